package docx

import (
	"fmt"

	"jiheng/document"
)

// Widths of the text block in twips: 156 mm upright, 225 mm across.
const (
	portraitWidth  = 8845
	landscapeWidth = 12756
)

// A writer makes the main part of one document.
type writer struct {
	markup   // of the text, up to where it is packed
	packer   *packer
	doc      *document.Document
	width    int               // of the text block of this section
	pending  string            // properties that end the section, owed to its last paragraph
	names    map[string]string // names of facts, from the notes
	shown    map[string]int    // how often each fact has been shown
	controls map[uint32]bool   // ids of content controls in use
	marks    int               // bookmarks so far
	links    []string          // outside addresses, in order of first use
	linkIDs  map[string]string
	figures  []*document.Figure
	tone     document.Tone // of the cell being written
	heads    []entry       // all headings, with their estimated pages
	headings int           // headings written so far
	tables   []laid        // all tables
	tabled   int           // tables written so far
}

func newWriter(d *document.Document) *writer {
	w := &writer{doc: d, width: portraitWidth, names: map[string]string{}, shown: map[string]int{},
		controls: map[uint32]bool{}, linkIDs: map[string]string{}}
	for _, n := range d.Notes {
		w.names[n.Fact] = n.Name
	}
	w.heads, w.tables = estimate(d)
	return w
}

// A section is the blocks between two breaks.
type section struct {
	landscape bool
	blocks    []document.Block
}

// sections divides blocks at the breaks; a break before everything else only
// turns the first section.
func sections(blocks []document.Block) []section {
	out := []section{{}}
	for i, b := range blocks {
		last := &out[len(out)-1]
		br, ok := b.(*document.Break)
		switch {
		case !ok:
			last.blocks = append(last.blocks, b)
		case i == 0:
			last.landscape = br.Landscape
		default:
			out = append(out, section{landscape: br.Landscape})
		}
	}
	return out
}

// document writes word/document.xml.
func (w *writer) document() {
	w.add(xmlHead, `<w:document`, spaces, `><w:body>`)
	all := sections(w.doc.Blocks)
	for i, s := range all {
		w.width = portraitWidth
		if s.landscape {
			w.width = landscapeWidth
		}
		end := w.sectionEnd(s.landscape)
		if i < len(all)-1 {
			w.blocks(s.blocks, end)
			continue
		}
		w.blocks(s.blocks, "")
		w.add(end)
	}
	w.add(`</w:body></w:document>`)
	w.flush(0)
}

// flush packs the text so far, where there is more than so much of it.
func (w *writer) flush(most int) {
	if w.Len() > most {
		w.packer.add(w.Bytes())
		w.Reset()
	}
}

// mostWaiting is how much text waits to be packed.
const mostWaiting = 1 << 15

// blocks writes a section. Its end, if given, goes into the last paragraph; a
// section that does not end in one gets a paragraph of no height for it, as
// does a table that another table or nothing follows.
func (w *writer) blocks(blocks []document.Block, end string) {
	for i, b := range blocks {
		last := i == len(blocks)-1
		_, isTable := b.(*document.Table)
		if last && inLine(b) {
			w.pending, end = end, ""
		}
		w.block(blocks, i)
		w.flush(mostWaiting)
		if isTable && end == "" && (last || !inLine(blocks[i+1])) {
			w.gap(!last)
		}
	}
	if end != "" || len(blocks) == 0 {
		w.pending = end
		w.gap(false)
	}
}

// inLine reports whether a block is one paragraph.
func inLine(b document.Block) bool {
	switch b.(type) {
	case *document.Heading, *document.Paragraph:
		return true
	}
	return false
}

func (w *writer) block(blocks []document.Block, i int) {
	switch b := blocks[i].(type) {
	case *document.Heading:
		w.heading(b)
	case *document.Paragraph:
		w.open(styleOf(b.Style), staying(blocks, i)+placing(blocks, i))
		w.runs(b.Runs)
		w.add(`</w:p>`)
	case *document.Table:
		w.table(b)
	case *document.Figure:
		w.figure(b)
	case *document.Contents:
		w.contents(b)
	}
}

