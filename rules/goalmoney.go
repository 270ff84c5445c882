package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// changeExplained lists how a text says what became of the goal when the budget
// was changed.
var changeExplained = []string{"目标调整", "调整目标", "目标未调整", "目标不变", "不影响目标", "不影响绩效", "调整绩效", "指标调整", "调整指标", "相应调整", "同步调整", "目标作了", "目标同步",
	"调整原因", "调减原因", "调增原因", "追加原因"}

// budgetChangedGoalNot finds budgets that were changed much while the targets
// that the form shows before and after stayed what they were.
func budgetChangedGoalNot(p *check.Pass) check.Outcome {
	judged := false
	if p.Dossier != nil {
		judged = changedInDossier(p)
	}
	if p.IsForm() {
		for _, f := range p.ProjectForms() {
			judged = changedIn(p, &f) || judged
		}
	}
	switch {
	case judged:
		return check.Decided
	case p.IsForm():
		return check.Undecided("没有同时写出调整前后的预算和调整前后的指标值")
	}
	return check.NotApplicable("不是自评表或目标表")
}

// changedIn judges a form with the budget and the targets before and after.
func changedIn(p *check.Pass, f *paper.ProjectForm) bool {
	shown, changed := 0, 0
	for _, it := range f.Tables {
		before, after := it.Column("年初指标值", "年初目标值"), it.Column("调整指标值", "调整后指标值", "调整目标值", "全年指标值", "调整后目标值")
		if before < 0 || after < 0 {
			continue
		}
		for _, r := range it.Rows {
			a, b := paper.CellText(it.Grid.At(r.Row, before)), paper.CellText(it.Grid.At(r.Row, after))
			if shown++; !paper.NoValue(b) && b != "无" && b != "不变" && paper.Squeeze(a) != paper.Squeeze(b) {
				changed++
			}
		}
	}
	if shown == 0 {
		return false
	}
	judged := false
	for _, m := range p.MoneyTables() {
		for _, r := range m.Rows {
			a, b := r.Cells[paper.OriginalBudget], r.Cells[paper.RevisedBudget]
			if r.Line == nil || r.Line.Index < f.From || r.Line.Index >= f.To || !r.Total || !a.Set || !b.Set || a.Shown.Sign() <= 0 {
				continue
			}
			judged = true
			q, _ := num.Quo(b.Value(), a.Value())
			percent := q.Sub(num.One).Mul(num.Hundred)
			if percent.Abs().Cmp(goalChange(p)) > 0 && changed == 0 && !changeSaid(p, f) {
				atCell(p, b, "", fmt.Sprintf("%s的预算由%s调为%s，%s%s%%，%d个指标值一个也没有调整，也没有说明。", f.Title(), a.Text, b.Text, upDown(percent),
					percent.Abs().Round(2, num.HalfUp), shown), "按调整后的预算相应调整指标值，或说明为什么不调整", a.Line.Site(a.At))
			}
		}
	}
	return judged
}

// changeSaid reports a sentence of the form that says what became of the goal;
// heads of columns are too short for one.
func changeSaid(p *check.Pass, f *paper.ProjectForm) bool {
	for _, l := range p.Lines[f.From:f.To] {
		if paper.Runes(l.Text) >= 10 && l.Has(changeExplained...) {
			return true
		}
	}
	return false
}

// goalChange is the change of a budget, in percent, beyond which the goal has to
// follow.
func goalChange(p *check.Pass) num.Ratio {
	return num.Int(int64(p.Limit("目标随预算变动"))).Ratio()
}

// changedInDossier judges the projects of the dossier by their adjustments.
func changedInDossier(p *check.Pass) bool {
	y, judged := p.Dossier, false
	for _, l := range y.Projects() {
		if !l.Original.Known || l.Original.Fen <= 0 {
			continue
		}
		judged = true
		q, _ := num.Quo(num.Int(int64(y.Adjusted(l))).Ratio(), num.Int(int64(l.Original.Fen)).Ratio())
		percent := q.Mul(num.Hundred)
		if percent.Abs().Cmp(goalChange(p)) <= 0 || adjustmentSaid(y, l) || targetsAdjusted(y, l) {
			continue
		}
		p.Whole(fmt.Sprintf("项目“%s”的预算%s%s%%，指标值没有调整，预算调整也没有写原因。", l.Name, upDown(percent), percent.Abs().Round(2, num.HalfUp)), "在调整.csv写明原因，或按批准调整指标值")
	}
	return judged
}

