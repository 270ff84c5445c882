package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var totalScore = plain.NewExpr(`(?:自评|评价|综合|最终|总体)?(?:得分|总分|评分|自评得|综合得)(?:为|是|：|:|合计)?([0-9]{1,3}(?:\.[0-9]+)?)分?`)

// lostPoints returns how the document says that points were lost; known is false
// where it shows no score.
func lostPoints(p *check.Pass) (says string, lost, known bool) {
	for _, r := range p.Indicators() {
		w, s, ok := r.Points()
		if !ok {
			continue
		}
		known = true
		if s.Cmp(w) < 0 {
			return fmt.Sprintf("“%s”分值%s、得分%s", r.Name, w, s), true, true
		}
	}
	full := num.Int(int64(p.Limit("满分")))
	for _, l := range p.Lines {
		if l.Kind == paper.CellLine || !l.Has("得分", "总分", "评分", "自评得", "综合得") {
			continue
		}
		m := totalScore.FindStringSubmatch(l.Text)
		if m == nil {
			continue
		}
		d, err := num.ParseDecimal(m[1])
		if err != nil || d.Cmp(full) > 0 || d.Cmp(num.Int(30)) < 0 {
			continue
		}
		if known = true; d.Cmp(full) < 0 {
			return "得分" + m[1] + "分", true, true
		}
	}
	return "", false, known
}

// realProblems wants the problems to name an indicator, a project or an amount.
// That there are none although points were lost is another rule's.
func realProblems(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	if _, text, ok := p.SaidProblems(); ok && paper.SaysNone(text) {
		if _, lost, _ := lostPoints(p); lost {
			return check.Decided
		}
	}
	return vagueProblems(p)
}

// noProblemsThoughLost finds a document that knows no problem although points
// were lost.
func noProblemsThoughLost(p *check.Pass) check.Outcome {
	at, text, ok := p.SaidProblems()
	if !ok {
		return check.Undecided("没有找到写问题的一节或一栏")
	}
	says, lost, known := lostPoints(p)
	if !known {
		return check.Undecided("没有读出总得分，看不出是否扣分")
	}
	if lost && paper.SaysNone(text) {
		p.Line(at, fmt.Sprintf("存在问题写的是“%s”，但%s，扣了分。", paper.Clip(strings.Trim(text, " 。\n"), 16), says), "写明扣分的指标、差多少和原因")
	}
	return check.Decided
}

// lostPointsExplained wants a report whose table has no column for reasons to
// speak of every indicator that lost points.
func lostPointsExplained(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return noSelfReport
	}
	tables := p.IndicatorTables()
	if len(tables) == 0 {
		return noIndicators
	}
	var text strings.Builder
	for _, l := range p.Lines {
		if l.Kind != paper.CellLine && (paper.UnderProblems(l) || l.Kind == paper.BodyLine &&
			paper.HasAny(l.Text, "未达", "未完成", "原因", "问题", "不足", "低于", "偏低", "扣")) {
			text.WriteString(l.Text)
		}
	}
	lost := lostOfClass(p, &text)
	said, judged, asked := paper.Squeeze(text.String()), false, false
	for _, it := range tables {
		if it.Reason >= 0 {
			continue
		}
		asked = true
		for _, r := range it.Rows {
			w, s, ok := r.Points()
			if judged = judged || ok; ok && s.Cmp(w) < 0 && !mentions(said, paper.Squeeze(r.Name)) && !lost[strings.TrimSuffix(r.Class1, "指标")] {
				p.Line(r.Score, fmt.Sprintf("“%s”分值%s，得分%s，报告里没有解释为什么扣分。", r.Name, w, s), "在问题部分写明扣分原因和改进措施")
			}
		}
	}
	switch {
	case !asked:
		return check.NotApplicable("指标表里有写原因的栏")
	case !judged:
		return noPoints
	}
	return check.Decided
}

// lostOfClass adds to a text what stands in columns of reasons (主要扣分点) of tables that sum
// points by class, and returns the classes whose reasons stand there.
func lostOfClass(p *check.Pass, text *strings.Builder) map[string]bool {
	out := map[string]bool{}
	for _, g := range p.Tables {
		for r := range g.Cells {
			for c, l := range g.Cells[r] {
				if l == nil || c == 0 || l.HeadsColumn() || !paper.HasAny(l.ColumnHead(), "扣分点", "扣分原因", "扣分说明", "扣分情况", "失分点", "失分原因") || paper.NoValue(l.Text) {
					continue
				}
				text.WriteString(l.Text)
				out[strings.TrimSuffix(paper.Squeeze(g.Text(r, 0)), "指标")] = true
			}
		}
	}
	delete(out, "")
	return out
}

