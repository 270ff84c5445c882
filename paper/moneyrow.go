package paper

import (
	"cmp"
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/extract"
	"jiheng/num"
)

// A Stage is what an amount, or the points beside it, says of a budget: a column
// of a table of money.
type Stage int

const (
	OriginalBudget Stage = iota // 年初预算数
	RevisedBudget               // 全年预算数, 调整后预算数
	Outturn                     // 执行数, 决算数
	ExecutionRate               // 执行率
	WeightColumn                // 分值
	ScoreColumn                 // 得分
	ReasonColumn                // 偏差原因
	changeColumn                // 追加, 追减, 调整数
	stages
	anyBudget // 预算数, of a head only
)

// A MoneyRow is the figures that belong together: a row of a table of money, or
// what a sentence says of one budget.
type MoneyRow struct {
	Name   string
	Cells  [stages]Amount
	More   []Amount    // changes
	Table  *MoneyTable // nil for a sentence
	row    int
	Line   *Line
	Part   bool     // figures of a part of the year, or without a stage that is sure
	Total  bool     // the sum of the rows beside it
	Within bool     // of a row of a table: 其中, a part of the row before it
	Veiled bool     // a hidden row
	Of     Period   // the time that it speaks of
	Inner  bool     // of a sentence: a part within a list of parts
	Spare  bool     // of the three public expenses and the like, which should stay below their budget
	near   []Amount // the other amounts of the sentence before the rate
	base   Stage    // budget that the rate is said to be of; rate where nothing is said
}

// Has reports whether all stages are set.
func (r *MoneyRow) Has(all ...Stage) bool {
	for _, s := range all {
		if !r.Cells[s].Set {
			return false
		}
	}
	return true
}

// A MoneyTable is a block of a table with heads of stages.
type MoneyTable struct {
	Grid     *Grid
	Head     int
	Name     int // column of names; -1 for the last text before the figures
	first    int // first column of figures
	from, to int // its first column and the one behind its last, where several stand side by side
	top      int // first row of the head; Head is the last
	Cols     [stages]int
	changes  []int
	adjusted int         // column 调整数 of a group of budgets; -1 for none
	either   int         // column 调整预算, of the budget after the change or of the change; -1 for none
	parts    [stages]int // columns that hold a part of a stage
	Unit     string      // of the columns whose heads name none
	unsure   bool        // heads name several units, and nothing says which one a column without has
	Loose    bool        // the base is only called 预算数
	part     bool
	income   bool
	Rows     []MoneyRow
}

// MoneyTables returns the blocks of money of the document's tables.
func (t *Text) MoneyTables() []*MoneyTable { return t.kept.moneyTable.get(t.readMoneyTables) }

func (t *Text) readMoneyTables() []*MoneyTable {
	var out []*MoneyTable
	for _, g := range t.Tables {
		before := len(out)
		if out = t.moneyTablesOf(g, out); len(out) > before {
			continue
		}
		if turned := g.turned(); turned != nil {
			out = t.moneyTablesOf(turned, out)
		}
	}
	return out
}

// moneyTablesOf adds the blocks of money of a table.
func (t *Text) moneyTablesOf(g *Grid, out []*MoneyTable) []*MoneyTable {
	g.year = t.Year
	for r := 0; r < len(g.Cells); r++ {
		all := moneyHeads(g, r)
		for _, m := range all {
			if m.read(t); len(m.Rows) > 0 && !(m.side() && m.Income()) {
				out = append(out, m)
			}
		}
		if len(all) > 0 {
			r = all[0].Head
		}
	}
	return out
}

