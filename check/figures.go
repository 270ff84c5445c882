package check

// figures puts the document's figures and the claims about them into the result.
func (r *Result) figures(t *Text) {
	facts := t.facts()
	for i := range facts {
		f := &facts[i]
		r.Facts = append(r.Facts, FactLine{Kind: string(f.Kind), Subject: f.Subject, Value: f.Value, Unit: f.Unit, Qualifier: f.Qualifier, Quote: f.Quote, Place: f.At})
	}
	claims := t.claims()
	for i := range claims {
		c := &claims[i]
		r.Arithmetic = append(r.Arithmetic, ArithmeticLine{Claim: c.Claim, Recomputed: c.Recomputed, Consistent: c.Consistent, Tolerance: c.Note, Place: c.At})
	}
}
