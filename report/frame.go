package report

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// frames lists the sentence frames (句式) by name: each writes an official
// phrase from the data, and turns with the sign.
var frames = []struct {
	name  string
	write func(m *Maker, f fact.Fact, arg string, at fault.Place) []document.Run
}{
	{"同比", (*Maker).yearOnYear},
	{"较上年", (*Maker).sinceLastYear},
	{"较年初", (*Maker).sinceOriginal},
	{"完成", (*Maker).completed},
	{"差", (*Maker).gap},
	{"占比", (*Maker).share},
	{"增减", (*Maker).signed},
}

func (m *Maker) frame(f fact.Fact, name, arg string, at fault.Place) []document.Run {
	var names []string
	for _, x := range frames {
		if x.name == name {
			return m.framed(f, arg, func() []document.Run { return x.write(m, f, arg, at) })
		}
		names = append(names, x.name)
	}
	m.Faults.Add(fault.Bad(at, "frame-unknown", "没有句式“%s”；可用：%s、值、数", name, strings.Join(names, "、")))
	return document.Plain("〔缺：" + f.ID + "|" + name + "〕")
}

// framed writes a frame. Problems of one whose second figure has no value yet
// stay open; they are no faults of the text.
func (m *Maker) framed(f fact.Fact, arg string, write func() []document.Run) []document.Run {
	before := len(m.Faults)
	out := write()
	if len(m.Faults) == before {
		return out
	}
	others := []string{arg}
	for _, end := range []string{"-同比", "-上年", "-完成率", "-指标值"} {
		others = append(others, f.ID+end)
	}
	if i := strings.LastIndex(f.ID, "-"); i > 0 {
		others = append(others, f.ID[:i]+"-"+budget.StageOriginal)
	}
	for _, id := range others {
		if m.open(id) {
			m.awaiting(m.Faults[before].Place, id)
			m.Faults = m.Faults[:before]
			return document.Plain("〔缺：" + id + "〕")
		}
	}
	return out
}

// flat is the change, either way, up to which a figure is called 基本持平.
var flat = num.MustDecimal("0.5").Ratio()

// yearOnYear writes 同比增长21%, 同比下降20%, 同比持平, or 与上年基本持平 where the
// change is within half a percent and the words were asked for. A rate without
// last year's value is a statement: its own fact says so.
func (m *Maker) yearOnYear(f fact.Fact, arg string, at fault.Place) []document.Run {
	rate, err := m.Facts.Need(f.ID+"-同比", at)
	if err != nil {
		m.Faults.Add(fault.New(fault.NotFound, at, "frame-base", "“%s %s”没有上年数（编号“%s-上年”），也没有陈述的增速（编号“%s-同比”），写不出同比", f.ID, f.Name, f.ID, f.ID))
		return nil
	}
	v, ok := number(rate, num.Pct)
	if !ok {
		m.Faults.Add(fault.Bad(at, "frame-base", "“%s”不是百分比，写不出同比", rate.ID))
		return nil
	}
	if arg == "基本持平" && v.Abs().Cmp(flat) <= 0 {
		return m.turned("与上年", rate, "基本持平", "")
	}
	return m.direction("同比", rate, v, "增长", "下降", "同比持平")
}

// direction writes lead + 增长 or 下降 + the size of the change as a figure of
// the rate's fact.
func (m *Maker) direction(lead string, f fact.Fact, v num.Ratio, up, down, none string) []document.Run {
	word := up
	size := f
	size.Qualifier = ""
	if v.Sign() < 0 {
		word = down
		size.Value.Number = size.Value.Number.Neg()
	}
	if size.Print().Number.Sign() == 0 {
		return m.turned("", f, none, "")
	}
	return append(document.Plain(lead+word), m.figure(size)...)
}

// turned writes words that stand for a figure, bound to its fact.
func (m *Maker) turned(before string, f fact.Fact, words, after string) []document.Run {
	r := document.Run{Text: words, Fact: f.ID}
	out := append(document.Plain(before), marked(r, f.Sample)...)
	return append(out, document.Plain(after)...)
}

// sinceLastYear writes 比上年增加18个、增长12.5%.
func (m *Maker) sinceLastYear(f fact.Fact, _ string, at fault.Place) []document.Run {
	return m.change("比上年", f, f.ID+"-上年", at)
}

// sinceOriginal writes 较年初预算减少74.32万元、下降0.41% for a budget figure.
func (m *Maker) sinceOriginal(f fact.Fact, _ string, at fault.Place) []document.Run {
	i := strings.LastIndex(f.ID, "-")
	if i < 0 {
		m.Faults.Add(fault.Bad(at, "frame-base", "“%s”不是预算数，没有年初预算数可比", f.ID))
		return nil
	}
	return m.change("较年初预算", f, f.ID[:i]+"-年初预算数", at)
}

// points is what percentages differ by.
var points = num.MustUnit("个百分点")

// between is how the difference of a figure from a base is printed: with the
// decimals of the finer of the two, not in round thousands, nor cut off, nor as
// a word.
func between(f, base fact.Fact) fact.Display {
	d := f.Display
	if d.Places < 0 {
		d.Places, d.Fixed = 0, false
	}
	d.Mode, d.Words = "", false
	unit := f.Value.Unit
	if !d.Unit.IsZero() {
		unit = d.Unit
	}
	p := base.Print()
	v, err := num.Of(p.Number, p.Unit).In(unit)
	if exact, ok := v.Exact(); err == nil && ok {
		d.Places = max(d.Places, min(exact.Scale(), 4))
	}
	return d
}

