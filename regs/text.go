package regs

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"jiheng/num"
	"jiheng/plain"
)

// Text writes a pack as YAML with everything that it takes over from others
// written out; reading it gives the same pack.
func (p *Pack) Text() string {
	w := &packWriter{}
	w.comment("程序读到的规则包；继承来的几项已经写全")
	for _, kv := range [][2]string{{"编号", p.ID}, {"版本", p.Version}, {"名称", p.Name}, {"文号", p.Document}, {"条款", p.Article}, {"地区", p.Region},
		{"施行", p.From}, {"失效", p.Until}, {"核实", string(p.Certainty)}, {"说明", p.Note}, {"金额单位", p.MoneyUnit}} {
		w.line(kv[0], kv[1])
	}
	if p.Extends != "" {
		w.comment("继承自 " + p.Extends)
	}
	w.line("满分", p.Total.String())
	w.head("分值")
	for _, g := range p.Groups {
		w.item("类", g.Name, "分值", g.Weight.String(), "含", names(g.Classes))
	}
	w.items(p)
	for _, m := range []struct {
		key string
		m   Method
	}{{"执行率", p.Execution}, {"定量", p.Quantitative}, {"定性", p.Qualitative}, {"满意度", p.Satisfaction}, {"日期", p.Dates}} {
		w.raw(m.key, method(m.m))
	}
	w.line("反向指标", p.Reverse)
	w.line("等于", p.Equal)
	w.raw("超额", over(p.Over))
	w.rules(p)
	w.cases(p)
	return w.b.String()
}

type packWriter struct{ b strings.Builder }

func (w *packWriter) comment(s string)     { w.b.WriteString("# " + s + "\n") }
func (w *packWriter) head(key string)      { w.b.WriteString(key + ":\n") }
func (w *packWriter) raw(key, yaml string) { w.b.WriteString(key + ": " + yaml + "\n") }

// line writes a key with its text, nothing where it is empty.
func (w *packWriter) line(key, s string) {
	if s != "" {
		w.raw(key, plain.Quote(s))
	}
}

// item writes a list's item of keys and YAML values in turn; empty ones are left
// out.
func (w *packWriter) item(pairs ...string) { w.b.WriteString("  - " + flow(pairs...) + "\n") }

func flow(pairs ...string) string {
	var parts []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		v := pairs[i+1]
		if !strings.HasPrefix(v, "[") && !strings.HasPrefix(v, "{") {
			v = plain.Quote(v)
		}
		parts = append(parts, pairs[i]+": "+v)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func names(list []string) string {
	if len(list) == 0 {
		return ""
	}
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = plain.Quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func (w *packWriter) items(p *Pack) {
	if len(p.Items) == 0 {
		return
	}
	w.head("指标表")
	for _, i := range p.Items {
		w.item("名称", i.Name, "类", i.Group, "分值", i.Weight.String(), "事实", i.Fact, "方法", method(i.Method), "说明", i.Note)
	}
}

func (w *packWriter) rules(p *Pack) {
	if len(p.Caps) > 0 {
		w.head("封顶")
		for _, c := range p.Caps {
			w.item("执行率低于", rate(c.Below), "总分不超过", c.Total.String())
		}
	}
	w.head("等级")
	for _, g := range p.Grades {
		w.item("名称", g.Name, "不低于", g.Min.String())
	}
	e := p.Explain
	w.raw("说明义务", flow("执行率低于", some(e.ExecutionBelow), "完成率低于", some(e.CompletionBelow), "完成率高于", some(e.CompletionAbove), "预算调整", yes(e.Adjusted)))
	if len(p.Linkage) > 0 {
		w.head("后果")
		for _, f := range p.Linkage {
			w.item("低几等", strconv.Itoa(f.Lower), "乘以", f.Factor.String())
		}
	}
}

func (w *packWriter) cases(p *Pack) {
	if len(p.Cases) == 0 {
		return
	}
	w.head("案例")
	for _, c := range p.Cases {
		var given []string
		for _, k := range slices.Sorted(maps.Keys(c.Given)) {
			given = append(given, k+": "+plain.Quote(c.Given[k]))
		}
		w.item("名称", c.Name, "算", c.Kind, "给", "{"+strings.Join(given, ", ")+"}", "得", c.Want)
	}
}

func yes(b bool) string {
	if b {
		return "是"
	}
	return ""
}

// rate prints a ratio as a percentage where it is one that ends.
func rate(r num.Ratio) string {
	if d, ok := r.Mul(num.Hundred).Exact(); ok {
		return d.String() + "%"
	}
	return r.String()
}

// some prints a rate that is set.
func some(r num.Ratio) string {
	if r.Sign() == 0 {
		return ""
	}
	return rate(r)
}

// method writes a function with the numbers that it uses.
func method(m Method) string {
	f, _ := FunctionByName(m.Function)
	places := ""
	if m.Places != MostPlaces {
		places = strconv.Itoa(m.Places)
	}
	pairs := []string{"函数", m.Function, "分母", m.Denominator, "得分位数", places}
	for _, key := range f.Params {
		pairs = append(pairs, key, methodValue(m, key, true))
	}
	for _, key := range f.May {
		pairs = append(pairs, key, methodValue(m, key, false))
	}
	return flow(pairs...)
}

// methodValue writes the number under a key; one that is not needed and stands
// at what holds without it is left out.
func methodValue(m Method, key string, needed bool) string {
	rates := map[string]num.Ratio{"满分线": m.FullAt, "零分线": m.ZeroBelow, "及格线": m.Pass, "下限": m.Low, "上限": m.High, "免扣": m.Free, "每": m.Step}
	if r, ok := rates[key]; ok {
		if needed {
			return rate(r)
		}
		return some(r)
	}
	switch key {
	case "目标", "基准":
		r := map[string]num.Ratio{"目标": m.Target, "基准": m.Base}[key]
		if r.Cmp(num.One) == 0 {
			return ""
		}
		return rate(r)
	case "扣":
		return m.PerStep.String()
	case "满分按":
		if m.OutOf.Sign() == 0 {
			return ""
		}
		return m.OutOf.String()
	case "按期完成且不超预算":
		if !m.HasFinished {
			return ""
		}
		return m.Finished.String()
	case "方向":
		return m.Direction
	case "不足一档按一档":
		return yes(m.Whole)
	case "档":
		return steps(m.Steps)
	case "等次":
		return bands(m.Bands)
	}
	return ""
}

func steps(list []Step) string {
	parts := make([]string, len(list))
	for i, s := range list {
		key := "不低于"
		if s.AtMost {
			key = "不高于"
		}
		parts[i] = flow(key, rate(s.Bound), "得分", s.Points.String())
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func bands(list []Band) string {
	parts := make([]string, len(list))
	for i, b := range list {
		parts[i] = flow("名称", b.Name, "下限", rate(b.Low), "上限", rate(b.High))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func over(o Over) string {
	deduct, tiny := "", ""
	if o.Deduct.Sign() != 0 {
		deduct = o.Deduct.String()
	}
	if o.Tiny.Sign() != 0 {
		tiny = o.Tiny.String()
	}
	tolerance, floor := some(o.Tolerance), some(o.Floor)
	if o.Function == "by_deviation" || o.Function == "fixed_deduction" {
		tolerance = rate(o.Tolerance)
	}
	if o.Function == "by_deviation" {
		floor = rate(o.Floor)
	}
	return flow("函数", o.Function, "容差", tolerance, "仅当原因", o.Cause, "保底", floor, "扣", deduct, "小目标", tiny, "自定", yes(o.Own))
}
