package pdfread

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// A composer turns blocks into the document's.
type composer struct {
	file   string
	set    *typeset
	blocks []*block
	doc    *document.Document
	sheets []*sheet
	tables int
	listed map[*block]bool // lines of contents without page numbers
}

func (c *composer) compose() {
	c.listed = c.contents()
	for i, b := range c.blocks {
		switch {
		case b.table != nil:
			c.tables++
			c.add(c.table(b.table))
		case b.index:
			c.index(b)
		default:
			c.paragraph(i, b)
		}
	}
	c.doc.Sample = strings.Contains(c.doc.Footer, document.SampleWords)
}

func (c *composer) add(b document.Block) { c.doc.Blocks = append(c.doc.Blocks, b) }

// index takes a line of contents with a page number: all of them are one block,
// with their title.
func (c *composer) index(b *block) {
	depth := max(1, level(b.para.text()))
	n := len(c.doc.Blocks)
	if n > 0 {
		if last, ok := c.doc.Blocks[n-1].(*document.Contents); ok {
			last.Depth = max(last.Depth, depth)
			return
		}
		if p, ok := c.doc.Blocks[n-1].(*document.Paragraph); ok && contents.MatchString(document.Text(p.Runs)) {
			c.doc.Blocks = c.doc.Blocks[:n-1]
		}
	}
	c.add(&document.Contents{Depth: depth})
}

// contents finds the lines below the title 目录 that have no page numbers. Where
// all of them come again later as they are, they are left out as contents.
func (c *composer) contents() map[*block]bool {
	out := map[*block]bool{}
	for i, b := range c.blocks {
		if b.para == nil || !contents.MatchString(b.para.text()) {
			continue
		}
		list := c.blocks[i+1 : c.contentsEnd(i+1)]
		later := map[string]bool{}
		for _, o := range c.blocks[i+1+len(list):] {
			if o.para != nil {
				later[bare(o)] = true
			}
		}
		again := len(list) > 0
		for _, o := range list {
			out[o] = true
			again = again && later[bare(o)]
		}
		for _, o := range list {
			o.index = o.index || again
		}
		break
	}
	return out
}

func bare(b *block) string { return strings.ReplaceAll(b.para.text(), " ", "") }

// contentsEnd returns where contents that begin at block i end: where its first
// line comes again, or any line does, or with the page; a sentence or a table
// ends them in any case.
func (c *composer) contentsEnd(i int) int {
	repeat, page, seen := 0, 0, map[string]bool{}
	j := i
	for ; j < len(c.blocks); j++ {
		o := c.blocks[j]
		if o.para == nil || o.index || sentence(o.para.text()) || len(o.para.rows) > 2 {
			break
		}
		if page == 0 && o.page != c.blocks[i-1].page {
			page = j
		}
		s := bare(o)
		if j > i && s == bare(c.blocks[i]) {
			return j
		}
		if repeat == 0 && seen[s] {
			repeat = j
		}
		seen[s] = true
	}
	switch {
	case repeat > 0:
		return repeat
	case page > 0:
		return page
	}
	return j
}

// paragraph adds a paragraph or heading.
func (c *composer) paragraph(i int, b *block) {
	p := b.para
	ps := p.pieces()
	at := p.at(c.file)
	if n := c.level(b); n > 0 {
		c.add(&document.Heading{Level: n, Runs: runs(ps, true), At: at})
		return
	}
	st := c.style(i, b)
	c.add(&document.Paragraph{Style: st, Runs: runs(ps, st != document.Body), At: at})
}

// level returns the level of a heading, 0 where a paragraph is none: one with a
// heading's number that is set apart by its type, or is short and no sentence.
func (c *composer) level(b *block) int {
	p := b.para
	s := p.text()
	n := level(s)
	long := len([]rune(s))
	if n == 0 || long > 60 || len(p.rows) > 3 || c.listed[b] || b.page == nil {
		return 0
	}
	if c.special(p) || n < 3 && len(p.rows) == 1 && long <= 32 && nounEnd.MatchString(s) && c.leads(b) {
		return n
	}
	most := []int{0, 40, 40, 24, 24}[n]
	if sentence(s) || long > most || strings.ContainsAny(s, "。；") {
		return 0
	}
	return n
}

// leads tells whether a paragraph without a number follows.
func (c *composer) leads(b *block) bool {
	i := slices.Index(c.blocks, b)
	return i+1 < len(c.blocks) && c.blocks[i+1].para != nil && level(c.blocks[i+1].para.text()) == 0
}

// special tells whether a paragraph is set in a type of its own throughout:
// another family, bolder or larger than the body.
func (c *composer) special(p *para) bool {
	body := c.set.body
	for _, r := range p.rows {
		for _, l := range r.lines {
			for _, g := range l.glyphs {
				if !wide(g.r) || marking(g.r) {
					continue
				}
				if g.face.family == body.face.family && g.face.bold == body.face.bold && g.size*100 <= body.size*106 {
					return false
				}
			}
		}
	}
	return true
}

