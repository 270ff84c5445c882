package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/across"
	"jiheng/check"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// noSelfReport and noLastReport are how rules about a self-evaluation report of
// any form, and about the one before it, end where there is none.
var (
	noSelfReport = check.NotApplicable("不是自评报告")
	noLastReport = check.NotApplicable("没有上年的报告")
)

// withLast returns the digests of a report and of the one of the year before, or
// how a rule that compares them ends.
func withLast(p *check.Pass) (own, last *across.Digest, done check.Outcome, ok bool) {
	own, last = p.Digest(), p.ReportBefore()
	switch {
	case own.Genre != paper.ReportGenre:
		return nil, nil, noSelfReport, false
	case last == nil:
		return nil, nil, noLastReport, false
	}
	return own, last, check.Decided, true
}

// fewNamed returns the first problems or promises for a message.
func fewNamed(open []string) string {
	if len(open) > mostNamed {
		open = append(open[:mostNamed:mostNamed], "等")
	}
	return strings.Join(open, "、")
}

// followWords say that a report comes back to last year's problems.
var followWords = []string{"上年度问题", "上年问题", "上一年度问题", "以前年度问题", "上年存在", "上年度存在", "上年自评", "上年度自评", "上年整改", "上年度整改", "整改情况", "整改落实", "整改到位",
	"已整改", "完成整改", "问题整改", "上年提出", "上年报告", "上年度绩效", "上年绩效", "去年自评", "去年提出", "仍然存在", "仍存在", "仍未", "依然存在"}

// lastProblemsFollowed wants a report to come back to the problems of the year
// before: as closed, or as still open.
func lastProblemsFollowed(p *check.Pass) check.Outcome {
	own, last, done, ok := withLast(p)
	if !ok {
		return done
	}
	if len(last.Problems) == 0 {
		return check.Undecided("上年报告里没有读出问题")
	}
	for _, l := range p.Lines {
		if l.Has(followWords...) || l.Has(paper.YearText(own.Year-1)) && l.Has("整改", "问题") {
			return check.Decided
		}
	}
	text := paper.Fold(paper.Words(p.Lines))
	var open []string
	var sites []paper.Site
	for _, h := range last.Problems {
		if !comesBack(text, h.Text) {
			open = append(open, "“"+paper.Clip(h.Text, 24)+"”")
			sites = append(sites, last.Abroad(h.Site))
		}
	}
	if len(open) == 0 {
		return check.Decided
	}
	p.Report(check.Finding{Message: fmt.Sprintf("上年报告写了%d条问题，本年报告没有交代其中%d条改了没有：%s。", len(last.Problems), len(sites),
		fewNamed(open)),
		Suggestion: "写明上年的问题逐条整改到什么程度；没有改完的写明原因和时间", Site: paper.Site{Place: fault.Place{File: p.File}}, Other: sites})
	return check.Decided
}

// mostNamed bounds the problems or promises that one message names.
const mostNamed = 3

// comesBack reports a text that shares with a sentence what it speaks of: of its
// clauses with a subject, one has a run of characters in the text.
func comesBack(text, sentence string) bool {
	for _, c := range clauseEnd.Split(sentence, -1) {
		rs := []rune(plainSubject.Replace(numeralRun.ReplaceAllString(paper.Fold(c), "|")))
		for i := 0; i+sameRun <= len(rs); i++ {
			if strings.Contains(text, string(rs[i:i+sameRun])) {
				return true
			}
		}
	}
	return false
}

// numeralRun is taken away before: dates and quantities come back everywhere.
var numeralRun = plain.NewExpr(`[0-9]+(?:年|月|日)?`)

// sameRun is the number of characters in a row by which two sentences speak of
// one matter.
const sameRun = 5

// plainSubject takes away what stands in every report.
var plainSubject = strings.NewReplacer("绩效管理", "|", "预算绩效", "|", "绩效目标", "|", "绩效指标", "|", "绩效自评", "|", "预算执行", "|", "预算编制", "|",
	"资金使用", "|", "项目实施", "|", "进一步加强", "|", "进一步", "|", "工作开展", "|", "不够", "|", "工作", "|", "有待", "|", "部分项目", "|", "存在", "|", "加强", "|",
	"提高", "|", "完善", "|", "管理", "|", "机制", "|", "制度", "|", "意识", "|", "水平", "|")

