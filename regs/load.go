package regs

import (
	"jiheng/num"
	"jiheng/plain"
)

var packKeys = []string{"编号", "版本", "名称", "文号", "条款", "地区", "施行", "失效", "核实", "说明", "继承", "金额单位", "满分", "分值", "指标表",
	"执行率", "定量", "定性", "满意度", "日期", "反向指标", "等于", "超额", "封顶", "等级", "说明义务", "后果", "案例"}

// CaseKinds lists what a pack's case can compute.
var CaseKinds = []string{"执行率", "指标", "折算", "总分", "等级", "后果"}

// ParsePack reads a pack from YAML. Settings that it leaves out come from the
// pack it extends, looked up by find; cases, note and days in force do not, and
// with a document of its own nor does the article. All problems are returned at
// once, in the order of their places, each with line, column and remedy.
func ParsePack(file string, data []byte, find func(id string) (*Pack, bool)) (*Pack, error) {
	n, faults := plain.ParseYAML(file, data)
	if len(*faults) > 0 {
		return nil, n.Err()
	}
	n.Only(packKeys...)
	p := &Pack{}
	if base := n.Text("继承"); base != "" {
		parent, ok := find(base)
		if !ok {
			n.Get("继承").Bad("pack-unknown", "继承的规则包“%s”不存在；内置规则包见 jiheng packs list", base)
			return nil, n.Err()
		}
		*p = *parent
		p.Extends, p.Cases, p.From, p.Until, p.Note = base, nil, "", "", ""
	}
	p.Place = n.Place()
	readIdentity(n, p)
	readPoints(n, p)
	readMethods(n, p)
	readRules(n, p)
	for _, c := range n.List("案例") {
		p.Cases = append(p.Cases, readCase(c))
	}
	if len(*faults) == 0 {
		checkPack(n, p)
	}
	if err := n.Err(); err != nil {
		return nil, err
	}
	return p, nil
}

func readIdentity(n plain.Node, p *Pack) {
	p.ID = n.Need("编号")
	p.Name = n.Need("名称")
	p.Version = n.Need("版本")
	if n.Has("文号") {
		p.Document, p.Article = n.Text("文号"), ""
	}
	set(n, "条款", &p.Article)
	set(n, "地区", &p.Region)
	set(n, "说明", &p.Note)
	set(n, "金额单位", &p.MoneyUnit)
	if day, ok := n.Day("施行"); ok {
		p.From = day
	}
	if day, ok := n.Day("失效"); ok {
		p.Until = day
	}
	if p.From != "" && p.Until != "" && p.Until < p.From {
		n.Get("失效").Bad("pack-dates", "“失效”%s早于“施行”%s", p.Until, p.From)
	}
	if n.Get("核实").Blank() {
		n.Bad("pack-certainty", "缺“核实”：请写明是否核对过原文（%s）", certaintyWords())
		return
	}
	p.Certainty = certaintyOf(n)
}

func set(n plain.Node, key string, to *string) {
	if n.Has(key) {
		*to = n.Text(key)
	}
}

// needDecimal and needRatio read a figure that must be there: a blank is no
// zero.
func needDecimal(n plain.Node, key string) num.Decimal {
	if n.Get(key).Blank() {
		n.Need(key)
	}
	d, _ := n.Decimal(key)
	return d
}

func needRatio(n plain.Node, key string) num.Ratio {
	if n.Get(key).Blank() {
		n.Need(key)
	}
	r, _ := n.Ratio(key)
	return r
}

func readPoints(n plain.Node, p *Pack) {
	if n.Has("满分") {
		p.Total = needDecimal(n, "满分")
	}
	if n.Has("分值") {
		p.Groups = nil
		for _, g := range n.List("分值") {
			g.Only("类", "分值", "含")
			p.Groups = append(p.Groups, Group{Name: g.Need("类"), Weight: needDecimal(g, "分值"), Classes: g.Texts("含"), Place: g.Place()})
		}
	}
	if n.Has("指标表") {
		p.Items = nil
		for _, i := range n.List("指标表") {
			i.Only("名称", "类", "分值", "事实", "方法", "说明")
			p.Items = append(p.Items, Item{Name: i.Need("名称"), Group: i.Need("类"), Weight: needDecimal(i, "分值"), Fact: i.Text("事实"),
				Method: readMethod(i.Get("方法"), ForItem), Note: i.Text("说明"), Place: i.Place()})
		}
	}
}

func readMethods(n plain.Node, p *Pack) {
	for _, m := range []struct {
		key string
		use Use
		to  *Method
	}{
		{"执行率", ForExecution, &p.Execution}, {"定量", ForQuantity, &p.Quantitative}, {"定性", ForQuality, &p.Qualitative},
		{"满意度", ForSatisfaction, &p.Satisfaction}, {"日期", ForDate, &p.Dates},
	} {
		switch {
		case n.Has(m.key):
			*m.to = readMethod(n.Get(m.key), m.use)
		case m.to.Function == "":
			n.Bad("pack-method", "缺“%s”的评分函数；可用：%s", m.key, namesFor(m.use))
		}
	}
}

