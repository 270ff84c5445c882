package docx

import (
	"fmt"
	"strings"

	"jiheng/document"
)

// Heights of the text block in twips: 22 body lines upright, 156 mm across.
const (
	portraitHeight  = 22*line + 18
	landscapeHeight = 8845
)

// A pager walks through a document and estimates on which page things come to
// stand, as the exact lines of the official layout allow.
type pager struct {
	page          int
	used          int // height used on this page
	kept          int // height at the end of it that moves with what follows
	width, height int
	heads         []entry
	waiting       int // headings that stand in kept
	tables        []laid
}

// estimate returns all headings of a document with bookmarks and pages, and its
// tables as they are laid out, both in order.
func estimate(d *document.Document) ([]entry, []laid) {
	p := &pager{page: 1}
	for i, s := range sections(d.Blocks) {
		if i > 0 {
			p.page++
		}
		p.used, p.kept, p.waiting = 0, 0, 0
		p.width, p.height = portraitWidth, portraitHeight
		if s.landscape {
			p.width, p.height = landscapeWidth, landscapeHeight
		}
		for i, b := range s.blocks {
			p.block(d, b)
			if staying(s.blocks, i) != "" {
				p.kept = min(line, p.used)
			}
		}
	}
	return p.heads, p.tables
}

func (p *pager) block(d *document.Document, b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		n := lineCount(document.Text(b.Runs), p.width, 2*em, 320, -5)
		p.whole(n*line, true)
		p.heads = append(p.heads, entry{min(max(b.Level, 1), 4), oneLine(document.Text(b.Runs)),
			fmt.Sprintf("_Toc%09d", len(p.heads)+1), p.page})
		p.waiting++
	case *document.Paragraph:
		p.paragraph(b)
	case *document.Table:
		p.table(b)
	case *document.Figure:
		p.whole(chartHeight(b.Chart, p.width)/emuPerTwip+120, true)
		p.whole(480, false)
	case *document.Contents:
		p.whole(829, true)
		for _, other := range d.Blocks {
			if h, ok := other.(*document.Heading); ok && h.Level <= b.Depth {
				p.whole(500*lineCount(document.Text(h.Runs), p.width-560*h.Level, 0, 280, 0), false)
			}
		}
	}
}

// whole places something that is not divided. What must stay with its follower
// is moved to the next page together with it.
func (p *pager) whole(height int, keep bool) {
	if p.used+height > p.height && p.used > p.kept {
		p.page++
		p.used = p.kept
		for i := len(p.heads) - p.waiting; i < len(p.heads); i++ {
			p.heads[i].page = p.page
		}
	}
	p.used += height
	if keep {
		p.kept += height
		return
	}
	p.kept, p.waiting = 0, 0
}

// paragraph places a paragraph line by line.
func (p *pager) paragraph(b *document.Paragraph) {
	text := document.Text(b.Runs)
	switch b.Style {
	case document.Title:
		p.whole(capLine*lineCount(text, p.width, 0, 440, 0), true)
	case document.Caption:
		p.whole(480*lineCount(text, p.width, 0, 240, 0), true)
	case document.UnitLine:
		p.whole(340, true)
	case document.Remark:
		p.lines(lineCount(text, p.width, 0, 210, 0), 340)
	case document.Code:
		p.lines(lineCount(text, p.width, 0, 190, 0), 300)
	case document.Annex, document.Signature:
		p.whole(line, true)
	case document.Body, document.Item:
		p.lines(lineCount(text, p.width, 2*em, 320, -5), line)
	default:
		p.lines(lineCount(text, p.width, 0, 320, -5), line)
	}
}

func (p *pager) lines(n, height int) {
	for range n {
		p.whole(height, false)
	}
}

// table places a table row by row.
func (p *pager) table(t *document.Table) {
	laid := lay(t, p.width)
	p.tables = append(p.tables, laid)
	head := 0
	for r, h := range laid.heights {
		page := p.page
		p.whole(h, r <= t.Header && r < len(t.Rows)-1)
		if r < t.Header {
			head += h
		} else if p.page > page && r > t.Header+1 {
			p.used += head
		}
	}
}

// oneLine joins the lines of a heading for the contents.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\t' }), "")
}
