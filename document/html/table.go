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
	cards := cardsOf(t)
	class := "scroll"
	if cards != nil {
		class = "scroll cards"
	}
	if label == "" {
		label = "表格"
	}
	w.tables++
	w.f("<div class=\"%s\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n<table class=\"grid%s\" data-t=\"%d\"", class, escape(label),
		density(t), w.tables)
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
	w.rows(t, cards)
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

func (w *writer) rows(t *document.Table, cards []card) {
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
		c := card{cells: make([]onCard, len(row))}
		if cards != nil {
			c = cards[r]
		}
		w.s("<tr")
		if c.class != "" {
			w.f(" class=\"%s\"", c.class)
		}
		if c.over != "" {
			w.f(" data-over=\"%s\"", escape(c.over))
		}
		w.s(">")
		for i, p := range row {
			w.cell(t, p, c.cells[i])
		}
		w.s("</tr>\n")
	}
	if part != "" {
		w.f("</%s>\n", part)
	}
}

func (w *writer) cell(t *document.Table, p document.Placed, on onCard) {
	tag, classes := "td", append([]string(nil), on.classes...)
	top := p.Row < t.Header
	if top || p.Head {
		tag = "th"
	}
	if p.Head {
		classes = append(classes, "h")
	}
	if p.Tone != "" {
		classes = append(classes, "tone-"+escape(string(p.Tone)))
	}
	if side := ownSide[p.Align]; side != "" {
		classes = append(classes, side)
	} else if !top && !p.Head {
		if side := columnSide[t.AlignOf(p)]; side != "" {
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
	if on.label != "" {
		w.f(" data-label=\"%s\"", escape(on.label))
	}
	w.s(">")
	within := "" // what holds the text in its place or carries the lamp
	switch {
	case on.stays:
		within = "stay"
	case p.Tone != "":
		within = "lamp"
	}
	if within != "" {
		w.f("<span class=\"%s\">", within)
	}
	w.runs(p.Runs)
	if within != "" {
		w.s("</span>")
	}
	w.f("</%s>", tag)
}
