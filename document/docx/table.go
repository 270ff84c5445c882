package docx

import (
	"fmt"

	"jiheng/document"
)

// cellMargin is the room at each side of a cell: 1 mm.
const cellMargin = 57

// A grade is one of the sizes that cells are set in.
type grade struct {
	style string // ending of the style's identifier
	half  int    // size in half points
	line  int    // line in twips
}

// grades run from 10.5 points, for most tables, to 9, below which print is hard
// to read.
var grades = []grade{{"1", 21, 300}, {"2", 20, 280}, {"3", 18, 260}}

// widthsOf scales the columns to a width; the parts add up to it exactly.
func widthsOf(t *document.Table, width int) []int {
	sum := 0
	for _, c := range t.Columns {
		sum += max(c.Width, 0)
	}
	out := make([]int, len(t.Columns))
	done, from := 0, 0
	for i, c := range t.Columns {
		part, all := max(c.Width, 0), sum
		if sum == 0 {
			part, all = 1, len(t.Columns)
		}
		done += part
		to := width * done / all
		out[i], from = to-from, to
	}
	return out
}

// gradeOf returns the largest size at which no number or word is broken and no
// head runs over more than three lines.
func gradeOf(t *document.Table, widths []int) grade {
	for _, g := range grades[:len(grades)-1] {
		if fits(t, widths, g) {
			return g
		}
	}
	return grades[len(grades)-1]
}

func fits(t *document.Table, widths []int, g grade) bool {
	for _, row := range t.Grid() {
		for _, c := range row {
			room, text := roomOf(c, widths), document.Text(c.Runs)
			if longest(text, g.half*11) > room { // other faces are wider by a tenth
				return false
			}
			if (c.Head || c.Row < t.Header) && lineCount(text, room, 0, g.half*10, 0) > 3 {
				return false
			}
		}
	}
	return true
}

// roomOf returns the width of a cell's text.
func roomOf(c document.Placed, widths []int) int {
	cols, _ := c.Spans()
	w := -2 * cellMargin
	for j := c.Col; j < min(c.Col+cols, len(widths)); j++ {
		w += widths[j]
	}
	return max(w, 100)
}

const tableLook = `<w:jc w:val="center"/><w:tblBorders>` +
	`<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/>` +
	`<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/>` +
	`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>` +
	`<w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>`

// table writes a table over the whole width of the text block.
func (w *writer) table(t *document.Table) {
	widths := widthsOf(t, w.width)
	g := gradeOf(t, widths)
	w.addf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>`, w.width)
	w.add(tableLook, `</w:tblPr><w:tblGrid>`)
	for _, x := range widths {
		w.addf(`<w:gridCol w:w="%d"/>`, x)
	}
	w.add(`</w:tblGrid>`)
	anchor := t.ID
	for r, row := range places(t) {
		w.add(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="397" w:hRule="atLeast"/>`)
		if r < t.Header {
			w.add(`<w:tblHeader/>`)
		}
		w.add(`</w:trPr>`)
		for _, p := range row {
			w.cell(t, p, r, widths, g, anchor)
			anchor = ""
		}
		w.add(`</w:tr>`)
	}
	w.add(`</w:tbl>`)
}

// places returns, for each row, the cells that begin in it and those that reach
// into it from above, from the left.
func places(t *document.Table) [][]document.Placed {
	out := make([][]document.Placed, len(t.Rows))
	at := make([]map[int]document.Placed, len(t.Rows))
	for r := range at {
		at[r] = map[int]document.Placed{}
	}
	for _, row := range t.Grid() {
		for _, p := range row {
			_, rows := p.Spans()
			for i := range rows {
				at[p.Row+i][p.Col] = p
			}
		}
	}
	for r := range out {
		for c := range t.Columns {
			if p, ok := at[r][c]; ok {
				out[r] = append(out[r], p)
			}
		}
	}
	return out
}

// cell writes the part of a cell that stands in row r.
func (w *writer) cell(t *document.Table, p document.Placed, r int, widths []int, g grade, anchor string) {
	cols, rows := p.Spans()
	w.addf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, roomOf(p, widths)+2*cellMargin)
	if cols > 1 {
		w.addf(`<w:gridSpan w:val="%d"/>`, cols)
	}
	switch {
	case r > p.Row:
		w.add(`<w:vMerge/>`)
	case rows > 1:
		w.add(`<w:vMerge w:val="restart"/>`)
	}
	w.add(`<w:vAlign w:val="center"/></w:tcPr>`)
	style, jc := "GwCell"+g.style, alignOf(t, p)
	if p.Head {
		style = "GwHead" + g.style
	}
	w.open(style, fmt.Sprintf(`<w:jc w:val="%s"/>`, jc))
	if anchor != "" {
		w.unmark(w.mark(markBlock + toMark(anchor)))
	}
	if r == p.Row {
		w.runs(p.Runs)
	}
	w.add(`</w:p></w:tc>`)
}

// alignOf returns the side on which a cell's text stands: its own, else the
// middle for heads and the column's for others.
func alignOf(t *document.Table, p document.Placed) string {
	a := p.Align
	if a == document.Left {
		a = t.Columns[p.Col].Align
		if p.Head {
			a = document.Center
		}
	}
	if a == document.Left {
		return "left"
	}
	return string(a)
}
