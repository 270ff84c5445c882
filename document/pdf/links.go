package pdf

import (
	"fmt"
	"strings"

	"jiheng/document/page"
)

// link writes a place that leads to an address or a page.
func (w *writer) link(p *page.Page, l page.Link) int {
	id := w.id()
	w.open(id)
	w.printf("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]", points(l.X), points(p.Height-l.Y-l.H), points(l.X+l.W), points(p.Height-l.Y))
	if l.URL != "" {
		w.printf("/A<</S/URI/URI(%s)>>>>", address(l.URL))
	} else {
		w.printf("/Dest%s>>", w.dest(l.Page, l.To))
	}
	w.close()
	return id
}

// dest names a height on a page.
func (w *writer) dest(n, y int) string {
	n = min(max(n, 0), len(w.pages)-1)
	return fmt.Sprintf("[%d 0 R/XYZ 0 %s null]", w.pages[n], points(max(w.layout.Pages[n].Height-y, 0)))
}

// address writes an address in the letters that it may hold.
func address(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ' || c >= 0x7F:
			fmt.Fprintf(&b, "%%%02X", c)
		case c == '(' || c == ')' || c == '\\':
			b.WriteString("\\" + string(rune(c)))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// A mark is one line of the outline.
type mark struct {
	page.Entry
	id, parent  int // numbers of objects
	first, last int // indexes of children; -1 for none
	prev, next  int // indexes of neighbours; -1 for none
	children    int
}

// outline writes the bookmarks and returns the number of their root, 0 where
// there are none.
func (w *writer) outline() int {
	if len(w.layout.Outline) == 0 {
		return 0
	}
	root := w.id()
	top := mark{id: root, first: -1, last: -1}
	ms := make([]mark, len(w.layout.Outline))
	for i := range ms {
		ms[i] = mark{Entry: w.layout.Outline[i], id: w.id(), first: -1, last: -1, prev: -1, next: -1}
	}
	var above []int // the open marks, outermost first
	for i := range ms {
		for len(above) > 0 && ms[above[len(above)-1]].Level >= ms[i].Level {
			above = above[:len(above)-1]
		}
		parent := &top
		if len(above) > 0 {
			parent = &ms[above[len(above)-1]]
		}
		parent.adopt(ms, i)
		above = append(above, i)
	}
	for i := range ms {
		w.mark(ms, i)
	}
	w.open(root)
	w.printf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", ms[top.first].id, ms[top.last].id, top.children)
	w.close()
	return root
}

// adopt makes mark i the last child.
func (m *mark) adopt(ms []mark, i int) {
	ms[i].parent = m.id
	if m.first < 0 {
		m.first = i
	} else {
		ms[m.last].next, ms[i].prev = i, m.last
	}
	m.last = i
	m.children++
}

func (w *writer) mark(ms []mark, i int) {
	m := &ms[i]
	w.open(m.id)
	w.printf("<</Title%s/Parent %d 0 R/Dest%s", text(m.Text), m.parent, w.dest(m.Page, m.Y))
	for _, r := range []struct {
		name string
		at   int
	}{{"Prev", m.prev}, {"Next", m.next}, {"First", m.first}, {"Last", m.last}} {
		if r.at >= 0 {
			w.printf("/%s %d 0 R", r.name, ms[r.at].id)
		}
	}
	if m.children > 0 {
		w.printf("/Count -%d", m.children) // closed
	}
	w.printf(">>")
	w.close()
}
