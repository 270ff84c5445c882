package docx

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jiheng/document"
	"jiheng/document/draw"
)

// wroteAndRead returns the main part of a document and what reading gives back.
func wroteAndRead(t *testing.T, bs ...document.Block) (xml string, back *document.Document) {
	t.Helper()
	data, err := Write(&document.Document{Title: "测试", Blocks: bs})
	if err != nil {
		t.Fatal(err)
	}
	return memberOf(t, data, "word/document.xml"), mustRead(t, data)
}

// TestClassStandsInEveryRow reads the pages that LibreOffice makes: every page
// with rows of the table says their class in each row.
func TestClassStandsInEveryRow(t *testing.T) {
	want := sampleScores()
	xml, back := wroteAndRead(t, &document.Break{Landscape: true}, want)
	if n := strings.Count(xml, ">产出指标<"); n != 10 {
		t.Errorf("产出指标 stands in %d rows, want 10", n)
	}
	if diff := cmp.Diff(lookOfTable(want), lookOfTable(back.Blocks[1].(*document.Table))); diff != "" {
		t.Errorf("read back it differs:\n%s", diff)
	}
	need(t, "pdftotext")
	data, err := Write(&document.Document{Title: "测试", Blocks: []document.Block{&document.Break{Landscape: true}, want}})
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(run(t, nil, "pdftotext", "-layout", convert(t, data, "pdf"), "-"), "\f")
	if len(pages) < 3 {
		t.Fatalf("%d pages: too few to say anything", len(pages))
	}
	for i, p := range pages {
		rows, classes := strings.Count(p, "≥10"), len(regexp.MustCompile(`(?:产出|效益|满意度|成本)指`).FindAllString(strings.ReplaceAll(p, "\n", " "), -1))
		if rows > 0 && classes < rows {
			t.Errorf("page %d: %d rows, %d name their class", i+1, rows, classes)
		}
	}
}

// TestRepeatedCellsThatWereEdited keeps what somebody typed over a repetition.
func TestRepeatedCellsThatWereEdited(t *testing.T) {
	data, err := Write(&document.Document{Blocks: []document.Block{sampleScores()}})
	if err != nil {
		t.Fatal(err)
	}
	xml := memberOf(t, data, "word/document.xml")
	at := strings.LastIndex(xml[:strings.Index(xml, ">效益指标<")], ">产出指标<")
	edited := xml[:at] + ">成效指标<" + xml[at+len(">产出指标<"):]
	got := mustRead(t, foreignMain(t, data, edited)).Blocks[0].(*document.Table)
	if s := document.Text(got.Rows[11].Cells[0].Runs); s != "成效指标" {
		t.Errorf("the last row of the first class says %q", s)
	}
	if n := got.Rows[2].Cells[0].RowSpan; n != 9 {
		t.Errorf("the first class spans %d rows, want 9", n)
	}
}

func TestHyphensOfDatesDoNotBreak(t *testing.T) {
	for text, want := range map[string]int{"自2024-03-28至2024-12-31": 4, "2024-3-5前": 2, "编号JB-2024-1": 0, "A-B，10-20家": 0, "2024年3月28日印发": 0} {
		para := &document.Paragraph{Style: document.Body, Runs: []document.Run{{Text: text}, {Text: "样", Super: true}, {Text: "10个", Fact: "SL01", Value: "10", Unit: "个"}}}
		xml, back := wroteAndRead(t, para)
		if got := strings.Count(xml, "<w:noBreakHyphen/>"); got != want {
			t.Errorf("%s: %d hyphens do not break, want %d", text, got, want)
		}
		if diff := cmp.Diff(para.Runs, back.Blocks[0].(*document.Paragraph).Runs); diff != "" {
			t.Errorf("%s: read back it differs:\n%s", text, diff)
		}
	}
}

// TestDatesStandOnOneLine lets LibreOffice set dates and labels in narrow columns
// beside long ones.
func TestDatesStandOnOneLine(t *testing.T) {
	need(t, "pdftotext")
	table := &document.Table{ID: "d", Header: 1, Columns: []document.Column{{Width: 5}, {Width: 8}, {Width: 7}, {Width: 60}}, Rows: []document.Row{{}}}
	for _, s := range []string{"编号", "日期", "分值〔样例〕", "原因"} {
		table.Rows[0].Cells = append(table.Rows[0].Cells, document.Cell{Runs: document.Plain(s), Head: true})
	}
	days := []string{"2024年3月28日", "2024年10月18日", "2024-03-28", "12月31日前", "2025年11月"}
	for _, day := range days {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Runs: document.Plain("TZ01")}, {Runs: document.Plain(day)},
			{Runs: []document.Run{{Text: "11.00"}, {Text: "〔样例〕", Super: true}}}, {Runs: document.Plain(hanText(60))}}})
	}
	data, err := Write(&document.Document{Title: "测试", Blocks: []document.Block{table}})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(strings.ReplaceAll(run(t, nil, "pdftotext", "-layout", convert(t, data, "pdf"), "-"), " ", ""), "\u2011", "-")
	for _, whole := range append(days, "分值〔样例〕") {
		if !strings.Contains(text, whole) {
			t.Errorf("%s does not stand on one line:\n%s", whole, text)
		}
	}
	if n := strings.Count(text, "TZ01"); n != len(days) {
		t.Errorf("%d of %d codes stand on one line", n, len(days))
	}
}