// promisesKept wants what last year's report promised to come back in this one.
// Only a promise of something that can be recognised counts: a name, a figure, a
// date.
func promisesKept(p *check.Pass) check.Outcome {
	_, last, done, ok := withLast(p)
	if !ok {
		return done
	}
	if len(last.Promises) == 0 {
		return check.Undecided("上年报告里没有读出措施")
	}
	text := paper.Fold(paper.Words(p.Lines))
	asked := 0
	var open []string
	var sites []paper.Site
	for _, h := range last.Promises {
		if !tangible(h.Text) {
			continue
		}
		if asked++; !comesBack(text, h.Text) {
			open = append(open, "“"+paper.Clip(h.Text, 30)+"”")
			sites = append(sites, last.Abroad(h.Site))
		}
	}
	if asked == 0 {
		return check.Undecided("上年的措施没有写明做什么、什么时候做，无从对照")
	}
	if len(open) > 0 {
		p.Report(check.Finding{Message: fmt.Sprintf("上年报告承诺的措施有%d条，本年报告没有提到其中%d条：%s。", asked, len(sites), fewNamed(open)),
			Suggestion: "写明这些措施做了没有；没有做的写明原因", Site: paper.Site{Place: fault.Place{File: p.File}}, Other: sites})
	}
	return check.Decided
}

var builds = []string{"建立", "建成", "制定", "修订", "出台", "印发", "编制", "配备", "采购", "招聘", "补聘", "上线", "新建", "改造", "开通", "清理", "收回", "培训", "组建", "签订", "完成", "增设"}

// tangible reports a promise of something definite, by a date or in a number.
func tangible(s string) bool {
	return paper.HasAny(s, builds...) && (due.MatchString(s) || strings.ContainsAny(s, "0123456789《"))
}

// problemsRepeated finds problems that last year's report has word for word.
func problemsRepeated(p *check.Pass) check.Outcome {
	own, last, done, ok := withLast(p)
	if !ok {
		return done
	}
	if len(own.Problems) == 0 || len(last.Problems) == 0 {
		return check.Undecided("有一份报告里没有读出问题")
	}
	old := map[string]across.Passage{}
	for _, h := range last.Problems {
		old[undated(h.Text)] = h
	}
	for _, h := range own.Problems {
		if o, ok := old[undated(h.Text)]; ok && !saysStill(p, h) {
			heldAt(p, h.Site, "", fmt.Sprintf("这一条问题与上年报告一字不差：“%s”。", paper.Clip(h.Text, 40)), "写明上年的措施为什么没有见效，今年怎样改；换成本年的情况",
				last.Abroad(o.Site))
		}
	}
	return check.Decided
}

// undated is a sentence without its number in a list and its years.
func undated(s string) string {
	s = paper.Fold(paper.YearOf.ReplaceAllString(s, ""))
	for _, r := range []string{"一是", "二是", "三是", "四是", "五是"} {
		s = strings.TrimPrefix(s, r)
	}
	return strings.TrimLeft(s, "0123456789一二三四五六七八九十")
}

// saysStill reports a problem beside which the document says that it is last
// year's.
func saysStill(p *check.Pass, h across.Passage) bool {
	for _, l := range p.Lines {
		if i := strings.Index(l.Text, h.Text); i >= 0 && paper.HasAny(l.Text[:i]+l.Text[i+len(h.Text):], "仍", "上年", "去年", "依然") {
			return true
		}
	}
	return false
}

// targetBelowLast finds a target far below what was reached the year before.
func targetBelowLast(p *check.Pass) check.Outcome {
	own := p.Digest()
	if len(own.Indicators) == 0 || own.Genre != paper.GoalFormGenre && own.Genre != paper.SelfFormGenre {
		return check.NotApplicable("不是带指标的目标表或自评表")
	}
	least := num.Int(int64(p.Limit("指标值占上年")))
	met, seen := false, false
	mine := byName(own.Indicators)
	for _, g := range p.YearBefore() {
		if g.Genre != paper.SelfFormGenre && g.Genre != paper.ReportGenre || !across.SameObject(own, g) {
			continue
		}
		met = true
		for i := range g.Indicators {
			o := &g.Indicators[i]
			h := mine[paper.IndicatorKey(o.Name)]
			if h == nil || !h.Grows() {
				continue
			}
			t, ok := h.TargetValue()
			d, unit, ok2 := o.Done()
			if !ok || !ok2 || d.Sign() <= 0 || t.Unit != unit {
				continue
			}
			seen = true
			q, _ := num.Quo(t.Value.Ratio(), d.Ratio())
			share := q.Mul(num.Hundred)
			if share.Cmp(least.Ratio()) < 0 && paper.NoReason(h.Reason) {
				indicatorAt(p, h, "", fmt.Sprintf("“%s”上年完成%s，本年指标值%s，只有上年的%s%%。", h.Name, o.Actual, h.Target,
					paper.Short(share.Round(1, num.HalfUp).Ratio())), "参照上年完成值定指标值；任务减少的写明依据", g.Abroad(o.Site))
			}
		}
	}
	switch {
	case !met:
		return check.NotApplicable("没有上年的自评表")
	case !seen:
		return check.Undecided("两年的表没有同名、能比的指标")
	}
	return check.Decided
}

