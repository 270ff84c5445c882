package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// goalUnchanged wants the goal of a self-evaluation to be the one of the goal
// form handed in beside it, unless it says that it was changed.
func goalUnchanged(p *check.Pass) check.Outcome {
	if p.Text.Kind != paper.SelfForm {
		return check.NotApplicable("不是自评表")
	}
	approved := map[string]string{}
	for _, d := range p.Together {
		if d == p.Document {
			continue
		}
		q := &check.Pass{Input: &check.Input{}, Text: p.TextOf(d)}
		if q.Text.Kind != paper.GoalForm || q.Text.Year != p.Text.Year && q.Text.Year != 0 && p.Text.Year != 0 {
			continue
		}
		for _, f := range q.ProjectForms() {
			if text, at := f.Annual(); at != nil && ofTheYear(f) && !paper.HasAny(text, "三年", "五年", "中长期") {
				approved[paper.Squeeze(f.Name)] = text
			}
		}
	}
	if len(approved) == 0 {
		return check.Undecided("没有一起报送批复的目标表")
	}
	judged := false
	changed := paper.HasAny(paper.Words(p.Lines), "目标调整", "调整目标", "调整绩效目标", "目标变更", "调整后目标", "批准调整", "同意调整")
	for _, f := range p.ProjectForms() {
		text, at := f.Annual()
		was, ok := approved[paper.Squeeze(f.Name)]
		if at == nil || !ok {
			continue
		}
		if judged = true; onlyWords(text) != onlyWords(was) && !changed {
			p.Line(at, fmt.Sprintf("%s的目标与批复的不同，批复的是“%s”。", f.Title(), paper.Clip(was, 60)), "照批复的目标填写；经批准调整的写明批准文件")
		}
	}
	if !judged {
		return check.Undecided("目标表里没有同名的项目")
	}
	return check.Decided
}

// ofTheYear reports whether a form says of one of its goals that it is the
// year's: 总体目标 alone may be that of several years.
func ofTheYear(f paper.ProjectForm) bool {
	return slices.ContainsFunc(f.Goals, func(g paper.GoalText) bool {
		return !g.Long && paper.BareLabel(g.Label.Text) != "总体目标" && !strings.HasPrefix(paper.BareLabel(strings.TrimSpace(g.Label.Text)), "总体目标：")
	})
}

// onlyWords is a text without blanks and marks.
func onlyWords(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" 　\n\t，。、；：,.;:“”\"（）()", r) {
			return -1
		}
		return r
	}, s)
}

var fillers = strings.NewReplacer("本项目", "", "项目", "", "完成", "", "实施", "", "开展", "", "做好", "", "推进", "", "保障", "", "确保", "", "顺利", "",
	"正常", "", "通过", "", "按时", "", "全面", "", "工作", "", "任务", "", "年度", "", "目标", "", "支出", "", "经费", "", "进行", "", "支付", "", "的", "",
	"全年", "", "及时", "", "有序", "", "圆满", "", "各项", "")

// essence is a text without what goals and names of projects add to anything.
func essence(s string) string {
	return onlyWords(fillers.Replace(titleOrYear.ReplaceAllString(strings.TrimRight(s, "。；"), "")))
}

// likePairs returns how alike two short texts are: the share of neighbouring pairs
// of characters that they have in common, in percent of those of both.
func likePairs(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) < 2 || len(y) < 2 {
		return 0
	}
	count := map[[2]rune]int{}
	for i := 1; i < len(x); i++ {
		count[[2]rune{x[i-1], x[i]}]++
	}
	common := 0
	for i := 1; i < len(y); i++ {
		if k := [2]rune{y[i-1], y[i]}; count[k] > 0 {
			count[k]--
			common++
		}
	}
	return 200 * common / (len(x) + len(y) - 2)
}

// goalRepeatsName finds goals that say no more than the name of the project.
func goalRepeatsName(p *check.Pass) check.Outcome {
	if !p.IsForm() {
		return check.NotApplicable("不是自评表或目标表")
	}
	judged := false
	for _, f := range p.ProjectForms() {
		text, at := f.Annual()
		if at == nil || f.Name == "" {
			continue
		}
		judged = true
		a, b := essence(text), essence(f.Name)
		if a == "" && strings.Contains(text, "项目") || a == b || likePairs(a, b) > p.Limit("目标像名称") {
			p.Line(at, fmt.Sprintf("年度目标“%s”只是重复项目名称“%s”，没有写要达到的结果。", paper.Clip(text, 40), paper.Clip(f.Name, 30)), "写明做多少、为谁做、达到什么结果")
		}
	}
	if !judged {
		return check.Undecided("没有同时读出项目名称和年度目标")
	}
	return check.Decided
}

