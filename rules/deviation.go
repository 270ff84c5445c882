package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// Deviation and reasons (DEV).
var deviation = []*check.Rule{
	{ID: "DEV-01", Title: "扣分或没有达到指标值的写明原因", Source: "self-evaluation/deviation", Severity: check.Error, Run: reasonGiven},
	{ID: "DEV-02", Title: "大幅超过指标值的写明原因", Source: "self-evaluation/over-achievement", Severity: check.Error, Run: overExplained},
	{ID: "DEV-03", Title: "承认指标值定得低的应减分", Source: "self-evaluation/over-achievement", Severity: check.Warning, Run: lowTargetReduced},
	{ID: "DEV-04", Title: "原因写得具体，不是空话", Source: "self-evaluation/deviation", Severity: check.Warning, Run: emptyReason},
	{ID: "DEV-05", Title: "原因针对本指标", Source: "self-evaluation/deviation", Severity: check.Notice, Run: reasonAboutIndicator},
	{ID: "DEV-06", Title: "各指标的原因不照抄", Source: "self-evaluation/deviation", Severity: check.Warning, Run: copiedReason},
	{ID: "DEV-07", Title: "写明原因的同时写改进措施", Source: "self-evaluation/deviation", Severity: check.Warning, Run: measureGiven},
	{ID: "DEV-08", Title: "没有偏差的指标不写偏差原因", Source: "own/form", Severity: check.Notice, Run: reasonWithoutDeviation},
	{ID: "DEV-09", Title: "上年的偏差和原因没有原样再现", Source: "self-evaluation/deviation", Severity: check.Warning, Run: sameDeviationAsLast},
	{ID: "DEV-10", Title: "以政策变化、突发情况为由的写明文件或日期", Source: "own/plausible", Severity: check.Notice, Run: forceDocumented},
}

var (
	noIndicators   = check.NotApplicable("文件里没有带指标的表")
	noReasonColumn = check.Undecided("指标表里没有写偏差原因的栏")
	noPoints       = check.Undecided("指标表里没有可以比较的完成值或得分")
)

// reasonRows returns the indicators of tables with a column for reasons; done is
// how a rule ends that has none to look at.
func reasonRows(p *check.Pass) (rows []paper.Indicator, done check.Outcome, ok bool) {
	tables := p.IndicatorTables()
	reasons, judged := false, false
	for _, it := range tables {
		if it.Reason < 0 {
			continue
		}
		reasons = true
		for _, r := range it.Rows {
			_, _, points := r.Points()
			_, values := r.Compared()
			judged = judged || points || values
		}
		rows = append(rows, it.Rows...)
	}
	switch {
	case len(tables) == 0:
		return nil, noIndicators, false
	case !reasons:
		return nil, noReasonColumn, false
	case !judged:
		return nil, noPoints, false
	}
	return rows, check.Decided, true
}

// reasonGiven wants a reason where points were lost or the target was missed.
func reasonGiven(p *check.Pass) check.Outcome {
	rows, done, ok := reasonRows(p)
	if !ok {
		return done
	}
	for _, r := range rows {
		if !paper.NoReason(paper.CellText(r.Reason)) {
			continue
		}
		w, s, points := r.Points()
		switch {
		case r.Missed():
			p.Line(r.Actual, fmt.Sprintf("“%s”指标值%s，完成%s，没有达到，没有写原因。", r.Name, paper.CellText(r.Target),
				paper.CellText(r.Actual)), "在偏差原因一栏写明原因和改进措施")
		case points && s.Cmp(w) < 0 && !isOver(&r, p):
			p.Line(r.Score, fmt.Sprintf("“%s”分值%s，得分%s，扣了%s分，没有写原因。", r.Name, w, s, w.Sub(s)), "在偏差原因一栏写明扣分原因和改进措施")
		}
	}
	return check.Decided
}

func isOver(r *paper.Indicator, p *check.Pass) bool {
	_, over := r.Over(p.Limit("偏差百分数"))
	return over
}

// overExplained wants a reason where the target was exceeded by far.
func overExplained(p *check.Pass) check.Outcome {
	rows, done, ok := reasonRows(p)
	if !ok {
		return done
	}
	most := p.Limit("偏差百分数")
	for _, r := range rows {
		if off, over := r.Over(most); over && paper.NoReason(paper.CellText(r.Reason)) {
			p.Line(r.Actual, fmt.Sprintf("“%s”指标值%s，完成%s，偏离%s%%，超过%d%%，没有写原因。", r.Name, paper.CellText(r.Target),
				paper.CellText(r.Actual), off.Round(1, num.HalfUp), most), "写明超额的原因；指标值定得偏低的，写明调整打算并相应减分")
		}
	}
	return check.Decided
}

// saysLow lists what a unit writes where it admits that a target was low.
var saysLow = []string{"偏低", "过低", "较低", "定低", "定得低", "设低", "偏保守", "过于保守", "较保守"}

