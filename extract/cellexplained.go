package extract

import (
	"slices"
	"strings"
)

// rules are words of heads whose columns say by what rule something is measured or given
// points: what they count is no figure of the paper.
var rules = newLexicon("指标解释", "指标说明", "评分标准", "评分细则", "评分办法", "评分说明", "计分", "扣分标准", "政策依据", "立项依据", "计算方法", "评价标准", "填报说明", "填表说明", "解释", "内涵")

// explained reads the sentences of a cell that explains its row (备注, 说明). Of a rule
// (评分标准) amounts of money alone are read.
func (w *walker) explained(l *Line, i int, c Cell) {
	text := l.Text[c.Start:c.End]
	if !strings.ContainsFunc(text, func(r rune) bool { return digit(r) || isHanNumeral(r) || isCapital(r) }) {
		return
	}
	if fig, ok := ReadCell(text); ok && fig.Class == Bare {
		if fig.Number.Scale() > 0 {
			w.miss(l, i, c, Unnamed)
		}
		return
	}
	f := finder{line: l, index: i, from: c.Start, to: c.End, side: strings.Trim(c.Side+"·"+c.Head, "·"), name: subjectOfCell(c)}
	before := w.count
	if rules.find(c.Head+c.Side) != "" {
		f.plan = true
		f.tokens = slices.DeleteFunc(slices.Clone(f.pieceTokens()), func(t Token) bool { return !strings.HasSuffix(t.Unit, "元") })
		w.readTokens(f)
		return
	}
	if w.read(f); w.count == before {
		w.labelled(l, i, c.Start, c.End, c)
	}
}
