package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// Indicators (IND).
var indicator = []*check.Rule{
	{ID: "IND-01", Title: "项目有数量指标和质量指标", Source: "goal/core-indicators", Severity: check.Error, Run: quantityAndQuality},
	{ID: "IND-02", Title: "有时效指标", Source: "local/pidu", Severity: check.Warning, Run: timelinessPresent},
	{ID: "IND-03", Title: "工程、修缮、采购有成本指标", Source: "goal/core-indicators", Severity: check.Warning, Run: costPresent},
	{ID: "IND-04", Title: "有效益指标", Source: "goal/core-indicators", Severity: check.Error, Run: benefitPresent},
	{ID: "IND-05", Title: "有满意度指标，没有的写明原因", Source: "self-evaluation/satisfaction", Severity: check.Warning, Run: satisfactionPresent},
	{ID: "IND-06", Title: "三级指标都有指标值", Source: "own/form", Severity: check.Error, Run: targetPresent},
	{ID: "IND-07", Title: "指标值有计量单位", Source: "own/form", Severity: check.Error, Run: unitPresent},
	{ID: "IND-08", Title: "比较符号与指标值相称", Source: "own/form", Severity: check.Error, Run: signFits},
	{ID: "IND-09", Title: "“其他”计分方式有评分标准", Source: "own/form", Severity: check.Error, Run: freeRuleExplained},
	{ID: "IND-10", Title: "产出指标可以衡量", Source: "local/pidu", Severity: check.Warning, Run: outputQuantified},
	{ID: "IND-11", Title: "定性指标写明怎样分档", Source: "goal/core-indicators", Severity: check.Warning, Run: qualitativeGradable},
	{ID: "IND-12", Title: "指标不重复", Source: "own/form", Severity: check.Warning, Run: indicatorTwice},
	{ID: "IND-13", Title: "指标值不是处处相同", Source: "own/plausible", Severity: check.Error, Run: targetsAllSame},
	{ID: "IND-14", Title: "指标名称不是类别名称", Source: "own/form", Severity: check.Error, Run: nameIsClass},
	{ID: "IND-15", Title: "一个指标只写一件事", Source: "own/form", Severity: check.Notice, Run: oneThing},
	{ID: "IND-16", Title: "支付率、执行率不作产出指标", Source: "own/form", Severity: check.Warning, Run: paymentAsOutput},
	{ID: "IND-17", Title: "预算总额不作成本指标", Source: "goal/core-indicators", Severity: check.Notice, Run: costIsBudget},
	{ID: "IND-18", Title: "满意的指标放在满意度类", Source: "own/form", Severity: check.Warning, Run: satisfactionElsewhere},
	{ID: "IND-19", Title: "经济效益指标计量金额或效率", Source: "own/form", Severity: check.Notice, Run: economicMeasure},
	{ID: "IND-20", Title: "质量指标不用数量单位", Source: "own/form", Severity: check.Notice, Run: qualityCounted},
	{ID: "IND-21", Title: "时效指标写明时间", Source: "own/form", Severity: check.Warning, Run: timeHasTime},
	{ID: "IND-22", Title: "比例类指标值不超过100%", Source: "own/plausible", Severity: check.Warning, Run: shareAboveWhole},
	{ID: "IND-23", Title: "指标值与上年完成值相称", Source: "own/plausible", Severity: check.Warning, Run: targetBelowLast},
	{ID: "IND-24", Title: "连年大幅超过的指标值应提高", Source: "goal/management", Severity: check.Warning, Run: targetRaised},
	{ID: "IND-25", Title: "单位成本与上年相差不大", Source: "goal/management", Severity: check.Warning, Run: costAgainstLast},
	{ID: "IND-26", Title: "投入不作效益指标", Source: "own/form", Severity: check.Notice, Run: inputAsEffect},
	{ID: "IND-27", Title: "指标有取值方式和数据来源", Source: "goal/core-indicators", Severity: check.Warning, Run: valueHasSource},
	{ID: "IND-28", Title: "满意度写明怎样调查", Source: "self-evaluation/satisfaction", Severity: check.Warning, Run: satisfactionCollectable},
	{ID: "IND-29", Title: "指标数目适当", Source: "own/plausible", Severity: check.Notice, Run: indicatorCount},
	{ID: "IND-30", Title: "单个指标分值不过大", Source: "own/plausible", Severity: check.Warning, Run: weighsMost},
	{ID: "IND-32", Title: "比较符号的方向与指标名称相称", Source: "own/plausible", Severity: check.Warning, Run: directionOfSign},
	{ID: "IND-33", Title: "不由单位决定的指标写明贡献", Source: "own/plausible", Severity: check.Notice, Run: notAttributable},
}

