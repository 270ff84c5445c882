package extract

import (
	"slices"
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
	Head string // of its column, where nobody knows what its numbers are; empty otherwise
	Line int    // index of its line
	At   fault.Place
	Bare bool // an amount of which nothing says in which unit it is
}

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

// A missed cell gave no figure though its heads ask for one.
type missedCell struct {
	cell  UnreadCell
	col   int
	words bool // it does not look like a figure: it counts where its row and its column hold some
}

// missed keeps a cell that gave no figure though its heads ask for one.
func (w *walker) missed(l *Line, i int, c Cell) {
	text := l.Text[c.Start:c.End]
	if NoFigure(text) || utf8.RuneCountInString(text) > longestUnread || strings.HasPrefix(text, "#") || document.NotShown(text) {
		return
	}
	like := FigureLike(text)
	col := w.column(c)
	if unknownHead(c, col) && wholeNumber(text) {
		w.missing = append(w.missing, missedCell{UnreadCell{Text: text, Head: lastName(c.Head), Line: i, At: l.Place(c.Start)}, c.Col, false})
		return
	}
	switch {
	case c.Head == "" && !like || strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") || !like && (strings.ContainsAny(text, "，。；：") || utf8.RuneCountInString(text) == 1):
		return
	case col.kind == moneyColumn, col.kind == rateColumn, col.kind == countColumn && col.unit != "":
	default:
		return
	}
	if dayAlone(text) {
		return
	}
	_, bare := ReadCell(text)
	bare = bare && col.kind == moneyColumn && !w.priced(c)
	w.missing = append(w.missing, missedCell{UnreadCell{Text: text, Line: i, At: l.Place(c.Start), Bare: bare}, c.Col, !like})
}

// unknownHead reports a column whose head does not say what its numbers are: 中标价, 差异.
func unknownHead(c Cell, col column) bool {
	word := plainWord(lastName(c.Head))
	return col.kind == anyColumn && utf8.RuneCountInString(word) > 1 && !hasSuffixAny(word, nameEnds...) && !hasAny(word, notFigures...) && utf8.RuneCountInString(word) <= longestInner
}

// notFigures are words of heads whose numbers measure nothing.
var notFigures = []string{"序", "号", "编", "码", "年度", "日期", "时间", "月份", "电话", "页", "级", "栏", "行", "批次", "项目", "指标", "名", "备注", "人", "地址", "地点", "账"}

// endRow takes words off that stand in a row without figures, from the first of its
// missed cells on: they head or explain what follows. So do numbers under heads that
// nobody knows.
func (w *walker) endRow(first int, figures bool) {
	if figures {
		return
	}
	w.missing = append(w.missing[:first], slices.DeleteFunc(w.missing[first:], func(m missedCell) bool { return m.words || m.cell.Head != "" })...)
}

// settleMissed ends a table: words are no figure that is missing where the column
// holds no figures.
func (w *walker) settleMissed() {
	named := w.namesMoney()
	for _, m := range w.missing {
		if m.cell.Bare && named {
			continue
		}
		if !m.words || w.figures[m.col] {
			w.unread = append(w.unread, m.cell)
		}
	}
	w.missing = w.missing[:0]
	clear(w.figures)
}

// namesMoney reports a table that says 元 somewhere but in the heads of columns: an
// amount without a unit is then perhaps in that of its neighbours. Where the heads of
// some columns name it and that of an amount does not, nobody knows.
func (w *walker) namesMoney() bool {
	if !slices.ContainsFunc(w.missing, func(m missedCell) bool { return m.cell.Bare }) {
		return false
	}
	at := w.missing[0].cell.Line
	for at > 0 && w.lines[at-1].Table == w.lines[at].Table {
		at--
	}
	named := false
	for table := w.lines[at].Table; at < len(w.lines) && w.lines[at].Table == table; at++ {
		l := &w.lines[at]
		if !strings.Contains(l.Text, "元") {
			continue
		}
		named = true
		if slices.ContainsFunc(l.Cells, func(c Cell) bool { return c.IsHead && headUnit(l.Text[c.Start:c.End]) != "" }) {
			return false
		}
	}
	return named
}

// priced reports that the unit of an amount is known.
func (w *walker) priced(c Cell) bool {
	return headUnit(c.Head) != "" || headUnit(c.Side) != "" || headUnit(c.Corner) != "" || w.unit != "" || w.beside != "" || c.Yuan
}

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

// UnreadNote says of which cells no figure could be read, under which heads numbers
// stand of which nobody knows what they are, and which amounts have no unit; ok is
// false for none.
func UnreadNote(cells []UnreadCell) (n document.ReadNote, ok bool) {
	if len(cells) == 0 {
		return n, false
	}
	var unsure, unknown, bare []UnreadCell
	for _, c := range cells {
		switch {
		case c.Bare:
			bare = append(bare, c)
		case c.Head == "":
			unsure = append(unsure, c)
		default:
			unknown = append(unknown, c)
		}
	}
	var said []string
	if len(unsure) > 0 {
		said = append(said, "表里有"+strconv.Itoa(len(unsure))+"格写的不是一个确定的数，没有读，用到它们的核对没有做："+
			namedCells(unsure, func(c UnreadCell) string { return placeWords(c.At) + "“" + fault.Clip(c.Text) + "”" })+"；每格只写一个数，注和说明写在表外")
	}
	if len(unknown) > 0 {
		said = append(said, "表里有"+strconv.Itoa(len(unknown))+"格的数，表头看不出是什么数，没有读，用到它们的核对没有做："+
			namedCells(unknown, func(c UnreadCell) string { return placeWords(c.At) + "（表头“" + fault.Clip(c.Head) + "”）" })+"；表头写明是预算数、执行数还是执行率，或另加单位")
	}
	if len(bare) > 0 {
		said = append(said, "表里有"+strconv.Itoa(len(bare))+"格金额看不出单位，没有当作金额读："+
			namedCells(bare, func(c UnreadCell) string { return placeWords(c.At) + "“" + fault.Clip(c.Text) + "”" })+"；在表的上面写明“单位：万元”或“单位：元”")
	}
	d := &document.Document{}
	d.SayUnread(cells[0].At, "read-cell", "%s", strings.Join(said, "；"))
	return d.Reading[0], true
}

// namedCells lists cells; of many it names some.
func namedCells(cells []UnreadCell, say func(UnreadCell) string) string {
	said := make([]string, 0, mostNamed)
	for _, c := range cells[:min(len(cells), mostNamed)] {
		said = append(said, say(c))
	}
	list := strings.Join(said, "、")
	if len(cells) > mostNamed {
		list += "等"
	}
	return list
}
