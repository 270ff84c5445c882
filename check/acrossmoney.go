package check

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/num"
)

// Scopes of spending as documents of different sorts are compared.
const (
	allSpending     = "全部支出"
	fiscalSpending  = "财政拨款支出"
	generalSpending = "一般公共预算支出"
	basicSpending   = "基本支出"
	projectSpending = "项目支出"
)

var scopeNames = map[string]string{
	"年度资金总额": allSpending, "资金总额": allSpending, "支出合计": allSpending, "本年支出合计": allSpending, "本年支出": allSpending, "总支出": allSpending,
	"整体支出": allSpending, "部门整体支出": allSpending, "单位整体支出": allSpending, "支出总额": allSpending, "预算总额": allSpending, "全部支出": allSpending,
	"财政拨款": fiscalSpending, "财政拨款支出": fiscalSpending, "一般公共预算": generalSpending, "一般公共预算支出": generalSpending, "一般公共预算财政拨款支出": generalSpending, "一般公共预算财政拨款": generalSpending,
	"整体": allSpending, "部门整体": allSpending, "单位整体": allSpending, "基本": basicSpending, "项目": projectSpending,
	"基本支出": basicSpending, "项目支出": projectSpending,
}

// scopeOf is what a row of money is of; empty where that cannot be told.
func (g *Digest) scopeOf(name string, table bool) string {
	name = fold(headWords(stripWords(name)))
	s := scopeNames[name]
	if s == allSpending && g.Project != "" {
		return "项目" + g.object
	}
	if s == "" && table && runes(name) >= 6 && !hasAny(name, "合计", "小计", "其他", "资金") {
		return "项目" + name
	}
	return s
}

var (
	saidTotal = regexp.MustCompile(`(本年支出合计|本年支出预算|支出合计|支出总额|一般公共预算财政拨款支出|财政拨款支出|整体支出|总支出|基本支出|项目支出)(年初预算|全年预算|调整后预算|预算|决算|执行)?(?:数|合计|总额)?(?:共计|总计|合计)?(?:为|是|：)?([0-9][0-9,]*(?:\.[0-9]+)?)(亿元|万元|元)`)
	notOwn    = []string{"上年", "去年", "比", "较", "增加", "减少", "增长", "下降", "人均"}
)

// readMoney keeps the amounts of the budget whose scope is known: rows that
// belong together, and totals that a sentence states alone. A scope with two
// values is left out: which of them is meant is open.
func (g *Digest) readMoney(t *Text) {
	for _, r := range t.money() {
		if r.part {
			continue
		}
		scope := g.scopeOf(r.name, r.table != nil)
		for st := original; st <= outturn && scope != ""; st++ {
			if c := r.cells[st]; c.set {
				g.addMoney(st, scope, c)
			}
		}
	}
	for _, l := range t.Lines {
		if l.Kind == BodyLine && l.Has("支出") {
			g.totalsSaid(l)
		}
	}
	g.totalsInTables(t)
	kept := g.money[:0]
	for _, m := range g.money {
		if m.scope != "" && m.cell.set {
			kept = append(kept, m)
		}
	}
	g.money = kept
}

func (g *Digest) totalsSaid(l *Line) {
	for _, m := range saidTotal.FindAllStringSubmatchIndex(l.Text, -1) {
		head := clause(l.Text, m[0])
		if hasAny(head, notOwn...) && g.Paper != AccountsPaper || hasAny(l.Text[max(0, strings.LastIndexAny(l.Text[:m[0]], "，。；")):m[0]], notOwn...) {
			continue
		}
		if y := yearOf.FindString(head); y != "" && y != yearText(g.Year) {
			continue
		}
		word := l.Text[m[2]:m[3]]
		st := outturn
		if m[4] >= 0 {
			switch w := l.Text[m[4]:m[5]]; {
			case w == "年初预算":
				st = original
			case strings.Contains(w, "预算"):
				st = revised
			}
		} else if g.Paper == BudgetPaper || strings.HasSuffix(word, "预算") {
			st = revised
		}
		d, err := num.ParseDecimal(strings.ReplaceAll(l.Text[m[6]:m[7]], ",", ""))
		if err != nil {
			continue
		}
		scope := g.scopeOf(strings.TrimSuffix(word, "预算"), false)
		g.addMoney(st, scope, moneyCell{line: l, at: Range{m[6], m[9]}, text: l.Text[m[6]:m[9]], shown: d, scale: scaleOf(l.Text[m[8]:m[9]]), set: true})
	}
}

