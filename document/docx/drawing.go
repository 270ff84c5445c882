package docx

import (
	"slices"
	"strconv"
	"strings"

	"jiheng/document"
)

// drawing notes the charts and text boxes of a drawing, and what of it is not
// read.
func (r *reader) drawing(t *paragraphText, n *node, at origin) {
	if n.name == "a:blip" || n.name == "v:imagedata" {
		r.pictures++
	}
	if r.inContents() {
		return
	}
	for _, k := range n.kids {
		to, ok := r.rels[k.attr("r:id")]
		switch {
		case k.name == "w:txbxContent":
			t.boxes = append(t.boxes, textBox{k, at}) // read as blocks of their own
		case k.name == "mc:AlternateContent":
			r.drawing(t, choice(k), at)
		case unseenShape(k):
			k.each("w:t", func(x *node) { r.leaveOut(hiddenText, x.text, at.paragraph) })
		case k.name == "v:textpath":
			r.wordArt(t, k.attr("string"), at)
		case k.name == "dgm:relIds":
			r.diagram(t, k, at)
		case k.name != "c:chart":
			r.notRead(k)
			r.drawing(t, k, at)
		case ok && !to.external:
			if f := r.chart(to.to); f != nil && len(f.Chart.Series) > 0 {
				f.ID = t.anchor
				t.figures = append(t.figures, f)
			} else {
				r.meet(emptyChart, "")
			}
		}
	}
}

// notRead notes what a drawing holds beside text and charts.
func (r *reader) notRead(k *node) {
	switch k.name {
	case "o:OLEObject":
		r.meet(embeddedObject, programOf(k.attr("ProgID")))
	case "w:control":
		r.meet(activeControl, k.attr("w:name"))
	case "?:chart":
		r.meet(newChart, "")
	case "wp:inline", "wp:anchor":
		if holds(k, "a:blip") && large(k) {
			r.meet(largePicture, "")
		}
	case "v:shape", "v:rect":
		w, h := pointsIn(k.attr("style"), "width"), pointsIn(k.attr("style"), "height")
		if k.has("v:imagedata") && (w == 0 || h == 0 || w*pointSize >= largeWidth && h*pointSize >= largeHeight) {
			r.meet(largePicture, "")
		}
	}
}

// large reports a picture that may hold a table or a page: by its size, which may
// be missing, or by the words that stand for it.
func large(k *node) bool {
	size, words := k.kid("wp:extent"), k.kid("wp:docPr")
	w, h := number64(size.attr("cx")), number64(size.attr("cy"))
	return w == 0 || h == 0 || w >= largeWidth && h >= largeHeight || document.SaysPicture(words.attr("descr")) || document.SaysPicture(words.attr("title"))
}

// wordArt reads the words of a drawing as a box; those of the margins are a
// watermark.
func (r *reader) wordArt(t *paragraphText, words string, at origin) {
	switch words = strings.TrimSpace(words); {
	case words == "":
	case r.side == margins:
		if !slices.Contains(r.marks, words) && len(r.marks) < mostExamples {
			r.marks = append(r.marks, words)
		}
	default:
		t.boxes = append(t.boxes, textBox{boxOfLines([]string{words}), at})
	}
}

// diagram reads the words of a SmartArt, a line for each of its shapes.
func (r *reader) diagram(t *paragraphText, k *node, at origin) {
	to, ok := r.rels[k.attr("r:dm")]
	if !ok || to.external {
		r.meet(diagram, "")
		return
	}
	n, err := r.file.part(to.to)
	if err != nil || n == nil {
		r.meet(diagram, "")
		return
	}
	var lines []string
	n.each("dgm:pt", func(p *node) {
		if s := strings.TrimSpace(chartText(p)); s != "" {
			lines = append(lines, s)
		}
	})
	t.boxes = append(t.boxes, textBox{boxOfLines(lines), at})
}

// boxOfLines is the content of a text box with plain lines.
func boxOfLines(lines []string) *node {
	box := &node{name: "w:txbxContent"}
	for _, s := range lines {
		words := &node{name: "w:r", kids: []*node{{name: "w:t", text: s}}}
		box.kids = append(box.kids, &node{name: "w:p", kids: []*node{words}})
	}
	return box
}

// A picture of this size can hold a table or a page; a seal or a sign is smaller.
// In units of a drawing, 360000 a centimetre.
const (
	largeWidth  = 7 * 360_000
	largeHeight = 3 * 360_000
	pointSize   = 12_700
)

func number64(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// pointsIn reads a length of a style in points; 0 where it is in anything else.
func pointsIn(style, key string) int {
	for _, rule := range strings.Split(style, ";") {
		if name, v, ok := strings.Cut(rule, ":"); ok && strings.TrimSpace(name) == key {
			v, isPoints := strings.CutSuffix(strings.TrimSpace(v), "pt")
			v, _, _ = strings.Cut(v, ".")
			if isPoints {
				return number(v)
			}
		}
	}
	return 0
}

// holds reports whether an element of a name is anywhere below n.
func holds(n *node, name string) bool {
	found := false
	n.each(name, func(*node) { found = true })
	return found
}

// unseenShape reports a shape that is hidden.
func unseenShape(k *node) bool {
	switch k.name {
	case "wp:inline", "wp:anchor":
		v := k.kid("wp:docPr").attr("hidden")
		return v == "1" || v == "true"
	case "v:shape", "v:rect", "v:roundrect", "v:oval":
		style := strings.ReplaceAll(k.attr("style"), " ", "")
		return strings.Contains(style, "visibility:hidden") || strings.Contains(style, "display:none")
	}
	return false
}

// programOf names what made an embedded object.
func programOf(id string) string {
	id = strings.ToLower(id)
	for _, k := range [][2]string{{"excel", "Excel 表格"}, {"et.", "WPS 表格"}, {"word", "Word 文档"}, {"wps", "WPS 文字"}, {"powerpoint", "演示文稿"}, {"wpp", "演示文稿"},
		{"equation", "公式"}, {"visio", "Visio 图"}, {"acro", "PDF"}, {"package", "附件"}, {"msgraph", "图表"}} {
		if strings.Contains(id, k[0]) {
			return k[1]
		}
	}
	return id
}
