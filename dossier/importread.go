package dossier

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
	"jiheng/table"
)

// An ImportRow is a row of a workbook as it would be written: its fields by the
// dossier's columns, those that are blank left out.
type ImportRow struct {
	Line   int    // of the workbook, from 1
	Sheet  string // empty where there is one
	Fields []Field
	Fixed  []string // columns among them that the workbook does not have: what holds for a new row
}

// A RefusedRow is a row of a workbook that is not taken, and why.
type RefusedRow struct {
	Line   int
	Sheet  string
	Name   string // what it is about, as far as that was read
	Reason string
}

// An ImportRead is what was read of a workbook.
type ImportRead struct {
	Rows    []ImportRow
	Refused []RefusedRow
	Said    fault.List // what was found, left out or taken for granted
	Asks    bool       // the amounts have no unit, in the workbook nor in the mapping
	Head    int        // last row of the head
	Sheets  []string
}

// ReadImport reads a workbook by a mapping. Rows whose cells are no values of their
// columns, and rows of which nobody knows whether they are records, are refused with
// the reason, and all others read. What concerns the whole workbook is an error.
func ReadImport(k ImportKind, file string, data []byte, m Mapping) (*ImportRead, error) {
	unit := num.Wan
	if m.Unit != "" {
		u, err := num.ParseUnit(m.Unit)
		if err != nil || !u.Money() {
			return nil, fault.Bad(fault.Place{File: file}, "import-unit", "“%s”不是金额的单位；请选元、千元、万元或亿元", fault.Clip(m.Unit))
		}
		unit = u
	}
	spec := table.Spec{File: file, Key: -1, Code: "number"}
	var columns []ImportColumn
	for _, c := range k.Columns {
		head := m.Columns[c.Name]
		if head == "" {
			continue
		}
		col := table.Column{Name: c.Name, Heads: []string{head}, Optional: c.Name != "名称" && c.Name != "编号", Exact: c.Name == "项目代码"}
		if c.Money {
			col.Type, col.Unit = table.Money, unit
		}
		spec.Columns, columns = append(spec.Columns, col), append(columns, c)
	}
	if m.Columns["编号"]+m.Columns["项目代码"]+m.Columns["名称"] == "" {
		return nil, fault.Bad(fault.Place{File: file}, "import-who", "要指明哪一列是项目的编号、项目代码或名称，不然不知道每一行是哪个项目")
	}
	r := &importReader{kind: k, columns: columns, unit: unit, mapping: m, out: &ImportRead{}}
	reading, err := table.Read(spec, data, r.row)
	if reading != nil {
		r.out.Said, r.out.Head, r.out.Sheets = reading.Said, reading.Line, reading.Sheets
		r.out.Asks = m.Unit == "" && slices.Contains(reading.Bare, true)
	}
	if whole := r.refuse(err); whole != nil {
		return r.out, whole
	}
	if len(r.out.Sheets) < 2 {
		r.out.oneSheet()
	}
	slices.SortStableFunc(r.out.Refused, func(a, b RefusedRow) int { return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), a.Line-b.Line) })
	return r.out, nil
}

// oneSheet leaves out the name of a sheet where there is no other.
func (r *ImportRead) oneSheet() {
	for i := range r.Rows {
		r.Rows[i].Sheet = ""
	}
	for i := range r.Refused {
		r.Refused[i].Sheet = ""
	}
}

// An importReader takes rows in.
type importReader struct {
	kind    ImportKind
	columns []ImportColumn
	unit    num.Unit
	mapping Mapping
	out     *ImportRead
}

