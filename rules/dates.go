package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

var dayPattern = plain.NewExpr(`(?:(20[0-9]{2})年)?([0-9]{1,2})月([0-9]{1,2})日`)

// impossibleDay finds days that no calendar has.
func impossibleDay(p *check.Pass) check.Outcome {
	for _, l := range p.Lines {
		if !strings.Contains(l.Text, "日") || !strings.Contains(l.Text, "月") {
			continue
		}
		for _, m := range dayPattern.FindAllStringSubmatchIndex(l.Text, -1) {
			year := 2024 // has a 29 February
			if m[2] >= 0 {
				year, _ = strconv.Atoi(l.Text[m[2]:m[3]])
			}
			month, _ := strconv.Atoi(l.Text[m[4]:m[5]])
			day, _ := strconv.Atoi(l.Text[m[6]:m[7]])
			if month < 1 || month > 12 || day < 1 || day > paper.DaysIn(year, month) {
				p.At(l, paper.Range{From: m[0], To: m[1]}, "“"+l.Text[m[0]:m[1]]+"”：没有这一天。", "核对日期")
			}
		}
	}
	return check.Decided
}

var yearUse = plain.NewExpr(`(20[0-9]{2})年(?:度)?的?((?:一般公共|部门|单位|政府性基金)预算年初预算|(?:一般公共|部门|单位|政府性基金)预算|年初预算|预算|决算|绩效目标|整体支出|部门决算|单位决算|绩效自评|支出绩效|预算绩效)`)

// bareYear matches a head that is a year over its columns.
var bareYear = plain.NewExpr(`^(20[0-9]{2})年度?$`)

var yearAlone = plain.NewExpr(`^[（(](20[0-9]{2})年度?[）)]$`)

// plans tells of tables whether they show several years: the first texts of two kinds
// that are nothing but a year.
type plans map[*paper.Grid][2]string

// in reports a cell of such a table.
func (p plans) in(l *paper.Line) bool {
	if l.Table == nil {
		return false
	}
	years, known := p[l.Table]
	if !known {
		for _, o := range l.Table.Lines {
			if years[1] == "" && o.Text != years[0] && yearAlone.MatchString(o.Text) {
				years[0], years[1] = o.Text, years[0]
			}
		}
		p[l.Table] = years
	}
	return years[0] != "" && years[0] != l.Text || years[1] != "" && years[1] != l.Text
}

// otherYear lists words beside which another year is in place.
var otherYear = []string{"上年", "较", "比", "持平", "相当", "同期", "截至", "增长", "下降", "结转", "去年", "明年", "下一年", "下年", "安排", "编制", "应用", "以来", "规划", "年—", "-", "近三年", "历年", "《"}

// yearConsistent wants the year of budget, goals and accounts in the text to be
// that of the title; comparisons, titles of papers and plans aside.
func yearConsistent(p *check.Pass) check.Outcome {
	if p.Text.Year == 0 {
		return check.Undecided("没有从题名里读出年度")
	}
	shown := plans{}
	for _, l := range p.Lines {
		if !l.Has("年") {
			continue
		}
		if m := yearAlone.FindStringSubmatch(l.Text); m != nil && m[1] != strconv.Itoa(p.Text.Year) && !shown.in(l) {
			p.Line(l, fmt.Sprintf("题名是%d年度，这里写的是“%s”。", p.Text.Year, l.Text), fmt.Sprintf("改为%d年度", p.Text.Year))
			continue
		}
		if l.Kind == paper.TitleLine {
			continue
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			for _, m := range yearUse.FindAllStringSubmatchIndex(text, -1) {
				year, _ := strconv.Atoi(text[m[2]:m[3]])
				// The next year's budget is what the result is used for.
				compares := strings.Contains(text, paper.YearText(p.Text.Year)) && paper.HasAny(text, "比", "较", "增长", "增加", "减少", "下降")
				if year == p.Text.Year || compares || besideOwnYear(p.Text.Year, l, text[m[4]:m[5]]) || year < p.Text.Year && noteOfComparison(p, l, text[m[1]:], year) || year == p.Text.Year+1 && paper.HasAny(text[m[4]:m[5]], "预算", "整体支出") &&
					text[m[4]:m[5]] != "年初预算" || paper.HasAny(paper.Clause(text, m[0]), otherYear...) || paper.InsideTitle(text, m[0]) ||
					year < p.Text.Year && formerYear(p, text, m[1], year) {
					continue
				}
				p.At(l, paper.Range{From: s.From + m[0], To: s.From + m[1]},
					fmt.Sprintf("题名是%d年度，这里写的是“%s”。", p.Text.Year, text[m[0]:m[1]]), fmt.Sprintf("是笔误的改为%d年；确指别的年度的写明对比关系", p.Text.Year))
			}
		}
	}
	return check.Decided
}

