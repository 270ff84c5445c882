package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/num"
)

var noLastReport = NotApplicable("没有上年的报告")

// followWords say that a report comes back to last year's problems.
var followWords = []string{"上年度问题", "上年问题", "上一年度问题", "以前年度问题", "上年存在", "上年度存在", "上年自评", "上年度自评", "上年整改", "上年度整改", "整改情况", "整改落实", "整改到位", "已整改", "完成整改", "问题整改", "上年提出", "上年报告", "上年度绩效", "上年绩效", "去年自评", "去年提出", "仍然存在", "仍存在", "仍未", "依然存在"}

// lastProblemsFollowed wants a report to come back to the problems of the year
// before: as closed, or as still open.
func lastProblemsFollowed(p *Pass) Outcome {
	own := p.digest()
	last := p.pastReport()
	switch {
	case own.Paper != ReportPaper:
		return NotApplicable("不是自评报告")
	case last == nil:
		return noLastReport
	case len(last.problems) == 0:
		return Undecided("上年报告里没有读出问题")
	}
	for _, l := range p.Lines {
		if l.Has(followWords...) || l.Has(yearText(own.Year-1)) && l.Has("整改", "问题") {
			return Decided
		}
	}
	text := fold(Words(p.Lines))
	var open []string
	var sites []Site
	for _, h := range last.problems {
		if !comesBack(text, h.text) {
			open = append(open, "“"+clip(h.text, 24)+"”")
			sites = append(sites, last.abroad(h.site))
		}
	}
	if len(open) == 0 {
		return Decided
	}
	if len(open) > mostNamed {
		open = append(open[:mostNamed:mostNamed], "等")
	}
	p.Report(Finding{Message: fmt.Sprintf("上年报告写了%d条问题，本年报告没有交代其中%d条改了没有：%s。", len(last.problems), len(sites), strings.Join(open, "、")),
		Suggestion: "写明上年的问题逐条整改到什么程度；没有改完的写明原因和时间", Site: Site{Place: fault.Place{File: p.File}}, Other: sites})
	return Decided
}

// mostNamed bounds the problems or promises that one message names.
const mostNamed = 3

// comesBack reports a text that shares with a sentence what it speaks of: of its
// clauses with a subject, one has a run of characters in the text.
func comesBack(text, sentence string) bool {
	for _, c := range clauseEnd.Split(sentence, -1) {
		rs := []rune(plainSubject.Replace(numeralRun.ReplaceAllString(fold(c), "|")))
		for i := 0; i+sameRun <= len(rs); i++ {
			if strings.Contains(text, string(rs[i:i+sameRun])) {
				return true
			}
		}
	}
	return false
}

// numeralRun is taken away before: dates and quantities come back everywhere.
var numeralRun = regexp.MustCompile(`[0-9]+(?:年|月|日)?`)

// sameRun is the number of characters in a row by which two sentences speak of
// one matter.
const sameRun = 5

// plainSubject takes away what stands in every report.
var plainSubject = strings.NewReplacer("绩效管理", "|", "预算绩效", "|", "绩效目标", "|", "绩效指标", "|", "绩效自评", "|", "预算执行", "|", "预算编制", "|", "资金使用", "|", "项目实施", "|", "进一步加强", "|", "进一步", "|", "工作开展", "|", "不够", "|", "工作", "|", "有待", "|", "部分项目", "|", "存在", "|", "加强", "|", "提高", "|", "完善", "|", "管理", "|", "机制", "|", "制度", "|", "意识", "|", "水平", "|")

