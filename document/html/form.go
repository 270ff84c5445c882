package html

import (
	"strings"

	"golang.org/x/net/html"

	"jiheng/document"
)

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
	case "hidden", "submit", "button", "reset", "image", "file", "password", "color":
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
