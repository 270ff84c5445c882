package budget

import (
	"slices"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// The facts that compare an expense with its budget and with last year's
// (过紧日子), after the id of the expense.
const (
	OverBudget    = "较预算"  // outturn less revised budget
	SinceLastYear = "较上年"  // outturn less last year's
	GrowthRate    = "较上年率" // of last year's
)

const (
	stageLast   = "上年决算数"
	publicTotal = "三公经费"
)

// expenses puts the stages of a list of expenses among the facts and returns, by
// stage, the ids of those that are known.
func (m *moneyFacts) expenses(list []PublicExpense, table string) map[string][]string {
	known := map[string][]string{}
	ground := fact.Account{Kind: fact.Budget, Grade: "系统导出", Place: fault.Place{File: "预算/三公与采购.yaml"}}
	for _, stage := range expenseStages {
		for _, e := range list {
			a := stage.of(e)
			if !a.Known {
				continue
			}
			id := PublicID(e.Item) + "-" + stage.name
			ground.Text = table + "表“" + e.Item + "”的" + stage.name
			m.put(id, e.Item+stage.name, a.Fen, ground)
			known[stage.name] = append(known[stage.name], id)
		}
	}
	return known
}

var expenseStages = []struct {
	name string
	of   func(PublicExpense) Amount
}{
	{StageOriginal, func(e PublicExpense) Amount { return e.Original }}, {StageRevised, func(e PublicExpense) Amount { return e.Revised }},
	{StageOutturn, func(e PublicExpense) Amount { return e.Outturn }}, {stageLast, func(e PublicExpense) Amount { return e.Last }},
}

// compared puts how far an expense lies from its budget and from last year's,
// where both are known. Nothing has no rate of growth.
//
// Clause: thrift/4
func (m *moneyFacts) compared(id, name string) {
	spent, ok := m.amounts[id+"-"+StageOutturn]
	if !ok {
		return
	}
	at := fault.Place{File: "预算/三公与采购.yaml"}
	if revised, ok := m.amounts[id+"-"+StageRevised]; ok {
		m.put(id+"-"+OverBudget, name+"决算数比全年预算数", spent-revised, sumOf("决算数 - 全年预算数", at, id+"-"+StageOutturn, id+"-"+StageRevised))
	}
	last, ok := m.amounts[id+"-"+stageLast]
	if !ok {
		return
	}
	inputs := []string{id + "-" + StageOutturn, id + "-" + stageLast}
	m.put(id+"-"+SinceLastYear, name+"决算数比上年", spent-last, sumOf("决算数 - 上年决算数", at, inputs...))
	if rate, ok := num.Quo(num.Int(int64(spent-last)).Ratio(), num.Int(int64(last)).Ratio()); ok {
		m.out = append(m.out, fact.Fact{ID: id + "-" + GrowthRate, Name: name + "决算数比上年的变动率",
			Value: fact.Number(rate.Mul(num.Hundred), num.Pct), Display: fact.Places(2),
			Sample: m.year.Sample, Account: sumOf("（决算数 - 上年决算数）÷ 上年决算数", at, inputs...)})
	}
}

// PublicWhole reports whether every one of the three public expenses knows a
// stage: else nothing is known of their sum at that stage.
func (y *Year) PublicWhole(stages ...string) bool {
	return !slices.ContainsFunc(stages, func(s string) bool { return len(y.publicLacking(s)) > 0 })
}

// publicLacking names the public expenses that leave a stage blank.
func (y *Year) publicLacking(name string) []string {
	var out []string
	for _, stage := range expenseStages {
		for _, e := range y.ThreePublic {
			if stage.name == name && !stage.of(e).Known {
				out = append(out, e.Item)
			}
		}
	}
	return out
}
