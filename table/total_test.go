package table

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiheng/num"
)

// bothWays reads rows as CSV and as a workbook.
func bothWays(t *testing.T, rows [][]any, check func(t *testing.T, name string, g got)) {
	t.Helper()
	var lines []string
	for _, r := range rows {
		cells := make([]string, len(r))
		for i, v := range r {
			if v != nil {
				cells[i] = fmt.Sprint(v)
			}
		}
		lines = append(lines, strings.Join(cells, ","))
	}
	check(t, "a.csv", read(t, visits("a.csv"), csvOf(lines...)))
	check(t, "a.xlsx", read(t, visits("a.xlsx"), newBook(t).put("表", 1, rows...).bytes()))
}

// A total that is filled in like a record is asked for, under whatever name.
func TestFilledTotalsAreAsked(t *testing.T) {
	for name, last := range map[string][]any{
		"月小计":   {"A4", "2024-03-31", "3月小计", 600},
		"季度":    {3, "2024-03-31", "一季度小计", 600},
		"不等于和":  {"A4", "2024-12-31", "项目支出合计", 555},
		"总额":    {"A4", "2024-12-31", "补贴总额", 600},
		"总数":    {"A4", "2024-12-31", "总数", 600},
		"总共":    {"A4", "2024-12-31", "总共", 600},
		"长名":    {"A4", "2024-12-31", "一般公共预算财政拨款项目支出总计", 1},
		"本年":    {"A4", "2024-12-31", "本年支出合计（元）", 600},
		"英文":    {"A4", "2024-12-31", "SUM", 600},
		"英文在后":  {"A4", "2024-12-31", "全镇Total", 600},
		"带场次":   {"A4", "2024-12-31", "活动共计3场", 600},
		"承前页":   {"A4", "2024-12-31", "承前页", 7},
		"过次页":   {"过次页", "2024-12-31", nil, 7},
		"上年结转":  {"上年结转", nil, nil, 500},
		"期末余额":  {"A4", "2024-12-31", "期末余额", 500},
		"其中":    {nil, nil, "其中：小微企业", 100},
		"平均":    {"A4", "2024-12-31", "平均", 200},
		"全区平均":  {"全区平均", nil, nil, 200},
		"全镇":    {"全镇", nil, nil, 600},
		"缺日期的和": {"A4", nil, "甲乙丙", 600},
		"填满的和":  {"A4", "2024-12-31", "甲乙丙", 600},
		"上半年":   {"A4", "2024-12-31", "上半年", 600},
		"公司正好":  {"A4", "2024-12-31", "合计通达公司", 600},
	} {
		t.Run(name, func(t *testing.T) {
			rows := [][]any{{"编号", "日期", "企业", "金额"}, {"A1", "2024-01-05", "甲", 100}, {"A2", "2024-02-05", "乙", 200}, {"A3", "2024-03-05", "丙", 300}, last}
			bothWays(t, rows, func(t *testing.T, file string, g got) {
				t.Helper()
				g.wantFaults(t, file+":5 total-unsure|")
			})
			for how, want := range map[string]int{"合计行": 3, "数据行": 4} {
				spec := visits("a.xlsx")
				spec.Columns[0].Exact, spec.Key = false, -1
				if how == "合计行" {
					spec.Totals = []string{"5"}
				} else {
					spec.Data = []string{"5"}
				}
				spec.Columns[3].Type, spec.Columns[3].Unit = Decimal, num.Unit{}
				if g := read(t, spec, newBook(t).put("表", 1, rows...).bytes()); len(g.rows) != want || len(g.faults) > 0 {
					t.Errorf("answered by %s: %v %v", how, g.rows, g.faults)
				}
			}
		})
	}
}

