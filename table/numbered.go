package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/document/xlsx"
)

// columnNumber is what forms write below a column's name: 1, (1), 1栏, 第1栏, 4=1+2.
var columnNumber = regexp.MustCompile(`^\(?第?([0-9]{1,2})[)栏列]?(?:[=(][0-9+\-×*÷/%=()]*)?$`)

// columnLetters are what forms write below the columns of words.
var columnLetters = []string{"甲乙丙丁戊己庚辛", "abcdefgh"}

// circled are the numbers in circles, from 1.
const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

// countedColumns reports a row of three cells or more that only counts the
// columns: 1, 2, 3; （1）,（2）,（3）; 甲, 乙, 1, 2; ①, ②, ③.
func countedColumns(cells []xlsx.Cell) bool {
	const least = 3
	letters, count := 0, 0
	for i, c := range cells {
		text := strings.TrimSpace(c.Text)
		if c.Struck || i > 0 && c.Column != cells[i-1].Column+1 {
			return false
		}
		if n := strings.Index(circled, text); text != "" && n >= 0 && len(text) == len("①") {
			text = strconv.Itoa(n/len(text) + 1)
		}
		s := flat(text)
		switch {
		case count == 0 && letterAt(s, letters):
			letters++
		case columnNumber.FindStringSubmatch(s) != nil && columnNumber.FindStringSubmatch(s)[1] == strconv.Itoa(count+1):
			count++
		default:
			return false
		}
	}
	return letters+count >= least && count > 0
}

// letterAt reports the letter that counts a column of words, from 0.
func letterAt(s string, i int) bool {
	for _, row := range columnLetters {
		if r := []rune(row); i < len(r) && s == string(r[i]) {
			return true
		}
	}
	return false
}

// sureColumns reports a row whose numbers fit a column of words or days so badly
// that it counts the columns: any but one of numbers alone, besides the key.
func (sr *sheetReader) sureColumns(row xlsx.Row) bool {
	for i := range sr.cells {
		c := &sr.cells[i]
		if c.Column == 0 || i == sr.spec.Key {
			continue
		}
		if t := sr.spec.Columns[i].Type; !t.number() && t != Rate {
			return true
		}
	}
	return letterAt(flat(row.Cells[0].Text), 0) || strings.ContainsAny(row.Cells[len(row.Cells)-1].Text, "(（栏列=①②③④⑤⑥⑦⑧⑨⑩")
}

// Rows that tell what to write, and figures to compare with, are no records of the
// year.
var (
	exampleRow = regexp.MustCompile(`^[(\[【]?(?:填报|填写)?(?:示例|样例|范例|举例|样表)行?[0-9一二三]?[)\]】]?(?:$|[:、])|^例(?:[0-9一二三]?$|[:、]|如)`)
	otherRow   = regexp.MustCompile(`^(?:上年|去年|上期|上年度|前年)(?:同期|实际|数|完成|决算|执行|合计)*数?$|^(?:本年|年初|全年|年度|当年)(?:预算|计划|目标|任务|预计)(?:数|值|额|金额)?$|^(?:预算|计划|目标|任务|应完成|预计)(?:数|值|额)$|` +
		`^(?:与|较|比)(?:上年|去年|上期|预算|计划|年初)(?:同期)?(?:相比|比较|增减|差额|增长|增加|减少)*(?:额|数|率|[%])?$|^(?:同比|环比)(?:增减|增长|变动|下降)*(?:额|数|率|[%])?$|^(?:增减|增长|差)(?:额|率|数|幅)$|^完成率$|^完成比例$|^占比$`)
)

// besidesHeads begin what otherRow finds, but for 与, 较 and 比.
var besidesHeads = []string{"上年", "去年", "上期", "前年", "本年", "年初", "全年", "年度", "当年", "预算", "计划", "目标", "任务", "应完", "预计",
	"同比", "环比", "增减", "增长", "差额", "差率", "差数", "差幅", "完成", "占比", "与", "较", "比"}

// mayBeOther and mayBeExample are quick looks at a text before the slow ones.
func mayBeOther(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("上去前本年全当预计目任应同环增减差完占与较比", first) &&
		slices.ContainsFunc(besidesHeads, func(h string) bool { return strings.HasPrefix(text, h) })
}

func mayBeExample(text string) bool {
	const most = 2 * len("一") // 示例行1, 示例（一）
	_, behind, ok := strings.Cut(text, "例")
	if !ok {
		return strings.Contains(text, "样表")
	}
	return len(behind) <= most || strings.ContainsAny(behind, ":：、如") || strings.HasPrefix(behind, "行")
}

// besidesRecords says what a row is by its first words where that is no record of
// the year: an example, a figure of another year or of the plan, a difference.
func (sr *sheetReader) besidesRecords(row xlsx.Row) (what, text string) {
	for i := range row.Cells[:min(len(row.Cells), 3)] {
		c := &row.Cells[i]
		if c.Kind != xlsx.Text || c.Struck || len(c.Text) > 3*longestLabel {
			continue
		}
		words := strings.TrimLeft(c.Text, " 　")
		example, other := mayBeExample(words), mayBeOther(words)
		if !example && !other || sr.allowed(c) || i > 0 && !sr.naming(c) {
			continue
		}
		s := flat(c.Text)
		switch {
		case example && exampleRow.MatchString(s):
			return "填写的示例", c.Text
		case other && otherRow.MatchString(s):
			return "别的年度、计划或比较的数", c.Text
		}
	}
	return "", ""
}
