package budget_test

import (
	"fmt"
	"math/big"
	"sort"
	"strings"
	"time"
)

// A second implementation of scoring, written from the rules alone: it reads the
// packs' YAML itself and computes with big.Rat, to be compared with budget.

type rat = *big.Rat

func num0() rat { return new(big.Rat) }

func frac(a, b int64) rat { return big.NewRat(a, b) }

// figure reads a decimal, fraction or percentage.
func figure(s string) rat {
	body, percent := strings.CutSuffix(strings.TrimSpace(s), "%")
	r, ok := new(big.Rat).SetString(body)
	if !ok {
		panic("no figure: " + s)
	}
	if percent {
		r.Quo(r, frac(100, 1))
	}
	return r
}

func less(a, b rat) bool  { return a.Cmp(b) < 0 }
func equal(a, b rat) bool { return a.Cmp(b) == 0 }
func mul(a, b rat) rat    { return new(big.Rat).Mul(a, b) }
func quo(a, b rat) rat    { return new(big.Rat).Quo(a, b) }
func sub(a, b rat) rat    { return new(big.Rat).Sub(a, b) }
func plus(a, b rat) rat   { return new(big.Rat).Add(a, b) }

func smaller(a, b rat) rat {
	if less(b, a) {
		return b
	}
	return a
}

func larger(a, b rat) rat {
	if less(a, b) {
		return b
	}
	return a
}

// whole returns the largest whole number not above a.
func whole(a rat) *big.Int {
	q, m := new(big.Int).DivMod(a.Num(), a.Denom(), new(big.Int))
	_ = m
	return q
}

// cents rounds half up to two decimals; a is not negative.
func cents(a rat) rat { return rounded(a, frac(100, 1)) }

// rounded rounds half up to so many parts of a point.
func rounded(a, parts rat) rat {
	return quo(new(big.Rat).SetInt(whole(plus(mul(a, parts), frac(1, 2)))), parts)
}

// pay gives the points for an execution rate, rounded as the pack wants.
func (p *peerPack) pay(w, rate rat, done bool) rat {
	parts := frac(1, 1)
	for range p.execution.get("得分位数", frac(2, 1)).Num().Int64() {
		parts = mul(parts, frac(10, 1))
	}
	return rounded(smaller(p.execution.points(w, rate, done), w), parts)
}

// points gives the points for a rate under a rule (section 3, 4.2 and 6 of the
// rules).
func (r peerRule) points(w, rate rat, done bool) rat {
	one := frac(1, 1)
	atMost1 := larger(smaller(rate, one), num0())
	switch r.fn {
	case "linear_capped":
		return mul(w, larger(smaller(quo(rate, r.get("目标", one)), one), num0()))
	case "ratio":
		return mul(w, atMost1)
	case "zone_linear":
		switch {
		case !less(rate, r.n["满分线"]):
			return w
		case less(rate, r.n["零分线"]):
			return num0()
		}
		return mul(w, rate)
	case "ratio_pass_mark":
		if pass := r.n["及格线"]; !less(rate, pass) {
			return mul(w, quo(sub(atMost1, pass), sub(one, pass)))
		}
		return num0()
	case "ratio_window":
		if less(rate, r.n["下限"]) || less(r.n["上限"], rate) {
			return num0()
		}
		return mul(w, atMost1)
	case "steps":
		share := quo(w, r.get("满分按", w))
		if full, ok := r.n["按期完成且不超预算"]; ok && done && !less(one, rate) {
			return mul(full, share)
		}
		for _, s := range r.steps {
			if s.low != nil && !less(rate, s.low) || s.high != nil && !less(s.high, rate) {
				return mul(s.points, share)
			}
		}
		return num0()
	case "step_deduction":
		off := sub(rate, r.get("基准", one))
		switch r.words["方向"] {
		case "偏离扣分":
			off.Abs(off)
		case "高于扣分":
		default:
			off.Neg(off)
		}
		n := quo(larger(sub(off, r.get("免扣", num0())), num0()), r.n["每"])
		if r.words["不足一档按一档"] == "是" {
			n = new(big.Rat).SetInt(new(big.Int).Neg(whole(new(big.Rat).Neg(n))))
		}
		return larger(sub(w, mul(n, r.n["扣"])), num0())
	}
	panic("no function " + r.fn)
}