func (r *importReader) row(row table.Row) error {
	in := ImportRow{Line: row.Line, Sheet: strings.Clone(row.Name)}
	var why []string
	name := ""
	for i, c := range r.columns {
		text := strings.TrimSpace(row.Cells[i])
		if c.Name == "名称" || name == "" && (c.Name == "编号" || c.Name == "项目代码") {
			name = cmp.Or(strings.Clone(text), name)
		}
		if word, ok := c.wordOf(text); ok {
			text = word
		}
		switch {
		case slices.Contains(row.Bad, i):
			why = append(why, "“"+r.mapping.Columns[c.Name]+"”这一格读不出"+kindOfCell(c))
			continue
		case text == "":
			continue
		case len(c.Words) > 0 && !slices.Contains(c.Words, text):
			why = append(why, "“"+r.mapping.Columns[c.Name]+"”写的是“"+fault.Clip(text)+"”，应是"+strings.Join(c.Words, "、"))
			continue
		}
		if c.Money {
			wan, ok := wanText(text, r.unit)
			if !ok {
				why = append(why, "“"+r.mapping.Columns[c.Name]+"”的“"+fault.Clip(text)+"”太大，或小于一分")
				continue
			}
			text = wan
		}
		in.Fields = append(in.Fields, Field{Name: c.Name, Value: strings.Clone(text)})
	}
	for _, c := range r.kind.Columns {
		if word := r.mapping.Fixed[c.Name]; word != "" && r.mapping.Columns[c.Name] == "" {
			in.Fields = append(in.Fields, Field{Name: c.Name, Value: word})
			in.Fixed = append(in.Fixed, c.Name)
		}
	}
	if len(why) > 0 {
		r.out.Refused = append(r.out.Refused, RefusedRow{Line: in.Line, Sheet: in.Sheet, Name: name, Reason: strings.Join(why, "；")})
		return nil
	}
	r.out.Rows = append(r.out.Rows, in)
	return nil
}

func kindOfCell(c ImportColumn) string {
	if c.Money {
		return "金额"
	}
	return "原来的数字"
}

// wanText is an amount of a unit in 万元, with two decimals or as many as it needs.
func wanText(text string, u num.Unit) (string, bool) {
	d, err := plain.ReadDecimal(text, u)
	if err != nil {
		return "", false
	}
	f, err := num.FenOf(num.Of(d, u))
	if err != nil {
		return "", false
	}
	return wan(f), true
}

// refuse takes the faults of single rows as rows that are refused, and returns those of
// the whole workbook.
func (r *importReader) refuse(err error) error {
	var whole fault.List
	for _, e := range fault.All(err) {
		told := slices.ContainsFunc(r.out.Refused, func(x RefusedRow) bool { return x.Line == e.Place.Line })
		switch {
		case told: // by its cells
		case strings.HasSuffix(e.Code, "-unsure") && e.Place.Line > 0:
			r.out.Refused = append(r.out.Refused, RefusedRow{Line: e.Place.Line, Sheet: sheetOf(e.Place.Cell), Reason: e.Message})
		default:
			whole = append(whole, e)
		}
	}
	return whole.Err()
}

// sheetOf is the sheet of a cell's place, empty where none is named.
func sheetOf(cell string) string {
	sheet, _, found := strings.Cut(cell, "!")
	if !found {
		return ""
	}
	return sheet
}

// RefusedBook makes a workbook of exactly the rows that were refused, as they stand in
// the file, with the reason behind each.
func RefusedBook(file string, data []byte, read *ImportRead) ([]byte, error) {
	title := strings.TrimSuffix(path.Base(file), path.Ext(file)) + "没有收的行"
	var rows [][]string
	var head []string
	width := 0
	sheets := []string{""}
	if len(read.Sheets) > 0 {
		sheets = read.Sheets
	}
	for i, sheet := range sheets {
		why := map[int]string{}
		for _, x := range read.Refused {
			if x.Sheet == sheet || x.Sheet == "" && i == 0 {
				why[x.Line] = x.Reason
			}
		}
		shown, err := table.ShownRows(file, data, sheet, func(line int) bool { return line == read.Head || why[line] != "" })
		if err != nil {
			return nil, err
		}
		for _, s := range shown {
			width = max(width, len(s.Cells))
			if s.Line == read.Head && head == nil {
				head = s.Cells
			} else if why[s.Line] != "" {
				rows = append(rows, append(slices.Clone(s.Cells), "\x00"+why[s.Line]))
			}
		}
	}
	full := make([]string, width+1)
	for i := range full {
		full[i] = "第" + strconv.Itoa(i+1) + "列"
		if i < len(head) && head[i] != "" {
			full[i] = head[i]
		}
	}
	full[width] = "没有收的原因"
	for i, row := range rows {
		last := len(row) - 1
		padded := append(row[:last:last], make([]string, width-last)...)
		rows[i] = append(padded, row[last][1:])
	}
	return table.WriteRows(title, "没有收的行", full, rows)
}