// promisesKept wants what last year's report promised to come back in this one.
// Only a promise of something that can be recognised counts: a name, a figure, a
// date.
func promisesKept(p *Pass) Outcome {
	own := p.digest()
	last := p.pastReport()
	switch {
	case own.Paper != ReportPaper:
		return NotApplicable("不是自评报告")
	case last == nil:
		return noLastReport
	case len(last.promises) == 0:
		return Undecided("上年报告里没有读出措施")
	}
	text := fold(Words(p.Lines))
	asked := 0
	var open []string
	var sites []Site
	for _, h := range last.promises {
		if !tangible(h.text) {
			continue
		}
		if asked++; !comesBack(text, h.text) {
			open = append(open, "“"+clip(h.text, 30)+"”")
			sites = append(sites, last.abroad(h.site))
		}
	}
	if asked == 0 {
		return Undecided("上年的措施没有写明做什么、什么时候做，无从对照")
	}
	if len(open) > 0 {
		if len(open) > mostNamed {
			open = append(open[:mostNamed:mostNamed], "等")
		}
		p.Report(Finding{Message: fmt.Sprintf("上年报告承诺的措施有%d条，本年报告没有提到其中%d条：%s。", asked, len(sites), strings.Join(open, "、")),
			Suggestion: "写明这些措施做了没有；没有做的写明原因", Site: Site{Place: fault.Place{File: p.File}}, Other: sites})
	}
	return Decided
}

var builds = []string{"建立", "建成", "制定", "修订", "出台", "印发", "编制", "配备", "采购", "招聘", "补聘", "上线", "新建", "改造", "开通", "清理", "收回", "培训", "组建", "签订", "完成", "增设"}

// tangible reports a promise of something definite, by a date or in a number.
func tangible(s string) bool {
	return hasAny(s, builds...) && (due.MatchString(s) || strings.ContainsAny(s, "0123456789《"))
}

// problemsRepeated finds problems that last year's report has word for word.
func problemsRepeated(p *Pass) Outcome {
	own := p.digest()
	last := p.pastReport()
	switch {
	case own.Paper != ReportPaper:
		return NotApplicable("不是自评报告")
	case last == nil:
		return noLastReport
	case len(own.problems) == 0 || len(last.problems) == 0:
		return Undecided("有一份报告里没有读出问题")
	}
	old := map[string]held{}
	for _, h := range last.problems {
		old[undated(h.text)] = h
	}
	for _, h := range own.problems {
		if o, ok := old[undated(h.text)]; ok && !saysStill(p, h) {
			p.heldAt(h.site, "", fmt.Sprintf("这一条问题与上年报告一字不差：“%s”。", clip(h.text, 40)), "写明上年的措施为什么没有见效，今年怎样改；换成本年的情况", last.abroad(o.site))
		}
	}
	return Decided
}

// undated is a sentence without its number in a list and its years.
func undated(s string) string {
	s = fold(yearOf.ReplaceAllString(s, ""))
	for _, r := range []string{"一是", "二是", "三是", "四是", "五是"} {
		s = strings.TrimPrefix(s, r)
	}
	return strings.TrimLeft(s, "0123456789一二三四五六七八九十")
}

// saysStill reports a problem beside which the document says that it is last
// year's.
func saysStill(p *Pass, h held) bool {
	for _, l := range p.Lines {
		if i := strings.Index(l.Text, h.text); i >= 0 && hasAny(l.Text[:i]+l.Text[i+len(h.text):], "仍", "上年", "去年", "依然") {
			return true
		}
	}
	return false
}

// targetBelowLast finds a target far below what was reached the year before.
func targetBelowLast(p *Pass) Outcome {
	own := p.digest()
	if len(own.indicators) == 0 || own.Paper != GoalFormPaper && own.Paper != SelfFormPaper {
		return NotApplicable("不是带指标的目标表或自评表")
	}
	least := num.Int(int64(p.Limit("指标值占上年")))
	met, seen := false, false
	mine := byName(own.indicators)
	for _, g := range p.past() {
		if g.Paper != SelfFormPaper && g.Paper != ReportPaper || !sameObject(own, g) {
			continue
		}
		met = true
		for i := range g.indicators {
			o := &g.indicators[i]
			h := mine[indicatorKey(o.name)]
			if h == nil || !h.grows() {
				continue
			}
			t, ok := h.targetOf()
			d, unit, ok2 := o.done()
			if !ok || !ok2 || d.Sign() <= 0 || t.unit != unit {
				continue
			}
			seen = true
			q, _ := num.Quo(t.value.Ratio(), d.Ratio())
			share := q.Mul(num.Hundred)
			if share.Cmp(least.Ratio()) < 0 && noReason(h.reason) {
				p.indicatorAt(h, "", fmt.Sprintf("“%s”上年完成%s，本年指标值%s，只有上年的%s%%。", h.name, o.actual, h.target, show(share.Round(1, num.HalfUp).Ratio())), "参照上年完成值定指标值；任务减少的写明依据", g.abroad(o.site))
			}
		}
	}
	switch {
	case !met:
		return NotApplicable("没有上年的自评表")
	case !seen:
		return Undecided("两年的表没有同名、能比的指标")
	}
	return Decided
}

