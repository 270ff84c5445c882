package budget

import (
	"strings"
	"testing"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

func wanYuan(t testing.TB, s string) num.Fen {
	t.Helper()
	f, err := num.FenOf(num.Of(num.MustDecimal(s), num.Wan))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// known is an amount in 万元; blank is unknown.
func known(t testing.TB, s string) Amount {
	if s == "" {
		return Amount{}
	}
	return Money(wanYuan(t, s))
}

func TestExecutionRate(t *testing.T) {
	for _, c := range []struct {
		name, outturn, revised string
		want                   string // 两位百分数；空白是不适用
		code                   string
	}{
		{"全部执行", "100", "100", "100.00", ""},
		{"样例全镇", "60011.99", "60709.18", "98.85", ""},
		{"没有执行", "0", "100", "0.00", ""},
		{"超过预算", "150", "100", "150.00", ""},
		{"一分钱", "0.000001", "3", "0.00", ""},
		{"都是零", "0", "0", "", ""},
		{"没有预算却有支出", "1.20", "0", "", "spent-without-budget"},
		{"没有预算却有收回", "-1.20", "0", "", "spent-without-budget"},
	} {
		rate, ok, err := ExecutionRate(wanYuan(t, c.outturn), wanYuan(t, c.revised))
		code := ""
		if list := fault.All(err); len(list) > 0 {
			code = list[0].Code
		}
		if ok != (c.want != "") || code != c.code || ok && rate.Percent(2).String() != c.want {
			t.Errorf("%s: %s %t %v", c.name, rate, ok, err)
		}
	}
	rate, _, _ := ExecutionRate(1, 3)
	if rate.String() != "1/3" {
		t.Errorf("the rate is rounded: %s", rate)
	}
}

// openYear is a small year with a line of another fund that has no figures yet.
func openYear(t testing.TB) *Year {
	y := smallYear(t)
	y.Lines = append(y.Lines, Line{ID: "P03", Name: "还没有数", Fund: StateCapitalBudget, Part: ProjectExpenditure})
	return y
}

// smallYear has four lines in two funds.
func smallYear(t testing.TB) *Year {
	y := &Year{FiscalYear: 2024, Facts: fact.NewSet(), Tasks: []AnnualTask{{ID: "RW01", Name: "修路"}, {ID: "RW02", Name: "空"}}}
	add := func(id, name string, fund Fund, part Part, task, original, outturn, to string) {
		y.Lines = append(y.Lines, Line{ID: id, Name: name, Fund: fund, Part: part, Task: task, Original: known(t, original), Outturn: known(t, outturn), UnspentTo: to, SelfAssessed: id == "P01"})
	}
	add("B01", "人员经费", GeneralPublicBudget, BasicExpenditure, "", "100.00", "100.00", "")
	add("B02", "公用经费", GeneralPublicBudget, BasicExpenditure, "", "20.00", "15.50", "财政收回")
	add("P01", "道路", GeneralPublicBudget, ProjectExpenditure, "RW01", "50.00", "60.00", "")
	add("P02", "桥梁", UnitFunds, ProjectExpenditure, "RW01", "30.00", "10.00", "结转下年")
	for _, a := range []struct{ id, day, kind, line, amount string }{
		{"TZ1", "2024-05-01", "追加", "P01", "12.00"}, {"TZ2", "2024-09-01", "追减", "B02", "-2.00"},
		{"TZ3", "2024-10-01", "调剂", "P01", "-1.00"}, {"TZ3", "2024-10-01", "调剂", "B02", "1.00"},
	} {
		y.Adjustments = append(y.Adjustments, Adjustment{ID: a.id, Day: a.day, Kind: a.kind, Line: a.line, Amount: wanYuan(t, a.amount)})
	}
	return y
}

func printed(facts []fact.Fact) map[string]string {
	out := map[string]string{}
	for _, f := range facts {
		out[f.ID] = f.Print().Text
	}
	return out
}

func TestMoneyFacts(t *testing.T) {
	y := smallYear(t)
	y.ThreePublic = []PublicExpense{
		{Item: "因公出国（境）费", Original: known(t, "8"), Revised: known(t, "8"), Outturn: known(t, "5.60"), Last: known(t, "6.10")},
		{Item: "公务接待费", Original: known(t, "2"), Revised: known(t, "2"), Outturn: known(t, "0")},
	}
	y.Procurement = []ProcurementLine{{Name: "预算数", Amount: known(t, "40")}, {Name: "合计", Amount: known(t, "36")}, {Name: "中小企业"}}
	y.Indicators = []*Indicator{{Code: "SL01"}}
	y.Lines[2].Indicators = []string{"SL01"}
	facts := MoneyFacts(y)
	got := printed(facts)
	for id, want := range map[string]string{
		"P01-年初预算数": "50.00万元", "P01-调整数": "11.00万元", "P01-全年预算数": "61.00万元", "P01-决算数": "60.00万元", "P01-未执行数": "1.00万元", "P01-执行率": "98.36%",
		"B01-执行率": "100.00%", "B02-调整数": "-1.00万元", "B02-执行率": "81.58%",
		"一般公共预算-年初预算数": "170.00万元", "一般公共预算-调整数": "10.00万元", "一般公共预算-全年预算数": "180.00万元", "一般公共预算-决算数": "175.50万元", "一般公共预算-执行率": "97.50%",
		"一般公共预算-基本支出-决算数": "115.50万元", "一般公共预算-项目支出-全年预算数": "61.00万元", "单位资金-执行率": "33.33%",
		"基本支出-全年预算数": "119.00万元", "项目支出-决算数": "70.00万元", "RW01-决算数": "70.00万元", "RW01-全年预算数": "91.00万元",
		"合计-年初预算数": "200.00万元", "合计-全年预算数": "210.00万元", "合计-决算数": "185.50万元", "合计-未执行数": "24.50万元", "合计-执行率": "88.33%",
		"合计-追加": "12.00万元", "合计-追减": "-2.00万元", "合计-调剂": "0.00万元", "单位资金-追加": "", "预算调整总额": "16.00万元",
		"结转下年数": "20.00万元", "财政收回数": "3.50万元", "项目数": "2个", "自评项目数": "1个", "自评覆盖率": "50.00%", "自评项目-全年预算数": "61.00万元",
		"三公经费-决算数": "5.60万元", "三公经费-上年决算数": "—", "因公出国境费-决算数": "5.60万元", "公务接待费-决算数": "0.00万元", "公务接待费-上年决算数": "",
		"政府采购-预算数": "40.00万元", "政府采购-中小企业": "", "公用经费-全年预算数": "19.00万元",
		// Funds and tasks without lines have no facts: blank is not zero.
		"国有资本经营预算-决算数": "", "政府性基金预算-年初预算数": "", "RW02-决算数": "", "十二月支付数": "",
	} {
		if got[id] != want {
			t.Errorf("%s is %q, want %q", id, got[id], want)
		}
	}
	set := fact.NewSet()
	for _, f := range facts {
		if err := set.Add(f); err != nil {
			t.Error(err)
		}
	}
	for _, f := range facts {
		n, err := set.Explain(f.ID)
		if err != nil || !n.Grounded() {
			t.Errorf("%s is not grounded: %v %v", f.ID, err, n.Missing)
		}
		if f.Account.Text == "" {
			t.Errorf("%s has no account", f.ID)
		}
	}
}

// Where two funds both have 公用经费, it is the sum of the two lines.
func TestOperatingFundsOfTwoLines(t *testing.T) {
	y := smallYear(t)
	y.Lines = append(y.Lines, Line{ID: "B03", Name: "公用经费", Fund: UnitFunds, Part: BasicExpenditure, Original: known(t, "5"), Outturn: known(t, "4")})
	facts := MoneyFacts(y)
	set := fact.NewSet()
	for _, f := range facts {
		if err := set.Add(f); err != nil {
			t.Error(err)
		}
	}
	if got := printed(facts); got["公用经费-决算数"] != "19.50万元" || got["公用经费-全年预算数"] != "24.00万元" {
		t.Errorf("%s of %s", got["公用经费-决算数"], got["公用经费-全年预算数"])
	}
}

func monthly(t testing.TB, amounts string) []Amount {
	var out []Amount
	for _, a := range strings.Split(amounts, " ") {
		out = append(out, known(t, strings.Trim(a, "_")))
	}
	return out
}

func TestMonthlyFacts(t *testing.T) {
	y := smallYear(t)
	y.Lines = []Line{y.Lines[0], y.Lines[2]}
	y.Lines[0].Monthly = monthly(t, "10 10 10 10 10 10 10 10 5 5 5 5")
	y.Lines[1].Monthly = monthly(t, "_ _ 10 10 10 _ _ _ _ _ 0 30") // all of the outturn: the blank months were without payment
	got := printed(MoneyFacts(y))
	for id, want := range map[string]string{"累计支付-1月": "10.00万元", "累计支付-3月": "40.00万元", "累计支付-12月": "160.00万元", "十二月支付数": "35.00万元", "十二月支付占比": "21.88%"} {
		if got[id] != want {
			t.Errorf("%s is %q, want %q", id, got[id], want)
		}
	}
	// At mid-year there are seven months; the later ones are blank, not zero.
	y.Lines[0].Monthly = monthly(t, "10 10 10 10 10 10 10 _ _ _ _ _")
	y.Lines[1].Monthly = monthly(t, "0 0 0 0 0 0 0 _ _ _ _ _")
	got = printed(MoneyFacts(y))
	if got["累计支付-7月"] != "70.00万元" || got["累计支付-8月"] != "" || got["十二月支付数"] != "" || got["十二月支付占比"] != "" {
		t.Errorf("half a year: %q %q %q %q", got["累计支付-7月"], got["累计支付-8月"], got["十二月支付数"], got["十二月支付占比"])
	}
}

func TestManagementFacts(t *testing.T) {
	y := smallYear(t)
	y.ThreePublic = []PublicExpense{{Item: "公务接待费", Revised: known(t, "2"), Outturn: known(t, "0"), Last: known(t, "0")}}
	y.Procurement = []ProcurementLine{{Name: "预算数", Amount: known(t, "40")}}
	set := fact.NewSet()
	for _, f := range MoneyFacts(y) {
		if err := set.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := set.DeriveAll(ManagementFacts(y)); err != nil {
		t.Fatal(err)
	}
	got := printed(set.All())
	for id, want := range map[string]string{
		"预算完成率": "88.33%", "公用经费控制率": "81.58%", "结转结余率": "9.52%", "预算调整率": "8.00%",
		"三公经费控制率":   "0.00%", // 没有花钱也是一个数
		"三公经费决算变动率": "",      // 上年为零，没有基数
		"政府采购执行率":   "",      // 没有采购合计
	} {
		if got[id] != want {
			t.Errorf("%s is %q, want %q", id, got[id], want)
		}
	}
}

func TestTotalsAndInput(t *testing.T) {
	y := smallYear(t)
	all := y.Totals(func(Line) bool { return true })
	if all[StageRevised].Fen != wanYuan(t, "210") || all[StageOutturn].Fen != wanYuan(t, "185.50") || all[StageUnspent].Fen != wanYuan(t, "24.50") || all[StageAdjusted].Fen != wanYuan(t, "10") {
		t.Errorf("%v", all)
	}
	y = openYear(t)
	none := y.Totals(func(l Line) bool { return l.Fund == StateCapitalBudget })
	if len(none) != 0 {
		t.Errorf("a line without figures has totals: %v", none)
	}
	if all := y.Totals(func(Line) bool { return true }); len(all) != 0 {
		t.Errorf("a total over a line that leaves everything blank: %v", all)
	}
	if in := y.Input(); !in.NoMoney || in.Lacks != "P03的年初预算数和决算数空着" {
		t.Errorf("%+v", in)
	}
	if in := smallYear(t).Input(); in.NoMoney || in.Lacks != "" || in.Outturn != wanYuan(t, "185.50") || in.Revised != wanYuan(t, "210") {
		t.Errorf("%+v", in)
	}
	if in := (&Year{Facts: fact.NewSet()}).Input(); !in.NoMoney {
		t.Error("a year without lines has money")
	}
	if got := y.Revised(y.Lines[4]); got.Known {
		t.Error("a line without original has a revised budget")
	}
}

func TestPublicID(t *testing.T) {
	for name, want := range map[string]string{"因公出国（境）费": "因公出国境费", "公务用车购置及运行维护费": "公务用车购置及运行维护费", "（1）其他": "其他"} {
		if got := PublicID(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// A project that is said to be evaluated and has nothing to score is not covered,
// and the account names it.
func TestCoverageCountsScores(t *testing.T) {
	for _, c := range []struct {
		name             string
		indicators       []string
		borrowed         string
		count, rate, not string
	}{
		{"没有指标", nil, "", "0个", "0.00%", "P01标明自评，没有指标"},
		{"自己列明", []string{"SL01"}, "", "1个", "33.33%", ""},
		{"借自任务", nil, "RW01", "1个", "33.33%", ""},
		{"借自没有指标的任务", nil, "RW02", "0个", "0.00%", "P01标明自评，没有指标"},
	} {
		y := openYear(t)
		y.Indicators = []*Indicator{{Code: "SL01"}}
		y.Tasks = []AnnualTask{{ID: "RW01", Indicators: []string{"SL01"}}, {ID: "RW02"}}
		line, _ := y.LineByID("P01")
		line.Indicators, line.Borrowed = c.indicators, c.borrowed
		facts := MoneyFacts(y)
		got := printed(facts)
		if got["自评项目数"] != c.count || got["自评覆盖率"] != c.rate {
			t.Errorf("%s: %s, %s", c.name, got["自评项目数"], got["自评覆盖率"])
		}
		for _, f := range facts {
			if f.ID == "自评项目数" && (!strings.Contains(f.Account.Text, c.not) || c.not == "" && strings.Contains(f.Account.Text, "不计分")) {
				t.Errorf("%s: %s", c.name, f.Account.Text)
			}
		}
	}
}

// Blank is not zero: a sum over a line that leaves its amount blank, and what
// rests on the sum, has no value and says why; what does not rest on it has one.
func TestSumsOverBlanks(t *testing.T) {
	set := func(outturn, original Amount) *Year {
		y := smallYear(t)
		y.Lines[2].Outturn, y.Lines[2].Original = outturn, original // P01 道路
		return y
	}
	for _, c := range []struct {
		name  string
		year  *Year
		open  []string // have no value
		known map[string]string
	}{
		{"决算数空着", set(Amount{}, known(t, "50")),
			[]string{"合计-决算数", "合计-未执行数", "合计-执行率", "一般公共预算-决算数", "项目支出-执行率", "RW01-决算数", "结转下年数", "财政收回数"},
			map[string]string{"合计-全年预算数": "210.00万元", "单位资金-决算数": "10.00万元", "基本支出-决算数": "115.50万元", "B01-执行率": "100.00%", "P01-执行率": ""}},
		{"年初预算数空着", set(known(t, "60"), Amount{}),
			[]string{"合计-年初预算数", "合计-调整数", "合计-全年预算数", "合计-未执行数", "合计-执行率", "一般公共预算-执行率", "自评项目-全年预算数"},
			map[string]string{"合计-决算数": "185.50万元", "单位资金-执行率": "33.33%", "一般公共预算-基本支出-全年预算数": "119.00万元"}},
		{"写着零不是空着", set(known(t, "0"), known(t, "50")), nil,
			map[string]string{"合计-决算数": "125.50万元", "合计-执行率": "59.76%", "P01-执行率": "0.00%"}},
		{"一种资金一个数也没有", openYear(t),
			[]string{"合计-年初预算数", "合计-决算数", "合计-执行率", "项目支出-决算数"},
			map[string]string{"一般公共预算-执行率": "97.50%", "国有资本经营预算-决算数": ""}},
	} {
		c.year.Indicators = []*Indicator{{Code: "SL01"}}
		c.year.Lines[2].Indicators = []string{"SL01"}
		facts := map[string]fact.Fact{}
		for _, f := range MoneyFacts(c.year) {
			facts[f.ID] = f
		}
		for _, id := range c.open {
			if f, ok := facts[id]; !ok || !f.Value.IsBlank() || !strings.Contains(f.Account.Text, "空着不是零") || !strings.Contains(f.Account.Text, "P0") {
				t.Errorf("%s: %s is %q: %q", c.name, id, f.Print().Text, f.Account.Text)
			}
		}
		for id, want := range c.known {
			if got := printed([]fact.Fact{facts[id]})[id]; got != want && !(want == "" && facts[id].ID == "") {
				t.Errorf("%s: %s is %q, want %q", c.name, id, got, want)
			}
		}
		if derived := ManagementFacts(c.year); len(c.open) > 0 && len(derived) > 0 {
			for _, d := range derived {
				if d.Fact.ID == "预算完成率" {
					t.Errorf("%s: %s rests on a blank", c.name, d.Fact.ID)
				}
			}
		}
	}
}

// A blank month is no payment only where the others make up the outturn.
func TestBlankMonths(t *testing.T) {
	for _, c := range []struct {
		name, outturn, months string
		until                 int // the last month of which the sum is known
	}{
		{"一个月空着，决算数还没有", "", "10 _ 10 10 10 10 10 10 10 10 10 10", 1},
		{"别的月份已经等于决算数", "110", "10 _ 10 10 10 10 10 10 10 10 10 10", 12},
		{"写着零", "", "10 0 10 10 10 10 10 10 10 10 10 10", 12},
		{"一月就空着", "", "_ 10 10 10 10 10 10 10 10 10 10 10", 0},
	} {
		y := smallYear(t)
		y.Lines = y.Lines[:1]
		y.Lines[0].Outturn, y.Lines[0].Monthly = known(t, c.outturn), monthly(t, c.months)
		got := printed(MoneyFacts(y))
		for i := 1; i <= 12; i++ {
			id := "累计支付-" + num.Int(int64(i)).String() + "月"
			if there := got[id] != "—"; there != (i <= c.until) {
				t.Errorf("%s: %s is %q", c.name, id, got[id])
			}
		}
		if _, there := got["十二月支付占比"]; there != (c.until == 12) {
			t.Errorf("%s: 十二月支付占比 is %q", c.name, got["十二月支付占比"])
		}
	}
}

// TestCoverageOfWhichNothingIsSaid has no value until a project says whether it was
// evaluated; that none was is a zero.
func TestCoverageOfWhichNothingIsSaid(t *testing.T) {
	for _, c := range []struct {
		name  string
		say   func(l *Line)
		known bool
	}{
		{"都空着", func(*Line) {}, false},
		{"写了否", func(l *Line) { l.SelfSaid = true }, true},
		{"写了原因", func(l *Line) { l.Exempt = "涉密" }, true},
		{"写了是", func(l *Line) { l.SelfSaid, l.SelfAssessed = true, true }, true},
	} {
		y := openYear(t)
		for i := range y.Lines {
			y.Lines[i].SelfSaid, y.Lines[i].SelfAssessed, y.Lines[i].Exempt = false, false, ""
		}
		line, _ := y.LineByID("P01")
		c.say(line)
		n := 0
		for _, f := range MoneyFacts(y) {
			if f.ID == "自评覆盖率" || f.ID == "自评项目数" {
				n++
				if f.Value.IsBlank() == c.known {
					t.Errorf("%s: %s is %q", c.name, f.ID, f.Print().Text)
				}
			}
		}
		if n != 2 {
			t.Errorf("%s: %d figures of the coverage", c.name, n)
		}
	}
}
