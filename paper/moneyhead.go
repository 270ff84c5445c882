package paper

import (
	"cmp"
	"strings"

	"jiheng/extract"
)

// widestGroup is how many columns a head stands over whose cells were not joined.
const widestGroup = 16

// mostLevels is how many rows a head of money has.
const mostLevels = 3

// moneyHeads reads a row, with those below it that carry the head on, as the
// head of a block of money: one table, or several that stand side by side. None
// where the row is no head, and for what stands below 收入.
func moneyHeads(g *Grid, r int) []*MoneyTable {
	if stageWordsIn(g.Cells[r:r+1]) == 0 {
		return nil
	}
	depth := g.headDepth(r)
	if stageWordsIn(g.Cells[r:r+depth]) < 2 {
		return nil
	}
	if g.repeatsHeads(r) && g.carriesOn(r-1, r) { // which 预算数 is whose is told by the row above
		if stageWordsIn(g.Cells[r-1:r]) > 0 {
			return nil // read with it
		}
		r, depth = r-1, depth+1
	}
	var out []*MoneyTable
	for _, side := range g.sides(r + depth) {
		if m := moneyHead(g, r, depth, side[0], side[1]); m != nil {
			out = append(out, m)
		}
	}
	return out
}

// sides returns the columns of the tables that stand side by side in a row below
// a head, as pairs of the first and the one behind the last.
func (g *Grid) sides(r int) [][2]int {
	if r >= len(g.Cells) {
		return [][2]int{{0, len(g.Cells[r-1])}}
	}
	var out [][2]int
	from := 0
	for c, l := range g.Cells[r] {
		if l != nil && l.Side == c && c > from {
			out = append(out, [2]int{from, c})
			from = c
		}
	}
	return append(out, [2]int{from, len(g.Cells[r])})
}

// headDepth returns how many rows a head takes that begins in a row: 1, or more
// where cells of it stand over several that have short words of their own.
func (g *Grid) headDepth(r int) int {
	depth := 1
	for depth < mostLevels && r+depth < len(g.Cells) && g.carriesOn(r+depth-1, r+depth) {
		depth++
	}
	return depth
}

// carriesOn reports that a row divides heads of the row above it.
func (g *Grid) carriesOn(up, low int) bool {
	if g.HasFigures(low) || g.HasFigures(up) {
		return false
	}
	divided, kept := false, false
	for c := range g.Cells[low] {
		a, b := g.At(up, c), g.At(low, c)
		switch {
		case a == nil || b == nil:
			continue
		case a == b:
			kept = true
			continue
		case Runes(b.Text) > 14:
			return false
		case b.Text == "":
			kept = kept || a.Text != ""
			continue
		}
		next, below := g.At(up, c+1), g.At(low, c+1)
		if next == nil || below == nil || below == b || below.Text == "" {
			continue
		}
		divided = divided || a == next || next.Text == "" && a.Text != "" && (levelStage(HeadWords(b.Text), "预算") || a.Text != "" && levelStage(HeadWords(below.Text), "预算"))
	}
	return divided && (kept || g.headsGroups(up))
}

// headsGroups reports a row of heads alone that stand over groups of columns.
func (g *Grid) headsGroups(r int) bool {
	for _, l := range g.Cells[r] {
		if l == nil || l.Text != "" && (Runes(l.Text) > 8 || !HasAny(l.Text, "算", "收", "支", "执行", "资产", "负债", "项目", "科目")) {
			return false
		}
	}
	return true
}

// levelWords are the lower heads of 预算数, with the stage that they mean.
var levelWords = map[string]Stage{
	"年初": OriginalBudget, "年初数": OriginalBudget, "年初批复": OriginalBudget, "批复": OriginalBudget, "批复数": OriginalBudget, "调整前": OriginalBudget, "原预算": OriginalBudget,
	"调整后": RevisedBudget, "调整后数": RevisedBudget, "全年": RevisedBudget, "全年数": RevisedBudget, "本年": RevisedBudget, "变更后": RevisedBudget, "调整": RevisedBudget,
}

// levelStage reports a lower head whose upper one says 预算.
func levelStage(low, up string) bool {
	_, ok := levelWords[low]
	return ok && strings.Contains(up, "预算") && !HasAny(up, "决算", "执行", "率")
}

// A columnHead is the heads of one column from the upper to the lower.
type columnHead []string

// head returns the heads of a column, each once, without blanks and brackets.
func (m *MoneyTable) head(c int) columnHead {
	var out columnHead
	var last *Line
	for r := m.top; r <= m.Head; r++ {
		l := m.Grid.At(r, c)
		if r < m.Head && l != nil && l.Text == "" { // a head whose cells were not joined
			for k := c - 1; k >= max(m.from, c-widestGroup) && l.Text == ""; k-- {
				l = m.Grid.At(r, k)
			}
		}
		if l == nil || l == last || l.Text == "" {
			continue
		}
		out, last = append(out, HeadWords(l.Text)), l
	}
	return out
}