// readMethod reads a function and its numbers; it refuses functions that we
// lack, and numbers that the function does not use.
func readMethod(n plain.Node, use Use) Method {
	m := Method{Function: n.Need("函数"), Place: n.Place(), Target: num.One, Base: num.One, Places: MostPlaces}
	f, ok := FunctionByName(m.Function)
	if !ok || !f.Can(use) {
		if m.Function != "" {
			n.Get("函数").Bad("pack-function", "没有可用于%s的评分函数“%s”；可用：%s", use, m.Function, namesFor(use))
		}
		return m
	}
	keys := append(append([]string{"函数", "说明"}, f.Params...), f.May...)
	if use == ForExecution {
		keys = append(keys, "分母", "得分位数")
		m.Denominator = n.OneOf("分母", Denominators...)
		if places, ok := n.Int("得分位数", 0, MostPlaces); ok {
			m.Places = places
		}
	}
	n.Only(keys...)
	for _, key := range f.Params {
		if n.Get(key).Blank() {
			n.Bad("pack-param", "评分函数“%s”还需要“%s”", f.Name, key)
		}
	}
	for _, x := range []struct {
		key string
		to  *num.Ratio
	}{
		{"目标", &m.Target}, {"基准", &m.Base}, {"满分线", &m.FullAt}, {"零分线", &m.ZeroBelow}, {"及格线", &m.Pass}, {"下限", &m.Low},
		{"上限", &m.High}, {"免扣", &m.Free}, {"每", &m.Step}, {"扣", &m.PerStep}, {"满分按", &m.OutOf},
	} {
		if v, ok := n.Ratio(x.key); ok {
			*x.to = v
		}
	}
	m.Finished, m.HasFinished = n.Ratio("按期完成且不超预算")
	m.Direction = n.OneOf("方向", "低于扣分", "高于扣分", "偏离扣分")
	m.Whole = n.Bool("不足一档按一档")
	readSteps(n, &m)
	for _, b := range n.List("等次") {
		b.Only("名称", "下限", "上限")
		m.Bands = append(m.Bands, Band{b.Need("名称"), needRatio(b, "下限"), needRatio(b, "上限")})
	}
	checkMethod(n, m)
	return m
}

// readSteps reads steps that all have a lower bound, from the highest down, or
// all an upper one, from the lowest up: the best first in both.
func readSteps(n plain.Node, m *Method) {
	for _, s := range n.List("档") {
		s.Only("不低于", "不高于", "得分")
		step := Step{AtMost: s.Has("不高于"), Points: needRatio(s, "得分")}
		key := "不低于"
		if step.AtMost {
			key = "不高于"
		}
		step.Bound = needRatio(s, key)
		if k := len(m.Steps); k > 0 {
			last := m.Steps[k-1]
			order := step.Bound.Cmp(last.Bound)
			switch {
			case step.AtMost != last.AtMost || s.Has("不低于") && s.Has("不高于"):
				s.Bad("pack-steps", "各档要统一写“不低于”或统一写“不高于”")
			case step.AtMost && order <= 0:
				s.Bad("pack-steps", "各档的上限要从低到高写")
			case !step.AtMost && order >= 0:
				s.Bad("pack-steps", "各档的下限要从高到低写")
			}
		}
		m.Steps = append(m.Steps, step)
	}
}

func readRules(n plain.Node, p *Pack) {
	if n.Has("反向指标") {
		p.Reverse = n.OneOf("反向指标", "反比例", "线性超支")
	}
	if n.Has("等于") {
		p.Equal = n.OneOf("等于", EqualReadings...)
	}
	if o := n.Get("超额"); o.Exists() {
		p.Over = readOver(o)
	}
	if n.Has("封顶") {
		p.Caps = nil
		for _, c := range n.List("封顶") {
			c.Only("执行率低于", "总分不超过")
			p.Caps = append(p.Caps, Cap{needRatio(c, "执行率低于"), needRatio(c, "总分不超过")})
		}
	}
	if n.Has("等级") {
		p.Grades = nil
		for _, g := range n.List("等级") {
			g.Only("名称", "不低于")
			p.Grades = append(p.Grades, Grade{g.Need("名称"), needDecimal(g, "不低于")})
		}
	}
	if e := n.Get("说明义务"); e.Exists() {
		e.Only("执行率低于", "完成率低于", "完成率高于", "预算调整")
		p.Explain = Explain{Adjusted: e.Bool("预算调整")}
		p.Explain.ExecutionBelow, _ = e.Ratio("执行率低于")
		p.Explain.CompletionBelow, _ = e.Ratio("完成率低于")
		p.Explain.CompletionAbove, _ = e.Ratio("完成率高于")
	}
	if n.Has("后果") {
		p.Linkage = nil
		for _, f := range n.List("后果") {
			f.Only("低几等", "乘以")
			if f.Get("低几等").Blank() {
				f.Need("低几等")
			}
			lower, _ := f.Int("低几等", 1, 9)
			p.Linkage = append(p.Linkage, Factor{lower, needRatio(f, "乘以")})
		}
	}
}

// overParams are the keys that a way to treat over-achievement needs.
var overParams = map[string][]string{"by_deviation": {"容差", "保底"}, "fixed_deduction": {"容差", "扣"}}

func readOver(n plain.Node) Over {
	n.Only("函数", "容差", "仅当原因", "保底", "扣", "小目标", "自定")
	n.Need("函数")
	o := Over{Function: n.OneOf("函数", OverFunctions...), Cause: n.OneOf("仅当原因", Causes...), Own: n.Bool("自定")}
	for _, key := range overParams[o.Function] {
		if n.Get(key).Blank() {
			n.Bad("pack-param", "超额函数“%s”还需要“%s”", o.Function, key)
		}
	}
	o.Tolerance, _ = n.Ratio("容差")
	o.Floor, _ = n.Ratio("保底")
	o.Deduct, _ = n.Ratio("扣")
	o.Tiny, _ = n.Ratio("小目标")
	return o
}

func readCase(n plain.Node) Case {
	n.Only("名称", "算", "给", "得")
	n.Need("算")
	c := Case{Name: n.Need("名称"), Kind: n.OneOf("算", CaseKinds...), Given: map[string]string{}, Want: n.Need("得"), Place: n.Place()}
	given := n.Get("给")
	for _, key := range given.Keys() {
		c.Given[key] = given.Text(key)
	}
	return c
}
