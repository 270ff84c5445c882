package extract

import (
	"strings"
	"unicode/utf8"
)

// arrowMarks are arrows that say the way of a change beside its number: ↓5%, 12.3%↑. ▲ and ▼
// are signs too, and are read by minus.
var (
	upArrows   = newLexicon("↑", "⬆", "⇧", "⇑", "↗", "⤴")
	downArrows = newLexicon("↓", "⬇", "⇩", "⇓", "↘", "⤵")
)

// variation is the mark by which programs ask for the coloured shape of an arrow.
const variation = "\ufe0f"

// arrowBefore returns the length of an arrow that ends a text, with blanks behind it, and whether
// it points down; 0 for none.
func arrowBefore(text string) (n int, down bool) {
	cut := strings.TrimSuffix(strings.TrimRight(text, " "), variation)
	w := downArrows.before(cut)
	if down = w != ""; !down {
		w = upArrows.before(cut)
	}
	if w == "" {
		return 0, false
	}
	return len(text) - len(cut) + len(w), down
}

// arrowBehind returns the length of an arrow at the start of a text that no number follows.
func arrowBehind(text string) (n int, down bool) {
	w := downArrows.at(text)
	if down = w != ""; !down {
		w = upArrows.at(text)
	}
	if w == "" {
		return 0, false
	}
	rest := strings.TrimPrefix(text[len(w):], variation)
	n = len(text) - len(rest)
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " ")); digit(r) || isHanNumeral(r) {
		return 0, false
	}
	return n, down
}

// pointed reads the arrow that ends right before an offset as the sign of the number there:
// where words compare and say no way, ↓ is a minus; where they say the same way, it says it again.
// sure is false where they say the other one, or nothing of a change.
func (s *scanner) pointed(at, number int, down bool) (minus, sure bool) {
	label := trimChange(strings.TrimRight(s.phrase(at), " ：:（("))
	switch {
	case label == "":
		return false, !down && at == 0 && strings.TrimSpace(s.s[:number]) != "" // ↑12.3% in a cell of nothing else
	case falls(label):
		return false, down
	case rises(label):
		return false, !down
	case comparedWords.before(label) != "" || priorWord(label) != "" || changesOpen.before(label) != "":
		return down, true
	}
	return false, false
}

// changesOpen end labels of a change that may go either way, as 同比变化.
var changesOpen = newLexicon("同比", "环比", "变化", "变动", "增减", "增减变动", "增减变化", "波动", "上年", "去年", "上年同期", "去年同期", "上月", "上季度", "年初", "预算数", "涨跌")

// pointedBehind gives a number the sign of the arrow behind it, where words before it compare:
// 同比5%↓. Of a level it says how that moved, and is none: 满意度98%↑.
func (s *scanner) pointedBehind(l *lead, end int) (after int) {
	n, down := arrowBehind(s.rest(end))
	if n == 0 {
		return end
	}
	label := trimChange(strings.TrimRight(s.phrase(l.from), " ：:（("))
	if label == "" || !falls(label) && !rises(label) && comparedWords.before(label) == "" && priorWord(label) == "" && changesOpen.before(label) == "" {
		return end
	}
	minus, sure := s.pointed(l.from, l.from, down)
	l.minus, s.doubt = l.minus != minus, s.doubt || !sure
	return end + n
}

// fallen makes a figure less than nothing of a rate with ↓ before it, below a head that
// compares and says no way: 增减（%） ↓5%.
func (w *walker) fallen(l *Line, i int, c Cell) bool {
	text := l.Text[c.Start:c.End]
	mark := downArrows.at(text)
	head := trimChange(plainWord(lastHead(c)))
	if mark == "" || comparedWords.before(head) == "" && changesOpen.before(head) == "" && priorWord(head) == "" {
		return false
	}
	fig, ok := ReadCell(strings.TrimLeft(strings.TrimPrefix(text[len(mark):], variation), " "))
	if !ok || fig.Unit != "%" && !strings.HasSuffix(fig.Unit, "百分点") || fig.Number.Sign() <= 0 {
		return false
	}
	x := Found{Kind: Indicator, Value: "-" + fig.Written, Unit: fig.Unit, Qualifier: fig.Approx, Subject: subjectOfCell(c), Line: i, Start: c.Start, End: c.End,
		at: l.place(c.Start), Quote: text, base: -1, scope: -1, is: other, places: fig.Number.Scale(), Confidence: 70, label: lastName(c.Side)}
	x.number = valueOf(fig.Number.Neg(), x.Unit)
	w.add(finder{line: l, index: i, out: []Found{x}})
	w.figures[c.Col] = true
	return true
}
