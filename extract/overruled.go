package extract

import (
	"slices"

	"jiheng/document"
)

// An overruling is a table whose heads name another unit than the one stated above it.
type overruling struct {
	line         int // of its first row
	stated, head string
}

// UnitsOverruled says of which tables all amounts have another unit by their heads than
// the one stated above the table, which is then of none; ok is false for none.
func UnitsOverruled(lines []Line, facts []Found) (n document.ReadNote, ok bool) {
	var list []overruling
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && lines[i].Table > 0 && lines[end].Table == lines[i].Table {
			end++
		}
		if lines[i].Table > 0 {
			if o, yes := overruled(lines, facts, i, end); yes {
				list = append(list, o)
			}
		}
		i = end
	}
	if len(list) == 0 {
		return n, false
	}
	first := list[0]
	d := &document.Document{}
	d.Say(lines[first.line].At, "read-unit", "有%d张表，表上写的单位是%s，表头写的是%s，金额按表头的单位读；请核对，改成一样", len(list), first.stated, first.head)
	n = d.Reading[0]
	for _, o := range list[1:] {
		n.Others = append(n.Others, lines[o.line].At)
	}
	return n, true
}

// overruled looks at the table in some lines.
func overruled(lines []Line, facts []Found, from, to int) (o overruling, ok bool) {
	o = overruling{line: from, stated: unitOver(lines, from)}
	for _, f := range facts {
		if f.Line < from || f.Line >= to || f.Unit != "元" && !slices.Contains(moneyUnits, f.Unit) {
			continue
		}
		l := &lines[f.Line]
		k := slices.IndexFunc(l.Cells, func(c Cell) bool { return f.Start >= c.Start && f.Start < c.End })
		if k < 0 {
			return o, false
		}
		u := headUnit(l.Cells[k].Head)
		if u == "" || u == o.stated || u != f.Unit {
			return o, false
		}
		o.head = u
	}
	return o, o.stated != "" && o.head != ""
}

// linesAbove is how many lines above a table may state its unit.
const linesAbove = 2

// unitOver returns the unit that is stated right above a table or in its first rows;
// empty for none.
func unitOver(lines []Line, from int) string {
	for i := from; i < len(lines) && i <= from+1 && lines[i].Table == lines[from].Table; i++ {
		if u := rowUnit(&lines[i]); u != "" && trailingUnit(lines[i].Text) != "" {
			return u
		}
	}
	for i := from - 1; i >= max(0, from-linesAbove) && lines[i].Table == 0; i-- {
		if u := trailingUnit(lines[i].Text); u != "" {
			return u
		}
	}
	return ""
}
