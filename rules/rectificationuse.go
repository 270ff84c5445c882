package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

var lowGrade = plain.NewExpr(`(?:自评|评价|绩效)?(?:等级|等次|结论|结果)(?:为|是|：|:|评定为)?“?(优秀|良好|合格|不合格|优|良|中|差)”?(?:[，。；、（]|$)`)

// lowResultFollowed wants problems and measures told where the grade is low or the
// money was hardly spent.
func lowResultFollowed(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return noSelfReport
	}
	why, line, at := lowResult(p)
	if line == nil && why == "" {
		return check.NotApplicable("等级不是中、差，执行率也不低于下限")
	}
	_, problems, told := p.Problems()
	measures := slices.ContainsFunc(p.Lines, func(l *paper.Line) bool {
		return (l.Kind == paper.HeadingLine || l.RunIn) && paper.HasAny(l.Text, "措施", "整改", "改进", "下一步")
	}) || len(taskLedgers(p)) > 0
	var absent []string
	if !told || paper.Runes(paper.Words(problems)) < shortestReason {
		absent = append(absent, "问题和原因")
	}
	if !measures {
		absent = append(absent, "整改措施")
	}
	if len(absent) == 0 {
		return check.Decided
	}
	say, way := why+"，没有专门写"+strings.Join(absent, "和")+"。", "写明主要问题、原因和整改措施"
	if line != nil {
		p.At(line, at, say, way)
	} else {
		p.Whole(say, way)
	}
	return check.Decided
}

// lowResult says what is low: the grade, or the rate of execution.
func lowResult(p *check.Pass) (why string, l *paper.Line, at paper.Range) {
	for _, l := range p.Lines {
		if l.Kind == paper.CellLine || !l.Has("等级", "等次", "结论", "结果") {
			continue
		}
		if m := lowGrade.FindStringSubmatchIndex(l.Text); m != nil && !paper.HasAny(l.Text, "上年", "去年", "项目") {
			if g := l.Text[m[2]:m[3]]; g == "中" || g == "差" || g == "不合格" {
				return "自评等级是“" + g + "”", l, paper.Range{From: m[0], To: m[3]}
			}
		}
	}
	if e := p.Evaluation; e != nil && e.Complete && (e.Grade == "中" || e.Grade == "差" || e.Grade == "不合格") {
		return "自评等级是“" + e.Grade + "”", nil, paper.Range{}
	}
	for _, r := range p.MoneyRows() {
		whole := r.Table != nil && r.Total || r.Table == nil &&
			(r.Name == "" || fundOf(r.Name) != "" || paper.HasAny(r.Name, "合计", "本单位", "本部门", "整体"))
		if c := r.Cells[paper.ExecutionRate]; whole && !r.Part && r.Of == paper.WholeYear && !r.Spare && !r.Inner && r.Has(paper.Outturn) && percentBelow(c, p.Limit("执行率下限")) {
			return fmt.Sprintf("%s执行率%s，低于%d%%", r.Title(), percentText(c), p.Limit("执行率下限")), c.Line, c.At
		}
	}
	return "", nil, paper.Range{}
}

// A usedResult is a row of a table of results and next year's budget.
type usedResult struct {
	name, grade, now, next, how *paper.Line
	a, b                        paper.Amount
}

// usedResults reads the tables that hold a grade beside this year's budget and
// next year's.
func usedResults(p *check.Pass) []usedResult {
	var out []usedResult
	for _, g := range p.Tables {
		for r := range g.Cells[:min(len(g.Cells), 3)] {
			col := map[string]int{}
			for c := range g.Cells[r] {
				h := paper.HeadWords(g.Text(r, c))
				put := func(key string, ok bool) {
					if _, has := col[key]; ok && !has && paper.Runes(h) <= 14 {
						col[key] = c
					}
				}
				put("名", paper.HasAny(h, "项目名称", "项目") && !paper.HasAny(h, "代码", "编号", "预算"))
				put("级", paper.HasAny(h, "等级", "等次", "评价结果", "自评结果", "评价结论"))
				put("今", paper.HasAny(h, "本年预算", "当年预算", "本年安排", "今年预算", "上年预算", "本年数"))
				put("明", paper.HasAny(h, "下年预算", "下年安排", "次年预算", "明年预算", "下年申请", "次年安排", "拟安排", "下年度预算", "下年数"))
				put("法", paper.HasAny(h, "处理", "应用", "做法", "意见", "说明", "理由", "原因"))
			}
			if _, ok := col["级"]; !ok || len(col) < 4 {
				continue
			}
			out = append(out, readUsed(g, r, col)...)
			break
		}
	}
	return out
}

func readUsed(g *paper.Grid, head int, col map[string]int) []usedResult {
	var out []usedResult
	for r := head + 1; r < len(g.Cells); r++ {
		at := func(key string) *paper.Line {
			if c, ok := col[key]; ok {
				return g.At(r, c)
			}
			return nil
		}
		u := usedResult{name: at("名"), grade: at("级"), now: at("今"), next: at("明"), how: at("法")}
		if u.name == nil || u.grade == nil || u.now == nil || u.next == nil {
			continue
		}
		u.a, u.b = u.now.Amount(), u.next.Amount()
		if u.a.Set && u.b.Set {
			out = append(out, u)
		}
	}
	return out
}

