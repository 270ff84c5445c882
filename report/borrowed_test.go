package report_test

import (
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/dossier"
	"jiheng/regs"
	"jiheng/report"
)

// formText is a project's form as golden text.
func formText(t *testing.T, m *report.Maker, id string) string {
	t.Helper()
	l, ok := m.Year.LineByID(id)
	if !ok {
		t.Fatalf("no line %s", id)
	}
	doc, err := m.ProjectForm(*l, report.National)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Dump()
}

// What a project borrows is written in the dossier and printed on its form; where
// nothing is written, nothing is scored.
func TestBorrowedIndicators(t *testing.T) {
	const row = "P02,志愿服务,单位资金,项目支出,RW01,\"1,030.00\",10.00,财政收回,否,,,,,,资金不到位\n"
	with := func(indicators, from string) string {
		return strings.TrimSuffix(row, ",,,,,资金不到位\n") + "," + indicators + "," + from + "\n"
	}
	for _, c := range []struct {
		name, row string
		want, not []string
	}{
		{"什么都没写，任务有指标也不借", row, []string{"没有指标", "未评定", "不定等级：没有指标", "注：本项目没有指标，不计分，也不定等级"}, []string{"SL01", "指标借自", "等级：优", "0.00"}},
		{"自己列明", with("SL01", ""), []string{"指标借自单位整体支出绩效指标，由本项目列明", "SL01 修复道路条数", "90.00^〔原40〕^"}, []string{"ZL01", "没有指标"}},
		{"借任务的", with("", "RW01"), []string{"指标借自任务RW01“道路”", "72.00^〔原40〕^", "18.00^〔原10〕^"}, []string{"没有指标"}},
		{"列明两个", with("SX01、SL01", ""), []string{"72.00^〔原40〕^", "18.00^〔原10〕^"}, []string{"ZL01"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := formText(t, smallMaker(t, "预算/预算.csv", row, c.row), "P02")
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in\n%s", want, text)
				}
			}
			_, leaves, _ := strings.Cut(text, "caption: 绩效指标")
			for _, not := range c.not {
				if strings.Contains(leaves, not) {
					t.Errorf("%q in\n%s", not, leaves)
				}
			}
		})
	}
	m := smallMaker(t, "预算/预算.csv", row, with("ZL01", ""), "预算/预算.csv", "是,是,,RW01", "是,是,,P02")
	if text := formText(t, m, "P01"); !strings.Contains(text, "指标借自项目P02“志愿服务”") || !strings.Contains(text, "90.00^〔原10〕^") {
		t.Errorf("borrowed from a project:\n%s", text)
	}
}

// rated is the small dossier under a pack, its own or another.
func rated(t *testing.T, pack string, rescored bool, changes ...string) *report.Maker {
	t.Helper()
	d, err := dossier.Load(smallFolder(t, changes...))
	if err != nil {
		t.Fatal(err)
	}
	p, err := regs.PackByID(pack)
	if err != nil {
		t.Fatal(err)
	}
	in := d.Year.Input()
	in.Rescored = rescored
	e, err := budget.Evaluate(p, in)
	if err != nil {
		t.Fatal(err)
	}
	m, err := report.NewMaker(d.Year, e)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Every weight that another pack changes carries the approved one, on the form, in
// the report's table and in the account of the points.
func TestScaledWeightsAreMarked(t *testing.T) {
	m := rated(t, "hubei-project", true)
	form := m.OverallForm().Dump()
	table, _ := m.Insert("表", "指标")
	list := (&document.Document{Blocks: table}).Dump()
	for _, i := range m.Year.Indicators {
		s, _ := m.Eval.ScoreOf(i.Code)
		mark := s.Weight.String() + "^〔原" + i.Weight.String() + "〕^"
		if s.Reweighed == "" || !strings.Contains(form, mark) || !strings.Contains(list, mark) {
			t.Errorf("%s: %s is not marked:\n%s", i.Code, mark, list)
		}
		if f, ok := m.Facts.Get(i.ScoreID()); ok && !strings.HasPrefix(f.Account.Text, "分值原"+i.Weight.String()+"，按规则包hubei-project折为"+s.Weight.String()) {
			t.Errorf("%s: %s", i.Code, f.Account.Text)
		}
	}
	if !strings.Contains(form, "分值后注明〔原…〕的") {
		t.Errorf("no note:\n%s", form)
	}
	if own := smallMaker(t).OverallForm().Dump(); strings.Contains(own, "〔原") {
		t.Errorf("marks under the own pack:\n%s", own)
	}
}

// Weights that do not add up yet stand as typed, and take total and grade away
// wherever they are shown.
func TestWeightsStillOpen(t *testing.T) {
	m := rated(t, "mof-2020", false, "指标.yaml", "分值: 40", `分值: ""`)
	words := "〔分值合计50，应为90：产出指标20，应为50；满意度指标0，应为10〕"
	table, _ := m.Insert("表", "得分汇总")
	data, err := m.FactsJSON()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"form": m.OverallForm().Dump(), "table": (&document.Document{Blocks: table}).Dump()} {
		if !strings.Contains(text, words) || !strings.Contains(text, budget.Unrated) || strings.Contains(text, "0.00分") {
			t.Errorf("%s:\n%s", name, text)
		}
	}
	if !strings.Contains(string(data), `"total": ""`) || strings.Contains(string(data), "\n \"grade\"") {
		t.Errorf("facts.json has a total or a grade")
	}
}

// The form of a project without an indicator of satisfaction names the unit's own,
// and claims nothing of how it was surveyed.
func TestSatisfactionOfTheUnit(t *testing.T) {
	mine := &budget.Indicator{Code: "MY01", Name: "企业满意度", Level1: "满意度指标"}
	other := &budget.Indicator{Code: "MY02", Name: "居民满意度", Level1: "效益指标", Level2: "服务对象满意度指标"}
	for _, c := range []struct {
		name   string
		add    []*budget.Indicator
		listed []string // by P02
		want   string
	}{
		{"单位没有", nil, nil, ""},
		{"单位有一个", []*budget.Indicator{mine}, nil, "本项目没有单设满意度指标；整体支出的满意度指标是MY01“企业满意度”。"},
		{"是别的项目的", []*budget.Indicator{mine}, []string{"MY01"}, ""},
		{"一个是别的项目的", []*budget.Indicator{mine, other}, []string{"MY01"}, "整体支出的满意度指标是MY02“居民满意度”。"},
		{"两个", []*budget.Indicator{mine, other}, nil, "是MY01“企业满意度”、MY02“居民满意度”。"},
	} {
		m := smallMaker(t)
		m.Year.Indicators = append(m.Year.Indicators, c.add...)
		l, _ := m.Year.LineByID("P02")
		l.Indicators = c.listed
		text := formText(t, m, "P01")
		if strings.Contains(text, "统一调查") || strings.Contains(text, "单设满意度") != (c.want != "") || !strings.Contains(text, c.want) {
			t.Errorf("%s: want %q in\n%s", c.name, c.want, text)
		}
	}
}
