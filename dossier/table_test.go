package dossier

import (
	"strings"
	"testing"
	"testing/fstest"
)

// linesRows are small's budget lines as a workbook holds them.
func linesRows() [][]any {
	return [][]any{
		{"某镇2024年度预算执行表"},
		{nil, nil, nil, nil, nil, nil, "单位：万元"},
		{"编号", "名称", "资金", "支出", "任务", "年初预算数", "决算数", "未执行去向", "政府采购", "自评", "指标借自", "项目目标", "完成情况"},
		{"B01", "人员经费", "一般公共预算", "基本支出", nil, 100.0, 100.0, "财政收回"},
		{"小计", nil, nil, nil, nil, 100.0, 100.0},
		{"P01", "道路修复", "一般公共预算", "项目支出", "RW01", 50, 58, "结转下年", "是", "是", "RW01", "修好道路。", "道路修好。"},
		{"P02", "志愿服务", "单位资金", "项目支出", "RW01", "1,030.00", 10, "财政收回", "否"},
		{"合　计", nil, nil, nil, nil, 1180, 168},
		{"审核人：某", nil, nil, "填表人：某"},
	}
}

// inBooks replaces a table of small's by a workbook.
func inBooks(t testing.TB, csv string, rows [][]any) fstest.MapFS {
	t.Helper()
	f := folder(small)
	delete(f, csv)
	f[strings.TrimSuffix(csv, ".csv")+".xlsx"] = &fstest.MapFile{Data: workbook(t, rows)}
	return f
}

// says lists notices of some codes.
func says(d *Dossier, codes ...string) string {
	var out []string
	for _, n := range d.Notices {
		for _, c := range codes {
			if n.Code == c {
				out = append(out, n.Error())
			}
		}
	}
	return strings.Join(out, "\n")
}

