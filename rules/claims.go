package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/extract"
	"jiheng/paper"
	"jiheng/plain"
)

// changes are the claims of growth and change, which RPT-07 is about.
var changes = []string{extract.RuleGrowth, extract.RuleDifference}

// changeRecomputes wants changes and their percentages to follow from the
// values.
func changeRecomputes(p *check.Pass) check.Outcome {
	return claimsHold(p, "没有可以重算的增减额和增减幅度", func(c *extract.Claim) bool { return slices.Contains(changes, c.Rule) })
}

// claimsRecompute wants everything else that the document says about its own
// figures to follow from them: sums, shares, counts, products, averages. What
// another rule of arithmetic reports at the same place is that rule's.
func claimsRecompute(p *check.Pass) check.Outcome {
	o := claimsHold(p, "没有可以互相重算的数", func(c *extract.Claim) bool { return !slices.Contains(changes, c.Rule) })
	judged, unread := tableSums(p)
	switch {
	case unread > 0:
		return check.Undecided(fmt.Sprintf("表里有%d处合计或分项没有读出数，那里没有判定", unread))
	case judged > 0:
		return check.Decided
	}
	return o
}

func claimsHold(p *check.Pass, none string, about func(*extract.Claim) bool) check.Outcome {
	seen := false
	said := map[string]bool{} // claims made once already
	all := p.Claims()
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
		l, r, ok := p.LineAt(c.Line, c.Start, c.End)
		if f := c.Parts; ok && r.To-r.From < c.End-c.Start && len(f) > 0 && f[0].Line == c.Line {
			l, r, ok = p.LineAt(c.Line, f[0].Start, f[0].End) // too long to quote: the figure that is claimed
		}
		if ok {
			p.ReportClaim(check.Finding{Severity: claimSeverity(c), Message: claimMessage(c), Suggestion: "核对这几个数，改正算错或写错的一个；口径不同的写明口径",
				Site: l.Site(r), Line: l.Text, Caret: l.RunesTo(r.From)})
		}
	}
	if !seen {
		return check.NotApplicable(none)
	}
	return check.Decided
}

// claimSeverity is an error where figures of one kind do not add up, a warning
// where it is less plain which figures belong together, a notice where rounding
// may explain it.
func claimSeverity(c *extract.Claim) check.Severity {
	switch {
	case c.Rounding:
		return check.Notice
	case c.Unsure:
		return check.Warning
	case slices.Contains([]string{extract.RuleSum, extract.RuleBalance, extract.RuleRate, extract.RuleGrowth, extract.RuleDifference,
		extract.RuleDone}, c.Rule):
		return check.Error
	}
	return check.Warning
}

var trailingZeros = plain.NewExpr(`([0-9]+\.[0-9]*[1-9])0+%|([0-9]+)\.0+%`)

var quotient = plain.NewExpr(`([0-9)%\p{Han}])/([0-9(])`)

func claimMessage(c *extract.Claim) string {
	calc := strings.ReplaceAll(strings.ReplaceAll(c.Recomputed, "*100", "×100"), "+-", "-")
	calc = trailingZeros.ReplaceAllString(calc, "$1$2%")
	calc = quotient.ReplaceAllString(strings.ReplaceAll(calc, "*", "×"), "$1÷$2")
	s := fmt.Sprintf("“%s”：按文中的数重算，%s，对不上。", paper.Clip(c.Claim, 60), calc)
	if c.Note != "" && c.Rule != extract.RuleCount {
		s += c.Note + "。"
	}
	return strings.ReplaceAll(s, "。。", "。")
}
