package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// A keyed is the money of a run of labels with one figure each: a form's fields, or
// paragraphs such as 全年预算1950万元. Each kind stands in it once.
type keyed struct {
	spent, rate, adjusted, initial *Found
	twice                          bool // a kind that stands in it more than once
}

// put files a figure.
func (k *keyed) put(x *Found) {
	var at **Found
	switch {
	case x.Kind == ExecutionRate && x.Percent():
		at = &k.rate
	case !x.Money() || x.is != level:
		return
	case x.Kind == Outturn || x.Kind == Expenditure:
		at = &k.spent
	case x.Kind == BudgetAdjusted:
		at = &k.adjusted
	case x.Kind == BudgetInitial:
		at = &k.initial
	default:
		return
	}
	k.twice = k.twice || *at != nil || !exact(x)
	*at = x
}

// longestKeyed is how many characters a paragraph has at most that is a label with its
// figure.
const longestKeyed = 40

// keyedRates recomputes the rate of fields and of paragraphs that hold one figure each.
func (c *claimer) keyedRates(pieces []*piece) {
	var k keyed
	last, table := -1, 0
	flush := func() {
		c.keyedRate(&k)
		k = keyed{}
	}
	for _, p := range pieces {
		l := &c.lines[p.line]
		if l.Table != table || l.Table == 0 && p.line != last && !c.fields(last+1, p.line) {
			flush()
			table = l.Table
		}
		if l.Table == 0 {
			if !c.fields(p.line, p.line+1) {
				flush()
				last = p.line
				continue
			}
			last = p.line + 1
		}
		for i := range p.found {
			x := &p.found[i]
			if l.Table == 0 && len(p.found) > 1 || headPart.MatchString(x.label) || c.otherYear(x.label) {
				continue
			}
			if cell, ok := l.CellAt(x.Start); l.Table > 0 && (!ok || cell.Side == "" || cell.Head != "") {
				continue
			}
			k.put(x)
		}
	}
	flush()
}

// fields reports lines that are labels with what belongs to them.
func (c *claimer) fields(from, to int) bool {
	for i := max(from, 0); i < to; i++ {
		if l := &c.lines[i]; l.Table > 0 || l.Kind == Heading || !isField(l.Text) {
			return false
		}
	}
	return true
}

// isField reports a label with what belongs to it, or a phrase. A long paragraph is asked of
// each of its pieces, so only its beginning is read.
func isField(text string) bool {
	head := text[:min(len(text), longestKeyed*utf8.UTFMax)]
	if colon := strings.IndexAny(head, "：:"); colon > 0 && utf8.RuneCountInString(head[:colon]) <= 10 {
		return true
	}
	return len(head) == len(text) && utf8.RuneCountInString(text) <= longestKeyed && !strings.ContainsAny(text, "，。；,;")
}

// otherYear reports a label that names a year which is not that of the title.
func (c *claimer) otherYear(label string) bool {
	y := headYear.FindString(label)
	return y != "" && y != c.year()
}

// keyedRate adds the claim of a run in which each figure stands once.
func (c *claimer) keyedRate(k *keyed) {
	if k.twice || k.rate == nil || k.spent == nil || k.adjusted == nil && k.initial == nil {
		return
	}
	if c.claims(RuleRate, k.rate) {
		return
	}
	cl := Claim{Rule: RuleRate, Claim: "执行率" + k.rate.Value + k.rate.Unit}
	var base *Found
	for _, b := range []*Found{k.adjusted, k.initial} {
		if b == nil || cl.Consistent {
			continue
		}
		q, ok := num.Quo(k.spent.number, b.number)
		if !ok {
			continue
		}
		if fits := shown(q, k.rate); fits || base == nil {
			cl.Recomputed, cl.Consistent, base = overHundred(k.spent, b, q), fits, b
		}
	}
	if base != nil {
		c.add(cl, *k.rate, *k.spent, *base)
	}
}
