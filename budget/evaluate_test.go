package budget

import (
	"os"
	"strings"
	"testing"

	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
)

// sampleYear reads testdata/sample-2024.tsv: the 69 indicators of a town's year
// with their weights, and the points that another program computed.
func sampleYear(t *testing.T) (in Input, rows []map[string]string) {
	t.Helper()
	data, err := os.ReadFile("testdata/sample-2024.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	head := strings.Split(lines[0], "\t")
	facts := map[string]fact.Fact{}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range strings.Split(line, "\t") {
			row[head[i]] = cell
		}
		rows = append(rows, row)
		ind := sampleIndicator(t, row)
		in.Indicators = append(in.Indicators, ind)
		facts[ind.Code] = fact.Fact{ID: ind.Code, Value: sampleValue(t, row)}
	}
	in.Actual = func(id string) (fact.Fact, bool) { f, ok := facts[id]; return f, ok }
	in.Outturn, in.Revised = 17817_77_00_00, 18023_60_00_00
	return in, rows
}

func sampleIndicator(t *testing.T, row map[string]string) *Indicator {
	ind := &Indicator{Code: row["编号"], Name: row["编号"], Level1: row["一级指标"], Level2: row["二级指标"],
		Target: target(t, row["指标值"]), PlannedStart: row["计划开工"], Weight: num.MustDecimal(row["分值"])}
	if row["不适用"] != "" {
		ind.NotApply = "批准取消"
	}
	if row["原因"] != "" {
		ind.Deviation = &Deviation{Cause: row["原因"], Reason: "见说明"}
	}
	if row["比例"] != "" {
		ind.HasShare, ind.Share = true, ratio(t, row["比例"])
	}
	return ind
}

func sampleValue(t *testing.T, row map[string]string) fact.Value {
	switch {
	case row["等次"] != "":
		return fact.Word(row["等次"])
	case row["完成值"] == "":
		return fact.Value{}
	case row["单位"] == "":
		return fact.Day(row["完成值"])
	}
	return fact.Number(ratio(t, row["完成值"]), num.MustUnit(row["单位"]))
}