// change writes the difference from a base, and its share of the base; that of
// percentages in percentage points alone.
func (m *Maker) change(lead string, f fact.Fact, baseID string, at fault.Place) []document.Run {
	base, err := m.Facts.Need(baseID, at)
	if err != nil {
		m.Faults.Add(err)
		return nil
	}
	old, ok := number(base, f.Value.Unit)
	if !ok || !f.Value.IsNumber() {
		m.Faults.Add(fault.Bad(at, "frame-base", "“%s”与“%s”不能相比", f.ID, baseID))
		return nil
	}
	diff := f.Value.Number.Sub(old)
	if diff.Sign() == 0 {
		return m.turned(lead, f, "持平", "")
	}
	word, rise, unit := "增加", "增长", f.Value.Unit
	if diff.Sign() < 0 {
		word, rise = "减少", "下降"
	}
	if unit == num.Pct {
		word, unit = map[string]string{"增加": "提高", "减少": "降低"}[word], points
	}
	made := m.made(f, "变动", diff.Abs(), unit, between(f, base), []string{f.ID, baseID}, f.Name+"－"+base.Name)
	out := append(document.Plain(lead+word), m.figure(made)...)
	if share, ok := num.Quo(diff.Abs(), old.Abs()); ok && unit != points {
		pct := m.made(f, "变动率", share.Mul(num.Hundred), num.Pct, fact.Places(2), []string{f.ID, baseID}, "变动÷"+base.Name)
		out = append(append(out, document.Run{Text: "、" + rise}), m.figure(pct)...)
	}
	return out
}

// made returns a fact that a frame computes, and puts it among the facts once,
// so that it can be explained like any other. Where the id is another figure's,
// as for shares of two wholes, it gets a number: X-占比-2.
func (m *Maker) made(f fact.Fact, what string, v num.Ratio, u num.Unit, d fact.Display, inputs []string, text string) fact.Fact {
	id := f.ID + "-" + what
	same := func(old fact.Fact) bool {
		return slices.Equal(old.Account.Inputs, inputs) && old.Value.IsNumber() && old.Value.Number.Cmp(v) == 0
	}
	for n := 2; ; n++ {
		old, taken := m.Facts.Get(id)
		if taken && same(old) {
			return old
		}
		if !taken {
			break
		}
		id = f.ID + "-" + what + "-" + itoa(n)
	}
	made := fact.Fact{ID: id, Name: f.Name + what, Value: fact.Number(v, u), Display: d, Period: f.Period,
		Account: fact.Account{Kind: fact.Formula, Text: text, Inputs: inputs, Place: f.Account.Place}}
	for _, in := range inputs {
		g, _ := m.Facts.Get(in)
		made.Sample = made.Sample || g.Sample
	}
	m.Faults.Add(m.Facts.Add(made))
	return made
}

// completed writes 完成年度目标的97.50%.
func (m *Maker) completed(f fact.Fact, _ string, at fault.Place) []document.Run {
	rate, err := m.Facts.Need(f.ID+"-完成率", at)
	if err != nil || !f.Value.IsNumber() {
		m.Faults.Add(fault.New(fault.NotFound, at, "frame-base", "“%s”不是有指标值的定量指标，写不出完成率", f.ID))
		return nil
	}
	rate.Display = fact.Places(2)
	return append(document.Plain("完成年度目标的"), m.figure(rate)...)
}

// gap writes how far a figure lies from its target: 比年度目标少1个, 高1.58万元.
func (m *Maker) gap(f fact.Fact, _ string, at fault.Place) []document.Run {
	target, err := m.Facts.Need(f.ID+"-指标值", at)
	if err != nil {
		m.Faults.Add(err)
		return nil
	}
	goal, ok := number(target, f.Value.Unit)
	if !ok || !f.Value.IsNumber() {
		m.Faults.Add(fault.Bad(at, "frame-base", "“%s”的指标值不是一个数，写不出差额", f.ID))
		return nil
	}
	diff := f.Value.Number.Sub(goal)
	if diff.Sign() == 0 {
		return m.turned("与年度目标", f, "持平", "")
	}
	word := "多"
	unit := f.Value.Unit
	if unit == num.Pct {
		word, unit = "高", points
	}
	if diff.Sign() < 0 {
		word = map[string]string{"多": "少", "高": "低"}[word]
	}
	made := m.made(f, "差额", diff.Abs(), unit, between(f, target), []string{f.ID, target.ID}, "完成值与指标值之差")
	return append(document.Plain("比年度目标"+word), m.figure(made)...)
}

// share writes 占…的98.86%, of the fact named in the frame.
func (m *Maker) share(f fact.Fact, arg string, at fault.Place) []document.Run {
	whole, err := m.Facts.Need(arg, at)
	if err != nil {
		m.Faults.Add(err)
		return nil
	}
	all, ok := number(whole, f.Value.Unit)
	part, ok2 := num.Quo(f.Value.Number, all)
	if !ok || !ok2 || !f.Value.IsNumber() {
		m.Faults.Add(fault.Bad(at, "frame-base", "“%s”与“%s”算不出占比", f.ID, arg))
		return nil
	}
	made := m.made(f, "占比", part.Mul(num.Hundred), num.Pct, fact.Places(2), []string{f.ID, whole.ID}, f.Name+"÷"+whole.Name)
	return append(document.Plain("占"+whole.Name+"的"), m.figure(made)...)
}

// signed writes 增加… or 减少… for a figure that is a change itself.
func (m *Maker) signed(f fact.Fact, _ string, at fault.Place) []document.Run {
	if !f.Value.IsNumber() {
		m.Faults.Add(fault.Bad(at, "frame-base", "“%s”不是数，写不出增减", f.ID))
		return nil
	}
	return m.direction("", f, f.Value.Number, "增加", "减少", "没有变动")
}