// mentions reports a text with an indicator's name, or with four characters of
// it in a row.
func mentions(text, name string) bool {
	rs := []rune(name)
	if len(rs) <= 4 {
		return strings.Contains(text, name)
	}
	for i := 0; i+4 <= len(rs); i++ {
		if strings.Contains(text, string(rs[i:i+4])) {
			return true
		}
	}
	return false
}

var (
	owner = plain.NewExpr(`牵头|负责|责任人|责任单位|责任科室|责任部门|由[^，。；]{1,12}(?:科|股|室|所|办|中心|处|部|局|队|组|站)`)
	due   = plain.NewExpr(`20[0-9]{2}年|[0-9]{1,2}月|季度|月底|年底|上半年|下半年|每[月周季年]|[0-9]+(?:日|天|个工作日|个月)内|年内|完成时限|整改时限`)
)

// doer matches a section that is the subject of a measure, before the time or the verb:
// 计划财务科2025年3月底前完成…, 二是规划建设股在编制预算时….
var doer = plain.NewExpr(`(?:^|[。；;，：:\n、]|[一二三四五六七八九]是|[0-9]+[.、．）)])(?:由|请)?[^，。；：:、\n]{1,16}?(?:科|股|室|所|办|中心|处|部|局|队|组|站|院|校|馆|委|会|公司|镇|乡|街道|村|社区|单位)(?:将|会|应|要|须|已)?(?:于|在|从|自|每|按[月季年]|20[0-9]{2}年|二[〇零○][^年]{2}年|[0-9]{1,2}月|[一二三四五六七八九十]{1,2}月|年[内底]|第?[一二三四]季度|[上下]半年|定期|逐[项月]|完成|制定|组织|建立|负责|会同|督促|抓紧|尽快)`)

// saysOwner reports measures that say who takes them.
func saysOwner(text string) bool { return owner.MatchString(text) || doer.MatchString(text) }

// said returns what lines say, the signature and its date left out.
func said(lines []*paper.Line) string {
	var b strings.Builder
	for _, l := range lines {
		if l.Kind != paper.SignatureLine && l.Kind != paper.DateLine && l.Kind != paper.AnnexLine {
			b.WriteString(l.Text + "\n")
		}
	}
	return strings.TrimSpace(b.String())
}

// measuresConcrete wants measures with an owner and a date.
func measuresConcrete(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	_, lines, ok := p.Measures()
	text := said(lines)
	if !ok || text == "" {
		return check.Undecided("没有找到写措施的一节")
	}
	var missing []string
	if !saysOwner(text) {
		missing = append(missing, "由谁负责")
	}
	if !due.MatchString(paper.ArabicYears(text)) {
		missing = append(missing, "什么时候完成")
	}
	if len(missing) > 0 {
		at := lines[0]
		if at.Kind == paper.HeadingLine && len(lines) > 1 {
			at = lines[1]
		}
		p.Line(at, "改进措施没有一条写明"+strings.Join(missing, "、")+"。", "每条措施写明责任科室和完成时间，如“由财政所负责，2025年6月底前完成”")
	}
	return check.Decided
}

var (
	published     = plain.NewExpr(`网站|官网|门户|平台|公开栏|公示栏|公告栏|公众号|网址|https?:|政府网|信息网`)
	publishedWhen = plain.NewExpr(`20[0-9]{2}年|[0-9]{1,2}月|[0-9]+(?:日|天|个工作日)内|季度|随(?:同)?[^，。；]{0,6}决算|与[^，。；]{0,8}决算[^，。；]{0,6}(?:同步|一并|一同)|年底`)
	publishedWhat = []string{"自评报告", "自评表", "自评结果", "评价结果", "绩效结果", "绩效信息", "绩效目标", "报告", "决算", "情况"}
)

// disclosureConcrete wants what is published, where and when.
func disclosureConcrete(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	head := p.Find("公开")
	if head == nil {
		return check.Undecided("没有找到写公开的一节")
	}
	lines := p.Section(head)
	text := said(lines)
	if text == "" {
		return check.Undecided("写公开的一节没有内容")
	}
	var missing []string
	if !paper.HasAny(text, publishedWhat...) {
		missing = append(missing, "公开什么")
	}
	if !published.MatchString(text) {
		missing = append(missing, "在哪里公开")
	}
	if !publishedWhen.MatchString(text) {
		missing = append(missing, "什么时候公开")
	}
	if len(missing) == 0 {
		return check.Decided
	}
	at, r := head, paper.Range{From: 0, To: len(paper.Clip(head.Text, paper.QuoteMost))}
	for _, l := range lines {
		if i := strings.Index(l.Text, "公开"); i >= 0 && l.Kind == paper.BodyLine {
			at, r = l, paper.Range{From: i, To: i + len("公开")}
			break
		}
	}
	p.At(at, r, "公开没有写明"+strings.Join(missing, "、")+"。", "写明公开的文件、网站和时间，如“自评报告随2024年决算在区政府网站公开”")
	return check.Decided
}
