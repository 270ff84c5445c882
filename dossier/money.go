package dossier

import (
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
	"jiheng/table"
)

var (
	lineMust = []string{"编号", "名称", "资金", "支出", "年初预算数", "决算数"}
	lineMay  = []string{"全年预算数", "类别", "项目代码", "科室", "项目负责人", "任务", "功能科目", "经济科目", "其中上年结转", "未执行去向", "未执行原因", "政府采购", "自评", "未自评原因", "项目目标", "完成情况", "指标", "指标借自"}
)

var linesTable = budgetTable{must: lineMust, may: lineMay, money: []string{"年初预算数", "全年预算数", "其中上年结转", "决算数"}, exact: []string{"编号", "项目代码"}}

func (l *loader) lines() {
	t, ok := l.table(FileLines, true, linesTable)
	if !ok && (t == nil || len(t.rows) == 0) {
		return
	}
	l.haveLines, l.linesFile = true, t.file
	for _, r := range t.rows {
		at := t.place(r)
		line := budget.Line{ID: t.cell(r, "编号"), Name: t.cell(r, "名称"), Fund: budget.Fund(t.cell(r, "资金")), Part: budget.Part(t.cell(r, "支出")),
			Class: t.cell(r, "类别"), Code: t.cell(r, "项目代码"), Office: t.cell(r, "科室"), Owner: t.cell(r, "项目负责人"), Task: t.cell(r, "任务"), Functional: t.cell(r, "功能科目"),
			Economic: t.cell(r, "经济科目"), UnspentTo: t.cell(r, "未执行去向"), UnspentWhy: t.cell(r, "未执行原因"), Exempt: t.cell(r, "未自评原因"),
			Goal: t.cell(r, "项目目标"), Achieved: t.cell(r, "完成情况"), Borrowed: t.cell(r, "指标借自"), Sample: l.year.Sample, Place: at}
		l.distinctLine(&line)
		line.Indicators = strings.FieldsFunc(t.cell(r, "指标"), func(c rune) bool { return c == '、' || c == ',' || c == '，' || c == ' ' })
		line.Original = l.amount(t, r, "年初预算数")
		if revised := l.amount(t, r, "全年预算数"); revised.Known {
			l.revised[line.ID] = revised
		} else if t.cell(r, "全年预算数") != "" || r.unread("全年预算数") { // it cannot be read, and nothing says what it was
			line.Original = budget.Amount{}
		}
		line.Carried = l.amount(t, r, "其中上年结转")
		line.Outturn = l.amount(t, r, "决算数")
		line.Procured = l.yes(t, r, "政府采购")
		line.SelfAssessed, line.SelfSaid = l.yes(t, r, "自评"), t.cell(r, "自评") != ""
		for _, column := range r.bad {
			l.unread(column, line.ID)
		}
		l.checkLine(line)
		l.year.Lines = append(l.year.Lines, line)
	}
	l.unknown("年初预算数", func(b budget.Line) bool { return b.Original.Known })
	l.unknown("决算数", func(b budget.Line) bool { return b.Outturn.Known })
	for _, b := range l.year.Lines {
		l.unsaid(b)
	}
}

// unsaid notices what the form of a project would leave empty.
func (l *loader) unsaid(b budget.Line) {
	var open []string
	for _, x := range [][2]string{{"项目目标", b.Goal}, {"完成情况", b.Achieved}} {
		if x[1] == "" {
			open = append(open, "“"+x[0]+"”")
		}
	}
	if b.SelfAssessed && len(open) > 0 {
		l.notice(b.Place, "goal-open", "“%s %s”的%s还没有写，项目的自评表上是空的", b.ID, b.Name, strings.Join(open, "和"))
	}
}

// unknown notices the lines of the budget that lack an amount, in one sentence.
func (l *loader) unknown(column string, known func(budget.Line) bool) {
	var ids []string
	for _, b := range l.year.Lines {
		if !known(b) && !l.unreadable[column+" "+b.ID] && (column != "年初预算数" || !l.unreadable["全年预算数 "+b.ID]) {
			ids = append(ids, b.ID)
		}
	}
	if len(ids) > 0 {
		l.notice(fault.Place{File: l.linesFile}, "amount-open", "%d行还没有%s：%s；空着不是零，有关的合计、执行率和等级先不给出，没有发生的请写0",
			len(ids), column, fault.Clip(strings.Join(ids, "、")))
	}
}

