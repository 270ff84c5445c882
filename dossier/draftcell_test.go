package dossier

import (
	"strings"
	"testing"
)

// One cell that cannot be read is told once, where it stands; it is absent, and so is
// what is computed from it, and nothing else: not its table, and no other message.
func TestOneUnreadableCellOfADraft(t *testing.T) {
	for _, c := range []struct {
		name       string
		edits      []string
		code       string
		there, not string // ids of facts, parted by blanks
	}{
		{"零宽字符在决算数里", []string{FileLines, "50.00,58.00", "50.00,5\u200b8.00"}, "text-character", "P01-全年预算数 P02-执行率 B01-决算数 合计-全年预算数 项目数 自评覆盖率", "P01-决算数 合计-决算数 合计-执行率"},
		{"方向字符在决算数后面", []string{FileLines, "50.00,58.00", "50.00,58.00\u202e"}, "text-character", "P01-年初预算数 基本支出-决算数", "P01-决算数 项目支出-决算数"},
		{"标记在年初预算数前面", []string{FileLines, "50.00,58.00", "\ufeff50.00,58.00"}, "text-character", "P01-决算数 合计-决算数 P02-年初预算数", "P01-全年预算数 P01-执行率 合计-全年预算数"},
		{"零宽字符在名称里", []string{FileLines, "道路修复,", "道路\u200b修复,"}, "text-character", "P01-决算数 合计-执行率", ""},
		{"零宽字符在编号里", []string{FileLines, "\nP01,", "\nP\u200d01,"}, "text-character", "P01-决算数 合计-执行率 累计支付-12月", ""},
		{"零宽字符在表头里", []string{FileLines, "年初预算数", "年初\u200b预算数"}, "text-character", "P01-全年预算数 合计-执行率", ""},
		{"不是数的词", []string{FileLines, "50.00,58.00", "50.00,百分之五"}, "number", "P01-年初预算数 基本支出-执行率 合计-全年预算数", "P01-决算数 合计-决算数"},
		{"零宽字符在分月里", []string{FileMonthly, "8.00", "8\u200b.00"}, "text-character", "P01-决算数 合计-决算数", "累计支付-12月 十二月支付数"},
		{"一个月不是数", []string{FileMonthly, ",,10,", ",,十,"}, "number", "P01-决算数", "累计支付-3月 累计支付-12月"},
		{"一笔调整", []string{FileAdjustments, "12.00", "十二"}, "number", "P01-年初预算数 P01-决算数 B01-全年预算数 P02-执行率 基本支出-执行率 项目数 合计-决算数 合计-年初预算数", "P01-调整数 P01-全年预算数 P01-执行率 合计-全年预算数 合计-执行率 合计-追加 预算调整总额"},
		{"一笔调整里有零宽字符", []string{FileAdjustments, "12.00", "1\u200b2.00"}, "text-character", "P01-年初预算数 P01-决算数 B01-全年预算数", "P01-全年预算数 合计-全年预算数"},
		{"编制", []string{FileUnit, "编制: 10", "编制: 12万"}, "yaml-int", "内设机构数 在职人数 资产-固定资产原值", "编制数 在职人员控制率"},
		{"在职", []string{FileUnit, "在职: 9", "在职: 九人"}, "yaml-int", "内设机构数 编制数", "在职人数 在职人员控制率"},
		{"编制是半个", []string{FileUnit, "编制: 10", "编制: 9.5"}, "yaml-int", "内设机构数 在职人数", "编制数"},
		{"比例", []string{FileUnit, "98.65%", "九八"}, "yaml-ratio", "资产-固定资产原值 编制数 在职人员控制率", "固定资产利用率"},
		{"比例没有百分号", []string{FileUnit, "98.65%", "98.65"}, "ratio", "资产-固定资产原值 编制数", "固定资产利用率"},
		{"资产金额", []string{FileUnit, "9876.40", "近一亿"}, "yaml-number", "固定资产利用率 编制数 内设机构数", "资产-固定资产原值"},
		{"三公决算数", []string{FileMoney, "5.60", "12万"}, "number", "因公出国境费-上年决算数 三公经费-年初预算数 政府采购-合计 合计-决算数", "因公出国境费-决算数 三公经费-决算数"},
		{"三公上年决算数", []string{FileMoney, "上年决算数: 7.00", "上年决算数: 约七"}, "number", "因公出国境费-决算数 三公经费-决算数 三公经费-全年预算数", "因公出国境费-上年决算数 三公经费-上年决算数"},
		{"政府采购", []string{FileMoney, "金额: 36.00", "金额: 三十六"}, "number", "政府采购-预算数 三公经费-决算数", "政府采购-合计"},
		{"科目拆分", []string{FileMoney, "决算数: 58.00", "决算数: 五八"}, "number", "政府采购-合计 三公经费-决算数 P01-决算数", ""},
		{"指标值", []string{FileIndicators, "指标值: ≥3条", "指标值: 三条左右？"}, "target", "SL01 ZL01-指标值 自评项目数 自评覆盖率 项目数", "SL01-指标值"},
		{"分值", []string{FileIndicators, "≥3条, 分值: 40", "≥3条, 分值: 四十"}, "yaml-number", "SL01-指标值 SL01 自评覆盖率", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, faults := LoadDraft(edited(t, c.edits...), nil)
			if len(faults) != 1 || faults[0].Code != c.code {
				t.Errorf("faults: %v", faults)
			}
			for _, n := range d.Notices {
				if n.Code == "amount-open" || n.Code == "value-open" {
					t.Errorf("a second message: %v", n)
				}
			}
			for _, id := range strings.Fields(c.there) {
				if f, ok := d.Year.Facts.Get(id); !ok || f.Value.IsBlank() {
					t.Errorf("%s is not there", id)
				}
			}
			for _, id := range strings.Fields(c.not) {
				if f, ok := d.Year.Facts.Get(id); ok && !f.Value.IsBlank() {
					t.Errorf("%s is there: %s", id, f.Print().Text)
				} else if !ok && !d.Year.Awaits(id) {
					t.Errorf("%s is not awaited: texts that name it would be told of", id)
				}
			}
			if _, err := Load(edited(t, c.edits...)); err == nil {
				t.Error("the whole reading finds nothing")
			}
		})
	}
}

// A table that cannot be read at all gives no figure; what names one of them waits for
// it, and is no second fault.
func TestALostBudgetIsAwaited(t *testing.T) {
	for _, edits := range [][]string{{FileLines, "单位资金", "自筹资金"}, {FileLines, "单位资金", "自有资金"}, {FileLines, "年初预算数", "年初的钱"}, {FileAdjustments, ",追加,", ",增加,"}} {
		d, _ := LoadDraft(edited(t, edits...), nil)
		for _, id := range []string{"项目数", "自评项目数", "自评覆盖率", "P01-决算数", "合计-执行率", "自评项目-全年预算数"} {
			if !d.Year.Awaits(id) {
				t.Errorf("%q: %s is not awaited", edits, id)
			}
		}
		if d.Year.Awaits("没有的数") {
			t.Error("everything is awaited")
		}
	}
}
