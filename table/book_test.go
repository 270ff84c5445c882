package table

import (
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"jiheng/num"
)

// A book is a workbook that a test makes: its first sheet is called 表.
type book struct {
	t testing.TB
	*excelize.File
}

func newBook(t testing.TB) book {
	f := excelize.NewFile()
	b := book{t, f}
	b.must(f.SetSheetName("Sheet1", "表"))
	return b
}

func (b book) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// put writes rows from a cell on; nil leaves a cell out.
func (b book) put(sheet string, top int, rows ...[]any) book {
	b.t.Helper()
	if n, _ := b.GetSheetIndex(sheet); n < 0 {
		_, err := b.NewSheet(sheet)
		b.must(err)
	}
	for i, r := range rows {
		for j, v := range r {
			if v != nil {
				ref, _ := excelize.CoordinatesToCellName(j+1, top+i)
				b.must(b.SetCellValue(sheet, ref, v))
			}
		}
	}
	return b
}

func (b book) style(ref string, s *excelize.Style) book {
	b.t.Helper()
	id, err := b.NewStyle(s)
	b.must(err)
	b.must(b.SetCellStyle("表", ref, ref, id))
	return b
}

func (b book) format(ref, code string) book {
	return b.style(ref, &excelize.Style{CustomNumFmt: &code})
}

func (b book) bytes() []byte {
	b.t.Helper()
	out, err := b.WriteToBuffer()
	b.must(err)
	return out.Bytes()
}

var visitHead = []any{"编号", "日期", "企业", "金额"}

func TestWorkbookCells(t *testing.T) {
	b := newBook(t).put("表", 1, visitHead,
		[]any{"A1", time.Date(2024, 3, 5, 9, 30, 0, 0, time.UTC), "甲公司", 100.5},
		[]any{"A2", 45675, "乙公司", "￥1,234.00"},
		[]any{"A3", "2024.5.31", "丙公司", "12万"},
		[]any{"A4", 20240312, "丁公司", "（30.00）"},
		[]any{"A5", "2024年3月5日", "戊公司", "—"},
		[]any{"A6", "2024-06-01", "己公司", -30},
		[]any{"A7", "2024-06-02", "庚公司", "△5"},
	).format("D7", "0.00_ ;[Red]0.00")
	g := read(t, visits("a.xlsx"), b.bytes())
	g.wantRows(t, "2 A1,2024-03-05,甲公司,100.5", "3 A2,2025-01-18,乙公司,1234", "4 A3,2024-05-31,丙公司,120000", "5 A4,2024-03-12,丁公司,-30",
		"6 A5,2024-03-05,戊公司,", "7 A6,2024-06-01,己公司,-30", "8 A7,2024-06-02,庚公司,-5")
	g.wantSaid(t, "“日期”有1格带着时间，只取日期：第2行“2024-03-05 09:30:00”", "“日期”有1格是Excel的日期序号，按日期读：第3行“45675即2025-01-18”",
		"“金额”有1格写着没有，当作空着：第6行“—”")
}

func TestWorkbookHeads(t *testing.T) {
	b := newBook(t).put("表", 1, []any{"企业走访台账"}, []any{nil, nil, nil, "单位：万元"},
		[]any{"编号", "走访", nil, "经费"}, []any{nil, "日期", "企业", "金额"},
		[]any{"A1", "2024-01-05", "甲公司", 2})
	for _, m := range [][2]string{{"A1", "D1"}, {"A3", "A4"}, {"B3", "C3"}} {
		b.must(b.MergeCell("表", m[0], m[1]))
	}
	g := read(t, visits("a.xlsx"), b.bytes())
	g.wantRows(t, "5 A1,2024-01-05,甲公司,20000")
	g.wantSaid(t, "表头在第3、4行，第1、2行是标题和单位")

	// one of two columns of one name, told by what stands above it
	spec := visits("a.xlsx")
	spec.Columns[3] = Column{Name: "决算金额", Heads: []string{"决算·金额", "决算金额"}, Type: Money, Unit: num.Yuan}
	b = newBook(t).put("表", 1, []any{"编号", "日期", "企业", "预算", "决算"}, []any{nil, nil, nil, "金额", "金额"}, []any{"A1", "2024-01-05", "甲公司", 2, 3})
	read(t, spec, b.bytes()).wantRows(t, "3 A1,2024-01-05,甲公司,3")
	read(t, visits("a.xlsx"), b.bytes()).wantFaults(t, "a.xlsx:2 column-twice|D列“预算·金额”、E列“决算·金额”")
}

