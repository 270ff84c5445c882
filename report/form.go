package report

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
)

// tableRow makes a row of a form, every sample cell labelled.
func tableRow(vals ...val) document.Row {
	var r document.Row
	for _, v := range vals {
		r.Cells = append(r.Cells, v.labelled())
	}
	return r
}

// fromSample returns the head with the label of sample data where the year is.
func (m *Maker) fromSample(v val) val {
	v.sample = m.Year.Sample
	return v
}

// plainly shows words of a column whose head carries the label.
func plainly(v val) val { v.sample = false; return v }

// formDocument is a form as a document across the page.
func (m *Maker) formDocument(title string, blocks ...document.Block) *document.Document {
	d := m.document(title)
	d.Blocks = append(d.Blocks, &document.Break{Landscape: true}, document.Styled(document.Title, title))
	if m.Year.Sample {
		d.Blocks = append(d.Blocks, document.Styled(document.Subtitle, document.SampleWords))
	}
	d.Blocks = append(d.Blocks, blocks...)
	return d
}

func (m *Maker) document(title string) *document.Document {
	d := &document.Document{Title: title, Author: m.Year.Unit.Name, Sample: m.Year.Sample}
	if m.Year.Sample {
		d.Footer = document.SampleWords
	}
	return d
}

// year returns 2024年度.
func (m *Maker) year() string { return itoa(m.Year.FiscalYear) + "年度" }

// overallCols is the grid of the overall form.
var overallCols = []document.Column{{Width: 11}, {Width: 11}, {Width: 18}, {Width: 6, Align: document.Center},
	{Width: 12, Align: document.Center}, {Width: 12, Align: document.Center}, {Width: 14, Align: document.Center},
	{Width: 7, Align: document.Center}, {Width: 7, Align: document.Center}, {Width: 27}}

// OverallForm returns the 整体支出绩效自评表: money by fund and part, goals,
// indicators with both targets, score and reason, total and grade. There is no
// national form: this one is the union of the forms seen (our own choice).
func (m *Maker) OverallForm() *document.Document {
	t := &document.Table{ID: "overall", Columns: overallCols}
	t.Rows = append(t.Rows,
		tableRow(head("单位名称", 2), txt(m.Year.Unit.Name).over(4), head("主管部门", 1), txt(m.Year.Unit.Competent).over(3)))
	t.Rows = append(t.Rows, m.overallMoney()...)
	t.Rows = append(t.Rows, tableRow(head("年度绩效目标", 3), head("预期目标", 4), head("实际完成情况", 3)))
	for _, g := range m.Year.Goals {
		t.Rows = append(t.Rows, tableRow(m.told(g.Field+"（权重"+g.Share.String()+"%）").over(3), m.prose(g.Text, g.Place).over(4),
			m.prose(g.Achieved, g.Place).over(3)))
	}
	leaves := &document.Table{ID: "overall-indicators", Columns: overallCols, Header: 1}
	leaves.Rows = append(leaves.Rows, tableRow(head("一级指标", 1), head("二级指标", 1), head("三级指标", 1), head("核心", 1),
		m.fromSample(head("年初指标值", 1)), m.fromSample(head("调整指标值", 1)),
		head("全年完成值", 1), m.fromSample(head("分值", 1)), m.fromSample(head("得分", 1)), m.fromSample(head("偏差原因分析及改进措施", 1))))
	leaves.Rows = append(leaves.Rows, m.indicatorRows(m.Eval, "")...)
	leaves.Rows = append(leaves.Rows, tableRow(head("总分", 7), fullMark(m.Eval, "").at(document.Center),
		m.rated(plainly(m.amt("自评总分")).by(totalOf(m.Eval, ""))), m.gradeCell()))
	return m.formDocument(m.year()+"单位整体支出绩效自评表", t, document.Styled(document.Caption, "绩效指标"), leaves,
		document.Styled(document.Remark, m.Basis()), document.Styled(document.Remark, "总分算法："+joinSays(m.Eval.Says)+"。"+weightNote(m.Eval)))
}

func joinSays(says []string) string {
	out := ""
	for i, s := range says {
		if i > 0 {
			out += "；"
		}
		out += s
	}
	return out
}

func (m *Maker) gradeCell() val {
	if !m.Eval.Complete {
		return txt("不定等级：" + joinSays(m.Eval.Problems))
	}
	v := m.fig("自评等级")
	v.runs = append(document.Plain("等级："), v.runs...)
	return v
}

