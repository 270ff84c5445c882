package dossier

import (
	"slices"
	"strconv"
	"strings"

	"jiheng/plain"
)

// datedRows finds the rows of a ledger that no period of its figures takes.
type datedRows struct {
	*rowReader
	columns []*datedColumn
}

// A datedColumn is a column of days with the periods that are looked for in it.
type datedColumn struct {
	name    string
	periods []span
}

// A span is a period with its first and last day.
type span struct{ name, from, to string }

// add notes a period of a derivation, where it has one.
func (d *datedRows) add(column string, x plain.Node) {
	name, from, to := period(x)
	if name == "" || column == "" {
		return
	}
	at := slices.IndexFunc(d.columns, func(c *datedColumn) bool { return c.name == column })
	if at < 0 {
		at = len(d.columns)
		d.columns = append(d.columns, &datedColumn{name: column})
	}
	if s := (span{name, from, to}); !slices.Contains(d.columns[at].periods, s) {
		d.columns[at].periods = append(d.columns[at].periods, s)
	}
}

// note says which rows have no date, and which have one in none of the periods.
func (d *datedRows) note() {
	for _, c := range d.columns {
		at := d.ledger.Column(c.name)
		if at < 0 {
			continue
		}
		var blank, outside []again
		var days []string
		for row := range d.left.All() {
			here := again{row: spot{row.Line(), row.Sheet()}}
			switch day := row.Cell(at); {
			case day == "":
				blank = append(blank, here)
			case !slices.ContainsFunc(c.periods, func(s span) bool { return s.from <= day && day <= s.to }):
				outside, days = append(outside, here), append(days, day)
			}
		}
		if len(blank) > 0 {
			d.rowReader.note(blank, "有"+strconv.Itoa(len(blank))+"行没有“"+c.name+"”，按期间取的数没有计入："+d.lines(blank, nil))
		}
		if len(outside) > 0 {
			d.rowReader.note(outside, d.outside(c, outside, days))
		}
	}
}

// outside says which rows no period takes; a year that is not the dossier's is
// mostly a slip of the pen.
func (d *datedRows) outside(c *datedColumn, rows []again, days []string) string {
	names := make([]string, len(c.periods))
	whole := true
	for i, s := range c.periods {
		names[i] = s.name
		whole = whole && s.name == strconv.Itoa(d.year.FiscalYear)+"年"
	}
	text := "有" + strconv.Itoa(len(rows)) + "行的“" + c.name + "”不在" + strings.Join(names, "、") + "，按期间取的数没有计入：" + d.lines(rows, days)
	if whole {
		text += "；请核对年份有没有写错"
	}
	return text
}

// lines lists rows, with what stands in them where that is given.
func (d *datedRows) lines(rows []again, texts []string) string {
	var parts []string
	for i, a := range rows[:min(len(rows), named)] {
		parts = append(parts, d.rowReader.name(a.row))
		if texts != nil {
			parts[i] += "（" + texts[i] + "）"
		}
	}
	if len(d.sheets) <= 1 && texts == nil { // 第4、7行
		for i := range parts {
			parts[i] = strings.TrimSuffix(strings.TrimPrefix(parts[i], "第"), "行")
		}
		parts = []string{"第" + strings.Join(parts, "、") + "行"}
	}
	out := strings.Join(parts, "、")
	if len(rows) > named {
		out += "等"
	}
	return out
}
