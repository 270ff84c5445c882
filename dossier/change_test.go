package dossier_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"jiheng/dossier"
)

// an entry of a file that has one item, or one record.
func entryOf(t *testing.T, file, text string) (e dossier.Entry, head string) {
	t.Helper()
	entries, ok := dossier.Split(file, []byte(text))
	if !ok || len(entries) == 0 {
		t.Fatalf("%s has no entries", file)
	}
	return entries[len(entries)-1], entries[0].Text
}

func shown(changes []dossier.Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s %s: %s → %s\n", c.Class, c.Field, c.Before, c.After)
	}
	return b.String()
}

func TestChanges(t *testing.T) {
	const indicator = "指标:\n  - 编号: SL01\n    名称: 走访企业次数\n    指标值: ≥15个\n    分值: 1.5\n    组成: [甲, 乙]\n"
	const line = "编号,名称,年初预算数（万元）,决算数（万元）,完成情况\nB01,人员经费,2148.20,2205.55,按时发放\n"
	const money = "三公经费:\n  - {编号: SG1, 名称: 公务接待费, 年初预算数: 8, 决算数: 5.60}\n"
	for _, c := range []struct{ name, file, before, after, want string }{
		{"指标值改了", dossier.FileIndicators, indicator, strings.Replace(indicator, "≥15个", "≥16个", 1), "目标 指标值: ≥15个 → ≥16个\n"},
		{"分值的写法不同，数一样", dossier.FileIndicators, indicator, strings.Replace(indicator, "1.5\n", "1.50\n", 1), "目标 分值: 1.5 → 1.50\n"},
		{"名单里换了一项", dossier.FileIndicators, indicator, strings.Replace(indicator, "乙", "丙", 1), "目标 组成·2: 乙 → 丙\n"},
		{"添了偏差", dossier.FileIndicators, indicator, indicator + "    偏差: {原因类别: 其他, 原因: 下雨}\n", "文字 偏差·原因类别:  → 其他\n文字 偏差·原因:  → 下雨\n"},
		{"Excel存过的数", dossier.FileLines, line, strings.Replace(line, "2148.20", "2148.2", 1), "预算 年初预算数: 2148.20 → 2148.2\n"},
		{"决算数多写一个零", dossier.FileLines, line, strings.Replace(line, "2205.55", "2205.550", 1), "执行 决算数: 2205.55 → 2205.550\n"},
		{"决算数加千分位", dossier.FileLines, line, strings.Replace(line, "2205.55", `"2,205.55"`, 1), "执行 决算数: 2205.55 → 2,205.55\n"},
		{"决算数写正号", dossier.FileLines, line, strings.Replace(line, "2205.55", "+2205.55", 1), "执行 决算数: 2205.55 → +2205.55\n"},
		{"决算数前面多一个零", dossier.FileLines, line, strings.Replace(line, "2205.55", "02205.55", 1), "执行 决算数: 2205.55 → 02205.55\n"},
		{"两个数都换了写法，一行两类", dossier.FileLines, line, strings.NewReplacer("2148.20", "2148.2", "2205.55", "2205.550").Replace(line),
			"预算 年初预算数: 2148.20 → 2148.2\n执行 决算数: 2205.55 → 2205.550\n"},
		{"只有三公的决算数换了写法", dossier.FileMoney, money, strings.Replace(money, "5.60", "5.6", 1), "执行 决算数: 5.60 → 5.6\n"},
		{"只是加了引号", dossier.FileLines, line, strings.Replace(line, "人员经费", `"人员经费"`, 1), "只是写法：预算"},
		{"只是添了注", dossier.FileIndicators, indicator, strings.Replace(indicator, "1.5\n", "1.5 # 暂定\n", 1), "只是写法：目标"},
		{"决算数是执行，不是预算", dossier.FileLines, line, strings.Replace(line, "2205.55", "2205.5", 1), "执行 决算数: 2205.55 → 2205.5\n"},
		{"文字是文字", dossier.FileLines, line, strings.Replace(line, "按时发放", "已发放", 1), "文字 完成情况: 按时发放 → 已发放\n"},
		{"正文", "正文/1-概况.md", "# 概况\n\n甲。\n", "# 概况\n\n乙。\n", "文字 文字: # 概况\n\n甲。 → # 概况\n\n乙。\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, head := entryOf(t, c.file, c.before)
			after, _ := entryOf(t, c.file, c.after)
			got := dossier.Changes(before, after, head)
			if class, ok := strings.CutPrefix(c.want, "只是写法："); ok {
				if len(got) != 1 || got[0].Class.String() != class || got[0].Field != "编号" {
					t.Errorf("got\n%s", shown(got))
				}
			} else if shown(got) != c.want {
				t.Errorf("got\n%swant\n%s", shown(got), c.want)
			}
			if got := dossier.Changes(before, before, head); len(got) != 0 {
				t.Errorf("nothing changed, got\n%s", shown(got))
			}
		})
	}
}

