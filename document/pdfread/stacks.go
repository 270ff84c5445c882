package pdfread

import (
	"slices"
	"strings"
)

// Where no rules part the rows of a table and its cells are broken over lines, lines of one
// cell stand nearer to one another than rows do: the distance tells the rows.

// A stacked line is what a row of text has in one column.
type stackedLine struct {
	row  int
	base int
	c    chunk
	text string
}

// closeLines and farLines are the distances of lines in a column that stand in one cell and
// those in different rows, in percent of the least.
const closeLines, farLines = 112, 125

// byDistance tells for each row of text below the heads whether it belongs to the row before, by
// the distance of the lines in their columns. ok is false where the distances do not tell rows
// for certain; broken then reports a number whose rest stands below it.
func (o *loose) byDistance() (same []bool, ok, broken bool) {
	cols := make([][]stackedLine, len(o.cols))
	for i := o.heads; i < len(o.rows); i++ {
		for _, c := range o.rows[i].chunks {
			k := nearest(o.cols, c)
			cols[k] = append(cols[k], stackedLine{row: i, base: o.rows[i].row.base(), c: c, text: c.said()})
		}
	}
	lead := leadOf(cols)
	if lead == 0 {
		return nil, false, false
	}
	same, ok = make([]bool, len(o.rows)), true
	several, apart := false, false
	for k, lines := range cols {
		for from := 0; from < len(lines); {
			to := from + 1
			for ; to < len(lines); to++ {
				d := (lines[to].base - lines[to-1].base) * 100
				if d > lead*closeLines {
					ok = ok && d >= lead*farLines
					apart = true
					break
				}
			}
			stack := lines[from:to]
			if k > 0 && restBelow(stack, o.cols[k]) {
				broken = true
			}
			if len(stack) > 1 {
				several = true
				ok = ok && o.oneCell(stack, k, lines)
				for r := stack[0].row + 1; r <= stack[len(stack)-1].row; r++ {
					same[r] = true
				}
			}
			from = to
		}
	}
	return same, ok && several && apart && o.single(same, cols, lead), broken
}

// leadOf returns the least distance of lines that follow one another in a column; 0 where they
// stand nearer than lines do.
func leadOf(cols [][]stackedLine) int {
	least := 0
	for _, lines := range cols {
		for i := 1; i < len(lines); i++ {
			d := lines[i].base - lines[i-1].base
			if d < lines[i].c.glyphs[0].size*9/10 {
				return 0
			}
			if least == 0 || d < least {
				least = d
			}
		}
	}
	return least
}

// single tells whether no row that is joined of several has two stacks in one column, and every
// row of text that no stack goes over stands by itself.
func (o *loose) single(same []bool, cols [][]stackedLine, lead int) bool {
	for _, lines := range cols {
		for i := 1; i < len(lines); i++ {
			if (lines[i].base-lines[i-1].base)*100 <= lead*closeLines {
				continue
			}
			if !slices.Contains(same[lines[i-1].row+1:lines[i].row+1], false) {
				return false
			}
		}
	}
	for i := o.heads + 1; i < len(o.rows); i++ {
		if !same[i] && (o.rows[i].row.base()-o.rows[i-1].row.base())*100 < lead*closeLines {
			return false // lines beside one another that nothing joins
		}
	}
	return true
}

// oneCell tells whether the lines of a stack can only be one cell: words that fill their column
// and go on, or a number that had no room.
func (o *loose) oneCell(stack []stackedLine, col int, column []stackedLine) bool {
	left, right := 1<<30, 0
	for _, l := range column {
		left, right = min(left, l.c.left), max(right, l.c.right)
	}
	if col > 0 && digits(stack[0].text) {
		return len(stack) == 2 && restOf(stack[0].text, stack[1].text)
	}
	for i, l := range stack {
		size := l.c.glyphs[0].size
		switch {
		case col > 0 && digits(l.text), i > 0 && opens(l.text):
			return false
		case i+1 == len(stack):
		case (right-left)-(l.c.right-l.c.left) > 2*size && !strings.HasSuffix(l.text, "：") && !strings.HasSuffix(l.text, ":"):
			return false // there was room for the next word
		}
	}
	return true
}

// restBelow tells whether a stack has a number that fills its column, with what can only be its
// rest right below.
func restBelow(stack []stackedLine, l lane) bool {
	for i := 1; i < len(stack); i++ {
		a, b := stack[i-1], stack[i]
		if !restOf(a.text, b.text) || a.c.right-a.c.left < (l.right-l.left)*9/10 {
			continue
		}
		return true
	}
	return false
}

// restOf tells whether b can only be the rest of the number a, which had no room for it: a has
// begun with decimals or a group of thousands, and b brings at most the two digits or the
// sign that are missing.
func restOf(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	if !digits(a) || b == "" || strings.ContainsAny(a, "%％)）") || b[0] == '0' && !strings.ContainsAny(a, ".,") {
		return false // 05 below 01 is a code
	}
	if sameNumber(a, b) {
		return true
	}
	tail := strings.TrimRight(b, "%％)）")
	_, frac, point := strings.Cut(a, ".")
	return point && len(frac) == 1 && len(tail) == 1 && numeral(rune(tail[0]))
}
