package dossier

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jiheng/fault"
	"jiheng/hostile"
)

// refused loads what must be refused: in time, without a panic, with a place
// for every problem.
func refused(t *testing.T, f fstest.MapFS) string {
	t.Helper()
	var d *Dossier
	var err error
	if took := hostile.Spent(func() { d, err = Load(f) }); took > 10*time.Second {
		t.Errorf("took %v of processor time", took)
	}
	if err == nil || d != nil {
		t.Error("was taken")
	}
	for _, e := range fault.All(err) {
		if e.Place.File == "" || e.Kind == fault.Internal || e.Message == "" {
			t.Errorf("incomplete: %+v", e)
		}
	}
	return told(err)
}

func TestHostileText(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("名称: 示例镇人民政府\n简称: 示例镇\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, file, text, want string }{
		{"控制字符", FileUnit, "名称: 示例\x07镇\n", "单位.yaml:1:7 text-character"},
		{"改变方向的字", FileUnit, "名称: 示例镇\n简称: 示\u202e例\n", "单位.yaml:2:6 text-character"},
		{"零宽字", FileLines, "编号,名称,资金,支出,年初预算数,决算数\nB\u200b01,人员,一般公共预算,基本支出,1,1\n", "预算/预算.csv:2:2 text-character"},
		{"编码混用", FileUnit, gb + "主管部门: 财政局\n", "单位.yaml:3:1 text-mixed"},
		{"别名炸弹", FileUnit, "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "单位.yaml:1:4 yaml-anchor"},
		{"套得太深", FileUnit, "名称: " + strings.Repeat("[", 100) + strings.Repeat("]", 100) + "\n", "单位.yaml:1:44 yaml-deep"},
		{"套得极深", FileUnit, "名称: " + strings.Repeat("[", 100_000), "单位.yaml:1:"},
		{"不是 YAML", FileUnit, "名称: [\n", "单位.yaml:"},
		{"键写了两次", FileUnit, "名称: 甲\n名称: 乙\n", "单位.yaml:2:1 yaml-duplicate"},
		{"文字的地方是表", FileUnit, "名称: {甲: 乙}\n", "单位.yaml:1:1 yaml-text"},
		{"表的地方是文字", FileIndicators, "指标: 全部\n", "指标.yaml:1:5 yaml-list"},
		{"整个文件是文字", FileIndicators, "指标\n", "指标.yaml:1:1 yaml-syntax"},
		{"空文件", FileLines, "", "预算/预算.csv:1 csv-empty"},
		{"引号没有配对", FileLines, "编号,名称\n\"B01,人员\n", "预算/预算.csv:2:1 csv-quote"},
		{"二进制", FileUnit, "\x00\x01\x02\x03PK\x03\x04", "单位.yaml:"},
		{"正文里的控制字符", "正文/1-概况.md", "# 概况\n\n支出\x1b[31m。\n", "正文/1-概况.md:3:3 text-character"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := folder(small)
			f[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			if got := refused(t, f); !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// Wherever a number is written, what is none, an exponent, infinite or very long is refused, with its place.
func TestHostileNumbers(t *testing.T) {
	places := []struct{ file, old, at string }{
		{FileMain, "年度: @2024", "档案.yaml:2"},
		{FileUnit, "编制: @10", "单位.yaml:4"}, {FileUnit, "在职: @9", "单位.yaml:4"}, {FileUnit, "金额: @9876.40", "单位.yaml:7"}, {FileUnit, "比例: @98.65%", "单位.yaml:8"},
		{FileLines, "RW01,50.00,@58.00", "预算/预算.csv:3"}, {FileLines, "支出,RW01,@50.00", "预算/预算.csv:3"},
		{FileAdjustments, "P01,@12.00", "预算/调整.csv:2"}, {FileMonthly, "P01,,,@10", "预算/分月.csv:2"},
		{FileMoney, "决算数: @5.60", "预算/三公与采购.yaml:2"}, {FileMoney, "金额: @40.00", "预算/三公与采购.yaml:4"}, {FileMoney, "建设, 决算数: @58.00", "预算/三公与采购.yaml:8"},
		{FileGoals, "权重: @100", "目标.yaml:5"}, {FileIndicators, "分值: @40", "指标.yaml:2"}, {FileIndicators, "指标值: @≥3条", "指标.yaml:2"}, {FileIndicators, "指标值: ≥3条, 分值: 40, @组成: [主干道数]", "指标.yaml:2"},
		{FileFacts, "值: @106", "事实.yaml:2"}, {FileFacts, "小数: @2", "事实.yaml:7"},
		{"台账/T01.csv", "是,@300", "台账/T01.csv:3"}, {"台账/T01.yaml", "\"%\", 小数: @2", "台账/T01.yaml:16"}, {"台账/T01.yaml", "期间: @2024", "台账/T01.yaml:14"},
		{FileMonitoring, "截至月份: @7", "监控.yaml:2"}, {FileMonitoring, "提示线: @10", "监控.yaml:4"},
		{FileUses, "本年: @50.00", "应用.yaml:2"}, {FileUses, "下年: @45.50", "应用.yaml:2"},
	}
	values := []string{"NaN", "nan", "Inf", "-Infinity", "1e999999999", "1E-999999999", "0x10", "1_000", "1/0", "--1", strings.Repeat("9", 1000), "0." + strings.Repeat("0", 1000) + "1", "٣"}
	for _, p := range places {
		old, mark := strings.Replace(p.old, "@", "", 1), strings.Index(p.old, "@")
		for _, v := range values {
			if strings.Contains(p.old, "组成") {
				v = "给分比例: " + v + ", 组成: [主干道数]"
			}
			if strings.Contains(p.old, "≥") {
				v = "≥" + v + "条"
			}
			got := refused(t, changed(t, p.file, old, old[:mark]+v))
			if !strings.Contains("|"+got, "|"+p.at+":") && !strings.Contains("|"+got, "|"+p.at+" ") {
				t.Errorf("%s %s: %s", p.old, v[:min(len(v), 20)], got)
			}
		}
	}
}

// A sum of money too large to hold is refused and never wraps around.
func TestSumsDoNotOverflow(t *testing.T) {
	huge := "9000000000000" // 万元; twice that is beyond fen
	f := folder(small)
	f[FileLines].Data = []byte(strings.Replace(string(f[FileLines].Data), "100.00,100.00", huge+",0", 1))
	f[FileLines].Data = []byte(strings.Replace(string(f[FileLines].Data), `"1,030.00"`, huge, 1))
	if got := refused(t, f); !strings.Contains(got, "预算/预算.csv:4 number") {
		t.Error(got)
	}
	if got := refused(t, changed(t, FileAdjustments, "12.00", "9223372036854.775808")); !strings.Contains(got, "预算/调整.csv:2 number") {
		t.Error(got)
	}
	if got := refused(t, changed(t, FileAdjustments, "-1.00", "-9223372036854.775808")); !strings.Contains(got, "预算/调整.csv:3 number") {
		t.Error(got)
	}
}

func TestFactRings(t *testing.T) {
	f := changed(t, FileFacts, "派生:", "派生:\n  - {编号: 甲, 公式: 乙 * 2}\n  - {编号: 乙, 公式: 丙 + 1}\n  - {编号: 丙, 公式: 甲 - 1}\n  - {编号: 丁, 公式: 丁}")
	got := refused(t, f)
	if !strings.Contains(got, "事实.yaml:7:17 fact-cycle") || !strings.Contains(got, "事实.yaml:10:17 fact-cycle") {
		t.Error(got)
	}
	if _, err := Load(f); !strings.Contains(err.Error(), "甲 → 乙 → 丙 → 甲") {
		t.Error(err)
	}
	// A long chain of formulas is no cycle and can be computed.
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "  - {编号: 链%d, 公式: 链%d + 主干道数, 单位: 条}\n", i+1, i)
	}
	f = changed(t, FileFacts, "派生:\n", "派生:\n"+b.String()+"  - {编号: 链0, 公式: 主干道数 + 主干道数, 单位: 条}\n")
	if got := print(t, load(t, f), "链3000"); got != "3002条" {
		t.Error(got)
	}
	// A formula that doubles the digits at every step.
	b.Reset()
	for i := range 40 {
		fmt.Fprintf(&b, "  - {编号: 方%d, 公式: 方%d * 方%d}\n", i+1, i, i)
	}
	f = changed(t, FileFacts, "派生:\n", "派生:\n"+b.String()+"  - {编号: 方0, 公式: 12345.6789 * 1}\n")
	refused(t, f)
}

func TestDuplicateIDsAcrossFiles(t *testing.T) {
	for _, c := range []struct{ name, file, old, text, want string }{
		{"陈述与台账", FileFacts, "编号: SH01,", "编号: 道路长度,", "事实.yaml:5:5 fact-duplicate"},
		{"派生与预算", FileFacts, "编号: 单条投入", "编号: P01-执行率", "事实.yaml:7:23 fact-duplicate"},
		{"台账与资产", "台账/T01.yaml", "事实: 道路长度", "事实: 资产-固定资产原值", "台账/T01.yaml:17:5 fact-duplicate"},
		{"预算行与合计", FileLines, "财政收回,否,", "财政收回,否,\n合计,又一行,单位资金,项目支出,,1,1,,,", "预算/预算.csv:5 total-unsure"},
		{"派生与共性指标", FileFacts, "编号: 单条投入, 公式: P01-决算数 / SL01, 单位: 万元/条", "编号: 三公经费控制率, 公式: P01-决算数 / B01-决算数", "事实.yaml:7:23 fact-duplicate"},
		{"派生两次", FileFacts, "小数: 2}", "小数: 2}\n  - {编号: 单条投入, 公式: P02-决算数 / SL01, 单位: 万元/条}", "事实.yaml:8:20 fact-duplicate"},
		{"派生与控制率", FileFacts, "编号: 单条投入, 公式: P01-决算数 / SL01, 单位: 万元/条", "编号: 在职人员控制率, 公式: P01-决算数 / B01-决算数", "事实.yaml:7:23 fact-duplicate"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := refused(t, changed(t, c.file, c.old, c.text)); !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestManyFiles(t *testing.T) {
	f := folder(small)
	for i := range maxFiles + 1 {
		f[fmt.Sprintf("正文/%d.md", i+20)] = &fstest.MapFile{Data: []byte("# 一\n")}
	}
	if got := refused(t, f); got != "正文 folder" {
		t.Error(got)
	}
	f = folder(small)
	for i := range maxFiles + 1 {
		f[fmt.Sprintf("台账/X%d.txt", i)] = &fstest.MapFile{}
	}
	if got := refused(t, f); !strings.Contains(got, "台账 folder") {
		t.Error(got)
	}
	f = folder(small)
	delete(f, "正文/1-概况.md")
	delete(f, "正文/2-执行.md")
	delete(f, "正文/10-其他.md")
	f[DirNarrative] = &fstest.MapFile{Data: []byte("文字")}
	if got := refused(t, f); got != "正文 folder" {
		t.Error(got)
	}
}

func TestLargeFiles(t *testing.T) {
	f := folder(small)
	f[FileUnit] = &fstest.MapFile{Data: append([]byte("名称: 甲\n职能: "), make([]byte, maxYAML)...)}
	if got := refused(t, f); got != "单位.yaml file-size" {
		t.Error(got)
	}
	f = folder(small)
	f[FileLines] = &fstest.MapFile{Data: []byte("编号,名称,资金,支出,年初预算数,决算数\n" + strings.Repeat("B01,人员,一般公共预算,基本支出,1,1\n", 2000))}
	if got := refused(t, f); !strings.Contains(got, "预算/预算.csv:3 duplicate") {
		t.Error(got[:200])
	}
}

// Links and absolute paths do not lead out of the folder.
func TestPathsStayInside(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(outside, []byte("秘密"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, file := range folder(small) {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, file.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	load(t, root.FS())
	paper := filepath.Join(dir, "佐证", "D02.txt")
	if err := os.Remove(paper); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, paper); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if _, err := Load(root.FS()); told(err) != "佐证.yaml:3:38 file-open" {
		t.Errorf("a link to the outside: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, FileUnit)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(dir, FileUnit)); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(root.FS()); !strings.Contains(told(err), "单位.yaml file-open") {
		t.Errorf("a link to a device: %v", err)
	}
	// os.DirFS follows links; what is no plain file is refused all the same.
	if _, err := Load(os.DirFS(dir)); !strings.Contains(told(err), "单位.yaml file-kind") {
		t.Errorf("a device: %v", err)
	}
	if err := os.RemoveAll(filepath.Join(dir, DirNarrative)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(t.TempDir(), filepath.Join(dir, DirNarrative)); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(root.FS()); !strings.Contains(told(err), "正文 folder") {
		t.Errorf("a folder outside: %v", err)
	}
}

// FuzzLoad puts text in place of one file: the loader gives a dossier, or
// problems with their places, and never panics.
func FuzzLoad(f *testing.F) {
	names := []string{FileMain, FileUnit, FileLines, FileAdjustments, FileMonthly, FileMoney, FileGoals, FileIndicators, FileFacts, FileEvidence, "台账/T01.yaml", "台账/T01.csv",
		FileMonitoring, FileProblems, FileUses, FileDisclosure, "正文/1-概况.md", "台账/T01.xlsx"}
	whole := folder(small)
	for i, name := range names[:len(names)-1] {
		f.Add(i, string(whole[name].Data))
	}
	f.Add(17, string(workbook(f, roadRows())))
	f.Add(2, "编号,名称,资金,支出,年初预算数,决算数\nB01,人员,一般公共预算,基本支出,1,1\n")
	f.Fuzz(func(t *testing.T, which int, text string) {
		if which < 0 || which >= len(names) {
			return
		}
		dir := folder(small)
		if names[which] == "台账/T01.xlsx" {
			dir = changed(t, "台账/T01.yaml", "T01.csv", "T01.xlsx")
		}
		dir[names[which]] = &fstest.MapFile{Data: []byte(text)}
		d, err := Load(dir)
		if (d == nil) == (err == nil) {
			t.Fatal("neither a dossier nor problems")
		}
		for _, e := range fault.All(err) {
			if e.Place.File == "" || e.Message == "" || e.Code == "" || e.Kind == fault.Internal {
				t.Fatalf("incomplete: %+v", e)
			}
		}
	})
}

// A folder of the dossier that is a link to nowhere or out of it is said, never
// taken for one that is not there.
func TestFolderLinks(t *testing.T) {
	for _, dir := range []string{DirLedgers, DirNarrative} {
		for _, target := range []string{"没有", "../外面", "/etc"} {
			root := t.TempDir()
			if err := os.Symlink(target, filepath.Join(root, dir)); err != nil {
				t.Skip("no links here")
			}
			r, err := os.OpenRoot(root)
			if err != nil {
				t.Fatal(err)
			}
			l := &loader{folder: r.FS()}
			if got := l.list(dir, ".md"); got != nil || len(l.faults) != 1 || l.faults[0].Code != "folder-link" {
				t.Errorf("%s as a link to %s: %v, %v", dir, target, got, l.faults)
			}
			r.Close()
		}
	}
}