func TestSheets(t *testing.T) {
	month := func(id string) [][]any { return [][]any{visitHead, {id, "2024-01-05", "甲公司", 1}} }
	b := newBook(t).put("选项", 1, []any{"上门"}, []any{"视频"}).put("1月", 1, month("A1")...).put("2月", 3, month("B1")...).put("旧稿", 1, month("C1")...)
	b.must(b.SetSheetVisible("旧稿", false))
	g := read(t, visits("a.xlsx"), b.bytes())
	g.wantRows(t, "2 A1,2024-01-05,甲公司,1", "4 B1,2024-01-05,甲公司,1")
	g.wantSaid(t, "读了工作表“1月”（1行）、“2月”（1行）；“选项”没有这些列，没有读；隐藏的“旧稿”也有这些列，没有计入")

	spec := visits("a.xlsx")
	spec.Sheets = []string{"2月", "旧稿"}
	read(t, spec, b.bytes()).wantRows(t, "4 B1,2024-01-05,甲公司,1", "2 C1,2024-01-05,甲公司,1")
	spec.Sheets = []string{"3月"}
	read(t, spec, b.bytes()).wantFaults(t, "a.xlsx sheet-missing|没有“3月”这张工作表；有：表、选项、1月、2月、旧稿")

	b.put("3月", 1, []any{"编号", "日期", "企业名", "经费"})
	read(t, visits("a.xlsx"), b.bytes()).wantFaults(t, "a.xlsx:1 sheet-partly|“3月”像是同一张表，但缺少“企业”、“金额”")
	hidden := newBook(t).put("稿", 1, month("C1")...)
	hidden.must(hidden.SetSheetVisible("稿", false))
	read(t, visits("a.xlsx"), hidden.bytes()).wantFaults(t, "a.xlsx sheet-hidden|只有隐藏的工作表“稿”")
	read(t, visits("a.xlsx"), newBook(t).bytes()).wantFaults(t, "a.xlsx csv-empty|“表”是空的")
}

// Sheets of one table each name their unit, or none does.
func TestUnitsOfSheets(t *testing.T) {
	month := func(id, unit string) [][]any {
		return [][]any{{"表", nil, nil, unit}, visitHead, {id, "2024-01-05", "甲公司", 1}}
	}
	make := func(a, b string) []byte {
		return newBook(t).put("1月", 1, month("A1", a)...).put("2月", 1, month("B1", b)...).bytes()
	}
	spec := visits("a.xlsx")
	spec.Sheets = []string{"全部"}
	read(t, spec, make("单位：万元", "单位：元")).wantRows(t, "3 A1,2024-01-05,甲公司,10000", "3 B1,2024-01-05,甲公司,1")
	read(t, spec, make("单位：元", "")).wantRows(t, "3 A1,2024-01-05,甲公司,1", "3 B1,2024-01-05,甲公司,1")
	for _, units := range [][2]string{{"单位：万元", ""}, {"", "单位：千元"}} {
		g := read(t, spec, make(units[0], units[1]))
		if len(g.faults) != 1 || !strings.Contains(g.faults[0], "unit-missing “金额”的单位，工作表") {
			t.Errorf("%v: %v", units, g.faults)
		}
	}
	spec.Columns[3].Unit = num.Unit{}
	if g := read(t, spec, make("单位：万元", "单位：元")); g.reading.Units[3] != num.Wan || g.rows[1] != "3 B1,2024-01-05,甲公司,0.0001" {
		t.Errorf("%v %v", g.reading.Units, g.rows)
	}
}

func TestMergedBody(t *testing.T) {
	b := newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲公司", 100}, []any{"A2"}, []any{"A3", "2024-02-01", "乙公司", 7}, []any{"A4", nil, "丙公司"})
	for _, m := range [][2]string{{"B2", "B3"}, {"C2", "C3"}, {"D2", "D3"}, {"D4", "D5"}, {"B4", "B5"}} {
		b.must(b.MergeCell("表", m[0], m[1]))
	}
	g := read(t, visits("a.xlsx"), b.bytes())
	g.wantRows(t, "2 A1,2024-01-05,甲公司,100", "3 A2,2024-01-05,甲公司,", "4 A3,2024-02-01,乙公司,7", "5 A4,2024-02-01,丙公司,")
	g.wantSaid(t, "“日期”、“企业”的合并单元格向下填了3格：第3、5行", "“金额”的合并单元格是数，只计在合并的第一行；没有再计的有2行：第3、5行")

	b = newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲公司", 100}, []any{nil, "2024-01-06", "乙公司", 5})
	b.must(b.MergeCell("表", "A2", "A3"))
	read(t, visits("a.xlsx"), b.bytes()).wantFaults(t, "a.xlsx:3 key-merged|“编号”是主键，合并单元格跨了几行：第3行")

	b = newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲公司", 100}, []any{"合计", nil, nil, 100})
	b.must(b.MergeCell("表", "A3", "C3"))
	g = read(t, visits("a.xlsx"), b.bytes())
	g.wantRows(t, "2 A1,2024-01-05,甲公司,100")
	g.wantSaid(t, "第3行是合计，没有计入")
}

