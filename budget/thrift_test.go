package budget

import (
	"testing"

	"jiheng/fact"
)

func TestThrift(t *testing.T) {
	y := smallYear(t)
	y.ThreePublic = []PublicExpense{
		{Item: "因公出国（境）费", Revised: known(t, "8"), Outturn: known(t, "5.60"), Last: known(t, "6.10")},
		{Item: "公务接待费", Revised: known(t, "2"), Outturn: known(t, "0"), Last: known(t, "0")},
	}
	y.General = []PublicExpense{
		{Item: "会议费", Revised: known(t, "12"), Outturn: known(t, "11.20"), Last: known(t, "13.50")},
		{Item: "培训费", Revised: known(t, "6"), Outturn: known(t, "6.30"), Last: known(t, "6.30")},
		{Item: "委托业务费", Revised: known(t, "1850"), Outturn: known(t, "1802.66")},
		{Item: "印刷费", Outturn: known(t, "3.10"), Last: known(t, "2")},
		{Item: "差旅费", Revised: known(t, "5"), Last: known(t, "4")},
	}
	facts := MoneyFacts(y)
	got := printed(facts)
	for id, want := range map[string]string{
		"因公出国境费-较预算": "-2.40万元", "因公出国境费-较上年": "-0.50万元", "因公出国境费-较上年率": "-8.20%",
		"公务接待费-较预算": "-2.00万元", "公务接待费-较上年": "0.00万元", "公务接待费-较上年率": "", // nothing has no rate
		"三公经费-较预算": "-4.40万元", "三公经费-较上年": "-0.50万元", "三公经费-较上年率": "-8.20%",
		"会议费-决算数": "11.20万元", "会议费-较预算": "-0.80万元", "会议费-较上年": "-2.30万元", "会议费-较上年率": "-17.04%",
		"培训费-较预算": "0.30万元", "培训费-较上年": "0.00万元", "培训费-较上年率": "0.00%",
		"委托业务费-较预算": "-47.34万元", "委托业务费-较上年": "", "委托业务费-较上年率": "",
		"印刷费-较预算": "", "印刷费-较上年": "1.10万元", "印刷费-较上年率": "55.00%",
		"差旅费-较预算": "", "差旅费-较上年": "", "差旅费-全年预算数": "5.00万元",
		"一般性支出-决算数": "", // a list that need not be whole has no sum
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
}

// A sum of some of the three is compared with nothing: the other side may be of
// others.
func TestThriftOfSome(t *testing.T) {
	for name, e := range map[string]PublicExpense{
		"缺上年": {Item: "公务接待费", Revised: known(t, "2"), Outturn: known(t, "1")},
		"缺预算": {Item: "公务接待费", Outturn: known(t, "1"), Last: known(t, "1")},
		"缺决算": {Item: "公务接待费", Revised: known(t, "2"), Last: known(t, "1")},
	} {
		y := smallYear(t)
		y.ThreePublic = []PublicExpense{{Item: "因公出国（境）费", Revised: known(t, "8"), Outturn: known(t, "5.60"), Last: known(t, "6.10")}, e}
		got := printed(MoneyFacts(y))
		for _, end := range []string{OverBudget, SinceLastYear, GrowthRate} {
			if got["三公经费-"+end] != "" {
				t.Errorf("%s: 三公经费-%s is %s", name, end, got["三公经费-"+end])
			}
		}
		set := fact.NewSet()
		for _, f := range MoneyFacts(y) {
			if err := set.Add(f); err != nil {
				t.Fatal(err)
			}
		}
		if err := set.DeriveAll(ManagementFacts(y)); err != nil {
			t.Fatal(err)
		}
		rate, control := printed(set.All())["三公经费决算变动率"], printed(set.All())["三公经费控制率"]
		if (rate != "") != (name == "缺预算") || (control != "") != (name == "缺上年") {
			t.Errorf("%s: rate of change %q, of control %q", name, rate, control)
		}
	}
}
