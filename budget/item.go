package budget

import (
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
)

// scoreItem scores an indicator of the pack's own table by the fact that it
// names; what the dossier lacks stays open.
func scoreItem(i regs.Item, actual func(string) (fact.Fact, bool)) (Score, error) {
	s := Score{Code: i.Name, Name: i.Name, Group: i.Group, Approved: i.Weight, Weight: i.Weight, State: Scored, Function: i.Method.Function, Fact: i.Fact}
	var f fact.Fact
	if i.Fact != "" {
		f, _ = actual(i.Fact)
	}
	q, isNumber := f.Value.Quantity()
	switch judged := i.Method.Function == "judged"; {
	case !isNumber && judged:
		s.State = Unjudged
		s.Says = []string{"须由评分人按检查要点给分" + orFact("，记入档案的“", i.Fact, "”") + "；现在不计分"}
		return s, nil
	case !isNumber:
		s.State = Unjudged
		s.Says = []string{"档案里没有“" + i.Fact + "”，不计分"}
		return s, nil
	case judged:
		return judgedItem(i, f, q, s)
	}
	rate, err := q.In(num.MustUnit("倍"))
	if err != nil {
		return s, fault.Bad(i.Method.Place, "score", "指标“%s”要用比率，“%s”是%s", i.Name, i.Fact, f.Print().Text).Because(err)
	}
	points, says, err := pointsOf(i.Method, i.Weight.Ratio(), rate, false)
	if err != nil {
		return s, fault.Bad(i.Method.Place, "score", "指标“%s”不能计分", i.Name).Because(err)
	}
	s.Exact = points.Max(num.Ratio{}).Min(i.Weight.Ratio())
	s.Points = s.Exact.Round(2, num.HalfUp)
	s.Completion, s.HasRate = rate, true
	s.Says = []string{f.Name + f.Print().Text, says, "四舍五入取两位，得" + s.Points.String() + "分"}
	return s, nil
}

// judgedItem takes the points that a person gave.
func judgedItem(i regs.Item, f fact.Fact, q num.Quantity, s Score) (Score, error) {
	points, err := q.In(num.MustUnit("分"))
	if err != nil || points.Sign() < 0 || points.Cmp(i.Weight.Ratio()) > 0 {
		return s, fault.Bad(f.Account.Place, "score", "指标“%s”的评分“%s”应是0至%s分", i.Name, f.Print().Text, i.Weight).Because(err)
	}
	s.Exact, s.Points = points, points.Round(2, num.HalfUp)
	s.Says = []string{"由评分人按检查要点给分，得" + s.Points.String() + "分"}
	return s, nil
}

func orFact(before, id, after string) string {
	if id == "" {
		return ""
	}
	return before + id + after
}
