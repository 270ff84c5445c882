package extract

import (
	"slices"
	"unicode/utf8"
)

// keyEnds end the labels of values that are told in words or counted: 建设内容, 数量, 实施期限.
var keyEnds = []string{"数量", "内容", "规模", "地点", "期限", "时间", "工程量", "范围", "对象", "方式", "依据"}

// keyLabel reports such a label. It heads no row but its own.
func keyLabel(text string) bool {
	word := plainWord(text)
	return utf8.RuneCountInString(word) <= longestInner && hasSuffixAny(word, keyEnds...)
}

// pairBehind reports that the label found right of a column begins a pair of its own, since left
// of the column stands the label of another: 资金总额 of 数量 | | 资金总额 | 120万元.
func (s *sides) pairBehind(col int, label string) bool {
	if col == 0 || s.down[col-1] || !keyLabel(s.text[col-1]) || keyLabel(s.text[col]) {
		return false
	}
	kind, _ := readHead(label)
	return kind == moneyColumn || keyLabel(label) || kind == rateColumn
}

// figuresFirst reports a table with figures in its first column.
func figuresFirst(grid [][]gridCell) bool {
	return slices.ContainsFunc(grid, func(row []gridCell) bool { return len(row) > 0 && figure(row[0].text) })
}

// valueWords head a column of values of any kind.
var valueWords = map[string]bool{"数量": true, "内容": true, "数值": true, "数据": true, "具体内容": true, "项目内容": true, "建设内容": true, "情况": true}

// saysMeasure reports a label that says itself what its figure is.
func saysMeasure(label string) bool {
	return hasSuffixAny(plainWord(label), "拨款", "经费", "投资", "人数", "户数", "次数", "人次", "数量", "金额", "资金", "率", "面积", "总额")
}