// totalsInTables keeps the totals of the tables of accounts and budgets, whose
// heads name no stage.
func (g *Digest) totalsInTables(t *Text) {
	st := outturn
	switch g.Paper {
	case BudgetPaper:
		st = revised
	case AccountsPaper:
	default:
		return
	}
	for _, grid := range t.Tables {
		if grid.Unit == "" {
			continue
		}
		c, head, ok := grid.Col("决算数", "预算数", "合计", "金额")
		if !ok {
			continue
		}
		for r := head + 1; r < len(grid.Cells); r++ {
			for k := range c {
				name := fold(grid.Text(r, k))
				if l := grid.At(r, c); l != nil && name == "本年支出合计" {
					if cell := cellOf(l, scaleOf(grid.Unit), grid.Unit); cell.set {
						g.addMoney(st, allSpending, cell)
					}
					break
				}
			}
		}
	}
}

// addMoney files an amount; a second value of one scope and stage takes both
// away.
func (g *Digest) addMoney(st stage, scope string, c moneyCell) {
	if scope == "" || len(g.money) >= mostHeld {
		return
	}
	for i := range g.money {
		m := &g.money[i]
		if m.stage != st || m.scope != scope && m.scope != "" || m.scope == "" {
			continue
		}
		if !m.cell.rounded().Meets(c.rounded()) {
			m.scope = ""
			g.money = append(g.money, heldMoney{stage: st, scope: "?" + scope})
		}
		return
	}
	for _, m := range g.money {
		if m.stage == st && m.scope == "?"+scope {
			return
		}
	}
	g.money = append(g.money, heldMoney{st, scope, c, c.line.Site(c.at)})
}

// amountOf returns the amount of a scope at a stage; ok is false where the
// document has none, or two.
func (g *Digest) amountOf(st stage, scope string) (m heldMoney, ok bool) {
	for _, m := range g.money {
		if m.stage == st && m.scope == scope {
			return m, true
		}
	}
	return m, false
}

var stageWords = map[stage]string{original: "年初预算数", revised: "全年预算数", outturn: "决算数"}

// againstAmounts compares the amounts of this document with those of another; it
// reports whether there was one to compare. A value that the other document has
// of any scope is no fault: which scope is meant is then open.
func (p *Pass) againstAmounts(own, other *Digest, theirs map[stage][]stage, what, suggestion string) (seen bool) {
	for _, m := range own.money {
		for _, st := range theirs[m.stage] {
			o, ok := other.amountOf(st, m.scope)
			if !ok {
				continue
			}
			seen = true
			if m.cell.rounded().Meets(o.cell.rounded()) || other.hasAmount(m.cell.rounded(), st) {
				break
			}
			diff := m.cell.value().Sub(o.cell.value()).Abs()
			p.cellAt(m.cell, "", fmt.Sprintf("“%s”的%s这里写%s，%s写%s，相差%s。", strings.TrimPrefix(m.scope, "项目"), stageWords[m.stage], m.cell.text, what, o.cell.text, m.cell.in(diff)),
				suggestion, other.abroad(o.site))
			break
		}
	}
	return seen
}

func (g *Digest) hasAmount(v num.Interval, st stage) bool {
	for _, m := range g.money {
		if m.stage == st && m.cell.set && m.cell.rounded().Meets(v) {
			return true
		}
	}
	return false
}

var noPartner = "没有一起核对的同一单位同一年度的"

// againstAccounts wants budget and outturn of the self-evaluation as the final
// accounts have them.
func againstAccounts(p *Pass) Outcome {
	own := p.digest()
	if own.Paper != ReportPaper && own.Paper != SelfFormPaper {
		return NotApplicable("不是自评报告或自评表")
	}
	return p.amountsAgree(own, AccountsPaper, map[stage][]stage{revised: {revised}, outturn: {outturn}}, "决算", "两处都与决算报表核对，改正不符的一处；口径不同的写明口径")
}

