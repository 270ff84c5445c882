package html

import (
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

// table reads a table; one that only lays out other blocks is read as those.
func (r *reader) table(n *html.Node, f format) {
	rows, header, captions := rowsOf(n)
	if !r.own && layout(rows) {
		for _, row := range rows {
			for c := row.FirstChild; c != nil; c = c.NextSibling {
				if c.Type == html.ElementNode && !hidden(c) {
					r.flush()
					r.flow(c, f)
				}
			}
		}
		return
	}
	for _, c := range captions {
		r.styled(c, document.Caption)
	}
	t := &document.Table{ID: clean(attrOf(n, "id")), Header: header}
	if !r.own {
		t.ID = ""
	}
	if !r.cells(t, rows) {
		r.failed = fault.Bad(fault.Place{}, "html-table", "网页中有一张表超过%d格或%d列，请拆分后再读入", maxPlaces, maxColumns)
		return
	}
	r.columns(t, n)
	if len(t.Rows) > 0 {
		r.put(t)
	}
}

// rowsOf returns a table's own rows in the order in which they are seen, how
// many of them are heads, and its captions.
func rowsOf(n *html.Node) (rows []*html.Node, header int, captions []*html.Node) {
	var foot []*html.Node
	head := true
	for part := n.FirstChild; part != nil; part = part.NextSibling {
		if part.Type != html.ElementNode || hidden(part) {
			continue
		}
		if part.Data == "caption" {
			captions = append(captions, part)
		}
		for tr := part.FirstChild; tr != nil; tr = tr.NextSibling {
			switch {
			case tr.Type != html.ElementNode || tr.Data != "tr" || hidden(tr):
			case part.Data == "tfoot":
				foot = append(foot, tr)
			default:
				rows = append(rows, tr)
				head = head && (part.Data == "thead" || onlyHeads(tr))
				if head {
					header = len(rows)
				}
			}
		}
	}
	return append(rows, foot...), header, captions
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

// layout reports whether a table holds blocks rather than values: other tables,
// headings, or everything in one cell.
func layout(rows []*html.Node) bool {
	cells := 0
	for _, tr := range rows {
		for c := range tr.Descendants() {
			if c.Type != html.ElementNode {
				continue
			}
			switch c.Data {
			case "table", "h1", "h2", "h3", "h4", "h5", "h6":
				return true
			case "td", "th":
				cells++
			}
		}
	}
	return cells == 1
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

// cells fills the table; spans are cut where they reach beyond it or over one
// another, and places without a cell get an empty one. ok is false beyond the
// limits.
func (r *reader) cells(t *document.Table, rows []*html.Node) (ok bool) {
	g := grid{rows: len(rows)}
	starts := make([][]int, len(rows))
	for _, tr := range rows {
		row := document.Row{}
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || (c.Data != "td" && c.Data != "th") || hidden(c) {
				continue
			}
			cell := r.cell(c)
			starts[g.row] = append(starts[g.row], g.place(&cell))
			row.Cells = append(row.Cells, cell)
			if len(g.until) > maxColumns || len(g.until)*len(rows) > maxPlaces {
				return false
			}
		}
		t.Rows = append(t.Rows, row)
		g.next()
	}
	t.Columns = make([]document.Column, len(g.until))
	for i := range t.Columns {
		t.Columns[i].Width = 1
	}
	pad(t, starts)
	return true
}

// cell reads one cell.
func (r *reader) cell(c *html.Node) document.Cell {
	var rs runs
	r.inline(&rs, c, plain)
	cell := document.Cell{Runs: rs.take(!r.own), ColSpan: max(intOf(c, "colspan"), 0), RowSpan: max(intOf(c, "rowspan"), 0)}
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
