package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// blocks makes paragraphs and tables of a sheet's rows.
func (p *page) blocks() ([]document.Block, error) {
	var out []document.Block
	var table []int
	end := func() error {
		if len(table) == 0 {
			return nil
		}
		t, err := p.table(table)
		out, table = append(out, t), nil
		return err
	}
	for _, row := range p.rows {
		texts, bordered := p.across(row)
		if !p.outside(row, texts, bordered) {
			if row == p.titles.Top {
				if err := end(); err != nil { // a header begins a table of its own
					return nil, err
				}
			}
			table = append(table, row)
			continue
		}
		if err := end(); err != nil {
			return nil, err
		}
		if para := p.paragraph(row, texts); para != nil {
			out = append(out, para)
		}
	}
	return out, end()
}

// outside reports whether a row stands outside the tables: without a border
// among bordered ones, or one text across the whole sheet.
func (p *page) outside(row int, texts []Cell, bordered bool) bool {
	if bordered {
		return false
	}
	if p.borders {
		return true
	}
	if len(texts) != 1 || texts[0].Column != p.area.Left {
		return false
	}
	m, ok := p.merges[place{row, p.area.Left}]
	return ok && m.Right >= p.area.Right || p.area.Left == p.area.Right
}

// paragraph joins the texts of a row; an indent of full-width blanks goes.
func (p *page) paragraph(row int, texts []Cell) *document.Paragraph {
	out := &document.Paragraph{Style: document.Body}
	if len(texts) > 0 {
		out.At = p.at(row, texts[0].Column)
	}
	for _, c := range texts {
		if len(out.Runs) > 0 {
			out.Runs = append(out.Runs, document.Run{Text: "　"})
		}
		out.Runs = append(out.Runs, p.runs(place{row, c.Column}, c)...)
	}
	if len(out.Runs) == 0 {
		return nil
	}
	first := &out.Runs[0]
	if first.Text = trimIndent(first.Text); first.Text == "" {
		out.Runs = out.Runs[1:]
	}
	return out
}

// at is a cell's place as people say it: 自评表!B3.
func (p *page) at(row, col int) fault.Place {
	hidden := p.hidden
	if _, found := slices.BinarySearch(p.said.rows, row); found || slices.Contains(p.said.columns, col) {
		hidden = true
	}
	return fault.Place{Cell: p.name + "!" + columnName(col) + strconv.Itoa(row), Hidden: hidden}
}

// grid is a table's places: which cell covers each.
type grid struct {
	rows  []int // of the sheet
	left  int   // column of the sheet
	wide  int
	cover []int // place by place: 1 + index of the starting place; 0 for none
}

func (p *page) table(rows []int) (*document.Table, error) {
	g := &grid{rows: rows, left: p.area.Left, wide: p.area.Right - p.area.Left + 1}
	if len(rows)*g.wide > maxTreeGrid {
		return nil, tooBig("工作表“%s”的表格超过%d格", p.name, maxTreeGrid)
	}
	g.cover = make([]int, len(rows)*g.wide)
	for r := range rows {
		for c := range g.wide {
			p.spread(g, r, c)
		}
	}
	p.join(g)
	keepRow, keepCol := g.begins()
	t := &document.Table{At: p.at(rows[0], g.left)}
	for c := range g.wide {
		if keepCol[c] {
			t.Columns = append(t.Columns, document.Column{})
		}
	}
	for r, row := range rows {
		if !keepRow[r] {
			continue
		}
		t.Rows = append(t.Rows, p.tableRow(g, r, keepRow, keepCol))
		if row >= p.titles.Top && row <= p.titles.Bottom && t.Header == len(t.Rows)-1 {
			t.Header++
		}
	}
	p.setWidths(t, g, keepCol)
	return t, nil
}

