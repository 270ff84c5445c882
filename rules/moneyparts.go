package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/extract"
	"jiheng/paper"
	"jiheng/plain"
)

// basicAndProject wants basic and project expenditure to make up the total, and
// a unit's report to show both.
func basicAndProject(p *check.Pass) check.Outcome {
	seen := false
	for _, m := range p.MoneyTables() {
		split := func(name string) bool {
			return name == "基本支出" || name == "项目支出" || name == "基本支出合计" || name == "项目支出合计" ||
				paper.HasAny(name, "经营支出", "上缴上级支出", "对附属单位补助")
		}
		with := map[*paper.MoneyRow]partedSum{}
		for _, w := range parted(m, func(name string) bool { return split(name) || paper.HasAny(name, carriedOn...) }) {
			with[w.total] = w
		}
		for _, s := range parted(m, split) {
			what, n := "基本支出和项目支出", len(s.parts)
			if w, ok := with[s.total]; ok {
				s = leftCounted(s, w)
			}
			if len(s.parts) > n {
				what = "基本支出、项目支出和年末结转"
			}
			if n >= 2 {
				s.all = s.parts
				some, _ := columnsAddUp(p, s, what)
				seen = some || seen
			}
		}
	}
	p.Bodies(func(l *paper.Line) {
		if l.Has("基本支出") && l.Has("项目支出") {
			from := 0
			for _, s := range l.Sentences() {
				whole := s
				if strings.HasPrefix(strings.TrimSpace(s.Of(l.Text)), "其中") {
					whole.From = from // the total stands in the sentence before
				}
				seen = splitSaid(p, l, whole) || seen
				from = s.From
			}
			seen = seen || splitAgo(p, l)
		}
	})
	if seen {
		return check.Decided
	}
	if p.Kind != paper.Report || !paper.HasAny(p.Title, "整体") {
		return check.NotApplicable("没有分基本支出和项目支出")
	}
	for _, l := range p.Lines {
		if l.Has("基本支出", "项目支出", "人员经费", "公用经费") {
			return check.Undecided("没有读出同一处写的支出合计、基本支出和项目支出")
		}
	}
	for _, r := range p.MoneySaid() {
		ofAll := extract.PartName(r.Name) == "" || fundOf(r.Name) != ""
		if c := r.Cells[paper.Outturn]; c.Set && r.Of == paper.WholeYear && !r.Spare && !r.Inner && ofAll {
			p.Report(check.Finding{Severity: check.Warning, Message: fmt.Sprintf("写了支出%s，全文没有分基本支出和项目支出。", strings.Trim(c.Text, "（）")),
				Suggestion: "分别写基本支出和项目支出的预算数、支出数", Site: c.Line.Site(c.At), Line: c.Line.Text,
				Caret: c.Line.RunesTo(c.At.From), Asks: true})
			return check.Decided
		}
	}
	return check.Undecided("没有读出全年支出数")
}

// leftCounted is a sum with what is left at the end of the year among its parts,
// where only that makes up the outturn: 支出总计 of a balanced account.
func leftCounted(s, with partedSum) partedSum {
	total := s.total.Cells[paper.Outturn]
	if parts := with.cells(paper.Outturn); total.Set && addsUp(total, parts) || strings.Contains(s.total.Name, "总计") && len(parts) > len(s.cells(paper.Outturn)) &&
		!addsUp(total, s.cells(paper.Outturn)) {
		return with
	}
	return s
}

// splitAgo judges a split whose total stands in the sentence before: 全年支出900万元。支出中，基本支出
// 500万元，占…；项目支出400万元.
func splitAgo(p *check.Pass, l *paper.Line) bool {
	seen, before := false, 0
	for _, s := range paper.FullSentences(l) {
		lead := strings.TrimSpace(s.Of(l.Text))
		if i := strings.IndexAny(lead, "，：,"); i >= 0 {
			lead = lead[:i]
		}
		from := s.From
		if lead == "其中" || paper.HasAny(lead, "支出中", "按支出", "按性质", "按用途") && paper.Runes(lead) < 10 {
			s.From = before
			seen = splitSaid(p, l, s) || seen
		}
		before = from
	}
	return seen
}

// movedBy are words of amounts by which a budget or an expense was changed: no parts of what
// it comes to.
var movedBy = []string{"增加", "减少", "追加", "追减", "调增", "调减", "核增", "核减", "压减", "增支", "减支", "上调", "下调", "净增", "净减", "新增", "增长", "下降", "节约", "节省", "调剂", "压缩", "扣减"}

