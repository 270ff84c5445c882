package extract

import "strings"

// unreadIn names what a line outside tables says and nobody can read: powers of ten that
// lost their raised digit, parts in words (三分之二), amounts beside figures that were read,
// of which nothing says the unit (全年预算800.00，执行率95%), and numbers without a unit, in one
// row with figures (受理126、办结88件) or behind their names. labelled lines have named theirs.
func (w *walker) unreadIn(l *Line, i int, labelled bool) {
	tokens := l.Tokens()
	for k, t := range tokens {
		why := Loose
		if l.ofPerson(t.Start, t.End) {
			continue
		}
		if more, open := openCount(l.Text, &tokens[k]); open && !w.figureAt(i, t.Start) {
			w.unread = append(w.unread, UnreadCell{Text: more, Line: i, At: l.Place(t.Start), Why: why})
			continue
		}
		switch {
		case t.Class == Flat:
			why = Unsure
		case t.Class == Arrowed:
			why = Pointed
		case t.Class == HanBare && !w.figureAt(i, t.Start):
		case t.Class == Part || t.doubles(l.Text[t.End:]):
			why = Worded
		case t.Class != Bare || labelled || w.figureAt(i, t.Start):
			continue
		case w.hasRead(i) && (t.Number.Scale() > 0 && amountBefore(l.Text[:t.Start]) || besideFigures(l.Text, tokens, k)):
		case !bareFigure(l, tokens, k) && !inBareRow(l, tokens, k):
			continue
		}
		w.unread = append(w.unread, UnreadCell{Text: t.Text, Line: i, At: l.Place(t.Start), Why: why})
	}
}

// looseIn names the numbers without a unit in a cell of words (培训农民一千二百) as those of a
// paragraph are named.
func (w *walker) looseIn(l *Line, i int, c Cell) {
	if text := l.Text[c.Start:c.End]; hanLetters(text) < 2 || wholeNumber(text) || len(l.Text) > longestRow {
		return
	}
	tokens := l.Tokens()
	for k := range tokens {
		t := &tokens[k]
		if t.Start < c.Start || t.End > c.End || t.Class != HanBare && (t.Class != Bare || !bareFigure(l, tokens, k)) || l.ofPerson(t.Start, t.End) || w.figureAt(i, t.Start) {
			continue
		}
		w.unread = append(w.unread, UnreadCell{Text: t.Text, Line: i, At: l.Place(t.Start), Why: Loose})
	}
}

// besideFigures reports a number without a unit in a row with measured ones: between them
// stand 、 or a mark like it, and at most a name.
func besideFigures(text string, tokens []Token, k int) bool {
	t := &tokens[k]
	if !t.endsClause(text) || namesThing(t.Written) || len(t.Written) == 1 && numberLabels.before(text[:t.Start]) != "" || notMoneyEnds.before(text[:t.Start]) != "" ||
		hasSuffixAny(text[:t.Start], "实际", "实际值", "完成值", "目标值", "指标值") { // of an indicator, which is read with its target
		return false
	}
	for n := k - 1; n >= max(0, k-mostDealt) && rowMember(text[tokens[n].End:tokens[n+1].Start]); n-- {
		if tokens[n].Counts() {
			return tokens[n].Unit != "%"
		}
		if tokens[n].Class != Bare {
			break
		}
	}
	for n := k + 1; n < min(len(tokens), k+mostDealt) && rowMember(text[tokens[n-1].End:tokens[n].Start]); n++ {
		if tokens[n].Counts() {
			return tokens[n].Unit != "%"
		}
		if tokens[n].Class != Bare {
			break
		}
	}
	return false
}

// rowMember reports what stands between the members of a row: a mark, a name behind it.
func rowMember(between string) bool {
	if between = strings.TrimSpace(between); inRow(between) {
		return true
	}
	w := prefix(between, "、", "，", ",", "；", ";", "以及", "和", "与", "及")
	name := strings.TrimSpace(between[len(w):])
	return w != "" && isLabel(name) && prefix(name, "比", "较", "同比", "环比", "与") == ""
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
