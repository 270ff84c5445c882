package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/fault"
	"jiheng/paper"
	"jiheng/plain"
)

// The text of a report (RPT).
var reportText = []*check.Rule{
	{ID: "RPT-01", Title: "规定的部分齐全，次序正确", Source: "usage/report", Severity: check.Error, Run: partsInOrder},
	{ID: "RPT-02", Title: "标题写明的内容正文都有", Source: "usage/report", Severity: check.Warning, Run: headingPromise},
	{ID: "RPT-03", Title: "编制和在职人数都写", Source: "department-common/management", Severity: check.Warning, Run: postsAndStaff},
	{ID: "RPT-04", Title: "成效的数与指标值对照", Source: "usage/report", Severity: check.Warning, Run: figuresAgainstTargets},
	{ID: "RPT-05", Title: "报告的数与表一致", Source: "own/consistency", Severity: check.Error, Run: textAgainstForm},
	{ID: "RPT-06", Title: "同一个数前后一致", Source: "own/consistency", Severity: check.Error, Run: sameFigureTwice},
	{ID: "RPT-07", Title: "增减幅度能重算", Source: "own/arithmetic", Severity: check.Error, Run: changeRecomputes},
	{ID: "RPT-08", Title: "基数为0不算增减幅度", Source: "own/arithmetic", Severity: check.Error, Run: zeroBase},
	{ID: "RPT-09", Title: "增加、减少、持平与数一致", Source: "own/arithmetic", Severity: check.Error, Run: directionWord},
	{ID: "RPT-10", Title: "一个整体的各部分占比合计100%", Source: "own/arithmetic", Severity: check.Warning, Run: sharesOfWhole},
	{ID: "RPT-11", Title: "占比写百分号", Source: "own/arithmetic", Severity: check.Warning, Run: shareWithoutPercent},
	{ID: "RPT-12", Title: "问题落到指标、项目或金额", Source: "usage/report", Severity: check.Warning, Run: realProblems},
	{ID: "RPT-13", Title: "扣了分就写明存在的问题", Source: "self-evaluation/deviation", Severity: check.Error, Run: noProblemsThoughLost},
	{ID: "RPT-14", Title: "扣分的指标都有解释", Source: "self-evaluation/deviation", Severity: check.Warning, Run: lostPointsExplained},
	{ID: "RPT-15", Title: "每个问题有措施", Source: "usage/report", Severity: check.Warning, Run: measurePerProblem},
	{ID: "RPT-16", Title: "措施写明责任人和时间", Source: "usage/report", Severity: check.Warning, Run: measuresConcrete},
	{ID: "RPT-17", Title: "结果应用写明用在哪里", Source: "self-evaluation/result-use", Severity: check.Warning, Run: vagueUse},
	{ID: "RPT-18", Title: "公开写明内容、地点和时间", Source: "usage/report", Severity: check.Notice, Run: disclosureConcrete},
	{ID: "RPT-19", Title: "不照抄工作总结", Source: "usage/report", Severity: check.Notice, Run: likeSummary},
	{ID: "RPT-20", Title: "不照抄上年报告", Source: "usage/residue", Severity: check.Warning, Run: likeLastYear},
	{ID: "RPT-21", Title: "不与别的单位雷同", Source: "usage/report", Severity: check.Notice, Run: likeNeighbours},
	{ID: "RPT-22", Title: "完成、效果、满意度分开写", Source: "usage/report", Severity: check.Notice, Run: resultsApart},
	{ID: "RPT-23", Title: "序号不缺不重", Source: "usage/lists", Severity: check.Notice, Run: numbering},
	{ID: "RPT-25", Title: "文号写法正确", Source: "document/format", Severity: check.Warning, Run: documentNumbers},
	{ID: "RPT-26", Title: "写明评价的单位、资金和年度", Source: "own/consistency", Severity: check.Warning, Run: scopeStated},
	{ID: "RPT-27", Title: "自评由单位自己做", Source: "self-evaluation/by-the-unit", Severity: check.Warning, Run: byTheUnit},
	{ID: "RPT-28", Title: "文中的数能互相重算", Source: "own/arithmetic", Severity: check.Warning, Run: claimsRecompute},
}

// unitReport reports a narrative report on a unit, not one on a single project.
func unitReport(p *check.Pass) bool {
	return p.IsReport() && (!strings.Contains(p.Title, "项目") || strings.Contains(p.Title, "整体"))
}

// grave lists the parts without which a report says nothing of performance.
var grave = map[string]bool{"预算及执行情况": true, "绩效实现情况": true, "存在问题": true}

