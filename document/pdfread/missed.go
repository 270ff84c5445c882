package pdfread

import (
	"slices"
	"strings"

	"jiheng/document"
)

// leastMissed is how many figures apart tell, in one row alone, of a table.
const leastMissed = 3

// missed returns rows of figures that stand apart as those of tables do and were
// not read as one: the first of each group. What column a figure belongs to is not
// known there.
func (p *layout) missed() []string {
	var out []string
	last, n := -mostBetween-2, 0
	for i, it := range p.items {
		if it.row == nil {
			last, n = -mostBetween-2, 0
			continue
		}
		figures, exact := standing(it.row)
		if figures < 2 {
			continue
		}
		if i-last > mostBetween+1 {
			n = 0
		}
		last = i
		if n++; n == 2 || n == 1 && exact >= leastMissed {
			out = append(out, it.row.text())
			n = 2
		}
	}
	return out
}

// standing counts the figures of a row that stand apart from one another, behind the
// first words, and those of them that are written to the decimal.
func standing(r *row) (figures, exact int) {
	if len(r.lines) == 1 && r.lines[0].width() < 2*r.size() || leaderLine.MatchString(r.text()) || strings.ContainsAny(r.text(), "，。；") {
		return 0, 0 // as of prose whose figures have room around them
	}
	var gs []glyph
	for _, l := range r.lines {
		gs = append(gs, l.glyphs...)
	}
	cs := chunks(gs)
	if len(cs) < 2 {
		return 0, 0
	}
	for _, c := range asunder(cs) {
		s := c.said()
		if !figured(s) || !strings.ContainsFunc(s, numeral) {
			continue
		}
		figures++
		if strings.ContainsAny(s, ".,%％") {
			exact++
		}
	}
	return figures, exact
}

// crowded returns the first of the cells of a table whose figures stand beside or
// above one another so that nobody can tell their columns or rows, and how many
// cells are so.
func (t *table) crowded() (first string, n int) {
	beside, above := map[int]int{}, map[int]int{} // cells by column, and by row
	var say []*cell
	for _, c := range t.cells {
		rs := rows(c.lines)
		if len(c.lines) == 0 || c.row < t.head {
			continue
		}
		if slices.ContainsFunc(rs, severalFigures) {
			beside[c.col]++
			say = append(say, c)
		}
		if c.loose && c.row >= 1 && slices.ContainsFunc(rs, nameAndFigure) {
			beside[c.col] += 2 // one is enough: no cell says both so far apart
			say = append(say, c)
		}
		if s := text(c.ownText()); len(rs) > 1 && listed(s) {
			above[c.row]++
			say = append(say, c)
		}
	}
	for _, c := range say {
		if beside[c.col] > 1 || above[c.row] > 1 {
			if n++; n == 1 {
				first = text(c.ownText())
			}
		}
	}
	return first, n
}

// severalFigures tells whether a row of a cell has figures apart and nothing else.
func severalFigures(r *row) bool {
	if !amount(strings.ReplaceAll(r.text(), " ", "")) {
		return false
	}
	var gs []glyph
	for _, l := range r.lines {
		gs = append(gs, l.glyphs...)
	}
	_, exact := standing(r)
	return len(chunks(gs)) > 1 && exact > 1
}

// nameAndFigure tells whether a row of a cell has a figure far behind words, as the
// cells of two columns stand.
func nameAndFigure(r *row) bool {
	var gs []glyph
	for _, l := range r.lines {
		gs = append(gs, l.glyphs...)
	}
	cs := chunks(gs)
	for i := 1; i < len(cs); i++ {
		a, b := &cs[i-1], &cs[i]
		if b.left-a.right > 2*r.size() && digits(b.said()) && !digits(a.said()) {
			return true
		}
	}
	return false
}

// listed tells whether a text is several lines of figures.
func listed(s string) bool {
	lines := strings.Split(s, "\n")
	return len(lines) > 1 && !slices.ContainsFunc(lines, func(l string) bool {
		return !amount(l) || !strings.ContainsFunc(l, numeral) || !strings.ContainsAny(l, ".,%％")
	})
}

// headless returns the first row of figures of a table without a grid in which
// a column of figures has no head, or two have only one in common: nobody can tell what
// they are.
func (t *table) headless() string {
	if t.topless {
		return t.firstFigures()
	}
	if !t.isLoose() && !t.capped {
		return ""
	}
	wide := len(t.xs) - 1
	figures, others, headed := make([]int, wide), make([]int, wide), make([]bool, wide)
	lowest := make([]*cell, wide) // of the heads of each column
	first := t.rows
	for i, c := range t.cells {
		s := text(c.ownText())
		figure := c.col > 0 && digits(s)
		if figure && i > 0 && t.labels(t.cells[i-1], c) {
			continue
		}
		if figure {
			first = min(first, c.row)
			figures[c.col]++
		}
		for k := c.col; k < c.col+c.cols; k++ {
			if s != "" && c.row < first {
				headed[k], lowest[k] = true, c
			}
			if !figure && s != "" && c.row >= first {
				others[k]++
			}
		}
	}
	n := 0
	for k := range wide {
		if figures[k] > 1 && others[k] == 0 && (!headed[k] || k > 1 && figures[k-1] > 1 && others[k-1] == 0 && lowest[k] == lowest[k-1]) {
			n++
		}
	}
	if n == 0 || wide < 3 {
		return ""
	}
	return t.firstFigures()
}

// labels tells whether the words before a figure are its label in a row above the
// heads of a table: below it stand words.
func (t *table) labels(a, b *cell) bool {
	s := text(a.ownText())
	return b.col > 2 && a.row == b.row && s != "" && !digits(s) && slices.ContainsFunc(t.cells, func(c *cell) bool {
		return c.row > b.row && c.col <= b.col && c.col+c.cols > b.col && len(c.lines) > 0 && !digits(text(c.ownText()))
	})
}

// firstFigures returns the first row that has figures behind its first cell.
func (t *table) firstFigures() string { return strings.Trim(t.rowText(t.firstCounting()), "|") }

func (t *table) firstCounting() int {
	for _, c := range t.cells {
		if c.col > 0 && digits(text(c.ownText())) {
			return c.row
		}
	}
	return 0
}

// isLoose tells whether no cell of a table has rules around it.
func (t *table) isLoose() bool {
	return !slices.ContainsFunc(t.cells, func(c *cell) bool { return !c.loose && len(c.lines) > 0 })
}

// numbered tells whether a cell holds figures; in the first column the number of a
// list is none.
func (c *cell) numbered() bool {
	s := text(c.text())
	if c.col == 0 && !digits(s) {
		s = strings.TrimLeft(s, "0123456789.．、 ")
	}
	return strings.ContainsFunc(s, numeral)
}

// sentence returns the runs of a cell that says more than a figure.
func (c *cell) sentence(own []document.Run) []document.Run {
	if digits(text(c.text())) {
		return nil
	}
	return own
}
