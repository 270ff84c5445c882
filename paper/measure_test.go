package paper

import "testing"

// Values in Han numerals are compared as those in digits.
func TestCompareHan(t *testing.T) {
	for _, c := range []struct {
		target, actual string
		missed         bool
	}{
		{"≥两场", "2场", false},
		{"≥两场", "1场", true},
		{"不少于三次", "三次", false},
		{"≥十二场", "11场", true},
		{"≤三天", "四天", true},
		{"≥二十人", "十九人", true},
	} {
		got, ok := Compare(c.target, c.actual)
		if !ok || got.Missed() != c.missed {
			t.Errorf("%s and %s: read %v, missed %v; want missed %v", c.target, c.actual, ok, got.Missed(), c.missed)
		}
	}
	for _, s := range []string{"≥若干场", "一切正常", "≥三五场"} {
		if m, ok := readMeasure(s); ok {
			t.Errorf("%s was read as %s", s, m.number)
		}
	}
}