// An entry is one indicator with its actual value, as strings.
type entry struct {
	op, low, high, unit  string // target
	day, start           string // of a date target
	actual, actualUnit   string // empty actual: blank
	actualDay            string
	grade, share         string // of a qualitative one
	level1, level2       string
	weight, cause, apply string // apply: why it does not
}

// peerUnits lists units with their dimension and factor.
var peerUnits = map[string]struct {
	dim    string
	factor string
}{"个": {"个", "1"}, "件": {"件", "1"}, "%": {"", "1/100"}, "倍": {"", "1"}, "": {"", "1"}, "元": {"元", "1"}, "万元": {"元", "10000"}, "亿元": {"元", "100000000"}, "万条": {"条", "10000"}, "条": {"条", "1"}}

// An outcome is what scoring makes of an entry.
type outcome struct {
	state  string // 已计分, 不适用, 缺完成值, 待评分, 报错
	points rat
	rate   rat
}

// score scores one entry with a weight.
func (p *peerPack) score(e entry, w rat) outcome {
	switch {
	case e.apply != "":
		return outcome{state: "不适用"}
	case e.op == "定性":
		return p.scoreGrade(e, w)
	case e.op == "日期":
		if e.actualDay == "" {
			return outcome{state: "缺完成值"}
		}
		r, ok := onTime(e)
		if !ok {
			return outcome{state: "报错"}
		}
		return outcome{"已计分", cents(p.date.points(w, r, false)), r}
	case e.actual == "":
		return outcome{state: "缺完成值"}
	}
	u, au := peerUnits[e.unit], peerUnits[e.actualUnit]
	if u.dim != au.dim {
		return outcome{state: "报错"}
	}
	a := quo(mul(figure(e.actual), figure(au.factor)), figure(u.factor))
	r := p.completion(e, a)
	rule, rate := p.quantity, r
	if e.level1 == "满意度指标" {
		rule = p.satisfaction
		if rule.fn == "steps" && (e.actualUnit == "%" || e.actualUnit == "倍") {
			rate = mul(figure(e.actual), figure(au.factor))
		}
	}
	pts := rule.points(w, rate, false)
	if rule.fn != "ratio_window" {
		pts = p.cut(e, w, pts, r, a)
	}
	return outcome{"已计分", cents(smaller(larger(pts, num0()), w)), r}
}

func (p *peerPack) scoreGrade(e entry, w rat) outcome {
	if e.grade == "" {
		return outcome{state: "缺完成值"}
	}
	for i, b := range p.quality.bands {
		if b.name != e.grade {
			continue
		}
		if e.share == "" {
			return outcome{state: "待评分"}
		}
		s := figure(e.share)
		if less(s, b.low) || less(b.high, s) || i > 0 && equal(s, b.high) {
			return outcome{state: "报错"}
		}
		return outcome{"已计分", cents(mul(w, s)), s}
	}
	return outcome{state: "报错"}
}

// completion is section 4.1 of the rules.
func (p *peerPack) completion(e entry, a rat) rat {
	t, zero, one := figure(e.low), num0(), frac(1, 1)
	apart := func() rat { // 1 − |A − T| / |T|, floor 0; nothing where T is 0
		if t.Sign() == 0 {
			return zero
		}
		d := sub(a, t)
		return larger(sub(one, quo(d.Abs(d), new(big.Rat).Abs(t))), zero)
	}
	switch e.op {
	case "≥", ">":
		switch {
		case t.Sign() > 0:
			return larger(quo(a, t), zero)
		case !less(a, t):
			return one
		}
		return apart()
	case "≤", "<":
		switch {
		case !less(t, a):
			return one
		case t.Sign() <= 0:
			return apart()
		case p.reverse == "反比例":
			return quo(t, a)
		}
		return larger(sub(one, quo(sub(a, t), t)), zero)
	case "=":
		switch {
		case p.equal == "不低于" && t.Sign() == 0:
			if a.Sign() > 0 {
				return zero
			}
			return one
		case p.equal == "不低于" && t.Sign() < 0:
			if !less(a, t) {
				return one
			}
			return apart()
		case p.equal == "不低于", p.equal != "两侧" && e.unit == "%" && t.Sign() > 0:
			return larger(smaller(quo(a, t), one), zero)
		case equal(a, t):
			return one
		}
		return apart()
	}
	u := figure(e.high)
	switch {
	case less(a, t):
		if t.Sign() <= 0 {
			return zero
		}
		return larger(quo(a, t), zero)
	case less(u, a):
		if u.Sign() <= 0 {
			return zero
		}
		return quo(u, a)
	}
	return one
}