// auditInReport wants a report to speak of what an audit of the year found.
func auditInReport(p *check.Pass) check.Outcome {
	own := p.Digest()
	if own.Genre != paper.ReportGenre || own.Project != "" {
		return check.NotApplicable("不是单位的自评报告")
	}
	met := false
	text := paper.Fold(paper.Words(p.Lines))
	for _, g := range p.Siblings() {
		if g.Genre != paper.AuditGenre {
			continue
		}
		met = true
		if strings.Contains(text, "审计") && len(g.Problems) == 0 {
			continue
		}
		var open []string
		var sites []paper.Site
		for _, h := range g.Problems {
			if !comesBack(text, h.Text) {
				open = append(open, "“"+paper.Clip(h.Text, 30)+"”")
				sites = append(sites, g.Abroad(h.Site))
			}
		}
		if len(g.Problems) > 0 && len(open) == 0 {
			continue
		}
		said := "审计查出的问题本报告没有提到"
		if len(open) > 0 {
			said = fmt.Sprintf("审计查出的问题有%d条，本报告没有提到其中%d条：%s", len(g.Problems), len(open), strings.Join(open[:min(len(open), mostNamed)], "、"))
		}
		p.Report(check.Finding{Message: said + "。", Suggestion: "在问题部分写明审计查出的问题和整改情况",
			Site: paper.Site{Place: fault.Place{File: p.File}}, Other: sites})
	}
	if !met {
		return check.NotApplicable(noPartner + "审计文件")
	}
	return check.Decided
}

// comparable lists the papers whose figures are of the whole year and of what was
// done, in the order in which a contradiction is reported with the first.
var comparable = []paper.Genre{paper.ReportGenre, paper.SelfFormGenre, paper.DisclosureGenre, paper.AccountsGenre, paper.SummaryGenre}

// sameFigureAcross wants one figure of one unit and year to have one value in all
// documents. Neither place is said to be the wrong one.
func sameFigureAcross(p *check.Pass) check.Outcome {
	own := p.Digest()
	rank := slices.Index(comparable, own.Genre)
	if rank < 0 {
		return check.NotApplicable("不是写完成情况的年终文件")
	}
	met, seen := false, false
	for _, g := range p.Siblings() {
		theirs := slices.Index(comparable, g.Genre)
		if theirs < 0 || !across.SameObject(own, g) {
			continue
		}
		met = true
		if !g.Beside && (theirs < rank || theirs == rank && g.File < own.File) {
			seen = true
			continue // the finding stands with the other
		}
		old := map[string]*across.Figure{}
		for i := range g.Figures {
			old[g.Figures[i].Key] = &g.Figures[i]
		}
		for i := range own.Figures {
			a := &own.Figures[i]
			b := old[a.Key]
			if b == nil {
				continue
			}
			if seen = true; !a.Agrees(b) {
				heldAt(p, a.Site, "", fmt.Sprintf("“%s”这里写%s，%s写%s，两处不一致。", a.What, a.Text, called(g), b.Text), "核对佐证资料，两处改成一个数；口径不同的写明口径", g.Abroad(b.Site))
			}
		}
	}
	switch {
	case !met:
		return check.NotApplicable(noPartner + "年终文件")
	case !seen:
		return check.Undecided("几份文件没有同一个指标的数")
	}
	return check.Decided
}

// called is how a message names a document.
func called(g *across.Digest) string {
	if g.Genre == paper.OtherGenre || g.Genre == "" {
		return "另一份文件"
	}
	return string(g.Genre)
}
