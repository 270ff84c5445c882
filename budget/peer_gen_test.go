package budget_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
)

// Random indicators and years, and how they become what budget scores.

type gen struct{ *rand.Rand }

func pick[T any](g gen, from ...T) T { return from[g.IntN(len(from))] }

// figure returns a target: small counts, money, zero, negatives.
func (g gen) figure() string {
	switch g.IntN(12) {
	case 0:
		return "0"
	case 1:
		return "-" + strconv.Itoa(1+g.IntN(40))
	case 2, 3:
		return strconv.Itoa(1 + g.IntN(5))
	case 4, 5:
		return pick(g, "100", "90", "95", "85", "50", "60", "80")
	case 6:
		return fmt.Sprintf("%d.%02d", g.IntN(2000), g.IntN(100))
	}
	return strconv.Itoa(1 + g.IntN(5000))
}

// near returns an actual value: often on or beside a mark of some rule.
func (g gen) near(target string) string {
	t := figure(target)
	mark := figure(pick(g, "0", "0.5", "0.6", "0.7", "0.75", "0.8", "0.9", "0.95", "0.96", "0.99", "1", "1", "1", "1.01", "1.1", "1.3", "1.3", "1.45", "1.6", "1.7", "2", "10"))
	switch g.IntN(6) {
	case 0:
		return g.figure()
	case 1:
		return strconv.Itoa(g.IntN(300)) + "/" + strconv.Itoa(1+g.IntN(300))
	case 2:
		return plus(mul(t, mark), frac(int64(g.IntN(3)-1), 1000)).RatString()
	}
	return mul(t, mark).RatString()
}

