package dossier

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/table"
)

// Above these amounts, in 万元, a table without a unit is asked for it: of one
// line, and of a column in all. No budget of one unit comes near them, and the
// same budget in 元 exceeds them.
const (
	mostOfLine = 100_000
	mostInAll  = 500_000
)

// bare remembers a table of the budget that has amounts, and names a unit of
// none of them.
func (l *loader) bare(file string, reading *table.Reading) {
	if slices.Contains(reading.Bare, true) && !slices.Contains(reading.Named, true) {
		l.unitless = append(l.unitless, file)
	}
}

// plausible asks for the unit of a budget that nobody named and that is too
// large, and says once by which unit tables without one are read.
func (l *loader) plausible() {
	rest := slices.DeleteFunc(slices.Clone(l.unitless), func(file string) bool { return file == l.year.MonthlyFile }) // it must come to the outturns
	if slices.Contains(l.unitless, l.linesFile) {
		if at, text := l.tooLarge(); text != "" {
			l.notice(at, "unit-open", "没有写单位，按万元读，%s，大得不像一个单位的预算；请在表头写明单位，如“年初预算数（元）”，或在表头上面加一行“单位：元”；确实是万元的，写“单位：万元”", text)
			rest = nil // the same cause
		}
	}
	if len(rest) > 0 {
		l.notice(fault.Place{File: rest[0]}, "unit-assumed", "%s没有写单位，按万元读；不是万元的，请在表头写明单位，如“年初预算数（元）”", strings.Join(rest, "、"))
	}
}

// tooLarge finds an amount that no unit's budget has; an empty text means none.
func (l *loader) tooLarge() (fault.Place, string) {
	for _, column := range []struct {
		name string
		of   func(budget.Line) budget.Amount
	}{
		{"年初预算数", func(b budget.Line) budget.Amount { return b.Original }},
		{"全年预算数", func(b budget.Line) budget.Amount { return l.revised[b.ID] }},
		{"决算数", func(b budget.Line) budget.Amount { return b.Outturn }},
	} {
		var sum num.Fen
		for _, b := range l.year.Lines {
			a := column.of(b)
			if !a.Known {
				continue
			}
			if sum += a.Fen; num.Int(mostOfLine).Ratio().Cmp(a.Fen.Wan().Ratio().Abs()) < 0 {
				return b.Place, "“" + b.ID + " " + b.Name + "”的" + column.name + "就是" + wan(a.Fen) + "万元"
			}
		}
		if num.Int(mostInAll).Ratio().Cmp(sum.Wan().Ratio().Abs()) < 0 {
			return fault.Place{File: l.linesFile}, "各行的" + column.name + "合计是" + wan(sum) + "万元"
		}
	}
	return fault.Place{}, ""
}
