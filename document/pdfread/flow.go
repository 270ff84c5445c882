package pdfread

import (
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// A block is a paragraph or a table, in reading order.
type block struct {
	para  *para
	table *table
	page  *layout
	index bool // a line of the contents
}

// A flow makes blocks of the items of all pages.
type flow struct {
	set    *typeset
	blocks []*block
	open   *para // may go on
}

// compose fills the document with what stands on the pages.
func (w *reading) compose(d *document.Document) error {
	pages, set, err := w.layouts(d)
	if err != nil {
		return err
	}
	f := &flow{set: set}
	for _, p := range pages {
		for _, it := range p.items {
			if it.table != nil {
				f.table(it.table, p)
			} else {
				f.row(it.row, p)
			}
		}
	}
	c := &composer{file: w.file, set: set, blocks: f.blocks, doc: d, sheets: w.sheets}
	c.compose()
	w.turn(0)
	return w.late()
}

// row takes a row of text.
func (f *flow) row(r *row, p *layout) {
	if n := len(r.lines); n > 1 && unitLine.MatchString(words(r.lines[n-1:])) {
		f.row(&row{box: r.box, lines: r.lines[:n-1]}, p)
		f.open = nil
		r = &row{box: r.lines[n-1].box, lines: r.lines[n-1:]}
	}
	if n := len(r.lines); n > 1 && formNumber.MatchString(words(r.lines[n-1:])) {
		f.row(&row{box: r.box, lines: r.lines[:n-1]}, p)
		f.open = nil
		f.row(&row{box: r.lines[n-1].box, lines: r.lines[n-1:]}, p)
		f.open = nil
		return
	}
	l := f.set.lane(p, r)
	index := leaderLine.MatchString(r.text()) || f.indexed() && shortDots.MatchString(r.text())
	if f.open != nil && !index && (f.set.goesOn(f.open, r, p, l) || f.fills(r, p)) {
		f.open.add(r, l)
		return
	}
	f.open = &para{rows: []*row{r}, page: p, side: sideOf(r, l), lane: l, indent: r.indent(l), ended: index}
	f.blocks = append(f.blocks, &block{para: f.open, page: p, index: index})
}

// fills tells whether a row is the figure that a label at the end of the row
// before asks for: the field of a form that had no room beside it.
func (f *flow) fills(r *row, p *layout) bool {
	last := f.open.last()
	near := f.open.page == p && r.base() > last.base() && r.base()-last.base() < 3*r.size()
	if !near || !strings.HasSuffix(f.open.end(), "：") {
		return false
	}
	s := r.text()
	if amount(s) && strings.ContainsFunc(s, numeral) {
		return true
	}
	return fieldLabel.MatchString(f.open.end()) && exactStart.MatchString(s)
}

// indexed tells whether a line of contents came last.
func (f *flow) indexed() bool {
	n := len(f.blocks)
	return n > 0 && f.blocks[n-1].index
}

// table takes a table, as the rest of the one before where it goes on.
func (f *flow) table(t *table, p *layout) {
	f.open = nil
	if n := len(f.blocks); n > 0 && f.blocks[n-1].table != nil {
		last := f.blocks[n-1]
		if row, ok := t.goesBeside(last.table, p); ok && last.page.paper() == p.paper() {
			last.table.widen(t, row)
			return
		}
		t.mixed = t.mixed || p.sheet.beside > 0
		if last.table.lastPage()+1 == p.number() && last.page.paper() == p.paper() && last.table.continues(t) {
			last.table.append(t)
			return
		}
	}
	f.blocks = append(f.blocks, &block{table: t, page: p})
}

// at returns where a paragraph stands.
func (p *para) at(file string) fault.Place {
	return fault.Place{File: file, Page: p.first().page, Line: p.first().number}
}
