package dossier

import (
	_ "embed"
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"jiheng/fact"
	"jiheng/fault"
)

// small is a dossier that has a little of everything: files begin with a line
// -- name --. The tests of report read it too.
//
//go:embed testdata/small.txt
var small string

// folder makes a dossier's folder of files as small writes them.
func folder(text string) fstest.MapFS {
	out := fstest.MapFS{}
	for _, part := range strings.Split("\n"+text, "\n-- ")[1:] {
		name, body, _ := strings.Cut(part, " --\n")
		out[name] = &fstest.MapFile{Data: []byte(body + "\n")}
	}
	return out
}

// changed is small with one file's text replaced; no old text replaces the
// whole file.
func changed(t testing.TB, file, old, text string) fstest.MapFS {
	t.Helper()
	f := folder(small)
	if old == "" {
		f[file] = &fstest.MapFile{Data: []byte(text)}
		return f
	}
	was := string(f[file].Data)
	if strings.Count(was, old) != 1 {
		t.Fatalf("%s has %q %d times", file, old, strings.Count(was, old))
	}
	f[file] = &fstest.MapFile{Data: []byte(strings.Replace(was, old, text, 1))}
	return f
}

func load(t testing.TB, f fs.FS) *Dossier {
	t.Helper()
	d, err := Load(f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// told lists the problems of an error as places with codes.
func told(err error) string {
	var out []string
	for _, e := range fault.All(err) {
		out = append(out, e.Place.String()+" "+e.Code)
	}
	return strings.Join(out, "|")
}

func print(t testing.TB, d *Dossier, id string) string {
	t.Helper()
	f, ok := d.Year.Facts.Get(id)
	if !ok {
		t.Errorf("no fact %s", id)
	}
	return f.Print().Text
}

func TestLoad(t *testing.T) {
	d := load(t, folder(small))
	for id, want := range map[string]string{
		"内设机构数": "2个", "编制数": "16人", "在职人数": "15人", "在职人员控制率": "93.75%", "资产-固定资产原值": "9876.40万元", "固定资产利用率": "98.65%",
		"P01-全年预算数": "61.00万元", "P01-执行率": "95.08%", "合计-决算数": "168.00万元", "RW01-决算数": "68.00万元", "结转下年数": "3.00万元", "十二月支付占比": "17.86%",
		"三公经费控制率": "70.00%", "三公经费决算变动率": "-20.00%", "政府采购执行率": "90.00%",
		"SL01": "3条", "SL01-指标值": "3条", "主干道数": "1条", "ZL01": "100.00%", "道路长度": "1.60千米", "SX01": "2024年10月18日", "SX01-指标值": "2024年11月30日", "SX01-年初指标值": "2024年10月31日", "SH01": "达成", "SH01-指标值": "巩固",
		"JJ01": "预计106亿元", "JJ01-同比": "21.0%", "单条投入": "19.33万元/条", "P01-下年安排": "45.50万元", "应用-净变动": "-4.50万元",
	} {
		if got := print(t, d, id); got != want {
			t.Errorf("%s prints %s, want %s", id, got, want)
		}
	}
	if len(d.Notices) > 0 {
		t.Errorf("notices: %v", d.Notices)
	}
	var names []string
	for _, s := range d.Narrative {
		names = append(names, s.File)
	}
	if got := strings.Join(names, " "); got != "正文/1-概况.md 正文/2-执行.md 正文/10-其他.md" {
		t.Errorf("the narrative is read in the order %s", got)
	}
	if f, _ := d.Year.Facts.Get("SH01"); f.Name != "创建成果" {
		t.Errorf("a statement without a name is called %s", f.Name)
	}
	if e := d.Year.Evidence[1]; e.Hash != "156a1783c937d8a0386c5f40dc1ffae55fba03cf312d14f9d3558e66e7b75f6e" {
		t.Errorf("the paper's hash is %q", e.Hash)
	}
	if d.Year.FundsNote["国有资本经营预算"] == "" || d.Year.Lines[1].Functional != "2120303 小城镇基础设施建设" || !d.Year.Lines[1].Procured || d.Year.Lines[2].Procured {
		t.Errorf("%+v", d.Year.Lines)
	}
}

func TestLoadIsRepeatable(t *testing.T) {
	a, b := load(t, folder(small)), load(t, folder(small))
	if !reflect.DeepEqual(a, b) {
		t.Error("two readings differ")
	}
}

// A dossier reads alike in every encoding and with every line end.
func TestLoadOfAnyEncoding(t *testing.T) {
	want := load(t, folder(small))
	encode := func(e interface{ String(string) (string, error) }, s string) string {
		out, err := e.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	for _, c := range []struct {
		name string
		as   func(string) string
	}{
		{"UTF-8 带标记", func(s string) string { return "\ufeff" + s }},
		{"CRLF", crlf},
		{"CR", func(s string) string { return strings.ReplaceAll(s, "\n", "\r") }},
		{"GB18030", func(s string) string { return encode(simplifiedchinese.GB18030.NewEncoder(), crlf(s)) }},
		{"UTF-16LE", func(s string) string {
			return encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), s)
		}},
		{"UTF-16BE", func(s string) string {
			return encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(), crlf(s))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := folder(small)
			for name, file := range f {
				if !strings.HasPrefix(name, "佐证/") { // a paper is kept as it is
					file.Data = []byte(c.as(string(file.Data)))
				}
			}
			got := load(t, f)
			if !reflect.DeepEqual(got, want) {
				t.Error("the dossier reads otherwise")
			}
		})
	}
}

