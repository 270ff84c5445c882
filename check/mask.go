package check

import (
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/paper"
	"jiheng/personal"
)

// NumbersIn returns the personal numbers of a line; what a number in a table is
// called is told by the head of its column and the cell before. year is the last
// one in which somebody may be born, 0 for no bound.
func NumbersIn(l *paper.Line, year int) []personal.Number {
	q := personal.Question{Year: year}
	if l.Table != nil {
		q.Called = func(int) string { return l.Table.HeadOf(l) }
	}
	return personal.Find(l.Text, q)
}

// A Masker masks the personal numbers of a document wherever its text is printed:
// it knows which of the document's numbers are a person's, and which only look so.
type Masker struct {
	known map[string]bool
	all   string // the persons' numbers, each between blanks
}

// NewMasker reads a document's numbers.
func NewMasker(t *paper.Text) *Masker {
	m := &Masker{known: map[string]bool{}}
	var all strings.Builder
	persons := func(digits string) {
		if !m.known[digits] {
			m.known[digits] = true
			all.WriteString(" " + digits)
		}
	}
	for _, l := range t.Lines {
		for _, digits := range personal.Long(l.Text) {
			if _, ok := m.known[digits]; !ok {
				m.known[digits] = false // not a person's, unless it is found elsewhere
			}
		}
		for _, n := range NumbersIn(l, t.Year) {
			persons(n.Digits)
		}
	}
	for _, b := range BrokenIn(t) {
		persons(b.Digits)
	}
	m.all = all.String()
	return m
}

// Mask returns a text with its personal numbers masked, and what is left of one
// where the text was cut out of the document; every other character keeps its
// place.
func (m *Masker) Mask(text string) string {
	return personal.MaskCut(personal.Mask(text, personal.Question{Known: m.known}), m.all)
}

// Value masks the value of a figure where it is a personal number of the document.
func (m *Masker) Value(v string) string {
	if m.known[v] {
		return personal.Masked(v)
	}
	return v
}

// mask masks every text of a result: nothing leaves the checker before.
func (r *Result) mask(m *Masker) {
	for i := range r.Findings {
		m.finding(&r.Findings[i])
	}
	for i := range r.Suppressed {
		m.finding(&r.Suppressed[i].Finding)
		r.Suppressed[i].Reason = m.Mask(r.Suppressed[i].Reason)
	}
	for i := range r.Outcomes {
		r.Outcomes[i].Why = m.Mask(r.Outcomes[i].Why)
	}
	for i := range r.Facts {
		f := &r.Facts[i]
		f.Subject, f.Value, f.Quote = m.Mask(f.Subject), m.Value(f.Value), m.Mask(f.Quote)
	}
	for i := range r.Arithmetic {
		a := &r.Arithmetic[i]
		a.Claim, a.Recomputed, a.Tolerance = m.Mask(a.Claim), m.Mask(a.Recomputed), m.Mask(a.Tolerance)
	}
	r.Reading = slices.Clone(r.Reading) // it is the document's
	for i := range r.Reading {
		r.Reading[i].Text = m.Mask(r.Reading[i].Text)
	}
}

func (m *Masker) finding(f *Finding) {
	f.Message, f.Suggestion, f.Quote, f.Line = m.Mask(f.Message), m.Mask(f.Suggestion), m.Mask(f.Quote), m.Mask(f.Line)
	f.Near = m.Mask(f.Near)
	for i := range f.Other {
		f.Other[i].Quote = m.Mask(f.Other[i].Quote)
	}
}

// maskedPlace masks the personal numbers in the name of a sheet, or of a part, by
// which a place is called.
func maskedPlace(name string) string {
	sheet, cell, ok := strings.Cut(name, "!")
	if !ok {
		return personal.MaskName(name)
	}
	return personal.MaskName(sheet) + "!" + cell
}

// MaskedAt is a place with the names of sheet and part as they may be printed.
func MaskedAt(p fault.Place) fault.Place {
	p.Cell, p.Part = maskedPlace(p.Cell), maskedPlace(p.Part)
	return p
}

// nameFiles puts the names of files as they are shown in place of those that were
// given; shown is that of the document itself.
func (r *Result) nameFiles(shown string) {
	put := func(p *fault.Place) {
		if p.File == r.Given {
			p.File = shown
		} else {
			p.File = personal.MaskName(p.File)
		}
		*p = MaskedAt(*p)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		put(&f.Place)
		f.Other = slices.Clone(f.Other)
		for k := range f.Other {
			put(&f.Other[k].Place)
		}
	}
	for i := range r.Suppressed {
		put(&r.Suppressed[i].Place)
	}
	for i := range r.Facts {
		put(&r.Facts[i].Place)
	}
	for i := range r.Arithmetic {
		put(&r.Arithmetic[i].Place)
	}
	for i := range r.Reading {
		put(&r.Reading[i].At)
	}
	r.File = shown
}
