package table

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/document/xlsx"
)

// What a row is.
type rowKind int

const (
	isRecord rowKind = iota
	isTotal
	isAside // a note, a repeated head: left out, or refused, and said
)

// judge tells a record from what else stands among records.
func (sr *sheetReader) judge(row xlsx.Row) rowKind {
	at := sr.spot(row.Number)
	sr.answer, sr.named = false, false
	if len(sr.spec.Totals)+len(sr.spec.Data) > 0 {
		switch {
		case sr.answered(sr.spec.Totals, row):
			return isTotal
		case sr.answered(sr.spec.Data, row):
			sr.answer = true
			return isRecord
		}
	}
	if sr.summed(row) {
		return isTotal
	}
	label, how := sr.labelled(row)
	sr.named = how != noLabelling
	switch {
	case sr.coded(label, how):
		return isRecord
	case how == exact && sr.alone(row, label):
		return isTotal
	case how == exact:
		return sr.ask(totalUnsure, at, label.Text)
	case how == ends && sr.alone(row, label):
		if sr.otherTexts(row, label) || sr.sums.fits(sr) {
			return isTotal
		}
		return sr.ask(totalUnsure, at, label.Text)
	case how == carried && sr.alone(row, label) && sr.sums.fits(sr):
		return isTotal
	case how == begins && sr.alone(row, label), how == carried, how == ends && !loose(label):
		return sr.ask(totalUnsure, at, label.Text)
	case how != noLabelling && sr.sums.fits(sr):
		return sr.ask(totalUnsure, at, label.Text)
	case how == begins, how == ends:
		return isRecord
	}
	return sr.other(row, at)
}

// coded reports that a row with a label is a record beyond doubt, whatever it is called:
// the table knows its columns, all that it asks for in words is filled in, the code
// among it is one, and its figures are not those of a sum.
func (sr *sheetReader) coded(label *xlsx.Cell, how labelling) bool {
	if !sr.spec.Strict || how == noLabelling || ofWhich.MatchString(flat(label.Text)) || sr.sums.fits(sr) {
		return false
	}
	codes := 0
	for i, c := range sr.spec.Columns {
		if c.Optional || c.Type != Text {
			continue
		}
		text := strings.TrimSpace(sr.cells[i].Text)
		switch {
		case text == "", sr.cells[i].Column != label.Column && labellingOf(text) != noLabelling:
			return false
		case !c.Exact:
		case sr.cells[i].Column == label.Column || !rowCode.MatchString(text):
			return false
		default:
			codes++
		}
	}
	return codes > 0
}

// rowCode is a code of a row: P27, B01, XM-2024-03.
var rowCode = regexp.MustCompile(`^[A-Za-z]+[-0-9]*[0-9]$`)

// ask makes a fault of a row that may be two things.
func (sr *sheetReader) ask(k *kind, at spot, text string) rowKind { return sr.askAs(k, "", at, text) }

// askAs makes a fault of a row that may be a record or what the detail says.
func (sr *sheetReader) askAs(k *kind, detail string, at spot, text string) rowKind {
	at.text = strings.TrimSpace(text)
	how := "是合计请删去这一行，是数据请补全这一行或改名"
	if sr.spec.How != "" {
		how = sr.spec.How
	}
	sr.causes.add(k, -1, detail, at).how = how
	return isAside
}

// answered reports a row that the definition names, by its number or by a text
// in it.
func (sr *sheetReader) answered(list []string, row xlsx.Row) bool {
	n := digits(row.Number)
	return slices.ContainsFunc(list, func(s string) bool {
		return s == n && (sr.name == "" || sr.index == 0) || s == sr.sheet.name+"!"+n ||
			!figureLike(s) && slices.ContainsFunc(row.Cells, func(c xlsx.Cell) bool { return flat(c.Text) == flat(s) })
	})
}

// allowed reports a text that is a value of its code column.
func (sr *sheetReader) allowed(c *xlsx.Cell) bool {
	i := sr.columnOf(c)
	return i >= 0 && slices.Contains(sr.spec.Columns[i].Codes, strings.TrimSpace(c.Text))
}

// columnOf returns the column that is looked for of a cell, -1 for none.
func (sr *sheetReader) columnOf(c *xlsx.Cell) int {
	if c.Column < len(sr.of) {
		return sr.of[c.Column] - 1
	}
	return -1
}

// alone reports that a label stands first in its row, and that the other cells
// hold only figures: what a total looks like.
func (sr *sheetReader) alone(row xlsx.Row, label *xlsx.Cell) bool {
	for i := range row.Cells {
		c := &row.Cells[i]
		text := strings.TrimSpace(c.Text)
		if c.Column == label.Column || c.Struck || text == "" {
			continue
		}
		if nothing(text) || labellingOf(text) >= ends {
			continue
		}
		if c.Column < label.Column {
			return false
		}
		k := sr.columnOf(c)
		switch {
		case c.Kind == xlsx.Date, k >= 0 && (k == sr.spec.Key || sr.spec.Columns[k].Exact || sr.spec.Columns[k].Type == Day):
			return false
		case c.Kind == xlsx.Text && !figureLike(text) && !signature.MatchString(flat(text)):
			return false
		}
	}
	return true
}

