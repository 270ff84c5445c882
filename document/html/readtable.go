package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jiheng/document"
	"jiheng/fault"
)

// Limits of a table.
const (
	maxColumns = 256
	maxPlaces  = 500_000 // rows times columns
)

// sides of cells by class, attribute or style.
var sides = map[string]document.Align{"r": document.Right, "c": document.Center, "right": document.Right, "center": document.Center}

// A tableRow is a row of a table with the format of its text, and the row behind
// the last one of its group, which no cell of it reaches over.
type tableRow struct {
	node  *html.Node
	f     format
	end   int
	group *html.Node
}

// table reads a table; one that only lays out other blocks is read as those.
func (r *reader) table(n *html.Node, f format) {
	rows, header, captions := r.rowsOf(n, f)
	if !r.own && layout(rows) {
		for _, row := range rows {
			for c := row.node.FirstChild; c != nil; c = c.NextSibling {
				if c.Type != html.ElementNode {
					continue
				}
				if in, read := r.enter(c, row.f); read {
					r.flush()
					r.flow(c, in)
				}
			}
		}
		return
	}
	for _, c := range captions {
		r.styled(c, document.Caption, f)
	}
	t := &document.Table{ID: clean(attrOf(n, "id")), Header: header}
	if !r.own {
		t.ID = ""
	}
	outer := r.inner
	r.inner = nil
	if !r.cells(t, rows) {
		r.failed = fault.Bad(fault.Place{}, "html-table", "网页中有一张表超过%d格或%d列，请拆分后再读入", maxPlaces, maxColumns)
		return
	}
	r.columns(t, n)
	inner := r.inner
	r.inner = outer
	if len(t.Rows) > 0 {
		r.putTable(t)
	}
	for _, t := range inner {
		r.putTable(t)
	}
}

// nested reads a table in a cell of another as one of its own, behind that one,
// where it is more than a line or a column of words.
func (r *reader) nested(n *html.Node, f format) bool {
	if r.inTable == 0 {
		return false
	}
	rows, header, _ := r.rowsOf(n, f)
	if len(rows) < 2 || layout(rows) || len(cellsOf(rows[0].node)) < 2 && len(cellsOf(rows[1].node)) < 2 {
		return false
	}
	t := &document.Table{Header: header}
	outer := r.inner
	r.inner = nil
	if !r.cells(t, rows) {
		r.failed = fault.Bad(fault.Place{}, "html-table", "网页中有一张表超过%d格或%d列，请拆分后再读入", maxPlaces, maxColumns)
		return true
	}
	r.inner = append(append(outer, t), r.inner...)
	return true
}

// rowsOf returns a table's own rows in the order in which they are seen, how
// many of them are heads, and its captions.
func (r *reader) rowsOf(n *html.Node, f format) (rows []tableRow, header int, captions []*html.Node) {
	var foot []tableRow
	head := true
	for part := n.FirstChild; part != nil; part = part.NextSibling {
		if part.Type != html.ElementNode {
			continue
		}
		in, read := r.enter(part, f)
		if !read {
			continue
		}
		if part.Data == "caption" {
			captions = append(captions, part)
		}
		for tr := part.FirstChild; tr != nil; tr = tr.NextSibling {
			if tr.Type != html.ElementNode || tr.Data != "tr" {
				continue
			}
			of, read := r.enter(tr, in)
			switch {
			case !read:
			case part.Data == "tfoot":
				foot = append(foot, tableRow{node: tr, f: of, group: part})
			default:
				rows = append(rows, tableRow{node: tr, f: of, group: part})
				head = head && (part.Data == "thead" || onlyHeads(tr))
				if head {
					header = len(rows)
				}
			}
		}
	}
	rows = append(rows, foot...)
	for i, end := len(rows)-1, len(rows); i >= 0; i-- {
		if !r.own && i+1 < len(rows) && rows[i+1].group != rows[i].group {
			end = i + 1
		}
		rows[i].end = end
	}
	return rows, header, captions
}

// onlyHeads reports whether a row of a page without thead is one of heads.
func onlyHeads(tr *html.Node) bool {
	found := false
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			if c.Data != "th" || attrOf(c, "scope") == "row" {
				return false
			}
			found = true
		}
	}
	return found
}

// Words of a cell, in bytes, beyond which it lays out a page.
const (
	longestBeside = 120 // beside a table
	longestCell   = 900
)

