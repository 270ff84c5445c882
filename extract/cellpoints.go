package extract

import (
	"strings"
	"unicode/utf8"
)

// weightWords end heads of points that can be reached, not of those that were.
var weightWords = []string{"分值", "权重", "满分", "标准分", "标准分值", "总分值", "应得分", "分数值"}

// points makes points of a cell of their column: a weight or what was reached of it.
// A weight may be a part in percent.
func (f *Found) points(fig *CellFigure) {
	f.Kind, f.Unit, f.is = Score, "分", other
	head := strings.Trim(bareHead(lastName(f.label)), "%％")
	switch {
	case lostPoints(head):
		f.Kind = Indicator
	case hasSuffixAny(head, weightWords...):
		f.Kind = Weight
	}
	if fig.Unit == "%" || f.Kind == Weight && strings.ContainsAny(lastName(f.label), "%％") {
		f.Unit = "%"
	}
}

// lostPoints reports the head of points that were taken off or put on, not reached: 扣分, 减分.
func lostPoints(head string) bool {
	return hasSuffixAny(head, "扣分", "减分", "失分", "扣减分", "加分", "扣分值", "扣分数", "减分值")
}

// said makes a figure of a cell that says it in a word or a day: the grade beside its
// label or below its head, the day of a target.
func (w *walker) said(l *Line, i int, c Cell, col column) (Found, bool) {
	text := l.Text[c.Start:c.End]
	x := Found{Value: text, Quote: text, Line: i, Start: c.Start, End: c.End, at: l.place(c.Start), base: -1, scope: -1, is: other, Confidence: 80}
	if word := ticked(text); len(word) <= longestGrade && grades.in(word) {
		x.label = bareHead(lastHead(c))
		if hasSuffixAny(x.label, gradeHeads...) {
			x.Kind, x.Subject, x.Value = Rating, x.label, word
			if c.Head != "" {
				x.Subject = subjectOfCell(c)
			}
			return x, true
		}
	}
	if col.kind == planColumn && wholeDay(text) {
		x.Kind, x.Subject, x.label = Deadline, subjectOfCell(c), lastName(c.Side)
		return x, true
	}
	return x, false
}

// gradeHeads end heads and labels of grades.
var gradeHeads = []string{"等级", "等次", "评价结果", "评定结果", "评级", "自评结果", "自评结论"}

// longestGrade is how many bytes a grade has at most.
const longestGrade = 12

// wholeDay reports a text that is one day and the words around it: 2024年6月30日前.
func wholeDay(text string) bool {
	if len(text) > 60 || !strings.ContainsAny(text, "年月-./") {
		return false
	}
	tokens := Tokens(text)
	if len(tokens) != 1 || tokens[0].Class != Day {
		return false
	}
	before, after := strings.Trim(text[:tokens[0].Start], " "), strings.Trim(text[tokens[0].End:], " ")
	return (before == "" || dayBefore[before]) && (after == "" || dayAfter[after])
}

// Words that may stand around a day that is a target or was reached.
var (
	dayBefore = map[string]bool{"于": true, "截至": true, "截止": true, "至": true, "≤": true, "不晚于": true, "不迟于": true, "早于": true, "＜": true, "<": true, "≤ ": true}
	dayAfter  = map[string]bool{"前": true, "之前": true, "以前": true, "底前": true, "底": true, "前完成": true, "之前完成": true, "底前完成": true, "完成": true, "止": true, "（含）前": true,
		"末": true, "末前": true, "完工": true, "已完成": true, "内": true, "发放": true, "上旬": true, "中旬": true, "下旬": true, "初": true}
)

// ticked returns the word behind the one ticked box of a text: 良 of □优☑良□中; the text
// itself where no box is ticked, or several.
func ticked(text string) string {
	const boxes = "☑☒✓✔√■▣□☐○◯●◉"
	if !strings.ContainsAny(text, boxes) {
		return text
	}
	word, n := "", 0
	for i, r := range text {
		if !strings.ContainsRune("☑☒✓✔√■▣●◉", r) {
			continue
		}
		rest, before := text[i+utf8.RuneLen(r):], strings.TrimRight(text[:i], " ")
		if open := trailing(before, "（", "(", "["); open != "" { // 优（）良（√）
			rest = before[strings.LastIndexAny(before[:len(before)-len(open)], "）)]")+1:]
			rest = strings.ToValidUTF8(strings.TrimSuffix(rest, open), "")
		}
		if k := strings.IndexAny(rest, boxes); k >= 0 {
			rest = rest[:k]
		}
		word, n = strings.Trim(rest, " 　()（）[]、，"), n+1
	}
	if n != 1 {
		return text
	}
	return word
}
