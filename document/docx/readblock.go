package docx

import (
	"path"
	"strings"
	"unicode/utf8"

	"jiheng/document"
)

// blocks reads paragraphs and tables, whatever they are wrapped in.
func (r *reader) blocks(kids []*node) {
	for _, k := range kids {
		if r.err != nil {
			return
		}
		switch k.name {
		case "w:p":
			r.paragraphBlock(k)
		case "w:tbl":
			r.settleCarried()
			r.table(k)
		case "w:altChunk", "w:subDoc":
			r.meet(wholeFile, kindOfFile(r.rels[k.attr("r:id")].to))
		case "w:del", "w:moveFrom":
			r.deleted(k, k)
		case "w:sdt":
			r.blockControl(k)
		case "mc:AlternateContent":
			r.blocks(choice(k).kids)
		case "w:customXml", "w:smartTag", "w:ins", "w:moveTo":
			r.blocks(k.kids)
		}
	}
}

// kindOfFile names the kind of a file in the package by its extension.
func kindOfFile(name string) string {
	switch path.Ext(name) {
	case ".htm", ".html", ".xhtml", ".mht", ".mhtml":
		return "网页"
	case ".rtf":
		return "RTF"
	case ".txt":
		return "文本"
	case ".docx", ".docm", ".doc":
		return "Word 文档"
	}
	return ""
}

// choice returns the branch of alternatives that this package understands: the
// first, where it holds text or a chart, else the fallback.
func choice(n *node) *node {
	first, other := n.kid("mc:Choice"), n.kid("mc:Fallback")
	useful := false
	for _, name := range []string{"w:txbxContent", "c:chart", "w:t", "w:p"} {
		first.each(name, func(*node) { useful = true })
	}
	if useful || other.name == "" {
		return first
	}
	return other
}

// blockControl reads a control around whole blocks; the one of a table of
// contents stands for it.
func (r *reader) blockControl(k *node) {
	content := k.kid("w:sdtContent")
	if k.kid("w:sdtPr").kid("w:docPartObj").val("w:docPartGallery") != "Table of Contents" {
		r.prompted(k, func() { r.blocks(content.kids) })
		return
	}
	var code strings.Builder
	content.each("w:instrText", func(n *node) { code.WriteString(n.text + " ") })
	content.each("w:fldSimple", func(n *node) { code.WriteString(n.attr("w:instr") + " ") })
	r.add(&document.Contents{Depth: contentsDepth(code.String())})
	content.each("w:sectPr", func(*node) { r.sectionOver() })
}

// prompted reads what is in a control around blocks or cells; the text of its
// prompt is none.
func (r *reader) prompted(k *node, read func()) {
	outer, asked := r.prompt, r.asked
	if r.unfilled(k) {
		r.prompt, r.asked = true, asked || asking(k.kid("w:sdtContent"))
	}
	read()
	r.prompt, r.asked = outer, asked
}

// contentsDepth reads the lowest level that a TOC field lists; 3 where it names
// none, as word processors take it.
func contentsDepth(code string) int {
	_, rest, ok := strings.Cut(code, `\o`)
	if !ok {
		return 3
	}
	rest = strings.TrimLeft(rest, ` "`)
	end := strings.IndexAny(rest, `"\ `)
	if end < 0 {
		end = len(rest)
	}
	_, low, ok := strings.Cut(rest[:end], "-")
	if n := number(low); ok && n > 0 {
		return min(n, 4)
	}
	return 3
}

// paragraphBlock reads a paragraph and what hangs on it: charts, text boxes,
// page breaks, the end of a section.
func (r *reader) paragraphBlock(p *node) {
	st := r.styles.of(p)
	if st.level > 0 {
		r.leaveContents()
	}
	listed := r.inContents()
	t := r.carried.join(r.paragraph(p, st))
	r.carried = nil
	if markGone(p, st) {
		r.carried = &carried{t, p}
		return
	}
	r.paragraphOf(p, st, t, listed)
}

// paragraphOf adds the blocks of a paragraph with its text; one that is listed
// stands in a table of contents.
func (r *reader) paragraphOf(p *node, st readStyle, t *paragraphText, listed bool) {
	runs := t.runs()
	count, bullet := "", false
	if !listed {
		count, bullet = r.numbers.next(st.num)
	}
	if t.pageBefore || p.kid("w:pPr").on("w:pageBreakBefore") {
		r.pageBreak()
	}
	if t.contents > 0 {
		r.add(&document.Contents{Depth: t.contents})
	}
	bare := len(runs) == 0
	passive := bare && (listed || t.contents > 0 || t.pageBefore || t.pageAfter || len(t.figures)+len(t.boxes) > 0 ||
		p.kid("w:pPr").has("w:sectPr") && !st.ours)
	if !passive {
		r.addStyled(st, listing{count, bullet}, runs, source{r.home(p).paragraph, t.from})
	}
	for _, f := range t.figures {
		r.add(f)
	}
	for _, b := range t.boxes {
		r.box(b, r.blocks)
	}
	if t.pageAfter {
		r.pageBreak()
	}
	if p.kid("w:pPr").has("w:sectPr") {
		r.sectionOver()
	}
}

// A listing is the automatic number of a paragraph, or its bullet.
type listing struct {
	count  string
	bullet bool
}

// addStyled adds a paragraph as the block that its style stands for.
func (r *reader) addStyled(st readStyle, in listing, runs []document.Run, from source) {
	bare := len(runs) == 0
	switch {
	case bare && (st.name == nameGap || st.name == nameFigure):
		return
	case st.name == nameFigTitle && len(r.out) > 0:
		if f, ok := r.out[len(r.out)-1].(*document.Figure); ok {
			f.Title = document.Text(runs)
			return
		}
	case bare && !st.ours:
		r.keep(0, 0, from)
		r.add(document.Styled(document.Blank, ""))
		return
	}
	if in.count != "" {
		count := document.Apart(in.count, document.Text(runs))
		runs = numbered(count, runs)
		from.text = append([]stretch{{origin{paragraph: from.paragraph}, utf8.RuneCountInString(count)}}, from.text...)
	}
	kind := st.kind
	if kind == "" {
		kind = document.Body
	}
	if kind == document.Body && (in.count != "" || in.bullet) {
		kind = document.Item
	}
	r.keep(0, 0, from)
	if st.level > 0 {
		r.add(&document.Heading{Level: st.level, Runs: runs})
		return
	}
	r.add(&document.Paragraph{Style: kind, Runs: runs})
}

// numbered puts an automatic number before the text.
func numbered(count string, runs []document.Run) []document.Run {
	if len(runs) > 0 {
		if first := runs[0]; first.Fact == "" && !first.Super && !first.Bold && first.Link == "" {
			runs[0].Text = count + first.Text
			return runs
		}
	}
	return append([]document.Run{{Text: count}}, runs...)
}

// pageBreak adds a break within a section. A break at the beginning, or behind
// another, would be an empty page: it is left out.
func (r *reader) pageBreak() {
	if len(r.out) == 0 {
		return
	}
	if _, twice := r.out[len(r.out)-1].(*document.Break); twice {
		return
	}
	r.add(&document.Break{Landscape: r.ended < len(r.ends) && r.ends[r.ended].landscape})
}

// sectionOver adds the break to the next section, unless that one continues on
// the page.
func (r *reader) sectionOver() {
	r.ended++
	if r.ended >= len(r.ends) {
		return
	}
	now, next := r.ends[r.ended-1], r.ends[r.ended]
	if next.continuous && now.landscape == next.landscape {
		return
	}
	r.add(&document.Break{Landscape: next.landscape})
}
