package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	stageWords   = stages()
	changeWords  = lists["change"]
	rateWords    = lists["rates"]
	staffWords   = lists["staff"]
	notStaff     = lists["not_staff"]
	officeWords  = lists["offices"]
	officeTail   = lists["office_tail"]
	weakBudget   = lists["weak_budget"]
	weakOutturn  = lists["weak_outturn"]
	weakExpense  = lists["weak_expense"]
	explainWords = lists["explains"]
	planWords    = lists["plans"]
	notCell      = lists["not_cell"]
)

// A stageList finds the word that says what an amount is.
type stageList struct {
	words lexicon
	kind  map[string]FoundKind
}

func stages() stageList {
	s := stageList{kind: map[string]FoundKind{}}
	var all []string
	for name, kind := range map[string]FoundKind{"none": "", "outturn": Outturn, "expenditure": Expenditure, "revenue": Revenue,
		"budget_initial": BudgetInitial, "budget_adjusted": BudgetAdjusted, "indicator": Indicator} {
		for _, words := range lists[name].first {
			for _, w := range words {
				s.kind[w] = kind
				all = append(all, w)
			}
		}
	}
	s.words = newLexicon(all...)
	return s
}

// nearest returns the kind of the word that stands last in a text; found is
// false where there is none.
func (s stageList) nearest(text string) (kind FoundKind, found bool) {
	for i := 0; i < len(text); {
		w := s.words.at(text[i:])
		if w == "" {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		if k := s.kind[w]; k != "" {
			kind, found = k, true
			if kind == Outturn && strings.HasSuffix(text[:i], "未") {
				kind = Indicator
			}
		}
		i += len(w)
	}
	return kind, found
}

// classify decides what a figure measures and its role; false for numbers that
// are no figures.
func (f *finder) classify(x *Found, t Token, c context) bool {
	switch {
	case t.Class == Bare || t.Class == HanBare:
		return f.bare(x, t, c)
	case attribute(t, c), strings.HasPrefix(t.Unit, ":") && f.line.Kind == Row && len(f.line.Cells) > 0 && t.Start < f.line.Cells[0].End:
		return false
	case c.open:
		x.Kind, x.is = Indicator, other
	case x.Percent() || t.Unit == "‰":
		f.percent(x, c)
	case t.Unit == "个百分点" || t.Unit == "百分点":
		x.Kind, x.is = Indicator, other
	case x.Money():
		f.money(x, t, c)
	case t.Unit == "分":
		return f.score(x, t, c)
	case strings.Contains(t.Unit, "/"):
		x.Kind, x.is = Indicator, other
	case f.people(x, t, c):
	case f.offices(x, t, c):
	default:
		x.Kind = Indicator
		f.counted(x, c)
	}
	f.staff = x.Kind == Staff
	return true
}

// bare keeps numbers without unit only where they count staff: 编制19.
func (f *finder) bare(x *Found, t Token, c context) bool {
	if !c.own || len(t.Written) > 6 || strings.Contains(t.Written, ".") || c.label == "" || t.Approx != "" || f.heading {
		return false
	}
	for _, w := range []string{"编制", "编制数", "实有", "实有人数", "在职", "在编", "退休", "离休", "在岗", "编制人数", "在职人数", "编制为", "编制数为", "实有人数为", "在职人数为"} {
		if r, _ := utf8.DecodeRuneInString(c.after); strings.HasSuffix(c.label, w) && !unicode.IsLetter(r) {
			x.Kind = Staff
			return true
		}
	}
	return f.spread(x, t, c)
}

// spread gives a member of a list in brackets the unit of the figure that it is
// a part of: 公务用车18辆（应急保障10执法执勤3，其他5辆）.
func (f *finder) spread(x *Found, t Token, c context) bool {
	if x.scope < 0 || !f.scopes[x.scope].bracket || f.scopes[x.scope].owner < 0 || t.Number.Sign() == 0 {
		return false
	}
	o := f.out[f.scopes[x.scope].owner]
	if o.is != level || o.Unit == "" || o.Money() || o.Percent() || x.number.Cmp(o.number) > 0 || t.Number.Scale() > 0 {
		return false
	}
	// A number is skipped when it is 0, so that the label may hold one.
	x.label = strings.TrimLeft(c.label[strings.LastIndexAny(c.label, "0123456789")+1:], stops)
	x.Kind, x.Unit = o.Kind, o.Unit
	return x.label != ""
}

// attribute reports figures that belong to the name of something: 1%人口抽样调查,
// 超10年管线, 单价100万元以上设备, 每3个月.
func attribute(t Token, c context) bool {
	next, _ := utf8.DecodeRuneInString(c.tail)
	han := unicode.Is(unicode.Han, next)
	switch {
	case strings.HasSuffix(c.label, "每") || strings.HasSuffix(c.label, "每隔"):
		return true
	case t.Unit == "%":
		return han && prefixAny(c.tail, "调查", "抽查", "试点", "普查")
	case t.Unit == "期" && t.Class == HanQuantity:
		return !hasSuffixAny(strings.TrimRight(c.gap, " "), issueWords...) // 二期 of 管网二期
	case t.Unit == "期" && t.Class == Quantity && t.Approx == "" && stagedWorks.at(c.tail) != "":
		return !hasSuffixAny(strings.TrimRight(c.gap, " "), issueWords...) // 管网3期工程
	case t.Unit == "个月" && strings.HasSuffix(c.label, "后") && t.Approx == "" && prefix(c.tail, "内", "的", "来") == "" && han:
		return true // 培训后6个月就业率
	case t.Unit == "年":
		return !hasSuffixAny(c.label, "期限", "年限", "周期", "时限", "期", "期限为", "年限为", "寿命")
	case t.Unit == "日" || t.Unit == "周岁" || t.Unit == "岁" || t.Unit == "届" || t.Unit == "度":
		return true
	case strings.HasSuffix(t.Unit, "元") &&
		(strings.Contains(t.Approx, "以上") || strings.HasPrefix(c.tail, "以上") || strings.HasPrefix(c.after, "（含）以上") || strings.HasPrefix(c.after, "(含)以上")):
		return strings.Contains(c.label, "单价") || prefixAny(c.tail, "设备", "项目", "工程", "合同") || strings.HasPrefix(c.after, "（含）") ||
			strings.HasPrefix(c.after, "(含)")
	}
	return false
}

// issueWords stand before a number of issues or courses: 编发简报十二期.
var issueWords = []string{"共", "共计", "办", "举办", "开展", "培训", "培训班", "完成", "刊", "编发", "出版", "印发", "制作", "播出", "组织", "开设", "推出", "班", "讲座", "节目", "活动", "简报",
	"信息", "了", "发布", "分", "快报", "专刊", "通报", "专栏", "课程"}

// stagedWorks stand behind the number of a stage of building.
var stagedWorks = newLexicon("工程", "项目", "建设", "改造", "扩建", "管网", "厂房", "地块", "用地", "标段", "主体", "土建")

// prefixAny reports whether one of the words stands in the first characters of
// a text.
func prefixAny(s string, words ...string) bool {
	for i, n := 0, 0; i < len(s) && n < 10; n++ {
		_, size := utf8.DecodeRuneInString(s[i:])
		if prefix(s[i:], words...) != "" {
			return true
		}
		i += size
	}
	return false
}

func hasSuffixAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// percent tells rates of spending, changes and shares from other percentages.
func (f *finder) percent(x *Found, c context) {
	x.Kind, x.is = Indicator, other
	label := c.label
	switch {
	case f.shareOfBudget(label):
		x.is = share
		x.base = f.shareBase(label)
	case f.rateBefore(x, label):
	case f.rateSince(x, c):
		x.Kind = ExecutionRate
	case !againstAmount(label) && rateWords.find(label) != "" && !strings.Contains(label, "指标"), trimmed(label) == "完成" && f.afterBudget():
		x.Kind = ExecutionRate
		x.base = f.level(len(f.out)-1, false)
	case isShare(label):
		x.is = share
		x.base = f.shareBase(label)
	case f.ofWhole(c):
		x.is = share
		x.base = f.level(len(f.out)-2, false)
	case f.signedChange(x, c):
		x.is = growth
		x.base = f.signedBase(c)
	case fromTo(label) == "" && changeWord(label) != "":
		x.is = growth
		x.base = f.changed(label, c.gap)
	case f.rateInRow(c):
		x.Kind = ExecutionRate
	case label == "" && f.rateBeside():
		x.Kind = ExecutionRate
	}
}

// shareOfBudget reports a percentage of a budget, 占全年预算的4%, of something that is
// named and has no budget of its own before it, or that is no spending: what is left,
// a part of the whole.
func (f *finder) shareOfBudget(label string) bool {
	name, rest, ok := strings.Cut(label, "占")
	if !ok || !strings.HasPrefix(rateWords.find(label), "占") || !strings.Contains(rest, "预算") {
		return false
	}
	part := PartName(name)
	if part == "" {
		if len(f.out) == 0 {
			return false
		}
		last := f.out[len(f.out)-1]
		switch {
		case !last.Money():
			return false
		case last.Kind != Outturn && last.Kind != Expenditure || last.is != level:
			return true
		}
		part = PartName(last.label)
	}
	return part != "" && !slices.ContainsFunc(f.out, func(x Found) bool {
		return (x.Kind == BudgetInitial || x.Kind == BudgetAdjusted) && x.Money() && strings.Contains(x.Subject+x.label, part)
	})
}

// rateBeside reports a cell whose nearest head or label that says what is counted
// names a rate of spending.
func (f *finder) rateBeside() bool {
	if rateWords.find(f.side) == "" {
		return false
	}
	for rest := f.side; rest != ""; {
		name := lastName(rest)
		switch kind, _ := readHead(name); kind {
		case rateColumn:
			return true
		case anyColumn, moneyColumn: // 基本支出 over the rates of a row
		default:
			return false
		}
		rest = strings.TrimSuffix(strings.TrimSuffix(rest, name), "·")
	}
	return false
}

// afterBudget reports that the last two amounts are a budget and its spending.
func (f *finder) afterBudget() bool {
	n := len(f.out)
	if n < 2 || !f.out[n-1].Money() || !f.out[n-2].Money() {
		return false
	}
	budget := func(k FoundKind) bool { return k == BudgetInitial || k == BudgetAdjusted }
	spent := func(k FoundKind) bool { return k == Outturn || k == Expenditure }
	a, b := f.out[n-2].Kind, f.out[n-1].Kind
	return budget(a) && spent(b) || spent(a) && budget(b)
}

// isShare reports a label such as 占 or 占本年支出合计的.
func isShare(label string) bool {
	return strings.Contains(label, "占") && !strings.Contains(label, "占用") && !strings.Contains(label, "占地") ||
		strings.HasSuffix(label, "比重") || strings.HasSuffix(label, "比重为")
}

// changeWord returns the word of change that a label ends with.
func changeWord(label string) string {
	label = trimChange(label)
	w := changeWords.before(label)
	if w == "" && hasAny(label, "比", "较", "与", "同") {
		w, _, _ = comparedVerb(label)
		return w
	}
	if w == "多" || w == "少" || w == "升" || w == "降" || w == "增" || w == "减" {
		rest := label[:len(label)-len(w)]
		if rest != "" && priorWord(rest) == "" && !hasSuffixAny(rest, "比上年", "同比", "预算", "比预算", "环比", "期", "年", "支出", "收入") && strings.Contains("多少", w) {
			return ""
		}
	}
	return w
}

// ofWhole reports a percentage that follows the amount it is a share of: 占总支出
// 1950万元的41.03%.
func (f *finder) ofWhole(c context) bool {
	n := len(f.out)
	return n >= 2 && c.gap == "的" && f.out[n-1].is == level && strings.HasPrefix(f.out[n-1].label, "占")
}

// shareBase is the level that a share speaks of: that of the name before 占 where
// there is one, else the figure right before it.
func (f *finder) shareBase(label string) int {
	name, _, _ := strings.Cut(label, "占")
	name = strings.TrimLeft(strings.TrimPrefix(strings.TrimSpace(name), "其中"), "：:，,")
	if name == "" || !strings.Contains(label, "占") || shareWords.find(name) == name {
		return f.level(len(f.out)-1, false)
	}
	for i := len(f.out) - 1; i >= 0; i-- {
		if f.out[i].is == level && strings.Contains(f.out[i].Subject+f.out[i].label, name) {
			return i
		}
	}
	return -1
}

// shareWords stand before 占 without naming a part.
var shareWords = newLexicon("金额", "资金", "数量", "总额", "合计", "分别", "各", "约", "仅", "只", "已", "也", "共", "均", "人数", "户数", "面积", "比重", "其", "规模")

// changed returns the level that a change speaks of: of the name in its label
// where it has one, else the last level of this list.
func (f *finder) changed(label, gap string) int {
	name := changedName(label)
	last := f.level(len(f.out)-1, false)
	if name == "" || last < 0 {
		return f.likeThing(f.whole(f.reached(last)), comparedThing(gap))
	}
	if i := f.calledLike(name, ""); i >= 0 {
		return i
	}
	for i := len(f.out) - 1; i >= 0; i-- {
		if f.out[i].is == level && strings.Contains(f.out[i].Subject+f.out[i].label, name) {
			return i
		}
	}
	if x := f.out[last]; x.is == level && strings.Contains(name, trimmed(x.label)) && trimmed(x.label) != "" {
		return last
	}
	return -1
}

// trimmed takes the words off the end of a label that only lead to the number.
func trimmed(s string) string {
	for {
		w := labelEnds.before(s)
		if w == "" || w == s || w == "达" && strings.HasSuffix(s, "下达") {
			return s
		}
		s = s[:len(s)-len(w)]
	}
}

var labelEnds = newLexicon("为", "达", "达到", "是", "到", "共", "了", "共为", "均为", "分别为")

// changedName returns what a label says changed: 公车 of 公车比去年增加.
func changedName(label string) string {
	w := changeWord(label)
	i := strings.LastIndex(label, w)
	if w == "" || i < 0 {
		return ""
	}
	name := label[:i]
	for _, cut := range []string{"同比", "环比", "相比", "比", "较", "与", "其中"} {
		if k := strings.Index(name, cut); k >= 0 {
			name = name[:k]
		}
	}
	return strings.Trim(name, "，、了的共")
}