// overallMoney is the money block: only the total line is scored.
func (m *Maker) overallMoney() []document.Row {
	heads := []val{head("资金（万元）", 3), head("年初预算数", 2), head("全年预算数", 1), head("决算数", 1), head("分值", 1), head("得分", 1), head("执行率", 1)}
	var rows [][]val
	line := func(name, prefix string, scored bool) {
		weight, points := dash(), dash()
		if scored && len(m.Eval.Scores) > 0 && m.Eval.Scores[0].Code == budget.ExecutionID {
			weight = m.toldDigits(m.Eval.Scores[0].Weight).at(document.Center).called(weightCell("", budget.ExecutionID))
			points = m.amt(budget.ExecutionID + "-得分").at(document.Center).called(pointsCell("", budget.ExecutionID))
		}
		stage := func(s string) val {
			v := m.amt(prefix + "-" + s).at(document.Right).called(prefix + "-" + s)
			if scored {
				v.formula = document.SumOf(m.fundCells(s)...)
			}
			return v
		}
		rate := m.fig(prefix + "-执行率").at(document.Right).by(document.ShareOf(prefix+"-"+budget.StageOutturn, prefix+"-"+budget.StageRevised))
		rows = append(rows, []val{txt(name).over(3), stage(budget.StageOriginal).over(2), stage(budget.StageRevised),
			stage(budget.StageOutturn), weight, points, rate})
	}
	line("年度资金总额", "合计", true)
	for _, f := range budget.Funds {
		if !m.Year.HasFund(f) {
			rows = append(rows, []val{txt("其中：" + string(f)).over(3), dash().over(2), dash(), dash(), dash(), dash(), dash()})
			continue
		}
		line("其中："+string(f), string(f), false)
	}
	line("按支出：基本支出", "基本支出", false)
	line("按支出：项目支出", "项目支出", false)
	return headed(heads, rows)
}

// indicatorRows are the leaves of an evaluation with merged level-1 and level-2
// cells; the overall form, which has no name, shows both targets and the core
// mark.
func (m *Maker) indicatorRows(e *budget.Evaluation, form string) []document.Row {
	var leaves []*budget.Indicator
	scores := map[string]budget.Score{}
	for _, s := range e.Scores {
		if i, ok := m.Year.IndicatorByCode(s.Code); ok {
			leaves = append(leaves, i)
			scores[s.Code] = s
		}
	}
	var rows []document.Row
	for k, i := range leaves {
		var cells []val
		if k == 0 || leaves[k-1].Level1 != i.Level1 {
			cells = append(cells, txt(i.Level1).down(same(leaves[k:], func(x *budget.Indicator) string { return x.Level1 })).at(document.Center))
		}
		if k == 0 || leaves[k-1].Level2 != i.Level2 || leaves[k-1].Level1 != i.Level1 {
			cells = append(cells, txt(i.Level2).down(same(leaves[k:], func(x *budget.Indicator) string { return x.Level1 + x.Level2 })).at(document.Center))
		}
		cells = append(cells, plainly(txt(i.Code+" "+i.Name)))
		cells = append(cells, m.leafCells(i, scores[i.Code], form)...)
		rows = append(rows, tableRow(cells...))
	}
	return rows
}

// same counts how many leaves from the first on share its key.
func same(leaves []*budget.Indicator, key func(*budget.Indicator) string) int {
	n := 1
	for n < len(leaves) && key(leaves[n]) == key(leaves[0]) {
		n++
	}
	return n
}

func (m *Maker) leafCells(i *budget.Indicator, s budget.Score, form string) []val {
	wide := form == ""
	points := digits(s.Points)
	if f, ok := m.Facts.Get(i.ScoreID()); ok && wide {
		points = m.amt(f.ID)
	}
	if s.State != budget.Scored {
		points = txt(string(s.State))
	}
	actual := m.fig(i.Code)
	if i.NotApply != "" {
		actual = txt("—")
	}
	reason := m.reason(i)
	weight := scoreWeight(s).called(weightCell(form, i.Code))
	points = plainly(points).called(pointsCell(form, i.Code))
	if !wide {
		return []val{plainly(m.targetCell(i, i.InForce())), actual, weight, points, reason}
	}
	core, adjusted := "", txt("—")
	if i.Core {
		core = "是"
	}
	if i.Adjusted != nil {
		adjusted = plainly(m.targetCell(i, i.Adjusted.Target))
	}
	return []val{txt(core), plainly(m.targetCell(i, i.Target)), adjusted, actual, weight, points, reason}
}