// goalOfLastYear finds the goal of last year's form beside a budget that is
// another.
func goalOfLastYear(p *check.Pass) check.Outcome {
	last, ok := p.LastText()
	if !ok {
		return check.NotApplicable("没有上年的文件")
	}
	if !p.IsForm() {
		return check.NotApplicable("不是自评表或目标表")
	}
	q := &check.Pass{Input: &check.Input{}, Text: last}
	judged := false
	for _, f := range p.ProjectForms() {
		text, at := f.Annual()
		for _, old := range q.ProjectForms() {
			was, wasAt := old.Annual()
			if at == nil || wasAt == nil || paper.Squeeze(f.Name) != paper.Squeeze(old.Name) {
				continue
			}
			now, ok1 := p.MoneyOf(&f)
			before, ok2 := q.MoneyOf(&old)
			if !ok1 || !ok2 || before.Value().Sign() <= 0 {
				continue
			}
			judged = true
			share, _ := num.Quo(now.Value(), before.Value())
			percent := share.Sub(num.One).Mul(num.Hundred)
			if sameAsLast(p, text, was) && percent.Abs().Cmp(num.Int(int64(p.Limit("照抄目标预算变动"))).Ratio()) > 0 {
				p.Line(at, fmt.Sprintf("%s的目标与上年相同，预算却由%s变为%s，%s%s%%。", f.Title(), before.Text, now.Text, upDown(percent),
					percent.Abs().Round(2, num.HalfUp)), "按本年预算写本年要做多少、达到什么结果")
			}
			break
		}
	}
	if !judged {
		return check.Undecided("没有读出两年同一项目的目标和预算")
	}
	return check.Decided
}

// sameAsLast compares two years' goals, years aside.
func sameAsLast(p *check.Pass, a, b string) bool {
	a, b = onlyWords(titleOrYear.ReplaceAllString(a, "")), onlyWords(titleOrYear.ReplaceAllString(b, ""))
	return a == b || likeness(paper.Grams(a), paper.Grams(b)) > p.Limit("目标照抄上年")
}

// commonClass lists kinds of projects whose goals are alike by nature.
var commonClass = []string{"人员经费", "人员支出", "公用经费", "工资", "社会保险", "公积金", "日常运转", "遗属", "离退休", "退休", "办公经费"}

// goalOfAnother finds one goal with two projects.
func goalOfAnother(p *check.Pass) check.Outcome {
	if !p.IsForm() {
		return check.NotApplicable("不是自评表或目标表")
	}
	type seen struct {
		name string
		at   *paper.Line
	}
	first := map[string]seen{}
	n := 0
	collect := func(q *check.Pass, report bool) {
		for _, f := range q.ProjectForms() {
			text, at := f.Annual()
			if key := onlyWords(text); at != nil && f.Name != "" && paper.Runes(key) >= shortestGoal &&
				!paper.HasAny(f.Name, commonClass...) {
				n++
				s, ok := first[key]
				switch {
				case !ok:
					first[key] = seen{f.Name, at}
				case report && !sameKind(p, s.name, f.Name):
					sameGoal(p, at, f.Name, s.name, s.at, q == p && slices.Contains(p.Lines, s.at))
				}
			}
		}
	}
	for _, d := range p.Together {
		if d != p.Document {
			collect(&check.Pass{Input: &check.Input{}, Text: p.TextOf(d)}, false)
		}
	}
	collect(p, true)
	if n < 2 {
		return check.NotApplicable("只有一个项目的目标")
	}
	return check.Decided
}

func sameGoal(p *check.Pass, at *paper.Line, name, other string, otherAt *paper.Line, here bool) {
	var sites []paper.Site
	if here {
		sites = append(sites, otherAt.Site(paper.Range{From: 0, To: len(paper.Clip(otherAt.Text, paper.QuoteMost))}))
	}
	p.Line(at, fmt.Sprintf("项目“%s”的目标与项目“%s”的完全相同。", paper.Clip(name, 30), paper.Clip(other, 30)), "按各项目的内容分别写目标", sites...)
}

// sameKind reports two projects of one kind by their names.
func sameKind(p *check.Pass, a, b string) bool {
	x, y := kindOfProject(a), kindOfProject(b)
	return x == y || max(likePairs(x, y), likePairs(onlyWords(a), onlyWords(b))) >= p.Limit("同类项目名称")
}

// kindOfProject is a project's name without what stands in brackets and without
// numbers: projects of one kind in several places have like goals.
func kindOfProject(name string) string {
	name = strings.NewReplacer("(", "（", ")", "）").Replace(name)
	return onlyWords(titleOrYear.ReplaceAllString(paper.ShortBracket.ReplaceAllString(name, ""), ""))
}
