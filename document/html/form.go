package html

import (
	"strings"

	"golang.org/x/net/html"

	"jiheng/document"
)

// An inset is a kind of thing in a page that is not read.
type inset int8

const (
	frame inset = iota // another page
	object
	drawing // svg or canvas with words or by a script
	largePicture
	emptyField
	insets
)

// insetWords are the sentences about them, with their number.
var insetWords = [insets]struct{ code, text string }{
	frame:        {"html-frame", "有%d处嵌入的其他网页，里面的内容没有读；请把那些网页也保存下来一起检查"},
	object:       {"html-object", "有%d个嵌入的对象或影音，里面的内容没有读；请把其中的数写进正文"},
	drawing:      {"html-drawing", "有%d个画出来的图形，图里的文字和数没有读；请核对图里的数与正文是否一致"},
	largePicture: {"html-pictures", "有%d幅大图片，图里的文字和数没有读；是表格或扫描件的，请换成文字"},
	emptyField:   {"html-fields", "有%d个输入框在文件里都没有值，填在里面的内容没有保存进来，没有读；请用原来的系统导出，或打印成 PDF 再检查"},
}

// Boxes of forms.
const (
	ticked   = "☑"
	unticked = "□"
)

// fieldText returns what a field of a form shows; field is false for an element
// that is none.
func (r *reader) fieldText(c *html.Node) (text string, field bool) {
	switch c.Data {
	case "input":
		return r.inputText(c)
	case "select":
		return chosen(c), true
	case "textarea":
		text = strings.TrimPrefix(textOf(c), "\n")
		r.filled(text)
		return text, true
	}
	return "", false
}

// inputText returns the value of an input, or the tick of a box.
func (r *reader) inputText(c *html.Node) (text string, field bool) {
	switch strings.ToLower(attrOf(c, "type")) {
	case "hidden", "submit", "button", "reset", "image", "file", "password", "range", "color":
		return "", true
	case "checkbox", "radio":
		if _, on := lookup(c, "checked"); on {
			return ticked, true
		}
		return unticked, true
	}
	text = attrOf(c, "value")
	r.filled(text)
	return text, true
}

// filled counts the fields to be typed into, and those that have something.
func (r *reader) filled(text string) {
	r.fields++
	if strings.TrimSpace(text) != "" {
		r.values++
	}
}

// chosen returns the words of the options that are chosen: where none is, a list
// of one line shows its first. One without a value is only a prompt.
func chosen(c *html.Node) string {
	var list, first []string
	for n := range c.Descendants() {
		if n.Type != html.ElementNode || n.Data != "option" {
			continue
		}
		text := strings.Join(strings.Fields(textOf(n)), " ")
		if label := attrOf(n, "label"); label != "" {
			text = label
		}
		if v, said := lookup(n, "value"); said && v == "" {
			text = "" // 请选择
		}
		if first == nil {
			first = []string{text}
		}
		if _, on := lookup(n, "selected"); on {
			list = append(list, text)
		}
	}
	_, many := lookup(c, "multiple")
	if list == nil && !many && intOf(c, "size") <= 1 {
		list = first
	}
	if !many && len(list) > 1 {
		list = list[len(list)-1:]
	}
	return strings.Join(list, "、")
}

// passOver notes an element that is left out whole, where it may hold text.
func (r *reader) passOver(c *html.Node) {
	if r.own {
		return
	}
	switch c.Data {
	case "iframe":
		if attrOf(c, "src") != "" || attrOf(c, "srcdoc") != "" {
			r.insets[frame]++
		}
	case "object", "embed", "audio", "video":
		r.insets[object]++
	case "canvas":
		r.insets[drawing]++
	case "svg":
		if strings.ContainsAny(textOf(c), "0123456789０１２３４５６７８９") {
			r.insets[drawing]++
		}
	case "img":
		src := attrOf(c, "src")
		if intOf(c, "width") >= largeWidth && intOf(c, "height") >= largeHeight || strings.HasPrefix(src, "data:") && len(src) > largeData {
			r.insets[largePicture]++
		}
	}
}

// A picture of this size, in the pixels of a screen, or of as many characters, can
// hold a table or a page.
const (
	largeData   = 60_000
	largeWidth  = 265
	largeHeight = 114
)

// formula spells MathML on one line: fractions as a/b, powers with raised digits.
func formula(n *html.Node) string {
	var kids []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode || c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			kids = append(kids, c)
		}
	}
	if n.Type == html.TextNode {
		return strings.Join(strings.Fields(n.Data), " ")
	}
	arg := func(i int) string {
		if i < len(kids) {
			return formula(kids[i])
		}
		return ""
	}
	switch n.Data {
	case "annotation", "annotation-xml":
		return ""
	case "mfrac":
		return document.Grouped(arg(0)) + "/" + document.Grouped(arg(1))
	case "msup":
		return arg(0) + document.Power(arg(1))
	case "msubsup":
		return arg(0) + document.Lowered(arg(1)) + document.Power(arg(2))
	case "msub":
		return arg(0) + document.Lowered(arg(1))
	case "msqrt":
		return "√" + document.Grouped(formulas(kids))
	case "mroot":
		return arg(1) + "√" + document.Grouped(arg(0))
	}
	return formulas(kids)
}

func formulas(kids []*html.Node) string {
	var b strings.Builder
	for _, k := range kids {
		b.WriteString(formula(k))
	}
	return b.String()
}
