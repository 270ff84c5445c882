package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

var noMonitoring = check.NotApplicable("不是绩效运行监控表")

// Monitoring (MON).
var monitoring = []*check.Rule{
	{ID: "MON-01", Title: "每个项目都做了监控", Source: "monitoring/lamps", Severity: check.Error, Run: allMonitored},
	{ID: "MON-02", Title: "累计执行率能重算", Source: "monitoring/lamps", Severity: check.Error, Run: rateToDate},
	{ID: "MON-03", Title: "执行进度不落后", Source: "monitoring/lamps", Severity: check.Warning, Run: behindCalendar},
	{ID: "MON-04", Title: "目标进度与执行进度相差不大", Source: "monitoring/lamps", Severity: check.Warning, Run: goalAndMoneyApart},
	{ID: "MON-05", Title: "全年预计数合理", Source: "own/plausible", Severity: check.Error, Run: forecastSound},
	{ID: "MON-06", Title: "可能完不成的写明原因和措施", Source: "monitoring/lamps", Severity: check.Error, Run: doubtExplained},
	{ID: "MON-07", Title: "完成可能性与进度相称", Source: "own/plausible", Severity: check.Warning, Run: sureThoughBehind},
	{ID: "MON-08", Title: "勾选与文字一致", Source: "own/form", Severity: check.Notice, Run: tickAndText},
	{ID: "MON-09", Title: "预警后按时处置", Source: "monitoring/local-thresholds", Severity: check.Error, Run: alertsAnswered},
	{ID: "MON-10", Title: "处置落到预算上", Source: "monitoring/lamps", Severity: check.Warning, Run: disposedInBudget},
	{ID: "MON-11", Title: "年末结果与监控时的预计相差不大", Source: "own/plausible", Severity: check.Notice, Run: forecastAgainstResult},
	{ID: "MON-12", Title: "完不成的目标未调整的不得满分", Source: "own/plausible", Severity: check.Error, Run: unreachableKept},
}

// rateToDate recomputes the rate by the month of the form.
func rateToDate(p *check.Pass) check.Outcome {
	f, ok := p.MonitoringForm()
	if !ok {
		return noMonitoring
	}
	seen := false
	for _, m := range f.Money {
		b := m.Budget()
		if !m.Rate.Set || !m.ToDate.Set || !b.Set || b.Shown.Sign() <= 0 || m.BudgetOpen() {
			continue
		}
		seen = true
		if fitsRate(m.ToDate.Rounded(), b.Rounded(), m.Rate.Shown) || m.Original.Set && fitsRate(m.ToDate.Rounded(), m.Original.Rounded(), m.Rate.Shown) {
			continue
		}
		atCell(p, m.Rate, "", fmt.Sprintf("“%s”执行率写的是%s，按%s÷%s应是%s。", paper.StripWords(m.Name.Text), percentText(m.Rate),
			m.ToDate.Text, b.Text, ratePercent(m.ToDate.Value(), b.Value())), "核对预算数、累计执行数和执行率", b.Line.Site(b.At),
			m.ToDate.Line.Site(m.ToDate.At))
	}
	if !seen {
		return check.Undecided("监控表里没有同时写出预算数、累计执行数和执行率")
	}
	return check.Decided
}

// calendarShare is the part of the year that has passed, in percent.
func calendarShare(months int) num.Ratio {
	q, _ := num.Quo(num.Int(int64(months*100)).Ratio(), num.Int(12).Ratio())
	return q
}

