package pdfread

import (
	"fmt"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/document/page"
	"jiheng/document/pdf"
)

// A desk puts words anywhere on pages.
type desk struct {
	layout page.Layout
	face   *page.Face
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	fonts, err := page.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l, err := page.Set(short("字"), fonts)
	if err != nil {
		t.Fatal(err)
	}
	return &desk{face: l.Pages[0].Runs[0].Face}
}

func (d *desk) page() {
	d.layout.Pages = append(d.layout.Pages, page.Page{Width: 210000, Height: 297000})
}

func (d *desk) last() *page.Page { return &d.layout.Pages[len(d.layout.Pages)-1] }

// put writes words from x on the base line y, in µm.
func (d *desk) put(x, y, size int, words string) {
	r := page.Run{Face: d.face, Size: size, Y: y}
	for _, c := range words {
		r.Text, r.X = append(r.Text, c), append(r.X, x)
		if x += size; !wide(c) {
			x -= size * 44 / 100
		}
	}
	d.last().Runs = append(d.last().Runs, r)
}

func (d *desk) rule(x0, y0, x1, y1 int) {
	d.last().Shapes = append(d.last().Shapes, page.Shape{Points: []page.Point{{X: x0, Y: y0}, {X: x1, Y: y1}}, Width: 200})
}

func (d *desk) read(t *testing.T) string {
	t.Helper()
	return studied(t, pdf.Print(&d.layout)).Document.Dump()
}

const em = 4233

func TestTwoColumns(t *testing.T) {
	d := newDesk(t)
	d.page()
	d.put(70000, 30000, 7000, "绩效管理工作简报")
	for i := range 12 {
		y := 50000 + i*7000
		d.put(25000, y, em, fmt.Sprintf("左栏第%02d行文字一直写到这一栏边", i+1))
		d.put(110000, y, em, fmt.Sprintf("右栏第%02d行文字一直写到这一栏边", i+1))
	}
	got := d.read(t)
	left, right := strings.Index(got, "左栏第12行"), strings.Index(got, "右栏第01行")
	if left < 0 || right < left || strings.Index(got, "左栏第02行") > left {
		t.Errorf("not one column after the other:\n%s", got)
	}
}

func TestTableWithoutRules(t *testing.T) {
	d := newDesk(t)
	d.page()
	d.put(25000, 40000, em, "各科目的预算数和决算数见下表，金额单位为万元。")
	for i, r := range []string{"科目|预算数|决算数", "一般公共服务|2,106.66|2,100.00", "教育支出|326.71|300.05", "合计|2,433.37|2,400.05"} {
		for k, c := range strings.Split(r, "|") {
			d.put(30000+k*50000, 52000+i*8000, em, c)
		}
	}
	d.put(25000, 100000, em, "以上数字均取自决算报表，四舍五入到两位小数。")
	want := `table 3 columns, 1 head rows
  | 科目 | 预算数 | 决算数 |
  | 一般公共服务 | 2,106.66 | 2,100.00 |
  | 教育支出 | 326.71 | 300.05 |
  | 合计 | 2,433.37 | 2,400.05 |
`
	if got := d.read(t); !strings.Contains(got, want) || !strings.HasSuffix(got, "两位小数。\n") {
		t.Errorf("read:\n%s", got)
	}
}

// Sides of the table are open, its head is spread, a cell spans two columns,
// and rows of figures stand in one ruled row.
func TestOpenTable(t *testing.T) {
	d := newDesk(t)
	d.page()
	for _, y := range []int{50000, 60000, 70000, 90000} {
		d.rule(25000, y, 185000, y)
	}
	d.rule(80000, 50000, 80000, 90000)
	d.rule(130000, 60000, 130000, 90000)
	d.put(40000, 57000, em, "项 目")
	d.put(110000, 57000, em, "本 年 收 入")
	d.put(28000, 67000, em, "名 称")
	d.put(90000, 67000, em, "预算数")
	d.put(140000, 67000, em, "决算数")
	for i, r := range []string{"财政拨款|1,560.05|1,511.89", "其他收入|62.29|6.20"} {
		for k, c := range strings.Split(r, "|") {
			d.put(28000+k*54000, 77000+i*8000, em, c)
		}
	}
	want := `  | 项目 |<2x1> 本年收入 |
  | 名称 | 预算数 | 决算数 |
  | 财政拨款 | 1,560.05 | 1,511.89 |
  | 其他收入 | 62.29 | 6.20 |
`
	if got := d.read(t); !strings.Contains(got, want) {
		t.Errorf("read:\n%s", got)
	}
}

