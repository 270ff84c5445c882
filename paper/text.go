// Package paper reads a document as an official reads it: what it is, of whom and
// of which year, its sections, and the rows of its tables: indicators, money,
// tasks, goals, points. It reads what is there and judges nothing; what it does
// not find is absent, never zero.
package paper

import (
	"strings"

	"jiheng/document"
	"jiheng/extract"
	"jiheng/fault"
)

// A Text is a document as it is read: lines in reading order, tables as
// grids, and what the title says of it.
type Text struct {
	Lines  []*Line
	Pieces []Piece // every paragraph and cell as it stands in the document
	Tables []*Grid
	Title  string // all title lines as one
	Year   int    // fiscal year of the title; 0 where it names none
	Unit   string // unit that the title names; empty where it names none
	Kind   Kind
	Day    string // date under the signature, 2025-03-18; empty for none

	source []extract.Line
	doc    *document.Document
	kept   memos
}

// NewText reads a document into lines.
func NewText(d *document.Document) *Text {
	t := &Text{source: extract.Lines(d), doc: d}
	cells := 0
	for i := range t.source {
		cells += max(1, len(t.source[i].Cells))
	}
	t.Lines, t.Pieces = make([]*Line, 0, cells), make([]Piece, 0, cells)
	t.pieces(d)
	var g *Grid
	for i := range t.source {
		src := &t.source[i]
		if src.Kind != extract.Row {
			t.line(i, src)
			continue
		}
		if g == nil || g.Block != src.Block {
			g = t.grid(d, src.Block)
		}
		t.row(g, i, src)
	}
	t.unitsBelow()
	t.classify()
	t.tree()
	t.head()
	for i, l := range t.Lines {
		l.Index = i
	}
	return t
}

// unitsBelow gives tables that name no unit above their rows the one that stands below.
func (t *Text) unitsBelow() {
	k := 0
	for i := range t.source {
		if t.source[i].Kind != extract.Row || i > 0 && t.source[i-1].Table == t.source[i].Table {
			continue
		}
		for k < len(t.Tables) && t.Tables[k].Block < t.source[i].Block {
			k++
		}
		if k < len(t.Tables) && t.Tables[k].Block == t.source[i].Block && t.Tables[k].Unit == "" {
			t.Tables[k].Unit = extract.UnitBelow(t.source, i)
		}
	}
}

// line adds a paragraph or heading; a very long one as several lines.
func (t *Text) line(source int, src *extract.Line) {
	for _, r := range stretches(src.Text) {
		l := &Line{Kind: kindOf(src.Kind), Text: r.Of(src.Text), src: src, Source: source, From: r.From}
		if l.Kind == BodyLine && strings.Count(l.Text, "|") > 1 {
			l.Kind = CellLine // a row of a table as plain text
		}
		if r.From == 0 {
			l.Mark, l.Level, l.Number = NumberMark(l.Text)
			if l.Mark == "" && l.Kind == HeadingLine {
				l.Level = src.Level
			}
		}
		t.Lines = append(t.Lines, l)
	}
}

func kindOf(k extract.Kind) LineKind {
	switch k {
	case extract.Title:
		return TitleLine
	case extract.Heading:
		return HeadingLine
	case extract.Annex:
		return AnnexLine
	case extract.Signature:
		return SignatureLine
	case extract.Date:
		return DateLine
	case extract.Caption, extract.UnitLine, extract.Remark:
		return CaptionLine
	}
	return BodyLine
}

// pieces lists the raw text of every block.
func (t *Text) pieces(d *document.Document) {
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			t.piece(HeadingLine, document.Text(b.Runs), Piece{Block: i, at: &b.At})
		case *document.Paragraph:
			t.piece(BodyLine, document.Text(b.Runs), Piece{Block: i, at: &b.At})
		case *document.Table:
			for r, row := range b.Rows {
				for c := range row.Cells {
					cell := &row.Cells[c]
					t.piece(CellLine, document.Text(cell.Runs), Piece{Block: i, Row: r, Cell: c, at: &cell.At})
				}
			}
		}
	}
}

func (t *Text) piece(kind LineKind, text string, p Piece) {
	if kind == BodyLine && caption.MatchString(text) {
		kind = CaptionLine
	}
	p.Kind = kind
	if *p.at == (fault.Place{}) {
		p.at = &fault.Place{Line: p.Block + 1}
	}
	for raw := range strings.SplitSeq(text, "\n") {
		for _, r := range stretches(raw) {
			p.Raw = r.Of(raw)
			t.Pieces = append(t.Pieces, p)
			p.Base += Runes(p.Raw)
		}
		p.Base++ // the line end
	}
}

func leadsAttachment(s string) bool {
	return strings.HasPrefix(s, "附件") || strings.HasPrefix(s, "附：") || strings.HasPrefix(s, "附表")
}

// Empty reports a document without a single character to read.
func (t *Text) Empty() bool {
	for i := range t.Pieces {
		if strings.TrimSpace(t.Pieces[i].Raw) != "" {
			return false
		}
	}
	return true
}
