package rules

import (
	"strconv"
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/num"
)

// year returns the dossier's year of an example, which its @ lines fill.
func (e *example) year() *budget.Year {
	if e.in.Dossier == nil {
		e.in.Dossier = &budget.Year{Facts: fact.NewSet()}
	}
	return e.in.Dossier
}

// fields reads 键=值 divided by blanks.
func fields(s string) map[string]string {
	out := map[string]string{}
	for _, f := range strings.Fields(s) {
		k, v, _ := strings.Cut(f, "=")
		out[k] = v
	}
	return out
}

// wan reads money in 万元; blank is unknown.
func wan(t *testing.T, s string) budget.Amount {
	t.Helper()
	if s == "" {
		return budget.Amount{}
	}
	d, err := num.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	f, err := num.FenOf(num.Of(d, num.Wan))
	if err != nil {
		t.Fatal(err)
	}
	return budget.Money(f)
}

// besideYear reads the @ lines about the dossier; ok is false for any other.
func (e *example) besideYear(t *testing.T, key, value string) (ok bool) {
	t.Helper()
	f := fields(value)
	switch key {
	case "行":
		l := budget.Line{ID: f["编号"], Name: f["名称"], Part: budget.ProjectExpenditure, Fund: budget.GeneralPublicBudget, Original: wan(t, f["年初"]), Carried: wan(t, f["结转"]), Outturn: wan(t, f["决算"]),
			UnspentTo: f["去向"], UnspentWhy: f["原因"], SelfAssessed: f["自评"] != "否", Exempt: f["未自评"]}
		if f["分月"] != "" {
			for _, m := range strings.Split(f["分月"], ",") {
				l.Monthly = append(l.Monthly, wan(t, m))
			}
		}
		e.year().Lines = append(e.year().Lines, l)
	case "调整":
		e.year().Adjustments = append(e.year().Adjustments, budget.Adjustment{ID: f["编号"], Line: f["行"], Amount: wan(t, f["金额"]).Fen, Day: f["日期"]})
	case "指标":
		d, err := num.ParseDecimal(f["指标值"])
		if err != nil {
			t.Fatal(err)
		}
		ind := &budget.Indicator{Code: f["编号"], Name: f["名称"], Target: budget.Target{Value: d}}
		if f["调整"] != "" {
			ind.Adjusted = &budget.TargetAdjustment{}
		}
		e.year().Indicators = append(e.year().Indicators, ind)
		if f["完成"] != "" {
			a, err := num.ParseDecimal(f["完成"])
			if err != nil {
				t.Fatal(err)
			}
			if err := e.year().Facts.Add(fact.Fact{ID: f["编号"], Name: f["名称"], Value: fact.Number(a.Ratio(), num.Unit{})}); err != nil {
				t.Fatal(err)
			}
		}
	case "监控":
		months, _ := strconv.Atoi(f["月份"])
		e.year().Monitoring = &budget.Monitoring{Round: f["期间"], Months: months, Day: f["日期"]}
	case "监控指标":
		m := e.year().Monitoring
		m.Checks = append(m.Checks, budget.MonitoredIndicator{Indicator: f["指标"], Forecast: f["预计"], Likelihood: f["可能性"]})
	case "预警":
		m := e.year().Monitoring
		m.Alerts = append(m.Alerts, budget.Alert{ID: f["编号"], Object: f["对象"], Lamp: "预警", RespondBy: f["期限"], Responded: f["答复"], Disposition: f["处置"], Adjustment: f["调整"], Measure: f["措施"]})
	case "问题":
		e.year().Problems = append(e.year().Problems, budget.Problem{ID: f["编号"], Theme: f["主题"], Objects: strings.Split(f["对象"], "、"), Measure: f["措施"], Owner: f["责任"], Due: f["期限"], Status: f["状态"], RepeatOf: f["再现"]})
	case "上年问题":
		e.year().Past = append(e.year().Past, budget.PastProblem{ID: f["编号"], Text: f["问题"], State: f["状态"], Returns: f["对应"], FollowUp: f["结果"]})
	case "公开":
		d := &budget.Disclosure{ApprovedOn: f["批复"], Due: f["期限"], Planned: f["计划"], Where: f["位置"], Reviewer: f["审查人"], ReviewedOn: f["审查日期"], Review: f["审查结果"], DecidedBy: f["会议"], DecidedOn: f["决定"], ReportDay: f["报告"]}
		if f["内容"] != "" {
			d.Documents = strings.Split(f["内容"], "、")
		}
		if f["不公开"] != "" {
			d.Withheld = []budget.Withheld{{What: f["不公开"], Why: "涉密"}}
		}
		e.year().Disclosure = d
	case "满分":
		e.in.Evaluation = &budget.Evaluation{Scores: []budget.Score{{Code: value, Weight: num.Int(2), Points: num.Int(2)}}}
	case "等级":
		e.in.Evaluation = &budget.Evaluation{Grade: value, Complete: true}
	default:
		return false
	}
	return true
}
