package page

import "jiheng/document"

// paragraph sets a paragraph by its style.
func (s *setter) paragraph(bs []document.Block, i int, p *document.Paragraph) {
	f := formatOf(p.Style, s.paper)
	if !f.free {
		s.snap()
	}
	switch p.Style {
	case document.Blank:
		s.blank()
		return
	case document.Signature, document.Date:
		s.sign(bs, i, p)
		return
	case document.Annex:
		if !s.empty() {
			s.turn()
		}
	case document.Remark:
		if before := styleAt(bs, i-1); before == document.Title || before == document.Subtitle {
			f.side = centred
		} else if !s.empty() {
			s.y += 800
		}
	}
	gs := s.shape(p.Runs, f.look)
	if len(gs) == 0 && !f.free {
		s.blank()
		return
	}
	ls := f.breakInto(gs, s.paper.wide)
	s.keep(bs, i, p, len(ls)*f.pitch)
	s.note(bs, i, p)
	s.lines(gs, ls, f, s.tail(bs, i))
	s.after(bs, i, p.Style)
}

// blank leaves a line, though not at the top of a page that flowed over.
func (s *setter) blank() {
	if s.room(linePitch) {
		s.y += linePitch
	}
}

// keep holds titles and captions on the page of what follows.
func (s *setter) keep(bs []document.Block, i int, p *document.Paragraph, high int) {
	if keepsNext(p.Style) {
		s.need(high + s.first(bs, i+1, s.paper.high-high))
	}
}

// note enters the titles of attachments into the outline; the first title is
// that of the document.
func (s *setter) note(bs []document.Block, i int, p *document.Paragraph) {
	text := document.Text(p.Runs)
	switch p.Style {
	case document.Annex:
		for k := i + 1; k < len(bs) && k < i+4; k++ {
			if styleAt(bs, k) == document.Title {
				text += " " + document.Text(bs[k].(*document.Paragraph).Runs)
				break
			}
		}
		s.enter(text, 1)
	case document.Title:
		under := styleAt(bs, i-1) == document.Annex || styleAt(bs, i-2) == document.Annex
		if i > 0 && !under && styleAt(bs, i-1) != document.Title {
			s.enter(text, 1)
		}
	}
	s.marks[p] = s.here()
}

// after leaves the line that stands blank below a title (7.3.1) or an
// attachment's number, unless the document has it.
func (s *setter) after(bs []document.Block, i int, st document.Style) {
	if st != document.Title && st != document.Subtitle && st != document.Annex || i+1 >= len(bs) {
		return
	}
	switch b := bs[i+1].(type) {
	case *document.Heading:
	case *document.Paragraph:
		if b.Style != document.Body && b.Style != document.Item && b.Style != document.Code && (st != document.Annex || b.Style != document.Title) {
			return
		}
	default:
		if st != document.Annex {
			s.y += 2000
			return
		}
	}
	s.snap()
	s.blank()
}

// tail returns the height of a signature that follows a paragraph: it never
// stands on a page alone (7.3.5).
func (s *setter) tail(bs []document.Block, i int) int {
	high := 0
	for k := i + 1; k < len(bs); k++ {
		switch styleAt(bs, k) {
		case document.Blank:
			high += linePitch
		case document.Signature:
			return max(high, linePitch) + 2*linePitch
		default:
			return 0
		}
	}
	return 0
}

// sign sets a signature and its date, without a seal (7.3.5.2): the name two
// characters from the right, the date two characters right of the name's first.
func (s *setter) sign(bs []document.Block, i int, p *document.Paragraph) {
	f := formatOf(p.Style, s.paper)
	gs := s.shape(p.Runs, f.look)
	own, two, wide := spanOf(gs), 2*f.look.cell, s.paper.wide
	x := wide - two - own
	switch {
	case p.Style == document.Signature:
		if b := styleAt(bs, i-1); i > 0 && b != document.Blank && b != document.Signature && !s.empty() {
			s.blank()
		}
		if styleAt(bs, i+1) == document.Date {
			x = min(x, wide-2*two-s.textSpan(bs[i+1], f.look))
			s.need(2 * f.pitch)
		}
	case styleAt(bs, i-1) == document.Signature:
		name := s.textSpan(bs[i-1], f.look)
		x = min(wide-two-name, wide-2*two-own) + two
	}
	if f.indent = x; x < 0 { // longer than a line
		f.indent, f.side = 0, rightward
	}
	s.lines(gs, f.breakInto(gs, s.paper.wide), f, 0)
}

func (s *setter) textSpan(b document.Block, l look) int {
	return spanOf(s.shape(b.(*document.Paragraph).Runs, l))
}

func spanOf(gs []glyph) int {
	w := 0
	for _, g := range gs {
		w += g.wide + g.gap
	}
	return w
}