func (h columnHead) low() string {
	if len(h) == 0 {
		return ""
	}
	return h[len(h)-1]
}

func (h columnHead) words() string { return strings.Join(h, "") }

// wholeWords are lower heads of the column that stands for all of a group.
var wholeWords = map[string]bool{"小计": true, "合计": true, "总计": true, "金额": true, "全年": true, "全年数": true, "累计": true, "全年累计": true}

// stage reads what a column holds; whole reports that it is the column of its
// group that stands for all.
func (m *MoneyTable) stage(h columnHead) (s Stage, whole, ok bool) {
	low := h.low()
	if len(h) > 1 {
		up := strings.Join(h[:len(h)-1], "")
		if Runes(up) > 14 { // a title
			up = ""
		}
		if levelStage(low, up) {
			return levelWords[low], true, true
		}
		if s, ok = m.stageOf(low); ok && s != anyBudget && !(s == changeColumn && strings.HasPrefix(low, "上年结") && HasAny(up, "支", "执行", "决算")) {
			return s, true, true
		}
		if HasAny(low, "上年", "比", "较", "%", "率", "占") && !strings.HasPrefix(low, "上年结") {
			return 0, false, false
		}
		if _, above := m.stageOf(up); ok && s == anyBudget && !above {
			return anyBudget, true, true
		}
		s, ok = m.stageOf(up)
		return s, wholeWords[low], ok
	}
	s, ok = m.stageOf(low)
	return s, true, ok
}

// moneyHead reads some rows as the head of a block of money, in the columns from
// one to before another; nil where they are none.
func moneyHead(g *Grid, r, depth, from, to int) *MoneyTable {
	m := &MoneyTable{Grid: g, Head: r + depth - 1, top: r, from: from, to: to, Name: -1, adjusted: -1, either: -1, Unit: g.unitAbove(r + depth - 1)}
	for i := range m.Cols {
		m.Cols[i] = -1
	}
	loose, either, whole := -1, -1, [stages + 1]bool{}
	year, others := m.year(to), m.otherGroups(to)
	for c := from; c < to; c++ {
		if c > from && g.At(m.Head, c) == g.At(m.Head, c-1) {
			continue
		}
		h := m.head(c)
		if Runes(h.low()) > 14 || len(h) == 0 || others[m.groupOf(c)] {
			continue
		}
		if (from > 0 || to < len(g.Cells[r])) && incomeHead(h[0]) {
			return nil
		}
		s, all, ok := m.stage(h)
		own := m.yearOf(h, c)
		ok = ok && (own == 0 || year == 0 || own == year)
		all = all && !(s == Outturn && ofPart(h))
		switch adjust := ok && m.adjustHead(h); {
		case !ok:
		case adjust && m.signedHead(c):
			m.changes, s = append(m.changes, c), changeColumn
		case adjust && s == RevisedBudget && either < 0:
			either, s = c, changeColumn
		case s == anyBudget:
			if loose < 0 || all {
				loose = c
			}
		case s == changeColumn:
			if m.changes = append(m.changes, c); adjustedColumn(h) {
				m.adjusted = c
			}
		}
		if ok && s <= Outturn && !all {
			m.parts[s]++
		}
		if ok && s < stages && s != changeColumn && (m.Cols[s] < 0 || all && !whole[s]) {
			m.Cols[s], whole[s] = c, all
		}
	}
	if c := m.Cols[Outturn]; c >= 0 {
		if m.part = ofPart(m.head(c)); m.part && m.laterPart(c) {
			m.Cols[ExecutionRate] = -1
		}
	}
	m.dropParts(whole)
	m.placeEither(either)
	m.settleLoose(loose)
	if !m.settleColumns() {
		return nil
	}
	m.nameColumn()
	m.units()
	return m
}

// ofPart reports the head of what was spent in a part of the year.
func ofPart(h columnHead) bool {
	return HasAny(h.low(), "月", "季", "半年", "截至", "至今", "监控")
}

// dropParts forgets a stage of which only parts have columns: 支出 over 当年 and 上年结转.
func (m *MoneyTable) dropParts(whole [stages + 1]bool) {
	for s := OriginalBudget; s <= Outturn; s++ {
		if m.Cols[s] >= 0 && !whole[s] && m.parts[s] > 1 {
			m.Cols[s] = -1
		}
	}
}

// settleLoose files a column that is only called 预算数: alone it is the budget
// that there is; beside 调整后预算数 it is the one before.
func (m *MoneyTable) settleLoose(loose int) {
	switch {
	case loose < 0:
	case m.adjusted >= 0 && m.Cols[RevisedBudget] < 0 && m.Cols[OriginalBudget] < 0:
		m.Cols[OriginalBudget] = loose // beside 调整数 it is the one before
	case m.Cols[RevisedBudget] < 0:
		m.Cols[RevisedBudget], m.Loose = loose, true
	case m.Cols[OriginalBudget] < 0:
		m.Cols[OriginalBudget] = loose
	}
}

