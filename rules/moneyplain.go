package rules

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// largeChange is the change of a budget in percent of the original one from
// which it is pointed out.
const largeChange = 20

// budgetChangedMuch points out budgets that were changed much in the year.
func budgetChangedMuch(p *check.Pass) check.Outcome {
	seen := false
	for _, r := range p.MoneyRows() {
		a, b := r.Cells[paper.OriginalBudget], r.Cells[paper.RevisedBudget]
		if !a.Set || !b.Set || a.Shown.Sign() <= 0 || r.Of != paper.WholeYear || r.Table == nil && (r.Part || r.Spare) ||
			r.Table != nil && !r.Total {
			continue
		}
		seen = true
		q, _ := num.Quo(b.Value(), a.Value())
		percent := q.Sub(num.One).Mul(num.Hundred)
		if percent.Abs().Cmp(num.Int(largeChange).Ratio()) > 0 {
			atCell(p, b, "", fmt.Sprintf("%s年初预算数%s，全年预算数%s，%s%s%%，超过%d%%。", r.Title(), a.Text, b.Text, upDown(percent),
				percent.Abs().Round(2, num.HalfUp), largeChange), "说明调整的原因，并看绩效目标是否相应调整", a.Line.Site(a.At))
		}
	}
	if !seen {
		return check.Undecided("没有同时写出年初预算数和全年预算数")
	}
	return check.Decided
}

// minusBefore reports a sign at the end of a text that is no dash of a range.
func minusBefore(s string) bool {
	for _, m := range []string{"-", "－", "负"} {
		if before, ok := strings.CutSuffix(s, m); ok {
			r := paper.LastRune(before)
			return r < '0' || r > '9' && r > 'z'
		}
	}
	return false
}

// amountsByLine returns where the amounts of rows stand in each line, by their begin; each
// ends no earlier than those before it.
func amountsByLine(rows []paper.MoneyRow) map[*paper.Line][]paper.Range {
	out := map[*paper.Line][]paper.Range{}
	for i := range rows {
		for s := range rows[i].Cells {
			if c := &rows[i].Cells[s]; c.Set && c.Line != nil {
				out[c.Line] = append(out[c.Line], c.At)
			}
		}
	}
	for _, all := range out {
		slices.SortFunc(all, func(a, b paper.Range) int { return a.From - b.From })
		for i := 1; i < len(all); i++ {
			all[i].To = max(all[i].To, all[i-1].To)
		}
	}
	return out
}

// negativeSaid finds negative amounts in sentences that belong to no row.
func negativeSaid(p *check.Pass, rows []paper.MoneyRow) {
	var amounts map[*paper.Line][]paper.Range // of the rows
	inRow := func(l *paper.Line, t paper.Figure) bool {
		if amounts == nil {
			amounts = amountsByLine(rows)
		}
		all := amounts[l]
		n := sort.Search(len(all), func(i int) bool { return all[i].From > t.End })
		return n > 0 && all[n-1].To >= t.Start
	}
	p.Bodies(func(l *paper.Line) {
		if !l.Has("-", "－", "—", "负") {
			return
		}
		for _, t := range l.Figures() {
			digits := t.Start + len(t.Text) - len(strings.TrimLeft(t.Text, "-－"))
			if lab := paper.WordsBefore(l.Text, t.Start); t.Base == "元" &&
				(t.Number.Sign() < 0 || minusBefore(l.Text[:digits])) && paper.HasAny(lab, "支出", "决算", "预算", "执行", "支付") &&
				!paper.HasAny(lab, "差", "增", "减", "比", "较") && !inRow(l, t) {
				p.At(l, paper.Range{From: t.Start, To: t.End}, fmt.Sprintf("“%s%s”是负数，没有说明。", paper.Clip(lab, 20), t.Text),
					"核对数据；确是冲销或退回的写明原因")
			}
		}
	})
}

