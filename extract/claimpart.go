package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// sampled are words of a number out of which others were found to be so.
var sampled = []string{"抽查", "抽检", "抽测", "检测", "检查", "受理", "回访", "调查", "参训", "培训", "应", "参加", "发放", "收回", "鉴定", "验收", "考核", "测评", "监测", "检验", "访问"}

// sameDeed are words that a rate and its number call the same by.
var sameDeed = map[string]string{"回收": "收回", "收回": "回收", "回复": "答复", "答复": "回复", "通过": "合格"}

// partRates recomputes 抽查1200户，合格1128户，合格率94% from the two numbers before the rate, the
// second of which bears its name.
func (c *claimer) partRates(v view) {
	for i := 2; i < len(v.found); i++ {
		f := &v.found[i]
		name, ok := strings.CutSuffix(trimmed(f.label), "率")
		if !ok || !f.Percent() || f.is != other || f.Kind == ExecutionRate || !exact(f) || utf8.RuneCountInString(name) < 2 || c.claimed(RuleDone, f) {
			continue
		}
		_, b := utf8.DecodeLastRuneInString(name)
		_, a := utf8.DecodeLastRuneInString(name[:len(name)-b])
		word := name[len(name)-a-b:]
		other := v.qualified(i, name)
		part := &v.found[i-1]
		if like := sameDeed[word]; !strings.Contains(part.label, word) && like != "" {
			word = like // 收回280份，回收率93.3%
		}
		if strings.Contains(part.label, word) && wholeCount(part) {
			c.partRate(v, i, word, other)
		}
	}
}

// qualified reports a rate whose name says more than the deed whose numbers stand before
// it: 即时办结率 beside 受理800件，办结784件. Its numbers are others, so that it may be any; words
// that those numbers bear as well, 垃圾 of 垃圾清运率, say nothing more.
func (v view) qualified(i int, name string) bool {
	deed := []rune(name)
	if len(deed) < 3 {
		return false
	}
	said := ""
	for j := i - 1; j >= 0 && j > i-6; j-- {
		if v.apart(&v.found[j], &v.found[j+1]) {
			break
		}
		said += v.found[j].label + v.found[j].Subject + v.found[j].Unit
	}
	if limiting.find(name) != "" && !strings.Contains(said, limiting.find(name)) {
		return true
	}
	more := deed[:len(deed)-2]
	for k := 1; k < len(more); k++ {
		if strings.Contains(said, string(more[k-1:k+1])) {
			return false
		}
	}
	return plainRates.at(string(more)) == ""
}

// plainRates begin names of rates that say no more than the deed.
var plainRates = newLexicon("总", "任务", "计划", "目标", "年度", "全年", "工作", "总体", "指标", "资金", "本年", "当前")

// limiting are words of a rate that make it one of fewer things.
var limiting = newLexicon("按时", "按期", "及时", "即时", "一次", "限期", "限时", "审限", "时限", "期限", "当场", "当日", "当年", "当期", "首次", "首检", "初检", "优质", "准时", "如期", "实质", "全程", "实际", "综合", "平均",
	"同步", "提前", "重点", "主动", "自行", "网上", "线上", "内")

// wholeCount reports an exact number of things.
func wholeCount(x *Found) bool {
	return x.is == level && exact(x) && !x.Money() && !x.Percent() && x.places == 0 && x.Unit != "" && x.Unit != "分" && !hasAny(x.label, "目标", "计划")
}

// partRate adds the claim that rate i is of the number before it and one that stands before
// that. A rate that may be of other numbers is none where it does not hold.
func (c *claimer) partRate(v view, i int, word string, other bool) {
	f, part := &v.found[i], &v.found[i-1]
	var first *Found
	for j := i - 2; j >= 0 && j > i-6; j-- {
		x := &v.found[j]
		if v.apart(x, f) || !wholeCount(x) || unitRoot(x.Unit) != unitRoot(part.Unit) {
			break
		}
		if x.scope != part.scope && (part.scope < 0 || v.scopes[part.scope].owner != j) || x.number.Cmp(part.number) < 0 {
			continue
		}
		q, ok := num.Quo(part.number, x.number)
		if !ok {
			continue
		}
		if shown(q, f) {
			c.add(Claim{Rule: RuleDone, Claim: named(f), Recomputed: overHundred(part, x, q), Consistent: true}, *f, *part, *x)
			return
		}
		if first == nil {
			first = x
		}
	}
	if first == nil || other {
		return
	}
	q, _ := num.Quo(part.number, first.number)
	if r, ok := num.Quo(q.Mul(num.Hundred), f.number); !ok || r.Cmp(partOf("0.8")) < 0 || r.Cmp(partOf("1.25")) > 0 {
		return
	}
	c.add(Claim{Rule: RuleDone, Claim: named(f), Recomputed: overHundred(part, first, q), Unsure: trimmed(part.label) != word || !hasAny(first.label, sampled...),
		Rounding: within(reach(part), reach(first), f)}, *f, *part, *first)
}

