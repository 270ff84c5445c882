package extract

import (
	"strings"
)

// money decides what an amount is: by the words of its own label, by the list
// it stands in, by the words before it, by the amount before it.
func (f *finder) money(x *Found, t Token, c context) {
	x.Kind, x.is = Indicator, level
	if strings.Contains(t.Unit, "/") || hasAny(c.label, "人均", "车均", "户均", "单车", "单价", "平均每", "标准为") {
		x.is = other
		return
	}
	if f.priorOrChange(x, c) {
		return
	}
	if f.plan {
		if k, ok := stageWords.nearest(c.label); ok && k != Indicator && strings.Contains(c.label, "年度") && (k == BudgetInitial || k == BudgetAdjusted) {
			x.Kind = k
		}
		return
	}
	x.Kind = f.stage(x, c)
	x.came = cameIn(c.label) || x.scope >= 0 && f.scopes[x.scope].owner >= 0 && f.out[f.scopes[x.scope].owner].came
	f.last = x.Kind
}

// stage returns the kind of an amount that is no change.
func (f *finder) stage(x *Found, c context) FoundKind {
	if _, said := stageWords.nearest(c.label); !said && notSpent.at(c.tail) != "" {
		return Indicator // 年末12万元未支付
	}
	if k, ok := f.pairedKind(c); ok {
		return k
	}
	if k, ok := stageWords.nearest(c.label); (!ok || k == BudgetAdjusted || k == BudgetInitial) && stageless(c.label) {
		return Indicator
	} else if ok {
		if part := trimmed(c.label); k == Indicator && (part == "结转" || paidFor.before(part) != "") {
			if of, ok := f.listKind(x.scope); ok {
				return of
			}
		}
		return f.revise(k, x, c)
	}
	if k, ok := f.listKind(x.scope); ok {
		return k
	}
	if k, ok := stageWords.nearest(f.side); ok && c.label == "" {
		return k
	}
	if hasAny(c.label, "未完成", "涉及", "每", "问题", "违规", "违纪", "不规范", "查出", "损失", "浪费", "追缴", "涉案", "扣除", "质保金", "调剂到", "调剂至") && weakExpense.find(c.label) == "" {
		return Indicator // 涉及资金, 每个补助
	}
	if weakOutturn.find(c.label) != "" {
		return Outturn
	}
	if weakExpense.find(c.label) != "" {
		if f.last != "" && f.last != Indicator {
			return f.last
		}
		return Expenditure
	}
	if weakBudget.find(c.label) != "" {
		if (f.last == Expenditure || f.last == Revenue) && !strings.Contains(c.gap, "。") {
			return f.last
		}
		return BudgetAdjusted
	}
	if k, ok := stageWords.nearest(f.sentence(x.Start)); ok {
		return k
	}
	if f.last != "" {
		return f.last
	}
	if c.label == "" || strings.Contains(c.gap, "共") || strings.Contains(c.label, "项目") {
		if n := len(f.out); n > 0 && strings.Contains(f.out[n-1].Subject, "项目") {
			return BudgetAdjusted
		}
	}
	return Indicator
}

// paidFor are things that are counted for themselves, and are spending as parts of
// it: 全年支出1995万元，其中工资800万元.
var paidFor = newLexicon("工资", "租金", "物资", "保费")

// revise gives words that mean several things their sense: 收入决算 is revenue,
// and 基本支出 in a list of a budget is budget.
func (f *finder) revise(k FoundKind, x *Found, c context) FoundKind {
	switch {
	case k == Outturn && strings.Contains(c.label, "收入") && !strings.Contains(c.label, "支出") && strings.Contains(c.label, "决算"):
		return Revenue
	case k == Expenditure && x.scope >= 0 && PartName(c.label) != "":
		if o, ok := f.listKind(x.scope); ok && (o == BudgetInitial || o == BudgetAdjusted) {
			return o
		}
	}
	return k
}

// sentence returns the text between the start of the sentence and an offset,
// figures left out.
func (f *finder) sentence(at int) string {
	text := window(f.line.Text[f.from:at])
	if i := strings.LastIndexAny(text, "。；;"); i >= 0 {
		text = text[i:]
	}
	return text
}

// listKind returns the kind that a list gives its members: that of the figure
// that introduces it, or of its label; lists inside lists are asked outwards.
func (f *finder) listKind(n int) (FoundKind, bool) {
	for ; n >= 0; n = f.scopes[n].parent {
		s := f.scopes[n]
		if s.owner >= 0 {
			if o := f.out[s.owner]; o.Money() {
				return o.Kind, true
			}
		}
		if k, ok := stageWords.nearest(s.label); ok {
			return k, true
		}
	}
	return "", false
}

// priorOrChange reads the same amount of another year, and the size of a
// change.
func (f *finder) priorOrChange(x *Found, c context) bool {
	if f.besideBudget(x, c) {
		return true
	}
	if w := changeWord(c.label); w != "" && c.own && fromTo(c.label) == "" && !nounBehindTime(c) || changedBy(c) {
		x.Kind, x.is = Indicator, change
		x.base = f.changed(c.label, c.gap)
		return true
	}
	if f.signedChange(x, c) {
		x.Kind, x.is = Indicator, change
		x.base = f.signedBase(c)
		return true
	}
	if f.midYear(x, c) {
		x.Kind, x.is = Indicator, change
		x.base = f.level(len(f.out)-1, false)
		return true
	}
	if priorWord(c.label) != "" {
		if !f.wasThen(c.label, x.End) {
			x.Kind, x.is = Indicator, other
			return true
		}
		x.is = prior
		x.base = f.priorOf(x, c.label)
		x.Kind = f.priorKind(x, c)
		return true
	}
	return f.partOfChange(x)
}

