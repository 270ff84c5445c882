package report

import (
	"cmp"
	"slices"

	"jiheng/document"
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
	shown := map[string]bool{}
	known := paragraphs(made)
	for text, runs := range paragraphs(back) {
		for _, r := range runs {
			if r.Fact == "" {
				continue
			}
			shown[r.Fact] = true
		}
		if _, same := known[text]; same {
			continue
		}
		out = append(out, m.changesIn(file, made, text, runs)...)
	}
	for _, id := range made.Facts() {
		if f, ok := m.Facts.Get(id); ok && !shown[id] && !inTable(back, id) {
			out = append(out, Change{File: file, Kind: "gone", Fact: id, Was: f.Print().Text})
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Fact, b.Fact), cmp.Compare(a.Now, b.Now), cmp.Compare(a.Inside, b.Inside))
	})
	return out
}

// changesIn lists what differs in a paragraph that the dossier does not make.
func (m *Maker) changesIn(file string, made *document.Document, text string, runs []document.Run) []Change {
	prints := printsOf(made)
	var out []Change
	plain := ""
	for _, r := range runs {
		switch {
		case r.Fact == "":
			plain += r.Text
			continue
		case prints[r.Fact] == nil:
			out = append(out, Change{File: file, Kind: "unknown", Fact: r.Fact, Now: r.Text})
		case !prints[r.Fact][r.Text]:
			f, _ := m.Facts.Get(r.Fact)
			out = append(out, Change{File: file, Kind: "changed", Fact: r.Fact, Was: f.Print().Text, Now: r.Text, Inside: text})
		}
		plain += "\x00" // a figure parts the words around it
	}
	for _, t := range TypedFigures(plain) {
		out = append(out, Change{File: file, Kind: "typed", Now: t.Text, Inside: text})
	}
	if len(out) == 0 {
		out = append(out, Change{File: file, Kind: "sentence", Now: text})
	}
	return out
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

// paragraphs lists the runs of headings and paragraphs by their text.
func paragraphs(d *document.Document) map[string][]document.Run {
	out := map[string][]document.Run{}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			out[document.Text(b.Runs)] = b.Runs
		case *document.Paragraph:
			out[document.Text(b.Runs)] = b.Runs
		}
	}
	return out
}

func inTable(d *document.Document, id string) bool {
	found := false
	d.AllRuns(func(r document.Run) { found = found || r.Fact == id })
	return found
}
