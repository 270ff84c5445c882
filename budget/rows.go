package budget

import (
	"iter"
	"strings"
)

// Rows are the rows of a ledger (台账行), in canonical text; blank is the empty
// text. They are kept by column: a column of few different texts as numbers of
// these, another as its texts one after another, so that a million rows fit.
// The zero value is of no use; rows are only ever added.
type Rows struct {
	columns []cellColumn
	lines   []int32
	sheets  []uint16
}

// mostKinds is how many different texts a column may have to be kept by number.
const mostKinds = 4096

// fewKinds is how many it may have though most of its rows differ, as keys do.
const fewKinds = 128

// chunkSize is how much text stands in one piece of memory.
const chunkSize = 1 << 16

// A cellColumn holds the cells of a column.
type cellColumn struct {
	at     []uint32          // by row: the number of its text, or where it begins
	kinds  []string          // the different texts, while there are few
	number map[string]uint32 // their numbers
	chunks []*strings.Builder
}

// NewRows returns no rows of so many columns.
func NewRows(columns int) *Rows {
	r := &Rows{columns: make([]cellColumn, columns)}
	for i := range r.columns {
		r.columns[i].number = map[string]uint32{}
	}
	return r
}

// Add appends a row: its cells, of which it takes as many as there are columns,
// and where it stands: line and number of the sheet. It keeps copies.
func (r *Rows) Add(cells []string, line, sheet int) {
	for i := range r.columns {
		r.columns[i].add(cells[i])
	}
	r.lines = append(r.lines, int32(line))
	r.sheets = append(r.sheets, uint16(sheet))
}

// Len returns the number of rows, none for nil.
func (r *Rows) Len() int {
	if r == nil {
		return 0
	}
	return len(r.lines)
}

// Row returns a row by its number from 0.
func (r *Rows) Row(i int) Row { return Row{r, i} }

// All returns the rows in order.
func (r *Rows) All() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for i := range r.Len() {
			if !yield(Row{r, i}) {
				return
			}
		}
	}
}

// Without returns the rows but some, given by their numbers.
func (r *Rows) Without(gone map[int]bool) *Rows {
	if len(gone) == 0 {
		return r
	}
	out := &Rows{columns: make([]cellColumn, len(r.columns))}
	for i, c := range r.columns {
		out.columns[i] = cellColumn{kinds: c.kinds, chunks: c.chunks}
		for k, at := range c.at {
			if !gone[k] {
				out.columns[i].at = append(out.columns[i].at, at)
			}
		}
	}
	for k, line := range r.lines {
		if !gone[k] {
			out.lines, out.sheets = append(out.lines, line), append(out.sheets, r.sheets[k])
		}
	}
	return out
}

func (c *cellColumn) add(text string) {
	if c.number == nil {
		c.at = append(c.at, c.put(text))
		return
	}
	n, known := c.number[text]
	if !known && (len(c.kinds) == mostKinds || len(c.kinds) >= fewKinds && 2*len(c.kinds) > len(c.at)) {
		c.spread()
		c.at = append(c.at, c.put(text))
		return
	}
	if !known {
		n = uint32(len(c.kinds))
		text = strings.Clone(text)
		c.kinds = append(c.kinds, text)
		c.number[text] = n
	}
	c.at = append(c.at, n)
}

// spread goes over to texts one after another.
func (c *cellColumn) spread() {
	for i, n := range c.at {
		c.at[i] = c.put(c.kinds[n])
	}
	c.kinds, c.number = nil, nil
}

// put writes a text behind the others, its length before it, and returns where.
func (c *cellColumn) put(text string) uint32 {
	const long = 4 // bytes of a length
	last := len(c.chunks) - 1
	if last < 0 || c.chunks[last].Len() > 0 && c.chunks[last].Len()+long+len(text) > chunkSize {
		b := &strings.Builder{}
		if last >= 0 { // the first one grows with its rows
			b.Grow(max(chunkSize, long+len(text)))
		}
		c.chunks = append(c.chunks, b)
		last++
	}
	b := c.chunks[last]
	at := uint32(last)<<16 | uint32(b.Len())
	if n := len(text); n < 0xff {
		b.WriteByte(byte(n))
	} else {
		b.Write([]byte{0xff, byte(n >> 16), byte(n >> 8), byte(n)})
	}
	b.WriteString(text)
	return at
}

func (c *cellColumn) text(row int) string {
	at := c.at[row]
	if c.chunks == nil {
		return c.kinds[at]
	}
	s := c.chunks[at>>16].String()[at&0xffff:]
	n, from := int(s[0]), 1
	if n == 0xff {
		n, from = int(s[1])<<16|int(s[2])<<8|int(s[3]), 4
	}
	return s[from : from+n]
}

// A Row is one line of a ledger: appended, superseded or withdrawn, never
// changed.
type Row struct {
	rows *Rows
	n    int
}

// Cell returns a cell by its column from 0, empty where it is blank.
func (r Row) Cell(column int) string { return r.rows.columns[column].text(r.n) }

// Line returns the row's line in its sheet, from 1.
func (r Row) Line() int { return int(r.rows.lines[r.n]) }

// Sheet returns the number of its sheet among those that were read, from 0.
func (r Row) Sheet() int { return int(r.rows.sheets[r.n]) }

// picked are some rows.
type picked struct {
	rows *Rows
	at   []int32
}

func (p picked) len() int { return len(p.at) }

func (p picked) all() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for _, i := range p.at {
			if !yield(p.rows.Row(int(i))) {
				return
			}
		}
	}
}
