package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

var yearOnly = plain.NewExpr(`20[0-9]{2}年`)

var arrangement = []string{"年度安排", "本年安排", "年度资金安排", "年度预算安排", "本年预算安排", "资金安排情况", "年度计划安排"}

// thisYearMissing finds a section on the year's arrangement that has amounts, but
// only totals or those of other years.
func thisYearMissing(p *check.Pass) check.Outcome {
	seen := false
	own := []string{"本年", "今年", "当年", "年初", "全年", "年度", "本期"}
	for _, h := range p.Headings() {
		if !h.Has(arrangement...) || h.Has("中期", "三年", "历年") || p.Text.Year == 0 {
			continue
		}
		amounts, total, mine := 0, (*paper.Line)(nil), false
		for _, l := range p.Section(h) {
			if l.Kind != paper.BodyLine {
				mine = mine || l.Kind == paper.CellLine
				continue
			}
			for _, s := range l.Sentences() {
				text := s.Of(l.Text)
				for _, t := range l.FiguresIn(s) {
					if t.Base != "元" {
						continue
					}
					amounts++
					c := paper.Clause(text, t.Start)
					other := paper.HasAny(c, "总投资", "总概算", "总额", "总金额", "总预算", "累计", "上年", "去年", "以前年度")
					for _, y := range yearOnly.FindAllString(text[:t.Start], -1) {
						other = other || y != paper.YearText(p.Text.Year) && strings.Contains(c, y)
					}
					if other && total == nil {
						total = l
					}
					mine = mine || !other || paper.HasAny(c, own...) && !paper.HasAny(c, "累计", "上年", "去年", "总")
				}
				mine = mine || strings.Contains(text, paper.YearText(p.Text.Year)) && !paper.HasAny(text, "截至", "累计") &&
					amounts > 0 && len(l.FiguresIn(s)) > 0
			}
		}
		if amounts == 0 {
			continue
		}
		if seen = true; !mine && total != nil {
			p.Line(h, fmt.Sprintf("“%s”里只有项目总额或往年的数，没有%d年的数。", paper.Clip(h.Name(), 20), p.Text.Year), "补写本年安排了多少",
				total.Site(paper.Range{From: 0, To: len(paper.Clip(total.Text, paper.QuoteMost))}))
		}
	}
	if !seen {
		return check.NotApplicable("没有写年度安排的一节")
	}
	return check.Decided
}

var promiseLeft = plain.NewExpr(`(?:将|拟|计划|预定|力争|争取|有望)(?:于|在)?(?:(20[0-9]{2})年|本年|今年|当年)?(?:内|[0-9]{1,2}月份?|[一二三四]季度|年)(?:底|末)?(?:之?前)?[^，。；0-9]{0,10}(?:完成|建成|投用|竣工|验收|启用|达到|实现|交付|投入使用)`)

// forecastLeft finds, among what a report after the year's end says was done,
// what is still to be done within that year.
func forecastLeft(p *check.Pass) check.Outcome {
	if p.Kind != paper.Report || p.Text.Year == 0 {
		return check.NotApplicable("不是写明年度的自评报告")
	}
	p.Bodies(func(l *paper.Line) {
		if !l.Has("将", "拟", "计划", "预定", "力争", "争取") || !p.InResults(l) {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			m := promiseLeft.FindStringSubmatchIndex(text)
			if m == nil || paper.HasAny(text, "实际", "已", "提前", "原计划", "如期", "按期", "未能", "完成了", "目标", "次年", "明年", "下年", "规划", "方案", "通知") {
				continue
			}
			said := text[m[0]:m[1]]
			if m[2] >= 0 && text[m[2]:m[3]] != fmt.Sprint(p.Text.Year) || m[2] < 0 &&
				!paper.HasAny(said, "本年", "今年", "当年", "年内", "年底", "年末") {
				continue
			}
			p.At(l, paper.Range{From: s.From + m[0], To: s.From + m[1]},
				fmt.Sprintf("“%s”：%d年已经结束，成效里还留着年内的打算。", paper.Clip(said, 24), p.Text.Year), "写实际完成的情况；没有完成的写明原因，移到问题部分")
		}
	})
	return check.Decided
}
