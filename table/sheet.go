package table

import (
	"hash/fnv"
	"slices"
	"strings"

	"jiheng/document/xlsx"
	"jiheng/fault"
	"jiheng/plain"
)

// A sheetReader makes records of the rows of one sheet.
type sheetReader struct {
	*reader
	sheet     sheet
	index     int
	name      string               // empty where only one sheet is read
	of        []int                // by the sheet's column: the column that is looked for plus 1; 0 for none
	label     []bool               // by the sheet's column: the head names it
	labels    map[string]labelling // of texts that were asked, as far as they are kept
	wordy     map[int]bool         // by the sheet's column, as far as it was asked: its cells are words about a record
	conv      []convert            // by column
	merges    mergedCells
	repeat    map[string]bool // the head and the rows above it, which printed pages repeat
	firsts    map[string]bool // the first texts of these
	cells     []xlsx.Cell     // of the row, by column that is looked for
	texts     []string
	bad       []int // columns of the row whose cells are no values of theirs
	begun     bool  // a record was met
	perRow    rowUnits
	named     bool  // the row's name is that of a whole: 全镇, 一季度
	answer    bool  // the definition says what the row is
	cellsHeld []int // records that have a cell, by column
	group     group // rows below a numbered head
	heads     heads // records above what they add up
	lastSum   spot  // the last record, where it is the sum of those above
}

// sheet reads one sheet.
func (r *reader) sheet(s sheet, index int, several bool) error {
	n := len(r.spec.Columns)
	sr := &sheetReader{reader: r, sheet: s, index: index, cells: make([]xlsx.Cell, n), cellsHeld: make([]int, n), texts: make([]string, n), conv: make([]convert, n), labels: map[string]labelling{}}
	if several {
		sr.name = s.name
	}
	sr.columns()
	sr.units()
	sr.unitColumns()
	sr.sayUnused()
	sr.sayHead(s, sr.spot(0))
	sr.repeats()
	sr.merges.init(s, r.spec.Columns)
	r.sums.begin()
	sr.heads.begin(sr)
	if n := len(sr.label) - 1; n > plain.MaxColumns {
		return fault.Bad(fault.Place{Line: s.head.last()}, "csv-columns", "表头有%d列，超过%d列，请拆成几张表", n, plain.MaxColumns)
	}
	err := r.src.rows(s.name, func(row xlsx.Row) error {
		if row.Number <= s.head.last() {
			return nil
		}
		row.Cells = sr.merges.uncovered(sr, row)
		return sr.row(row)
	})
	sr.settleGroup()
	sr.settleSum(true)
	sr.heads.settle()
	return err
}

func (sr *sheetReader) spot(line int) spot { return spot{sheet: sr.name, line: line} }

// columns notes where the columns stand.
func (sr *sheetReader) columns() {
	h := sr.sheet.head
	for col := range h.labels {
		for len(sr.label) <= col {
			sr.label = append(sr.label, false)
		}
		sr.label[col] = true
	}
	sr.of = make([]int, len(sr.label))
	at := sr.spot(h.last())
	for i, col := range h.at {
		if col == 0 {
			continue
		}
		sr.of[col] = i + 1
		if sr.sheet.survey.HiddenColumn(col) {
			sr.causes.add(hiddenCols, i, "", at)
		}
		if name, c := h.labels[col], sr.spec.Columns[i]; !called(name, c.Name) {
			sr.causes.add(notUsed, i, "“"+c.Name+"”读的是“"+name+"”这一列", at)
		}
	}
}

// sayUnused says which columns are not used; those that hold the rows' units are.
func (sr *sheetReader) sayUnused() {
	unused := slices.DeleteFunc(slices.Clone(sr.sheet.head.unused()), func(label string) bool {
		return slices.ContainsFunc(sr.perRow.columns, func(u unitColumn) bool { return u.label == label && u.sure && len(u.of) > 0 })
	})
	if len(unused) > 0 {
		sr.causes.add(notUsed, -1, "没有用到的列："+strings.Join(clipped(unused), "、"), sr.spot(sr.sheet.head.last()))
	}
}

// called reports whether a label, or the lowest part of it, is a column's name.
func called(label, name string) bool {
	low := label
	if i := strings.LastIndex(label, "·"); i >= 0 {
		low = label[i+len("·"):]
	}
	low = flat(low)
	label, name = flat(label), flat(name)
	return label == name || low == name || nearly(spell(name), spell(label)) || nearly(spell(name), spell(low)) || strings.ReplaceAll(label, "·", "") == name
}

