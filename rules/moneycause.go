package rules

import (
	"strings"

	"jiheng/num"
	"jiheng/paper"
)

// wholeSpent reports one of a list of funds in a paragraph whose whole has been spent as
// it should: the rate that has to be explained is the whole's.
func wholeSpent(rows []paper.MoneyRow, r *paper.MoneyRow) bool {
	if r.Table != nil {
		return false
	}
	for i := range rows {
		w := &rows[i]
		if w.Table != nil || w.Line != r.Line || w.Inner || !spentEnough(w) {
			continue
		}
		from, to := placeOf(w), placeOf(r)
		if r.Inner || from < to && strings.Contains(r.Line.Text[from:to], "其中") || from > to && paper.HasAny(r.Line.Text[to:from], "合计", "总计", "共计", "总体") {
			return true
		}
	}
	return false
}

// placeOf is where the outturn of a row of a sentence ends, else its rate.
func placeOf(r *paper.MoneyRow) int {
	if c := r.Cells[paper.Outturn]; c.Set {
		return c.At.To
	}
	return r.Cells[paper.ExecutionRate].At.To
}

// spentEnough reports a rate that needs no reason.
func spentEnough(r *paper.MoneyRow) bool {
	if c := r.Cells[paper.ExecutionRate]; c.Set {
		return c.Shown.Cmp(num.Int(lowRate)) >= 0
	}
	b, o := r.Cells[r.Denominator()], r.Cells[paper.Outturn]
	if !b.Set || !o.Set || b.Shown.Sign() <= 0 {
		return false
	}
	q, _ := num.Quo(o.Value(), b.Value())
	return q.Mul(num.Hundred).Cmp(num.Int(lowRate).Ratio()) >= 0
}

// causeSaid reports a cause in the sentence that the figures of a row stand in.
func causeSaid(r *paper.MoneyRow) bool {
	if r.Table != nil {
		return false
	}
	at := placeOf(r)
	for _, s := range paper.FullSentences(r.Line) {
		if text := s.Of(r.Line.Text); at > s.From && at <= s.To {
			return paper.HasAny(text, "由于", "因为", "主要是", "主要系", "主要因", "系因", "鉴于", "考虑到", "源于", "缘于") || causeClause.MatchString("，"+text)
		}
	}
	return false
}
