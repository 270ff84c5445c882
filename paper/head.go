package paper

import (
	"regexp"
	"slices"
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

// accountsTail begins the names of the tables of accounts and budgets (公开01表 …)
// in their titles: 青山县教育局收入支出决算总表.
var accountsTail = regexp.MustCompile(`(?:部门|单位)?(?:收入支出|收支|收入决算|收入预算|收入总表|支出决算|支出预算|支出总表|财政拨款|一般公共预算|政府性基金|国有资本|社会保险基金|财政专户|基本支出|项目支出|[“"]?三公[”"]?|机关运行|行政事业类项目|预算收支|决算收支)`)

// tableTitle reports the title of one of these tables.
func tableTitle(title string) bool {
	return HasAny(title, "决算", "预算", "收支", "总表", "三公") && strings.HasSuffix(strings.TrimRight(PlainHead(title), "）) "), "表")
}

// head reads title, year, unit and kind.
func (t *Text) head() {
	var words strings.Builder
	for _, l := range t.Lines {
		_, field := coverField(l.Text)
		if field = field || contentsHead(l.Text); l.Kind == TitleLine && !(field && words.Len() > 0) {
			words.WriteString(l.Text)
		} else if words.Len() > 0 {
			break
		}
	}
	t.Title = words.String()
	if t.Title == "" && len(t.Tables) > 0 {
		t.Title = t.Tables[0].FirstWide()
	}
	if t.Title == "" {
		t.Title = t.doc.Title
	}
	title := ArabicYears(t.Title)
	if m := YearInTitle.FindStringSubmatch(title); m != nil {
		t.Year, _ = strconv.Atoi(m[1])
	}
	t.Unit = unitIn(title)
	t.Kind = t.kind()
	t.accountsHead()
	t.cover()
}

var (
	publicTable = regexp.MustCompile(`公开(?:表)?[0-9]{1,2}表?|公开表[0-9]{1,2}`)
	yearAlone   = regexp.MustCompile(`^(20[0-9]{2})年度?(?:(?:金额|货币|计量)?单位[:：].{1,6})?$`)
	// accountsUnits are the labels before the unit of a table of accounts.
	accountsUnits = []string{"部门", "单位", "编制单位", "编报单位", "公开部门", "公开单位", "填报部门", "预算部门", "部门名称", "单位名称", "预算单位", "填报单位", "部门(单位)", "编制部门", "批复单位"}
)

// headLines is how many lines from the beginning may name unit and year of a table
// of accounts.
const headLines = 12

// accountsHead reads what stands below the title of a table of accounts: 公开01表,
// 部门：青山县教育局, 2024年度.
func (t *Text) accountsHead() {
	first := t.Lines[:min(len(t.Lines), headLines)]
	if t.Kind == Other && slices.ContainsFunc(first, func(l *Line) bool { return Runes(l.Text) < 12 && publicTable.MatchString(l.Text) }) {
		switch {
		case t.mentions(first, "决算"):
			t.Kind = Accounts
		case t.mentions(first, "预算"):
			t.Kind = Plan
		}
	}
	if t.Kind != Accounts && t.Kind != Plan {
		return
	}
	if t.Unit == "" {
		for _, f := range t.labelled() {
			if slices.Contains(accountsUnits, f.bare) && !strings.HasSuffix(f.value, "元") && plainUnit(f.value) != "" {
				t.Unit = plainUnit(f.value)
				break
			}
		}
	}
	if t.Year == 0 {
		t.Year = YearIn(t.firstField(yearFields))
	}
	for _, l := range first {
		if m := yearAlone.FindStringSubmatch(Squeeze(l.Text)); m != nil && t.Year == 0 {
			t.Year, _ = strconv.Atoi(m[1])
		}
	}
}

func (t *Text) mentions(lines []*Line, word string) bool {
	return slices.ContainsFunc(lines, func(l *Line) bool { return strings.Contains(l.Text, word) })
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

// unitEnds end the names of units.
var unitEnds = []string{"政府", "镇", "乡", "街道", "办事处", "局", "委", "委员会", "办公室", "办", "厅", "中心", "学校", "小学", "中学", "幼儿园", "医院", "卫生院", "敬老院", "站", "所", "馆",
	"队", "院", "会", "处", "公司", "农场", "林场", "联合会", "法院", "检察院", "党校", "大学", "学院", "工委", "管委会", "支队", "大队", "区", "县", "市", "（本级）", "机关"}

// UnitEnd reports a text that ends as the names of units do.
func UnitEnd(s string) bool {
	return slices.ContainsFunc(unitEnds, func(w string) bool { return strings.HasSuffix(s, w) })
}

func unitIn(title string) string {
	at := unitTail.FindStringIndex(title)
	if own := accountsTail.FindStringIndex(title); own != nil && tableTitle(title) {
		if y := YearInTitle.FindStringIndex(title); y != nil && y[0] > 0 && y[0] < own[0] {
			own[0] = y[0] // 教育局2024年度…表
		}
		at = own
	}
	if at == nil || at[0] == 0 {
		return ""
	}
	head := title[:at[0]]
	if y := YearInTitle.FindStringIndex(head); y != nil && y[0] > 0 && UnitEnd(strings.TrimRight(head[:y[0]], " ")) {
		head = head[:y[0]] // 竹溪镇2024年度农村公路养护项目
	}
	name := strings.Trim(YearInTitle.ReplaceAllString(head, ""), "度 ：:关于“《")
	if HasAny(name, "附件", "报告", "模板", "情况") || Runes(name) < 3 {
		return ""
	}
	return ownerOf(name)
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

// ResultsHead returns the heading that says that a line tells what was done
// (成效部分), nil where no heading does. What was done with the money is not meant.
func (t *Text) ResultsHead(l *Line) *Line {
	if !t.InResults(l) {
		return nil
	}
	for up := l.Up; up != nil; up = up.Up {
		name := up.Name()
		if up.RunIn {
			name = runInHead(name)
		}
		switch in, decided := judge(name); {
		case !decided:
		case in && !HasAny(name, "预算", "资金", "收支", "经费", "支出"):
			return up
		case !in:
			return nil
		}
	}
	return nil
}

// HasResults reports whether the document has a part under such a heading.
func (t *Text) HasResults() bool {
	return slices.ContainsFunc(t.Lines, func(l *Line) bool { return t.ResultsHead(l) != nil })
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
