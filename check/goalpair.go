package check

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/num"
)

// goalUnchanged wants the goal of a self-evaluation to be the one of the goal
// form handed in beside it, unless it says that it was changed.
func goalUnchanged(p *Pass) Outcome {
	if p.Text.Kind != SelfForm {
		return NotApplicable("不是自评表")
	}
	approved := map[string]string{}
	for _, d := range p.Together {
		if d == p.Document {
			continue
		}
		q := &Pass{Input: &Input{}, Text: NewText(d)}
		if q.Text.Kind != GoalForm || q.Text.Year != p.Text.Year && q.Text.Year != 0 && p.Text.Year != 0 {
			continue
		}
		for _, f := range q.goalForms() {
			if text, at := f.annual(); at != nil && !hasAny(text, "三年", "五年", "中长期") {
				approved[squeeze(f.name)] = text
			}
		}
	}
	if len(approved) == 0 {
		return Undecided("没有一起报送批复的目标表")
	}
	judged := false
	changed := hasAny(Words(p.Lines), "目标调整", "调整目标", "调整绩效目标", "目标变更", "调整后目标", "批准调整", "同意调整")
	for _, f := range p.goalForms() {
		text, at := f.annual()
		was, ok := approved[squeeze(f.name)]
		if at == nil || !ok {
			continue
		}
		if judged = true; onlyWords(text) != onlyWords(was) && !changed {
			p.Line(at, fmt.Sprintf("%s的目标与批复的不同，批复的是“%s”。", f.title(), clip(was, 60)), "照批复的目标填写；经批准调整的写明批准文件")
		}
	}
	if !judged {
		return Undecided("目标表里没有同名的项目")
	}
	return Decided
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

var fillers = strings.NewReplacer("本项目", "", "项目", "", "完成", "", "实施", "", "开展", "", "做好", "", "推进", "", "保障", "", "确保", "", "顺利", "", "正常", "", "通过", "", "按时", "", "全面", "", "工作", "", "任务", "", "年度", "", "目标", "", "支出", "", "经费", "", "进行", "", "支付", "", "的", "", "全年", "", "及时", "", "有序", "", "圆满", "", "各项", "")

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
func goalRepeatsName(p *Pass) Outcome {
	if !p.form() {
		return NotApplicable("不是自评表或目标表")
	}
	judged := false
	for _, f := range p.goalForms() {
		text, at := f.annual()
		if at == nil || f.name == "" {
			continue
		}
		judged = true
		a, b := essence(text), essence(f.name)
		if a == "" && strings.Contains(text, "项目") || a == b || likePairs(a, b) > p.Limit("目标像名称") {
			p.Line(at, fmt.Sprintf("年度目标“%s”只是重复项目名称“%s”，没有写要达到的结果。", clip(text, 40), clip(f.name, 30)), "写明做多少、为谁做、达到什么结果")
		}
	}
	if !judged {
		return Undecided("没有同时读出项目名称和年度目标")
	}
	return Decided
}

// goalOfLastYear finds the goal of last year's form beside a budget that is
// another.
func goalOfLastYear(p *Pass) Outcome {
	last, ok := p.LastText()
	if !ok {
		return NotApplicable("没有上年的文件")
	}
	if !p.form() {
		return NotApplicable("不是自评表或目标表")
	}
	q := &Pass{Input: &Input{}, Text: last}
	judged := false
	for _, f := range p.goalForms() {
		text, at := f.annual()
		for _, old := range q.goalForms() {
			was, wasAt := old.annual()
			if at == nil || wasAt == nil || squeeze(f.name) != squeeze(old.name) {
				continue
			}
			now, ok1 := p.formMoney(&f)
			before, ok2 := q.formMoney(&old)
			if !ok1 || !ok2 || before.value().Sign() <= 0 {
				continue
			}
			judged = true
			share, _ := num.Quo(now.value(), before.value())
			percent := share.Sub(num.One).Mul(num.Hundred)
			if p.sameAsLast(text, was) && percent.Abs().Cmp(num.Int(int64(p.Limit("照抄目标预算变动"))).Ratio()) > 0 {
				p.Line(at, fmt.Sprintf("%s的目标与上年相同，预算却由%s变为%s，%s%s%%。", f.title(), before.text, now.text, upDown(percent), percent.Abs().Round(2, num.HalfUp)), "按本年预算写本年要做多少、达到什么结果")
			}
			break
		}
	}
	if !judged {
		return Undecided("没有读出两年同一项目的目标和预算")
	}
	return Decided
}

// sameAsLast compares two years' goals, years aside.
func (p *Pass) sameAsLast(a, b string) bool {
	a, b = onlyWords(titleOrYear.ReplaceAllString(a, "")), onlyWords(titleOrYear.ReplaceAllString(b, ""))
	return a == b || likeness(grams(a), grams(b)) > p.Limit("目标照抄上年")
}

// commonClass lists kinds of projects whose goals are alike by nature.
var commonClass = []string{"人员经费", "人员支出", "公用经费", "工资", "社会保险", "公积金", "日常运转", "遗属", "离退休", "退休", "办公经费"}

// goalOfAnother finds one goal with two projects.
func goalOfAnother(p *Pass) Outcome {
	if !p.form() {
		return NotApplicable("不是自评表或目标表")
	}
	type seen struct {
		name string
		at   *Line
	}
	first := map[string]seen{}
	n := 0
	collect := func(q *Pass, report bool) {
		for _, f := range q.goalForms() {
			text, at := f.annual()
			if key := onlyWords(text); at != nil && f.name != "" && runes(key) >= shortestGoal && !hasAny(f.name, commonClass...) {
				n++
				s, ok := first[key]
				switch {
				case !ok:
					first[key] = seen{f.name, at}
				case report && !p.sameKind(s.name, f.name):
					p.sameGoal(at, f.name, s.name, s.at, q == p && slices.Contains(p.Lines, s.at))
				}
			}
		}
	}
	for _, d := range p.Together {
		if d != p.Document {
			collect(&Pass{Input: &Input{}, Text: NewText(d)}, false)
		}
	}
	collect(p, true)
	if n < 2 {
		return NotApplicable("只有一个项目的目标")
	}
	return Decided
}

func (p *Pass) sameGoal(at *Line, name, other string, otherAt *Line, here bool) {
	var sites []Site
	if here {
		sites = append(sites, otherAt.Site(Range{0, len(clip(otherAt.Text, quoteMost))}))
	}
	p.Line(at, fmt.Sprintf("项目“%s”的目标与项目“%s”的完全相同。", clip(name, 30), clip(other, 30)), "按各项目的内容分别写目标", sites...)
}

// sameKind reports two projects of one kind by their names.
func (p *Pass) sameKind(a, b string) bool {
	x, y := kindOfProject(a), kindOfProject(b)
	return x == y || max(likePairs(x, y), likePairs(onlyWords(a), onlyWords(b))) >= p.Limit("同类项目名称")
}

// kindOfProject is a project's name without what stands in brackets and without
// numbers: projects of one kind in several places have like goals.
func kindOfProject(name string) string {
	name = strings.NewReplacer("(", "（", ")", "）").Replace(name)
	return onlyWords(titleOrYear.ReplaceAllString(shortBracket.ReplaceAllString(name, ""), ""))
}

// formMoney returns the year's money of a form: a field, or the total of its
// table of money.
func (t *Text) formMoney(f *goalForm) (moneyCell, bool) {
	for _, m := range t.moneyTables() {
		for _, r := range m.rows {
			if r.line == nil || r.line.Index < f.from || r.line.Index >= f.to || !r.total {
				continue
			}
			for _, s := range []stage{revised, original} {
				if r.cells[s].set {
					return r.cells[s], true
				}
			}
		}
	}
	fields := t.kept.yearMoney.get(func() []field { return t.fields(func(name string) bool { return yearMoney[name] }) })
	for _, x := range fields {
		if x.label.Index < f.from || x.label.Index >= f.to || noValue(x.value) {
			continue
		}
		unit := "万元"
		for _, u := range []string{"万元", "亿元", "元"} {
			if strings.Contains(x.label.Text, u) {
				unit = u
				break
			}
		}
		c := cellOf(&Line{Text: x.value}, scaleOf(unit), unit)
		if c.set {
			c.line, c.at = x.at, x.at.find(x.value)
			return c, true
		}
	}
	return moneyCell{}, false
}

var yearMoney = map[string]bool{"年度资金总额": true, "年度资金申请总额": true, "本年度项目金额": true, "年度预算金额": true, "年度预算数": true, "项目年度预算": true, "年度预算": true, "本年预算数": true, "预算金额": true, "本年度预算金额": true}
