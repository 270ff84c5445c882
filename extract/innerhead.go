package extract

import (
	"strings"
	"unicode/utf8"
)

// longestInner is how many characters a head in the middle of a table has at most.
const longestInner = 20

// innerHead reports a row in the middle of a table that heads the rows below it: no
// cell of it holds a figure, those behind the first have words of heads, and figures
// stand above and below them (经费控制情况 | 2023年决算数 | 2024年预算数 below the numbers of
// staff). What such a head says is not always known: the figures below it are then of
// no known kind, and never of the one that the heads above name.
func innerHead(grid [][]gridCell, i int) bool {
	said := written(grid[i])
	if i == 0 || len(said) < 3 {
		return false
	}
	for k, c := range said {
		n := utf8.RuneCountInString(c.text)
		if figure(c.text) || NoFigure(c.text) || n > longestInner || strings.ContainsAny(c.text, "。；，？") || strings.HasSuffix(c.text, "：") || k > 0 && !wordsOfHead(c.text) {
			return false
		}
	}
	below := nextWritten(grid, i)
	if below == nil {
		return false
	}
	up, low := 0, 0
	for _, c := range said[1:] {
		if figure(textAt(below, c.Col)) {
			low++
		}
		if figureAbove(grid, i, c.Col) {
			up++
		}
	}
	return up > 0 && low >= 2
}

// wordsOfHead reports a text whose words are those of heads of figures.
func wordsOfHead(text string) bool {
	switch kind, _ := readHead(text); kind {
	case anyColumn, planColumn:
		return hasSuffixAny(plainWord(text), headTails...)
	}
	return true
}

// headTails end heads of figures of no known kind.
var headTails = []string{"数", "额", "率", "量", "年", "年度", "％", "%", "增减", "增长", "上期", "本期", "差异", "标准", "情况", "备注", "期末", "期初", "计划", "实际", "实绩"}

// nextWritten is the next row that has text and numbers no columns; nil for none.
func nextWritten(grid [][]gridCell, i int) []gridCell {
	for k := i + 1; k < min(i+3, len(grid)); k++ {
		if row := grid[k]; len(written(row)) > 0 && !numbersColumns(row, true) {
			return row
		}
	}
	return nil
}

// innerReach is how many rows above a head figures are looked for.
const innerReach = 12

// figureAbove reports a figure in a column, a few rows above one.
func figureAbove(grid [][]gridCell, i, col int) bool {
	for k := i - 1; k >= max(0, i-innerReach); k-- {
		if figure(textAt(grid[k], col)) {
			return true
		}
	}
	return false
}

// aloneHead reports a row with one head over some of the columns: those beside it reach
// down from above, as 科目编码 between 支出功能分类 and 类, 款, 项.
func aloneHead(row []gridCell, columns int) bool {
	if len(row) != 1 || !row[0].head || ColonEnds(row[0].text) {
		return false
	}
	cols, _ := row[0].Spans()
	return cols < columns
}