// negativeAmounts finds budgets and outturns below 0 without a note.
func negativeAmounts(p *check.Pass) check.Outcome {
	rows := p.MoneyRows()
	if len(rows) == 0 {
		return noMoney
	}
	noted := false
	for _, l := range p.Lines {
		noted = noted || l.Has("负数", "红字", "冲销", "冲减", "退回")
	}
	if !noted {
		negativeSaid(p, rows)
	}
	for _, r := range rows {
		for st := paper.OriginalBudget; st <= paper.Outturn; st++ {
			if c := r.Cells[st]; c.Set && c.Shown.Sign() < 0 && !noted {
				atCell(p, c, "", fmt.Sprintf("%s%s是%s，是负数，没有说明。", r.Title(), stageName(st), c.Text), "核对数据；确是冲销或退回的写明原因")
			}
		}
	}
	return check.Decided
}

// finestWan is the most decimals that an amount in 万元 needs.
const finestWan = 2

// amountPrecision points out amounts in 万元 with more than two decimals, and totals
// with fewer than their parts.
func amountPrecision(p *check.Pass) check.Outcome {
	seen := false
	for _, m := range p.MoneyTables() {
		fine := map[paper.Stage]paper.Amount{}
		general := isWorkbook(p.File)
		n := 0
		for _, r := range m.Rows {
			for st := paper.OriginalBudget; st <= paper.Outturn; st++ {
				c := r.Cells[st]
				if !c.Set {
					continue
				}
				seen = true
				general = general && !(c.Places() > 0 && strings.HasSuffix(strings.TrimRight(c.Text, "亿万千元 "), "0"))
				if m.UnitIn(st) == "万元" && c.Places() > finestWan && n < 3 {
					n++
					atCell(p, c, "", fmt.Sprintf("%s%s%s有%d位小数。", r.Title(), stageName(st), c.Text, c.Places()), "以万元为单位的保留两位小数")
				}
				if f, ok := fine[st]; !r.Total && (!ok || c.Places() > f.Places()) {
					fine[st] = c
				}
			}
		}
		for _, r := range m.Rows {
			if general {
				break
			}
			for st := paper.OriginalBudget; st <= paper.Outturn; st++ {
				if c, f := r.Cells[st], fine[st]; r.Total && c.Set && f.Set && c.Places() < f.Places() && c.Shown.Sign() != 0 && c.Scale.Cmp(f.Scale) == 0 {
					atCell(p, c, "", fmt.Sprintf("%s%s%s比各项的小数位数少，如%s。", r.Title(), stageName(st), c.Text, f.Text), "合计与各项保留相同的小数位数", f.Line.Site(f.At))
					break
				}
			}
		}
	}
	if !seen {
		return noMoneyTable
	}
	return check.Decided
}

// isWorkbook reports the name of a workbook: a cell without a format shows as many
// decimals as its number has, 57 beside 47.5.
func isWorkbook(file string) bool {
	file = strings.ToLower(file)
	return strings.HasSuffix(file, ".xlsx") || strings.HasSuffix(file, ".xlsm")
}

// fewestFull is the number of projects from which full execution everywhere is
// worth a look.
const fewestFull = 5

// allExecutedFully points out lists in which every project spent exactly its
// budget.
func allExecutedFully(p *check.Pass) check.Outcome {
	seen := false
	for _, m := range p.MoneyTables() {
		var first *paper.MoneyRow
		n, full := 0, true
		for i := range m.Rows {
			r := &m.Rows[i]
			b, o := r.Cells[r.Denominator()], r.Cells[paper.Outturn]
			if r.Total || isFund(r.Name) || !b.Set || !o.Set || b.Shown.Sign() <= 0 {
				continue
			}
			if n++; first == nil {
				first = r
			}
			full = full && b.Value().Cmp(o.Value()) == 0
		}
		if n < fewestFull {
			continue
		}
		if seen = true; full {
			c := first.Cells[paper.Outturn]
			atCell(p, c, "", fmt.Sprintf("表里%d个项目的支出都恰好等于预算，执行率都是100%%。", n), "核对支出数是否取自支付系统或决算")
		}
	}
	if !seen {
		return check.NotApplicable(fmt.Sprintf("没有列出%d个以上项目的预算和支出", fewestFull))
	}
	return check.Decided
}
