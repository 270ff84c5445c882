package check

import (
	"fmt"
	"strings"

	"jiheng/num"
)

// A moneyGroup is the budget figures met since the last rate.
type moneyGroup struct{ original, revised, outturn figureToken }

// take files an amount under what its label calls it.
func (g *moneyGroup) take(l string, t figureToken) {
	switch {
	case hasAny(l, "年初", "批复", "申请"):
		g.original = t
	case hasAny(l, "调整", "全年预算", "预算安排", "下达", "到位") || strings.HasSuffix(strings.TrimRight(l, "为数共计"), "预算"):
		g.revised = t
	case hasAny(l, "决算", "支出", "拨款数", "执行", "支付", "拨付", "使用"):
		g.outturn = t
	}
}

// executionRate recomputes every execution rate from the amounts before it.
func executionRate(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if !l.Has("执行率", "支付率", "支出率") {
			return
		}
		var g moneyGroup
		for _, t := range l.figures() {
			lab := label(l.Text, t.Start)
			if t.base == "元" {
				g.take(lab, t)
				continue
			}
			if t.Unit != "%" || !hasAny(lab, "执行率", "支付率", "支出率") {
				continue
			}
			if ok := p.rateOf(l, g, t); ok {
				seen = true
			}
			g = moneyGroup{}
		}
	})
	if !seen {
		return Undecided("没有同时写出预算数、支出数和执行率")
	}
	return Decided
}

// rateOf compares one rate with its amounts; ok is false where an amount is
// missing.
func (p *Pass) rateOf(l *Line, g moneyGroup, rate figureToken) (ok bool) {
	base := g.revised
	if base.Text == "" {
		base = g.original
	}
	if base.Text == "" || g.outturn.Text == "" || base.value.Sign() <= 0 || rate.Approx != "" {
		return false
	}
	if rateAgrees(g.outturn, base, rate.Number) {
		return true
	}
	q, _ := num.Quo(g.outturn.value, base.value)
	r := Range{rate.Start, rate.End}
	say := fmt.Sprintf("执行率写的是%s，按%s÷%s应是%s%%。", rate.Text, g.outturn.Text, base.Text, q.Percent(max(rate.Number.Scale(), 2)))
	if g.original.Text != "" && g.revised.Text != "" && rateAgrees(g.outturn, g.original, rate.Number) {
		p.At(l, r, say+fmt.Sprintf("这个执行率是按年初预算数%s算的。", g.original.Text), "执行率的分母用调整后预算数")
		return true
	}
	p.At(l, r, say, "核对预算数、支出数和执行率")
	return true
}

// rateAgrees reports whether a percentage can be the quotient of two printed
// amounts, rounded or cut off.
func rateAgrees(part, whole figureToken, shown num.Decimal) bool {
	e, w := part.envelope(), whole.envelope()
	low, ok1 := num.Quo(e.Low, w.High)
	high, ok2 := num.Quo(e.High, w.Low)
	if !ok1 || !ok2 {
		return false
	}
	unit := num.One
	for range shown.Scale() {
		unit, _ = num.Quo(unit, num.Int(10).Ratio())
	}
	half, _ := num.Quo(unit, num.Int(2).Ratio())
	return low.Mul(num.Hundred).Cmp(shown.Ratio().Add(unit)) < 0 && high.Mul(num.Hundred).Cmp(shown.Ratio().Sub(half)) >= 0
}

// direction returns 1 for words of growth, -1 for words of decline, 0 where a
// label ends in neither.
func direction(lab string) int {
	up := max(lastOf(lab, "增长"), lastOf(lab, "增加"), lastOf(lab, "提高"), lastOf(lab, "上升"), lastOf(lab, "增幅"), lastOf(lab, "提升"))
	down := max(lastOf(lab, "下降"), lastOf(lab, "减少"), lastOf(lab, "降低"), lastOf(lab, "降幅"), lastOf(lab, "压减"), lastOf(lab, "回落"))
	switch {
	case up > down:
		return 1
	case down > up:
		return -1
	}
	return 0
}

func lastOf(s, word string) int { return strings.LastIndex(s, word) }

