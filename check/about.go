package check

import (
	"strconv"
	"strings"

	"jiheng/num"
	"jiheng/paper"
)

// about puts into the result what the paper is: its kind, its day, the money it
// speaks of; and beside each place what stands near it.
func (r *Result) about(t *paper.Text) {
	r.Genre, r.Day = string(t.Genre()), t.Day
	r.Money = moneyOf(t)
	if len(r.Findings)+len(r.Suppressed) == 0 {
		return
	}
	near := nearOf(t)
	for i := range r.Findings {
		near.put(&r.Findings[i])
	}
	for i := range r.Suppressed {
		near.put(&r.Suppressed[i].Finding)
	}
}

// moneyOf is the greatest budget or outturn of the year that a paper states, in
// 万元 with two decimals; empty where it states none, or does not say in which unit.
func moneyOf(t *paper.Text) string {
	most := num.Int(0).Ratio()
	rows := t.MoneyRows()
	for i := range rows {
		if rows[i].Part {
			continue
		}
		for _, st := range []paper.Stage{paper.OriginalBudget, paper.RevisedBudget, paper.Outturn} {
			if c := rows[i].Cells[st]; c.Set && !c.Unitless() && c.Value().Cmp(most) > 0 {
				most = c.Value()
			}
		}
	}
	if most.Sign() <= 0 {
		most = t.AccountsMoney()
	}
	wan, ok := num.Quo(most, num.Int(10_000).Ratio())
	if !ok || most.Sign() <= 0 {
		return ""
	}
	return wan.Round(2, num.HalfUp).String()
}

// nearby says for blocks of a document which heading they stand under and, for
// tables, which table they are.
type nearby struct {
	heads  map[int]string // by block
	tables map[int]string
}

// mostNear is the most characters of a heading that a place repeats.
const mostNear = 18

func nearOf(t *paper.Text) nearby {
	n := nearby{map[int]string{}, map[int]string{}}
	head := "" // the last one without a number
	for _, l := range t.Lines {
		if l.Kind == paper.HeadingLine {
			head = ""
			if l.Level == 0 {
				head = l.Text
			}
		}
		block := l.Block()
		if _, ok := n.heads[block]; ok {
			continue
		}
		n.heads[block] = headOf(l.Up)
		if n.heads[block] == "" && l.Kind != paper.HeadingLine {
			n.heads[block] = head
		}
	}
	for i, g := range t.Tables {
		word := "表" + strconv.Itoa(i+1)
		if g.Name != "" && g.Name != n.heads[g.Block] {
			word += "“" + paper.Clip(g.Name, mostNear) + "”"
		}
		n.tables[g.Block] = word
	}
	return n
}

// headOf is the text of the numbered line that a line stands under: all of a
// heading, the number and first words of a paragraph.
func headOf(up *paper.Line) string {
	if up == nil {
		return ""
	}
	text := up.Text
	if i := strings.IndexAny(text, "。；："); i > 0 {
		text = text[:i]
	}
	return text
}

func (n nearby) put(f *Finding) {
	if f.Span == nil {
		return
	}
	var words []string
	if h := n.heads[f.Span.Block]; h != "" {
		words = append(words, paper.Clip(h, mostNear))
	}
	if t := n.tables[f.Span.Block]; t != "" && !strings.HasPrefix(f.Place.Cell, t+"!") { // which says the number already
		words = append(words, t)
	}
	f.Near = strings.Join(words, "，")
}
