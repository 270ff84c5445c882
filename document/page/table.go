package page

import "jiheng/document"

// A strip is the part of a table on one page.
type strip struct {
	rows  []int // of the table, in order; those of the header come again
	highs []int
}

func (t *strip) add(row, high int) {
	t.rows, t.highs = append(t.rows, row), append(t.highs, high)
}

// A run of a table over pages.
type tableRun struct {
	s *setter
	*grid
	strip strip
	top   int // of the strip in the block
	body  int // rows in the strip after the header
	tail  int // height of the remarks below the table
}

// table sets a table. Rows stay whole; the header comes again on every page; a
// cell that spans rows over the end of a page is shown on both sides, marked
// （续） on the second.
func (s *setter) table(bs []document.Block, i int, b *document.Table) {
	g := s.gridOf(b)
	if g == nil {
		return
	}
	delete(s.tables, b) // boxes keep what has been shown
	tail := s.remarks(bs, i+1)
	s.need(min(g.firstHeight(s.paper, tail), s.paper.high))
	s.target(b.ID)
	t := &tableRun{s: s, grid: g, tail: tail}
	t.begin()
	for r := g.header; r < len(g.Rows); {
		r = t.row(r)
	}
	t.paint(len(g.Rows))
}

// begin starts a strip with the header.
func (t *tableRun) begin() {
	t.strip, t.top, t.body = strip{}, t.s.y, 0
	for r := range t.header {
		t.push(r, t.height(r))
	}
	t.body = 0
}

func (t *tableRun) push(r, high int) {
	t.strip.add(r, high)
	t.s.y += high
	t.body++
}

// left returns the height left on the page.
func (t *tableRun) left() int { return t.s.paper.high + tolerance - t.s.y }

// row sets a row and returns the next one to set: the same where it goes on on
// the next page, an earlier one where cells would be torn.
func (t *tableRun) row(r int) int {
	if h := t.height(r); h+t.owed(r) <= t.left() || t.body == 0 && h <= t.left() {
		t.push(r, h)
		return r + 1
	}
	if t.body > 0 {
		next := t.retreat(r)
		t.turn(next)
		return next
	}
	if t.top > 0 { // a fresh page may hold it
		t.s.y = t.top
		t.s.turn()
		t.begin()
		return r
	}
	t.push(r, max(t.left(), leastRow)) // higher than a page
	t.turn(r)
	return r
}

// owed returns the height that must stay free below a row: the last two rows of
// a table stand together, with the remarks below them.
func (t *tableRun) owed(r int) int {
	switch n := len(t.Rows) - 1; {
	case r == n:
		return t.tail
	case r == n-1 && t.alone(n)+t.tail < t.s.paper.high/2:
		return t.alone(n) + t.tail
	}
	return 0
}

// remarks returns the height of the remarks that stand below a table, at most a
// quarter of the page.
func (s *setter) remarks(bs []document.Block, i int) int {
	high := 0
	for ; styleAt(bs, i) == document.Remark; i++ {
		f := formatOf(document.Remark, s.paper)
		gs := s.shape(bs[i].(*document.Paragraph).Runs, f.look)
		high += 800 + len(f.breakInto(gs, s.paper.wide))*f.pitch
	}
	return min(high, s.paper.high/4)
}

// turn paints the strip, of which row next and those after it stand on the next
// page.
func (t *tableRun) turn(next int) {
	t.paint(next)
	t.s.turn()
	t.begin()
}

// height returns the height that a row needs at this place: that of its own
// cells, and what cells that end in it still lack.
func (t *tableRun) height(r int) int {
	high := leastRow
	for c := 0; c < len(t.Columns); {
		b := t.owner[r][c]
		c = b.Col + b.cols
		if b.Row+b.rows-1 != r {
			continue
		}
		high = max(high, t.high(len(b.lines)-b.shown)-t.above(b))
	}
	return high
}

// above returns the height of a cell's rows in the strip so far.
func (t *tableRun) above(b *box) int {
	high := 0
	for i, r := range t.strip.rows {
		if r >= b.Row && r < b.Row+b.rows {
			high += t.strip.highs[i]
		}
	}
	return high
}

// retreat returns the row at which the next page begins, r or an earlier one:
// a cell that would be cut by the end of the page before its text is whole is
// given the room below, or taken over to the next page with its rows.
func (t *tableRun) retreat(r int) int {
	for again := true; again; {
		again = false
		for c := 0; c < len(t.Columns); {
			b := t.owner[r][c]
			c = b.Col + b.cols
			if b.Row >= r {
				continue
			}
			lack := t.high(len(b.lines)-b.shown) - t.above(b)
			n := len(t.strip.rows) - 1
			switch {
			case lack <= 0:
			case lack <= t.left():
				t.strip.highs[n] += lack
				t.s.y += lack
			case t.canDrop(b.Row):
				r, again = b.Row, true
				t.drop(b.Row)
			}
			if again {
				break
			}
		}
	}
	return r
}

// canDrop reports whether the strip keeps a row of its body without the rows
// from one on.
func (t *tableRun) canDrop(row int) bool {
	n := len(t.strip.rows) - t.body
	return t.body > 0 && t.strip.rows[n] < row
}

// drop takes the rows from one on out of the strip.
func (t *tableRun) drop(row int) {
	for t.body > 0 {
		n := len(t.strip.rows) - 1
		if t.strip.rows[n] < row {
			return
		}
		t.s.y -= t.strip.highs[n]
		t.strip.rows, t.strip.highs = t.strip.rows[:n], t.strip.highs[:n]
		t.body--
	}
}