// The budget's tables may be workbooks: the same facts come of them.
func TestBudgetTablesAsWorkbooks(t *testing.T) {
	want := load(t, folder(small))
	for name, f := range map[string]fstest.MapFS{
		FileLines: inBooks(t, FileLines, linesRows()),
		FileAdjustments: inBooks(t, FileAdjustments, [][]any{
			{"编号", "日期", "种类", "行", "金额（元）", "原因", "文件", "备注"},
			{"TZ1", day(2024, 5, 1), "追加", "P01", 120000, "新增路段", "示例〔2024〕1号"},
			{"TZ2", "20240901", "调剂", "P01", "（10,000.00）", "调出"},
			{"TZ2", "2024-09-01 10:00:00", "调剂", "B01", "1万", "调入"},
		}),
		FileMonthly: inBooks(t, FileMonthly, [][]any{
			{"分月支付表（金额单位：千元）"},
			{"行", "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
			{"P01", nil, nil, 100, nil, nil, 200, nil, "—", 200, nil, nil, 80},
			{"B01", 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 120},
			{"P02", nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, 100},
		}),
	} {
		got := load(t, f)
		if got.Year.Facts.Len() != want.Year.Facts.Len() {
			t.Errorf("%s: %d facts, want %d", name, got.Year.Facts.Len(), want.Year.Facts.Len())
		}
		for _, a := range want.Year.Facts.All() {
			b, _ := got.Year.Facts.Get(a.ID)
			if a.Print().Text != b.Print().Text {
				t.Errorf("%s: %s is %s, want %s", name, a.ID, b.Print().Text, a.Print().Text)
			}
		}
	}
	d := load(t, inBooks(t, FileLines, linesRows()))
	if got := says(d, "table-total"); !strings.Contains(got, "第5、8行是合计，没有计入") || d.Year.Lines[1].Place.String() != "预算/预算.xlsx:6" {
		t.Errorf("%s; %s", got, d.Year.Lines[1].Place)
	}
}

func TestBothTablesOfOneName(t *testing.T) {
	f := folder(small)
	f["预算/调整.xlsx"] = &fstest.MapFile{Data: workbook(t, nil)}
	if _, err := Load(f); told(err) != "预算/调整.xlsx file-twice" || !strings.Contains(err.Error(), "调整.csv和调整.xlsx都有") {
		t.Errorf("%v", err)
	}
}

func TestUnitsOfBudgetTables(t *testing.T) {
	csv := strings.ReplaceAll(string(folder(small)[FileLines].Data), "（万元）", "")
	inYuan := strings.NewReplacer("100.00,100.00", "1000000,1000000", "50.00,58.00", "500000,58万", "\"1,030.00\",10.00", "10300000.00,￥100000").Replace(csv)
	for name, text := range map[string]string{
		"列名里的元":   strings.NewReplacer("年初预算数", "年初预算数（元）", "决算数", "决算数(元)").Replace(inYuan),
		"表头上的元":   "预算表\n单位：元\n" + inYuan,
		"一列元一列万元": strings.NewReplacer("年初预算数", "年初预算数（万元）", "58.00", "580000", "100.00,未", "", ",100.00,财政收回,,", ",1000000,财政收回,,", "决算数,", "决算数（元）,", "\",10.00", "\",100000").Replace(csv),
	} {
		f := folder(small)
		f[FileLines] = &fstest.MapFile{Data: []byte(text)}
		if got := print(t, load(t, f), "合计-年初预算数"); got != "1180.00万元" {
			t.Errorf("%s: %s", name, got)
		}
		if got := print(t, load(t, f), "P01-决算数"); got != "58.00万元" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// A revised budget may be stated; what nobody explains is an open point.
func TestStatedRevisedBudget(t *testing.T) {
	with := func(p01, p02 string) fstest.MapFS {
		f := folder(small)
		s := string(f[FileLines].Data)
		s = strings.NewReplacer("年初预算数,决算数", "年初预算数,全年预算数,决算数", "100.00,100.00", "100.00,,100.00", "50.00,58.00", "50.00,"+p01+",58.00", "\"1,030.00\",10.00", "\"1,030.00\","+p02+",10.00").Replace(s)
		f[FileLines] = &fstest.MapFile{Data: []byte(s)}
		return f
	}
	d := load(t, with("61.00", "1000"))
	if got := print(t, d, "P02-全年预算数"); got != "1000.00万元" {
		t.Errorf("P02: %s", got)
	}
	if got := says(d, "adjustment-open"); got != "预算/预算.csv:4：“P02 志愿服务”的全年预算数比年初预算数少30.00万元，调整表里没有写这一笔；先按没有原因的追减算，请补上日期、原因和文件" || !Opens("adjustment-open") {
		t.Errorf("%s", got)
	}
	if last := d.Year.Adjustments[len(d.Year.Adjustments)-1]; last.Kind != "追减" || last.Amount != -30_0000_00 || last.Reason != "" {
		t.Errorf("%+v", last)
	}
	if got := says(load(t, with("", "1035.5")), "adjustment-open"); !strings.Contains(got, "多5.50万元") {
		t.Errorf("%s", got)
	}
	if got := says(load(t, with("61", "1030")), "adjustment-open"); got != "" {
		t.Errorf("nothing was adjusted: %s", got)
	}
	if _, err := Load(with("62.00", "")); told(err) != "预算/预算.csv:3 revised-differs" || !strings.Contains(err.Error(), "写的是62.00万元，年初预算数加上调整表里的各笔是61.00万元，相差1.00万元") {
		t.Errorf("%v", err)
	}
}

func TestAmountsThatNoLawKnows(t *testing.T) {
	for _, c := range []struct{ name, old, text, want string }{
		{"负的预算", "50.00,58.00", "-50.00,58.00", "budget-negative|P01 道路修复”的年初预算数是-50.00万元，预算不能是负数"},
		{"括号里的预算", "50.00,58.00", "（50.00）,58.00", "budget-negative|"},
		{"三角的预算", "50.00,58.00", "△50,58.00", "budget-negative|"},
		{"没有预算的支出", "\"1,030.00\",10.00", "0,10.00", "spent-without-budget|没有列入预算的不能支出"},
	} {
		_, err := Load(changed(t, FileLines, c.old, c.text))
		code, words, _ := strings.Cut(c.want, "|")
		if !strings.Contains(told(err), " "+code) || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	for _, c := range []struct{ name, old, text, want string }{
		{"超支", "\"1,030.00\",10.00", "5,10.00", "预算/预算.csv:4：“P02 志愿服务”的决算数10.00万元超过全年预算数5.00万元，执行率200.00%"},
		{"大一万倍", "\"1,030.00\",10.00", "10300000,10.00", "预算/预算.csv:4：“P02 志愿服务”的年初预算数是10300000.00万元，与“P01 道路修复”的50.00万元相差一万倍以上，大得不寻常"},
		{"小一万倍", "\"1,030.00\",10.00", "0.005,10.00", "预算/预算.csv:4：“P02 志愿服务”的年初预算数是0.005万元，与“B01 人员经费”的100.00万元相差一万倍以上，小得不寻常"},
	} {
		if got := says(load(t, changed(t, FileLines, c.old, c.text)), "overspent", "magnitude"); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	if got := says(load(t, folder(small)), "overspent", "magnitude"); got != "" {
		t.Errorf("small has ordinary amounts: %s", got)
	}
}
