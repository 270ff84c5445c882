package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// A gridCell is a cell with its normal text.
type gridCell struct {
	document.Placed
	index int // in the row's list
	raw   string
	text  string
	head  bool
}

// table adds a line for every row.
func (r *liner) table(block int, t *document.Table) {
	r.tables++
	if r.unit.above {
		r.unit = stated{}
	}
	grid := normalGrid(t)
	markHeads(t, grid)
	heads := make([]string, len(t.Columns))
	below := true // the last row was no head row: the next one begins new heads
	top := 0      // first row of the heads
	sides := newSides(len(t.Columns))
	for i, row := range grid {
		switch {
		case numbersColumns(row, i > 0 && headRow(grid[i-1])):
		case headRow(row):
			if below {
				heads, top = make([]string, len(t.Columns)), i
			}
			addHeads(heads, groupedBelow(row, grid[top:i], headsFrom(grid[i+1:])))
			sides.heads(heads)
			below = false
		case !below && aloneHead(row, len(t.Columns)):
			addHeads(heads, row)
			sides.heads(heads)
		case len(row) > 0:
			if !below && len(heads) > 0 {
				sides.starts = sideStarts(heads, row)
			}
			below = true
		}
		sides.enter(i, row)
		r.row(block, i, t, row, heads, sides)
	}
}

// normalGrid returns the cells of a table with normal texts.
func normalGrid(t *document.Table) [][]gridCell {
	rows := t.Grid()
	out := make([][]gridCell, 0, len(rows))
	for _, row := range rows {
		cells := make([]gridCell, 0, len(row))
		for k, p := range row {
			raw := textOf(p.Runs)
			b := builder{cell: true}
			b.add(raw)
			cells = append(cells, gridCell{Placed: p, index: k, raw: raw, text: inOneLine(b.text.String())})
		}
		out = append(out, cells)
	}
	return out
}

// firstFigures returns the first row that has a cell of nothing but a figure,
// where that row and the ones above look like a table with heads; 0 otherwise. A
// title and a unit, each alone in a row at the top, are no part of the heads.
func firstFigures(grid [][]gridCell) int {
	heads := 0
	for i, row := range grid {
		if labelRow(row) && i+1 < len(grid) {
			continue // the year of a form is none
		}
		if slices.ContainsFunc(row, func(c gridCell) bool { return figure(c.text) }) && !(yearsRow(row) && !(heads > 0 && amountsBelow(grid[i-1], row))) && !(heads > 0 && yearsBelow(grid, i)) {
			return i
		}
		if heads == 0 && i < 4 && len(grid[0]) > 0 && len(written(row)) <= 1 && columnsOf(row) > 1 {
			continue
		}
		if heads >= 4 || len(row) < 2 || slices.ContainsFunc(row,
			func(c gridCell) bool { return utf8.RuneCountInString(c.text) > 20 || strings.HasSuffix(c.text, "：") }) {
			return 0
		}
		heads++
	}
	return 0
}

// columnsOf is how many columns a row's cells cover.
func columnsOf(row []gridCell) int {
	n := 0
	for _, c := range row {
		cols, _ := c.Spans()
		n += cols
	}
	return n
}

// formWords are words that stand in the heads of forms, at least two in a row.
var formWords = map[string]bool{
	"一级指标": true, "二级指标": true, "三级指标": true, "指标名称": true, "指标值": true, "目标值": true, "年度指标值": true, "中期指标值": true, "年度目标值": true,
	"实际完成值": true, "完成值": true, "实际值": true, "分值": true, "权重": true, "得分": true, "执行率": true, "指标解释": true, "指标说明": true, "备注": true,
	"年初预算数": true, "全年预算数": true, "全年执行数": true, "年初预算": true, "全年预算": true, "执行数": true, "预算数": true, "决算数": true, "调整预算数": true,
	"偏差原因分析及改进措施": true, "计量单位": true, "单位": true, "项目": true, "科目名称": true, "科目编码": true, "合计": true, "小计": true, "序号": true, "金额": true,
	"行次": true, "栏次": true,
}

func formHead(row []gridCell) bool {
	n := 0
	for _, c := range row {
		if figure(c.text) {
			return false
		}
		if word, _, _ := strings.Cut(strings.ReplaceAll(c.text, "(", "（"), "（"); formWords[word] {
			n++
		}
	}
	return n >= 2 && n*2 >= len(row)
}

// headRow reports a row whose cells all stand for their columns.
func headRow(row []gridCell) bool {
	n := 0
	for _, c := range row {
		if c.text == "" {
			continue
		}
		if !c.head || strings.HasSuffix(c.text, "：") || strings.HasSuffix(c.text, ":") {
			return false
		}
		n++
	}
	return n >= 2
}

