package check

import (
	"cmp"
	"slices"
	"strings"

	"jiheng/paper"
)

// arithmetic are the beginnings of the ids of rules that recompute figures.
var arithmetic = []string{"BUD-", "FRM-", "RPT-05", "RPT-06", "RPT-07", "RPT-08", "RPT-09", "RPT-10", "GEN-16", "SCR-", "WGT-", "XDC-", "L0", "S", "U10"}

// words are rules among these that recompute nothing: they want a reason, another
// wording, or something said.
var words = []string{"BUD-09", "BUD-10", "BUD-12", "BUD-14", "BUD-18", "BUD-23", "BUD-25", "BUD-26", "BUD-27", "BUD-28", "BUD-29", "FRM-04", "FRM-15",
	"SCR-09", "SCR-10", "SCR-13", "SCR-15", "SCR-17", "SCR-19", "SCR-20", "SCR-21", "XDC-08", "XDC-09", "XDC-10", "XDC-12", "XDC-13", "XDC-14",
	"S04", "S07", "S11", "S12"}

// sameClaim reports that one of two findings is a claim recomputed, and the other
// the finding of a rule of arithmetic about the same figures.
func sameClaim(a, b *Finding) bool {
	if a.claim == b.claim {
		return false
	}
	if a.claim {
		return b.recomputes()
	}
	return a.recomputes()
}

// settle turns what the rules reported into findings: one for one fault, under
// the catalogue's id where it has one, in the order of their places, without
// those that the profile lets pass.
func (s *Set) settle(res *Result, found []Finding) {
	number := map[string]int{} // of findings by rule
	for i := range found {
		s.name(&found[i])
		number[found[i].Rule]++
	}
	for i := range found {
		found[i].often = number[found[i].Rule]
	}
	slices.SortStableFunc(found, byPlace)
	var kept []Finding
	for _, f := range found {
		if !merge(kept, f) {
			kept = append(kept, f)
		}
	}
	for _, f := range kept {
		if reason, ok := s.profile.lets(res.File, &f); ok {
			res.Suppressed = append(res.Suppressed, Suppressed{f, reason})
			continue
		}
		res.Findings = append(res.Findings, f)
	}
	slices.SortStableFunc(res.Findings, byPlace)
}

// LetPass moves findings that are let pass for a reason to the suppressed ones,
// and says the verdict anew. Of findings that were joined it sees the first: ask for
// them Apart.
func (r *Result) LetPass(lets func(f Finding) (reason string, ok bool)) {
	var kept []Finding
	for _, f := range r.Findings {
		if reason, ok := lets(f); ok {
			r.Suppressed = append(r.Suppressed, Suppressed{f, reason})
			continue
		}
		kept = append(kept, f)
	}
	if len(kept) < len(r.Findings) {
		r.Findings = kept
		r.Verdict = r.verdict(false)
	}
}

// name gives a finding of a text rule the id of the catalogue's rule that means
// the same, and the severity that the profile wants.
func (s *Set) name(f *Finding) {
	if r := s.byID[f.Rule]; r != nil && r.As != "" {
		f.Also = append([]string{f.Rule}, f.Also...)
		f.Rule, f.text = r.As, true
	} else {
		f.text = textual(f.Rule)
	}
	for _, id := range append([]string{f.Rule}, f.Also...) {
		if sev, ok := s.profile.severity[id]; ok {
			f.Severity = sev
			return
		}
	}
}

// byPlace orders findings: those about the whole document first, then by place,
// the graver and the longer first.
func byPlace(a, b Finding) int {
	x, y := a.Span, b.Span
	switch {
	case x == nil && y == nil:
		return cmp.Or(cmp.Compare(a.Severity.Rank(), b.Severity.Rank()), cmp.Compare(a.Rule, b.Rule))
	case x == nil:
		return -1
	case y == nil:
		return 1
	}
	return cmp.Or(cmp.Compare(x.Block, y.Block), cmp.Compare(x.Row, y.Row), cmp.Compare(x.Cell, y.Cell), cmp.Compare(x.Start, y.Start),
		cmp.Compare(a.Severity.Rank(), b.Severity.Rank()), cmp.Compare(y.End, x.End), cmp.Compare(a.Rule, b.Rule))
}

// merge adds a finding to one that is about the same fault, if there is one.
func merge(kept []Finding, f Finding) bool {
	for i := len(kept) - 1; i >= max(0, len(kept)-twinsBack); i-- {
		k := &kept[i]
		if k.Span != nil && f.Span != nil && k.Span.Block < f.Span.Block-blocksBack {
			return false
		}
		if !sameFault(k, &f) {
			continue
		}
		if beats(&f, k) {
			*k, f = f, *k
		}
		k.Also = alsoOf(k, &f)
		k.Severity = graver(k, &f)
		return true
	}
	return false
}

// blocksBack and twinsBack bound how far back a finding looks for its twin, in
// blocks and in findings.
const (
	blocksBack = 3
	twinsBack  = 400
)

func alsoOf(k, f *Finding) []string {
	out := slices.Clone(k.Also)
	for _, id := range append([]string{f.Rule}, f.Also...) {
		if id != k.Rule && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func graver(a, b *Finding) Severity {
	if a.Rule == b.Rule && b.Severity.Rank() < a.Severity.Rank() {
		return b.Severity
	}
	return a.Severity
}

// acrossRules begin the ids of rules that compare papers.
const acrossRules = "XDC-"

// personalRule is the rule about personal data.
const personalRule = "PUB-06"

// sameFault reports two findings of which one says all: the same rule at
// overlapping places, or a text rule that covers much the same words as another
// rule.
func sameFault(a, b *Finding) bool {
	if a.Span == nil || b.Span == nil {
		return a.Span == b.Span && a.Rule == b.Rule && (a.text || b.text)
	}
	common, union := overlap(a.Span, b.Span)
	if common <= 0 {
		return false
	}
	if (a.Rule == personalRule) != (b.Rule == personalRule) {
		return false // whatever else is wrong with the line, somebody's number is another matter
	}
	if strings.HasPrefix(a.Rule, acrossRules) != strings.HasPrefix(b.Rule, acrossRules) {
		return false // what two papers say apart is no fault within one
	}
	if sameClaim(a, b) {
		return true
	}
	if a.Rule == b.Rule {
		return a.text || b.text || common == union
	}
	return (a.text || b.text) && common*2 >= union
}

// overlap returns the characters that two spans share, and those of both.
func overlap(a, b *paper.Span) (common, union int) {
	if a.Block != b.Block || a.Row != b.Row || a.Cell != b.Cell {
		return 0, 1
	}
	common = min(a.End, b.End) - max(a.Start, b.Start)
	return common, max(a.End, b.End) - min(a.Start, b.Start)
}

// beats reports whether f is the better of two findings of one fault: the
// catalogue's before a text rule's, of two text rules that which has fewer findings, the
// graver, the longer.
func beats(f, k *Finding) bool {
	if f.claim != k.claim {
		return k.claim
	}
	if f.text != k.text {
		return k.text
	}
	if f.text && k.text && f.Rule != k.Rule && f.often != k.often {
		return f.often < k.often // the other is told at its other places
	}
	if f.Severity != k.Severity {
		return f.Severity.Rank() < k.Severity.Rank()
	}
	return f.Span != nil && k.Span != nil && f.Span.End-f.Span.Start > k.Span.End-k.Span.Start
}

// textual reports the id of a text rule, one letter and digits: P03.
func textual(id string) bool { return len(id) > 1 && paper.AllDigits(id[1:]) }
