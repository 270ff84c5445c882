package dossier_test

import (
	"strings"
	"testing"

	"jiheng/dossier"
)

// A name, a code, a unit, a person is one line: a tab or a line end that was pasted with
// it is a blank. Prose keeps its lines.
func TestFieldsOfOneLine(t *testing.T) {
	item := dossier.Entry{File: dossier.FileIndicators, Kind: dossier.EntryItem, Block: "指标", Key: "SL01", Text: "  - 编号: SL01\n    名称: 走访\n    口径: 按次\n    数据来源: 台账\n    科室: 社会科\n"}
	problem := dossier.Entry{File: dossier.FileProblems, Kind: dossier.EntryItem, Block: "问题", Key: "W1", Text: "  - 编号: W1\n    责任: 张科长\n    原因: 晚\n"}
	const head = "编号,名称,项目负责人,项目代码,未执行原因,项目目标,年初预算数（万元）\n"
	line := dossier.Entry{File: dossier.FileLines, Kind: dossier.EntryLine, Key: "P01", Text: "P01,养老,李,22,无,走访,3.00\n"}
	for _, c := range []struct {
		e                  dossier.Entry
		field, value, want string
	}{
		{item, "名称", "走访\t次数", "走访 次数"},
		{item, "名称", "走访\r\n次数\n", "走访 次数"},
		{item, "数据来源", "民政\u2028系统", "民政 系统"},
		{item, "科室", "\t社会科", "社会科"},
		{problem, "责任", "张科长\n\n李科长", "张科长 李科长"},
		{line, "名称", "居家 \t 养老", "居家 养老"},
		{line, "项目负责人", "王\v五", "王 五"},
		{line, "项目代码", "2208\n1001", "2208 1001"},
		{item, "名称", "走访 次数  （上门）", "走访 次数  （上门）"},
		{item, "口径", "一\n二", "一\n二"},
		{problem, "原因", "一\n二", "一\n二"},
		{line, "未执行原因", "一\n二", "一\n二"},
		{line, "项目目标", "一\n二", "一\n二"},
	} {
		got, err := dossier.SetField(c.e, head, c.field, c.value)
		if err != nil {
			t.Errorf("%s %q: %v", c.field, c.value, err)
			continue
		}
		fields, err := dossier.Fields(got, head)
		if err != nil {
			t.Errorf("%s %q: %v", c.field, c.value, err)
		}
		for _, f := range fields {
			if f.Name == c.field && f.Value != c.want {
				t.Errorf("%s %q is %q, want %q", c.field, c.value, f.Value, c.want)
			}
		}
	}
	made, err := dossier.NewLine(dossier.FileLines, head, []dossier.Field{{Name: "编号", Value: "P02"}, {Name: "名称", Value: "助\t餐\n点"}})
	if err != nil || !strings.HasPrefix(made.Text, "P02,助 餐 点,") {
		t.Errorf("%v %q", err, made.Text)
	}
}

// What may be two figures is no figure: it is refused by the name of its box.
func TestFiguresInTwoLinesAreRefused(t *testing.T) {
	const head = "编号,年初预算数（万元）,决算数（万元）\n"
	line := dossier.Entry{File: dossier.FileLines, Kind: dossier.EntryLine, Key: "P01", Text: "P01,3.00,2.00\n"}
	for _, value := range []string{"3.00\t4.00", "3.00\n4.00", "3\u20294", "1\r\n2"} {
		got, err := dossier.SetField(line, head, "决算数", value)
		if err == nil || !strings.Contains(err.Error(), "决算数") || got.Text != line.Text {
			t.Errorf("%q: %v %q", value, err, got.Text)
		}
	}
	for _, value := range []string{"4.00\n", "\t4.00"} {
		if got, err := dossier.SetField(line, head, "决算数", value); err != nil || got.Text != "P01,3.00,4.00\n" {
			t.Errorf("%q: %v %q", value, err, got.Text)
		}
	}
}
