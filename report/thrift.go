package report

import (
	"slices"

	"jiheng/budget"
	"jiheng/document"
)

// thriftTable says how the three public expenses and other general expenses
// stand against their budget and last year's (过紧日子): a sentence for each that
// changed, then the table. What the dossier does not know is a dash, never zero;
// nothing of it is scored.
//
// Clause: thrift/4
func (m *Maker) thriftTable() []document.Block {
	y := m.Year
	if len(y.ThreePublic)+len(y.General) == 0 {
		return nil
	}
	cols := []col{{"项目", 24, document.Left}, {"全年预算数", 15, document.Right}, {"决算数", 12, document.Right}, {"较预算", 11, document.Right},
		{"上年决算数", 15, document.Right}, {"较上年", 11, document.Right}, {"变动率", 12, document.Right}}
	var rows [][]val
	row := func(name, id string) {
		rows = append(rows, []val{txt(name), m.amt(id + "-" + budget.StageRevised), m.amt(id + "-" + budget.StageOutturn), m.amt(id + "-" + budget.OverBudget),
			m.amt(id + "-上年决算数"), m.amt(id + "-" + budget.SinceLastYear), m.fig(id + "-" + budget.GrowthRate)})
	}
	for _, e := range y.ThreePublic {
		row(e.Item, budget.PublicID(e.Item))
	}
	partial := len(y.ThreePublic) > 0 && !y.PublicWhole(budget.StageRevised, budget.StageOutturn, "上年决算数")
	if len(y.ThreePublic) > 0 && !partial {
		row("“三公”经费合计", "三公经费")
	}
	for _, e := range y.General {
		row(e.Item, budget.PublicID(e.Item))
	}
	out := append(m.thriftLines(), titled("过紧日子：一般性支出与预算、上年比较", "万元", simple("thrift", cols, rows))...)
	note := "注：较预算＝决算数－全年预算数，较上年＝决算数－上年决算数，负数是减少；“—”是没有这个数或没有基数。列示供参考，不计分。"
	if partial {
		note += "“三公”经费有的项目缺全年预算数、决算数或上年决算数，不列合计。"
	}
	return append(out, document.Styled(document.Remark, note))
}

// thriftLines writes a paragraph: each expense with its outturn, and how it
// changed.
func (m *Maker) thriftLines() []document.Block {
	var runs []document.Run
	add := func(name, id string) {
		spent, ok := m.Facts.Get(id + "-" + budget.StageOutturn)
		if !ok || !m.has(id+"-"+budget.OverBudget) && !m.has(id+"-"+budget.SinceLastYear) {
			return
		}
		if len(runs) > 0 {
			runs = append(runs, document.Run{Text: "；"})
		}
		runs = append(append(runs, document.Run{Text: name + "决算数"}), m.figure(spent)...)
		runs = append(runs, m.thriftChange("，比全年预算数", id+"-"+budget.OverBudget, "增加", "减少")...)
		runs = append(runs, m.thriftChange("，比上年", id+"-"+budget.SinceLastYear, "增加", "减少")...)
		runs = append(runs, m.thriftChange("、", id+"-"+budget.GrowthRate, "增长", "下降")...)
	}
	add("“三公”经费", "三公经费")
	for _, e := range m.Year.General {
		add(e.Item, budget.PublicID(e.Item))
	}
	if len(runs) == 0 {
		return nil
	}
	return []document.Block{&document.Paragraph{Runs: slices.Concat(runs, document.Plain("。"))}}
}

// thriftChange writes a lead, the direction and the size of a change, bound to
// its fact; a change that prints as nothing is 持平, said once.
func (m *Maker) thriftChange(lead, id, up, down string) []document.Run {
	f, ok := m.Facts.Get(id)
	if !ok || f.Value.IsBlank() {
		return nil
	}
	if f.Print().Number.Sign() != 0 {
		return m.direction(lead, f, f.Value.Number, up, down, "")
	}
	switch {
	case lead == "、":
		return nil
	case f.Value.Number.Sign() != 0:
		return m.turned(lead, f, "基本持平", "")
	}
	return m.turned(lead, f, "持平", "")
}
