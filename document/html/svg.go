package html

import (
	"fmt"
	"strings"

	"jiheng/document"
	"jiheng/document/draw"
)

// svg writes a drawing as inline SVG, its user unit one µm. Shapes of a fact
// with an account carry its id, so that the script can open it.
func (w *writer) svg(f *document.Figure, d draw.Drawing, class string) {
	id := fmt.Sprintf("c-%d-%s", w.drawings, class)
	w.f("<svg class=\"%s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\">", class, d.Width, d.Height, id, id)
	w.f("<title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc>\n", id, escape(f.Title), id, escape(says(f.Chart)))
	for _, s := range d.Shapes {
		w.shape(s)
	}
	w.s("</svg>\n")
}

func (w *writer) shape(s draw.Shape) {
	fact := ""
	if s.Fact != "" && w.noted[s.Fact] {
		fact = " data-of=\"" + escape(s.Fact) + "\""
	}
	r, g, b := s.Ink.RGB()
	ink := fmt.Sprintf("#%02x%02x%02x", r, g, b)
	switch s.Kind {
	case draw.Rect:
		w.f("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"%s/>", s.X, s.Y, s.W, s.H, ink, fact)
	case draw.Text:
		w.f("<text x=\"%d\" y=\"%d\" font-size=\"%d\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>\n", s.X, s.Y, s.Size, s.Anchor, ink, fact, escape(s.Text))
	default:
		w.f("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\"/>\n", places(s.Points), ink, s.Width)
	}
}

func places(ps []draw.Point) string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d,%d", p.X, p.Y)
	}
	return b.String()
}
