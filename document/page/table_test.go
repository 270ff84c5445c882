package page

import (
	"fmt"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/fault"
)

// tall returns a table of rows under a header, the first column spanning ten
// rows each.
func tall(rows int) *document.Table {
	t := &document.Table{ID: "t", Header: 1, Columns: []document.Column{{Width: 1}, {Width: 3}, {Width: 1, Align: document.Right}}}
	t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Runs: document.Plain("类")}, {Runs: document.Plain("指标")}, {Runs: document.Plain("得分")}}})
	for i := range rows {
		var c []document.Cell
		if i%10 == 0 {
			c = append(c, document.Cell{Runs: document.Plain(fmt.Sprintf("类%d", i/10)), RowSpan: min(10, rows-i)})
		}
		c = append(c, document.Cell{Runs: document.Plain(fmt.Sprintf("第%d项", i))}, document.Cell{Runs: document.Plain("2.50")})
		t.Rows = append(t.Rows, document.Row{Cells: c})
	}
	return t
}

func pageText(p Page) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(string(r.Text) + " ")
	}
	return b.String()
}

func TestTableOverThreePages(t *testing.T) {
	l := setBlocks(t, tall(75))
	if len(l.Pages) != 3 {
		t.Fatalf("%d pages, want 3", len(l.Pages))
	}
	all := ""
	for i, p := range l.Pages {
		s := pageText(p)
		all += s
		if !strings.HasPrefix(s, "类 指标 得分 ") {
			t.Errorf("page %d begins with %.40q", i+1, s)
		}
		for _, sh := range p.Shapes {
			for _, pt := range sh.Points {
				if pt.Y > 37000+blockHigh+tolerance || pt.X > 28000+blockWide {
					t.Errorf("page %d: a rule reaches %v", i+1, pt)
				}
			}
		}
	}
	for i := range 75 {
		if n := strings.Count(all, fmt.Sprintf(" 第%d项 ", i)); n != 1 {
			t.Errorf("row %d is shown %d times", i, n)
		}
	}
}

func TestSpanOverPagesIsMarked(t *testing.T) {
	l := setBlocks(t, tall(75))
	for i, p := range l.Pages[1:] {
		if !strings.Contains(pageText(p), "（续）") {
			t.Errorf("page %d does not mark the cell that goes on: %.60q", i+2, pageText(p))
		}
	}
	if strings.Contains(pageText(l.Pages[0]), "（续）") {
		t.Error("the first page has a mark")
	}
}

func TestRowHigherThanAPage(t *testing.T) {
	words := differentHan(12000)
	tb := &document.Table{Header: 1, Columns: []document.Column{{Width: 1}, {Width: 4}}, Rows: []document.Row{
		{Cells: []document.Cell{{Runs: document.Plain("项")}, {Runs: document.Plain("内容")}}},
		{Cells: []document.Cell{{Runs: document.Plain("概况"), Head: true}, {Runs: document.Plain(words)}}},
		{Cells: []document.Cell{{Runs: document.Plain("尾")}, {Runs: document.Plain("完")}}},
	}}
	l := setBlocks(t, tb)
	var got strings.Builder
	for _, p := range l.Pages {
		for _, r := range p.Runs {
			if len(r.Text) > 5 && r.Text[0] != '—' {
				got.WriteString(string(r.Text))
			}
		}
	}
	if n := len([]rune(got.String())); n < 12000-6 || n > 12010 {
		t.Errorf("%d of 12000 characters shown on %d pages", n, len(l.Pages))
	}
	if s := pageText(l.Pages[1]); !strings.Contains(s, "概况（续）") {
		t.Errorf("the head of a split row is not shown again: %.60q", s)
	}
}

func TestNarrowColumnsKeepNumbersWhole(t *testing.T) {
	tb := &document.Table{Columns: []document.Column{{Width: 10}, {Width: 1}, {Width: 1}}, Rows: []document.Row{
		{Cells: []document.Cell{{Runs: document.Plain("项目")}, {Runs: document.Plain("17,636.00")}, {Runs: document.Plain("98.85%")}}},
	}}
	s := pageText(setBlocks(t, tb).Pages[0])
	if !strings.Contains(s, "17,636.00 98.85%") {
		t.Errorf("numbers are torn: %q", s)
	}
}

