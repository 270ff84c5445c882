package report

import (
	"jiheng/budget"
	"jiheng/document"
)

// fundCells names the cells of all funds that the unit has, at a stage.
func (m *Maker) fundCells(stage string) []string {
	var out []string
	for _, f := range budget.Funds {
		if m.Year.HasFund(f) {
			out = append(out, string(f)+"-"+stage)
		}
	}
	return out
}

// weightCell and pointsCell name the cells of a leaf in the form of a project,
// or in the overall form, whose prefix is empty.
func weightCell(form, code string) string { return form + "/" + code + "-分值" }
func pointsCell(form, code string) string { return form + "/" + code + "-得分" }

// totalOf is the formula of a form's total: the points of all leaves, brought to
// the full mark where some do not apply.
func totalOf(e *budget.Evaluation, form string) *document.Formula {
	f := &document.Formula{}
	var applicable []string
	for _, s := range e.Scores {
		if s.State == budget.NotApplicable {
			continue
		}
		f.Plus = append(f.Plus, pointsCell(form, s.Code))
		applicable = append(applicable, weightCell(form, s.Code))
	}
	if e.Applicable.Cmp(e.Pack.Total) < 0 {
		f.Over, f.Times = applicable, e.Pack.Total
	}
	return f
}

// weightsOf is the formula of the full mark: the weights of all leaves.
func weightsOf(e *budget.Evaluation, form string) *document.Formula {
	f := &document.Formula{}
	for _, s := range e.Scores {
		f.Plus = append(f.Plus, weightCell(form, s.Code))
	}
	return f
}
