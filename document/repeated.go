package document

import (
	"strconv"
	"strings"

	"jiheng/fault"
)

// DropRepeatedHeads takes out of a table the rows that repeat its head further
// down, as programs do that part a table over pages, and returns their numbers
// from 0, in order. Cells behind them get the place that they have in the file:
// name is what the table is called there. The head is the rows that Header
// counts, else as many as the first row's cells go down, where none holds only a
// number.
func (t *Table) DropRepeatedHeads(name string) (dropped []int) {
	k := t.headRows()
	if k == 0 || len(t.Rows) < 2*k+1 {
		return nil
	}
	grid := t.Grid()
	gone := map[int]bool{}
	for r := k; r+k <= len(t.Rows); r++ {
		if t.sameHead(r, k) {
			for i := range k {
				gone[r+i] = true
				dropped = append(dropped, r+i)
			}
			r += k - 1
		}
	}
	if len(dropped) == 0 {
		return nil
	}
	var rows []Row
	for r, row := range t.Rows {
		if gone[r] {
			continue
		}
		for i, p := range grid[r] {
			if at := &row.Cells[i].At; r > dropped[0] && *at == (fault.Place{}) {
				at.Cell = name + "!" + ColumnName(p.Col) + strconv.Itoa(r+1)
			}
		}
		rows = append(rows, row)
	}
	t.Rows = rows
	return dropped
}

// headRows returns how many rows are the head that may be repeated; 0 for none.
func (t *Table) headRows() int {
	if len(t.Rows) == 0 {
		return 0
	}
	k := t.Header
	for _, c := range t.Rows[0].Cells {
		if _, rows := c.Spans(); t.Header == 0 {
			k = max(k, rows)
		}
	}
	if k > len(t.Rows) || !t.closed(0, k) {
		return 0
	}
	words := 0
	for _, row := range t.Rows[:k] {
		for _, c := range row.Cells {
			switch s := strings.TrimSpace(Text(c.Runs)); {
			case s == "":
			case strings.Trim(s, "0123456789.,%-") == "":
				return 0
			default:
				words++
			}
		}
	}
	if words < 2 {
		return 0
	}
	return k
}

// closed reports whether the cells of k rows from r fill those rows and no other.
func (t *Table) closed(r, k int) bool {
	places := 0
	for i, row := range t.Rows[r : r+k] {
		for _, c := range row.Cells {
			cols, rows := c.Spans()
			if i+rows > k {
				return false
			}
			places += cols * rows
		}
	}
	return places == k*len(t.Columns)
}

// sameHead reports whether k rows from r say what the first k rows say.
func (t *Table) sameHead(r, k int) bool {
	for i := range k {
		a, b := t.Rows[i].Cells, t.Rows[r+i].Cells
		if len(a) != len(b) {
			return false
		}
		for j := range a {
			if max(a[j].ColSpan, 1) != max(b[j].ColSpan, 1) || max(a[j].RowSpan, 1) != max(b[j].RowSpan, 1) || Text(a[j].Runs) != Text(b[j].Runs) {
				return false
			}
			for _, run := range b[j].Runs {
				if run.Fact != "" {
					return false
				}
			}
		}
	}
	return t.closed(r, k)
}
