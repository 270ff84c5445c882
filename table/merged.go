package table

import (
	"slices"
	"strings"

	"jiheng/document/xlsx"
)

// mergedCells fills merged cells down: what stands in the first row of one
// belongs to the others too.
type mergedCells struct {
	begin map[int][]xlsx.Range // by first row: those over several rows of a column that is looked for
	open  []openRange          // by column
	later []xlsx.Range         // that begin further down, by first row
	over  []xlsx.Range         // that reach the row
}

type openRange struct {
	bottom int
	cell   xlsx.Cell
}

func (m *mergedCells) init(s sheet, columns []Column) {
	m.open = make([]openRange, len(columns))
	m.later = slices.Clone(s.survey.Merges)
	slices.SortFunc(m.later, func(a, b xlsx.Range) int { return a.Top - b.Top })
	for _, r := range s.survey.Merges {
		if r.Bottom > r.Top && r.Top > s.head.last() {
			if m.begin == nil {
				m.begin = map[int][]xlsx.Range{}
			}
			m.begin[r.Top] = append(m.begin[r.Top], r)
		}
	}
}

// uncovered returns a row's cells without those that a merged cell covers: the
// file may still hold what nobody sees.
func (m *mergedCells) uncovered(sr *sheetReader, row xlsx.Row) []xlsx.Cell {
	for len(m.later) > 0 && m.later[0].Top <= row.Number {
		m.over, m.later = append(m.over, m.later[0]), m.later[1:]
	}
	if len(m.over) == 0 {
		return row.Cells
	}
	m.over = slices.DeleteFunc(m.over, func(r xlsx.Range) bool { return r.Bottom < row.Number })
	return slices.DeleteFunc(row.Cells, func(c xlsx.Cell) bool {
		hidden := slices.ContainsFunc(m.over, func(r xlsx.Range) bool {
			return r.Left <= c.Column && c.Column <= r.Right && (r.Left != c.Column || r.Top != row.Number)
		})
		if text := strings.TrimSpace(c.Text); hidden && text != "" {
			sr.causes.add(coveredCells, -1, "", spot{sheet: sr.name, line: row.Number, ref: c.Ref, text: text})
		}
		return hidden
	})
}

// fill puts the value of an open range into the row's blank cells. Numbers are
// not repeated, for they would count twice; a key is not, for nobody knows
// whether its rows are one record.
func (m *mergedCells) fill(sr *sheetReader, row xlsx.Row) {
	if m.begin == nil {
		return
	}
	for _, r := range m.begin[row.Number] {
		if r.Left < len(sr.of) && sr.of[r.Left] > 0 {
			i := sr.of[r.Left] - 1
			c := sr.cells[i]
			c.Ref = "" // the reader's memory
			m.open[i] = openRange{r.Bottom, c}
		}
	}
	for i := range m.open {
		o := &m.open[i]
		if o.bottom < row.Number || sr.cells[i].Column != 0 || o.cell.Column == 0 {
			continue
		}
		at := sr.spot(row.Number)
		switch {
		case i == sr.spec.Key:
			sr.causes.add(keyMerged, i, "", at)
			sr.cells[i] = o.cell
		case sr.spec.Columns[i].Type.number():
			sr.causes.add(countedOnce, i, "", at)
		default:
			sr.causes.add(filled, i, "", at)
			sr.cells[i] = o.cell
		}
	}
}
