package report

import (
	"slices"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/fact"
)

var moneyCols = []col{{"项目", 26, document.Left}, {"年初预算数", 15, document.Right}, {"调整数", 14, document.Right}, {"全年预算数", 15, document.Right},
	{"决算数", 15, document.Right}, {"执行率", 13, document.Right}}

// moneyRow shows the stages of one prefix.
func (m *Maker) moneyRow(name, prefix string) []val {
	return []val{txt(name), m.amt(prefix + "-" + budget.StageOriginal), m.amt(prefix + "-" + budget.StageAdjusted), m.amt(prefix + "-" + budget.StageRevised),
		m.amt(prefix + "-" + budget.StageOutturn), m.fig(prefix + "-执行率")}
}

func (m *Maker) has(id string) bool {
	f, ok := m.Facts.Get(id)
	return ok && !f.Value.IsBlank()
}

// fundTable shows execution by fund; a fund that the unit does not have is
// blank, not zero.
func (m *Maker) fundTable() []document.Block {
	cols := append([]col{}, moneyCols...)
	cols[0].head = "资金"
	var rows [][]val
	for _, f := range budget.Funds {
		if m.Year.HasFund(f) {
			rows = append(rows, m.moneyRow(string(f), string(f)))
			continue
		}
		rows = append(rows, []val{txt(string(f)), dash(), dash(), dash(), dash(), dash()})
	}
	rows = append(rows, m.moneyRow("合计", "合计"))
	also, note := "", m.openNote()
	if note != "" {
		also = "，或还没有这个数"
	}
	out := titled("分资金预算执行情况", "万元", simple("funds", cols, rows))
	return append(out, document.Styled(document.Remark, "注：执行率＝决算数÷全年预算数（调整后预算数）；“—”表示本单位没有该项资金"+also+"。"+note))
}

// known reports a prefix of the budget's facts with an amount at some stage, known
// or lacking a part.
func (m *Maker) known(prefix string) bool {
	return slices.ContainsFunc(budget.Stages, func(s string) bool {
		_, ok := m.Facts.Get(prefix + "-" + s)
		return ok
	})
}

// openNote says below a table of money which lines leave an amount blank; empty
// where none does.
func (m *Maker) openNote() string {
	if says := m.Year.Lacks(); says != "" {
		return says + "，空着不是零，有关的合计和执行率先不给出。"
	}
	return ""
}

func dash() val { return val{runs: document.Plain("—"), align: document.Center} }

func (m *Maker) partTable() []document.Block {
	var rows [][]val
	for _, f := range budget.Funds {
		for _, p := range []budget.Part{budget.BasicExpenditure, budget.ProjectExpenditure} {
			prefix := string(f) + "-" + string(p)
			if m.known(prefix) {
				rows = append(rows, m.moneyRow(string(f)+"："+string(p), prefix))
			}
		}
	}
	rows = append(rows, m.moneyRow("基本支出合计", "基本支出"), m.moneyRow("项目支出合计", "项目支出"), m.moneyRow("合计", "合计"))
	out := titled("基本支出和项目支出执行情况", "万元", simple("parts", moneyCols, rows))
	if note := m.openNote(); note != "" {
		out = append(out, document.Styled(document.Remark, "注："+note))
	}
	return out
}

func (m *Maker) adjustmentTable() []document.Block {
	cols := []col{{"编号", 9, document.Center}, {"日期", 17, document.Center}, {"种类", 8, document.Center}, {"行", 9, document.Center},
		{"金额", 12, document.Right}, {"原因", 45, document.Left}}
	var rows [][]val
	for _, a := range m.Year.Adjustments {
		rows = append(rows, []val{m.told(a.ID), m.told(fact.HanDay(a.Day)), m.told(a.Kind), m.told(a.Line),
			m.toldDigits(a.Amount.FullWan()), m.prose(a.Reason, a.Place)})
	}
	if len(rows) == 0 {
		return nil
	}
	return titled("预算调整明细", "万元", simple("adjustments", cols, rows))
}

