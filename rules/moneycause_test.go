package rules

import (
	"strings"
	"testing"
)

// A fund of a whole that was spent as it should needs no reason of its own, and what was
// left needs no more than the cause in its sentence.
func TestFundsOfAWholeAndCauses(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ text, want string }{
		{"全年预算1000万元，支出950万元，执行率95%。其中：一般公共预算800万元，支出780万元，执行率97.5%；政府性基金200万元，支出170万元，执行率85%。", "BUD-23"},
		{"资金构成：（1）财政拨款800万元，支出790万元，执行率98.75%；（2）自筹资金100万元，支出80万元，执行率80%。合计900万元，支出870万元，执行率96.67%。", ""},
		{"全年预算500万元，实际支出470万元，执行率94%，其中：中央资金300万元，支出300万元，执行率100%；县级资金200万元，支出170万元，执行率85%。", "BUD-23"},
		{"全年预算160万元，支出143万元，执行率89.38%。", "BUD-09 BUD-23"},
		{"全年预算500万元，支出400万元，执行率80%，其中：中央资金300万元，支出300万元，执行率100%；县级资金200万元，支出100万元，执行率50%。", "BUD-09 BUD-23"},
		{"全年预算160万元，支出143万元，剩余17万元，因材料涨价重新询价。", ""},
		{"由于招标推迟，全年预算160万元仅支出143万元，执行率89.38%。", ""},
		{"全年预算160万元，因招标推迟，支出150万元，执行率93.75%。", ""},
		{"全年预算160万元，支出150万元，执行率93.75%，主要是招标节约10万元。", ""},
	} {
		text := "柳河镇2024年度防汛项目支出绩效自评报告\n一、资金情况\n" + c.text + "\n二、存在问题\n巡查少。"
		got := foundBy(t, set, text, "BUD-09", "BUD-23")
		for _, id := range []string{"BUD-09", "BUD-23"} {
			if has := strings.Contains(strings.Join(got, "；"), id); has != strings.Contains(c.want, id) {
				t.Errorf("%s\n%s found %v: %q", c.text, id, !strings.Contains(c.want, id), got)
			}
		}
	}
}
