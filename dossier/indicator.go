package dossier

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
)

var standards = []string{"计划标准", "行业标准", "历史标准", "其他认可标准"}

func (l *loader) indicators() {
	n, ok := l.yaml(FileIndicators, true)
	if !ok {
		return
	}
	n.Only("指标")
	for _, x := range n.List("指标") {
		l.indicator(x.Named(x.Text("编号") + " " + x.Text("名称")))
	}
	l.done(n)
}

func (l *loader) indicator(x plain.Node) {
	x.Only("编号", "名称", "一级", "二级", "领域", "主题", "科室", "指标值", "计划开工", "调整", "分值", "核心", "组成", "口径", "依据", "取值方式", "数据来源", "贡献说明", "给分比例", "不适用", "偏差")
	i := &budget.Indicator{Code: x.Need("编号"), Name: x.Need("名称"), Level1: x.Need("一级"), Level2: x.Text("二级"), Field: x.Text("领域"), Topic: x.Text("主题"),
		Office: x.Text("科室"), Core: x.Has("核心") && x.Bool("核心"), Definition: x.Text("口径"), Basis: x.OneOf("依据", standards...), Collection: x.Text("取值方式"),
		Source: x.Text("数据来源"), Contribution: x.Text("贡献说明"), NotApply: reasonOf(x), Parts: x.Texts("组成"), Sample: l.year.Sample, Place: x.Place()}
	if i.Target = l.target(x); i.Target.IsZero() {
		l.notice(x.Get("指标值").Place(), "target-open", "指标“%s %s”的“指标值”未定，还不能计分", i.Code, i.Name)
	}
	i.PlannedStart, _ = x.Day("计划开工")
	l.weight(x, i)
	i.Share, i.HasShare = x.Ratio("给分比例")
	if a := x.Get("调整"); a.Exists() {
		a.Only("指标值", "日期", "批准")
		day, _ := a.Day("日期")
		if a.Get("指标值").Blank() {
			a.Need("指标值")
		}
		i.Adjusted = &budget.TargetAdjustment{Target: l.target(a), Day: day, Approval: a.Need("批准"), Sample: l.year.Sample}
	}
	if d := x.Get("偏差"); d.Exists() {
		d.Only("原因类别", "原因", "措施", "责任", "期限")
		due, _ := d.Day("期限")
		i.Deviation = &budget.Deviation{Cause: d.OneOf("原因类别", budget.Causes...), Reason: d.Text("原因"), Measure: d.Text("措施"),
			Owner: d.Text("责任"), Due: due, Sample: l.year.Sample}
	}
	if l.checkIndicator(x, i); !l.canName(x, i.Code) {
		return
	}
	l.year.Indicators = append(l.year.Indicators, i)
	l.targetFacts(i)
}

// weight reads the weight of an indicator in 分. An empty one is allowed while the
// weights are not set yet; a key that is missing is not.
func (l *loader) weight(x plain.Node, i *budget.Indicator) {
	at := x.Get("分值")
	i.WeightPlace = at.Place()
	switch w, ok := x.DecimalOf("分值", budget.Points); {
	case ok:
		i.Weight = w
	case !at.Exists():
		x.Bad("missing", "指标“%s”缺“分值”", i.Code)
	case at.Blank():
		i.WeightOpen = true
		l.notice(at.Place(), "weight-open", "指标“%s %s”的“分值”未定，还不能计分", i.Code, i.Name)
	}
}

// target reads a target. An empty one is allowed, for a year whose targets are
// not set yet; a key that is missing is not.
func (l *loader) target(x plain.Node) budget.Target {
	if x.Has("指标值") && x.Get("指标值").Blank() {
		return budget.Target{}
	}
	text := x.Need("指标值")
	if text == "" {
		return budget.Target{}
	}
	t, err := budget.ParseTarget(text)
	if err != nil {
		x.Get("指标值").Bad("target", "%s看不懂“%s”；写法如：≥40个、=100%%、690—730亿元、2024-10-31前、定性：两项均下降", x.Get("指标值").Name(), fault.Clip(text))
	}
	return t
}

// canName reports whether an indicator's code can name its facts. That none is
// there has been said.
func (l *loader) canName(x plain.Node, code string) bool {
	_, taken := l.year.IndicatorByCode(code)
	switch {
	case taken:
		x.Bad("duplicate", "指标编号“%s”重复", code)
	case code != "" && !fact.ValidID(code):
		x.Get("编号").Bad("fact-id", "指标编号“%s”不合要求：用汉字、字母、数字，以字母或汉字开头", fault.Clip(code))
	}
	return !taken && fact.ValidID(code)
}

func (l *loader) checkIndicator(x plain.Node, i *budget.Indicator) {
	if i.Weight.Sign() < 0 {
		x.Get("分值").Bad("weight", "%s写的“%s”是负数；分值没有负数", x.Get("分值").Name(), fault.Clip(x.Text("分值")))
	}
	if i.Weight.Cmp(num.Int(100)) > 0 {
		x.Get("分值").Bad("weight", "%s写的“%s”超过100；全部指标的分值合计才是100分，请核对", x.Get("分值").Name(), fault.Clip(x.Text("分值")))
	}
	if i.Office != "" {
		if _, ok := l.year.Unit.Office(i.Office); !ok && len(l.year.Unit.Offices) > 0 {
			x.Get("科室").Bad("unknown", "科室“%s”不在%s的内设机构里", i.Office, FileUnit)
		}
	}
	if len(l.year.Fields) > 0 && i.Field != "" && !slices.ContainsFunc(l.year.Fields, func(f budget.Field) bool { return f.Name == i.Field }) {
		x.Get("领域").Bad("unknown", "工作领域“%s”不在%s里", i.Field, FileGoals)
	}
}

