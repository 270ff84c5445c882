// Package report makes documents from a unit's year: the self-evaluation report
// from its narrative, and the forms of the yearly cycle.
package report

import (
	"strings"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/extract"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// A Maker turns texts with bound figures into runs, and remembers what is wrong
// with them and the figures that its frames made. One uses it at a time; Apart gives
// another.
type Maker struct {
	Year     *budget.Year
	Eval     *budget.Evaluation
	Facts    *fact.Set        // of the year and the evaluation
	Faults   fault.List       // bindings that lead nowhere
	Open     fault.List       // bindings to figures that have no value yet
	Typed    []extract.Typed  // figures written by hand
	Declared int              // plain numbers declared by {{~n}}
	Released []budget.Release // errors of the checks that stand in what was made, by the head's word
}

// NewMaker returns a maker for a year evaluated under a pack: the facts of the
// evaluation join those of the year.
func NewMaker(y *budget.Year, e *budget.Evaluation) (*Maker, error) {
	all := fact.NewSet()
	var faults fault.List
	for _, f := range append(y.Facts.All(), budget.ScoreFacts(y, e)...) {
		faults.Add(all.Add(f))
	}
	return &Maker{Year: y, Eval: e, Facts: all}, faults.Err()
}

// Apart returns a maker of the same year that has found nothing yet and whose facts
// grow apart from those of m.
func (m *Maker) Apart() *Maker {
	return &Maker{Year: m.Year, Eval: m.Eval, Facts: m.Facts.Clone(), Released: m.Released}
}

// Mark is the sign of sample data in text, Label the one in tables.
const (
	Mark  = "样"
	Label = "〔样例〕"
)

// Expand returns a text with its bindings as figures. Places of problems are
// counted from at, the first character of the text.
func (m *Maker) Expand(text string, at fault.Place) []document.Run {
	var out []document.Run
	for text != "" {
		before, rest, ok := strings.Cut(text, "{{")
		m.findTyped(before, at)
		if i := strings.Index(before, "}}"); i >= 0 {
			m.Faults.Add(fault.Bad(at.After(before[:i]), "binding", "“}}”没有配对的“{{”"))
		}
		out = append(out, document.Plain(before)...)
		if !ok {
			break
		}
		at = at.After(before)
		if strings.HasSuffix(before, `\`) && !strings.HasSuffix(before, `\\`) {
			m.Faults.Add(fault.Bad(at, "binding", `“\{{”看不懂；要印这个数，去掉“\”；要印花括号，写成“\{\{”`))
		}
		inside, after, closed := strings.Cut(rest, "}}")
		if !closed {
			m.Faults.Add(fault.Bad(at, "binding", "“{{”没有配对的“}}”"))
			break
		}
		out = append(out, m.bind(strings.TrimSpace(inside), at)...)
		at = at.After("{{" + inside + "}}")
		text = after
	}
	return out
}

// findTyped remembers the typed figures of a piece of text that begins at a
// place.
func (m *Maker) findTyped(text string, at fault.Place) {
	for _, t := range extract.TypedFigures(text) {
		p := at
		if t.Place.Line == 1 {
			p.Column = at.Column + t.Place.Column - 1
		} else {
			p.Line, p.Column = at.Line+t.Place.Line-1, t.Place.Column
		}
		m.Typed = append(m.Typed, extract.Typed{Place: p, Text: t.Text})
	}
}

// bind resolves what stands between {{ and }}.
func (m *Maker) bind(inside string, at fault.Place) []document.Run {
	if plain, ok := strings.CutPrefix(inside, "~"); ok {
		if strings.TrimSpace(plain) == "" {
			m.Faults.Add(fault.Bad(at, "binding", "“{{~}}”里没有写数；请写成{{~12}}，或删去"))
		}
		m.Declared++
		return document.Plain(strings.TrimSpace(plain))
	}
	id, how, _ := strings.Cut(inside, "|")
	id, how = strings.TrimSpace(id), strings.TrimSpace(how)
	f, err := m.Facts.Need(id, at)
	switch {
	case err != nil && !m.open(id):
		m.Faults.Add(err)
		return document.Plain("〔缺：" + id + "〕")
	case f.Value.IsBlank():
		m.awaiting(at, id)
		return document.Plain("〔缺：" + id + "〕")
	}
	switch name, arg, _ := strings.Cut(how, " "); name {
	case "":
		return m.figure(f)
	case "值":
		f.Qualifier = ""
		return m.figure(f)
	case "数":
		return m.bare(f)
	default:
		return m.frame(f, name, strings.TrimSpace(arg), at)
	}
}

// awaiting records that a text names a figure which has no value yet.
func (m *Maker) awaiting(at fault.Place, id string) {
	f, _ := m.Facts.Get(id)
	m.Open.Add(fault.Bad(at, "binding-blank", "“%s”还没有数值，先印作〔缺〕；请补数，或改写这一句", strings.TrimSpace(id+" "+strings.TrimPrefix(f.Name, id))))
}

// open reports whether a figure is known to come, but has no value yet.
func (m *Maker) open(id string) bool {
	if f, ok := m.Facts.Get(id); ok {
		return f.Value.IsBlank()
	}
	return m.Year.Awaits(id) || m.Eval.Awaits(id)
}

// figure returns a fact as a run, with the mark of sample data behind it.
func (m *Maker) figure(f fact.Fact) []document.Run {
	return marked(run(f), f.Sample)
}

// bare returns the number alone, where the words around it name the unit; days
// and words stand as they are.
func (m *Maker) bare(f fact.Fact) []document.Run {
	r := run(f)
	if f.Value.IsNumber() {
		r.Text = f.Print().Number.String()
	}
	return marked(r, f.Sample)
}

func run(f fact.Fact) document.Run {
	p := f.Print()
	r := document.Run{Text: p.Text, Fact: f.ID}
	if f.Value.IsNumber() {
		r.Value, r.Unit = p.Number.String(), p.Unit.String()
	}
	return r
}

func marked(r document.Run, sample bool) []document.Run {
	if !sample {
		return []document.Run{r}
	}
	return []document.Run{r, {Text: Mark, Super: true}}
}

// number returns what a fact prints as a number of a unit; ok is false for
// other values.
func number(f fact.Fact, u num.Unit) (num.Ratio, bool) {
	q, ok := f.Value.Quantity()
	if !ok {
		return num.Ratio{}, false
	}
	v, err := q.In(u)
	return v, err == nil
}
