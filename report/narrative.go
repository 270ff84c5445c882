package report

import (
	"bytes"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"jiheng/document"
	"jiheng/fault"
)

// A Section is one file of the narrative in Markdown.
type Section struct {
	File string
	Text string
}

// insertion is a line that stands for a table or a chart: [[表:资金执行]].
var insertion = regexp.MustCompile(`^\[\[(表|图)[:：]\s*([^\]]+)\]\]$`)

// Narrative returns the narrative as blocks: headings numbered as official
// documents do, bound figures, tables and charts where the text asks for them.
func (m *Maker) Narrative(sections []Section) []document.Block {
	n := &narrator{Maker: m}
	for _, s := range sections {
		n.file, n.source = s.File, []byte(s.Text)
		n.starts, n.seen, n.at = lineStarts(n.source), 0, fault.Place{File: s.File, Line: 1, Column: 1}
		root := markdown().Parse(text.NewReader(n.source))
		for c := root.FirstChild(); c != nil; c = c.NextSibling() {
			n.block(c)
		}
	}
	return n.out
}

// markdown is a parser without emphasis: a star is a star, as in 7*24.
func markdown() parser.Parser {
	return parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithInlineParsers(util.Prioritized(parser.NewCodeSpanParser(), 100), util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300), util.Prioritized(parser.NewRawHTMLParser(), 400)))
}

type narrator struct {
	*Maker
	file    string
	source  []byte
	starts  []int       // of lines
	seen    int         // the byte that was asked for last
	at      fault.Place // and its place
	out     []document.Block
	numbers [4]int
}

func lineStarts(source []byte) []int {
	starts := []int{0}
	for i, c := range source {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// place returns the line and column of a byte of the source. Bytes are mostly
// asked for in their order: the columns of a long line are counted on from the
// one before.
func (n *narrator) place(offset int) fault.Place {
	if line := n.at.Line; offset < n.seen || line < len(n.starts) && n.starts[line] <= offset {
		line = sort.SearchInts(n.starts, offset+1)
		n.seen, n.at = n.starts[line-1], fault.Place{File: n.file, Line: line, Column: 1}
	}
	n.at.Column += utf8.RuneCount(n.source[n.seen:offset])
	n.seen = offset
	return n.at
}

func (n *narrator) bad(node ast.Node, code, format string, args ...any) {
	n.Faults.Add(fault.Bad(n.where(node), code, format, args...))
}

// where is the place at which a node begins: its own first line or text, that of
// what is inside it, or that of what it stands in.
func (n *narrator) where(node ast.Node) fault.Place {
	for c := node; c != nil; c = c.FirstChild() {
		if offset, ok := begins(c); ok {
			return n.place(offset)
		}
	}
	for c := node.Parent(); c != nil; c = c.Parent() {
		if offset, ok := begins(c); ok {
			return n.place(offset)
		}
	}
	return fault.Place{File: n.file}
}

func begins(node ast.Node) (offset int, ok bool) {
	switch t := node.(type) {
	case *ast.Text:
		return t.Segment.Start, true
	case *ast.RawHTML:
		if t.Segments.Len() > 0 {
			return t.Segments.At(0).Start, true
		}
		return 0, false
	}
	if node.Type() != ast.TypeBlock || node.Lines() == nil || node.Lines().Len() == 0 {
		return 0, false
	}
	return node.Lines().At(0).Start, true
}

func (n *narrator) block(node ast.Node) {
	switch b := node.(type) {
	case *ast.Heading:
		n.heading(b)
	case *ast.Paragraph, *ast.TextBlock:
		n.paragraph(node, document.Body)
	case *ast.List:
		n.list(b)
	case *ast.ThematicBreak:
	case *ast.Blockquote:
		for c := b.FirstChild(); c != nil; c = c.NextSibling() {
			n.block(c)
		}
	default:
		n.bad(node, "markdown", "正文里不能用这种写法（HTML、代码块等）；请写成段落、标题或列表")
	}
}

// heading numbers a heading by its level: 一、（一）1.（1）.
func (n *narrator) heading(h *ast.Heading) {
	if h.Level > 4 {
		n.bad(h, "markdown", "标题最多四级")
		return
	}
	if n.foreign(h) {
		return
	}
	n.numbers[h.Level-1]++
	for i := h.Level; i < len(n.numbers); i++ {
		n.numbers[i] = 0
	}
	runs := append(document.Plain(HeadingNumber(h.Level, n.numbers[h.Level-1])), n.inline(h)...)
	n.out = append(n.out, &document.Heading{Level: h.Level, Runs: joined(runs)})
}

// HeadingNumber returns the number of a heading as GB/T 9704 prints it.
func HeadingNumber(level, n int) string {
	switch level {
	case 1:
		return Han(n) + "、"
	case 2:
		return "（" + Han(n) + "）"
	case 3:
		return itoa(n) + "."
	}
	return "（" + itoa(n) + "）"
}

func (n *narrator) paragraph(node ast.Node, style document.Style) {
	if name := insertion.FindStringSubmatch(strings.TrimSpace(string(node.Lines().Value(n.source)))); name != nil {
		blocks, ok := n.Insert(name[1], strings.TrimSpace(name[2]))
		if !ok {
			n.bad(node, "insertion", "没有叫“%s”的%s；可用：%s", name[2], name[1], Insertions(name[1]))
		}
		n.out = append(n.out, blocks...)
		return
	}
	if n.strayInsertion(node) || n.foreign(node) {
		return
	}
	n.out = append(n.out, &document.Paragraph{Style: style, Runs: n.inline(node)})
}

// strayInsertion refuses a table or chart asked for amid other text.
func (n *narrator) strayInsertion(node ast.Node) bool {
	text := node.Lines().Value(n.source)
	for _, kind := range []string{"[[表", "[[图"} {
		if bytes.Contains(text, []byte(kind)) {
			n.bad(node, "insertion", "“%s:…]]”要单独成段：前后各空一行，段里没有别的字", kind)
			return true
		}
	}
	return false
}

// list writes every item as a paragraph of its own; numbered lists keep their
// numbers as （1）.
func (n *narrator) list(l *ast.List) {
	k := l.Start - 1
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		k++
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			switch c.(type) {
			case *ast.List:
				n.bad(c, "markdown", "列表里不能再套列表；请用四级标题")
				continue
			case *ast.Paragraph, *ast.TextBlock:
			default:
				n.bad(c, "markdown", "列表里只能写文字，不能有标题、引用、代码")
				continue
			}
			if n.strayInsertion(c) || n.foreign(c) {
				continue
			}
			runs := n.inline(c)
			if l.IsOrdered() && c == item.FirstChild() {
				runs = append(document.Plain("（"+itoa(k)+"）"), runs...)
			}
			n.out = append(n.out, &document.Paragraph{Style: document.Item, Runs: joined(runs)})
		}
	}
}