// open begins a paragraph with the direct properties given.
func (w *writer) open(style, direct string) {
	w.add(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`, direct, w.pending, `</w:pPr>`)
	w.pending = ""
}

// gap writes a paragraph that is none of the document's: of no height, or, if
// room is set, with half a line before it.
func (w *writer) gap(room bool) {
	direct := ""
	if room {
		direct = `<w:spacing w:before="280"/>`
	}
	w.open(styleGap, direct)
	w.add(`</w:p>`)
}

func (w *writer) heading(h *document.Heading) {
	w.open(fmt.Sprint("Heading", min(max(h.Level, 1), 4)), "")
	e := w.heads[w.headings]
	w.headings++
	id := w.mark(e.bookmark)
	w.runs(h.Runs)
	w.unmark(id)
	w.add(`</w:p>`)
}

// mark opens a bookmark.
func (w *writer) mark(name string) int {
	w.marks++
	w.addf(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, w.marks, escape(name))
	return w.marks
}

func (w *writer) unmark(id int) { w.addf(`<w:bookmarkEnd w:id="%d"/>`, id) }

// staying returns the property that keeps a paragraph on the page of a
// signature that only blank lines part from it: a signature never stands on a
// page alone.
func staying(blocks []document.Block, i int) string {
	for j := i + 1; j < len(blocks); j++ {
		switch s, _ := styled(blocks, j); s {
		case document.Signature:
			return `<w:keepNext/>`
		case document.Blank:
		default:
			return ""
		}
	}
	return ""
}

// placing returns the direct properties of a paragraph that depend on its
// neighbours: remarks under a title are centred; name and date of a signature
// stand four characters from the edge, centred on one another.
func placing(blocks []document.Block, i int) string {
	p := blocks[i].(*document.Paragraph)
	before, _ := styled(blocks, i-1)
	after, next := styled(blocks, i+1)
	own := document.Text(p.Runs)
	switch {
	case p.Style == document.Remark && (before == document.Title || before == document.Subtitle):
		return centered
	case p.Style == document.Date:
		return rightIndent(4 * em)
	case p.Style == document.Signature && after == document.Date:
		return rightIndent(4*em + (signWidth(next)-signWidth(own))/2)
	case p.Style == document.Signature:
		return rightIndent(4 * em)
	}
	return ""
}

// styled returns style and text of a block; both are empty where it is no
// paragraph or does not exist.
func styled(blocks []document.Block, i int) (document.Style, string) {
	if i < 0 || i >= len(blocks) {
		return "", ""
	}
	p, ok := blocks[i].(*document.Paragraph)
	if !ok {
		return "", ""
	}
	return p.Style, document.Text(p.Runs)
}

func signWidth(s string) int { return textWidth(s, 320, -5) }

func rightIndent(twips int) string {
	return fmt.Sprintf(`<w:ind w:rightChars="0" w:right="%d" w:firstLineChars="0" w:firstLine="0"/>`, max(twips, 0))
}

// sectionEnd returns the properties of a section: paper, margins, footers.
func (w *writer) sectionEnd(landscape bool) string {
	var m markup
	m.add(`<w:sectPr>`)
	if w.doc.Head != "" {
		m.add(`<w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="even" r:id="rIdHeader"/>`)
	}
	odd, even := 1, 2
	if landscape {
		odd, even = 3, 4
	}
	m.addf(`<w:footerReference w:type="default" r:id="rIdFooter%d"/><w:footerReference w:type="even" r:id="rIdFooter%d"/>`, odd, even)
	if landscape {
		m.add(`<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984" w:header="851" w:footer="850" w:gutter="0"/>`)
	} else {
		m.add(`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1435" w:gutter="0"/>`)
	}
	m.addf(`<w:docGrid w:type="lines" w:linePitch="%d"/></w:sectPr>`, line)
	return m.String()
}
