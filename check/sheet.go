package check

import (
	"slices"
	"strings"

	"jiheng/num"
)

// A sheet is one form that gives points: the execution line of its block of
// money, its indicators, and its total.
type sheet struct {
	rows      []indicatorRow // weight and score are those of the indicator itself
	subtotals []*Line        // weights of rows 小计
	first     *indicatorTable
	last      *indicatorTable

	execWeight, execScore *Line // of the block of money; nil where it has none
	execRow               *moneyRow
	totalWeight           *Line
	totalScore            *Line
	closed                bool // has a row of its total
}

// sheets returns the forms of the document that have a column of weights. A form
// ends with the row of its total, or where the next one begins.
func (t *Text) sheets() []*sheet { return t.kept.sheets.get(t.readSheets) }

func (t *Text) readSheets() []*sheet {
	var out []*sheet
	money := t.moneyTables()
	var cur *sheet
	for _, it := range t.indicatorTables() {
		var m *moneyTable
		money, m = lastBefore(money, it)
		if cur == nil || cur.closed || m != nil || it.grid.Block > cur.last.grid.Block+3 {
			cur = &sheet{first: it}
			out = append(out, cur)
			if m != nil && it.grid.Block <= m.grid.Block+6 {
				cur.execution(m)
			}
		}
		cur.last = it
		cur.read(it)
	}
	return slices.DeleteFunc(out, func(s *sheet) bool { return len(s.rows) == 0 })
}

// lastBefore takes the blocks of money before a block of indicators off the
// list, and returns the last of them that has a column of weights or scores.
func lastBefore(all []*moneyTable, it *indicatorTable) (rest []*moneyTable, m *moneyTable) {
	for len(all) > 0 && (all[0].grid.Block < it.grid.Block || all[0].grid == it.grid && all[0].head < it.head) {
		if all[0].cols[weight] >= 0 || all[0].cols[score] >= 0 {
			m = all[0]
		}
		all = all[1:]
	}
	return all, m
}

// execution takes the first line of a block of money that gives points.
func (s *sheet) execution(m *moneyTable) {
	for i := range m.rows {
		r := &m.rows[i]
		if r.cells[weight].set {
			s.execRow, s.execWeight, s.execScore = r, r.cells[weight].line, r.cells[score].line
			return
		}
	}
}

// pointColumns finds the columns of the indicator's own weight and score: with a
// weight behind each level, that behind the name; of several scores the unit's
// own.
func pointColumns(it *indicatorTable) (weight, score int) {
	weight, score = -1, -1
	own := false
	for c := range it.grid.Cells[it.head] {
		h := plainHead(it.grid.Text(it.head, c))
		if runes(h) > 12 {
			continue
		}
		if c > it.name && weight < 0 && hasAny(h, "分值", "权重", "标准分", "满分") && !hasAny(h, "得分", "评分标准") {
			weight = c
		}
		if strings.Contains(h, "得分") && !hasAny(h, "系数", "复核", "审核", "审定", "财政", "部门", "评价", "率") && (score < 0 || !own && strings.Contains(h, "自评")) {
			score, own = c, strings.Contains(h, "自评")
		}
	}
	if weight < 0 {
		weight = it.weight
	}
	return weight, score
}

// read collects the indicators of a block, subtotals aside, and the total below.
func (s *sheet) read(it *indicatorTable) {
	g := it.grid
	w, sc := pointColumns(it)
	if w < 0 && sc < 0 {
		return
	}
	class1, class2 := "", ""
	for r := it.head + 1; r < len(g.Cells); r++ {
		switch kind := sumRow(g, r); {
		case kind == "小计":
			if l := g.At(r, w); l != nil {
				s.subtotals = append(s.subtotals, l)
			}
			continue
		case kind != "":
			s.total(g, r, w, sc)
			return
		case indicatorHead(g, r) != nil && g.At(r, it.name) != g.At(it.head, it.name):
			return
		}
		if c := cell(g.At(r, it.class1)); c != "" {
			if c != class1 {
				class2 = ""
			}
			class1 = c
		}
		if c := cell(g.At(r, it.class2)); c != "" {
			class2 = c
		}
		at := g.At(r, it.name)
		if at == nil || noValue(at.Text) || notApplied[cell(at)] || at == g.At(it.head, it.name) || it.wide(r, at) || g.At(r, w) == at {
			continue
		}
		s.rows = append(s.rows, indicatorRow{table: it, row: r, class1: class1, class2: class2, name: cell(at), at: at, sign: g.At(r, it.sign),
			target: g.At(r, it.target), unit: g.At(r, it.unit), actual: g.At(r, it.actual), weight: g.At(r, w), score: g.At(r, sc), reason: g.At(r, it.reason), rule: g.At(r, it.rule)})
	}
}