// reason is what the form says of a deviation: cause, measure, owner, due day,
// and what a figure owes to the unit that does not decide it alone.
func (m *Maker) reason(i *budget.Indicator) val {
	if i.NotApply != "" {
		return plainly(m.prose("不适用："+i.NotApply, i.Place))
	}
	text := deviationText(i.Deviation)
	if i.Contribution != "" {
		if text != "" {
			text += "。"
		}
		text += "贡献说明：" + i.Contribution
	}
	if text == "" {
		return txt("")
	}
	return plainly(m.prose(text, i.Place))
}

// deviationText is a deviation in words, empty where there is none.
func deviationText(d *budget.Deviation) string {
	if d == nil {
		return ""
	}
	text := d.Reason
	if d.Measure != "" {
		text += "。措施：" + d.Measure
	}
	if d.Owner != "" {
		text += "（" + d.Owner
		if d.Due != "" {
			text += "，" + fact.HanDay(d.Due) + "前"
		}
		text += "）"
	}
	return text
}

// A Layout is the layout of a project form.
type Layout string

// The layouts: the national one in 万元, the one of Shanghai's districts in 元.
const (
	National Layout = "全国"
	Shanghai Layout = "上海市区级"
)

var projectCols = []document.Column{{Width: 9}, {Width: 9}, {Width: 18}, {Width: 12, Align: document.Center},
	{Width: 13, Align: document.Center}, {Width: 12, Align: document.Center}, {Width: 7, Align: document.Center}, {Width: 34}}

// ProjectForm returns the 项目支出绩效自评表 of one project in a layout. Its
// indicators are those of the unit that the dossier says it borrows, their weights
// scaled to what the execution line leaves, and marked: projects of a dossier have
// no weights of their own. A project without indicators has no score and no grade.
func (m *Maker) ProjectForm(l budget.Line, layout Layout) (*document.Document, error) {
	e, err := m.ProjectEvaluation(l)
	if err != nil {
		return nil, err
	}
	unit, name := "万元", "项目支出绩效自评表"
	display := fact.Places(2)
	if layout == Shanghai {
		unit, name = "元", "财政项目支出绩效自评表"
		display.Unit = num.Yuan
	}
	t := &document.Table{ID: "project-" + l.ID, Columns: projectCols}
	t.Rows = append(t.Rows,
		tableRow(head("项目名称", 2), m.told(l.ID+" "+l.Name).over(2), head("项目代码", 2), m.told(l.Code).over(2)),
		tableRow(head("主管部门", 2), txt(m.Year.Unit.Competent).over(2), head("实施单位", 2), txt(m.Year.Unit.Name+bracketed("", l.Office)).over(2)))
	t.Rows = append(t.Rows, m.projectMoney(l, e, unit, display)...)
	t.Rows = append(t.Rows, tableRow(head("年度总体目标", 2).down(2), head("预期目标", 3), head("实际完成情况", 3)),
		tableRow(m.prose(l.Goal, l.Place).over(3), m.prose(l.Achieved, l.Place).over(3)))
	leaves := &document.Table{ID: t.ID + "-indicators", Columns: projectCols, Header: 1}
	leaves.Rows = append(leaves.Rows, tableRow(head("一级指标", 1), head("二级指标", 1), head("三级指标", 1), m.fromSample(head("年度指标值", 1)),
		head("实际完成值", 1), m.fromSample(head("分值", 1)), m.fromSample(head("得分", 1)), m.fromSample(head("偏差原因分析及改进措施", 1))))
	rows, note := m.projectRows(l, e)
	leaves.Rows = append(leaves.Rows, rows...)
	return m.formDocument(m.year()+name, t, document.Styled(document.Caption, "绩效指标"), leaves, document.Styled(document.Remark, note),
		document.Styled(document.Remark, m.ruleNote())), nil
}

// projectRows are the indicators of a project with its total, and the remark below
// them.
func (m *Maker) projectRows(l budget.Line, e *budget.Evaluation) ([]document.Row, string) {
	if e == nil {
		return withoutIndicators()
	}
	grade := "等级：" + e.Grade
	if !e.Complete {
		grade = "不定等级：" + joinSays(e.Problems)
	}
	rows := append(m.indicatorRows(e, l.ID), tableRow(head("总分", 5), fullMark(e, l.ID), m.totalCell(e, l.ID), m.told(grade)))
	return rows, "注：" + m.borrowedNote(l, e) + joinSays(e.Says) + "。" + m.satisfactionNote(l)
}

