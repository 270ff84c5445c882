package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jiheng/document"
)

// markHeads says which cells are heads of columns or labels of rows: those that
// the document marks, rows whose words are those of forms or of heads between figures, the rows above the
// first figure of a table, and labels that end in a colon. Rows of labels and
// values above the head of a form are no heads; neither is what a row of column
// numbers says.
func markHeads(t *document.Table, grid [][]gridCell) {
	first := firstFigures(grid)
	keyed := first > 0 && t.Header == 0 && len(t.Columns) == 2 && keyedRows(grid)
	if keyed {
		first = 0
	}
	form := slices.IndexFunc(grid[:first], formHead)
	levels := 0 // end of the rows that a head of groups spans
	for i, row := range grid {
		if numbersColumns(row, i > 0 && headRow(grid[i-1])) {
			for k := range row {
				row[k].head = row[k].text != ""
			}
			continue
		}
		labels := keyed || labelRow(row) || pairsRow(row)
		if i < first && i >= levels && groupsOver(row, grid[i+1]) {
			levels = levelsFrom(grid[:first], i)
		}
		above := i < first && (i >= form || leadsGroup(row) || i < levels)
		whole := !labels && (i < t.Header || above || formHead(row) || i > first && innerHead(grid, i))
		for k := range row {
			c := &row[k]
			c.head = c.text != "" && (whole || c.Head && !labels && !figure(c.text) || strings.HasSuffix(c.text, "：") || strings.HasSuffix(c.text, ":"))
		}
	}
}

// partOfYear reports a head that names months or a quarter: 1-6月, 第三季度.
func partOfYear(text string) bool {
	for _, end := range []string{"月", "月份", "季度", "月底"} {
		if months, ok := strings.CutSuffix(strings.TrimPrefix(text, "第"), end); ok && months != "" && strings.Trim(months, "0123456789-—–~～至一二三四月 ") == "" {
			return true
		}
	}
	return false
}

// written returns the cells of a row that have text; nobody changes them.
func written(row []gridCell) []gridCell {
	if !slices.ContainsFunc(row, func(c gridCell) bool { return c.text == "" }) {
		return row
	}
	out := make([]gridCell, 0, len(row))
	for _, c := range row {
		if c.text != "" {
			out = append(out, c)
		}
	}
	return out
}

// labelRow reports the first row of a form, which names project and unit beside
// their labels; its cells are no heads of columns.
func labelRow(row []gridCell) bool {
	said := written(row)
	label := func(i int) bool { return labelWords[strings.TrimRight(said[i].text, "：:")] }
	switch n := len(said); {
	case n < 2:
		return false
	case !label(0):
		return infoRow(row)
	case n == 2:
		return (len(row) == 2 || !formWords[said[1].text]) && !groupWords[plainWord(said[1].text)]
	case len(row) == n && (label(1) || n > 3 && label(3)):
		return false // heads of columns: 项目名称 | 负责人 | 联系电话 | 目标值
	default:
		return label(2) || n > 4 && label(4) || labelsWithValues(said)
	}
}

// infoRow reports a row above the head of a form in which labels and their values take
// turns, whatever the labels are called: 转移支付（项目）名称 | 危房改造 | 资金使用单位 | 各镇.
func infoRow(row []gridCell) bool {
	said := written(row)
	if len(said) < 2 || len(said)%2 > 0 || len(said) == 2 && len(row) > 2 && !spans(said[1]) {
		return false
	}
	for i, c := range said {
		if infoLabel(c.text) != (i%2 == 0) {
			return false
		}
		if kind, _ := readHead(c.text); i%2 > 0 && (kind != anyColumn || formWords[c.text] || groupWords[plainWord(c.text)] || figure(c.text) || yearHead(c.text) || YearAlone(c.text)) {
			return false
		}
	}
	return true
}

// spans reports a cell over several columns.
func spans(c gridCell) bool {
	cols, _ := c.Spans()
	return cols > 1
}

// infoLabel reports the label of what a form is about.
func infoLabel(text string) bool {
	word := strings.TrimRight(noBlanks.Replace(dropBrackets(text)), "：:")
	return utf8.RuneCountInString(word) <= longestInner && hasSuffixAny(word, infoEnds...) && !hasAny(word, "计量单位", "金额单位", "指标")
}

