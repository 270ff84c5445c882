package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// reportDay returns the day on which the report speaks: that of its signature,
// else the end of March after its year; empty where neither is known.
func reportDay(p *check.Pass) string {
	switch {
	case p.Day != "":
		return p.Day
	case p.Text.Year > 0:
		return fmt.Sprintf("%d-03-31", p.Text.Year+1)
	}
	return ""
}

var plenumCited = plain.NewExpr(`(十八|十九|二十)届((?:[一二三四五六七]中)(?:、[一二三四五六七]中)*)全会`)

// A citation is one plenum that the text names.
type citation struct {
	meeting check.Meeting
	line    *paper.Line
	at      paper.Range
}

// citations returns the plenums that the text names, 二中、三中全会 as two.
func citations(p *check.Pass) []citation {
	var out []citation
	for _, l := range p.Lines {
		if !strings.Contains(l.Text, "全会") {
			continue
		}
		for _, m := range plenumCited.FindAllStringSubmatchIndex(l.Text, -1) {
			for n := range strings.SplitSeq(l.Text[m[4]:m[5]], "、") {
				name := l.Text[m[2]:m[3]] + "届" + n + "全会"
				i := slices.IndexFunc(p.Phrases().Plenums, func(x check.Meeting) bool { return x.Name == name })
				if i >= 0 {
					out = append(out, citation{p.Phrases().Plenums[i], l, paper.Range{From: m[0], To: m[1]}})
				}
			}
		}
	}
	return out
}

// plenumBehind finds a report that names an older plenum of the same Central
// Committee and not the last one of its year.
func plenumBehind(p *check.Pass) check.Outcome {
	if p.Text.Year == 0 {
		return check.Undecided("没有从题名里读出年度")
	}
	cited := citations(p)
	if len(cited) == 0 {
		return check.NotApplicable("没有引用全会")
	}
	end := fmt.Sprintf("%d-12-31", p.Text.Year)
	last := slices.MaxFunc(cited, func(a, b citation) int { return strings.Compare(a.meeting.Start, b.meeting.Start) })
	var newest check.Meeting
	for _, m := range p.Phrases().Plenums {
		if m.Term == last.meeting.Term && m.End <= end && m.End > newest.End {
			newest = m
		}
	}
	if newest.End > last.meeting.End && !slices.ContainsFunc(p.Lines, func(l *paper.Line) bool { return l.Has("历次全会") }) {
		p.At(last.line, last.at, fmt.Sprintf("只引到%s；%s已于%s闭幕，在本年度之内。", last.meeting.Name, newest.Name, han(newest.End)),
			"年度结束后成文的，可补“"+newest.Name+"”；引自年初目标的可以保留")
	}
	return check.Decided
}

// han prints a day as 2024年7月18日.
func han(day string) string {
	parts := strings.Split(day, "-")
	if len(parts) != 3 {
		return day
	}
	return parts[0] + "年" + strings.TrimPrefix(parts[1], "0") + "月" + strings.TrimPrefix(parts[2], "0") + "日"
}

// plenumAhead finds a meeting that had not begun on the report's day.
func plenumAhead(p *check.Pass) check.Outcome {
	day := reportDay(p)
	if day == "" {
		return check.Undecided("没有读出成文日期，也没有从题名里读出年度")
	}
	seen := false
	for _, c := range citations(p) {
		if seen = true; c.meeting.Start > day {
			p.At(c.line, c.at, fmt.Sprintf("%s于%s召开，晚于本文的时间%s。", c.meeting.Name, han(c.meeting.Start), han(day)), "核对会议名称和成文时间")
		}
	}
	if !seen {
		return check.NotApplicable("没有引用全会")
	}
	return check.Decided
}

// spelling leads from a numbered phrase to its parts.
var spelling = plain.NewExpr(`^(?:：|（|——?|，?(?:即|就是|包括)[：“]?)`)