func TestRowsStayWithTheirHead(t *testing.T) {
	for _, c := range []struct {
		name  string
		table *document.Table
		rows  int
	}{
		{"低的表整张不断", sampleSmall("a"), 1},
		{"高的表头和第一行", sampleScores(), 3},
	} {
		xml, _ := wroteAndRead(t, c.table)
		kept := 0
		for _, row := range strings.Split(xml, "<w:tr>")[1:] {
			if strings.Contains(row, "<w:keepNext/>") {
				kept++
			}
		}
		if kept != c.rows {
			t.Errorf("%s: %d rows stay with the next, want %d", c.name, kept, c.rows)
		}
	}
}

// months is a chart of two rising lines that stand close to one another.
func months() document.Chart {
	c := document.Chart{Kind: document.Lines, Unit: "万元", Places: 2, Series: []document.Series{{Name: "累计支付"}, {Name: "序时进度"}}}
	for i := range 12 {
		c.Categories = append(c.Categories, fmt.Sprintf("%d月", i+1))
		c.Series[0].Points = append(c.Series[0].Points, points(fmt.Sprintf("%d.47", 1400*i+550))[0])
		c.Series[1].Points = append(c.Series[1].Points, points(fmt.Sprintf("%d.97", 1500*i+1501))[0])
	}
	return c
}

func TestChartPrintsOnlyFiguresThatFindRoom(t *testing.T) {
	part := chartPart(months())
	if n := len(draw.Labels(months(), labelWidth)); n == 0 || strings.Count(part, `<c:delete val="1"/>`) != 24-n {
		t.Errorf("%d figures find room", n)
	}
	few := document.Chart{Kind: document.Bars, Categories: []string{"甲", "乙"}, Places: 2, Series: []document.Series{{Name: "数", Points: points("17636.00", "181.77")}}}
	if strings.Contains(chartPart(few), `<c:delete val="1"/>`) {
		t.Error("figures of a small chart are left out")
	}
}

func TestSeriesHaveTheColoursOfOtherFormats(t *testing.T) {
	for _, kind := range []document.ChartKind{document.Columns, document.Bars, document.Lines, document.Stacked} {
		c := months()
		c.Kind = kind
		part := chartPart(c)
		for i := range c.Series {
			if colour := colourOf(draw.SeriesInk(i)); !strings.Contains(part, `val="`+colour+`"`) {
				t.Errorf("%s: series %d has not the colour %s", kind, i, colour)
			}
		}
	}
}

// foreignMain is a file of ours whose text somebody edited.
func foreignMain(t *testing.T, data []byte, main string) []byte {
	t.Helper()
	var parts []part
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml"} {
		parts = append(parts, part{name, []byte(memberOf(t, data, name))})
	}
	out, err := pack(append(parts, part{"word/document.xml", []byte(main)}))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestLampsSurvive writes cells that show a state and reads them back.
func TestLampsSurvive(t *testing.T) {
	want := &document.Table{ID: "m", Columns: []document.Column{{Width: 1}, {Width: 1}}}
	for tone, words := range map[document.Tone]string{document.Good: "正常", document.Watch: "提示", document.Alarm: "预警", "": "无"} {
		want.Rows = append(want.Rows, document.Row{Cells: []document.Cell{{Runs: document.Plain(words), Tone: tone}, {Runs: document.Plain("甲")}}})
	}
	xml, back := wroteAndRead(t, want)
	for r, row := range back.Blocks[0].(*document.Table).Rows {
		if got, want := row.Cells[0].Tone, want.Rows[r].Cells[0].Tone; got != want {
			t.Errorf("row %d: tone %q, want %q", r, got, want)
		}
	}
	for _, tone := range []document.Tone{document.Good, document.Watch, document.Alarm} {
		if !strings.Contains(xml, `<w:color w:val="`+colourOf(tone)+`"/>`) {
			t.Errorf("no word stands in the colour of %s", tone)
		}
	}
}

// TestProseKeepsItsRoom wants room for words beside columns of figures, and no
// column of single characters.
func TestProseKeepsItsRoom(t *testing.T) {
	table := &document.Table{Header: 1, Rows: []document.Row{{}, {}}}
	for i, c := range []struct{ head, text string }{{"一级指标", "产出指标"}, {"三级指标", "SL01 招引区级重点项目数"}, {"年初指标值〔样例〕", "≥15个"}, {"完成值", "2024年12月20日"},
		{"分值〔样例〕", "1.5"}, {"得分〔样例〕", "1.50"}, {"偏差原因", hanText(80)}} {
		table.Columns = append(table.Columns, document.Column{Width: []int{9, 20, 12, 13, 7, 7, 26}[i]})
		table.Rows[0].Cells = append(table.Rows[0].Cells, document.Cell{Runs: document.Plain(c.head), Head: true})
		table.Rows[1].Cells = append(table.Rows[1].Cells, document.Cell{Runs: document.Plain(c.text)})
	}
	laid := lay(table, landscapeWidth)
	widths, size := laid.widths, laid.grade.half*10
	for i, least := range []int{2, 8, 4, 8, 6, 6, 12} {
		if widths[i] < least*size {
			t.Errorf("column %d is %d wide, less than %d characters of %d", i+1, widths[i], least, size)
		}
	}
	if sumOf(widths) != landscapeWidth {
		t.Errorf("the columns are %d wide together", sumOf(widths))
	}
}
