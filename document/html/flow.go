package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jiheng/document"
)

// A reader goes through a page's tree.
type reader struct {
	d       *document.Document
	own     bool   // the page was made by Write: blanks count, classes mean styles
	titled  bool   // the only h1 is the title, h2 the first level
	pending runs   // text that stands in no paragraph of its own
	marker  string // number of the list item that begins
	item    bool   // inside a list item
	failed  error
}

func (r *reader) put(b document.Block) { r.d.Blocks = append(r.d.Blocks, b) }

// flow reads blocks, and text between them as paragraphs.
func (r *reader) flow(n *html.Node, f format) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			r.pending.add(n, c.Data, f, r.own)
		case c.Type != html.ElementNode || hidden(c):
		case c.Data == "br":
			r.pending.add(n, string(lineBreak), f, r.own)
		case blocks[c.Data]:
			r.flush()
			r.block(c, f)
			r.flush()
		case c.Data == "data" || c.Data == "sup":
			r.element(&r.pending, c, f)
		default:
			r.spread(c, f)
		}
	}
}

// spread reads an element of text that may hold blocks.
func (r *reader) spread(c *html.Node, f format) {
	switch c.Data {
	case "b", "strong":
		f.bold = true
	case "a":
		if href := strings.TrimSpace(attrOf(c, "href")); href != "#" && safeLink(href) && !hasClass(c, "f") {
			f.link = href
		}
	}
	r.flow(c, f)
}

// flush makes a paragraph of the text that stands in none.
func (r *reader) flush() {
	list := r.pending.take(true)
	if blank(list) {
		return
	}
	style := document.Body
	if r.item {
		style = document.Item
	}
	if r.marker != "" {
		list = append(document.Plain(r.marker), list...)
		r.marker = ""
	}
	r.put(&document.Paragraph{Style: style, Runs: list})
}

// block reads one block.
func (r *reader) block(c *html.Node, f format) {
	if r.own && r.ownBlock(c) {
		return
	}
	switch c.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.heading(c)
	case "pre":
		r.pre(c)
	case "figcaption":
		r.styled(c, document.Caption)
	case "table":
		r.table(c, f)
	case "ol", "ul":
		r.list(c, f)
	case "nav", "hr":
		// the page's own menu and rules
	default:
		r.flow(c, f)
	}
}

// ownBlock reads what Write made by its class; ok is false for anything else.
func (r *reader) ownBlock(c *html.Node) (ok bool) {
	switch c.Data {
	case "section":
		if side, yes := lookup(c, "data-break"); yes {
			r.put(&document.Break{Landscape: side == "landscape"})
		}
		return false
	case "nav":
		if hasClass(c, "contents") {
			r.put(&document.Contents{Depth: intOf(c, "data-depth")})
		}
		return true
	case "figure":
		if hasClass(c, "chart") {
			r.figure(c)
			return true
		}
	case "p", "h1", "h2":
		if class := strings.Fields(attrOf(c, "class")); len(class) > 0 {
			r.styled(c, document.Style(clean(class[0])))
			return true
		}
	}
	return false
}

// styled reads a paragraph of a known style.
func (r *reader) styled(c *html.Node, s document.Style) {
	var rs runs
	r.inline(&rs, c, plain)
	list := rs.take(!r.own)
	if r.own || !blank(list) {
		r.put(&document.Paragraph{Style: s, Runs: list})
	}
}

// heading reads a heading. Where h1 is the title alone, h2 is the first level,
// and so it is in our own pages.
func (r *reader) heading(c *html.Node) {
	level := int(c.Data[1] - '0')
	if r.titled && level == 1 {
		r.styled(c, document.Title)
		return
	}
	deepest := 4
	if r.own {
		deepest = 5
	}
	if r.titled || r.own {
		level--
	}
	var rs runs
	r.inline(&rs, c, plain)
	if list := rs.take(!r.own); r.own || !blank(list) {
		r.put(&document.Heading{Level: min(max(level, 1), deepest), Runs: list})
	}
}

// pre reads literal text.
func (r *reader) pre(c *html.Node) {
	if text := strings.Trim(clean(textOf(c)), "\n"); strings.TrimSpace(text) != "" {
		r.put(document.Styled(document.Code, text))
	}
}

// list reads the items of a list; those of a numbered one get their number.
func (r *reader) list(c *html.Node, f format) {
	n := 1
	if v, yes := lookup(c, "start"); yes {
		if start, err := strconv.Atoi(v); err == nil && start > 0 && start < 1_000_000 {
			n = start
		}
	}
	outer := r.item
	for li := c.FirstChild; li != nil; li = li.NextSibling {
		if li.Type != html.ElementNode || hidden(li) {
			continue
		}
		r.item, r.marker = true, ""
		if c.Data == "ol" && li.Data == "li" {
			r.marker = strconv.Itoa(n) + ". "
			n++
		}
		r.flow(li, f)
		r.flush()
	}
	r.item, r.marker = outer, ""
}
