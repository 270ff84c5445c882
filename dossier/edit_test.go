package dossier_test

import (
	"strings"
	"testing"

	"jiheng/dossier"
)

func TestSetField(t *testing.T) {
	const item = "  # 说明\n  - 编号: SL01\n    名称: \"走访：次数\"   # 旁注\n    指标值: ≥15个\n    偏差: {原因: 下雨, 措施: 补}\n    组成: [甲, 乙]\n    来源: \"\"\n    依据:  # 待定\n    口径: |\n      一\n      二\n"
	for _, c := range []struct{ name, field, value, from, to string }{
		{"不带引号的值", "指标值", "≥16个", "指标值: ≥15个", "指标值: ≥16个"},
		{"带引号的值，后面的注留着", "名称", "走访次数", "名称: \"走访：次数\"   # 旁注", "名称: 走访次数   # 旁注"},
		{"要加引号的值", "指标值", "a: b", "指标值: ≥15个", "指标值: \"a: b\""},
		{"花括号里的", "偏差·原因", "下雪, 大风", "原因: 下雨", "原因: \"下雪, 大风\""},
		{"名单里的一项", "组成·2", "丙", "[甲, 乙]", "[甲, 丙]"},
		{"多行的", "口径", "三", "口径: |\n      一\n      二\n", "口径: 三\n"},
		{"添一个键", "分值", "1.5", "      二\n", "      二\n    分值: 1.5\n"},
		{"花括号里添一个键", "偏差·期限", "2025-06-30", "措施: 补}", "措施: 补, 期限: 2025-06-30}"},
		{"添一组", "调整·原因", "批复", "      二\n", "      二\n    调整: {原因: 批复}\n"},
		{"带引号的空值", "来源", "系统", "来源: \"\"", "来源: 系统"},
		{"没有值的键", "依据", "计划标准", "依据:  # 待定", "依据: 计划标准  # 待定"},
		{"清空", "指标值", "", "指标值: ≥15个", "指标值: \"\""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := dossier.Entry{File: dossier.FileIndicators, Kind: dossier.EntryItem, Block: "指标", Key: "SL01", Text: item}
			got, err := dossier.SetField(e, "", c.field, c.value)
			if want := strings.Replace(item, c.from, c.to, 1); err != nil || got.Text != want {
				t.Errorf("%v, got\n%swant\n%s", err, got.Text, want)
			}
		})
	}
}

func TestSetFieldRefuses(t *testing.T) {
	e := dossier.Entry{File: dossier.FileIndicators, Kind: dossier.EntryItem, Block: "指标", Key: "SL01", Text: "  - 编号: SL01\n    组成: [甲]\n"}
	for field, value := range map[string]string{"组成": "乙", "组成·3": "乙", "偏差·原因·一": "乙"} {
		if got, err := dossier.SetField(e, "", field, value); err == nil || got.Text != e.Text {
			t.Errorf("%s: %v %q", field, err, got.Text)
		}
	}
	e.Text = "  - 编号: {\n"
	if _, err := dossier.SetField(e, "", "编号", "A"); err == nil {
		t.Errorf("text that cannot be read was changed")
	}
}

func TestSetFieldOfALine(t *testing.T) {
	head := "编号,名称,决算数（万元）\n"
	e := dossier.Entry{File: dossier.FileLines, Kind: dossier.EntryLine, Key: "B01", Text: "B01,人员经费\r\n"}
	got, err := dossier.SetField(e, head, "决算数", "=12")
	if err == nil && got.Text != "B01,人员经费,'=12\r\n" {
		t.Errorf("got %q", got.Text)
	}
	if got, err = dossier.SetField(e, head, "决算数", "2148.20"); err != nil || got.Text != "B01,人员经费,2148.20\r\n" {
		t.Errorf("%v, got %q", err, got.Text)
	}
	if _, err = dossier.SetField(e, head, "没有的列", "1"); err == nil {
		t.Errorf("a column that is not there was set")
	}
}

// TestSetEveryFieldOfTheSample writes another value into every field in turn, and
// the old one back: no other field changes, and where the old one stood as Quote
// writes it the text is the same.
func TestSetEveryFieldOfTheSample(t *testing.T) {
	n, refused := 0, 0
	eachSampleFile(t, func(t *testing.T, name string, data []byte) {
		entries, _ := dossier.Split(name, data)
		for _, e := range entries {
			if e.Kind != dossier.EntryItem && e.Kind != dossier.EntryBlock && e.Kind != dossier.EntryLine {
				continue
			}
			fields, err := dossier.Fields(e, entries[0].Text)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range fields {
				n++
				changed, err := dossier.SetField(e, entries[0].Text, f.Name, "另写的值")
				if err != nil {
					refused++
					t.Logf("%s %s: %v", e.Key, f.Name, err)
					continue
				}
				back, err := dossier.SetField(changed, entries[0].Text, f.Name, f.Value)
				if err != nil {
					t.Errorf("%s %s: not back: %v", e.Key, f.Name, err)
				}
				if again, _ := dossier.Fields(back, entries[0].Text); len(again) < len(fields) {
					t.Errorf("%s %s: lost fields", e.Key, f.Name)
				}
			}
		}
	})
	if n < 4000 || refused > 0 {
		t.Errorf("%d fields, %d refused", n, refused)
	}
}

// TestAFieldThatFindsAnEntryRenamesIt sets the fields by which entries are found.
func TestAFieldThatFindsAnEntryRenamesIt(t *testing.T) {
	for _, c := range []struct{ file, text, field, value, want string }{
		{dossier.FileIndicators, "指标:\n  - {编号: SL01, 名称: 甲}\n", "编号", "SL02", "SL02"},
		{dossier.FileIndicators, "指标:\n  - {编号: SL01, 名称: 甲}\n", "名称", "乙", "SL01"},
		{dossier.FileFacts, "派生:\n  - 编号: 甲率\n    公式: 甲 + 1\n", "编号", "乙率", "乙率"},
		{dossier.FileMoney, "三公经费:\n  - {名称: 公务接待费, 决算数: 1}\n", "名称", "会议费", "会议费"},
		{dossier.FileLines, "编号,名称,决算数\nP01,道路,1\n", "编号", "P02", "P02"},
		{dossier.FileLines, "\ufeff编号,名称\nP01,道路\n", "编号", "P02", "P02"},
		{dossier.FileLines, "编号,名称,决算数\nP01,道路,1\n", "决算数", "2", "P01"},
	} {
		cut, _ := dossier.Split(c.file, []byte(c.text))
		got, err := dossier.SetField(cut[1], cut[0].Text, c.field, c.value)
		if err != nil || got.Key != c.want {
			t.Errorf("%s as %s: key %q, want %q; %v", c.field, c.value, got.Key, c.want, err)
		}
	}
}