// unread remembers an amount that stands there and could not be read: it is blank, and
// what is wrong with it has been said.
func (l *loader) unread(column, id string) {
	if l.unreadable == nil {
		l.unreadable = map[string]bool{}
	}
	l.unreadable[column+" "+id] = true
}

func (l *loader) checkLine(line budget.Line) {
	if !slices.Contains(budget.Funds, line.Fund) {
		l.bad(line.Place, "fund", "“资金”写的是“%s”；应是：一般公共预算、政府性基金预算、国有资本经营预算、财政专户管理资金、单位资金", line.Fund)
	}
	if line.Part != budget.BasicExpenditure && line.Part != budget.ProjectExpenditure {
		l.bad(line.Place, "part", "“支出”写的是“%s”；应是基本支出或项目支出", line.Part)
	}
	if line.UnspentTo != "" && line.UnspentTo != "结转下年" && line.UnspentTo != "财政收回" {
		l.bad(line.Place, "unspent-to", "“未执行去向”写的是“%s”；应是结转下年或财政收回", fault.Clip(line.UnspentTo))
	}
	if !fact.ValidID(line.ID) {
		l.bad(line.Place, "fact-id", "编号“%s”不合要求：用汉字、字母、数字，以字母或汉字开头", fault.Clip(line.ID))
	}
}

// distinctLine refuses a number that another line has, and tells so of both. In a draft
// both are read: the later one goes by a number of its own until that is mended, so
// that no sum lacks it.
func (l *loader) distinctLine(line *budget.Line) {
	first, taken := l.year.LineByID(line.ID)
	if !taken {
		return
	}
	l.bad(line.Place, "duplicate", "编号“%s”重复，第%d行“%s”已经用了；改成没有用过的编号，重复录的删去一行", line.ID, first.Place.Line, fault.Clip(first.Name))
	if !l.draft {
		return
	}
	l.bad(first.Place, "duplicate", "编号“%s”重复，第%d行“%s”也用了它；改成没有用过的编号，重复录的删去一行", line.ID, line.Place.Line, fault.Clip(line.Name))
	for n, id := 2, line.ID; taken; n++ {
		line.ID = id + "重" + strconv.Itoa(n)
		_, taken = l.year.LineByID(line.ID)
	}
}

// noLine reports a budget line that is not there; where the lines could not be
// read, that has been said.
func (l *loader) noLine(at fault.Place, id string) {
	if l.haveLines {
		l.bad(at, "unknown", "“行”写的“%s”在%s里没有", fault.Clip(id), l.linesFile)
	}
}

// yes reads 是 or 否; blank is no.
func (l *loader) yes(t *sheet, r sheetRow, column string) bool {
	text := t.cell(r, column)
	if text != "" && text != "是" && text != "否" {
		l.bad(t.place(r), "yes-no", "“%s”写的是“%s”；应是“是”或“否”", column, fault.Clip(text))
	}
	return text == "是"
}

// amount reads money in 万元; blank is unknown.
func (l *loader) amount(t *sheet, r sheetRow, column string) budget.Amount {
	return l.wan(t.cell(r, column), t.place(r), "“"+column+"”")
}

// OnlyNumber is the next step that is told where a text is no number at all.
const OnlyNumber = plain.OnlyNumber

// fenPlaces are the decimals of an amount in 万元 that is whole 分.
const fenPlaces = 6

// unsigned reads an amount that cannot be less than nothing.
func (l *loader) unsigned(text string, at fault.Place, thing string) budget.Amount {
	a := l.wan(text, at, thing)
	if a.Fen < 0 {
		l.bad(at, "number", "%s写的“%s”是负数；这里没有负数，没有发生的写0", thing, fault.Clip(text))
		return budget.Amount{}
	}
	return a
}

