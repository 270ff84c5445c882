package budget

import (
	"strings"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// coverage counts projects and those evaluated (自评覆盖情况): a project that is said
// to be evaluated and has no indicators is given no score, and is not counted. As long
// as no project says whether it was evaluated, how many were is not known.
func (m *moneyFacts) coverage() {
	all, done, said := 0, 0, false
	var covered num.Fen
	var scoreless, open []string
	for _, l := range m.year.Projects() {
		all++
		said = said || l.SelfSaid || l.SelfAssessed || l.Exempt != ""
		switch {
		case m.year.Assessed(l):
			done++
			covered += m.year.Revised(l).Fen
			open = append(open, m.lacking[l.ID+"-"+StageRevised]...)
		case l.SelfAssessed:
			scoreless = append(scoreless, l.ID)
		}
	}
	if all == 0 {
		return
	}
	ground := fact.Account{Kind: fact.Budget, Grade: "系统导出", Place: m.linesAt()}
	count := func(id string, n int, text string) {
		acc := ground
		acc.Text = text
		m.out = append(m.out, fact.Fact{ID: id, Name: id, Value: fact.Number(num.Int(int64(n)).Ratio(), num.MustUnit("个")),
			Sample: m.year.Sample, Account: acc})
	}
	count("项目数", all, "预算表中项目支出的行数")
	switch {
	case m.year.Partly:
		m.uncovered(sumOf("指标、任务或“自评”有看不懂的，先不给出", fault.Place{}))
		return
	case !said:
		m.uncovered(fact.Account{Kind: fact.Budget, Grade: "系统导出", Place: m.linesAt(),
			Text: "预算表各项目的“自评”都还空着，没有填是不是自评，先不给出"})
		return
	}
	says := "预算表中“自评”为是、有指标可以计分的项目行数"
	if len(scoreless) > 0 {
		says += "；" + strings.Join(scoreless, "、") + "标明自评，没有指标，不计分，没有计入"
	}
	count("自评项目数", done, says)
	acc := ground
	acc.Text = "自评项目的全年预算数之和"
	if len(open) > 0 {
		m.blank("自评项目-全年预算数", "自评项目全年预算数", acc.Text, acc.Place, open)
	} else {
		m.put("自评项目-全年预算数", "自评项目全年预算数", covered, acc)
	}
	rate, _ := num.Quo(num.Int(int64(done)).Ratio(), num.Int(int64(all)).Ratio())
	m.out = append(m.out, fact.Fact{ID: "自评覆盖率", Name: "项目绩效自评覆盖率", Value: fact.Number(rate.Mul(num.Hundred), num.Pct),
		Display: fact.Places(2), Sample: m.year.Sample,
		Account: sumOf("自评项目数 ÷ 项目数", fault.Place{}, "自评项目数", "项目数")})
}

// uncovered puts the figures of a coverage that is not known, with what is missing.
func (m *moneyFacts) uncovered(missing fact.Account) {
	for _, f := range [][2]string{{"自评项目数", "自评项目数"}, {"自评项目-全年预算数", "自评项目全年预算数"}, {"自评覆盖率", "项目绩效自评覆盖率"}} {
		m.out = append(m.out, fact.Fact{ID: f[0], Name: f[1], Sample: m.year.Sample, Account: missing})
	}
}
