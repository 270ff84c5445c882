package rules

import (
	"fmt"
	"strconv"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var (
	yearColumn = plain.NewExpr(`^20[0-9]{2}年?(?:度)?(?:指标值|目标值|目标|计划数|计划)?$`)
	plainCount = plain.NewExpr(`^(?:≥|>=|＝|=|不少于|不低于|至少)?\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*([^0-9%％‰]{0,6})$`)
)

// countTarget reads a target as a number of things; ok is false for rates, dates and
// words.
func countTarget(s string) (d num.Decimal, unit string, ok bool) {
	m := plainCount.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil || paper.HasAny(m[2], "年", "月", "日", "级", "分") {
		return d, "", false
	}
	d, err := num.ParseDecimal(strings.ReplaceAll(m[1], ",", ""))
	return d, strings.TrimSpace(m[2]), err == nil
}

// yearWithinWhole wants the target of a year not to be above that of the whole
// project, and the targets of all years to make up the whole.
func yearWithinWhole(p *check.Pass) check.Outcome {
	tables := p.IndicatorTables()
	if len(tables) == 0 {
		return noIndicators
	}
	judged := false
	for _, it := range tables {
		whole := it.Column("中期指标值", "中期目标值", "实施期指标值", "总指标值", "总目标值", "项目期指标值", "三年指标值", "中期")
		if whole < 0 || whole == it.Target {
			continue
		}
		var years []int
		for c := range it.Grid.Cells[it.Head] {
			if yearColumn.MatchString(paper.PlainHead(it.Grid.Text(it.Head, c))) {
				years = append(years, c)
			}
		}
		for _, r := range it.Rows {
			judged = yearOf(p, &r, whole, years) || judged
		}
	}
	if !judged {
		return check.Undecided("没有同时写出中期指标值和年度指标值")
	}
	return check.Decided
}

func yearOf(p *check.Pass, r *paper.Indicator, whole int, years []int) bool {
	g := r.Table.Grid
	all, unit, ok := countTarget(paper.CellText(g.At(r.Row, whole)))
	if !ok || paper.HasAny(r.Name, "率", "比例", "占比", "满意") {
		return false
	}
	if d, u, ok := countTarget(paper.CellText(r.Target)); ok && len(years) == 0 {
		if (u == unit || u == "" || unit == "") && d.Cmp(all) > 0 {
			p.Line(r.Target, fmt.Sprintf("“%s”年度指标值%s，高于中期指标值%s。", r.Name, paper.CellText(r.Target),
				paper.CellText(g.At(r.Row, whole))), "核对两个指标值：一年的不应超过整个项目期的")
		}
		return true
	}
	var sum num.Decimal
	for _, c := range years {
		d, _, ok := countTarget(paper.CellText(g.At(r.Row, c)))
		if !ok {
			return false
		}
		sum = sum.Add(d)
	}
	if len(years) < 2 {
		return false
	}
	if sum.Cmp(all) != 0 && !sameEveryYear(r, years) {
		p.Line(g.At(r.Row, whole), fmt.Sprintf("“%s”各年指标值之和是%s，中期指标值是%s，相差%s。", r.Name, sum, all,
			sum.Sub(all).Ratio().Abs().Round(2, num.HalfUp)), "核对各年的指标值与中期指标值")
	}
	return true
}

// sameEveryYear reports a level kept every year, which is not added up.
func sameEveryYear(r *paper.Indicator, years []int) bool {
	for _, c := range years[1:] {
		if paper.CellText(r.Table.Grid.At(r.Row, c)) != paper.CellText(r.Table.Grid.At(r.Row, years[0])) {
			return false
		}
	}
	return true
}

var (
	termLabel = map[string]bool{"实施期限": true, "项目期": true, "项目周期": true, "实施周期": true, "项目期限": true, "项目实施期": true, "起止年限": true,
		"项目起止时间": true, "项目起止年限": true, "实施时间": true}
	spanYears = plain.NewExpr(`(20[0-9]{2})[^。；]{1,16}?(20[0-9]{2})`)
	countYear = plain.NewExpr(`^([2-9]|10|两|二|三|四|五)(?:个)?年?(?:度)?$`)
)

// bothGoals wants a project of several years to have a goal of its whole term
// and one of the year.
func bothGoals(p *check.Pass) check.Outcome {
	if p.Text.Kind != paper.GoalForm {
		return check.NotApplicable("不是目标表")
	}
	judged := false
	terms := p.Fields(func(name string) bool { return termLabel[name] })
	for _, f := range p.ProjectForms() {
		var term paper.Field
		for _, x := range terms {
			if x.Label.Index >= f.From && x.Label.Index < f.To && severalYears(x.Value) {
				term = x
				break
			}
		}
		if term.At == nil {
			continue
		}
		judged = true
		long, annual := false, false
		label := term.At
		for _, g := range f.Goals {
			long = long || g.Long && !emptyGoal(g.Text)
			annual = annual || !g.Long
			if g.Long && emptyGoal(g.Text) {
				label = g.Label
			}
		}
		switch {
		case !long:
			p.Line(label, fmt.Sprintf("%s的实施期是%s，跨年度，没有写总目标。", f.Title(), strings.TrimSpace(term.Value)), "写明整个实施期的总目标，再写本年度的目标")
		case !annual:
			p.Line(label, fmt.Sprintf("%s的实施期是%s，只写了总目标，没有写年度目标。", f.Title(), strings.TrimSpace(term.Value)), "从总目标分解出本年度的目标")
		}
	}
	if !judged {
		return check.NotApplicable("没有写实施期限，或不是跨年项目")
	}
	return check.Decided
}

// severalYears reports a term of more than a year.
func severalYears(s string) bool {
	s = strings.TrimSpace(s)
	if m := spanYears.FindStringSubmatch(s); m != nil {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		return b > a
	}
	return countYear.MatchString(s)
}

var (
	gradeHeads = map[string]bool{"审核等级": true, "审核结果": true, "审核结论": true, "审核等次": true, "评审等级": true, "目标审核等级": true, "目标审核结果": true,
		"目标审核结论": true, "绩效目标审核结果": true, "绩效目标审核等级": true}
	grantHeads = []string{"安排预算", "预算安排", "核定预算", "批复预算", "建议安排", "拟安排", "纳入预算"}
)

// goalReviewed wants every project of a list of goal reviews to have a grade, and
// none with the lowest to get money.
func goalReviewed(p *check.Pass) check.Outcome {
	judged := false
	for _, g := range p.Tables {
		for r := range g.Cells {
			name, grade, grant := -1, -1, -1
			for c := range g.Cells[r] {
				switch h := paper.PlainHead(g.Text(r, c)); {
				case h == "项目名称":
					name = c
				case gradeHeads[h]:
					grade = c
				case paper.HasAny(h, grantHeads...) && paper.Runes(h) <= 12:
					grant = c
				}
			}
			if name >= 0 && grade >= 0 && g.At(r, name) != g.At(r, grade) {
				judged = reviewRows(p, g, r, name, grade, grant) || judged
			}
		}
	}
	if !judged {
		return check.NotApplicable("没有列出项目和目标审核等级的表")
	}
	return check.Decided
}

func reviewRows(p *check.Pass, g *paper.Grid, head, name, grade, grant int) bool {
	judged := false
	for r := head + 1; r < len(g.Cells) && !paper.TotalRow(g, r); r++ {
		at, mark := g.At(r, name), g.At(r, grade)
		if at == nil || paper.NoValue(at.Text) || at == mark {
			continue
		}
		judged = true
		given := paper.Amount{}
		if l := g.At(r, grant); l != nil {
			given = paper.AmountOf(l, num.One, g.Unit)
		}
		switch s := paper.CellText(mark); {
		case paper.NoValue(s):
			p.Line(at, "项目“"+paper.Clip(paper.CellText(at), 30)+"”没有目标审核的等级。", "补做目标审核；没有审核的不列入预算")
		case (strings.HasPrefix(s, "差") || paper.HasAny(s, "不通过", "不予通过", "未通过")) &&
			(given.Set && given.Shown.Sign() > 0 || grant >= 0 && paper.CellText(g.At(r, grant)) == "是"):
			p.Line(mark, fmt.Sprintf("项目“%s”的目标审核为“%s”，却安排了预算%s。", paper.Clip(paper.CellText(at), 30), paper.Clip(s, 12),
				given.Text), "审核为差的不得进入下一步预算程序；修改目标、重新审核后再安排")
		}
	}
	return judged
}