// wan reads an amount that stands in a cell or a field; thing is what messages call it.
func (l *loader) wan(text string, at fault.Place, thing string) budget.Amount {
	if text == "" {
		return budget.Amount{}
	}
	d, err := plain.ReadDecimal(table.MoneyText(text), num.Wan)
	if err != nil {
		l.bad(at, "number", "%s写的%s；单位是万元，没有发生的写0，还不知道的空着", thing, err)
		return budget.Amount{}
	}
	f, err := num.FenOf(num.Of(d, num.Wan))
	switch {
	case err != nil && d.Scale() > fenPlaces:
		l.bad(at, "number", "%s写的“%s”万元不是整数的分；万元最多写%d位小数", thing, fault.Clip(text), fenPlaces)
		return budget.Amount{}
	case err != nil || TooMuch(f) || l.count(f) != nil:
		l.bad(at, "number", "%s写的“%s”万元太大，没有这样大的预算；请核对单位，这里写万元", thing, fault.Clip(text))
		return budget.Amount{}
	}
	return budget.Money(f)
}

// mostWan is the largest amount, in 万元, that any budget can hold: that of the whole
// country is a third of it.
const mostWan = 1_000_000_000

// TooMuch reports an amount that is no unit's, whatever it is of.
func TooMuch(f num.Fen) bool { return f.Wan().Ratio().Abs().Cmp(num.Int(mostWan).Ratio()) > 0 }

// count adds an amount to the sum of all amounts without their signs. As long as
// that sum can be held, so can every sum that the program makes of them.
func (l *loader) count(f num.Fen) error {
	sum, err := l.gross.Add(max(f, -f))
	if err == nil && sum < l.gross { // the smallest number is its own negative
		err = num.ErrRange
	}
	if err == nil {
		l.gross = sum
	}
	return err
}

var adjustmentsTable = budgetTable{must: []string{"编号", "日期", "种类", "行", "金额", "原因"}, may: []string{"文件"}, money: []string{"金额"}, exact: []string{"编号", "行"}}

func (l *loader) adjustments() {
	t, ok := l.table(FileAdjustments, false, adjustmentsTable)
	if !ok && (t == nil || !l.draft) {
		return
	}
	net := map[string]num.Fen{}
	last, unread := map[string]fault.Place{}, map[string]bool{}
	for _, r := range t.rows {
		at := t.place(r)
		a := budget.Adjustment{ID: t.cell(r, "编号"), Kind: t.cell(r, "种类"), Line: t.cell(r, "行"), Reason: t.cell(r, "原因"),
			Document: t.cell(r, "文件"), Sample: l.year.Sample, Place: at}
		var reason string
		if a.Day, reason, ok = table.ParseDay(t.cell(r, "日期")); !ok {
			l.bad(at, "day", "日期“%s”不对；%s", t.cell(r, "日期"), reason)
		}
		if !slices.Contains([]string{"追加", "追减", "调剂"}, a.Kind) {
			l.bad(at, "kind", "“种类”写的是“%s”；应是追加、追减或调剂", a.Kind)
		}
		if _, ok := l.year.LineByID(a.Line); !ok {
			l.noLine(at, a.Line)
		}
		if len(r.bad) > 0 { // what it came to has been told not to be known
			l.year.Unread, unread[a.ID] = append(l.year.Unread, a), true
			continue
		}
		amount := l.amount(t, r, "金额")
		if a.ID == "" || t.cell(r, "金额") == "" {
			l.bad(at, "missing", "每笔调整都要写“编号”和“金额”")
		}
		a.Amount = amount.Fen
		if a.Kind == "追加" && a.Amount < 0 || a.Kind == "追减" && a.Amount > 0 {
			l.bad(at, "sign", "%s的金额正负号反了：追加为正，追减为负", a.Kind)
		}
		if a.Kind == "调剂" {
			net[a.ID] += a.Amount
			last[a.ID] = at
		}
		l.checkAdjustment(a)
		l.year.Adjustments = append(l.year.Adjustments, a)
	}
	for id, sum := range net {
		if sum != 0 && !unread[id] {
			l.bad(last[id], "virement", "调剂“%s”各行金额相加是%s万元，应为零", id, sum.ShownWan())
		}
	}
}

