package docx

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// A cut is a place in the bytes of the main part where marks can stand.
type cut struct {
	at   int32
	run  *node // the run that is parted there; nil outside of runs
	text *node // the w:t that is parted with it
	bare *node // an empty paragraph of one tag, which is opened
}

// locate returns where a comment begins and ends; both are the same where it
// stands at a point. own reports that this is in the block or cell itself.
func (a *annotator) locate(at *Place) (begin, end cut, own bool) {
	src, own := a.sourceOf(at)
	if !own {
		p := a.start(src.paragraph)
		return p, p, false
	}
	from, to := max(at.Start, 0), max(at.End, at.Start+1)
	var first, last *stretch
	home, pos, n, m := src.paragraph, 0, 0, 0
	for i := range src.text {
		s := &src.text[i]
		if pos <= from && s.paragraph != nil {
			home = s.paragraph
		}
		if s.run != nil && pos < to && pos+s.chars > from {
			if first == nil {
				first, n = s, max(from-pos, 0)
			}
			if s.paragraph == first.paragraph {
				last, m = s, min(to-pos, s.chars)
			}
		}
		pos += s.chars
	}
	if first == nil {
		p := a.start(home)
		return p, p, true
	}
	begin, end = a.before(first, n), a.behind(last, m)
	if end.at <= begin.at {
		end = begin
	}
	return begin, end, true
}

// sourceOf returns the source of a place; where it has none, the nearest one of
// its block, else the first of the document.
func (a *annotator) sourceOf(at *Place) (src source, own bool) {
	if at != nil {
		if src, own = a.from[spot{at.Block, at.Row, at.Cell}]; own {
			return src, true
		}
	}
	var best spot
	for k, v := range a.from {
		if v.paragraph != nil && (src.paragraph == nil || a.nearer(at, k, best)) {
			src, best = v, k
		}
	}
	return src, false
}

// nearer reports whether the spot k is to be taken rather than best.
func (a *annotator) nearer(at *Place, k, best spot) bool {
	if at != nil {
		if in, was := k.block == at.Block, best.block == at.Block; in != was {
			return in
		}
	}
	if k.block != best.block {
		return k.block < best.block
	}
	if k.row != best.row {
		return k.row < best.row
	}
	return k.cell < best.cell
}

// start returns the cut at the beginning of a paragraph, behind its properties.
func (a *annotator) start(p *node) cut {
	props := p.kid("w:pPr")
	switch {
	case props.name != "":
		return cut{at: props.span.to}
	case p.span.inner == p.span.to:
		return cut{at: p.span.to - int32(len("/>")), bare: p}
	}
	return cut{at: p.span.inner}
}

// before returns the cut before character n of a stretch.
func (a *annotator) before(s *stretch, n int) cut {
	if s.child == nil {
		return cut{at: s.run.span.from}
	}
	if c, ok := a.inText(s, n, -1); ok {
		return c
	}
	for _, k := range s.run.kids {
		if k == s.child {
			return cut{at: s.run.span.from}
		}
		if k.name != "w:rPr" {
			break
		}
	}
	return cut{at: s.child.span.from, run: s.run}
}

// behind returns the cut behind the first n characters of a stretch.
func (a *annotator) behind(s *stretch, n int) cut {
	if s.child == nil {
		return cut{at: s.run.span.to}
	}
	if c, ok := a.inText(s, n, 1); ok {
		return c
	}
	for i, k := range s.run.kids {
		if k == s.child && i+1 < len(s.run.kids) {
			return cut{at: s.run.kids[i+1].span.from, run: s.run}
		}
	}
	return cut{at: s.run.span.to}
}

const blanks = " \t\r\n"

// inText returns the cut before character n of a w:t. Where its blanks do not
// count at the edges, the cut moves on in a direction until none is before it.
// ok is false where the element is not to be parted, or the cut is at its edge.
func (a *annotator) inText(s *stretch, n, direction int) (c cut, ok bool) {
	t := s.child
	raw := a.raw[t.span.inner:t.span.innerEnd]
	kept := t.attr("xml:space") == "preserve"
	if t.name != "w:t" || bytes.IndexByte(raw, '<') >= 0 || !kept && strings.Trim(t.text, blanks) != t.text {
		return cut{}, false
	}
	if !kept {
		text := []rune(t.text)
		for n > 0 && n < len(text) && strings.ContainsRune(blanks, text[n-1]) {
			n += direction
		}
	}
	if n <= 0 || n >= s.chars {
		return cut{}, false
	}
	at := t.span.inner
	for range n {
		at += int32(charSize(raw[at-t.span.inner:]))
	}
	return cut{at: at, run: s.run, text: t}, true
}

// charSize returns the bytes of the first character of XML text: a reference is
// one character, and so is a line end of two.
func charSize(raw []byte) int {
	if raw[0] == '&' {
		return bytes.IndexByte(raw, ';') + 1
	}
	if bytes.HasPrefix(raw, []byte("\r\n")) {
		return 2
	}
	_, n := utf8.DecodeRune(raw)
	return n
}
