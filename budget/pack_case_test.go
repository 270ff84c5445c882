package budget

import (
	"slices"
	"strings"
	"testing"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/regs"
)

func TestBuiltinPacksPassTheirCases(t *testing.T) {
	packs, err := regs.Packs()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		t.Run(p.ID, func(t *testing.T) {
			if len(p.Cases) == 0 {
				t.Error("no cases")
			}
			for _, r := range RunCases(p) {
				switch {
				case r.Err != nil:
					t.Errorf("%s: %v", r.Case.Name, r.Err)
				case !r.OK:
					t.Errorf("%s: got %s, want %s: %s", r.Case.Name, r.Got, r.Case.Want, strings.Join(r.Says, "；"))
				}
			}
		})
	}
}

// Groups and items become ids of facts, and so do the figures they rest on.
func TestNamesOfPacksAreIDs(t *testing.T) {
	packs, err := regs.Packs()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		for _, g := range p.Groups {
			if !fact.ValidID(g.Name + "-得分") {
				t.Errorf("%s: group %s", p.ID, g.Name)
			}
		}
		for _, i := range p.Items {
			if !fact.ValidID(i.Name+"-得分") || !fact.ValidID(i.Fact) {
				t.Errorf("%s: item %s, fact %q", p.ID, i.Name, i.Fact)
			}
		}
	}
}

func TestCausesAreThoseOfThePacks(t *testing.T) {
	if !slices.Equal(Causes, regs.Causes) {
		t.Errorf("budget has %v, regs %v", Causes, regs.Causes)
	}
}

// A case that cannot be read never passes, whatever it wants.
func TestBadCases(t *testing.T) {
	p, err := regs.PackByID("mof-2020")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, kind, code string
		given            map[string]string
	}{
		{"不会算的种类", "平均分", "case-kind", map[string]string{}},
		{"没有写算什么", "", "case-kind", map[string]string{}},
		{"缺分值", "执行率", "case-missing", map[string]string{"决算数": "1", "预算数": "2"}},
		{"缺预算数", "执行率", "case-missing", map[string]string{"决算数": "1", "分值": "10"}},
		{"多余的键", "执行率", "case-key", map[string]string{"决算数": "1", "预算数": "2", "分值": "10", "备注": "x"}},
		{"写错的键", "指标", "case-key", map[string]string{"目标": "≥1个", "完成值": "1", "分值": "10", "理由": "目标偏低"}},
		{"求执行率不需要分值", "执行率", "case-key", map[string]string{"决算数": "1", "预算数": "2", "分值": "10", "求": "执行率"}},
		{"不认识的求", "执行率", "case-value", map[string]string{"决算数": "1", "预算数": "2", "分值": "10", "求": "等级"}},
		{"金额不是数", "执行率", "case-value", map[string]string{"决算数": "NaN", "预算数": "2", "分值": "10"}},
		{"金额有几分之一分", "执行率", "case-value", map[string]string{"决算数": "0.001元", "预算数": "2", "分值": "10"}},
		{"缺目标", "指标", "case-missing", map[string]string{"完成值": "1", "分值": "10"}},
		{"目标没有符号", "指标", "case-value", map[string]string{"目标": "10个", "完成值": "1", "分值": "10"}},
		{"缺完成值", "指标", "case-missing", map[string]string{"目标": "≥1个", "分值": "10"}},
		{"缺等次", "指标", "case-missing", map[string]string{"目标": "定性：好", "比例": "80%", "分值": "10"}},
		{"定性不用完成值", "指标", "case-key", map[string]string{"目标": "定性：好", "等次": "达成", "比例": "80%", "完成值": "达成", "分值": "10"}},
		{"没有这种原因", "指标", "case-value", map[string]string{"目标": "≥1个", "完成值": "1", "分值": "10", "原因": "目标低"}},
		{"没有这一类", "指标", "case-value", map[string]string{"目标": "≥1个", "完成值": "1", "分值": "10", "类": "决策"}},
		{"日期不存在", "指标", "case-value", map[string]string{"目标": "2024-10-31前", "完成值": "2024-02-30", "分值": "10"}},
		{"没有这个指标表项", "指标", "case-value", map[string]string{"指标表": "采购", "完成值": "1%"}},
		{"折算缺适用分值", "折算", "case-missing", map[string]string{"得分": "78.20"}},
		{"得分多于适用分值", "折算", "case-value", map[string]string{"得分": "88", "适用分值": "85"}},
		{"总分里有空项", "总分", "case-value", map[string]string{"得分": "8.62＋＋10"}},
		{"没有封顶就不用执行率", "总分", "case-key", map[string]string{"得分": "8.62", "执行率": "80%"}},
		{"缺总分", "等级", "case-missing", map[string]string{}},
		{"没有后果", "后果", "case-value", map[string]string{"总分": "90", "低几等": "1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := *p
			q.Cases = []regs.Case{{Name: c.name, Kind: c.kind, Given: c.given, Want: "", Place: fault.Place{File: "包.yaml", Line: 7}}}
			r := RunCases(&q)[0]
			if r.OK || r.Err == nil {
				t.Fatalf("passed with %q", r.Got)
			}
			first := fault.All(r.Err)[0]
			if first.Code != c.code || first.Place.Line != 7 {
				t.Errorf("got %s at line %d, want %s: %v", first.Code, first.Place.Line, c.code, r.Err)
			}
		})
	}
}

func FuzzRunCase(f *testing.F) {
	f.Add("指标", "≥15个", "17", "10", "")
	f.Add("指标", "690—730亿元", "621亿元", "1/3", "完成率")
	f.Add("指标", "2024-10-31前", "2024-12-01", "10", "须说明")
	f.Add("总分", "", "8.62＋10", "", "")
	p, err := regs.PackByID("mof-2020")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, kind, goal, actual, weight, ask string) {
		q := *p
		q.Cases = []regs.Case{{Name: "甲", Kind: kind, Want: "10.00", Given: map[string]string{"目标": goal, "完成值": actual, "得分": actual, "分值": weight, "求": ask}}}
		if kind == "指标" {
			delete(q.Cases[0].Given, "得分")
		}
		r := RunCases(&q)[0]
		if r.OK && (r.Err != nil || r.Got != "10.00") {
			t.Errorf("passed with %q, %v", r.Got, r.Err)
		}
	})
}
