package paper

import "jiheng/extract"

// Facts returns the figures of the document in reading order.
func (t *Text) Facts() []extract.Found {
	return t.kept.facts.get(func() []extract.Found { return extract.Facts(t.source) })
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
	for _, l := range t.Lines {
		if l.Source != source || start < l.From || start >= l.From+len(l.Text) {
			continue
		}
		from, to := start-l.From, min(end-l.From, len(l.Text))
		return l, Range{from, from + len(Clip(l.Text[from:max(to, from)], longestQuote))}, true
	}
	return nil, Range{}, false
}
