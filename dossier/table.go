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

// A sheet is what was read of one of the budget's tables: the columns that it
// has, by the names of the program, in its own order, and its rows.
type sheet struct {
	file string
	head []string
	rows []sheetRow
}

// A sheetRow is one row of a sheet: the line it stands on, and as many cells as
// the sheet has columns.
type sheetRow struct {
	line  int
	cells []string
	bad   []string // columns whose cells could not be read, which has been said; they are blank
}

// unread reports a cell that could not be read: it is blank, and it is not.
func (r sheetRow) unread(column string) bool { return slices.Contains(r.bad, column) }

// cell returns what a row has in the column of that name, empty where there is
// no such column.
func (s *sheet) cell(r sheetRow, name string) string {
	if i := slices.Index(s.head, name); i >= 0 {
		return r.cells[i]
	}
	return ""
}

// place returns where a row stands.
func (s *sheet) place(r sheetRow) fault.Place { return fault.Place{File: s.file, Line: r.line} }

// table reads one of the budget's tables: a CSV file, or a workbook of the same
// name. Amounts are in 万元 unless the file names another unit. Of a table with
// faults ok is false; the rows that could be read are there all the same.
func (l *loader) table(name string, needed bool, b budgetTable) (*sheet, bool) {
	file, ok := l.either(name)
	if !ok {
		return nil, false
	}
	data, ok := l.open(file, maxTable, needed)
	if !ok {
		return nil, false
	}
	k := treeKey{file, sum(l.memo, data)}
	if kept, ok := l.memo.sheet(k); ok {
		l.notices, l.unitless = append(l.notices, kept.notices...), append(l.unitless, kept.unitless...)
		return kept.sheet, true
	}
	faults, notices, unitless := len(l.faults), len(l.notices), len(l.unitless)
	t, ok := l.readTable(file, data, b)
	if ok && len(l.faults) == faults {
		l.memo.lay(k, len(data), readSheet{t, slices.Clone(l.notices[notices:]), slices.Clone(l.unitless[unitless:])})
	}
	return t, ok
}

func (l *loader) readTable(file string, data []byte, b budgetTable) (*sheet, bool) {
	t := &sheet{file: file}
	spec := b.spec(file)
	spec.Draft = l.draft
	reading, err := table.Read(spec, data, func(r table.Row) error {
		row := sheetRow{line: r.Line, cells: slices.Clone(r.Cells)}
		for _, i := range r.Bad {
			row.bad = append(row.bad, spec.Columns[i].Name)
		}
		t.rows = append(t.rows, row)
		return nil
	})
	l.notices = append(l.notices, reading.Said...)
	l.bare(file, reading)
	if err != nil {
		l.faults.Add(err)
	}
	l.elsewhere(file, data, err)
	if err != nil {
		t.rows = slices.DeleteFunc(t.rows, func(r sheetRow) bool { return askedAbout(err, r.line) })
	}
	for _, c := range spec.Columns {
		t.head = append(t.head, c.Name)
	}
	var order []int
	for i, at := range reading.At {
		if at > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int { return reading.At[i] - reading.At[j] })
	return columnsOf(t, order), err == nil
}

// elsewhere adds the characters of a draft's table that may not stand in it and were
// met in no cell: in its head, or above it.
func (l *loader) elsewhere(file string, data []byte, read error) {
	if !l.draft || path.Ext(file) == ".xlsx" || slices.ContainsFunc(fault.All(read), func(e *fault.Error) bool { return e.Code == table.CodeCharacter }) {
		return
	}
	if _, err := plain.Decode(file, data); read == nil {
		l.faults.Add(err)
	}
}

// askedAbout reports a row of which the table asks whether it is one: what its
// cells lack is no second cause.
func askedAbout(err error, line int) bool {
	return slices.ContainsFunc(fault.All(err), func(e *fault.Error) bool {
		return e.Place.Line == line && strings.HasSuffix(e.Code, "-unsure")
	})
}

// columnsOf returns a table of some columns of another.
func columnsOf(t *sheet, order []int) *sheet {
	pick := func(cells []string) []string {
		out := make([]string, len(order))
		for i, k := range order {
			out[i] = cells[k]
		}
		return out
	}
	out := &sheet{file: t.file, head: pick(t.head), rows: make([]sheetRow, len(t.rows))}
	for i, row := range t.rows {
		out.rows[i] = sheetRow{line: row.line, cells: pick(row.cells), bad: row.bad}
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
	stem := strings.TrimSuffix(name, path.Ext(name))
	book := stem + ".xlsx"
	if !l.has(book) {
		if old := stem + ".xls"; l.has(old) && !l.has(name) {
			l.opened[old] = true
			l.bad(fault.Place{File: old}, table.CodeForeign, "“%s”%s", path.Base(old), table.Foreign(old))
			return "", false
		}
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
