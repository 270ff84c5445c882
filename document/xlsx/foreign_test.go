package xlsx_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiheng/document"
	"jiheng/document/xlsx"
	"jiheng/extract"
)

// figuresOf returns what is read of a workbook, a figure a line, and the codes of
// what its reader says.
func figuresOf(t *testing.T, data []byte) (figures, codes []string, d *document.Document) {
	t.Helper()
	d, err := xlsx.Document(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range extract.Facts(extract.Lines(d)) {
		figures = append(figures, fmt.Sprintf("%s %s %s%s %s", strings.TrimPrefix(f.At().String(), "单元格"), f.Kind, f.Value, f.Unit, f.Subject))
	}
	for _, n := range d.Reading {
		codes = append(codes, n.Code)
	}
	return figures, codes, d
}

func wantFigures(t *testing.T, name string, got []string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%s: no %q in\n%s", name, w, strings.Join(got, "\n"))
		}
	}
}

func load(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// byExcelize makes the workbook of testdata/writers.
func byExcelize(t *testing.T) []byte {
	t.Helper()
	b := excelize.NewFile()
	put := func(sheet, at string, v ...any) {
		if err := b.SetSheetRow(sheet, at, &v); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"自评表", "格式", "公式", "旧稿"} {
		if _, err := b.NewSheet(name); err != nil {
			t.Fatal(err)
		}
	}
	_ = b.DeleteSheet("Sheet1")
	put("自评表", "A1", "青山县水利局2024年度灌区维修项目支出绩效自评表")
	put("自评表", "E2", "单位：万元")
	put("自评表", "A3", "项目", "预算数", nil, "执行数", "执行率")
	put("自评表", "B4", "年初", "调整后")
	put("自评表", "A5", "栏次", 1, 2, 3, 4)
	put("自评表", "A6", "年度资金总额", 300, 260, 247, 0.95)
	put("自评表", "A7", "其中：财政拨款", 200, 180, 171, 0.95)
	put("自评表", "A8", "其他资金", 100, 80, 76, 0.95)
	for _, m := range [][2]string{{"A1", "E1"}, {"A3", "A4"}, {"B3", "C3"}, {"D3", "D4"}, {"E3", "E4"}} {
		_ = b.MergeCell("自评表", m[0], m[1])
	}
	_ = b.SetRowVisible("自评表", 8, false)
	put("格式", "A1", "项目", "全年执行数")
	for i, r := range []struct {
		name, format string
		value        int
	}{{"堤防加固", `0!.0,"万元"`, 1234567}, {"水闸维修", `#,##0.00,"千元"`, 1234567}, {"泵站改造", `[>=10000]0!.0,"万元";0"元"`, 250000},
		{"管护", `[>=10000]0!.0,"万元";0"元"`, 9999}, {"冲销", `#,##0.00"元";(#,##0.00"元")`, -5000}, {"抢险", `#,##0"元";[Red]#,##0"元"`, -600},
		{"观测", `[DBNum2][$-804]General"元"`, 1500}, {"结转", `0"元";-0"元";;@`, 0}} {
		at := fmt.Sprintf("A%d", i+2)
		put("格式", at, r.name, r.value)
		id, err := b.NewStyle(&excelize.Style{CustomNumFmt: &r.format})
		if err != nil {
			t.Fatal(err)
		}
		_ = b.SetCellStyle("格式", "B"+at[1:], "B"+at[1:], id)
	}
	put("公式", "A1", "项目（万元）", "年初预算数", "全年预算数", "全年执行数")
	put("公式", "A2", "合计")
	for _, c := range []string{"B", "C", "D"} {
		_ = b.SetCellFormula("公式", c+"2", "SUM("+c+"3:"+c+"4)")
	}
	put("公式", "A3", "渠道", 30, 20, 18)
	put("公式", "A4", "闸门", 50, 40, 40)
	put("旧稿", "A1", "支出55万元")
	_ = b.SetSheetVisible("旧稿", false)
	buf, err := b.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// The workbooks of six writers are read alike.
func TestWorkbooksOfEveryWriter(t *testing.T) {
	books := map[string][]byte{"excelize": byExcelize(t)}
	for _, name := range []string{"openpyxl", "xlsxwriter", "sheetjs", "exceljs", "libreoffice"} {
		books[name] = load(t, "writers/"+name+".xlsx")
	}
	for name, data := range books {
		figures, codes, d := figuresOf(t, data)
		wantFigures(t, name, figures,
			"自评表!B6 budget_initial 300万元 年度资金总额·预算数·年初", "自评表!C6 budget_adjusted 260万元 年度资金总额·预算数·调整后",
			"自评表!D6 outturn 247万元 年度资金总额·执行数", "自评表!E6 execution_rate 95% 年度资金总额·执行率",
			"自评表!C8（隐藏） budget_adjusted 80万元 其他资金·预算数·调整后",
			"格式!B3 outturn 1234.567千元 水闸维修·全年执行数", "格式!B5 outturn 9999元 管护·全年执行数", "格式!B6 outturn -5000.00元 冲销·全年执行数",
			"格式!B7 outturn -600元 抢险·全年执行数", "格式!B8 outturn 1500元 观测·全年执行数", "公式!D3 outturn 18万元 渠道·全年执行数")
		for _, f := range figures {
			if strings.Contains(f, "!B5 ") && strings.HasPrefix(f, "自评表") || strings.HasPrefix(f, "格式!B9") {
				t.Errorf("%s: %s is no figure", name, f)
			}
		}
		var hidden []string
		for _, n := range d.Reading {
			if strings.HasPrefix(n.Code, "xlsx-hidden") {
				hidden = append(hidden, n.Text)
			}
		}
		if len(hidden) != 2 || !strings.Contains(hidden[0], "隐藏的工作表“旧稿”，没有读") || !strings.Contains(hidden[1], "工作表“自评表”的第8行") ||
			strings.Contains(strings.Join(figures, "\n"), "旧稿!") {
			t.Errorf("%s: %s", name, hidden)
		}
		if name == "libreoffice" {
			wantFigures(t, name, figures, "公式!B2 budget_initial 80万元 合计·年初预算数")
			if !slices.Contains(codes, "xlsx-format") || strings.Contains(strings.Join(figures, "\n"), "格式!B2 ") {
				t.Errorf("%s: the format that shows 1234!.6 is not said: %v", name, codes)
			}
			continue
		}
		wantFigures(t, name, figures, "格式!B2 outturn 123.4567万元 堤防加固·全年执行数", "格式!B4 outturn 25.0万元 泵站改造·全年执行数")
		if i := slices.Index(codes, "xlsx-formula"); i < 0 || !d.Reading[i].Unread || !strings.Contains(d.Reading[i].Text, "B2、C2、D2是公式，文件里没有存下结果，用Excel或WPS打开保存后再查") {
			t.Errorf("%s: %v", name, d.Reading)
		}
		if strings.Contains(strings.Join(figures, "\n"), "公式!B2") {
			t.Errorf("%s: a formula without result is a figure", name)
		}
	}
}

func TestFiguresOfBooks(t *testing.T) {
	for file, want := range map[string]string{
		"scaled": `自评表!B4 budget_initial 123.4567万元 年度资金总额·年初预算数
			自评表!D4 outturn 120.0万元 年度资金总额·全年执行数`,
		"scaled-places": `自评表!B4 budget_initial 0.1234567万元 年度资金总额·年初预算数
			xlsx-scaled`,
		"formula": `自评表!B4 budget_initial 100万元 年度资金总额·年初预算数
			自评表!D4 outturn 90万元 年度资金总额·全年执行数
			xlsx-formula`,
		"negative": `自评表!B4 budget_initial -100万元 年度资金总额·年初预算数
			自评表!C4 budget_adjusted -50.00万元 年度资金总额·全年预算数
			自评表!D4 outturn -90.00万元 年度资金总额·全年执行数`,
		"unit-right": `Sheet!B4 budget_initial 100万元 道路养护·年初预算数
			Sheet!D5 outturn 40万元 绿化·全年执行数`,
		"unit-yuan": `Sheet!B4 budget_initial 1000000元 道路养护·年初预算数`,
		"unit-left": `Sheet!C4 expenditure 300万元 合计·本年支出合计
			Sheet!E6 expenditure 100万元 城乡社区支出·项目支出`,
		"two-sided": `Sheet!B5 revenue 310万元 一、财政拨款收入·决算数（万元）
			Sheet!D5 outturn 310万元 一、教育支出·决算数（万元）
			Sheet!D6 outturn 310万元 本年支出合计·决算数（万元）`,
		"hidden": `自评表!D5（隐藏） outturn 77万元 其中：财政拨款·全年执行数
			xlsx-hidden
			xlsx-hidden-sheet`,
	} {
		figures, codes, _ := figuresOf(t, load(t, "books/"+file+".xlsx"))
		for line := range strings.SplitSeq(want, "\n") {
			wantFigures(t, file, append(figures, codes...), strings.TrimSpace(line))
		}
	}
}
