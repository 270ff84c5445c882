package budget_test

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
)

// TestPeer scores the same random years twice, by budget and by the peer, under
// every built-in pack.
func TestPeer(t *testing.T) {
	leaves, years := 100_000, 2_000
	if testing.Short() {
		leaves, years = 2_000, 100
	}
	packs, err := regs.Packs()
	if err != nil {
		t.Fatal(err)
	}
	before := debug.SetGCPercent(800) // nearly all of the time goes into garbage
	t.Cleanup(func() { debug.SetGCPercent(before) })
	for i, p := range packs {
		peer := readPeer(t, p.ID)
		t.Run(p.ID, func(t *testing.T) {
			t.Parallel()
			g := gen{rand.New(rand.NewPCG(2024, uint64(i)))}
			seen := map[string]int{}
			for range leaves {
				seen[compareLeaf(t, p, peer, g.entry(peer))]++
			}
			for range years {
				seen[compareYear(t, p, peer, g)]++
			}
			t.Logf("agreed on %d leaves and %d years: %v", leaves, years, seen)
			for _, s := range []string{"已计分", "不适用", "缺完成值", "待评分", "报错", "年度完整", "年度不完整", "年度报错"} {
				if seen[s] == 0 {
					t.Errorf("no case of %s", s)
				}
			}
		})
	}
}

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

func compareLeaf(t *testing.T, p *regs.Pack, peer *peerPack, e entry) string {
	t.Helper()
	ind, v, err := indicator(e, "A")
	if err != nil {
		t.Fatal(err)
	}
	s, err := budget.ScoreOf(p, ind, ind.Weight, v)
	got, want := told(s, err), peer.score(e, figure(e.weight))
	if got != want.String() {
		t.Fatalf("budget: %s, peer: %s\n%+v\n%v", got, want, e, s.Says)
	}
	return want.state
}

// told prints a score as the peer prints its outcome.
func told(s budget.Score, err error) string {
	switch {
	case err != nil:
		return "报错"
	case s.State != budget.Scored:
		return string(s.State)
	}
	rate, _ := new(big.Rat).SetString(s.Completion.String())
	return fmt.Sprintf("%s分，完成率%s", s.Points, rate.RatString())
}

