package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiheng/document"
)

// classes is a form of so many indicators in two classes, with long reasons.
func classes(rows int, reason string) []document.Block {
	t := &document.Table{Header: 1, Columns: []document.Column{{Width: 2}, {Width: 2}, {Width: 4}, {Width: 2}, {Width: 6}},
		Rows: []document.Row{cells(words("一级指标"), words("二级指标"), words("三级指标"), cell(document.Run{Text: "得分"}, sampleMark), words("偏差原因分析"))}}
	for i := range rows {
		row := []document.Cell{words(fmt.Sprintf("指标%d", i+1)), cell(document.Run{Text: "5.00", Value: "5.00"}), words(reason)}
		if i == 0 || i == rows-3 {
			one, two := words("产出指标"), words("数量指标")
			one.RowSpan = rows - 3
			if i > 0 {
				one, two = words("效益指标"), words("社会效益指标")
				one.RowSpan = 3
			}
			two.RowSpan = one.RowSpan
			row = append([]document.Cell{one, two}, row...)
		}
		t.Rows = append(t.Rows, document.Row{Cells: row})
	}
	return []document.Block{document.Styled(document.Title, "项目支出绩效自评表"), t}
}

// A form prints on one page where words of at least 8 points allow that, larger
// where there is room; longer ones print at 9 points.
func TestFormsFitOnPages(t *testing.T) {
	reason := strings.Repeat("因上级调整任务，部分站点改在次年实施。", 2)
	for _, c := range []struct {
		rows    int
		one     bool
		percent int
	}{{8, true, mostPercent}, {27, true, 0}, {60, false, usualPercent}, {200, false, usualPercent}} {
		l, err := layOut("表", Sheet{Doc: classes(c.rows, reason)})
		if err != nil {
			t.Fatal(err)
		}
		if percent := portrait.wide * 100 / l.wide; l.onePage != c.one || c.percent > 0 && percent != c.percent {
			t.Errorf("%d rows: one page %t, %d percent", c.rows, l.onePage, percent)
		}
		for i := range len(l.breaks) + 1 {
			from, to := 1, len(l.heights)+1
			if i > 0 {
				from = l.breaks[i-1]
			}
			if i < len(l.breaks) {
				to = l.breaks[i]
			}
			if sum(l.heights[from-1:to-1]) > l.high {
				t.Errorf("%d rows: page %d is %d high, a page has %d", c.rows, i+1, sum(l.heights[from-1:to-1]), l.high)
			}
		}
	}
}

func sum(heights []int) (n int) {
	for _, h := range heights {
		n += h
	}
	return n
}

// A class that goes on over a page says its name again, and is one cell again
// when it is read, also after LibreOffice saved it.
func TestClassesGoOnOverPages(t *testing.T) {
	doc := &document.Document{Blocks: classes(90, "")}
	data := mustWrite(t, bookOf(doc))
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	merged, err := x.GetMergeCells("自评表")
	if err != nil {
		t.Fatal(err)
	}
	again := 0
	for _, m := range merged {
		if m.GetCellValue() == "产出指标\n（续）" || m.GetCellValue() == "数量指标\n（续）" {
			again++
		}
	}
	if again < 2 {
		t.Errorf("%d cells say that a class goes on", again)
	}
	want := (&document.Document{Blocks: doc.Blocks[1:]}).Dump()
	for name, read := range map[string]func() []byte{"as written": func() []byte { return data }, "resaved": func() []byte { return resaved(t, data) }} {
		t.Run(name, func(t *testing.T) {
			back, err := Document(read())
			if err != nil {
				t.Fatal(err)
			}
			if got := (&document.Document{Blocks: back.Blocks[1:]}).Dump(); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Only a cell that says that it goes on is joined to the one above it.
func TestNotEveryRepeatedLabelIsOneCell(t *testing.T) {
	for name, labels := range map[string][2]string{"同名": {"产出指标", "产出指标"}, "另一类": {"产出指标", "效益指标（续）"}, "只有续": {"", "（续）甲"}} {
		doc := &document.Document{Blocks: []document.Block{&document.Table{Columns: []document.Column{{}, {}},
			Rows: []document.Row{cells(words(labels[0]), words("1")), cells(words(labels[1]), words("2"))}}}}
		back, err := Document(mustWrite(t, bookOf(doc)))
		if err != nil || back.Dump() != doc.Dump() {
			t.Errorf("%s: %s %v", name, back.Dump(), err)
		}
	}
}

// A lamp has a colour beside its word.
func TestLampsHaveColour(t *testing.T) {
	lamp := func(word string, tone document.Tone) document.Cell {
		c := words(word)
		c.Tone = tone
		return c
	}
	doc := []document.Block{&document.Table{Columns: []document.Column{{}, {}, {}, {}}, Rows: []document.Row{
		cells(lamp("正常", document.Good), lamp("提示", document.Watch), lamp("预警", document.Alarm), words("无"))}}}
	x, err := excelize.OpenReader(bytes.NewReader(mustWrite(t, &Book{Sheets: []Sheet{{Name: "表", Doc: doc}}})))
	if err != nil {
		t.Fatal(err)
	}
	fills := map[string]bool{}
	for _, at := range []string{"A1", "B1", "C1", "D1"} {
		id, err := x.GetCellStyle("表", at)
		if err != nil {
			t.Fatal(err)
		}
		style, err := x.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		fills[strings.Join(style.Fill.Color, "")] = true
	}
	if len(fills) != 4 || !fills[""] {
		t.Errorf("fills %v", fills)
	}
}
