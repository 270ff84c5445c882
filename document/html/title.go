package html

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"jiheng/document"
)

// headings returns the headings of a page outside its menus, in order.
func headings(root *html.Node) (list []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' && !inside(n, "nav") {
			list = append(list, n)
		}
	}
	return list
}

func inside(n *html.Node, name string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && p.Data == name {
			return true
		}
	}
	return false
}

// findTitle finds the heading that is the title of the paper, and tells whether
// h2 is the first level below it: the first h1 without a number that names a
// paper; else a h2 that does, where the h1 names the site; else the only h1.
func (r *reader) findTitle(root *html.Node) {
	var one, two []*html.Node
	for _, h := range headings(root) {
		switch {
		case h.Data > "h2" || headText(h) == "":
		case h.Data == "h1":
			one = append(one, h)
		case len(two) == 0:
			two = append(two, h)
		}
	}
	r.titled = len(one) == 1 && !numbered(one[0])
	switch {
	case len(one) > 0 && !numbered(one[0]) && (document.NamesPaper(headText(one[0])) || hasClass(one[0], "title")):
		r.title = one[0]
	case len(two) > 0 && (len(one) == 0 || r.titled) && !numbered(two[0]) && document.NamesPaper(headText(two[0])):
		r.title = two[0]
	case r.titled:
		r.title = one[0]
	}
}

// numbered reports whether a heading has a number, or is an item of a list.
func numbered(h *html.Node) bool {
	level, _ := document.NumberedLevel(headText(h))
	return level > 0 || inside(h, "li")
}

// headText returns the text of a heading on one line.
func headText(h *html.Node) string { return strings.Join(strings.Fields(clean(textOf(h))), "") }

// styleOf returns the style that a class of another writer stands for.
func styleOf(c *html.Node) (document.Style, bool) {
	for _, class := range strings.Fields(strings.ToLower(attrOf(c, "class"))) {
		switch class {
		case "msotitle", "title":
			return document.Title, true
		case "msosubtitle", "subtitle":
			return document.Subtitle, true
		case "msocaption", "caption":
			return document.Caption, true
		}
	}
	return "", false
}

// noteIDs are what the names of footnotes and endnotes begin with.
var noteIDs = []struct{ prefix, name string }{{"_ftn", "脚注"}, {"ftn", "脚注"}, {"sdfootnote", "脚注"}, {"footnote", "脚注"}, {"fn", "脚注"}, {"_edn", "尾注"}, {"edn", "尾注"},
	{"sdendnote", "尾注"}, {"endnote", "尾注"}}

// noteName returns what to call the note that an element holds; empty for
// elements that hold none.
func noteName(c *html.Node) string {
	id := strings.ToLower(attrOf(c, "id"))
	for _, k := range noteIDs {
		if rest, ok := strings.CutPrefix(id, k.prefix); ok {
			rest = strings.TrimLeft(rest, "-_:")
			if n, err := strconv.Atoi(rest); err == nil && n > 0 && n < 10_000 {
				return k.name + rest
			}
		}
	}
	return ""
}

// noteMark reports a link that is the mark of a note, or leads back to it: it is
// no text of its line.
func noteMark(c *html.Node, f format) bool {
	href := attrOf(c, "href")
	at := strings.LastIndexByte(href, '#')
	if at < 0 || at == len(href)-1 {
		return false
	}
	role, class := attrOf(c, "role"), attrOf(c, "class")
	if role == "doc-backlink" || role == "doc-noteref" || strings.Contains(class, "footnote-") || strings.Contains(class, "sdfootnote") || strings.Contains(class, "sdendnote") {
		return true
	}
	text := strings.TrimSpace(clean(textOf(c)))
	mark := strings.Trim(text, "[]［］〔〕()（）")
	if utf8.RuneCountInString(mark) > 3 || strings.Trim(mark, "0123456789ivxⅰⅱⅲ*†‡①②③④⑤⑥⑦⑧⑨⑩↩︎↑^") != "" {
		return false
	}
	name := strings.ToLower(href[at+1:])
	for _, k := range noteIDs {
		if strings.HasPrefix(name, k.prefix) && strings.ContainsAny(name, "0123456789") {
			return true
		}
	}
	return f.super || find(c, "sup") != nil
}

// listCount returns the number of a list's item as its type says.
func listCount(kind string, n int) string {
	switch {
	case kind == "a" && n >= 1 && n <= 26:
		return string(rune('a' + n - 1))
	case kind == "A" && n >= 1 && n <= 26:
		return string(rune('A' + n - 1))
	case (kind == "i" || kind == "I") && n >= 1 && n <= 20:
		roman := strings.Fields("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx")[n-1]
		if kind == "I" {
			return strings.ToUpper(roman)
		}
		return roman
	}
	return strconv.Itoa(n)
}
