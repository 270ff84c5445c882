package extract

import (
	"strings"

	"jiheng/num"
)

// movesAlone are labels of what was added to a budget or taken off, and of nothing else.
var movesAlone = newLexicon("追加", "年中追加", "追加预算", "年中追加预算", "本年追加", "追加数", "追加金额", "调增", "调增数", "调增预算", "年中调增", "核增", "追减", "追减预算", "调减", "调减数", "调减预算", "年中调减", "核减", "压减",
	"调入", "调出", "预算追加", "预算调增", "预算调减", "预算追减", "年中追加数", "年中调增数", "年中调减数", "追加额", "调增额", "调减额", "核减数", "压减数")

// keyedMoves recomputes the budget as it stands from the first one and what moved it, where a table
// gives each beside its label: 年初预算 | 700 | 追加 | 32.30 | 调减 | 5 | 调整后预算 | 722.30.
func (c *claimer) keyedMoves(pieces []*piece) {
	byTable := map[int][]*Found{}
	var tables []int
	for _, p := range pieces {
		l := &c.lines[p.line]
		if l.Kind != Row || l.Table == 0 {
			continue
		}
		if byTable[l.Table] == nil {
			tables = append(tables, l.Table)
		}
		for i := range p.found {
			byTable[l.Table] = append(byTable[l.Table], &p.found[i])
		}
	}
	for _, t := range tables {
		c.movesOf(byTable[t])
	}
}

// movesOf adds the claim of one table: none where a label speaks of more than the whole budget.
func (c *claimer) movesOf(all []*Found) {
	var first, last *Found
	var moves []*Found
	for _, f := range all {
		label, _, _ := strings.Cut(f.Subject, "·")
		label = strings.Trim(dropBrackets(label), "，,：: ")
		switch {
		case !f.Money() || !exact(f):
		case movesAlone.in(label):
			moves = append(moves, f)
		case budgetMoves.find(label) != "" && !strings.HasPrefix(label, "调整后") && !strings.HasPrefix(label, "调整预算"):
			return
		case f.Kind == BudgetInitial && ofAllMoney(label):
			if first != nil {
				return
			}
			first = f
		case f.Kind == BudgetAdjusted && ofAllMoney(label):
			if last != nil {
				return
			}
			last = f
		}
	}
	if first == nil || last == nil || len(moves) == 0 {
		return
	}
	sum, words, figures := first.number, first.Value, []Found{*last, *first}
	for _, m := range moves {
		by, sign := m.number, "+"
		if budgetCuts.find(m.Subject) != "" && by.Sign() > 0 {
			by, sign = by.Neg(), "-"
		}
		sum, words, figures = sum.Add(by), words+sign+m.Value, append(figures, *m)
	}
	off := sum.Sub(last.number).Abs()
	if off.Cmp(roundingOf(figures).Max(tail(last))) <= 0 || c.claims(RuleSum, last) {
		return
	}
	if ratio, ok := num.Quo(sum, last.number); !ok || ratio.Cmp(partOf("0.5")) < 0 || ratio.Cmp(partOf("2")) > 0 {
		return
	}
	c.add(Claim{Rule: RuleSum, Claim: strings.Trim(last.Subject, "·") + last.Value + last.Unit, Recomputed: words + " = " + inUnit(sum, last),
		Note: "相差" + inUnit(off, last)}, figures...)
}
