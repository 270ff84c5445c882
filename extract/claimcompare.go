package extract

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// RuleCompare is the rule of words that compare two figures: 决算数大于预算数,
// 超额完成, 高于目标值95%.
const RuleCompare = "compare"

// comparisons compares what the words of a piece say of two of its figures with
// the figures.
func (c *claimer) comparisons(v view) {
	if len(v.found) < 2 {
		return
	}
	from, to := v.reach()
	if v.line.Kind == Row {
		cell, ok := v.line.CellAt(v.found[0].Start)
		if !ok {
			return
		}
		from, to = cell.Start, cell.End
	}
	text := v.line.Text[from:to]
	if !hasAny(text, "于", "超", "足", "达", "完成", "低", "不及", "持平", "不到", "实现") {
		return
	}
	if hasAny(text, "预算") {
		var n Nest
		for _, m := range stageCompared.FindAllStringSubmatchIndex(text, -1) {
			if n.List == nil {
				n = v.nestOf()
			}
			c.stages(v, n, text, from, m)
		}
	}
	if hasAny(text, "目标", "计划", "指标", "任务") {
		for _, m := range goalCompared.FindAllStringIndex(text, -1) {
			c.goal(v, text, from, m)
		}
	}
	for i := range v.found {
		c.namedLevel(v, i)
	}
}

// beyond is how far before its first and behind its last figure the words of a
// piece are looked at, in bytes.
const beyond = 150

// reach is the stretch of the line that the piece's figures stand in.
func (v view) reach() (from, to int) {
	text := v.line.Text
	from, to = max(0, v.found[0].Start-beyond), min(len(text), v.found[len(v.found)-1].End+beyond)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return from, to
}

// near returns the figures that stand near an offset, so many before and a few
// behind.
func (v view) near(at int) (first, end int) {
	k := sort.Search(len(v.found), func(i int) bool { return v.found[i].Start >= at })
	return max(0, k-mostNearBy), min(len(v.found), k+mostNearBy/4)
}

// mostNearBy is how many figures before words of comparison they can be of.
const mostNearBy = 24

// An order is what words say of one figure against another.
type order int

const (
	above order = iota
	below
	equal
	reached // not below
)

// holds reports whether an order is that of two values.
func (o order) holds(a, b num.Ratio) bool {
	switch n := a.Cmp(b); o {
	case above:
		return n > 0
	case below:
		return n < 0
	case equal:
		return n == 0
	default:
		return n >= 0
	}
}

var orderWords = []struct {
	order order
	words []string
}{
	{below, []string{"未达到", "未能达到", "没有达到", "小于", "低于", "少于", "不足", "不及", "不到", "未超过", "没有超过"}},
	{above, []string{"大于", "高于", "多于", "超过", "超出", "超额"}},
	{equal, []string{"等于", "持平", "一致", "相等", "相同"}},
	{reached, []string{"达到", "达成", "实现", "完成"}},
}

// orderIn returns the order that words say; ok is false for none.
func orderIn(s string) (o order, ok bool) {
	for _, w := range orderWords {
		if hasAny(s, w.words...) {
			return w.order, true
		}
	}
	return 0, false
}

// stageCompared matches an outturn compared with a budget in words alone.
var stageCompared = regexp.MustCompile(`(?:支出决算数?|决算数?|支出数?|执行数|实际支出数?|实际执行数)(?:(大于|高于|多于|超过|超出|小于|低于|少于|不足|等于)|[与和同])(年初|全年|调整后?|当年|本年)?预算数?(持平|一致|相等|相同)?`)