// otherBases are what percentage points may be counted against beside the year before.
var otherBases = []string{"目标", "计划", "预算", "全国", "全省", "全市", "全区", "全县", "平均", "预期", "指标", "年初", "序时"}

// percentPoints recomputes a change in percentage points from the two percentages right
// before it: 由46.8%提高到47.5%，提高0.7个百分点.
func (c *claimer) percentPoints(v view) {
	for i := 2; i < len(v.found); i++ {
		f, old, now := &v.found[i], &v.found[i-2], &v.found[i-1]
		if !strings.HasSuffix(f.Unit, "百分点") || !old.Percent() || !now.Percent() || !exact(f) || v.apart(old, f) {
			continue
		}
		switch said := strings.TrimSuffix(strings.TrimSuffix(trimmed(now.label), "的"), "同期"); {
		case old.is == prior && old.base == i-1:
		case priorWord(said) != "" && strings.HasSuffix(said, priorWord(said)), priors.in(said):
			old, now = now, old
		default:
			continue
		}
		if changeWord(f.label) == "" || changedName(f.label) != "" || hasAny(f.label+old.label+now.label, otherBases...) || !exact(old) || !exact(now) && now.is != level {
			continue
		}
		d := now.number.Sub(old.number)
		cl := Claim{Rule: RuleDifference, Claim: named(f), Recomputed: now.Value + "%-" + old.Value + "% = " + d.String() + "个百分点"}
		off := d.Abs().Sub(f.number.Abs()).Abs()
		switch cl.Consistent = off.Sign() == 0; {
		case !cl.Consistent:
			cl.Rounding = off.Cmp(unitStep(f)) <= 0
		case d.Sign() > 0 && falls(f.label), d.Sign() < 0 && rises(f.label):
			cl.Consistent, cl.Note = false, "增减方向与两年的数不符"
		}
		c.add(cl, *f, *now, *old)
	}
}

// yearAgo finds the level of a growth and that of the year before where only one of them
// names its year: 2023年支出5898.50万元，支出6357.00万元，同比增长7.77%. before is -1 where that is
// open.
func (v view) yearAgo(c *claimer, i, now int) (of, before int) {
	f, x := &v.found[i], &v.found[now]
	if !strings.Contains(f.label, "同比") || x.is != level {
		return now, -1
	}
	year, _ := strconv.Atoi(strings.TrimSuffix(c.year(), "年"))
	if year == 0 {
		return now, -1
	}
	last := strconv.Itoa(year - 1)
	said, name := yearOf(x.label)
	if said == last && changedName(f.label) == "" {
		return now, -1 // the growth of that year
	}
	found := -1
	for j := now - 1; j >= 0 && j > now-8; j-- {
		g := &v.found[j]
		y, own := yearOf(g.label)
		if g.is != level || unitRoot(g.Unit) != unitRoot(x.Unit) || g.scope != x.scope || !exact(g) || sameNamed.Replace(own) != sameNamed.Replace(name) {
			continue
		}
		if (y == last) == (said == last) || y != last && y != "" && y != strconv.Itoa(year) {
			continue
		}
		if found >= 0 {
			return now, -1
		}
		found = j
	}
	if found >= 0 && said == last {
		return found, now
	}
	return now, found
}

// sameNamed takes out of the name of an amount what makes no difference between years.
var sameNamed = strings.NewReplacer("全年", "", "本年", "", "当年", "", "实际", "", "数", "", "为", "", "总额", "", "度", "", "完成", "", "达", "", "共", "")

// sumWords end what stands before a sum without a name.
var sumWords = newLexicon("合计", "共计", "总计", "合计得", "总计得")

// sumsUp reports a figure that is called the sum of those before it.
func sumsUp(f *Found) bool { return f.label == "" && sumWords.before(trimmed(f.lead)) != "" }
