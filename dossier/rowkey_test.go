package dossier

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"
)

// sheets makes a workbook of several sheets.
func sheets(t testing.TB, names []string, rows [][][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, name := range names {
		if i == 0 {
			_ = f.SetSheetName("Sheet1", name)
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for k, r := range rows[i] {
			ref, _ := excelize.CoordinatesToCellName(1, k+1)
			if err := f.SetSheetRow(name, ref, &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lamps is a ledger; its key and what it says of repeated keys are given.
func lamps(key string) string {
	return "编号: T01\n名称: 路灯验收台账\n数据: $\n" + key + "\n日期列: 日期\n列:\n  - {名称: 序号, 类型: 整数}\n  - {名称: 日期, 类型: 日期}\n  - {名称: 路段, 类型: 文本}\n  - {名称: 盏数, 类型: 整数, 单位: 盏}\n" +
		"取数:\n  - {事实: SL01, 方法: 计数, 期间: 2024, 单位: 条}\n  - {事实: 主干道数, 方法: 计数, 单位: 条}\n  - {事实: ZL01, 方法: 占比, 筛选: 盏数≥1, 单位: \"%\", 小数: 2}\n  - {事实: 道路长度, 方法: 计数, 单位: 千米}\n"
}

// lampSheets are two half-years, each numbered from 1.
func lampSheets() [][][]any {
	var out [][][]any
	for half := range 2 {
		list := [][]any{{"序号", "日期", "路段", "盏数"}}
		for i := range 5 {
			list = append(list, []any{i + 1, fmt.Sprintf("2024-%02d-0%d", 1+6*half, i+1), "路段" + string(rune('甲'+i)), 10*half + i + 1})
		}
		out = append(out, list)
	}
	return out
}

// Rows of one key that say different things are asked about, and every way to
// answer gives what it says.
func TestRepeatedKeys(t *testing.T) {
	book := sheets(t, []string{"上半年", "下半年"}, lampSheets())
	asks := "台账/T01.xlsx:2 key-repeated"
	for _, c := range []struct{ key, want string }{
		{"主键: 序号", asks},
		{"主键: [工作表, 序号]", "10条"},
		{"主键: 工作表、序号", "10条"},
		{"主键: [序号, 日期]", "10条"},
		{"主键: 行号", "10条"},
		{"主键: 序号\n重复: 后面的算", "5条"},
		{"主键: 序号\n重复: 前面的算", "5条"},
		{"主键: 路段", asks},
		{"主键: 工作表", "台账/T01.yaml:4:5 key-sheet"},
		{"主键: [序号, 街道]", "台账/T01.yaml:4:1 column-missing"},
		{"主键: [序号, 序号]", "台账/T01.yaml:4:1 duplicate"},
		{"主键: 序号\n重复: 都算", "台账/T01.yaml:5:5 yaml-word"},
	} {
		d, err := Load(inLedger("T01.xlsx", lamps(c.key), book))
		got := told(err)
		if err == nil {
			got = print(t, d, "SL01")
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s\n%v", c.key, got, c.want, err)
		}
		if c.want == asks && !strings.Contains(err.Error(), "有5行的") || c.key == "主键: 序号" &&
			!strings.Contains(err.Error(), "“下半年”第2行（同“上半年”第2行）") || c.key == "主键: 序号" && !strings.Contains(err.Error(), "主键: [工作表, 序号]") {
			t.Errorf("%s: %v", c.key, err)
		}
	}
}

// Which of the rows of one key counts, and how many do not, is said.
func TestRepeatedKeysAnswered(t *testing.T) {
	head := "序号,日期,路段,盏数,取代,来源\n"
	for _, c := range []struct{ name, key, rows, sl01, left, note string }{
		{"后面的算", "主键: 序号\n重复: 后面的算", "1,2024-01-05,甲路,3,,\n1,2023-01-05,甲路,4,,\n2,2024-02-05,乙路,4,,\n", "1条", "另有1行重复、1行不在2024年，没有计入", "前面的没有计入：第3行（同第2行）"},
		{"前面的算", "主键: 序号\n重复: 前面的算", "1,2024-01-05,甲路,3,,\n1,2023-01-05,甲路,4,,\n2,2024-02-05,乙路,4,,\n", "2条", "另有1行重复，没有计入", "后面的没有计入：第3行（同第2行）"},
		{"完全相同", "主键: 序号", "1,2024-01-05,甲路,3,,\n1,2024/1/5,甲路,3.0,,\n", "1条", "另有1行重复，没有计入", "有1行与前面的完全相同（“序号”也相同），没有计入：第3行（同第2行）"},
		{"取代自己的编号", "主键: 序号", "1,2024-01-05,甲路,3,,\n1,2024-01-06,甲路,4,1,\n", "1条", "另有1行被取代，没有计入", "第3行（取代第2行）"},
		{"行号", "主键: 行号", "1,2024-01-05,甲路,3,,\n1,2024-01-05,甲路,3,,\n", "2条", "", "照样计入：第3行（同第2行）"},
		{"两列的取代", "主键: [日期, 路段]", "1,2024-01-05,甲路,3,,\n2,2024-01-06,甲路,4,2024年1月5日、甲路,\n", "1条", "另有1行被取代，没有计入", "第3行（取代第2行）"},
	} {
		d, err := Load(inLedger("T01.csv", lamps(c.key), []byte(head+c.rows)))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		f, _ := d.Year.Facts.Get("SL01")
		if got := print(t, d, "SL01"); got != c.sl01 || f.Account.Ledger.LeftOut() != c.left || !strings.Contains(notes(d), c.note) {
			t.Errorf("%s: %s, %q\n%s", c.name, got, f.Account.Ledger.LeftOut(), notes(d))
		}
	}
	// a column that the definition does not read tells two rows apart, a mere number does not
	def := strings.Replace(lamps("主键: 路段"), "  - {名称: 序号, 类型: 整数}\n", "", 1)
	if _, err := Load(inLedger("T01.csv", def, []byte(head+"1,2024-01-05,甲路,3,,一期\n2,2024-01-05,甲路,3,,二期\n"))); told(err) != "台账/T01.csv:3 key-repeated" {
		t.Errorf("another source: %v", err)
	}
	d := load(t, inLedger("T01.csv", def, []byte(head+"1,2024-01-05,甲路,3,,一期\n2,2024-01-05,甲路,3,,一期\n")))
	if got := print(t, d, "SL01"); got != "1条" {
		t.Errorf("rows that only their number tells apart: %s", got)
	}
}

// Rows that no period takes are counted and named, once for all figures.
func TestRowsOutsideThePeriod(t *testing.T) {
	rows := "序号,日期,路段,盏数\n1,2024-01-05,甲路,3\n2,2023-01-05,甲路,4\n3,2042-02-05,乙路,4\n4,2024-09-05,乙路,4\n"
	def := func(period string) fstest.MapFS {
		return inLedger("T01.csv", strings.Replace(lamps("主键: 序号"), "期间: 2024", "期间: "+period, 1), []byte(rows))
	}
	for _, c := range []struct{ period, left, note string }{
		{"2024", "另有2行不在2024年，没有计入", "台账/T01.csv:3 有2行的“日期”不在2024年，按期间取的数没有计入：第3行（2023-01-05）、第4行（2042-02-05）；请核对年份有没有写错"},
		{"2024-01-01至2024-06-30", "另有3行不在2024年1月1日至2024年6月30日，没有计入", "有3行的“日期”不在2024年1月1日至2024年6月30日，按期间取的数没有计入：第3行（2023-01-05）、第4行（2042-02-05）、第5行（2024-09-05）"},
		{"2023", "另有3行不在2023年，没有计入", "有3行的“日期”不在2023年"},
	} {
		d := load(t, def(c.period))
		f, _ := d.Year.Facts.Get("SL01")
		if got := f.Account.Ledger.LeftOut(); got != c.left || !strings.Contains(notes(d), c.note) {
			t.Errorf("%s: %s\n%s", c.period, got, notes(d))
		}
	}
	both := strings.Replace(string(def("2024")["台账/T01.yaml"].Data), "- {事实: 主干道数, 方法: 计数,", "- {事实: 主干道数, 方法: 计数, 期间: 2023,", 1)
	d := load(t, inLedger("T01.csv", both, []byte(rows)))
	if got := notes(d); !strings.Contains(got, "有1行的“日期”不在2024年、2023年") || strings.Contains(got, "第3行") {
		t.Errorf("a year that another figure takes: %s", got)
	}
}