func onTime(e entry) (rat, bool) {
	days := func(s string) int64 {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			panic(err)
		}
		return d.Unix() / 86400
	}
	switch {
	case days(e.actualDay) <= days(e.day):
		return frac(1, 1), true
	case e.start == "":
		return num0(), true
	case days(e.start) >= days(e.day):
		return nil, false
	}
	return frac(days(e.day)-days(e.start), days(e.actualDay)-days(e.start)), true
}

// cut is section 4.3 of the rules.
func (p *peerPack) cut(e entry, w, pts, r, a rat) rat {
	one, t := frac(1, 1), figure(e.low)
	tol := p.over.get("容差", num0())
	mark := plus(one, tol)
	u := peerUnits[e.unit]
	if tiny, ok := p.over.n["小目标"]; ok && !less(tiny, t) && t.IsInt() && u.factor == "1" && u.dim != "元" {
		return pts
	}
	switch p.over.fn {
	case "by_deviation":
		cause := p.over.words["仅当原因"]
		capped := e.unit == "%" && !less(frac(100, 1), a) && !less(frac(100, 1), t)
		if less(mark, r) && !capped && (cause == "" || cause == e.cause) {
			return smaller(pts, mul(w, larger(p.over.n["保底"], sub(one, sub(r, mark)))))
		}
	case "fixed_deduction":
		if !less(r, mark) {
			return larger(sub(pts, p.over.n["扣"]), num0())
		}
	}
	return pts
}

func (p *peerPack) groupOf(level1, level2 string) (peerGroup, bool) {
	for _, name := range []string{level2, level1, "*"} {
		for _, g := range p.groups {
			for _, c := range g.classes {
				if c == name {
					return g, true
				}
			}
		}
	}
	return peerGroup{}, false
}

func (p *peerPack) room(g peerGroup) rat {
	r := new(big.Rat).Set(g.weight)
	for _, i := range p.items {
		if i.group == g.name {
			r.Sub(r, i.weight)
		}
	}
	return r
}

// weights spreads every group's points over its entries by largest remainder;
// an entry without a group gets nil.
func (p *peerPack) weights(es []entry) []rat {
	out := make([]rat, len(es))
	for _, g := range p.groups {
		var in []int
		sum := num0()
		for i, e := range es {
			if own, ok := p.groupOf(e.level1, e.level2); ok && own.name == g.name {
				in = append(in, i)
				sum.Add(sum, figure(e.weight))
			}
		}
		room := p.room(g)
		if sum.Sign() == 0 || equal(sum, room) {
			for _, i := range in {
				out[i] = figure(es[i].weight)
			}
			continue
		}
		left := whole(mul(room, frac(100, 1))).Int64()
		rest := map[int]rat{}
		for _, i := range in {
			exact := quo(mul(mul(figure(es[i].weight), room), frac(100, 1)), sum)
			n := whole(exact)
			rest[i] = sub(exact, new(big.Rat).SetInt(n))
			out[i] = new(big.Rat).SetFrac(n, big.NewInt(100))
			left -= n.Int64()
		}
		sort.SliceStable(in, func(a, b int) bool { return less(rest[in[b]], rest[in[a]]) })
		for _, i := range in[:left] {
			out[i].Add(out[i], frac(1, 100))
		}
	}
	return out
}

func (o outcome) String() string {
	if o.state != "已计分" {
		return o.state
	}
	return fmt.Sprintf("%s分，完成率%s", o.points.FloatString(2), o.rate.RatString())
}