// repeats remembers the rows that printed pages repeat.
func (sr *sheetReader) repeats() {
	sr.repeat, sr.firsts = map[string]bool{}, map[string]bool{}
	for _, row := range sr.sheet.survey.First {
		if row.Number <= sr.sheet.head.last() {
			sr.repeat[joined(row)] = true
			sr.firsts[strings.TrimSpace(row.Cells[0].Text)] = true
		}
	}
}

// joined is all that a row says.
func joined(row xlsx.Row) string {
	var b strings.Builder
	for _, c := range row.Cells {
		if s := strings.TrimSpace(c.Text); s != "" {
			b.WriteString(flat(s))
			b.WriteByte('|')
		}
	}
	return b.String()
}

// row makes a record of a row, or says why it is none.
func (sr *sheetReader) row(row xlsx.Row) error {
	said := 0
	for _, c := range row.Cells {
		if !c.Struck && (c.Uncomputed || strings.TrimSpace(c.Text) != "") {
			said++
		}
	}
	if said == 0 {
		sr.struckRow(row)
		return nil
	}
	sr.take(row)
	switch sr.judge(row) {
	case isTotal:
		sr.perRow.read(sr, row, false)
		sr.total(row)
		return nil
	case isRecord:
	default:
		return nil
	}
	sr.begun = true
	sr.aside(row)
	sr.merges.fill(sr, row)
	return sr.record(row)
}

// struckRow says that a row was struck out as a whole.
func (sr *sheetReader) struckRow(row xlsx.Row) {
	for _, c := range row.Cells {
		if c.Struck && c.Text != "" || c.Cut {
			sr.causes.add(struckRows, -1, "", sr.spot(row.Number))
			return
		}
	}
}

// take puts the cells of a row into the order of the columns.
func (sr *sheetReader) take(row xlsx.Row) {
	clear(sr.cells)
	for _, c := range row.Cells {
		if c.Column < len(sr.of) && sr.of[c.Column] > 0 {
			sr.cells[sr.of[c.Column]-1] = c
		}
	}
}

// aside says what stands in columns without a name. In a CSV file that is the
// mark of a comma too many.
func (sr *sheetReader) aside(row xlsx.Row) {
	for _, c := range row.Cells {
		if c.Column < len(sr.label) && sr.label[c.Column] || c.Struck || strings.TrimSpace(c.Text) == "" {
			continue
		}
		at := spot{sheet: sr.name, line: row.Number, ref: c.Ref, text: strings.TrimSpace(c.Text)}
		if c.Ref == "" && c.Column >= len(sr.label) {
			sr.causes.add(extraCells, -1, "", at)
			continue
		}
		sr.causes.add(noLabel, -1, "", at)
	}
}

// record hands out the row's cells.
func (sr *sheetReader) record(row xlsx.Row) error {
	if sr.out.Rows == plain.MaxRows {
		return fault.Bad(fault.Place{Line: row.Number}, "csv-too-many", "表太大（最多%d行），请拆成几个文件", plain.MaxRows)
	}
	sr.perRow.read(sr, row, true)
	sr.bad = sr.bad[:0]
	for i := range sr.cells {
		sr.texts[i] = sr.cell(i, row.Number)
	}
	if row.Hidden {
		sr.sayHidden(row.Number)
	}
	sr.settleSum(false)
	if sr.isSum(row) {
		return nil
	}
	name := sr.nameOf(row)
	sr.grouped(row, name)
	sr.heads.record(row, name)
	sr.fill()
	sr.sums.record(sr.texts, row.Number, row.Hidden)
	sr.out.Rows++
	return sr.fn(Row{Line: row.Number, Sheet: sr.index, Name: sr.sheet.name, Cells: sr.texts, Bad: sr.bad, Rest: sr.rest(row)})
}

// rest hashes what stands in columns that are not looked for, whatever their
// order; what only numbers the rows says nothing of them.
func (sr *sheetReader) rest(row xlsx.Row) (sum uint64) {
	for _, c := range row.Cells {
		if c.Column < len(sr.of) && sr.of[c.Column] > 0 || c.Struck || strings.TrimSpace(c.Text) == "" {
			continue
		}
		label := sr.sheet.head.labels[c.Column]
		if rowNumber[flat(label)] {
			continue
		}
		h := fnv.New64a()
		_, _ = h.Write([]byte(label + "\x1f" + strings.TrimSpace(c.Text))) // never fails
		sum += h.Sum64()
	}
	return sum
}

// rowNumber are columns that number the rows of a table.
var rowNumber = map[string]bool{"序号": true, "行号": true, "no": true, "no.": true}

func (sr *sheetReader) sayHidden(line int) {
	how := "是隐藏的"
	if sr.sheet.survey.Filtered {
		how = "被筛选掉了（没有显示）"
	}
	sr.causes.add(hiddenRows, -1, how, sr.spot(line))
}
