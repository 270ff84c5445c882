package extract

import (
	"strings"
	"unicode/utf8"
)

// ofAnother reports a rate that names what it is of, where the amounts before it are of
// something else: a time of the year, the year before, one project, one fund. Such a rate fits
// them or says nothing of them: 全年支出714.06万元。截至9月底，预算执行率72.5%。
func (v view) ofAnother(i, spent int, bases []int, title string) bool {
	from, first := v.begins, spent
	if i > 0 {
		from = v.found[i-1].End
	}
	for _, b := range bases {
		first = min(first, b)
	}
	if spent > i || first > i {
		return false // behind the rate: they are said of it
	}
	own, said := v.between(from, v.found[i].Start), v.between(v.begins, from)
	own = own[strings.LastIndexAny(own, "。")+1:]
	if y := yearSaid.FindStringSubmatch(own); y != nil && title != "" && y[1] != title && !strings.Contains(said, y[1]) {
		return true
	}
	return OfAnother(said, own, v.found[i].label)
}

// OfAnother reports a rate of another time or of another thing than amounts: said are the words of
// these, own those between them and the rate, label is the rate's.
func OfAnother(said, own, label string) bool {
	if interim(own) || priorWord(own) != "" {
		return true
	}
	name := rateOwner(label)
	if k := strings.Index(own, name); k > 0 {
		said += own[:k]
	}
	return name != "" && !strings.Contains(said, name)
}

// interim reports words that end a time before the year does: 截至9月底, 上半年, 1—7月.
func interim(s string) bool {
	if yearsEnd.find(s) != "" {
		return false
	}
	if _, ok := monthsOf(s); ok || midYear.find(s) != "" {
		return true
	}
	for _, w := range []string{"截至", "截止", "到", "至"} {
		if k := strings.LastIndex(s, w); k >= 0 && strings.Contains(s[k:], "月") {
			return true
		}
	}
	return false
}

var (
	yearsEnd = newLexicon("12月", "十二月", "年底", "年末", "全年", "1—12", "1-12", "1至12")
	midYear  = newLexicon("上半年", "季度", "监控时", "监控期", "月底", "月末")
)

// rateOwner is what a rate is of, the words for all of a unit's money taken off; empty where it
// is of all: 本年度整体支出预算执行率.
func rateOwner(label string) string {
	label = strings.TrimPrefix(strings.TrimLeft(trimmed(label), "，,、：:；;（( 。"), "其中")
	if n := leadingYear(label); n > 0 {
		label = strings.TrimPrefix(label[n:], "度")
	}
	for {
		w := allOfMoney.at(label)
		if w == "" {
			break
		}
		label = label[len(w):]
	}
	for {
		w := allOfMoney.before(label)
		if w == "" {
			break
		}
		label = label[:len(label)-len(w)]
	}
	if utf8.RuneCountInString(label) < 2 {
		return ""
	}
	return label
}

// allOfMoney are words of a rate or an amount that is of all of a unit's money.
var allOfMoney = newLexicon("本年度", "本年", "年度", "全年", "当年", "本期", "整体", "总体", "综合", "总的", "总", "合计", "平均", "本部门", "本单位", "部门", "单位", "我局", "我馆", "我镇", "我院", "我校",
	"我中心", "我办", "我委", "本局", "本馆", "本镇", "本院", "本校", "本中心", "预算", "资金", "经费", "财政", "支出", "收支", "执行", "支付", "使用", "拨付", "完成", "执行率", "支付率", "支出率", "完成率", "使用率", "进度", "实际", "累计", "最终",
	"年末", "决算", "数", "率", "的", "度", "已", "则", "即", "因此", "故", "其")
