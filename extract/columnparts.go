package extract

import (
	"slices"
	"strings"

	"jiheng/num"
)

// A section is the rows of a table that stand below the same heads, as far as it takes to
// say which of its columns are parts of another.
type section struct {
	table int
	heads string
	units map[int]string // of money, by column: of those whose own heads name none
}

const (
	mostSections    = 8   // of a table that are looked at
	mostSectionRows = 400 // longer tables are told by their first rows
)

// partUnit returns the unit of money of a column whose heads name none: that of the column
// of which it is a part. Empty where it is none, or where that is not sure.
func (w *walker) partUnit(l *Line, i int, c Cell) string {
	if w.alien || c.Head == "" || c.IsHead || w.column(c).unit != "" {
		return ""
	}
	if len(w.sections) > 0 && w.sections[0].table != l.Table {
		w.sections = w.sections[:0]
	}
	heads := headsOf(l)
	for _, s := range w.sections {
		if s.heads == heads {
			return s.units[c.Col]
		}
	}
	if len(w.sections) == mostSections {
		return ""
	}
	s := section{table: l.Table, heads: heads}
	if strings.Contains(heads, "元") || w.unit != "" {
		s.units = w.partUnits(i, heads)
	}
	w.sections = append(w.sections, s)
	return s.units[c.Col]
}

// headsOf joins the heads of a row's columns.
func headsOf(l *Line) string {
	var b strings.Builder
	for _, c := range l.Cells {
		b.WriteString(c.Head)
		b.WriteByte('|')
	}
	return b.String()
}

// A partColumn is one column of a section.
type partColumn struct {
	col    int
	head   string
	unit   string // of money, that its heads name or that of its whole
	open   bool   // it may hold amounts, and no head says in which unit
	within bool   // it is named as a part: 其中：财政拨款
	inner  bool   // what is named as a part heads several columns: 其中·财政拨款
}

// partUnits says of which unit the columns of the section around a row are that name none.
func (w *walker) partUnits(i int, heads string) map[int]string {
	cols := w.partColumns(&w.lines[i])
	rows := w.amountsBelow(i, heads, cols)
	units := map[int]string{}
	set := func(k int, unit string) {
		if cols[k].open && unit != "" {
			cols[k].unit, cols[k].open = unit, false
			units[cols[k].col] = unit
		}
	}
	for k := range cols {
		if cols[k].unit == "" {
			continue
		}
		for _, end := range []int{runFrom(cols, k+1, 1), runFrom(cols, k-1, -1)} {
			for _, j := range partsOf(cols, rows, k, end) {
				set(j, cols[k].unit)
			}
		}
	}
	for k := range cols {
		set(k, groupUnit(cols, rows, k))
	}
	return units
}

// partColumns returns the columns of a row with heads.
func (w *walker) partColumns(l *Line) []partColumn {
	var out []partColumn
	for _, c := range l.Cells {
		p := partColumn{col: c.Col, head: c.Head}
		if c.IsHead || c.Head == "" {
			p.head = ""
			out = append(out, p)
			continue
		}
		col, low := w.column(c), lastName(c.Head)
		if col.kind == moneyColumn {
			if p.unit = col.unit; p.unit == "" && (sumHeads[plainWord(low)] || hasSuffixAny(plainWord(low), "合计", "小计", "总计")) {
				p.unit = w.unit // of the table: its parts are amounts as well
			}
		}
		kind := col.kind
		if rest := strings.TrimLeft(strings.TrimPrefix(low, "其中"), "：: "); rest != low && rest != "" {
			kind, _ = readHead(rest) // 其中：户数
		}
		p.open = p.unit == "" && (kind == moneyColumn || kind == anyColumn) && headUnit(c.Head) == "" && !hasAny(low, perPiece...) &&
			foreignMoney.find(c.Head) == "" && !hasSuffixAny(plainWord(low), nameEnds...)
		p.within = strings.HasPrefix(low, "其中") || strings.HasPrefix(c.Head, "其中") || strings.Contains(c.Head, "·其中")
		p.inner = p.within && !strings.HasPrefix(low, "其中")
		out = append(out, p)
	}
	return out
}

// perPiece are words of amounts for one of something, which are no parts of a sum.
var perPiece = []string{"单价", "标准", "人均", "户均", "均", "每", "单位成本"}

// runFrom returns the last column of the run of open ones that begins at k.
func runFrom(cols []partColumn, k, step int) int {
	for k >= 0 && k < len(cols) && cols[k].open {
		k += step
	}
	return k - step
}

// A sectionRow holds the amounts of a row by column; nil for none, bad where one is not read.
type sectionRow struct {
	amounts []*num.Ratio
	bad     []bool
}