// splitSaid checks a sentence that names total, basic and project expenditure.
func splitSaid(p *check.Pass, l *paper.Line, s paper.Range) bool {
	text := s.Of(l.Text)
	var total, basic, project *paper.Figure
	var others []paper.Figure
	planned := false // the total is a budget
	ts := l.FiguresIn(s)
	end := 0
	for i := range ts {
		t := &ts[i]
		lab := paper.WideLabel(text[end:t.Start])
		if end = t.End; t.Base != "元" {
			continue
		}
		switch {
		case paper.HasAny(lab, "比", "较", "上年", "收入"), paper.HasAny(lab, movedBy...) && !paper.HasAny(lab, "后"):
		case strings.Contains(lab, "基本支出"):
			if basic != nil {
				return false
			}
			basic = t
		case strings.Contains(lab, "项目支出"):
			if project != nil {
				return false
			}
			project = t
		case paper.HasAny(lab, "经营支出", "上缴上级支出", "附属单位"):
			others = append(others, *t)
		case basic == nil && project == nil && paper.HasAny(lab, "支出", "决算", "执行", "预算") && !paper.HasAny(lab, "未支", "未执行", "结转", "结余", "剩余", "收回", "上缴"):
			total, planned = t, paper.HasAny(lab, "预算") && !paper.HasAny(lab, "支出", "决算", "执行")
		}
	}
	if total == nil || basic == nil || project == nil || total.Approx != "" {
		return false
	}
	if planned && total.End < basic.Start && !paper.HasAny(text[total.End:basic.Start], "其中", "包括", "含", "分", "：", "（") && paper.HasAny(text, "执行率", "支付率") {
		return false // what was spent of the budget
	}
	parts := append([]paper.Figure{*basic, *project}, others...)
	if sum, whole := sumOf(parts, *total); !sum.Meets(whole) {
		v := totalOf(parts)
		p.At(l, paper.Range{From: s.From + total.Start, To: s.From + total.End},
			fmt.Sprintf("基本支出%s加项目支出%s是%s，总数写的是%s，相差%s。", basic.Text, project.Text, paper.AmountLike(*total, v), total.Text,
				paper.AmountLike(*total, v.Sub(total.Value).Abs())), "核对总数和基本支出、项目支出",
			l.Site(paper.Range{From: s.From + basic.Start, To: s.From + basic.End}),
			l.Site(paper.Range{From: s.From + project.Start, To: s.From + project.End}))
	}
	return true
}

// projectsAddUp wants the projects of a list to make up its total, in tables and
// in sentences.
func projectsAddUp(p *check.Pass) check.Outcome {
	seen := false
	for _, m := range p.MoneyTables() {
		if m.Name < 0 || !paper.HasAny(paper.HeadWords(m.Grid.Text(m.Head, m.Name)), "项目名称", "项目", "任务名称") || funds(m) {
			continue
		}
		for _, s := range parted(m, func(name string) bool { return true }) {
			apart := 0 // 其中：印刷 is a part of the row above it
			for i, r := range s.parts {
				if i == 0 || !r.Within {
					apart++
				}
			}
			if apart >= 2 {
				some, _ := columnsAddUp(p, s, "各项目")
				seen = some || seen
			}
		}
	}
	p.Bodies(func(l *paper.Line) {
		if !l.Has("项目") {
			return
		}
		for _, s := range l.Sentences() {
			seen = projectsSaid(p, l, s) || seen
		}
	})
	if !seen {
		return check.NotApplicable("没有写出各项目金额和合计")
	}
	return check.Decided
}

// funds reports a block that lists sources of money or kinds of expenditure, or
// that has sums inside.
func funds(m *paper.MoneyTable) bool {
	totals := 0
	for _, r := range m.Rows {
		if isFund(r.Name) || paper.HasAny(r.Name, "基本支出", "项目支出", "小计", "人员经费", "公用经费", "年度资金总额", "出国", "公务接待", "公务用车") {
			return true
		}
		if r.Total {
			totals++
		}
	}
	return totals != 1
}

var projectTotal = plain.NewExpr(`(?:项目支出|个项目|项目资金|项目经费)[^，。；：]{0,14}$`)

// projectsSaid checks a sentence that lists projects with their amounts.
func projectsSaid(p *check.Pass, l *paper.Line, s paper.Range) bool {
	text := s.Of(l.Text)
	ts := l.FiguresIn(s)
	for i, t := range ts {
		if t.Base != "元" || t.Approx != "" || !projectTotal.MatchString(paper.WordsBefore(text, t.Start)) || i+2 >= len(ts) {
			continue
		}
		rest := strings.TrimLeft(text[t.End:], "，：:（(")
		whole := paper.HasAny(paper.Clip(rest, 6), "包括", "分别", "具体")
		some := strings.HasPrefix(rest, "其中")
		if !whole && !some {
			return false
		}
		for _, w := range []string{"其中", "包括", "分别为", "分别是", "具体为", "：", ":", "，"} {
			rest = strings.TrimPrefix(rest, w)
		}
		rest = strings.TrimRight(rest, "。；）)")
		parts, ok := partsOf(rest, t)
		if !ok || paper.HasAny(rest, overlapping...) {
			return false
		}
		sum, all := sumOf(parts, t)
		v := totalOf(parts)
		if sum.Low.Cmp(all.High) > 0 || whole && !sum.Meets(all) {
			p.At(l, paper.Range{From: s.From + t.Start, To: s.From + t.End},
				fmt.Sprintf("各项目之和是%s，总数写的是%s，相差%s。", paper.AmountLike(t, v), t.Text,
					paper.AmountLike(t, v.Sub(t.Value).Abs())), "核对总数和各项目金额")
		}
		return true
	}
	return false
}