func (m *Maker) unspentTable() []document.Block {
	cols := []col{{"编号", 8, document.Center}, {"项目", 28, document.Left}, {"未执行数", 14, document.Right}, {"去向", 12, document.Center}, {"原因", 38, document.Left}}
	var rows [][]val
	for _, l := range m.Year.Lines {
		if f, ok := m.Facts.Get(l.ID + "-" + budget.StageUnspent); ok && f.Value.Number.Sign() != 0 {
			rows = append(rows, []val{m.told(l.ID), m.told(l.Name), m.amt(f.ID), m.told(l.UnspentTo), m.prose(l.UnspentWhy, l.Place)})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	rows = append(rows, []val{txt(""), txt("合计"), m.amt("合计-" + budget.StageUnspent), txt(""), txt("")})
	return titled("未执行预算的去向和原因", "万元", simple("unspent", cols, rows))
}

func (m *Maker) publicTable() []document.Block {
	if len(m.Year.ThreePublic) == 0 {
		return nil
	}
	cols := []col{{"项目", 36, document.Left}, {"年初预算数", 16, document.Right}, {"全年预算数", 16, document.Right}, {"决算数", 16, document.Right},
		{"上年决算数", 16, document.Right}}
	var rows [][]val
	row := func(name, prefix string) []val {
		return []val{txt(name), m.amt(prefix + "-年初预算数"), m.amt(prefix + "-全年预算数"), m.amt(prefix + "-决算数"), m.amt(prefix + "-上年决算数")}
	}
	for _, e := range m.Year.ThreePublic {
		rows = append(rows, row(e.Item, budget.PublicID(e.Item)))
	}
	rows = append(rows, row("合计", "三公经费"))
	return titled("“三公”经费情况", "万元", simple("public", cols, rows))
}

func (m *Maker) procurementTable() []document.Block {
	if len(m.Year.Procurement) == 0 {
		return nil
	}
	cols := []col{{"项目", 60, document.Left}, {"金额", 40, document.Right}}
	var rows [][]val
	for _, p := range m.Year.Procurement {
		rows = append(rows, []val{txt(p.Name), m.amt("政府采购-" + p.Name)})
	}
	if m.has("政府采购执行率") {
		rows = append(rows, []val{txt("执行率"), m.fig("政府采购执行率")})
	}
	return titled("政府采购情况", "万元", simple("procurement", cols, rows))
}

func (m *Maker) managementTable() []document.Block {
	cols := []col{{"指标", 50, document.Left}, {"结果", 50, document.Right}}
	var rows [][]val
	for _, id := range []string{"在职人员控制率", "预算完成率", "预算调整率", "结转结余率", "公用经费控制率", "三公经费决算变动率", "三公经费控制率", "政府采购执行率", "固定资产利用率", "自评覆盖率"} {
		if m.has(id) {
			rows = append(rows, []val{txt(id), m.fig(id)})
		}
	}
	out := titled("管理类共性指标", "", simple("management", cols, rows))
	return append(out, document.Styled(document.Remark, "注：列示供参考，不计入自评总分。"))
}

func (m *Maker) coverageTable() []document.Block {
	cols := []col{{"编号", 10, document.Center}, {"项目", 40, document.Left}, {"科室", 12, document.Center}, {"全年预算数", 14, document.Right},
		{"自评", 8, document.Center}, {"未自评原因", 16, document.Left}}
	var rows [][]val
	var each []string // cells of the projects' money
	for _, l := range m.Year.Projects() {
		done, why := "否", l.Exempt
		switch {
		case m.Year.Assessed(l):
			done = "是"
		case l.SelfAssessed:
			why = "没有指标，不计分"
		}
		cell := l.ID + "-" + budget.StageRevised
		each = append(each, cell)
		rows = append(rows, []val{m.told(l.ID), m.told(l.Name), m.told(l.Office), m.amt(cell).called(cell), m.told(done), m.told(why)})
	}
	rows = append(rows, []val{txt(""), txt("合计"), txt(""), m.amt("项目支出-" + budget.StageRevised).by(document.SumOf(each...)), txt(""), txt("")})
	return titled("项目绩效自评覆盖情况", "万元", simple("coverage", cols, rows))
}
