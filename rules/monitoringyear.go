package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/check"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// round returns the dossier's round of monitoring; done is how a rule ends
// without it.
func round(p *check.Pass) (m *budget.Monitoring, done check.Outcome) {
	switch {
	case p.Dossier == nil:
		return nil, check.NotApplicable("没有档案，没有监控的记录")
	case p.Dossier.Monitoring == nil:
		return nil, check.Undecided("档案里没有监控的记录")
	}
	return p.Dossier.Monitoring, check.Decided
}

// allMonitored wants a round of monitoring that covers every project.
func allMonitored(p *check.Pass) check.Outcome {
	if p.Dossier == nil {
		return check.NotApplicable("没有档案，没有监控的记录")
	}
	projects := p.Dossier.Projects()
	if len(projects) == 0 {
		return check.NotApplicable("没有项目")
	}
	m := p.Dossier.Monitoring
	if m == nil {
		p.Whole(fmt.Sprintf("本年有%d个项目，没有监控的记录。", len(projects)), "补上监控的记录：期间、执行数、目标进度和处置")
		return check.Decided
	}
	var missed []string
	months := 0
	for _, l := range projects {
		if len(l.Monthly) > 0 {
			months++
			continue
		}
		watched := slices.ContainsFunc(m.Checks, func(c budget.MonitoredIndicator) bool { return slices.Contains(l.Indicators, c.Indicator) }) ||
			slices.ContainsFunc(m.Alerts, func(a budget.Alert) bool { return a.Object == l.ID })
		if !watched {
			missed = append(missed, l.Name)
		}
	}
	if months == 0 {
		return check.Undecided("没有分月的支付数，看不出监控了哪些项目")
	}
	if len(missed) > 0 {
		p.Whole(fmt.Sprintf("%s监控没有包括%d个项目：%s。", m.Round, len(missed), paper.Clip(strings.Join(missed, "、"), 80)), "补上这些项目的监控记录")
	}
	return check.Decided
}

// alertsAnswered wants every alert answered, and in time. A late answer is a
// warning; where the document says that it was late, that is the explanation.
func alertsAnswered(p *check.Pass) check.Outcome {
	m, done := round(p)
	if m == nil {
		return done
	}
	if len(m.Alerts) == 0 {
		return check.NotApplicable("监控没有发出预警")
	}
	for _, a := range m.Alerts {
		name := objectName(p, a.Object)
		late, ok := laterBy(a.Responded, a.RespondBy)
		switch {
		case a.Responded == "" && a.Disposition == "":
			p.Whole(fmt.Sprintf("对“%s”的预警%s没有答复，也没有处置。", name, a.ID), "写明答复日期和处置：继续执行、调剂、调减或暂停")
		case a.Disposition == "":
			p.Whole(fmt.Sprintf("对“%s”的预警%s答复了，没有写处置。", name, a.ID), "写明处置：继续执行、调剂、调减或暂停")
		case ok && late > 0:
			sev, say := check.Warning, "文中没有说明"
			if says(p, "答复", "晚", "逾期", "超期") {
				sev, say = check.Notice, "文中已写明"
			}
			p.Report(check.Finding{Severity: sev, Message: fmt.Sprintf("对“%s”的预警%s应在%s前答复，%s才答复，晚%d天，%s。", name, a.ID,
				a.RespondBy, a.Responded, late, say), Suggestion: "写明晚答复的原因，下次按期答复", Site: paper.Site{Place: fault.Place{File: p.File}}})
		}
	}
	return check.Decided
}

// says reports whether a line has a word together with one of others.
func says(p *check.Pass, word string, others ...string) bool {
	return slices.ContainsFunc(p.Lines, func(l *paper.Line) bool { return l.Has(word) && paper.HasAny(l.Text, others...) })
}

// objectName is what a budget line or indicator is called.
func objectName(p *check.Pass, id string) string {
	if l, ok := p.Dossier.LineByID(id); ok {
		return l.Name
	}
	if i, ok := p.Dossier.IndicatorByCode(id); ok {
		return i.Name
	}
	return id
}

