package web

import (
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/store"
	"jiheng/workbench"
)

// A paperView is one paper under a value.
type paperView struct {
	ID, Title, Letter, Grade, Where string
	File                            bool // it can be opened
}

// papersOf are the papers under the value that an entry states, the leading one first,
// with the place in it that the value names. One that the year does not have shows its
// number alone.
func papersOf(y *workbench.Year, e store.Entry) []paperView {
	if e.ID == "" {
		return nil
	}
	text := y.TextOf(e)
	var out []paperView
	for i, id := range dossier.PaperIDs(text("佐证")) {
		p := paperView{ID: id}
		for _, x := range y.Year.Evidence {
			if x.ID == id {
				p.Title, p.Grade, p.Letter, p.Where, p.File = x.Title, x.Grade, letters[x.Grade], x.Where, x.File != ""
			}
		}
		if at := text("位置"); i == 0 && at != "" {
			p.Where = at
		}
		out = append(out, p)
	}
	return out
}

// told is what a paper is, in a line.
func (p paperView) told() string {
	parts := []string{p.ID + "《" + p.Title + "》"}
	for _, s := range []string{p.Grade, p.Where} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "·")
}

// weak reports a paper that is nothing but the unit's word, or is not there.
func (p paperView) weak() bool { return p.Grade == "" || p.Grade == dossier.OwnWord }

// mostDeep bounds how far a figure is followed to its grounds.
const mostDeep = 12

// proven reports a figure that rests on papers or records down to its grounds, and on
// nobody's mere word.
func proven(facts *fact.Set, f fact.Fact, deep int) bool {
	switch a := f.Account; {
	case f.ID == "" || f.Value.IsBlank():
		return false
	case a.Kind == fact.Stated || a.Kind == fact.Document || a.Kind == fact.Ledger:
		return a.Grade != "" && a.Grade != dossier.OwnWord
	case a.Kind == fact.Formula && deep > 0:
		for _, id := range a.Inputs {
			in, _ := facts.Get(id)
			if !proven(facts, in, deep-1) {
				return false
			}
		}
	}
	return true
}

// provenOf tells how much of the weight rests on evidence (佐证覆盖): 92.5/100; empty
// where nothing has a weight.
func provenOf(y *workbench.Year) string {
	if y.Eval == nil || y.Maker == nil {
		return ""
	}
	var has, all []num.Decimal
	for _, s := range y.Eval.Scores {
		ind, ok := y.Year.IndicatorByCode(s.Code)
		if !ok || ind.NotApply != "" || s.State == budget.NoWeight {
			continue
		}
		all = append(all, s.Weight)
		if f, _ := y.Maker.Facts.Get(s.Code); proven(y.Maker.Facts, f, mostDeep) {
			has = append(has, s.Weight)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return num.Sum(has...).String() + "/" + num.Sum(all...).String()
}

// told is how much is filled in, and how much of it has evidence.
func (s sumView) told() string {
	out := "已填" + itoa(s.Filled) + "/" + itoa(s.Rows) + "项"
	if s.Proven != "" {
		out += "，有佐证的占分值" + s.Proven
	}
	return out
}
