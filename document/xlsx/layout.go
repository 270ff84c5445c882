package xlsx

import (
	"slices"

	"jiheng/document"
	"jiheng/fault"
)

// Geometry in micrometres.
const (
	point       = 353     // one point, rounded
	maxHeight   = 141_000 // of a sheet's row: 400 points, Excel ends at 409
	tableHeight = 6_000   // least height of a table's row
	blankHeight = 4_500
	chartHeight = 68_000
	snap        = 3_000 // column edges of two tables this near become one
)

// A layout is a sheet with every cell in its place.
type layout struct {
	name      string // of the sheet
	wide      int    // width of what one page prints
	high      int    // its height
	onePage   bool
	landscape bool
	edges     []int // of the columns, from 0 to wide
	heights   []int // of the rows
	boxes     []box
	charts    []chartBox
	breaks    []int // rows, from 1, with which a page begins
	keep      []int // rows that stay on the page of the row before
	tables    []Range
	header    []int          // header rows of each table
	named     map[string]int // boxes by the names of their cells
	figures   []written      // of the boxes
}

// A box is a cell, merged or not, from row and column 1.
type box struct {
	Range
	row, rows int // in its table: the row, from 0, and how many it spans
	runs      []document.Run
	look      look
	name      string            // by which formulas call it
	formula   *document.Formula // of its figure
	markBreak string            // a line feed before the mark of a head that doesn't fit on one line with it
}

// A chartBox is the place of a chart and of the values that it draws.
type chartBox struct {
	fig    *document.Figure
	values Range // with a row of names and a column of categories
	row    int   // that the chart fills
}

// layOut places the blocks of a sheet one below the other: on one page, printed
// as large as may be, where that leaves the words legible, else on pages of the
// usual size.
func layOut(name string, s Sheet) (*layout, error) {
	smallest, err := layOutAt(name, s, leastPercent)
	if err != nil {
		return nil, err
	}
	if !smallest.onePage {
		return layOutAt(name, s, usualPercent)
	}
	for percent := mostPercent; percent > leastPercent; percent -= 2 {
		l, err := layOutAt(name, s, percent)
		if err != nil || l.onePage {
			return l, err
		}
	}
	return smallest, nil
}

// layOutAt lays out for a print at some percent of the true size: the page then
// holds as much more.
func layOutAt(name string, s Sheet, percent int) (*layout, error) {
	paper := portrait
	if s.Landscape {
		paper = landscape
	}
	l := &layout{name: name, wide: paper.wide * 100 / percent, high: paper.high * 100 / percent, landscape: s.Landscape}
	blocks := slices.Clone(s.Doc)
	values := map[int]*document.Table{} // tables by place in blocks, with those of figures
	for i, b := range blocks {
		switch b := b.(type) {
		case *document.Table:
			values[i] = b
		case *document.Figure:
			values[i] = valueTable(b)
		}
		if t := values[i]; t != nil {
			if row := t.Check(); row != 0 || len(t.Rows) == 0 {
				return nil, fault.New(fault.Internal, fault.Place{Cell: name}, "xlsx-table",
					"工作表“%s”的表格第%d行与表列不符，请把文件和操作告诉管理员", name, max(row, 1))
			}
		}
	}
	columns := l.findEdges(values, len(blocks))
	for i, b := range blocks {
		switch b := b.(type) {
		case *document.Heading:
			l.line(b.Runs, headingLook(b.Level))
			l.keepNext()
		case *document.Paragraph:
			l.paragraph(b)
		case *document.Table:
			l.table(b, columns[i])
		case *document.Figure:
			l.figure(b, values[i], columns[i])
		case *document.Break:
			l.breaks = append(l.breaks, len(l.heights)+1)
		}
	}
	if len(l.heights) == 0 {
		l.heights = append(l.heights, blankHeight)
	}
	l.paginate()
	l.onePage = !slices.ContainsFunc(l.breaks, func(row int) bool { return row > 1 })
	l.splitLabels()
	l.nameBoxes()
	return l, nil
}

