package regs

import (
	"slices"
	"strings"
	"testing"
)

// TestLibrary reads the common indicators: each stands once, under levels that tables
// have, with a form that a target can take and no figure that is the unit's to set.
func TestLibrary(t *testing.T) {
	all, err := Library()
	if err != nil || len(all) < 45 {
		t.Fatalf("%d %v", len(all), err)
	}
	seen, kinds := map[string]bool{}, map[string]int{}
	for _, i := range all {
		if seen[i.ID] {
			t.Errorf("%s twice", i.ID)
		}
		seen[i.ID] = true
		kinds[i.Kind]++
		if !slices.Contains([]string{"产出指标", "效益指标", "满意度指标"}, i.Level1) || !strings.HasSuffix(i.Level2, "指标") {
			t.Errorf("%s stands under %s %s", i.ID, i.Level1, i.Level2)
		}
		if own := !strings.Contains(i.ID, "/"); own && (i.Form == "" || i.Source == "" || len([]rune(i.Scope)) < 6) {
			t.Errorf("%s lacks something: %+v", i.ID, i)
		}
	}
	for _, want := range []string{"会议和培训", "工程和修缮", "补助和救助", "项目支出绩效评价共性指标体系框架", "部门整体支出绩效评价共性指标体系框架"} {
		if kinds[want] == 0 {
			t.Errorf("nothing of %s: %v", want, kinds)
		}
	}
}