// otherTexts reports that the table has another column of words, which the row
// leaves blank.
func (sr *sheetReader) otherTexts(row xlsx.Row, label *xlsx.Cell) bool {
	for i, c := range sr.spec.Columns {
		if sr.sheet.head.at[i] != 0 && sr.sheet.head.at[i] != label.Column && !c.Type.number() && c.Type != Rate {
			return true
		}
	}
	return false
}

var (
	signature = regexp.MustCompile(`^[(【\[]?(?:单位|部门|科室|项目|财务|会计|分管|主管|机构|镇|局|乡|街道)?(?:审核|复核|初审|填表|填报|制表|制单|制作|经办|负责|编制|统计|主管|分管|领导|会计|出纳|批准|审批|校对|打印|导出|联系|电话|报送|上报|报表|盖章|公章|签字|签章|签名|注|备注|说明|附注|数据来源|来源|日期|时间|截至|口径|查询)[\p{Han}/、()]{0,8}[0-9]*:`)
	signer    = regexp.MustCompile(`^(?:审核|复核|填表|填报|制表|制单|经办|编制|批准|校对|主管|分管)(?:人|人员|单位|日期|领导)$|^(?:单位|部门|财务|项目)?负责人$|^会计主管$`)
	footnote  = regexp.MustCompile(`^(?:注|备注|说明|附注|填表说明|填报说明|特别说明|提示)[0-9]*[:.、;]|^[(]?以下(?:空白|无正文)[)]?$|^[-—]*以下空白[-—]*$|^第?[0-9]+页|^共[0-9]+(?:页|条|行|笔|户|家|项|人|场|次|件|笔|个|名|元|万元)|^第[0-9]+/[0-9]+页`)
	anyColon  = regexp.MustCompile(`^[\p{Han}()/、]{2,12}:`)
	numbered  = regexp.MustCompile(`^(?:[0-9]+(?:[=+\-×*÷/%()0-9]*)|[甲乙丙丁戊己庚辛]|[a-h])$`)
)

// other looks for rows that are neither records nor totals.
func (sr *sheetReader) other(row xlsx.Row, at spot) rowKind {
	first := row.Cells[0]
	text := strings.TrimSpace(first.Text)
	s := ""
	if first.Kind == xlsx.Text && mayBeAside(text) {
		s = flat(text)
	}
	switch {
	case s == "栏次" || s == "行次" || s == "栏号" || !sr.begun && s == "甲":
		if allNumbered(row.Cells[1:]) && (s != "甲" || inTurn(row.Cells[1:]) || countedColumns(row.Cells)) {
			sr.causes.add(numberedRow, -1, "", at)
			return isAside
		}
	case !sr.begun && countedColumns(row.Cells):
		if sr.sureColumns(row) {
			sr.causes.add(numberedRow, -1, "", at)
			return isAside
		}
		return sr.ask(numberedUnsure, at, text)
	case sr.firsts[text] && sr.repeated(row):
		sr.causes.add(headsLeft, -1, "", at)
		return isAside
	case s != "" && loneUnit(row):
		at.text = text
		sr.lateUnit(row, at)
		return isAside
	case signer.MatchString(s) && (sr.complete() || !sr.plainAside(row)):
		return isRecord
	case signature.MatchString(s), signer.MatchString(s), footnote.MatchString(s):
		at.text = text
		if !sr.plainAside(row) {
			return sr.ask(noteUnsure, at, text)
		}
		sr.causes.add(notesLeft, -1, "", at)
		return isAside
	case len(row.Cells) == 1 && anyColon.MatchString(s) && len(sr.spec.Columns) > 1:
		return sr.ask(noteUnsure, at, text)
	}
	if what, words := sr.besidesRecords(row); what != "" {
		return sr.askAs(exampleUnsure, what, at, words)
	}
	if sr.onlyCounted(row) {
		sr.causes.add(emptyRows, -1, "", at)
		return isAside
	}
	if sr.onlyNumbers(row) {
		return sr.ask(numbersOnly, at, "")
	}
	if sr.lone(row) {
		return sr.ask(noteUnsure, at, text)
	}
	return isRecord
}

// lone reports a row with a single word in a table of at least three columns:
// a seal, a signature, the name of a group of rows, and hardly a record. A code
// alone, and cells that a merge covers, may be one.
func (sr *sheetReader) lone(row xlsx.Row) bool {
	const least = 3
	found, filled, word := 0, 0, ""
	for i := range sr.cells {
		col := sr.sheet.head.at[i]
		if col == 0 {
			continue
		}
		found++
		switch {
		case sr.cells[i].Column != 0:
			filled++
			word = sr.cells[i].Text
		case sr.merges.covers(col, row.Number):
			return false
		}
	}
	code := strings.ContainsFunc(word, func(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) })
	return found >= least && filled == 1 && (!code || strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) }))
}

