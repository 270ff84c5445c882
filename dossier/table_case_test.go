package dossier

import (
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

// visitsLedger defines a ledger of visits; $ stands for its data file.
const visitsLedger = `编号: T01
名称: 企业走访台账
数据: $
主键: 走访编号
日期列: 走访日期
等级: 系统导出
列:
  - {名称: 走访编号, 类型: 文本, 必填: 是}
  - {名称: 走访日期, 类型: 日期, 必填: 是}
  - {名称: 企业名称, 类型: 文本, 必填: 是, 个人信息: 企业信息}
  - {名称: 诉求, 类型: 是否, 必填: 是}
  - {名称: 状态, 类型: 代码, 取值: [无诉求, 办理中, 已办结]}
取数:
  - {事实: SL01, 方法: 计数, 期间: 2024, 单位: 条}
  - {事实: 主干道数, 方法: 去重, 列: 企业名称, 期间: 2024, 单位: 条}
  - {事实: ZL01, 方法: 占比, 筛选: 状态=已办结, 分母: 诉求=是, 期间: 2024, 单位: "%", 小数: 2}
  - {事实: 道路长度, 方法: 计数, 单位: 千米}
`

// inLedger is small with another ledger.
func inLedger(name, definition string, data []byte) fstest.MapFS {
	f := folder(small)
	delete(f, "台账/T01.csv")
	f["台账/T01.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(definition, "$", name, 1))}
	f["台账/"+name] = &fstest.MapFile{Data: data}
	f[FileFacts] = &fstest.MapFile{Data: []byte("陈述: []\n")}
	return f
}

func fromTestdata(t testing.TB, name string) fstest.MapFS {
	t.Helper()
	data, err := os.ReadFile("testdata/tables/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return inLedger("T01"+path.Ext(name), visitsLedger, data)
}

// Tables as systems and Excel give them.
func TestTablesAsTheyAre(t *testing.T) {
	_, err := Load(fromTestdata(t, "sci-id.csv"))
	if told(err) != "台账/T01.csv:2 digits-lost" || !strings.Contains(err.Error(), "“走访编号”有3格像是Excel改过的长编号，原来的数字已经丢失：第2行“3.51E+17”") {
		t.Errorf("keys in powers of ten: %v", err)
	}
	d := load(t, fromTestdata(t, "title-row.xlsx"))
	if got := print(t, d, "SL01"); got != "2条" || !strings.Contains(says(d, "table-head"), "表头在第2行，第1行是标题") {
		t.Errorf("a title above the head: %s, %s", got, says(d, "table-head"))
	}
	d = load(t, fromTestdata(t, "timestamps.xlsx"))
	if got := print(t, d, "SL01"); got != "3条" || says(d, "table-day") != "台账/T01.xlsx:2 单元格B2：“走访日期”有2格带着时间，只取日期：第2行“2024-03-10 10:22:00”、第3行“2024-03-11 10:22:00”" {
		t.Errorf("days with times: %s, %s", got, says(d, "table-day"))
	}
}

// Which head, sheets and rows are meant can be written in the definition.
func TestLedgerAnswers(t *testing.T) {
	rows := "走访记录\n走访编号,时间,企业名称,是否有诉求,状态\nA1,2024-01-05,甲公司,是,已办结\nA2,2024-01-06,合计,否,无诉求\n合计商贸,,,,\n"
	answer := func(keys ...string) string { return strings.NewReplacer(keys...).Replace(visitsLedger) }
	for name, c := range map[string]struct{ definition, want string }{
		"没有说": {visitsLedger, "台账/T01.csv:2 column-missing"},
		"说了列名": {answer("名称: 走访日期, 类型: 日期", "名称: 走访日期, 类型: 日期, 表头: 时间", "名称: 诉求, 类型: 是否", "名称: 诉求, 类型: 是否, 表头: 是否有诉求"),
			"台账/T01.csv:4 total-unsure"},
		"都说了": {answer("名称: 走访日期, 类型: 日期", "名称: 走访日期, 类型: 日期, 表头: 时间", "名称: 诉求, 类型: 是否", "名称: 诉求, 类型: 是否, 表头: 是否有诉求",
			"主键:", "表头行: 2\n数据行: [4]\n合计行: [合计商贸]\n主键:"), ""},
	} {
		_, err := Load(inLedger("T01.csv", c.definition, []byte(rows)))
		if got := told(err); got != c.want {
			t.Errorf("%s: got %s, want %s\n%v", name, got, c.want, err)
		}
	}
	short := "编号: T01\n名称: 走访\n数据: $\n主键: 编号\n日期列: 走访日期\n列: {编号: 文本, 走访日期: 日期, 企业: 企业名称, 满意度: {类型: 比率, 表头: 打分}}\n" +
		"取数:\n  - {事实: SL01, 方法: 计数, 期间: 2024, 单位: 条}\n  - {事实: ZL01, 方法: 最新, 列: 满意度, 单位: \"%\", 小数: 2}\n" +
		"  - {事实: 主干道数, 方法: 计数, 筛选: 满意度≥90%, 单位: 条}\n  - {事实: 道路长度, 方法: 计数, 单位: 千米}\n"
	d := load(t, inLedger("T01.csv", short, []byte("编号,日期,企业名称,打分\n1,2024-01-05,甲,98.5%\n2,2024-02-05,乙,88%\n")))
	for id, want := range map[string]string{"SL01": "2条", "ZL01": "88.00%", "主干道数": "1条"} {
		if got := print(t, d, id); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
}

// What is left out is counted where a figure says where it comes from.
func TestAccountCountsWhatIsLeftOut(t *testing.T) {
	rows := "走访编号,走访日期,企业名称,诉求,状态,取代\nA1,2024-01-05,甲,是,已办结,\nA1,2024-01-05,甲,是,已办结,\nA2,,乙,是,已办结,\nA3,2024-01-07,丙,否,无诉求,\nA4,2024-01-08,丙,否,无诉求,A3\n小计,,,,,\nA1,2024-01-05,甲,是,已办结,\nA5,2042-01-05,甲,是,已办结,\n"
	d := load(t, inLedger("T01.csv", strings.ReplaceAll(visitsLedger, "类型: 日期, 必填: 是", "类型: 日期"), []byte(rows)))
	for id, want := range map[string]string{"SL01": "另有2行重复、1行被取代、1行没有日期、1行不在2024年，没有计入", "ZL01": "另有2行重复、1行被取代、1行没有日期、1行不在2024年，没有计入", "道路长度": "另有2行重复、1行被取代，没有计入"} {
		f, _ := d.Year.Facts.Get(id)
		if got := f.Account.Ledger.LeftOut(); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	want := "台账/T01.csv:3 有2行与前面的完全相同（“走访编号”也相同），没有计入：第3行（同第2行）、第8行（同第2行）\n" +
		"台账/T01.csv:6 有1行被后面的行取代，没有计入：第6行（取代第5行）\n台账/T01.csv:4 有1行没有“走访日期”，按期间取的数没有计入：第4行\n" +
		"台账/T01.csv:9 有1行的“走访日期”不在2024年，按期间取的数没有计入：第9行（2042-01-05）；请核对年份有没有写错"
	if got := notes(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
