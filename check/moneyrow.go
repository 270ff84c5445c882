package check

import (
	"slices"
	"strings"

	"jiheng/num"
)

// A stage is what an amount, or the points beside it, says of a budget.
type stage int

const (
	original stage = iota // 年初预算数
	revised               // 全年预算数, 调整后预算数
	outturn               // 执行数, 决算数
	rate
	weight
	score
	reason
	change // 追加, 追减, 调整数
	stages
	anyBudget // 预算数, of a head only
)

// A moneyCell is one figure of a moneyRow. A cell that is blank or a dash is not
// set: blank is not zero.
type moneyCell struct {
	line  *Line
	at    Range
	text  string      // as printed, with its unit where that is beside it
	shown num.Decimal // the number as printed
	scale num.Ratio   // base units that one of shown is
	set   bool
	plus  bool // of changes: written as an amount to be added
	minus bool // of changes: written as an amount to be taken off
}

// value returns the amount in base units.
func (c moneyCell) value() num.Ratio { return c.shown.Ratio().Mul(c.scale) }

// exact returns the values that the figure stands for if a whole number is meant
// to the last unit, rounded those if it was rounded.
func (c moneyCell) exact() num.Interval {
	if c.shown.Scale() == 0 {
		return num.Interval{Low: c.value(), High: c.value()}
	}
	return c.rounded()
}

func (c moneyCell) rounded() num.Interval { return c.shown.Envelope().Scale(c.scale) }

// in prints an amount of base units as the cell prints its own.
func (c moneyCell) in(v num.Ratio) string {
	q, ok := num.Quo(v, c.scale)
	if !ok {
		return v.String()
	}
	return likeShown(q, c.shown) + strings.TrimLeft(strings.TrimPrefix(c.text, "-"), "0123456789.,，")
}

// likeShown prints a value with as many decimals as a figure beside it, more only
// where it has more.
func likeShown(v num.Ratio, beside num.Decimal) string {
	if d := v.Round(beside.Scale(), num.HalfUp); d.Ratio().Cmp(v) == 0 {
		return d.String()
	}
	return show(v)
}

// amountLike prints an amount of base units as a figure of a sentence.
func amountLike(t figureToken, v num.Ratio) string {
	q, _ := num.Quo(v, num.Int(scaleFactors[t.Scale]).Ratio())
	return likeShown(q, t.Number) + t.Scale + t.Unit
}

// A moneyRow is the figures that belong together: a row of a table of money, or
// what a sentence says of one budget.
type moneyRow struct {
	name  string
	cells [stages]moneyCell
	more  []moneyCell // changes
	table *moneyTable // nil for a sentence
	row   int
	line  *Line
	part  bool        // figures of a part of the year, or without a stage that is sure
	total bool        // the sum of the rows beside it
	near  []moneyCell // the other amounts of the sentence before the rate
	base  stage       // budget that the rate is said to be of; rate where nothing is said
}

// has reports whether all stages are set.
func (r *moneyRow) has(all ...stage) bool {
	for _, s := range all {
		if !r.cells[s].set {
			return false
		}
	}
	return true
}

// A moneyTable is a block of a table with heads of stages.
type moneyTable struct {
	grid    *Grid
	head    int
	name    int // column of names; -1 for the last text before the figures
	first   int // first column of figures
	cols    [stages]int
	changes []int
	unit    string
	loose   bool // the base is only called 预算数
	part    bool
	rows    []moneyRow
}

// moneyTables returns the blocks of money of the document's tables.
func (t *Text) moneyTables() []*moneyTable { return t.kept.moneyTable.get(t.readMoneyTables) }

func (t *Text) readMoneyTables() []*moneyTable {
	var out []*moneyTable
	for _, g := range t.Tables {
		for r := range g.Cells {
			if m := moneyHead(g, r); m != nil {
				if m.read(); len(m.rows) > 0 {
					out = append(out, m)
				}
			}
		}
	}
	return out
}

