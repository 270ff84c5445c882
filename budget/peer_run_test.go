package budget_test

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

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
	builtin, err := regs.Packs()
	if err != nil {
		t.Fatal(err)
	}
	packs := append(slices.Clone(builtin), settingPacks(t)...)
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

// settingPacks reads the packs of settings that no built-in pack makes.
func settingPacks(t *testing.T) []*regs.Pack {
	var out []*regs.Pack
	for _, id := range []string{"whole-points", "both-ways", "original-budget"} {
		data, err := os.ReadFile("testdata/packs/" + id + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		p, err := regs.ReadPack(id+".yaml", data)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
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

func compareYear(t *testing.T, p *regs.Pack, peer *peerPack, g gen) string {
	t.Helper()
	y := g.year(peer)
	in := budget.Input{Outturn: num.Fen(y.outturn), Revised: num.Fen(y.revised), Finished: y.done, NoMoney: y.noMoney, Rescored: true}
	in.Bases = map[string]budget.Base{
		"年初预算数":     {Outturn: budget.Money(num.Fen(y.outturn)), Under: budget.Amount{Fen: num.Fen(y.original), Known: !y.noMoney}},
		"财政拨款全年预算数": {Outturn: budget.Money(num.Fen(y.fiscal[0])), Under: budget.Amount{Fen: num.Fen(y.fiscal[1]), Known: !y.noMoney}},
	}
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
	fmt.Fprintf(&b, "适用%s 得分%s 总分%s 等级：%s", applicable.FloatString(2), points.FloatString(2), e.TotalText(), grade)
	return b.String()
}

// year evaluates a whole year, sections 2, 3, 7 and 8 of the rules.
func (p *peerPack) year(y peerYear) string {
	var b strings.Builder
	applicable, points, placed, open := num0(), num0(), num0(), false
	refused, scored := false, false
	line := func(group string, w rat, o outcome) {
		placed = plus(placed, w)
		fmt.Fprintf(&b, "%s %s ", group, w.FloatString(2))
		switch o.state {
		case "不适用":
		case "已计分":
			applicable, points, scored = plus(applicable, w), plus(points, o.points), true
			fmt.Fprintf(&b, "%s\n", o.points.FloatString(2))
			return
		case "报错":
			refused = true
		default:
			applicable, open = plus(applicable, w), true
		}
		fmt.Fprintf(&b, "%s\n", o.state)
	}
	spent, under := y.outturn, y.revised
	switch p.execution.words["分母"] {
	case "年初预算数":
		under = y.original
	case "财政拨款全年预算数":
		spent, under = y.fiscal[0], y.fiscal[1]
	}
	var rate rat
	if under != 0 && !y.noMoney {
		rate = frac(spent, under)
	}
	for _, g := range p.groups {
		if strings.Join(g.classes, "") != "预算执行率" {
			continue
		}
		switch w := p.room(g); {
		case y.noMoney:
			line(g.name, w, outcome{state: "缺完成值"})
		case rate != nil:
			line(g.name, w, outcome{state: "已计分", points: p.pay(w, rate, y.done)})
		case spent == 0:
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
	shown := total.FloatString(2)
	if !scored { // blank is not zero
		shown, grade = "", "无"
	}
	fmt.Fprintf(&b, "适用%s 得分%s 总分%s 等级：%s", applicable.FloatString(2), points.FloatString(2), shown, grade)
	return b.String()
}
