package workbench

import (
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/final"
	"jiheng/report"
)

// goalRules are the families of rules that speak of goals and indicators.
var goalRules = []string{"IND-"}

// GoalFindings are what the rules of goals and indicators find in the year's form of
// goals, as it stands: the gravest first. A year without a pack has none.
func (y *Year) GoalFindings() ([]check.Finding, error) {
	papers, m, _ := y.press()
	if m == nil {
		return nil, nil
	}
	set, err := ruleSet()
	if err != nil {
		return nil, err
	}
	papers = slices.DeleteFunc(slices.Clone(papers), func(p report.Paper) bool { return p.Name != goalPaper })
	var out []check.Finding
	for _, r := range final.Check(set, y.Dossier, m, papers) {
		for _, f := range r.Findings {
			if slices.ContainsFunc(goalRules, func(family string) bool { return strings.HasPrefix(f.Rule, family) }) {
				out = append(out, f)
			}
		}
	}
	grave := []check.Severity{check.Error, check.Warning, check.Notice}
	slices.SortStableFunc(out, func(a, b check.Finding) int { return slices.Index(grave, a.Severity) - slices.Index(grave, b.Severity) })
	return out, nil
}

// goalPaper is the name of the form of goals.
const goalPaper = "绩效目标表"