// numberedParts wants the parts of a numbered phrase in their order, all of
// them.
func numberedParts(p *check.Pass) check.Outcome {
	for _, l := range p.Lines {
		if l.Kind == paper.CellLine {
			continue
		}
		for _, n := range p.Phrases().Numbered {
			i := l.IndexOf(n.Name)
			if i < 0 {
				continue
			}
			rest := strings.TrimLeft(l.Text[i+len(n.Name):], "”’")
			lead := spelling.FindString(rest)
			if lead == "" {
				continue
			}
			from := len(l.Text) - len(rest) + len(lead)
			list := paper.Members(l.Text, from, "，。；：")
			if got := partsIn(list.Members, n.Parts); len(got) >= 2 && !slices.Equal(got, n.Parts) {
				p.At(l, paper.Range{From: i, To: list.At.To},
					"“"+n.Name+"”的展开是“"+strings.Join(list.Members, "、")+"”，规范次序是“"+strings.Join(n.Parts, "、")+"”。", "按规范次序写全")
			}
		}
	}
	return check.Decided
}

// partsIn returns the parts that the members name, in the members' order.
func partsIn(members, parts []string) []string {
	var out []string
	for _, m := range members {
		for _, part := range parts {
			if strings.Contains(m, part) {
				out = append(out, part)
				break
			}
		}
	}
	return out
}

// coreValues wants three or more of the twelve words in one list to follow their
// order.
func coreValues(p *check.Pass) check.Outcome {
	i := slices.IndexFunc(p.Phrases().Ordered, func(l check.List) bool { return l.Name == "社会主义核心价值观" })
	if i < 0 {
		return check.NotApplicable("词表里没有核心价值观")
	}
	words := p.Phrases().Ordered[i].Parts
	for _, l := range p.Lines {
		if !l.Has("富强", "和谐", "友善", "敬业", "公正", "文明") || !strings.Contains(l.Text, "、") {
			continue
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			list := paper.Members(text, 0, "，。；：")
			var order []int
			for _, m := range list.Members {
				for k, w := range words {
					if m == w || strings.HasSuffix(m, w) && len(order) == 0 {
						order = append(order, k)
						break
					}
				}
			}
			if len(order) >= 3 && !slices.IsSorted(order) {
				p.At(l, paper.Range{From: s.From, To: s.From + list.At.To}, "核心价值观的次序不对：“"+list.At.Of(text)+"”。",
					"次序为“"+strings.Join(words, "、")+"”")
			}
		}
	}
	return check.Decided
}

// planYears finds a five-year plan named as the current one outside its years.
func planYears(p *check.Pass) check.Outcome {
	if p.Text.Year == 0 {
		return check.Undecided("没有从题名里读出年度")
	}
	for _, l := range p.Lines {
		for _, plan := range p.Phrases().Plans {
			i := strings.Index(l.Text, plan.Name)
			if i < 0 {
				continue
			}
			year := fmt.Sprint(p.Text.Year)
			c := paper.Clause(l.Text, i)
			if year >= plan.From && year <= plan.To || paper.HasAny(c, "编制", "谋划", "收官", "以来", "时期", "总结", "评估", "研究", "末",
				"开局", "启动", "前期") || !paper.HasAny(c, "落实", "推进", "实施", "任务", "规划") {
				continue
			}
			p.At(l, paper.Range{From: i, To: i + len(plan.Name)},
				fmt.Sprintf("“%s”规划期是%s—%s年，本文是%d年度。", plan.Name, plan.From, plan.To, p.Text.Year), "核对规划名称")
		}
	}
	return check.Decided
}

// campaignYears finds an education campaign named as a present activity outside
// its years.
func campaignYears(p *check.Pass) check.Outcome {
	if p.Text.Year == 0 {
		return check.Undecided("没有从题名里读出年度")
	}
	year := fmt.Sprint(p.Text.Year)
	for _, l := range p.Lines {
		if !l.Has("教育") {
			continue
		}
		for _, c := range p.Phrases().Campaigns {
			i := strings.Index(strings.ReplaceAll(l.Text, "”", ""), strings.ReplaceAll(c.Name, "”", ""))
			if i < 0 || year >= c.From[:4] && year <= c.To[:4] {
				continue
			}
			r := l.Find(c.Name)
			if paper.HasAny(paper.Clause(l.Text, r.From), "成果", "巩固", "以来", "常态化", "长效") {
				continue
			}
			p.At(l, r, fmt.Sprintf("“%s”的时间是%s至%s，本文是%d年度。", c.Name, c.From, c.To, p.Text.Year), "核对学习教育的名称")
		}
	}
	return check.Decided
}
