package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/num"
)

// A piece is a run with the figure that it belongs to: runs of one figure, and
// only those, are joined into one.
type piece struct {
	run    document.Run // without its text
	text   []byte       // grows with every run that is joined
	figure int          // 0 for plain text
}

// A scope is what the elements around a run say about it.
type scope struct {
	fact   string
	figure int
	link   string
	from   origin
	base   *runLook  // of the paragraph
	unseen asideKind // why the text around is not seen
}

// An openMark is a bookmark of a figure that has begun.
type openMark struct {
	id    string
	scope scope
}

// A paragraphText is what a paragraph holds.
type paragraphText struct {
	pieces     []piece
	marks      []openMark
	figures    []*document.Figure
	boxes      []textBox
	anchor     string // id of the block that the paragraph is in
	contents   int    // depth of a table of contents that begins here
	pageBefore bool
	pageAfter  bool
	from       []stretch // of the text; nil unless they are wanted
	prompt     string    // of the control that was read last
	prompted   int       // length of the text then
}

// A textBox is the content of a text box, and what holds the box.
type textBox struct {
	content *node
	at      origin
}

// paragraph reads the runs of a paragraph in a style.
func (r *reader) paragraph(p *node, st readStyle) *paragraphText {
	t := &paragraphText{}
	base := r.baseLook(p, st)
	s := scope{from: r.outer, base: &base}
	s.from.paragraph = r.home(p).paragraph
	r.inline(t, p.kids, s)
	for n := len(r.fields); n > 0 && !r.fields[n-1].result; n-- {
		r.fields = r.fields[:n-1] // instructions end with their paragraph
	}
	return t
}

// baseLook is the look of a paragraph's text, where its runs say nothing.
func (r *reader) baseLook(p *node, st readStyle) runLook {
	base := runLook{}
	if shd := p.kid("w:pPr").kid("w:shd"); shd.name != "" {
		base.ground = groundOf(shd)
	}
	base = base.over(&st.look)
	base = base.over(&r.styles.defaults)
	if base.ground == "" {
		base.ground = r.ground
	}
	return base
}

// runs returns the text in runs; figures get their value and unit, raised digits
// the characters that say so.
func (t *paragraphText) runs() []document.Run {
	var out []document.Run
	for _, p := range t.pieces {
		p.run.Text = string(p.text)
		if p.run.Fact != "" {
			p.run.Value, p.run.Unit = printed(p.run.Text)
		}
		out = append(out, p.run)
	}
	return document.SettleRaised(out)
}

// printed reads what a figure prints; both are empty where it is no number.
func printed(s string) (value, unit string) {
	s = strings.TrimSpace(s)
	for _, w := range []string{"预计", "累计", "不低于", "不超过", "至少", "约", "近", "超", "逾", "≥", "≤", "=", ">", "<"} {
		s = strings.TrimPrefix(s, w)
	}
	if w, noun, ok := strings.Cut(s, "千"); ok && w == "" { // 超千次
		s = "1000" + noun
	}
	for _, w := range []string{"余", "多"} {
		s = strings.Replace(s, w, "", 1)
	}
	d, u, err := num.ParseQuantity(s)
	if err != nil {
		return "", ""
	}
	return d.String(), u.String()
}

// put adds text, to the last run where that looks alike.
func (t *paragraphText) put(text string, look document.Run, s scope) {
	if text == "" {
		return
	}
	if n := len(t.marks); n > 0 && s.fact == "" {
		s.fact, s.figure = t.marks[n-1].scope.fact, t.marks[n-1].scope.figure
	}
	look.Fact, look.Link = s.fact, s.link
	if n := len(t.pieces); n > 0 && t.pieces[n-1].figure == s.figure {
		last := &t.pieces[n-1]
		if s.figure > 0 || last.run.Super == look.Super && last.run.Bold == look.Bold && last.run.Link == look.Link {
			last.text = append(last.text, text...)
			return
		}
	}
	t.pieces = append(t.pieces, piece{look, []byte(text), s.figure})
}