// lowTargetReduced wants points to be taken off where the reason says that the
// target had been set too low.
func lowTargetReduced(p *check.Pass) check.Outcome {
	rows, done, ok := reasonRows(p)
	if !ok {
		return done
	}
	for _, r := range rows {
		c, values := r.Compared()
		reason := paper.CellText(r.Reason)
		if !values || c.AtMost || c.Actual.Cmp(c.Target) <= 0 || !r.Full() || !targetSaidLow(reason) {
			continue
		}
		p.Line(r.Score, fmt.Sprintf("“%s”的原因写着“%s”，承认指标值定得低，却得满分%s。", r.Name, paper.Clip(reason, 24), paper.CellText(r.Score)),
			"按超额程度减分，并写明下年怎样调整指标值")
	}
	return check.Decided
}

func targetSaidLow(reason string) bool {
	for _, c := range clauseEnd.Split(reason, -1) {
		if paper.HasAny(c, "目标", "指标", "计划") && paper.HasAny(c, saysLow...) &&
			!paper.HasAny(c, "不低", "不是", "并非", "不属", "不存在", "完成率", "成本") {
			return true
		}
	}
	return false
}

// shortestReason is the length in characters below which a reason cannot say
// what happened.
const shortestReason = 10

// emptyReasons are stock phrases that explain nothing, the longer ones first.
var emptyReasons = []string{"因客观原因影响", "受疫情影响", "受客观因素影响", "由于客观原因", "客观原因", "主观原因", "疫情影响", "执行进度较慢", "执行进度慢", "工作进度慢", "进度较慢", "进度慢",
	"管理不到位", "重视程度不够", "重视不够", "认识不到位", "工作不到位", "监管不到位", "统筹不够", "人手不足", "时间紧", "任务重", "其他原因", "历史原因", "多种原因", "等原因", "经验不足", "预算执行率低", "未完成", "没有完成"}

// emptyReason finds reasons of stock phrases only, or too short to explain.
func emptyReason(p *check.Pass) check.Outcome {
	rows, done, ok := reasonRows(p)
	if !ok {
		return done
	}
	most := p.Limit("偏差百分数")
	seen := map[*paper.Line]bool{}
	for _, r := range rows {
		reason := paper.CellText(r.Reason)
		if paper.NoReason(reason) || !r.Deviates(most) || seen[r.Reason] {
			continue
		}
		seen[r.Reason] = true
		rest := reason
		for _, s := range emptyReasons {
			rest = strings.ReplaceAll(rest, s, "")
		}
		rest = strings.Trim(reasonFill.Replace(rest), " ")
		switch {
		case rest != reason && paper.Runes(rest) < 5:
			p.Line(r.Reason, fmt.Sprintf("“%s”的原因只写“%s”，是套话，看不出是什么造成的。", r.Name, paper.Clip(reason, 24)), "写明具体是哪件事、影响多少、什么时候解决")
		case paper.Runes(reason) < shortestReason:
			p.Line(r.Reason, fmt.Sprintf("“%s”的原因“%s”只有%d个字，没有说清。", r.Name, reason, paper.Runes(reason)), "写明具体是哪件事、影响多少、什么时候解决")
		}
	}
	return check.Decided
}

// fewestCopies is the number of indicators from which one reason counts as
// copied.
const fewestCopies = 3

// copiedReason finds one reason on several indicators.
func copiedReason(p *check.Pass) check.Outcome {
	rows, done, ok := reasonRows(p)
	if !ok {
		return done
	}
	byText := map[string][]*paper.Line{}
	var order []string
	last := map[*paper.Line]bool{}
	for _, r := range rows {
		reason := strings.Trim(paper.CellText(r.Reason), "。； ")
		if paper.NoReason(reason) || paper.Runes(reason) < 3 || noDeviationSaid(reason) || last[r.Reason] {
			continue // a cell merged over rows was written once
		}
		last[r.Reason] = true
		if byText[reason] == nil {
			order = append(order, reason)
		}
		byText[reason] = append(byText[reason], r.Reason)
	}
	for _, reason := range order {
		all := byText[reason]
		if len(all) < fewestCopies {
			continue
		}
		var other []paper.Site
		for _, l := range all[1:] {
			other = append(other, l.Site(l.All()))
		}
		p.Line(all[0], fmt.Sprintf("%d个指标的偏差原因都是“%s”。", len(all), paper.Clip(reason, 24)), "分别写明每个指标的原因", other...)
	}
	return check.Decided
}

// noDeviationSaid reports a text that says there is nothing to explain.
func noDeviationSaid(s string) bool {
	return paper.HasAny(s, "无偏差", "没有偏差", "未偏差", "无差异", "不适用", "已完成", "按计划完成", "全部完成", "达标", "达到目标", "完成目标")
}

var measureWords = []string{"措施", "改进", "下一步", "今后", "将", "拟", "计划", "加强", "加快", "调整", "完善", "优化", "建立", "健全", "督促", "提前", "推进", "争取", "确保",
	"力争", "落实", "细化", "强化", "下年", "明年", "次年", "协调", "压实", "修订", "改为", "增设", "补", "底前"}