// Names that hold a word of totals, and sums that may be chance, are data.
func TestNamesThatAreNoTotals(t *testing.T) {
	for _, company := range []string{"合计通达公司", "总计物流有限公司", "联合计量检测站", "综合计划科", "某会计师事务所", "统计局", "数据汇总", "小计量行", "转型升级服务部", "其中堂食品店", "summit hotel"} {
		t.Run(company, func(t *testing.T) {
			rows := [][]any{{"编号", "日期", "企业", "金额"}, {"A1", "2024-01-05", "甲", 100}, {"A2", "2024-02-05", "乙", 200}, {"A3", "2024-03-05", company, 350}}
			bothWays(t, rows, func(t *testing.T, _ string, g got) {
				t.Helper()
				if len(g.rows) != 3 || len(g.faults)+len(g.said) > 0 {
					t.Errorf("%v %v %v", g.rows, g.faults, g.said)
				}
			})
		})
	}
	for _, whole := range []string{"一季度", "1—2月", "全镇", "一至二月", "前两项小结"} { // a sum of two by such a name is asked for
		rows := [][]any{{"编号", "日期", "企业", "金额"}, {"A1", "2024-01-05", "甲", 100}, {"A2", "2024-02-05", "乙", 200}, {"A3", "2024-03-05", whole, 300}}
		bothWays(t, rows, func(t *testing.T, file string, g got) {
			t.Helper()
			g.wantFaults(t, file+":4 total-unsure|"+whole)
		})
	}
	g := read(t, visits("a.csv"), csvOf("编号,日期,企业,金额", "A1,2024-01-05,甲,100", "A2,2024-02-05,乙,200", "A3,2024-03-05,丙,300"))
	g.wantRows(t, "2 A1,2024-01-05,甲,100", "3 A2,2024-02-05,乙,200", "4 A3,2024-03-05,丙,300")
	g.wantSaid(t, "第4行“A3”的数正好等于上面各行之和，按数据计入")
	// words about a record are not its name
	spec := visits("a.csv")
	spec.Columns = append(spec.Columns, Column{Name: "资金来源", Type: Text}, Column{Name: "备注", Type: Text})
	g = read(t, spec, csvOf("编号,日期,企业,金额,资金来源,备注", "A1,2024-01-05,甲,100,上年结转,含税合计", "A2,2024-02-05,乙,250,本年结余,见总额"))
	if len(g.rows) != 2 || len(g.faults)+len(g.said) > 0 {
		t.Errorf("%v %v %v", g.rows, g.faults, g.said)
	}
}

// A page's carried sum that stands alone and fits is a total for sure.
func TestCarriedForward(t *testing.T) {
	head := "编号,日期,企业,金额"
	g := read(t, visits("a.csv"), csvOf(head, "A1,2024-01-05,甲,100", "A2,2024-02-05,乙,250", "过次页,,,350", "承前页,,,350", "A3,2024-03-05,丙,5", "合计,,,355"))
	g.wantRows(t, "2 A1,2024-01-05,甲,100", "3 A2,2024-02-05,乙,250", "6 A3,2024-03-05,丙,5")
	read(t, visits("a.csv"), csvOf(head, "A1,2024-01-05,甲,100", "A2,2024-02-05,乙,250", "过次页,,,340")).wantFaults(t, "a.csv:4 total-unsure|第4行“过次页”")
}

// A numbered head with the sum of what stands below it counts twice.
func TestNumberedHeads(t *testing.T) {
	for _, heads := range [][2]string{{"一、镇级补贴", "二、区级补贴"}, {"（一）道路", "（二）桥梁"}, {"三．绿化", "四．照明"}} {
		rows := [][]any{{"编号", "日期", "企业", "金额"}, {heads[0], nil, nil, 24}, {"A1", "2024-01-05", "甲", 12}, {"A2", "2024-01-06", "乙", 12}, {heads[1], nil, nil, 7}, {"A3", "2024-01-06", "丙", 7}}
		bothWays(t, rows, func(t *testing.T, file string, g got) {
			t.Helper()
			g.wantFaults(t, file+":2 total-unsure|第2行“"+heads[0]+"”、第5行“"+heads[1]+"”")
		})
		read(t, visits("a.csv"), csvOf("编号,日期,企业,金额", heads[0]+",2024-01-05,甲,24", heads[1]+",2024-01-05,甲,12")).
			wantRows(t, "2 "+heads[0]+",2024-01-05,甲,24", "3 "+heads[1]+",2024-01-05,甲,12")
	}
}

// A row whose figures are formulas over other rows is a total by that.
func TestSumFormulas(t *testing.T) {
	for _, c := range []struct {
		formula string
		total   bool
	}{{"SUM(D2:D3)", true}, {"SUBTOTAL(9,D2:D3)", true}, {"SUBTOTAL(109,$D$2:$D$3)", true}, {"AGGREGATE(9,5,D2:D3)", true}, {"D2+1", false}, {"SUM(E4:F4)", false}} {
		t.Run(c.formula, func(t *testing.T) {
			b := newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲", 100}, []any{"A2", "2024-02-05", "乙", 200}, []any{"3", "2024-02-28", "一二月", 300})
			b.must(b.SetCellFormula("表", "D4", c.formula, excelize.FormulaOpts{}))
			g := read(t, visits("a.xlsx"), b.bytes())
			if c.total {
				g.wantRows(t, "2 A1,2024-01-05,甲,100", "3 A2,2024-02-05,乙,200")
				g.wantSaid(t, "第4行是合计，没有计入")
			} else if g.reading.Totals > 0 {
				t.Errorf("a record: %v", g.said)
			}
		})
	}
}

