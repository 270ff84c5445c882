package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LabelText reports a text that is the label of a figure beside it and no figure, nor
// words that stand in the place of one: 其中：基本支出：, 项目支出.
func LabelText(text string) bool {
	if NoFigure(text) || FigureLike(text) || figure(text) || utf8.RuneCountInString(text) > longestLabel || strings.ContainsAny(text, "。；，") {
		return false
	}
	if ColonEnds(text) {
		return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	}
	return hasSuffixAny(plainWord(text), labelTails...)
}

// longestLabel is how many characters such a label has at most.
const longestLabel = 24

// labelTails end labels of amounts that no colon follows.
var labelTails = []string{"支出", "收入", "经费", "拨款", "结余", "结转", "合计", "小计"}

// ColonEnds reports a text that ends in a colon.
func ColonEnds(text string) bool {
	return strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":")
}

// pairs takes their heads off the cells of a row that stand behind a second label,
// which stands below a head of figures: the label says what they are, the heads do not.
func (s *sides) pairs(l *Line, cells []gridCell, heads []string) {
	label, last, first := "", false, -1
	for i, c := range cells {
		cell := &l.Cells[i]
		if c.text == "" {
			continue
		}
		if first < 0 {
			first = i // the name of the row
		}
		named := c.Col < len(heads) && heads[c.Col] != heads[min(cells[first].Col, len(heads)-1)]
		switch {
		case named && LabelText(c.text) && figuresBelow(heads[c.Col]) && (ColonEnds(c.text) || figureNext(cells, i)):
			label, last, cell.Head = c.text, true, ""
		case last && figure(c.text):
			cell.Head, cell.Side, last = "", strings.TrimRight(label, "：:"), false
		default:
			last = false
		}
	}
}

// figuresBelow reports a column whose head says that it holds amounts or rates.
func figuresBelow(head string) bool {
	if head == "" {
		return false
	}
	kind, _ := readHead(lastName(head))
	return (kind == moneyColumn || kind == rateColumn) && hasSuffixAny(plainWord(lastName(head)), figureHeads...)
}

// figureHeads end the heads of columns that hold nothing but figures.
var figureHeads = []string{"数", "额", "率", "预算", "决算", "执行", "进度", "实际支出"}

// figureNext reports a figure in the next cell that has text.
func figureNext(cells []gridCell, i int) bool {
	for _, c := range cells[i+1:] {
		if c.text != "" {
			return figure(c.text)
		}
	}
	return false
}

// pairsRow reports a row in which labels and their figures take turns: it heads nothing,
// whatever the document marks.
func pairsRow(row []gridCell) bool {
	said := written(row)
	if len(said) < 4 || len(said)%2 > 0 {
		return false
	}
	for i, c := range said {
		if figure(c.text) != (i%2 > 0) || YearNumber(c.text) {
			return false
		}
	}
	return true
}

// yearHead reports a text that begins with a year and names what is of it: 2024年支出,
// 2023年度实际. It heads figures and is none; a date and a year alone are no heads.
func yearHead(text string) bool {
	if len(text) < 7 || run(text, 0) != 4 || !hasPrefixAny(text, "19", "20") {
		return false
	}
	rest, ok := strings.CutPrefix(text[4:], "年")
	r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(rest, "度"))
	return ok && unicode.Is(unicode.Han, r) && !strings.ContainsAny(rest, "0123456789") && !hasPrefixAny(rest, "度初", "度末", "初", "末", "底", "内", "全年")
}

// YearAlone reports a text that is a year with its word and nothing else: 2024年, 2024年度.
// It names a row or heads columns, and is no figure.
func YearAlone(text string) bool {
	if len(text) < 7 || len(text) > 10 || run(text, 0) != 4 || !hasPrefixAny(text, "19", "20") {
		return false
	}
	return text[4:] == "年" || text[4:] == "年度"
}

// PartOfYear reports a text that names months or a quarter and nothing else: 1-6月, 第三季度.
func PartOfYear(text string) bool { return partOfYear(text) }

// YearsHead reports a head whose column names the years of the rows: 年份.
func YearsHead(word string) bool {
	switch word {
	case "年", "年度", "年份", "会计年度", "预算年度", "财政年度", "统计年度", "所属年度", "支出年度", "决算年度":
		return true
	}
	return false
}

// YearNumber reports the number of a year without its word: 2024.
func YearNumber(text string) bool {
	return len(text) == len("2024") && namesThing(text) && text[0] != '0'
}

// yearsRow reports a row that heads columns with years that follow one another: 项目 | 2023 |
// 2024.
func yearsRow(row []gridCell) bool {
	said := written(row)
	if len(said) < 3 || figure(said[0].text) {
		return false
	}
	last := 0
	for _, c := range said[1:] {
		if len(c.text) != len("2024") || !namesThing(c.text) {
			return false
		}
		year, _ := strconv.Atoi(c.text)
		if last > 0 && year != last+1 && year != last-1 {
			return false
		}
		last = year
	}
	return true
}

// yearsBelow reports a second row of heads in which bare years, two or more that follow one
// another below each head, stand alone or beside words: 支出 over 2023 | 2024. It names no
// row, and heads stand above all of it.
func yearsBelow(grid [][]gridCell, i int) bool {
	if i == 0 || i+1 >= len(grid) || slices.ContainsFunc(grid[i-1], func(c gridCell) bool { return figure(c.text) }) {
		return false
	}
	last, alone, years := 0, false, 0
	for _, c := range written(grid[i]) {
		switch {
		case c.Col == 0 || headOver(grid[i-1], c.Col) == "":
			return false
		case !YearNumber(c.text):
			if figure(c.text) || utf8.RuneCountInString(c.text) > longestGroup || alone {
				return false
			}
			last = 0
			continue
		}
		year, _ := strconv.Atoi(c.text)
		switch {
		case year < 1990 || year > 2099:
			return false
		case last == 0:
			alone = true
		case year == last+1 || year == last-1:
			alone = false
		case alone:
			return false
		default:
			alone = true // the first below the next head
		}
		last, years = year, years+1
	}
	return years > 1 && !alone
}

// amountsBelow reports that a row of numbers that could be years holds amounts: each stands below
// a head of its own that says which (预算数, 执行数), and the row has a name: 供水 | 2023 | 2024.
func amountsBelow(heads, row []gridCell) bool {
	said := written(row)
	if word := plainWord(said[0].text); YearsHead(word) || formWords[word] || namesRows.in(word) || strings.HasSuffix(word, "名称") || said[0].Col != 0 || headOver(heads, 0) == "" || headOver(heads, 0) == said[0].text {
		return false
	}
	seen := map[string]bool{}
	for _, c := range said[1:] {
		head := headOver(heads, c.Col)
		if _, staged := stageWords.nearest(head); !staged || seen[head] {
			return false
		}
		seen[head] = true
	}
	return true
}

// namesRows are heads of the column that names the rows.
var namesRows = newLexicon("名称", "科目", "类别", "内容", "指标", "部门", "用途", "来源", "事项", "分类", "类型", "地区")

// headOver is the head in a row over a column: that of the cell that covers it, or of the
// last one before it where blank cells follow.
func headOver(row []gridCell, col int) string {
	text := ""
	for _, c := range row {
		if c.Col > col {
			break
		}
		if c.text != "" {
			text = c.text
		}
	}
	return text
}
