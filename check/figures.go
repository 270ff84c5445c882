package check

import (
	"jiheng/fault"
	"jiheng/paper"
)

// figures puts the document's figures and the claims about them into the result.
func (r *Result) figures(t *paper.Text) {
	facts := t.Facts()
	r.Facts = make([]FactLine, 0, len(facts))
	for i := range facts {
		f := &facts[i]
		r.Facts = append(r.Facts, FactLine{Kind: string(f.Kind), Subject: f.Subject, Value: f.Value, Unit: f.Unit, Qualifier: f.Qualifier,
			Quote: f.Quote, Place: f.At()})
	}
	claims := t.Claims()
	for i := range claims {
		c := &claims[i]
		r.Arithmetic = append(r.Arithmetic, ArithmeticLine{Claim: c.Claim, Recomputed: c.Recomputed, Consistent: c.Consistent, Tolerance: c.Note, Place: c.At})
	}
}

// A FactLine is one figure found in a document, as machines read it.
type FactLine struct {
	Kind      string      `json:"kind"`
	Subject   string      `json:"subject"`
	Value     string      `json:"value"`
	Unit      string      `json:"unit"`
	Qualifier string      `json:"qualifier,omitempty"`
	Quote     string      `json:"quote"`
	Place     fault.Place `json:"place"`
}

// An ArithmeticLine is one claim of a document about its own figures,
// recomputed.
type ArithmeticLine struct {
	Claim      string      `json:"claim"`
	Recomputed string      `json:"recomputed"`
	Consistent bool        `json:"consistent"`
	Tolerance  string      `json:"tolerance_note,omitempty"`
	Place      fault.Place `json:"place"`
}
