package page

import "jiheng/document"

// A format is how a paragraph is set.
type format struct {
	look   look
	pitch  int // of its lines
	side   side
	indent int  // of the first line
	free   bool // lines stand off the grid of body lines
	title  bool // lines are balanced
}

// breakInto breaks glyphs into the format's lines; empty text gives none.
func (f format) breakInto(gs []glyph, wide int) []line {
	if f.title {
		return breakTitle(gs, wide)
	}
	return breakLines(gs, measure{wide, wide - f.indent})
}

// edges returns the left edge and the measure of a line.
func (f format) edges(wide int, first bool) (x, width int) {
	if first {
		return f.indent, max(wide-f.indent, 1)
	}
	return 0, wide
}

// headingFormat returns how a heading is set: 黑体, 楷体, then the body's face.
func headingFormat(level int, p paper) format {
	f := formatOf(document.Body, p)
	switch level {
	case 1:
		f.look.role = sansRole
	case 2:
		f.look.role = kaiRole
	}
	return f
}

// formatOf returns how a paragraph of a style is set.
func formatOf(st document.Style, p paper) format {
	cell := p.cell()
	body := format{look: look{role: bodyRole, size: pt16, cell: cell}, pitch: linePitch, indent: 2 * cell}
	flush := body
	flush.indent = 0
	switch st {
	case document.Title:
		return format{look: look{role: titleRole, size: pt22, cell: pt22}, pitch: titlePitch, side: centred, free: true, title: true}
	case document.Subtitle:
		flush.look.role, flush.side = kaiRole, centred
		return flush
	case document.Remark:
		return format{look: look{role: bodyRole, size: pt105, cell: pt105}, pitch: 5800, free: true}
	case document.Caption:
		return format{look: look{role: sansRole, size: pt12, cell: pt12}, pitch: 8600, side: centred, free: true, title: true}
	case document.UnitLine:
		return format{look: look{role: bodyRole, size: pt105, cell: pt105}, pitch: 6000, side: rightward, free: true}
	case document.Annex:
		flush.look.role, flush.side = sansRole, leftward
		return flush
	case document.Signature, document.Date:
		flush.side = leftward
		return flush
	case document.Code:
		return format{look: look{role: monoRole, size: pt105, cell: pt105, grid: true}, pitch: 5300, side: leftward, free: true}
	}
	return body
}
