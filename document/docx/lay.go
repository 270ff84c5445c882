package docx

import (
	"slices"
	"unicode/utf8"

	"jiheng/document"
)

// A laid table is one with the size that it is set in, the widths of its columns
// and the estimated heights of its rows.
type laid struct {
	grade   grade
	widths  []int
	heights []int
}

// A measured cell is one with what its text needs in every size.
type measured struct {
	*document.Placed
	text   string
	chars  []rune // of the text
	raised []bool // by character
	parts  []bool // by character: a line may end behind it
}

// lay returns the layout of a table in a width.
func lay(t *document.Table, width int) laid {
	cells := measure(t)
	widths, g := setting(t, cells, width)
	return laid{g, widths, heightsOf(t, cells, widths, g)}
}

// measure returns the cells of a table row by row.
func measure(t *document.Table) []measured {
	grid, n := t.Grid(), 0
	for _, row := range grid {
		n += len(row)
	}
	out := make([]measured, 0, n)
	for _, row := range grid {
		for i := range row {
			out = append(out, measuredOf(&row[i]))
		}
	}
	return out
}

// shortWord is the length up to which a text in a cell stays whole: 预警, 追加.
const shortWord = 3

// mostMarked is the length of a value up to which its mark stays beside it.
const mostMarked = 6

func measuredOf(p *document.Placed) measured {
	m := measured{Placed: p, text: document.Text(p.Runs)}
	n := utf8.RuneCountInString(m.text)
	m.chars, m.raised = make([]rune, 0, n), make([]bool, 0, n)
	var marks []int // characters that a mark stands behind
	for _, r := range p.Runs {
		if n := len(m.chars); r.Super && r.Text != "" && n > 0 && n <= mostMarked {
			marks = append(marks, n-1)
		}
		for _, c := range r.Text {
			m.chars, m.raised = append(m.chars, c), append(m.raised, r.Super)
		}
	}
	m.parts = make([]bool, len(m.chars))
	if len(m.chars) <= shortWord {
		return m
	}
	for i, tie := range document.Bound(m.chars) {
		last := i+1 == len(m.chars)
		joined := tie > document.Loose || !last && m.chars[i] != '\n' && m.chars[i+1] != '\n' && !breakable(m.chars[i], m.chars[i+1])
		m.parts[i] = !joined && !slices.Contains(marks, i)
	}
	return m
}

// longest returns the width of the widest piece of a cell that no line break may
// divide; pieces wider than most count for no more. A mark stays with what it
// marks.
func (m measured) longest(size, most int) int {
	best, piece := 0, 0
	for i, c := range m.chars {
		piece += roomyWidth(c, size, m.raised[i])
		best = max(best, piece)
		switch {
		case m.parts[i]:
			piece = 0
		case i+1 < len(m.chars) && (c < 0x80) != (m.chars[i+1] < 0x80):
			piece += size / 4 // some word processors leave air between Han and digits
		}
	}
	return min(best, most)
}

// setting returns the largest size at which no number, word or date is broken,
// two fifths of the width are left for prose and no head runs over more than
// three lines, with the widths of the columns, which add up to width exactly.
func setting(t *document.Table, cells []measured, width int) (widths []int, g grade) {
	for _, g = range grades {
		least, full := needs(t, cells, g)
		widths = document.Widths(t.Columns, least, full, width)
		if sumOf(least)*10 <= width*6 && headsFit(t, cells, widths, g) {
			break
		}
	}
	return widths, g
}

func sumOf(ns []int) int {
	sum := 0
	for _, n := range ns {
		sum += n
	}
	return sum
}

// mostWhole is how many characters of a piece without a break count.
const mostWhole = 10

// mostHead is how many characters of a head with a label stand in one line:
// LibreOffice parts the label itself where it wraps.
const mostHead = 7

// needs returns, for every column, the width that keeps its longest piece whole,
// and the width at which its longest cell stands in one line.
func needs(t *document.Table, cells []measured, g grade) (least, full []int) {
	least, full = make([]int, len(t.Columns)), make([]int, len(t.Columns))
	size := g.half * 10
	for i := range least {
		least[i] = 2*cellMargin + size
	}
	for _, c := range cells {
		if cols, _ := c.Spans(); cols > 1 || c.Col >= len(t.Columns) {
			continue
		}
		least[c.Col] = max(least[c.Col], c.longest(size, mostWhole*size)+2*cellMargin,
			min(widest(c.text, size), 2*size)+2*cellMargin) // no column of single characters
		if c.Row < t.Header && len(c.chars) <= mostHead && slices.Contains(c.chars, '〔') {
			least[c.Col] = max(least[c.Col], len(c.chars)*size+2*cellMargin)
		}
		full[c.Col] = max(full[c.Col], min(widest(c.text, g.half*11), 40*size)+2*cellMargin)
	}
	widenSpans(cells, g, least)
	return least, full
}

// widenSpans gives the last column of a cell over several columns what they lack
// together for its longest piece.
func widenSpans(cells []measured, g grade, least []int) {
	for _, c := range cells {
		cols, _ := c.Spans()
		if cols == 1 || c.Col+cols > len(least) {
			continue
		}
		need := c.longest(g.half*10, mostWhole*g.half*10) + 2*cellMargin
		if lack := need - sumOf(least[c.Col:c.Col+cols]); lack > 0 {
			least[c.Col+cols-1] += lack
		}
	}
}

func headsFit(t *document.Table, cells []measured, widths []int, g grade) bool {
	return !slices.ContainsFunc(cells, func(c measured) bool {
		return (c.Head || c.Row < t.Header) && lineCount(c.text, roomOf(c.Placed, widths), 0, g.half*10, 0) > 3
	})
}

// roomOf returns the width of a cell's text.
func roomOf(c *document.Placed, widths []int) int {
	cols, _ := c.Spans()
	w := -2 * cellMargin
	for j := c.Col; j < min(c.Col+cols, len(widths)); j++ {
		w += widths[j]
	}
	return max(w, 100)
}

// heightsOf estimates the heights of a table's rows; rows that a merged cell
// spans share its height.
func heightsOf(t *document.Table, cells []measured, widths []int, g grade) []int {
	heights := make([]int, len(t.Rows))
	for _, c := range cells {
		_, rows := c.Spans()
		need := lineCount(c.text, roomOf(c.Placed, widths), 0, g.half*10, 0)*g.line + 2*28
		if !repeated(t, c.Placed) {
			need /= rows
		}
		for i := c.Row; i < min(c.Row+rows, len(heights)); i++ {
			heights[i] = max(heights[i], need, 397)
		}
	}
	return heights
}
