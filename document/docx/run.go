package docx

import (
	"fmt"
	"hash/fnv"
	"net/url"
	"strings"
	"unicode/utf8"

	"jiheng/document"
)

// Prefixes of bookmarks: of facts, and of blocks that links point to.
const (
	markFact  = "F_"
	markBlock = "B_"
	maxMark   = 40 // characters that Word allows in a bookmark's name
	maxTag    = 64 // characters that Word allows in a tag or title of a control
)

func (w *writer) runs(rs []document.Run) {
	for _, r := range rs {
		if r.Text == "" {
			continue
		}
		end := w.link(r.Link)
		if r.Fact != "" {
			w.fact(r)
		} else {
			w.run(r)
		}
		w.add(end)
	}
}

// link opens a link and returns what closes it; what is no address is left out.
func (w *writer) link(to string) string {
	if to == "" {
		return ""
	}
	if id, inside := strings.CutPrefix(to, "#"); inside {
		w.add(`<w:hyperlink w:anchor="`, escape(markBlock+toMark(id)), `" w:history="1">`)
		return `</w:hyperlink>`
	}
	u, err := url.Parse(to)
	if err != nil || u.String() == "" {
		return "" // Word does not open files with such an address
	}
	to = u.String()
	if w.linkIDs[to] == "" {
		w.links = append(w.links, to)
		w.linkIDs[to] = fmt.Sprint("rIdLink", len(w.links))
	}
	w.add(`<w:hyperlink r:id="`, w.linkIDs[to], `" w:history="1">`)
	return `</w:hyperlink>`
}

// toMark spells an id as a bookmark's name may: hyphens are not allowed there,
// and ids hold no underscores.
func toMark(id string) string { return strings.ReplaceAll(id, "-", "_") }

func fromMark(name string) string { return strings.ReplaceAll(name, "_", "-") }

func (w *writer) run(r document.Run) {
	w.add(`<w:r>`, w.runLook(r), textOf(r.Text), `</w:r>`)
}

func (w *writer) runLook(r document.Run) string {
	var m markup
	if r.Link != "" {
		m.add(`<w:rStyle w:val="Hyperlink"/>`)
	}
	if hasWide(r.Text) {
		m.add(`<w:rFonts w:hint="eastAsia"/>`)
	}
	if r.Bold {
		m.add(`<w:b/><w:bCs/>`)
	}
	if w.tone != "" {
		m.add(`<w:color w:val="`, colourOf(w.tone), `"/>`)
	}
	if r.Super {
		m.add(`<w:vertAlign w:val="superscript"/>`)
	}
	if m.Len() == 0 {
		return ""
	}
	return `<w:rPr>` + m.String() + `</w:rPr>`
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// textOf returns text as the children of a run, with its line ends and tabs. The
// hyphens of dates do not break. Nothing else holds text together: LibreOffice
// breaks lines beside the joiners of Unicode, and what Word makes of them is not
// known; cells are wide enough for their dates instead.
func textOf(s string) string {
	if !strings.ContainsAny(s, "\r\n\t-") {
		if s == "" {
			return ""
		}
		return `<w:t xml:space="preserve">` + escape(s) + `</w:t>`
	}
	var m markup
	s = lineEnds.Replace(s)
	for i, piece := range strings.Split(s, "\n") {
		if i > 0 {
			m.add(`<w:br/>`)
		}
		for j, word := range strings.Split(piece, "\t") {
			if j > 0 {
				m.add(`<w:tab/>`)
			}
			m.words(word)
		}
	}
	return m.String()
}

func (m *markup) words(s string) {
	text := []rune(s)
	from := 0
	add := func(to int) {
		if to > from {
			m.add(`<w:t xml:space="preserve">`, escape(string(text[from:to])), `</w:t>`)
		}
	}
	for i, tie := range document.Bound(text) {
		if text[i] == '-' && tie == document.Whole {
			add(i)
			m.add(`<w:noBreakHyphen/>`)
			from = i + 1
		}
	}
	add(len(text))
}

// fact writes a figure as a content control inside a bookmark. The control is
// one of rich text, though it holds plain text: LibreOffice 7.4 repeats parts of
// a plain one when it saves. The bookmark is left out where its name would be
// too long for Word.
func (w *writer) fact(r document.Run) {
	w.shown[r.Fact]++
	n := w.shown[r.Fact]
	name := fmt.Sprintf("%s%s_%d", markFact, toMark(r.Fact), n)
	marked := utf8.RuneCountInString(name) <= maxMark
	id := 0
	if marked {
		id = w.mark(name)
	}
	w.add(`<w:sdt><w:sdtPr>`, w.runLook(r), `<w:alias w:val="`, escape(w.hint(r.Fact)), `"/><w:tag w:val="`, escape(r.Fact), `"/>`)
	w.addf(`<w:id w:val="%d"/></w:sdtPr><w:sdtContent>`, w.control(r.Fact, n))
	w.run(r)
	w.add(`</w:sdtContent></w:sdt>`)
	if marked {
		w.unmark(id)
	}
}

// hint returns the words that a word processor shows over a figure: the name
// of its fact where the notes have it.
func (w *writer) hint(fact string) string {
	name := w.names[fact]
	if name == "" {
		name = fact
	}
	out := []rune("数据：" + name)
	return string(out[:min(len(out), maxTag)])
}

// control returns the number of a control: positive, the same in every version
// of the document as long as fact and count are, and unique in it.
func (w *writer) control(fact string, n int) uint32 {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s/%d", fact, n)
	id := h.Sum32()&0x7fffffff | 1
	for w.controls[id] {
		id = (id+2)&0x7fffffff | 1
	}
	w.controls[id] = true
	return id
}
