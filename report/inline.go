package report

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"jiheng/document"
	"jiheng/fault"
)

// inline returns the runs of a block. A binding may be split over several text
// nodes, so the text of a line is taken from the source as a whole and expanded
// once. Bold is read here and not by Markdown's rules, which do not see it beside
// Chinese punctuation.
func (n *narrator) inline(node ast.Node) []document.Run {
	l := &inliner{narrator: n, start: -1}
	l.walk(node)
	l.flush()
	if l.bold {
		n.Faults.Add(fault.Bad(l.opened, "markdown", "这里的“**”没有配对的“**”；要印“**”，请写成“\\*\\*”"))
	}
	return joined(l.out)
}

// An inliner collects the runs of one block.
type inliner struct {
	*narrator
	out     []document.Run
	pending []byte // text of the source since start
	start   int    // -1 for none
	bold    bool
	opened  fault.Place // of the bold text
}

func (l *inliner) walk(node ast.Node) {
	for c := node.FirstChild(); c != nil; c = c.NextSibling() {
		switch t := c.(type) {
		case *ast.Text:
			if l.start < 0 {
				l.start = t.Segment.Start
			}
			l.pending = append(l.pending, t.Segment.Value(l.source)...)
			if t.HardLineBreak() {
				l.pending = append(l.pending, '\n')
			}
			if t.SoftLineBreak() || t.HardLineBreak() {
				l.flush() // a new line of the source has a place of its own
			}
		case *ast.RawHTML, *ast.Image, *ast.CodeSpan, *ast.Link, *ast.AutoLink:
			l.bad(c, "markdown", "正文里不能用HTML、链接、图片或代码")
		default:
			l.walk(c)
		}
	}
}

// flush expands the text so far, turning bold on and off at each **.
func (l *inliner) flush() {
	text := string(l.pending)
	for text != "" {
		stars := unescaped(text, "**")
		at := l.place(l.start)
		runs := l.Expand(text[:stars], at)
		for i := range runs {
			runs[i].Bold = l.bold
			if runs[i].Fact == "" { // \* is a star
				runs[i].Text = string(util.UnescapePunctuations([]byte(runs[i].Text)))
			}
		}
		l.out = append(l.out, runs...)
		if stars == len(text) {
			break
		}
		l.bold, l.opened = !l.bold, l.place(l.start+stars)
		text, l.start = text[stars+2:], l.start+stars+2
	}
	l.pending, l.start = nil, -1
}

// unescaped returns where a mark begins that no backslash stands before, or the
// length of the text.
func unescaped(text, mark string) int {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case strings.HasPrefix(text[i:], mark):
			return i
		}
	}
	return len(text)
}

// joined merges neighbouring plain runs of one look.
func joined(runs []document.Run) []document.Run {
	var out []document.Run
	for from := 0; from < len(runs); {
		to := from + 1
		for to < len(runs) && alike(runs[from], runs[to]) {
			to++
		}
		r := runs[from]
		if to > from+1 {
			var text strings.Builder
			for _, piece := range runs[from:to] {
				text.WriteString(piece.Text)
			}
			r.Text = text.String()
		}
		out = append(out, r)
		from = to
	}
	return out
}

// alike tells whether two plain runs have one look.
func alike(a, b document.Run) bool {
	return a.Fact == "" && b.Fact == "" && a.Super == b.Super && a.Bold == b.Bold && a.Link == b.Link
}
