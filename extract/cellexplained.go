package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// rules are words of heads whose columns say by what rule something is measured or given
// points: what they count is no figure of the paper.
var rules = newLexicon("指标解释", "指标说明", "评价要点", "评分要点", "考核要点", "评分规则", "评分标准", "评分细则", "评分办法", "评分说明", "计分", "扣分标准", "政策依据", "立项依据", "计算方法", "评价标准", "填报说明", "填表说明", "解释", "内涵")

// explained reads the sentences of a cell that explains its row (备注, 说明). Where its column
// says by what rule (评分标准), clauses that state a rule, a bound or points claim nothing:
// of those amounts of money alone are read.
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
		f.tokens = slices.DeleteFunc(slices.Clone(f.pieceTokens()), func(t Token) bool {
			return t.Class != Day && !strings.HasSuffix(t.Unit, "元") && (!t.Counts() || ruled(l.Text[c.Start:c.End], t.Start-c.Start, t.End-c.Start, &t))
		})
		w.readTokens(f)
		w.partsIn(l, i, c, "元")
		return
	}
	if w.read(f); w.count == before {
		w.labelled(l, i, c.Start, c.End, c)
	}
	w.partsIn(l, i, c, "")
}

// ruled reports a number of a rule: its sentence says how points are given, or its clause how
// much there has to be, or how something is worked out.
func ruled(text string, start, end int, t *Token) bool {
	if t.Unit == "分" || t.Class == Range || isBound(t.Approx) || t.Unit == "%" && t.Number.String() == "100" {
		return true
	}
	sentence, clause := clauseAround(text, start, end, "。；;"), clauseAround(text, start, end, "。；;，,")
	return hasAny(eachTime.Replace(sentence), scoreWords...) || hasAny(clause, ruleWords...)
}

// isBound reports a word at a number by which it is a bound: 不少于, 以上, ≥.
func isBound(approx string) bool {
	return approx != "" && !hasAny(approx, "约", "近", "余", "多", "达", "左右", "许")
}

// clauseAround is the part of a text between two marks that a place stands in.
func clauseAround(text string, start, end int, marks string) string {
	before, behind := text[max(0, start-longestReach):start], text[end:min(len(text), end+longestReach)]
	if i := strings.LastIndexAny(before, marks); i >= 0 {
		_, n := utf8.DecodeRuneInString(before[i:])
		before = before[i+n:]
	}
	if i := strings.IndexAny(behind, marks); i >= 0 {
		behind = behind[:i]
	}
	return text[start-len(before) : end+len(behind)]
}

// scoreWords are words of sentences that say how points are given, ruleWords of clauses that
// set a bound or a way to work something out.
var (
	scoreWords = []string{"每", "得分", "满分", "不得", "扣", "计分", "得0", "分值", "权重", "加分", "减分", "给分", "得1", "得2", "得3", "得4", "得5", "得6", "得7", "得8", "得9", "得满", "评分", "则"}
	ruleWords  = []string{"≥", "≤", ">", "<", "＞", "＜", "÷", "×", "=", "＝", "*", "/", "应", "须", "需", "目标", "要求", "标准", "不少于", "不低于", "不超过", "不高于", "不大于", "不小于", "至少", "以上", "以下", "以内", "之内", "控制在", "达到",
		"计划", "比例", "是否", "考核", "否则", "的得", "内完成", "前完成", "小时内", "日内", "天内", "低于", "高于", "大于", "小于", "未达", "之间", "区间"}
)
