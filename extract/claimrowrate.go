package extract

import (
	"regexp"
	"slices"
	"strings"

	"jiheng/num"
)

// A columnSaid is what the head of a figure says beside its kind: of which year, of
// which part of the year, and of which part of the money.
type columnSaid struct {
	year  string // 2023年, 上年; empty where it names none
	part  string // 上半年, 三季度; empty for the whole year
	whole bool   // it says that it stands for all: 支出合计, 全年支出
	scope string // the money it is of, where it is only of some: 财政拨款
	ahead bool   // it is not known yet: 全年预计执行数, 预计执行率
}

var (
	headYear = regexp.MustCompile(`20[0-9]{2}年|上年|去年|上期|前年|明年|下年|次年|上一年|下一年`)
	headPart = regexp.MustCompile(`上半年|下半年|前?[一二三四1-4]+季度|[0-9一二三四五六七八九十]+(?:[-—–~～至][0-9一二三四五六七八九十]+)?月(?:份|底|末)?`)
	// headWhole are words of heads for all of the year or all of the money.
	headWhole = newLexicon("合计", "总计", "小计", "全年", "累计", "总额", "总支出", "总预算")
	// headScope are words of heads for some of the money.
	headScope = newLexicon("财政拨款", "财政资金", "一般公共预算", "政府性基金", "国有资本", "其他资金", "单位资金", "自筹", "上级", "本级", "中央", "省级", "市级", "县级", "区级",
		"非财政", "专户", "上年结转", "基本支出", "项目支出", "当年")
	// headAhead are words of heads for what is to come.
	headAhead = newLexicon("预计", "预测", "预期", "预估", "测算", "拟支出", "拟执行")
)

// saidByHead reads the head of a figure of a table.
func (c *claimer) saidByHead(x *Found) columnSaid {
	cell, ok := c.lines[x.Line].CellAt(x.Start)
	if !ok {
		return columnSaid{}
	}
	out := columnSaid{part: headPart.FindString(cell.Head), scope: headScope.find(cell.Head)}
	if all := headYear.FindAllString(cell.Head, -1); len(all) > 0 {
		out.year = all[len(all)-1] // of the lowest head
	}
	last := lastName(cell.Head)
	out.whole = headWhole.find(last) != ""
	out.ahead = headAhead.find(cell.Head) != "" || out.part == "" && strings.Contains(last, "全年") && c.monitored()
	return out
}

// rowRate recomputes the rates of a row from the amounts of the same year, part of
// the year and money. Where several amounts could be meant and no pair fits, the
// claim is unsure.
func (c *claimer) rowRate(r sumRow) {
	if r.figures[ExecutionRate] == nil {
		return
	}
	if open := c.openStages(r.line, r.line); len(open) > 0 && (open[Outturn] || open[Expenditure] || r.figures[BudgetAdjusted] == nil && (open[BudgetAdjusted] || open[BudgetInitial])) {
		return // the amount that the rate is of may be the one that was not read
	}
	years := map[bool][]string{} // of rates of what was spent, and of what will be
	for _, rate := range r.all {
		if rate.Kind != ExecutionRate {
			continue
		}
		said := c.saidByHead(rate)
		if all := years[said.ahead]; len(all) > 0 && (said.year == "" || slices.Contains(all, said.year)) {
			c.groupRate(r, rate) // a second rate of the same year has another base
			continue
		}
		years[said.ahead] = append(years[said.ahead], said.year)
		c.oneRate(r, rate, said)
	}
}

// oneHeight reports figures whose cells cover as many rows: an amount that hangs down
// over several rows is not that of the first of them.
func (c *claimer) oneHeight(all ...*Found) bool {
	rows := 0
	for _, x := range all {
		cell, ok := c.lines[x.Line].CellAt(x.Start)
		if !ok {
			continue
		}
		if rows > 0 && cell.Rows != rows {
			return false
		}
		rows = cell.Rows
	}
	return true
}

