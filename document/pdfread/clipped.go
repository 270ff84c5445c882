package pdfread

import (
	"regexp"
	"strings"
)

// clip notes what a table does not show for want of room: figures in whose place
// programs print ###, and texts that end under the next cell.
func (c *composer) clip(t *table) {
	cut := map[*cell]bool{}
	right := make([][]*cell, t.rows) // the cells of each row
	for _, k := range t.cells {
		for r := k.row; r < k.row+k.rows && r < t.rows; r++ {
			right[r] = append(right[r], k)
		}
	}
	for _, row := range right {
		for i := 1; i < len(row); i++ {
			cut[row[i-1]] = cut[row[i-1]] || row[i-1].endsUnder(row[i])
		}
	}
	for _, k := range t.cells {
		s := c.sheetOf(k.page)
		switch said := text(k.ownText()); {
		case s == nil || len(k.lines) == 0:
		case unshown(said):
			s.narrow = append(s.narrow, c.place(k))
		case cut[k] && (opened(said) || numberEnd.MatchString(said)):
			s.clipped = append(s.clipped, said)
		}
	}
}

// endsUnder tells whether the last letter of a cell stands over the first of the cell
// beside it, or right before it with a bracket open: what follows it was cut off.
func (c *cell) endsUnder(o *cell) bool {
	for _, a := range c.lines {
		for _, b := range o.lines {
			x, y := &a.glyphs[len(a.glyphs)-1], &b.glyphs[0]
			if x.ink == y.ink || abs(a.base-b.base) > a.size/4 || y.left <= x.left {
				continue
			}
			if room := y.left - x.right; 10*room < -x.size || 2*room < x.size && opened(a.words()) {
				return true
			}
		}
	}
	return false
}

// numberEnd is a text that ends with a number which may go on, or lacks its unit.
var numberEnd = regexp.MustCompile(`\d[百千万亿]?$`)

// unshown tells whether a text is what stands for a figure without room.
func unshown(s string) bool { return len(s) > 1 && strings.Trim(s, "#") == "" }