// A peerYear is a year as strings, for the peer.
type peerYear struct {
	entries          []entry
	facts            map[string][2]string // of the pack's own items: figure and unit
	outturn, revised int64
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

func compareYear(t *testing.T, p *regs.Pack, peer *peerPack, g gen) string {
	t.Helper()
	y := g.year(peer)
	in := budget.Input{Outturn: num.Fen(y.outturn), Revised: num.Fen(y.revised), Finished: y.done, NoMoney: y.noMoney}
	facts := map[string]fact.Fact{}
	for i, e := range y.entries {
		ind, v, err := indicator(e, "A"+strconv.Itoa(i))
		if err != nil {
			t.Fatal(err)
		}
		in.Indicators = append(in.Indicators, ind)
		facts[ind.Code] = fact.Fact{ID: ind.Code, Value: v}
	}
	for id, f := range y.facts {
		v, err := quantity(f[0], f[1])
		if err != nil {
			t.Fatal(err)
		}
		facts[id] = fact.Fact{ID: id, Value: v}
	}
	in.Actual = func(id string) (fact.Fact, bool) { f, ok := facts[id]; return f, ok }
	ev, err := budget.Evaluate(p, in)
	got, want := toldYear(ev, err), peer.year(y)
	if got != want {
		t.Fatalf("budget:\n%s\npeer:\n%s\n%+v", got, want, y)
	}
	switch {
	case want == "报错":
		return "年度报错"
	case strings.Contains(want, "等级：无"):
		return "年度不完整"
	}
	return "年度完整"
}

// toldYear prints an evaluation line by line.
func toldYear(e *budget.Evaluation, err error) string {
	if err != nil {
		return "报错"
	}
	var b strings.Builder
	for _, s := range e.Scores {
		w, _ := new(big.Rat).SetString(s.Weight.String())
		fmt.Fprintf(&b, "%s %s", s.Group, w.FloatString(2))
		if s.State == budget.Scored {
			fmt.Fprintf(&b, " %s\n", s.Points)
		} else {
			fmt.Fprintf(&b, " %s\n", s.State)
		}
	}
	grade := e.Grade
	if !e.Complete {
		if grade != "" {
			return errors.New("a grade without completeness").Error()
		}
		grade = "无"
	}
	applicable, _ := new(big.Rat).SetString(e.Applicable.String())
	points, _ := new(big.Rat).SetString(e.Points.String())
	fmt.Fprintf(&b, "适用%s 得分%s 总分%s 等级：%s", applicable.FloatString(2), points.FloatString(2), e.Total, grade)
	return b.String()
}

// year evaluates a whole year, sections 2, 3, 7 and 8 of the rules.
func (p *peerPack) year(y peerYear) string {
	var b strings.Builder
	applicable, points, placed, open := num0(), num0(), num0(), false
	refused := false
	line := func(group string, w rat, o outcome) {
		placed = plus(placed, w)
		fmt.Fprintf(&b, "%s %s ", group, w.FloatString(2))
		switch o.state {
		case "不适用":
		case "已计分":
			applicable, points = plus(applicable, w), plus(points, o.points)
			fmt.Fprintf(&b, "%s\n", o.points.FloatString(2))
			return
		case "报错":
			refused = true
		default:
			applicable, open = plus(applicable, w), true
		}
		fmt.Fprintf(&b, "%s\n", o.state)
	}
	var rate rat
	if y.revised != 0 && !y.noMoney {
		rate = frac(y.outturn, y.revised)
	}
	for _, g := range p.groups {
		if strings.Join(g.classes, "") != "预算执行率" {
			continue
		}
		switch w := p.room(g); {
		case y.noMoney:
			line(g.name, w, outcome{state: "缺完成值"})
		case rate != nil:
			line(g.name, w, outcome{state: "已计分", points: cents(smaller(p.execution.points(w, rate, y.done), w))})
		case y.outturn == 0:
			line(g.name, w, outcome{state: "不适用"})
		default:
			refused = true
		}
	}
	ws := p.weights(y.entries)
	for i, e := range y.entries {
		if ws[i] != nil && ws[i].Sign() > 0 {
			g, _ := p.groupOf(e.level1, e.level2)
			line(g.name, ws[i], p.score(e, ws[i]))
		}
	}
	for _, i := range p.items {
		f, ok := y.facts[i.fact]
		switch {
		case !ok:
			line(i.group, i.weight, outcome{state: "待评分"})
		case i.rule.fn == "judged":
			line(i.group, i.weight, outcome{state: "已计分", points: cents(figure(f[0]))})
		default:
			line(i.group, i.weight, outcome{state: "已计分", points: cents(smaller(i.rule.points(i.weight, figure(f[0]+"%"), false), i.weight))})
		}
	}
	if refused {
		return "报错"
	}
	total := points
	if less(applicable, p.total) {
		if applicable.Sign() == 0 {
			open = true
		} else {
			total = mul(quo(points, applicable), p.total)
		}
	}
	total = cents(total)
	if rate != nil {
		limit := total
		for _, c := range p.caps {
			if less(rate, c.bound) {
				limit = smaller(limit, c.total)
			}
		}
		total = limit
	}
	grade := "无"
	if !open && equal(placed, p.total) {
		for _, l := range p.grades {
			if grade == "无" && !less(total, l.bound) {
				grade = l.name
			}
		}
	}
	fmt.Fprintf(&b, "适用%s 得分%s 总分%s 等级：%s", applicable.FloatString(2), points.FloatString(2), total.FloatString(2), grade)
	return b.String()
}