// oneRate recomputes one rate of a row.
func (c *claimer) oneRate(r sumRow, rate *Found, said columnSaid) {
	spent := c.alike(r, said, Outturn)
	more := c.alike(r, said, Expenditure)
	if len(spent) == 0 {
		spent, more = more, nil
	}
	adjusted := c.alike(r, columnSaid{year: said.year, scope: said.scope}, BudgetAdjusted)
	initial := c.alike(r, columnSaid{year: said.year, scope: said.scope}, BudgetInitial)
	if len(spent) == 0 {
		return
	}
	unsure := severalValues(spent) || severalValues(adjusted) || len(adjusted) == 0 && severalValues(initial)
	cl := Claim{Rule: RuleRate, Claim: r.label + "执行率" + rate.Value + rate.Unit}
	var parts []Found
	for _, s := range append(spent, more...) {
		for _, b := range append(adjusted[:len(adjusted):len(adjusted)], initial...) {
			q, ok := num.Quo(s.number, b.number)
			if !ok || !c.oneHeight(rate, s, b) {
				continue
			}
			fits := shown(q, rate) || rate.Unit == "" && q.Round(rate.places, num.HalfUp).Ratio().Cmp(rate.number) == 0
			if fits || parts == nil {
				cl.Recomputed, cl.Consistent = overHundred(s, b, q), fits
				parts = []Found{*rate, *s, *b}
			}
			if fits {
				c.add(cl, parts...)
				return
			}
		}
	}
	if parts == nil {
		return
	}
	if s, b := contracted(r, rate, spent); b != nil {
		q, _ := num.Quo(s.number, b.number)
		cl.Recomputed, cl.Consistent = overHundred(s, b, q), true
		c.add(cl, *rate, *s, *b)
		return
	}
	if said.scope == "" && c.ofAllGroups(r, rate) || said.part == "" && c.partsOnly(spent) {
		return
	}
	if unsure {
		cl.Unsure, cl.Note = true, "这一行有几个支出数或预算数，看不出执行率按哪一个计算，请在表头写明"
	}
	c.add(cl, parts...)
}

// groupRate recomputes a rate that stands below one upper head with the one amount that was
// spent and the one budget that it is of: 其他资金 over 预算数, 执行数 and 执行率.
func (c *claimer) groupRate(r sumRow, rate *Found) {
	own, ok := c.lines[rate.Line].CellAt(rate.Start)
	top := upperHead(own.Head)
	if !ok || top == "" {
		return
	}
	by := map[FoundKind][]*Found{}
	for _, x := range r.all {
		if cell, ok := c.lines[x.Line].CellAt(x.Start); ok && upperHead(cell.Head) == top && (x.Kind == ExecutionRate || x.Money() && x.is == level) {
			by[x.Kind] = append(by[x.Kind], x)
		}
	}
	spent := append(by[Outturn], by[Expenditure]...)
	budgets := append(by[BudgetAdjusted], by[BudgetInitial]...)
	if len(by[ExecutionRate]) != 1 || len(spent) != 1 || len(budgets) == 0 || len(by[BudgetAdjusted]) > 1 || len(by[BudgetInitial]) > 1 || !c.oneHeight(rate, spent[0], budgets[0]) {
		return
	}
	cl := Claim{Rule: RuleRate, Claim: r.label + lastName(strings.TrimSuffix(top, "·")) + "执行率" + rate.Value + rate.Unit}
	for i, b := range budgets {
		q, ok := num.Quo(spent[0].number, b.number)
		if !ok {
			return
		}
		fits := shown(q, rate) || rate.Unit == "" && q.Round(rate.places, num.HalfUp).Ratio().Cmp(rate.number) == 0
		if i == 0 || fits {
			cl.Recomputed, cl.Consistent = overHundred(spent[0], b, q), fits
			budgets[0] = b
		}
		if fits {
			break
		}
	}
	c.add(cl, *rate, *spent[0], *budgets[0])
}

// partsOnly reports amounts that were all spent in a part of the year.
func (c *claimer) partsOnly(spent []*Found) bool {
	for _, x := range spent {
		if c.saidByHead(x).part == "" {
			return false
		}
	}
	return len(spent) > 0
}

// ofAllGroups reports a rate that is of what was spent in all groups of columns together:
// 财政拨款 and 其他资金, whatever they are called.
func (c *claimer) ofAllGroups(r sumRow, rate *Found) bool {
	groups := func(kind FoundKind) (sum num.Ratio, n int) {
		for _, x := range r.all {
			if said := c.saidByHead(x); x.Kind == kind && x.Money() && x.is == level && said.year == "" && said.part == "" {
				sum, n = sum.Add(x.number), n+1
			}
		}
		return sum, n
	}
	spent, n := groups(Outturn)
	if n == 0 {
		spent, n = groups(Expenditure)
	}
	for _, kind := range []FoundKind{BudgetAdjusted, BudgetInitial} {
		if budget, k := groups(kind); n > 1 && (k == n || k == 1 && c.oneSpending(r)) {
			if q, ok := num.Quo(spent, budget); ok && shown(q, rate) {
				return true
			}
		}
	}
	return false
}

