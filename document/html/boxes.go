package html

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A box is what the styles of a page make of an element that is called otherwise.
type box int8

const (
	noBox      box = iota
	rowBox         // a row of a table, or its children lie side by side
	groupBox       // rows of a table
	headBox        // those of its head
	cellBox        // a cell of a row
	gridBox        // its children lie in as many columns as it says
	lineBox        // a line of its own
	wideBox        // a word in the line that is as wide as its page says
	literalBox     // text whose blanks and lines count
)

// settle gives the elements that styles lay out as tables, columns or lines the names of
// those, so that what stands in two columns is read as two numbers and never as one.
func (s *sheet) settle(root *html.Node) {
	if !s.lays && !laysItself(root) {
		return
	}
	work := s.work
	boxes := map[*html.Node]box{}
	columns := map[*html.Node]int{}
	var all []*html.Node
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || skipped[n.Data] || n.Namespace != "" {
			continue
		}
		style, any := s.of(n)
		if !any {
			continue
		}
		if b := boxOf(&style); b != noBox {
			boxes[n] = b
			all = append(all, n)
			if b == gridBox {
				columns[n] = trackCount(style[tracks])
			}
		}
	}
	s.work, s.names, s.made = work, map[*html.Node]string{}, map[*html.Node]bool{}
	l := layer{s, boxes, columns}
	for _, n := range all {
		l.grid(n)
	}
	for _, n := range all {
		if b := boxes[n]; (b == rowBox || b == groupBox || b == headBox) && n.Data != "tr" && n.Data != "table" && s.names[n] == "" {
			l.rows(n)
		}
	}
	for _, n := range all {
		l.apart(n)
	}
}

// laysItself reports that an element's own style lays it out.
func laysItself(root *html.Node) bool {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && laying(attrOf(n, "style")) {
			return true
		}
	}
	return false
}

// laying reports declarations that lay elements out.
func laying(body string) bool {
	body = strings.ToLower(body)
	return strings.Contains(body, "display") || strings.Contains(body, "white-space")
}

func boxOf(style *computed) box {
	if style[display] == "" && (style[spacing] == "pre" || style[spacing] == "pre-wrap") {
		return literalBox
	}
	switch style[display] {
	case "table-row":
		return rowBox
	case "flex", "inline-flex":
		if strings.HasPrefix(style[direction], "column") {
			return lineBox
		}
		return rowBox
	case "table-row-group", "table-footer-group":
		return groupBox
	case "table-header-group":
		return headBox
	case "table-cell":
		return cellBox
	case "grid", "inline-grid":
		return gridBox
	case "block", "table", "list-item", "flow-root", "table-caption":
		return lineBox
	case "inline-block":
		if style[width] != "" && style[width] != "auto" {
			return wideBox
		}
	}
	return noBox
}

// trackCount is how many columns a grid says that it has; 0 where it does not.
func trackCount(v string) int {
	if rest, ok := strings.CutPrefix(v, "repeat("); ok {
		count, size, _ := strings.Cut(rest, ",")
		n, err := strconv.Atoi(strings.TrimSpace(count))
		if err != nil || n < 1 || n > maxColumns || strings.Contains(size, ")") && strings.TrimSpace(size[strings.LastIndex(size, ")")+1:]) != "" {
			return 0
		}
		return n
	}
	if strings.ContainsAny(v, "([") {
		return 0
	}
	return len(strings.Fields(v))
}

// A layer makes tables of what is laid out as ones.
type layer struct {
	sheet   *sheet
	boxes   map[*html.Node]box
	columns map[*html.Node]int
}

// leastLaid is how many columns lie side by side at least to be those of a table where
// the page does not call them cells.
const leastLaid = 3

// cells returns the elements that are the cells of a row; none where text stands beside
// them, or one of them holds what no cell does.
func (l *layer) cells(row *html.Node) (out []*html.Node) {
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return nil
		case c.Type != html.ElementNode:
		case skipped[c.Data] || heads(c) || find(c, "table") != nil || c.Data == "table" || c.Data[0] == 'h' && len(c.Data) == 2 || len(textOf(c)) > longestCell:
			return nil
		default:
			out = append(out, c)
		}
	}
	return out
}

// named reports that the page calls all of them cells.
func (l *layer) named(cells []*html.Node) bool {
	for _, c := range cells {
		if l.boxes[c] != cellBox {
			return false
		}
	}
	return true
}

// isRow reports an element that is a row of so many cells or, for 0, of any number; n is
// how many it has.
func (l *layer) isRow(n *html.Node, wide int) (cells []*html.Node, ok bool) {
	if l.boxes[n] != rowBox || l.sheet.names[n] != "" {
		return nil, false
	}
	cells = l.cells(n)
	least := leastLaid
	if l.named(cells) {
		least = 2
	} else if slices.ContainsFunc(cells, manyLines) {
		return nil, false
	}
	return cells, len(cells) >= least && (wide == 0 || len(cells) == wide)
}

// manyLines reports an element that holds lines of its own.
func manyLines(c *html.Node) bool {
	for n := range c.Descendants() {
		if n.Type == html.ElementNode && (blocks[n.Data] || n.Data == "br") {
			return true
		}
	}
	return false
}

