package main

import (
	"cmp"
	"fmt"
	"slices"

	"jiheng/document"
	"jiheng/intake"
	"jiheng/report"
)

// A changeJSON is one difference between a document that came back and its
// dossier.
type changeJSON struct {
	File   string `json:"file"`
	Kind   string `json:"kind"` // changed, gone, unknown, typed, sentence
	Fact   string `json:"fact,omitempty"`
	Was    string `json:"was,omitempty"`
	Now    string `json:"now,omitempty"`
	Inside string `json:"inside,omitempty"` // the sentence around it
}

// compare shows, for documents made by build and edited by hand: which bound
// figures were changed, which are gone, and which were typed.
func (a *app) compare(files []string, folder string) error {
	d, err := loadFolder(folder)
	if err != nil {
		return err
	}
	m, err := evaluate(d, "")
	if err != nil {
		return err
	}
	made := m.SelfEvaluation(sections(d))
	if err := m.Faults.Err(); err != nil {
		return err
	}
	reader := &intake.Reader{}
	defer reader.Close()
	found := 0
	for _, file := range files {
		back, err := reader.ReadAs(intake.Word, file)
		if err != nil {
			return err
		}
		list := differences(file, m, made, back)
		found += len(list)
		for _, c := range list {
			a.printChange(c)
		}
	}
	if found == 0 {
		a.say("绑定的数和文字都没有改动")
		return nil
	}
	return finished{exitDiffers}
}

func (a *app) printChange(c changeJSON) {
	if a.json {
		a.print(c)
		return
	}
	switch c.Kind {
	case "changed":
		fmt.Fprintf(a.out, "%s：改了数  %s：%s → %s（%s）\n", c.File, c.Fact, c.Was, c.Now, c.Inside)
	case "gone":
		fmt.Fprintf(a.out, "%s：不见了  %s：%s\n", c.File, c.Fact, c.Was)
	case "unknown":
		fmt.Fprintf(a.out, "%s：不认识的事实  %s：%s\n", c.File, c.Fact, c.Now)
	case "typed":
		fmt.Fprintf(a.out, "%s：手写的数  %s\n", c.File, c.Now)
	case "sentence":
		fmt.Fprintf(a.out, "%s：改了文字  %s\n", c.File, c.Now)
	}
}

// differences compares the document that came back with the one that the dossier
// makes now: figures by their facts, sentences by their text.
func differences(file string, m *report.Maker, made, back *document.Document) []changeJSON {
	var out []changeJSON
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
		out = append(out, inParagraph(file, m, made, text, runs)...)
	}
	for _, id := range made.Facts() {
		if f, ok := m.Facts.Get(id); ok && !shown[id] && !inTable(back, id) {
			out = append(out, changeJSON{File: file, Kind: "gone", Fact: id, Was: f.Print().Text})
		}
	}
	sortChanges(out)
	return out
}

// inParagraph lists what differs in a paragraph that the dossier does not make.
func inParagraph(file string, m *report.Maker, made *document.Document, text string, runs []document.Run) []changeJSON {
	prints := printsOf(made)
	var out []changeJSON
	plain := ""
	for _, r := range runs {
		switch {
		case r.Fact == "":
			plain += r.Text
			continue
		case prints[r.Fact] == nil:
			out = append(out, changeJSON{File: file, Kind: "unknown", Fact: r.Fact, Now: r.Text})
		case !prints[r.Fact][r.Text]:
			f, _ := m.Facts.Get(r.Fact)
			out = append(out, changeJSON{File: file, Kind: "changed", Fact: r.Fact, Was: f.Print().Text, Now: r.Text, Inside: text})
		}
		plain += "\x00" // a figure parts the words around it
	}
	for _, t := range report.TypedFigures(plain) {
		out = append(out, changeJSON{File: file, Kind: "typed", Now: t.Text, Inside: text})
	}
	if len(out) == 0 {
		out = append(out, changeJSON{File: file, Kind: "sentence", Now: text})
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

// sortChanges orders differences by kind, fact and text.
func sortChanges(list []changeJSON) {
	slices.SortStableFunc(list, func(a, b changeJSON) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Fact, b.Fact), cmp.Compare(a.Now, b.Now))
	})
}