func adjustmentSaid(y *budget.Year, l budget.Line) bool {
	for _, a := range y.Adjustments {
		if a.Line == l.ID && a.Reason == "" {
			return false
		}
	}
	return true
}

func targetsAdjusted(y *budget.Year, l budget.Line) bool {
	return slices.ContainsFunc(y.IndicatorsOf(l), func(i *budget.Indicator) bool { return i.Adjusted != nil })
}

// A taskTable is a block of tasks with their money: in all, of it fiscal, other.
type taskTable struct {
	grid                       *paper.Grid
	head                       int
	name, total, fiscal, other int
	scale                      num.Ratio
	unit                       string
}

// taskHead reads a row as the head of a block of tasks; nil where it is none.
func taskHead(g *paper.Grid, r int) *taskTable {
	t := &taskTable{grid: g, head: r, name: -1, total: -1, fiscal: -1, other: -1, unit: g.Unit}
	for c := range g.Cells[r] {
		full := strings.ReplaceAll(g.Text(r, c), " ", "")
		if c > 0 && g.At(r, c) == g.At(r, c-1) || paper.Runes(full) > 16 {
			continue
		}
		h, above := paper.HeadWords(full), ""
		if r > 0 {
			above = paper.HeadWords(g.Text(r-1, c))
		}
		switch {
		case t.name < 0 && (strings.Contains(h, "任务") || strings.Contains(above, "任务")) && !paper.HasAny(h, "指标", "内容"):
			t.name = c
		case strings.Contains(h, "财政拨款") || h == "财政资金":
			t.fiscal = c
		case strings.Contains(h, "其他资金"):
			t.other = c
		case t.total < 0 && paper.HasAny(h, "总额", "预算金额", "年初预算", "金额合计", "资金总额", "小计"):
			t.total = c
		}
		for _, u := range []string{"万元", "亿元", "元"} {
			if t.unit == "" && strings.Contains(full+above, u) {
				t.unit = u
			}
		}
	}
	if t.name < 0 || t.total < 0 || t.fiscal < 0 || t.other < 0 {
		return nil
	}
	t.scale = paper.ScaleOf(t.unit)
	return t
}

// taskMoney wants the money of every task to be the sum of its sources, and the
// total to be that of the tasks.
func taskMoney(p *check.Pass) check.Outcome {
	judged := false
	for _, g := range p.Tables {
		for r := range g.Cells {
			if t := taskHead(g, r); t != nil {
				judged = taskRows(p, t) || judged
			}
		}
	}
	if !judged {
		return check.NotApplicable("没有列出任务和金额的表")
	}
	return check.Decided
}

func taskRows(p *check.Pass, t *taskTable) bool {
	judged := false
	var parts []paper.Amount
	for r := t.head + 1; r < len(t.grid.Cells); r++ {
		name := t.grid.At(r, t.name)
		if name == nil || name == t.grid.At(r, t.total) {
			break
		}
		cellAt := func(c int) paper.Amount {
			l := t.grid.At(r, c)
			if l == nil {
				return paper.Amount{}
			}
			return paper.AmountOf(l, t.scale, t.unit)
		}
		total, fiscal, other := cellAt(t.total), cellAt(t.fiscal), cellAt(t.other)
		if !total.Set {
			continue
		}
		done, wrong := false, false
		if paper.HasAny(strings.ReplaceAll(name.Text, " ", ""), "合计", "总计") {
			if judged = len(parts) > 0 || judged; len(parts) > 0 && !addsUp(total, parts) {
				wrong = true
				sum := sumCells(parts)
				atCell(p, total, "", fmt.Sprintf("任务金额合计写的是%s，各项任务之和是%s，相差%s。", total.Text, total.In(sum),
					total.In(sum.Sub(total.Value()).Abs())), "核对合计和各项任务的金额")
			}
			done = true
		}
		if !wrong && fiscal.Set && other.Set && t.grid.At(r, t.fiscal) != t.grid.At(r, t.other) {
			if judged = true; !addsUp(total, []paper.Amount{fiscal, other}) {
				sum := sumCells([]paper.Amount{fiscal, other})
				atCell(p, total, "", fmt.Sprintf("“%s”的金额写的是%s，财政拨款%s与其他资金%s之和是%s，相差%s。", paper.Clip(paper.CellText(name), 24),
					total.Text, fiscal.Text, other.Text, total.In(sum), total.In(sum.Sub(total.Value()).Abs())), "核对这项任务的总额和资金来源")
			}
		}
		if done {
			break
		}
		parts = append(parts, total)
	}
	return judged
}