// layout reports whether a table holds blocks rather than values: headings,
// everything in one cell, or other tables among nothing that looks like a form.
func layout(rows []tableRow) bool {
	cells, holding, wide := 0, 0, false
	for _, row := range rows {
		filled := 0
		for _, c := range cellsOf(row.node) {
			cells++
			inner := find(c, "table")
			if inner == nil && heads(c) {
				return true
			}
			text := len(shownText(c))
			switch {
			case inner != nil:
				holding++
				if text-len(shownText(inner)) > longestBeside {
					return true
				}
			case text > longestCell && holding > 0:
				return true
			case strings.TrimSpace(textOf(c)) != "" || find(c, "input") != nil:
				filled++
			}
		}
		wide = wide || filled > 1
	}
	return cells == 1 || holding > 0 && !wide
}

// heads reports whether headings stand in a cell.
func heads(c *html.Node) bool {
	for n := range c.Descendants() {
		if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			return true
		}
	}
	return false
}

// columns gives the table its columns, as wide as their page says, else alike.
func (r *reader) columns(t *document.Table, n *html.Node) {
	i := 0
	for c := range n.Descendants() {
		if r.own && c.Type == html.ElementNode && c.Data == "col" && i < len(t.Columns) {
			t.Columns[i] = document.Column{Width: intOf(c, "data-width"), Align: sides[attrOf(c, "class")]}
			i++
		}
	}
}

// cells fills the table; spans are cut where they reach beyond it, beyond their
// group of rows or over one another, and places without a cell get an empty one.
// Columns in which no cell begins are none. ok is false beyond the limits.
func (r *reader) cells(t *document.Table, rows []tableRow) (ok bool) {
	r.inTable++
	defer func() { r.inTable-- }()
	g := grid{rows: len(rows)}
	starts := make([][]int, len(rows))
	for _, tr := range rows {
		row := document.Row{}
		g.end = tr.end
		for c := tr.node.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
				continue
			}
			in, read := r.enter(c, tr.f)
			if !read {
				continue
			}
			cell := r.cell(c, in)
			starts[g.row] = append(starts[g.row], g.place(&cell))
			row.Cells = append(row.Cells, cell)
			if len(g.until) > maxColumns || len(g.until)*len(rows) > maxPlaces {
				return false
			}
		}
		t.Rows = append(t.Rows, row)
		g.next()
	}
	columns := len(g.until)
	if !r.own {
		columns = trimmed(t, starts)
	}
	t.Columns = make([]document.Column, columns)
	for i := range t.Columns {
		t.Columns[i].Width = 1
	}
	pad(t, starts)
	return true
}

// putTable adds a table without the heads that it repeats.
func (r *reader) putTable(t *document.Table) {
	if !r.own {
		t.DropRepeatedHeads("表" + strconv.Itoa(r.tables+1))
	}
	r.put(t)
}

// trimmed returns the number of columns in which cells begin, and cuts the spans
// that reach further: a title over more columns than there are.
func trimmed(t *document.Table, starts [][]int) int {
	columns := 0
	for _, row := range starts {
		for _, at := range row {
			columns = max(columns, at+1)
		}
	}
	for r, row := range starts {
		for i, at := range row {
			if c := &t.Rows[r].Cells[i]; at+c.ColSpan > columns {
				c.ColSpan = columns - at
			}
		}
	}
	return columns
}

// cell reads one cell; one that says it goes down 0 rows goes to the end of its
// group.
func (r *reader) cell(c *html.Node, f format) document.Cell {
	var rs runs
	r.left = false
	r.inline(&rs, c, f)
	shown := rs.take(!r.own)
	if len(shown) == 0 && r.left {
		shown = document.Plain(document.SetAside)
	}
	cell := document.Cell{Runs: shown, ColSpan: max(intOf(c, "colspan"), 0), RowSpan: max(intOf(c, "rowspan"), 0)}
	if v, said := lookup(c, "rowspan"); said && strings.TrimSpace(v) == "0" && !r.own {
		cell.RowSpan = maxPlaces
	}
	if r.own {
		cell.Head = hasClass(c, "h")
		for _, class := range strings.Fields(attrOf(c, "class")) {
			if side, yes := sides[class]; yes {
				cell.Align = side
			}
			if tone, yes := strings.CutPrefix(class, "tone-"); yes {
				cell.Tone = document.Tone(clean(tone))
			}
		}
		return cell
	}
	cell.Head = c.Data == "th"
	cell.Align = sides[strings.ToLower(attrOf(c, "align"))]
	style := strings.ToLower(strings.Join(strings.Fields(attrOf(c, "style")), ""))
	if _, rest, yes := strings.Cut(style, "text-align:"); yes {
		side, _, _ := strings.Cut(rest, ";")
		cell.Align = sides[side]
	}
	return cell
}
