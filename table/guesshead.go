package table

import (
	"regexp"
	"slices"
	"strings"

	"jiheng/document/xlsx"
)

// mostName is the longest name of a column that is proposed.
const mostName = 30

// guessHead takes the rows of words that name most columns and have rows as wide
// below them, fewer rows before more; given rows are taken as they are. It
// returns nil where there are none.
func guessHead(s *xlsx.Survey, given []int) []columnName {
	var best []columnName
	rowsOfBest := 0
	for i := range s.First {
		for k := 1; k <= 2 && i+k < len(s.First); k++ {
			rows := s.First[i : i+k]
			if len(given) > 0 || !headLike(s, rows) {
				continue
			}
			names := namesOf(rows, s.Merges)
			if len(names) < 2 || len(s.First[i+k].Cells)*2 < len(names) || proposed(names) == nil {
				continue
			}
			if len(names) > len(best) || len(names) == len(best) && k < rowsOfBest {
				best, rowsOfBest = names, k
			}
		}
	}
	if len(given) > 0 {
		r := reader{spec: Spec{Head: given}}
		if h := r.givenHead(s); h != nil {
			best = namesOf(h.rows, s.Merges)
		}
		if proposed(best) == nil {
			return nil
		}
	}
	return best
}

// headLike reports rows that may be a head: words that say nothing of their own,
// and in a second row names below those of the first.
func headLike(s *xlsx.Survey, rows []xlsx.Row) bool {
	for _, row := range rows {
		if !namesOnly(row) || slices.ContainsFunc(row.Cells, func(c xlsx.Cell) bool {
			before, after, found := strings.Cut(flat(c.Text), ":")
			return found && after != "" && !strings.Contains(before, "(")
		}) {
			return false
		}
	}
	if len(rows) == 1 {
		return true
	}
	above, below := rows[0], rows[1]
	if below.Number != above.Number+1 {
		return false
	}
	merged := slices.ContainsFunc(s.Merges, func(m xlsx.Range) bool {
		return m.Top == above.Number && (m.Bottom >= below.Number || m.Right > m.Left)
	})
	return merged || unitsOnly(below) || lacks(above, below) && lacks(below, above)
}

// dated is the name of a column that begins with a month or a year: 1月, 03月份（元）,
// 2024年预算数, and no day.
var dated = regexp.MustCompile(`^(?:0?[1-9]|1[0-2])月份?[^0-9]*$|^[12][0-9]{3}年(?:度)?[^0-9度]+$`)

// namesOnly reports a row of words, or of names that begin with a month or a year.
func namesOnly(row xlsx.Row) bool {
	rest := xlsx.Row{Number: row.Number}
	for _, c := range row.Cells {
		if c.Kind != xlsx.Text || !dated.MatchString(flat(c.Text)) {
			rest.Cells = append(rest.Cells, c)
		}
	}
	return len(rest.Cells) > 0 && wordsOnly(rest)
}

// lacks reports a cell of one row in a column where the other is blank.
func lacks(row, other xlsx.Row) bool {
	return slices.ContainsFunc(other.Cells, func(c xlsx.Cell) bool { return !hasText([]xlsx.Row{row}, c.Column) })
}

// proposed returns what the columns are called: by the lowest of their names
// where no other has it, else by all. nil where two would be called alike, or
// one is no name.
func proposed(names []columnName) []string {
	count := map[string]int{}
	for _, n := range names {
		count[flat(n.pieces[len(n.pieces)-1])]++
	}
	var out []string
	for _, n := range names {
		name := strings.Join(strings.Fields(n.pieces[len(n.pieces)-1]), "")
		if count[flat(name)] > 1 {
			name = strings.Join(strings.Fields(strings.Join(n.pieces, "")), "")
		}
		if name == "" || len([]rune(name)) > mostName || slices.Contains(out, name) {
			return nil
		}
		out = append(out, name)
	}
	return out
}
