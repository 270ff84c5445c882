package html

import (
	"golang.org/x/net/html"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/num"
)

// Limits of a chart.
const (
	maxCategories = 1000
	maxSeries     = 40
)

// figure reads a chart from its table of values.
func (r *reader) figure(n *html.Node) {
	f := &document.Figure{ID: clean(attrOf(n, "id")),
		Chart: document.Chart{Kind: document.ChartKind(clean(attrOf(n, "data-kind"))), Unit: clean(attrOf(n, "data-unit")), Places: intOf(n, "data-places")}}
	if c := find(n, "figcaption"); c != nil {
		f.Title = clean(textOf(c))
	}
	values := find(n, "table")
	if values == nil {
		r.put(f)
		return
	}
	rows, _, _ := r.rowsOf(values, plain)
	for i, tr := range rows {
		cells := cellsOf(tr.node)
		if len(cells) == 0 {
			continue
		}
		if i == 0 {
			for _, c := range cells[1:] {
				f.Chart.Series = append(f.Chart.Series, document.Series{Name: clean(textOf(c))})
			}
			continue
		}
		f.Chart.Categories = append(f.Chart.Categories, clean(textOf(cells[0])))
		for j := range f.Chart.Series {
			p := document.Point{Blank: true}
			if j+1 < len(cells) {
				p = pointOf(cells[j+1])
			}
			f.Chart.Series[j].Points = append(f.Chart.Series[j].Points, p)
		}
	}
	if len(f.Chart.Categories) > maxCategories || len(f.Chart.Series) > maxSeries {
		r.failed = fault.Bad(fault.Place{}, "html-chart", "网页中有一张图超过%d类或%d组数据，请拆分后再读入", maxCategories, maxSeries)
		return
	}
	r.put(f)
}

func cellsOf(tr *html.Node) []*html.Node {
	var out []*html.Node
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.Data == "td" || c.Data == "th") {
			out = append(out, c)
		}
	}
	return out
}

// pointOf reads one value; a cell without one is a blank.
func pointOf(c *html.Node) document.Point {
	d := find(c, "data")
	if d == nil {
		return document.Point{Blank: true}
	}
	v, err := num.ParseDecimal(attrOf(d, "value"))
	if err != nil {
		return document.Point{Blank: true}
	}
	return document.Point{Value: v, Fact: clean(attrOf(d, "data-fact"))}
}

// readNote reads the account of a fact.
func readNote(n *html.Node) document.Note {
	note := document.Note{Fact: clean(attrOf(n, "data-note"))}
	for c := range n.Descendants() {
		switch {
		case c.Type != html.ElementNode:
		case c.Data == "h3":
			note.Name = clean(textOf(c))
		case c.Data == "p" && hasClass(c, "print"):
			note.Print = clean(textOf(c))
		case c.Data == "span" && hasClass(c, "line"):
			note.Lines = append(note.Lines, document.NoteLine{Depth: listsAbove(c, n) - 1, Text: clean(textOf(c)), Fact: clean(attrOf(c, "data-of"))})
		}
	}
	return note
}

// listsAbove counts the lists around an element, up to a node.
func listsAbove(c, top *html.Node) int {
	depth := 0
	for p := c.Parent; p != nil && p != top; p = p.Parent {
		if p.Data == "ul" {
			depth++
		}
	}
	return depth
}