// moneyHead reads a row as the head of a block of money; nil where it is none.
func moneyHead(g *Grid, r int) *moneyTable {
	if !mayBeHead(g.Cells[r]) {
		return nil
	}
	m := &moneyTable{grid: g, head: r, name: -1, unit: g.Unit}
	for i := range m.cols {
		m.cols[i] = -1
	}
	loose := -1
	for c := range g.Cells[r] {
		h := headWords(g.Text(r, c))
		if c > 0 && g.At(r, c) == g.At(r, c-1) || runes(h) > 14 {
			continue
		}
		m.unitFrom(g.Text(r, c))
		s, ok := m.stageOf(h)
		if ok && s == change {
			m.changes = append(m.changes, c)
		}
		if ok && s == anyBudget {
			loose = c
		} else if ok && m.cols[s] < 0 {
			m.cols[s] = c
		}
	}
	// 预算数 alone is the budget that there is; beside 调整后预算数 it is the one
	// before.
	switch {
	case loose < 0:
	case m.cols[revised] < 0:
		m.cols[revised], m.loose = loose, true
	case m.cols[original] < 0:
		m.cols[original] = loose
	}
	n := 0
	for _, s := range []stage{original, revised, outturn} {
		if m.cols[s] >= 0 {
			n++
			if m.first == 0 || m.cols[s] < m.first {
				m.first = m.cols[s]
			}
		}
	}
	if n < 2 || g.HasFigures(r) {
		return nil
	}
	m.nameColumn()
	return m
}

// mayBeHead reports a row with two short cells that can be heads of stages; it
// spares nearly all rows the full reading.
func mayBeHead(cells []*Line) bool {
	n := 0
	var last *Line
	for _, l := range cells {
		if l == nil || l == last || len(l.Text) > 120 {
			continue
		}
		if last = l; hasAny(l.Text, "算", "执行", "支", "年初") {
			n++
		}
	}
	return n >= 2
}