// satisfactionNote names the unit's own indicators of satisfaction on the form of
// a project that has none; those that another project lists are that project's.
// Empty where the form has one, or the unit has none. Nothing is claimed of how
// the survey was made.
func (m *Maker) satisfactionNote(l budget.Line) string {
	if slices.ContainsFunc(m.Year.IndicatorsOf(l), (*budget.Indicator).Satisfaction) {
		return ""
	}
	var names []string
	for _, i := range m.Year.Indicators {
		listed := slices.ContainsFunc(m.Year.Lines, func(x budget.Line) bool { return slices.Contains(x.Indicators, i.Code) })
		if i.Satisfaction() && !listed {
			names = append(names, i.Code+"“"+i.Name+"”")
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "本项目没有单设满意度指标；整体支出的满意度指标是" + strings.Join(names, "、") + "。"
}

// projectMoney is the money block: total, appropriation of the year, carry-over,
// other money.
func (m *Maker) projectMoney(l budget.Line, e *budget.Evaluation, unit string, d fact.Display) []document.Row {
	weight, points := dash(), dash()
	if e != nil {
		execution := e.Scores[0]
		weight, points = digits(execution.Weight).called(weightCell(l.ID, execution.Code)), m.toldDigits(execution.Points)
		if execution.State != budget.Scored {
			points = txt(string(execution.State))
		}
		points = points.called(pointsCell(l.ID, execution.Code))
	}
	show := func(row, stage string) val {
		return m.in(l.ID+"-"+stage, d).at(document.Right).called(l.ID + "/" + row + "-" + stage)
	}
	line := func(row string, weight, points val) []val {
		rate := m.fig(l.ID + "-执行率").at(document.Right).by(document.ShareOf(l.ID+"/"+row+"-"+budget.StageOutturn, l.ID+"/"+row+"-"+budget.StageRevised))
		return []val{show(row, budget.StageOriginal), show(row, budget.StageRevised), show(row, budget.StageOutturn), weight, points, rate}
	}
	sum := line("总额", weight, points)
	stages := []string{budget.StageOriginal, budget.StageRevised, budget.StageOutturn}
	heads := []val{head("项目资金（"+unit+"）", 2), head("年初预算数", 1), head("全年预算数", 1), head("全年执行数", 1), head("分值", 1), head("得分", 1), head("执行率", 1)}
	rows := [][]val{append([]val{txt("年度资金总额").over(2)}, sum...)}
	has := "当年财政拨款"
	if !l.Fund.Appropriated() {
		has = "其他资金"
	}
	parts := make([][]string, len(stages))
	for k, source := range []string{"当年财政拨款", "上年结转资金", "其他资金"} {
		vals := []val{dash(), dash(), dash(), dash(), dash(), dash()}
		if source == has {
			vals = line(source, dash(), dash())
		}
		for i, stage := range stages {
			vals[i].name = l.ID + "/" + source + "-" + stage
			parts[i] = append(parts[i], vals[i].name)
		}
		name := source
		if k == 0 {
			name = "其中：" + source
		}
		rows = append(rows, append([]val{txt(name).over(2)}, vals...))
	}
	for i := range stages {
		rows[0][1+i].formula = document.SumOf(parts[i]...)
	}
	return headed(heads, rows)
}

// ProjectEvaluation scores a project as its form prints it: its execution and the
// indicators that measure it, under the chosen pack with the classes put together; nil
// where it has none.
func (m *Maker) ProjectEvaluation(l budget.Line) (*budget.Evaluation, error) {
	inds := m.Year.IndicatorsOf(l)
	if len(inds) == 0 {
		return nil, nil
	}
	p := *m.Eval.Pack
	p.Items, p.Caps = nil, nil
	ten := num.Int(10)
	for _, g := range m.Eval.Pack.Groups {
		for _, c := range g.Classes {
			if c == "预算执行率" {
				ten = g.Weight
			}
		}
	}
	p.Groups = []regs.Group{{Name: "预算执行率", Weight: ten, Classes: []string{"预算执行率"}}, {Name: "绩效指标", Weight: p.Total.Sub(ten), Classes: []string{"*"}}}
	in := m.Year.Input()
	in.Outturn, in.Revised = l.Outturn.Fen, m.Year.Revised(l).Fen
	own := func(x budget.Line) bool { return x.ID == l.ID }
	in.NoMoney, in.Lacks = !l.Outturn.Known || !l.Original.Known, m.Year.LacksOf(own)
	in.Bases = m.Year.Bases(own)
	in.Indicators, in.Rescored = inds, true
	return budget.Evaluate(&p, in)
}