// A number wider than its column runs over the border and stays whole.
func TestNumberOverABorder(t *testing.T) {
	d := newDesk(t)
	d.page()
	for _, y := range []int{50000, 60000, 70000} {
		d.rule(25000, y, 105000, y)
	}
	for _, x := range []int{25000, 65000, 85000, 105000} {
		d.rule(x, 50000, x, 70000)
	}
	d.put(28000, 57000, em, "项目")
	d.put(66000, 57000, em, "预算数")
	d.put(86000, 57000, em, "决算数")
	d.put(28000, 67000, em, "合计")
	d.put(67000, 67000, em, "12,345.67")
	if got := d.read(t); !strings.Contains(got, "| 合计 | 12,345.67 |  |") {
		t.Errorf("read:\n%s", got)
	}
}

// Headers, footers and page numbers are no text; what stands there once is.
func TestMargins(t *testing.T) {
	d := newDesk(t)
	for i := range 4 {
		d.page()
		d.put(25000, 15000, 3000, "某区财政局2024年度部门决算")
		for k := range 30 {
			d.put(28000, 40000+k*7000, em, fmt.Sprintf("第%d页第%02d行的正文一直写到右边的边线为止没有停顿", i+1, k+1))
		}
		d.put(98000, 285000, 3500, fmt.Sprintf("－ %d －", i+1))
	}
	d.put(28000, 270000, em, "只有一次的话")
	doc := studied(t, pdf.Print(&d.layout)).Document
	got := doc.Dump()
	if strings.Contains(got, "财政局") || strings.Contains(got, "－") || !strings.Contains(got, "只有一次的话") {
		t.Errorf("read:\n%s", got)
	}
	if doc.Head != "某区财政局2024年度部门决算" {
		t.Errorf("head %q", doc.Head)
	}
}

// Pages turned by their file, text turned by its matrix, and watermarks.
func TestTurnedPages(t *testing.T) {
	turned := func(rotate string, content string) []byte {
		b := onePage([]byte(content), "", "", nil)
		return []byte(strings.Replace(string(b), "/Contents 4 0 R", "/Contents 4 0 R"+rotate, 1))
	}
	lines := "BT /F 12 Tf %s Tm (Budget 100.00 and outturn) Tj ET BT /F 12 Tf %s Tm (98.50 of it) Tj ET"
	for name, data := range map[string][]byte{
		"upright":             turned("", fmt.Sprintf(lines, "1 0 0 1 50 700", "1 0 0 1 50 680")),
		"turned both ways":    turned("/Rotate 90", fmt.Sprintf(lines, "0 1 -1 0 100 50", "0 1 -1 0 120 50")),
		"text lies on a side": turned("", fmt.Sprintf(lines, "0 -1 1 0 500 700", "0 -1 1 0 480 700")),
		"with a watermark":    turned("", fmt.Sprintf(lines, "1 0 0 1 50 700", "1 0 0 1 50 680")+" BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 400 Tm (DRAFT) Tj ET"),
	} {
		got := strings.ReplaceAll(studied(t, data).Document.Dump(), "\nbody: ", " ")
		if strings.TrimSpace(got) != "body: Budget 100.00 and outturn 98.50 of it" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestPlacesLeadBack(t *testing.T) {
	s := studied(t, printed(t, sample()))
	heading, tables := false, 0
	for _, b := range s.Document.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			if document.Text(b.Runs) == "二、预算及执行情况" {
				heading = b.At.File == "x.pdf" && b.At.Page > 1 && b.At.Line > 0 && b.Level == 1
			}
		case *document.Table:
			tables++
			for _, row := range b.Grid() {
				for _, p := range row {
					want := fmt.Sprintf("表%d!%s%d", tables, document.ColumnName(p.Col), p.Row+1)
					if p.At.Cell != want || p.At.Page < b.At.Page {
						t.Fatalf("cell %v, want %s", p.At, want)
					}
				}
			}
			if at := b.Check(); at != 0 {
				t.Errorf("table %d: row %d does not fill the grid", tables, at)
			}
		}
	}
	if !heading || tables != 6 {
		t.Errorf("heading found: %t; %d tables", heading, tables)
	}
}

func TestStylesAndRuns(t *testing.T) {
	got := studied(t, printed(t, sample())).Document.Dump()
	for _, want := range []string{"title: 2024年某市某区虹桥镇人民政府（本级）", "subtitle: （2025年3月）", "contents 2\n", "# 一、部门基本情况与履职目标\n",
		"## （一）主要职能、“三定”方案和机构设置\n", "### 1.预算绩效管理开展情况\n", "#### （1）年度预算及执行情况\n", "caption: 表1 2024年度收支预算执行情况\n",
		"unit-line: 单位：万元\n", "table 5 columns, 1 head rows\n", "table 8 columns, 1 head rows\n", "占63.4%^样^，", "signature: 某市某区虹桥镇人民政府\n", "date: 2025年3月8日\n", "annex: 附件1\n", "remark: 注：执行率"} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}