// stages compares the last outturn before the words with the budgets of its
// sentence.
func (c *claimer) stages(v view, n Nest, text string, from int, m []int) {
	words := text[m[0]:m[1]]
	said, ok := orderIn(words)
	next, _ := utf8.DecodeRuneInString(text[m[1]:])
	if !ok || strings.ContainsRune("0123456789（(/的", next) && next != '的' || strings.HasPrefix(text[m[1]:], "的部分") || said == equal && m[6] < 0 && m[2] < 0 {
		return
	}
	if m[6] >= 0 && strings.HasPrefix(words, "支出") && strings.Contains(text[max(0, m[0]-18):m[0]], "收入") {
		return
	}
	spent := v.nearestBefore(from+m[0], func(j int) bool {
		x := &v.found[j]
		return n.List[j] < 0 && x.Money() && x.is == level && exact(x) && (x.Kind == Outturn || x.Kind == Expenditure)
	})
	if spent < 0 {
		return
	}
	wanted := ""
	if m[4] >= 0 {
		wanted = text[m[4]:m[5]]
	}
	var first *Found
	s := &v.found[spent]
	low, high := v.near(from + m[0])
	for j := low; j < high; j++ {
		b := &v.found[j]
		if !b.Money() || b.is != level || !exact(b) || n.List[j] != n.List[spent] || b.Kind != BudgetInitial && b.Kind != BudgetAdjusted ||
			b.Start > from+m[0] || strings.Contains(v.between(min(b.End, s.End), max(b.Start, s.Start)), "。") ||
			wanted == "年初" && b.Kind != BudgetInitial || (wanted == "全年" || strings.HasPrefix(wanted, "调整")) && b.Kind != BudgetAdjusted {
			continue
		}
		if said.holds(s.number, b.number) {
			c.compared(words, said, s, b)
			return
		}
		first = b
	}
	if first != nil {
		c.compared(words, said, s, first)
	}
}

// nearestBefore returns the last figure before an offset that passes, in its
// sentence or the one before; -1 for none.
func (v view) nearestBefore(at int, pass func(int) bool) int {
	low, high := v.near(at)
	for j := high - 1; j >= low; j-- {
		x := &v.found[j]
		if x.End > at {
			continue
		}
		if strings.Count(v.between(x.End, at), "。") > 1 {
			return -1
		}
		if pass(j) {
			return j
		}
	}
	return -1
}

// compared adds the claim that a figure stands to another as words say.
func (c *claimer) compared(words string, said order, a, b *Found) {
	is := map[int]string{-1: "小于", 0: "等于", 1: "大于"}[a.number.Cmp(b.number)]
	c.add(Claim{Rule: RuleCompare, Claim: words, Recomputed: a.Value + a.Unit + is + b.Value + b.Unit, Consistent: said.holds(a.number, b.number)}, *a, *b)
}

// goalCompared matches words that compare what was reached with a target, no
// number behind them.
var goalCompared = regexp.MustCompile(`超额完成(?:了)?(?:[^，。；（）0-9]{0,6}(?:目标值?|任务|计划|指标值?))?|(?:超过|超出|高于)(?:了)?(?:年度|全年|年初|既定|预期)?(?:目标值?|指标值|计划数?)|(?:未能?|没有|没)(?:完全)?(?:达到|完成|实现|达成)(?:[^，。；（）0-9]{0,6}(?:目标值?|任务|计划|指标值?|要求))?|(?:低于|不及|小于)(?:了)?(?:年度|全年|年初|既定|预期)?(?:目标值?|指标值|计划数?)|(?:达到|达成|完成|实现)(?:了)?(?:年度|全年|年初|既定|预期|绩效)?(?:目标值?|指标值)`)

// targetLabels are of a figure that is aimed at; reverseNames of what should be
// little.
var (
	targetLabels = []string{"目标", "指标值", "计划", "任务"}
	reverseNames = []string{"投诉", "事故", "成本", "费用", "违规", "差错", "死亡", "发案", "流失", "故障", "空置", "下降", "降低", "减少", "能耗", "排放", "时长", "时限", "天数", "周期",
		"偏差", "超支", "上访", "信访", "案件", "压减", "控制", "不超过", "以内", "预算"}
	aimedAt = newLexicon("≥", "不低于", "不少于", "至少", "≧", ">=", "达到", "达")
)