// rateBehind matches a rate that is said behind 2023年预算: 执行率为88.00%.
var rateBehind = plain.NewExpr(`^(?:的?(?:支出|资金|收入)?(?:执行|完成|支付|使用|到位|下达)(?:率|进度|比例)|率)[^0-9，。；]{0,15}([0-9.]+)?`)

// formerYear reports that a figure of a year before the document's stands for comparison,
// as far as anybody can tell: the sentence goes through several such years, or a rate is
// said that is not the document's own. to is where the words of the year end.
func formerYear(p *check.Pass, text string, to, year int) bool {
	for _, m := range yearUse.FindAllStringSubmatch(text, -1) {
		if y, _ := strconv.Atoi(m[1]); y != year && y < p.Text.Year {
			return true
		}
	}
	m := rateBehind.FindStringSubmatchIndex(text[to:])
	if m == nil || m[2] < 0 {
		return m != nil
	}
	value := text[to:][m[2]:m[3]]
	if !strings.ContainsAny(strings.TrimRight(value, "0"), "123456789") || !strings.Contains(strings.TrimRight(value, "0."), ".") {
		return true // 100%, which many years have
	}
	return !slices.ContainsFunc(p.Lines, func(l *paper.Line) bool {
		at := strings.Index(l.Text, value)
		return at >= 0 && !strings.Contains(l.Text, text[:to]) && l.Has("率") && !yearUse.MatchString(l.Text)
	})
}

// besideOwnYear reports that what is said of another year is said of the document's
// own year beside it: in the same paragraph, or in a column of the same head.
func besideOwnYear(own int, l *paper.Line, what string) bool {
	names := func(text, what string) bool {
		for _, m := range yearUse.FindAllStringSubmatch(text, -1) {
			if m[1] == strconv.Itoa(own) && strings.HasSuffix(m[2], what) {
				return true
			}
		}
		return false
	}
	what = what[max(0, len(what)-len("预算")):]
	if l.Table == nil {
		return names(l.Text, what)
	}
	row := rowOf(l)
	if comparedColumn(l, row, what) || comparedRow(l, own) {
		return true
	}
	rated := slices.ContainsFunc(row, func(o *paper.Line) bool { return o != nil && o.Has("执行率", "支付率", "支出率") })
	return slices.ContainsFunc(row, func(o *paper.Line) bool {
		if o == nil || o == l {
			return false
		}
		if m := bareYear.FindStringSubmatch(o.Text); m != nil && m[1] == strconv.Itoa(own) && o.HeadsColumn() {
			return true // 2024年{预算|决算}|2023年决算
		}
		return names(o.Text, what) || !rated && names(o.Text, "")
	})
}

// comparedColumn reports a head of another year's column in a table that is of the own
// year: a head without a year says the same, 决算数 beside 2023年决算数.
func comparedColumn(l *paper.Line, row []*paper.Line, what string) bool {
	if !l.HeadsColumn() {
		return false
	}
	return slices.ContainsFunc(row, func(o *paper.Line) bool {
		return o != nil && o != l && o.HeadsColumn() && paper.YearIn(o.Text) == 0 && strings.Contains(o.Text, what) && !strings.Contains(o.Text, "率")
	})
}

// rowOf returns the row of its table in which a cell begins.
func rowOf(l *paper.Line) []*paper.Line {
	for _, row := range l.Table.Cells {
		if slices.Contains(row, l) {
			return row
		}
	}
	return nil
}

// datedAfterYear wants a final self-evaluation to be signed after the year.
func datedAfterYear(p *check.Pass) check.Outcome {
	switch {
	case p.Kind != paper.Report && p.Kind != paper.SelfForm:
		return check.NotApplicable("不是自评报告或自评表")
	case p.Text.Year == 0:
		return check.Undecided("没有从题名里读出年度")
	case p.Day == "":
		return check.Undecided("没有找到成文日期")
	}
	if p.Day > fmt.Sprintf("%d-12-31", p.Text.Year) {
		return check.Decided
	}
	for i := len(p.Lines) - 1; i >= 0; i-- {
		if l := p.Lines[i]; l.Kind == paper.DateLine {
			p.Line(l, fmt.Sprintf("这是%d年度的自评，成文日期却在年度结束之前：%s。", p.Text.Year, l.Text), fmt.Sprintf("成文日期应在%d年12月31日以后", p.Text.Year))
			break
		}
	}
	return check.Decided
}
