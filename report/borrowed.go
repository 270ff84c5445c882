package report

import (
	"strings"

	"jiheng/budget"
	"jiheng/document"
)

// noIndicators stands where the indicators of a project would.
const noIndicators = "没有指标"

// scoreWeight is a leaf's weight under the pack; one that was scaled carries the
// approved weight behind it: 22.22〔原22〕.
func scoreWeight(s budget.Score) val {
	if s.WeightText() == "" {
		return dash()
	}
	v := digits(s.Weight)
	if s.Reweighed != "" {
		v.runs = append(v.runs, document.Run{Text: "〔原" + s.Approved.String() + "〕", Super: true})
	}
	return v
}

// weightNote says what the mark behind a scaled weight means; empty where no
// weight was scaled.
func weightNote(e *budget.Evaluation) string {
	if !e.Scaled {
		return ""
	}
	return "分值后注明〔原…〕的，档案里的分值按规则包" + e.Pack.ID + "折算：同一类之内按比例折成规则包给这一类的分值。"
}

// fullMark is the full mark at the foot of the weights, with the sum that makes it
// where they add up.
func fullMark(e *budget.Evaluation, form string) val {
	v := digits(e.Pack.Total)
	if len(e.Gaps) > 0 {
		return v
	}
	return v.by(weightsOf(e, form))
}

// totalCell is the total of an evaluation; 未评定 where there is none.
func (m *Maker) totalCell(e *budget.Evaluation, form string) val {
	if !e.Rated {
		return txt(budget.Unrated)
	}
	return digits(e.Total).by(totalOf(e, form)) // the head says that it is sample data
}

// rated is the cell of the year's total, or 未评定 where there is none.
func (m *Maker) rated(v val) val {
	if !m.Eval.Rated {
		return txt(budget.Unrated)
	}
	return v
}

// borrowedNote says whose indicators the form of a project shows, and that the
// weights are not the project's own.
func (m *Maker) borrowedNote(l budget.Line, e *budget.Evaluation) string {
	from := "单位整体支出绩效指标，由本项目列明"
	if task, ok := m.Year.TaskByID(l.Borrowed); ok {
		from = "任务" + strings.TrimSpace(task.ID+"“"+task.Name+"”")
	} else if line, ok := m.Year.LineByID(l.Borrowed); ok {
		from = "项目" + line.ID + "“" + line.Name + "”"
	}
	text := "指标借自" + from + "；"
	if e.Scaled {
		text += "分值由整体支出里的分值折算，〔原…〕是整体支出里的分值；"
	}
	return text
}

// withoutIndicators are the rows of a project's form that has nothing to score,
// and the remark that says so.
func withoutIndicators() ([]document.Row, string) {
	rows := []document.Row{tableRow(txt(noIndicators).over(8).at(document.Center)),
		tableRow(head("总分", 5), dash(), txt(budget.Unrated), txt("不定等级："+noIndicators))}
	return rows, "注：本项目" + noIndicators + "，不计分，也不定等级；预算表里没有写明衡量它的指标，也没有写明借用哪个任务或项目的指标。"
}
