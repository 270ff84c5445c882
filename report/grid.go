package report

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/fact"
	"jiheng/num"
)

// A col is a column of a table being made.
type col struct {
	head  string
	width int
	align document.Align
}

// A val is a cell being made: what it holds, and whether that is sample data.
type val struct {
	runs   []document.Run
	sample bool
	cols   int
	rows   int
	head   bool
	align  document.Align

	name    string            // by which formulas of the document call the cell
	formula *document.Formula // how its figure follows from other cells
	tone    document.Tone
}

// txt is a cell of plain words.
func txt(s string) val { return val{runs: document.Plain(s)} }

// told is a cell of words that are sample data where the year is.
func (m *Maker) told(s string) val {
	return val{runs: document.Plain(s), sample: m.Year.Sample && s != ""}
}

// digits is a cell that prints a number which no fact holds.
func digits(d num.Decimal) val {
	return val{runs: []document.Run{{Text: d.String(), Value: d.String()}}}
}

// toldDigits is a cell of a number that is sample data where the year is.
func (m *Maker) toldDigits(d num.Decimal) val {
	v := digits(d)
	v.sample = m.Year.Sample
	return v
}

// percent is a cell that prints a rate with two decimals.
func percent(r num.Ratio) val {
	d := r.Percent(2).String()
	return val{runs: []document.Run{{Text: d + "%", Value: d, Unit: "%"}}}
}

// toldQuantity is a cell of words as the dossier has them; where they are a
// number with its unit, programs can read it.
func (m *Maker) toldQuantity(s string) val {
	v := m.told(s)
	if d, u, err := num.ParseQuantity(strings.TrimSpace(s)); err == nil && len(v.runs) == 1 {
		v.runs[0].Value, v.runs[0].Unit = d.String(), u.String()
	}
	return v
}

// called returns the cell with a name for formulas.
func (v val) called(name string) val { v.name = name; return v }

// by returns the cell with the formula of its figure.
func (v val) by(f *document.Formula) val { v.formula = f; return v }

// tones of lamps and of forecasts.
var tones = map[string]document.Tone{budget.LampGreen: document.Good, budget.LampYellow: document.Watch, budget.LampRed: document.Alarm,
	"确定能": document.Good, "有可能": document.Watch, "完全不可能": document.Alarm}

// lit returns the cell in the colour of a lamp (灯) or forecast (可能性).
func (v val) lit(lamp string) val { v.tone = tones[lamp]; return v }

// fig is a cell that shows a fact with its unit; a missing fact is a dash.
func (m *Maker) fig(id string) val { return m.show(id, false) }

// amt is a cell that shows a fact's number alone: the head names the unit.
func (m *Maker) amt(id string) val { return m.show(id, true) }

func (m *Maker) show(id string, bare bool) val {
	f, ok := m.Facts.Get(id)
	if !ok || f.Value.IsBlank() {
		return val{runs: document.Plain("—"), align: document.Center}
	}
	r := run(f)
	if bare && f.Value.IsNumber() {
		r.Text = f.Print().Number.String()
	}
	return val{runs: []document.Run{r}, sample: f.Sample}
}

// in shows an amount in another unit than the fact's own: 元 for district forms.
func (m *Maker) in(id string, d fact.Display) val {
	f, ok := m.Facts.Get(id)
	if !ok || f.Value.IsBlank() {
		return val{runs: document.Plain("—"), align: document.Center}
	}
	f.Display = d
	r := run(f)
	r.Text = f.Print().Number.String()
	return val{runs: []document.Run{r}, sample: f.Sample}
}

// head is a cell set as a head over some columns.
func head(s string, cols int) val { return val{runs: document.Plain(s), cols: cols, head: true} }

// over returns the cell spanning columns.
func (v val) over(cols int) val { v.cols = cols; return v }

// down returns the cell spanning rows.
func (v val) down(rows int) val { v.rows = rows; return v }

// at returns the cell with an alignment.
func (v val) at(a document.Align) val { v.align = a; return v }

// labelled returns the cell with the label of sample data where it is one.
func (v val) labelled() document.Cell {
	c := document.Cell{Runs: v.runs, ColSpan: v.cols, RowSpan: v.rows, Align: v.align, Head: v.head, Name: v.name, Formula: v.formula, Tone: v.tone}
	if v.sample && len(v.runs) > 0 {
		c.Runs = append(append([]document.Run{}, v.runs...), document.Run{Text: Label, Super: !v.head})
	}
	return c
}

// simple makes a table of one head row, and reports whether all of its data is
// sample data: then its caption says so once. Otherwise a column of sample data
// alone says so in its head, and in a mixed column every sample cell does.
func simple(id string, cols []col, rows [][]val) sampled {
	t := &document.Table{ID: id, Header: 1}
	var headRow document.Row
	whole := make([]bool, len(cols))
	all, any := true, false
	for j := range cols {
		data, sample := sampleColumn(rows, j)
		whole[j] = data && sample
		all, any = all && (sample || !data), any || whole[j]
	}
	all = all && any
	for j, c := range cols {
		t.Columns = append(t.Columns, document.Column{Width: c.width, Align: c.align})
		v := head(c.head, 0)
		v.sample = whole[j] && !all
		headRow.Cells = append(headRow.Cells, v.labelled())
	}
	t.Rows = append(t.Rows, headRow)
	for _, row := range rows {
		var r document.Row
		j := 0
		for _, v := range row {
			if all || (j < len(whole) && whole[j] && v.cols <= 1) {
				v.sample = false
			}
			r.Cells = append(r.Cells, v.labelled())
			j += max(v.cols, 1)
		}
		t.Rows = append(t.Rows, r)
	}
	return sampled{t, all}
}

// A sampled is a table with what its caption must say.
type sampled struct {
	table *document.Table
	all   bool // every cell that holds data holds sample data
}

// headed makes the rows of a part of a form below its head, cell by cell of the
// same columns: a column of sample data alone says so in its head, in others every
// sample cell does.
func headed(heads []val, rows [][]val) []document.Row {
	for j := range heads {
		if data, sample := sampleColumn(rows, j); !data || !sample {
			continue
		}
		heads[j].sample = true
		for _, row := range rows {
			row[j].sample = false
		}
	}
	out := []document.Row{tableRow(heads...)}
	for _, row := range rows {
		out = append(out, tableRow(row...))
	}
	return out
}

// sampleColumn reports whether a column holds data below its head, and whether
// all of it is sample data. Plain words, such as names of rows, are no data.
func sampleColumn(rows [][]val, j int) (data, sample bool) {
	sample = true
	for _, row := range rows {
		if j >= len(row) || len(row[j].runs) == 0 || document.Text(row[j].runs) == "—" {
			continue
		}
		bound := slices.ContainsFunc(row[j].runs, func(r document.Run) bool { return r.Fact != "" })
		if !bound && !row[j].sample {
			continue
		}
		data = true
		sample = sample && row[j].sample
	}
	return data, sample
}

// titled returns a table with its caption and, where there is one, its unit.
func titled(caption, unit string, s sampled) []document.Block {
	if s.all {
		caption += Label
	}
	out := []document.Block{document.Styled(document.Caption, caption)}
	if unit != "" {
		out = append(out, document.Styled(document.UnitLine, "单位："+unit))
	}
	return append(out, s.table)
}
