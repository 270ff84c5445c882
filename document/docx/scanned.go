package docx

import (
	"unicode"

	"jiheng/document"
	"jiheng/fault"
)

// fewCharacters is less than any page with text has.
const fewCharacters = 20

// cite keeps the first mention of a note; a note may even cite itself.
func (r *reader) cite(c citation) {
	if !r.mentioned[c.key] {
		r.mentioned[c.key] = true
		r.cited = append(r.cited, c)
	}
}

// scanned refuses a file whose text is pictures, or is only in what is not read.
func (r *reader) scanned(d *document.Document) error {
	if said := written(d); said == 0 {
		for _, n := range d.Reading {
			if n.Unread {
				return fault.Bad(fault.Place{}, n.Code, "这个 Word 文件的正文里没有文字；%s", n.Text)
			}
		}
	}
	if r.pictures == 0 || written(d) >= fewCharacters {
		return nil
	}
	return fault.Bad(fault.Place{}, "docx-scanned", "这个 Word 文件里几乎没有文字，只有%d幅图片，可能是扫描件；请换用带文字的原件，或识别文字后再试", r.pictures)
}

// written counts the characters of a document that are no blanks; a chart
// counts as a page of them.
func written(d *document.Document) int {
	n := 0
	count := func(runs []document.Run) {
		for _, r := range document.Text(runs) {
			if !unicode.IsSpace(r) {
				n++
			}
		}
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			count(b.Runs)
		case *document.Paragraph:
			count(b.Runs)
		case *document.Figure:
			n += fewCharacters
		case *document.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					count(c.Runs)
				}
			}
		}
	}
	return n
}
