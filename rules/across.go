package rules

import "jiheng/check"

// Across documents (XDC). Rules of other families that need a second document,
// BUD-21, IND-23, RPT-19 and RPT-21, stand in the lists of theirs.
var acrossPapers = []*check.Rule{
	{ID: "XDC-01", Title: "自评表的指标、指标值、单位、分值与目标申报表一致", Source: "own/consistency", Severity: check.Error, Run: againstGoals},
	{ID: "XDC-02", Title: "年初预算数与批复的预算一致", Source: "own/consistency", Severity: check.Error, Run: againstBudget},
	{ID: "XDC-03", Title: "累计指标的年末值不小于监控时的值", Source: "own/consistency", Severity: check.Error, Run: againstMonitoring},
	{ID: "XDC-04", Title: "报告的得分、等级、执行率、问题与自评表一致", Source: "own/consistency", Severity: check.Error, Run: reportAgainstForm},
	{ID: "XDC-05", Title: "整体表的产出能追到项目表", Source: "own/consistency", Severity: check.Notice, Run: outputsFromProjects},
	{ID: "XDC-06", Title: "决算说明里的自评项目数、金额、得分与自评一致", Source: "own/consistency", Severity: check.Error, Run: accountsAgainstSelf, Local: shanghai},
	{ID: "XDC-07", Title: "年度数只与年度数比，项目总数只与总数比", Source: "own/consistency", Severity: check.Error, Run: annualAgainstTotal},
	{ID: "XDC-08", Title: "年度安排写明本年数", Source: "usage/report", Severity: check.Warning, Run: thisYearMissing},
	{ID: "XDC-09", Title: "上年报告的问题在本年有交代", Source: "usage/report", Severity: check.Warning, Run: lastProblemsFollowed},
	{ID: "XDC-10", Title: "审计查出的问题写进报告", Source: "usage/report", Severity: check.Warning, Run: auditInReport, Local: shanghai},
	{ID: "XDC-11", Title: "同一单位同一年度的几份文件，同一个数一致", Source: "own/consistency", Severity: check.Warning, Run: sameFigureAcross},
	{ID: "XDC-12", Title: "上年报告承诺的措施在本年有下文", Source: "own/consistency", Severity: check.Notice, Run: promisesKept},
	{ID: "XDC-13", Title: "问题没有与上年一字不差", Source: "own/consistency", Severity: check.Warning, Run: problemsRepeated},
	{ID: "XDC-14", Title: "年度结束后不留年内的打算", Source: "own/consistency", Severity: check.Warning, Run: forecastLeft},
}
