package rules

import (
	"jiheng/check"
	"jiheng/paper"
)

// atCell reports a cell of a row; an empty severity is the rule's.
func atCell(p *check.Pass, c paper.Amount, severity check.Severity, message, suggestion string, other ...paper.Site) {
	p.Report(check.Finding{Severity: severity, Message: message, Suggestion: suggestion, Site: c.Line.Site(c.At),
		Line: c.Line.Text, Caret: paper.Runes(c.Line.Text[:c.At.From]), Other: other})
}
