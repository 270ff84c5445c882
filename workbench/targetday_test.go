package workbench_test

import (
	"strings"
	"testing"

	"jiheng/budget"
)

// TestTargetDays asks about a target that is a day outside the year, in every way to
// write one: one before it cannot be kept, one after it may be meant, and what is no day
// is not asked about.
func TestTargetDays(t *testing.T) {
	y, err := reported(t).Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	for text, c := range map[string]struct {
		asks   string
		before bool
	}{
		"2024-10-31前": {}, "不晚于2024-01-01": {}, "2024-12-31前": {}, "≥2023个": {}, "=2025%": {}, "定性：2023-10-31前办完": {}, "2023—2025户": {},
		"2023-10-31前":   {"指标值的日期2023-10-31不在2024年里", true},
		"不晚于2023-12-31": {"指标值的日期2023-12-31不在2024年里", true},
		"1924-06-30前":   {"不在2024年里", true},
		"2025-01-01前":   {"指标值的日期2025-01-01不在2024年里；请核对", false},
		"不晚于2026-06-30": {"不在2024年里；请核对", false},
	} {
		target, err := budget.ParseTarget(text)
		if err != nil {
			t.Fatal(err)
		}
		says, before := y.TargetAsks(target)
		if (says == "") != (c.asks == "") || !strings.Contains(says, c.asks) || before != c.before {
			t.Errorf("%s: %q, before %v", text, says, before)
		}
	}
	if codes, _ := y.DayAsks(); len(codes) > 0 {
		t.Errorf("the sample is asked about %q", codes)
	}
	for i, ind := range y.Year.Indicators {
		if ind.Target.Day != "" {
			y.Year.Indicators[i].Target.Day = "2023-06-30"
			y.Year.Indicators[i].Adjusted = nil
			break
		}
	}
	if codes, _ := y.DayAsks(); len(codes) != 1 || !strings.Contains(y.Unaimed().Err().Error(), "2023-06-30不在2024年里") {
		t.Errorf("%q: %v", codes, y.Unaimed())
	}
}
