package budget

import (
	"strings"
	"testing"

	"jiheng/num"
)

func TestToDate(t *testing.T) {
	y := smallYear(t)
	y.Lines[0].Monthly = monthly(t, "10 10 10 10 10 10 10 10 5 5 5 5")
	y.Lines[1].Monthly = monthly(t, "1 1 1 1 1 1 1 1 1 1 1 4.5")
	y.Lines[2].Monthly = monthly(t, "_ _ 10 10 10 _ _ _ _ _ 0 30")
	all := func(Line) bool { return true }
	for _, c := range []struct {
		name                    string
		months                  int
		end                     string
		match                   func(Line) bool
		original, revised, paid string
		known                   bool
	}{
		{"1—4月，调整之前", 4, "2024-04-30", all, "200", "200", "64", true},
		{"1—7月，有追加", 7, "2024-07-31", all, "200", "212", "107", true},
		{"调整当天就算", 5, "2024-05-01", all, "200", "212", "85", true},
		{"全年", 12, "2024-12-31", all, "200", "210", "175.50", true},
		{"一种资金", 7, "2024-07-31", func(l Line) bool { return l.Fund == UnitFunds }, "30", "30", "0", false},
		{"那几个月还没有数", 2, "2024-02-29", func(l Line) bool { return l.ID == "P01" }, "50", "50", "0", false},
	} {
		s := y.ToDate(c.months, c.end, c.match)
		if s.Original != wanYuan(t, c.original) || s.Revised != wanYuan(t, c.revised) || s.Paid != wanYuan(t, c.paid) || s.Known != c.known {
			t.Errorf("%s: %+v", c.name, s)
		}
		if open := strings.Join(s.Unpaid, "、") == "P02"; open != c.match(y.Lines[3]) { // which is not in the table
			t.Errorf("%s: payments of %v are open", c.name, s.Unpaid)
		}
	}
}

func TestLamp(t *testing.T) {
	at := func(s string) num.Ratio { return num.MustDecimal(s).Ratio() }
	calendar, _ := num.Quo(num.Int(7).Ratio(), num.Int(12).Ratio())
	for _, c := range []struct {
		name, yellow, red, rate, want string
	}{
		{"超前", "10", "20", "0.9", "正常"},
		{"刚好", "10", "20", "0.58", "正常"},
		{"落后不到十个百分点", "10", "20", "0.49", "正常"},
		{"落后十个百分点多", "10", "20", "0.48", "提示"},
		{"落后二十个百分点多", "10", "20", "0.38", "预警"},
		{"没有提示线", "0", "20", "0.48", "正常"},
		{"没有预警线", "10", "0", "0.1", "提示"},
		{"没有线", "0", "0", "0", "正常"},
	} {
		m := &Monitoring{Yellow: num.MustDecimal(c.yellow), Red: num.MustDecimal(c.red)}
		if got := m.Lamp(at(c.rate), calendar); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	// Exactly ten points behind raises no notice yet.
	m := &Monitoring{Yellow: num.MustDecimal("10"), Red: num.MustDecimal("20")}
	if got := m.Lamp(at("0.4"), at("0.5")); got != "正常" {
		t.Errorf("exactly on the line: %s", got)
	}
}

func TestHasTask(t *testing.T) {
	y := smallYear(t)
	if !y.HasTask("RW01") || y.HasTask("RW09") || y.HasTask("") {
		t.Error("tasks are found wrongly")
	}
}
