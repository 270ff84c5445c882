package extract

import (
	"strings"

	"jiheng/num"
)

// A Basis is what a rate can be computed from: what was spent, added up, over the
// budgets, added up. Both are figures of the paragraph, in its order.
type Basis struct {
	Spent, Budgets []int
	Sure           bool // nothing else can be meant
}

// Wholes returns what rate k can be of where parts were spent before it: 上半年120万元、下半年
// 165万元 of one budget, or several funds with a budget and an outturn each before
// 合计执行率; the likeliest first. open reports that the last of the parts is not what the rate
// is of, unless it fits; there may then be no basis. It is false where the parts stand
// alone, and where a rate fits the figures right before it.
func (n Nest) Wholes(k int) (bases []Basis, open bool) {
	whole := wholeRates.find(n.label(k)) != ""
	rows, clear := n.rowsBefore(k, whole)
	last := len(rows) - 1
	if last < 0 || n.anyFits(rows[last], k) {
		return nil, false
	}
	switch {
	case last == 0 && len(rows[0].spent) > 1 && !rows[0].mixed:
		return n.spentInParts(rows[0])
	case last == 0, !whole && (rows[last-1].rated || PartName(n.label(k)) != ""):
		return nil, false
	}
	sum := Basis{Sure: clear && counted.find(n.label(k)) != "" && averaged.find(n.label(k)) == ""}
	for i, r := range rows {
		if len(r.spent) != 1 || len(r.budgets) == 0 || r.mixed {
			return nil, whole || i == last
		}
		if i == 0 && whole && r.name == "" { // the whole itself
			return []Basis{{Spent: r.spent, Budgets: r.budgets[len(r.budgets)-1:]}}, true
		}
		sum.Sure = sum.Sure && r.name != ""
		sum.Spent, sum.Budgets = append(sum.Spent, r.spent[0]), append(sum.Budgets, r.budgets[len(r.budgets)-1])
	}
	return []Basis{sum}, true
}

// counted are words of a rate that is of all that was listed before it, averaged those of
// one that may be reckoned otherwise.
var (
	counted  = newLexicon("合计", "总执行", "总体", "整体", "总支", "总预算", "综合", "两项", "三项", "四项", "两个", "三个", "四个")
	averaged = newLexicon("平均")
)

// A ratedRow is a budget with what was spent of it.
type ratedRow struct {
	name           string
	budgets, spent []int
	rated          bool
	mixed          bool // the budgets are of several things
}

// mostListed is how many figures before a rate it is looked for what it is of.
const mostListed = 64

// rowsBefore reads the rows of the sentence before rate k, from the rate before it on;
// from its start where the rate is of the whole. clear is false where amounts stand among
// them of which nobody knows what they are.
func (n Nest) rowsBefore(k int, whole bool) (rows []ratedRow, clear bool) {
	first := k
	for first > 0 && k-first < mostListed && !strings.ContainsAny(n.text[n.all[first-1].End:n.all[first].Start], "。！？") &&
		(whole || n.all[first-1].Is != SaidRate) {
		first--
	}
	clear = !strings.Contains(n.text[n.all[first].Start:n.all[k].Start], "等")
	var r ratedRow
	flush := func() {
		if len(r.budgets)+len(r.spent) > 0 {
			rows = append(rows, r)
		}
		r = ratedRow{}
	}
	for j := first; j < k; j++ {
		f, label := n.all[j], n.label(j)
		if f.Is == SaidRate {
			r.rated = len(r.spent) > 0
			continue
		}
		name := PartName(label)
		_, span := monthsOf(label)
		if f.Is == SaidOther || n.List[j] != n.List[k] && !(span && n.spanOf(j, k)) {
			continue
		}
		switch is := f.Is; {
		case span && len(r.budgets) > 0 && (is != SaidBudget || n.As[j]):
			r.spent = append(r.spent, j)
		case is == SaidBudget:
			if len(r.spent) > 0 && len(r.budgets) > 0 {
				flush()
			}
			r.mixed = r.mixed || r.name != "" && name != "" && name != r.name
			r.budgets = append(r.budgets, j)
			r.name = firstWord(r.name, name)
		case is == SaidOutturn:
			if r.rated {
				flush()
			}
			r.spent = append(r.spent, j)
		default:
			clear = clear && restWords.find(label) != ""
		}
	}
	flush()
	return rows, clear
}

