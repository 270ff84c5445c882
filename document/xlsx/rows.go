package xlsx

import (
	"errors"
	"strconv"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// Limits of a sheet, as Excel has them.
const (
	maxRow    = 1_048_576
	maxColumn = 16_384
	maxMerges = 100_000

	maxRowText = 64 << 20 // bytes of one row
)

// A Kind says what a cell holds.
type Kind string

// The kinds of cell.
const (
	Text    Kind = "text"
	Number  Kind = "number"
	Percent Kind = "percent" // a number shown as a percentage; Text ends in %
	Date    Kind = "date"    // 2024-03-28, with a time where the style shows one
	Time    Kind = "time"    // 09:30:00, or hours beyond a day
	Bool    Kind = "bool"    // TRUE or FALSE
	Failed  Kind = "error"   // #N/A and its like
)

// A Cell is a cell that holds something; blank cells are not handed out.
type Cell struct {
	Ref    string // B7
	Column int    // from 1
	Text   string // as stored: numbers as decimals, without binary noise
	Raw    string // what the file holds, where Text differs
	Kind   Kind
	Format string // number format code; empty for General
	Scale  Scale  // what the number format does to the number besides

	Struck     bool // struck out from end to end: not the value
	Cut        bool // part of the text was struck out, and is left out
	Formula    bool
	Sum        string // a formula that begins with SUM, SUBTOTAL or AGGREGATE; empty for others
	Uncomputed bool   // a formula whose result the file does not hold; Text says nothing

	shared int // index of the shared string plus 1
	style  int
	inline *sharedString
}

// holds reports whether a cell says something: text, a formula without result,
// or that all of it was struck out.
func (c *Cell) holds() bool { return c.Text != "" || c.Uncomputed || c.Cut }

// A Row is a row with at least one cell, in ascending columns. It is valid
// only until the function it was handed to returns; its strings stay. A formula
// without result counts as something.
type Row struct {
	Number int  // from 1
	Hidden bool // the sheet doesn't show it
	Cells  []Cell
}

// Rows calls fn for every row that holds something, in order, while it reads
// the sheet. An unreadable sheet is an Invalid error, after the rows before the
// damage; a sheet without rows is none. An error of fn ends the reading and is
// returned.
func (f *File) Rows(sheet string, fn func(Row) error) error {
	part, err := f.sheet(sheet)
	if err != nil {
		return err
	}
	return f.walk(part, &walker{row: func(row Row) error {
		kept := row.Cells[:0]
		for _, c := range row.Cells {
			if c.holds() {
				kept = append(kept, c)
			}
		}
		if row.Cells = kept; len(kept) == 0 {
			return nil
		}
		return fn(row)
	}})
}

// A walker takes what a sheet holds. Its row gets blank cells too.
type walker struct {
	row    func(Row) error // nil passes over the rows
	merges []Range
	widths []width
	hidden []span // columns that are not shown, both ends inside
	filter bool   // rows may be filtered out
	most   int    // merged ranges; 0 for maxMerges
	enough int    // rows after which the others are passed over unread; 0 for none
}

// width is the width of some columns, in hundredths of a character.
type width struct{ from, to, hundredths int }

// walk reads one sheet from start to end.
func (f *File) walk(sheet sheetPart, w *walker) error {
	w.most = document.Lower(maxMerges, f.bounds.Elements)
	var own error // of the function that takes the rows, handed back as it is
	read := func(s *scanner) error {
		if err := s.root("worksheet"); err != nil {
			return err
		}
		data := 0
		err := s.children(func() error {
			switch {
			case s.is("sheetData"):
				if data++; data > 1 {
					return bad("two sheetData elements")
				}
				if w.row == nil {
					return nil
				}
				return f.sheetRows(s, sheet, w, &own)
			case s.is("mergeCells"):
				return s.children(func() error { return w.merge(s) })
			case s.is("cols"):
				return s.children(func() error { return w.width(s) })
			case s.is("autoFilter"):
				w.filter = true
			}
			return nil
		})
		if err == nil && data == 0 {
			err = bad("no sheetData element")
		}
		return err
	}
	err := f.scanPart(sheet.part, maxUnpacked, read)
	if own != nil {
		return own
	}
	return err
}

// sheetRows hands out the rows inside sheetData; once there are enough, it goes
// straight to the end of the element.
func (f *File) sheetRows(s *scanner, sheet sheetPart, w *walker, own *error) error {
	r := &rowReader{f: f, s: s, sheet: sheet.name}
	taken := 0
	take := func(row Row) error {
		taken++
		return w.row(row)
	}
	err := s.children(func() error {
		if err := r.read(take, own); err != nil {
			return err
		}
		if w.enough > 0 && taken >= w.enough {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return s.skipOut()
	}
	return err
}

var errEnough = errors.New("enough rows")

// A rowReader reads the rows of a sheet, one after another, into the same
// memory; the strings of a row share one allocation.
type rowReader struct {
	f      *File
	s      *scanner
	sheet  string
	last   int
	row    Row
	arena  []byte
	spans  []cellSpans
	value  []byte
	inline int // bytes of the row that stand outside the arena

	counts bool // the last formula can only come to a number
}

// cellSpans are the places of a cell's strings in the arena.
type cellSpans struct{ ref, text, raw span }

func (r *rowReader) read(fn func(Row) error, own *error) error {
	if !r.s.is("row") {
		return nil
	}
	n, err := r.number()
	if err != nil {
		return err
	}
	hidden, height := string(r.s.attr("hidden")), string(r.s.attr("ht"))
	r.last = n
	r.row = Row{Number: n, Hidden: hidden == "1" || hidden == "true" || height != "" && flat(height), Cells: r.row.Cells[:0]}
	r.arena, r.spans, r.inline = r.arena[:0], r.spans[:0], 0
	if err := r.s.children(r.cell); err != nil {
		return err
	}
	r.settle()
	if len(r.row.Cells) == 0 {
		return nil
	}
	*own = fn(r.row)
	return *own
}

// flat reports a height that shows nothing: a point at most.
func flat(height string) bool {
	whole, frac, _ := strings.Cut(height, ".")
	return whole == "0" || whole == "" || whole == "1" && strings.Trim(frac, "0") == ""
}

// number returns the row's number: its own, or the one after the last.
func (r *rowReader) number() (int, error) {
	own := r.s.attr("r")
	if own == nil {
		own = strconv.AppendInt(nil, int64(r.last+1), 10)
	}
	n, err := strconv.Atoi(string(own))
	if err != nil || n < 1 || n > maxRow {
		return 0, r.fail("第"+fault.Clip(string(own))+"行", "行号超出1至1048576", nil)
	}
	if n <= r.last {
		return 0, r.fail("第"+fault.Clip(string(own))+"行", "行号重复或倒退", nil)
	}
	return n, nil
}

// settle turns the row's bytes into strings.
func (r *rowReader) settle() {
	all := string(r.arena)
	for i, at := range r.spans {
		c := &r.row.Cells[i]
		c.Ref = all[at.ref.from:at.ref.to]
		if at.text.to > at.text.from {
			c.Text = all[at.text.from:at.text.to]
		}
		c.Raw = all[at.raw.from:at.raw.to]
	}
}

func (r *rowReader) keep(b []byte) span {
	from := len(r.arena)
	r.arena = append(r.arena, b...)
	return span{from, len(r.arena)}
}

func (r *rowReader) fail(ref, what string, cause error) error {
	e := fault.Bad(fault.Place{Cell: r.sheet + "!" + ref}, "xlsx-bad-cell",
		"%s，请用Excel或WPS打开，改正后另存为xlsx再导入", what)
	if cause != nil {
		return e.Because(cause)
	}
	return e
}

var errNoStyle = errors.New("a style that the workbook does not have")
