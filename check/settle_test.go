package check

import (
	"testing"

	"jiheng/paper"
)

// What two papers say apart does not take the place of a fault within one of them, nor the
// other way round; two findings of one fault do.
func TestFaultsAcrossPapersStandBeside(t *testing.T) {
	span := func(from, to int) *paper.Span { return &paper.Span{Block: 3, Start: from, End: to} }
	for _, c := range []struct {
		a, b Finding
		same bool
	}{
		{Finding{Rule: "XDC-11", Site: paper.Site{Span: span(4, 12)}}, Finding{Rule: "S10", Site: paper.Site{Span: span(4, 12)}, text: true}, false},
		{Finding{Rule: "N12", Site: paper.Site{Span: span(2, 10)}, text: true}, Finding{Rule: "XDC-13", Site: paper.Site{Span: span(2, 10)}}, false},
		{Finding{Rule: "RPT-28", Site: paper.Site{Span: span(0, 6)}}, Finding{Rule: "XDC-09", Site: paper.Site{Span: span(0, 6)}}, false},
		{Finding{Rule: "XDC-11", Site: paper.Site{Span: span(4, 12)}}, Finding{Rule: "XDC-11", Site: paper.Site{Span: span(4, 12)}}, true},
		{Finding{Rule: "RPT-28", Site: paper.Site{Span: span(4, 12)}}, Finding{Rule: "S10", Site: paper.Site{Span: span(4, 12)}, text: true}, true},
	} {
		if got := sameFault(&c.a, &c.b); got != c.same {
			t.Errorf("%s and %s: %v", c.a.Rule, c.b.Rule, got)
		}
	}
}
