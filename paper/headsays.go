package paper

import (
	"slices"
	"strings"
)

// valueless reports the head of a column of numbers that are none of amounts, by its last
// noun: 联系电话, 预算年度; not 电话费, 年度考核奖.
func valueless(low string) bool {
	return slices.ContainsFunc(noValue, func(w string) bool { return strings.HasSuffix(low, w) })
}

// codesHead reports heads of which one is of codes: 科目编码.
func codesHead(head string) bool {
	for part := range strings.SplitSeq(head, "·") {
		if w := HeadWords(part); strings.HasSuffix(w, "编码") || strings.HasSuffix(w, "代码") {
			return true
		}
	}
	return false
}

// addsNothing reports a head whose figures do not add up: rates, prices and the like. An
// amount that only holds such a word in its name adds up: 均衡性转移支付, 工程进度款,
// 标准化建设费.
func addsNothing(head string) bool {
	if isPrice(head) {
		return true
	}
	if !HasAny(head, noSums...) {
		return false
	}
	if HasAny(head, "%", "％", "‰", "单价", "占比", "比重", "得分", "总分", "评分") {
		return true
	}
	word := strings.NewReplacer("均衡", "", "均等", "", "标准化", "", "效率", "", "占地", "", "占道", "", "占用", "", "进度款", "款").Replace(HeadWords(head))
	return HasAny(word, noSums...) && !(strings.HasSuffix(word, "费") && !HasAny(word, "均", "占", "标准"))
}