// behindCalendar finds money that is spent later than the calendar goes.
func behindCalendar(p *check.Pass) check.Outcome {
	f, ok := p.MonitoringForm()
	if !ok {
		return noMonitoring
	}
	if f.Months == 0 {
		return check.Undecided("没有写监控到几月")
	}
	calendar, seen := calendarShare(f.Months), false
	for _, m := range f.Money {
		b := m.Budget()
		if !m.Total && len(f.Money) > 1 || !m.ToDate.Set || !b.Set || b.Shown.Sign() <= 0 {
			continue
		}
		seen = true
		q, _ := num.Quo(m.ToDate.Value(), b.Value())
		behind := calendar.Sub(q.Mul(num.Hundred))
		sev := check.Warning
		switch {
		case behind.Cmp(num.Int(int64(p.Limit("监控预警线"))).Ratio()) > 0:
		case behind.Cmp(num.Int(int64(p.Limit("监控提示线"))).Ratio()) > 0:
			sev = check.Notice
		default:
			continue
		}
		atCell(p, m.ToDate, sev, fmt.Sprintf("“%s”到%d月执行%s%%，时间进度%s%%，落后%s个百分点。", paper.StripWords(m.Name.Text), f.Months,
			q.Percent(2), calendar.Round(2, num.HalfUp), behind.Round(2, num.HalfUp)), "说明进度慢的原因，写明下半年的支付安排；确定用不完的及早调减", b.Line.Site(b.At))
	}
	if !seen {
		return check.Undecided("监控表里没有同时写出预算数和累计执行数")
	}
	return check.Decided
}

// goalAndMoneyApart compares how much of the goals and of the money was done.
func goalAndMoneyApart(p *check.Pass) check.Outcome {
	f, ok := p.MonitoringForm()
	if !ok {
		return noMonitoring
	}
	var sum num.Ratio
	n := 0
	for i := range f.Indicators {
		q, ok := f.Indicators[i].Progress()
		if !ok {
			continue
		}
		if q.Cmp(num.One) > 0 {
			q = num.One
		}
		sum, n = sum.Add(q), n+1
	}
	for _, m := range f.Money {
		b := m.Budget()
		if !m.Total && len(f.Money) > 1 || !m.ToDate.Set || !b.Set || b.Shown.Sign() <= 0 || n == 0 {
			continue
		}
		spent, _ := num.Quo(m.ToDate.Value(), b.Value())
		done, _ := num.Quo(sum, num.Int(int64(n)).Ratio())
		gap := done.Sub(spent).Mul(num.Hundred)
		way := "快"
		if gap.Sign() < 0 {
			gap, way = num.Ratio{}.Sub(gap), "慢"
		}
		sev := check.Warning
		switch {
		case gap.Cmp(num.Int(int64(p.Limit("进度差预警"))).Ratio()) > 0:
		case gap.Cmp(num.Int(int64(p.Limit("进度差提示"))).Ratio()) > 0:
			sev = check.Notice
		default:
			return check.Decided
		}
		atCell(p, m.ToDate, sev, fmt.Sprintf("%d项数量指标平均完成%s%%，资金执行%s%%，目标进度比资金%s%s个百分点。", n, done.Percent(2), spent.Percent(2), way,
			gap.Round(2, num.HalfUp)), "核对完成值和支付数，说明两者不同步的原因")
		return check.Decided
	}
	return check.Undecided("监控表里没有可以比较的目标进度和资金进度")
}

// forecastSound wants the year's forecast between what was spent and the budget.
func forecastSound(p *check.Pass) check.Outcome {
	f, ok := p.MonitoringForm()
	if !ok {
		return noMonitoring
	}
	seen := false
	for _, m := range f.Money {
		if !m.Forecast.Set {
			continue
		}
		name := paper.StripWords(m.Name.Text)
		if m.ToDate.Set {
			seen = true
			if m.Forecast.Value().Cmp(m.ToDate.Value()) < 0 {
				atCell(p, m.Forecast, "",
					fmt.Sprintf("“%s”全年预计执行%s，比已经执行的%s还少%s。", name, m.Forecast.Text, m.ToDate.Text,
						m.Forecast.In(m.ToDate.Value().Sub(m.Forecast.Value()))), "核对全年预计数", m.ToDate.Line.Site(m.ToDate.At))
				continue
			}
		}
		if b := m.Budget(); b.Set && !m.BudgetOpen() {
			seen = true
			if m.Forecast.Value().Cmp(b.Value()) > 0 && !m.Forecast.Exact().Meets(b.Exact()) {
				sev := check.Error
				if !m.Revised.Set {
					sev = check.Warning // the budget may have been raised since
				}
				atCell(p, m.Forecast, sev,
					fmt.Sprintf("“%s”全年预计执行%s，超过预算%s，多%s。", name, m.Forecast.Text, b.Text,
						m.Forecast.In(m.Forecast.Value().Sub(b.Value()))), "核对全年预计数；预算已追加的写明", b.Line.Site(b.At))
			}
		}
	}
	if !seen {
		return check.Undecided("监控表里没有写全年预计执行数")
	}
	return check.Decided
}