var (
	shareCell = plain.NewExpr(`^(?:目标)?权重[：:为]?\s*([0-9]{1,3}(?:\.[0-9]+)?)\s*[%％]$`)
	shareSaid = plain.NewExpr(`目标[一二三四五六七八九十0-9]{1,2}[^，。；：]{0,30}?权重[：:为占]?\s*([0-9]{1,3}(?:\.[0-9]+)?)\s*[%％]`)
)

// goalShares wants the weights of several goals to make up the whole.
func goalShares(p *check.Pass) check.Outcome {
	if !p.IsForm() && !p.IsReport() {
		return check.NotApplicable("不是自评报告、自评表或目标表")
	}
	judged := false
	columns := shareColumns(p)
	for _, f := range p.ProjectForms() {
		var sum num.Decimal
		n := 0
		var last *paper.Line
		take := func(s string, at *paper.Line) {
			if d, err := num.ParseDecimal(s); err == nil {
				sum, n, last = sum.Add(d), n+1, at
			}
		}
		for _, l := range p.Lines[f.From:f.To] {
			if !l.Has("权重") {
				continue
			}
			if m := shareCell.FindStringSubmatch(strings.TrimSpace(l.Text)); m != nil && l.Kind == paper.CellLine {
				take(m[1], l)
				continue
			}
			for _, m := range shareSaid.FindAllStringSubmatch(l.Text, -1) {
				take(m[1], l)
			}
		}
		for _, c := range columns {
			if at := c.grid.At(c.row, c.share).Index; n == 0 && at >= f.From && at < f.To {
				c.read(take)
			}
		}
		if n < 2 {
			continue
		}
		if judged = true; sum.Cmp(num.Int(100)) != 0 {
			p.Line(last, fmt.Sprintf("%d项目标的权重之和是%s%%，应是100%%。", n, sum), "核对各项目标的权重")
		}
	}
	if !judged {
		return check.NotApplicable("没有写各项目标的权重")
	}
	return check.Decided
}

// A shareColumn is a column of weights beside a column of goals.
type shareColumn struct {
	grid             *paper.Grid
	row, name, share int // the row of heads, and the two columns
}

// shareColumns finds the columns of weights of goals.
func shareColumns(p *check.Pass) []shareColumn {
	var out []shareColumn
	for _, g := range p.Tables {
		for r := range g.Cells {
			x := shareColumn{g, r, -1, -1}
			for c, l := range g.Cells[r] {
				if l == nil || len(l.Text) > 60 || !l.Has("目标", "权重") {
					continue
				}
				switch h := paper.PlainHead(l.Text); {
				case h == "目标权重" || h == "权重" || h == "目标分解权重":
					x.share = c
				case h == "年度目标" || h == "年度绩效目标" || h == "目标名称" || h == "目标内容" || h == "目标":
					x.name = c
				}
			}
			if x.name >= 0 && x.share >= 0 {
				out = append(out, x)
			}
		}
	}
	return out
}

// read takes the weights below the head.
func (x shareColumn) read(take func(string, *paper.Line)) {
	g := x.grid
	for k := x.row + 1; k < len(g.Cells) && !paper.TotalRow(g, k); k++ {
		l := g.At(k, x.share)
		if l == nil || g.At(k, x.name) == l {
			return
		}
		if s := strings.TrimRight(paper.CellText(l), "%％"); paper.StartsWithDigit(s) && g.At(k-1, x.share) != l {
			take(s, l)
		}
	}
}
