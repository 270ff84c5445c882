package check

import (
	"fmt"
	"strings"

	"jiheng/num"
)

var noMonitoring = NotApplicable("不是绩效运行监控表")

// Monitoring (MON).
var monitoring = []*Rule{
	{ID: "MON-01", Title: "每个项目都做了监控", Source: "monitoring/lamps", Severity: Error, Run: allMonitored},
	{ID: "MON-02", Title: "累计执行率能重算", Source: "monitoring/lamps", Severity: Error, Run: rateToDate},
	{ID: "MON-03", Title: "执行进度不落后", Source: "monitoring/lamps", Severity: Warning, Run: behindCalendar},
	{ID: "MON-04", Title: "目标进度与执行进度相差不大", Source: "monitoring/lamps", Severity: Warning, Run: goalAndMoneyApart},
	{ID: "MON-05", Title: "全年预计数合理", Source: "own/plausible", Severity: Error, Run: forecastSound},
	{ID: "MON-06", Title: "可能完不成的写明原因和措施", Source: "monitoring/lamps", Severity: Error, Run: doubtExplained},
	{ID: "MON-07", Title: "完成可能性与进度相称", Source: "own/plausible", Severity: Warning, Run: sureThoughBehind},
	{ID: "MON-08", Title: "勾选与文字一致", Source: "own/form", Severity: Notice, Run: tickAndText},
	{ID: "MON-09", Title: "预警后按时处置", Source: "monitoring/local-thresholds", Severity: Error, Run: alertsAnswered},
	{ID: "MON-10", Title: "处置落到预算上", Source: "monitoring/lamps", Severity: Warning, Run: disposedInBudget},
	{ID: "MON-11", Title: "年末结果与监控时的预计相差不大", Source: "own/plausible", Severity: Notice, Run: forecastAgainstResult},
	{ID: "MON-12", Title: "完不成的目标未调整的不得满分", Source: "own/plausible", Severity: Error, Run: unreachableKept},
}

// rateToDate recomputes the rate by the month of the form.
func rateToDate(p *Pass) Outcome {
	f, ok := p.monitoring()
	if !ok {
		return noMonitoring
	}
	seen := false
	for _, m := range f.money {
		b := m.budget()
		if !m.rate.set || !m.toDate.set || !b.set || b.shown.Sign() <= 0 {
			continue
		}
		seen = true
		if fitsRate(m.toDate.rounded(), b.rounded(), m.rate.shown) || m.original.set && fitsRate(m.toDate.rounded(), m.original.rounded(), m.rate.shown) {
			continue
		}
		p.cellAt(m.rate, "", fmt.Sprintf("“%s”执行率写的是%s，按%s÷%s应是%s。", stripWords(m.name.Text), percentText(m.rate), m.toDate.text, b.text, ratePercent(m.toDate.value(), b.value())), "核对预算数、累计执行数和执行率", b.line.Site(b.at), m.toDate.line.Site(m.toDate.at))
	}
	if !seen {
		return Undecided("监控表里没有同时写出预算数、累计执行数和执行率")
	}
	return Decided
}

// calendarShare is the part of the year that has passed, in percent.
func calendarShare(months int) num.Ratio {
	q, _ := num.Quo(num.Int(int64(months*100)).Ratio(), num.Int(12).Ratio())
	return q
}

