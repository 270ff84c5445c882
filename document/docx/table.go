package docx

import (
	"fmt"
	"slices"

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

const tableLook = `<w:jc w:val="center"/><w:tblBorders>` +
	`<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/>` +
	`<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/>` +
	`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>` +
	`<w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>`

// table writes a table over the whole width of the text block.
func (w *writer) table(t *document.Table) {
	laid := w.tables[w.tabled]
	w.tabled++
	widths, g := laid.widths, laid.grade
	w.addf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>`, w.width)
	w.add(tableLook, `</w:tblPr><w:tblGrid>`)
	for _, x := range widths {
		w.addf(`<w:gridCol w:w="%d"/>`, x)
	}
	w.add(`</w:tblGrid>`)
	anchor, kept := t.ID, w.keptRows(t, laid.heights)
	for r, row := range places(t) {
		w.add(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="397" w:hRule="atLeast"/>`)
		if r < t.Header {
			w.add(`<w:tblHeader/>`)
		}
		w.add(`</w:trPr>`)
		for _, p := range row {
			w.cell(t, cellSetting{p, r, widths, g, r < kept}, anchor)
			anchor = ""
		}
		w.add(`</w:tr>`)
		w.flush(mostWaiting)
	}
	w.add(`</w:tbl>`)
}

// keptRows returns how many rows at the top of a table stand on the page of the
// row below them: the head and the first row, so that two rows never part from
// the head; all of a table that is low beside the page.
func (w *writer) keptRows(t *document.Table, heights []int) int {
	most := portraitHeight * 3 / 10
	if w.width == landscapeWidth {
		most = landscapeHeight * 6 / 10
	}
	if sumOf(heights) <= most {
		return len(t.Rows) - 1
	}
	return min(t.Header+1, len(t.Rows)-1)
}

// places returns, for each row, the cells that begin in it and those that reach
// into it from above, from the left.
func places(t *document.Table) [][]*document.Placed {
	out := make([][]*document.Placed, len(t.Rows))
	wide := len(t.Columns)
	at := make([]*document.Placed, len(t.Rows)*wide)
	for _, row := range t.Grid() {
		for i := range row {
			p := &row[i]
			_, rows := p.Spans()
			for r := p.Row; r < p.Row+rows && p.Col < wide; r++ {
				at[r*wide+p.Col] = p
			}
		}
	}
	for r := range out {
		out[r] = slices.DeleteFunc(at[r*wide:(r+1)*wide:(r+1)*wide], func(p *document.Placed) bool { return p == nil })
	}
	return out
}

// repeated reports whether a cell over several rows of a list is written in each
// of them: word processors would show a merged cell's text on its first page
// alone, and the rows of the next would not say which class they belong to.
func repeated(t *document.Table, p *document.Placed) bool {
	_, rows := p.Spans()
	return rows > 1 && t.Header > 0 && p.Row >= t.Header && !p.Head && len(p.Runs) > 0 && !p.IsProse() &&
		!slices.ContainsFunc(p.Runs, func(r document.Run) bool { return r.Fact != "" })
}

// A cellSetting is how a cell is set in one of its rows.
type cellSetting struct {
	*document.Placed
	row    int
	widths []int
	grade  grade
	kept   bool // on the page of the next row
}

// cell writes the part of a cell that stands in a row.
func (w *writer) cell(t *document.Table, c cellSetting, anchor string) {
	cols, rows := c.Spans()
	w.addf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, roomOf(c.Placed, c.widths)+2*cellMargin)
	if cols > 1 {
		w.addf(`<w:gridSpan w:val="%d"/>`, cols)
	}
	more, again := c.row > c.Row, repeated(t, c.Placed)
	switch {
	case again:
		w.faintEdges(more, c.row < c.Row+rows-1)
	case more:
		w.add(`<w:vMerge/>`)
	case rows > 1:
		w.add(`<w:vMerge w:val="restart"/>`)
	}
	if c.Tone != "" {
		w.add(`<w:shd w:val="clear" w:color="auto" w:fill="`, hex(c.Tone.Tint()), `"/>`)
	}
	w.add(`<w:vAlign w:val="center"/></w:tcPr>`)
	style := "GwCell"
	switch {
	case c.Head:
		style = "GwHead"
	case again && more:
		style = "GwMore"
	}
	keep := ""
	if c.kept {
		keep = `<w:keepNext/>`
	}
	w.open(style+c.grade.style, keep+fmt.Sprintf(`<w:jc w:val="%s"/>`, sideOf(t, c.Placed)))
	if anchor != "" {
		w.unmark(w.mark(markBlock + toMark(anchor)))
	}
	if !more || again {
		w.tone = c.Tone
		w.runs(c.Runs)
		w.tone = ""
	}
	w.add(`</w:p></w:tc>`)
}

// faintEdges makes the lines between the parts of a repeated cell faint.
func (w *writer) faintEdges(above, below bool) {
	const edge = `<w:%s w:val="single" w:sz="4" w:space="0" w:color="D9D9D9"/>`
	w.add(`<w:tcBorders>`)
	if above {
		w.addf(edge, "top")
	}
	if below {
		w.addf(edge, "bottom")
	}
	w.add(`</w:tcBorders>`)
}

// sideOf returns the side on which a cell's text stands.
func sideOf(t *document.Table, p *document.Placed) string {
	if a := t.AlignOf(*p); a != document.Left {
		return string(a)
	}
	return "left"
}
