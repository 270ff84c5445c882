package across

import (
	"regexp"
	"strings"

	"jiheng/num"
	"jiheng/paper"
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
	"财政拨款": fiscalSpending, "财政拨款支出": fiscalSpending, "一般公共预算": generalSpending, "一般公共预算支出": generalSpending,
	"一般公共预算财政拨款支出": generalSpending, "一般公共预算财政拨款": generalSpending,
	"整体": allSpending, "部门整体": allSpending, "单位整体": allSpending, "基本": basicSpending, "项目": projectSpending,
	"基本支出": basicSpending, "项目支出": projectSpending,
}

// scopeOf is what a row of money is of; empty where that cannot be told.
func (g *Digest) scopeOf(name string, table bool) string {
	name = paper.Fold(paper.HeadWords(paper.StripWords(name)))
	s := scopeNames[name]
	if s == allSpending && g.Project != "" {
		return "项目" + g.Object
	}
	if s == "" && table && paper.Runes(name) >= 6 && !paper.HasAny(name, "合计", "小计", "其他", "资金") {
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
func (g *Digest) readMoney(t *paper.Text) {
	for _, r := range t.MoneyRows() {
		if r.Part || r.Of != paper.WholeYear {
			continue
		}
		scope := g.scopeOf(r.Name, r.Table != nil)
		for st := paper.OriginalBudget; st <= paper.Outturn && scope != ""; st++ {
			if c := r.Cells[st]; c.Set {
				g.addMoney(st, scope, c)
			}
		}
	}
	for _, l := range t.Lines {
		if l.Kind == paper.BodyLine && l.Has("支出") {
			g.totalsSaid(l)
		}
	}
	g.totalsInTables(t)
	kept := g.Money[:0]
	for _, m := range g.Money {
		if m.Scope != "" && m.Cell.Set {
			kept = append(kept, m)
		}
	}
	g.Money = kept
}

func (g *Digest) totalsSaid(l *paper.Line) {
	for _, m := range saidTotal.FindAllStringSubmatchIndex(l.Text, -1) {
		head := paper.Clause(l.Text, m[0])
		if paper.HasAny(head, notOwn...) && g.Genre != paper.AccountsGenre ||
			paper.HasAny(l.Text[max(0, strings.LastIndexAny(l.Text[:m[0]], "，。；")):m[0]], notOwn...) {
			continue
		}
		if y := paper.YearOf.FindString(head); y != "" && y != paper.YearText(g.Year) {
			continue
		}
		word := l.Text[m[2]:m[3]]
		st := paper.Outturn
		if m[4] >= 0 {
			switch w := l.Text[m[4]:m[5]]; {
			case w == "年初预算":
				st = paper.OriginalBudget
			case strings.Contains(w, "预算"):
				st = paper.RevisedBudget
			}
		} else if g.Genre == paper.BudgetGenre || strings.HasSuffix(word, "预算") {
			st = paper.RevisedBudget
		}
		d, err := num.ParseDecimal(strings.ReplaceAll(l.Text[m[6]:m[7]], ",", ""))
		if err != nil {
			continue
		}
		scope := g.scopeOf(strings.TrimSuffix(word, "预算"), false)
		g.addMoney(st, scope, paper.Amount{Line: l, At: paper.Range{From: m[6], To: m[9]}, Text: l.Text[m[6]:m[9]], Shown: d,
			Scale: paper.ScaleOf(l.Text[m[8]:m[9]]), Set: true})
	}
}

// totalsInTables keeps the totals of the tables of accounts and budgets, whose
// heads name no stage.
func (g *Digest) totalsInTables(t *paper.Text) {
	st := paper.Outturn
	switch g.Genre {
	case paper.BudgetGenre:
		st = paper.RevisedBudget
	case paper.AccountsGenre:
	default:
		return
	}
	for _, grid := range t.Tables {
		for r := range grid.Cells {
			for k, l := range grid.Cells[r] {
				if l == nil || paper.Fold(l.Text) != "本年支出合计" {
					continue
				}
				if cell, ok := totalBeside(grid, r, k); ok {
					g.addMoney(st, allSpending, cell)
				}
				break
			}
		}
	}
}

// totalBeside returns the amount of a row that is called by the cell in a
// column: the first behind it, of its own side of the table, below a head of
// amounts.
func totalBeside(grid *paper.Grid, r, k int) (paper.Amount, bool) {
	own := grid.At(r, k)
	for c := k + 1; c < len(grid.Cells[r]); c++ {
		l := grid.At(r, c)
		if l == nil || l == own {
			continue
		}
		if l.Side > k { // of the next side
			break
		}
		head := l.ColumnHead()
		unit := grid.UnitOf(r, head)
		if !paper.HasAny(paper.HeadWords(head), "决算数", "预算数", "合计", "金额", "小计") || unit == "" {
			continue
		}
		if cell := paper.AmountOf(l, paper.ScaleOf(unit), unit); cell.Set {
			return cell, true
		}
	}
	return paper.Amount{}, false
}

// addMoney files an amount; a second value of one scope and stage takes both
// away.
func (g *Digest) addMoney(st paper.Stage, scope string, c paper.Amount) {
	if scope == "" || len(g.Money) >= mostHeld {
		return
	}
	for i := range g.Money {
		m := &g.Money[i]
		if m.Stage != st || m.Scope != scope && m.Scope != "" || m.Scope == "" {
			continue
		}
		if !m.Cell.Rounded().Meets(c.Rounded()) {
			m.Scope = ""
			g.Money = append(g.Money, Amount{Stage: st, Scope: "?" + scope})
		}
		return
	}
	for _, m := range g.Money {
		if m.Stage == st && m.Scope == "?"+scope {
			return
		}
	}
	g.Money = append(g.Money, Amount{st, scope, c, c.Line.Site(c.At)})
}

// AmountOf returns the amount of a scope at a stage; ok is false where the
// document has none, or two.
func (g *Digest) AmountOf(st paper.Stage, scope string) (m Amount, ok bool) {
	for _, m := range g.Money {
		if m.Stage == st && m.Scope == scope {
			return m, true
		}
	}
	return m, false
}

// HasAmount reports an amount of a stage, whatever it is of, that may be v base
// units.
func (g *Digest) HasAmount(v num.Interval, st paper.Stage) bool {
	for _, m := range g.Money {
		if m.Stage == st && m.Cell.Set && m.Cell.Rounded().Meets(v) {
			return true
		}
	}
	return false
}

var projectTotals = []string{"项目总金额", "项目总额", "中期资金总额", "实施期资金总额", "项目总投资", "总投资", "中期目标资金总额"}
