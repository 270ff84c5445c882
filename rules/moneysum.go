package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/extract"
	"jiheng/num"
	"jiheng/paper"
)

// fundsAddUp wants the sources of money to make up the total in every column. A row
// whose name is of no known source may be one as well: with it the amounts decide, and
// where they do not make up the total nobody knows why.
func fundsAddUp(p *check.Pass) check.Outcome {
	seen, doubt := false, ""
	judge := func(s partedSum) {
		some, unsure := columnsAddUp(p, s, "各项资金")
		seen, doubt = seen || some, cmp.Or(doubt, unsure)
	}
	for _, m := range p.MoneyTables() {
		for _, s := range parted(m, isFund) {
			judge(s)
		}
	}
	for _, s := range slashed(p.Text) {
		judge(s)
	}
	switch {
	case doubt != "":
		return check.Undecided(fmt.Sprintf("不知道“%s”一行是不是合计的一项，合计没有判定", paper.Clip(doubt, 20)))
	case !seen:
		return noMoneyTable
	}
	return check.Decided
}

// columnsAddUp compares a sum with its parts stage by stage. A sum of nothing is
// another rule's matter. Unsure is the row that may be a part or none, where the sum is
// not made up.
func columnsAddUp(p *check.Pass, s partedSum, what string) (seen bool, unsure string) {
	for st := paper.OriginalBudget; st <= paper.Outturn; st++ {
		total := s.total.Cells[st]
		if !total.Set || len(s.cells(st)) == 0 || total.Shown.Sign() == 0 || s.unknown(st) {
			continue
		}
		seen = true
		parts, fits := s.closest(st)
		if r := s.doubtful(); !fits && r != nil {
			unsure = r.Name
			continue
		}
		sum := sumCells(parts)
		if !fits && !s.whole() && sum.Cmp(total.Value()) <= 0 {
			continue
		}
		diff := sum.Sub(total.Value()).Abs()
		sev, off := check.Severity(""), !fits
		if !off && diff.Cmp(num.MustDecimal("0.02").Ratio().Mul(total.Scale)) > 0 {
			sev, off = check.Notice, true
		}
		if off {
			atCell(p, total, sev, fmt.Sprintf("%s的%s写的是%s，%s之和是%s，相差%s。", s.total.Name, stageName(st), total.Text, what, total.In(sum),
				total.In(diff)), "核对合计和各项", parts[0].Line.Site(parts[0].At))
		}
	}
	return seen, unsure
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

// closest returns the figures of a stage that make up the sum, read in whatever way:
// beside one another, with parts of parts left out, with rows of unknown names, without
// hidden rows. Where none does, those that are likeliest meant.
func (s partedSum) closest(st paper.Stage) (parts []paper.Amount, fits bool) {
	total := s.total.Cells[st]
	var first []paper.Amount
	for _, rows := range [][]*paper.MoneyRow{s.parts, s.all, unveiled(s.parts), unveiled(s.all)} {
		places := make([]extract.PartRow, len(rows))
		for i, r := range rows {
			places[i] = r.Place(st)
		}
		for _, list := range extract.PartReadings(places) {
			parts = nil
			for _, i := range list {
				if c := rows[i].Cells[st]; c.Set {
					parts = append(parts, c)
				}
			}
			if parts = closest(total, parts); len(parts) > 0 && addsUp(total, parts) {
				return parts, true
			}
			if len(first) == 0 {
				first = parts
			}
		}
	}
	return first, false
}

// unveiled returns the rows that are not hidden.
func unveiled(rows []*paper.MoneyRow) []*paper.MoneyRow {
	return slices.DeleteFunc(slices.Clone(rows), func(r *paper.MoneyRow) bool { return r.Veiled })
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
