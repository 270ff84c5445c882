package extract

import "strings"

// A figure in a bracket that is closed tells of the one before it: 648件，超目标值（600件）8%，
// 其中民事571件、刑事77件. What follows splits up the other.

// compares are words of brackets, and of the clauses that they end, with a figure to compare with.
var compares = newLexicon("上年", "去年", "同期", "前年", "往年", "年初", "目标", "计划", "任务", "预算", "指标", "标准", "预期", "应", "原", "比", "较", "超", "低于", "高于", "多于", "少于", "全国", "全省", "全市", "平均", "基数", "限额", "控制数", "20")

// ClosedBehind reports that a text closes a bracket that it did not open: what stands before
// it stands in that bracket.
func ClosedBehind(s string) bool {
	depth := 0
	for _, r := range s {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			if depth--; depth < 0 {
				return true
			}
		}
	}
	return false
}

// Compared reports that the figure at an offset stands in a bracket to be compared with the
// figure before: right behind it, or with a word that says so.
func Compared(text string, at int) bool {
	text = text[max(0, at-longestReach):at]
	at = len(text)
	open := strings.LastIndexAny(text, "（(")
	if open < 0 || sumWords.find(text[open:at]) != "" || strings.Contains(text[open:at], "共") {
		return false
	}
	clause := text[:open]
	return compares.find(clause[strings.LastIndexAny(clause, "，。；：,;")+1:]+text[open:at]) != ""
}

// outsideOwner is the figure before that a compared figure in a closed bracket tells of.
func (f *finder) outsideOwner(i, at int) int {
	if i < 1 || !ClosedBehind(f.line.Text[f.out[i].End:at]) || !Compared(f.line.Text, f.out[i].Start) {
		return i
	}
	for j := f.level(i-1, false); j >= 0; j = f.level(j-1, false) {
		gap := f.line.Text[f.out[j].End:at]
		if strings.ContainsAny(gap, "。；;") {
			break
		}
		if unitRoot(f.out[j].Unit) == unitRoot(f.out[i].Unit) && !ClosedBehind(gap) {
			return j
		}
	}
	return i
}