// growthRate recomputes growth where both values, or value and change, stand in
// the sentence.
func growthRate(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if !strings.Contains(l.Text, "%") || !l.Has("增长", "下降", "增加", "减少", "提高", "增幅", "降幅") {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			ts := l.figuresIn(s)
			for i, t := range ts {
				if t.Unit != "%" || i < 2 || t.Approx != "" || direction(label(text, t.Start)) == 0 {
					continue
				}
				if p.growthFrom(l, s, text, ts[i-2], ts[i-1], t) {
					seen = true
				}
			}
		}
	})
	if !seen {
		return NotApplicable("没有可以重算的增减幅度")
	}
	return Decided
}

// growthFrom recomputes one percentage from the two figures before it: 由甲增至乙,
// or 甲 with its change.
func (p *Pass) growthFrom(l *Line, s Range, text string, a, b, rate figureToken) bool {
	if a.base != b.base || a.Unit == "%" || a.Approx != "" || b.Approx != "" {
		return false
	}
	if between := text[b.End:rate.Start]; runes(between) > 12 || strings.ContainsAny(between, "。；") {
		return false
	}
	la, lb := label(text, a.Start), label(text, b.Start)
	way := direction(label(text, rate.Start))
	var old, now figureToken
	switch {
	case (strings.HasSuffix(la, "由") || strings.HasSuffix(la, "从")) && hasAny(text[a.End:b.Start], "至", "到", "为"):
		old, now = a, b
	case direction(lb) != 0 && direction(lb) == way && !hasAny(lb, "至", "到") && runes(text[a.End:b.Start]) <= 30:
		return p.changeRate(l, s, a, b, rate, way)
	default:
		return false
	}
	if old.value.Sign() <= 0 {
		return false
	}
	q, _ := num.Quo(now.value, old.value)
	change := q.Sub(num.One)
	if spread(now.envelope(), old.envelope(), num.Int(int64(way)).Ratio(), rate.Number) {
		return true
	}
	p.At(l, Range{s.From + rate.Start, s.From + rate.End}, fmt.Sprintf("由%s到%s，变动是%s%%，写的是%s%s。", old.Text, now.Text, change.Percent(max(rate.Number.Scale(), 1)), wayWord(way), rate.Text), "核对前后两个数和幅度")
	return true
}

func wayWord(way int) string {
	if way < 0 {
		return "下降"
	}
	return "增长"
}

// changeRate recomputes a percentage from a value and its change.
func (p *Pass) changeRate(l *Line, s Range, value, change, rate figureToken, way int) bool {
	v, c := value.envelope(), change.envelope()
	if way < 0 {
		c.Low, c.High = c.High.Neg(), c.Low.Neg()
	}
	base := num.Interval{Low: v.Low.Sub(c.High), High: v.High.Sub(c.Low)}
	if base.Low.Sign() <= 0 {
		return false
	}
	low, _ := num.Quo(change.envelope().Low, base.High)
	high, _ := num.Quo(change.envelope().High, base.Low)
	if inPercent(low, high, rate.Number) {
		return true
	}
	b := value.value.Sub(change.value)
	if way < 0 {
		b = value.value.Add(change.value)
	}
	q, _ := num.Quo(change.value, b)
	p.At(l, Range{s.From + rate.Start, s.From + rate.End}, fmt.Sprintf("现在是%s，%s%s，上年应是%s，幅度应是%s%%，写的是%s。", value.Text, wayWord(way), change.Text, value.in(b), q.Percent(max(rate.Number.Scale(), 2)), rate.Text), "核对变动额和幅度")
	return true
}

// spread reports whether a percentage can be the change from old to now.
func spread(now, old num.Interval, way num.Ratio, shown num.Decimal) bool {
	if old.Low.Sign() <= 0 {
		return true
	}
	low, _ := num.Quo(now.Low, old.High)
	high, _ := num.Quo(now.High, old.Low)
	low, high = low.Sub(num.One).Mul(way), high.Sub(num.One).Mul(way)
	return inPercent(low.Min(high), low.Max(high), shown)
}

// inPercent reports whether a percentage, rounded or cut off, can stand for a
// ratio between two bounds.
func inPercent(low, high num.Ratio, shown num.Decimal) bool {
	unit := num.One
	for range shown.Scale() {
		unit, _ = num.Quo(unit, num.Int(10).Ratio())
	}
	half, _ := num.Quo(unit, num.Int(2).Ratio())
	return low.Mul(num.Hundred).Cmp(shown.Ratio().Add(unit)) < 0 && high.Mul(num.Hundred).Cmp(shown.Ratio().Sub(half)) >= 0
}
