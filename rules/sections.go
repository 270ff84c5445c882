package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// notReport is how rules about the form of a report end on other documents.
var notReport = check.NotApplicable("不是单位整体支出的自评报告")

// A part of a report has a name and the words by which its heading is known.
type part struct {
	name  string
	words []string
}

// required lists the parts that a report must have.
var required = []part{
	{"单位概况", []string{"概况", "基本情况", "简介", "机构设置", "主要职能", "部门职责", "单位职责", "部门情况", "单位情况"}},
	{"绩效目标", []string{"目标"}},
	{"预算及执行情况", []string{"预算", "资金", "收支", "支出情况", "执行情况", "支出管理", "使用情况", "经费", "财务", "决算", "财政拨款", "收入"}},
	{"绩效实现情况", []string{"绩效实现", "完成情况", "履职", "绩效情况", "绩效分析", "实现情况", "成效", "产出", "绩效自评情况", "评价结论", "评价分析",
		"指标分析", "评价情况", "自评情况", "自评分析", "主要绩效", "成绩", "工作完成", "目标完成", "目标实现", "目标达成", "任务完成", "指标完成", "效益情况", "实施效果",
		"绩效评价情况", "绩效状况", "绩效分析", "自评结果", "得分情况", "得分分析", "达标情况", "开展情况", "实施情况", "落实情况", "推进情况", "取得的效果", "成果", "工作亮点", "社会效益", "主要做法", "业务工作", "完成的主要"}},
	{"存在问题", []string{"问题", "不足", "短板", "困难", "薄弱"}},
	{"改进措施", []string{"措施", "改进", "整改", "下一步", "建议", "打算", "对策", "努力方向", "下步"}},
	{"结果应用和公开", []string{"应用", "公开", "运用", "公示"}},
}

// sectionsMissing wants every required part of a report.
func sectionsMissing(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	heads := numberedNames(p)
	if len(heads) < 2 {
		return check.Undecided("没有读出报告的标题")
	}
	for _, need := range required {
		if !(byOthers(p) && ofSelfOnly[need.name]) && !partThere(p, heads, need) {
			p.Whole("缺“"+need.name+"”部分。", "补写这一部分")
		}
	}
	return check.Decided
}

// numberedNames returns the headings and run-in headings of the report.
func numberedNames(p *check.Pass) []string {
	var out []string
	for _, l := range p.Lines {
		if l.Kind == paper.HeadingLine || l.RunIn {
			out = append(out, paper.Clip(l.Text, 40))
		}
	}
	return out
}

// fourBudgetFigures wants each fund with original budget, revised budget,
// outturn and rate.
func fourBudgetFigures(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	head, lines, ok := p.SectionOf("预算及执行", "预算执行情况", "预算和执行", "资金执行", "预算安排及执行", "预算与执行", "预算及支出")
	if !ok {
		return check.Undecided("没有找到写预算执行的一节")
	}
	text := paper.Words(lines)
	var missing []string
	for _, need := range []part{{"年初预算数", []string{"年初预算", "年初批复", "年初安排", "年初数"}}, {"调整后预算数", []string{"调整", "全年预算", "预算数"}},
		{"决算（支出）数", []string{"决算", "支出", "执行数", "拨款数", "支付"}}, {"执行率", []string{"执行率", "完成率", "支付率", "完成预算", "预算的"}}} {
		if !paper.HasAny(text, need.words...) {
			missing = append(missing, need.name)
		}
	}
	if len(missing) > 0 {
		p.Line(head, "预算执行一节没有写"+strings.Join(missing, "、")+"。", "补写年初预算数、调整后预算数、决算数和执行率")
	}
	return check.Decided
}