// amountsBelow returns the rows of the section around a row.
func (w *walker) amountsBelow(i int, heads string, cols []partColumn) (rows []sectionRow) {
	table := w.lines[i].Table
	for ; i < len(w.lines) && w.lines[i].Table == table && len(rows) < mostSectionRows; i++ {
		l := &w.lines[i]
		if len(l.Cells) != len(cols) || headsOf(l) != heads {
			continue
		}
		r := sectionRow{make([]*num.Ratio, len(cols)), make([]bool, len(cols))}
		for k, c := range l.Cells {
			text := l.Text[c.Start:c.End]
			if c.IsHead || cols[k].head == "" || text == "" || NoFigure(text) {
				continue
			}
			fig, ok := ReadCell(text)
			if !ok || fig.Class != Bare {
				r.bad[k] = true
				continue
			}
			v := fig.Number.Ratio()
			r.amounts[k] = &v
		}
		rows = append(rows, r)
	}
	return rows
}

// partsOf returns the columns from the one beside a whole to the end of a run that are
// parts of it: those that together make it up in every row, those below one head 其中,
// else the first, where it bears that word and is nowhere more than the whole.
func partsOf(cols []partColumn, rows []sectionRow, whole, end int) (parts []int) {
	step := 1
	if end < whole {
		step = -1
	}
	first := whole + step
	if (end-whole)*step <= 0 {
		return nil
	}
	named := step > 0 && cols[first].within
	for last := end; last != whole; last -= step {
		if addUp(rows, whole, first, last, named) {
			for k := first; k != last+step; k += step {
				parts = append(parts, k)
			}
			return parts
		}
	}
	if !named || mixedBefore(cols, whole) {
		return nil
	}
	for k := first; k != end+step; k += step {
		if k > first && !cols[k].inner || !fitsWithin(rows, whole, k) {
			break
		}
		parts = append(parts, k)
	}
	return parts
}

// mixedBefore reports that columns up to the whole name several units of money: then only
// the amounts tell of which column another is a part.
func mixedBefore(cols []partColumn, whole int) bool {
	return slices.ContainsFunc(cols[:whole], func(c partColumn) bool { return c.unit != "" && c.unit != cols[whole].unit })
}

// addUp reports that columns make up their whole in every row. Where no head names them as
// parts, two rows have to say so in which two of them hold something.
func addUp(rows []sectionRow, whole, first, last int, named bool) bool {
	if first == last && !named {
		return false // the same amounts twice
	}
	low, high := min(first, last), max(first, last)
	seen, telling := 0, 0
	for _, r := range rows {
		var sum num.Ratio
		some, held := 0, 0
		for k := low; k <= high; k++ {
			if r.bad[k] {
				return false
			}
			if a := r.amounts[k]; a != nil {
				some++
				if sum = sum.Add(*a); a.Sign() != 0 {
					held++
				}
			}
		}
		w := r.amounts[whole]
		switch {
		case some == 0:
			continue
		case w == nil || sum.Cmp(*w) != 0:
			return false
		}
		if seen++; held > 1 {
			telling++
		}
	}
	return named && seen > 0 || telling > 1
}

// fitsWithin reports a column that is nowhere more than its whole, and somewhere beside it.
func fitsWithin(rows []sectionRow, whole, part int) bool {
	seen := false
	for _, r := range rows {
		a, w := r.amounts[part], r.amounts[whole]
		if a == nil || w == nil {
			continue
		}
		if a.Abs().Cmp(w.Abs()) > 0 {
			return false
		}
		seen = true
	}
	return seen
}

// groupUnit is the unit of the columns that stand below the same upper head as a column of
// money: empty where they name two, or where amounts are more than the sum beside them.
func groupUnit(cols []partColumn, rows []sectionRow, k int) string {
	top := upperHead(cols[k].head)
	if top == "" || !cols[k].open {
		return ""
	}
	if kind, _ := readHead(lastName(cols[k].head)); kind != moneyColumn {
		return ""
	}
	unit := ""
	for j, c := range cols {
		if c.head == "" || upperHead(c.head) != top || c.unit == "" {
			continue
		}
		if unit != "" && c.unit != unit || sumHeads[plainWord(lastName(c.head))] && !fitsWithin(rows, j, k) {
			return ""
		}
		unit = c.unit
	}
	return unit
}

// sumHeads head the sum of the columns of a group.
var sumHeads = map[string]bool{"合计": true, "小计": true, "总计": true, "总额": true, "资金总额": true, "金额合计": true}

// upperHead is what stands above the nearest head of a column; empty for nothing.
func upperHead(head string) string {
	return strings.TrimSuffix(strings.TrimSuffix(head, lastName(head)), "·")
}
