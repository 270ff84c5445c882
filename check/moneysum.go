package check

import (
	"fmt"
	"strings"

	"jiheng/num"
)

// fundsAddUp wants the sources of money to make up the total in every column.
func fundsAddUp(p *Pass) Outcome {
	seen := false
	for _, m := range p.moneyTables() {
		for _, s := range m.parted(isFund) {
			seen = p.columnsAddUp(s, "各项资金") || seen
		}
	}
	for _, s := range p.slashed() {
		seen = p.columnsAddUp(s, "各项资金") || seen
	}
	if !seen {
		return noMoneyTable
	}
	return Decided
}

// columnsAddUp compares a sum with its parts stage by stage. A sum of nothing is
// another rule's matter.
func (p *Pass) columnsAddUp(s partedSum, what string) (seen bool) {
	for st := original; st <= outturn; st++ {
		total, parts := s.total.cells[st], s.cells(st)
		if !total.set || len(parts) == 0 || total.shown.Sign() == 0 {
			continue
		}
		seen = true
		parts = closest(total, parts)
		sum := sumCells(parts)
		diff := sum.Sub(total.value()).Abs()
		sev, off := Severity(""), !addsUp(total, parts)
		if !off && diff.Cmp(num.MustDecimal("0.02").Ratio().Mul(total.scale)) > 0 {
			sev, off = Notice, true
		}
		if off {
			p.cellAt(total, sev, fmt.Sprintf("%s的%s写的是%s，%s之和是%s，相差%s。", s.total.name, stageName(st), total.text, what, total.in(sum), total.in(diff)), "核对合计和各项", parts[0].line.Site(parts[0].at))
		}
	}
	return seen
}

func stageName(s stage) string {
	return [...]string{"年初预算数", "全年预算数", "执行数", "执行率", "分值", "得分", "原因", "调整数"}[s]
}

func sumCells(parts []moneyCell) (sum num.Ratio) {
	for _, c := range parts {
		sum = sum.Add(c.value())
	}
	return sum
}

// addsUp reports whether parts can make up a total, each rounded to its last
// digit where any of them has decimals.
func addsUp(total moneyCell, parts []moneyCell) bool {
	decimals := total.shown.Scale() > 0
	for _, c := range parts {
		decimals = decimals || c.shown.Scale() > 0
	}
	of := moneyCell.exact
	if decimals {
		of = moneyCell.rounded
	}
	var sum num.Interval
	for _, c := range parts {
		e := of(c)
		sum.Low, sum.High = sum.Low.Add(e.Low), sum.High.Add(e.High)
	}
	return sum.Meets(of(total))
}

// closest returns all parts, or those without the parts of parts where only they
// make up the total.
func closest(total moneyCell, parts []moneyCell) []moneyCell {
	if rest := withoutNested(parts); !addsUp(total, parts) && addsUp(total, rest) {
		return rest
	}
	return parts
}

// withoutNested leaves out the parts of parts: a run that makes up exactly what
// stands before it.
func withoutNested(parts []moneyCell) []moneyCell {
	var out []moneyCell
	for i := 0; i < len(parts); i++ {
		out = append(out, parts[i])
		if parts[i].shown.Sign() == 0 {
			continue
		}
		var sum num.Ratio
		for j := i + 1; j < len(parts); j++ {
			sum = sum.Add(parts[j].value())
			if sum.Cmp(parts[i].value()) == 0 {
				i = j
				break
			}
		}
	}
	return out
}

// totalFilled wants figures in the row of the total where the parts have some.
func totalFilled(p *Pass) Outcome {
	var all []partedSum
	for _, m := range p.moneyTables() {
		all = append(all, m.parted(isFund)...)
	}
	all = append(all, p.slashed()...)
	if len(all) == 0 {
		return noMoneyTable
	}
	for _, s := range all {
		p.emptyTotal(s)
	}
	return Decided
}

// emptyTotal reports the first figure that a total lacks, with the others of its
// row beside it.
func (p *Pass) emptyTotal(s partedSum) {
	var first moneyCell
	var say []string
	var other []Site
	for st := original; st <= outturn; st++ {
		total, parts := s.total.cells[st], s.cells(st)
		if len(parts) == 0 || sumCells(parts).Sign() <= 0 || total.set && total.shown.Sign() != 0 || total.line == nil || !total.set && !noValue(total.line.Text) {
			continue
		}
		what := "是空的"
		if total.set {
			what = "写的是0"
		}
		say = append(say, fmt.Sprintf("%s%s，各项资金之和是%s", stageName(st), what, parts[0].in(sumCells(parts))))
		if first.line == nil {
			first = total
		} else {
			other = append(other, total.line.Site(total.at))
		}
		other = append(other, parts[0].line.Site(parts[0].at))
	}
	if first.line != nil {
		p.cellAt(first, "", s.total.name+"的"+strings.Join(say, "；")+"。", "填写合计", other...)
	}
}
