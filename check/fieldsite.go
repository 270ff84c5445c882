package check

import (
	"jiheng/document"
	"jiheng/paper"
)

// setting reports a rule of how text is set: characters, blanks, marks and broken lines.
func (p *Pass) setting() bool {
	if id := p.rule.ID; len(id) == 3 {
		return id[0] == 'W' || id[0] == 'P' || id[0] == 'X'
	}
	return false
}

// meetsField reports a place that reaches over an end of a field's value. Where a sentence is
// broken, one that ends there counts too.
func (p *Pass) meetsField(s paper.Site) bool {
	if s.Span == nil {
		return false
	}
	from, to := s.Span.Start, s.Span.End
	if p.rule.ID == "X02" {
		from, to = from-1, to+1
	}
	at := 0
	for _, r := range p.runsAt(s.Span) {
		end := at + paper.Runes(r.Text)
		if r.Field && (from < at && at < to || from < end && end < to) {
			return true
		}
		at = end
	}
	return false
}

// runsAt returns the runs of the block or cell that a stretch stands in.
func (p *Pass) runsAt(s *paper.Span) []document.Run {
	if s.Block >= len(p.Document.Blocks) {
		return nil
	}
	switch b := p.Document.Blocks[s.Block].(type) {
	case *document.Heading:
		return b.Runs
	case *document.Paragraph:
		return b.Runs
	case *document.Table:
		if s.Row < len(b.Rows) && s.Cell < len(b.Rows[s.Row].Cells) {
			return b.Rows[s.Row].Cells[s.Cell].Runs
		}
	}
	return nil
}
