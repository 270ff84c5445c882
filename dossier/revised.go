package dossier

import (
	"cmp"
	"slices"

	"jiheng/budget"
	"jiheng/num"
)

// revisions compares the revised budgets that a table of lines states with the
// adjustments: what neither explains is an adjustment without a reason, and an
// open point; where a line has adjustments, they must come to it.
func (l *loader) revisions() {
	for _, b := range l.year.Lines {
		stated := l.revised[b.ID]
		switch {
		case !stated.Known:
			continue
		case !b.Original.Known:
			l.notice(b.Place, "adjustment-open", "“%s %s”写了全年预算数，没有年初预算数，看不出调整了多少；请补上年初预算数，没有年初预算的写0", b.ID, b.Name)
			continue
		}
		diff := stated.Fen - l.year.Revised(b).Fen
		listed := slices.ContainsFunc(l.year.Adjustments, func(a budget.Adjustment) bool { return a.Line == b.ID })
		switch {
		case diff == 0:
		case listed:
			l.bad(b.Place, "revised-differs", "“%s %s”的全年预算数写的是%s万元，年初预算数加上调整表里的各笔是%s万元，相差%s万元；请核对",
				b.ID, b.Name, wan(stated.Fen), wan(l.year.Revised(b).Fen), wan(max(diff, -diff)))
		default:
			kind, how := "追加", "多"
			if diff < 0 {
				kind, how = "追减", "少"
			}
			l.year.Adjustments = append(l.year.Adjustments,
				budget.Adjustment{ID: "未列明-" + b.ID, Unlisted: true, Kind: kind, Line: b.ID, Amount: diff, Sample: l.year.Sample, Place: b.Place})
			l.notice(b.Place, "adjustment-open", "“%s %s”的全年预算数比年初预算数%s%s万元，调整表里没有写这一笔；先按没有原因的%s算，请补上日期、原因和文件",
				b.ID, b.Name, how, wan(max(diff, -diff)), kind)
		}
	}
}

// wan prints an amount in 万元 with two decimals, or as many as it needs.
func wan(f num.Fen) string {
	if f%10_000 == 0 {
		return f.ShownWan().String()
	}
	return f.Wan().Canonical()
}

// checkLines looks at the amounts of every line: budgets below zero and spending
// without a budget are no budget at all; what was overspent, and what differs
// from the other lines as 元 differ from 万元, is said.
//
// Clause: budget-law/13
func (l *loader) checkLines() {
	for _, b := range l.year.Lines {
		revised := l.year.Revised(b)
		switch {
		case b.Original.Known && b.Original.Fen < 0:
			l.bad(b.Place, "budget-negative", "“%s %s”的年初预算数是%s万元，预算不能是负数；追减的写进调整表", b.ID, b.Name, wan(b.Original.Fen))
		case revised.Known && revised.Fen < 0:
			l.bad(b.Place, "budget-negative", "“%s %s”调整后的全年预算数是%s万元，预算不能是负数；请核对调整表", b.ID, b.Name, wan(revised.Fen))
		case b.Outturn.Known && b.Outturn.Fen < 0:
			l.notice(b.Place, "outturn-negative", "“%s %s”的决算数是%s万元，是负数；是冲回以前年度支出的，请在未执行原因里写明", b.ID, b.Name, wan(b.Outturn.Fen))
		case !revised.Known || !b.Outturn.Known:
		case revised.Fen == 0 && b.Outturn.Fen > 0:
			l.bad(b.Place, "spent-without-budget", "“%s %s”没有预算，却有决算数%s万元；没有列入预算的不能支出，请核对年初预算数和调整表", b.ID, b.Name, wan(b.Outturn.Fen))
		case b.Outturn.Fen > revised.Fen:
			rate, _, err := budget.ExecutionRate(b.Outturn.Fen, revised.Fen)
			if err == nil {
				l.notice(b.Place, "overspent", "“%s %s”的决算数%s万元超过全年预算数%s万元，执行率%s%%；请核对，确实超支的要写明原因",
					b.ID, b.Name, wan(b.Outturn.Fen), wan(revised.Fen), rate.Percent(2))
			}
		}
		if b.Carried.Known && b.Carried.Fen < 0 {
			l.bad(b.Place, "budget-negative", "“%s %s”的其中上年结转是%s万元，不能是负数", b.ID, b.Name, wan(b.Carried.Fen))
		}
	}
	told := map[string]bool{}
	l.magnitudes("年初预算数", told, func(b budget.Line) budget.Amount { return b.Original })
	l.magnitudes("决算数", told, func(b budget.Line) budget.Amount { return b.Outturn })
}

// apart is the factor by which 元 and 万元 differ.
const apart = 10_000

// magnitudes says which lines are 10,000 times as large or as small as another
// line, each line once: those on the side of the middle one where there are fewer.
func (l *loader) magnitudes(column string, told map[string]bool, of func(budget.Line) budget.Amount) {
	var lines []budget.Line
	for _, b := range l.year.Lines {
		if a := of(b); a.Known && a.Fen > 0 {
			lines = append(lines, b)
		}
	}
	if len(lines) < 2 {
		return
	}
	slices.SortStableFunc(lines, func(a, b budget.Line) int { return cmp.Compare(of(a).Fen, of(b).Fen) })
	least, most := lines[0], lines[len(lines)-1]
	low, high, middle := of(least).Fen, of(most).Fen, of(lines[len(lines)/2]).Fen
	if high/apart < low {
		return
	}
	// fewer lines stand on the side that is further from the middle
	other, how := least, "大"
	far := func(a num.Fen) bool { return a/apart >= low }
	if high/middle < middle/low {
		other, how = most, "小"
		far = func(a num.Fen) bool { return high/apart >= a }
	}
	for _, b := range lines {
		if !far(of(b).Fen) || told[b.ID] {
			continue
		}
		told[b.ID] = true
		l.notice(b.Place, "magnitude", "“%s %s”的%s是%s万元，与“%s %s”的%s万元相差一万倍以上，%s得不寻常；请核对是不是把元当成了万元",
			b.ID, b.Name, column, wan(of(b).Fen), other.ID, other.Name, wan(of(other).Fen), how)
	}
}