// complete reports a row with a cell in every column that was found.
func (sr *sheetReader) complete() bool {
	for i := range sr.cells {
		if sr.sheet.head.at[i] != 0 && sr.cells[i].Column == 0 {
			return false
		}
	}
	return true
}

// mayBeAside is a quick look at a row's first text, before the slow ones.
func mayBeAside(text string) bool {
	if strings.Contains(text, ":") || strings.Contains(text, "：") {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("注备说附填特提（(【[以-—第共栏行甲单本金币万亿千百", first) || len(text) <= 24 && strings.ContainsRune("人员位期导管元", last)
}

func allNumbered(cells []xlsx.Cell) bool {
	return len(cells) > 0 && !slices.ContainsFunc(cells, func(c xlsx.Cell) bool {
		s := flat(c.Text)
		return !numbered.MatchString(s) && !nothing(s)
	})
}

// inTurn reports cells that are numbered 乙, 1, 2, 3 one after another.
func inTurn(cells []xlsx.Cell) bool {
	next := 1
	for i, c := range cells {
		switch s := flat(c.Text); {
		case s == digits(next):
			next++
		case next > 1 || i >= 3 || s != []string{"乙", "丙", "丁"}[i]:
			return false
		}
	}
	return len(cells) >= 2 && next > 1
}

// repeated reports a row that says what the head or a title above it says, as
// printed pages do.
func (sr *sheetReader) repeated(row xlsx.Row) bool { return sr.repeat[joined(row)] }

// lateUnit meets a unit below the head: the one that holds already is left out;
// another, and one that nothing is read by, is a fault.
func (sr *sheetReader) lateUnit(row xlsx.Row, at spot) {
	w, _ := unitOf(row)
	for i, c := range sr.spec.Columns {
		if !c.money() || sr.sheet.head.at[i] == 0 {
			continue
		}
		if w.unknown != "" && !sr.definedIn(w.unknown) {
			sr.causes.add(unitUnknown, -1, w.unknown, at)
			return
		}
		if w.unknown == "" && sr.conv[i].from != w.unit() {
			sr.causes.add(unitLate, -1, sr.conv[i].from.String(), at)
			return
		}
	}
	sr.causes.add(notesLeft, -1, "", at)
}

// plainAside reports a row without figures in columns of numbers, and without a
// record's other values.
func (sr *sheetReader) plainAside(row xlsx.Row) bool {
	labels, values := 0, 0
	for i := range row.Cells {
		c := &row.Cells[i]
		s := flat(c.Text)
		k := sr.columnOf(c)
		switch {
		case s == "" || c.Struck:
		case i == 0 || strings.Contains(s, ":") || signer.MatchString(s):
			labels++
		case k >= 0 && sr.spec.Columns[k].Type.number() && isFigure(s):
			return false
		default:
			values++
		}
	}
	return values <= labels
}

// onlyCounted reports a row of a form that was numbered beforehand and not
// filled in: a whole number and nothing else.
func (sr *sheetReader) onlyCounted(row xlsx.Row) bool {
	if len(row.Cells) != 1 || len(sr.spec.Columns) < 3 {
		return false
	}
	c := &row.Cells[0]
	k := sr.columnOf(c)
	text := strings.TrimSpace(c.Text)
	return len(text) <= 6 && strings.Trim(text, "0123456789") == "" && (k < 0 || k == sr.spec.Key) && !sr.merges.reach(row.Number)
}

// isFigure reports a text that looks like a figure and is no day.
func isFigure(s string) bool {
	_, _, isDay := parseDay(s, false)
	return figureLike(s) && !isDay
}

// onlyNumbers reports a row that has figures in columns of numbers, and nothing
// else.
func (sr *sheetReader) onlyNumbers(row xlsx.Row) bool {
	if key := sr.spec.Key; key >= 0 && (sr.cells[key].Column != 0 || sr.merges.covers(key, row.Number)) {
		return false
	}
	figures := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		k := sr.columnOf(c)
		if s := strings.TrimSpace(c.Text); s == "" || c.Struck {
			continue
		}
		if k < 0 || !sr.spec.Columns[k].Type.number() {
			return false
		}
		figures++
	}
	return figures > 0 && sr.otherTexts(row, &xlsx.Cell{})
}

// reach reports whether any merged cell reaches a row.
func (m *mergedCells) reach(row int) bool {
	return slices.ContainsFunc(m.open, func(o openRange) bool { return o.bottom >= row && o.cell.Column != 0 })
}

// covers reports whether a merged cell of a column reaches a row.
func (m *mergedCells) covers(column, row int) bool {
	return column < len(m.open) && m.open[column].bottom >= row && m.open[column].cell.Column != 0
}
