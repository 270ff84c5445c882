package num_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"jiheng/num"
)

func dec(s string) num.Decimal { return num.MustDecimal(s) }

// TestTextsOfDecimals writes decimals in their ways, and reads them back.
func TestTextsOfDecimals(t *testing.T) {
	for _, c := range []struct{ in, canonical, signed, abs string }{
		{"1.50", "1.5", "+1.50", "1.50"}, {"100", "100", "+100", "100"}, {"-0.00", "0", "0.00", "0.00"}, {"-7.0", "-7", "-7.0", "7.0"}, {"0", "0", "0", "0"},
		{strings.Repeat("9", 30) + ".10", strings.Repeat("9", 30) + ".1", "+" + strings.Repeat("9", 30) + ".10", strings.Repeat("9", 30) + ".10"},
	} {
		d := dec(c.in)
		if d.Canonical() != c.canonical || d.Signed() != c.signed || d.Abs().String() != c.abs {
			t.Errorf("%s: %s %s %s", c.in, d.Canonical(), d.Signed(), d.Abs())
		}
		text, err := d.MarshalText()
		var back num.Decimal
		if err != nil || back.UnmarshalText(text) != nil || back.Cmp(d) != 0 || back.Scale() != d.Scale() {
			t.Errorf("%s comes back as %s", text, back)
		}
	}
	var d num.Decimal
	if d.UnmarshalText([]byte("十")) == nil {
		t.Error("a word was read")
	}
	if s := num.Sum(dec("0.1"), dec("0.2"), dec("-0.30")); s.Sign() != 0 || s.Scale() != 2 || num.Sum().String() != "0" {
		t.Errorf("the sum is %s", s)
	}
	if n := num.Int(math.MinInt64); n.String() != "-9223372036854775808" || num.Int(-3).String() != "-3" {
		t.Errorf("%s", n)
	}
	for what, panics := range map[string]func(){"MustDecimal": func() { num.MustDecimal("1e5") }, "MustUnit": func() { num.MustUnit("1 2") }} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s took what is none", what)
				}
			}()
			panics()
		}()
	}
}

// TestRatios compares, bounds and prints ratios, and reads what it prints.
func TestRatios(t *testing.T) {
	third, err := num.ParseRatio("1/3")
	if err != nil || third.String() != "1/3" || third.Neg().String() != "-1/3" || third.Neg().Abs().Cmp(third) != 0 {
		t.Fatal(third, err)
	}
	half := dec("0.50").Ratio()
	if third.Min(half).Cmp(third) != 0 || half.Min(third).Cmp(third) != 0 || third.Max(half).Cmp(half) != 0 || half.Max(third).Cmp(half) != 0 || half.Min(half).Cmp(half) != 0 || half.Max(half).Cmp(half) != 0 {
		t.Error("the smaller or the larger is another")
	}
	if third.Bits() != 3 || (num.Ratio{}).Bits() != 1 || (num.Ratio{}).Sign() != 0 {
		t.Errorf("%d %d", third.Bits(), num.Ratio{}.Bits())
	}
	if p := third.Percent(2).String(); p != "33.33" {
		t.Error(p)
	}
	if _, ok := num.Quo(half, num.Ratio{}); ok {
		t.Error("divided by zero")
	}
	for _, in := range []string{"47/50", "-1/3", "0.1", "12", "1/1024", "1/" + strings.Repeat("9", 25), "1/100000000000000000000"} {
		var r num.Ratio
		if err := r.UnmarshalText([]byte(in)); err != nil {
			t.Fatal(in, err)
		}
		text, _ := r.MarshalText()
		var back num.Ratio
		if err := back.UnmarshalText(text); err != nil || back.Cmp(r) != 0 {
			t.Errorf("%s: %s", in, text)
		}
	}
	if r, _ := num.ParseRatio("1/100000000000000000000"); r.String() != "0.00000000000000000001" {
		t.Error(r.String())
	}
	for _, bad := range []string{"1/0", "a/2", "1/b", "x"} {
		var r num.Ratio
		if r.UnmarshalText([]byte(bad)) == nil {
			t.Errorf("%s was read", bad)
		}
	}
	for _, c := range []struct {
		in     string
		places int
		mode   num.Mode
		want   string
	}{{"149", -2, num.HalfUp, "100"}, {"150", -2, num.HalfUp, "200"}, {"-150", -2, num.HalfUp, "-200"}, {"199", -2, num.Down, "100"},
		{"123456789012345678901.5", 0, num.HalfUp, "123456789012345678902"}, {"-123456789012345678901.5", 0, num.HalfUp, "-123456789012345678902"}, {"123456789012345678901.9", 0, num.Down, "123456789012345678901"}} {
		if got := dec(c.in).Ratio().Round(c.places, c.mode).String(); got != c.want {
			t.Errorf("%s to %d: %s, want %s", c.in, c.places, got, c.want)
		}
	}
}

