package page

import (
	"jiheng/document"
	"jiheng/fault"
)

// Measures of tables.
const (
	padding  = 1000 // left and right in a cell
	headroom = 700  // above and below
	leastRow = 7000
)

// A box is a cell set in lines.
type box struct {
	document.Placed
	cols, rows int
	head       bool
	align      side
	look       look
	wide       int // of the text
	gs         []glyph
	lines      []line
	shown      int  // lines set on earlier pages
	again      bool // the text has been shown whole and is shown again
}

// A grid is a table with its widths found.
type grid struct {
	*document.Table
	size   int   // of the type
	edges  []int // of the columns, from the left; one more than there are columns
	boxes  [][]*box
	owner  [][]*box // which box covers a place
	header int      // rows that repeat
}

// gridOf prepares a table for the paper at hand; nil where its cells do not
// fill its grid, which is noted as an error.
func (s *setter) gridOf(t *document.Table) *grid {
	if g, ok := s.tables[t]; ok {
		return g
	}
	s.tables[t] = nil
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		return nil
	}
	if row := t.Check(); row != 0 {
		s.errs = append(s.errs, fault.Bad(fault.Place{Line: row}, "table-grid",
			"表格“%s”第%d行的单元格没有填满各列，请检查该行的单元格和合并", t.ID, row))
		return nil
	}
	g := &grid{Table: t, header: min(max(t.Header, 0), len(t.Rows)-1)}
	for _, size := range sizesFor(len(t.Columns)) {
		g.size = size
		s.fill(g)
		least := g.leasts(unwise, 12)
		if sum(least) > s.paper.wide {
			least = g.leasts(never, 12)
		}
		if sum(least) > s.paper.wide && size == pt9 {
			least = g.leasts(never, 6) // tear long codes before numbers
		}
		g.edges = edgesOf(t.Columns, least, g.fulls(), s.paper.wide)
		if sum(least) <= s.paper.wide {
			break
		}
	}
	g.wrap()
	g.closeHeader()
	if g.headerHeight() > s.paper.high/2 {
		g.header = 0
	}
	s.tables[t] = g
	return g
}

// sizesFor returns the sizes to try, from the largest: many columns begin
// smaller.
func sizesFor(columns int) []int {
	all := []int{pt105, pt10, pt95, pt9}
	switch {
	case columns <= 8:
		return all
	case columns <= 10:
		return all[1:]
	case columns <= 12:
		return all[2:]
	}
	return all[3:]
}

// fill shapes the text of all cells.
func (s *setter) fill(g *grid) {
	g.boxes, g.owner = nil, make([][]*box, len(g.Rows))
	for i := range g.owner {
		g.owner[i] = make([]*box, len(g.Columns))
	}
	for _, row := range g.Grid() {
		var boxes []*box
		for _, p := range row {
			b := s.boxOf(g, p)
			boxes = append(boxes, b)
			for i := range b.rows {
				for j := range b.cols {
					g.owner[p.Row+i][p.Col+j] = b
				}
			}
		}
		g.boxes = append(g.boxes, boxes)
	}
}

func (s *setter) boxOf(g *grid, p document.Placed) *box {
	b := &box{Placed: p, look: look{role: bodyRole, size: g.size, cell: g.size, even: true}, align: leftward}
	b.cols, b.rows = p.Spans()
	switch g.AlignOf(p) {
	case document.Center:
		b.align = centred
	case document.Right:
		b.align = rightward
	}
	if b.head = p.Head || p.Row < g.header; b.head {
		b.look.role, b.align = sansRole, centred
	}
	b.gs = s.shape(p.Runs, b.look)
	if p.Tone != "" {
		for i := range b.gs {
			b.gs[i].ink = colorOf(p.Tone.RGB())
		}
	}
	return b
}

// wrap breaks the text of all cells into lines.
func (g *grid) wrap() {
	for _, row := range g.boxes {
		for _, b := range row {
			b.wide = max(g.edges[b.Col+b.cols]-g.edges[b.Col]-2*padding, 1)
			b.lines = breakLines(b.gs, measure{b.wide, b.wide})
			if b.align == leftward && b.wide >= 12*g.size {
				b.align = justified
			}
		}
	}
}

// closeHeader takes rows into the header that a cell of it reaches into; a
// header of all rows repeats nothing.
func (g *grid) closeHeader() {
	for r := 0; r < g.header; r++ {
		for _, b := range g.boxes[r] {
			g.header = max(g.header, r+b.rows)
		}
	}
	if g.header >= len(g.Rows) {
		g.header = 0
	}
}

// pitch returns the distance of lines in cells.
func (g *grid) pitch() int { return g.size * 4 / 3 }

// high returns the height of a cell with so many lines.
func (g *grid) high(lines int) int { return max(lines*g.pitch()+2*headroom, leastRow) }

// alone returns the height of a row by its own cells.
func (g *grid) alone(r int) int {
	high := leastRow
	for _, b := range g.boxes[r] {
		if b.rows == 1 {
			high = max(high, g.high(len(b.lines)))
		}
	}
	return high
}

func (g *grid) headerHeight() int {
	high := 0
	for r := range g.header {
		high += g.alone(r)
	}
	return high
}

// Shares of a page, in tenths, up to which a table is kept whole: across, where
// no text could fill the room before it, more.
const (
	wholeUpright = 3
	wholeAcross  = 6
)

// firstHeight returns the height that a table takes at least where it begins:
// the header and two rows, or one that is higher than half a page; all of a
// table that is low beside the page, with the tail of remarks below it.
func (g *grid) firstHeight(p paper, tail int) int {
	high, all := g.headerHeight(), 0
	for r := g.header; r < len(g.Rows); r++ {
		all += g.alone(r)
	}
	most := p.high * wholeUpright / 10
	if p.width > p.height {
		most = p.high * wholeAcross / 10
	}
	if high+all <= most {
		return high + all + tail
	}
	high += g.alone(g.header)
	if r := g.header + 1; r < len(g.Rows) && high+g.alone(r) <= p.high/2 {
		high += g.alone(r)
	}
	return high
}
