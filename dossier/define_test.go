package dossier

import (
	"strings"
	"testing"
	"testing/fstest"
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
		made, _, err := Define(f, "台账/补贴.csv")
		if err != nil || !strings.Contains(string(made.Data), c.want) {
			t.Errorf("%s: %v\n%s\nwant %s", c.name, err, made.Data, c.want)
		}
	}
}
