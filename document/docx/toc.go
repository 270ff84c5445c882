package docx

import (
	"fmt"

	"jiheng/document"
)

// An entry is a heading as the contents list it.
type entry struct {
	level    int
	text     string
	bookmark string
	page     int // estimated
}

const contentsTitle = "目　　录"

// contents writes the table of contents as a field with its result: a word
// processor renews it on request, and others show it as it is. The page
// numbers are estimates of our own; the field is not marked as stale, because
// Word would then ask a question on every opening.
func (w *writer) contents(c *document.Contents) {
	depth := min(max(c.Depth, 1), 4)
	w.add(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	w.open(styleContents, "")
	w.run(document.Run{Text: contentsTitle})
	w.add(`</w:p>`)
	begin := fmt.Sprintf(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o &quot;1-%d&quot; \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, depth)
	for _, e := range w.heads {
		if e.level > depth {
			continue
		}
		w.tocEntry(e, begin)
		begin = ""
	}
	w.open(styleGap, "")
	w.add(begin, `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>`)
}

func (w *writer) tocEntry(e entry, begin string) {
	tabs := ""
	if w.width != portraitWidth {
		tabs = fmt.Sprintf(`<w:tabs><w:tab w:val="clear" w:pos="%d"/><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>`, portraitWidth, w.width)
	}
	w.open(fmt.Sprint("TOC", e.level), tabs)
	w.add(begin, `<w:hyperlink w:anchor="`, e.bookmark, `" w:history="1">`)
	w.run(document.Run{Text: e.text})
	w.add(`<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF `, e.bookmark,
		` \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
	w.addf(`<w:r><w:t>%d</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink></w:p>`, e.page)
}