// goal compares the target nearest to the words with what was reached.
func (c *claimer) goal(v view, text string, from int, m []int) {
	words := text[m[0]:m[1]]
	next, _ := utf8.DecodeRuneInString(text[m[1]:])
	if strings.ContainsRune("0123456789的", next) || strings.ContainsRune("/（(", next) {
		return
	}
	said, ok := orderIn(words)
	if !ok {
		return
	}
	begin := max(0, m[0]-maxSentence)
	if i := strings.LastIndexAny(text[begin:m[0]], "。；;！？"); i >= 0 {
		begin += i + 1
	}
	end := len(text)
	end = min(end, m[1]+maxSentence)
	if i := strings.IndexAny(text[m[1]:end], "。；;！？"); i >= 0 {
		end = m[1] + i
	}
	aim, got := -1, -1
	low, high := v.near(from + m[0])
	for j := low; j < high; j++ {
		x := &v.found[j]
		if x.Start < from+begin || x.End > from+end || x.Start > from+m[1]+24 {
			continue
		}
		if hasAny(x.label, targetLabels...) && !strings.Contains(x.label, "完成值") && (x.Start < from+m[0] || aim < 0) {
			aim = j
		}
	}
	if aim < 0 {
		return
	}
	t := &v.found[aim]
	if !exact(t) && !aimedAt.in(t.Qualifier) || hasAny(text[begin:end], reverseNames...) || unitRoot(t.Unit) == "" {
		return
	}
	for j := low; j < high; j++ {
		x := &v.found[j]
		if x.Start >= from+begin && x.End <= from+max(m[0], min(end, t.End-from)) && j != aim && unitRoot(x.Unit) == unitRoot(t.Unit) && exact(x) &&
			(x.is == level || x.is == other) && !hasAny(x.label, targetLabels...) && !hasAny(x.label, "上年", "去年", "完成率", "率的") {
			if got >= 0 && x.Start < t.Start || got < 0 || x.Start > t.Start {
				got = j
			}
		}
	}
	if got >= 0 {
		c.compared(words, said, &v.found[got], t)
	}
}

// levelNamed matches a label that compares the figure before with a level of its
// own name: 高于目标值95%, 低于年初预算250万元.
var levelNamed = regexp.MustCompile(`(?:(大于|高于|超过|超出|多于)|(小于|低于|少于|不足|不到|未达到)|(达到))(?:了)?(?:年度|全年|年初|预期|既定)?(?:目标值?|指标值|计划数?|任务数?|年初预算数?|全年预算数?|预算数?|上年|去年)(?:数|值)?(?:的|为)?$`)

// namedLevel compares a figure with the one before where its label says how they
// stand to one another. A figure far from the other is the difference.
func (c *claimer) namedLevel(v view, i int) {
	b := &v.found[i]
	m := levelNamed.FindString(b.label)
	if m == "" || i == 0 {
		return
	}
	said, _ := orderIn(m)
	a := &v.found[i-1]
	if unitRoot(a.Unit) != unitRoot(b.Unit) || !exact(a) || b.number.Sign() <= 0 || a.is != level && a.is != other || a.Kind == ExecutionRate ||
		strings.ContainsAny(v.between(a.End, b.Start), "。；;") || hasAny(a.label, targetLabels...) || hasAny(a.label, "预算") && strings.Contains(m, "预算") {
		return
	}
	for j := i - 2; j >= max(0, i-mostNearBy); j-- { // a budget or target of its own: the figure is the difference
		if x := &v.found[j]; unitRoot(x.Unit) == unitRoot(b.Unit) && (hasAny(x.label, targetLabels...) || hasAny(x.label, "预算")) {
			return
		}
		if strings.Contains(v.between(v.found[j].End, v.found[j+1].Start), "。") {
			break
		}
	}
	q, ok := num.Quo(a.number, b.number)
	if !ok || q.Cmp(partOf("0.6")) < 0 || q.Cmp(partOf("1.6")) > 0 {
		return
	}
	c.compared(m, said, a, b)
}
