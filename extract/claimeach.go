package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// eachEnds may stand behind 人均 or 每人.
var eachEnds = newLexicon("补助", "补贴", "发放", "标准", "救助", "奖励", "费用", "金额", "支出", "资助", "投入", "为", "是", "约", "补偿", "慰问金", "补助标准", "补贴标准", "单价", "价格")

// eachUnit returns what an amount is for one of: 人 of 人均补助, 户 of 每户; empty for others.
func eachUnit(label string) string {
	for w := eachEnds.before(label); w != "" && w != label; w = eachEnds.before(label) {
		label = label[:len(label)-len(w)]
	}
	if head, ok := strings.CutSuffix(label, "均"); ok {
		_, n := utf8.DecodeLastRuneInString(head)
		return head[len(head)-n:]
	}
	if i := strings.LastIndex(label, "每"); i >= 0 && utf8.RuneCountInString(label[i:]) <= 3 && strings.Count(label, "每") == 1 {
		return label[i+len("每"):]
	} else if i >= 0 && strings.Count(label, "每") == 1 && utf8.RuneCountInString(label[i:]) <= 7 {
		return units.at(label[i+len("每"):]) // 每台设备单价
	}
	return ""
}

// otherFactors are words beside a number and a price that say that there is more to it.
var otherFactors = []string{"月", "季", "每年", "/年", "年限", "天", "学期", "其中", "另", "预付", "已付", "尾款", "首付", "分期", "累计", "两次", "每次", "折", "等"}

// eachTimes recomputes an amount from what one gets and how many there are, in any order:
// 救助96人，每人10000元，支出96万元. The clause must hold one number of such things and one
// other amount.
func (c *claimer) eachTimes(v view) {
	for i := range v.found {
		f := &v.found[i]
		if !f.Money() || !exact(f) || !hasAny(f.label, "均", "每", "单价") {
			continue
		}
		unit := eachUnit(trimmed(f.label))
		if unit == "" && strings.HasSuffix(trimmed(f.label), "单价") && !strings.Contains(f.label, "每") {
			unit = v.countBehind(i)
		}
		if unit == "" || c.claimed(RuleAverage, f) {
			continue
		}
		if many, sum := v.countAndSum(i, unit); many >= 0 && sum >= 0 {
			c.each(v, f, &v.found[many], &v.found[sum])
		}
	}
}

// claimed reports that a figure is recomputed already.
func (c *claimer) claimed(rule string, f *Found) bool {
	for k := len(c.out) - 1; k >= 0 && k >= len(c.out)-24; k-- {
		if cl := &c.out[k]; cl.Rule == rule && cl.Line == f.Line && len(cl.Parts) > 0 && cl.Parts[0].Start == f.Start {
			return true
		}
	}
	return false
}

// countBehind is the unit of the number right behind a price: 单价3.5万元，购置12台; empty for
// none.
func (v view) countBehind(i int) string {
	if i+1 >= len(v.found) || v.apart(&v.found[i], &v.found[i+1]) || !wholeCount(&v.found[i+1]) {
		return ""
	}
	return unitRoot(v.found[i+1].Unit)
}

// countAndSum finds the one number in a unit and the one other amount beside amount i; -1
// where there is none, or more than one.
func (v view) countAndSum(i int, unit string) (many, sum int) {
	first, end := i, i+1
	for first > 0 && !v.apart(&v.found[first-1], &v.found[first]) && first > i-6 {
		first--
	}
	for end < len(v.found) && !v.apart(&v.found[end-1], &v.found[end]) && end < i+6 {
		end++
	}
	many, sum = -1, -1
	for j := first; j < end; j++ {
		x := &v.found[j]
		root := unitRoot(x.Unit)
		switch {
		case j == i:
		case x.Money():
			if sum >= 0 || x.is != level || !exact(x) || hasAny(x.label, "预算", "占", "比", "较", "上年", "标准", "目标", "计划", "均", "每") {
				return -1, -1
			}
			sum = j
		case root == unit, unit == "人" && (root == "人次" || root == "人"):
			if many >= 0 || x.is != level || !exact(x) || hasAny(x.label, "其中", "目标", "计划", "上年") {
				return -1, -1
			}
			many = j
		case x.is == change, x.is == prior:
			return -1, -1
		}
	}
	return many, sum
}

// each adds the claim that so many times an amount make another.
func (c *claimer) each(v view, f, many, sum *Found) {
	from, to := min(f.Start, many.Start, sum.Start), max(f.End, many.End, sum.End)
	if hasAny(v.line.Text[from:to], otherFactors...) || many.scope != sum.scope {
		return
	}
	if sum.Start > max(f.Start, many.Start) && hasAny(sum.lead, "共", "计") && (f.Start < many.Start || strings.Contains(f.lead, "每"+many.Unit)) {
		return // recomputed with the products
	}
	count, one := num.Interval{Low: many.number, High: many.number}, reach(f)
	if many.places > 0 || unitFactor(many).Cmp(num.One) != 0 {
		count = reach(many)
	}
	product := num.Interval{Low: count.Low.Mul(one.Low), High: count.High.Mul(one.High)}
	same := product.Meets(reach(sum))
	exactly := many.number.Mul(f.number)
	if q, ok := num.Quo(exactly, sum.number); !same && (!ok || q.Cmp(partOf("0.75")) < 0 || q.Cmp(partOf("1.34")) > 0) {
		return
	}
	c.add(Claim{Rule: RuleAverage, Claim: named(f), Recomputed: many.Value + many.Unit + "*" + f.Value + f.Unit + " = " + inUnit(exactly, sum) + "，写的是" + sum.Value + sum.Unit,
		Consistent: same}, *f, *many, *sum)
}
