package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// A total is a figure with the members of a list that it introduces.
type total struct {
	scope   int
	owner   int
	parts   []int
	matched int // so many parts make up the owner; 0 for none
}

// sums recomputes totals from the members of their lists, and returns them for
// the shares.
func (c *claimer) sums(v view) []total {
	var out []total
	for s := range v.scopes {
		t := total{scope: s, owner: v.scopes[s].owner}
		owners := []int{t.owner}
		if t.owner < 0 {
			owners = v.labelled(v.scopes[s])
		} else if v.lastYears(t.owner) {
			owners = append(owners, v.thisYears(t.owner)...)
		} else if k := v.rated(t.owner); k >= 0 {
			owners = []int{k}
		}
		for _, o := range owners {
			t.owner = o
			if t.parts = v.members(s, o); len(t.parts) == 0 {
				continue
			}
			t.matched = v.matches(t)
			out = append(out, t)
			if t.matched > 0 {
				break
			}
		}
		if n := len(out); n > 0 && out[n-1].scope == s {
			c.sum(v, out[n-1], len(owners) == 1)
		}
	}
	return out
}

// rated returns the figure that the list behind a rate is of, where its owner is
// only what the rate was reckoned on: 支出950万元，完成预算1000万元的95%，其中; -1
// elsewhere.
func (v view) rated(owner int) int {
	if owner < 1 || owner+1 >= len(v.found) || !v.found[owner+1].Percent() || v.found[owner+1].lead != "的" ||
		!hasAny(v.found[owner].label, "完成", "占", "为") {
		return -1
	}
	x := &v.found[owner-1]
	if x.is != level || unitRoot(x.Unit) != unitRoot(v.found[owner].Unit) || strings.ContainsAny(v.between(x.End, v.found[owner].Start), "。；;") {
		return -1
	}
	return owner - 1
}

// lastYears reports a figure of the year before.
func (v view) lastYears(i int) bool {
	return v.found[i].is == prior || priors.at(strings.TrimLeft(v.found[i].label, "，、（(")) != ""
}

// thisYears finds the figures of this year that stand before last year's: in
// 决算数20万元，上年21万元，其中 the parts may be of either.
func (v view) thisYears(last int) []int {
	var out []int
	for i := last - 1; i >= 0; i-- {
		x := &v.found[i]
		if strings.ContainsAny(v.between(x.End, v.found[last].Start), "。；") {
			break
		}
		if x.is == level && unitRoot(x.Unit) == unitRoot(v.found[last].Unit) {
			out = append(out, i)
		}
	}
	return out
}

// labelled finds the totals that a list with a mere label is of: 收入： is of
// 收入总计 before it; the nearest first.
func (v view) labelled(s scope) []int {
	label := trimmed(s.label)
	if label == "" || utf8.RuneCountInString(label) > 12 {
		return nil
	}
	var out []int
	for i := len(v.found) - 1; i >= 0; i-- {
		x := &v.found[i]
		if x.Start >= s.start || x.is != level || x.scope >= 0 && v.scopes[x.scope].end == 0 {
			continue
		}
		both := (strings.Contains(label, "收入") || strings.Contains(label, "支出")) && hasAny(x.label, "收支", "收、支", "收入支出")
		if strings.Contains(x.label, label) && hasSuffixAny(trimmed(x.label), "总计", "合计", "总额", label) || both || strings.HasSuffix(x.label, "支总计") {
			out = append(out, i)
		}
	}
	return out
}

// members lists the figures of a list that can be parts of its owner: levels of
// the same unit; changes where the owner is a change.
func (v view) members(s, owner int) []int {
	if owner < 0 {
		return nil
	}
	o := &v.found[owner]
	var out []int
	for i := range v.found {
		x := &v.found[i]
		if x.scope != s || x.Start <= o.End || unitRoot(x.Unit) != unitRoot(o.Unit) || x.Percent() {
			continue
		}
		if v.ofProduct(i) {
			continue
		}
		if x.is == level && o.is != change || x.is == change && o.is == change && x.base < 0 {
			out = append(out, i)
		}
	}
	return out
}

