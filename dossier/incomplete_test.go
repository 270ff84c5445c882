package dossier

import (
	"strings"
	"testing"
)

// What is left out although something else asks for it.
func TestIncomplete(t *testing.T) {
	past := func(text string) []string {
		return []string{FileProblems, "结果: 仍然慢, 状态: 再次出现, 对应: WT1", text}
	}
	for _, c := range []struct {
		name       string
		edits      []string
		code, want string
	}{
		{"去向", []string{FileLines, "100.00,100.00,财政收回", "100.00,100.00,"}, "unspent-open", "预算/预算.csv:2"},
		{"没有结余", []string{FileLines, "100.00,100.00,财政收回", "100.00,101.00,", FileMonthly, "8,8,8,8,12", "8,8,8,8,13"}, "unspent-open", ""},
		{"还没有决算数", []string{FileLines, "100.00,100.00,财政收回", "100.00,,", FileMonthly, "B01,8,8,8,8,8,8,8,8,8,8,8,12\n", ""}, "unspent-open", ""},
		{"单位资金的去向", []string{FileLines, "10.00,财政收回", "10.00,"}, "unspent-open", "预算/预算.csv:4"},
		{"自评否", []string{FileLines, ",资金不到位", ","}, "exempt-open", "预算/预算.csv:4"},
		{"自评空着", []string{FileLines, "否,,,,,,资金不到位", ""}, "exempt-open", "预算/预算.csv:4"},
		{"基本支出不自评", nil, "exempt-open", ""},
		{"没有指标", []string{FileLines, "是,是,,RW01", "是,是,,"}, "indicators-open", "预算/预算.csv:3"},
		{"没有结果", past("状态: 再次出现"), "past-open", "问题.yaml:4:5"},
		{"结果空着", past("结果: \"\", 状态: 已销号"), "past-open", "问题.yaml:4:5"},
		{"没有状态", past("结果: 办完了"), "past-open", "问题.yaml:4:5"},
		{"过了期限", past("期限: 2024-06-30, 结果: 办了一半, 状态: 整改中"), "past-open", "问题.yaml:4:5"},
		{"报告以前过了期限", append(past("期限: 2025-02-28, 结果: 办了一半, 状态: 整改中"), FileDisclosure, "决定日期: 2025-03-26", "决定日期: 2025-03-26\n报告日期: 2025-03-28"), "past-open", "问题.yaml:4:5"},
		{"期限还没有到", past("期限: 2025-06-30, 结果: 办了一半, 状态: 整改中"), "past-open", ""},
		{"办完了", past("期限: 2024-06-30, 结果: 办完了, 状态: 已销号"), "past-open", ""},
		{"超编", []string{FileUnit, "在职: 9", "在职: 12"}, "staff-over", "单位.yaml:3:1"},
		{"一个科室多、合起来不多", []string{FileUnit, "编制: 10, 在职: 9", "编制: 9, 在职: 9"}, "staff-over", ""},
		{"超编有说明", []string{FileUnit, "在职: 9", "在职: 12", FileUnit, "资产截至", "机构说明: 接收安置三人\n资产截至"}, "staff-over", ""},
		{"资产写成元", []string{FileUnit, "金额: 9876.40", "金额: 98764000"}, "asset-magnitude", "单位.yaml:7:22"},
		{"资产比预算多几倍", nil, "asset-magnitude", ""},
		{"资产带单位", []string{FileUnit, "金额: 9876.40", "金额: 98764000元"}, "asset-magnitude", ""},
		{"不公开的没有印", []string{"正文/10-其他.md", "[[表:不公开]]", ""}, "withheld-unprinted", "公开.yaml:4:1"},
		{"没有不公开的", []string{"正文/10-其他.md", "[[表:不公开]]", "", FileDisclosure, "[{内容: 企业名单, 理由: 商业秘密}]", "[]"}, "withheld-unprinted", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := load(t, edited(t, c.edits...))
			if got := opened(d, c.code); got != c.want {
				t.Errorf("got %s, want %s: %v", got, c.want, d.Notices)
			}
		})
	}
}

// Whole files that are missing.
func TestFilesLeftOut(t *testing.T) {
	f := folder(small)
	for name := range f {
		if strings.HasPrefix(name, DirNarrative+"/") || name == FileMoney {
			delete(f, name)
		}
	}
	d := load(t, f)
	if opened(d, "narrative-open") != "正文" || opened(d, "money-missing") != FileMoney {
		t.Errorf("%v", d.Notices)
	}
}

// The asset's message names the amount that was probably meant.
func TestAssetInYuan(t *testing.T) {
	d := load(t, changed(t, FileUnit, "金额: 9876.40", "金额: 31264500"))
	if got := says(d, "asset-magnitude"); !strings.Contains(got, "是全年预算1192.00万元的26228倍") || !strings.Contains(got, "把元当成了万元（3126.45万元）") {
		t.Error(got)
	}
}
