package pdfread

import (
	"cmp"
	"slices"
	"strings"
)

// sort puts the cells in reading order.
func (t *table) sort() {
	slices.SortFunc(t.cells, func(a, b *cell) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col)) })
}

// at returns the cell that covers a square.
func (t *table) at(row, col int) *cell { return t.square[row*(len(t.xs)-1)+col] }

// maxMended is how many glyphs a cell may have whose numbers are looked at.
const maxMended = 100

// mend keeps numbers and words whole that run over a border of their cell: glyphs
// that follow one another without room go where most of them stand.
func (t *table) mend() {
	for _, c := range t.cells {
		if len(c.glyphs) == 0 || len(c.glyphs) > maxMended || c.col+c.cols >= len(t.xs)-1 {
			continue
		}
		var next *cell
		for r := c.row; r < c.row+c.rows; r++ {
			if o := t.at(r, c.col+c.cols); o != next {
				next = o
				t.meet(c, o)
			}
		}
	}
}

// meet mends what runs over the border between two cells beside one another.
func (t *table) meet(c, next *cell) {
	if next == nil || len(next.glyphs) == 0 || len(next.glyphs) > maxMended {
		return
	}
	for _, g := range slices.Clone(c.glyphs) {
		t.bridge(c, next, g)
	}
}

// bridge moves the shorter part of a number that begins with its glyph g at the
// end of cell a and goes on in cell b.
func (t *table) bridge(a, b *cell, g glyph) {
	i := slices.IndexFunc(b.glyphs, func(o glyph) bool { return adjoins(g, o) })
	if i < 0 || !slices.ContainsFunc(a.glyphs, func(o glyph) bool { return o == g }) {
		return
	}
	left, right := tail(a.glyphs, g), head(b.glyphs, b.glyphs[i])
	from, to, part := b, a, right
	if len(right) > len(left) {
		from, to, part = a, b, left
	}
	for _, p := range part {
		k := slices.Index(from.glyphs, p)
		from.glyphs = slices.Delete(from.glyphs, k, k+1)
		to.glyphs = append(to.glyphs, p)
	}
}

// adjoins tells whether b follows a in one number, or in words that the file
// draws at once.
func adjoins(a, b glyph) bool {
	words := a.ink == b.ink && wide(a.r) && wide(b.r)
	if abs(a.base-b.base) >= a.size/8 {
		return false
	}
	if words && abs(b.x-a.x-a.size) < a.size/9 {
		return true // whatever width the font states
	}
	return (words || figureMark(a.r) && figureMark(b.r)) && abs(b.left-a.right) < a.size/9
}

// tail returns the glyphs of the number that ends with g.
func tail(gs []glyph, g glyph) []glyph {
	out := []glyph{g}
	for again := true; again; {
		again = false
		for _, o := range gs {
			if adjoins(o, out[len(out)-1]) && !slices.Contains(out, o) {
				out, again = append(out, o), true
				break
			}
		}
	}
	return out
}

// head returns the glyphs of the number that begins with g.
func head(gs []glyph, g glyph) []glyph {
	out := []glyph{g}
	for again := true; again; {
		again = false
		for _, o := range gs {
			if adjoins(out[len(out)-1], o) && !slices.Contains(out, o) {
				out, again = append(out, o), true
				break
			}
		}
	}
	return out
}

// text returns what the cell says: lines that were broken because the next word
// had no room are joined, others keep their break.
func (c *cell) text() []piece {
	out := c.ownText()
	for _, x := range c.extra {
		out = weld(out, x.ownText())
	}
	return out
}

func (c *cell) ownText() []piece {
	rs := rows(c.lines)
	var out []piece
	for i, r := range rs {
		ps := besides(r.lines)
		if i > 0 && !c.broken(rs[i-1], r) {
			out = append(out, piece{text: "\n", r: '\n'})
		}
		out = weld(out, ps)
	}
	return spreadOver(out)
}

// broken tells whether a line ended because the first word of the next had no
// room behind it. Han text is taken to go on unless there is plenty of room, or
// the next line begins as paragraphs do.
func (c *cell) broken(a, b *row) bool {
	if c.loose {
		return !opens(b.text())
	}
	const padding = 1900 // µm on each side, as word processors have it
	pad := min(padding, max(0, c.inset()))
	if x, y := a.text(), b.text(); amount(x) && amount(y) && sameNumber(x, y) {
		return true
	}
	room := c.width() - 2*pad - a.width()
	last := a.lines[len(a.lines)-1]
	end, start := last.glyphs[len(last.glyphs)-1].r, b.lines[0].glyphs[0].r
	slack := last.size / 4
	if wide(end) && wide(start) && !opens(b.text()) && !sentence(a.text()) {
		slack = 2*last.size + c.width()/5
		if len(a.lines[0].glyphs) < 4 || len(b.lines[0].glyphs) < 4 {
			return true
		}
	}
	return room < firstWord(b.lines[0])+slack
}

// inset returns the least distance of a line from a side of the cell.
func (c *cell) inset() int {
	least := c.width()
	for _, l := range c.lines {
		least = min(least, l.left-c.left, c.right-l.right)
	}
	return least
}

// firstWord returns the width of what is not parted at the start of a line: a
// Han character with the marks around it, a word, or a number with its unit.
func firstWord(l *line) int {
	const longest = 30
	end := l.glyphs[0].right
	opening, counted := strings.ContainsRune("（《“‘〔【「『([", l.glyphs[0].r), 0
	for i := 1; i < len(l.glyphs) && i < longest; i++ {
		g, before := l.glyphs[i], l.glyphs[i-1]
		switch {
		case blank(g.r):
			return end - l.left
		case marking(g.r) && !strings.ContainsRune("（《“‘〔【「『", g.r), opening, !wide(g.r) && !wide(before.r):
		case wide(g.r) && figureMark(l.glyphs[0].r) && counted < 2:
			counted++
		default:
			return end - l.left
		}
		opening = opening && marking(g.r)
		end = g.right
	}
	return end - l.left
}

// spreadOver joins Han characters of which each stands on a line of its own: a
// word set upright.
func spreadOver(ps []piece) []piece {
	single := len(ps) >= 3 && len(ps)%2 == 1
	for i, p := range ps {
		single = single && (i%2 == 1) == (p.r == '\n') && (i%2 == 1 || wide(p.r))
	}
	if !single {
		return ps
	}
	var out []piece
	for i := 0; i < len(ps); i += 2 {
		out = append(out, ps[i])
	}
	return out
}
