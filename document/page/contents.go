package page

import (
	"slices"
	"strconv"
	"strings"

	"jiheng/document"
)

// tocPitch is the distance of lines in the contents.
const tocPitch = 9000

// A tocLine is a line of the contents that waits for its page number.
type tocLine struct {
	block     document.Block
	page      int
	after     int // runs of the page up to its words
	end       int // where the words end
	y         int // baseline
	left, top int // of the link
	right     int // where the number ends
}

// contents sets the table of contents under its title (目录); page numbers are
// filled in when all pages are set.
func (s *setter) contents(bs []document.Block, i int, c *document.Contents) {
	if !titled(bs, i) {
		f := formatOf(document.Title, s.paper)
		gs := s.shape(document.Plain("目　录"), f.look)
		s.need(f.pitch + 2*tocPitch)
		s.lines(gs, f.breakInto(gs, s.paper.wide), f, 0)
		s.snap()
		s.blank()
	}
	for _, b := range s.doc.Blocks {
		if h, ok := b.(*document.Heading); ok && min(max(h.Level, 1), 4) <= max(c.Depth, 1) {
			s.tocEntry(h)
		}
	}
}

// titled reports whether the block before the contents names them.
func titled(bs []document.Block, i int) bool {
	for i--; i >= 0; i-- {
		switch b := bs[i].(type) {
		case *document.Paragraph:
			if b.Style == document.Blank {
				continue
			}
			return isContentsTitle(b.Runs)
		case *document.Heading:
			return isContentsTitle(b.Runs)
		}
		return false
	}
	return false
}

func isContentsTitle(runs []document.Run) bool {
	return strings.Join(strings.Fields(document.Text(runs)), "") == "目录"
}

// tocEntry sets the words of an entry, room for the number left free.
func (s *setter) tocEntry(h *document.Heading) {
	level := min(max(h.Level, 1), 4)
	l := look{role: bodyRole, size: pt14, cell: pt14}
	if level == 1 {
		l.role = sansRole
	}
	gs := s.shape(h.Runs, l)
	left := (level - 1) * 2 * pt14
	ls := breakLines(gs, measure{s.paper.wide - left - 4*pt14, s.paper.wide - left - 4*pt14})
	for n, l := range ls {
		s.need(tocPitch)
		s.fresh = len(s.page().Runs)
		y := s.paper.top + s.y + baseline(pt14, tocPitch)
		s.place(gs, l, pen{s.paper.left + left, s.paper.wide - left - 4*pt14, y, leftward})
		if n == len(ls)-1 {
			end := s.paper.left + left + spanOf(trimmed(gs[l.from:l.to], n > 0))
			s.toc = append(s.toc, tocLine{block: h, page: len(s.pages) - 1, after: len(s.page().Runs), end: end, y: y,
				left: s.paper.left + left, top: s.paper.top + s.y, right: s.paper.left + s.paper.wide})
		}
		s.y += tocPitch
	}
}

// fillContents sets leaders and page numbers, and links each line to its
// heading.
func (s *setter) fillContents() {
	const step = pt14 / 3
	for i := len(s.toc) - 1; i >= 0; i-- { // runs go in behind the words, which moves those after them
		t := s.toc[i]
		at := s.marks[t.block]
		number := s.oneLine(strconv.Itoa(at.page+1), bodyRole, pt14)
		x := t.right - spanOf(number)
		dot := s.oneLine(".", bodyRole, pt14)
		var dots []glyph
		first := (t.end + pt14/2 + step - 1) / step * step // the dots of all lines stand in columns
		for at := first; at+step <= x-pt14/4; at += step {
			d := dot[0]
			d.off, d.wide = (step-d.wide)/2, step
			dots = append(dots, d)
		}
		p := &s.pages[t.page]
		n := len(p.Runs)
		s.onPage(t.page, dots, first, t.y)
		s.onPage(t.page, number, x, t.y)
		added := slices.Clone(p.Runs[n:])
		p.Runs = slices.Insert(p.Runs[:n], t.after, added...)
		p.Links = slices.Insert(p.Links, 0, Link{X: t.left, Y: t.top, W: t.right - t.left, H: tocPitch, Page: at.page, To: at.y})
	}
}
