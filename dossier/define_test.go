package dossier

import (
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/table"
)

// A unit that nobody states in a way that is understood stays open in a drafted
// definition, which asks for it; the others are taken over.
func TestDefineUnits(t *testing.T) {
	for _, c := range []struct{ name, above, head, want string }{
		{"没有写", "", "金额", `名称: 金额, 类型: 金额, 单位: "", 必填: 是} # 表里没有写单位`},
		{"外币", "", "金额（美元）", `单位: "", 必填: 是} # 表里写的“美元”看不懂`},
		{"上面写外币", "单位：万港元\n", "补贴资金", `名称: 补贴资金, 类型: 金额, 单位: "", 必填: 是} # 表里写的“万港元”看不懂`},
		{"两种", "单位：元、万元\n", "金额", `单位: "", 必填: 是} # 表里写的“元、万元”看不懂，或不止一种`},
		{"万", "", "金额（万）", "名称: 金额, 类型: 金额, 单位: 万元, 必填: 是}\n"},
		{"上面写万", "单位：万\n", "金额", "名称: 金额, 类型: 金额, 单位: 万元, 必填: 是}\n"},
		{"上面写以仟元计", "金额以仟元计\n", "经费", "名称: 经费, 类型: 金额, 单位: 千元, 必填: 是}\n"},
		{"列名写含税", "", "金额（元/含税）", "名称: 金额, 类型: 金额, 单位: 元, 必填: 是}\n"},
	} {
		f := folder(small)
		f["台账/补贴.csv"] = &fstest.MapFile{Data: []byte(c.above + "编号,日期," + c.head + "\nA1,2024-01-05,12.5\nA2,2024-02-05,7\nA3,2024-03-05,1\n")}
		made, _, err := Define(f, "台账/补贴.csv", table.Hint{}, false)
		if err != nil || !strings.Contains(string(made.Data), c.want) {
			t.Errorf("%s: %v\n%s\nwant %s", c.name, err, made.Data, c.want)
		}
	}
}

// The key is one that holds in all sheets; what a person said and the figures of
// a definition that is made anew stay.
func TestDefineKeys(t *testing.T) {
	f := folder(small)
	f["台账/路灯.xlsx"] = &fstest.MapFile{Data: sheets(t, []string{"上半年", "下半年"}, lampSheets())}
	for _, c := range []struct {
		hint table.Hint
		want string
	}{
		{table.Hint{}, "主键: [工作表, 序号]  #"},
		{table.Hint{Sheets: []string{"下半年"}}, "工作表: [下半年]\n主键: 序号\n"},
		{table.Hint{Sheets: []string{"上半年"}, Head: []int{1}}, "工作表: [上半年]\n表头行: [1]\n主键: 序号\n"},
	} {
		made, g, err := Define(f, "台账/路灯.xlsx", c.hint, false)
		if err != nil || !strings.Contains(string(made.Data), c.want) || g.Records != 10-5*len(c.hint.Sheets) {
			t.Errorf("%v: %v\n%s\nwant %s", c.hint, err, made.Data, c.want)
		}
	}
	f["台账/路灯.yaml"] = &fstest.MapFile{Data: []byte("编号: T09\n名称: 路灯验收\n科室: 建管办\n主键: 序号\n取数:\n  - {事实: 盏数, 方法: 计数}\n# 完\n等级: 系统导出\n")}
	if _, _, err := Define(f, "台账/路灯.xlsx", table.Hint{}, false); told(err) != "台账/路灯.yaml define-exists" {
		t.Errorf("a definition that is there: %v", err)
	}
	made, _, err := Define(f, "台账/路灯.xlsx", table.Hint{}, true)
	text := string(made.Data)
	if err != nil || !strings.Contains(text, "编号: T09\n名称: 路灯验收\n科室: 建管办\n") || !strings.HasSuffix(text, "\n取数:\n  - {事实: 盏数, 方法: 计数}\n# 完\n") {
		t.Errorf("made anew: %v\n%s", err, text)
	}
}