// matches returns how many of the first members make up the owner: the most
// that do, so that members of nothing are counted; one only where it is the
// whole by itself.
func (v view) matches(t total) int {
	var sum num.Ratio
	o := &v.found[t.owner]
	room := slackOf(o)
	most := 0
	for n, i := range t.parts {
		sum = sum.Add(v.times(i))
		room.add(&v.found[i])
		if sum.Sub(o.number).Abs().Cmp(room.most()) <= 0 && (n > 0 || len(t.parts) == 1) {
			most = n + 1
		}
	}
	return most
}

// times is the value of a member, as often as 各 says: 前两项各30万元.
func (v view) times(i int) num.Ratio {
	x := &v.found[i]
	for n, w := range timesWords {
		if strings.HasSuffix(x.label, w) {
			return x.number.Mul(num.Int(int64(n + 2)).Ratio())
		}
	}
	return x.number
}

// addends are the words of members in an account, each as often as 各 says.
func (v view) addends(parts []int) []string {
	var out []string
	for _, i := range parts {
		x := &v.found[i]
		out = append(out, x.Value)
		for n, w := range timesWords {
			if strings.HasSuffix(x.label, w) {
				out = append(out, slices.Repeat([]string{x.Value}, n+1)...)
			}
		}
	}
	return out
}

// joinedSum joins the words of an account, what is below zero in brackets.
func joinedSum(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte('+')
			if strings.HasPrefix(w, "-") {
				w = "（" + w + "）"
			}
		}
		b.WriteString(w)
	}
	return b.String()
}

// timesWords say that a figure stands for two, three or four members.
var timesWords = []string{"两项各", "三项各", "四项各"}

// A slack is how far a sum may be off its total: half a step of every figure with
// decimals, and no more than 0.02 of the unit; nothing between whole numbers.
type slack struct {
	total         *Found
	steps, coarse num.Ratio
}

// slackOf begins with the total alone.
func slackOf(total *Found) *slack {
	s := &slack{total: total}
	s.add(total)
	return s
}

// add takes one more part into account.
func (s *slack) add(x *Found) {
	if x.places > 0 {
		s.steps = s.steps.Add(unitStep(x).Mul(half))
	}
	if x.Unit != s.total.Unit { // a total in 亿元 over parts in 万元
		s.coarse = unitStep(s.total).Max(unitStep(x)).Mul(half)
	}
}

// most returns the slack of the total and the parts so far.
func (s *slack) most() num.Ratio {
	if !s.total.Money() {
		return s.steps
	}
	return s.steps.Min(tailStep.Mul(unitFactor(s.total))).Max(s.coarse)
}

// tailStep is how far a sum of printed amounts may be off, in their unit.
var tailStep = num.MustDecimal("0.02").Ratio()

var half = num.MustDecimal("0.5").Ratio()

// sum adds the claim of one list.
func (c *claimer) sum(v view, t total, sure bool) {
	o := &v.found[t.owner]
	if len(t.parts) < 2 || t.matched == 1 || !exact(o) {
		return
	}
	parts := t.parts
	if t.matched > 0 {
		parts = parts[:t.matched]
	} else if !sure || !v.complete(t) {
		return
	}
	var sum num.Ratio
	figures := []Found{*o}
	for _, i := range parts {
		sum = sum.Add(v.times(i))
		figures = append(figures, v.found[i])
	}
	cl := Claim{Rule: RuleSum, Claim: o.Subject + "分项之和=" + o.Value + o.Unit, Recomputed: joinedSum(v.addends(parts)) + " = " + inUnit(sum, o),
		Consistent: t.matched > 0}
	if !cl.Consistent {
		cl.Note = "相差" + inUnit(sum.Sub(o.number).Abs(), o)
		cl.Rounding = roundingOf(figures).Cmp(sum.Sub(o.number).Abs()) >= 0
	}
	c.add(cl, figures...)
}

// roundingOf is half a step of every figure, added up; beside figures with
// decimals, whole numbers are exact.
func roundingOf(figures []Found) num.Ratio {
	var fine, all num.Ratio
	for i := range figures {
		step := unitStep(&figures[i]).Mul(half)
		all = all.Add(step)
		if figures[i].places > 0 {
			fine = fine.Add(step)
		}
	}
	if fine.Sign() > 0 {
		return fine
	}
	return all
}