// infoEnds end such labels.
var infoEnds = []string{"名称", "部门", "单位", "负责人", "联系人", "电话", "代码", "编码", "编号", "起止时间", "期限", "属性", "性质", "地址"}

var labelWords = map[string]bool{"项目名称": true, "项目(政策)名称": true, "主管部门": true, "单位名称": true, "部门名称": true, "预算单位": true, "实施单位": true,
	"填报单位": true, "项目单位": true, "部门(单位)名称": true, "部门（单位）名称": true, "项目（政策）名称": true, "主管预算部门": true, "项目主管部门": true,
	"项目负责人": true, "财务负责人": true, "负责人": true, "联系人": true, "联系电话": true, "项目代码": true, "项目编码": true, "项目类型": true, "项目类别": true,
	"项目属性": true, "填报人": true, "评价年度": true, "预算年度": true, "年度": true, "填报日期": true, "资金性质": true, "实施期限": true, "项目期限": true, "起止时间": true}

// groupWords head several columns, whose own heads stand below.
var groupWords = map[string]bool{"收入": true, "支出": true, "资产": true, "负债": true, "负债和净资产": true, "预算数": true, "决算数": true, "执行数": true, "预算": true, "决算": true,
	"预算金额": true, "金额": true, "资金": true, "收入决算": true, "支出决算": true, "预算安排": true, "预算执行": true, "本年收入": true, "本年支出": true, "上年数": true, "本年数": true}

// plainWord is a head's word without blanks, bracket and colon: 收　入 is 收入.
func plainWord(text string) string {
	if i := strings.IndexByte(text, '('); i >= 0 {
		text = text[:i]
	}
	word, _, _ := strings.Cut(text, "（")
	return strings.TrimRight(noBlanks.Replace(word), "：:")
}

var noBlanks = strings.NewReplacer(" ", "", "　", "")

// leadsGroup reports a row with a head of several columns.
func leadsGroup(row []gridCell) bool {
	return slices.ContainsFunc(row, func(c gridCell) bool { return groupHead(c) })
}

// headWordsOnly reports cells whose texts are as short as heads, and no figures.
func headWordsOnly(said []gridCell) bool {
	return !slices.ContainsFunc(said, func(c gridCell) bool {
		return figure(c.text) || utf8.RuneCountInString(c.text) > longestGroup || strings.ContainsAny(c.text, "：:。；，")
	})
}

// longestGroup is how many characters the head of a group has at most.
const longestGroup = 16

// groupHead reports a cell that heads several columns: by its word, or because it
// covers them and names money.
func groupHead(c gridCell) bool {
	word := plainWord(c.text)
	if groupWords[word] {
		return true
	}
	if c.text == "" || utf8.RuneCountInString(c.text) > longestGroup || strings.ContainsAny(c.text, "0123456789：:。；，") {
		return false
	}
	cols, _ := c.Spans()
	return headUnit(c.text) != "" && strings.Contains(c.text, "元") || cols > 1 && groupEnds.before(word) != "" && moneyInGroup.find(word) != ""
}

// A group of columns is headed by what its money is, and a word for figures of all
// kinds: 预算执行情况, 资金安排.
var (
	groupEnds    = newLexicon("情况", "安排", "执行", "数", "金额", "资金", "支出", "收入", "预算", "决算", "来源", "经费", "明细", "使用")
	moneyInGroup = newLexicon("预算", "决算", "资金", "支出", "收入", "经费", "金额", "投资")
)

// numbersColumns reports a row of a table that numbers its columns.
func numbersColumns(row []gridCell, belowHead bool) bool {
	said := written(row)
	texts := make([]string, len(said))
	for i, c := range said {
		texts[i] = c.text
	}
	return NumbersColumns(texts, belowHead)
}