// partsInOrder wants every required part, and those that can be told apart in
// their order.
func partsInOrder(p *check.Pass) check.Outcome {
	if !unitReport(p) {
		return notReport
	}
	heads := numberedNames(p)
	if len(heads) < 2 {
		return check.Undecided("没有读出报告的标题")
	}
	var missing []string
	severity := check.Warning
	for _, need := range required {
		if !(byOthers(p) && ofSelfOnly[need.name]) && !partThere(p, heads, need) {
			missing = append(missing, "“"+need.name+"”")
			if grave[need.name] {
				severity = check.Error
			}
		}
	}
	if len(missing) > 0 {
		p.Report(check.Finding{Severity: severity, Message: fmt.Sprintf("报告缺%s，共缺%d个部分。", strings.Join(missing, "、"),
			len(missing)), Suggestion: "补写缺的部分", Site: paper.Site{Place: fault.Place{File: p.File}}})
	}
	partsOutOfOrder(p)
	return check.Decided
}

// partThere reports a part by one of the headings; the results also by what stands under others.
func partThere(p *check.Pass, heads []string, need part) bool {
	results := need.name == "绩效实现情况"
	for _, h := range heads {
		if paper.HasAny(h, need.words...) && !(results && paper.HasAny(h, noResults...)) {
			return true
		}
	}
	switch need.name {
	case "绩效实现情况":
		return resultsElsewhere(p)
	case "存在问题": // 偏离绩效目标的原因
		return slices.ContainsFunc(heads, func(h string) bool { return strings.Contains(h, "偏离") && paper.HasAny(h, "原因", "问题") })
	}
	return false
}

// byOthers reports a report in which others evaluate (部门评价、财政评价), and not the unit itself.
func byOthers(p *check.Pass) bool {
	return paper.HasAny(p.Title, "评价报告", "评价的报告", "评价情况报告") && !strings.Contains(p.Title, "自评") && !strings.Contains(p.Title, "自我评价")
}

// ofSelfOnly lists the parts that the frame of such reports (绩效评价报告) asks for under other
// heads, or not at all.
var ofSelfOnly = map[string]bool{"绩效目标": true, "结果应用和公开": true}

// noResults are words of a heading that is of the evaluation or its use, and not of what was done.
var noResults = []string{"应用", "公开", "运用", "整改", "问题", "自评工作", "评价工作", "组织"}

// resultsElsewhere reports sections that say what was done under headings of their own: things
// counted, neither money nor days, in sections that are none of the other parts.
func resultsElsewhere(p *check.Pass) bool {
	n := 0
	for _, h := range p.Headings() {
		if h.Level != 1 || slices.ContainsFunc(required, func(need part) bool { return paper.HasAny(h.Text, need.words...) }) {
			continue
		}
		for _, l := range p.Section(h) {
			for _, f := range l.Figures() {
				if f.Unit != "" && f.Base != "元" && f.Unit != "年" && f.Unit != "月" && f.Unit != "日" && f.Unit != "分" {
					n++
				}
			}
		}
	}
	return n >= fewestResults
}

// fewestResults is the number of things counted from which a section says what was done.
const fewestResults = 3

// ordered lists the parts whose headings cannot be taken for one another.
var ordered = []part{
	{"概况", []string{"概况", "基本情况"}},
	{"绩效实现情况", []string{"绩效实现", "履职完成", "绩效完成情况", "目标完成情况", "实现情况"}},
	{"存在问题", []string{"存在问题", "存在的问题", "存在的主要问题", "主要问题", "问题及", "问题和"}},
	{"结果应用和公开", []string{"结果应用", "结果拟应用", "应用和公开"}},
}

func partsOutOfOrder(p *check.Pass) {
	toc := contents(p.Text)
	var last *paper.Line
	at, name := -1, ""
	for _, l := range p.Lines {
		if l.Kind != paper.HeadingLine || l.Level != 1 || toc[l] {
			continue
		}
		for i, part := range ordered {
			if !paper.HasAny(l.Text, part.words...) || paper.HasAny(l.Text, "上年", "整改情况", "附件") {
				continue
			}
			if i < at {
				report(p, check.Warning, l, fmt.Sprintf("“%s”写在“%s”后面，次序颠倒。", part.name, name), "按概况、绩效实现、问题和措施、结果应用的次序写",
					last.Site(last.All()))
				return
			}
			if i == at {
				return // another report in the same file
			}
			at, name, last = i, part.name, l
			break
		}
	}
}

// report reports a whole line with a severity of its own.
func report(p *check.Pass, s check.Severity, l *paper.Line, message, suggestion string, other ...paper.Site) {
	p.Report(check.Finding{Severity: s, Message: message, Suggestion: suggestion,
		Site: l.Site(paper.Range{From: 0, To: len(paper.Clip(l.Text, paper.QuoteMost))}), Line: l.Text, Other: other})
}

