package table

import (
	"cmp"
	"slices"
	"strings"

	"jiheng/document/xlsx"
	"jiheng/num"
)

// Rows that are held to find a head, and the most that one may have.
const (
	maxHeld = 40
	maxHead = 3
)

// A head is where the columns of a sheet stand.
type head struct {
	rows    []xlsx.Row
	at      []int          // of each column that is looked for: the sheet's column, 0 for none
	units   []num.Unit     // that the head names
	asked   []wording      // what the head says of units of money that leaves a question
	share   []string       // the head says % or ‰: what bare numbers are multiplied with, empty for nothing
	labels  map[int]string // of the sheet's columns, as written
	several [][]int        // columns that fit one that is looked for, where there are several
	score   int            // columns that were found
}

func (h *head) first() int { return h.rows[0].Number }
func (h *head) last() int  { return h.rows[len(h.rows)-1].Number }

// missing returns the columns that the table must have and the head lacks.
func (h *head) missing(columns []Column) []int {
	var out []int
	for i, c := range columns {
		if !c.Optional && h.at[i] == 0 {
			out = append(out, i)
		}
	}
	return out
}

// findHead returns the rows that name most of the columns, fewer rows before
// more and upper ones before lower; nil where no row names any.
func (r *reader) findHead(s *xlsx.Survey) *head {
	if len(r.spec.Head) > 0 {
		return r.givenHead(s)
	}
	var best []xlsx.Row
	most := 0
	for i := range s.First {
		for k := 1; k <= 2 && i+k <= len(s.First); k++ {
			rows := s.First[i : i+k]
			if k == 2 && (rows[1].Number != rows[0].Number+1 || !wordsOnly(rows[1])) {
				continue
			}
			score := r.score(s, rows, most)
			if score > most || score == most && score > 0 && k < len(best) && len(best) == 2 && best[1].Number == rows[0].Number {
				best, most = rows, score
			}
			if most == len(r.wanted) && len(best) == 1 {
				return r.extended(s, r.headOf(s, best)) // none names more
			}
		}
	}
	if most == 0 {
		return nil
	}
	return r.extended(s, r.headOf(s, best))
}

