package extract

import (
	"regexp"
	"strings"
)

// givesPoints finds in a clause words by which points are given or taken, neverPoints those that
// only a rule says.
var (
	givesPoints = regexp.MustCompile(`(?:扣|加|减|得|计|奖|给|记)[0-9.一二三四五六七八九十]{1,6}分|扣分|扣减|加分`)
	neverPoints = []string{"不得分", "不计分", "不扣分", "得满分", "得全分", "得0分", "得零分", "扣完", "扣满", "酌情扣"}
	// shortOf stand before what is missing or beyond, and takes points.
	shortOf = []string{"少", "缺", "差", "漏", "低于", "低", "不足", "未达到", "未达", "高于", "达到", "达", "超过", "超", "小于", "大于", "迟", "晚", "逾期", "每"}
	// happened stand in clauses that tell why points were taken.
	happened = []string{"因", "由于", "共", "实际", "已", "本次", "累计"}
)

// scoring reports a number of a rule by which points are given, and of nothing that was done (amounts of money are bounds that other rules look at):
// 每少1场扣1分, 不足80%的不得分, 低于95%的，每差1%扣2分.
func (f *finder) scoring(t Token) bool {
	if (t.Unit == "分" || t.Unit == "") && f.gradeBound(t.Start, t.End) {
		return true
	}
	if strings.HasSuffix(t.Unit, "元") || !strings.Contains(f.line.Text, "分") {
		return false
	}
	text := f.line.Text[:f.to]
	before, behind := text[max(f.from, t.Start-longestReach):t.Start], text[t.End:min(f.to, t.End+longestReach)]
	if i := strings.LastIndexAny(before, "。；;，,：:（()）|"); i >= 0 {
		before = strings.ToValidUTF8(before[i:], "")
	}
	clause, next := behind, ""
	if i := strings.IndexAny(behind, "。；;，,（()）|"); i >= 0 {
		clause, next = behind[:i], behind[i:]
	}
	each := strings.Contains(eachTime.Replace(before+t.Text), "每")
	if t.Unit == "分" {
		return each && hasSuffixAny(before, "扣", "加", "减", "奖", "计", "得")
	}
	gives := givesPoints.MatchString(clause)
	switch {
	case each && gives, hasAny(clause, neverPoints...):
		return true
	case strings.HasPrefix(clause, "的") && len(clause) == len("的") && strings.HasPrefix(next, "，"):
		rule, _, _ := strings.Cut(next[len("，"):], "。")
		rule, _, _ = strings.Cut(rule, "，")
		return givesPoints.MatchString(rule) || hasAny(rule, neverPoints...)
	case !gives || hasAny(before, happened...):
		return false
	}
	return strings.HasPrefix(clause, "的") || hasAny(clause, "不", "未", "没") || isBound(t.Approx) || hasPrefixAny(t.Text, shortOf...) || hasSuffixAny(before, shortOf...)
}