// goalsWithoutFigure wants the goals of the year to hold a quantity.
func goalsWithoutFigure(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	head, lines, ok := p.SectionOf("绩效目标", "年度目标", "总体目标", "工作目标")
	for _, h := range p.Headings() {
		if h.Has("绩效目标") && !h.Has("完成", "实现", "管理") {
			head, lines, ok = h, p.Section(h), true
			break
		}
	}
	if !ok || len(lines) == 0 {
		return check.Undecided("没有找到写目标的一节")
	}
	for _, l := range lines {
		if l.Kind == paper.CellLine && strings.ContainsAny(l.Text, "0123456789") || len(l.Figures()) > 0 {
			return check.Decided
		}
	}
	p.Line(head, "绩效目标一节没有一个可以衡量的数，完成值无从对照。", "写出指标和指标值，如“新增绿地1.2万平方米”")
	return check.Decided
}

// vagueProblems finds a section on problems that names no object.
func vagueProblems(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	head, lines, ok := p.Problems()
	text := strings.TrimSpace(paper.Words(lines))
	switch {
	case !ok || text == "":
		return check.Undecided("没有找到写问题的一节")
	case paper.HasAny(text, "无", "暂无") && paper.Runes(text) < 12:
		p.Line(head, "存在问题写的是“"+paper.Clip(text, 10)+"”。", "写明指标、数值和原因")
	case paper.Runes(text) < p.Limit("问题字数") && !clearProblems(text):
		p.Line(head, fmt.Sprintf("存在问题一节只有%d个字，没有说清问题。", paper.Runes(text)), "写明哪个指标或项目、差多少、原因是什么")
	case !namesObject(text) && !clearProblems(text):
		p.Line(head, "存在问题一节没有点到指标、项目、金额或数值，只有概括的说法。", "写明哪个指标或项目、差多少、原因是什么")
	}
	return check.Decided
}

var (
	problemEnd = plain.NewExpr(`[。；;\n]`)
	// gaps are words for what is missing or late, or a figure that shows it.
	gaps = plain.NewExpr(`偏[慢低少高弱紧晚大]|[慢少弱迟]$|[慢少弱][，。]|未|没有|不[够足高细到严实强准稳全畅均力]|不及时|不完善|不平衡|不规范|滞后|推迟|推后|延[期后迟误]|缺|低于|超[过出支期]|剩余|结余|结转|落后|欠|逾期|只完成|仅完成|难以|[行付成进]率?度?[^，。；]{0,4}[0-9.]+%|预算[^。；]*元[^。；]*支出[^。；]*元`)
	// causes are words before the reason of something.
	causes = plain.NewExpr(`因|由于|系|原因|受|导致|致使|造成|主要是|源于|影响`)
)

// clearProblems reports problems of which half at least say what is short, and why,
// whatever their length.
func clearProblems(text string) bool {
	short, clear, open := 0, 0, false
	for _, s := range problemEnd.Split(text, -1) {
		gap, cause := gaps.MatchString(s), causes.MatchString(s)
		if gap && !(open && cause) {
			short, open = short+1, true
		}
		if open && cause && paper.Runes(s) >= shortestCause {
			clear, open = clear+1, false
		}
	}
	return short > 0 && 2*clear >= short
}

// shortestCause is how many characters a sentence with a reason has at least.
const shortestCause = 8

// namesObject reports a text with a figure, a quoted name, an indicator, a
// project or an amount.
func namesObject(text string) bool {
	return strings.ContainsAny(text, "0123456789“《") || paper.HasAny(text, "执行率", "指标", "项目", "预算编制", "绩效目标", "资金支付", "结转", "采购", "台账")
}

// countProblems counts the numbered or ordered items of a section.
func countItems(lines []*paper.Line) int {
	text := paper.Words(lines)
	n := 0
	for i := 1; i <= 9; i++ {
		if strings.Contains(text, paper.HanOf(i)+"是") {
			n = i
		} else {
			break
		}
	}
	marks := 0
	for _, l := range lines {
		if l.Number > 0 {
			marks++
		}
	}
	return max(n, marks)
}