// givenHead returns the head in the rows that the definition names.
func (r *reader) givenHead(s *xlsx.Survey) *head {
	var rows []xlsx.Row
	for _, row := range s.First {
		if row.Number >= r.spec.Head[0] && row.Number <= r.spec.Head[len(r.spec.Head)-1] {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return r.headOf(s, rows)
}

// wordsOnly reports a row without a figure or day.
func wordsOnly(row xlsx.Row) bool {
	for _, c := range row.Cells {
		if c.Kind != xlsx.Text || c.Uncomputed || figureLike(c.Text) {
			return false
		}
		if _, _, ok := parseDay(c.Text, false); ok {
			return false
		}
	}
	return true
}

// figureLike reports a text that is a figure, with or without a unit.
func figureLike(s string) bool {
	s = strings.TrimSpace(fold(s))
	if _, ok := plainDecimal(s); ok {
		return true
	}
	s = strings.TrimLeft(strings.TrimPrefix(s, "("), "¥￥+-−—△负 ")
	return s != "" && (s[0] >= '0' && s[0] <= '9')
}

// extended adds the row below a head of one row where the head's cells are
// merged with it, where it has words under none of them, or only units.
func (r *reader) extended(s *xlsx.Survey, h *head) *head {
	i := slices.IndexFunc(s.First, func(row xlsx.Row) bool { return row.Number == h.first() })
	if len(h.rows) > 1 || i+1 >= len(s.First) || s.First[i+1].Number != h.first()+1 || !wordsOnly(s.First[i+1]) {
		return h
	}
	below := s.First[i+1]
	merged := slices.ContainsFunc(s.Merges, func(m xlsx.Range) bool {
		return m.Top == h.first() && m.Bottom == below.Number && slices.Contains(h.at, m.Left)
	})
	under := slices.ContainsFunc(below.Cells, func(c xlsx.Cell) bool { return slices.Contains(h.at, c.Column) })
	inside := slices.ContainsFunc(below.Cells, func(c xlsx.Cell) bool { return c.Column <= slices.Max(h.at) })
	if merged || !under && inside || unitsOnly(below) {
		if two := r.headOf(s, s.First[i:i+2]); two.score >= h.score {
			return two
		}
	}
	return h
}

// score counts the columns that some rows name, as long as there can be as many as
// others have.
func (r *reader) score(s *xlsx.Survey, rows []xlsx.Row, others int) (n int) {
	names := spelt(rows, s.Merges)
	for i, wanted := range r.wanted {
		if n+len(r.wanted)-i < others {
			return n
		}
		if len(matching(wanted, names)) > 0 {
			n++
		}
	}
	return n
}

// headOf finds the columns in some rows.
func (r *reader) headOf(s *xlsx.Survey, rows []xlsx.Row) *head {
	n := len(r.spec.Columns)
	h := &head{rows: rows, at: make([]int, n), units: make([]num.Unit, n), asked: make([]wording, n), share: make([]string, n), labels: map[int]string{}, several: make([][]int, n)}
	names := spelt(rows, s.Merges)
	for _, name := range names {
		h.labels[name.column] = name.label()
	}
	for i, c := range r.spec.Columns {
		found := matching(r.wanted[i], names)
		if len(found) == 0 {
			continue
		}
		h.score++
		h.at[i] = found[0].column
		if len(found) > 1 {
			for _, f := range found {
				h.several[i] = append(h.several[i], f.column)
			}
		}
		h.units[i], h.share[i], h.asked[i] = found[0].unit(c)
	}
	return h
}

// A columnName is what the rows of a head call a column, from above to below.
type columnName struct {
	column int
	pieces []string
	spelt  []spelling // candidates, once for all columns that are looked for
}

func (n columnName) label() string {
	return strings.Join(strings.Fields(strings.Join(n.pieces, "·")), "")
}

// candidates are the ways in which a column of several rows is called: by its
// lowest name, or by all of them.
func (n columnName) candidates() []spelling {
	low := flat(n.pieces[len(n.pieces)-1])
	if len(n.pieces) == 1 {
		return []spelling{spell(low)}
	}
	all, turned := "", ""
	for _, p := range n.pieces {
		all, turned = all+flat(p), flat(p)+turned
	}
	return []spelling{spell(low), spell(all), spell(turned)}
}

// spelt reads the names of the columns, ready to be compared.
func spelt(rows []xlsx.Row, merges []xlsx.Range) []columnName {
	names := namesOf(rows, merges)
	for i, n := range names {
		names[i].spelt = n.candidates()
	}
	return names
}

// namesOf reads the names of the columns; what stands over several columns
// belongs to each of them.
func namesOf(rows []xlsx.Row, merges []xlsx.Range) []columnName {
	width := 0
	for _, row := range rows {
		for _, c := range row.Cells {
			width = max(width, c.Column)
		}
	}
	pieces := make([][]string, width+1)
	for k, row := range rows {
		for i, c := range row.Cells {
			text := strings.TrimSpace(c.Text)
			if text == "" || c.Struck || k > 0 && nothing(text) {
				continue
			}
			to := c.Column
			if k+1 < len(rows) {
				next := width + 1
				if i+1 < len(row.Cells) {
					next = row.Cells[i+1].Column
				}
				to = reach(row.Number, c.Column, next-1, merges)
			}
			for col := c.Column; col <= to; col++ {
				if col == c.Column || hasText(rows[k+1:], col) {
					pieces[col] = append(pieces[col], text)
				}
			}
		}
	}
	var out []columnName
	for col, p := range pieces {
		if n := len(p); n > 1 && unitCell(p[n-1]) != "" {
			p = append(p[:n-2:n-2], p[n-2]+"（"+unitCell(p[n-1])+"）")
		}
		if len(p) > 0 {
			out = append(out, columnName{column: col, pieces: p})
		}
	}
	return out
}

// unitCell returns the unit that a cell below a column's name holds alone, with
// or without brackets; empty where it holds something else.
func unitCell(text string) string {
	all := flat(text)
	s := strings.TrimPrefix(strings.Trim(all, "()[]"), "单位:")
	if s != all && len(s) <= 24 && wordingOf(s).says() || isUnit(s) || onlyUnits(s).says() || shares[s] != "" {
		return s
	}
	return ""
}

// unitsOnly reports a row of nothing but units.
func unitsOnly(row xlsx.Row) bool {
	return len(row.Cells) > 0 && !slices.ContainsFunc(row.Cells, func(c xlsx.Cell) bool { return unitCell(c.Text) == "" && !nothing(c.Text) })
}

// reach returns the last column that a name stands over: to the end of its
// merged range, or up to the next name where nothing is merged.
func reach(row, column, next int, merges []xlsx.Range) int {
	for _, m := range merges {
		if m.Top <= row && row <= m.Bottom && m.Left == column {
			return m.Right
		}
	}
	return next
}

func hasText(rows []xlsx.Row, column int) bool {
	for _, row := range rows {
		for _, c := range row.Cells {
			if c.Column == column && strings.TrimSpace(c.Text) != "" {
				return true
			}
		}
	}
	return false
}

// unused returns the labels of columns that nobody asked for, from left to
// right.
func (h *head) unused() []string {
	var cols []int
	for col := range h.labels {
		if !slices.Contains(h.at, col) {
			cols = append(cols, col)
		}
	}
	slices.SortFunc(cols, cmp.Compare)
	out := make([]string, len(cols))
	for i, col := range cols {
		out[i] = h.labels[col]
	}
	return out
}