// Sample marks: statements, ledgers and budget lines are samples, published figures are not, derived ones follow what they rest on.
func TestSample(t *testing.T) {
	is := func(d *Dossier, id string) bool {
		f, ok := d.Year.Facts.Get(id)
		if !ok {
			t.Errorf("no fact %s", id)
		}
		return f.Sample
	}
	d := load(t, folder(small))
	for id, want := range map[string]bool{
		"JJ01": true, "JJ01-同比": true, "主干道数": true, "B01-决算数": true, "编制数": true, "在职人员控制率": true, "SX01-指标值": true, "P01-下年安排": true, "应用-净变动": true, "合计-决算数": true, "P01-执行率": true,
		"SL01": false, "P01-决算数": false, "单条投入": false, // 58.00万元和3条都公布了
	} {
		if is(d, id) != want {
			t.Errorf("%s is sample: %t", id, !want)
		}
	}
	if f, _ := d.Year.Facts.Get("SL01"); f.Account.Kind != fact.Ledger || f.Account.Statement == nil || f.Account.Statement.Document != "示例报告" {
		t.Errorf("a published figure keeps its ground: %+v", f.Account)
	}
	own := load(t, changed(t, FileMain, "样例: 是", "样例: 否"))
	for _, f := range own.Year.Facts.All() {
		if f.Sample {
			t.Errorf("%s is sample data of a unit's own dossier", f.ID)
		}
	}
	if own.Year.Sample || own.Year.Lines[0].Sample || own.Year.Ledgers[0].Sample || own.Year.Evidence[0].Sample {
		t.Error("sample data in a unit's own dossier")
	}
}

func TestPublishedFigureMustAgree(t *testing.T) {
	_, err := Load(changed(t, FileFacts, "印作: 3条", "印作: 4条"))
	if got := told(err); got != "事实.yaml:9:5 published" && got != "事实.yaml:9 published" {
		t.Errorf("%s", got)
	}
	if s := err.Error(); !strings.Contains(s, "公布为“4条”") || !strings.Contains(s, "印作“3条”") {
		t.Errorf("both texts must be told: %s", s)
	}
}

// Growth is derived from last year's figure unless it is defined or stated.
func TestGrowth(t *testing.T) {
	d := load(t, changed(t, FileFacts, "公式: P01-决算数 / SL01, 单位: 万元/条, 小数: 2}", "公式: P01-决算数 / SL01, 单位: 万元/条, 小数: 2}\n  - {编号: JJ01-同比, 公式: (JJ01 - JJ01-上年) / JJ01-上年, 单位: \"%\", 小数: 3}"))
	if got := print(t, d, "JJ01-同比"); got != "21.005%" {
		t.Errorf("a defined rate prints %s", got)
	}
	d = load(t, changed(t, FileFacts, "编号: JJ01-上年, 名称: 上年总产值, 值: 87.60, 单位: 亿元", "编号: JJ01-同比, 名称: 增速, 值: 21%"))
	if got := print(t, d, "JJ01-同比"); got != "21%" {
		t.Errorf("a stated rate prints %s", got)
	}
	d = load(t, changed(t, FileFacts, "编号: JJ01-上年, 名称: 上年总产值, 值: 87.60, 单位: 亿元", "编号: SL01-上年, 名称: 上年条数, 值: 4, 单位: 条"))
	if got := print(t, d, "SL01-同比"); got != "-25.0%" {
		t.Errorf("the rate of a ledger's figure prints %s", got)
	}
	f, _ := d.Year.Facts.Get("SL01-同比")
	if !f.Sample || strings.Join(f.Account.Inputs, " ") != "SL01 SL01-上年" {
		t.Errorf("%+v", f.Account)
	}
}

