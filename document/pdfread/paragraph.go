package pdfread

import "strings"

// A side is where the lines of a paragraph stand.
type side int

const (
	flush    side = iota // from the left
	centred              // in the middle
	rightful             // at the right
)

// A para is a paragraph in the making.
type para struct {
	rows   []*row
	page   *layout
	side   side
	lane   lane // of the last row
	indent int  // of the first row
	gap    int  // between the last two base lines on one page
	ended  bool // what follows is a new paragraph
	said   string
	told   int // rows whose text was last said
}

func (p *para) last() *row       { return p.rows[len(p.rows)-1] }
func (p *para) first() *line     { return p.rows[0].lines[0] }
func (p *para) begin() string    { return p.rows[0].text() }
func (p *para) end() string      { return p.last().text() }
func (p *para) size() int        { return p.first().size }
func (p *para) single() bool     { return len(p.rows) == 1 }
func (r *row) size() int         { return r.lines[0].size }
func (r *row) base() int         { return r.lines[0].base }
func (r *row) lastSize() int     { return r.lines[len(r.lines)-1].size }
func (l lane) width() int        { return l.right - l.left }
func (r *row) indent(l lane) int { return r.left - l.left }

// text returns the text of a row.
func (r *row) text() string {
	if r.told != len(r.lines) {
		r.said, r.told = words(r.lines), len(r.lines)
	}
	return r.said
}

// text returns the text of a paragraph, which is put together once for as many
// rows as there are.
func (p *para) text() string {
	if p.told != len(p.rows) {
		p.said, p.told = text(p.pieces()), len(p.rows)
	}
	return p.said
}

// pieces returns the text of a paragraph; lines of a centred one that were not
// full keep their break.
func (p *para) pieces() []piece {
	var out []piece
	for i, r := range p.rows {
		if i > 0 && sideOf(r, p.lane) == centred && p.lane.width()-p.rows[i-1].width() > firstWord(r.lines[0])+2*r.size() {
			out = append(out, piece{text: "\n", r: '\n'})
		}
		out = weld(out, besides(r.lines))
	}
	return out
}

// sideOf tells where a row stands in its lane.
func sideOf(r *row, l lane) side {
	em := r.size()
	before, after := r.left-l.left, l.right-r.right
	inside := before > 2*em+em/3 && after > em
	switch {
	case inside && (abs(before-after) <= max(em*3/4, 2500) || abs((r.left+r.right)/2-l.middle) <= 1500):
		return centred
	case before*100 > l.width()*45 && after <= 6*em && before > after:
		return rightful
	}
	return flush
}

// goesOn tells whether a row goes on with a paragraph.
func (t *typeset) goesOn(p *para, r *row, at *layout, l lane) bool {
	prev := p.last()
	side := sideOf(r, l)
	if p.ended || !alike(prev.size(), r.size()) || p.page.paper() != at.paper() || len(r.lines) > 1 && !p.single() && side != flush {
		return false
	}
	if t.apart(p, r, at) || unitLine.MatchString(r.text()) || p.single() && unitLine.MatchString(p.begin()) {
		return false
	}
	large := p.size()*100 > t.body.size*115
	aligned := abs(prev.left+prev.right-r.left-r.right) <= 3000
	switch {
	case side == centred && (p.side == centred || large && (aligned || t.full(p, r))):
		alike := p.page == at && prev.lines[0].face == r.lines[0].face
		return alike && !opens(r.text()) && (large || !opens(p.begin())) && !contents.MatchString(p.begin())
	case side == centred && aligned && t.full(p, r) && !sentence(p.end()):
		return true
	case p.side == centred && p.single() || p.side == rightful:
		return p.side != rightful && t.full(p, r)
	case side != flush && !t.full(p, r):
		return false
	}
	return t.flows(p, r, l)
}

// apart tells whether more room than usual parts a row from a paragraph on the
// same page.
func (t *typeset) apart(p *para, r *row, at *layout) bool {
	prev := p.last()
	d := r.base() - prev.base()
	if prev.lines[0].page != at.number() || d <= 0 {
		return false
	}
	usual := t.usual(r.size())
	if p.gap > 0 {
		usual = min(usual*5/4, p.gap)
		if len(p.rows) > 2 {
			usual = p.gap
		}
	}
	return d*100 > usual*140
}

// flows decides by indent and by the room left on the line before.
func (t *typeset) flows(p *para, r *row, l lane) bool {
	em := r.size()
	prev := p.last()
	indent := r.indent(l)
	numbered := level(p.begin()) > 0
	switch {
	case t.indent && p.indent > em && indent < em/2 && !sentence(p.end()) && !opens(r.text()) && 2*prev.width() > l.width():
		return true // a line without indent begins no paragraph here
	case strings.HasSuffix(p.end(), "，") && prev.lines[0].page == r.lines[0].page && !opens(r.text()) && indent < em*5/4:
		return true
	case !t.full(p, r):
		return false
	case indent < em*5/4:
		return !(opens(r.text()) && sentence(p.end()))
	case abs(prev.indent(p.lane)-indent) > em/2:
		return p.single() && indent > p.indent+em/2 && indent < p.indent+8*em && numbered // hanging
	case opens(r.text()):
		return false
	case p.single():
		return !sentence(p.end()) && (!numbered || prev.lines[0].face == r.lines[0].face)
	}
	return true
}

// full tells whether the first word of a row had no room on the last line of
// the paragraph.
func (t *typeset) full(p *para, r *row) bool {
	prev := p.last()
	slack := prev.lastSize() * 3 / 5
	if last := prev.lines[len(prev.lines)-1].glyphs; last[len(last)-1].r == '。' {
		slack = 0
	}
	return p.lane.right-prev.right < firstWord(r.lines[0])+slack
}

// add appends a row.
func (p *para) add(r *row, l lane) {
	prev := p.last()
	if prev.lines[0].page == r.lines[0].page && r.base() > prev.base() {
		p.gap = r.base() - prev.base()
	}
	if sideOf(r, l) == centred && abs(prev.left+prev.right-r.left-r.right) <= 3000 {
		p.side = centred // the rows before were too long to show it
	}
	p.rows = append(p.rows, r)
	p.lane = l
}

// symmetric reports rows that all stand in the middle of their lane, though they
// are too long to be inside it by much: the title of a report.
func (p *para) symmetric() bool {
	for _, r := range p.rows {
		before, after := r.left-p.lane.left, p.lane.right-r.right
		if before <= 0 || after <= 0 || abs(before-after) > r.size() {
			return false
		}
	}
	return len(p.rows) > 0
}