// TestAmountsInFen keeps to the fen what is whole fen, and refuses the rest.
func TestAmountsInFen(t *testing.T) {
	wan := num.MustUnit("万元")
	f, err := num.FenOf(num.Of(dec("1.234567"), wan))
	if err != nil || f != 1234567 || f.Quantity().Unit != num.Yuan || f.Quantity().Value.String() != "12345.67" {
		t.Fatal(f, err)
	}
	for _, bad := range []num.Quantity{num.Of(dec("0.001"), num.Yuan), num.Of(dec("1"), num.MustUnit("条")), num.Of(dec("99999999999999999999"), num.Yuan)} {
		if f, err := num.FenOf(bad); err == nil {
			t.Errorf("%d was taken", f)
		}
	}
	for _, c := range []struct {
		a, b num.Fen
		ok   bool
	}{{math.MaxInt64, 1, false}, {math.MinInt64, -1, false}, {math.MaxInt64, math.MinInt64, true}, {math.MaxInt64 - 1, 1, true}, {math.MinInt64 + 1, -1, true}, {1, 0, true}} {
		sum, err := c.a.Add(c.b)
		if (err == nil) != c.ok || !c.ok && !errors.Is(err, num.ErrRange) || c.ok && sum != c.a+c.b {
			t.Errorf("%d + %d: %d %v", c.a, c.b, sum, err)
		}
	}
	if num.Fen(math.MinInt64).Yuan().String() != "-92233720368547758.08" {
		t.Error(num.Fen(math.MinInt64).Yuan())
	}
}

// TestUnitsAndQuantities tells units apart, and compares what can be.
func TestUnitsAndQuantities(t *testing.T) {
	if n, err := num.Of(dec("1"), num.MustUnit("万元")).Cmp(num.Of(dec("9999.99"), num.Yuan)); err != nil || n != 1 {
		t.Error(n, err)
	}
	if _, err := num.Of(dec("1"), num.Yuan).Cmp(num.Of(dec("1"), num.MustUnit("条"))); !errors.Is(err, num.ErrUnit) {
		t.Error(err)
	}
	for word, want := range map[string]string{"万": "10000", "亿": "100000000", "千万": "10000000", "百": "100"} {
		if f, ok := num.Multiple(word); !ok || f.String() != want {
			t.Errorf("%s: %s", word, f)
		}
	}
	if _, ok := num.Multiple("个"); ok {
		t.Error("个 multiplies")
	}
	perDevice := num.MustUnit("元/台")
	if over, under := perDevice.Bases(); over != "元" || under != "台" || perDevice.Money() || !num.MustUnit("亿美元").Money() || num.MustUnit("条").Money() {
		t.Errorf("%s %s", over, under)
	}
	var none num.Unit
	if !none.IsZero() || num.Yuan.IsZero() || none.Factor().Cmp(num.One) != 0 {
		t.Error("no unit is one")
	}
	for in, want := range map[string][2]string{"万条": {"万", "条"}, "万元": {"万", "元"}, "千米": {"", "千米"}, "台": {"", "台"}, "台次": {"", "台次"}} {
		if m, n := num.MustUnit(in).Split(); m != want[0] || n != want[1] {
			t.Errorf("%s: %q %q", in, m, n)
		}
	}
	if text, err := perDevice.MarshalText(); err != nil || string(text) != "元/台" {
		t.Errorf("%s", text)
	}
	for _, bad := range []string{"万亿万亿元", "元/", "1个", "一二三四五六七八九", "元/1"} {
		if u, err := num.ParseUnit(bad); err == nil {
			t.Errorf("%s is %v", bad, u)
		}
	}
	if _, _, err := num.ParseQuantity("万元"); err == nil {
		t.Error("no number was read")
	}
	if d, u, err := num.ParseQuantity("48.8万条"); err != nil || d.String() != "48.8" || u.String() != "万条" {
		t.Error(d, u, err)
	}
}
