// Package pdf writes a document as PDF 1.7: the pages of document/page with
// embedded font subsets, bookmarks, and links in the contents.
//
// The file is written by hand rather than with a library: it holds few kinds of
// objects, coordinates stay whole micrometres under one matrix, no clock or
// random identifier can come in, and text lies in one show operator a line, so
// that searching and copying give the text as it was set.
package pdf

import (
	"crypto/sha256"
	"fmt"

	"jiheng/document"
	"jiheng/document/page"
)

// Write sets a document and returns it as PDF. The same document and fonts give
// the same bytes. Errors are those of page.Set.
func Write(d *document.Document, f *page.Fonts) ([]byte, error) {
	l, err := page.Set(d, f)
	if err != nil {
		return nil, err
	}
	return Print(l), nil
}

// Print returns a layout as PDF.
func Print(l *page.Layout) []byte {
	w := &writer{layout: l}
	w.buf.WriteString("%PDF-1.7\n%\xE7\xBB\xA9\xE8\xA1\xA1\n")
	catalog, pages, info := w.id(), w.id(), w.id()
	w.gatherFonts()
	w.writeFonts()
	for range l.Pages {
		w.pages = append(w.pages, w.id())
	}
	for i := range l.Pages {
		w.page(i, pages)
	}
	outline := w.outline()
	w.pageTree(pages)
	w.info(info)
	w.catalog(catalog, pages, outline)
	w.trailer(catalog, info)
	return w.buf.Bytes()
}

// pageTree lists the pages.
func (w *writer) pageTree(id int) {
	w.open(id)
	w.printf("<</Type/Pages/Count %d/Kids[", len(w.pages))
	for _, p := range w.pages {
		w.printf("%d 0 R ", p)
	}
	w.printf("]>>")
	w.close()
}

// info writes the file's properties. The dates are fixed: when a document was
// issued is said in the document.
func (w *writer) info(id int) {
	const day = "(D:20000101000000Z)"
	w.open(id)
	w.printf("<</Title%s/Author%s/Creator%s/Producer%s/CreationDate%s/ModDate%s>>", text(w.layout.Title),
		text(w.layout.Author), text("绩衡"), text("Jiheng"), day, day)
	w.close()
}

func (w *writer) catalog(id, pages, outline int) {
	w.open(id)
	w.printf("<</Type/Catalog/Version/1.7/Pages %d 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>", pages)
	if outline != 0 {
		w.printf("/Outlines %d 0 R/PageMode/UseOutlines", outline)
	}
	w.printf(">>")
	w.close()
}

// trailer writes the places of all objects. The identifier is drawn from the
// content.
func (w *writer) trailer(catalog, info int) {
	sum := sha256.Sum256(w.buf.Bytes())
	at := w.buf.Len()
	w.printf("xref\n0 %d\n0000000000 65535 f \n", len(w.places)+1)
	for _, p := range w.places {
		w.printf("%010d 00000 n \n", p)
	}
	id := fmt.Sprintf("<%X>", sum[:16])
	w.printf("trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[%s%s]>>\nstartxref\n%d\n%%%%EOF\n", len(w.places)+1, catalog, info, id, id, at)
}