func (g gen) day() string {
	return time.Date(2024, 1, 1+g.IntN(420), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

func (g gen) entry(p *peerPack) entry {
	e := entry{op: pick(g, "≥", "≥", ">", "≤", "≤", "<", "=", "=", "区间", "日期", "定性"), low: g.figure(),
		unit: pick(g, "个", "件", "%", "%", "万元", "元", "万条", ""), weight: g.weight(),
		level1: pick(g, "产出指标", "产出指标", "效益指标", "满意度指标"), level2: pick(g, "数量指标", "质量指标", "成本指标", "经济成本指标", "")}
	if g.IntN(20) == 0 {
		e.apply = "取消"
	}
	e.cause = pick(g, append([]string{"", "目标偏低", "目标偏低"}, regs.Causes...)...)
	switch e.op {
	case "日期":
		e.day, e.actualDay, e.start = g.day(), pick(g, "", g.day(), g.day(), g.day()), pick(g, "", g.day(), "2024-01-01")
		return e
	case "定性":
		b := pick(g, p.quality.bands...)
		e.grade = pick(g, b.name, b.name, b.name, b.name, "优秀", "")
		e.share = pick(g, "", b.low.RatString(), b.high.RatString(), strconv.Itoa(g.IntN(101))+"/100", "85/100", "65/100", "2/5")
		return e
	case "区间":
		e.low = strconv.Itoa(g.IntN(60) - 20)
		e.high = plus(figure(e.low), frac(int64(1+g.IntN(50)), 1)).RatString()
		e.actual = pick(g, g.near(e.low), g.near(e.high), e.low, e.high)
	default:
		e.actual = g.near(e.low)
	}
	e.actualUnit = e.unit
	if g.IntN(15) == 0 {
		e.actual = ""
	}
	if g.IntN(6) == 0 && e.actual != "" {
		e.actualUnit = pick(g, "倍", "%", "亿元", "元", "条", "个")
	}
	return e
}

func (g gen) weight() string {
	return pick(g, "10", "20", "5", "1", "0.5", "1.5", "22.5", "3", fmt.Sprintf("%d.%02d", g.IntN(30), 1+g.IntN(99)))
}

// indicator turns an entry into what budget scores.
func indicator(e entry, code string) (*budget.Indicator, fact.Value, error) {
	s := e.op + e.low + e.unit
	switch e.op {
	case "区间":
		s = e.low + "—" + e.high + e.unit
	case "日期":
		s = e.day + "前"
	case "定性":
		s = "定性：机制健全"
	}
	target, err := budget.ParseTarget(s)
	if err != nil {
		return nil, fact.Value{}, fmt.Errorf("target %s: %w", s, err)
	}
	w, err := num.ParseDecimal(e.weight)
	if err != nil {
		return nil, fact.Value{}, err
	}
	ind := &budget.Indicator{Code: code, Name: code, Level1: e.level1, Level2: e.level2, Target: target, PlannedStart: e.start, Weight: w, NotApply: e.apply}
	if e.cause != "" {
		ind.Deviation = &budget.Deviation{Cause: e.cause}
	}
	if e.share != "" {
		if ind.Share, err = num.ParseRatio(e.share); err != nil {
			return nil, fact.Value{}, err
		}
		ind.HasShare = true
	}
	switch {
	case e.grade != "":
		return ind, fact.Word(e.grade), nil
	case e.actualDay != "":
		return ind, fact.Day(e.actualDay), nil
	case e.actual != "":
		v, err := quantity(e.actual, e.actualUnit)
		return ind, v, err
	}
	return ind, fact.Value{}, nil
}

func quantity(n, unit string) (fact.Value, error) {
	r, err := num.ParseRatio(n)
	if err != nil {
		return fact.Value{}, err
	}
	u, err := num.ParseUnit(unit)
	return fact.Number(r, u), err
}

// A peerYear is a year as strings, for the peer.
type peerYear struct {
	entries          []entry
	facts            map[string][2]string // of the pack's own items: figure and unit
	outturn, revised int64
	original         int64    // of all funds
	fiscal           [2]int64 // outturn and revised budget of appropriation
	done, noMoney    bool
}

func (g gen) year(p *peerPack) peerYear {
	y := peerYear{facts: map[string][2]string{}, revised: g.Int64N(1_000_000_00), done: g.IntN(2) == 0, noMoney: g.IntN(25) == 0}
	y.outturn = g.Int64N(y.revised*11/10 + 1)
	if g.IntN(4) == 0 {
		y.outturn = y.revised * int64(pick(g, 100, 96, 90, 80, 70, 60, 50, 49)) / 100
	}
	if g.IntN(15) == 0 {
		y.outturn, y.revised = int64(g.IntN(2)), 0
	}
	y.original = y.revised * int64(pick(g, 90, 100, 100, 110)) / 100
	y.fiscal = [2]int64{y.outturn * 3 / 4, y.revised * 4 / 5}
	for _, class := range []string{"产出指标", "效益指标", "满意度指标", "成本指标"} {
		if class == "成本指标" && g.IntN(3) > 0 || g.IntN(12) == 0 {
			continue
		}
		for range 1 + g.IntN(4) {
			e := g.entry(p)
			e.level1 = class
			if g.IntN(3) > 0 { // mostly years that can be completed
				e = tame(e)
			}
			y.entries = append(y.entries, e)
		}
	}
	g.balance(p, y.entries)
	for _, i := range p.items {
		switch {
		case g.IntN(25) == 0:
		case i.rule.fn == "judged":
			y.facts[i.fact] = [2]string{mul(i.weight, frac(int64(pick(g, 0, 50, 80, 95, 100, 100, 100)), 100)).FloatString(2), "分"}
		default:
			y.facts[i.fact] = [2]string{fmt.Sprintf("%d.%02d", g.IntN(140)-10, g.IntN(100)), "%"}
		}
	}
	return y
}

// tame makes an entry one that scoring accepts.
func tame(e entry) entry {
	e.actualUnit = e.unit
	switch {
	case e.op == "日期":
		e.start = ""
		e.actualDay = "2024-06-30"
	case e.op == "定性":
		e.grade, e.share = "达成", "90/100"
	case e.actual == "":
		e.actual = e.low
	}
	return e
}

// balance makes the weights of every group add up, in half of the years.
func (g gen) balance(p *peerPack, es []entry) {
	if g.IntN(2) == 0 {
		return
	}
	for i, w := range p.weights(es) {
		if w != nil {
			es[i].weight = w.FloatString(2)
		}
	}
}