// measureGiven wants a measure beside every reason.
func measureGiven(p *check.Pass) check.Outcome {
	rows, done, ok := reasonRows(p)
	if !ok {
		return done
	}
	most := p.Limit("偏差百分数")
	asked := false
	seen := map[*paper.Line]bool{}
	for _, r := range rows {
		it := r.Table
		combined := strings.Contains(it.Grid.Text(it.Head, it.Reason), "措施")
		if it.Measure < 0 && !combined {
			continue
		}
		asked = true
		if paper.NoReason(paper.CellText(r.Reason)) || !r.Deviates(most) || seen[r.Reason] {
			continue
		}
		seen[r.Reason] = true
		switch {
		case it.Measure >= 0 && it.Measure != it.Reason:
			if paper.NoReason(paper.CellText(r.Measure)) {
				p.Line(r.Reason, fmt.Sprintf("“%s”写了原因，改进措施一栏是空的。", r.Name), "写明怎样改、由谁负责、什么时候完成")
			}
		case !paper.HasAny(paper.CellText(r.Reason), measureWords...) && !measureBehind(paper.CellText(r.Reason)):
			p.Line(r.Reason, fmt.Sprintf("“%s”只写了原因“%s”，没有写改进措施。", r.Name, paper.Clip(paper.CellText(r.Reason), 24)), "写明怎样改、由谁负责、什么时候完成")
		}
	}
	if !asked {
		return check.NotApplicable("指标表里没有写措施的栏")
	}
	return check.Decided
}

// reasonWithoutDeviation finds a reason where the target was met exactly and no
// point was lost.
func reasonWithoutDeviation(p *check.Pass) check.Outcome {
	rows, done, ok := reasonRows(p)
	if !ok {
		return done
	}
	for _, r := range rows {
		c, values := r.Compared()
		reason := paper.CellText(r.Reason)
		if values && c.Actual.Cmp(c.Target) == 0 && r.Full() && !paper.NoReason(reason) && paper.Runes(reason) >= 2 &&
			!noDeviationSaid(reason) {
			p.Line(r.Reason, fmt.Sprintf("“%s”完成%s，与指标值相同，得满分%s，却写了偏差原因“%s”。", r.Name, paper.CellText(r.Actual),
				paper.CellText(r.Score), paper.Clip(reason, 24)), "没有偏差的不写原因；有偏差的核对完成值和得分")
		}
	}
	return check.Decided
}

// sameDeviationAsLast finds a deviation explained with last year's words.
func sameDeviationAsLast(p *check.Pass) check.Outcome {
	last, ok := p.LastText()
	if !ok {
		return check.NotApplicable("没有上年的自评表")
	}
	rows, done, ok := reasonRows(p)
	if !ok {
		return done
	}
	old := map[string]string{}
	for _, r := range last.Indicators() {
		if r.Lost() || r.Missed() {
			old[paper.Squeeze(r.Name)] = paper.Squeeze(strings.Trim(paper.CellText(r.Reason), "。；"))
		}
	}
	if len(old) == 0 {
		return check.NotApplicable("上年的表里没有扣分或未达标的指标")
	}
	for _, r := range rows {
		reason := paper.Squeeze(strings.Trim(paper.CellText(r.Reason), "。；"))
		if (r.Lost() || r.Missed()) && !paper.NoReason(reason) && old[paper.Squeeze(r.Name)] == reason {
			p.Line(r.Reason, fmt.Sprintf("“%s”上年也没有达到，原因与上年一字不差：“%s”。", r.Name, paper.Clip(paper.CellText(r.Reason), 24)),
				"写明上年的措施为什么没有见效，今年怎样改")
		}
	}
	return check.Decided
}

var (
	forceWords = []string{"政策调整", "政策变化", "政策变动", "不可抗力", "自然灾害", "突发事件", "突发情况", "疫情", "机构改革", "台风", "洪涝"}
	forceProof = []string{"《", "〔", "号", "月", "日", "季度", "上半年", "下半年"}
)

// forceDocumented wants a document or a date where a reason rests on a change of
// policy or an emergency.
func forceDocumented(p *check.Pass) check.Outcome {
	rows, done, ok := reasonRows(p)
	if !ok {
		return done
	}
	claimed := false
	seen := map[*paper.Line]bool{}
	for _, r := range rows {
		reason := paper.CellText(r.Reason)
		if !paper.HasAny(reason, forceWords...) || seen[r.Reason] {
			continue
		}
		claimed, seen[r.Reason] = true, true
		if !paper.HasAny(reason, forceProof...) && !paper.YearInTitle.MatchString(reason) {
			p.Line(r.Reason, fmt.Sprintf("“%s”以“%s”为由，没有写依据的文件或发生的时间。", r.Name, paper.Clip(reason, 24)), "写明文件名称和文号，或事情发生的日期")
		}
	}
	if !claimed {
		return check.NotApplicable("没有以政策变化或突发情况为由")
	}
	return check.Decided
}

// reasonFill is what a reason has besides what it says.
var reasonFill = strings.NewReplacer("，", "", "。", "", "、", "", "；", "", "因", "", "由于", "", "受", "", "导致", "", "影响", "", "所致", "", "原因", "", "：", "", "造成", "")
