package paper

import (
	"slices"
	"sort"

	"jiheng/document"
	"jiheng/extract"
)

// found is the figures of a document, and the cells that should hold one.
type found struct {
	facts  []extract.Found
	unread []extract.UnreadCell
}

func (t *Text) found() found {
	return t.kept.found.get(func() (f found) {
		f.facts, f.unread = extract.FactsAndUnread(t.source)
		return f
	})
}

// Facts returns the figures of the document in reading order.
func (t *Text) Facts() []extract.Found { return t.found().facts }

// Reading returns what the reader of the file says of it, and which cells of its
// tables hold something that is no figure where one should be.
func (t *Text) Reading() []document.ReadNote {
	out := slices.Clip(t.doc.Reading)
	if n, ok := extract.UnreadNote(t.found().unread); ok {
		out = append(out, n)
	}
	if n, ok := extract.UnitsOverruled(t.source, t.found().facts); ok {
		out = append(out, n)
	}
	return out
}

// tablesUnread are the codes of notes of readers about tables, or parts of them, whose
// figures were not read.
var tablesUnread = []string{"pdf-table-unread", "pdf-head-unread", "pdf-cell-unread", "pdf-form-unread", "pdf-narrow", textClipped}

// textClipped is the code of the note of cells that are not shown to their end.
const textClipped = "pdf-clipped"

// Clipped reports a document with cells whose texts are not shown to their end.
func (t *Text) Clipped() bool {
	return slices.ContainsFunc(t.doc.Reading, func(n document.ReadNote) bool { return n.Code == textClipped })
}

// TablesUnread reports a document in which the reader of the file found a table that it
// could not read, or not all of: what is missing from a table may stand there.
func (t *Text) TablesUnread() bool {
	return slices.ContainsFunc(t.doc.Reading, func(n document.ReadNote) bool { return slices.Contains(tablesUnread, n.Code) })
}

// textUnread are the codes of notes of readers about parts of the paper whose text was not read.
var textUnread = []string{"docx-altchunk", "docx-embedded", "docx-activex", "docx-diagram", "docx-pictures", "html-frame", "html-object", "html-script", "html-content", "html-fields", "html-pictures",
	"pdf-vertical", "pdf-turned", "pdf-garbled", "pdf-scanned", "pdf-damaged", "pdf-picture", "pdf-annotation", "xlsx-embedded", "xlsx-hidden-sheet"}

// PartsUnread reports a document with parts whose text the reader of the file could not
// read: what is missing from the paper may stand there.
func (t *Text) PartsUnread() bool {
	return slices.ContainsFunc(t.doc.Reading, func(n document.ReadNote) bool { return n.Unread && slices.Contains(textUnread, n.Code) })
}

// Claims returns what the document says about its own figures, recomputed.
func (t *Text) Claims() []extract.Claim {
	return t.kept.claims.get(func() []extract.Claim { return extract.Claims(t.source, t.Facts()) })
}

// longestQuote is the most characters of a claim's place that are shown.
const longestQuote = 80

// LineAt finds the line, or the cell, in which a stretch of a line as extract
// reads it begins.
func (t *Text) LineAt(source, start, end int) (*Line, Range, bool) {
	first := sort.Search(len(t.Lines), func(i int) bool { return t.Lines[i].Source >= source }) // lines stand in the order of their sources
	for _, l := range t.Lines[first:] {
		if l.Source != source {
			break
		}
		if start < l.From || start >= l.From+len(l.Text) {
			continue
		}
		from, to := start-l.From, min(end-l.From, len(l.Text))
		return l, Range{from, from + len(Clip(l.Text[from:max(to, from)], longestQuote))}, true
	}
	return nil, Range{}, false
}
