package budget

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
)

// ofClasses returns an input with one indicator for each class=weight; each is met.
func ofClasses(t *testing.T, parts ...string) Input {
	t.Helper()
	in := Input{Outturn: 100, Revised: 100, Actual: func(id string) (f fact.Fact, ok bool) {
		if ok = strings.HasPrefix(id, "Z"); ok {
			f.Value = count("100")
		}
		return f, ok
	}}
	for i, part := range parts {
		class, weight, _ := strings.Cut(part, "=")
		ind := &Indicator{Code: fmt.Sprintf("Z%d", i+1), Name: "甲", Level1: class, Target: target(t, "≥100个"), WeightPlace: fault.Place{File: "指标.yaml", Line: 10 + i}}
		if ind.WeightOpen = weight == ""; !ind.WeightOpen {
			ind.Weight = num.MustDecimal(weight)
		}
		in.Indicators = append(in.Indicators, ind)
	}
	return in
}

// Under the dossier's own pack, weights that do not add up are an error for each
// class: what it asks, what it has, which indicators.
func TestWeightsThatDoNotAddUp(t *testing.T) {
	for _, c := range []struct {
		name, pack string
		parts      []string
		want       []string // in the messages, one each
	}{
		{"少5分", "mof-2020", []string{"产出指标=25", "产出指标=20", "效益指标=30", "满意度指标=10"},
			[]string{"指标.yaml:10：“产出指标”类（含产出指标、成本指标）的分值合计45，规则包mof-2020要50，少5：Z1 25（第10行）、Z2 20（第11行）"}},
		{"多0.5分", "mof-2020", []string{"产出指标=50", "效益指标=30.5", "满意度指标=10"},
			[]string{"指标.yaml:11：“效益指标”类的分值合计30.5，规则包mof-2020要30，多0.5：Z2 30.5（第11行）"}},
		{"两类一多一少", "mof-2021-no-cost", []string{"产出指标=55", "效益指标=25", "满意度指标=10"},
			[]string{"的分值合计55，规则包mof-2021-no-cost要50，多5", "的分值合计25，规则包mof-2021-no-cost要30，少5"}},
		{"合计正好，类不对", "mof-2021-with-cost", []string{"产出指标=50", "效益指标=30", "满意度指标=10"},
			[]string{"没有指标，规则包mof-2021-with-cost要20分", "的分值合计50，规则包mof-2021-with-cost要40，多10", "的分值合计30，规则包mof-2021-with-cost要20，多10"}},
		{"不分类的规则包", "sichuan-project", []string{"产出指标=40", "服务指标=40"}, []string{"的分值合计80，规则包sichuan-project要90，少10：Z1 40（第10行）、Z2 40（第11行）"}},
		{"指标表占去一部分", "sichuan-pidu-2025-department", []string{"产出指标=60", "满意度指标=10"}, []string{"的分值合计60，规则包sichuan-pidu-2025-department要50，多10"}},
		{"一级少两个字", "mof-2020", []string{"产出=50", "效益指标=30", "满意度指标=10"}, []string{"指标“Z1 甲”的“一级”写的是“产出”，应是“产出指标”"}},
		{"一级写成类", "mof-2020", []string{"产出指标=50", "效益指标类=30", "满意度=10"}, []string{"写的是“效益指标类”，应是“效益指标”", "写的是“满意度”，应是“满意度指标”"}},
		{"没有的类", "mof-2020", []string{"产出指标=50", "管理指标=30", "满意度指标=10"}, []string{"的类“管理指标”不在规则包mof-2020里；规则包有：产出指标、成本指标、效益指标、满意度指标"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := Evaluate(pack(t, c.pack), ofClasses(t, c.parts...))
			list := fault.All(err)
			if e != nil || len(list) != len(c.want) {
				t.Fatalf("%d errors, want %d: %v", len(list), len(c.want), err)
			}
			for _, want := range c.want {
				if !slices.ContainsFunc(list, func(f *fault.Error) bool { return strings.Contains(f.Error(), want) && f.Kind == fault.Invalid }) {
					t.Errorf("no error says %q: %v", want, err)
				}
			}
		})
	}
}

// While weights or targets are still to be filled in, weights that do not add up
// take total and grade away, and stop nothing; a class that is misspelt is an
// error all the same.
func TestUnsettledWeights(t *testing.T) {
	for _, c := range []struct {
		name  string
		parts []string
		words string
	}{
		{"一项没有分值", []string{"产出指标=", "产出指标=45", "效益指标=30", "满意度指标=10"}, "〔分值合计85，应为90：产出指标45，应为50〕"},
		{"都没有分值", []string{"产出指标=", "效益指标=", "满意度指标="}, "〔分值合计0，应为90：产出指标0，应为50；效益指标0，应为30；满意度指标0，应为10〕"},
		{"多的也说", []string{"产出指标=60", "效益指标=", "满意度指标=10"}, "〔分值合计70，应为90：产出指标60，应为50；效益指标0，应为30〕"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := Evaluate(pack(t, "mof-2020"), ofClasses(t, c.parts...))
			if err != nil {
				t.Fatal(err)
			}
			if e.GapWords != c.words || e.Rated || e.Complete || e.TotalText() != "" || e.Grade != "" || !slices.Contains(e.Problems, c.words) {
				t.Errorf("words %q, total %q, grade %q, problems %v", e.GapWords, e.TotalText(), e.Grade, e.Problems)
			}
			for i, s := range e.Scores[1:] {
				if open := strings.HasSuffix(c.parts[i], "="); open != (s.State == NoWeight) || open != (s.WeightText() == "") {
					t.Errorf("%s: %s, weight %q", s.Code, s.State, s.WeightText())
				}
			}
		})
	}
	in := ofClasses(t, "产出指标=", "效益=30")
	if _, err := Evaluate(pack(t, "mof-2020"), in); err == nil || !strings.Contains(err.Error(), "应是“效益指标”") {
		t.Errorf("a misspelt class: %v", err)
	}
}

