package xlsx

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"jiheng/document"
	"jiheng/document/draw"
	"jiheng/num"
)

// chartPixels is the height of a chart, a little less than that of its row.
const chartPixels = chartHeight*96/25_400 - 8

// chartInks fill the series in their order, as in the other formats.
var chartInks = []draw.Ink{draw.Series1, draw.Series2, draw.Series3, draw.Series4, draw.Series5, draw.Series6}

// valueTable lists a chart's values: a row for each category, a column for each
// series.
func valueTable(f *document.Figure) *document.Table {
	c := f.Chart
	corner := "类别"
	if c.Unit != "" {
		corner += "（" + c.Unit + "）"
	}
	t := &document.Table{ID: f.ID, Header: 1, Columns: []document.Column{{Width: 3}}}
	head := document.Row{Cells: []document.Cell{{Runs: document.Plain(corner)}}}
	for _, s := range c.Series {
		t.Columns = append(t.Columns, document.Column{Width: 2, Align: document.Right})
		head.Cells = append(head.Cells, document.Cell{Runs: document.Plain(s.Name)})
	}
	t.Rows = append(t.Rows, head)
	for i, name := range c.Categories {
		row := document.Row{Cells: []document.Cell{{Runs: document.Plain(name)}}}
		for _, s := range c.Series {
			row.Cells = append(row.Cells, document.Cell{Runs: pointRuns(s, i, c)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// pointRuns prints a value with the chart's decimals, where that changes
// nothing but zeros.
func pointRuns(s document.Series, i int, c document.Chart) []document.Run {
	if i >= len(s.Points) || s.Points[i].Blank {
		return nil
	}
	p := s.Points[i]
	v := p.Value.String()
	if places := p.Value.Ratio().Round(c.Places, num.HalfUp); places.Cmp(p.Value) == 0 {
		v = places.String()
	}
	return []document.Run{{Text: v, Value: v, Unit: c.Unit, Fact: p.Fact}}
}

// figure places a chart: its values, a row that it fills, and its title.
func (l *layout) figure(f *document.Figure, values *document.Table, at []int) {
	table := l.placeTable(values, at)
	for row := table.Top + 1; row <= table.Bottom+1; row++ {
		l.keep = append(l.keep, row)
	}
	l.addRows(chartHeight)
	l.keepNext()
	l.charts = append(l.charts, chartBox{f, table, len(l.heights)})
	l.line(document.Plain(f.Title), styleLook(document.Caption))
}

func (w *writer) charts(name string, l *layout) error {
	for _, c := range l.charts {
		if len(c.fig.Chart.Series) == 0 || len(c.fig.Chart.Categories) == 0 {
			continue
		}
		// The library counts fewer pixels in a row than there are; while it looks
		// for the chart's end, the row is higher. Its true height comes after.
		if err := w.x.SetRowHeight(name, c.row, float64(chartHeight*72/25_400)*1.2); err != nil {
			return err
		}
		if err := w.x.AddChart(name, "A"+strconv.Itoa(c.row), chartOf(name, l, c)); err != nil {
			return err
		}
	}
	return nil
}

// chartOf makes a chart that draws the cells of its table. The table's columns
// may be merged ones of the sheet: their first holds the value.
func chartOf(name string, l *layout, c chartBox) *excelize.Chart {
	kinds := map[document.ChartKind]excelize.ChartType{
		document.Columns: excelize.Col, document.Bars: excelize.Bar,
		document.Lines: excelize.Line, document.Stacked: excelize.ColStacked}
	font := excelize.Font{Family: listFont, Size: 9, Color: "000000"}
	out := &excelize.Chart{
		Type:         kinds[c.fig.Chart.Kind],
		Dimension:    excelize.ChartDimension{Width: uint(l.wide*96/25_400) - 8, Height: chartPixels},
		Legend:       excelize.ChartLegend{Position: "bottom", Font: &font},
		XAxis:        excelize.ChartAxis{Font: font, ReverseOrder: c.fig.Chart.Kind == document.Bars},
		YAxis:        excelize.ChartAxis{Font: font, MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "General"}},
		ShowBlanksAs: "gap",
		Format:       excelize.GraphicOptions{AltText: c.fig.Title, Name: c.fig.Title},
	}
	if zero := 0.0; !negative(c.fig.Chart) {
		out.YAxis.Minimum = &zero
	}
	if len(c.fig.Chart.Series) == 1 {
		out.Legend.Position = "none"
	}
	area := func(column, from, to int) string {
		col := quoteSheet(name) + "!$" + columnName(column) + "$"
		if from == to {
			return col + strconv.Itoa(from)
		}
		return col + strconv.Itoa(from) + ":$" + columnName(column) + "$" + strconv.Itoa(to)
	}
	columns := c.starts(l)
	for i := range c.fig.Chart.Series {
		color := hex(chartInks[i%len(chartInks)])
		s := excelize.ChartSeries{
			Name:       area(columns[i+1], c.values.Top, c.values.Top),
			Categories: area(columns[0], c.values.Top+1, c.values.Bottom),
			Values:     area(columns[i+1], c.values.Top+1, c.values.Bottom),
			Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}},
		}
		if c.fig.Chart.Kind == document.Lines {
			s.Line = excelize.LineOptions{Type: excelize.LineSolid, Width: 2, Fill: s.Fill}
			s.Marker = excelize.ChartMarker{Symbol: "circle", Size: 6, Fill: s.Fill}
		}
		out.Series = append(out.Series, s)
	}
	return out
}

// starts returns the sheet's columns in which the values stand.
func (c chartBox) starts(l *layout) []int {
	var out []int
	for _, b := range l.boxes {
		if b.Top == c.values.Top {
			out = append(out, b.Left)
		}
	}
	return out
}

func hex(ink draw.Ink) string {
	r, g, b := ink.RGB()
	return fmt.Sprintf("%02X%02X%02X", r, g, b)
}

// negative reports a value below zero; without one the axis begins at zero.
func negative(c document.Chart) bool {
	for _, s := range c.Series {
		for _, p := range s.Points {
			if !p.Blank && p.Value.Sign() < 0 {
				return true
			}
		}
	}
	return false
}