// inline reads what stands in a paragraph.
func (r *reader) inline(t *paragraphText, kids []*node, s scope) {
	for _, k := range kids {
		switch k.name {
		case "w:r":
			r.run(t, k, s)
		case "w:hyperlink":
			in := s
			in.link = r.linkOf(k)
			r.inline(t, k.kids, in)
		case "w:sdt":
			r.control(t, k, s)
		case "w:fldSimple":
			r.simpleField(t, k, s)
		case "w:bookmarkStart", "w:bookmarkEnd":
			r.bookmark(t, k)
		case "mc:AlternateContent":
			r.inline(t, choice(k).kids, s.within(k))
		case "m:oMath", "m:oMathPara":
			s := s.within(k)
			r.visible(t, mathText(k), document.Run{}, s)
		case "w:ins", "w:moveTo":
			r.inserted++
			if k.name == "w:moveTo" {
				r.inserted, r.moved = r.inserted-1, r.moved+1
			}
			r.inline(t, k.kids, s)
		case "w:del":
			r.deleted(k, s.from.paragraph)
		case "w:smartTag", "w:customXml", "w:dir", "w:bdo":
			r.inline(t, k.kids, s)
		}
	}
}

// deleted notes the text of a stretch that a revision deletes.
func (r *reader) deleted(k *node, paragraph *node) {
	for _, x := range k.kids {
		switch x.name {
		case "w:t", "w:delText":
			r.leaveOut(deletedText, x.text, paragraph)
		default:
			r.deleted(x, paragraph)
		}
	}
}

// linkOf returns the address of a link, #id for one inside the document.
func (r *reader) linkOf(k *node) string {
	if to, ok := r.rels[k.attr("r:id")]; ok && to.external {
		return to.to
	}
	return inside(k.attr("w:anchor"))
}

func inside(anchor string) string {
	switch id, ours := strings.CutPrefix(anchor, markBlock); {
	case anchor == "":
		return ""
	case ours:
		return "#" + fromMark(id)
	}
	return "#" + anchor
}

// control reads a content control within a paragraph: its tag names the fact.
func (r *reader) control(t *paragraphText, k *node, s scope) {
	props := k.kid("w:sdtPr")
	if r.unfilled(k) {
		return
	}
	if p := promptOf(k.kid("w:sdtContent")); p != "" {
		if t.prompt != p || t.length() > t.prompted {
			r.visible(t, p, document.Run{}, s)
		}
		t.prompt, t.prompted = p, t.length()
		return
	}
	if closed(props) {
		s = s.within(k)
	}
	if tag := props.val("w:tag"); s.fact == "" && isFact(tag) {
		r.facts++
		s.fact, s.figure = tag, r.facts
	}
	if tick, box := boxOf(props); box {
		r.visible(t, tick, document.Run{}, s)
		return
	}
	r.inline(t, k.kid("w:sdtContent").kids, s)
}

// isFact reports whether a tag can be the id of a fact; controls of forms made
// elsewhere carry tags of other shapes.
func isFact(s string) bool {
	if s == "" || utf8.RuneCountInString(s) > maxTag {
		return false
	}
	for _, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '-' {
			return false
		}
	}
	return true
}

// bookmark opens or closes the mark around a figure, or notes the block's id.
func (r *reader) bookmark(t *paragraphText, k *node) {
	id := k.attr("w:id")
	if k.name == "w:bookmarkEnd" {
		for i, m := range t.marks {
			if m.id == id {
				t.marks = append(t.marks[:i:i], t.marks[i+1:]...)
				return
			}
		}
		return
	}
	name := k.attr("w:name")
	if block, ok := strings.CutPrefix(name, markBlock); ok {
		t.anchor = fromMark(block)
		return
	}
	rest, ok := strings.CutPrefix(name, markFact)
	end := strings.LastIndexByte(rest, '_')
	if !ok || end < 0 || len(t.marks) >= maxDepth || number(rest[end+1:]) == 0 || !isFact(fromMark(rest[:end])) {
		return
	}
	r.facts++
	t.marks = append(t.marks, openMark{id, scope{fact: fromMark(rest[:end]), figure: r.facts}})
}

