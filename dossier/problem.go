package dossier

import (
	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
)

func (l *loader) problems() {
	n, ok := l.yaml(FileProblems, false)
	if !ok {
		return
	}
	n.Only("问题", "上年问题")
	for _, x := range n.List("问题") {
		x.Only(recordKeys(FileProblems, "问题")...)
		due, _ := x.Day("期限")
		p := budget.Problem{ID: x.Need("编号"), Theme: x.Text("主题"), Objects: x.Texts("对象"), Gap: x.Need("差距"), Cause: x.Text("原因"), Measure: x.Text("措施"),
			Owner: x.Text("责任"), Due: due, Status: x.Text("状态"), RepeatOf: x.Text("再现"), Sample: l.year.Sample, Place: x.Place()}
		for _, o := range p.Objects {
			l.object(o, x.Get("对象").Place())
		}
		l.year.Problems = append(l.year.Problems, p)
	}
	for _, x := range n.List("上年问题") {
		x.Only(recordKeys(FileProblems, "上年问题")...)
		due, _ := x.Day("期限")
		l.year.Past = append(l.year.Past, budget.PastProblem{ID: x.Need("编号"), Text: x.Need("问题"), Measure: x.Text("措施"), Due: due, FollowUp: x.Text("结果"),
			State: x.Text("状态"), Returns: x.Text("对应"), Sample: l.year.Sample, Place: x.Place()})
	}
	l.done(n)
}

// object refuses an id that is neither an indicator nor a budget line.
func (l *loader) object(id string, at fault.Place) {
	_, indicator := l.year.IndicatorByCode(id)
	_, line := l.year.LineByID(id)
	if !indicator && !line && l.haveLines {
		l.bad(at, "unknown", "对象“%s”既不是指标也不是预算行", id)
	}
}

// positive reads a number that cannot be less than nothing.
func positive(n plain.Node, key string, unit num.Unit) num.Decimal {
	d, ok := n.DecimalOf(key, unit)
	if ok && d.Sign() < 0 {
		n.Get(key).Bad("yaml-number", "%s写的“%s”是负数；这里没有负数", n.Get(key).Name(), fault.Clip(n.Text(key)))
	}
	return d
}

// ofWhole is positive for what cannot be more than the whole.
func ofWhole(n plain.Node, key string, unit num.Unit) num.Decimal {
	d := positive(n, key, unit)
	if d.Cmp(num.Int(100)) > 0 {
		n.Get(key).Bad("yaml-number", "%s写的“%s”超过100；这里最多是100，请核对", n.Get(key).Name(), fault.Clip(n.Text(key)))
	}
	return d
}

// points is the unit of a lag behind the calendar.
var points = num.MustUnit("个百分点")

func (l *loader) monitoring() {
	n, ok := l.yaml(FileMonitoring, false)
	if !ok || !n.Exists() {
		return
	}
	n.Only("期间", "截至月份", "日期", "规则", "提示线", "预警线", "指标", "预警")
	m := &budget.Monitoring{Round: n.Need("期间"), Profile: n.Text("规则"), Sample: l.year.Sample}
	n.Need("截至月份")
	m.Months, _ = n.Int("截至月份", 1, 12, "月")
	m.Day, _ = n.Day("日期")
	l.unwritten(n, "日期", "监控的日期还没有写")
	n = n.Named("监控")
	m.Yellow, m.Red = ofWhole(n, "提示线", points), ofWhole(n, "预警线", points)
	for _, x := range n.List("指标") {
		x.Only(recordKeys(FileMonitoring, "指标")...)
		c := budget.MonitoredIndicator{Indicator: x.Need("指标"), ToDate: x.Text("完成"), Forecast: x.Text("预计"),
			Likelihood: x.OneOf("可能性", "确定能", "有可能", "完全不可能"), Basis: x.Text("依据"), Place: x.Place()}
		l.object(c.Indicator, x.Place())
		l.checkSoFar(x, c)
		m.Checks = append(m.Checks, c)
	}
	for _, x := range n.List("预警") {
		x.Only(recordKeys(FileMonitoring, "预警")...)
		by, _ := x.Day("答复期限")
		on, _ := x.Day("答复")
		a := budget.Alert{ID: x.Need("编号"), Lamp: x.OneOf("灯", "提示", "预警"), Object: x.Need("对象"), CauseKind: x.Text("原因类别"),
			Cause: x.Text("原因"), Measure: x.Text("措施"),
			RespondBy: by, Responded: on, Disposition: x.Text("处置"), Adjustment: x.Text("调整"), Result: x.Text("结果"), Place: x.Place()}
		l.object(a.Object, x.Place())
		m.Alerts = append(m.Alerts, a)
	}
	l.year.Monitoring = m
	l.done(n)
}

