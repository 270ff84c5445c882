package extract

import (
	"regexp"
	"strings"
)

// planBehind matches the end of a name that sets the amount behind it up as what another is
// compared with: 决算比预算, 实际支出较年初预算数, 培训人次比计划.
var planBehind = regexp.MustCompile(`(?:比|较|同|与)(?:年初|全年|年度|本年|当年|调整后?|批复|原|既定)?的?(?:部门|单位)?(?:预算|计划|任务|目标|指标|定额|控制数|限额|标准)(?:安排)?(?:数|额|值)?(?:的|为)?$`)

// againstPlan reports such a name.
func againstPlan(label string) bool { return planBehind.MatchString(trimmed(label)) }

// unspent are words of what was not spent, which no growth is of unless it says so.
var unspent = []string{"未支出", "未支付", "未拨付", "未使用", "未执行", "未下达", "未形成支出", "尚未", "剩余", "结余", "结转", "节余", "待支付"}

// notLeftOver returns the level that a change in a sentence of its own is of: 未支出385万元，为
// 工程尾款。比上年1.3亿元下降4.04% is not of what was not spent but of the level before it; -1 where
// none is in sight.
func (v view) notLeftOver(i, now int) int {
	if now < 0 || !hasAny(v.found[now].label, unspent...) || hasAny(v.found[i].label, unspent...) ||
		!strings.ContainsAny(v.between(v.found[now].End, v.found[i].Start), "。；;") {
		return now
	}
	for j := now - 1; j >= 0 && j > i-mostNearBy; j-- {
		if x := &v.found[j]; x.is == level && unitRoot(x.Unit) == unitRoot(v.found[now].Unit) && !hasAny(x.label, unspent...) && !x.aimed() {
			return j
		}
	}
	return -1
}

// aimed reports an amount that was planned.
func (x *Found) aimed() bool {
	return x.Kind == BudgetInitial || x.Kind == BudgetAdjusted || hasAny(x.label, "预算", "计划", "目标")
}

// ofProduct reports a number that is multiplied, or the price of one thing, which is no part
// of a sum: 1,400元 of 5,400批次×1,400元=756.00万元 and 6,500元 of 每台6,500元.
func (v view) ofProduct(i int) bool {
	x := &v.found[i]
	before := strings.TrimRight(v.line.Text[:x.Start], " ")
	behind := strings.TrimLeft(v.line.Text[x.End:], " ")
	return hasSuffixAny(before, "×", "*", "＊") || prefix(behind, "×", "*", "＊") != "" || priceOfOne.MatchString(x.label)
}

// priceOfOne matches the end of a name that says what one thing costs: 每台, 单价, 每人每年补助.
var priceOfOne = regexp.MustCompile(`^(?:每(?:一)?(?:台|套|人|户|亩|辆|件|个|次|场|批次|公里|米|平方米|吨|张|册|名|支|盏|棵|株|天|月|年|人次|班|校|村|间|座|处|项|组|份|条|头|只)(?:每(?:年|月|天|次|人))?(?:补助|补贴|单价|价格|约|为)?|(?:平均)?单价(?:为|约)?)$`)