// disposedInBudget wants a cut or transfer that was decided to be among the
// adjustments.
func disposedInBudget(p *check.Pass) check.Outcome {
	m, done := round(p)
	if m == nil {
		return done
	}
	seen := false
	for _, a := range m.Alerts {
		if !paper.HasAny(a.Disposition, "调减", "调剂", "追减", "收回", "暂停", "停拨", "取消") {
			continue
		}
		seen = true
		name := objectName(p, a.Object)
		i := slices.IndexFunc(p.Dossier.Adjustments, func(x budget.Adjustment) bool {
			return x.Line == a.Object && x.Amount < 0 && (a.Adjustment == "" || x.ID == a.Adjustment)
		})
		switch {
		case i < 0:
			p.Whole(fmt.Sprintf("对“%s”的预警%s处置是“%s”，预算调整里没有这一笔。", name, a.ID, a.Disposition), "办理预算调减并在“预算/调整.csv”写上，或改正处置")
		case p.Dossier.Adjustments[i].Day != "" && m.Day != "" && p.Dossier.Adjustments[i].Day < m.Day:
			p.Whole(fmt.Sprintf("对“%s”的预警%s处置是“%s”，调整%s在监控（%s）以前就办了。", name, a.ID, a.Disposition, p.Dossier.Adjustments[i].ID, m.Day), "核对调整的编号和日期")
		}
	}
	if !seen {
		return check.NotApplicable("没有调减、调剂或暂停的处置")
	}
	return check.Decided
}

var leadingNumber = plain.NewExpr(`^[^0-9]*([0-9][0-9,]*(?:\.[0-9]+)?)`)

// forecastAgainstResult compares what was expected at monitoring with the year's
// result, in percent of the target.
func forecastAgainstResult(p *check.Pass) check.Outcome {
	m, done := round(p)
	if m == nil {
		return done
	}
	most := num.Int(int64(p.Limit("年末与预计之差"))).Ratio()
	seen := false
	for _, c := range m.Checks {
		ind, ok := p.Dossier.IndicatorByCode(c.Indicator)
		if !ok || p.Dossier.Facts == nil || ind.InForce().Value.Sign() <= 0 || strings.Contains(c.Forecast, "-") {
			continue
		}
		f, has := p.Dossier.Facts.Get(c.Indicator)
		d := leadingNumber.FindStringSubmatch(c.Forecast)
		if !has || !f.Value.IsNumber() || d == nil || f.Value.Unit.String() != "" && !strings.HasSuffix(strings.TrimSpace(c.Forecast), f.Value.Unit.String()) {
			continue
		}
		expected, err := num.ParseDecimal(d[1])
		if err != nil {
			continue
		}
		seen = true
		gap := f.Value.Number.Sub(expected.Ratio())
		share, of := gap, "相差%s个百分点"
		if f.Value.Unit != num.Pct {
			share, _ = num.Quo(gap.Mul(num.Hundred), ind.InForce().Value.Ratio())
			of = "相差是指标值的%s%%"
		}
		if share.Sign() < 0 {
			share = num.Ratio{}.Sub(share)
		}
		if share.Cmp(most) > 0 {
			p.Whole(fmt.Sprintf("“%s”监控时预计全年%s，实际%s，%s。", ind.Name, c.Forecast, f.Print().Text,
				fmt.Sprintf(of, share.Round(2, num.HalfUp))), "说明当时的预计为什么不准，下年改进预计的办法")
		}
	}
	if !seen {
		return check.Undecided("没有可以与年末结果比较的预计数")
	}
	return check.Decided
}

// unreachableKept finds full points for a goal that monitoring called impossible
// and that was not changed.
func unreachableKept(p *check.Pass) check.Outcome {
	m, done := round(p)
	if m == nil {
		return done
	}
	seen := false
	for _, c := range m.Checks {
		if c.Likelihood != "完全不可能" {
			continue
		}
		seen = true
		ind, ok := p.Dossier.IndicatorByCode(c.Indicator)
		if !ok || ind.Adjusted != nil {
			continue
		}
		if p.Evaluation == nil {
			return check.Undecided("没有评分，不知道这些指标得了多少分")
		}
		for _, s := range p.Evaluation.Scores {
			if s.Code == c.Indicator && s.Weight.Sign() > 0 && s.Points.Cmp(s.Weight) >= 0 {
				p.Whole(fmt.Sprintf("“%s”监控时写“完全不可能”完成，指标值没有调整，年末却得满分%s分。", ind.Name, s.Points), "核对完成值和得分；监控判断错了的写明")
			}
		}
	}
	if !seen {
		return check.NotApplicable("监控没有“完全不可能”完成的指标")
	}
	return check.Decided
}