// signedChange reports an amount with a sign before it that says what changed: 较上年
// +35.2万元, and what goes on from there: 公用经费-12.3万元.
func (f *finder) signedChange(x *Found, c context) bool {
	if !c.signed {
		return false
	}
	goesOn := f.signed > 0 && !strings.ContainsAny(f.line.Text[f.signed:x.Start], "。；;")
	if priorWord(c.label) == "" && comparedWords.before(c.label) == "" && !goesOn {
		return false
	}
	f.signed = x.End
	return true
}

// signedBase is what a change with a sign is of: what stands before 较上年+35.2万元, for a
// bracket what the change before it is of; -1 for a thing that only its name tells.
func (f *finder) signedBase(c context) int {
	switch n := len(f.out); {
	case priorWord(c.label) != "" || comparedWords.before(c.label) != "":
		return f.changed("", c.gap)
	case n > 0 && f.out[n-1].is == change && strings.Trim(c.gap, "（( ，,") == "":
		return f.out[n-1].base
	}
	return -1
}

// comparedWords end labels of what changed, before a sign.
var comparedWords = newLexicon("同比", "环比", "增减", "增减额", "变动", "比预算", "较预算", "比年初", "较年初", "比计划", "较计划", "比目标", "较目标")

// midYear reports an amount by which the budget was changed in the year, though its
// words could also be of what it was changed to: 预算调整30万元, 年中下达30万元 behind an
// initial budget of 120万元.
func (f *finder) midYear(x *Found, c context) bool {
	label := c.label
	if n := len(f.out); n > 0 && strings.HasPrefix(c.gap, "、") && f.out[n-1].is == change && f.out[n-1].moves {
		if _, ok := stageWords.nearest(label); !ok {
			x.moves = true
			return true // 追加防汛资金20万元、抗旱资金10万元
		}
	}
	if !hasAny(label, "追", "调", "核", "减", "年中", "中途") {
		return false
	}
	if w := moveVerbs.at(moveLeads.Replace(label)); w != "" && !hasAny(label, "后", "至", "到", "为") {
		x.moves = true
		return true // 追加防汛资金30万元
	}
	if !hasSuffixAny(label, "预算调整", "预算调整金额", "预算调整额", "年中调整") {
		if !hasAny(label, "年中", "中途") || hasAny(label, "调整后", "调整为", "调整到", "全年", "达到", "年中预算") {
			return false
		}
		if k, ok := stageWords.nearest(label); !ok || k != BudgetAdjusted && k != BudgetInitial {
			return false
		}
	}
	for i := len(f.out) - 1; i >= max(0, len(f.out)-4); i-- {
		if o := &f.out[i]; o.Kind == BudgetInitial && o.is == level && o.Money() {
			return x.number.Add(x.number).Cmp(o.number) < 0
		}
	}
	return false
}

// moveVerbs begin labels of what was added to a budget or taken off it, moveLeads may
// stand before them.
var (
	moveVerbs = newLexicon("追加", "追减", "调增", "调减", "核增", "核减", "压减")
	moveLeads = strings.NewReplacer("年中", "", "其中", "", "上级", "", "省级", "", "中央", "", "财政", "", "另", "")
)

// priorKind is the kind of an amount of another year: as its own words say, or
// that of the amount it is compared with.
func (f *finder) priorKind(x *Found, c context) FoundKind {
	if k, ok := stageWords.nearest(c.label); ok {
		return k
	}
	if x.base >= 0 && strings.HasSuffix(c.label, "年初") && f.out[x.base].Kind == BudgetAdjusted {
		return BudgetInitial // 全年预算1950万元，较年初1800万元
	}
	if x.base >= 0 {
		return f.out[x.base].Kind
	}
	if f.last != "" {
		return f.last
	}
	return Indicator
}

// partOfChange reports a member of a list that splits a change up. A member
// larger than the change shows that the list is of the amount that changed.
func (f *finder) partOfChange(x *Found) bool {
	if x.scope < 0 {
		return false
	}
	s := &f.scopes[x.scope]
	if !s.among || s.owner < 0 || f.out[s.owner].is != change {
		return false
	}
	if x.number.Cmp(f.out[s.owner].number) > 0 {
		s.owner = f.comparedOwner(f.level(s.owner, false))
		return false
	}
	x.Kind, x.is = Indicator, change
	return true
}

// changedBy reports 增加支出, 追加预算, 调减资金: a change with its noun.
func changedBy(c context) bool {
	if !c.own {
		return false
	}
	for _, noun := range []string{"支出", "预算", "收入", "资金", "经费"} {
		if head, ok := strings.CutSuffix(trimmed(c.label), noun); ok && head != "" {
			switch w := changeWords.before(head); w {
			case "增加", "减少", "追加", "调增", "调减", "压减", "核增", "压缩", "增长", "下降":
				return true
			}
		}
	}
	return false
}
