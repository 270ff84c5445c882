package extract

import "strings"

// priceWords end what stands before a price or a rate of aid.
var priceWords = newLexicon("人均", "人均补助", "人均补贴", "户均", "户均补助", "每人", "每户", "每亩", "每件", "每套", "每台", "每公里", "单价", "补助标准", "补贴标准", "每人补助", "每户补助", "每亩补助",
	"每人补贴", "每亩补贴", "每户补贴", "每人发放", "每户发放")

// moreFactors are words behind which a price and a number are not all that is multiplied.
var moreFactors = []string{"月", "季", "天", "次", "期", "年", "其中", "另", "预付", "已付", "尾款", "首付", "%"}

// priced recomputes 人均补助500元，补助312人，共计15.6万元.
func (c *claimer) priced(l *Line, index int, t []Token) {
	for _, k := range t {
		if k.Class != Quantity || k.Approx != "" {
			return
		}
	}
	money := func(k Token) bool { return k.Unit == "元" }
	before := strings.TrimSuffix(strings.TrimSuffix(window(l.Text[:t[0].Start]), "为"), "标准")
	if !money(t[0]) || money(t[1]) || !money(t[2]) || t[1].Scale != "" || priceWords.before(before) == "" && priceWords.before(before+"标准") == "" {
		return
	}
	first, second := l.Text[t[0].End:t[1].Start], l.Text[t[1].End:t[2].Start]
	if strings.ContainsAny(first+second, "。；;") || hasAny(first+second+l.Text[max(0, t[0].Start-longestReach):t[0].Start], moreFactors...) || !hasAny(second, "共计", "合计", "总计", "共") || len(second) > 30 {
		return
	}
	v := valueOf(t[0].Number, t[0].Measured()).Mul(valueOf(t[1].Number, t[1].Unit))
	c.calculated(l, index, t[0].Start, t[2], v, t[0].Written+"*"+t[1].Written)
}