func TestTextThatCannotBeReadIsAChangeOfTheKey(t *testing.T) {
	before := dossier.Entry{File: dossier.FileIndicators, Kind: dossier.EntryItem, Block: "指标", Key: "SL01", Text: "  - 编号: SL01\n"}
	after := before
	after.Text = "  - 编号: {\n"
	got := dossier.Changes(before, after, "")
	if len(got) != 1 || got[0].Field != "编号" || got[0].Class != dossier.Goal || got[0].After != after.Text {
		t.Errorf("got\n%s", shown(got))
	}
}

func TestChangesOfANewEntryAreAllItsFields(t *testing.T) {
	e, _ := entryOf(t, dossier.FileIndicators, "指标:\n  - {编号: SL01, 分值: 1.5, 数据来源: 台账}\n")
	got := shown(dossier.Changes(dossier.Entry{}, e, ""))
	if want := "目标 编号:  → SL01\n目标 分值:  → 1.5\n完成 数据来源:  → 台账\n"; got != want {
		t.Errorf("got\n%s", got)
	}
	got = shown(dossier.Changes(e, dossier.Entry{}, ""))
	if want := "目标 编号: SL01 → \n目标 分值: 1.5 → \n完成 数据来源: 台账 → \n"; got != want {
		t.Errorf("got\n%s", got)
	}
}

// TestFieldsOfTheSampleAreReadOneByOne reads each entry of the sample alone and
// finds the same values in it as in the file.
func TestFieldsOfTheSampleAreReadOneByOne(t *testing.T) {
	n := 0
	eachSampleFile(t, func(t *testing.T, name string, data []byte) {
		entries, _ := dossier.Split(name, data)
		for _, e := range entries {
			fields, err := dossier.Fields(e, entries[0].Text)
			if err != nil {
				t.Errorf("%s: %v", e.Text, err)
			}
			n += len(fields)
			for _, f := range fields {
				if f.Value == "" && e.Kind == dossier.EntryLine {
					t.Errorf("an empty cell is a field: %s", f.Name)
				}
			}
		}
	})
	if n < 5000 {
		t.Errorf("only %d fields", n)
	}
}

// TestEveryKeyOfTheFormatHasAClass looks up every key that the reader knows.
func TestEveryKeyOfTheFormatHasAClass(t *testing.T) {
	known := map[string]bool{}
	for _, file := range []string{dossier.FileMain, dossier.FileUnit, dossier.FileMoney, dossier.FileGoals, dossier.FileIndicators, dossier.FileFacts,
		dossier.FileEvidence, dossier.FileMonitoring, dossier.FileProblems, dossier.FileUses, dossier.FileDisclosure, dossier.FileReview, dossier.FileReleases, dossier.FileOrigin,
		dossier.FileLines, dossier.FileAdjustments, dossier.FileMonthly, dossier.DirLedgers + "/T01.yaml", dossier.DirNarrative + "/1.md"} {
		if !dossier.Classed(file) {
			t.Errorf("%s has no class", file)
		}
		known[file] = true
	}
	// every constant that names a file of the format is in the list above
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range sources {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 || !strings.HasPrefix(spec.Names[0].Name, "File") {
				return true
			}
			if lit, ok := spec.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				name, _ := strconv.Unquote(lit.Value)
				if found++; !known[name] {
					t.Errorf("%s is a file of the format and has no class", name)
				}
			}
			return true
		})
	}
	if found < 14 {
		t.Errorf("only %d files of the format", found)
	}
}