// targetFacts puts the target in force, and the original where it was changed,
// among the facts.
func (l *loader) targetFacts(i *budget.Indicator) {
	put := func(id, name string, t budget.Target, text string) {
		f := l.stated(i.Place, id, name, FileIndicators, i.Code)
		f.Value, f.Account.Text = targetValue(t), text
		f.Display = fact.Places(t.Value.Scale()) // as written: 42.00 stays 42.00
		l.add(f)
	}
	name := i.Name + "的年度指标值"
	if i.Adjusted == nil {
		put(i.TargetID(), name, i.Target, "年度绩效目标中“"+i.Name+"”的指标值"+i.Target.String())
		return
	}
	put(i.Code+"-年初指标值", i.Name+"的年初指标值", i.Target, "年度绩效目标中“"+i.Name+"”的指标值"+i.Target.String())
	put(i.TargetID(), name, i.Adjusted.Target, "经批准由"+i.Target.String()+"调整为"+i.Adjusted.Target.String()+"（"+i.Adjusted.Approval+"）")
}

func targetValue(t budget.Target) fact.Value {
	switch t.Operator {
	case budget.NotAfter:
		return fact.Day(t.Day)
	case budget.Qualitative:
		return fact.Word(t.Words)
	case budget.Between:
		return fact.Word(t.String())
	case "":
		return fact.Value{}
	}
	return fact.Number(t.Value.Ratio(), t.Unit)
}

// crossCheck finds what no single file shows.
func (l *loader) crossCheck() {
	if len(l.faults) > 0 {
		return
	}
	for _, i := range l.year.Indicators {
		for _, p := range i.Parts {
			l.known(p, i.Place)
		}
		l.checkAdjusted(i)
		if f, ok := l.year.Facts.Get(i.Code); ok {
			l.checkActual(i, f)
		}
	}
	for _, t := range l.year.Tasks {
		for _, code := range t.Indicators {
			if _, ok := l.year.IndicatorByCode(code); !ok {
				l.bad(t.Place, "unknown", "任务“%s”的指标“%s”在%s里没有", t.ID, code, FileIndicators)
			}
		}
	}
	for _, line := range l.year.Lines {
		for _, code := range line.Indicators {
			if _, ok := l.year.IndicatorByCode(code); !ok {
				l.bad(line.Place, "unknown", "“%s”的指标“%s”在%s里没有", line.ID, code, FileIndicators)
			}
		}
		l.checkBorrowed(line)
		if line.Task != "" && !slices.ContainsFunc(l.year.Tasks, func(t budget.AnnualTask) bool { return t.ID == line.Task }) {
			l.bad(line.Place, "unknown", "任务“%s”在%s里没有", line.Task, FileGoals)
		}
	}
	for id, p := range l.published {
		if !p.used {
			l.faults.Add(fault.New(fault.NotFound, p.at, "fact-unknown", "公布的事实“%s”在档案里没有", id))
		}
	}
}

// checkBorrowed refuses a project that borrows indicators from nowhere, or has some
// of its own; it notices one that is said to be evaluated and has none.
func (l *loader) checkBorrowed(line budget.Line) {
	if line.Borrowed == "" {
		if line.SelfAssessed && len(line.Indicators) == 0 {
			l.notice(line.Place, "indicators-open", "“%s %s”标明自评，却没有指标，自评表不计分；在“指标”列写衡量它的指标编号，或在“指标借自”列写任务或项目的编号", line.ID, line.Name)
		}
		return
	}
	_, task := l.year.TaskByID(line.Borrowed)
	from, project := l.year.LineByID(line.Borrowed)
	switch {
	case len(line.Indicators) > 0:
		l.bad(line.Place, "borrowed", "“%s”的“指标”和“指标借自”都写了；自己列明指标的不再借用，请删去一处", line.ID)
	case !task && !project:
		l.bad(line.Place, "unknown", "“%s”的“指标借自”写的“%s”不是任务编号，也不是项目编号", line.ID, fault.Clip(line.Borrowed))
	case project && line.Borrowed == line.ID:
		l.bad(line.Place, "borrowed", "“%s”的“指标借自”写的是它自己；请写别的项目或任务的编号", line.ID)
	case project && !task && from.Borrowed != "" && len(from.Indicators) == 0:
		l.bad(line.Place, "borrowed", "“%s”的指标借自“%s”，“%s”自己也是借的；请写有指标的项目或任务的编号", line.ID, line.Borrowed, from.ID)
	case len(l.year.IndicatorsOf(line)) == 0 && task:
		l.bad(line.Place, "borrowed", "“%s”的指标借自任务“%s”，那个任务没有指标；请改“指标借自”，或在%s里给任务写指标", line.ID, line.Borrowed, FileGoals)
	case len(l.year.IndicatorsOf(line)) == 0:
		l.bad(line.Place, "borrowed", "“%s”的指标借自“%s”，“%s”自己没有列明指标；请改“指标借自”", line.ID, line.Borrowed, from.ID)
	}
}

func (l *loader) known(id string, at fault.Place) {
	if _, err := l.year.Facts.Need(id, at); err != nil && !l.year.Awaits(id) {
		l.faults.Add(err)
	}
}

// reasonOf is why an indicator does not apply; empty where it does. A bare 是 is
// no reason.
func reasonOf(x plain.Node) string {
	switch why := strings.TrimSpace(x.Text("不适用")); why {
	case "否", "适用", "无":
		return ""
	case "是", "不适用", "√":
		x.Get("不适用").Bad("not-apply", "“不适用”要写原因，如 不适用: 上级取消了这项任务；适用的，删去这一行")
		return ""
	default:
		return why
	}
}
