package extract

import (
	"strings"

	"jiheng/num"
)

// A form is the money of a goal form.
type form struct {
	year  *Found  // the year's amount; forms print 万元 and people fill in 元
	parts []Found // the amounts of the calculation, where they are a mere list
	sum   num.Ratio
	words []string
}

// forms compares the year's amount of a goal form with the amounts that its
// calculation lists, and the total cost among its targets with both.
func (c *claimer) forms(pieces []*piece) {
	var m form
	for _, p := range pieces {
		l := &c.lines[p.line]
		if l.Table == 0 || len(p.found) == 0 {
			continue
		}
		first := &p.found[0]
		cell, ok := l.CellAt(first.Start)
		switch {
		case !ok:
		case strings.Contains(cell.Side, "本年度项目金额") || strings.Contains(cell.Side, "年度资金申请总额"):
			m = form{year: first}
		case m.year == nil || m.year.number.Sign() == 0:
		case strings.Contains(cell.Side, "测算") && m.words == nil:
			m.list(p, l.Text[cell.Start:cell.End])
			c.form(m)
		case strings.Contains(cell.Side, "总成本") && first.Money() && planWords.find(cell.Head) != "":
			c.cost(m, first)
		}
	}
}

// list keeps the amounts of a calculation that is a list of things to pay.
func (m *form) list(p *piece, text string) {
	if strings.ContainsAny(text, "*×=＝+/") || hasAny(text, "其中", "合计", "共计", "总计", "每月", "单价", "标准为", "预付") {
		return
	}
	for i := range p.found {
		if x := &p.found[i]; x.Money() && x.is == level && exact(x) {
			m.sum = m.sum.Add(x.number)
			m.words = append(m.words, x.Value)
			m.parts = append(m.parts, *x)
		}
	}
}

// amount returns the year's amount, read in 万元 or in 元, whichever is nearer to
// another figure.
func (m *form) amount(near num.Ratio) num.Ratio {
	yuan, _ := num.Quo(m.year.number, num.Int(10_000).Ratio())
	if near.Sub(m.year.number).Abs().Cmp(near.Sub(yuan).Abs()) < 0 {
		return m.year.number
	}
	return yuan
}

// apart returns by which part two amounts differ.
func apart(a, b num.Ratio) num.Ratio {
	q, ok := num.Quo(a.Sub(b).Abs(), b)
	if !ok {
		return num.One
	}
	return q
}

// partOf is a share written as a decimal.
func partOf(s string) num.Ratio { return num.MustDecimal(s).Ratio() }

func (c *claimer) form(m form) {
	if len(m.words) < 2 {
		return
	}
	off := apart(m.sum, m.amount(m.sum))
	same := off.Cmp(partOf("0.0005")) <= 0
	if !same && off.Cmp(partOf("0.2")) > 0 {
		return
	}
	c.add(Claim{Rule: RuleSum, Claim: "分项合计=" + m.year.Value, Recomputed: joinedSum(m.words) + " = " + inUnit(m.sum, &m.parts[0]),
		Consistent: same}, append([]Found{*m.year}, m.parts...)...)
}

// cost compares the target of the total cost with the amount of the form.
func (c *claimer) cost(m form, f *Found) {
	want := m.amount(f.number)
	off := apart(f.number, want)
	if off.Cmp(partOf("0.05")) > 0 {
		return
	}
	calc := "本年度项目金额" + inUnit(want, f)
	if len(m.words) > 1 && m.sum.Cmp(want) == 0 {
		calc = joinedSum(m.words) + " = " + inUnit(want, f)
	}
	c.add(Claim{Rule: RuleSum, Claim: "成本目标=" + f.Value + f.Unit, Recomputed: calc,
		Consistent: f.number.Sub(want).Abs().Cmp(unitStep(f)) < 0}, append([]Found{*f, *m.year}, m.parts...)...)
}
