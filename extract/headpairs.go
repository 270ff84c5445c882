package extract

import (
	"strings"
	"unicode/utf8"
)

// labelsWithValues reports labels that take turns with their values, one of which can only be
// a value, since digits stand in it: 项目属性 | 延续性项目 | 项目期 | 2025年1月—12月. Heads of columns
// are of amounts, parts of the year or years.
func labelsWithValues(said []gridCell) bool {
	if len(said)%2 > 0 {
		return false
	}
	value := false
	for i, c := range said {
		digits := strings.ContainsAny(c.text, "0123456789")
		kind, _ := readHead(c.text)
		switch {
		case i%2 == 0 && (digits || kind == moneyColumn || kind == rateColumn || formWords[plainWord(c.text)]):
			return false
		case i%2 == 0:
		case kind != anyColumn && kind != wordColumn || formWords[plainWord(c.text)] || groupWords[plainWord(c.text)] || yearHead(c.text) || YearAlone(c.text) || partOfYear(c.text):
			return false
		default:
			value = value || digits
		}
	}
	return value
}

// saidOf is a cell without the head above it where that heads figures and the cell holds a
// sentence: 年度总体目标 stands below 全年执行数 in a form, and is of no 执行数.
func (w *walker) saidOf(c Cell, text string) Cell {
	if c.Head == "" || c.Side == "" || utf8.RuneCountInString(text) <= longestUnread || !strings.ContainsAny(text, "，。；") {
		return c
	}
	switch w.column(c).kind {
	case moneyColumn, rateColumn, countColumn, pointColumn:
		c.Head = ""
	}
	return c
}
