package rules

import (
	"strings"
	"testing"
)

// The column of indicators bears many names; beside targets and what was reached it is one.
// A head over several columns, a form of monitoring and a table without either are none.
func TestColumnsOfIndicators(t *testing.T) {
	table := func(lines ...string) string {
		var b strings.Builder
		for _, l := range lines {
			b.WriteString("<tr><td>" + strings.ReplaceAll(l, "|", "</td><td>") + "</td></tr>")
		}
		return "<h1>青山县林业局2025年度整体支出绩效自评表</h1><table>" + b.String() + "</table>"
	}
	const missed = "森林抚育|8000亩|7200亩|15|15"
	for _, c := range []struct{ name, head, row, want string }{
		{"指标", "指标|指标值|完成值|分值|得分", missed, "SCR-05"},
		{"绩效指标", "绩效指标|年度指标值|实际完成值|分值|得分", missed, "SCR-05"},
		{"指标内容", "指标内容|目标值|完成情况|权重|得分", missed, "SCR-05"},
		{"考核指标", "考核指标|指标值|完成值|分值|得分", missed, "SCR-05"},
		{"三级指标", "三级指标|指标值|完成值|分值|得分", missed, "SCR-05"},
		{"达到了", "指标|指标值|完成值|分值|得分", "森林抚育|8000亩|8000亩|15|15", ""},
		{"监控表", "绩效指标|指标值|1—7月完成值|分值|得分", missed, ""},
		{"全年预计", "绩效指标|指标值|完成值|全年预计完成|得分", missed, ""},
		{"没有完成值也没有得分", "指标|指标值|单位|来源|科室", "森林抚育|8000亩|亩|台账|造林股", ""},
	} {
		if got := idsFound(t, "例.html", page(t, table(c.head, c.row)), "SCR-05"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	// A head over three columns heads no column: the row below it does.
	const group = `<h1>青山县林业局2025年度整体支出绩效自评表</h1><table><tr><td colspan=3>绩效指标</td><td rowspan=2>指标值</td><td rowspan=2>完成值</td><td rowspan=2>分值</td><td rowspan=2>得分</td></tr>` +
		`<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td></tr><tr><td>产出指标</td><td>数量指标</td><td>森林抚育</td><td>8000亩</td><td>7200亩</td><td>15</td><td>15</td></tr></table>`
	if got := idsFound(t, "例.html", page(t, group), "SCR-05"); got != "SCR-05" {
		t.Errorf("a head over three columns: %q", got)
	}
}
