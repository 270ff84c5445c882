package report

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/fact"
	"jiheng/num"
)

// GoalForm returns the 整体支出绩效目标表: tasks with their money, the goals, and
// the indicators with target, weight and definition.
func (m *Maker) GoalForm() *document.Document {
	t := &document.Table{ID: "goal", Columns: []document.Column{{Width: 10}, {Width: 11}, {Width: 23}, {Width: 14, Align: document.Center},
		{Width: 7, Align: document.Center}, {Width: 6, Align: document.Center}, {Width: 9, Align: document.Center}, {Width: 32}}}
	t.Rows = append(t.Rows,
		tableRow(head("单位名称", 2), txt(m.Year.Unit.Name).over(3), head("年度", 1), txt(itoa(m.Year.FiscalYear)).over(2)),
		tableRow(head("年度主要任务", 2), head("年初预算（万元）", 1), head("其中财政拨款（万元）", 1), head("其他资金（万元）", 3), head("主要内容", 1)))
	var parts []string
	for _, task := range m.Year.Tasks {
		fiscal, other := m.taskSources(task.ID)
		total := m.amt(task.ID + "-" + budget.StageOriginal).at(document.Right).called(task.ID).by(document.SumOf(task.ID+"-拨款", task.ID+"-其他"))
		parts = append(parts, task.ID)
		t.Rows = append(t.Rows, tableRow(m.told(task.ID+" "+task.Name).over(2), total, fiscal.at(document.Right).called(task.ID+"-拨款"),
			other.over(3).at(document.Right).called(task.ID+"-其他"), m.told(task.Content)))
	}
	t.Rows = append(t.Rows, tableRow(txt("未分配到任务的基本支出").over(2), m.amt("基本支出-"+budget.StageOriginal).at(document.Right).called("未分配"), txt("").over(5)),
		tableRow(txt("合计").over(2), m.amt("合计-"+budget.StageOriginal).at(document.Right).by(document.SumOf(append(parts, "未分配")...)), txt("").over(5)),
		tableRow(head(m.overallLabel(), 2), m.prose(m.Year.Overall.Text, m.inFile("目标.yaml")).over(6)))
	for _, g := range m.Year.Goals {
		t.Rows = append(t.Rows, tableRow(txt(g.ID+" "+g.Field).over(2), m.prose(g.Text, g.Place).over(5), m.told("权重"+g.Share.String()+"%")))
	}
	leaves := &document.Table{ID: "goal-indicators", Columns: t.Columns, Header: 1}
	leaves.Rows = append(leaves.Rows, tableRow(head("一级指标", 1), head("二级指标", 1), head("三级指标", 1), m.fromSample(head("年度指标值", 1)),
		m.fromSample(head("分值", 1)), head("核心", 1), head("科室", 1), m.fromSample(head("指标解释", 1))))
	leaves.Rows = append(leaves.Rows, m.goalRows()...)
	return m.formDocument(m.year()+"单位整体支出绩效目标表", t, document.Styled(document.Caption, "绩效指标"), leaves)
}

// overallLabel names the overall goal with the years that it is for.
func (m *Maker) overallLabel() string {
	if p := m.Year.Overall.Period; p != "" {
		return "总体目标（" + p + "）"
	}
	return "总体目标"
}

// taskSources splits a task's original budget by where it comes from.
func (m *Maker) taskSources(task string) (fiscal, other val) {
	var f, o num.Fen
	for _, l := range m.Year.Lines {
		if l.Task != task {
			continue
		}
		if !l.Original.Known { // the sum is not known either
			return dash(), dash()
		}
		if l.Fund.Appropriated() {
			f += l.Original.Fen
		} else {
			o += l.Original.Fen
		}
	}
	return m.toldDigits(f.ShownWan()), m.toldDigits(o.ShownWan())
}

