package html

import (
	"fmt"
	"strings"

	"jiheng/document"
	"jiheng/document/draw"
	"jiheng/num"
)

// Widths at which a chart is drawn, in µm: for sheets and for telephones.
const (
	sheetWidth = 150000
	wideWidth  = 220000
	phoneWidth = 84000
)

// figure writes a chart as two pictures, of which the screen's width shows one,
// with its title and its values as a table.
func (w *writer) figure(f *document.Figure) {
	w.drawings++
	id := f.ID
	attrs := ""
	if id != "" {
		attrs = fmt.Sprintf(" id=\"%s\"", escape(id))
	}
	w.f("<figure class=\"chart\"%s data-kind=\"%s\" data-unit=\"%s\" data-places=\"%d\">\n", attrs, escape(string(f.Chart.Kind)),
		escape(f.Chart.Unit), f.Chart.Places)
	width := sheetWidth
	if w.wide {
		width = wideWidth
	}
	w.svg(f, draw.Chart(f.Chart, width), "on-sheet")
	w.svg(f, draw.Chart(f.Chart, phoneWidth), "on-phone")
	w.f("<figcaption>%s</figcaption>\n", escape(f.Title))
	w.values(f.Chart)
	w.s("</figure>\n")
}

// values writes the chart's table: what people read who see no chart, and what
// Read reads.
func (w *writer) values(c document.Chart) {
	w.s("<details class=\"values\"><summary>查看数据表</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"图中数据\"><table class=\"grid\">\n<thead><tr><th scope=\"col\">")
	if c.Unit != "" {
		w.f("单位：%s", escape(c.Unit))
	}
	w.s("</th>")
	for _, s := range c.Series {
		w.f("<th scope=\"col\">%s</th>", escape(s.Name))
	}
	w.s("</tr></thead>\n<tbody>\n")
	for i, name := range c.Categories {
		w.f("<tr><th scope=\"row\">%s</th>", escape(name))
		for _, s := range c.Series {
			w.value(c, s, i)
		}
		w.s("</tr>\n")
	}
	w.s("</tbody></table></div></details>\n")
}

// value writes one point: printed as the chart prints it, exact for programs.
func (w *writer) value(c document.Chart, s document.Series, i int) {
	if i >= len(s.Points) || s.Points[i].Blank {
		w.s("<td class=\"cr\">—</td>")
		return
	}
	p := s.Points[i]
	w.s("<td class=\"cr\">")
	w.s(w.figureOf(document.Run{Value: p.Value.String(), Fact: p.Fact}, printed(c, p)))
	w.s("</td>")
}

func printed(c document.Chart, p document.Point) string {
	return p.Value.Ratio().Round(min(max(c.Places, 0), 20), num.HalfUp).String()
}

// says returns the chart in a sentence, for those who hear it.
func says(c document.Chart) string {
	kind := map[document.ChartKind]string{document.Columns: "柱形图", document.Bars: "条形图", document.Lines: "折线图", document.Stacked: "堆积柱形图"}[c.Kind]
	var parts []string
	for _, s := range c.Series {
		var points []string
		for i, p := range s.Points {
			if i < len(c.Categories) && !p.Blank {
				points = append(points, c.Categories[i]+printed(c, p)+c.Unit)
			}
		}
		parts = append(parts, s.Name+"："+strings.Join(points, "，"))
	}
	return kind + "。" + strings.Join(parts, "；") + "。"
}
