package final

import (
	"testing"

	"jiheng/budget"
	"jiheng/check"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/paper"
)

func TestSentence(t *testing.T) {
	for _, c := range []struct {
		name, line, quote string
		caret             int
		want              string
	}{
		{"段里的一句", "走访三次。执行率80%，偏低。下年改进。", "80%", 8, "执行率80%，偏低。"},
		{"第一句", "执行率80%。下年改进。", "80%", 3, "执行率80%。"},
		{"没有句号", "执行率80%", "80%", 3, "执行率80%"},
		{"引文跨句", "执行率80%。偏低。下年。", "80%。偏低", 3, "执行率80%。偏低。"},
		{"整份文件", "", "", 0, ""},
		{"光标在行外", "甲。乙", "", 9, "乙"},
	} {
		if got := Sentence(check.Finding{Line: c.line, Caret: c.caret, Site: paper.Site{Quote: c.quote}}); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// An error is let stand only by a release that names the same rule, paper,
// sentence and message; errors about prompts never are.
func TestJudge(t *testing.T) {
	found := check.Finding{Rule: "BUD-03", Severity: check.Error, Message: "应是85%。", Line: "执行率80%。", Caret: 3, Site: paper.Site{Quote: "80%"}}
	same := budget.Release{Rule: "BUD-03", Paper: "自评报告", Sentence: "执行率80%。", Says: "应是85%。", Reason: "口径不同", By: "镇长"}
	change := func(f func(r *budget.Release)) budget.Release { r := same; f(&r); return r }
	prompt := found
	prompt.Rule = "GEN-08"
	also := found
	also.Also = []string{"GEN-09"}
	warning := found
	warning.Severity = check.Warning
	for _, c := range []struct {
		name                      string
		finding                   check.Finding
		release                   budget.Release
		hindrances, released, not int
	}{
		{"放行", found, same, 0, 1, 0},
		{"句子改了", found, change(func(r *budget.Release) { r.Sentence = "执行率81%。" }), 1, 0, 1},
		{"数变了", found, change(func(r *budget.Release) { r.Says = "应是86%。" }), 1, 0, 1},
		{"别的文件", found, change(func(r *budget.Release) { r.Paper = "绩效目标表" }), 1, 0, 1},
		{"别的规则", found, change(func(r *budget.Release) { r.Rule = "BUD-04" }), 1, 0, 1},
		{"占位符不能放行", prompt, change(func(r *budget.Release) { r.Rule = "GEN-08" }), 1, 0, 1},
		{"兼有提示语的不能放行", also, same, 1, 0, 1},
		{"警告不拦", warning, same, 0, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &dossier.Dossier{Year: &budget.Year{Releases: []budget.Release{c.release}}}
			v := Judge(d, []*check.Result{{File: "自评报告", Findings: []check.Finding{c.finding}}})
			if len(v.Hindrances) != c.hindrances || len(v.Released) != c.released || len(v.Unused) != c.not {
				t.Errorf("%d hindrances, %d released, %d unused; want %d, %d, %d", len(v.Hindrances), len(v.Released), len(v.Unused), c.hindrances, c.released, c.not)
			}
			if len(v.Hindrances) == 1 && (v.Hindrances[0].Release == "") == Releasable(c.finding.Rule) && c.finding.Also == nil {
				t.Errorf("offers %q", v.Hindrances[0].Release)
			}
		})
	}
}

// A rule that broke off has not passed.
func TestBrokenRule(t *testing.T) {
	v := Judge(&dossier.Dossier{Year: &budget.Year{}}, []*check.Result{{File: "自评报告", Outcomes: []check.RuleOutcome{
		{Rule: "BUD-03", State: check.StateUndecided, Why: "没有同时写出预算数和支出数"}, {Rule: "BUD-04", State: check.StateUndecided, Why: "程序出错，这条规则没有判定：x"}}}})
	if len(v.Hindrances) != 1 || v.Hindrances[0].Code != "check-broken" || v.Hindrances[0].Kind != fault.Internal {
		t.Errorf("%+v", v.Hindrances)
	}
}

func TestOffices(t *testing.T) {
	o := officesOf(&budget.Year{
		Indicators: []*budget.Indicator{{Office: "经发办", Place: fault.Place{File: "指标.yaml", Line: 3}}, {Office: "社事办", Place: fault.Place{File: "指标.yaml", Line: 20}}},
		Ledgers:    []*budget.Ledger{{Office: "城管办", Place: fault.Place{File: "台账/T01.yaml", Line: 1}}}, Facts: known(t)})
	for _, c := range []struct {
		at   fault.Place
		want string
	}{{fault.Place{File: "指标.yaml", Line: 2}, Finance}, {fault.Place{File: "指标.yaml", Line: 3}, "经发办"}, {fault.Place{File: "指标.yaml", Line: 19}, "经发办"},
		{fault.Place{File: "指标.yaml", Line: 25}, "社事办"}, {fault.Place{File: "台账/T01.xlsx", Line: 400}, "城管办"}, {fault.Place{File: "单位.yaml", Line: 1}, Finance}, {fault.Place{}, Finance}} {
		if got := o.at(c.at); got != c.want {
			t.Errorf("%s belongs to %s, want %s", c.at, got, c.want)
		}
	}
}
