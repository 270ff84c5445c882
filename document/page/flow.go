package page

import (
	"strings"

	"jiheng/document"
)

// blocks sets all blocks in order. A figure for which the page has no room stands
// behind the text that follows it, so that no page is left half empty.
func (s *setter) blocks(bs []document.Block) {
	var waiting *document.Figure
	release := func() {
		if waiting != nil {
			s.figure(waiting)
			waiting = nil
		}
	}
	for i := range bs {
		if waiting != nil && !s.passes(bs, i) {
			release()
		}
		if f, ok := bs[i].(*document.Figure); ok && s.waits(bs, i, f) {
			waiting = f
			continue
		}
		page := len(s.pages)
		s.block(bs, i)
		if waiting != nil && isText(bs[i]) && len(s.pages) > page {
			release()
		}
	}
	release()
}

// waits reports whether a figure gives way to the text behind it: it does not fit,
// and the room left is worth filling.
func (s *setter) waits(bs []document.Block, i int, f *document.Figure) bool {
	return i+1 < len(bs) && isText(bs[i+1]) && !s.room(s.figureHeight(f)) && s.room(3*linePitch)
}

// passes reports whether a block may stand before a figure that waits: text, and,
// where a third of the page would be blank otherwise, the heading of a smaller part
// with its text.
func (s *setter) passes(bs []document.Block, i int) bool {
	h, ok := bs[i].(*document.Heading)
	return isText(bs[i]) || ok && h.Level > 1 && i+1 < len(bs) && isText(bs[i+1]) && s.room(s.paper.high/3)
}

// isText reports whether a block is running text.
func isText(b document.Block) bool {
	p, ok := b.(*document.Paragraph)
	return ok && (p.Style == document.Body || p.Style == document.Item)
}

func (s *setter) block(bs []document.Block, i int) {
	switch b := bs[i].(type) {
	case *document.Heading:
		s.heading(bs, i, b)
	case *document.Paragraph:
		s.paragraph(bs, i, b)
	case *document.Table:
		s.table(bs, i, b)
	case *document.Figure:
		s.figure(b)
	case *document.Contents:
		s.contents(bs, i, b)
	case *document.Break:
		s.breakPage(b)
	}
}

// breakPage begins a page, upright or across; an empty page is only turned.
func (s *setter) breakPage(b *document.Break) {
	if s.empty() {
		s.pages = s.pages[:len(s.pages)-1]
	}
	s.paper = upright
	if b.Landscape {
		s.paper = across
	}
	s.turn()
}

// heading sets a heading on the page of what follows it.
func (s *setter) heading(bs []document.Block, i int, h *document.Heading) {
	s.snap()
	gs, ls, f := s.headingLines(h)
	s.need(len(ls)*f.pitch + s.first(bs, i+1, s.paper.high-len(ls)*f.pitch))
	s.marks[h] = s.here()
	s.enter(document.Text(h.Runs), min(max(h.Level, 1), 4))
	s.lines(gs, ls, f, 0)
}

func (s *setter) headingLines(h *document.Heading) ([]glyph, []line, format) {
	f := headingFormat(h.Level, s.paper)
	gs := s.shape(h.Runs, f.look)
	return gs, f.breakInto(gs, s.paper.wide), f
}

// enter adds a line to the outline.
func (s *setter) enter(text string, level int) {
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		s.list = append(s.list, outlineEntry{text, level, s.here()})
	}
}

// first returns the height that the beginning of a block needs: what a heading
// before it must share a page with. It is at most a limit.
func (s *setter) first(bs []document.Block, i, limit int) int {
	if i >= len(bs) || limit <= 0 {
		return 0
	}
	high := 0
	switch b := bs[i].(type) {
	case *document.Heading:
		_, ls, f := s.headingLines(b)
		high = len(ls) * f.pitch
		high += s.first(bs, i+1, limit-high)
	case *document.Paragraph:
		f := formatOf(b.Style, s.paper)
		high = f.pitch
		if keepsNext(b.Style) {
			gs := s.shape(b.Runs, f.look)
			high = len(f.breakInto(gs, s.paper.wide)) * f.pitch
			high += s.first(bs, i+1, limit-high)
		}
	case *document.Table:
		if g := s.gridOf(b); g != nil {
			high = g.firstHeight(s.paper, s.remarks(bs, i+1))
		}
	case *document.Figure:
		high = s.figureHeight(b)
	case *document.Contents:
		high = 2 * tocPitch
	}
	return min(high, limit)
}

// keepsNext reports whether a paragraph stands on the page of what follows it.
func keepsNext(st document.Style) bool {
	return st == document.Caption || st == document.UnitLine || st == document.Annex || st == document.Title
}

// styleAt returns the style of the paragraph at an index, empty where there is
// none.
func styleAt(bs []document.Block, i int) document.Style {
	if i < 0 || i >= len(bs) {
		return ""
	}
	if p, ok := bs[i].(*document.Paragraph); ok {
		return p.Style
	}
	return ""
}

// lines writes lines from one on, turning pages, and keeps the last two on a
// page with tail more below them.
func (s *setter) lines(gs []glyph, ls []line, f format, tail int) {
	for n, l := range ls {
		high := f.pitch
		switch {
		case tail > 0 && n == len(ls)-2 && n > 0:
			high = 2*f.pitch + tail
		case tail > 0 && n == len(ls)-1:
			high = f.pitch + tail
		}
		s.need(high)
		s.fresh = len(s.page().Runs)
		x, wide := f.edges(s.paper.wide, n == 0)
		s.place(gs, l, pen{s.paper.left + x, wide, s.paper.top + s.y + baseline(f.look.size, f.pitch), f.side})
		s.y += f.pitch
	}
}
