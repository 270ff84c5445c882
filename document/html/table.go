package html

import (
	"strings"

	"jiheng/document"
)

// classes of cells: their own side, the side of their column, and the kind.
var (
	ownSide    = map[document.Align]string{document.Right: "r", document.Center: "c"}
	columnSide = map[document.Align]string{document.Right: "cr", document.Center: "cc"}
)

// table writes a table in a box of its own, which scrolls where it is too wide;
// label says what it shows.
func (w *writer) table(t *document.Table, label string) {
	labels := cardLabels(t)
	class := "scroll"
	if labels != nil {
		class = "scroll cards"
	}
	if label == "" {
		label = "表格"
	}
	w.tables++
	w.f("<div class=\"%s\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n<table class=\"grid%s\" data-t=\"%d\"", class, escape(label), density(t), w.tables)
	if t.ID != "" {
		w.f(" id=\"%s\"", escape(t.ID))
	}
	w.s(">\n<colgroup>")
	for _, c := range t.Columns {
		w.f("<col data-width=\"%d\"", c.Width)
		if side := ownSide[c.Align]; side != "" {
			w.f(" class=\"%s\"", side)
		}
		w.s(">")
	}
	w.s("</colgroup>\n")
	w.rows(t, labels)
	w.s("</table>\n</div>\n")
}

// density returns the class for tables of many columns, which are set smaller
// and never narrower than their words.
func density(t *document.Table) string {
	switch n := len(t.Columns); {
	case n >= 8:
		return " dense broad"
	case n >= 6:
		return " broad"
	case n >= 5:
		return " middling"
	}
	return ""
}

func (w *writer) rows(t *document.Table, labels []string) {
	part := ""
	for r, row := range t.Grid() {
		want := "tbody"
		if r < t.Header {
			want = "thead"
		}
		if part != want {
			if part != "" {
				w.f("</%s>\n", part)
			}
			part = want
			w.f("<%s>\n", part)
		}
		w.s("<tr>")
		for i, p := range row {
			label, class := "", ""
			if part == "tbody" && labels != nil {
				label, class = onCard(t, row, i, labels)
			}
			w.cell(t, p, label, class)
		}
		w.s("</tr>\n")
	}
	if part != "" {
		w.f("</%s>\n", part)
	}
}

func (w *writer) cell(t *document.Table, p document.Placed, label, class string) {
	tag, classes := "td", []string{}
	if class != "" {
		classes = append(classes, class)
	}
	top := p.Row < t.Header
	if top || p.Head {
		tag = "th"
	}
	if p.Head {
		classes = append(classes, "h")
	}
	if side := ownSide[p.Align]; side != "" {
		classes = append(classes, side)
	} else if p.Col < len(t.Columns) && !top && !p.Head {
		if side := columnSide[t.Columns[p.Col].Align]; side != "" {
			classes = append(classes, side)
		}
	}
	w.f("<%s", tag)
	if tag == "th" {
		w.f(" scope=\"%s\"", map[bool]string{true: "col", false: "row"}[top])
	}
	if len(classes) > 0 {
		w.f(" class=\"%s\"", strings.Join(classes, " "))
	}
	if p.ColSpan > 1 {
		w.f(" colspan=\"%d\"", p.ColSpan)
	}
	if p.RowSpan > 1 {
		w.f(" rowspan=\"%d\"", p.RowSpan)
	}
	if label != "" {
		w.f(" data-label=\"%s\"", escape(label))
	}
	w.s(">")
	w.runs(p.Runs)
	w.f("</%s>", tag)
}

// cardLabels returns the name of every column where the rows of a wide table
// can stand as cards on a telephone: rows of values under heads, not a form
// with heads inside. It is nil for other tables.
func cardLabels(t *document.Table) []string {
	if t.Header == 0 || len(t.Columns) < 5 || len(t.Rows) <= t.Header {
		return nil
	}
	labels := make([][]string, len(t.Columns))
	for r, row := range t.Grid() {
		for _, p := range row {
			cols, _ := p.Spans()
			if p.Col+cols > len(t.Columns) {
				return nil
			}
			switch {
			case r < t.Header:
				text := strings.ReplaceAll(document.Text(p.Runs), "\n", "")
				for c := p.Col; c < p.Col+cols; c++ {
					labels[c] = append(labels[c], text)
				}
			case p.Col > 0 && (p.Head || cols > 1):
				return nil
			}
		}
	}
	out := make([]string, len(labels))
	for i, l := range labels {
		out[i] = strings.Join(l, "·")
	}
	return out
}

// onCard returns how a cell stands on its row's card: its column's name, and
// whether it is the card's title or short enough for half the width. A cell
// over several columns needs no name.
func onCard(t *document.Table, row []document.Placed, i int, labels []string) (label, class string) {
	p := row[i]
	cols, rows := p.Spans()
	if cols > 1 {
		return "", ""
	}
	first := rows == 1
	for _, q := range row[:i] {
		if _, rows := q.Spans(); rows == 1 {
			first = false
		}
	}
	total := 0
	for _, c := range t.Columns {
		total += c.Width
	}
	switch {
	case first:
		class = "first"
	case rows == 1 && t.Columns[p.Col].Width*100 <= total*16:
		class = "n"
	}
	return labels[p.Col], class
}
