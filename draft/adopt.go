package draft

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/fact"
	"jiheng/plain"
)

// A place is a stretch of a line with the binding that prints it.
type place struct {
	start, end int // in the line's text
	figure
}

// adopt binds figures to what the drafted dossier computes by itself: where it
// has a fact of the id that a figure carries in the document (or that its words
// make) and prints it in the same way, the figure is not stated, and next year's
// text follows the computation. What it would print otherwise keeps its stated
// value and is listed with both.
func (w *writer) adopt() {
	w.places = map[int][]place{}
	facts, err := w.trial()
	if err != nil {
		w.todo("起草的档案还读不进去，先改这里，再看哪些数能由档案计算：%s", cut(oneLine(err.Error()), longestFault))
		return
	}
	stated := map[string]bool{}
	for i := range w.names {
		stated[w.names[i].id] = stated[w.names[i].id] || i != w.office
	}
	for _, a := range w.actuals {
		stated[a.code] = true
	}
	computed := func(id string) (fact.Fact, bool) {
		f, ok := facts.Get(id)
		return f, ok && !stated[id] && !f.Value.IsBlank()
	}
	var differ []string
	said := map[string]bool{}
	at := w.byLine()
	for line := range w.lines {
		for _, m := range w.marks(line) {
			f, ok := computed(m.id)
			if !ok {
				continue
			}
			inside := w.inside(line, at[line], m.start, m.end)
			n := wayTo(f, m.printed)
			switch {
			case n.id != "" && !w.grows(inside):
				w.own(line, inside, place{m.start, m.end, n})
			case n.id == "" && !said[m.id] && !w.equal(inside, m.printed, f):
				said[m.id] = true
				differ = append(differ, fmt.Sprintf("“%s”印的是%s，算出来是%s", oneLine(f.Name), oneLine(m.printed), f.Print().Text))
			}
		}
	}
	for i := range w.names {
		id, ok := strings.CutPrefix(w.names[i].id, reported)
		if f, made := computed(id); ok && made && !w.grows([]int{i}) {
			found := &w.facts[i]
			if n := wayTo(f, w.lines[found.Line].Text[found.Start:found.End]); n.id != "" {
				w.own(found.Line, []int{i}, place{found.Start, found.End, n})
			}
		}
	}
	w.list("核对：%d个数与起草的档案算出来的不同，正文先用报告里的，编号前加了“报告”，请找出原因：%s", differ)
}

// longestFault is the most characters of a fault among what is to be done: build
// tells the rest.
const longestFault = 200