// run reads one run. Text that nobody sees is left out; the marks of fields
// count all the same.
func (r *reader) run(t *paragraphText, k *node, s scope) {
	if r.asked {
		return
	}
	own := lookOf(k.kid("w:rPr"))
	bold := own.bold == on
	if own.style != "" {
		st := r.styles.byID[own.style]
		if r.prompt && (st.name == "placeholder text" || st.name == "占位符文本") {
			return
		}
		own = own.over(&st.look)
	}
	if s.base != nil {
		own = own.over(s.base)
	}
	if s.unseen == seen {
		s.unseen = own.unseen()
	}
	look := document.Run{Bold: bold, Super: own.up()}
	s = s.within(k)
	for _, c := range k.kids {
		if c.name == "w:t" {
			r.words(t, c.text, &own, look, s.part(k, c))
			continue
		}
		r.runChild(t, c, look, s.part(k, c))
	}
}

// words adds the text of a run: signs of their fonts as usual characters, lowered
// digits as such.
func (r *reader) words(t *paragraphText, text string, own *runLook, look document.Run, s scope) {
	if own.font != "" {
		text = plainSigns(text, own.font)
	}
	if own.down() {
		text = document.Lowered(text)
	}
	r.visible(t, text, look, s)
}

func (r *reader) runChild(t *paragraphText, c *node, look document.Run, s scope) {
	switch c.name {
	case "w:fldChar":
		r.fieldMark(t, c, look, s)
	case "w:instrText":
		if n := len(r.fields); n > 0 && !r.fields[n-1].result && len(r.fields[n-1].code) < maxCode {
			r.fields[n-1].code += c.text
		}
	case "w:t":
		r.visible(t, c.text, look, s)
	case "w:tab", "w:ptab":
		r.visible(t, "\t", look, s)
	case "w:cr":
		r.visible(t, "\n", look, s)
	case "w:noBreakHyphen":
		r.visible(t, "-", look, s)
	case "w:sym":
		r.visible(t, r.sign(c), look, s)
	case "w:br":
		if s.unseen == seen {
			r.lineBreak(t, c.attr("w:type"), look, s)
		}
	case "w:ruby":
		r.inline(t, c.kid("w:rubyBase").kids, s)
	case "mc:AlternateContent":
		for _, x := range choice(c).kids {
			r.runChild(t, x, look, s)
		}
	default:
		r.hanging(t, c, s)
	}
}

// hanging reads what hangs on a run: notes, charts, text boxes.
func (r *reader) hanging(t *paragraphText, c *node, s scope) {
	switch {
	case s.unseen == hiddenText:
	case c.name == "w:footnoteReference":
		r.cite(citation{"footnotes" + c.attr("w:id"), s.from, r.here()})
	case c.name == "w:endnoteReference":
		r.cite(citation{"endnotes" + c.attr("w:id"), s.from, r.here()})
	case c.name == "w:drawing" || c.name == "w:pict" || c.name == "w:object":
		r.drawing(t, c, s.from)
	}
}

func (r *reader) lineBreak(t *paragraphText, kind string, look document.Run, s scope) {
	switch {
	case kind == "" || kind == "textWrapping":
		r.visible(t, "\n", look, s)
	case len(t.pieces) == 0:
		t.pageBefore = true
	default:
		t.pageAfter = true
	}
}

// visible adds text, unless it belongs to a field's instruction or to a table of
// contents, or is not seen.
func (r *reader) visible(t *paragraphText, text string, look document.Run, s scope) {
	for i := range r.fields {
		f := &r.fields[i]
		if !f.result || f.contents {
			return
		}
		f.shown = f.shown || text != ""
		if f.link != "" && s.link == "" {
			s.link = f.link
		}
	}
	if text == "" {
		return
	}
	if s.unseen != seen {
		r.leaveOut(s.unseen, text, s.from.paragraph)
		return
	}
	r.leaving = seen
	if r.origins != nil {
		t.from = append(t.from, stretch{s.from, utf8.RuneCountInString(text)})
	}
	t.put(text, look, s)
}
