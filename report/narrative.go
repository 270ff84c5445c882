package report

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

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
		n.starts = lineStarts(n.source)
		root := goldmark.DefaultParser().Parse(text.NewReader(n.source))
		for c := root.FirstChild(); c != nil; c = c.NextSibling() {
			n.block(c)
		}
	}
	return n.out
}

type narrator struct {
	*Maker
	file    string
	source  []byte
	starts  []int
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

// place returns the line and column of a byte of the source.
func (n *narrator) place(offset int) fault.Place {
	line := 0
	for line+1 < len(n.starts) && n.starts[line+1] <= offset {
		line++
	}
	return fault.Place{File: n.file, Line: line + 1, Column: utf8.RuneCount(n.source[n.starts[line]:offset]) + 1}
}

func (n *narrator) bad(node ast.Node, code, format string, args ...any) {
	at := fault.Place{File: n.file}
	if node.Type() == ast.TypeBlock && node.Lines() != nil && node.Lines().Len() > 0 {
		at = n.place(node.Lines().At(0).Start)
	}
	n.Faults.Add(fault.Bad(at, code, format, args...))
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
	n.out = append(n.out, &document.Paragraph{Style: style, Runs: n.inline(node)})
}

// list writes every item as a paragraph of its own; numbered lists keep their
// numbers as （1）.
func (n *narrator) list(l *ast.List) {
	k := 0
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		k++
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if _, ok := c.(*ast.List); ok {
				n.bad(c, "markdown", "列表里不能再套列表；请用四级标题")
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

// inline returns the runs of a block. A binding may be split over several text
// nodes, so plain text is taken from the source as a whole and expanded once.
func (n *narrator) inline(node ast.Node) []document.Run {
	var out []document.Run
	var pending bytes.Buffer
	start := -1
	flush := func(bold bool) {
		if pending.Len() == 0 {
			return
		}
		runs := n.Expand(pending.String(), n.place(start))
		for i := range runs {
			runs[i].Bold = bold
		}
		out = append(out, runs...)
		pending.Reset()
		start = -1
	}
	var walk func(node ast.Node, bold bool)
	walk = func(node ast.Node, bold bool) {
		for c := node.FirstChild(); c != nil; c = c.NextSibling() {
			switch t := c.(type) {
			case *ast.Text:
				if start < 0 {
					start = t.Segment.Start
				}
				pending.Write(t.Segment.Value(n.source))
				if t.HardLineBreak() {
					pending.WriteByte('\n')
				}
				if t.SoftLineBreak() || t.HardLineBreak() {
					flush(bold) // a new line of the source has a place of its own
				}
			case *ast.Emphasis:
				flush(bold)
				walk(t, bold || t.Level > 1)
				flush(bold || t.Level > 1)
			case *ast.RawHTML, *ast.Image, *ast.CodeSpan:
				n.bad(node, "markdown", "正文里不能用HTML、图片或代码")
			default:
				walk(c, bold)
			}
		}
	}
	walk(node, false)
	flush(false)
	return joined(out)
}

// joined merges neighbouring plain runs of one look.
func joined(runs []document.Run) []document.Run {
	var out []document.Run
	for _, r := range runs {
		if k := len(out) - 1; k >= 0 && r.Fact == "" && out[k].Fact == "" && out[k].Super == r.Super && out[k].Bold == r.Bold && out[k].Link == r.Link {
			out[k].Text += r.Text
			continue
		}
		out = append(out, r)
	}
	return out
}