// postsAndStaff wants a unit's posts and its staff.
func postsAndStaff(p *check.Pass) check.Outcome {
	if !unitReport(p) {
		return notReport
	}
	if byOthers(p) {
		return check.NotApplicable("评价报告不要求写编制和在职人数")
	}
	text := peopleInDigits(paper.Words(p.Lines))
	hasPosts, hasStaff := posts.near(text), staff.near(text)
	if hasPosts && hasStaff {
		return check.Decided
	}
	head := p.Find("人员", "概况", "基本情况", "简介", "编制", "机构设置")
	if hasPosts != hasStaff {
		have, lack, re := "编制数", "在职人数", posts
		if hasStaff {
			have, lack, re = lack, have, staff
		}
		for _, l := range p.Lines {
			if at := re.in(l.Text); at != nil {
				p.At(l, paper.Range{From: at[0], To: at[1]}, fmt.Sprintf("写了%s（%s），没有写%s。", have, l.Text[at[0]:at[1]], lack),
					"编制数和年末在职人数都写上")
				return check.Decided
			}
		}
	}
	if head == nil {
		return check.Undecided("没有找到写概况的一节")
	}
	at := head
	for _, l := range p.Section(head) {
		if l.Kind == paper.BodyLine {
			at = l
			break
		}
	}
	says := "没有写编制数，也没有写在职人数。"
	if hasPosts != hasStaff {
		says = "编制数和在职人数只写了一个。"
	}
	p.Line(at, says, "编制数和年末在职人数都写上")
	return check.Decided
}

// goalsSection returns the section that states the year's goals.
func goalsSection(p *check.Pass) (head *paper.Line, lines []*paper.Line, ok bool) {
	for _, h := range p.Headings() {
		if h.Has("绩效目标") && !h.Has("完成", "实现", "管理") {
			return h, p.Section(h), true
		}
	}
	return p.SectionOf("绩效目标", "年度目标", "总体目标", "工作目标")
}

// fewFigures is the number of figures below which a section of results is too
// short to ask for targets.
const fewFigures = 5

// noResultsPart is why a rule about what was done cannot decide.
const noResultsPart = "没有找到写成效的一节"

// figuresAgainstTargets wants the figures of the results to stand against
// targets: in a table, in the goals, or in the sentence.
func figuresAgainstTargets(p *check.Pass) check.Outcome {
	if !unitReport(p) {
		return notReport
	}
	for _, it := range p.IndicatorTables() {
		if it.Target >= 0 && len(it.Rows) > 0 {
			return check.Decided
		}
	}
	n, tied := 0, 0
	var first *paper.Line
	if !p.HasResults() {
		return check.Undecided(noResultsPart)
	}
	for _, l := range p.Lines {
		if p.ResultsHead(l) == nil {
			continue
		}
		for _, s := range l.Sentences() {
			k := len(l.FiguresIn(s))
			if n += k; k > 0 && first == nil {
				first = l
			}
			if k > 1 && paper.HasAny(s.Of(l.Text), "目标", "指标值", "计划", "年初确定", "任务") {
				tied += k
			}
		}
	}
	if n < fewFigures {
		return check.NotApplicable("成效部分没有几个数")
	}
	head, lines, ok := goalsSection(p)
	for _, l := range lines {
		if l.Kind == paper.CellLine && strings.ContainsAny(l.Text, "0123456789") || len(l.Figures()) > 0 {
			return check.Decided
		}
	}
	if tied > 0 {
		return check.Decided
	}
	site := first.Site(paper.Range{From: 0, To: len(paper.Clip(first.Text, paper.QuoteMost))})
	if ok {
		p.Line(head, fmt.Sprintf("绩效目标一节没有一个可以衡量的数，成效部分的%d个数无从对照。", n), "写出指标和指标值，如“新增绿地1.2万平方米”，成效逐项与它对照", site)
	} else {
		p.Line(first, fmt.Sprintf("报告没有写绩效目标，成效部分的%d个数无从对照。", n), "写出指标和指标值，成效逐项与它对照")
	}
	return check.Decided
}

// A want is what a rule looks for in a text, with its name.
type want struct {
	name  string
	words []string
}

