package budget

import (
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// management lists the common management indicators that the budget alone
// decides (共性指标), each by the facts that it needs; the last of them stands
// below the line.
var management = []struct {
	id, formula string
	needs       []string
}{
	{"预算完成率", "合计-决算数 / 合计-全年预算数", []string{"合计-决算数", "合计-全年预算数"}},
	{"三公经费控制率", "三公经费-决算数 / 三公经费-全年预算数", []string{"三公经费-决算数", "三公经费-全年预算数"}},
	{"三公经费决算变动率", "(三公经费-决算数 - 三公经费-上年决算数) / 三公经费-上年决算数", []string{"三公经费-决算数", "三公经费-上年决算数"}},
	{"公用经费控制率", "公用经费-决算数 / 公用经费-全年预算数", []string{"公用经费-决算数", "公用经费-全年预算数"}},
	{"政府采购执行率", "政府采购-合计 / 政府采购-预算数", []string{"政府采购-合计", "政府采购-预算数"}},
	{"结转结余率", "结转下年数 / 合计-全年预算数", []string{"结转下年数", "合计-全年预算数"}},
	{"预算调整率", "预算调整总额 / 合计-年初预算数", []string{"预算调整总额", "合计-年初预算数"}},
}

// ManagementFacts returns the definitions of the common management indicators
// for which the year has the money, and something below the line; they are
// shown beside the score, and scored only where a place's own table says so.
//
// Clause: department-common/management
func ManagementFacts(y *Year) []fact.Derived {
	have := map[string]num.Ratio{}
	for _, f := range MoneyFacts(y) {
		if f.Value.IsNumber() {
			have[f.ID] = f.Value.Number
		}
	}
	var out []fact.Derived
	for _, m := range management {
		ok := have[m.needs[len(m.needs)-1]].Sign() != 0 && (m.id != "三公经费决算变动率" || y.PublicWhole(StageOutturn, stageLast)) &&
			(m.id != "三公经费控制率" || y.PublicWhole(StageOutturn, StageRevised))
		for _, n := range m.needs {
			_, known := have[n]
			ok = ok && known
		}
		if ok {
			out = append(out, fact.Derived{Fact: fact.Fact{ID: m.id, Name: m.id, Display: fact.Places(2),
				Account: fact.Account{Place: fault.Place{File: "预算/预算.csv"}}}, Formula: m.formula, Unit: num.Pct})
		}
	}
	return out
}