func TestHiddenAndStruck(t *testing.T) {
	b := newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲公司", 100}, []any{"A2", "2024-01-06", "乙公司", 5}, []any{"A3", "2024-01-06", "丙公司", 6}, []any{"合计", nil, nil, 106})
	b.must(b.SetRowVisible("表", 3, false))
	b.must(b.SetColVisible("表", "C", false))
	for _, ref := range []string{"A4", "B4", "C4", "D4"} {
		b.style(ref, &excelize.Style{Font: &excelize.Font{Strike: true}})
	}
	g := read(t, visits("a.xlsx"), b.bytes())
	g.wantSaid(t, "有1行是隐藏的，照样计入：第3行", "“企业”这一列是隐藏的，照样读", "第4行整行划去了，没有计入")
	g.wantFaults(t, "a.xlsx:5 单元格D5 total-differs|各行相加是105元，相差1")

	b = newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲公司", 100}, []any{"A2", "2024-01-06", "乙公司", 5}, []any{"合计", nil, nil, 100})
	b.must(b.SetRowVisible("表", 3, false))
	b.must(b.AutoFilter("表", "A1:D3", nil))
	g = read(t, visits("a.xlsx"), b.bytes())
	g.wantSaid(t, "有1行被筛选掉了（没有显示），照样计入：第3行")
	g.wantFaults(t, "a.xlsx:4 单元格D4 total-differs|只加显示的行正好相等")

	b = newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲公司", 100}, []any{"A2", "2024-01-06", "乙公司"})
	b.style("D2", &excelize.Style{Font: &excelize.Font{Strike: true}})
	b.must(b.SetCellRichText("表", "D3", []excelize.RichTextRun{{Text: "120.5", Font: &excelize.Font{Strike: true}}, {Text: "118.2"}}))
	g = read(t, visits("a.xlsx"), b.bytes())
	g.wantRows(t, "2 A1,2024-01-05,甲公司,", "3 A2,2024-01-06,乙公司,118.2")
	g.wantSaid(t, "“金额”划去了，当作空着：第2行“100”", "“金额”划去了一部分，只读没有划去的：第3行“118.2”")
}

func TestFormulas(t *testing.T) {
	b := newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲公司"}, []any{"A2", "2024-01-06", "乙公司"}, []any{"合计"})
	b.must(b.SetCellFormula("表", "D2", "100*1"))
	b.must(b.SetCellFormula("表", "D3", "100*2"))
	b.must(b.SetCellFormula("表", "D4", "SUM(D2:D3)"))
	g := read(t, visits("a.xlsx"), b.bytes())
	g.wantFaults(t, "a.xlsx:2 单元格D2 formula-uncomputed|“金额”有2格是公式，文件里没有存下算出的值：D2、D3；请用Excel或WPS打开这个文件，保存后再放进来")
	g.wantSaid(t, "第4行的合计是没有算出的公式，没有核对")
}

func TestScaledFormats(t *testing.T) {
	for code, want := range map[string]string{
		`0!.0,"万元"`:               "1234567",
		`0\.0,"万元"`:               "1234567",
		`0.00,,"百万元"`:             "1234567",
		`#,##0.00,"千元"`:           "1234567",
		`#,##0.00`:                "1234567",
		`0.00"万元"`:                "12345670000",
		`#,##0,`:                  "format-scaled",
		`0!.0,"千元"`:               "format-scaled",
		"0.00,,\"万\"\n%":          "1234567",
		`[>=10000]0!.0,"万元";0"元"`: "1234567",
		`[>=9999999]0!.0,"万元";0`:  "1234567",
		`[<0]0;0"万元"`:             "12345670000",
		`0.0,%`:                   "format-scaled",
	} {
		b := newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲公司", 1234567}).format("D2", code)
		g := read(t, visits("a.xlsx"), b.bytes())
		if want == "format-scaled" {
			g.wantFaults(t, "a.xlsx:2 单元格D2 format-scaled|看不出是什么单位")
			continue
		}
		g.wantRows(t, "2 A1,2024-01-05,甲公司,"+want)
	}
}

