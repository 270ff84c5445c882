// Package draft turns a report that somebody wrote elsewhere into the folder of
// a dossier: its figures become stated facts, its text becomes a narrative that
// names them, its indicators, offices, projects and problems become entries to
// be completed. A unit starts its next year from it by rolling it over.
//
// Nothing is invented: what the report does not tell stays blank and is listed.
package draft

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/paper"
	"jiheng/plain"
)

// A Source is one document of the year: the report, or a form beside it.
type Source struct {
	Name     string // of the file, for the account of every figure
	Document *document.Document
}

// Options say what a report may not tell.
type Options struct {
	Unit string // full name; empty takes that of the title
	Year int    // fiscal year; 0 takes that of the title
	Pack string // scoring pack that the dossier names
}

// A Draft is the folder of a new dossier, with counts of what went into it.
type Draft struct {
	Files      []dossier.File
	Unit       string
	Year       int
	Facts      int // stated figures
	Bound      int // places of the narrative that name one of them
	Typed      int // figures of the narrative that stay plain text
	Indicators int
	Lines      int // of the budget
	Offices    int
	Problems   int
	Todo       []string // what is to be added by hand: Chinese sentences
}

// evidenceID is the id of the report among the dossier's evidence.
const evidenceID = "BG"

// Make drafts a dossier from a report and the forms of the same year beside it:
// the first document gives the narrative and the figures, all of them the
// indicators, projects and problems. It fails where the first has no text, and
// where neither its title nor the options name unit and year.
func Make(sources []Source, o Options) (*Draft, error) {
	d, source := sources[0].Document, sources[0].Name
	text := paper.NewText(d)
	w := &writer{Draft: &Draft{Unit: o.Unit, Year: o.Year}, source: source, doc: d, lines: extract.Lines(d),
		codes: map[string]bool{}, called: map[string]string{}, taken: map[string]fact.Fact{}, marked: map[int][]mark{}}
	at := fault.Place{File: source}
	if len(w.lines) == 0 {
		return nil, fault.Bad(at, "draft-empty", "“%s”里没有读出文字，起草不了档案；请确认不是扫描件", source)
	}
	if w.Unit == "" {
		w.Unit = text.Unit
	}
	if w.Year == 0 {
		w.Year = text.Year
	}
	if w.Unit == "" {
		return nil, fault.Bad(at, "draft-unit", "“%s”的题名里没有读出单位名称，请加上 --unit 单位全称", source)
	}
	if w.Year < 2000 || w.Year > 2100 {
		return nil, fault.Bad(at, "draft-year", "“%s”的题名里没有读出年度，请加上 --year 年度", source)
	}
	if err := w.foreign(sources[1:]); err != nil {
		return nil, err
	}
	for _, s := range sources {
		w.grids = append(w.grids, grids(s.Document)...)
	}
	w.facts = extract.Facts(w.lines)
	w.main(o.Pack, sources)
	w.unit()
	w.indicators()
	w.budget()
	w.name()
	w.adopt()
	w.statements()
	w.narrative()
	w.goals()
	w.problems()
	return w.Draft, nil
}

// foreign refuses documents that name another unit or another year.
func (w *writer) foreign(beside []Source) error {
	var faults fault.List
	for _, s := range beside {
		text := paper.NewText(s.Document)
		if text.Unit != "" && text.Unit != w.Unit || text.Year != 0 && text.Year != w.Year {
			faults.Add(fault.Bad(fault.Place{File: s.Name}, "draft-foreign", "“%s”写的是%s%d年度，与“%s”的%s%d年度不是一份档案的；请分开起草", s.Name, text.Unit,
				text.Year, w.source, w.Unit, w.Year))
		}
	}
	return faults.Err()
}

// Narrative counts the characters of running text in a document: a report has
// many, a form few.
func Narrative(d *document.Document) int {
	n := 0
	for _, b := range d.Blocks {
		if p, ok := b.(*document.Paragraph); ok {
			n += utf8.RuneCountInString(document.Text(p.Runs))
		}
	}
	return n
}