// noTargets ends rules about targets on tables without such a column.
var noTargets = check.Undecided("指标表里没有指标值一栏")

// noClasses ends rules about the class of an indicator on tables without levels.
var noClasses = check.Undecided("指标表里没有一级、二级指标")

// targets calls f for every indicator of a table with a column of targets.
func targets(p *check.Pass, f func(r *paper.Indicator)) check.Outcome {
	tables := p.IndicatorTables()
	seen := false
	for _, it := range tables {
		if it.Target < 0 {
			continue
		}
		for i := range it.Rows {
			seen = true
			f(&it.Rows[i])
		}
	}
	switch {
	case len(tables) == 0:
		return noIndicators
	case !seen:
		return noTargets
	}
	return check.Decided
}

// classed calls f for every indicator whose class the table shows.
func classed(p *check.Pass, f func(r *paper.Indicator)) check.Outcome {
	rows := p.Indicators()
	seen := false
	for i := range rows {
		if rows[i].Class1 != "" || rows[i].Class2 != "" {
			seen = true
			f(&rows[i])
		}
	}
	switch {
	case len(rows) == 0:
		return noIndicators
	case !seen:
		return noClasses
	}
	return check.Decided
}

// fewestRows is the number of indicators below which a table is a part that says
// nothing of the whole.
const fewestRows = 3

// projectIndicators returns the indicators of a project's form with classes; done
// is how a rule ends without them.
func projectIndicators(p *check.Pass) (rows []paper.Indicator, done check.Outcome, ok bool) {
	if !p.IsForm() {
		return nil, check.NotApplicable("不是自评表或目标表"), false
	}
	rows = p.Indicators()
	switch {
	case len(rows) == 0:
		return nil, noIndicators, false
	case len(rows) < fewestRows:
		return nil, check.Undecided(fmt.Sprintf("只读出%d个指标，看不出全貌", len(rows))), false
	case !slices.ContainsFunc(rows, func(r paper.Indicator) bool { return r.In("产出", "数量", "质量", "效益", "效果") }):
		return nil, noClasses, false
	}
	return rows, check.Decided, true
}

// quantityAndQuality wants a project to have indicators of both classes.
func quantityAndQuality(p *check.Pass) check.Outcome {
	rows, done, ok := projectIndicators(p)
	if !ok {
		return done
	}
	if !strings.Contains(p.Title, "项目") || strings.Contains(p.Title, "整体") {
		return check.NotApplicable("不是项目的表")
	}
	if !slices.ContainsFunc(rows, func(r paper.Indicator) bool { return r.Class2 != "" }) {
		return check.Undecided("指标表里没有二级指标")
	}
	var missing []string
	for _, class := range []string{"数量", "质量"} {
		if !slices.ContainsFunc(rows, func(r paper.Indicator) bool { return r.In(class) }) {
			missing = append(missing, class+"指标")
		}
	}
	if len(missing) > 0 {
		it := rows[0].Table
		p.Line(it.Grid.At(it.Head, it.Name), fmt.Sprintf("%d个指标里没有%s。", len(rows), strings.Join(missing, "和")), "补设"+strings.Join(missing, "和"))
	}
	return check.Decided
}