// doubtExplained wants cause and measure where the goal may not be reached.
func doubtExplained(p *check.Pass) check.Outcome {
	f, ok := p.MonitoringForm()
	if !ok {
		return noMonitoring
	}
	seen, columns := false, true
	for _, r := range f.Indicators {
		if r.Possible == "" {
			continue
		}
		seen = true
		if r.Possible == "确定能" {
			continue
		}
		if !r.Ticks && !r.Text {
			columns = false
			continue
		}
		reason, measure := paper.CellText(r.Reason), paper.CellText(r.Measure)
		switch {
		case paper.NoReason(reason) && len(r.Causes) == 0 && !f.Closing:
			p.Line(r.PossibleAt, fmt.Sprintf("“%s”完成可能性是“%s”，没有写原因。", r.Name.Text, r.Possible), "写明偏差原因和纠偏措施")
		case paper.NoReason(measure) && !f.Closing && !paper.HasAny(reason, "措施", "将", "拟", "加快", "调整", "已", "督促", "计划", "安排",
			"力争", "抓紧", "重排", "增设", "推进"):
			p.Report(check.Finding{Severity: check.Warning, Message: fmt.Sprintf("“%s”完成可能性是“%s”，没有写措施。", r.Name.Text,
				r.Possible), Suggestion: "写明纠偏措施", Site: r.PossibleAt.Site(r.PossibleAt.All()), Line: r.PossibleAt.Text})
		}
	}
	switch {
	case !seen:
		return check.Undecided("监控表里没有写完成目标的可能性")
	case !columns:
		return check.Undecided("监控表里没有写原因的栏")
	}
	return check.Decided
}

// sureThoughBehind finds goals called certain of which less was reached than half
// of what the calendar asks.
func sureThoughBehind(p *check.Pass) check.Outcome {
	f, ok := p.MonitoringForm()
	if !ok {
		return noMonitoring
	}
	if f.Months == 0 {
		return check.Undecided("没有写监控到几月")
	}
	half, _ := num.Quo(calendarShare(f.Months), num.Int(2).Ratio())
	seen := false
	for i := range f.Indicators {
		r := &f.Indicators[i]
		q, ok := r.Progress()
		if r.Possible == "" || !ok {
			continue
		}
		if seen = true; r.Possible == "确定能" && q.Mul(num.Hundred).Cmp(half) < 0 && paper.NoReason(paper.CellText(r.Reason)) {
			p.Line(r.PossibleAt, fmt.Sprintf("“%s”到%d月完成%s，是指标值%s的%s%%，不到时间进度%s%%的一半，却写“确定能”。", r.Name.Text, f.Months,
				strings.TrimSpace(r.ToDate.Text), strings.TrimSpace(r.Target.Text), q.Percent(2),
				calendarShare(f.Months).Round(2, num.HalfUp)), "写明后几个月怎样完成，或改为“有可能”", r.ToDate.Site(r.ToDate.All()))
		}
	}
	if !seen {
		return check.Undecided("监控表里没有同时写出进度和完成可能性")
	}
	return check.Decided
}

// tickAndText compares the ticked causes with the cause in words.
func tickAndText(p *check.Pass) check.Outcome {
	f, ok := p.MonitoringForm()
	if !ok {
		return noMonitoring
	}
	seen := false
	for _, r := range f.Indicators {
		if !r.Ticks || !r.Text {
			continue
		}
		seen = true
		words := !paper.NoReason(paper.CellText(r.Reason))
		switch {
		case len(r.Causes) > 0 && !words:
			p.Line(r.Causes[0], fmt.Sprintf("“%s”勾选了偏差原因，没有写原因说明。", r.Name.Text), "在“原因说明”里写明具体情况")
		case len(r.Causes) == 0 && words && !noDeviationSaid(paper.CellText(r.Reason)):
			p.Line(r.Reason, fmt.Sprintf("“%s”写了原因说明，没有勾选是哪一类原因。", r.Name.Text), "勾选原因的类别")
		}
	}
	if !seen {
		return check.NotApplicable("监控表里没有原因勾选的栏")
	}
	return check.Decided
}
