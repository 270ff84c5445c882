package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

var titleOrYear = plain.NewExpr(`《[^》]*》|20[0-9]{2}(?:[-—－～至]20[0-9]{2})?年?度?|〔[^〕]*〕[0-9]+号`)

// goalsCovered wants every quantity of a goal to be measured by an indicator of
// the form, and every task of the dossier to have indicators.
func goalsCovered(p *check.Pass) check.Outcome {
	judged := false
	if p.Dossier != nil {
		for _, t := range p.Dossier.Tasks {
			if judged = true; len(t.Indicators) == 0 {
				p.Whole("年度任务“"+t.ID+" "+t.Name+"”没有一个指标衡量。", "在目标.yaml里给这项任务列出指标")
			}
		}
	}
	if p.IsForm() {
		for _, f := range p.ProjectForms() {
			judged = coveredIn(p, &f) || judged
		}
	}
	switch {
	case judged:
		return check.Decided
	case p.IsForm():
		return check.Undecided("没有同时读出目标里的数量和指标")
	}
	return check.NotApplicable("不是自评表或目标表")
}

// coveredIn reports the quantities of a form's goals that no indicator is about.
func coveredIn(p *check.Pass, f *paper.ProjectForm) bool {
	rows := f.Rows()
	if len(rows) < fewestRows {
		return false
	}
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(r.Name + paper.CellText(r.Target) + paper.CellText(r.Unit) + paper.CellText(r.Rule) + "\n")
	}
	measured, judged := b.String(), false
	for _, g := range f.Goals {
		if g.Long || g.At == nil {
			continue
		}
		for _, t := range paper.FiguresOf(g.At.Text) {
			if t.Base == "元" || t.Base == "年" || t.Base == "月" || t.Base == "日" || g.At == g.Label && t.Start < strings.Index(g.At.Text, "：") {
				continue
			}
			noun := head(g.At.Text, t)
			if paper.Runes(noun) < 2 || slices.ContainsFunc(scopeWords,
				func(w string) bool { return strings.HasSuffix(paper.WordsBefore(g.At.Text, t.Start), w) }) {
				continue
			}
			judged = true
			if !answered(measured, noun) && !strings.Contains(measured, t.Number.String()) &&
				!answered(measured, paper.WordsBefore(g.At.Text, t.Start)) {
				p.At(g.At, paper.Range{From: t.Start, To: t.End},
					fmt.Sprintf("%s的目标写了“%s”，%d个指标里没有一个衡量它。", f.Title(), paper.Clip(paper.Clause(g.At.Text, t.Start), 30),
						len(rows)), "补设衡量“"+noun+"”的指标，或修改目标")
			}
		}
	}
	return judged
}

// scopeWords say that a quantity is what the work is done to, not its result.
var scopeWords = []string{"对", "在", "为", "向", "给", "全镇", "全县", "全区", "辖区", "辖区内", "现有", "共有", "涉及", "按", "每", "面积约", "与", "用"}

var goalColumn = []string{"对应目标", "对应任务", "所属目标", "关联任务", "关联目标", "对应年度目标", "对应年度任务", "所属任务"}

// indicatorsCovered wants every indicator of the dossier to belong to a task or a
// goal, and the column that says so in a form to be filled.
func indicatorsCovered(p *check.Pass) check.Outcome {
	judged := false
	if p.Dossier != nil {
		judged = true
		linked := map[string]bool{}
		for _, t := range p.Dossier.Tasks {
			for _, code := range t.Indicators {
				linked[code] = true
			}
		}
		for _, i := range p.Dossier.Indicators {
			named := false
			for _, g := range p.Dossier.Goals {
				named = named || strings.Contains(g.Text, "{{"+i.Code+"-") || strings.Contains(g.Text, "{{"+i.Code+"}}")
			}
			if !linked[i.Code] && !named {
				p.Whole("指标“"+i.Code+" "+i.Name+"”不属于任何任务和目标。", "在目标.yaml里把它列入一项任务，或删去这个指标")
			}
		}
	}
	for _, it := range p.IndicatorTables() {
		c := it.Column(goalColumn...)
		if c < 0 {
			continue
		}
		judged = true
		for _, r := range it.Rows {
			if l := it.Grid.At(r.Row, c); paper.NoValue(paper.CellText(l)) {
				p.Line(r.At, "指标“"+r.Name+"”的“"+paper.PlainHead(it.Grid.Text(it.Head, c))+"”是空的。", "写明它衡量哪项目标或任务")
			}
		}
	}
	switch {
	case judged:
		return check.Decided
	case len(p.IndicatorTables()) == 0:
		return noIndicators
	}
	return check.Undecided("没有写明指标与目标、任务的对应关系")
}
