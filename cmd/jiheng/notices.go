package main

import (
	"fmt"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/report"
)

// A noticeboard prints warnings, each once. A person sees the first few of a
// kind and how many more there are; a program sees all.
type noticeboard struct {
	app   *app
	seen  map[string]bool
	kinds []string
	count map[string]int
}

// fewest is how many warnings of a kind a person is shown.
const fewest = 10

func (a *app) noticeboard() *noticeboard {
	return &noticeboard{app: a, seen: map[string]bool{}, count: map[string]int{}}
}

// add prints a warning; it reports whether it is new.
func (b *noticeboard) add(e *fault.Error) bool {
	key := e.Code + "\x00" + e.Error()
	if b.seen[key] {
		return false
	}
	b.seen[key] = true
	if b.count[e.Code]++; b.count[e.Code] == 1 {
		b.kinds = append(b.kinds, e.Code)
	}
	if b.app.json || b.count[e.Code] <= fewest {
		b.app.warn(e)
	}
	return true
}

// rest tells a person how many warnings were not shown.
func (b *noticeboard) rest() {
	for _, k := range b.kinds {
		if more := b.count[k] - fewest; more > 0 && !b.app.json {
			fmt.Fprintf(b.app.err, "提示：这一类（%s）还有%d处，加 --json 可以看全部\n", k, more)
		}
	}
}

// openPoints warns of what is still to be done, and counts what keeps a report
// from being final.
func (a *app) openPoints(d *dossier.Dossier, m *report.Maker) int {
	b := a.noticeboard()
	defer b.rest()
	if says, ok := budget.OutOfForce(m.Eval.Pack, d.Year); ok {
		b.add(fault.Bad(fault.Place{File: dossier.FileMain}, "pack-force", "%s；请核对应当用哪个规则包，有哪些：jiheng packs list", says))
	}
	for _, e := range d.Notices {
		b.add(e)
	}
	for _, note := range m.Year.Notes {
		b.add(fault.Bad(note.Place, "row", "台账%s：%s", note.Ledger, note.Text))
	}
	n := 0
	blocks := func(e *fault.Error) {
		if b.add(e) {
			n++
		}
	}
	for _, e := range m.Open {
		blocks(e)
	}
	for _, t := range m.Typed {
		blocks(fault.Bad(t.Place, "figure-typed", "手写的数“%s”没有来由；请绑定成{{编号}}，或声明为普通数字{{~…}}", t.Text))
	}
	for _, p := range m.Eval.Problems {
		blocks(fault.Bad(fault.Place{}, "score-open", "没有评分：%s", p))
	}
	for _, duty := range m.Eval.Duties {
		blocks(fault.Bad(fault.Place{}, "explain", "须说明：%s", duty))
	}
	return n
}