// A sheet that gathers the others is asked for.
func TestSheetsOfTotals(t *testing.T) {
	for _, name := range []string{"合计", "汇总表", "总表", "全年", "Total"} {
		b := newBook(t).put("1月", 1, visitHead, []any{"A1", "2024-01-05", "甲", 100}).put("2月", 1, visitHead, []any{"A2", "2024-02-05", "乙", 200}).
			put(name, 1, visitHead, []any{"Z1", "2024-02-28", "全部", 300})
		read(t, visits("a.xlsx"), b.bytes()).wantFaults(t, "a.xlsx:1 sheet-total|工作表“"+name+"”与别的工作表列名相同")
		spec := visits("a.xlsx")
		spec.Sheets = []string{"1月", "2月"}
		read(t, spec, b.bytes()).wantRows(t, "2 A1,2024-01-05,甲,100", "2 A2,2024-02-05,乙,200")
	}
	b := newBook(t).put("2023年度", 1, visitHead, []any{"A1", "2023-01-05", "甲", 100}).put("2024年度", 1, visitHead, []any{"A2", "2024-02-05", "乙", 200})
	read(t, visits("a.xlsx"), b.bytes()).wantRows(t, "2 A1,2023-01-05,甲,100", "2 A2,2024-02-05,乙,200")
}

// What a merged cell covers is not seen, and not read.
func TestCoveredCells(t *testing.T) {
	for ref, want := range map[string]string{"D2:D3": "3 A2,2024-02-05,乙,", "C3:D3": "3 A2,2024-02-05,乙,", "B2:D3": "3 A2,2024-01-05,甲,"} {
		b := newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲", 100}, []any{"A2", "2024-02-05", "乙", 200})
		g := read(t, visits("a.xlsx"), merged(t, b.bytes(), ref))
		if len(g.rows) != 2 || len(g.faults) > 0 || ref != "B2:D3" && g.rows[1] != want || strings.HasSuffix(g.rows[1], "200") {
			t.Errorf("%s %v %v", ref, g.rows, g.faults)
		}
		g.wantSaid(t, "格里还存着内容，看不见，没有读：")
	}
}

