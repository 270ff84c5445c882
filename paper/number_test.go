package paper_test

import (
	"testing"

	"jiheng/paper"
)

// A minus in a cell may have any shape; a short whole number in brackets, a year
// and a mark are no amounts.
func TestDecimalOf(t *testing.T) {
	for in, want := range map[string]string{"12.50": "12.50", "-12.50": "-12.50", "－12.50": "-12.50", "−12.50": "-12.50", "(12.50)": "-12.50", "（1,234.50）": "-1234.50", "△5": "-5",
		"负3.2": "-3.2", "95%": "95", "-5％": "-5", "１２": "12", "(1)": "", "（2024）": "", "—": "", "-": "", "12人": "", "": ""} {
		d, ok := paper.DecimalOf(in)
		got := ""
		if ok {
			got = d.String()
		}
		if got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

// Targets and values compare however their numbers are written.
func TestCompareNumerals(t *testing.T) {
	for _, c := range []struct {
		target, actual string
		ok, missed     bool
	}{
		{"≥两场", "3场", true, false}, {"≥三次", "两次", true, true}, {"不少于十二人", "11人", true, true}, {"≥九成五", "94%", true, true},
		{"≥百分之九十", "百分之九十一点五", true, false}, {"≤千分之三", "2‰", true, false}, {"1万5千人", "14000人", true, true}, {"≥1 200人", "1300人", false, false},
		{"≥95%", "95", false, false}, {"≥良好", "良好", false, false}, {"两场", "约三场", false, false}, {"≤五个工作日", "4个工作日", true, false},
	} {
		got, ok := paper.Compare(c.target, c.actual)
		if ok != c.ok || ok && got.Missed() != c.missed {
			t.Errorf("%s and %s: compared %v, missed %v", c.target, c.actual, ok, ok && got.Missed())
		}
	}
}

// Amounts in Han numerals and in steps print in the unit that they are written in.
func TestFiguresInSteps(t *testing.T) {
	for in, want := range map[string]string{"支出两亿三千万元": "23000万元", "支出两点三亿元": "2.3亿元", "支出2亿3000万元": "23000万元", "支出三万五千六百元": "35600元", "共十五人": "", "支出1万5千元": "15000元"} {
		got := ""
		for _, f := range paper.FiguresOf(in) {
			got += f.Number.String() + f.Measured()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