// measurePerProblem wants as many measures as problems.
func measurePerProblem(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	_, problems, ok := p.Problems()
	var head *paper.Line
	var measures []*paper.Line
	for _, h := range p.Headings() {
		if h.Has("措施", "改进", "整改", "下一步", "打算") && !h.Has("问题") {
			head, measures = h, p.Section(h)
			break
		}
	}
	if !ok || head == nil {
		return check.Undecided("没有分别写问题和措施的两节")
	}
	for _, l := range measures {
		if l.Kind == paper.CellLine {
			return check.Undecided("措施写在表里")
		}
	}
	n, m := countItems(problems), countItems(measures)
	switch {
	case n >= 2 && m < n:
		p.Line(head, fmt.Sprintf("问题有%d条，措施有%d条，没有逐条对应。", n, m), "每个问题写一条措施")
	case n == 0 && m == 0 && !problemsAnswered(paper.Words(problems), paper.Words(measures)):
		p.Line(head, "改进措施没有针对前面写的问题。", "每个问题写一条措施")
	}
	return check.Decided
}

var clauseEnd = plain.NewExpr(`[，。；：]`)

// plainWords are said of any problem and any measure.
var plainWords = newSet("不够", "主要", "原因", "要原", "是因", "有待", "需要", "进一", "一步", "工作", "问题", "项目", "加强", "存在", "不足", "年度", "绩效", "管理", "部分", "个别", "有的", "情况", "完成", "今年",
	"相关", "及时", "提高", "措施", "方面", "以及", "要是", "是由", "由于", "较为", "还有", "没有", "不高", "资金", "单位", "部门", "制度", "完善", "水平", "能力", "一是", "二是", "的问", "不到", "到位",
	"提升", "发展", "重点", "持续", "质量", "治理", "服务", "保障", "任务", "要求", "形势", "态势", "推进", "推动", "加快", "增强", "民生", "城市", "经济", "社会", "化解", "建设", "机制", "体系", "落实", "力度", "全面", "有效",
	"积极", "统筹", "意识", "规范", "精细", "细化", "高质")

func newSet(words ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}

// sameThing reports whether a clause of a problem and the measures name one thing: by
// three characters in a row, or by two words of two.
func sameThing(clause []rune, measures string) bool {
	met, last := 0, -2
	for i := 0; i+2 <= len(clause); i++ {
		pair := string(clause[i : i+2])
		if plainWords[pair] || strings.ContainsAny(pair, "的是了和在有与，、（）0123456789") || !strings.Contains(measures, pair) {
			continue
		}
		switch {
		case last == i-1 && strings.Contains(measures, string(clause[i-1:i+2])):
			return true
		case last < i-1:
			met++
		}
		if last = i; met > 1 {
			return true
		}
	}
	return false
}

// sharedWord reports a word of two characters that a problem and the measures share.
func sharedWord(problem []rune, measures string) bool {
	for i := 0; i+2 <= len(problem); i++ {
		pair := string(problem[i : i+2])
		if !plainWords[pair] && allHan(pair) && !strings.ContainsAny(pair, "的是了和在有与未") && strings.Contains(measures, pair) {
			return true
		}
	}
	return false
}

// problemsAnswered reports that half of the problems name a thing that the measures name. Measures
// that say who does it and until when need share but a word; such a one answers a single
// problem.
func problemsAnswered(problems, measures string) bool {
	concrete := saysOwner(measures) && due.MatchString(paper.ArabicYears(measures))
	total, met := 0, 0
	for _, c := range problemEnd.Split(problems, -1) {
		rs := []rune(strings.TrimSpace(c))
		if len(rs) < 6 {
			continue
		}
		total++
		if sameThing(rs, measures) || concrete && sharedWord(rs, measures) {
			met++
		}
	}
	return 2*met >= total || concrete && total == 1
}

// vagueUse finds a section on the use of the result that names no consequence.
func vagueUse(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	head, lines, ok := p.SectionOf("应用")
	text := strings.TrimSpace(paper.Words(lines))
	if !ok || text == "" {
		return check.Undecided("没有找到写结果应用的一节")
	}
	concrete := paper.HasAny(text, useWords...) || budgetUse.MatchString(text)
	if missing := useMissing(p, head, text); len(missing) > 0 && (paper.Runes(text) < p.Limit("应用字数") || !concrete) {
		p.Line(head, "结果应用一节只有"+fmt.Sprint(paper.Runes(text))+"个字，没有写出"+strings.Join(missing, "、")+"。", "写明用于哪项预算安排或考核，公开的网址和时间")
	}
	return check.Decided
}