func TestTableSizeFallsWithColumns(t *testing.T) {
	for _, c := range []struct{ columns, size int }{{5, pt105}, {10, pt10}, {14, pt9}} {
		tb := &document.Table{Rows: []document.Row{{}}}
		for range c.columns {
			tb.Columns = append(tb.Columns, document.Column{Width: 1})
			tb.Rows[0].Cells = append(tb.Rows[0].Cells, document.Cell{Runs: document.Plain("数")})
		}
		if got := setBlocks(t, tb).Pages[0].Runs[0].Size; got != c.size {
			t.Errorf("%d columns: size %d, want %d", c.columns, got, c.size)
		}
	}
}

func TestTableThatDoesNotFillItsGrid(t *testing.T) {
	tb := &document.Table{ID: "坏表", Columns: []document.Column{{Width: 1}, {Width: 1}}, Rows: []document.Row{{Cells: []document.Cell{{}}}}}
	_, err := Set(&document.Document{Blocks: []document.Block{document.H(1, "一、甲"), tb}}, embeddedFonts(t))
	if all := fault.All(err); len(all) != 1 || all[0].Code != "table-grid" || !strings.Contains(all[0].Message, "坏表") {
		t.Errorf("error: %v", err)
	}
}

// listed returns a table of rows without spans.
func listed(rows int) *document.Table {
	t := &document.Table{ID: "l", Header: 1, Columns: []document.Column{{Width: 1}, {Width: 1}},
		Rows: []document.Row{{Cells: []document.Cell{{Runs: document.Plain("名称")}, {Runs: document.Plain("数额")}}}}}
	for i := range rows {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Runs: document.Plain(fmt.Sprintf("第%d行", i+1))}, {Runs: document.Plain("1.00")}}})
	}
	return t
}

// TestTableBeginsWithTwoRows moves a captioned table down the page: wherever it
// begins, two rows stand below its head, and where it ends, two rows with its
// remark.
func TestTableBeginsWithTwoRows(t *testing.T) {
	for _, rows := range []int{2, 3, 12, 30} {
		for n := range 23 {
			l := setBlocks(t, document.P(differentHan(28*n)), document.Styled(document.Caption, "表一"), document.Styled(document.UnitLine, "单位：万元"),
				listed(rows), document.Styled(document.Remark, "注：说明。"))
			for i, p := range l.Pages {
				text := pageText(p)
				count := strings.Count(text, "行 ")
				if strings.Contains(text, "表一") && (count < 2 || !strings.Contains(text, "单位")) {
					t.Errorf("%d rows after %d lines: page %d has the caption and %d rows", rows, n, i+1, count)
				}
				if strings.Contains(text, "注：说明") && count < 2 {
					t.Errorf("%d rows after %d lines: page %d has the remark and %d rows", rows, n, i+1, count)
				}
			}
		}
	}
}

func TestLowTableStandsWhole(t *testing.T) {
	for n := range 23 {
		l := setBlocks(t, document.P(differentHan(28*n)), document.Styled(document.Caption, "表一"), listed(6))
		for i, p := range l.Pages {
			if c := strings.Count(pageText(p), "行 "); c != 0 && c != 6 {
				t.Errorf("after %d lines: page %d has %d of 6 rows", n, i+1, c)
			}
		}
	}
}

// TestFigureGivesWay moves a figure down the page: text that follows fills the
// room that it leaves.
func TestFigureGivesWay(t *testing.T) {
	for n := 10; n < 22; n++ {
		l := setBlocks(t, document.P(differentHan(28*n)), bars(), document.P(differentHan(28*9)), document.P(differentHan(28*9)))
		first := l.Pages[0]
		if lines := len(textLines(first)); len(first.Shapes) == 0 && lines < 20 {
			t.Errorf("after %d lines: the first page has %d lines and no figure", n, lines)
		}
		figures := 0
		for _, p := range l.Pages {
			figures += strings.Count(pageText(p), "图1")
		}
		if figures != 1 {
			t.Errorf("after %d lines: the figure stands %d times", n, figures)
		}
	}
}
