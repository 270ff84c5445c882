package pdf

import (
	"bytes"
	"fmt"

	"jiheng/document/page"
)

// unit is the matrix that makes one unit a micrometre: 72 / 25,400.
const unit = "0.00283464567 0 0 0.00283464567 0 0 cm\n"

// page writes a page, its content and its links.
func (w *writer) page(i, parent int) {
	p := &w.layout.Pages[i]
	var links []int
	for _, l := range p.Links {
		links = append(links, w.link(p, l))
	}
	content := w.id()
	w.stream(content, "", w.content(p))
	w.open(w.pages[i])
	w.printf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<</Font<<", parent, points(p.Width), points(p.Height), content)
	for _, f := range w.fonts {
		w.printf("/%s %d 0 R", f.name, f.id)
	}
	w.printf(">>>>")
	if len(links) > 0 {
		w.printf("/Annots[")
		for _, l := range links {
			w.printf("%d 0 R ", l)
		}
		w.printf("]")
	}
	w.printf(">>")
	w.close()
}

// content returns the operators that paint a page.
func (w *writer) content(p *page.Page) []byte {
	c := &canvas{high: p.Height, fonts: w.byFace}
	c.b.WriteString(unit)
	for _, s := range p.Shapes {
		c.shape(s)
	}
	if len(p.Runs) > 0 {
		c.b.WriteString("BT\n")
		for i := range p.Runs {
			c.run(p.Runs, i)
		}
		c.b.WriteString("ET\n")
	}
	return c.b.Bytes()
}

// A canvas remembers what is set, so as not to set it again.
type canvas struct {
	b            bytes.Buffer
	high         int
	fonts        map[*page.Face]*font
	fill, stroke page.Color
	width        int
	face         *page.Face
	size         int
	space        int
	bold         bool
}

func (c *canvas) f(format string, args ...any) { fmt.Fprintf(&c.b, format, args...) }

func (c *canvas) shape(s page.Shape) {
	if len(s.Points) == 0 {
		c.setFill(s.Ink)
		c.f("%d %d %d %d re f\n", s.X, c.high-s.Y-s.H, s.W, s.H)
		return
	}
	c.setStroke(s.Ink, s.Width)
	n := len(s.Points) - 1
	closed := n > 1 && s.Points[0] == s.Points[n]
	for i, p := range s.Points {
		switch {
		case i == 0:
			c.f("%d %d m ", p.X, c.high-p.Y)
		case i < n || !closed:
			c.f("%d %d l ", p.X, c.high-p.Y)
		}
	}
	if closed {
		c.f("h ")
	}
	c.f("S\n")
}

func (c *canvas) setFill(k page.Color) {
	if k != c.fill {
		c.fill = k
		c.f("%s rg\n", rgb(k))
	}
}

func (c *canvas) setStroke(k page.Color, width int) {
	if k != c.stroke {
		c.stroke = k
		c.f("%s RG\n", rgb(k))
	}
	if width != c.width {
		c.width = width
		c.f("%d w\n", width)
	}
}

func rgb(k page.Color) string {
	part := func(v uint8) string {
		n := (int(v)*1000 + 127) / 255
		return fmt.Sprintf("%d.%03d", n/1000, n%1000)
	}
	return part(k.R) + " " + part(k.G) + " " + part(k.B)
}

// run shows the glyphs of run k, each at its place.
func (c *canvas) run(rs []page.Run, k int) {
	r := &rs[k]
	f := c.fonts[r.Face]
	var glyphs []int
	for _, v := range variants(rs, k) {
		glyphs = append(glyphs, f.sub.Glyphs[v])
	}
	c.setFill(r.Ink)
	if r.Bold {
		c.setStroke(r.Ink, r.Size/36)
	}
	if r.Bold != c.bold {
		c.bold = r.Bold
		c.f("%d Tr\n", map[bool]int{true: 2}[r.Bold])
	}
	if r.Face != c.face || r.Size != c.size {
		c.face, c.size = r.Face, r.Size
		c.f("/%s %d Tf\n", f.name, r.Size)
	}
	if s := spacing(f.sub.Widths, glyphs, r); s != c.space {
		c.space = s
		c.f("%d Tc\n", s)
	}
	c.f("1 0 0 1 %d %d Tm\n", r.X[0], c.high-r.Y)
	c.show(f.sub.Widths, glyphs, r)
}

// show writes the glyph numbers, with corrections in thousandths of an em where
// the pen would be more than two of them away from a glyph's place.
func (c *canvas) show(widths, glyphs []int, r *page.Run) {
	c.b.WriteString("[<")
	at := r.X[0] * 1000 // thousandths of a micrometre
	for i, g := range glyphs {
		if d := (at - r.X[i]*1000) / r.Size; d > 2 || d < -2 {
			c.f(">%d<", d)
			at -= d * r.Size
		}
		c.f("%04X", g)
		at += widths[g]*r.Size + c.space*1000
	}
	c.b.WriteString(">]TJ\n")
}

// spacing returns what most glyphs of a run add to their width.
func spacing(widths, glyphs []int, r *page.Run) int {
	count := map[int]int{}
	best := 0
	for i := range len(r.X) - 1 {
		own := (widths[glyphs[i]]*r.Size + 500) / 1000
		d := r.X[i+1] - r.X[i] - own
		count[d]++
		if n := count[d]; n > count[best] || n == count[best] && d < best {
			best = d
		}
	}
	return best
}
