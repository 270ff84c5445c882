package extract

import (
	"cmp"
	"slices"
	"strings"
)

// A moneyTotal is an amount of a form of goals of which the rows below it, or the pairs behind
// it, tell the sources: 年度资金总额, 其中：财政拨款, 其他资金.
type moneyTotal struct {
	table, line int // the line of it, or of the last of its parts
	kind        FoundKind
	unit        string
}

// totalLabel reports the label of such an amount.
func totalLabel(label string) bool {
	return hasSuffixAny(plainWord(lastOfLabel(label)), "资金总额", "总额", "总预算", "资金合计", "总投资", "预算资金", "项目资金")
}

// sourceLabel reports the label of money from one source: 其中：财政拨款, 其他资金.
func sourceLabel(label string) bool {
	word := plainWord(lastOfLabel(label))
	return !totalLabel(label) && hasSuffixAny(word, "拨款", "资金", "自筹", "收入", "补助", "债券", "贷款", "经费", "结转结余")
}

// keepTotal remembers an amount that its label calls a total, by its column.
func (w *walker) keepTotal(l *Line, i int, c Cell, x *Found) {
	if c.Head != "" || !x.Money() || !totalLabel(lastName(c.Side)) {
		return
	}
	if w.totals == nil {
		w.totals = map[int]moneyTotal{}
	}
	w.totals[c.Col] = moneyTotal{table: l.Table, line: i, kind: x.Kind, unit: x.Unit}
}

// totalOf returns the total of which a cell tells one source: that above it in its column, or else
// left of it in its row; ok is false where there is none.
func (w *walker) totalOf(l *Line, i int, c Cell) (t moneyTotal, ok bool) {
	if c.Head != "" || !sourceLabel(lastName(c.Side)) {
		return t, false
	}
	if t, ok = w.totals[c.Col]; ok && t.table == l.Table && i-t.line <= 1 && t.line < i {
		t.line = i
		w.totals[c.Col] = t
		return t, true
	}
	at := -1
	for col, o := range w.totals {
		if col < c.Col && col > at && o.table == l.Table && o.line == i {
			t, at = o, col
		}
	}
	return t, at >= 0
}

// readSources reads a cell of words; where the label left of it says the unit of money, the total
// and its sources that the cell tells have it: 年度资金总额：120 其中：财政拨款 100 其他资金 20.
func (w *walker) readSources(f finder, c Cell) {
	text := f.line.Text[f.from:f.to]
	unit := cmp.Or(headUnit(c.Side), headUnit(c.Corner))
	if unit == "" || c.Head != "" || !hasAny(text, "资金总额", "拨款", "其他资金") {
		w.read(f)
		return
	}
	f.tokens = slices.Clone(f.pieceTokens())
	for k := range f.tokens {
		t := &f.tokens[k]
		if t.Class != Bare || t.Start < f.from || t.End > f.to || !t.standsAlone(f.line.Text) && !sourceBehind(f.line.Text[:f.to], f.tokens, k) {
			continue
		}
		if label, _ := bareLabelOf(f.line.Text, f.tokens, k); totalLabel(label) || sourceLabel(label) {
			t.Class, t.Scale, t.Unit = Quantity, strings.TrimSuffix(unit, "元"), "元"
		}
	}
	w.readTokens(f)
}

// sourceBehind reports that between a number and the next one stands the label of a source, and
// nothing that belongs to the number: 100 of 财政拨款100其他资金20.
func sourceBehind(text string, tokens []Token, k int) bool {
	if k+1 >= len(tokens) {
		return false
	}
	between := strings.TrimRight(strings.TrimSpace(text[tokens[k].End:tokens[k+1].Start]), "：: ")
	return strings.HasPrefix(between, "其中") || strings.HasPrefix(between, "其他资金") || strings.HasPrefix(between, "财政拨款") || strings.HasPrefix(between, "自筹资金")
}