// sumRow returns what a row of a sum is called, 合计 or 小计; empty for others.
func sumRow(g *Grid, r int) string {
	for c := range g.Cells[r] {
		switch s := plainHead(strings.ReplaceAll(g.Text(r, c), "　", "")); s {
		case "合计", "总分", "总计", "总得分", "得分合计", "自评总分":
			return "合计"
		case "小计":
			return s
		}
	}
	return ""
}

// total reads the row of the sum. Where its cells do not stand below the heads,
// two numbers are weight and score.
func (s *sheet) total(g *Grid, r, weight, score int) {
	s.closed = true
	_, ok1 := number(g.At(r, weight))
	_, ok2 := number(g.At(r, score))
	if ok1 && ok2 && g.At(r, weight) != g.At(r, score) {
		s.totalWeight, s.totalScore = g.At(r, weight), g.At(r, score)
		return
	}
	var all []*Line
	for c := range g.Cells[r] {
		l := g.At(r, c)
		if _, ok := number(l); ok && !slices.Contains(all, l) {
			all = append(all, l)
		}
	}
	switch {
	case len(all) == 2 && score >= 0:
		s.totalWeight, s.totalScore = all[0], all[1]
	case len(all) == 1 && ok1 && !ok2:
		s.totalWeight = all[0]
	case len(all) == 1 && ok2 && !ok1:
		s.totalScore = all[0]
	}
}

// execAmong reports an indicator that is itself the execution line.
func (s *sheet) execAmong() (indicatorRow, bool) {
	for _, r := range s.rows {
		if isExecution(&r) {
			return r, true
		}
	}
	return indicatorRow{}, false
}

func isExecution(r *indicatorRow) bool {
	return hasAny(r.class1, "执行率", "预算执行", "资金执行") || hasAny(r.class2, "预算执行") || plainHead(r.name) == "预算执行率" || plainHead(r.name) == "执行率"
}

// sumOfCells adds up the numbers of cells; a cell merged over rows counts once. open
// counts the cells that hold no number.
func sumOfCells(cells []*Line) (sum num.Decimal, n, open int) {
	seen := map[*Line]bool{}
	for _, l := range cells {
		if l != nil && seen[l] {
			continue
		}
		seen[l] = true
		d, ok := number(l)
		if !ok {
			open++
			continue
		}
		sum, n = sum.Add(d), n+1
	}
	return sum, n, open
}

func (s *sheet) weights() []*Line {
	out := make([]*Line, len(s.rows))
	for i := range s.rows {
		out[i] = s.rows[i].weight
	}
	return out
}

func (s *sheet) scores() []*Line {
	out := make([]*Line, len(s.rows))
	for i := range s.rows {
		out[i] = s.rows[i].score
	}
	return out
}

// withExecution adds the points of the execution line, unless it stands among
// the indicators.
func (s *sheet) withExecution(sum num.Decimal, at *Line) (num.Decimal, bool) {
	if _, among := s.execAmong(); among {
		return sum, true
	}
	d, ok := number(at)
	return sum.Add(d), ok
}

// scored reports a form with at least one number in its column of scores.
func (s *sheet) scored() bool {
	_, n, _ := sumOfCells(s.scores())
	return n > 0
}

// fullMark is the points of a whole form.
func (p *Pass) fullMark() num.Decimal {
	if p.Pack != nil && p.Pack.Total.Sign() > 0 {
		return p.Pack.Total
	}
	return num.Int(int64(p.Limit("满分")))
}

var (
	noSheet  = NotApplicable("文件里没有带分值的指标表")
	noScores = NotApplicable("文件里没有带得分的指标表")
)

// scoredSheets returns the forms that have scores.
func (t *Text) scoredSheets() []*sheet {
	var out []*sheet
	for _, s := range t.sheets() {
		if s.scored() {
			out = append(out, s)
		}
	}
	return out
}
