package report

import (
	"slices"

	"jiheng/budget"
	"jiheng/document"
)

// summaryCols is the grid of the summary: heads and values side by side.
var summaryCols = []document.Column{{Width: 22}, {Width: 28}, {Width: 22}, {Width: 28}}

// mostMissed is how many indicators that lost points the summary names.
const mostMissed = 6

// Summary returns the year on one screen (概要): score and grade, money and its
// rate, what lost most points. Every figure is a fact's. A score that nothing was
// given for is blank, and one that is not complete says so.
func (m *Maker) Summary() []document.Block {
	t := &document.Table{ID: "summary", Columns: summaryCols}
	total, grade := dash(), txt("未评分")
	if m.Eval.Rated {
		total, grade = m.fig("自评总分").at(document.Center), m.fig("自评等级").at(document.Center)
	}
	if !m.Eval.Complete && m.Eval.Rated {
		grade = txt("不定等级")
	}
	t.Rows = append(t.Rows,
		tableRow(head("自评总分", 1), total.at(document.Center), head("等级", 1), grade.at(document.Center)),
		tableRow(head("年初预算数", 1), m.summed(budget.StageOriginal), head("全年预算数", 1), m.summed(budget.StageRevised)),
		tableRow(head("决算数", 1), m.summed(budget.StageOutturn), head("预算执行率", 1), m.fig("合计-执行率").at(document.Center)),
		tableRow(head("失分较多", 1), m.missed().over(3)))
	if !m.Eval.Complete {
		t.Rows = append(t.Rows, tableRow(head("尚不完整", 1), txt(m.incomplete()).over(3)))
	}
	return []document.Block{document.Styled(document.Caption, m.year()+"自评概要"), t, document.Styled(document.Remark, m.Basis())}
}

// summed shows the unit's money of a stage.
func (m *Maker) summed(stage string) val { return m.fig("合计-" + stage).at(document.Center) }

// missed names the indicators that lost most points, a line each: target, actual
// value and points.
func (m *Maker) missed() val {
	var lost []budget.Score
	for _, s := range m.Eval.Scores {
		if s.State == budget.Scored && s.Points.Cmp(s.Weight) < 0 {
			lost = append(lost, s)
		}
	}
	if len(lost) == 0 {
		if !m.Eval.Rated {
			return dash()
		}
		return txt("已评分的指标都得满分。")
	}
	slices.SortStableFunc(lost, func(a, b budget.Score) int {
		return b.Weight.Sub(b.Points).Cmp(a.Weight.Sub(a.Points))
	})
	var out val
	for k, s := range lost[:min(len(lost), mostMissed)] {
		if k > 0 {
			out.runs = append(out.runs, document.Run{Text: "\n"})
		}
		m.missedLine(&out, s)
	}
	if len(lost) > mostMissed {
		out.runs = append(out.runs, document.Run{Text: "\n其余失分的指标见附件1。"})
	}
	out.runs = joined(out.runs)
	return out
}

// missedLine appends one indicator: SL13 应急救护培训人数：指标值≥1500人，完成900人，
// 得0.74分.
func (m *Maker) missedLine(out *val, s budget.Score) {
	add := func(words string, v val) {
		if document.Text(v.runs) == "—" {
			return
		}
		out.runs = append(append(out.runs, document.Run{Text: words}), v.runs...)
		out.sample = out.sample || v.sample
	}
	out.runs = append(out.runs, document.Run{Text: s.Code + " " + s.Name})
	if s.Code == budget.ExecutionID {
		out.runs[len(out.runs)-1].Text = s.Name
		add("：", m.fig("合计-执行率"))
	} else if i, ok := m.Year.IndicatorByCode(s.Code); ok {
		add("：指标值", m.targetCell(i, i.InForce()))
		add("，完成", m.fig(i.Code))
	}
	add("，得", m.fig(s.Code+"-得分"))
}

// mostProblems is how many reasons the summary gives why a score is incomplete.
const mostProblems = 3

func (m *Maker) incomplete() string {
	all := m.Eval.Problems
	words := joinSays(all[:min(len(all), mostProblems)])
	if len(all) > mostProblems {
		words += "；等等"
	}
	if words == "" {
		return "分值或得分还不齐，总分和等级以补齐后为准。"
	}
	return words + "。总分和等级以补齐后为准。"
}
