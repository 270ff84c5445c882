package final

import (
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/num"
	"jiheng/report"
)

// An indicator that missed its target wants a problem; one that reached it, or
// has no points yet, does not.
func TestMissedTargetWantsProblem(t *testing.T) {
	half := num.MustDecimal("0.5").Ratio()
	rated := func(r num.Ratio) budget.Score {
		return budget.Score{State: budget.Scored, HasRate: true, Completion: r, Weight: num.Int(10), Points: num.Int(5)}
	}
	quality := func(points int64) budget.Score {
		return budget.Score{State: budget.Scored, Weight: num.Int(10), Points: num.Int(points)}
	}
	for _, c := range []struct {
		name     string
		score    budget.Score
		target   string
		problems int
		want     string
	}{
		{"数量没有达到", rated(half), "≥40个", 0, "有1个指标没有达到指标值（SL01 走访次数）"},
		{"比率没有达到", rated(half), "=100%", 0, "有1个指标没有达到指标值"},
		{"反向没有达到", rated(half), "≤13.30万元", 0, "有1个指标没有达到指标值"},
		{"定性扣了分", quality(8), "定性：机制健全", 0, "有1个指标没有达到指标值"},
		{"写了问题", rated(half), "≥40个", 1, ""},
		{"达到了，目标偏低扣分", rated(num.MustDecimal("1.6").Ratio()), "≥40个", 0, ""},
		{"定性达成", quality(10), "定性：机制健全", 0, ""},
		{"还没有计分", budget.Score{State: budget.Missing, Weight: num.Int(10)}, "≥40个", 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			target, err := budget.ParseTarget(c.target)
			if err != nil {
				t.Fatal(err)
			}
			c.score.Code = "SL01"
			y := &budget.Year{Indicators: []*budget.Indicator{{Code: "SL01", Name: "走访次数", Target: target}}, Problems: make([]budget.Problem, c.problems)}
			got := ""
			for _, e := range Open(&dossier.Dossier{Year: y}, &report.Maker{Year: y, Eval: &budget.Evaluation{Scores: []budget.Score{c.score}}}) {
				if e.Code == "problems-open" {
					got = e.Message
				}
			}
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