// benefitPresent wants an indicator of benefit, of every project that has a form of
// its own. Where none has any that is an error; where others have some, those
// without are named in one warning.
func benefitPresent(p *check.Pass) check.Outcome {
	rows, done, ok := projectIndicators(p)
	if !ok {
		return done
	}
	var without []formOf
	for _, f := range p.ProjectForms() {
		form := formOf{f, f.Rows()}
		if f.Name != "" && slices.ContainsFunc(form.rows, classKnown) && !slices.ContainsFunc(form.rows, benefit) {
			without = append(without, form)
		}
	}
	severity := check.Warning
	if !slices.ContainsFunc(rows, benefit) {
		severity = check.Error
	}
	if len(without) == 0 {
		if severity == check.Error {
			it := rows[0].Table
			p.Line(it.Grid.At(it.Head, it.Name), fmt.Sprintf("%d个指标里没有效益指标。", len(rows)), addBenefit)
		}
		return check.Decided
	}
	for _, f := range without {
		p.Report(check.Finding{Severity: severity, Message: fmt.Sprintf("%s的%d个指标里没有效益指标。", f.Title(), len(f.rows)), Suggestion: addBenefit,
			Site: f.headCell().Site(f.headCell().All()), Line: f.headCell().Text, Alike: "没有效益指标"})
	}
	return check.Decided
}

const addBenefit = "补设经济、社会、生态效益或可持续影响的指标"

// benefit reports an indicator of what a project brings.
func benefit(r paper.Indicator) bool { return r.In("效益", "效果", "影响") }

// classKnown reports an indicator whose class the form shows.
func classKnown(r paper.Indicator) bool { return r.Class1 != "" || r.Class2 != "" }

// targetPresent wants a target for every indicator.
func targetPresent(p *check.Pass) check.Outcome {
	return targets(p, func(r *paper.Indicator) {
		if strings.Trim(paper.CellText(r.Target), " 　—–-/＿_*") == "" {
			p.Line(r.At, "“"+r.Name+"”没有指标值。", "填写指标值，写明符号、数和单位")
		}
	})
}

var (
	bareNumber = plain.NewExpr(`^(?:≥|≤|＝|=|>|<|＞|＜|≧|≦|不低于|不少于|不超过|不高于|至少)?\s*[0-9][0-9,]*(?:\.[0-9]+)?$`)
	nameCounts = plain.NewExpr(`(?:[人次件户台个项套座家份间场天处篇]数|人次|场次|批次)$`)
	anySign    = plain.NewExpr(`[≥≤＝=><＞＜≧≦]`)
	hasDigit   = plain.NewExpr(`[0-9一二两三四五六七八九十百千万亿零〇俩仨双半廿壹贰叁肆伍陆柒捌玖拾佰仟]`)
)

// unitPresent wants a unit of every number. Where the table has no column of
// units, the name or the target itself may show it.
func unitPresent(p *check.Pass) check.Outcome {
	return targets(p, func(r *paper.Indicator) {
		target := paper.CellText(r.Target)
		if !bareNumber.MatchString(target) || !paper.NoValue(paper.CellText(r.Unit)) || strings.Contains(paper.CellText(r.Sign), "定性") {
			return
		}
		message := fmt.Sprintf("“%s”的指标值“%s”没有计量单位。", r.Name, target)
		switch {
		case r.Table.Unit >= 0:
			p.Line(r.Target, message, "在计量单位一栏写明单位")
		case r.TargetIsShare():
		case !strings.ContainsAny(r.Name, "（(%") && !nameCounts.MatchString(r.Name) &&
			!strings.Contains(r.Table.Grid.Text(r.Table.Head, r.Table.Target), "单位") && target != "0":
			report(p, check.Warning, r.Target, message, "指标值写明单位，如“≥12场”“≥95%”")
		}
	})
}

// signFits wants a sign with a number, once.
func signFits(p *check.Pass) check.Outcome {
	return targets(p, func(r *paper.Indicator) {
		sign, target := paper.CellText(r.Sign), paper.CellText(r.Target)
		inside := anySign.FindString(target)
		switch {
		case paper.NoValue(target):
		case anySign.MatchString(sign) && inside != "":
			p.Line(r.Target, fmt.Sprintf("“%s”的符号一栏是“%s”，指标值里又写了“%s”。", r.Name, sign, inside), "符号只写在符号一栏")
		case anySign.MatchString(sign) && !hasDigit.MatchString(target):
			p.Line(r.Target, fmt.Sprintf("“%s”的符号是“%s”，指标值“%s”不是数。", r.Name, sign, target), "写出数，或把符号改为“定性”")
		case strings.Contains(sign, "定性") && bareNumber.MatchString(target):
			p.Line(r.Target, fmt.Sprintf("“%s”标为定性，指标值却是数“%s”。", r.Name, target), "改用“≥”“≤”“＝”，或写出定性的要求")
		case inside != "" && !hasDigit.MatchString(target):
			p.Line(r.Target, fmt.Sprintf("“%s”的指标值“%s”有符号，没有数。", r.Name, target), "符号后写出数；定性的要求不用符号")
		case len(anySign.FindAllString(target, -1)) > 1 && !strings.ContainsAny(target, "且，；、~～至") &&
			bareNumber.MatchString(strings.TrimLeft(target, "≥≤＝=><＞＜≧≦")):
			p.Line(r.Target, fmt.Sprintf("“%s”的指标值“%s”写了两个符号。", r.Name, target), "只留一个符号")
		}
	})
}