// figure reports a cell that holds a number and perhaps a unit, and no more, or
// would if its formula had a result.
func figure(text string) bool {
	if document.NotShown(text) || placeholders[text] || inNumerals(text) {
		return true
	}
	if _, none := noNumber(text); none {
		return true
	}
	if i := strings.Index(text, "〔"); i > 0 && strings.HasSuffix(text, "〕") { // a mark behind the number
		text = text[:i]
	}
	if text == "" || len(text) > 40 || namedInBracket(text) || partOfYear(text) || yearHead(text) || YearAlone(text) || comparesPeriods(text) {
		return false
	}
	digits, others := 0, 0
	for _, r := range text {
		switch {
		case digit(r):
			digits++
		case strings.ContainsRune(".,，%-+≥≤><＝=~～Ee()（）−－△▲", r):
		case unicode.IsSpace(r):
		default:
			others++
		}
	}
	return digits > 0 && others <= 3 && others <= digits
}

// namedInBracket reports a name with a number in brackets behind it: 甲（300）, A村(12).
func namedInBracket(text string) bool {
	if text[len(text)-1] != ')' && !strings.HasSuffix(text, "）") {
		return false
	}
	i := strings.IndexAny(text, "（(")
	if i <= 0 || strings.ContainsAny(text[:i], "0123456789") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(first) && (!unicode.Is(unicode.Han, first) || !isCellStart(first))
}

// longestHead is how many bytes the head cells above a column may have together
// before a further one is left out: heads of forms have a tenth of it.
const longestHead = 600

// addHeads writes a head row into the heads of its columns.
func addHeads(heads []string, row []gridCell) {
	for _, c := range row {
		if strings.Contains(c.text, "单位") && onlyUnit(c.text) {
			continue // of the whole table
		}
		if labelWithValue(c.text) {
			continue // of the paper: 填报单位：水利局
		}
		cols, _ := c.Spans()
		if partTitle(c.text) {
			continue
		}
		for k := c.Col; k < min(c.Col+cols, len(heads)) && c.text != ""; k++ {
			if heads[k] != "" && heads[k] != c.text {
				if len(heads[k]) <= longestHead {
					heads[k] += "·" + c.text
				}
			} else {
				heads[k] = c.text
			}
		}
	}
}

// partTitle reports the title of a part of the paper that stands in a table: 一、预算执行情况
// heads no column, whatever it names.
func partTitle(text string) bool {
	number, _, ok := strings.Cut(text, "、")
	return ok && number != "" && strings.Trim(number, "一二三四五六七八九十") == "" &&
		(strings.HasSuffix(text, "情况") || strings.HasSuffix(text, "概况") || strings.HasSuffix(text, "说明"))
}

// row adds the line of one row: its cells, set apart by |.
func (r *liner) row(block, n int, t *document.Table, cells []gridCell, heads []string, s *sides) {
	l := Line{Kind: Row, Block: block, Table: r.tables, Row: n, At: rowPlace(t, cells, block)}
	b := &builder{cell: true}
	l.parts, l.Cells, b.spans = make([]part, 0, len(cells)), make([]Cell, 0, len(cells)), make([]span, 0, len(cells))
	whole := headRow(cells)
	for i, c := range cells {
		if i > 0 {
			b.text.WriteString(" | ")
			b.split()
			b.last = 0
		}
		start := b.text.Len()
		l.parts = append(l.parts, part{raw: b.raw.Len(), block: block, row: n, cell: c.index, at: cellPlace(&c.Cell.At, &l.At)})
		b.add(c.raw)
		_, down := c.Spans()
		cell := Cell{Rows: down, Start: start, End: b.text.Len(), Col: c.Col, IsHead: c.head, Yuan: c.Yuan, Shift: c.Shift}
		if !whole && c.Col < len(heads) {
			cell.Head, cell.Side, cell.Corner = heads[c.Col], s.left(c.Col, heads[c.Col]), s.corner(c.Col, heads)
			cell.From, cell.Sided = s.starts[c.Col], s.starts[len(s.starts)-1] > 0
		}
		l.Cells = append(l.Cells, cell)
	}
	if !whole {
		s.pairs(&l, cells, heads)
	}
	l.Text, l.Raw, l.spans = b.text.String(), b.raw.String(), b.spans
	if strings.Trim(l.Text, " |") != "" {
		r.out = append(r.out, l)
	}
}

// rowPlace returns the place of a row's first cell that knows its own.
func rowPlace(t *document.Table, cells []gridCell, block int) fault.Place {
	for _, c := range cells {
		if c.At != (fault.Place{}) {
			return c.At
		}
	}
	return placeOf(t.At, block)
}

// cellPlace is the place of a cell, that of its row where a reader left it out.
func cellPlace(at, row *fault.Place) *fault.Place {
	if *at == (fault.Place{}) {
		return newPlace(*row)
	}
	return at
}

func newPlace(at fault.Place) *fault.Place { return &at }