func (m *Maker) goalRows() []document.Row {
	var rows []document.Row
	all := m.Year.Indicators
	for k, i := range all {
		var cells []val
		if k == 0 || all[k-1].Level1 != i.Level1 {
			cells = append(cells, txt(i.Level1).down(same(all[k:], func(x *budget.Indicator) string { return x.Level1 })).at(document.Center))
		}
		if k == 0 || all[k-1].Level2 != i.Level2 || all[k-1].Level1 != i.Level1 {
			cells = append(cells, txt(i.Level2).down(same(all[k:], func(x *budget.Indicator) string { return x.Level1 + x.Level2 })).at(document.Center))
		}
		core := ""
		if i.Core {
			core = "是"
		}
		weight := digits(i.Weight)
		if i.WeightOpen {
			weight = dash()
		}
		cells = append(cells, txt(i.Code+" "+i.Name), plainly(m.targetCell(i, i.Target)), weight, txt(core), txt(i.Office),
			plainly(m.prose(definition(i), i.Place)))
		rows = append(rows, tableRow(cells...))
	}
	return rows
}

// definition is an indicator's definition with what it owes to the unit where the
// unit does not decide it alone.
func definition(i *budget.Indicator) string {
	if i.Contribution == "" {
		return i.Definition
	}
	return i.Definition + "。贡献说明：" + i.Contribution
}

// MonitoringForm returns the 绩效目标执行监控表 of the year's round; nil where
// there was none.
func (m *Maker) MonitoringForm() *document.Document {
	mon := m.Year.Monitoring
	if mon == nil {
		return nil
	}
	money := simple("monitoring-money", []col{{"资金", 22, ""}, {"年初预算数", 13, document.Right}, {"调整后预算数（截至日）", 15, document.Right},
		{mon.Round + "执行数", 16, document.Right}, {mon.Round + "执行率", 14, document.Right}, {"序时进度", 10, document.Right},
		{"灯", 10, document.Center}}, m.monitoringMoney())
	blocks := []document.Block{document.Styled(document.Remark, "单位："+m.Year.Unit.Name+"　期间："+mon.Round+"　填报日期："+fact.HanDay(mon.Day))}
	if mon.Profile != "" {
		blocks = append(blocks, document.Styled(document.Remark, "规则："+mon.Profile))
	}
	blocks = append(blocks, titled("资金执行", "万元", money)...)
	blocks = append(blocks, m.monitoringTable()...)
	blocks = append(blocks, m.alertForm()...)
	return m.formDocument(m.year()+"单位整体支出绩效目标执行监控表", blocks...)
}

// monitoringMoney lists the total and the lines that lag behind the calendar.
func (m *Maker) monitoringMoney() [][]val {
	mon := m.Year.Monitoring
	calendar, _ := num.Quo(num.Int(int64(mon.Months)).Ratio(), num.Int(12).Ratio())
	end := monthEnd(m.Year.FiscalYear, mon.Months)
	var rows [][]val
	var shown []string
	open := false // a sum lacks a part
	add := func(name string, always bool, match func(budget.Line) bool) {
		s := m.Year.ToDate(mon.Months, end, match)
		if s.Known && len(s.Unpaid)+len(s.Unbudgeted) > 0 {
			if always {
				rows = append(rows, m.monitoringOpen(name, s))
				open = true
			}
			return
		}
		rate, ok, err := budget.ExecutionRate(s.Paid, s.Revised)
		if !s.Known || !ok || err != nil {
			return
		}
		lamp := mon.Lamp(rate, calendar)
		if !always && lamp == budget.LampGreen {
			return
		}
		amount := func(stage string, f num.Fen) val { return m.toldDigits(f.ShownWan()).called(name + "-" + stage) }
		paid := percent(rate).by(document.ShareOf(name+"-执行数", name+"-"+budget.StageRevised))
		paid.sample = m.Year.Sample
		shown = append(shown, name)
		rows = append(rows, []val{m.told(name), amount(budget.StageOriginal, s.Original), amount(budget.StageRevised, s.Revised),
			amount("执行数", s.Paid), paid, percent(calendar), m.told(lamp).lit(lamp)})
	}
	add("年度资金总额", true, func(budget.Line) bool { return true })
	for _, f := range budget.Funds {
		add("其中："+string(f), true, func(l budget.Line) bool { return l.Fund == f })
	}
	for i, stage := range []string{budget.StageOriginal, budget.StageRevised, "执行数"} {
		var parts []string
		for _, name := range shown[min(1, len(shown)):] {
			parts = append(parts, name+"-"+stage)
		}
		if len(rows) > 0 && !open {
			rows[0][1+i].formula = document.SumOf(parts...)
		}
	}
	for _, l := range m.Year.Lines {
		add(l.ID+" "+l.Name, false, func(x budget.Line) bool { return x.ID == l.ID })
	}
	return rows
}

