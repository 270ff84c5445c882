package pdfread

import "slices"

// A table is a grid found on one page, or on several that follow.
type table struct {
	xs      []int // borders of the columns
	ys      []int // borders of the rows, on the page where they stand
	cells   []*cell
	rows    int
	pages   []int // of each row
	head    int   // rows that repeat on every page, or look like a head
	till    int   // the last page that has columns of it, where they go over several
	mixed   bool  // cells of one row stand in one column: the columns were not found
	capped  bool  // its heads have no rules of their own
	topless bool  // words stand above its figures, and nobody can tell which column's heads they are

	square []*cell // the cell of each square, row by row, while it is one page's
}

// A cell is a place of a table, or several that were merged.
type cell struct {
	box
	row, col   int
	rows, cols int
	glyphs     []glyph
	lines      []*line
	page       int
	loose      bool    // of a table without a grid: its lines are one text
	aside      bool    // its text lies on a side
	extra      []*cell // the parts of the cell on the pages after
}

func (t *table) box() box {
	return box{t.xs[0], t.ys[0], t.xs[len(t.xs)-1], t.ys[len(t.ys)-1]}
}

// tables finds the ruled tables of a page and moves the glyphs in their cells
// out of the sheet.
func (s *sheet) tables() ([]*table, error) {
	ms, err := meshes(s.rules)
	if err != nil {
		return nil, err
	}
	var out []*table
	coloured := s.groundOf()
	for _, m := range bridged(ms) {
		if m.columned() {
			continue
		}
		crowned := coloured.crown(&m, s)
		worn, unclear := coloured.hat(&m, s)
		if t := grid(m, s.number); t != nil {
			t.capped, t.topless = crowned || worn, unclear
			if m.framed {
				t.close()
			}
			out = append(out, t)
		}
	}
	var rest []glyph
	for _, g := range s.glyphs {
		if t := innermost(out, &g); t != nil {
			t.take(g)
		} else {
			rest = append(rest, g)
		}
	}
	for _, t := range out {
		t.close()
		rest = t.overrun(rest)
	}
	s.glyphs = rest
	for _, t := range out {
		t.mend()
		t.spill()
		for _, c := range t.cells {
			c.lines = lines(c.glyphs, s.number)
		}
	}
	s.aside(out)
	s.vertical()
	return out, nil
}

// innermost returns the smallest table that a glyph stands in.
func innermost(ts []*table, g *glyph) *table {
	x, y := g.middle()
	var best *table
	for _, t := range ts {
		b := t.box()
		if b.has(x, y) && (best == nil || b.width() < best.box().width()) {
			best = t
		}
	}
	return best
}

// columned tells whether a mesh is one row of columns, of which some are parted
// below a head only: no grid of rows tells what stands beside what.
func (m *mesh) columned() bool {
	ys := distinct(ats(m.level))
	if len(ys) != 2 || len(distinct(ats(m.upright))) < 4 {
		return false
	}
	return slices.ContainsFunc(m.upright, func(r rule) bool { return r.from > ys[0]+openSide && r.to > ys[1]-openSide })
}

// grid makes a table of a mesh: its squares, joined where no rule parts them.
// A frame without anything inside is no table.
func grid(m mesh, page int) *table {
	t := &table{xs: places(m.upright, m.level), ys: places(m.level, m.upright)}
	wide, high := len(t.xs)-1, len(t.ys)-1
	if wide < 1 || high < 1 || wide*high < 2 || wide*high > maxSquare {
		return nil
	}
	t.rows = high
	for range high {
		t.pages = append(t.pages, page)
	}
	t.merge(m)
	for _, c := range t.cells {
		c.page = page
	}
	if len(t.cells) < 2 {
		return nil
	}
	return t
}

// merge joins squares into cells. Squares that hang together without making a
// rectangle are joined along their rows only.
func (t *table) merge(m mesh) {
	wide, high := len(t.xs)-1, len(t.ys)-1
	g := newGroups(wide * high)
	t.square = make([]*cell, wide*high)
	for c := 1; c < wide; c++ {
		parted := covers(m.upright, t.xs[c], t.ys)
		for r := range high {
			if !parted[r] {
				g.join(r*wide+c, r*wide+c-1)
			}
		}
	}
	for r := 1; r < high; r++ {
		parted := covers(m.level, t.ys[r], t.xs)
		for c := range wide {
			if !parted[c] {
				g.join(r*wide+c, (r-1)*wide+c)
			}
		}
	}
	squares := map[int][]int{}
	for i := range g {
		squares[g.root(i)] = append(squares[g.root(i)], i)
	}
	for i := range g {
		if list := squares[i]; len(list) > 0 {
			t.region(list, wide)
		}
	}
	t.sort()
}

// region makes a cell of squares, or one of each run in a row.
func (t *table) region(squares []int, wide int) {
	r0, c0, r1, c1 := squares[0]/wide, squares[0]%wide, 0, 0
	for _, s := range squares {
		r0, r1 = min(r0, s/wide), max(r1, s/wide)
		c0, c1 = min(c0, s%wide), max(c1, s%wide)
	}
	if (r1-r0+1)*(c1-c0+1) == len(squares) {
		t.add(r0, c0, r1-r0+1, c1-c0+1)
		return
	}
	for i := 0; i < len(squares); {
		j := i + 1
		for j < len(squares) && squares[j] == squares[j-1]+1 && squares[j]/wide == squares[i]/wide {
			j++
		}
		t.add(squares[i]/wide, squares[i]%wide, 1, j-i)
		i = j
	}
}

func (t *table) add(row, col, rows, cols int) {
	c := &cell{row: row, col: col, rows: rows, cols: cols, box: box{t.xs[col], t.ys[row], t.xs[col+cols], t.ys[row+rows]}}
	t.cells = append(t.cells, c)
	t.cover(c)
}

// cover notes the squares of a cell.
func (t *table) cover(c *cell) {
	for r := c.row; r < c.row+c.rows; r++ {
		for k := c.col; k < c.col+c.cols; k++ {
			t.square[r*(len(t.xs)-1)+k] = c
		}
	}
}

// take puts a glyph into its cell.
func (t *table) take(g glyph) {
	x, y := g.middle()
	if c := t.at(index(t.ys, y), index(t.xs, x)); c != nil {
		c.glyphs = append(c.glyphs, g)
	}
}