// headWords is a head without blanks and brackets: 全年（调整）预算数 → 全年预算数.
func headWords(s string) string {
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
func (m *moneyTable) stageOf(h string) (stage, bool) {
	switch {
	case h == "" || hasAny(h, "上年决算", "上年数", "上年支出", "预计", "比上年", "较上年", "%", "为预算", "占"):
		return 0, false
	case hasAny(h, "执行率", "支付率", "支出率"):
		return rate, true
	case hasAny(h, "年初预算", "年初数", "批复预算", "预算批复", "年初批复", "年初安排"):
		return original, true
	case hasAny(h, "全年预算", "调整后预算", "调整预算", "预算调整后"):
		return revised, true
	case slices.Contains([]string{"预算数", "预算", "预算金额", "预算额", "预算安排数", "预算安排", "安排预算"}, h):
		return anyBudget, true
	case hasAny(h, "执行数", "决算数", "实际支出", "支出数", "支付数", "支出决算", "实际执行", "执行金额", "支出金额", "实际支付", "决算金额") && !strings.Contains(h, "收入"):
		m.part = m.part || hasAny(h, "月", "季", "截至", "至今", "监控")
		return outturn, true
	case hasAny(h, "分值", "权重"):
		return weight, true
	case hasAny(h, "得分"):
		return score, true
	case hasAny(h, "原因", "说明", "备注"):
		return reason, true
	case hasAny(h, "追加", "追减", "调增", "调减", "核减", "压减", "调整数", "调整额", "调整金额", "调剂") || h == "上年结转":
		return change, true
	}
	return 0, false
}

func (m *moneyTable) unitFrom(head string) {
	for _, u := range []string{"万元", "亿元", "元"} {
		if hasAny(head, "（"+u+"）", "("+u+")", "（单位："+u+"）") {
			m.unit = u
			return
		}
	}
}

// nameColumn finds the column that says what a row is about.
func (m *moneyTable) nameColumn() {
	for c := range m.first {
		if h := headWords(m.grid.Text(m.head, c)); hasAny(h, "项目", "资金", "名称", "任务", "科目", "内容", "来源", "事项") && !hasAny(h, "代码", "编号", "编码") {
			m.name = c
		}
	}
}

// afterMoney lists what begins the next block of a form.
var afterMoney = []string{"年度总体目标", "年度绩效目标", "总体目标", "年度目标", "预期目标", "一级指标", "绩效指标", "三级指标"}

func (m *moneyTable) read() {
	g := m.grid
	scale, text := scaleOf(m.unit), m.unit
	for r := m.head + 1; r < len(g.Cells); r++ {
		if slices.ContainsFunc(g.Cells[r], func(l *Line) bool { return l != nil && slices.Contains(afterMoney, headWords(l.Text)) }) || moneyHead(g, r) != nil {
			return
		}
		row := moneyRow{table: m, row: r, part: m.part, base: rate}
		name := m.nameOf(r)
		if name == nil || m.merged(r) {
			continue
		}
		row.line, row.name = name, stripWords(name.Text)
		some := false
		for s := range stages {
			l := g.At(r, m.cols[s])
			if s == change || l == nil {
				continue
			}
			row.cells[s] = cellOf(l, scale, text)
			if s >= rate {
				row.cells[s].scale = num.One
				row.cells[s].text = rateText(l.Text)
			}
			some = some || row.cells[s].set && s <= outturn
		}
		for _, c := range m.changes {
			if l := g.At(r, c); l != nil {
				x := cellOf(l, scale, text)
				h := headWords(g.Text(m.head, c))
				x.minus, x.plus = hasAny(h, "追减", "调减", "核减", "压减"), hasAny(h, "追加", "调增", "结转")
				row.more = append(row.more, x)
			}
		}
		if !some && !row.totalName() {
			continue
		}
		row.total = row.totalName()
		m.rows = append(m.rows, row)
	}
}

// rateText is a rate or a score without a mark behind it.
func rateText(s string) string {
	if i := strings.IndexAny(s, "〔（("); i > 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}

// merged reports a row of which one cell covers two stages.
func (m *moneyTable) merged(r int) bool {
	for a := original; a <= outturn; a++ {
		for b := a + 1; b <= outturn; b++ {
			if x := m.grid.At(r, m.cols[a]); x != nil && x == m.grid.At(r, m.cols[b]) {
				return true
			}
		}
	}
	return false
}

// nameOf returns the cell with the name of a row: that of the column of names,
// else the last with text before the figures.
func (m *moneyTable) nameOf(r int) *Line {
	g := m.grid
	own := func(c int) *Line {
		l := g.At(r, c)
		if l == nil || l == g.At(m.head, c) || noValue(l.Text) {
			return nil
		}
		return l
	}
	if l := own(m.name); l != nil {
		return l
	}
	for c := m.first - 1; c >= 0; c-- {
		if l := own(c); l != nil {
			return l
		}
	}
	return nil
}

func stripWords(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, " ", ""), "　", "")
	for _, w := range []string{"其中：", "其中:", "按支出：", "其中"} {
		s = strings.TrimPrefix(s, w)
	}
	return s
}

func (r *moneyRow) totalName() bool {
	return hasAny(r.name, "年度资金总额", "资金总额", "预算总额", "合计", "总计") && !hasAny(r.name, "基本支出", "项目支出合计")
}

// scaleOf is how many yuan one of a unit is; 1 where the unit is unknown.
func scaleOf(unit string) num.Ratio {
	switch unit {
	case "万元":
		return num.Int(10_000).Ratio()
	case "亿元":
		return num.Int(100_000_000).Ratio()
	}
	return num.One
}

// cellOf reads a cell of nothing but a number, its unit allowed behind it.
func cellOf(l *Line, scale num.Ratio, unit string) moneyCell {
	c := moneyCell{line: l, at: Range{0, len(l.Text)}, scale: scale}
	s := strings.TrimSpace(l.Text)
	if i := strings.IndexAny(s, "〔（("); i > 0 {
		s = strings.TrimSpace(s[:i]) // a mark or a note behind the number
	}
	for _, u := range []string{"万元", "亿元", "元", "分"} {
		if t := strings.TrimSuffix(s, u); t != s {
			s = t
			if u != "分" {
				c.scale, unit = scaleOf(u), u
			}
			break
		}
	}
	d, ok := decimal(s)
	if !ok {
		return c
	}
	c.shown, c.set = d, true
	c.text = d.String() + unit
	return c
}
