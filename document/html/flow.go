package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jiheng/document"
	"jiheng/fault"
)

// A reader goes through a page's tree.
type reader struct {
	d       *document.Document
	own     bool       // the page was made by Write: blanks count, classes mean styles
	title   *html.Node // the heading that is the title; nil for none
	titled  bool       // h2 is the first level
	pending runs       // text that stands in no paragraph of its own
	marker  string     // number of the list item that begins
	item    bool       // inside a list item
	failed  error

	sheet      *sheet // the page's styles; nil in pages of our own
	asides     [veils]aside
	left       bool // a number was left out of the cell that is read
	insets     [insets]met
	fields     int               // fields to be typed into
	values     int               // of them, those that have something
	paragraphs int               // with text so far, in the running text
	tables     int               // so far
	inTable    int               // tables around what is being read
	side       string            // the note that is being read: 脚注1; empty in the running text
	inner      []*document.Table // tables in cells of the one that is being read
}

// put adds a block. What stands in a note has its place.
func (r *reader) put(b document.Block) {
	var at *fault.Place
	switch b := b.(type) {
	case *document.Heading:
		at = &b.At
	case *document.Paragraph:
		if len(b.Runs) > 0 {
			at = &b.At
		}
	case *document.Table:
		r.tables++
	}
	switch {
	case at == nil:
	case r.side != "":
		at.Part = r.side
	default:
		r.paragraphs++
	}
	r.d.Blocks = append(r.d.Blocks, b)
}

// flow reads blocks, and text between them as paragraphs.
func (r *reader) flow(n *html.Node, f format) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			r.text(&r.pending, n, c.Data, f)
		}
		if c.Type != html.ElementNode || r.odd(&r.pending, n, c, f) {
			continue
		}
		in, read := r.enter(c, f)
		switch {
		case !read:
		case c.Data == "br":
			r.text(&r.pending, n, string(lineBreak), f)
		case blocks[c.Data]:
			r.flush()
			r.block(c, in)
			r.flush()
		case c.Data == "data" || c.Data == "sup":
			r.element(&r.pending, c, in)
		default:
			r.flow(c, in) // it may hold blocks
		}
	}
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
	if r.side != "" {
		style = document.Remark
	}
	if r.marker != "" {
		list = append(document.Plain(document.Apart(r.marker, document.Text(list))), list...)
		r.marker = ""
	}
	r.put(&document.Paragraph{Style: style, Runs: list})
}

// block reads one block.
func (r *reader) block(c *html.Node, f format) {
	if r.own && r.ownBlock(c) {
		return
	}
	if side := noteName(c); side != "" && !r.own {
		outer := r.side
		r.side = side
		defer func() { r.side = outer }()
	}
	switch c.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.heading(c, f)
	case "p":
		if style, ok := styleOf(c); ok && !r.own {
			r.styled(c, style, f)
			return
		}
		r.flow(c, f)
	case "pre":
		r.pre(c)
	case "figcaption":
		r.styled(c, document.Caption, f)
	case "table":
		r.table(c, f)
	case "ol", "ul":
		r.list(c, f)
	case "dl":
		r.terms(c, f)
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
			r.styled(c, document.Style(clean(class[0])), plain)
			return true
		}
	}
	return false
}

// styled reads a paragraph of a known style.
func (r *reader) styled(c *html.Node, s document.Style, f format) {
	var rs runs
	r.inline(&rs, c, f)
	list := rs.take(!r.own)
	if r.own || !blank(list) {
		r.put(&document.Paragraph{Style: s, Runs: list})
	}
}

// heading reads a heading. Where a h1 is the title alone, h2 is the first level,
// and so it is in our own pages.
func (r *reader) heading(c *html.Node, f format) {
	level := int(c.Data[1] - '0')
	switch {
	case c == r.title:
		r.styled(c, document.Title, f)
		return
	case r.title != nil && r.titled && level == 1: // the name of the site
		r.styled(c, document.Body, f)
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
	r.inline(&rs, c, f)
	if list := rs.take(!r.own); r.own || !blank(list) {
		if r.marker != "" {
			list, r.marker = append(document.Plain(document.Apart(r.marker, document.Text(list))), list...), ""
		}
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
		if li.Type != html.ElementNode {
			continue
		}
		in, read := r.enter(li, f)
		if !read {
			continue
		}
		r.item, r.marker = true, ""
		if c.Data == "ol" && li.Data == "li" {
			if v, said := lookup(li, "value"); said {
				if own, err := strconv.Atoi(v); err == nil && own >= 0 && own < 1_000_000 {
					n = own
				}
			}
			r.marker = listCount(attrOf(c, "type"), n) + "."
			n++
		}
		if noteName(li) != "" && !r.own {
			r.marker = ""
			r.block(li, in)
		} else {
			r.flow(li, in)
		}
		r.flush()
	}
	r.item, r.marker = outer, ""
}