// trial reads the folder as it is drafted so far and returns the facts that it
// makes.
func (w *writer) trial() (*fact.Set, error) {
	copied, t := *w.Draft, *w
	t.Draft = &copied
	t.Files = slices.Clone(w.Files)
	t.statements()
	fsys, err := folder(t.Files)
	if err != nil {
		return nil, err
	}
	d, err := dossier.Load(fsys)
	if err != nil {
		return nil, err
	}
	all := fact.NewSet()
	for _, f := range d.Year.Facts.All() {
		if err := all.Add(f); err != nil {
			return nil, err
		}
	}
	pack, err := d.OwnPack()
	if err != nil {
		return nil, err
	}
	e, err := budget.Evaluate(pack, d.Year.Input())
	if err != nil {
		return all, nil // without points; build says why
	}
	for _, f := range budget.ScoreFacts(d.Year, e) {
		if err := all.Add(f); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// folder is a file system of the files, in memory.
func folder(files []dossier.File) (fs.FS, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		out, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := out.Write(f.Data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}

// wayTo finds the binding that prints a computed fact as a text; its id is empty
// where none does.
func wayTo(f fact.Fact, text string) figure {
	if f.Print().Text == text {
		return figure{id: f.ID, bind: "{{" + f.ID + "}}", fact: f}
	}
	if !f.Value.IsNumber() {
		return figure{}
	}
	return printedBy(f, text)
}

// inside lists those figures of a line that touch a stretch of it.
func (w *writer) inside(line int, figures []int, start, end int) []int {
	var out []int
	for _, i := range figures {
		if f := &w.facts[i]; f.Line == line && f.Start < end && f.End > start {
			out = append(out, i)
		}
	}
	return out
}

// grows reports whether the growth behind one of the figures is bound to it.
func (w *writer) grows(figures []int) bool {
	for _, i := range figures {
		if w.names[i].growth != "" {
			return true
		}
		if i+1 < len(w.names) && w.names[i+1].growth != "" && strings.HasPrefix(w.names[i+1].bind, "{{"+w.names[i].id+"|") {
			return true
		}
	}
	return false
}

// equal reports whether a text tells a fact's value in another way: one of the
// figures in it with another sign, as words may carry it, or more places; a day
// in other marks.
func (w *writer) equal(figures []int, text string, f fact.Fact) bool {
	if f.Value.IsDay() {
		day, ok := plain.ParseDay(strings.TrimRight(text, "前止底"))
		return ok && day == f.Value.Day
	}
	for _, i := range figures {
		v := w.facts[i].Fact().Value
		if !v.IsNumber() || !f.Value.IsNumber() {
			continue
		}
		printed := f.Print()
		exact := v.Unit == f.Value.Unit && v.Number.Abs().Cmp(f.Value.Number.Abs()) == 0
		if exact || v.Unit == printed.Unit && v.Number.Abs().Cmp(printed.Number.Ratio().Abs()) == 0 {
			return true
		}
	}
	return false
}

// own puts a binding in the place of figures, which are stated no more.
func (w *writer) own(line int, figures []int, p place) {
	for _, i := range figures {
		w.names[i] = figure{}
	}
	w.places[line] = append(w.places[line], p)
}

// A mark is a stretch of a line that the document marks with the id of a fact.
type mark struct {
	start, end  int // in the line's text
	id, printed string
}

// marks returns the stretches of a line that carry an id of a fact, finding them
// once.
func (w *writer) marks(line int) []mark {
	out, known := w.marked[line]
	if !known {
		out = w.findMarks(line)
		w.marked[line] = out
	}
	return out
}

func (w *writer) findMarks(line int) []mark {
	l := &w.lines[line]
	var out []mark
	var runs []document.Run
	last, run, at := extract.Origin{Block: -1}, -1, 0 // at: where the next run begins, in characters
	of := -1                                          // run of the mark that is open
	for i, r := range l.Text {
		o := l.Origin(i)
		if o.Block != last.Block || o.Row != last.Row || o.Cell != last.Cell || o.Rune < last.Rune {
			runs, run, at, of = w.runsAt(o), -1, 0, -1
		}
		last = o
		for run+1 < len(runs) && at <= o.Rune {
			run++
			at += utf8.RuneCountInString(runs[run].Text)
		}
		if run < 0 || at <= o.Rune || runs[run].Fact == "" {
			of = -1
			continue
		}
		end := i + utf8.RuneLen(r)
		if of == run {
			out[len(out)-1].end = end
			continue
		}
		of = run
		out = append(out, mark{i, end, runs[run].Fact, runs[run].Text})
	}
	return out
}

// runsAt returns the text of the block or the cell where a character stands.
func (w *writer) runsAt(o extract.Origin) []document.Run {
	if o.Block < 0 || o.Block >= len(w.doc.Blocks) {
		return nil
	}
	switch b := w.doc.Blocks[o.Block].(type) {
	case *document.Paragraph:
		return b.Runs
	case *document.Heading:
		return b.Runs
	case *document.Table:
		if o.Row >= 0 && o.Row < len(b.Rows) && o.Cell >= 0 && o.Cell < len(b.Rows[o.Row].Cells) {
			return b.Rows[o.Row].Cells[o.Cell].Runs
		}
	}
	return nil
}
