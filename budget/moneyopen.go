package budget

import (
	"slices"
	"strings"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// Lacking returns the lines that match and leave an amount of the stage blank, in
// order: a sum over them is not known. Adjustments and the revised budget rest on
// the original one, the unspent money on the revised budget and the outturn.
func (y *Year) Lacking(stage string, match func(Line) bool) []string {
	var out []string
	for _, l := range y.Lines {
		known := l.Original.Known
		switch stage {
		case StageOutturn:
			known = l.Outturn.Known
		case StageUnspent:
			known = known && l.Outturn.Known && !y.unadjusted(l)
		case StageAdjusted, StageRevised:
			known = known && !y.unadjusted(l)
		}
		if match(l) && !known {
			out = append(out, l.ID)
		}
	}
	return out
}

// Lacks says why the year's execution rate cannot be given: P01的决算数空着; empty
// where no line leaves budget or outturn blank.
func (y *Year) Lacks() string { return y.LacksOf(func(Line) bool { return true }) }

// LacksOf says the same of the lines that match.
func (y *Year) LacksOf(match func(Line) bool) string {
	original, outturn := y.Lacking(StageOriginal, match), y.Lacking(StageOutturn, match)
	unread := slices.DeleteFunc(y.Lacking(StageRevised, match), func(id string) bool { return slices.Contains(original, id) })
	switch {
	case len(unread) > 0:
		return few(unread) + "的调整有一笔读不出来"
	case len(original) == 0 && len(outturn) == 0:
		return ""
	case slices.Equal(original, outturn):
		return few(original) + "的" + StageOriginal + "和" + StageOutturn + "空着"
	case len(original) == 0:
		return few(outturn) + "的" + StageOutturn + "空着"
	case len(outturn) == 0:
		return few(original) + "的" + StageOriginal + "空着"
	}
	return few(original) + "的" + StageOriginal + "空着，" + few(outturn) + "的" + StageOutturn + "空着"
}

// few names the first of many lines.
func few(ids []string) string {
	const most = 5
	if len(ids) > most {
		return strings.Join(ids[:most], "、") + "等" + num.Int(int64(len(ids))).String() + "行"
	}
	return strings.Join(ids, "、")
}

// PaidKnown reports whether all that a line paid in the first months is known. A
// month that the table leaves blank was without payment only where the others
// make up the outturn.
func (l Line) PaidKnown(months int) bool {
	var sum num.Fen
	known := len(l.Monthly) >= months
	for i, a := range l.Monthly {
		sum += a.Fen
		known = known && (a.Known || i >= months)
	}
	return known || l.Outturn.Known && sum == l.Outturn.Fen
}

// lack notes that an amount is not known because of some lines.
func (m *moneyFacts) lack(id string, lines ...string) {
	if m.lacking == nil {
		m.lacking = map[string][]string{}
	}
	for _, l := range lines {
		if !slices.Contains(m.lacking[id], l) {
			m.lacking[id] = append(m.lacking[id], l)
		}
	}
}

// blank puts a sum that is not known: some of what it adds up is blank, and blank
// is not zero. lines are those that lack it.
func (m *moneyFacts) blank(id, name, text string, at fault.Place, lines []string, inputs ...string) {
	if m.partly == nil {
		m.partly = map[string]bool{}
	}
	m.partly[id] = true
	m.out = append(m.out, fact.Fact{ID: id, Name: name, Period: num.Int(int64(m.year.FiscalYear)).String() + "年", Sample: m.year.Sample,
		Account: sumOf(text+"；"+few(lines)+"的数还空着，空着不是零，先不给出", at, inputs...)})
}

// lineOpen notes what a line leaves blank.
func (m *moneyFacts) lineOpen(l Line) {
	if !l.Original.Known {
		for _, stage := range []string{StageOriginal, StageAdjusted, StageRevised} {
			m.lack(l.ID+"-"+stage, l.ID)
		}
	}
	if m.year.unadjusted(l) {
		m.lack(l.ID+"-"+StageAdjusted, l.ID)
		m.lack(l.ID+"-"+StageRevised, l.ID)
	}
	if !l.Outturn.Known {
		m.lack(l.ID+"-"+StageOutturn, l.ID)
	}
	if !l.Original.Known || !l.Outturn.Known || m.year.unadjusted(l) {
		m.lack(l.ID+"-"+StageUnspent, l.ID)
	}
}

// openRate puts what would follow from a sum's revised budget and outturn, where
// one of them is not known.
func (m *moneyFacts) openRate(id, name string) {
	revised, outturn := id+"-"+StageRevised, id+"-"+StageOutturn
	lines := slices.Concat(m.lacking[revised], m.lacking[outturn])
	if len(lines) == 0 {
		return
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	m.lack(id+"-"+StageUnspent, lines...)
	m.blank(id+"-"+StageUnspent, name+StageUnspent, "全年预算数 - 决算数", fault.Place{}, lines, revised, outturn)
	m.blank(id+"-执行率", name+"执行率", "决算数 ÷ 全年预算数", fault.Place{}, lines, outturn, revised)
}
