package fact_test

import (
	"errors"
	"strings"
	"testing"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

func number(id, value, unit string) fact.Fact {
	r, err := num.ParseRatio(value)
	if err != nil {
		panic(err)
	}
	return fact.Fact{ID: id, Name: id, Value: fact.Number(r, num.MustUnit(unit)), Account: fact.Account{Kind: fact.Stated}}
}

// What is printed is what the original report has.
func TestPrint(t *testing.T) {
	with := func(f fact.Fact, q fact.Qualifier, d fact.Display) fact.Fact {
		f.Qualifier, f.Display = q, d
		return f
	}
	down := func(places int, unit string) fact.Display {
		d := fact.Display{Places: places, Fixed: true, Mode: num.Down}
		d.Unit, _ = num.ParseUnit(unit)
		return d
	}
	words := down(-3, "")
	words.Words = true
	for _, c := range []struct {
		f     fact.Fact
		want  string
		exact bool
	}{
		{with(number("a", "1046", "次"), "超", words), "超千次", false},
		{with(number("a", "3712", "家次"), "超", down(-2, "")), "超3700家次", false},
		{with(number("a", "488317", "条"), "余", down(1, "万条")), "48.8万余条", false},
		{with(number("a", "106", "亿元"), "预计", fact.Display{}), "预计106亿元", true},
		{with(number("a", "1763600/17841.83", "%"), "", fact.Places(2)), "98.85%", false},
		{with(number("a", "17636", "万元"), "", fact.Places(2)), "17636.00万元", true},
		{with(number("a", "4.61", "亿美元"), "", fact.Display{}), "4.61亿美元", true},
		{with(number("a", "600/19", "万元/个"), "", fact.Places(2)), "31.58万元/个", false},
		{with(number("a", "400", "kwp"), "", fact.Display{}), "400kWp", true},
		{with(number("a", "1/3", "倍"), "", fact.Display{}), "0.33倍", false},
		{fact.Fact{Value: fact.Day("2024-10-08")}, "2024年10月8日", true},
		{fact.Fact{Value: fact.Word("达成")}, "达成", true},
		{fact.Fact{}, "—", false},
	} {
		p := c.f.Print()
		if p.Text != c.want || p.Exact != c.exact {
			t.Errorf("prints %q (exact %t), want %q (%t)", p.Text, p.Exact, c.want, c.exact)
		}
	}
}

func TestValidID(t *testing.T) {
	for id, want := range map[string]bool{"SL05": true, "一般公共预算-执行率": true, "JJ01-上年": true, "": false, "-a": false, "a-": false, "1a": false, "a b": false, "a_b": false,
		"a/b": false, "预计（一）": false, strings.Repeat("字", 40): true, strings.Repeat("字", 41): false, "а": false} {
		if got := fact.ValidID(id); got != want {
			t.Errorf("ValidID(%q) = %t", id, got)
		}
	}
}

func set(t *testing.T, facts ...fact.Fact) *fact.Set {
	t.Helper()
	s := fact.NewSet()
	for _, f := range facts {
		if err := s.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func derived(id, formula, unit string) fact.Derived {
	return fact.Derived{Fact: fact.Fact{ID: id, Name: id, Account: fact.Account{Place: fault.Place{File: "事实.yaml", Line: 7}}}, Formula: formula, Unit: num.MustUnit(unit)}
}

func TestDerive(t *testing.T) {
	for _, c := range []struct{ name, formula, unit, want, code string }{
		{"单价", "P07-决算数 / SL15", "万元/台", "9.85", ""},
		{"增速", "(JJ01 - JJ01-上年) / JJ01-上年", "%", "1840/87.6", ""},
		{"合计", "= 合计（科技型, 创新型）", "家", "209", ""},
		{"相加", "科技型 + 创新型 - 1 × 科技型", "家", "124", ""},
		{"全角符号", "（科技型 ＋ 创新型）÷ 创新型", "倍", "209/124", ""},
		{"最大", "最大(科技型, 创新型)", "家", "124", ""},
		{"换单位", "P07-决算数", "元", "5811500", ""},
		{"常数", "科技型 * 2", "家", "170", ""},
		{"单位不符", "P07-决算数 / SL15", "万元", "", "formula-unit"},
		{"不能相加", "科技型 + SL15", "家", "", "formula-unit"},
		{"除以零", "SL15 / 零", "倍", "", "formula-zero"},
		{"空白不是零", "SL15 + 空", "台", "", "formula-blank"},
		{"没有这个事实", "SL15 - SL16", "台", "", "fact-unknown"},
		{"减号要空格", "科技型-创新型", "家", "", "fact-unknown"},
		{"缺括号", "(SL15", "台", "", "formula"},
		{"没写完", "SL15 +", "台", "", "formula"},
		{"看不懂", "SL15 ^ 2", "台", "", "formula"},
		{"太深", strings.Repeat("(", 40) + "SL15" + strings.Repeat(")", 40), "台", "", "formula"},
		{"太长", strings.Repeat("SL15 + ", 200) + "SL15", "台", "", "formula"},
	} {
		s := set(t, number("P07-决算数", "581.15", "万元"), number("SL15", "59", "台"), number("JJ01", "106", "亿元"), number("JJ01-上年", "87.60", "亿元"),
			number("科技型", "85", "家"), number("创新型", "124", "家"), number("零", "0", "台"), fact.Fact{ID: "空", Name: "空"})
		err := s.DeriveAll([]fact.Derived{derived("x", c.formula, c.unit)})
		if c.code != "" {
			all := fault.All(err)
			if len(all) != 1 || all[0].Code != c.code || all[0].Place.Line != 7 {
				t.Errorf("%s：%v, want one %s at its line", c.name, err, c.code)
			}
			continue
		}
		f, ok := s.Get("x")
		if err != nil || !ok || !same(f.Value.Number.String(), c.want) {
			t.Errorf("%s：%s = %v, %v; want %s", c.name, c.formula, f.Value.Number, err, c.want)
		}
	}
}

func same(a, b string) bool {
	x, err1 := num.ParseRatio(a)
	y, err2 := num.ParseRatio(b)
	return err1 == nil && err2 == nil && x.Cmp(y) == 0
}

func TestCycleShowsTheRing(t *testing.T) {
	s := set(t, number("z", "1", "个"))
	err := s.DeriveAll([]fact.Derived{derived("甲", "乙 + z", "个"), derived("乙", "丙 + z", "个"), derived("丙", "甲 + z", "个"), derived("丁", "z + z", "个")})
	if err == nil || !strings.Contains(err.Error(), "甲 → 乙 → 丙 → 甲") {
		t.Fatalf("%v, want the ring", err)
	}
	if n := len(fault.All(err)); n != 1 {
		t.Errorf("%d faults for one ring: %v", n, err)
	}
	if _, ok := s.Get("丁"); !ok {
		t.Error("a fact outside the ring was not derived")
	}
	loop := number("环", "1", "个")
	loop.Account = fact.Account{Kind: fact.Formula, Inputs: []string{"环"}}
	s = set(t, loop)
	if _, err := s.Explain("环"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("explaining a ring: %v", err)
	}
}

func TestOrderOfDerivationDoesNotMatter(t *testing.T) {
	s := set(t, number("a", "2", "个"))
	if err := s.DeriveAll([]fact.Derived{derived("c", "b × 2", "个"), derived("b", "a + a", "个")}); err != nil {
		t.Fatal(err)
	}
	n, err := s.Explain("c")
	if err != nil || !n.Grounded() || n.Fact.Value.Number.String() != "8" || n.Children[0].Fact.ID != "b" {
		t.Errorf("explains as %+v, %v", n, err)
	}
}

func TestSet(t *testing.T) {
	s := set(t, number("SL05", "1", "次"))
	if err := s.Add(number("SL05", "2", "次")); fault.KindOf(err) != fault.Conflict {
		t.Errorf("duplicate: %v", err)
	}
	if err := s.Add(number("a b", "2", "次")); fault.KindOf(err) != fault.Invalid {
		t.Errorf("bad id: %v", err)
	}
	_, err := s.Need("SL0", fault.Place{File: "正文/1.md", Line: 3})
	var e *fault.Error
	if !errors.As(err, &e) || e.Kind != fault.NotFound || !strings.Contains(e.Message, "SL05") || e.Place.Line != 3 {
		t.Errorf("unknown fact: %v", err)
	}
	missing := number("m", "1", "个")
	missing.Account = fact.Account{Kind: fact.Formula, Inputs: []string{"没有"}}
	if err := s.Add(missing); err != nil {
		t.Fatal(err)
	}
	if n, _ := s.Explain("m"); n.Grounded() || len(n.Missing) != 1 {
		t.Errorf("a missing input passes as ground: %+v", n)
	}
}

func FuzzFormula(f *testing.F) {
	for _, s := range []string{"a / b", "合计(a, b)", "((a", "a - -b", "1.5 × a", "最大（a、b）", "a-b", "÷"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, formula string) {
		s := fact.NewSet()
		_ = s.Add(number("a", "3", "个"))
		_ = s.Add(number("b", "7", "个"))
		err := s.DeriveAll([]fact.Derived{derived("x", formula, "个")})
		if _, ok := s.Get("x"); ok == (err != nil) {
			t.Fatalf("%q: derived %t, error %v", formula, ok, err)
		}
	})
}