var months = []string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"}

var monthlyTable = budgetTable{must: append([]string{"行"}, months...), may: append([]string{"名称"}, monthTotals()...), money: append(monthTotals(), months...), exact: []string{"行"}}

func (l *loader) monthly() {
	t, ok := l.table(FileMonthly, false, monthlyTable)
	if !ok {
		return
	}
	l.year.MonthlyFile = t.file
	defer l.monthsOpen(t)
	for _, r := range t.rows {
		line, ok := l.year.LineByID(t.cell(r, "行"))
		if !ok {
			l.noLine(t.place(r), t.cell(r, "行"))
			continue
		}
		if len(line.Monthly) > 0 {
			l.bad(t.place(r), "duplicate", "“%s”的分月数写了两行", line.ID)
			continue
		}
		var sum num.Fen
		for _, m := range months {
			a := l.amount(t, r, m)
			line.Monthly = append(line.Monthly, a)
			sum += a.Fen
		}
		if len(r.bad) > 0 { // what they add up to is not known
			continue
		}
		l.monthSums(t, r, *line)
		if line.Outturn.Known && sum != line.Outturn.Fen {
			l.bad(t.place(r), "monthly-sum", "“%s %s”十二个月合计%s万元，与决算数%s万元不等", line.ID, line.Name, sum.ShownWan(), line.Outturn.Fen.ShownWan())
		}
	}
}

// monthsOpen notes the lines that a table of months leaves out: what is made of
// the table lacks them.
func (l *loader) monthsOpen(t *sheet) {
	for _, line := range l.year.Lines {
		if len(t.rows) > 0 && len(line.Monthly) == 0 {
			l.notice(fault.Place{File: t.file}, "months-open", "分月表里没有“%s %s”，监控和分月的合计就缺它；没有支付的请把各月写成0", line.ID, line.Name)
		}
	}
}

func (l *loader) money() {
	n, ok := l.yaml(FileMoney, false)
	if !ok {
		return
	}
	n.Only("三公经费", "一般性支出", "政府采购", "科目拆分", "资金说明")
	l.year.ThreePublic, l.year.General = l.expenses(n, "三公经费"), l.expenses(n, "一般性支出")
	l.procurement(n)
	for _, x := range n.List("科目拆分") {
		x.Only("行", "功能", "经济")
		l.split(x)
	}
	l.year.FundsNote = map[budget.Fund]string{}
	notes := n.Get("资金说明")
	for _, k := range notes.Keys() {
		if !slices.Contains(budget.Funds, budget.Fund(k)) {
			notes.Get(k).Bad("fund", "没有“%s”这种资金", k)
		}
		l.year.FundsNote[budget.Fund(k)] = notes.Text(k)
	}
	l.done(n)
}

// split checks that the parts of a line by class add up to its outturn.
func (l *loader) split(x plain.Node) {
	line, ok := l.year.LineByID(x.Need("行"))
	if !ok {
		l.noLine(x.Place(), x.Text("行"))
		return
	}
	for _, side := range []string{"功能", "经济"} {
		var sum num.Fen
		var names []string
		unread := false
		for _, i := range x.List(side) {
			i.Only("科目", "决算数")
			a := l.wan(i.Text("决算数"), i.Get("决算数").Place(), "“"+line.ID+"”的科目“"+i.Text("科目")+"”的决算数")
			unread = unread || !a.Known && i.Text("决算数") != ""
			sum += a.Fen
			names = append(names, i.Need("科目"))
		}
		if len(names) > 0 && !unread && line.Outturn.Known && sum != line.Outturn.Fen {
			x.Get(side).Bad("split-sum", "“%s”按%s科目合计%s万元，与决算数不等", line.ID, side, sum.ShownWan())
		}
		switch {
		case len(names) == 0:
		case side == "功能":
			line.Functional = strings.Join(names, "；")
		default:
			line.Economic = strings.Join(names, "；")
		}
	}
}