// A writer makes the files of one draft.
type writer struct {
	*Draft
	source string
	doc    *document.Document
	lines  []extract.Line
	facts  []extract.Found
	grids  [][][]cell // tables of all documents

	codes   map[string]bool   // ids of indicators
	called  map[string]string // names of indicators and of lines of the budget by their ids
	actuals []actualValue     // what the indicators reached
	names   []figure          // by fact: its id and how the text prints it
	places  map[int][]place   // by line: what the dossier computes by itself
	marked  map[int][]mark    // by line: what carries the id of a fact, as far as it was asked
	taken   map[string]fact.Fact
	office  int // fact that counts the offices; -1 for none
}

func (w *writer) put(name, text string) {
	w.Files = append(w.Files, dossier.File{Name: name, Data: []byte(text)})
}

func (w *writer) todo(format string, args ...any) {
	w.Todo = append(w.Todo, fmt.Sprintf(format, args...))
}

// list adds to what is to be done one sentence for many things, the first few by
// name.
func (w *writer) list(format string, things []string) {
	const few = 5
	if len(things) == 0 {
		return
	}
	say := strings.Join(things[:min(len(things), few)], "、")
	if len(things) > few {
		say += "等"
	}
	w.todo(format, len(things), say)
}

func (w *writer) main(pack string, sources []Source) {
	names := make([]string, len(sources))
	for i, s := range sources {
		names[i] = "“" + oneLine(s.Name) + "”"
	}
	w.put(dossier.FileMain, "# 由"+strings.Join(names, "、")+"起草，请逐项核对。\n格式: 1\n年度: "+strconv.Itoa(w.Year)+"\n规则包: "+plain.Quote(pack)+"\n年度工作按期完成: 否\n样例: 否\n")
	w.put(dossier.FileEvidence, "佐证:\n  - "+flow("编号", evidenceID, "名称", w.source, "等级", "本单位陈述")+"\n")
}

// unit writes name, duties and offices.
func (w *writer) unit() {
	var b strings.Builder
	b.WriteString("名称: " + plain.Quote(w.Unit) + "\n")
	if s := plain.Legible(w.sectionText("职能", "职责")); s != "" {
		b.WriteString("职能: " + plain.Block(s, 2) + "\n")
	}
	names, of := extract.OfficeList(w.lines, w.facts)
	if w.office = of; len(names) == 0 {
		names, w.office = w.tabledOffices()
	}
	seen, open := map[string]bool{}, 0
	if len(names) > 0 {
		b.WriteString("内设机构:\n")
	}
	for _, n := range names {
		n = oneLine(n)
		if seen[n] {
			w.todo("内设机构“%s”在报告里列了两次，只写了一次", n)
			w.office = -1
			continue
		}
		seen[n] = true
		w.Offices++
		posts, staff := w.people(n)
		if posts == "" || staff == "" {
			open++
		}
		b.WriteString("  - " + flow("名称", n, "编制", posts, "在职", staff) + "\n")
	}
	switch {
	case w.Offices == 0:
		w.todo("单位.yaml：报告里没有读出内设机构的名单")
	case open > 0:
		w.todo("单位.yaml：补%d个内设机构的编制和在职人数", open)
	}
	w.put(dossier.FileUnit, b.String())
}

// sectionText returns the running text below the first heading that has one of
// the words, as paragraphs; empty where there is none.
func (w *writer) sectionText(words ...string) string {
	var out []string
	for i := range w.lines {
		if w.lines[i].Kind != extract.Heading || !paper.HasAny(w.lines[i].Text, words...) {
			continue
		}
		for _, l := range w.lines[i+1:] {
			_, numbered := document.NumberedLevel(l.Text)
			if l.Kind == extract.Heading || numbered > 0 && len(out) > 0 && !paper.HasAny(l.Text, words...) {
				break
			}
			if l.Kind == extract.Body || l.Kind == extract.Item {
				out = append(out, l.Text)
			}
		}
		if len(out) > 0 {
			return strings.Join(out, "\n")
		}
	}
	return ""
}

// flow writes keys and texts, in turn, as a YAML map in one line, without the
// characters that a dossier refuses.
func flow(keysAndTexts ...string) string {
	var parts []string
	for i := 0; i+1 < len(keysAndTexts); i += 2 {
		value := plain.Quote(oneLine(keysAndTexts[i+1]))
		parts = append(parts, keysAndTexts[i]+": "+value)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func oneLine(s string) string { return strings.Join(strings.Fields(plain.Legible(s)), " ") }
