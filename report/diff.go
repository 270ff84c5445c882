package report

import (
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/num"
)

// A Move is a figure that differs between two lists of facts: before or after is
// empty where the figure is new or gone.
type Move struct {
	Fact   string `json:"fact"`
	Name   string `json:"name"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// Moves compares two lists of facts by what they print and by their exact
// values, in the order of the later one; what is gone comes last.
func Moves(before, after []FactJSON) []Move {
	old := map[string]FactJSON{}
	for _, f := range before {
		old[f.ID] = f
	}
	var out []Move
	for _, f := range after {
		was, ok := old[f.ID]
		delete(old, f.ID)
		switch {
		case !ok:
			out = append(out, Move{f.ID, f.Name, "", f.Prints})
		case was.Prints != f.Prints:
			out = append(out, Move{f.ID, f.Name, was.Prints, f.Prints})
		case was.Value != f.Value || was.Unit != f.Unit:
			out = append(out, Move{f.ID, f.Name, was.Prints + "（" + was.Value + was.Unit + "）", f.Prints + "（" + f.Value + f.Unit + "）"})
		}
	}
	for _, f := range before {
		if _, gone := old[f.ID]; gone {
			out = append(out, Move{f.ID, f.Name, f.Prints, ""})
		}
	}
	return out
}

// A Difference is a figure or a score that differs between two dossiers, or a
// total or grade.
type Difference struct {
	Kind string `json:"kind"` // fact, score, total, grade
	Move
	Change string `json:"change,omitempty"` // after less before, with its unit
	Group  string `json:"group,omitempty"`  // of facts: one of DiffGroups
}

// DiffGroups lists the groups of figures, in the order in which they are read.
var DiffGroups = []string{"指标值", "完成值", "预算和决算", "其他数"}

// Diff compares two dossiers: total and grade, scores, then figures in the order
// of the second one, those that are gone last.
func Diff(before, after *Maker) []Difference {
	var out []Difference
	a, b := before.Eval, after.Eval
	if was, is := a.PrintTotal(), b.PrintTotal(); was != is {
		d := Difference{Kind: "total", Move: Move{"自评总分", "自评总分", was, is}}
		if a.Rated && b.Rated {
			d.Change = b.Total.Sub(a.Total).Signed()
		}
		out = append(out, d)
	}
	if was, is := a.PrintGrade(), b.PrintGrade(); was != is {
		out = append(out, Difference{Kind: "grade", Move: Move{"自评等级", "自评等级", was, is}})
	}
	out = append(out, diffScores(a, b)...)
	for _, m := range Moves(unscored(before), unscored(after)) {
		old, _ := before.Facts.Get(m.Fact)
		now, _ := after.Facts.Get(m.Fact)
		out = append(out, Difference{Kind: "fact", Move: m, Change: changeOf(old, now), Group: diffGroup(after, before, m.Fact)})
	}
	return out
}

// unscored lists the figures but those of the score, which have a list of their
// own.
func unscored(m *Maker) []FactJSON {
	var out []FactJSON
	for _, f := range m.Facts.All() {
		if f.Account.Kind != fact.Score {
			out = append(out, Fact(f))
		}
	}
	return out
}

func diffScores(a, b *budget.Evaluation) []Difference {
	old := map[string]budget.Score{}
	for _, s := range a.Scores {
		old[s.Code] = s
	}
	var out []Difference
	put := func(s budget.Score, before, after, change string) {
		if before != after {
			out = append(out, Difference{Kind: "score", Move: Move{s.Code, s.Name, before, after}, Change: change})
		}
	}
	for _, s := range b.Scores {
		was, ok := old[s.Code]
		delete(old, s.Code)
		switch {
		case !ok:
			put(s, "", s.Print(), "")
		case was.State == budget.Scored && s.State == budget.Scored:
			put(s, was.Print(), s.Print(), s.Points.Sub(was.Points).Signed())
		default:
			put(s, was.Print(), s.Print(), "")
		}
	}
	for _, s := range a.Scores {
		if _, gone := old[s.Code]; gone {
			put(s, s.Print(), "", "")
		}
	}
	return out
}

// changeOf is what a number grew by, in the unit of its later value, and by what
// share.
func changeOf(before, after fact.Fact) string {
	q, ok := before.Value.Quantity()
	if !ok || !after.Value.IsNumber() {
		return ""
	}
	old, err := q.In(after.Value.Unit)
	if err != nil {
		return ""
	}
	diff := after
	diff.Qualifier, diff.Display.Words = "", false
	diff.Value.Number = after.Value.Number.Sub(old)
	unit := diff.Value.Unit
	if unit == num.Pct {
		diff.Value.Unit, diff.Display.Unit = num.MustUnit("个百分点"), num.Unit{}
	}
	text := diff.Print().Text
	if diff.Value.Number.Sign() > 0 {
		text = "+" + text
	}
	if share, ok := num.Quo(diff.Value.Number, old.Abs()); ok && unit != num.Pct {
		text += "（" + share.Percent(1).Signed() + "%）"
	}
	return text
}

func diffGroup(after, before *Maker, id string) string {
	_, now := after.Year.IndicatorByCode(id)
	_, was := before.Year.IndicatorByCode(id)
	i := strings.LastIndex(id, "-")
	switch {
	case now || was:
		return DiffGroups[1]
	case strings.HasSuffix(id, "指标值"):
		return DiffGroups[0]
	case i > 0 && (isStage(id[i+1:]) || strings.HasPrefix(id, "累计支付-")):
		return DiffGroups[2]
	}
	return DiffGroups[3]
}

func isStage(s string) bool {
	for _, x := range append([]string{"执行率"}, budget.Stages...) {
		if s == x {
			return true
		}
	}
	return false
}