// NumbersColumns reports the row below a head that numbers the columns, by the
// texts of its cells without blank ones: 栏次 1 2 3, or numbers that count up from
// 1 and nothing else but 甲, 乙, the unit of the table in the first cell, and sums of columns.
func NumbersColumns(texts []string, belowHead bool) bool {
	if len(texts) < 2 {
		return false
	}
	named, least := false, 2
	next, counted := 1, 0
	for i, text := range texts {
		word := plainWord(text)
		text = strings.Trim(text, "（）()[]【】 ")
		if bare := withoutFormat(text); bare != text {
			text, least = bare, 3
		}
		if i == 0 && columnNumberWords[word] {
			named = true
			continue
		}
		if i == 0 && (onlyUnit(text) || moneyUnitWord(strings.TrimPrefix(text, "人民币"))) {
			continue // the unit of the table stands where 栏次 would: 单位：万元 | 1 | 2 | 3
		}
		switch {
		case text == itoa(next):
			next, counted = next+1, counted+1
		case len(text) > 1 && strings.HasPrefix(text, itoa(next)) && strings.ContainsAny(text, "=＝") && !strings.ContainsAny(text, ".,"):
			next, counted = next+1, counted+1 // 3=1+2
		case columnLetters[text] || columnNumberWords[word]:
		case named && utf8.RuneCountInString(text) <= 8 && digitsOnly(text):
			counted++
		default:
			return false
		}
	}
	return named && counted > 0 || belowHead && counted >= least && counted+3 >= len(texts) && next > 2
}

// withoutFormat is the number of a column without what the number format of the column made
// of it: 2 of 2.00, of ￥2.00, of 200.00%. Other texts stay.
func withoutFormat(text string) string {
	body, percent := strings.CutSuffix(strings.TrimSuffix(strings.TrimLeft(text, "￥¥$ "), "元"), "%")
	whole, decimals, point := strings.Cut(body, ".")
	switch {
	case whole == "" || len(whole) > 4 || run(whole, 0) != len(whole) || strings.Trim(decimals, "0") != "" || point && decimals == "":
		return text
	case !percent:
		return whole
	case len(whole) > 2 && strings.HasSuffix(whole, "00"):
		return whole[:len(whole)-2]
	}
	return text
}

var (
	columnNumberWords = map[string]bool{"栏次": true, "行次": true, "列次": true, "栏目": true, "列号": true, "栏号": true}
	columnLetters     = map[string]bool{"甲": true, "乙": true, "丙": true, "丁": true, "—": true, "-": true, "——": true, "A": true, "B": true, "C": true, "*": true}
)

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

func digitsOnly(s string) bool {
	return s != "" && strings.Trim(s, "0123456789=+-－＝＋/×*()（） ") == ""
}

func textAt(row []gridCell, col int) string {
	i, found := slices.BinarySearchFunc(row, col, func(c gridCell, col int) int { return c.Col - col })
	if !found {
		return ""
	}
	return row[i].text
}

// sideStarts returns for every column the first one of its side, in a table with
// several tables side by side: 收入 and 支出, each with names and figures of its
// own. A side begins where the head of the first column comes again, where 支出
// heads the columns behind 收入, and where names stand behind figures whose head
// comes again behind them.
func sideStarts(heads []string, body []gridCell) []int {
	starts := make([]int, len(heads))
	last := make(map[string]int, len(heads)) // column in which a head stands last
	for k, h := range heads {
		last[h] = k
	}
	again := 0 // last column of a head of figures that this side has
	begin := func(k int) {
		for j := k; j < len(starts); j++ {
			starts[j] = k
		}
		again = 0
	}
	begun := firstWritten(heads)
	first, group, word := lastName(heads[begun]), 0, ""
	for k := range heads {
		low, top := lastName(heads[k]), plainWord(strings.Split(heads[k], "·")[0])
		if sideWords[top] && top != word {
			if word != "" && k > group && !figure(textAt(body, k)) {
				begin(k)
			}
			group, word = k, top
			continue
		}
		if k == 0 || low == "" || starts[k] == k {
			continue
		}
		text := textAt(body, k)
		names := text != "" && !figure(text)
		switch {
		case word != "":
		case names && k > begun && low == first && lastName(heads[k-1]) != low, names && again > k && last[heads[k]] == k:
			begin(k)
		case figure(text) && k > starts[k]:
			again = max(again, last[heads[k]])
		}
	}
	return starts
}

func firstWritten(heads []string) int {
	return max(0, slices.IndexFunc(heads, func(h string) bool { return h != "" }))
}

// sideWords head one side of such a table.
var sideWords = map[string]bool{"收入": true, "支出": true, "资产": true, "负债和净资产": true, "负债及净资产": true, "负债": true}