func TestPercentages(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"值: 60%", "60%"}, {`值: 60%, 单位: "%"`, "60%"}, {`值: 60, 单位: "%"`, "60%"}, {"值: 60.50%", "60.50%"}, {"值: 60.5％", "60.5%"},
		{`值: 235/289, 单位: "%"`, "81.31%"}, {`值: 235/289, 单位: "%", 小数: 1`, "81.3%"}, {"值: -3.5%", "-3.5%"}, {"值: 0.813", "0.813"},
	} {
		d := load(t, changed(t, FileFacts, "派生:", "  - {编号: JJ02, "+c.value+", 佐证: D01}\n派生:"))
		if got := print(t, d, "JJ02"); got != c.want {
			t.Errorf("%s prints %s, want %s", c.value, got, c.want)
		}
	}
}

// Blank is not zero.
func TestBlankIsNotZero(t *testing.T) {
	d := load(t, changed(t, FileLines, "B01,人员经费,一般公共预算,基本支出,,100.00,100.00", "B01,人员经费,一般公共预算,基本支出,,100.00,"))
	for _, id := range []string{"B01-决算数", "B01-未执行数", "B01-执行率", "基本支出-决算数", "基本支出-执行率"} {
		if f, ok := d.Year.Facts.Get(id); ok && !f.Value.IsBlank() {
			t.Errorf("%s is %s without an outturn", id, f.Print().Text)
		}
	}
	f := changed(t, FileLines, "B01,人员经费,一般公共预算,基本支出,,100.00,100.00", "B01,人员经费,一般公共预算,基本支出,,100.00,0")
	f[FileMonthly].Data = []byte(strings.Replace(string(f[FileMonthly].Data), "B01,8,8,8,8,8,8,8,8,8,8,8,12\n", "", 1))
	d = load(t, f)
	if got := told(d.Notices); got != "预算/分月.csv months-open" {
		t.Errorf("a line without months: %v", d.Notices)
	}
	if got := print(t, d, "B01-决算数"); got != "0.00万元" {
		t.Errorf("a zero prints %s", got)
	}
	d = load(t, changed(t, FileUnit, "编制: 10, ", ""))
	if f, ok := d.Year.Facts.Get("编制数"); ok && !f.Value.IsBlank() {
		t.Errorf("posts are %s though one office's are not known", f.Print().Text)
	}
	d = load(t, changed(t, FileMoney, "上年决算数: 7.00", `上年决算数: ""`))
	if _, ok := d.Year.Facts.Get("三公经费决算变动率"); ok {
		t.Error("a change without last year's figure")
	}
	if d.Year.ThreePublic[0].Last.Known {
		t.Error("a blank is known")
	}
}

// What was spent beyond the budget of an expense is noted, a blank side is not.
func TestExpensesBeyondTheirBudget(t *testing.T) {
	for _, c := range []struct{ rows, want string }{
		{"  - {名称: 会议费, 全年预算数: 12, 决算数: 12.01}\n", "预算/三公与采购.yaml:4:31 expense-over"},
		{"  - {名称: 会议费, 全年预算数: 0, 决算数: 0.01}\n", "预算/三公与采购.yaml:4:30 expense-over"},
		{"  - {名称: 会议费, 全年预算数: 12, 决算数: 12.00}\n", ""},
		{"  - {名称: 会议费, 全年预算数: \"\", 决算数: 12.00}\n", ""},
		{"  - {名称: 培训费, 年初预算数: 5, 决算数: 6, 上年决算数: 7}\n", ""},
		{"  - {名称: 培训费, 全年预算数: 5, 决算数: 6}\n  - {名称: 印刷费, 全年预算数: 5, 决算数: 6}\n", "预算/三公与采购.yaml:4:30 expense-over|预算/三公与采购.yaml:5:30 expense-over"},
	} {
		d := load(t, changed(t, FileMoney, "政府采购:", "一般性支出:\n"+c.rows+"政府采购:"))
		if got := told(d.Notices); got != c.want {
			t.Errorf("%s: %s, want %s", c.rows, got, c.want)
		}
	}
}

