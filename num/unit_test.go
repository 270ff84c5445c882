package num_test

import (
	"errors"
	"testing"

	"jiheng/num"
)

func TestConvert(t *testing.T) {
	for _, c := range []struct{ value, from, to, want string }{
		{"181.77", "万元", "元", "1817700"},
		{"106", "亿元", "万元", "1060000"},
		{"4.61", "亿美元", "万美元", "46100"},
		{"48.8", "万条", "条", "488000"},
		{"400", "kwp", "kWp", "400"},
		{"581.15", "万元/台", "元/台", "5811500"},
		{"1", "公顷", "平方米", "10000"},
		{"20", "%", "倍", "0.2"},
		{"12", "个月", "年", "1"},
		{"3", "千人", "人", "3000"},
		{"2", "百万元", "万元", "200"},
	} {
		q := num.Of(num.MustDecimal(c.value), num.MustUnit(c.from))
		got, err := q.In(num.MustUnit(c.to))
		if err != nil || got.String() != c.want {
			t.Errorf("%s%s in %s = %s, %v; want %s", c.value, c.from, c.to, got, err, c.want)
		}
	}
	for _, c := range [][2]string{{"家", "个"}, {"万元", "万美元"}, {"人", "人次"}, {"%", "百分点"}, {"元/台", "元"}, {"平方米", "亩"}} {
		if _, err := num.Of(num.Int(1), num.MustUnit(c[0])).In(num.MustUnit(c[1])); !errors.Is(err, num.ErrUnit) {
			t.Errorf("%s in %s: %v, want ErrUnit", c[0], c[1], err)
		}
	}
}

func TestParseUnit(t *testing.T) {
	for _, bad := range []string{"3个", "个 人", "很长很长很长的单位名", "/台", "元/", "个，"} {
		if u, err := num.ParseUnit(bad); err == nil {
			t.Errorf("ParseUnit(%q) = %q, want an error", bad, u)
		}
	}
	for _, same := range [][2]string{{"kwp", "kWp"}, {"％", "%"}, {"万元／台", "万元/台"}} {
		if num.MustUnit(same[0]).String() != num.MustUnit(same[1]).String() {
			t.Errorf("%s and %s are two units", same[0], same[1])
		}
	}
	if m, n := num.MustUnit("万条").Split(); m != "万" || n != "条" {
		t.Errorf("万条 splits into %q and %q", m, n)
	}
	if m, n := num.MustUnit("千瓦").Split(); m != "" || n != "千瓦" {
		t.Errorf("千瓦 splits into %q and %q: it is one word", m, n)
	}
}

func TestParseQuantity(t *testing.T) {
	for _, c := range []struct{ in, value, unit string }{{"15个", "15", "个"}, {"98.06%", "98.06", "%"}, {"42.00 万元", "42.00", "万元"}, {"１００％", "100", "%"}, {"5", "5", ""}} {
		d, u, err := num.ParseQuantity(c.in)
		if err != nil || d.String() != c.value || u.String() != c.unit {
			t.Errorf("ParseQuantity(%q) = %s %s, %v", c.in, d, u, err)
		}
	}
}

// Two printed figures meet where each, within half a unit of its last digit, can
// stand for one value.
func TestMeets(t *testing.T) {
	for _, c := range []struct {
		a, ua, b, ub string
		want         bool
	}{
		{"17636.00", "万元", "1.76", "亿元", true},
		{"17636.00", "万元", "1.77", "亿元", false},
		{"99", "%", "98.85", "%", true},
		{"98", "%", "98.85", "%", false},
		{"488317", "条", "48.8", "万条", true},
		{"86.18", "%", "86.19", "%", true},
		{"86.17", "%", "86.19", "%", false},
	} {
		a := num.MustDecimal(c.a).Envelope().Scale(num.MustUnit(c.ua).Factor())
		b := num.MustDecimal(c.b).Envelope().Scale(num.MustUnit(c.ub).Factor())
		if got := a.Meets(b); got != c.want {
			t.Errorf("%s%s and %s%s meet = %t; want %t", c.a, c.ua, c.b, c.ub, got, c.want)
		}
	}
}

func TestFen(t *testing.T) {
	f, err := num.FenOf(num.Of(num.MustDecimal("17636.00"), num.Wan))
	if err != nil || f != 17636_0000_00 {
		t.Fatalf("17636.00万元 = %d fen, %v", f, err)
	}
	if f.Yuan().String() != "176360000.00" || f.ShownWan().String() != "17636.00" {
		t.Errorf("prints %s元, %s万元", f.Yuan(), f.Wan())
	}
	for _, bad := range []string{"0.0000001", "99999999999999999999"} {
		if _, err := num.FenOf(num.Of(num.MustDecimal(bad), num.Wan)); !errors.Is(err, num.ErrRange) {
			t.Errorf("%s万元: %v, want ErrRange", bad, err)
		}
	}
	if _, err := num.Fen(1 << 62).Add(1 << 62); !errors.Is(err, num.ErrRange) {
		t.Errorf("overflow: %v, want ErrRange", err)
	}
}
