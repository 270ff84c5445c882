package extract_test

import (
	"testing"

	"jiheng/extract"
)

// The growth of an amount for each is computed from amounts of its own name, not from the
// total beside it.
func TestGrowthOfAmountsForEach(t *testing.T) {
	for _, c := range []struct {
		text string
		ok   bool
	}{
		{"年度实际支出464.86万元，人均支出88.71元，较上年人均84.30元提高4.41元，增幅5.23%。", true},
		{"全年支出320万元，户均补助2500元，比上年户均2000元增加500元，增长25%。", true},
		{"项目支出96万元，单位成本48.00元，比上年单位成本50.00元下降2.00元，降幅4%。", true},
		{"年度实际支出464.86万元，户均支出88.71元，比上年84.30元增加4.41元，增长5.23%。", true},
		{"支出合计1200万元，生均经费1250元，较上年生均1200元增加50元，增长4.17%。", true},
		{"全年支出1,050万元（人均88.71元），较上年增加50万元，增长5%。", true},
		{"年度实际支出464.86万元，人均支出88.71元，较上年人均84.30元提高4.41元，增幅6.23%。", false},
		{"全年支出320万元，户均补助2500元，比上年户均2000元增加600元，增长25%。", false},
	} {
		ls := lines(t, c.text)
		ok := true
		for _, cl := range extract.Claims(ls, extract.Facts(ls)) {
			if !cl.Consistent {
				ok = false
				if c.ok {
					t.Errorf("%s: %s, %s %s", c.text, cl.Claim, cl.Recomputed, cl.Note)
				}
			}
		}
		if ok != c.ok {
			t.Errorf("%s: consistent %v, want %v", c.text, ok, c.ok)
		}
	}
}
