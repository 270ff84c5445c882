package extract

import "strings"

// adjustHeads say no more than 调整 and 预算: they head the budget after the change, or
// the change.
var adjustHeads = newLexicon("调整预算", "调整预算数", "调整预算金额", "调整预算额", "预算调整", "预算调整数", "预算调整额", "预算调整金额", "年中调整预算", "年中调整预算数", "调整")

// AdjustingHead reports a head that names what was done to a budget in the year, and no
// budget: 年中调整, 中期调整.
func AdjustingHead(word string) bool {
	return hasPrefixAny(word, "年中", "中期", "年度中", "期中", "半年") && hasSuffixAny(word, "调整", "变更", "调剂", "调整情况", "变动")
}

// changeBeside reports the change of a budget in a column 调整预算: its head has both
// signs, the amount is below zero, or a column of the full-year budget stands beside it.
func changeBeside(l *Line, c Cell) bool {
	head := lastName(c.Head)
	if !adjustHeads.in(plainWord(head)) {
		return false
	}
	if _, inside, ok := strings.Cut(strings.ReplaceAll(head, "（", "("), "("); ok && hasAny(inside, "+", "＋", "增") && hasAny(inside, "-", "－", "−", "—", "减") {
		return true
	}
	for _, o := range l.Cells {
		word := plainWord(lastName(o.Head))
		if o.Col != c.Col && (hasAny(word, "全年预算", "调整后") || word == "全年" && strings.Contains(o.Head, "预算")) {
			return true
		}
	}
	return false
}

// actualHeads stand behind a year and head what was spent in it, in a table of money.
var actualHeads = newLexicon("实际", "实际数", "实绩", "实支", "发生", "实际发生", "实际完成")

// spentBeside reports a column 2024年实际 beside one that is of a year too and says of
// which stage of money it is: 2024年预算.
func spentBeside(l *Line, c Cell) bool {
	head := plainWord(lastName(c.Head))
	if !yearHead(head) || !actualHeads.in(strings.TrimPrefix(head[len("2024年"):], "度")) {
		return false
	}
	for _, o := range l.Cells {
		if word := plainWord(lastName(o.Head)); o.Col != c.Col && yearHead(word) && hasAny(word, "预算", "决算") {
			return true
		}
	}
	return false
}
