package budget

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
)

// given reads what a case gives, and remembers which keys were of use.
type given struct {
	c      regs.Case
	used   map[string]bool
	faults fault.List
}

// err returns the problems so far, those of keys that nothing has read
// included.
func (g *given) err() error {
	if len(g.faults) > 0 {
		return g.faults.Err()
	}
	for _, key := range slices.Sorted(maps.Keys(g.c.Given)) {
		if !g.used[key] {
			g.bad("case-key", "算“%s”用不到“%s”，请删去或改正", g.c.Kind, key)
		}
	}
	return g.faults.Err()
}

func (g *given) has(key string) bool {
	_, ok := g.c.Given[key]
	return ok
}

// text returns an optional text.
func (g *given) text(key, absent string) string {
	g.used[key] = true
	if s, ok := g.c.Given[key]; ok {
		return strings.TrimSpace(s)
	}
	return absent
}

// need returns a text that must be there and not empty.
func (g *given) need(key string) string {
	s := g.text(key, "")
	if s == "" {
		g.bad("case-missing", "“给”里缺“%s”", key)
	}
	return s
}

// word returns one of the words, or absent.
func (g *given) word(key, absent string, words ...string) string {
	s := g.text(key, absent)
	if s != absent && !slices.Contains(words, s) {
		g.bad("case-value", "“%s”不能是“%s”，只能是：%s", key, s, strings.Join(words, "、"))
	}
	return s
}

func (g *given) decimal(key string) num.Decimal {
	s := g.need(key)
	d, err := num.ParseDecimal(s)
	if s != "" && err != nil {
		g.bad("case-value", "“%s”不是数字：“%s”", key, s)
	}
	if d.Sign() < 0 {
		g.bad("case-value", "“%s”不能是负数", key)
	}
	return d
}

// decimals reads figures joined by plus signs.
func (g *given) decimals(key string) []num.Decimal {
	var out []num.Decimal
	for _, s := range strings.Split(strings.ReplaceAll(g.need(key), "＋", "+"), "+") {
		d, err := num.ParseDecimal(s)
		if err != nil || d.Sign() < 0 {
			g.bad("case-value", "“%s”应是数字，多项写成 8.62＋10＋20，不能是“%s”", key, s)
		}
		out = append(out, d)
	}
	return out
}

// ratio reads a decimal, a fraction or a percentage.
func (g *given) ratio(key string) num.Ratio {
	s := g.need(key)
	body, percent := strings.CutSuffix(strings.ReplaceAll(s, "％", "%"), "%")
	r, err := num.ParseRatio(body)
	if s != "" && err != nil {
		g.bad("case-value", "“%s”不是比率：“%s”", key, s)
	}
	if percent {
		r, _ = num.Quo(r, num.Hundred)
	}
	return r
}

// execution returns money whose quotient is the rate under a key.
func (g *given) execution(key string) (outturn, revised num.Fen) {
	r := g.ratio(key)
	for den := int64(1); den <= 1e12; den *= 10 {
		x := r.Mul(num.Int(den).Ratio())
		if !x.IsInt() {
			continue
		}
		n, err := strconv.ParseInt(x.Round(0, num.Down).String(), 10, 64)
		if err == nil && n >= 0 && n < math.MaxInt64/100 {
			return num.Fen(n), num.Fen(den)
		}
	}
	g.bad("case-value", "“%s”应是不小于0、小数不太长的百分数：“%s”", key, g.c.Given[key])
	return 0, 1
}

// money reads an amount, in the pack's unit where it has none.
func (g *given) money(key string, p *regs.Pack) num.Fen {
	unit := num.Wan
	if u, err := num.ParseUnit(p.MoneyUnit); err == nil && !u.IsZero() {
		unit = u
	}
	q, ok := g.quantity(key, unit).Quantity()
	if !ok {
		g.need(key)
		return 0
	}
	f, err := num.FenOf(q)
	if err != nil {
		g.bad("case-value", "“%s”不是金额：“%s”", key, g.c.Given[key])
	}
	return f
}

// quantity reads a figure that must be there but may be blank; one without unit
// gets the given.
func (g *given) quantity(key string, unit num.Unit) fact.Value {
	if !g.has(key) {
		g.need(key)
	}
	s := g.text(key, "")
	if s == "" {
		return fact.Value{}
	}
	d, u, err := num.ParseQuantity(s)
	if err != nil {
		g.bad("case-value", "“%s”不是数字加单位：“%s”", key, s)
	}
	if u.IsZero() {
		u = unit
	}
	return fact.Number(d.Ratio(), u)
}

func (g *given) target(key string) Target {
	s := g.need(key)
	t, err := ParseTarget(s)
	if s != "" && err != nil {
		g.bad("case-value", "“%s”不是带计算符号的指标值：“%s”", key, s)
	}
	return t
}

// day reads an optional date.
func (g *given) day(key string) string {
	s := g.text(key, "")
	if _, err := time.Parse(time.DateOnly, s); s != "" && err != nil {
		g.bad("case-value", "“%s”不是日期：“%s”；请写成 2024-03-28", key, s)
	}
	return s
}

// actual reads the actual value as the target in force wants it: a grade with
// its share, a day, or a figure.
func (g *given) actual(ind *Indicator) fact.Value {
	t := ind.InForce()
	switch t.Operator {
	case Qualitative:
		if ind.HasShare = g.has("比例"); ind.HasShare {
			ind.Share = g.ratio("比例")
		}
		return fact.Word(g.need("等次"))
	case NotAfter:
		if !g.has("完成值") {
			g.need("完成值")
		}
		if d := g.day("完成值"); d != "" {
			return fact.Day(d)
		}
		return fact.Value{}
	}
	return g.quantity("完成值", t.Unit)
}
