package report

import (
	"cmp"
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/extract"
)

// A Change is one difference between a document that came back and what its
// dossier makes.
type Change struct {
	File   string `json:"file"`
	Kind   string `json:"kind"` // changed, gone, unknown, typed, sentence
	Fact   string `json:"fact,omitempty"`
	Was    string `json:"was,omitempty"`
	Now    string `json:"now,omitempty"`
	Inside string `json:"inside,omitempty"` // the sentence around it
}

// Changes compares a document that came back with the one that the dossier makes
// now: figures by their facts, sentences by their text. They are ordered by kind,
// fact and text; none means that nothing was changed.
func (m *Maker) Changes(file string, made, back *document.Document) []Change {
	var out []Change
	known := paragraphs(made)
	typed := map[string]bool{} // figures that the dossier's own sentences type
	for _, runs := range known {
		for _, t := range extract.TypedFigures(words(runs)) {
			typed[t.Text] = true
		}
	}
	for text, runs := range paragraphs(back) {
		if _, same := known[text]; same {
			continue
		}
		out = append(out, m.changesIn(file, made, typed, text, runs)...)
	}
	there := told(back)
	for id := range told(made) {
		if f, ok := m.Facts.Get(id); ok && !there[id] {
			out = append(out, Change{File: file, Kind: "gone", Fact: id, Was: f.Print().Text})
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Fact, b.Fact), cmp.Compare(a.Now, b.Now), cmp.Compare(a.Inside, b.Inside))
	})
	return out
}

// changesIn lists what differs in a paragraph that the dossier does not make.
func (m *Maker) changesIn(file string, made *document.Document, typed map[string]bool, text string, runs []document.Run) []Change {
	prints := printsOf(made)
	var out []Change
	for _, r := range runs {
		switch {
		case r.Fact == "":
			continue
		case prints[r.Fact] == nil:
			out = append(out, Change{File: file, Kind: "unknown", Fact: r.Fact, Now: r.Text})
		case !prints[r.Fact][r.Text]:
			f, _ := m.Facts.Get(r.Fact)
			out = append(out, Change{File: file, Kind: "changed", Fact: r.Fact, Was: f.Print().Text, Now: r.Text, Inside: text})
		}
	}
	for _, t := range extract.TypedFigures(words(runs)) {
		if !typed[t.Text] {
			out = append(out, Change{File: file, Kind: "typed", Now: t.Text, Inside: text})
		}
	}
	if len(out) == 0 {
		out = append(out, Change{File: file, Kind: "sentence", Now: text})
	}
	return out
}

// words is the text of runs without their figures, which part the words around
// them.
func words(runs []document.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Fact != "" {
			b.WriteByte(0)
			continue
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// printsOf lists the texts with which each fact stands in a document.
func printsOf(d *document.Document) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	d.AllRuns(func(r document.Run) {
		if r.Fact == "" {
			return
		}
		if out[r.Fact] == nil {
			out[r.Fact] = map[string]bool{}
		}
		out[r.Fact][r.Text] = true
	})
	return out
}

// paragraphs lists the runs of headings, paragraphs and cells by their text.
func paragraphs(d *document.Document) map[string][]document.Run {
	out := map[string][]document.Run{}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			out[document.Text(b.Runs)] = b.Runs
		case *document.Paragraph:
			out[document.Text(b.Runs)] = b.Runs
		case *document.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					out[document.Text(c.Runs)] = c.Runs
				}
			}
		}
	}
	return out
}

// told lists the facts that a document's words and tables show. What a chart
// alone shows is no word, and does not come back from an office program.
func told(d *document.Document) map[string]bool {
	out := map[string]bool{}
	d.AllRuns(func(r document.Run) {
		if r.Fact != "" {
			out[r.Fact] = true
		}
	})
	return out
}

// Like returns the paper of a set that a document came from: the one with
// which it shares the greatest part of the texts of both, at least a fifth, the
// first of several; nil where there is none.
func Like(set []Paper, back *document.Document) *Paper {
	const least = 200 // thousandths
	var best *Paper
	there, most := paragraphs(back), least-1
	for i := range set {
		own, shared := paragraphs(set[i].Doc), 0
		for text := range own {
			if _, same := there[text]; same && text != "" {
				shared++
			}
		}
		if part := 1000 * shared / max(len(own)+len(there)-shared, 1); part > most {
			best, most = &set[i], part
		}
	}
	return best
}
