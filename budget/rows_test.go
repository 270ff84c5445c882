package budget

import (
	"strconv"
	"strings"
	"testing"
)

// Rows hand back what was put in: few different texts and many, as soon as
// the rows begin or late, long ones and blank ones, some of the rows taken out.
func TestRowsKeepCells(t *testing.T) {
	const n = 4 * mostKinds
	cells := func(i int) []string {
		long := ""
		if i%100 == 0 {
			long = strings.Repeat("长", i%30_000)
		}
		return []string{strconv.Itoa(i), []string{"", "上门", "视频"}[i%3], long + strconv.Itoa(i), strconv.Itoa(i / 3)}
	}
	r := NewRows(4)
	gone := map[int]bool{}
	for i := range n {
		r.Add(cells(i), i+2, i%7)
		gone[i] = i%5 == 0
	}
	same := func(row Row, i int) {
		t.Helper()
		for k, want := range cells(i) {
			if got := row.Cell(k); got != want || row.Line() != i+2 || row.Sheet() != i%7 {
				t.Fatalf("row %d, column %d: %.20q, want %.20q", i, k, got, want)
			}
		}
	}
	for i := range n {
		same(r.Row(i), i)
	}
	rest := r.Without(gone)
	if rest.Len() != n-(n+4)/5 || (*Rows)(nil).Len() != 0 {
		t.Fatalf("%d rows", rest.Len())
	}
	i := 0
	for row := range rest.All() {
		if i%5 == 0 {
			i++
		}
		same(row, i)
		i++
	}
}
