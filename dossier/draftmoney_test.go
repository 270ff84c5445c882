package dossier

import (
	"strings"
	"testing"
)

// A slip in the budget of a draft is told where it stands and takes away what rests on
// it, and nothing else: two figures that differ both stand, an amount that cannot be
// read is blank, and of lines with one number each is read under a number of its own.
func TestASlipInTheBudgetOfADraft(t *testing.T) {
	for _, c := range []struct {
		name       string
		edits      []string
		code       string
		there, not string // ids of facts, parted by blanks
	}{
		{"分月和决算数不等", []string{FileMonthly, "8.00", "9.00"}, "monthly-sum", "合计-决算数 P01-执行率 合计-执行率 自评项目数", "累计支付-3月"},
		{"决算数改了", []string{FileLines, "50.00,58.00", "50.00,57.00"}, "monthly-sum", "P01-决算数 合计-决算数 项目支出-执行率", "十二月支付占比"},
		{"决算数是负的", []string{FileLines, "100.00,100.00,财政收回", "100.00,-5,财政收回"}, "monthly-sum", "B01-决算数 合计-决算数", ""},
		{"决算数读不懂", []string{FileLines, "50.00,58.00", "50.00,五十八"}, "number", "B01-决算数 基本支出-决算数 合计-年初预算数 P02-执行率", "P01-决算数"},
		{"年初预算数读不懂", []string{FileLines, "50.00,58.00", "约50,58.00"}, "number", "P01-决算数 合计-决算数 B01-全年预算数", "P01-全年预算数 P01-执行率"},
		{"没有预算的支出", []string{FileLines, `"1,030.00",10.00`, "0,10.00"}, "spent-without-budget", "P02-决算数 合计-执行率", "P02-执行率"},
		{"去向写错", []string{FileLines, "结转下年", "结余"}, "unspent-to", "合计-执行率 P01-未执行数", ""},
		{"自评写错", []string{FileLines, "结转下年,是,是", "结转下年,是,已自评"}, "yes-no", "合计-执行率 项目数", "自评项目数 自评覆盖率"},
		{"一个月读不懂", []string{FileMonthly, "8.00", "八"}, "number", "P01-决算数 合计-决算数 合计-执行率", "累计支付-3月 十二月支付数"},
		{"三公读不懂", []string{FileMoney, "5.60", "约六万"}, "number", "合计-决算数 累计支付-12月", "三公经费-决算数"},
		{"编号重复", []string{FileLines, "P02", "P01"}, "duplicate", "合计-决算数 P01-决算数 P01重2-决算数 B01-决算数", "P02-决算数"},
		{"基本支出的编号重复", []string{FileLines, "P02", "B01"}, "duplicate", "合计-决算数 B01-决算数 B01重2-决算数 P01-决算数", "P02-决算数"},
		{"资金不对", []string{FileLines, "单位资金", "自有资金"}, "fund", "", "合计-决算数"},
		{"调整读不懂", []string{FileAdjustments, "12.00", "十二"}, "number", "", "合计-全年预算数 P01-全年预算数"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, faults := LoadDraft(edited(t, c.edits...), nil)
			if !strings.Contains(told(faults.Err()), c.code) {
				t.Errorf("faults: %v", faults)
			}
			for _, f := range faults {
				if f.Code == "formula" || strings.Contains(f.Message, "没有编号为") {
					t.Errorf("a second message of the same cause: %v", f)
				}
			}
			for _, id := range strings.Fields(c.there) {
				if f, ok := d.Year.Facts.Get(id); !ok || f.Value.IsBlank() && !strings.HasPrefix(id, "合计-执") {
					t.Errorf("%s is not there", id)
				}
			}
			for _, id := range strings.Fields(c.not) {
				if f, ok := d.Year.Facts.Get(id); ok && !f.Value.IsBlank() {
					t.Errorf("%s is there: %s", id, f.Print().Text)
				}
			}
		})
	}
}