var noUses = check.Undecided("没有写出项目的评价等级和本年、下年的预算")

// resultInBudget wants the budget of a poor project cut or argued.
func resultInBudget(p *check.Pass) check.Outcome {
	rows := usedResults(p)
	if len(rows) == 0 {
		return noUses
	}
	for _, u := range rows {
		grade := paper.CellText(u.grade)
		if grade != "中" && grade != "差" && grade != "不合格" || u.b.Value().Cmp(u.a.Value()) < 0 || u.how != nil &&
			!paper.NoReason(paper.CellText(u.how)) {
			continue
		}
		if grade != "中" && u.b.Value().Cmp(u.a.Value()) > 0 {
			continue // RCT-09
		}
		p.Line(u.next, fmt.Sprintf("“%s”评为“%s”，本年预算%s，下年安排%s，没有压减，也没有写理由。", paper.CellText(u.name), grade, u.a.Text, u.b.Text),
			"压减或调整下年预算；确需保留的写明理由", u.grade.Site(u.grade.All()))
	}
	return check.Decided
}

// poorProjectGrew finds more money for a project that was graded poor.
func poorProjectGrew(p *check.Pass) check.Outcome {
	rows := usedResults(p)
	if len(rows) == 0 {
		return noUses
	}
	for _, u := range rows {
		if g := paper.CellText(u.grade); (g == "差" || g == "不合格") && u.b.Value().Cmp(u.a.Value()) > 0 {
			p.Line(u.next, fmt.Sprintf("“%s”评为“%s”，下年预算%s，比本年%s多%s。", paper.CellText(u.name), g, u.b.Text, u.a.Text,
				u.b.In(u.b.Value().Sub(u.a.Value()))), "评为差的项目不增加预算", u.grade.Site(u.grade.All()))
		}
	}
	return check.Decided
}

var meeting = plain.NewExpr(`(?:党组会|党委会|办公会|联席会议|局务会|委务会|领导班子会|班子会议|院务会|校务会|党政联席|集体(?:研究|讨论|决策|决定|审议)|会议(?:审议|审定|研究))`)

// decidedTogether wants the meeting that adopted the self-evaluation named where
// the place requires one.
func decidedTogether(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return noSelfReport
	}
	required := strings.Contains(p.Title, "四川") || p.Pack != nil && strings.Contains(p.Pack.Region, "四川") ||
		slices.ContainsFunc(p.Lines, func(l *paper.Line) bool { return l.Has("川财绩") })
	var d string
	if p.Dossier != nil && p.Dossier.Disclosure != nil {
		x := p.Dossier.Disclosure
		if d = x.DecidedBy; x.DecidedOn != "" && x.ReportDay != "" && x.DecidedOn > x.ReportDay {
			p.Whole(fmt.Sprintf("报告日期%s早于集体决定的日期%s。", x.ReportDay, x.DecidedOn), "先集体决定，再印发报告")
			return check.Decided
		}
	}
	if !required {
		return check.NotApplicable("所在地没有自评须经集体决定的规定")
	}
	if d != "" || slices.ContainsFunc(p.Lines, func(l *paper.Line) bool { return l.Kind != paper.CellLine && meeting.MatchString(l.Text) }) {
		return check.Decided
	}
	p.Whole("没有写自评经哪次会议集体决定。", "写明会议名称和日期")
	return check.Decided
}

// problemAgain finds a problem of last year that stands again without a word that
// it does.
func problemAgain(p *check.Pass) check.Outcome {
	seen := false
	if p.Dossier != nil {
		for _, x := range p.Dossier.Past {
			seen = true
			if x.State == "再次出现" && x.Returns == "" {
				p.Whole(fmt.Sprintf("上年问题%s“%s”再次出现，没有写对应本年哪个问题。", x.ID, paper.Clip(x.Text, 20)), "列入本年的问题，写明为什么再次出现，提高处理级别")
			}
		}
	}
	if last, ok := p.LastText(); ok {
		if head, lines, ok := p.Problems(); ok {
			_, before, ok := last.Problems()
			seen = seen || ok
			sameProblems(p, head, lines, before)
		}
	}
	if !seen {
		return check.Undecided("没有上年的问题可以对照")
	}
	return check.Decided
}

// sameProblems reports problems of both years that are said in much the same
// words.
func sameProblems(p *check.Pass, head *paper.Line, now, before []*paper.Line) {
	if paper.HasAny(paper.Words(now), "再次出现", "上年已", "连续两年", "仍未解决", "上年列出", "上年指出", "去年已", "上年同样") {
		return
	}
	for _, l := range now {
		if paper.Runes(l.Name()) < shortestProblem || l == head {
			continue
		}
		for _, b := range before {
			if paper.Runes(b.Name()) >= shortestProblem && likeness(paper.Grams(l.Name()), paper.Grams(b.Name())) >= p.Limit("雷同段落") {
				p.Line(l, "这个问题上年已经列出，今年再次出现，没有说明。", "写明上年整改的结果、为什么再次出现，提高处理级别")
				break
			}
		}
	}
}

// shortestProblem is the length in characters from which problems of two years
// can be compared.
const shortestProblem = 12
