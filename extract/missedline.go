package extract

import "strings"

// unreadIn names what a line outside tables says and nobody can read: powers of ten that
// lost their raised digit, and amounts beside figures that were read, of which nothing
// says the unit (全年预算800.00，执行率95%).
func (w *walker) unreadIn(l *Line, i int) {
	for _, t := range l.Tokens() {
		switch {
		case t.Class == Flat:
			w.unread = append(w.unread, UnreadCell{Text: t.Text, Line: i, At: l.Place(t.Start), Why: Unsure})
		case t.Class == Bare && t.Number.Scale() > 0 && w.hasRead(i) && amountBefore(l.Text[:t.Start]) && !w.figureAt(i, t.Start):
			w.unread = append(w.unread, UnreadCell{Text: t.Text, Line: i, At: l.Place(t.Start), Why: Loose})
		}
	}
}

// hasRead reports that the line gave figures: one that gave none was read by its labels.
func (w *walker) hasRead(line int) bool {
	return len(w.parts) > 0 && w.parts[len(w.parts)-1].line == line
}

// figureAt reports that a figure of the line holds the place.
func (w *walker) figureAt(line, at int) bool {
	for k := len(w.parts) - 1; k >= 0 && w.parts[k].line == line; k-- {
		for _, x := range w.parts[k].found {
			if x.Start <= at && at < x.End {
				return true
			}
		}
	}
	return false
}

// amountBefore reports text that ends in the name of an amount, before its number.
func amountBefore(text string) bool {
	text = strings.TrimRight(text, " 　:：")
	text = strings.TrimSuffix(strings.TrimSuffix(text, "为"), "共")
	return hasSuffixAny(text, amountEnds...)
}

// amountEnds end the names of amounts of money.
var amountEnds = []string{"预算", "预算数", "决算", "决算数", "支出", "支出数", "执行数", "收入", "拨款", "经费", "资金", "金额", "结余", "结转", "投资", "到位", "补助", "合计"}
