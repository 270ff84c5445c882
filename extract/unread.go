package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// An UnreadCell is a cell whose heads say that it holds an amount, a number or a rate,
// that is not blank, and of which no figure could be read.
type UnreadCell struct {
	Text string // of the cell
	Head string // that does not say what its number is, of its column or left of it; empty for none
	Line int    // index of its line
	At   fault.Place
	Why  UnreadWhy
}

// An UnreadWhy is why no figure could be made of a cell.
type UnreadWhy int

// The reasons, in the order in which a note tells them.
const (
	Unsure   UnreadWhy = iota // it holds no number that is sure
	Unnamed                   // heads and labels do not say what its number is
	Unitless                  // nothing says in which unit an amount is
	Foreign                   // the unit that is stated is none of Chinese money
	Uncount                   // nothing says what a target or a result counts
	Narrow                    // it was printed as ###
	Broken                    // its formula came to an error
	Loose                     // nothing says in which unit a number behind its label is, outside tables
	Pointed                   // an arrow before it says neither a sign nor a change that is sure
	Worded                    // a part or a multiple in words or with a stroke is no exact number
	Shifted                   // its number format moves the point, and the unit that is stated is 元
)

// longestUnread is how many characters a cell has at most that should have been a
// figure: longer text is a sentence.
const longestUnread = 30

// NoFigure reports a cell that says that there is no figure: blank, a dash, 无, 不适用.
func NoFigure(text string) bool {
	switch strings.Trim(text, " 　—–-－/／\\＿_*…·.。") {
	case "", "无", "不适用", "不涉及", "未涉及", "无此项", "没有", "N/A", "n/a", "NA", "是", "否":
		return true
	}
	return false
}

// FigureLike reports a text that begins as a figure does and is none that is known:
// 500/600, 12O, 约五十.
func FigureLike(text string) bool {
	if level, _ := document.NumberedLevel(text); level > 0 || hanLetters(text) > mostLetters {
		return false // 1.一般公共预算资金, a sentence
	}
	text = strings.TrimLeft(text, "（([ '’‘\"“+-－−≥≤<>＜＞≈~～￥¥$△▲▼")
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case n == 0:
		return false
	case digit(r):
		return true
	case isHanNumeral(r) || isCapital(r):
		next, _ := utf8.DecodeRuneInString(text[n:])
		_, numeral := hanValue[next]
		return numeral || text[n:] == "" || moneyUnitWord(text[n:])
	}
	if placeholders[text] || hasPrefixAny(text, stands...) && utf8.RuneCountInString(text) <= 10 && !hasSuffixAny(text, "数", "额", "率", "情况", "资金", "费") {
		return true
	}
	return strings.ContainsAny(text, "0123456789") && !unicode.IsLetter(r) || hasPrefixAny(text, "约", "近", "超") && strings.ContainsFunc(text, func(r rune) bool { _, ok := hanValue[r]; return ok || digit(r) })
}

// mostLetters is how many Han characters that are no numerals stand in such a text.
const mostLetters = 6

