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

	"jiheng/document"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/fault"
	"jiheng/paper"
	"jiheng/plain"
)

// Options say what a report may not tell.
type Options struct {
	Source string // name of the file, for the account of every figure
	Unit   string // full name; empty takes that of the title
	Year   int    // fiscal year; 0 takes that of the title
	Pack   string // scoring pack that the dossier names
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

// Make drafts a dossier from a report. It fails where the document has no text,
// and where neither the title nor the options name unit and year.
func Make(d *document.Document, o Options) (*Draft, error) {
	text := paper.NewText(d)
	w := &writer{Draft: &Draft{Unit: o.Unit, Year: o.Year}, source: o.Source, lines: extract.Lines(d)}
	at := fault.Place{File: o.Source}
	if len(w.lines) == 0 {
		return nil, fault.Bad(at, "draft-empty", "“%s”里没有读出文字，起草不了档案；请确认不是扫描件", o.Source)
	}
	if w.Unit == "" {
		w.Unit = text.Unit
	}
	if w.Year == 0 {
		w.Year = text.Year
	}
	if w.Unit == "" {
		return nil, fault.Bad(at, "draft-unit", "“%s”的题名里没有读出单位名称，请加上 --unit 单位全称", o.Source)
	}
	if w.Year < 2000 || w.Year > 2100 {
		return nil, fault.Bad(at, "draft-year", "“%s”的题名里没有读出年度，请加上 --year 年度", o.Source)
	}
	w.facts = extract.Facts(w.lines)
	w.main(o.Pack)
	w.unit()
	w.indicators()
	w.budget()
	w.name()
	w.statements()
	w.narrative()
	w.goals()
	w.problems()
	return w.Draft, nil
}

// A writer makes the files of one draft.
type writer struct {
	*Draft
	source string
	lines  []extract.Line
	facts  []extract.Found

	rows   map[int]bool // lines of tables that became indicators
	names  []figure     // by fact: its id and how the text prints it
	taken  map[string]bool
	office int // fact that counts the offices; -1 for none
}

func (w *writer) put(name, text string) {
	w.Files = append(w.Files, dossier.File{Name: name, Data: []byte(text)})
}

func (w *writer) todo(format string, args ...any) {
	w.Todo = append(w.Todo, fmt.Sprintf(format, args...))
}

func (w *writer) main(pack string) {
	w.put(dossier.FileMain, "# 由“"+oneLine(w.source)+"”起草，请逐项核对。\n格式: 1\n年度: "+strconv.Itoa(w.Year)+"\n规则包: "+plain.Quote(pack)+"\n年度工作按期完成: 否\n样例: 否\n")
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
	w.office = of
	seen := map[string]bool{}
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
		b.WriteString("  - " + flow("名称", n, "编制", "", "在职", "") + "\n")
	}
	if w.Offices > 0 {
		w.todo("单位.yaml：补%d个内设机构的编制和在职人数", w.Offices)
	} else {
		w.todo("单位.yaml：报告里没有读出内设机构的名单")
	}
	w.put(dossier.FileUnit, b.String())
}

// sectionText returns the running text below the first heading that has one of
// the words, as paragraphs; empty where there is none.
func (w *writer) sectionText(words ...string) string {
	var out []string
	for i := range w.lines {
		if w.lines[i].Kind != extract.Heading || !hasAny(w.lines[i].Text, words) {
			continue
		}
		for _, l := range w.lines[i+1:] {
			_, numbered := document.NumberedLevel(l.Text)
			if l.Kind == extract.Heading || numbered > 0 && len(out) > 0 && !hasAny(l.Text, words) {
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

func hasAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
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
