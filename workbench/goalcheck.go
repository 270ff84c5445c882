package workbench

import (
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/dossier"
	"jiheng/fault"
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

// GoalOpen is what keeps the goals and indicators from being checked whole: wrong is what
// cannot be read and what does not add up, each at its place; targets and weights are the
// codes of the indicators for which none is set. All are empty where nothing is open, and
// for a year without a pack.
func (y *Year) GoalOpen() (wrong fault.List, targets, weights []string) {
	if y.Eval == nil {
		return nil, nil, nil
	}
	for _, o := range y.Open {
		if file := o.Place.File; (file == dossier.FileIndicators || file == dossier.FileGoals) && !slices.Contains(notOfGoals, o.Code) {
			wrong = append(wrong, o)
		}
	}
	targets, weights = y.empty()
	for _, g := range y.Eval.Gaps {
		if len(weights) == 0 || g.Sum.Cmp(g.Asked) > 0 { // what is short may stand in those that are not set
			wrong = append(wrong, gapFault(g))
		}
	}
	if sum, ok := y.Year.GoalShares(); !ok {
		wrong = append(wrong, sharesFault(sum.String()))
	}
	return wrong, targets, weights
}

// notOfGoals are the codes of what is open in the file of indicators and is no part of what
// is promised: results and their reasons, and the sums that are told with their class.
var notOfGoals = []string{"weight-sum", "figure-typed", "explain", "score-open"}