func hanLetters(s string) (n int) {
	for _, r := range s {
		if _, numeral := hanValue[r]; !numeral && unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}

// stands begin words that stand where a figure should: 待定, 未支出, 详见附件.
var stands = []string{"待", "未", "暂", "缺", "略", "见", "详见", "同上", "同左", "同前", "涉密", "保密", "不详", "另", "TBD", "tbd", "?", "？"}

// placeholders are such words that head no column either.
var placeholders = map[string]bool{"待定": true, "待核": true, "待核实": true, "待补": true, "待填": true, "未定": true, "暂无": true, "未支出": true, "未执行": true, "未拨付": true,
	"未支付": true, "未报": true, "未统计": true, "详见附件": true, "见附件": true, "见附表": true, "详见附表": true, "见备注": true, "略": true, "同上": true, "缺": true, "不详": true, "涉密": true, "保密": true}

func hasPrefixAny(s string, words ...string) bool { return prefix(s, words...) != "" }

// dayAlone reports a text that is a day or a part of a year.
func dayAlone(text string) bool {
	if partOfYear(text) {
		return true
	}
	for _, t := range Tokens(text) {
		if t.Class == Day || t.Class == DocNo {
			return true
		}
	}
	return false
}

// placeWords names a cell beside its file: 表!B4, 第6行.
func placeWords(at fault.Place) string {
	if at.Cell == "" && at.Line > 0 {
		return "第" + itoa(at.Line) + "行"
	}
	return at.Cell
}

// mostNamed is how many unread cells a note names.
const mostNamed = 5

// unreadSaid is what a note says of the cells of a reason.
var unreadSaid = [...]struct {
	what string // behind their number
	then string // behind their places
	head bool   // beside a place stands the head, not the text
}{
	Unsure:   {"格写的不是一个确定的数，没有读，用到它们的核对没有做：", "；每格只写一个数，注和说明写在表外", false},
	Unnamed:  {"格的数，表头看不出是什么数，没有读，除表里的加减以外，用到它们的核对没有做：", "；表头写明是预算数、执行数还是执行率，或另加单位", true},
	Unitless: {"格金额看不出单位，没有当作金额读：", "；在表的上面写明“单位：万元”或“单位：元”", false},
	Foreign:  {"格金额的单位不是人民币，没有当作金额读：", "；折成人民币，在表的上面写明“单位：万元”或“单位：元”", false},
	Uncount:  {"格指标值或完成值看不出计量单位，没有读：", "；在数的后面写明计量单位，或另加“计量单位”一栏", false},
	Narrow:   {"格因为列太窄印成了“###”，没有读：", "；把列调宽，再导出一次", false},
	Broken:   {"格的公式算不出数，没有读：", "；改好公式，算出数以后再存", false},
	Loose:    {"处数看不出单位，没有读：", "；在数的后面写明单位", false},
	Pointed:  {"处数带箭头，看不出是正负还是增减，没有读：", "；写成“增长5%”“下降5%”，或用负号", false},
	Worded:   {"处用词语或分数说的比例或倍数，没有当作数读：", "；要核对的，写成小数或百分数", false},
	Shifted:  {"格的数字格式把小数点移了位，写明的单位却是元，不知道是多少元，没有读：", "；单位改成千元或万元，或把数字格式改成不移小数点的", false},
}

// UnreadNote says of which cells no figure could be read and why; ok is false for none.
func UnreadNote(cells []UnreadCell) (n document.ReadNote, ok bool) {
	if len(cells) == 0 {
		return n, false
	}
	var by [len(unreadSaid)][]UnreadCell
	for _, c := range cells {
		by[c.Why] = append(by[c.Why], c)
	}
	var said []string
	for why, list := range by {
		if len(list) == 0 {
			continue
		}
		words := unreadSaid[why]
		where, unit := "表里有", "格"
		switch UnreadWhy(why) {
		case Loose:
			where, unit = "正文里有", "处"
		case Worded, Pointed:
			where, unit = "有", "处"
		}
		said = append(said, where+strconv.Itoa(len(list))+words.what+namedCells(list, unit, func(c UnreadCell) string {
			if words.head && c.Head != "" {
				return placeWords(c.At) + "（表头“" + fault.Clip(c.Head) + "”）"
			}
			return placeWords(c.At) + "“" + fault.Clip(c.Text) + "”"
		})+words.then)
	}
	d := &document.Document{}
	d.SayUnread(cells[0].At, "read-cell", "%s", strings.Join(said, "；"))
	n = d.Reading[0]
	for _, c := range cells[1:] {
		n.Others = append(n.Others, c.At)
	}
	return n, true
}

// namedCells lists cells; of many it names some, and says of how many.
func namedCells(cells []UnreadCell, unit string, say func(UnreadCell) string) string {
	said := make([]string, 0, mostNamed)
	for _, c := range cells[:min(len(cells), mostNamed)] {
		said = append(said, say(c))
	}
	list := strings.Join(said, "、")
	if len(cells) > mostNamed {
		list += "等" + strconv.Itoa(len(cells)) + unit
	}
	return list
}