// behindCalendar finds money that is spent later than the calendar goes.
func behindCalendar(p *Pass) Outcome {
	f, ok := p.monitoring()
	if !ok {
		return noMonitoring
	}
	if f.months == 0 {
		return Undecided("没有写监控到几月")
	}
	calendar, seen := calendarShare(f.months), false
	for _, m := range f.money {
		b := m.budget()
		if !m.total && len(f.money) > 1 || !m.toDate.set || !b.set || b.shown.Sign() <= 0 {
			continue
		}
		seen = true
		q, _ := num.Quo(m.toDate.value(), b.value())
		behind := calendar.Sub(q.Mul(num.Hundred))
		sev := Warning
		switch {
		case behind.Cmp(num.Int(int64(p.Limit("监控预警线"))).Ratio()) > 0:
		case behind.Cmp(num.Int(int64(p.Limit("监控提示线"))).Ratio()) > 0:
			sev = Notice
		default:
			continue
		}
		p.cellAt(m.toDate, sev, fmt.Sprintf("“%s”到%d月执行%s%%，时间进度%s%%，落后%s个百分点。", stripWords(m.name.Text), f.months, q.Percent(2), calendar.Round(2, num.HalfUp), behind.Round(2, num.HalfUp)), "说明进度慢的原因，写明下半年的支付安排；确定用不完的及早调减", b.line.Site(b.at))
	}
	if !seen {
		return Undecided("监控表里没有同时写出预算数和累计执行数")
	}
	return Decided
}

// goalAndMoneyApart compares how much of the goals and of the money was done.
func goalAndMoneyApart(p *Pass) Outcome {
	f, ok := p.monitoring()
	if !ok {
		return noMonitoring
	}
	var sum num.Ratio
	n := 0
	for i := range f.indicators {
		q, ok := f.indicators[i].progress()
		if !ok {
			continue
		}
		if q.Cmp(num.One) > 0 {
			q = num.One
		}
		sum, n = sum.Add(q), n+1
	}
	for _, m := range f.money {
		b := m.budget()
		if !m.total && len(f.money) > 1 || !m.toDate.set || !b.set || b.shown.Sign() <= 0 || n == 0 {
			continue
		}
		spent, _ := num.Quo(m.toDate.value(), b.value())
		done, _ := num.Quo(sum, num.Int(int64(n)).Ratio())
		gap := done.Sub(spent).Mul(num.Hundred)
		way := "快"
		if gap.Sign() < 0 {
			gap, way = num.Ratio{}.Sub(gap), "慢"
		}
		sev := Warning
		switch {
		case gap.Cmp(num.Int(int64(p.Limit("进度差预警"))).Ratio()) > 0:
		case gap.Cmp(num.Int(int64(p.Limit("进度差提示"))).Ratio()) > 0:
			sev = Notice
		default:
			return Decided
		}
		p.cellAt(m.toDate, sev, fmt.Sprintf("%d项数量指标平均完成%s%%，资金执行%s%%，目标进度比资金%s%s个百分点。", n, done.Percent(2), spent.Percent(2), way, gap.Round(2, num.HalfUp)), "核对完成值和支付数，说明两者不同步的原因")
		return Decided
	}
	return Undecided("监控表里没有可以比较的目标进度和资金进度")
}

// forecastSound wants the year's forecast between what was spent and the budget.
func forecastSound(p *Pass) Outcome {
	f, ok := p.monitoring()
	if !ok {
		return noMonitoring
	}
	seen := false
	for _, m := range f.money {
		if !m.forecast.set {
			continue
		}
		name := stripWords(m.name.Text)
		if m.toDate.set {
			seen = true
			if m.forecast.value().Cmp(m.toDate.value()) < 0 {
				p.cellAt(m.forecast, "", fmt.Sprintf("“%s”全年预计执行%s，比已经执行的%s还少%s。", name, m.forecast.text, m.toDate.text, m.forecast.in(m.toDate.value().Sub(m.forecast.value()))), "核对全年预计数", m.toDate.line.Site(m.toDate.at))
				continue
			}
		}
		if b := m.budget(); b.set {
			seen = true
			if m.forecast.value().Cmp(b.value()) > 0 && !m.forecast.exact().Meets(b.exact()) {
				sev := Error
				if !m.revised.set {
					sev = Warning // the budget may have been raised since
				}
				p.cellAt(m.forecast, sev, fmt.Sprintf("“%s”全年预计执行%s，超过预算%s，多%s。", name, m.forecast.text, b.text, m.forecast.in(m.forecast.value().Sub(b.value()))), "核对全年预计数；预算已追加的写明", b.line.Site(b.at))
			}
		}
	}
	if !seen {
		return Undecided("监控表里没有写全年预计执行数")
	}
	return Decided
}

