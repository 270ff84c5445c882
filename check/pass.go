package check

import (
	"strings"

	"jiheng/across"
	"jiheng/budget"
	"jiheng/document"
	"jiheng/fault"
	"jiheng/paper"
	"jiheng/regs"
)

// An Input is one document with what is known beside it. Only the document is
// needed; a rule that wants what is absent ends undecided or not applicable.
type Input struct {
	File       string
	Shown      string // how results name the file; empty for File with its personal numbers masked
	Document   *document.Document
	Read       *paper.Text          // the document as lines, where that was done already and nobody else uses it; nil otherwise
	Dossier    *budget.Year         // the dossier's year
	Evaluation *budget.Evaluation   // its score
	Pack       *regs.Pack           // scoring pack of forms that name none
	Grading    *regs.Pack           // by whose limits scores have their grades; Pack where nil
	Together   []*document.Document // all documents handed in together, this one among them
	Last       *document.Document   // last year's report of the same unit
	Neighbours []string             // names of other units, which the report of this one should not contain
	Others     []*across.Digest     // documents of the same unit and year, this one may be among them
	Past       []*across.Digest     // documents of the same unit's year before
	Pool       *across.Pool         // reports of other units
	Apart      bool                 // findings of one kind stay by themselves, until Result.Join
	HandedIn   string               // day on which it was handed in: 2025-03-20
	Due        string               // day until which it had to be
}

// A Pass is one rule at work on one document.
type Pass struct {
	*Input
	*paper.Text
	rule     *Rule
	work     *work
	reported int // places of the rule so far, those not shown too
	shown    int // findings of the rule so far
}

// work is what the rules share while they read one document.
type work struct {
	set   *Set
	lines [][]int32 // by pattern: lines that may match, by their index
	raw   [][]int32 // by pattern: pieces that may match
	found []Finding
	last  *paper.Text
	texts map[*document.Document]*paper.Text // of the documents handed in together

	own    *across.Digest
	others []*across.Digest
	past   *across.Digest
}

// Report adds a finding. What is empty of rule, severity, title and clause comes
// from the rule.
//
// Of one rule at most mostHits findings are shown by themselves; the places of the
// rest stand with the last one, so that none is hidden.
//
// What is set badly where the value of a field of a form meets the text beside it is no
// fault: who filled it in did not write that text.
func (p *Pass) Report(f Finding) {
	if p.setting() && p.meetsField(f.Site) {
		return
	}
	p.reported++
	if p.shown >= mostHits {
		p.work.found[len(p.work.found)-1].alsoAt(f.Site)
		return
	}
	p.shown++
	p.add(f)
}

// mostHits bounds the findings that one rule shows of one document by
// themselves, mostPlaces the other places that one of them lists.
const (
	mostHits   = 200
	mostPlaces = 2000
)

// alsoAt adds a place at which the same fault stands.
func (f *Finding) alsoAt(s paper.Site) {
	if f.Count = max(f.Count, 1) + 1; len(f.Other) < mostPlaces {
		f.Other = append(f.Other, s)
	}
}

func (p *Pass) add(f Finding) {
	f.Line, f.Caret = window(f.Line, f.Caret, paper.Runes(f.Quote))
	if f.Rule == "" {
		f.Rule = p.rule.ID
	}
	if f.Severity == "" {
		f.Severity = p.rule.Severity
	}
	if f.Title == "" {
		f.Title = p.rule.Title
	}
	if f.Clause == "" {
		f.Clause, _ = SourceText(p.source())
	}
	f.Outcome = "finding"
	p.work.found = append(p.work.found, f)
}

// source returns where the rule is required: by the place of the paper, where it
// has a rule of its own.
func (p *Pass) source() regs.Key {
	for _, l := range p.rule.Local {
		if p.Of(l.Place) {
			return l.Source
		}
	}
	return p.rule.Source
}

// Of reports whether the paper is of a place: its title says so, the unit's
// region, or that of the pack it is scored by.
func (p *Pass) Of(place string) bool {
	return strings.Contains(p.Title, place) || p.Pack != nil && strings.Contains(p.Pack.Region, place) ||
		p.Dossier != nil && strings.Contains(p.Dossier.Unit.Name+p.Dossier.Unit.Region, place)
}

// ReportClaim adds a finding that says what Report says of a figure recomputed
// from the words around it: where a rule of arithmetic reports the same figures,
// that one's stands.
func (p *Pass) ReportClaim(f Finding) {
	f.claim = true
	p.Report(f)
}

// At reports a stretch of a line's text.
func (p *Pass) At(l *paper.Line, r paper.Range, message, suggestion string, other ...paper.Site) {
	p.Report(Finding{Message: message, Suggestion: suggestion, Site: l.Site(r), Line: l.Text,
		Caret: l.RunesTo(r.From), Other: other})
}

// lineMost is the most characters of a line that a finding carries beside its
// quote.
const lineMost = 300

// window cuts a long line to what stands around the quote.
func window(line string, caret, quote int) (string, int) {
	if len(line) <= lineMost {
		return line, caret
	}
	rs := []rune(line)
	from, to := max(caret-lineMost/2, 0), min(caret+quote+lineMost/2, len(rs))
	if from >= to {
		return line, caret
	}
	return string(rs[from:to]), caret - from
}

// Line reports a whole line; the quote is its beginning.
func (p *Pass) Line(l *paper.Line, message, suggestion string, other ...paper.Site) {
	p.At(l, paper.Range{From: 0, To: len(paper.Clip(l.Text, paper.QuoteMost))}, message, suggestion, other...)
}

// Whole reports a fault of the document as a whole.
func (p *Pass) Whole(message, suggestion string) { p.WholeAs("", message, suggestion) }

// WholeAs is Whole with a severity of its own; an empty one is the rule's.
func (p *Pass) WholeAs(s Severity, message, suggestion string) {
	p.Report(Finding{Severity: s, Message: message, Suggestion: suggestion, Site: paper.Site{Place: fault.Place{File: p.File}}})
}

// Limit returns a threshold by its name; the profile may have changed it. An
// unknown name is a slip of the program.
func (p *Pass) Limit(name string) int {
	n, ok := p.work.set.limits[name]
	if !ok {
		panic("check: no threshold " + name)
	}
	return n
}

// Lexicon returns the word lists.
func (p *Pass) Lexicon() *Lexicon { return p.work.set.lexicon }

// Phrases returns the standing phrases with their years.
func (p *Pass) Phrases() *Phrases { return p.work.set.phrases }

// TextOf returns one of the documents handed in together as lines, read once. Whoever
// gets it must not change it.
func (p *Pass) TextOf(d *document.Document) *paper.Text {
	w := p.work
	if d == p.Document {
		return p.Text
	}
	t := w.texts[d]
	if t == nil {
		t = paper.NewText(d)
		if w.texts == nil {
			w.texts = map[*document.Document]*paper.Text{}
		}
		w.texts[d] = t
	}
	return t
}

// LastText returns last year's report as lines; ok is false where there is none.
func (p *Pass) LastText() (*paper.Text, bool) {
	if p.Last == nil {
		return nil, false
	}
	if p.work.last == nil {
		p.work.last = paper.NewText(p.Last)
	}
	return p.work.last, true
}
