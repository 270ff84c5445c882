package table

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"jiheng/document/xlsx"
	"jiheng/num"
)

// unitColumnName is what columns are called that hold the unit of each row.
var unitColumnName = regexp.MustCompile(`^(?:金额|货币|计量|计价|数额)?单位$|^(?:币种|货币|币别)$`)

// rowUnits are units that stand in a column of their own, row by row.
type rowUnits struct {
	columns []unitColumn
	units   []num.Unit // of the row that is read, by column that is looked for
	open    []bool     // the row leaves the unit of that column open, and it has been asked about
}

// A unitColumn is a column of units, with the columns of money that it is of.
type unitColumn struct {
	at    int // the sheet's column
	of    []int
	label string
	sure  bool // rows name units of money in it: each must
}

// unitColumns finds the columns of units: the one that the definition names for a
// column of money, and those that are called so. Which money one of these is of
// is plain where the table has one column of money without a unit in its head,
// or where its name says 金额.
func (sr *sheetReader) unitColumns() {
	h := sr.sheet.head
	sr.perRow.units, sr.perRow.open = make([]num.Unit, len(h.at)), make([]bool, len(h.at))
	found := map[int]bool{}
	for _, col := range slices.Sorted(maps.Keys(h.labels)) {
		label := h.labels[col]
		u := unitColumn{at: col, label: label}
		for i, c := range sr.spec.Columns {
			if c.UnitIn != "" && h.at[i] != 0 && sr.isColumn(c.UnitIn, col) {
				u.of, u.sure = append(u.of, i), true
				found[i] = true
			}
		}
		if !u.sure && unitColumnName.MatchString(flat(label)) {
			u.of = sr.openMoney(strings.Contains(label, "金额"))
			u.sure = sr.namesMoney(col)
		}
		if u.sure || unitColumnName.MatchString(flat(label)) {
			sr.perRow.columns = append(sr.perRow.columns, u)
		}
		for _, i := range u.of {
			if u.sure && sr.out.Units[i].IsZero() {
				sr.out.Units[i] = num.Yuan
			}
			if d := sr.declared[i]; u.sure && len(d) > 0 {
				d[len(d)-1].asked = true
			}
		}
	}
	for i, c := range sr.spec.Columns {
		if c.UnitIn != "" && h.at[i] != 0 && !found[i] {
			sr.causes.add(unitColumnNone, i, c.UnitIn, sr.spot(h.last()))
		}
	}
}

// isColumn reports the sheet's column that a definition calls by a name: its own,
// or one of the file's.
func (sr *sheetReader) isColumn(name string, col int) bool {
	k := slices.IndexFunc(sr.spec.Columns, func(c Column) bool { return c.Name == name })
	return k >= 0 && sr.sheet.head.at[k] == col || flat(name) == flat(sr.sheet.head.labels[col])
}

// openMoney returns the columns of money that a column of units is plainly of.
func (sr *sheetReader) openMoney(all bool) []int {
	var out []int
	for i, c := range sr.spec.Columns {
		if c.money() && sr.sheet.head.at[i] != 0 && sr.sheet.head.units[i].IsZero() && c.UnitIn == "" {
			out = append(out, i)
		}
	}
	if len(out) > 1 && !all {
		return nil
	}
	return out
}

// namesMoney reports that the first rows name a unit of money in a column.
func (sr *sheetReader) namesMoney(col int) bool {
	return slices.ContainsFunc(sr.sheet.survey.First, func(row xlsx.Row) bool {
		return row.Number > sr.sheet.head.last() && slices.ContainsFunc(row.Cells, func(c xlsx.Cell) bool {
			return c.Column == col && len(wordingOf(flat(c.Text)).units) > 0
		})
	})
}

// read takes the units that a row names. With ask, one that is not understood, is
// missing or cannot be told from the others is a fault.
func (u *rowUnits) read(sr *sheetReader, row xlsx.Row, ask bool) {
	if len(u.columns) == 0 {
		return
	}
	clear(u.units)
	clear(u.open)
	for _, c := range u.columns {
		text := ""
		for _, cell := range row.Cells {
			if cell.Column == c.at && !cell.Struck {
				text = strings.TrimSpace(cell.Text)
			}
		}
		w := wordingOf(flat(text))
		at := spot{sheet: sr.name, line: row.Number, text: text}
		var bad *kind
		switch {
		case w.unknown != "" || len(w.units) > 1:
			bad = rowUnitUnknown
		case len(w.units) == 1 && len(c.of) == 0 && sr.clashes(w.units[0]):
			bad = rowUnitWhose
		case len(w.units) == 0 && c.sure && len(c.of) > 0 && sr.filled(c.of):
			bad = rowUnitNone
		}
		for _, i := range c.of {
			u.units[i], u.open[i] = w.unit(), bad != nil
		}
		if bad != nil && ask {
			sr.causes.add(bad, -1, c.label, at)
		}
	}
}

// clashes reports a column of money whose numbers have another unit.
func (sr *sheetReader) clashes(u num.Unit) bool {
	for i, c := range sr.spec.Columns {
		if c.money() && sr.sheet.head.at[i] != 0 && sr.cells[i].Column != 0 && sr.conv[i].from != u {
			return true
		}
	}
	return false
}

// filled reports a row with a cell in one of some columns.
func (sr *sheetReader) filled(columns []int) bool {
	return slices.ContainsFunc(columns, func(i int) bool { return sr.cells[i].Column != 0 && !nothing(sr.cells[i].Text) })
}
