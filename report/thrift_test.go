package report_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/regs"
)

// words are the texts of blocks, tables row by row.
func words(blocks []document.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch x := block.(type) {
		case *document.Paragraph:
			b.WriteString(runsText(x.Runs) + "\n")
		case *document.Table:
			for _, r := range x.Rows {
				for _, c := range r.Cells {
					b.WriteString(runsText(c.Runs) + "|")
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

func runsText(runs []document.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if !r.Super {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// What is not known is a dash and left out of the sentence; a sum of some of the
// three is not shown.
func TestThriftTable(t *testing.T) {
	const general = "一般性支出:\n" +
		"  - {名称: 会议费, 全年预算数: 12, 决算数: 11.20, 上年决算数: 13.50}\n" +
		"  - {名称: 培训费, 全年预算数: 6, 决算数: 6.30, 上年决算数: 6.30}\n" +
		"  - {名称: 委托业务费, 全年预算数: 1850, 决算数: 1802.66}\n" +
		"  - {名称: 印刷费, 决算数: 3.10}\n政府采购:"
	const money = "预算/三公与采购.yaml"
	m := smallMaker(t, money, "政府采购:", general)
	blocks, ok := m.Insert("表", "过紧日子")
	got := words(blocks)
	for _, want := range []string{
		"会议费决算数11.20万元，比全年预算数减少0.80万元，比上年减少2.30万元、下降17.04%；",
		"培训费决算数6.30万元，比全年预算数增加0.30万元，比上年持平；",
		"委托业务费决算数1802.66万元，比全年预算数减少47.34万元。",
		"会议费|12.00|11.20|-0.80|13.50|-2.30|-17.04%|", "委托业务费|1850.00|1802.66|-47.34|—|—|—|", "印刷费|—|3.10|—|—|—|—|", "“三公”经费合计|8.00|5.60|",
	} {
		if !ok || !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "印刷费决算数") {
		t.Error("a sentence about what is compared with nothing")
	}
	m = smallMaker(t, money, "政府采购:", "  - {名称: 公务接待费, 决算数: 1.00}\n政府采购:")
	blocks, _ = m.Insert("表", "过紧日子")
	if got := words(blocks); strings.Contains(got, "合计|") || !strings.Contains(got, "不列合计") || strings.Contains(got, "“三公”经费决算数") {
		t.Errorf("a sum of some:\n%s", got)
	}
}

// The note beside a score says that the pack is out of force, or of another
// addressee.
func TestBasisSaysWhatThePackIs(t *testing.T) {
	for _, c := range []struct {
		pack regs.Pack
		want string
	}{
		{regs.Pack{ID: "x", Region: "全国", Until: "2020-02-24"}, "到2020年2月24日失效"},
		{regs.Pack{ID: "x", Region: "全国", From: "2030-01-01"}, "还没有施行"},
		{regs.Pack{ID: "x", Region: "中央部门（地方参照）"}, "发给中央部门，地方是参照"},
		{regs.Pack{ID: "x", Region: "全国"}, "本软件的默认选择"},
	} {
		m := smallMaker(t)
		m.Eval.Pack = &c.pack
		if got := m.Basis(); !strings.Contains(got, c.want) {
			t.Errorf("%+v: %s", c.pack, got)
		}
	}
}
