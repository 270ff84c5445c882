package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jiheng/extract"
)

// facts returns the figures of the document in reading order.
func (t *Text) facts() []extract.Found {
	return t.kept.facts.get(func() []extract.Found { return extract.Facts(t.source) })
}

// claims returns what the document says about its own figures, recomputed.
func (t *Text) claims() []extract.Claim {
	return t.kept.claims.get(func() []extract.Claim { return extract.Claims(t.source, t.facts()) })
}

// changes are the claims of growth and change, which RPT-07 is about.
var changes = []string{extract.RuleGrowth, extract.RuleDifference}

// changeRecomputes wants changes and their percentages to follow from the
// values.
func changeRecomputes(p *Pass) Outcome {
	return p.claimsHold("没有可以重算的增减额和增减幅度", func(c *extract.Claim) bool { return slices.Contains(changes, c.Rule) })
}

// claimsRecompute wants everything else that the document says about its own
// figures to follow from them: sums, shares, counts, products, averages. What
// another rule of arithmetic reports at the same place is that rule's.
func claimsRecompute(p *Pass) Outcome {
	return p.claimsHold("没有可以互相重算的数", func(c *extract.Claim) bool { return !slices.Contains(changes, c.Rule) })
}

func (p *Pass) claimsHold(none string, about func(*extract.Claim) bool) Outcome {
	seen := false
	said := map[string]bool{} // claims made once already
	all := p.claims()
	for i := range all {
		c := &all[i]
		if !about(c) {
			continue
		}
		seen = true
		key := fmt.Sprint(c.Line, " ", c.Claim)
		if c.Consistent || said[key] {
			continue
		}
		said[key] = true
		if l, r, ok := p.lineAt(c.Line, c.Start, c.End); ok {
			p.ReportClaim(Finding{Severity: claimSeverity(c), Message: claimMessage(c), Suggestion: "核对这几个数，改正算错或写错的一个；口径不同的写明口径",
				Site: l.Site(r), Line: l.Text, Caret: runes(l.Text[:r.From])})
		}
	}
	if !seen {
		return NotApplicable(none)
	}
	return Decided
}

// claimSeverity is an error where figures of one kind do not add up, a warning
// where it is less plain which figures belong together, a notice where rounding
// may explain it.
func claimSeverity(c *extract.Claim) Severity {
	switch {
	case c.Rounding:
		return Notice
	case slices.Contains([]string{extract.RuleSum, extract.RuleBalance, extract.RuleRate, extract.RuleGrowth, extract.RuleDifference, extract.RuleDone}, c.Rule):
		return Error
	}
	return Warning
}

var trailingZeros = regexp.MustCompile(`([0-9]+\.[0-9]*[1-9])0+%|([0-9]+)\.0+%`)

var quotient = regexp.MustCompile(`([0-9)%])/([0-9(])`)

func claimMessage(c *extract.Claim) string {
	calc := strings.ReplaceAll(strings.ReplaceAll(c.Recomputed, "*100", "×100"), "+-", "-")
	calc = trailingZeros.ReplaceAllString(calc, "$1$2%")
	calc = quotient.ReplaceAllString(strings.ReplaceAll(calc, "*", "×"), "$1÷$2")
	s := fmt.Sprintf("“%s”：按文中的数重算，%s，对不上。", clip(c.Claim, 60), calc)
	if c.Note != "" && c.Rule != extract.RuleCount {
		s += c.Note + "。"
	}
	return strings.ReplaceAll(s, "。。", "。")
}

// longestQuote is the most characters of a claim's place that are shown.
const longestQuote = 80

// lineAt finds the line, or the cell, in which a stretch of a line as extract
// reads it begins.
func (t *Text) lineAt(source, start, end int) (*Line, Range, bool) {
	for _, l := range t.Lines {
		if l.Source != source || start < l.From || start >= l.From+len(l.Text) {
			continue
		}
		from, to := start-l.From, min(end-l.From, len(l.Text))
		return l, Range{from, from + len(clip(l.Text[from:max(to, from)], longestQuote))}, true
	}
	return nil, Range{}, false
}

// arithmetic are the beginnings of the ids of rules that recompute figures.
var arithmetic = []string{"BUD-", "FRM-", "RPT-05", "RPT-06", "RPT-07", "RPT-08", "RPT-09", "RPT-10", "GEN-16", "SCR-", "WGT-", "XDC-", "L0", "S", "U10"}

// sameClaim reports that one of two findings is a claim recomputed, and the other
// the finding of a rule of arithmetic about the same figures.
func sameClaim(a, b *Finding) bool {
	if a.claim == b.claim {
		return false
	}
	other := a
	if a.claim {
		other = b
	}
	return slices.ContainsFunc(arithmetic, func(id string) bool { return strings.HasPrefix(other.Rule, id) })
}
