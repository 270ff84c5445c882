package xlsx

import (
	"slices"
	"strings"

	"jiheng/document"
)

// Limits of a workbook that becomes a tree in memory; larger ones are ledgers.
const (
	maxTreeCells = 300_000
	maxTreeGrid  = 2_000_000 // places of one table, blank ones too
	maxTreeRight = 256       // columns up to which blank cells count
	maxTreeBlank = 200       // blank rows after one another that count
)

// Document reads a workbook as a document: every sheet's bordered rows as
// tables, what stands above, between and below them as paragraphs, and figures
// with their facts from the defined names F_…. A workbook of several sheets has
// a heading with each sheet's name. Facts whose name points outside the
// workbook's cells are left out. What the screen does not show, what is struck
// out, and what the file does not hold, the document's notes say.
func Document(data []byte) (*document.Document, error) {
	return DocumentWithin(data, document.Bounds{})
}

// DocumentWithin is Document with lower limits.
func DocumentWithin(data []byte, b document.Bounds) (*document.Document, error) {
	f, err := openWithin(data, b)
	if err != nil {
		return nil, err
	}
	doc := &document.Document{Title: f.title, Author: f.author}
	var pages []*page
	facts := f.factCells()
	left := document.Lower(maxTreeCells, b.Elements)
	for _, s := range f.sheets {
		p, err := f.load(s, &left)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
		if p.hidden && !f.allHidden() {
			continue // named below, and no figure
		}
		p.facts = facts[s.name]
		blocks, err := p.blocks()
		if err != nil {
			return nil, err
		}
		if len(f.sheets) > 1 && len(blocks) > 0 {
			doc.Blocks = append(doc.Blocks, document.H(1, s.name))
		}
		doc.Blocks = append(doc.Blocks, blocks...)
		p.report(doc)
	}
	sayHidden(doc, pages, f.allHidden())
	f.sayParts(doc)
	return doc, nil
}

// place is a cell's place in a sheet.
type place struct{ row, col int }

// factCells returns, by sheet and place, the defined names of facts there, in
// the order of the names.
func (f *File) factCells() map[string]map[place][]string {
	out := map[string]map[place][]string{}
	for name, refers := range f.names {
		if _, ok := factOf(name); !ok {
			continue
		}
		sheet, ref, ok := splitTarget(refers)
		if !ok {
			continue
		}
		r, ok := parseRange(ref)
		if !ok {
			continue
		}
		if out[sheet] == nil {
			out[sheet] = map[place][]string{}
		}
		at := place{r.Top, r.Left}
		out[sheet][at] = append(out[sheet][at], name)
	}
	for _, cells := range out {
		for _, names := range cells {
			slices.Sort(names)
		}
	}
	return out
}

// A page is one sheet in memory.
type page struct {
	file    *File
	name    string
	cells   map[place]Cell
	rows    []int // with text or borders, ascending
	area    Range // of text and borders
	merges  map[place]Range
	widths  []width
	titles  Range // rows that repeat in print
	facts   map[place][]string
	borders bool // borders tell the tables from the text around them

	hidden bool // the sheet is not shown
	walked *walker
	said   said
}

// load reads a sheet's cells that have text or borders. Whole columns are often
// given borders down to the last row: of many blank rows the first ones count.
func (f *File) load(s sheetPart, left *int) (*page, error) {
	p := &page{file: f, name: s.name, cells: map[place]Cell{}, merges: map[place]Range{}, hidden: s.hidden}
	blank := 0
	w := &walker{}
	p.walked = w
	w.row = func(row Row) error {
		if blank++; slices.ContainsFunc(row.Cells, func(c Cell) bool { return c.Text != "" }) {
			blank = 0
		}
		if blank > maxTreeBlank {
			return nil
		}
		for _, c := range row.Cells {
			p.settle(&c, row)
			if c.Text == "" && (!f.borderedCell(c) || c.Column > maxTreeRight) {
				continue
			}
			if *left--; *left < 0 {
				return tooBig("工作簿的单元格超过%d个", maxTreeCells)
			}
			p.add(row.Number, c)
		}
		return nil
	}
	if err := f.walk(s, w); err != nil {
		return nil, err
	}
	if err := f.checkMerges(s, w.merges); err != nil {
		return nil, err
	}
	p.widths = w.widths
	for _, m := range w.merges {
		p.merges[place{m.Top, m.Left}] = m
		if p.cells[place{m.Top, m.Left}].Text != "" && m.Right <= maxTreeRight {
			p.area.Right = max(p.area.Right, m.Right)
		}
	}
	for _, area := range strings.Split(f.names[s.name+"!_xlnm.Print_Titles"], ",") {
		p.findTitles(area)
	}
	p.borders = p.trustBorders()
	return p, nil
}

func (f *File) borderedCell(c Cell) bool {
	return c.style < len(f.styles) && f.styles[c.style].bordered
}

func (p *page) add(row int, c Cell) {
	if n := len(p.rows); n == 0 || p.rows[n-1] != row {
		p.rows = append(p.rows, row)
	}
	if p.area.Top == 0 {
		p.area = Range{row, c.Column, row, c.Column}
	}
	p.area.Bottom = row
	p.area.Left, p.area.Right = min(p.area.Left, c.Column), max(p.area.Right, c.Column)
	p.cells[place{row, c.Column}] = c
}

// findTitles reads $4:$5, the rows of a print title.
func (p *page) findTitles(area string) {
	_, ref, ok := splitTarget(area)
	if !ok {
		return
	}
	from, to, two := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !two {
		return
	}
	if r, ok := parseRange("A" + from + ":A" + to); ok {
		p.titles = r
	}
}

// across returns the texts of a row, and whether a cell of it has a border.
func (p *page) across(row int) (texts []Cell, bordered bool) {
	for col := p.area.Left; col <= p.area.Right; col++ {
		c, ok := p.cells[place{row, col}]
		if ok && c.Text != "" {
			texts = append(texts, c)
		}
		bordered = bordered || ok && p.file.borderedCell(c)
	}
	return texts, bordered
}

// trustBorders reports whether nearly all rows of several cells have borders.
func (p *page) trustBorders() bool {
	with, without := 0, 0
	for _, row := range p.rows {
		texts, bordered := p.across(row)
		if bordered {
			with++
		} else if len(texts) > 1 {
			without++
		}
	}
	return with > 0 && with >= 4*without
}
