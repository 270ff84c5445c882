// Package table reads a table as people keep it (表): a sheet of a workbook or a
// CSV file with titles, a unit somewhere above, heads of two rows, merged cells,
// totals and signatures. It hands out typed records one after another, and says
// what it did to get them.
package table

import (
	"strings"

	"jiheng/document/xlsx"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
)

// A Type is what a column holds.
type Type int

// The types of columns. What is handed out is canonical text: Day as
// 2024-03-28, numbers without separators and without zeros behind their
// decimals, Rate as a decimal where 1 is the whole.
const (
	Text Type = iota
	Day
	Integer
	Decimal
	Money
	Rate
	YesNo
	Code
)

var typeNames = []string{"文本", "日期", "整数", "小数", "金额", "比率", "是否", "代码"}

// String returns the type as definitions write it.
func (t Type) String() string { return typeNames[t] }

// number reports whether cells of the type are amounts that add up.
func (t Type) number() bool { return t == Integer || t == Decimal || t == Money }

// A Column is a column that is looked for.
type Column struct {
	Name     string
	Heads    []string // what the file may call it, the first that is found counts; none stands for Name
	Type     Type
	Unit     num.Unit // of the numbers handed out; none takes the unit that the file names
	UnitIn   string   // the file's column that holds the unit of each row's number; empty for none
	Required bool     // a record without it is a fault
	Optional bool     // the table may lack the column
	Exact    bool     // records are told apart by it: digits that a spreadsheet lost are a fault
	Codes    []string // of a code column
}

func (c Column) money() bool { return c.Type == Money || c.Type.number() && c.Unit.Money() }

// A Spec says what is looked for in a file, and answers what the file leaves
// open.
type Spec struct {
	File    string // its path in the dossier; .xlsx is a workbook, everything else CSV
	Columns []Column
	Key     int      // column that tells records apart, -1 for none
	Sheets  []string // sheets that are read; none are found
	Head    []int    // first and last row of the head; none are found
	Strict  bool     // a column that nobody asked for is a fault
	Draft   bool     // a character that may not stand in a text is a fault of its cell, not of the file
	Code    string   // code of the faults of cells
	Totals  []string // rows that are totals: 12, or 1月!12
	Data    []string // rows that are none, by number or by their label
	How     string   // how to answer in the definition; empty where there is none to answer in
}

// A Row is one record: its cells in the order of the columns, blank ones empty.
// The slice is valid until the function that it was handed to returns; who keeps
// its texts keeps the row's memory with them, and better copies them.
type Row struct {
	Line  int    // from 1
	Sheet int    // index in Reading.Sheets
	Name  string // of the sheet; empty for CSV
	Cells []string
	Bad   []int  // columns whose cells are no values of theirs; they are blank
	Rest  uint64 // of what the other columns hold, a number before the record apart: rows that say the same have the same
}

// A Reading is what is known of a table that was read.
type Reading struct {
	Said   fault.List // what was found, left out or taken for granted: a sentence a cause
	Sheets []string   // sheets that were read; one without name for CSV
	At     []int      // where the file has each of the columns, from 1; 0 for nowhere
	Line   int        // last row of the first head
	Units  []num.Unit // of the numbers of each column
	Named  []bool     // the file names the unit of the column
	Bare   []bool     // numbers of the column stand without a unit anywhere in the file, and were taken to be in Units
	Rows   int        // records
	Totals int        // rows left out as totals
}

// IsTotalName reports a name that a table reads as the label of a total, of a part of
// one or of a balance, and so not as the name of a record: 设备购置合计, 其中：绿化.
func IsTotalName(name string) bool {
	how := labellingOf(name)
	return how == exact || how == ends || how == carried
}

// Read reads a table and calls fn for every record in order. Problems of the
// file are one error, of which every cause is one fault; records that were
// handed out are then of no use. An error of fn ends the reading and is
// returned. Files of more than 200 columns or 2,000,000 records are refused.
func Read(spec Spec, data []byte, fn func(Row) error) (*Reading, error) {
	return newReader(spec, fn).readAll(data)
}

func newReader(spec Spec, fn func(Row) error) *reader {
	n := len(spec.Columns)
	r := &reader{spec: spec, fn: fn, out: &Reading{Units: make([]num.Unit, n), At: make([]int, n), Named: make([]bool, n), Bare: make([]bool, n)}}
	r.causes = &causes{file: spec.File, columns: spec.Columns}
	for i, c := range spec.Columns {
		r.out.Units[i] = c.Unit
		r.wanted = append(r.wanted, c.wanted())
	}
	return r
}

// readAll reads the sheets of a file.
func (r *reader) readAll(data []byte) (*Reading, error) {
	src, err := open(r.spec.File, data, r.spec.Draft)
	if err == nil {
		r.src = src
		err = r.read()
	}
	if err != nil {
		return r.out, placed(r.spec.File, err)
	}
	r.out.Said = r.causes.said()
	return r.out, r.causes.faults().Err()
}

// placed puts the file's name to problems that lack it.
func placed(file string, err error) error {
	list := fault.All(err)
	for _, e := range list {
		if e.Place.File == "" {
			e.Place.File = file
		}
	}
	return list.Err()
}

// A source hands out rows of sheets, as they stand in the file.
type source interface {
	tabs() []tab
	survey(name string, rows int) (*xlsx.Survey, error)
	rows(name string, fn func(xlsx.Row) error) error
}

type tab struct {
	name   string
	hidden bool
}

type workbook struct{ *xlsx.File }

func (w workbook) tabs() []tab {
	var out []tab
	hidden := map[string]bool{}
	for _, name := range w.Hidden() {
		hidden[name] = true
	}
	for _, name := range w.Sheets() {
		out = append(out, tab{name, hidden[name]})
	}
	return out
}

func (w workbook) survey(name string, rows int) (*xlsx.Survey, error) { return w.Survey(name, rows) }

func (w workbook) rows(name string, fn func(xlsx.Row) error) error { return w.Rows(name, fn) }

// A csvFile is read like a workbook of one sheet without name; its numbers are
// texts.
type csvFile struct {
	file, text string
}

func (c csvFile) tabs() []tab { return []tab{{}} }

func (c csvFile) survey(_ string, rows int) (*xlsx.Survey, error) {
	out := &xlsx.Survey{}
	err := c.rows("", func(r xlsx.Row) error {
		if r.Cells = append([]xlsx.Cell(nil), r.Cells...); len(out.First) < rows {
			out.First = append(out.First, r)
			return nil
		}
		return errEnough
	})
	if err == errEnough { //nolint:errorlint // our own, handed back as it is
		err = nil
	}
	return out, err
}

func (c csvFile) rows(_ string, fn func(xlsx.Row) error) error {
	var row xlsx.Row
	return plain.EachRecord(c.file, c.text, func(line int, cells []string) error {
		row.Number, row.Cells = line, row.Cells[:0]
		for i, text := range cells {
			if text = guarded(strings.TrimSpace(text)); text != "" {
				row.Cells = append(row.Cells, xlsx.Cell{Column: i + 1, Text: text, Kind: xlsx.Text})
			}
		}
		if len(row.Cells) == 0 {
			return nil
		}
		return fn(row)
	})
}

// guarded takes the formula off that exports put around digits so that Excel
// keeps them: ="001" is 001.
func guarded(s string) string {
	if body, ok := strings.CutPrefix(s, `="`); ok && strings.HasSuffix(body, `"`) && strings.Count(body, `"`) == 1 {
		return strings.TrimSpace(body[:len(body)-1])
	}
	return s
}