// spread marks the places that the cell at a place covers.
func (p *page) spread(g *grid, r, c int) {
	at := r*g.wide + c
	if g.cover[at] != 0 {
		return
	}
	m, ok := p.merges[place{g.rows[r], g.left + c}]
	if !ok {
		g.cover[at] = at + 1
		return
	}
	for i := r; i < len(g.rows) && g.rows[i] <= m.Bottom; i++ {
		for j := c; j < g.wide && g.left+j <= m.Right; j++ {
			g.cover[i*g.wide+j] = at + 1
		}
	}
}

// join gives the places of a cell that says again, on a new page, what the one
// above it says back to that one.
func (p *page) join(g *grid) {
	for at := g.wide; at < len(g.cover); at++ {
		if g.cover[at] != at+1 {
			continue
		}
		above := g.cover[at-g.wide] - 1
		label, again := p.labelAt(g, at)
		if first, _ := p.labelAt(g, max(above, 0)); !again || above < 0 || above%g.wide != at%g.wide || first != label {
			continue
		}
		right := func(start, row int) int {
			n := start % g.wide
			for n < g.wide && g.cover[row*g.wide+n] == start+1 {
				n++
			}
			return n
		}
		if right(at, at/g.wide) != right(above, at/g.wide-1) {
			continue
		}
		for i := range g.cover[at:] {
			if g.cover[at+i] == at+1 {
				g.cover[at+i] = above + 1
			}
		}
	}
}

// labelAt is the text of the cell that starts at a place of a table, and whether
// it says again what stands above.
func (p *page) labelAt(g *grid, at int) (label string, again bool) {
	label, again = strings.CutSuffix(p.cells[place{g.rows[at/g.wide], g.left + at%g.wide}].Text, continued)
	return strings.TrimSuffix(label, "\n"), again
}

// begins tells the rows and columns in which a cell begins; the others only
// carry on what began before, and are left out.
func (g *grid) begins() (rows, cols []bool) {
	rows, cols = make([]bool, len(g.rows)), make([]bool, g.wide)
	for at, by := range g.cover {
		if by == at+1 {
			rows[at/g.wide], cols[at%g.wide] = true, true
		}
	}
	return rows, cols
}

func (p *page) tableRow(g *grid, r int, keepRow, keepCol []bool) document.Row {
	var out document.Row
	for c := range g.wide {
		at := r*g.wide + c
		if g.cover[at] != at+1 {
			continue
		}
		var cell document.Cell
		for j := c; j < g.wide && g.cover[r*g.wide+j] == at+1; j++ {
			cell.ColSpan += count(keepCol[j])
		}
		for i := r; i < len(g.rows) && g.cover[i*g.wide+c] == at+1; i++ {
			cell.RowSpan += count(keepRow[i])
		}
		where := place{g.rows[r], g.left + c}
		cell.At = p.at(where.row, where.col)
		if src, ok := p.cells[where]; ok {
			cell.Runs = p.runs(where, src)
			if src.Kind == Number || src.Kind == Percent {
				out, _ := p.file.shown(&src)
				cell.Beyond = out.beyond
				sec, _ := p.file.styleOf(&src).format.of(stored(&src))
				cell.Yuan = sec.yuan
				if !src.Scale.says() {
					cell.Shift = src.Scale.Shift
				}
			}
			if src.style < len(p.file.styles) && p.file.styles[src.style].align != "left" {
				cell.Align = document.Align(p.file.styles[src.style].align)
			}
		}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// setWidths gives the kept columns the widths of those that they stand for.
func (p *page) setWidths(t *document.Table, g *grid, keepCol []bool) {
	const usual = 843 // hundredths of a character, where the sheet says nothing
	n := -1
	for c := range g.wide {
		if keepCol[c] {
			n++
		}
		w := usual
		for _, x := range p.widths {
			if g.left+c >= x.from && g.left+c <= x.to {
				w = x.hundredths
			}
		}
		if n >= 0 {
			t.Columns[n].Width += w
		}
	}
}
