package check

import (
	"fmt"
	"regexp"
	"strings"
)

// basicAndProject wants basic and project expenditure to make up the total, and
// a unit's report to show both.
func basicAndProject(p *Pass) Outcome {
	seen := false
	for _, m := range p.moneyTables() {
		split := func(name string) bool {
			return name == "基本支出" || name == "项目支出" || name == "基本支出合计" || name == "项目支出合计" || hasAny(name, "经营支出", "上缴上级支出", "对附属单位补助")
		}
		for _, s := range m.parted(split) {
			if len(s.parts) >= 2 {
				seen = p.columnsAddUp(s, "基本支出和项目支出") || seen
			}
		}
	}
	p.Bodies(func(l *Line) {
		if l.Has("基本支出") && l.Has("项目支出") {
			from := 0
			for _, s := range l.Sentences() {
				whole := s
				if strings.HasPrefix(strings.TrimSpace(s.Of(l.Text)), "其中") {
					whole.From = from // the total stands in the sentence before
				}
				seen = p.splitSaid(l, whole) || seen
				from = s.From
			}
		}
	})
	if seen {
		return Decided
	}
	if p.Kind != Report || !hasAny(p.Title, "整体") {
		return NotApplicable("没有分基本支出和项目支出")
	}
	for _, l := range p.Lines {
		if l.Has("基本支出", "项目支出", "人员经费", "公用经费") {
			return Undecided("基本支出和项目支出没有都写出金额")
		}
	}
	for _, r := range p.moneySaid() {
		if c := r.cells[outturn]; c.set {
			p.cellAt(c, Warning, fmt.Sprintf("写了支出%s，全文没有分基本支出和项目支出。", c.text), "分别写基本支出和项目支出的预算数、支出数")
			return Decided
		}
	}
	return Undecided("没有写支出数")
}

// splitSaid checks a sentence that names total, basic and project expenditure.
func (p *Pass) splitSaid(l *Line, s Range) bool {
	text := s.Of(l.Text)
	var total, basic, project *figureToken
	var others []figureToken
	ts := l.figuresIn(s)
	end := 0
	for i := range ts {
		t := &ts[i]
		lab := wideLabel(text[end:t.Start])
		if end = t.End; t.base != "元" {
			continue
		}
		switch {
		case hasAny(lab, "比", "较", "增加", "减少", "上年", "收入"):
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
		case hasAny(lab, "经营支出", "上缴上级支出", "附属单位"):
			others = append(others, *t)
		case basic == nil && project == nil && hasAny(lab, "支出", "决算", "执行", "预算"):
			total = t
		}
	}
	if total == nil || basic == nil || project == nil || total.Approx != "" {
		return false
	}
	parts := append([]figureToken{*basic, *project}, others...)
	if sum, whole := sumOf(parts, *total); !sum.Meets(whole) {
		v := totalOf(parts)
		p.At(l, Range{s.From + total.Start, s.From + total.End}, fmt.Sprintf("基本支出%s加项目支出%s是%s，总数写的是%s，相差%s。", basic.Text, project.Text, amountLike(*total, v), total.Text, amountLike(*total, v.Sub(total.value).Abs())), "核对总数和基本支出、项目支出",
			l.Site(Range{s.From + basic.Start, s.From + basic.End}), l.Site(Range{s.From + project.Start, s.From + project.End}))
	}
	return true
}

// projectsAddUp wants the projects of a list to make up its total, in tables and
// in sentences.
func projectsAddUp(p *Pass) Outcome {
	seen := false
	for _, m := range p.moneyTables() {
		if m.name < 0 || !hasAny(headWords(m.grid.Text(m.head, m.name)), "项目名称", "项目", "任务名称") || m.funds() {
			continue
		}
		for _, s := range m.parted(func(name string) bool { return true }) {
			if len(s.parts) >= 2 {
				seen = p.columnsAddUp(s, "各项目") || seen
			}
		}
	}
	p.Bodies(func(l *Line) {
		if !l.Has("项目") {
			return
		}
		for _, s := range l.Sentences() {
			seen = p.projectsSaid(l, s) || seen
		}
	})
	if !seen {
		return NotApplicable("没有写出各项目金额和合计")
	}
	return Decided
}

// funds reports a block that lists sources of money or kinds of expenditure, or
// that has sums inside.
func (m *moneyTable) funds() bool {
	totals := 0
	for _, r := range m.rows {
		if isFund(r.name) || hasAny(r.name, "基本支出", "项目支出", "小计", "人员经费", "公用经费", "年度资金总额", "出国", "公务接待", "公务用车") {
			return true
		}
		if r.total {
			totals++
		}
	}
	return totals != 1
}

var projectTotal = regexp.MustCompile(`(?:项目支出|个项目|项目资金|项目经费)[^，。；：]{0,14}$`)

// projectsSaid checks a sentence that lists projects with their amounts.
func (p *Pass) projectsSaid(l *Line, s Range) bool {
	text := s.Of(l.Text)
	ts := l.figuresIn(s)
	for i, t := range ts {
		if t.base != "元" || t.Approx != "" || !projectTotal.MatchString(label(text, t.Start)) || i+2 >= len(ts) {
			continue
		}
		rest := strings.TrimLeft(text[t.End:], "，：:（(")
		whole := hasAny(clip(rest, 6), "包括", "分别", "具体")
		some := strings.HasPrefix(rest, "其中")
		if !whole && !some {
			return false
		}
		for _, w := range []string{"其中", "包括", "分别为", "分别是", "具体为", "：", ":", "，"} {
			rest = strings.TrimPrefix(rest, w)
		}
		rest = strings.TrimRight(rest, "。；）)")
		parts, ok := partsOf(rest, t)
		if !ok || hasAny(rest, overlapping...) {
			return false
		}
		sum, all := sumOf(parts, t)
		v := totalOf(parts)
		if sum.Low.Cmp(all.High) > 0 || whole && !sum.Meets(all) {
			p.At(l, Range{s.From + t.Start, s.From + t.End}, fmt.Sprintf("各项目之和是%s，总数写的是%s，相差%s。", amountLike(t, v), t.Text, amountLike(t, v.Sub(t.value).Abs())), "核对总数和各项目金额")
		}
		return true
	}
	return false
}
