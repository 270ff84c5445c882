package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// fundsAddUp wants the sources of money to make up the total in every column.
func fundsAddUp(p *check.Pass) check.Outcome {
	seen, open := false, false
	for _, m := range p.MoneyTables() {
		with := parted(m, func(name string) bool { return isFund(name) || otherSource(name) })
		for _, s := range parted(m, isFund) {
			if i := slices.IndexFunc(with, func(w partedSum) bool { return w.total == s.total && len(w.parts) > len(s.parts) }); i >= 0 && !s.adds() {
				seen, open = seen || with[i].adds(), open || !with[i].adds()
				continue // a row that may be a source or not
			}
			seen = columnsAddUp(p, s, "各项资金") || seen
		}
	}
	for _, s := range slashed(p.Text) {
		seen = columnsAddUp(p, s, "各项资金") || seen
	}
	switch {
	case open:
		return check.Undecided("资金表里有的行看不出是不是一项资金来源，各项加不加得平没有判定")
	case !seen:
		return noMoneyTable
	}
	return check.Decided
}

// otherSource reports the name of a row that is no known source of money and may be
// one: 社会捐赠, a name that a printed page cut off. What money is spent on is none.
func otherSource(name string) bool {
	return name != "" && !isFund(name) && !balances(name) && !paper.HasAny(name, "支出", "经费", "项目", "总额", "合计", "总计", "小计", "工程", "结转", "结余")
}

// adds reports that the parts make up the sum in every stage that has figures, by one
// of the readings.
func (s partedSum) adds() bool {
	some := false
	for st := paper.OriginalBudget; st <= paper.Outturn; st++ {
		total, parts := s.total.Cells[st], s.cells(st)
		if !total.Set || len(parts) == 0 || s.unknown(st) {
			continue
		}
		if some = true; !addsUp(total, s.closest(st)) {
			return false
		}
	}
	return some
}

// columnsAddUp compares a sum with its parts stage by stage. A sum of nothing is
// another rule's matter.
func columnsAddUp(p *check.Pass, s partedSum, what string) (seen bool) {
	for st := paper.OriginalBudget; st <= paper.Outturn; st++ {
		total, parts := s.total.Cells[st], s.cells(st)
		if !total.Set || len(parts) == 0 || total.Shown.Sign() == 0 || s.unknown(st) {
			continue
		}
		seen = true
		parts = s.closest(st)
		sum := sumCells(parts)
		if _, whole := s.readings(st); !whole && sum.Cmp(total.Value()) <= 0 {
			continue
		}
		diff := sum.Sub(total.Value()).Abs()
		sev, off := check.Severity(""), !addsUp(total, parts)
		if !off && diff.Cmp(num.MustDecimal("0.02").Ratio().Mul(total.Scale)) > 0 {
			sev, off = check.Notice, true
		}
		if off {
			atCell(p, total, sev, fmt.Sprintf("%s的%s写的是%s，%s之和是%s，相差%s。", s.total.Name, stageName(st), total.Text, what, total.In(sum),
				total.In(diff)), "核对合计和各项", parts[0].Line.Site(parts[0].At))
		}
	}
	return seen
}

func stageName(s paper.Stage) string {
	return [...]string{"年初预算数", "全年预算数", "执行数", "执行率", "分值", "得分", "原因", "调整数"}[s]
}

func sumCells(parts []paper.Amount) (sum num.Ratio) {
	for _, c := range parts {
		sum = sum.Add(c.Value())
	}
	return sum
}

// addsUp reports whether parts can make up a total, each rounded to its last
// digit where any of them has decimals.
func addsUp(total paper.Amount, parts []paper.Amount) bool {
	decimals := total.Shown.Scale() > 0
	for _, c := range parts {
		decimals = decimals || c.Shown.Scale() > 0
	}
	of := paper.Amount.Exact
	if decimals {
		of = paper.Amount.Rounded
	}
	var sum num.Interval
	for _, c := range parts {
		e := of(c)
		sum.Low, sum.High = sum.Low.Add(e.Low), sum.High.Add(e.High)
	}
	return sum.Meets(of(total))
}

// closest returns the figures of a stage that make up the sum, read in whatever
// way; all of them where none does.
func (s partedSum) closest(st paper.Stage) []paper.Amount {
	total := s.total.Cells[st]
	all, _ := s.readings(st)
	for _, parts := range all {
		if parts = closest(total, parts); len(parts) > 0 && addsUp(total, parts) {
			return parts
		}
	}
	return closest(total, all[0])
}

// closest returns all parts, or those without the parts of parts where only they
// make up the total.
func closest(total paper.Amount, parts []paper.Amount) []paper.Amount {
	if rest := withoutNested(parts); !addsUp(total, parts) && addsUp(total, rest) {
		return rest
	}
	return parts
}

// withoutNested leaves out the parts of parts: a run that makes up exactly what
// stands before it.
func withoutNested(parts []paper.Amount) []paper.Amount {
	var out []paper.Amount
	for i := 0; i < len(parts); i++ {
		out = append(out, parts[i])
		if parts[i].Shown.Sign() == 0 {
			continue
		}
		var sum num.Ratio
		for j := i + 1; j < len(parts); j++ {
			sum = sum.Add(parts[j].Value())
			if sum.Cmp(parts[i].Value()) == 0 {
				i = j
				break
			}
		}
	}
	return out
}

// totalFilled wants figures in the row of the total where the parts have some.
func totalFilled(p *check.Pass) check.Outcome {
	var all []partedSum
	for _, m := range p.MoneyTables() {
		all = append(all, parted(m, isFund)...)
	}
	all = append(all, slashed(p.Text)...)
	if len(all) == 0 {
		return noMoneyTable
	}
	for _, s := range all {
		emptyTotal(p, s)
	}
	return check.Decided
}

// emptyTotal reports the first figure that a total lacks, with the others of its
// row beside it.
func emptyTotal(p *check.Pass, s partedSum) {
	var first paper.Amount
	var say []string
	var other []paper.Site
	for st := paper.OriginalBudget; st <= paper.Outturn; st++ {
		total, parts := s.total.Cells[st], s.cells(st)
		if len(parts) == 0 || sumCells(parts).Sign() <= 0 || total.Set && total.Shown.Sign() != 0 || total.Line == nil ||
			!total.Set && !paper.NoValue(total.Line.Text) || s.unknown(st) {
			continue
		}
		what := "是空的"
		if total.Set {
			what = "写的是0"
		}
		say = append(say, fmt.Sprintf("%s%s，各项资金之和是%s", stageName(st), what, parts[0].In(sumCells(parts))))
		if first.Line == nil {
			first = total
		} else {
			other = append(other, total.Line.Site(total.At))
		}
		other = append(other, parts[0].Line.Site(parts[0].At))
	}
	if first.Line != nil {
		atCell(p, first, "", s.total.Name+"的"+strings.Join(say, "；")+"。", "填写合计", other...)
	}
}