// oneSpending reports amounts spent that stand in columns below one upper head: 决算数 over 本级
// and 上级.
func (c *claimer) oneSpending(r sumRow) bool {
	top := ""
	for _, x := range r.all {
		if x.Kind != Outturn && x.Kind != Expenditure || !x.Money() || x.is != level {
			continue
		}
		cell, ok := c.lines[x.Line].CellAt(x.Start)
		up := upperHead(cell.Head)
		if !ok || up == "" || top != "" && up != top {
			return false
		}
		top = up
	}
	return top != ""
}

// contracted finds another amount of a row than a budget that a rate is of, such as what
// was contracted, with what was spent of it; nil where there is none.
func contracted(r sumRow, rate *Found, spent []*Found) (s, base *Found) {
	for _, b := range r.others {
		for _, s := range spent {
			if q, ok := num.Quo(s.number, b.number); ok && shown(q, rate) && hasAny(b.Subject, "中标", "合同", "结算", "审定", "成交") {
				return s, b
			}
		}
	}
	return nil, nil
}

// alike returns the figures of a kind in a row that are of the year, part of the
// year and money of a rate, as far as heads say so; those that stand for all come
// alone.
func (c *claimer) alike(r sumRow, rate columnSaid, kind FoundKind) []*Found {
	var all []*Found
	var heads []columnSaid
	for _, x := range r.all {
		if x.Kind != kind || !x.Money() || x.is != level {
			continue
		}
		all, heads = append(all, x), append(heads, c.saidByHead(x))
	}
	keep := func(must bool, ok func(h columnSaid) bool) {
		var some []*Found
		var of []columnSaid
		for i, h := range heads {
			if ok(h) {
				some, of = append(some, all[i]), append(of, h)
			}
		}
		if must || len(some) > 0 {
			all, heads = some, of
		}
	}
	year := rate.year
	if year == "" {
		year = c.year()
	}
	if year != "" {
		keep(true, func(h columnSaid) bool { return h.year == "" || h.year == year })
		keep(false, func(h columnSaid) bool { return h.year == year })
	}
	if kind != BudgetAdjusted && kind != BudgetInitial {
		keep(rate.ahead, func(h columnSaid) bool { return h.ahead == rate.ahead })
	}
	keep(rate.part != "" && kind != BudgetAdjusted && kind != BudgetInitial, func(h columnSaid) bool { return h.part == rate.part })
	keep(false, func(h columnSaid) bool { return h.scope == rate.scope })
	keep(false, func(h columnSaid) bool { return h.whole })
	return all
}

// severalValues reports figures of more than one value.
func severalValues(all []*Found) bool {
	for _, x := range all {
		if x.number.Cmp(all[0].number) != 0 {
			return true
		}
	}
	return false
}

// mostTitleLines is how many lines at the top can be the title.
const mostTitleLines = 6

var titleYear = regexp.MustCompile(`20[0-9]{2}年`)

// monitored reports a form that is filled in while the year goes on (监控表): what it says
// of the whole year is to come.
func (c *claimer) monitored() bool {
	for i := range c.lines[:min(len(c.lines), mostTitleLines)] {
		if l := &c.lines[i]; strings.Contains(l.Text, "监控") && strings.Contains(l.Text, "表") && len(l.Text) < 150 {
			return true
		}
	}
	return false
}

// year is the year that the title names: 2024年; empty where it names none or
// several.
func (c *claimer) year() string {
	if !c.dated {
		c.ofYear, c.dated = c.titleYear(), true
	}
	return c.ofYear
}

func (c *claimer) titleYear() string {
	for i := range c.lines[:min(len(c.lines), mostTitleLines)] {
		all := titleYear.FindAllString(c.lines[i].Text, -1)
		if len(all) == 0 {
			continue
		}
		for _, y := range all {
			if y != all[0] || strings.Contains(c.lines[i].Text, "至"+y) {
				return ""
			}
		}
		return all[0]
	}
	return ""
}
