package budget

import (
	"slices"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// MoneyFacts returns the figures of the budget as facts, lines before what is
// added up from them: X-年初预算数, X-调整数, X-全年预算数, X-决算数, X-未执行数,
// X-执行率, where X is a line, a fund, a part of a fund, a part, a task, or 合计.
// A sum rests on its lines or, where there are funds, on them; a stage that no
// line knows has no fact. Blank is not zero: a sum over a line that leaves its
// amount blank, and all that follows from it, has no value; its account says why.
func MoneyFacts(y *Year) []fact.Fact {
	m := &moneyFacts{year: y}
	for _, l := range y.Lines {
		m.line(l)
	}
	for _, fund := range Funds {
		for _, part := range []Part{BasicExpenditure, ProjectExpenditure} {
			m.sum(string(fund)+"-"+string(part), string(fund)+string(part), m.lines(func(l Line) bool { return l.Fund == fund && l.Part == part }))
		}
		m.sum(string(fund), string(fund), m.lines(func(l Line) bool { return l.Fund == fund }))
	}
	for _, part := range []Part{BasicExpenditure, ProjectExpenditure} {
		m.sum(string(part), string(part), m.lines(func(l Line) bool { return l.Part == part }))
	}
	for _, t := range y.Tasks {
		m.sum(t.ID, "任务“"+t.Name+"”", m.lines(func(l Line) bool { return l.Task == t.ID }))
	}
	funds := []string{}
	for _, f := range Funds {
		if y.HasFund(f) {
			funds = append(funds, string(f))
		}
	}
	m.sum("合计", "全部资金", funds)
	m.adjustments()
	m.unspent()
	m.coverage()
	m.december()
	m.lists()
	return m.out
}

// moneyFacts collects facts; amounts remembers what each id came to, lacking the
// lines because of which it is not known.
type moneyFacts struct {
	year    *Year
	out     []fact.Fact
	amounts map[string]num.Fen
	has     map[string]bool // prefixes with at least one stage
	lacking map[string][]string
	partly  map[string]bool // sums without value, of which some parts have one
}

func (m *moneyFacts) put(id, name string, a num.Fen, acc fact.Account) {
	if m.amounts == nil {
		m.amounts, m.has = map[string]num.Fen{}, map[string]bool{}
	}
	m.amounts[id] = a
	m.out = append(m.out, fact.Fact{ID: id, Name: name, Value: fact.Number(a.Wan().Ratio(), num.Wan), Display: fact.Places(2),
		Period: num.Int(int64(m.year.FiscalYear)).String() + "年", Sample: m.year.Sample, Account: acc})
}

func (m *moneyFacts) line(l Line) {
	y := m.year
	ground := func(column string) fact.Account {
		return fact.Account{Kind: fact.Budget, Place: l.Place, Grade: "系统导出", Text: "预算表“" + l.ID + " " + l.Name + "”的" + column}
	}
	name := l.Name
	if l.Original.Known {
		m.put(l.ID+"-"+StageOriginal, name+StageOriginal, l.Original.Fen, ground(StageOriginal))
		if adj := ground(StageAdjusted); !y.unadjusted(l) {
			adj.Text = m.adjustedText(l, &adj)
			m.put(l.ID+"-"+StageAdjusted, name+StageAdjusted, y.Adjusted(l), adj)
			m.put(l.ID+"-"+StageRevised, name+StageRevised, y.Revised(l).Fen, sumOf("年初预算数 + 调整数", l.Place, l.ID+"-"+StageOriginal, l.ID+"-"+StageAdjusted))
		}
		m.has[l.ID] = true
	}
	if l.Outturn.Known {
		m.put(l.ID+"-"+StageOutturn, name+StageOutturn, l.Outturn.Fen, ground(StageOutturn))
		m.has[l.ID] = true
	}
	m.lineOpen(l)
	m.rate(l.ID, name, l.Place)
}

// adjustedText says what a line's adjustments were added up from: those of the
// table, with its file, or the difference to a revised budget that the line
// itself states.
func (m *moneyFacts) adjustedText(l Line, acc *fact.Account) string {
	for _, a := range m.year.Adjustments {
		switch {
		case a.Line != l.ID:
		case a.Unlisted:
			acc.Grade = ""
			return "预算表“" + l.ID + " " + l.Name + "”写的全年预算数 - 年初预算数，是算出的差数；调整表中没有这一笔"
		default:
			acc.Place.File, acc.Place.Line = a.Place.File, 0
			return "调整表中“" + l.ID + "”各笔调整之和"
		}
	}
	acc.Grade = ""
	return "调整表中没有“" + l.ID + "”的调整，按0计"
}

// adjustmentsAt is the file of the adjustments that were read.
func (m *moneyFacts) adjustmentsAt() fault.Place {
	for _, a := range m.year.Adjustments {
		if !a.Unlisted {
			return fault.Place{File: a.Place.File}
		}
	}
	return fault.Place{}
}

// linesAt is the file of the budget's lines.
func (m *moneyFacts) linesAt() fault.Place {
	if len(m.year.Lines) == 0 {
		return fault.Place{}
	}
	return fault.Place{File: m.year.Lines[0].Place.File}
}

func sumOf(text string, at fault.Place, inputs ...string) fact.Account {
	return fact.Account{Kind: fact.Formula, Text: text, Place: at, Inputs: inputs}
}

// rate adds what follows from a prefix's revised budget and outturn.
func (m *moneyFacts) rate(id, name string, at fault.Place) {
	revised, known := m.amounts[id+"-"+StageRevised]
	outturn, spent := m.amounts[id+"-"+StageOutturn]
	if !known || !spent {
		return
	}
	inputs := []string{id + "-" + StageRevised, id + "-" + StageOutturn}
	m.put(id+"-"+StageUnspent, name+StageUnspent, revised-outturn, sumOf("全年预算数 - 决算数", at, inputs...))
	rate, ok, err := ExecutionRate(outturn, revised)
	if err != nil || !ok {
		return
	}
	m.out = append(m.out, fact.Fact{ID: id + "-执行率", Name: name + "执行率", Value: fact.Number(rate.Mul(num.Hundred), num.Pct),
		Display: fact.Places(2), Sample: m.year.Sample,
		Account: sumOf("决算数"+wan(outturn)+" ÷ 全年预算数"+wan(revised)+" = "+percent(rate), at, inputs[1], inputs[0])})
}

func (m *moneyFacts) lines(match func(Line) bool) []string {
	var ids []string
	for _, l := range m.year.Lines {
		if match(l) {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

// sum adds up prefixes stage by stage.
func (m *moneyFacts) sum(id, name string, parts []string) {
	for _, stage := range Stages[:4] {
		var total num.Fen
		var inputs []string
		for _, p := range parts {
			if a, ok := m.amounts[p+"-"+stage]; ok || m.partly[p+"-"+stage] {
				total += a
				inputs = append(inputs, p+"-"+stage)
			}
			m.lack(id+"-"+stage, m.lacking[p+"-"+stage]...)
		}
		if len(inputs) == 0 {
			continue
		}
		m.has[id] = true
		says := name + "各项" + stage + "之和"
		if lines := m.lacking[id+"-"+stage]; len(lines) > 0 {
			m.blank(id+"-"+stage, name+stage, says, fault.Place{}, lines, inputs...)
			continue
		}
		m.put(id+"-"+stage, name+stage, total, sumOf(says, fault.Place{}, inputs...))
	}
	if m.has[id] {
		m.openRate(id, name)
		m.rate(id, name, fault.Place{})
	}
}

// adjustments adds up supplements, cuts and virements of each fund and in all.
func (m *moneyFacts) adjustments() {
	scopes := append([]string{"合计"}, fundNames(m)...)
	for _, scope := range scopes {
		for _, kind := range []string{"追加", "追减", "调剂"} {
			var total num.Fen
			n := 0
			for _, a := range m.year.Adjustments {
				l, ok := m.year.LineByID(a.Line)
				if ok && a.Kind == kind && (scope == "合计" || string(l.Fund) == scope) {
					total += a.Amount
					n++
				}
			}
			if lines := m.unreadOf(scope, kind); len(lines) > 0 {
				m.blank(scope+"-"+kind, scope+kind, "调整表中"+scope+"的"+kind+"之和", m.adjustmentsAt(), lines)
				continue
			}
			if n > 0 || scope == "合计" {
				m.put(scope+"-"+kind, scope+kind, total,
					fact.Account{Kind: fact.Budget, Grade: "盖章文件", Place: m.adjustmentsAt(),
						Text: "调整表中" + scope + "的" + kind + "共" + num.Int(int64(n)).String() + "笔之和"})
			}
		}
	}
}

// unreadOf are the lines of which an adjustment of a kind cannot be read.
func (m *moneyFacts) unreadOf(scope, kind string) []string {
	var out []string
	for _, a := range m.year.Unread {
		l, ok := m.year.LineByID(a.Line)
		if ok && a.Kind == kind && (scope == "合计" || string(l.Fund) == scope) && !slices.Contains(out, l.ID) {
			out = append(out, l.ID)
		}
	}
	return out
}

func fundNames(m *moneyFacts) []string {
	var out []string
	for _, f := range Funds {
		if m.has[string(f)] {
			out = append(out, string(f))
		}
	}
	return out
}

// unspent adds up where the unspent money went.
func (m *moneyFacts) unspent() {
	for _, to := range []string{"结转下年", "财政收回"} {
		var total num.Fen
		var inputs, open []string
		for _, l := range m.year.Lines {
			a, ok := m.amounts[l.ID+"-"+StageUnspent]
			switch {
			case ok && l.UnspentTo == to:
				total += a
				inputs = append(inputs, l.ID+"-"+StageUnspent)
			case !ok && (l.UnspentTo == to || l.UnspentTo == ""): // nobody knows yet whether it leaves anything
				open = append(open, m.lacking[l.ID+"-"+StageUnspent]...)
			}
		}
		says := "未执行去向为“" + to + "”的各行之和"
		switch {
		case len(inputs) > 0 && len(open) > 0:
			m.blank(to+"数", to+"数", says, fault.Place{}, open, inputs...)
		case len(inputs) > 0:
			m.put(to+"数", to+"数", total, sumOf(says, fault.Place{}, inputs...))
		}
	}
}

// december adds up the payments month by month, up to the last month that a
// line knows, and takes the last month's share of a whole year.
func (m *moneyFacts) december() {
	acc := fact.Account{Kind: fact.Budget, Grade: "系统导出", Place: fault.Place{File: m.year.MonthlyFile}}
	var months [12]num.Fen
	last := 0
	for _, l := range m.year.Lines {
		for i, a := range l.Monthly {
			months[i] += a.Fen
			if a.Known {
				last = max(last, i+1)
			}
		}
	}
	var soFar num.Fen
	var open []string
	for i, paid := range months[:last] {
		soFar += paid
		name := "1—" + num.Int(int64(i+1)).String() + "月"
		acc.Text = "分月表中" + name + "各行之和"
		id := "累计支付-" + num.Int(int64(i+1)).String() + "月"
		if open = m.year.unpaid(i + 1); len(open) > 0 {
			m.blank(id, name+"支付数", acc.Text, acc.Place, open)
			continue
		}
		m.put(id, name+"支付数", soFar, acc)
	}
	if last < len(months) || len(open) > 0 {
		return
	}
	paid := months[last-1]
	acc.Text = "分月表中12月各行之和"
	m.put("十二月支付数", "十二月支付数", paid, acc)
	rate, ok := num.Quo(num.Int(int64(paid)).Ratio(), num.Int(int64(soFar)).Ratio())
	if !ok {
		return
	}
	m.out = append(m.out, fact.Fact{ID: "十二月支付占比", Name: "十二月支付占全年支付的比例", Value: fact.Number(rate.Mul(num.Hundred), num.Pct),
		Display: fact.Places(2), Sample: m.year.Sample,
		Account: sumOf("十二月支付数 ÷ 全年支付数", fault.Place{}, "十二月支付数", "累计支付-12月")})
}

// lists puts the three public expenses, other general expenses and procurement
// among the facts, and compares the expenses.
func (m *moneyFacts) lists() {
	known := m.expenses(m.year.ThreePublic, publicTotal)
	for _, stage := range expenseStages {
		var total num.Fen
		for _, id := range known[stage.name] {
			total += m.amounts[id]
		}
		id, says, at := publicTotal+"-"+stage.name, "三公经费各项"+stage.name+"之和", fault.Place{File: "预算/三公与采购.yaml"}
		open := m.year.publicLacking(stage.name)
		switch inputs := known[stage.name]; {
		case len(inputs) > 0 && len(open) > 0:
			m.blank(id, publicTotal+stage.name, says, at, open, inputs...)
		case len(inputs) > 0:
			m.put(id, publicTotal+stage.name, total, sumOf(says, at, inputs...))
		}
	}
	m.expenses(m.year.General, "一般性支出")
	for _, e := range slices.Concat(m.year.ThreePublic, m.year.General) {
		m.compared(PublicID(e.Item), e.Item)
	}
	if m.year.PublicWhole(StageRevised, StageOutturn, stageLast) {
		m.compared(publicTotal, publicTotal)
	}
	m.special()
	for _, p := range m.year.Procurement {
		if p.Amount.Known {
			acc := fact.Account{Kind: fact.Budget, Grade: "系统导出", Place: fault.Place{File: "预算/三公与采购.yaml"}, Text: "政府采购表“" + p.Name + "”"}
			m.put("政府采购-"+p.Name, "政府采购"+p.Name, p.Amount.Fen, acc)
		}
	}
}

// special gives operating funds (公用经费) their own ids, and adds up all
// adjustments without their signs.
func (m *moneyFacts) special() {
	m.sum("公用经费", "公用经费", m.lines(func(l Line) bool { return l.Part == BasicExpenditure && l.Name == "公用经费" }))
	var total num.Fen
	for _, a := range m.year.Adjustments {
		total += max(a.Amount, -a.Amount)
	}
	if len(m.year.Adjustments) > 0 && len(m.year.Unread) == 0 {
		m.put("预算调整总额", "预算调整总额", total, fact.Account{Kind: fact.Budget, Grade: "盖章文件", Place: m.adjustmentsAt(), Text: "调整表中各笔金额的绝对值之和"})
	}
}

// PublicID is the id of one of the three public expenses: its name without
// brackets.
func PublicID(item string) string {
	out := []rune{}
	for _, r := range item {
		if fact.ValidID(string(r)) {
			out = append(out, r)
		}
	}
	return string(out)
}
