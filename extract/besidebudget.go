package extract

import "strings"

// notSpent begin what stands behind an amount that was neither spent nor planned: 12万元未支付.
var notSpent = newLexicon("未支付", "未支出", "未执行", "未使用", "未拨付", "未付", "未拨", "未列支", "未兑付", "未报账", "未到位", "尚未", "仍未", "暂未", "没有支付", "没有支出", "待支付", "待拨付",
	"结转", "结余", "收回财政", "被收回", "被财政收回", "上缴国库")

// besideBudget reads the amount by which something lies below or above a budget: 低于预算0.80万元,
// 超预算50.30万元. It is no budget where the amount before it says so: one that lies below 5.05万元
// may have that as its budget. Of an amount that may be either nothing is made.
func (f *finder) besideBudget(x *Found, c context) bool {
	word := strings.TrimRight(c.label, "了约近共 ")
	for _, w := range []string{"数", "总额", "额", "金额"} {
		word = strings.TrimSuffix(word, w)
	}
	word, ok := strings.CutSuffix(word, "预算")
	if !ok || !c.own {
		return false
	}
	for _, w := range []string{"年初", "全年", "调整后", "调整", "批复", "当年", "本年", "年度"} {
		word = strings.TrimSuffix(word, w)
	}
	below, above := belowWords.before(word), aboveWords.before(word)
	if below == "" && above == "" || hasSuffixAny(strings.TrimSuffix(word, above), "不", "未", "没有", "并未") {
		return false
	}
	base := -1
	if !strings.ContainsAny(c.gap, "。；;") {
		base = f.level(len(f.out)-1, false)
	}
	kind, is := Indicator, other
	if base >= 0 && f.out[base].Money() {
		of := f.out[base].number
		switch {
		case below != "" && x.number.Cmp(of) > 0:
			return false // 支出4.80万元，低于预算5.05万元
		case below != "", x.number.Cmp(of) >= 0, x.number.Add(x.number).Cmp(of) < 0:
			is = change
		default:
			base = -1
		}
	} else {
		base = -1
	}
	x.Kind, x.is, x.base = kind, is, base
	return true
}

var (
	belowWords = newLexicon("低于", "少于", "小于", "短于", "不及")
	aboveWords = newLexicon("超", "超过", "超出", "高于", "多于", "大于", "突破")
)