// doubtExplained wants cause and measure where the goal may not be reached.
func doubtExplained(p *Pass) Outcome {
	f, ok := p.monitoring()
	if !ok {
		return noMonitoring
	}
	seen, columns := false, true
	for _, r := range f.indicators {
		if r.possible == "" {
			continue
		}
		seen = true
		if r.possible == "确定能" {
			continue
		}
		if !r.ticks && !r.text {
			columns = false
			continue
		}
		reason, measure := cell(r.reason), cell(r.measure)
		switch {
		case noReason(reason) && len(r.causes) == 0 && !f.closing:
			p.Line(r.possibleAt, fmt.Sprintf("“%s”完成可能性是“%s”，没有写原因。", r.name.Text, r.possible), "写明偏差原因和纠偏措施")
		case noReason(measure) && !f.closing && !hasAny(reason, "措施", "将", "拟", "加快", "调整", "已", "督促", "计划", "安排", "力争", "抓紧", "重排", "增设", "推进"):
			p.Report(Finding{Severity: Warning, Message: fmt.Sprintf("“%s”完成可能性是“%s”，没有写措施。", r.name.Text, r.possible), Suggestion: "写明纠偏措施", Site: r.possibleAt.Site(Range{0, len(r.possibleAt.Text)}), Line: r.possibleAt.Text})
		}
	}
	switch {
	case !seen:
		return Undecided("监控表里没有写完成目标的可能性")
	case !columns:
		return Undecided("监控表里没有写原因的栏")
	}
	return Decided
}

// sureThoughBehind finds goals called certain of which less was reached than half
// of what the calendar asks.
func sureThoughBehind(p *Pass) Outcome {
	f, ok := p.monitoring()
	if !ok {
		return noMonitoring
	}
	if f.months == 0 {
		return Undecided("没有写监控到几月")
	}
	half, _ := num.Quo(calendarShare(f.months), num.Int(2).Ratio())
	seen := false
	for i := range f.indicators {
		r := &f.indicators[i]
		q, ok := r.progress()
		if r.possible == "" || !ok {
			continue
		}
		if seen = true; r.possible == "确定能" && q.Mul(num.Hundred).Cmp(half) < 0 && noReason(cell(r.reason)) {
			p.Line(r.possibleAt, fmt.Sprintf("“%s”到%d月完成%s，是指标值%s的%s%%，不到时间进度%s%%的一半，却写“确定能”。", r.name.Text, f.months, strings.TrimSpace(r.toDate.Text), strings.TrimSpace(r.target.Text), q.Percent(2), calendarShare(f.months).Round(2, num.HalfUp)), "写明后几个月怎样完成，或改为“有可能”", r.toDate.Site(Range{0, len(r.toDate.Text)}))
		}
	}
	if !seen {
		return Undecided("监控表里没有同时写出进度和完成可能性")
	}
	return Decided
}

// tickAndText compares the ticked causes with the cause in words.
func tickAndText(p *Pass) Outcome {
	f, ok := p.monitoring()
	if !ok {
		return noMonitoring
	}
	seen := false
	for _, r := range f.indicators {
		if !r.ticks || !r.text {
			continue
		}
		seen = true
		words := !noReason(cell(r.reason))
		switch {
		case len(r.causes) > 0 && !words:
			p.Line(r.causes[0], fmt.Sprintf("“%s”勾选了偏差原因，没有写原因说明。", r.name.Text), "在“原因说明”里写明具体情况")
		case len(r.causes) == 0 && words && !noDeviationSaid(cell(r.reason)):
			p.Line(r.reason, fmt.Sprintf("“%s”写了原因说明，没有勾选是哪一类原因。", r.name.Text), "勾选原因的类别")
		}
	}
	if !seen {
		return NotApplicable("监控表里没有原因勾选的栏")
	}
	return Decided
}