// HeadWords is a head without blanks and brackets: 全年（调整）预算数 → 全年预算数.
func HeadWords(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		case ' ', '　', '\n':
		default:
			if depth <= 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// stageOf reads a head.
func (m *MoneyTable) stageOf(h string) (Stage, bool) {
	full := h
	h = m.Grid.withoutYear(full)
	switch {
	case h == "" || HasAny(h, "上年决算", "上年数", "上年支出", "预计", "比上年", "较上年", "%", "为预算", "占"):
		return 0, false
	case HasAny(h, "得分", "评分", "扣分") && strings.HasSuffix(h, "分"):
		return ScoreColumn, true
	case HasAny(h, "执行率", "支付率", "支出率"):
		return ExecutionRate, true
	case HasAny(h, "年初预算", "年初数", "批复预算", "预算批复", "年初批复", "年初安排"):
		return OriginalBudget, true
	case HasAny(h, "全年预算", "调整后预算", "调整预算", "预算调整后"):
		return RevisedBudget, true
	case h == "决算" || h == "执行", h != full && slices.Contains(ofYear, h):
		return Outturn, true
	case slices.Contains([]string{"预算数", "预算", "预算金额", "预算额", "预算安排数", "预算安排", "安排预算"}, h):
		return anyBudget, true
	case HasAny(h, "执行数", "决算数", "实际支出", "支出数", "支付数", "支出决算", "实际执行", "执行金额", "支出金额", "实际支付", "决算金额") && !strings.Contains(h, "收入"):
		return Outturn, true
	case HasAny(h, "分值", "权重"):
		return WeightColumn, true
	case HasAny(h, "得分"):
		return ScoreColumn, true
	case HasAny(h, "原因", "说明", "备注"):
		return ReasonColumn, true
	case HasAny(h, "追加", "追减", "调增", "调减", "核减", "压减", "调整数", "调整额", "调整金额", "调剂") || h == "上年结转" || extract.AdjustingHead(h):
		return changeColumn, true
	}
	return 0, false
}

// ofYear are words behind a year that head what was spent in it: 2024年实际.
var ofYear = []string{"支出", "实际", "实绩", "实支", "开支", "支付", "发生", "实际发生", "实际数", "完成", "实际完成", "支出额", "使用"}

// afterMoney lists what begins the next block of a form.
var afterMoney = []string{"年度总体目标", "年度绩效目标", "总体目标", "年度目标", "预期目标", "一级指标", "绩效指标", "三级指标"}

func (m *MoneyTable) read(t *Text) {
	m.readRows(t)
	m.settleAdjusted(t)
	m.settleEither(t)
	m.settleRates()
	m.income = m.ofIncome()
}

func (m *MoneyTable) readRows(t *Text) {
	g := m.Grid
	of, spare := t.tablePeriod(g), t.sparedTable(g) || m.spared()
	units := m.stageUnits()
	for r := m.Head + 1; r < len(g.Cells); r++ {
		if slices.ContainsFunc(g.Cells[r], func(l *Line) bool { return l != nil && slices.Contains(afterMoney, HeadWords(l.Text)) }) || len(moneyHeads(g, r)) > 0 || headsPlans(g, r) {
			return
		}
		row := MoneyRow{Table: m, row: r, Part: m.part, base: ExecutionRate}
		name := m.nameOf(r)
		if name == nil || m.merged(r) || g.numbersColumns(r) || extract.CountedRow(name.src, name.Text) {
			continue
		}
		row.Line, row.Name = name, StripWords(name.Text)
		row.Within = strings.HasPrefix(strings.TrimLeft(name.Text, " 　"), "其中")
		row.Veiled = name.Site(name.All()).Place.Hidden
		row.Of, row.Spare = t.rowPeriod(&row, of), spare || HasAny(row.Name, spared...)
		row.Part = row.Part || row.Of != WholeYear
		some, beside, pair := false, cmp.Or(extract.UnitBeside(name.src), extract.RowUnit(name.Text)), m.pairIn(r, name)
		for s := range stages {
			l := g.At(r, m.Cols[s])
			if s == changeColumn || l == nil || pair.label != nil && m.Cols[s] >= pair.col {
				continue
			}
			if s <= Outturn {
				row.Cells[s] = m.amountOf(l, cmp.Or(beside, units[s]), name)
			} else if l != name {
				row.Cells[s] = AmountOf(l, num.One, "")
			}
			if s >= ExecutionRate {
				row.Cells[s].Scale = num.One
				row.Cells[s].Text = rateText(l.Text)
			}
			some = some || s <= Outturn && (row.Cells[s].Set || row.Cells[s].Unknown && Runes(l.Text) <= longestUnknown && (extract.FigureLike(l.Text) || document.NotShown(l.Text)))
		}
		for _, c := range m.changes {
			if l := g.At(r, c); l != nil {
				x := m.amountOf(l, cmp.Or(m.columnUnit(c), m.Unit), name)
				x.Plus, x.Minus = m.head(c).direction()
				x.Minus = x.Minus && x.Value().Sign() >= 0 // 追减 -12.60 has its sign
				row.More = append(row.More, x)
			}
		}
		if some || row.totalName() {
			row.Total = row.totalName()
			m.makeRoom(r)
			m.Rows = append(m.Rows, row)
		}
		if second, ok := m.pairRow(pair, r); ok {
			second.Of, second.Spare = row.Of, row.Spare
			m.Rows = append(m.Rows, second)
		}
	}
}

// longestUnknown is how many characters a cell has at most that a row is kept for
// though no figure was read in it.
const longestUnknown = 20

// stageUnits returns the units of the columns; those that a row below the head names
// for them come first: 万元 | 元 | %.
func (m *MoneyTable) stageUnits() (out [stages]string) {
	units := m.Grid.unitsRow(m.Head + 1)
	for s := range stages {
		out[s] = m.UnitIn(s)
		if c := m.Cols[s]; units != nil && c >= 0 && units[c] != "" {
			out[s] = units[c]
		}
	}
	return out
}

// unitsRow returns the units of money by column of a row that names nothing but units;
// nil for any other row.
func (g *Grid) unitsRow(r int) []string {
	if r >= len(g.Cells) {
		return nil
	}
	out, some := make([]string, len(g.Cells[r])), false
	for c, l := range g.Cells[r] {
		if l == nil || l.Text == "" {
			continue
		}
		text := strings.Trim(l.Text, "（）() ")
		switch {
		case moneyUnitAt(text) == text:
			out[c], some = text, true
		case text == "%" || text == "％" || NoValue(text) || HasAny(text, "单位") && Runes(text) <= 4 || Runes(text) == 1:
		default:
			return nil
		}
	}
	if !some {
		return nil
	}
	return out
}

// amountOf reads a cell of a row; the cell of its name holds no amount.
func (m *MoneyTable) amountOf(l *Line, unit string, name *Line) Amount {
	if l == name {
		return Amount{Line: l, At: l.All(), Scale: num.One}
	}
	if percentage(l.Text) {
		return Amount{Line: l, At: l.All(), Text: l.Text, Scale: num.One} // no money
	}
	src, _ := l.cell()
	if unit == "" && src.Yuan {
		unit = "元"
	}
	c := AmountOf(l, ScaleOf(unit), unit)
	if c.Set && m.shared(l, name) {
		c.Set, c.Unknown = false, true // of several rows together: nobody knows how much is whose
	}
	if c.Set && !src.Fits(unit) && unit != "" {
		c.Set, c.Unknown = false, true // the format moves its point, and the head names another unit
	}
	if m.unsure && unit == "" && c.Set && c.Text == c.Shown.String() && !strings.HasSuffix(l.Text, "%") {
		c.Set, c.Unknown = false, true
	}
	return c
}

// percentage reports a cell of a percentage.
func percentage(s string) bool {
	for _, mark := range []string{"%", "％", "‰", "百分点"} {
		if strings.HasSuffix(s, mark) {
			return true
		}
	}
	return false
}

// shared reports a cell that hangs down over rows with names of their own.
func (m *MoneyTable) shared(l, name *Line) bool {
	r, c, ok := m.Grid.PlaceOf(l)
	for ; ok && r < len(m.Grid.Cells) && m.Grid.At(r, c) == l; r++ {
		if other := m.nameOf(r); other != nil && other != name {
			return true
		}
	}
	return false
}

// rateText is a rate or a score without a mark behind it.
func rateText(s string) string {
	if i := strings.IndexAny(s, "〔（("); i > 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}

// merged reports a row of which one cell covers two stages.
func (m *MoneyTable) merged(r int) bool {
	for a := OriginalBudget; a <= Outturn; a++ {
		for b := a + 1; b <= Outturn; b++ {
			if x := m.Grid.At(r, m.Cols[a]); x != nil && x == m.Grid.At(r, m.Cols[b]) {
				return true
			}
		}
	}
	return false
}

// nameOf returns the cell with the name of a row: that of the column of names,
// else the last with text before the figures.
func (m *MoneyTable) nameOf(r int) *Line {
	g := m.Grid
	own := func(c int) *Line {
		l := g.At(r, c)
		if l == nil || l == g.At(m.Head, c) || NoValue(l.Text) {
			return nil
		}
		return l
	}
	if l := own(m.Name); l != nil {
		return l
	}
	for c := m.first - 1; c >= m.from; c-- {
		if l := own(c); l != nil {
			return l
		}
	}
	return nil
}

// StripWords returns the name of a row without blanks and without 其中 before it.
func StripWords(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, " ", ""), "　", "")
	for _, w := range []string{"其中：", "其中:", "按支出：", "其中"} {
		s = strings.TrimPrefix(s, w)
	}
	return s
}

// Place is where a row stands among those beside it, with its amount of a stage.
func (r *MoneyRow) Place(s Stage) extract.PartRow {
	name := r.Name
	if r.Line != nil && r.Table != nil {
		name = r.Line.Text
	}
	out := extract.PartRowOf(name)
	out.Within = r.Within
	if c := r.Cells[s]; c.Set {
		v := c.Value()
		out.Amount = &v
	}
	return out
}

func (r *MoneyRow) totalName() bool {
	return HasAny(r.Name, "年度资金总额", "资金总额", "预算总额", "合计", "总计") && !HasAny(r.Name, "基本支出", "项目支出合计")
}
