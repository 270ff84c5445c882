package plain

import (
	"strings"

	"jiheng/fault"
)

// A Table is a CSV file: the names of its columns, and its rows in order.
type Table struct {
	File     string
	Head     []string
	HeadLine int
	Rows     []Row
}

// A Row is one record of a table. Line is where it begins; Cells are as many
// as the table has columns.
type Row struct {
	Line  int
	Cells []string
}

// ParseCSV reads a table whose first line names the columns; cells stand
// between commas, tabs or semicolons, whichever the first line has most of
// outside quotes (sep=; before it, as Excel writes it, decides). Quoted cells
// may hold separators, line ends and doubled quotes, and are kept as they are;
// others lose the blanks around them. Lines without any text are skipped,
// among them the rows of bare separators that Excel appends; so are unnamed
// columns at the end of the first line. An apostrophe that FormatCSV set
// before a cell is taken off.
//
// The table is returned as far as it could be read; with any fault in the list
// it is not to be used.
func ParseCSV(file string, data []byte) (*Table, *fault.List) {
	t := &Table{File: file}
	var found record
	text, err := Decode(file, data)
	if err != nil {
		found.list.Add(err)
		return t, &found.list
	}
	r := &records{file: file, text: text, line: 1, sep: ',', found: &found}
	r.separator()
	for r.next() {
		if t.Head == nil {
			t.head(r)
		} else {
			t.row(r)
		}
		if r.stop {
			break
		}
	}
	if t.Head == nil && len(found.list) == 0 {
		found.add(fault.Place{File: file, Line: 1}, "csv-empty", "文件是空的，第一行要写各列的名称")
	}
	byPlace(found.list)
	return t, &found.list
}

// EachRecord calls fn for every record that has any text of a CSV text, which is
// one that Decode returned, with the line where it begins and its cells, as many
// as it has; quotes, blanks and apostrophes are as ParseCSV says. The slice is
// valid until fn returns, its texts stay. An error of fn ends the reading and is
// returned, and so are the problems of the text, as one error.
func EachRecord(file, text string, fn func(line int, cells []string) error) error {
	var found record
	r := &records{file: file, text: text, line: 1, sep: ',', found: &found}
	r.separator()
	for r.next() {
		if err := fn(r.start, r.cells); err != nil {
			return err
		}
	}
	byPlace(found.list)
	return found.list.Err()
}

// head takes the names of the columns from the current record.
func (t *Table) head(r *records) {
	cells := r.cells
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > MaxColumns {
		r.bad("csv-columns", "有%d列，超过%d列，请拆成几张表", len(cells), MaxColumns)
		r.stop = true
		return
	}
	t.Head, t.HeadLine = make([]string, len(cells)), r.start
	first := map[string]int{}
	for i, c := range cells {
		t.Head[i] = strings.TrimSpace(c)
		name := plainest(c)
		switch at, twice := first[name]; {
		case name == "":
			r.bad("csv-head", "第%d列没有名称，请在第一行补上", i+1)
		case twice:
			r.bad("csv-head", "第%d列与第%d列同名“%s”，请改名或删去一列", i+1, at+1, fault.Clip(t.Head[i]))
		default:
			first[name] = i
		}
	}
	if len(cells) == 1 && !r.quoted && strings.ContainsAny(cells[0], "，；、") {
		r.bad("csv-head", "各列名称之间要用半角逗号“,”隔开，不能用“，”“；”或“、”")
	}
}

// row takes one row from the current record.
func (t *Table) row(r *records) {
	for i := len(t.Head); i < len(r.cells); i++ {
		if c := strings.TrimSpace(r.cells[i]); c != "" {
			r.bad("csv-extra", "这一行比第一行多出单元格“%s”（第%d格）；若文字里有逗号，请给它整个加上英文双引号", fault.Clip(c), i+1)
		}
	}
	if len(t.Rows) == MaxRows || (len(t.Rows)+1)*len(t.Head) > MaxCells {
		r.bad("csv-too-many", "表太大（最多%d行、%d格），请拆成几个文件", MaxRows, MaxCells)
		r.stop = true
		return
	}
	cells := r.room(len(t.Head))
	copy(cells, r.cells)
	t.Rows = append(t.Rows, Row{Line: r.start, Cells: cells})
}

// Col returns the number of the column of that name from 0, or -1. Blanks,
// case and full or half width do not matter.
func (t *Table) Col(name string) int {
	want := plainest(name)
	for i, h := range t.Head {
		if plainest(h) == want {
			return i
		}
	}
	return -1
}

// Cell returns what a row has in the column of that name, empty where there is
// no such column.
func (t *Table) Cell(r Row, name string) string {
	if i := t.Col(name); i >= 0 && i < len(r.Cells) {
		return r.Cells[i]
	}
	return ""
}

// Place returns where a row stands.
func (t *Table) Place(r Row) fault.Place { return fault.Place{File: t.File, Line: r.Line} }