// checkSoFar refuses a figure of monitoring whose unit is not that of its indicator.
func (l *loader) checkSoFar(x plain.Node, c budget.MonitoredIndicator) {
	i, ok := l.year.IndicatorByCode(c.Indicator)
	if !ok || !i.InForce().Quantified() || i.InForce().Unit.IsZero() {
		return
	}
	if f, ok := l.year.Facts.Get(i.Code); ok && f.Value.IsNumber() && !budget.OneMeasure(i.InForce().Unit, f.Value.Unit) {
		return // that has been said
	}
	for _, key := range []string{"完成", "预计"} {
		_, u, err := num.ParseQuantity(x.Text(key))
		if t := i.InForce(); err == nil && !u.IsZero() && !budget.OneMeasure(t.Unit, u) {
			x.Get(key).Bad("actual", "监控的指标“%s %s”“%s”写的“%s”，单位与指标值“%s”不同；按指标值的单位写", i.Code, i.Name, key, fault.Clip(x.Text(key)), t)
		}
	}
}

func (l *loader) uses() {
	n, ok := l.yaml(FileUses, false)
	if !ok {
		return
	}
	n.Only("预算安排", "其他")
	l.year.Policies = n.Texts("其他")
	var net num.Fen
	var inputs []string
	for _, x := range n.List("预算安排") {
		x.Only(recordKeys(FileUses, "预算安排")...)
		u := budget.ResultUse{Line: x.Need("行"), Now: l.wan(x.Text("本年"), x.Get("本年").Place(), "“"+x.Text("行")+"”的本年安排").Fen,
			Next: l.wan(x.Text("下年"), x.Get("下年").Place(), "“"+x.Text("行")+"”的下年安排").Fen,
			How:  x.Text("做法"), Paper: x.Text("文件"), Sample: l.year.Sample, Place: x.Place()}
		line, ok := l.year.LineByID(u.Line)
		if !ok {
			l.noLine(x.Place(), u.Line)
			continue
		}
		if x.Need("本年") == "" || x.Need("下年") == "" {
			continue
		}
		if line.Original.Known && line.Original.Fen != u.Now {
			x.Get("本年").Bad("use-now", "“%s”的本年数与年初预算数%s万元不等", u.Line, line.Original.Fen.ShownWan())
		}
		f := l.stated(x.Place(), u.Line+"-下年安排", line.Name+"下年安排", FileUses, u.Line)
		f.Value, f.Display = fact.Number(u.Next.Wan().Ratio(), num.Wan), fact.Places(2)
		f.Account.Text = "结果应用：" + u.Paper
		l.add(f)
		net += u.Next - u.Now
		inputs = append(inputs, f.ID, u.Line+"-年初预算数")
		l.year.Uses = append(l.year.Uses, u)
	}
	l.done(n)
	if len(inputs) > 0 && !l.stopped(FileUses) {
		l.add(fact.Fact{ID: "应用-净变动", Name: "结果应用使下年预算净变动", Value: fact.Number(net.Wan().Ratio(), num.Wan), Display: fact.Places(2),
			Account: fact.Account{Kind: fact.Formula, Text: "各项下年安排与本年年初数之差的和", Place: fault.Place{File: FileUses}, Inputs: inputs}})
	}
}

func (l *loader) disclosure() {
	n, ok := l.yaml(FileDisclosure, false)
	if !ok || !n.Exists() {
		return
	}
	n.Only("决定会议", "决定日期", "报告日期", "决算批复", "公开期限", "计划公开", "位置", "内容", "保密审查", "不公开", "更正")
	d := &budget.Disclosure{DecidedBy: n.Text("决定会议"), Where: n.Text("位置"), Documents: n.Texts("内容"), Correction: n.Text("更正"), Sample: l.year.Sample}
	for key, to := range map[string]*string{"决定日期": &d.DecidedOn, "报告日期": &d.ReportDay, "决算批复": &d.ApprovedOn, "公开期限": &d.Due, "计划公开": &d.Planned} {
		*to, _ = n.Day(key)
	}
	l.unwritten(n, "报告日期", "“报告日期”还没有写，报告没有成文日期")
	r := n.Get("保密审查")
	r.Only("审查机构", "审查人", "日期", "结果", "工作秘密")
	for _, key := range []string{"审查人", "日期", "结果"} {
		l.unwritten(r, key, "保密审查的“"+key+"”还没有写")
	}
	d.ReviewBody, d.Reviewer, d.Review, d.WorkSecret = r.Text("审查机构"), r.Text("审查人"), r.Text("结果"), r.Text("工作秘密")
	d.ReviewedOn, _ = r.Day("日期")
	for _, w := range n.List("不公开") {
		w.Only(recordKeys(FileDisclosure, "不公开")...)
		kind := w.OneOf("种类", withheldKinds()...)
		if kind == "国家秘密" {
			l.notice(w.Get("种类").Place(), "withheld-secret", "涉及国家秘密的，档案和公开的文件里不写内容，只写类别和件数；涉密材料按保密规定另外保存")
		}
		d.Withheld = append(d.Withheld, budget.Withheld{What: w.Need("内容"), Kind: kind, Why: w.Need("理由")})
	}
	l.year.Disclosure = d
	l.done(n)
}

func withheldKinds() []string {
	words := make([]string, len(budget.WithheldKinds))
	for i, k := range budget.WithheldKinds {
		words[i] = k.Kind
	}
	return words
}
