package html

import (
	"strings"

	"golang.org/x/net/html"

	"jiheng/document"
)

// terms reads a list of terms: each with what is said of it is a line, 全年预算数：
// 120万元. What holds blocks of its own follows its term.
func (r *reader) terms(c *html.Node, f format) {
	var term []document.Run
	r.termsIn(c, f, &term)
	r.term(term, nil)
}

func (r *reader) termsIn(c *html.Node, f format, term *[]document.Run) {
	said := true // of the term
	for k := c.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.TextNode {
			r.text(&r.pending, c, k.Data, f)
			continue
		}
		if k.Type != html.ElementNode {
			continue
		}
		in, read := r.enter(k, f)
		if !read {
			continue
		}
		r.flush()
		switch {
		case k.Data == "div":
			r.termsIn(k, in, term)
		case k.Data == "dt":
			if !said {
				r.term(*term, nil)
			}
			*term, said = r.line(k, in), false
		case k.Data == "dd" && !holdsBlocks(k):
			r.term(*term, r.line(k, in))
			said = true
		default:
			r.term(*term, nil)
			*term, said = nil, true
			r.block(k, in)
			r.flush()
		}
		if said && (k.NextSibling == nil || next(k) != "dd") {
			*term = nil
		}
	}
}

// next returns the name of the element after another, empty for none.
func next(n *html.Node) string {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	if n == nil {
		return ""
	}
	return n.Data
}

// line returns the text of an element as one paragraph has it.
func (r *reader) line(c *html.Node, f format) []document.Run {
	var rs runs
	r.inline(&rs, c, f)
	return rs.take(true)
}

// term makes a paragraph of a term and what is said of it.
func (r *reader) term(term, said []document.Run) {
	switch {
	case blank(term):
		term = nil
	case !blank(said) && !strings.HasSuffix(document.Text(term), "：") && !strings.HasSuffix(document.Text(term), ":"):
		term = append(append([]document.Run(nil), term...), document.Run{Text: "："})
	}
	if list := append(append([]document.Run(nil), term...), said...); !blank(list) {
		r.put(&document.Paragraph{Style: document.Body, Runs: list})
	}
}

// holdsBlocks reports whether an element holds tables, lists or headings.
func holdsBlocks(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && (c.Data == "table" || c.Data == "ul" || c.Data == "ol" || c.Data == "dl" || c.Data == "pre") {
			return true
		}
	}
	return false
}