// settleColumns finds the first column of figures; false where too few columns
// are known, or where the rows hold figures and are no head.
func (m *MoneyTable) settleColumns() bool {
	n := 0
	for _, s := range []Stage{OriginalBudget, RevisedBudget, Outturn} {
		if m.Cols[s] >= 0 {
			n++
			if m.first == 0 || m.Cols[s] < m.first {
				m.first = m.Cols[s]
			}
		}
	}
	for r := m.top; r <= m.Head; r++ {
		if m.Grid.HasFigures(r) {
			return false
		}
	}
	return n >= 2
}

// stageWordsIn counts the short cells of some rows that can be heads of stages; it
// spares nearly all rows the full reading.
func stageWordsIn(rows [][]*Line) (n int) {
	var last *Line
	for _, cells := range rows {
		for _, l := range cells {
			if l == nil || l == last || len(l.Text) > 120 {
				continue
			}
			if last = l; HasAny(l.Text, "算", "执行", "支", "年初", "收") {
				n++
			}
		}
	}
	return n
}

// units finds the unit of every column of money: that of its own heads, else of the
// heads above the names, else of the table. Where other columns name several and
// nothing says which is meant, the column has none that is sure.
func (m *MoneyTable) units() {
	corner, named, several := "", "", false
	for c := m.from; c < m.first && corner == ""; c++ {
		corner = m.columnUnit(c)
	}
	for _, c := range m.Cols {
		if u := m.columnUnit(c); u != "" {
			several = several || named != "" && named != u
			named = u
		}
	}
	m.unsure = several && corner == "" && m.Unit == ""
	m.Unit = cmp.Or(corner, m.Unit)
	if m.Unit == "" && !several {
		m.Unit = named
	}
}

// columnUnit is the unit that the heads of a column name, the nearest first.
func (m *MoneyTable) columnUnit(c int) string {
	if c < 0 {
		return ""
	}
	for r := m.Head; r >= m.top; r-- {
		l := m.Grid.At(r, c)
		for k := c - 1; l != nil && l.Text == "" && r < m.Head && k >= max(m.from, c-widestGroup); k-- {
			l = m.Grid.At(r, k) // a head whose cells were not joined
		}
		if l == nil || Runes(l.Text) > longestTitle {
			continue
		}
		if u := extract.HeadUnit(l.Text); u != "" {
			return u
		}
	}
	return ""
}

// UnitIn returns the unit of the amounts of a stage; empty where nothing names one.
func (m *MoneyTable) UnitIn(s Stage) string { return cmp.Or(m.columnUnit(m.Cols[s]), m.Unit) }

// nameColumn finds the column that says what a row is about. A column behind it that says of
// which class that is (项目性质) names the rows only where a name stands over several of them.
func (m *MoneyTable) nameColumn() {
	for c := m.from; c < m.first; c++ {
		if h := m.head(c).words(); HasAny(h, "项目", "资金", "名称", "任务", "科目", "内容", "来源", "事项") && !HasAny(h, "代码", "编号", "编码") &&
			(m.Name < 0 || !extract.ClassHead(h) || m.overRows(m.Name)) {
			m.Name = c
		}
	}
}

// overRows reports a column in which a cell covers several rows.
func (m *MoneyTable) overRows(c int) bool {
	for r := m.Head + 1; r+1 < len(m.Grid.Cells); r++ {
		if l := m.Grid.At(r, c); l != nil && l == m.Grid.At(r+1, c) {
			return true
		}
	}
	return false
}

// numbersColumns reports a row that numbers the columns: 栏次 1 2 3.
func (g *Grid) numbersColumns(r int) bool {
	var texts []string
	for c, l := range g.Cells[r] {
		if l != nil && l.Text != "" && (c == 0 || g.Cells[r][c-1] != l) {
			texts = append(texts, l.Text)
		}
	}
	return extract.NumbersColumns(texts, r > 0 && !g.HasFigures(r-1))
}

// headsPlans reports a row that heads indicators below a block of money: 指标 beside 目标值 or
// 完成值.
func headsPlans(g *Grid, r int) bool {
	named, valued := false, false
	for _, l := range g.Cells[r] {
		if l == nil || len(l.Text) > 3*10 {
			continue
		}
		h := HeadWords(l.Text)
		named = named || strings.HasSuffix(h, "指标") || strings.HasSuffix(h, "指标名称")
		valued = valued || HasAny(h, "目标值", "指标值", "完成值", "计划值", "实际值", "完成情况")
	}
	return named && valued
}
