package paper

import (
	"sort"

	"jiheng/extract"
)

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