// wholeSets are parts that together are everything, so that their sum must be
// the total.
var wholeSets = [][]string{
	{"基本", "项目"}, {"货物", "工程", "服务"}, {"出国", "公务用车", "接待"}, {"出国", "公车", "接待"}, {"购置", "运行"}, {"购置", "运维"},
	{"行政", "事业", "工勤"}, {"行政", "参公", "事业"}, {"中央", "省", "市", "县"}, {"财政拨款", "其他"}, {"本年", "结转"},
}

// usualSets are parts that are mostly everything; there may be another beside them, so that they
// must make up most of the total: 支出714万元，其中人员经费398万元、公用经费55万元 leaves the projects out.
var usualSets = [][]string{
	{"人员", "公用"}, {"行政", "事业"}, {"在编", "编外"}, {"中央", "省", "市"}, {"中央", "省"}, {"财政拨款", "事业"}, {"一般公共预算", "政府性基金"},
}

// complete reports whether the members must make up the whole, as far as their
// words and their sum tell.
func (v view) complete(t total) bool {
	o := &v.found[t.owner]
	s := v.scopes[t.scope]
	end := s.end
	if end == 0 || end > v.end() {
		end = v.end()
	}
	text := v.between(o.End, end)
	if strings.HasSuffix(strings.TrimRight(text, "。；;）)"), "等") || hasAny(text, "等支出", "……", "主要有", "主要包括", "主要为", "主要是", "等方面") || v.stages(t) || v.mixed(t) {
		return false
	}
	var sum num.Ratio
	for _, i := range t.parts {
		x := &v.found[i]
		if !exact(x) || x.number.Cmp(o.number) == 0 && o.number.Sign() != 0 {
			return false // another way of splitting the whole begins here
		}
		sum = sum.Add(v.times(i))
	}
	ratio, ok := num.Quo(sum, o.number)
	if !ok {
		return false
	}
	in := func(low, high string) bool {
		return ratio.Cmp(num.MustDecimal(low).Ratio()) >= 0 && ratio.Cmp(num.MustDecimal(high).Ratio()) <= 0
	}
	switch {
	case v.wholeSet(t, wholeSets), v.wholeSet(t, usualSets) && strings.Contains(o.label, "基本支出"):
		return in("0.5", "2")
	case v.wholeSet(t, usualSets):
		return in("0.95", "2")
	case !o.Money():
		return in("1", "2") || in("0.5", "1") && (o.Kind == OfficeCount || strings.Contains(text, "分别"))
	case s.among && !s.colon:
		return in("0.98", "1.2")
	}
	return in("0.97", "1.2")
}

// stages reports members that are steps of one process or levels of one tree:
// they count the same things again.
func (v view) stages(t total) bool {
	if v.found[t.owner].Money() {
		return false
	}
	for _, i := range t.parts {
		if hasAny(v.found[i].label, "签约", "施工", "完工", "受理", "办结", "申报", "获批", "启动", "开工", "竣工", "化解", "整改", "一级", "二级", "三级", "完成", "新增", "有效", "收回", "回收") {
			return true
		}
	}
	return false
}

// mixed reports members of which some are budgets and some were spent: they are
// no parts of one whole.
func (v view) mixed(t total) bool {
	planned, spent := false, false
	for _, i := range t.parts {
		switch v.found[i].Kind {
		case BudgetInitial, BudgetAdjusted:
			planned = true
		case Outturn, Expenditure:
			spent = true
		}
	}
	return planned && spent
}

// wholeSet reports members that are one of some sets.
func (v view) wholeSet(t total, sets [][]string) bool {
	for _, set := range sets {
		if len(set) != len(t.parts) {
			continue
		}
		hit := 0
		for k, i := range t.parts {
			if strings.Contains(v.found[i].label, set[k]) {
				hit++
			}
		}
		if hit == len(set) {
			return true
		}
	}
	return false
}
