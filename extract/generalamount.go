package extract

import "strings"

// generalAmount reports heads and labels of amounts that are of no stage of the unit's budget,
// though a word of theirs is one of budgets elsewhere: 总投资, 本年计划, 到位资金, 查出问题金额. Their
// amounts have the general class.
func generalAmount(name string) bool {
	if hasAny(name, stagedNames...) {
		return false
	}
	return hasAny(name, generalNames...) || strings.HasSuffix(plainWord(lastName(name)), "计划")
}

var (
	// generalNames are words of such names.
	generalNames = []string{"投资", "到位", "到账", "收到", "年度计划", "本年计划", "当年计划", "全年计划", "计划数", "计划额", "问题", "违规", "违纪", "不规范", "查出", "核查", "损失", "浪费", "追缴", "涉案", "概算", "剩余", "未安排", "年均", "累计投入"}
	// stagedNames are words that name a stage all the same.
	stagedNames = []string{"预算", "年初", "批复", "申请", "申报", "可用", "可执行", "调整后", "资金总额", "执行", "支出", "决算"}
)

// stageless reports the label of an amount in a sentence that is of no stage of the budget of
// one year, whatever its last word is elsewhere: what is left or due, what one year has on
// average, a price.
func stageless(label string) bool {
	return hasAny(label, "剩余", "未安排", "年均", "平均", "应安排", "应拨", "应补", "应到") && !hasAny(label, "预算", "年初", "批复") || eachThing(label)
}

// cameIn reports the label of an amount that came in, or was put in over years. It is no
// budget either, but what rates of spending are of as often.
func cameIn(label string) bool {
	return hasAny(label, "到位", "到账", "累计投入", "累计下达", "累计安排") && !hasAny(label, "预算", "年初", "批复")
}

// eachThing reports a label that ends in what a price is for: 小学每生每年, 每场.
func eachThing(label string) bool {
	i := strings.LastIndex(label, "每")
	if i < 0 {
		return false
	}
	thing := strings.TrimPrefix(label[i+len("每"):], "个")
	if first := strings.Index(label, "每"); thing == "年" || thing == "月" || thing == "季度" {
		return first < i // 每年120万元 is no price
	}
	return thing != "" && len(thing) <= len("平方米")
}

// generalHead reports a cell whose class its heads and labels do not tell: the word that
// would is general.
func generalHead(c Cell) bool {
	if c.Head != "" {
		if _, known := stageWords.nearest(c.Head); known {
			return generalAmount(c.Head)
		}
	}
	return generalAmount(c.Side) && !hasAny(c.Head, stagedNames...)
}

// budgetNamed reports heads or labels that say that their amount is of a budget, or asked
// for as one; 金额, 补助 and 资金 alone do not, since what was paid is called so too.
func budgetNamed(label string) bool {
	return hasAny(label, "预算", "年初", "批复", "申请", "申报", "下达", "安排", "计划", "拨款", "资金", "经费", "项目金额", "项目总金额", "中央", "省级", "市级", "县级", "区级", "配套", "自筹")
}