// monitoringOpen is the row of a sum that lacks a part: what is known of it.
func (m *Maker) monitoringOpen(name string, s budget.ToDate) []val {
	row := []val{m.told(name), dash(), dash(), dash(), dash(), dash(), txt("缺" + strings.Join(slices.Compact(append(s.Unbudgeted, s.Unpaid...)), "、") + "的数")}
	if len(s.Unbudgeted) == 0 {
		row[1], row[2] = m.toldDigits(s.Original.ShownWan()), m.toldDigits(s.Revised.ShownWan())
	}
	if len(s.Unpaid) == 0 {
		row[3] = m.toldDigits(s.Paid.ShownWan())
	}
	return row
}

func (m *Maker) alertForm() []document.Block {
	mon := m.Year.Monitoring
	if len(mon.Alerts) == 0 {
		return nil
	}
	cols := []col{{"编号", 7, document.Center}, {"灯", 7, document.Center}, {"对象", 18, ""}, {"偏差原因", 18, ""}, {"纠偏措施", 16, ""},
		{"答复期限", 10, document.Center}, {"答复日期", 10, document.Center}, {"处置", 10, document.Center}, {"结果", 22, ""}}
	var rows [][]val
	for _, a := range mon.Alerts {
		answered := fact.HanDay(a.Responded)
		if a.RespondBy != "" && a.Responded > a.RespondBy {
			answered += "（逾期）"
		}
		disposal := a.Disposition
		if a.Adjustment != "" {
			disposal += "（" + a.Adjustment + "）"
		}
		cause := strings.TrimPrefix(a.CauseKind+"：", "：") + a.Cause
		rows = append(rows, []val{m.told(a.ID), m.told(a.Lamp).lit(a.Lamp), m.told(m.named(a.Object)), m.prose(cause, a.Place),
			m.prose(a.Measure, a.Place), m.told(fact.HanDay(a.RespondBy)), m.told(answered), m.told(disposal), m.prose(a.Result, a.Place)})
	}
	return titled("预警和处置", "", simple("alerts", cols, rows))
}

// CoverageForm returns the 自评覆盖情况: projects and money against those that
// were evaluated, exceptions with their reason.
func (m *Maker) CoverageForm() *document.Document {
	summary := simple("coverage-sum", []col{{"范围", 16, document.Left}, {"项目数", 20, document.Right}, {"自评项目数", 20, document.Right},
		{"自评覆盖率", 20, document.Right}, {"项目支出全年预算数（万元）", 20, document.Right}, {"自评项目全年预算数（万元）", 20, document.Right}},
		[][]val{{txt("全部项目"), m.fig("项目数").called("项目数"), m.fig("自评项目数").called("自评项目数"),
			m.fig("自评覆盖率").by(document.ShareOf("自评项目数", "项目数")), m.amt("项目支出-" + budget.StageRevised), m.amt("自评项目-全年预算数")}})
	return m.formDocument(m.year()+"项目绩效自评覆盖情况", append(titled("覆盖情况汇总", "", summary), m.coverageTable()...)...)
}