var notMeasured = map[string]bool{"完成": true, "已完成": true, "全部完成": true, "按时完成": true, "及时完成": true, "按计划完成": true, "及时": true, "正常": true,
	"正常运行": true, "加强": true, "提高": true, "提升": true, "良好": true, "较好": true, "保障": true, "保证": true, "有效保障": true, "改善": true, "是": true,
	"有": true, "优": true, "好": true, "高": true, "显著": true, "明显": true, "增强": true, "有所提高": true, "不断提高": true, "持续提升": true}

// outputQuantified wants targets of outputs that can be measured.
func outputQuantified(p *check.Pass) check.Outcome {
	outputs := false
	done := targets(p, func(r *paper.Indicator) {
		if !r.In("产出", "数量", "质量", "时效") {
			return
		}
		outputs = true
		target := strings.Trim(paper.CellText(r.Target), "。 “”")
		if notMeasured[target] {
			p.Line(r.Target, fmt.Sprintf("产出指标“%s”的指标值只写“%s”，无法衡量。", r.Name, target), "写成数、比例或日期，如“≥95%”“6月30日前”")
		}
	})
	if done == check.Decided && !outputs {
		return check.Undecided("看不出哪些是产出指标")
	}
	return done
}

// indicatorTwice wants every name once in a table.
func indicatorTwice(p *check.Pass) check.Outcome {
	tables := p.IndicatorTables()
	if len(tables) == 0 {
		return noIndicators
	}
	for _, it := range tables {
		first := map[string]*paper.Indicator{}
		for i := range it.Rows {
			r := &it.Rows[i]
			name := paper.Squeeze(r.Name)
			f := first[name]
			switch {
			case f == nil:
				first[name] = r
			case f.At != r.At:
				where := "在表里"
				if it.Project != "" {
					where = "在同一个项目里"
				}
				p.Line(r.At, "指标“"+r.Name+"”"+where+"写了两次。", "删去一个，或写出两者的区别", f.At.Site(f.At.All()))
			}
		}
	}
	return check.Decided
}

// fewestSame is the number of indicators from which one target everywhere is no
// chance, nearlyAll the percentage that bears it.
const (
	fewestSame = 5
	nearlyAll  = 90
)

// targetsAllSame finds one target on nearly all indicators. That everything is to
// be done whole is common, and only a warning.
func targetsAllSame(p *check.Pass) check.Outcome {
	tables := p.IndicatorTables()
	if len(tables) == 0 {
		return noIndicators
	}
	judged := false
	for _, it := range tables {
		count := map[string]int{}
		at := map[string]*paper.Line{}
		n := 0
		for _, r := range it.Rows {
			if t := paper.Squeeze(paper.CellText(r.Target)); !paper.NoValue(t) {
				n++
				count[t]++
				if at[t] == nil {
					at[t] = r.Target
				}
			}
		}
		if n < fewestSame {
			continue
		}
		judged = true
		for t, k := range count {
			if 100*k < nearlyAll*n || k < fewestSame {
				continue
			}
			severity := check.Error
			if strings.Trim(t, "≥≤＝=") == "100%" || !hasDigit.MatchString(t) {
				severity = check.Warning
			}
			report(p, severity, at[t], fmt.Sprintf("%d个指标里有%d个的指标值都是“%s”。", n, k, t), "按每个指标的内容分别定指标值")
		}
	}
	if !judged {
		return check.Undecided(fmt.Sprintf("没有一张表有%d个以上的指标值", fewestSame))
	}
	return check.Decided
}