// resultsApart wants results to treat completion, effect and satisfaction each
// on its own.
func resultsApart(p *check.Pass) check.Outcome {
	if !unitReport(p) {
		return notReport
	}
	head := p.Find("绩效实现", "完成情况", "履职完成", "履职情况", "绩效情况", "实现情况", "绩效分析", "成效")
	if head == nil {
		return check.Undecided(noResultsPart)
	}
	lacks := func(w want) bool {
		for _, l := range p.Lines {
			if (l.Kind == paper.HeadingLine && !l.Has("问题", "措施", "应用", "履职总体目标") || l.Kind == paper.CellLine || l.RunIn &&
				l.Index > head.Index) && paper.HasAny(paper.Clip(l.Text, 40), w.words...) {
				return false
			}
		}
		return true
	}
	var missing []string
	for _, w := range []want{{"完成情况", []string{"完成", "产出", "履职"}}, {"履职效果", []string{"效果", "效益", "成效", "影响"}}, {"满意度", []string{"满意"}}} {
		if w.name == "满意度" && strings.Contains(paper.Words(p.Lines), "满意度") || !lacks(w) {
			continue
		}
		missing = append(missing, w.name)
	}
	if len(missing) > 0 {
		p.Line(head, "成效没有分完成情况、履职效果、满意度来写，缺"+strings.Join(missing, "、")+"。", "分别写完成情况（数量、质量、时效）、效果（经济、社会、生态）和满意度")
	}
	return check.Decided
}

// numbering wants numbers to begin at one and to follow one another, each once.
func numbering(p *check.Pass) check.Outcome {
	if len(broods(p.Text)) == 0 {
		return check.NotApplicable("没有带序号的标题和条目")
	}
	firstNumber(p)
	numberMissing(p)
	return numberTwice(p)
}

var anyYear = plain.NewExpr(`20[0-9]{2}年`)

// scopeStated wants period, funds and units of what was evaluated.
func scopeStated(p *check.Pass) check.Outcome {
	if !unitReport(p) {
		return notReport
	}
	text := paper.Words(p.Lines)
	var missing []string
	if p.Text.Year == 0 && !anyYear.MatchString(paper.ArabicYears(text)) {
		missing = append(missing, "哪个年度")
	}
	if !paper.HasAny(text, "一般公共预算", "财政拨款", "政府性基金", "国有资本", "财政专户", "单位资金", "其他收入", "专项资金", "财政资金", "基本支出", "全部资金", "全部收支") {
		missing = append(missing, "哪些资金")
	}
	units := paper.HasAny(text, "本级", "所属", "下属", "二级单位", "预算单位", "纳入", "独立核算", "评价范围", "自评范围", "单位构成", "机构设置")
	if !units && (p.Text.Unit == "" || strings.Contains(p.Title, "部门整体")) {
		missing = append(missing, "哪些单位")
	}
	if len(missing) > 0 {
		p.Whole("没有写明评价的范围："+strings.Join(missing, "、")+"。", "在开头写明评价的年度、单位和资金，如“评价范围为2024年度本级全部财政拨款支出”")
	}
	return check.Decided
}

var (
	thirdParty  = plain.NewExpr(`(?:事务所|咨询(?:有限|服务)?(?:责任)?公司|评估(?:有限|咨询)?(?:责任)?公司|第三方(?:机构|公司)?)[^。；，]{0,14}(?:编制|撰写|编写|起草|代写|出具|完成|开展|实施|承担)[^。；，]{0,14}(?:自评|本报告)`)
	byThird     = plain.NewExpr(`(?:委托|聘请|交由|由)[^。；，]{0,30}(?:事务所|公司|第三方(?:机构)?)[^。；，]{0,16}(?:自评|本报告)`)
	otherReview = []string{"复核", "核查", "抽查", "指导", "辅导", "协助", "培训", "审核", "配合", "重点评价", "再评价", "未委托", "没有委托", "不委托", "不得", "咨询意见"}
)

// byTheUnit finds a third party as the author of a self-evaluation.
func byTheUnit(p *check.Pass) check.Outcome {
	if p.Kind != paper.Report && p.Kind != paper.SelfForm || !strings.Contains(p.Title, "自评") {
		return check.NotApplicable("不是自评文件")
	}
	for _, l := range p.Lines {
		if l.Kind == paper.SignatureLine && paper.HasAny(l.Text, "事务所", "咨询有限公司", "评估有限公司", "咨询公司") {
			p.Line(l, "落款是“"+paper.Clip(l.Text, 24)+"”，自评应由单位自己做。", "由单位自己开展自评并署名")
			continue
		}
		if !l.Has("事务所", "公司", "第三方") {
			continue
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			at := thirdParty.FindStringIndex(text)
			if at == nil {
				at = byThird.FindStringIndex(text)
			}
			if at != nil && !paper.HasAny(text, otherReview...) {
				p.At(l, paper.Range{From: s.From + at[0], To: s.From + at[1]},
					"自评由第三方来做：“"+paper.Clip(text[at[0]:at[1]], 30)+"”。", "自评由单位自己开展；第三方只能协助或复核")
			}
		}
	}
	return check.Decided
}