// rows makes a table of rows that stand one behind another, n the first of them.
func (l *layer) rows(n *html.Node) {
	var list []*html.Node
	wide, total, figures := 0, 0, false
	for c := n; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" || c.Type == html.CommentNode {
			continue
		}
		inner := []*html.Node{c}
		if b := l.boxes[c]; b == groupBox || b == headBox {
			inner = elements(c)
		} else if c.Type != html.ElementNode || b != rowBox {
			break
		}
		fits := len(inner) > 0
		for _, row := range inner {
			cells, ok := l.isRow(row, wide)
			if !ok && wide > 0 && l.named(l.cells(row)) { // it may lack a cell
				ok = len(l.cells(row)) > 0 && l.boxes[row] == rowBox
			}
			if fits = fits && ok; fits && wide == 0 && !l.named(cells) {
				wide = len(cells)
			}
			figures = figures || strings.ContainsAny(textOf(row), "0123456789０１２３４５６７８９")
		}
		if !fits {
			break
		}
		list, total = append(list, c), total+len(inner)
	}
	if total < 2 || !figures {
		return
	}
	table := l.make("table")
	list[0].Parent.InsertBefore(table, list[0])
	var body *html.Node
	for _, c := range list {
		c.Parent.RemoveChild(c)
		switch l.boxes[c] {
		case headBox:
			l.call(c, "thead")
		case groupBox:
			l.call(c, "tbody")
		default:
			if body == nil {
				body = l.make("tbody")
				table.AppendChild(body)
			}
			l.row(c, l.cells(c))
			body.AppendChild(c)
			continue
		}
		body = nil
		for _, row := range elements(c) {
			l.row(row, l.cells(row))
		}
		table.AppendChild(c)
	}
}

// grid makes a table of the children of a grid that fill its columns.
func (l *layer) grid(n *html.Node) {
	wide := l.columns[n]
	cells := l.cells(n)
	if l.boxes[n] != gridBox || wide < leastLaid || len(cells) < 2*wide || len(cells)%wide != 0 || slices.ContainsFunc(cells, manyLines) || !strings.ContainsAny(textOf(n), "0123456789０１２３４５６７８９") {
		return
	}
	table, body := l.make("table"), l.make("tbody")
	table.AppendChild(body)
	for i := 0; i < len(cells); i += wide {
		row := l.make("tr")
		body.AppendChild(row)
		for _, c := range cells[i : i+wide] {
			n.RemoveChild(c)
			row.AppendChild(c)
			l.call(c, "td")
		}
	}
	n.AppendChild(table)
}

// row calls an element a row, and its children the cells.
func (l *layer) row(n *html.Node, cells []*html.Node) {
	l.call(n, "tr")
	for _, c := range cells {
		l.call(c, "td")
	}
}

// call gives an element another name; the rules of the page still know it by its own.
func (l *layer) call(n *html.Node, name string) {
	if l.sheet.names[n] == "" {
		l.sheet.names[n] = n.Data
	}
	n.Data = name
}

// apart keeps words apart that stand in lines or columns of their own, and in no table.
func (l *layer) apart(n *html.Node) {
	switch b := l.boxes[n]; {
	case l.sheet.names[n] != "" || n.Parent == nil || blocks[n.Data] && (b == lineBox || b == cellBox || b == wideBox):
	case b == rowBox || b == gridBox:
		for _, c := range elements(n) {
			if !blocks[c.Data] {
				l.gap(c)
			}
		}
	case b == literalBox:
		if blocks[n.Data] && len(elements(n)) == 0 && n.Data != "td" && n.Data != "th" && n.Data[0] != 'h' {
			l.call(n, "pre")
		}
	case b == lineBox:
		line := l.make("div")
		n.Parent.InsertBefore(line, n)
		n.Parent.RemoveChild(n)
		line.AppendChild(n)
	case b == cellBox, b == wideBox:
		l.gap(n)
	}
}

// gap sets a blank behind an element or, between two numbers that could run together, the
// end of a line.
func (l *layer) gap(n *html.Node) {
	next := n.NextSibling
	for next != nil && strings.TrimSpace(textOf(next)+nodeText(next)) == "" {
		next = next.NextSibling
	}
	blank := &html.Node{Type: html.TextNode, Data: "　"}
	if next != nil && digitAt(strings.TrimSpace(textOf(n)), true) && digitAt(strings.TrimSpace(nodeText(next)+textOf(next)), false) {
		blank = l.make("br")
	}
	n.Parent.InsertBefore(blank, n.NextSibling)
}

// nodeText is the text of a node that is nothing else.
func nodeText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	return ""
}

// digitAt reports a text that ends or begins with a digit.
func digitAt(s string, end bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if end {
		r, _ = utf8.DecodeLastRuneInString(s)
	}
	return unicode.IsDigit(r)
}

// make makes an element that the page does not have.
func (l *layer) make(name string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name}
	l.sheet.made[n] = true
	return n
}

// elements returns the children that are elements.
func elements(n *html.Node) (out []*html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !skipped[c.Data] {
			out = append(out, c)
		}
	}
	return out
}

// nameOf is what the page itself calls an element.
func (s *sheet) nameOf(n *html.Node) string {
	if own := s.names[n]; own != "" {
		return own
	}
	return n.Data
}

// is reports whether an element is what a compound says.
func (s *sheet) is(n *html.Node, c *compound) bool {
	if c.name != "" && c.name != s.nameOf(n) || c.id != "" && c.id != attrOf(n, "id") {
		return false
	}
	for _, class := range c.classes {
		if !hasClass(n, class) {
			return false
		}
	}
	return true
}
