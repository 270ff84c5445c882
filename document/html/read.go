package html

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jiheng/document"
	"jiheng/fault"
)

// Read gives a document back from the visible parts of a page: for pages of
// Write the same tree, accounts included; for other people's pages headings,
// paragraphs, list items and tables, and what the fields of forms hold. Scripts,
// styles, menus and pictures are left out; so is text that is hidden, struck out
// or pale, and Reading says so. Pages beyond the limits, or without any text, are
// Invalid errors.
func Read(data []byte) (*document.Document, error) { return ReadWithin(data, document.Bounds{}) }

// ReadWithin is Read with lower limits.
func ReadWithin(data []byte, b document.Bounds) (*document.Document, error) {
	if most := document.Lower(maxBytes, b.Bytes); len(data) > most {
		return nil, fault.Bad(fault.Place{}, "html-size", "网页超过%d兆字节，请拆分后再读入", most>>20)
	}
	page, err := decode(data)
	if err != nil {
		return nil, err
	}
	if !affordable(page, b) {
		return nil, fault.Bad(fault.Place{}, "html-size", "网页内容过多或标记未闭合，请拆分或重新导出后再试")
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, fault.Bad(fault.Place{}, "html-syntax", "网页层次过深或已损坏，无法读取，请重新导出后再试").Because(err)
	}
	return readTree(root, b)
}

func readTree(root *html.Node, b document.Bounds) (*document.Document, error) {
	if !surveyed(root, b) {
		return nil, fault.Bad(fault.Place{}, "html-size", "网页内容过多（超过%d个元素或%d层），请拆分后再读入", maxNodes, maxDepth)
	}
	r := &reader{d: &document.Document{}}
	r.properties(root)
	f := plain
	if !r.own {
		r.sheet = readSheet(root)
		r.sheet.settle(root)
		if r.sheet.open {
			f.ground = unknown
		}
		r.findTitle(root)
		if r.title != nil && !document.NamesPaper(r.d.Title) {
			r.d.Title = headText(r.title)
		}
	}
	start := root
	if r.own {
		if m := find(root, "main"); m != nil {
			start = m
		}
	}
	r.flow(start, f)
	r.flush()
	if r.fields > 0 && r.values == 0 {
		r.insets[emptyField].count = r.fields
	}
	if !r.own {
		r.scripts(root)
		r.insets[generated].count, r.insets[generated].name = r.sheet.generates(root)
	}
	r.say(r.d)
	if r.failed != nil {
		return nil, r.failed
	}
	if len(r.d.Blocks) == 0 && !r.own {
		if len(r.d.Reading) > 0 {
			n := r.d.Reading[0]
			return nil, fault.Bad(fault.Place{}, n.Code, "网页里没有可读的文字；%s", n.Text)
		}
		return nil, fault.Bad(fault.Place{}, "html-empty", "网页里没有可读的文字，请确认文件内容")
	}
	return r.d, nil
}

// surveyed counts a tree without going deeper than the limit.
func surveyed(root *html.Node, b document.Bounds) (ok bool) {
	n, depth := 0, 0
	for x := root; x != nil; {
		if n++; n > document.Lower(maxNodes, b.Elements) || depth > document.Lower(maxDepth, b.Depth) {
			return false
		}
		if x.FirstChild != nil {
			x, depth = x.FirstChild, depth+1
			continue
		}
		for x != nil && x.NextSibling == nil {
			x, depth = x.Parent, depth-1
		}
		if x != nil {
			x = x.NextSibling
		}
	}
	return true
}

// properties reads what stands in the head and around the text.
func (r *reader) properties(root *html.Node) {
	if t := find(root, "title"); t != nil {
		r.d.Title = strings.TrimSpace(clean(textOf(t)))
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "meta" {
			continue
		}
		switch attrOf(n, "name") {
		case "generator":
			r.own = r.own || attrOf(n, "content") == generator
		case "author":
			r.d.Author = clean(attrOf(n, "content"))
		}
	}
	if !r.own {
		return
	}
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "main":
			r.d.Sample = attrOf(n, "data-sample") == "true"
			r.d.Footer = clean(attrOf(n, "data-footer"))
		case n.Data == "header" && hasClass(n, "banner"):
			if m := findClass(n, "mark"); m != nil {
				r.d.Head = clean(textOf(m))
			}
		case n.Data == "article" && hasClass(n, "note"):
			r.d.Notes = append(r.d.Notes, readNote(n))
		}
	}
}

// attrOf returns the value of an attribute; empty where there is none.
func attrOf(n *html.Node, key string) string {
	v, _ := lookup(n, key)
	return v
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func intOf(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attrOf(n, key)))
	if err != nil || v < -1_000_000 || v > 1_000_000_000 {
		return 0
	}
	return v
}

func hasClass(n *html.Node, class string) bool {
	list := attrOf(n, "class")
	for from := 0; class != ""; {
		at := strings.Index(list[from:], class)
		if at < 0 {
			return false
		}
		at += from
		from = at + len(class)
		if (at == 0 || list[at-1] <= ' ') && (from == len(list) || list[from] <= ' ') {
			return true
		}
	}
	return false
}

// find returns the first element of a name below n, or nil.
func find(n *html.Node, name string) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == name {
			return c
		}
	}
	return nil
}

// findClass returns the first element of a class below n, or nil.
func findClass(n *html.Node, class string) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && hasClass(c, class) {
			return c
		}
	}
	return nil
}

// textOf returns all text below n.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