// restWords are of amounts that are what is left of a budget, and no part of what was spent.
var restWords = newLexicon("结转", "结余", "剩余", "收回", "上缴", "未支", "未执行")

func firstWord(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// spanOf reports a part of the year in the list of parts of a budget that stands where rate k
// does: 全年预算400万元，其中上半年支出180万元.
func (n Nest) spanOf(j, k int) bool {
	list := n.List[j]
	return list >= 0 && n.Lists[list].Parent == n.List[k] && n.Lists[list].Owner >= 0 && n.all[n.Lists[list].Owner].Is == SaidBudget
}

// spentInParts gives the bases of a rate behind one budget and several amounts that were
// spent. They make up the whole where they are of the parts of a year, or are a set that
// is everything; others may.
func (n Nest) spentInParts(r ratedRow) (bases []Basis, open bool) {
	if len(r.budgets) == 0 {
		return nil, false
	}
	sum := Basis{Spent: r.spent, Budgets: r.budgets[len(r.budgets)-1:]}
	names := map[string]bool{}
	var spans []monthSpan
	for _, j := range r.spent {
		label := n.label(j)
		name := spentOn(label)
		if m, ok := monthsOf(label); ok {
			spans, name = append(spans, m), label
		}
		if name == "" || names[name] {
			return nil, false
		}
		names[name] = true
	}
	if len(spans) > 0 {
		if sum.Sure = len(spans) == len(r.spent) && wholeYear(spans); !sum.Sure {
			return nil, true
		}
		return []Basis{sum}, true
	}
	sum.Sure = len(r.spent) == 2 && strings.HasPrefix(n.label(r.spent[0]), "基本支出") && strings.HasPrefix(n.label(r.spent[1]), "项目支出")
	return []Basis{sum}, true
}

// spentOn is what a label says that money was spent on: 甲公司 of 支付甲公司; empty where it
// says nothing, or that it is all.
func spentOn(label string) string {
	if name := PartName(label); name != "" {
		return name
	}
	label = strings.TrimLeft(label, "，,、：:；; 和及其中")
	for _, w := range []string{"实际", "已", "累计", "支付", "拨付", "支出", "用于", "列支", "付"} {
		label = strings.TrimPrefix(label, w)
	}
	if wholeWords.find(label) != "" {
		return ""
	}
	return strings.Trim(trimmed(label), "数金额资款的")
}

// anyFits reports that a rate fits what was spent of a budget of its row.
func (n Nest) anyFits(r ratedRow, k int) bool {
	for _, s := range r.spent {
		for _, b := range r.budgets {
			if n.Fits(Basis{Spent: []int{s}, Budgets: []int{b}}, k) {
				return true
			}
		}
	}
	return false
}

// Fits reports that rate k, rounded or cut off, is that of a basis.
func (n Nest) Fits(b Basis, k int) bool {
	var top, bottom num.Ratio
	for _, j := range b.Spent {
		top = top.Add(n.all[j].Value)
	}
	for _, j := range b.Budgets {
		bottom = bottom.Add(n.all[j].Value)
	}
	q, ok := num.Quo(top, bottom)
	step := num.One
	for range n.all[k].Places {
		step = step.Mul(tenth)
	}
	return ok && q.Mul(num.Hundred).Sub(n.all[k].Value).Abs().Cmp(step) < 0
}

// label is the last phrase before figure k.
func (n Nest) label(k int) string {
	from := 0
	if k > 0 {
		from = n.all[k-1].End
	}
	p, _ := lastPhrase(dropBrackets(window(n.text[from:n.all[k].Start])))
	return p
}
