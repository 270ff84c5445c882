package check

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/num"
)

// largeChange is the change of a budget in percent of the original one from
// which it is pointed out.
const largeChange = 20

// budgetChangedMuch points out budgets that were changed much in the year.
func budgetChangedMuch(p *Pass) Outcome {
	seen := false
	for _, r := range p.money() {
		a, b := r.cells[original], r.cells[revised]
		if !a.set || !b.set || a.shown.Sign() <= 0 || r.table == nil && (r.part || hasAny(r.name, "三公")) || r.table != nil && !r.total {
			continue
		}
		seen = true
		q, _ := num.Quo(b.value(), a.value())
		percent := q.Sub(num.One).Mul(num.Hundred)
		if percent.Abs().Cmp(num.Int(largeChange).Ratio()) > 0 {
			p.cellAt(b, "", fmt.Sprintf("%s年初预算数%s，全年预算数%s，%s%s%%，超过%d%%。", r.title(), a.text, b.text, upDown(percent), percent.Abs().Round(2, num.HalfUp), largeChange), "说明调整的原因，并看绩效目标是否相应调整", a.line.Site(a.at))
		}
	}
	if !seen {
		return Undecided("没有同时写出年初预算数和全年预算数")
	}
	return Decided
}

// minusBefore reports a sign at the end of a text that is no dash of a range.
func minusBefore(s string) bool {
	for _, m := range []string{"-", "－", "负"} {
		if before, ok := strings.CutSuffix(s, m); ok {
			r := lastRune(before)
			return r < '0' || r > '9' && r > 'z'
		}
	}
	return false
}

// negativeSaid finds negative amounts in sentences that belong to no row.
func (p *Pass) negativeSaid(rows []moneyRow) {
	inRow := func(l *Line, t figureToken) bool {
		return slices.ContainsFunc(rows, func(r moneyRow) bool {
			return slices.ContainsFunc(r.cells[:], func(c moneyCell) bool { return c.set && c.line == l && c.at.From <= t.End && c.at.To >= t.Start })
		})
	}
	p.Bodies(func(l *Line) {
		if !l.Has("-", "－", "—", "负") {
			return
		}
		for _, t := range l.figures() {
			digits := t.Start + len(t.Text) - len(strings.TrimLeft(t.Text, "-－"))
			if lab := label(l.Text, t.Start); t.base == "元" && (t.Number.Sign() < 0 || minusBefore(l.Text[:digits])) && hasAny(lab, "支出", "决算", "预算", "执行", "支付") && !hasAny(lab, "差", "增", "减", "比", "较") && !inRow(l, t) {
				p.At(l, Range{t.Start, t.End}, fmt.Sprintf("“%s%s”是负数，没有说明。", clip(lab, 20), t.Text), "核对数据；确是冲销或退回的写明原因")
			}
		}
	})
}

// negativeAmounts finds budgets and outturns below 0 without a note.
func negativeAmounts(p *Pass) Outcome {
	rows := p.money()
	if len(rows) == 0 {
		return noMoney
	}
	noted := false
	for _, l := range p.Lines {
		noted = noted || l.Has("负数", "红字", "冲销", "冲减", "退回")
	}
	if !noted {
		p.negativeSaid(rows)
	}
	for _, r := range rows {
		for st := original; st <= outturn; st++ {
			if c := r.cells[st]; c.set && c.shown.Sign() < 0 && !noted {
				p.cellAt(c, "", fmt.Sprintf("%s%s是%s，是负数，没有说明。", r.title(), stageName(st), c.text), "核对数据；确是冲销或退回的写明原因")
			}
		}
	}
	return Decided
}

// finestWan is the most decimals that an amount in 万元 needs.
const finestWan = 2

// amountPrecision points out amounts in 万元 with more than two decimals, and totals
// with fewer than their parts.
func amountPrecision(p *Pass) Outcome {
	seen := false
	for _, m := range p.moneyTables() {
		fine := map[stage]moneyCell{}
		n := 0
		for _, r := range m.rows {
			for st := original; st <= outturn; st++ {
				c := r.cells[st]
				if !c.set {
					continue
				}
				seen = true
				if m.unit == "万元" && c.shown.Scale() > finestWan && n < 3 {
					n++
					p.cellAt(c, "", fmt.Sprintf("%s%s%s有%d位小数。", r.title(), stageName(st), c.text, c.shown.Scale()), "以万元为单位的保留两位小数")
				}
				if f, ok := fine[st]; !r.total && (!ok || c.shown.Scale() > f.shown.Scale()) {
					fine[st] = c
				}
			}
		}
		for _, r := range m.rows {
			for st := original; st <= outturn; st++ {
				if c, f := r.cells[st], fine[st]; r.total && c.set && f.set && c.shown.Scale() < f.shown.Scale() && c.shown.Sign() != 0 {
					p.cellAt(c, "", fmt.Sprintf("%s%s%s比各项的小数位数少，如%s。", r.title(), stageName(st), c.text, f.text), "合计与各项保留相同的小数位数", f.line.Site(f.at))
					break
				}
			}
		}
	}
	if !seen {
		return noMoneyTable
	}
	return Decided
}

// fewestFull is the number of projects from which full execution everywhere is
// worth a look.
const fewestFull = 5

// allExecutedFully points out lists in which every project spent exactly its
// budget.
func allExecutedFully(p *Pass) Outcome {
	seen := false
	for _, m := range p.moneyTables() {
		var first *moneyRow
		n, full := 0, true
		for i := range m.rows {
			r := &m.rows[i]
			b, o := r.cells[r.denominator()], r.cells[outturn]
			if r.total || isFund(r.name) || !b.set || !o.set || b.shown.Sign() <= 0 {
				continue
			}
			if n++; first == nil {
				first = r
			}
			full = full && b.value().Cmp(o.value()) == 0
		}
		if n < fewestFull {
			continue
		}
		if seen = true; full {
			c := first.cells[outturn]
			p.cellAt(c, "", fmt.Sprintf("表里%d个项目的支出都恰好等于预算，执行率都是100%%。", n), "核对支出数是否取自支付系统或决算")
		}
	}
	if !seen {
		return NotApplicable(fmt.Sprintf("没有列出%d个以上项目的预算和支出", fewestFull))
	}
	return Decided
}