// nameBoxes finds the cells that formulas call; a name that two cells bear calls
// neither.
func (l *layout) nameBoxes() {
	l.named = map[string]int{}
	twice := map[string]bool{}
	for i, b := range l.boxes {
		if _, known := l.named[b.name]; known {
			twice[b.name] = true
		}
		l.named[b.name] = i
	}
	for name := range twice {
		delete(l.named, name)
	}
	delete(l.named, "")
}

// findEdges makes one grid of columns for all tables of a sheet: edges that
// nearly meet become one. It returns, by table, the sheet's column (from 1) at
// which each of its columns begins, and the one after the last.
func (l *layout) findEdges(tables map[int]*document.Table, blocks int) map[int][]int {
	at := map[int][]int{}
	l.edges = []int{0, l.wide}
	for i := range blocks {
		if t := tables[i]; t != nil {
			at[i] = l.addEdges(columnEdges(t.Columns, l.wide))
		}
	}
	slices.Sort(l.edges)
	for _, edges := range at {
		for k, e := range edges {
			n, _ := slices.BinarySearch(l.edges, e)
			edges[k] = n + 1
		}
	}
	return at
}

// addEdges takes the edges of a table in, moved to ones that are there where
// they are near, and returns them.
func (l *layout) addEdges(edges []int) []int {
	out := slices.Clone(edges)
	for k, e := range edges {
		near := snap
		if k > 0 {
			near = min(near, (e-edges[k-1])/2)
		}
		if k+1 < len(edges) {
			near = min(near, (edges[k+1]-e)/2)
		}
		best := -1
		for _, have := range l.edges {
			if d := max(have-e, e-have); d < near || d == 0 {
				best, near = have, d
			}
		}
		if best < 0 {
			best = e
			l.edges = append(l.edges, e)
		}
		out[k] = best
	}
	return out
}

// columnEdges shares the width by the columns' parts; columns without any get a
// hundredth of the sum, or all the same.
func columnEdges(columns []document.Column, wide int) []int {
	sum := 0
	for _, c := range columns {
		sum += c.Width
	}
	least := max(sum/100, 1)
	total := 0
	for _, c := range columns {
		total += max(c.Width, least)
	}
	edges, part := []int{0}, 0
	for _, c := range columns {
		part += max(c.Width, least)
		edges = append(edges, int(int64(wide)*int64(part)/int64(total)))
	}
	return edges
}

// line adds a text that runs across the sheet, in as many rows as its height
// needs.
func (l *layout) line(runs []document.Run, k look) {
	top := len(l.heights) + 1
	l.addRows(textHeight(document.Text(runs), k, l.wide))
	l.boxes = append(l.boxes, box{Range: Range{top, 1, len(l.heights), len(l.edges) - 1}, rows: 1, runs: runs, look: k})
}

// addRows adds one row, or several of the same height where one would be higher
// than sheets allow.
func (l *layout) addRows(height int) {
	n := (height + maxHeight - 1) / maxHeight
	for range n {
		l.heights = append(l.heights, (height+n-1)/n)
	}
}

func (l *layout) paragraph(p *document.Paragraph) {
	k := styleLook(p.Style)
	runs := p.Runs
	switch {
	case p.Style == document.Blank || len(runs) == 0:
		l.heights = append(l.heights, blankHeight)
		return
	case p.Style == document.Body || p.Style == document.Item:
		runs = append([]document.Run{{Text: "　　"}}, runs...)
	case p.Style == document.Title && textWidth(document.Text(runs), k.size) > l.wide:
		k.size = smallTitle
	}
	if p.Style == document.Signature || p.Style == document.Date {
		l.keepNext() // never a page with the signature alone
	}
	for _, piece := range splitRuns(runs, k, l.wide) {
		l.line(piece, k)
	}
	switch p.Style {
	case document.Title, document.Subtitle, document.Caption, document.UnitLine, document.Annex:
		l.keepNext()
	}
}

// keepNext holds the row that comes next on the page of the last one.
func (l *layout) keepNext() { l.keep = append(l.keep, len(l.heights)+1) }
