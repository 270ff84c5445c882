package extract

import "strings"

// adjustHeads say no more than 调整 and 预算: they head the budget after the change, or
// the change.
var adjustHeads = newLexicon("调整预算", "调整预算数", "调整预算金额", "调整预算额", "预算调整", "预算调整数", "预算调整额", "预算调整金额", "年中调整预算", "年中调整预算数", "调整")

// changeBeside reports the change of a budget in a column 调整预算: its head has both
// signs, the amount is below zero, or a column of the full-year budget stands beside it.
func changeBeside(l *Line, c Cell) bool {
	head := lastName(c.Head)
	if !adjustHeads.in(plainWord(head)) {
		return false
	}
	if _, inside, ok := strings.Cut(strings.ReplaceAll(head, "（", "("), "("); ok && hasAny(inside, "+", "＋", "增") && hasAny(inside, "-", "－", "−", "—", "减") {
		return true
	}
	for _, o := range l.Cells {
		word := plainWord(lastName(o.Head))
		if o.Col != c.Col && (hasAny(word, "全年预算", "调整后") || word == "全年" && strings.Contains(o.Head, "预算")) {
			return true
		}
	}
	return false
}