// auditInReport wants a report to speak of what an audit of the year found.
func auditInReport(p *Pass) Outcome {
	own := p.digest()
	if own.Paper != ReportPaper || own.Project != "" {
		return NotApplicable("不是单位的自评报告")
	}
	met := false
	text := fold(Words(p.Lines))
	for _, g := range p.others() {
		if g.Paper != AuditPaper {
			continue
		}
		met = true
		if strings.Contains(text, "审计") && len(g.problems) == 0 {
			continue
		}
		var open []string
		var sites []Site
		for _, h := range g.problems {
			if !comesBack(text, h.text) {
				open = append(open, "“"+clip(h.text, 30)+"”")
				sites = append(sites, g.abroad(h.site))
			}
		}
		if len(g.problems) > 0 && len(open) == 0 {
			continue
		}
		said := "审计查出的问题本报告没有提到"
		if len(open) > 0 {
			said = fmt.Sprintf("审计查出的问题有%d条，本报告没有提到其中%d条：%s", len(g.problems), len(open), strings.Join(open[:min(len(open), mostNamed)], "、"))
		}
		p.Report(Finding{Message: said + "。", Suggestion: "在问题部分写明审计查出的问题和整改情况", Site: Site{Place: fault.Place{File: p.File}}, Other: sites})
	}
	if !met {
		return NotApplicable(noPartner + "审计文件")
	}
	return Decided
}

// comparable lists the papers whose figures are of the whole year and of what was
// done, in the order in which a contradiction is reported with the first.
var comparable = []Paper{ReportPaper, SelfFormPaper, DisclosurePaper, AccountsPaper, SummaryPaper}

// sameFigureAcross wants one figure of one unit and year to have one value in all
// documents. Neither place is said to be the wrong one.
func sameFigureAcross(p *Pass) Outcome {
	own := p.digest()
	rank := slices.Index(comparable, own.Paper)
	if rank < 0 {
		return NotApplicable("不是写完成情况的年终文件")
	}
	met, seen := false, false
	for _, g := range p.others() {
		theirs := slices.Index(comparable, g.Paper)
		if theirs < 0 || !sameObject(own, g) {
			continue
		}
		met = true
		if !g.Beside && (theirs < rank || theirs == rank && g.File < own.File) {
			seen = true
			continue // the finding stands with the other
		}
		old := map[string]*heldFigure{}
		for i := range g.figures {
			old[g.figures[i].key] = &g.figures[i]
		}
		for i := range own.figures {
			a := &own.figures[i]
			b := old[a.key]
			if b == nil {
				continue
			}
			if seen = true; !a.agrees(b) {
				p.heldAt(a.site, "", fmt.Sprintf("“%s”这里写%s，%s写%s，两处不一致。", a.what, a.text, g.called(), b.text), "核对佐证资料，两处改成一个数；口径不同的写明口径", g.abroad(b.site))
			}
		}
	}
	switch {
	case !met:
		return NotApplicable(noPartner + "年终文件")
	case !seen:
		return Undecided("几份文件没有同一个指标的数")
	}
	return Decided
}

// called is how a message names a document.
func (g *Digest) called() string {
	if g.Paper == OtherPaper || g.Paper == "" {
		return "另一份文件"
	}
	return string(g.Paper)
}
