package docx

// A carried is the text of paragraphs whose mark is deleted, moved away or
// hidden: it goes on in the next paragraph, whose style and number it takes.
type carried struct {
	text *paragraphText
	last *node // paragraph of the last of them
}

// markGone reports whether the mark at a paragraph's end is deleted, moved away
// or hidden, so that the next paragraph goes on in its line.
func markGone(p *node, st readStyle) bool {
	props := p.kid("w:pPr")
	if props.has("w:sectPr") {
		return false
	}
	mark := props.kid("w:rPr")
	if mark.has("w:del") || mark.has("w:moveFrom") {
		return true
	}
	look := lookOf(mark)
	return look.hidden.or(st.look.hidden) == on
}

// join puts the text of t behind what c carries.
func (c *carried) join(t *paragraphText) *paragraphText {
	if c == nil {
		return t
	}
	out := c.text
	out.marks = nil
	if len(t.pieces) > 0 && t.pageBefore && len(out.pieces) == 0 {
		out.pageBefore = true
	}
	for _, p := range t.pieces {
		out.put(string(p.text), p.run, scope{fact: p.run.Fact, figure: p.figure, link: p.run.Link})
	}
	out.figures, out.boxes, out.from = append(out.figures, t.figures...), append(out.boxes, t.boxes...), append(out.from, t.from...)
	out.contents, out.pageAfter = max(out.contents, t.contents), out.pageAfter || t.pageAfter
	if out.anchor == "" {
		out.anchor = t.anchor
	}
	return out
}

// holdsNothing reports a paragraph of which nothing is left.
func (t *paragraphText) holdsNothing() bool {
	return len(t.pieces) == 0 && len(t.figures) == 0 && len(t.boxes) == 0 && t.contents == 0 && !t.pageBefore && !t.pageAfter
}

// settleCarried makes a paragraph of what is carried, where no other follows; of
// one that holds nothing there is nothing left.
func (r *reader) settleCarried() {
	c := r.carried
	r.carried = nil
	if c == nil || c.text.holdsNothing() {
		return
	}
	r.paragraphOf(c.last, r.styles.of(c.last), c.text, false)
}
