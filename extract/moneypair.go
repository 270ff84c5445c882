package extract

import "strings"

// pairedKind is the kind of an amount that words beside it tell whatever its own word
// is: 年初120万元 behind a budget, what a rate comes to, and a budget by name whose
// spending follows.
func (f *finder) pairedKind(c context) (FoundKind, bool) {
	label := trimmed(c.label)
	n := len(f.out)
	switch {
	case label == "年初":
		return BudgetInitial, true // 全年预算150万元（年初120万元）
	case n > 0 && f.out[n-1].Kind == ExecutionRate && sameAsRate.in(strings.Trim(c.gap, "，,（( ")):
		return Outturn, true // 执行率95%，即1852.5万元
	case !strings.HasSuffix(label, "预算") && !strings.HasSuffix(label, "预算支出") || !spentFollows(c.after):
		return "", false
	}
	if k, ok := stageWords.nearest(label); ok && k != Expenditure {
		return "", false
	}
	for i := n - 1; i >= 0; i-- {
		if k := f.out[i].Kind; k == BudgetInitial || k == BudgetAdjusted {
			return k, true // 其中：一般公共预算1500万元，执行1440万元
		}
	}
	return BudgetInitial, true
}

// sameAsRate stand between a rate and the amount that it comes to.
var sameAsRate = newLexicon("即", "也就是", "折合", "计", "合", "共计")

// spentWords begin the label of what was spent of the amount before it.
var spentWords = newLexicon("执行", "支出", "实际", "已", "全年执行", "全年支出", "决算", "支付", "使用", "拨付")

// longestSpent is how many bytes such a phrase is looked at, with its amount.
const longestSpent = 90

// spentFollows reports that the next phrase of a text is of what was spent.
func spentFollows(after string) bool {
	rest := strings.TrimLeft(after, "，, ")
	w := spentWords.at(rest)
	if rest == after || w == "" {
		return false
	}
	for _, t := range Tokens(rest[:min(len(rest), longestSpent)]) {
		if t.Counts() {
			return t.Unit != "%" // 执行96.25% is said of what was spent
		}
	}
	return true
}