// useWords name what the result of an evaluation is used for.
var useWords = []string{"预算安排", "下年预算", "下一年度预算", "编制预算", "预算编制", "资金安排", "资金分配", "安排的依据", "分配的依据", "压减", "调减", "整改", "考核", "挂钩", "问责", "优先保障", "官网", "网站", "门户"}

var budgetUse = plain.NewExpr(`编制[^，。；]{0,12}预算|预算[^，。；]{0,8}(?:安排|分配)|安排[^，。；]{0,12}(?:预算|资金|经费)`)

var dayOrMonth = plain.NewExpr(`[0-9]{1,2}月|[一二三四五六七八九十]月|个工作日|日内|日前|随[^，。；]{0,10}决算|与[^，。；]{0,10}决算|同步公开`)

// useMissing lists what a section on the use of the result does not say: how it is
// used, and where and when it is made public, where no other section says so.
func useMissing(p *check.Pass, head *paper.Line, text string) (out []string) {
	if !paper.HasAny(text, useWords[:len(useWords)-3]...) && !budgetUse.MatchString(text) {
		out = append(out, "怎样用")
	}
	if !head.Has("公开") && slices.ContainsFunc(p.Headings(), func(h *paper.Line) bool { return h != head && h.Has("公开") }) {
		return out
	}
	if !paper.HasAny(text, "网", "公示栏", "公开栏", "公告栏", "专栏", "平台", "公众号", "门户") {
		out = append(out, "在哪里公开")
	}
	if !dayOrMonth.MatchString(text) {
		out = append(out, "什么时候公开")
	}
	return out
}

var scoreWords = plain.NewExpr(`(?:自评|评价|综合|总|最终|整体)?(?:得分|总分|评分|分数|得)[^，。；]{0,8}[0-9]{1,3}(?:\.[0-9]+)?分?|[0-9]{1,3}(?:\.[0-9]+)?分|等[级次][为：“]|(?:评为|评定为|自评为|结论为|结果为)“?(?:优|良|中|差|合格)`)

// noScore finds a report without score and grade.
func noScore(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	for _, l := range p.Lines {
		if l.Has("分", "等级", "等次", "评为", "评定为", "结论为", "结果为") && scoreWords.MatchString(l.Text) {
			return check.Decided
		}
	}
	if slices.ContainsFunc(p.Tables, scoredGrid) {
		return check.Decided
	}
	p.Whole("全文没有自评得分，也没有等级。", "写明自评得分和等级，如“自评得分95.2分，等级为优”")
	return check.Decided
}

// titleParts wants a title with year, unit, scope and kind.
func titleParts(p *check.Pass) check.Outcome {
	if p.Title == "" {
		return check.Undecided("没有读出题名")
	}
	if p.Kind != paper.Report {
		return noSelfReport
	}
	var missing []string
	if p.Text.Year == 0 {
		missing = append(missing, "年度")
	}
	if p.Text.Unit == "" {
		missing = append(missing, "单位名称")
	}
	if !paper.HasAny(p.Title, "整体支出", "整体", "项目", "专项", "预算", "资金", "转移支付", "政策") {
		missing = append(missing, "“整体支出”")
	}
	if len(missing) > 0 {
		for _, l := range p.Lines {
			if l.Kind == paper.TitleLine {
				p.Line(l, "题名“"+paper.Clip(p.Title, 40)+"”缺"+strings.Join(missing, "、")+"。", "写作“某某年度某单位整体支出绩效自评报告”")
				return check.Decided
			}
		}
		p.Whole("题名“"+paper.Clip(p.Title, 40)+"”缺"+strings.Join(missing, "、")+"。", "写作“某某年度某单位整体支出绩效自评报告”")
	}
	return check.Decided
}

// noSignature finds a report without unit and date at its end.
func noSignature(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	if p.Day == "" && !slices.ContainsFunc(p.Lines, func(l *paper.Line) bool { return l.Kind == paper.DateLine }) {
		p.Whole("文末没有署名和成文日期。", "补单位署名和成文日期")
	}
	return check.Decided
}