func TestDigitsLost(t *testing.T) {
	b := newBook(t).put("表", 1, visitHead, []any{int64(351123199001010000), "2024-01-05", "甲公司", 1}, []any{3.51123199001011e17, "2024-01-06", "乙公司", 2}, []any{"3.51E+17", "2024-01-06", "丙公司", 2})
	read(t, visits("a.xlsx"), b.bytes()).wantFaults(t, "a.xlsx:2 单元格A2 digits-lost|“编号”有3格像是Excel改过的长编号，原来的数字已经丢失")
	for name, lines := range map[string][]string{
		"科学记数":  {"3.51E+17,2024-01-05,甲公司,1", "3.51E+17,2024-01-06,乙公司,1"},
		"小写":    {"9.1e+15,2024-01-05,甲公司,1"},
		"末尾都是零": {"351123199001010000,2024-01-05,甲公司,1", "351123199001012000,2024-01-05,甲公司,1", "351123199001013000,2024-01-05,甲公司,1"},
	} {
		g := read(t, visits("a.csv"), csvOf(append([]string{"编号,日期,企业,金额"}, lines...)...))
		if len(g.faults) != 1 || !strings.Contains(g.faults[0], "digits-lost") {
			t.Errorf("%s: %v", name, g.faults)
		}
	}
	spec := visits("a.xlsx")
	spec.Columns[0].Type = Integer
	b = newBook(t).put("表", 1, visitHead, []any{int64(351123199001010000), "2024-01-05", "甲公司", 1}, []any{"9.1E+17", "2024-01-05", "乙公司", 1})
	read(t, spec, b.bytes()).wantFaults(t, "a.xlsx:2 单元格A2 digits-lost|有2格")
	g := read(t, visits("a.csv"), csvOf("编号,日期,企业,金额", "=\"001\",2024-01-05,甲公司,\"=\"\"100.5\"\"\"", "351123199001010017,2024-01-05,乙,1", "2E5,2024-01-05,丙,1"))
	g.wantRows(t, "2 001,2024-01-05,甲公司,100.5", "3 351123199001010017,2024-01-05,乙,1", "4 2E5,2024-01-05,丙,1")
}

func TestRates(t *testing.T) {
	spec := visits("a.xlsx")
	spec.Columns[3] = Column{Name: "满意度", Type: Rate}
	b := newBook(t).put("表", 1, []any{"编号", "日期", "企业", "满意度"}, []any{"A1", "2024-01-05", "甲", 0.985}, []any{"A2", "2024-01-05", "乙", "97.5%"}, []any{"A3", "2024-01-05", "丙", 0.5}, []any{"A4", "2024-01-05", "丁", "/"}).format("D2", "0.00%")
	g := read(t, spec, b.bytes())
	g.wantRows(t, "2 A1,2024-01-05,甲,0.985", "3 A2,2024-01-05,乙,0.975", "4 A3,2024-01-05,丙,0.5", "5 A4,2024-01-05,丁,")
	for code, want := range map[string]string{`0\%`: "0.9", `0.0"‰"`: "0.09", `0"％"`: "0.9"} {
		b := newBook(t).put("表", 1, []any{"编号", "日期", "企业", "满意度"}, []any{"A1", "2024-01-05", "甲", 90}).format("D2", code)
		read(t, spec, b.bytes()).wantRows(t, "2 A1,2024-01-05,甲,"+want)
	}
	spec.File = "a.csv"
	read(t, spec, csvOf("编号,日期,企业,满意度（%）", "A1,2024-01-05,甲,98.5", "A2,2024-01-05,乙,0.9")).wantRows(t, "2 A1,2024-01-05,甲,0.985", "3 A2,2024-01-05,乙,0.009")
	read(t, spec, csvOf("编号,日期,企业,满意度", "A1,2024-01-05,甲,98.5", "A2,2024-01-05,乙,90")).wantFaults(t, "a.csv:2 cell|“满意度”有2格看不出是比率还是百分数")
	read(t, visits("a.csv"), csvOf("编号,日期,企业,金额", "A1,2024-01-05,甲,50%")).wantFaults(t, "a.csv:2 cell|是百分数，请把这一列的类型写成“比率”")
}

// One cause, one message, whatever the number of cells.
func TestOneCauseOneMessage(t *testing.T) {
	lines := []string{"编号,日期,企业,金额"}
	for i := range 1000 {
		lines = append(lines, "A"+digits(i)+",三月,甲,五百")
	}
	read(t, visits("a.csv"), csvOf(lines...)).wantFaults(t,
		"a.csv:2 cell|“日期”有1000格不是日期（第2行“三月”、第3行“三月”、第4行“三月”、第5行“三月”、第6行“三月”等）；请写成2024-03-28",
		"a.csv:2 cell|“金额”有1000格不是金额（第2行“五百”")
}
