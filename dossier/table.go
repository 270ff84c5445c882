package dossier

import (
	"path"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
	"jiheng/table"
)

// A budgetTable is what one of the budget's tables may have.
type budgetTable struct {
	must, may []string
	money     []string // columns of amounts, handed out in 万元
	exact     []string // columns of codes
}

// table reads one of the budget's tables: a CSV file, or a workbook of the same
// name. Amounts are in 万元 unless the file names another unit. Of a table with
// faults ok is false; the rows that could be read are there all the same.
func (l *loader) table(name string, needed bool, b budgetTable) (*plain.Table, bool) {
	file, ok := l.either(name)
	if !ok {
		return nil, false
	}
	data, ok := l.open(file, maxTable, needed)
	if !ok {
		return nil, false
	}
	t := &plain.Table{File: file}
	spec := b.spec(file)
	reading, err := table.Read(spec, data, func(r table.Row) error {
		t.Rows = append(t.Rows, plain.Row{Line: r.Line, Cells: slices.Clone(r.Cells)})
		return nil
	})
	l.notices = append(l.notices, reading.Said...)
	if err != nil {
		l.faults.Add(err)
	}
	for _, c := range spec.Columns {
		t.Head = append(t.Head, c.Name)
	}
	t.HeadLine = reading.Line
	var order []int
	for i, at := range reading.At {
		if at > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int { return reading.At[i] - reading.At[j] })
	return columnsOf(t, order), err == nil
}

// columnsOf returns a table of some columns of another.
func columnsOf(t *plain.Table, order []int) *plain.Table {
	pick := func(cells []string) []string {
		out := make([]string, len(order))
		for i, k := range order {
			out[i] = cells[k]
		}
		return out
	}
	out := &plain.Table{File: t.File, HeadLine: t.HeadLine, Head: pick(t.Head), Rows: make([]plain.Row, len(t.Rows))}
	for i, row := range t.Rows {
		out.Rows[i] = plain.Row{Line: row.Line, Cells: pick(row.Cells)}
	}
	return out
}

func (b budgetTable) spec(file string) table.Spec {
	spec := table.Spec{File: file, Key: -1, Code: "number", Strict: true}
	for i, c := range slices.Concat(b.must, b.may) {
		col := table.Column{Name: c, Optional: i >= len(b.must), Exact: slices.Contains(b.exact, c)}
		if slices.Contains(b.money, c) {
			col.Type, col.Unit = table.Money, num.Wan
		}
		spec.Columns = append(spec.Columns, col)
	}
	return spec
}

// either returns the file of a table: the CSV file, or the workbook that stands
// in its place. Both are a fault.
func (l *loader) either(name string) (file string, ok bool) {
	book := strings.TrimSuffix(name, path.Ext(name)) + ".xlsx"
	if !l.has(book) {
		return name, true
	}
	if l.has(name) {
		l.bad(fault.Place{File: book}, "file-twice", "%s和%s都有，不知道用哪一个；请删去或移走一个", path.Base(name), path.Base(book))
		return "", false
	}
	return book, true
}

// has reports whether the folder holds a file of the name, whatever it is.
func (l *loader) has(name string) bool {
	f, err := l.folder.Open(name)
	if err == nil {
		_ = f.Close() // only looked for
	}
	return err == nil
}