func target(t *testing.T, s string) Target {
	t.Helper()
	x, err := ParseTarget(s)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func ratio(t *testing.T, s string) num.Ratio {
	t.Helper()
	r, err := num.ParseRatio(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func pack(t *testing.T, id string) *regs.Pack {
	t.Helper()
	p, err := regs.PackByID(id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestSampleYearUnderEveryNationalReading(t *testing.T) {
	for _, c := range []struct {
		name, pack, points, weight string
		finished                   bool
		applicable, sum, total     string
	}{
		{"2020年口径", "mof-2020", "得分2020", "分值", false, "99.00", "96.93", "97.91"},
		{"2021年不设成本未完成", "mof-2021-no-cost", "得分2021", "分值", false, "99.00", "91.84", "92.77"},
		{"2021年不设成本按期完成", "mof-2021-no-cost", "得分2021", "分值", true, "99.00", "94.84", "95.80"},
		{"2021年设成本未完成", "mof-2021-with-cost", "得分2021成本", "成本版分值", false, "96.00", "88.96", "92.67"},
		{"2021年设成本按期完成", "mof-2021-with-cost", "得分2021成本", "成本版分值", true, "96.00", "91.96", "95.79"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, rows := sampleYear(t)
			in.Finished, in.Rescored = c.finished, true
			e, err := Evaluate(pack(t, c.pack), in)
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				s := e.Scores[i+1] // the execution line comes first
				if got := s.Weight; got.Cmp(num.MustDecimal(row[c.weight])) != 0 {
					t.Errorf("%s: weight %s, want %s", s.Code, got, row[c.weight])
				}
				if want := row[c.points]; want == "-" && s.State != NotApplicable || want != "-" && s.Points.String() != want {
					t.Errorf("%s: %s %s, want %s", s.Code, s.State, s.Points, want)
				}
			}
			if e.Applicable.Cmp(num.MustDecimal(c.applicable)) != 0 || e.Points.String() != c.sum || e.Total.String() != c.total || e.Grade != "优" || !e.Complete {
				t.Errorf("applicable %s, points %s, total %s, grade %s, problems %v", e.Applicable, e.Points, e.Total, e.Grade, e.Problems)
			}
			if e.Scaled != (c.weight == "成本版分值") {
				t.Errorf("scaled is %v", e.Scaled)
			}
		})
	}
}

func TestSampleGroups(t *testing.T) {
	in, _ := sampleYear(t)
	e, err := Evaluate(pack(t, "mof-2020"), in)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range e.Groups {
		got = append(got, g.Name+g.Points.String()+"/"+g.Applicable.String())
	}
	want := "预算执行率9.89/10 产出指标48.05/49.0 效益指标29.05/30.0 满意度指标9.94/10.0"
	if strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}

// one returns an input with one indicator that carries a whole group.
func one(level1, weight, goal string, v fact.Value) Input {
	tg, err := ParseTarget(goal)
	if err != nil {
		panic(err)
	}
	ind := &Indicator{Code: "A", Name: "甲", Level1: level1, Weight: num.MustDecimal(weight), Target: tg}
	return Input{Indicators: []*Indicator{ind}, Actual: func(string) (fact.Fact, bool) { return fact.Fact{Value: v}, true }}
}

func count(n string) fact.Value {
	return fact.Number(num.MustDecimal(n).Ratio(), num.MustUnit("个"))
}

// small is a pack of one group of 90 points and the execution line.
func small(t *testing.T) *regs.Pack {
	p := *pack(t, "mof-2020")
	p.Groups = []regs.Group{{Name: "预算执行率", Weight: num.Int(10), Classes: []string{"预算执行率"}}, {Name: "其他", Weight: num.Int(90), Classes: []string{"*"}}}
	return &p
}

func TestTotals(t *testing.T) {
	caps := []regs.Cap{{Below: ratio(t, "0.8"), Total: ratio(t, "89")}, {Below: ratio(t, "0.5"), Total: ratio(t, "59")}}
	for _, c := range []struct {
		name             string
		value            fact.Value
		outturn, revised num.Fen
		caps             []regs.Cap
		notApply         string
		total, grade     string
		complete         bool
	}{
		{"全部达到", count("100"), 100, 100, nil, "", "100.00", "优", true},
		{"缺完成值有分无等级", fact.Value{}, 100, 100, nil, "", "10.00", "", false},
		{"没有预算也没有支出时折算", count("50"), 0, 0, nil, "", "50.00", "差", true},
		{"唯一的指标不适用", count("50"), 90, 100, nil, "取消", "90.00", "优", true},
		{"什么都不适用不能评分", count("50"), 0, 0, nil, "取消", "", "", false},
		{"恰好90分是优", count("90"), 90, 100, nil, "", "90.00", "优", true},
		{"89.99分是良", count("89.99"), 90, 100, nil, "", "89.99", "良", true},
		{"逐项舍入在半分处进位", count("99.995"), 99995, 100000, nil, "", "100.00", "优", true},
		{"执行率低于80%封顶", count("100"), 79, 100, caps, "", "89.00", "良", true},
		{"执行率低于50%取更低的封顶", count("100"), 49, 100, caps, "", "59.00", "差", true},
		{"恰为80%不封顶", count("100"), 80, 100, caps, "", "98.00", "优", true},
		{"封顶不抬高低分", count("10"), 49, 100, caps, "", "13.90", "差", true},
		{"没有执行率不封顶", count("100"), 0, 0, caps, "", "100.00", "优", true},
		{"先折算再封顶", count("100"), 79, 100, caps, "取消", "79.00", "中", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := small(t)
			p.Caps = c.caps
			in := one("产出指标", "90", "≥100个", c.value)
			in.Indicators[0].NotApply = c.notApply
			in.Outturn, in.Revised = c.outturn, c.revised
			e, err := Evaluate(p, in)
			if err != nil {
				t.Fatal(err)
			}
			if e.TotalText() != c.total || e.Grade != c.grade || e.Complete != c.complete {
				t.Errorf("got %s %q %v, want %s %q %v: %v", e.Total, e.Grade, e.Complete, c.total, c.grade, c.complete, e.Says)
			}
			if e.Complete == (len(e.Problems) > 0) && c.total != "" {
				t.Errorf("complete is %v with problems %v", e.Complete, e.Problems)
			}
			if says := strings.Join(e.Says, "；"); c.complete && strings.Count(says, c.total+"分") != 1 {
				t.Errorf("the total is said %d times: %s", strings.Count(says, c.total+"分"), says)
			}
		})
	}
}

func TestRulesThatStopAnEvaluation(t *testing.T) {
	in := one("产出指标", "90", "≥100个", count("100"))
	in.Outturn = 1
	if _, err := Evaluate(small(t), in); err == nil || !strings.Contains(err.Error(), "没有预算却有支出") {
		t.Errorf("spending without budget: %v", err)
	}
	in = one("产出指标", "90", "≥100人次", count("100"))
	if _, err := Evaluate(small(t), in); err == nil || !strings.Contains(err.Error(), "请核对单位和写法") {
		t.Errorf("another unit: %v", err)
	}
}

func TestUnknownMoneyLeavesTheExecutionRateOpen(t *testing.T) {
	in := one("产出指标", "90", "≥100个", count("100"))
	in.NoMoney = true
	p := small(t)
	p.Caps = []regs.Cap{{Below: ratio(t, "0.8"), Total: ratio(t, "59")}}
	e, err := Evaluate(p, in)
	if err != nil {
		t.Fatal(err)
	}
	if e.Complete || e.Grade != "" || e.Total.String() != "90.00" || e.Scores[0].State != Missing {
		t.Errorf("total %s, grade %q, execution %s", e.Total, e.Grade, e.Scores[0].State)
	}
}

func TestWeights(t *testing.T) {
	p := pack(t, "mof-2021-with-cost")
	inds := func(weights ...string) (out []*Indicator) {
		for _, w := range weights {
			out = append(out, &Indicator{Level1: "产出指标", Level2: "数量指标", Weight: num.MustDecimal(w)})
		}
		return out
	}
	for _, c := range []struct {
		name   string
		inds   []*Indicator
		want   string
		scaled bool
	}{
		{"合计等于该类分值就不动", inds("15", "25"), "15 25", false},
		{"三等分余数给前面的", inds("1", "1", "1"), "13.34 13.33 13.33", true},
		{"余数大的先进位", inds("1", "2", "4"), "5.71 11.43 22.86", true},
		{"小数分值", inds("0.5", "1.5", "1.0"), "6.67 20.00 13.33", true},
		{"都没有分值", inds("0", "0"), "0 0", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := reweigh(p, c.inds)
			var got []string
			changed := false
			for i, x := range w.weights {
				got = append(got, x.String())
				changed = changed || x.Cmp(c.inds[i].Weight) != 0
			}
			if strings.Join(got, " ") != c.want || changed != c.scaled || len(w.orphans) > 0 {
				t.Errorf("got %v %v %v, want %s %v", got, changed, w.orphans, c.want, c.scaled)
			}
		})
	}
}

func TestLevel2DecidesBeforeLevel1(t *testing.T) {
	cost := &Indicator{Code: "C", Level1: "产出指标", Level2: "成本指标", Weight: num.Int(5)}
	ws := reweigh(pack(t, "mof-2021-with-cost"), []*Indicator{cost}).weights
	if ws[0].String() != "20.00" {
		t.Errorf("with cost: %s, want 20.00", ws[0])
	}
	ws = reweigh(pack(t, "mof-2021-no-cost"), []*Indicator{cost}).weights
	if ws[0].String() != "50.00" {
		t.Errorf("without cost: %s, want 50.00", ws[0])
	}
	sat := &Indicator{Code: "M", Level1: "满意度指标", Weight: num.Int(10)}
	if orphans := reweigh(pack(t, "mof-2021-no-cost-no-satisfaction"), []*Indicator{sat}).orphans; len(orphans) != 1 {
		t.Errorf("satisfaction where none is scored: orphans %v", orphans)
	}
}

// A table of the pack's own leaves the unit's indicators what it does not take,
// and the execution line stands in its group.
func TestPackWithItsOwnTable(t *testing.T) {
	points := map[string]string{"过紧日子评分": "9.5", "绩效管理评分": "10", "财务管理评分": "4", "政府采购评分": "3", "资产管理评分": "2.75"}
	in := one("产出指标", "50", "≥100个", count("100"))
	in.Indicators = append(in.Indicators, &Indicator{Code: "B", Level1: "满意度指标", Weight: num.Int(10), Target: target(t, "≥90个")})
	in.Outturn, in.Revised = 48, 100
	in.Actual = func(id string) (fact.Fact, bool) {
		if s, ok := points[id]; ok {
			return fact.Fact{ID: id, Value: fact.Number(ratio(t, s), num.MustUnit("分"))}, true
		}
		if id != "A" && id != "B" {
			return fact.Fact{}, false
		}
		return fact.Fact{Value: count("100")}, true
	}
	p := pack(t, "sichuan-pidu-2025-department")
	e, err := Evaluate(p, in)
	if err != nil {
		t.Fatal(err)
	}
	if e.Total.String() != "94.25" || e.Grade != "优" || e.Scores[0].Weight.String() != "10" || e.Groups[0].Points.String() != "34.25" {
		t.Errorf("total %s, execution of %s, basic operation %s", e.Total, e.Scores[0].Weight, e.Groups[0].Points)
	}
	delete(points, "政府采购评分")
	e, err = Evaluate(p, in)
	if err != nil {
		t.Fatal(err)
	}
	if e.Complete || e.Grade != "" || !strings.Contains(strings.Join(e.Problems, " "), "采购规范性") {
		t.Errorf("unjudged item: complete %v, grade %q, problems %v", e.Complete, e.Grade, e.Problems)
	}
	points["政府采购评分"] = "3.5"
	if _, err := Evaluate(p, in); err == nil {
		t.Error("3.5 of 3 points were accepted")
	}
}

func TestItemsLeaveRoom(t *testing.T) {
	p := *pack(t, "mof-2021-with-cost")
	p.Items = []regs.Item{{Name: "管理", Group: "产出指标", Weight: num.Int(15)}}
	inds := []*Indicator{{Code: "A", Level1: "产出指标", Weight: num.Int(10)}, {Code: "B", Level1: "产出指标", Weight: num.Int(15)}}
	if ws := reweigh(&p, inds).weights; ws[0].String() != "10" || ws[1].String() != "15" {
		t.Errorf("25 of 40 left by an item of 15: got %v", ws)
	}
	p.Items[0].Weight = num.Int(40)
	if orphans := reweigh(&p, inds).orphans; len(orphans) != 2 {
		t.Errorf("a group full of items: orphans %v", orphans)
	}
}

func TestConsequencesNeedATotal(t *testing.T) {
	p := pack(t, "sichuan-project")
	in := one("产出指标", "90", "≥100个", count("100"))
	in.Outturn, in.Revised = 100, 100
	e, err := Evaluate(p, in)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range e.Consequences() {
		got = append(got, c.Total.String()+c.Grade)
	}
	if strings.Join(got, " ") != "90.00优 80.00良 70.00中" {
		t.Errorf("got %v", got)
	}
	in.Actual = func(string) (fact.Fact, bool) { return fact.Fact{}, false }
	if e, _ = Evaluate(p, in); len(e.Consequences()) != 0 {
		t.Errorf("an incomplete evaluation has consequences %v", e.Consequences())
	}
}