// Nothing scored is no total; one leaf with points is one.
func TestUnratedIsBlank(t *testing.T) {
	in := ofClasses(t, "产出指标=50", "效益指标=30", "满意度指标=10")
	in.NoMoney = true
	in.Actual = func(string) (fact.Fact, bool) { return fact.Fact{}, false }
	e, err := Evaluate(pack(t, "mof-2020"), in)
	if err != nil {
		t.Fatal(err)
	}
	y := &Year{Facts: fact.NewSet()}
	for _, f := range ScoreFacts(y, e) {
		if strings.HasPrefix(f.ID, "自评") && !f.Value.IsBlank() {
			t.Errorf("%s is %s before anything is scored", f.ID, f.Print().Text)
		}
	}
	if e.TotalText() != "" || !strings.Contains(strings.Join(e.Says, ""), "未评定：还没有一项计了分") {
		t.Errorf("total %q: %v", e.TotalText(), e.Says)
	}
	in.NoMoney = false
	if e, _ = Evaluate(pack(t, "mof-2020"), in); e.TotalText() != "10.00" || e.Grade != "" {
		t.Errorf("with the execution rate alone: %q %q", e.TotalText(), e.Grade)
	}
}

// Whatever the weights, the dossier's own pack never changes one: they are used as
// they are typed, or refused. Another pack marks every one that it changes.
func TestOwnWeightsNeverChange(t *testing.T) {
	packs, err := regs.Packs()
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 11))
	kept, refused, marked := 0, 0, 0
	for range 4000 {
		p := packs[r.IntN(len(packs))]
		in := ofClasses(t, randomClasses(r, p)...)
		in.Rescored = r.IntN(3) == 0
		e, err := Evaluate(p, in)
		if err != nil {
			if in.Rescored || len(fault.All(err)) == 0 {
				t.Fatal(err)
			}
			refused++
			continue
		}
		sums := map[string]num.Decimal{}
		for _, s := range e.Scores {
			sums[s.Group] = sums[s.Group].Add(s.Weight)
			ind := slices.IndexFunc(in.Indicators, func(i *Indicator) bool { return i.Code == s.Code })
			if ind < 0 {
				continue
			}
			same := s.Weight.Cmp(in.Indicators[ind].Weight) == 0
			switch {
			case !in.Rescored && (!same || s.Reweighed != ""):
				t.Fatalf("%s: own weight %s became %s", p.ID, in.Indicators[ind].Weight, s.Weight)
			case same != (s.Reweighed == ""):
				t.Fatalf("%s: %s of %s is marked %q", p.ID, s.Weight, in.Indicators[ind].Weight, s.Reweighed)
			case !same:
				marked++
			}
		}
		if e.Complete {
			kept++
			for _, g := range p.Groups {
				if sums[g.Name].Cmp(g.Weight) != 0 {
					t.Fatalf("%s: %s has %s of %s", p.ID, g.Name, sums[g.Name], g.Weight)
				}
			}
		}
	}
	if kept == 0 || refused == 0 || marked == 0 {
		t.Errorf("kept %d, refused %d, marked %d", kept, refused, marked)
	}
}

// randomClasses returns indicators of a pack's classes, mostly with weights that
// add up to what it asks.
func randomClasses(r *rand.Rand, p *regs.Pack) []string {
	var out []string
	for _, g := range p.Groups {
		if slices.Contains(g.Classes, regs.ExecutionClass) || len(g.Classes) == 0 || r.IntN(20) == 0 {
			continue
		}
		class := strings.Replace(g.Classes[r.IntN(len(g.Classes))], "*", "产出指标", 1)
		left := p.Room(g)
		for range r.IntN(3) {
			w := num.MustDecimal(fmt.Sprintf("%d.%d", r.IntN(12), r.IntN(10)))
			if w.Sign() > 0 && w.Cmp(left) < 0 {
				out = append(out, class+"="+w.String())
				left = left.Sub(w)
			}
		}
		if r.IntN(12) == 0 {
			left = left.Add(num.Int(int64(r.IntN(9) + 1)))
		}
		if left.Sign() > 0 {
			out = append(out, class+"="+left.String())
		}
	}
	return out
}
