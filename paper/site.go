package paper

import "jiheng/fault"

// A Span is a stretch of a document's text: the block, for tables the row and
// the cell in its list, and the characters from Start to before End of the
// block's or cell's text. Everything counts from 0.
type Span struct {
	Block int `json:"block"`
	Row   int `json:"row,omitempty"`
	Cell  int `json:"cell,omitempty"`
	Start int `json:"start"`
	End   int `json:"end"`
}

// A Site is one place that a finding shows.
type Site struct {
	Quote string      `json:"quote"`
	Place fault.Place `json:"place"`
	Span  *Span       `json:"span,omitempty"` // nil where the finding is about the whole document
}