// merged merges cells of the first sheet and leaves in the file what they cover.
func merged(t testing.TB, data []byte, ref string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Name, "sheet1.xml") {
			part = bytes.Replace(part, []byte("</sheetData>"), []byte(`</sheetData><mergeCells count="1"><mergeCell ref="`+ref+`"/></mergeCells>`), 1)
		}
		to, err := w.Create(f.Name)
		if err == nil {
			_, err = to.Write(part)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A multiple that the number format writes is respected, or asked for.
func TestMultiplesInFormats(t *testing.T) {
	for format, want := range map[string]string{`"已"0"万"`: "50000", `0.00"亿"`: "500000000", `#,##0"千"`: "5000", `0"万元"`: "50000", `0"元"`: "5", `0"万"0000`: "5", `0.0"万左右"`: "", `"万元："0`: "", `"亿"0.00`: "", `0"百"`: "500"} {
		g := read(t, visits("a.xlsx"), newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲", 5}).format("D2", format).bytes())
		if want == "" {
			g.wantFaults(t, "a.xlsx:2 单元格D2 format-scaled|")
			continue
		}
		g.wantRows(t, "2 A1,2024-01-05,甲,"+want)
	}
	spec := visits("a.xlsx")
	spec.Columns[3] = Column{Name: "人数", Type: Integer, Unit: num.MustUnit("人")}
	g := read(t, spec, newBook(t).put("表", 1, []any{"编号", "日期", "企业", "人数"}, []any{"A1", "2024-01-05", "甲", 5}).format("D2", `0"万"`).bytes())
	g.wantFaults(t, "a.xlsx:2 单元格D2 format-scaled|")
}

// Keys whose last digits a spreadsheet took are no repeated rows.
func TestDestroyedKeys(t *testing.T) {
	for name, keys := range map[string][]string{
		"两个相同":  {"310112199001010000", "310112199001010000"},
		"夹着别的":  {"310112199001010000", "B3", "31011219900101123X", "310112199001011234", "310112199001010000"},
		"十九位":   {"6222021001000000000", "A1", "6222021001000000000"},
		"十六位":   {"2024010100010010", "2024010100010010", "2024010100010012"},
		"科学记数法": {"3.1E+17", "A1"},
	} {
		var lines []string
		for i, k := range keys {
			lines = append(lines, fmt.Sprintf("%s,2024-01-05,甲,%d", k, 10+3*i))
		}
		g := read(t, visits("a.csv"), csvOf(append([]string{"编号,日期,企业,金额"}, lines...)...))
		if len(g.faults) != 1 || !strings.Contains(g.faults[0], "digits-lost") {
			t.Errorf("%s: %v", name, g.faults)
		}
	}
	g := read(t, visits("a.xlsx"), newBook(t).put("表", 1, visitHead, []any{310112199001010016, "2024-01-05", "甲", 1}, []any{"A2", "2024-01-05", "乙", 5}).bytes())
	g.wantFaults(t, "a.xlsx:2 单元格A2 digits-lost|")
	spec := visits("a.csv") // of a column that is counted by its different values
	spec.Columns[2].Exact = true
	read(t, spec, csvOf("编号,日期,企业,金额", "A1,2024-01-05,310112199001010000,1", "A2,2024-01-05,310112199001010000,5", "A3,2024-01-05,310112199001010013,5")).wantFaults(t, "a.csv:3 digits-lost|")
	g = read(t, spec, csvOf("编号,日期,企业,金额", "A1,2024-01-05,2024010100010010,1", "A2,2024-01-05,2024010100010010,5", "A3,2024-01-05,2024010100010013,5"))
	if len(g.rows) != 3 || len(g.faults) > 0 { // a zero at the end of a number that comes twice
		t.Errorf("%v", g.faults)
	}
}

// A blank between digits that parts no thousands leaves a question.
func TestBlanksInsideNumbers(t *testing.T) {
	for text, want := range map[string]string{"100 200": "", "12 34": "", "1 2": "", "１００　２００": "", "100 200元": "", "1 234.50": "1234.5", "1 234 567": "1234567", "1,234": "1234", "100 元": "100"} {
		for _, file := range []string{"a.csv", "a.xlsx"} {
			data := csvOf("编号,日期,企业,金额", "A1,2024-01-05,甲,\""+text+"\"")
			if file == "a.xlsx" {
				data = newBook(t).put("表", 1, visitHead, []any{"A1", "2024-01-05", "甲", text}).bytes()
			}
			g := read(t, visits(file), data)
			if want == "" {
				if len(g.faults) != 1 || !strings.Contains(g.faults[0], "空格") {
					t.Errorf("%q in %s: %v %v", text, file, g.rows, g.faults)
				}
				continue
			}
			g.wantRows(t, "2 A1,2024-01-05,甲,"+want)
		}
	}
}

// A single word in a row of a wide table is asked about: a seal, a signature, a
// group's name. A code alone, and a table of two columns, are records.
func TestLoneWords(t *testing.T) {
	columns := []Column{{Name: "编号"}, {Name: "日期", Type: Day}, {Name: "企业"}, {Name: "金额", Type: Money, Unit: num.Yuan}}
	for _, word := range []string{"（盖章）", "单位（公章）", "负责人（签字）", "领导签字", "完", "——", "城东街道"} {
		text := "编号,日期,企业,金额\nA1,2024-01-05,甲公司,100\nA2,2024-02-05,乙公司,200\n" + word + ",,,\n"
		rows := 0
		_, err := Read(Spec{File: "a.csv", Columns: columns, Key: 0}, []byte(text), func(Row) error { rows++; return nil })
		if err == nil && rows != 2 {
			t.Errorf("%s: %d rows in silence", word, rows)
		}
	}
	rows := 0
	if _, err := Read(Spec{File: "a.csv", Columns: columns, Key: 0}, []byte("编号,日期,企业,金额\nA1,2024-01-05,甲公司,100\nA2,,,\n"), func(Row) error { rows++; return nil }); err != nil || rows != 2 {
		t.Errorf("a code alone: %d rows, %v", rows, err)
	}
}