// style returns what a paragraph that is no heading is for.
func (c *composer) style(i int, b *block) document.Style {
	p := b.para
	s := p.text()
	long := len([]rune(s))
	small := p.size()*100 < c.set.body.size*92
	switch {
	case c.listed[b]:
		return document.Item
	case strings.Contains(p.first().face.family, "mono") || strings.Contains(p.first().face.family, "courier"):
		return document.Code
	case unitLine.MatchString(s) && long <= 40:
		return document.UnitLine
	case annexLine.MatchString(s):
		return document.Annex
	case long <= 60 && !sentence(s) && (tableTitle.MatchString(s) || figureTitle.MatchString(s)):
		return document.Caption
	case contents.MatchString(s):
		return document.Title
	case (p.side == centred || p.symmetric()) && p.size()*100 >= c.set.body.size*118 && long <= 120 && !sentence(s):
		return document.Title
	case p.side == centred && !sentence(s) && long <= 60 && c.beforeTable(i):
		return document.Caption
	case p.side == centred && !sentence(s) && long <= 60 && p.first().face.bold && !c.set.body.face.bold:
		return document.Title
	case p.side == centred && c.after(i, document.Title) && long <= 60 && !sentence(s):
		return document.Subtitle
	case p.side == rightful && dateLine.MatchString(s):
		return document.Date
	case p.side == rightful && c.dateNext(i) && long <= 60:
		return document.Signature
	case remarkLine.MatchString(s) && (small || c.afterTable(i)):
		return document.Remark
	}
	return document.Body
}

// after tells whether the block before was made a paragraph of a style.
func (c *composer) after(i int, s document.Style) bool {
	n := len(c.doc.Blocks)
	if i == 0 || n == 0 {
		return false
	}
	p, ok := c.doc.Blocks[n-1].(*document.Paragraph)
	return ok && (p.Style == s || p.Style == document.Subtitle)
}

func (c *composer) afterTable(i int) bool { return i > 0 && c.blocks[i-1].table != nil }

// beforeTable tells whether a table follows, or one after the line of its unit.
func (c *composer) beforeTable(i int) bool {
	for j := i + 1; j < len(c.blocks) && j <= i+2; j++ {
		if c.blocks[j].table != nil {
			return true
		}
		if !unitLine.MatchString(c.blocks[j].para.text()) {
			return false
		}
	}
	return false
}

func (c *composer) dateNext(i int) bool {
	return i+1 < len(c.blocks) && c.blocks[i+1].para != nil && dateLine.MatchString(c.blocks[i+1].para.text())
}

// table makes the document's table of a grid.
func (c *composer) table(t *table) *document.Table {
	t.split()
	unclear := c.crowd(t)
	out := &document.Table{ID: fmt.Sprintf("table%d", c.tables), At: fault.Place{File: c.file, Page: t.pages[0], Cell: fmt.Sprintf("表%d", c.tables)}}
	for i := 1; i < len(t.xs); i++ {
		out.Columns = append(out.Columns, document.Column{Width: max(1, (t.xs[i]-t.xs[i-1])/100)})
	}
	out.Rows = make([]document.Row, t.rows)
	heads, counting := t.heads(), t.firstCounting()
	c.clip(t)
	for _, k := range t.cells {
		cell := document.Cell{ColSpan: k.cols, RowSpan: k.rows, Head: heads[k], Align: k.align()}
		cell.Runs = runs(k.text(), heads[k])
		if unclear && k.row >= counting && k.numbered() {
			cell.Runs = append(k.sentence(cell.Runs), document.Run{Text: document.ColumnUnclear})
		}
		cell.At = fault.Place{File: c.file, Page: k.page, Cell: c.place(k)}
		out.Rows[k.row].Cells = append(out.Rows[k.row].Cells, cell)
	}
	out.Header = t.header(heads)
	return out
}

// place names a cell of the table that came last.
func (c *composer) place(k *cell) string {
	return fmt.Sprintf("表%d!%s%d", c.tables, document.ColumnName(k.col), k.row+1)
}

// sheetOf returns a page, nil where there is none of that number.
func (c *composer) sheetOf(page int) *sheet {
	for _, s := range c.sheets {
		if s.number == page {
			return s
		}
	}
	return nil
}

// crowd notes the cells of a table whose figures nobody can tell apart, and a table
// whose columns or heads were not found: then it reports that no figure of the table
// is sure.
func (c *composer) crowd(t *table) (unclear bool) {
	first, n := t.crowded()
	bare := t.headless()
	for _, s := range c.sheets {
		switch {
		case s.number != t.pages[0]:
		case n > 0:
			s.crowded = append(s.crowded, first)
		case bare != "":
			s.bare = append(s.bare, bare)
		case t.mixed:
			s.missed = append(s.missed, t.firstFigures())
		}
	}
	return t.mixed || bare != "" || n > 0 && t.isLoose()
}

// align tells on which side the lines of a cell stand.
func (c *cell) align() document.Align {
	switch {
	case len(c.lines) == 0:
		return document.Left
	case c.aside:
		return document.Center
	}
	before, after := c.width(), c.width()
	for _, l := range c.lines {
		before, after = min(before, l.left-c.left), min(after, c.right-l.right)
	}
	switch em := c.lines[0].size; {
	case abs(before-after) <= em*3/4 && before > em/2:
		return document.Center
	case after < before && after < 2*em:
		return document.Right
	}
	return document.Left
}