// Work secrets and state secrets are kinds of their own; the latter warn.
func TestWithheldKinds(t *testing.T) {
	for _, c := range []struct{ row, kind, notice string }{
		{"{内容: 企业名单, 理由: 商业秘密}", "", ""},
		{"{内容: 设备型号, 种类: 工作秘密, 理由: 经核定只公开台数}", "工作秘密", ""},
		{"{内容: 涉密项目1项, 种类: 国家秘密, 理由: 依法不公开}", "国家秘密", "公开.yaml:4:24 withheld-secret"},
		{"{内容: 自评报告的历次草稿, 种类: 过程性信息, 理由: 过程稿}", "过程性信息", ""},
		{"{内容: 考勤, 种类: 内部事务信息, 理由: 内部管理}", "内部事务信息", ""},
	} {
		d := load(t, changed(t, FileDisclosure, "{内容: 企业名单, 理由: 商业秘密}", c.row))
		if got := d.Year.Disclosure.Withheld[0].Kind; got != c.kind {
			t.Errorf("%s: kind %q", c.row, got)
		}
		if got := told(d.Notices); got != c.notice {
			t.Errorf("%s: %s", c.row, got)
		}
	}
	d := load(t, changed(t, FileDisclosure, "审查人: 示例审查人, ", "审查机构: 保密办, 审查人: 示例审查人, 工作秘密: 核定没有, "))
	if x := d.Year.Disclosure; x.ReviewBody != "保密办" || x.WorkSecret != "核定没有" {
		t.Errorf("%+v", x)
	}
}

func TestMissingFiles(t *testing.T) {
	need := []string{FileMain, FileUnit, FileLines, FileIndicators}
	for _, name := range need {
		f := folder(small)
		delete(f, name)
		_, err := Load(f)
		if fault.KindOf(err) != fault.NotFound && !strings.Contains(told(err), name+" file-missing") {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Four files alone are a dossier.
	f := fstest.MapFS{}
	for _, name := range need {
		f[name] = folder(small)[name]
	}
	f[FileLines] = &fstest.MapFile{Data: []byte("编号,名称,资金,支出,年初预算数,决算数\nB01,人员经费,一般公共预算,基本支出,1,1\n")}
	f[FileIndicators] = &fstest.MapFile{Data: []byte("指标:\n  - {编号: SL01, 名称: 条数, 一级: 产出指标, 指标值: ≥3条, 分值: 40}\n")}
	d := load(t, f)
	if d.Year.Monitoring != nil || d.Year.Disclosure != nil || len(d.Narrative) != 0 {
		t.Errorf("%+v", d)
	}
	if _, err := Load(fstest.MapFS{}); told(err) != "档案.yaml file-missing" {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestOwnPack(t *testing.T) {
	f := changed(t, FileMain, "规则包: mof-2020", "规则包: 本地.yaml")
	f["本地.yaml"] = &fstest.MapFile{Data: []byte("id: own")}
	d := load(t, f)
	if d.PackFile != "本地.yaml" || string(d.PackData) != "id: own" || d.Year.Pack != "本地.yaml" {
		t.Errorf("%q %q", d.PackFile, d.PackData)
	}
}

// A folder that cannot be read is our fault or the machine's, not the clerk's.
type broken struct{ fstest.MapFS }

func (b broken) Open(name string) (fs.File, error) {
	if name == FileUnit {
		return nil, errors.New("input/output error")
	}
	return b.MapFS.Open(name)
}

func TestUnreadableFile(t *testing.T) {
	if _, err := Load(broken{folder(small)}); !strings.HasPrefix(told(err), "单位.yaml file-open") {
		t.Errorf("%v", err)
	}
}
