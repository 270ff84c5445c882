package paper

import (
	"regexp"
	"strconv"
	"strings"
)

// A Kind is a kind of document.
type Kind string

// The kinds of document, by their titles.
const (
	Report   Kind = "自评报告"
	SelfForm Kind = "自评表"
	GoalForm Kind = "目标表"
	Accounts Kind = "决算公开"
	Plan     Kind = "预算公开"
	Other    Kind = "其他文件"
)

var (
	// YearInTitle matches the year of a title, 2024 in a group of its own.
	YearInTitle = regexp.MustCompile(`(20\d\d)年`)
	unitTail    = regexp.MustCompile(`(?:单位|部门)?(?:\(单位\)|（单位）)?(?:整体支出|整体预算|整体绩效|项目支出|项目绩效|财政支出|预算绩效|绩效自评|绩效评价|绩效目标|部门决算|决算公开|部门预算|预算公开|决算|财政项目)`)
)

// head reads title, year, unit and kind.
func (t *Text) head() {
	var title strings.Builder
	for _, l := range t.Lines {
		if l.Kind == TitleLine {
			title.WriteString(l.Text)
		} else if title.Len() > 0 {
			break
		}
	}
	t.Title = title.String()
	if t.Title == "" && len(t.Tables) > 0 {
		t.Title = t.Tables[0].FirstWide()
	}
	if t.Title == "" {
		t.Title = t.doc.Title
	}
	if m := YearInTitle.FindStringSubmatch(t.Title); m != nil {
		t.Year, _ = strconv.Atoi(m[1])
	}
	t.Unit = unitIn(t.Title)
	t.Kind = t.kind()
}

// FirstWide returns the text of the first cell, for forms whose title is a row.
func (g *Grid) FirstWide() string {
	for _, l := range g.Lines[:min(len(g.Lines), 3)] {
		if HasAny(l.Text, "表", "绩效") {
			return l.Text
		}
	}
	return ""
}

func unitIn(title string) string {
	at := unitTail.FindStringIndex(title)
	if at == nil || at[0] == 0 {
		return ""
	}
	name := strings.Trim(YearInTitle.ReplaceAllString(title[:at[0]], ""), "度 ：:关于“《")
	if HasAny(name, "附件", "报告", "模板", "情况") || Runes(name) < 3 {
		return ""
	}
	return name
}

func (t *Text) kind() Kind {
	switch s := t.Title; {
	case HasAny(s, "自评报告", "自评情况报告", "绩效评价报告", "绩效报告", "自评情况的报告", "自评情况说明"):
		return Report
	case HasAny(s, "自评表", "自评情况表"):
		return SelfForm
	case HasAny(s, "目标申报表", "绩效目标表", "目标表"):
		return GoalForm
	case HasAny(s, "决算"):
		return Accounts
	case HasAny(s, "预算公开", "部门预算", "单位预算"):
		return Plan
	case t.Title == "":
		return t.kindByBody()
	}
	return Other
}

// kindByBody judges a document without a title by its headings.
func (t *Text) kindByBody() Kind {
	if t.Find("自评结论", "绩效实现", "绩效目标完成", "自评结果") != nil {
		return Report
	}
	return Other
}

var (
	notResults = []string{"目标", "计划", "安排", "思路", "问题", "措施", "打算", "下一步", "下步", "建议", "应用", "公开", "职能", "职责", "概况", "预算"}
	results    = []string{"完成情况", "实现情况", "成效", "效果", "效益", "产出", "绩效情况", "履职情况", "工作开展情况", "执行情况"}
)

// InResults reports whether a line belongs to what the document says was done
// (成效部分): not the goals, the plans, the problems or the measures.
func (t *Text) InResults(l *Line) bool {
	return l.inResults.get(func() bool { return t.standsInResults(l) })
}

func (t *Text) standsInResults(l *Line) bool {
	if t.Kind == GoalForm || t.Kind == Plan || HasAny(t.Title, "计划", "方案", "工作报告", "目标申报", "监控") {
		return false
	}
	if l.Kind != BodyLine {
		return false
	}
	in, decided := true, false
	if l.RunIn && Runes(l.Name()) > 0 {
		in, decided = judge(runInHead(l.Name()))
	}
	for up := l.Up; up != nil && !decided; up = up.Up {
		name := up.Name()
		if up.RunIn {
			name = runInHead(name)
		}
		in, decided = judge(name)
	}
	return in || !decided
}

func runInHead(s string) string {
	if i := strings.IndexAny(s, "：。；，"); i >= 0 {
		return s[:i]
	}
	return ""
}

func judge(heading string) (in, decided bool) {
	switch {
	case HasAny(heading, results...) && !HasAny(heading, "问题", "措施"):
		return true, true
	case HasAny(heading, notResults...):
		return false, true
	}
	return true, false
}