// againstBudget wants the original budget of the self-evaluation as the budget
// that was approved.
func againstBudget(p *Pass) Outcome {
	own := p.digest()
	if own.Paper != ReportPaper && own.Paper != SelfFormPaper {
		return NotApplicable("不是自评报告或自评表")
	}
	return p.amountsAgree(own, BudgetPaper, map[stage][]stage{original: {original, revised}}, "预算", "两处都与预算批复核对，改正不符的一处")
}

func (p *Pass) amountsAgree(own *Digest, paper Paper, theirs map[stage][]stage, what, suggestion string) Outcome {
	met, seen := false, false
	for _, o := range p.others() {
		if o.Paper == paper {
			met = true
			seen = p.againstAmounts(own, o, theirs, what, suggestion) || seen
		}
	}
	switch {
	case !met:
		return NotApplicable(noPartner + what)
	case !seen:
		return Undecided("两份文件没有同一范围、同一阶段的金额")
	}
	return Decided
}

var projectTotals = []string{"项目总金额", "项目总额", "中期资金总额", "实施期资金总额", "项目总投资", "总投资", "中期目标资金总额"}

// annualAgainstTotal finds the total of a project of several years in the place
// of the year's amount: a rate of execution reckoned on it, or the total of the
// goal form taken for this year's budget.
func annualAgainstTotal(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if l.Has("总投资", "总概算", "项目总额", "总金额", "三年总预算", "总预算") && l.Has("%") {
			for _, s := range fullSentences(l) {
				seen = p.rateOnTotal(l, s) || seen
			}
		}
	})
	seen = p.totalForYear() || seen
	if !seen {
		return NotApplicable("没有同时写项目总额和年度数")
	}
	return Decided
}

var rateLabel = regexp.MustCompile(`(?:执行率|支付率|支出率|完成率)[^，。；0-9]{0,6}$`)

func (p *Pass) rateOnTotal(l *Line, s Range) (seen bool) {
	var total, year, budget *figureToken
	toks := l.figuresIn(s)
	text := s.Of(l.Text)
	if hasAny(text, "累计", "总投资完成率", "投资完成率", "自开工") {
		return false
	}
	for i := range toks {
		t := &toks[i]
		lab := label(text, t.Start)
		c := clause(text, t.Start)
		switch {
		case t.base == "元" && hasAny(lab, "总投资", "总概算", "项目总额", "总金额", "总预算"):
			total = t
		case t.base == "元" && hasAny(lab, "年初预算", "全年预算", "调整后预算", "年度预算", "本年预算", "当年预算"):
			budget = t
		case t.base == "元" && hasAny(c, "支出", "执行", "支付") && hasAny(c, "本年", "当年", "今年", "年度", "全年", yearText(p.Text.Year)):
			year = t
		case t.Unit == "%" && rateLabel.MatchString(lab) && total != nil && year != nil:
			seen = true
			q, ok := num.Quo(year.value, total.value)
			if ok && percentAgrees(q, t.Number) && (budget == nil || budget.value.Cmp(total.value) != 0) && year.value.Cmp(total.value) != 0 {
				r := Range{s.From + t.Start, s.From + t.End}
				p.At(l, r, fmt.Sprintf("%s是本年支出%s除以项目总额%s得的，年度数和项目总数混在一起比了。", strings.TrimSpace(lab)+t.Text, year.Text, total.Text), "用本年支出除以本年预算数；项目总额的完成情况另写",
					l.Site(Range{s.From + total.Start, s.From + total.End}))
			}
		}
	}
	return seen
}

// totalForYear finds the goal form's total for all years as this year's budget.
func (p *Pass) totalForYear() (seen bool) {
	own := p.digest()
	if own.Paper != SelfFormPaper || own.Project == "" {
		return false
	}
	for _, o := range p.others() {
		if o.Paper != GoalFormPaper || o.object != own.object || o.total == nil || o.annual == nil || o.total.Meets(*o.annual) {
			continue
		}
		for _, st := range []stage{original, revised} {
			m, ok := own.amountOf(st, "项目"+own.object)
			if !ok {
				continue
			}
			if seen = true; m.cell.rounded().Meets(*o.total) {
				p.cellAt(m.cell, "", fmt.Sprintf("%s写的是%s，与目标申报表的项目总金额相同；目标申报表的本年金额是另一个数。", stageWords[st], m.cell.text), "年度自评填本年的数，不填几年的总数", o.abroad(m.site))
				return true
			}
		}
	}
	return seen
}
