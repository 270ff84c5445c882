package paper

import (
	"slices"
	"strings"

	"jiheng/num"
)

// A ScoreSheet is one form that gives points: the execution line of its block of
// money, its indicators, and its total.
type ScoreSheet struct {
	Rows      []Indicator // weight and score are those of the indicator itself
	subtotals []*Line     // weights of rows 小计
	First     *IndicatorTable
	last      *IndicatorTable

	ExecWeight, ExecScore *Line // of the block of money; nil where it has none
	ExecRow               *MoneyRow
	TotalWeight           *Line
	TotalScore            *Line
	Closed                bool // has a row of its total
}

// ScoreSheets returns the forms of the document that have a column of weights. A form
// ends with the row of its total, or where the next one begins.
func (t *Text) ScoreSheets() []*ScoreSheet { return t.kept.sheets.get(t.readSheets) }

func (t *Text) readSheets() []*ScoreSheet {
	var out []*ScoreSheet
	money := t.MoneyTables()
	var cur *ScoreSheet
	for _, it := range t.IndicatorTables() {
		var m *MoneyTable
		money, m = lastBefore(money, it)
		if cur == nil || cur.Closed || m != nil || it.Project != cur.last.Project || it.Grid.Block > cur.last.Grid.Block+3 {
			cur = &ScoreSheet{First: it}
			out = append(out, cur)
			if m != nil && it.Grid.Block <= m.Grid.Block+6 {
				cur.execution(m)
			}
		}
		cur.last = it
		cur.read(it)
	}
	return slices.DeleteFunc(out, func(s *ScoreSheet) bool { return len(s.Rows) == 0 })
}

// lastBefore takes the blocks of money before a block of indicators off the
// list, and returns the last of them that has a column of weights or scores.
func lastBefore(all []*MoneyTable, it *IndicatorTable) (rest []*MoneyTable, m *MoneyTable) {
	for len(all) > 0 && (all[0].Grid.Block < it.Grid.Block || all[0].Grid == it.Grid && all[0].Head < it.Head) {
		if all[0].Cols[WeightColumn] >= 0 || all[0].Cols[ScoreColumn] >= 0 {
			m = all[0]
		}
		all = all[1:]
	}
	return all, m
}

// execution takes the first line of a block of money that gives points.
func (s *ScoreSheet) execution(m *MoneyTable) {
	for i := range m.Rows {
		r := &m.Rows[i]
		if r.Cells[WeightColumn].Set {
			s.ExecRow, s.ExecWeight, s.ExecScore = r, r.Cells[WeightColumn].Line, r.Cells[ScoreColumn].Line
			return
		}
	}
}

// pointColumns finds the columns of the indicator's own weight and score: with a
// weight behind each level, that behind the name; of several scores the unit's
// own.
func pointColumns(it *IndicatorTable) (weight, score int) {
	weight, score = -1, -1
	own := false
	for c := range it.Grid.Cells[it.Head] {
		h := it.pointHead(c)
		if Runes(h) > 12 {
			continue
		}
		if c > it.Name && weight < 0 && HasAny(h, "分值", "权重", "标准分", "满分") && !HasAny(h, "得分", "评分标准") {
			weight = c
		}
		if strings.Contains(h, "得分") && !HasAny(h, "系数", "复核", "审核", "审定", "财政", "部门", "评价", "率", "说明", "依据", "理由") && (score < 0 || !own && strings.Contains(h, "自评")) {
			score, own = c, strings.Contains(h, "自评")
		}
	}
	if weight < 0 {
		weight = it.weight
	}
	return weight, score
}

// pointHead is the head of a column, with the one below it where the head is of two rows:
// 自评 over 得分 and 扣分说明.
func (it *IndicatorTable) pointHead(c int) string {
	g, r := it.Grid, it.Head
	h := PlainHead(g.Text(r, c))
	if g.At(r+1, it.Name) == g.At(r, it.Name) && g.At(r+1, c) != g.At(r, c) {
		h += PlainHead(g.Text(r+1, c))
	}
	return h
}

// read collects the indicators of a block, subtotals aside, and the total below.
func (s *ScoreSheet) read(it *IndicatorTable) {
	g := it.Grid
	w, sc := pointColumns(it)
	if w < 0 && sc < 0 {
		return
	}
	if it.Project != "" {
		for _, r := range it.Rows {
			r.Weight, r.Score = g.At(r.Row, w), g.At(r.Row, sc)
			s.Rows = append(s.Rows, r)
		}
		return
	}
	class1, class2 := "", ""
	for r := it.Head + 1; r < len(g.Cells); r++ {
		switch kind := sumRow(g, r); {
		case kind == "小计":
			if l := g.At(r, w); l != nil {
				s.subtotals = append(s.subtotals, l)
			}
			continue
		case kind != "":
			s.total(g, r, w, sc)
			return
		case indicatorHead(g, r) != nil && g.At(r, it.Name) != g.At(it.Head, it.Name):
			return
		}
		if c := CellText(g.At(r, it.Class1)); c != "" {
			if c != class1 {
				class2 = ""
			}
			class1 = c
		}
		if c := CellText(g.At(r, it.Class2)); c != "" {
			class2 = c
		}
		at := g.At(r, it.Name)
		if CellText(at) == "" {
			at = it.rateLabel(r, w, sc)
		}
		if at == nil || NoValue(at.Text) || NotApplied[CellText(at)] || at == g.At(it.Head, it.Name) || g.At(r, w) == at {
			continue
		}
		target := g.At(r, it.Target)
		if it.wide(r, at) {
			if target = nil; !pointsBeside(g.At(r, w), g.At(r, sc)) {
				continue
			}
		}
		s.Rows = append(s.Rows, Indicator{Table: it, Row: r, Class1: class1, Class2: class2, Name: CellText(at), At: at, Sign: g.At(r, it.Sign),
			Target: target, Unit: g.At(r, it.Unit), Actual: g.At(r, it.actual), Weight: g.At(r, w), Score: g.At(r, sc),
			Reason: g.At(r, it.Reason), Rule: g.At(r, it.rule)})
	}
}

// rateLabel returns the label of a row with points that is the execution of the budget and has
// no name of an indicator: 预算执行率 in the column of classes.
func (it *IndicatorTable) rateLabel(r, weight, score int) *Line {
	g := it.Grid
	if !pointsBeside(g.At(r, weight), g.At(r, score)) {
		return nil
	}
	for _, c := range []int{it.Class2, it.Class1} {
		if l := g.At(r, c); l != nil && l != g.At(r-1, c) && HasAny(l.Text, "执行率", "预算执行", "资金执行") {
			return l
		}
	}
	return nil
}

// pointsBeside reports the weight and the score of a row whose label runs on over the
// column of targets: it is scored as others are, 预算执行率 without a target.
func pointsBeside(weight, score *Line) bool {
	_, ok1 := CellNumber(weight)
	_, ok2 := CellNumber(score)
	return ok1 && ok2 && weight != score
}

// sumRow returns what a row of a sum is called, 合计 or 小计; empty for others.
func sumRow(g *Grid, r int) string {
	for c := range g.Cells[r] {
		switch s := PlainHead(strings.ReplaceAll(g.Text(r, c), "　", "")); s {
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
func (s *ScoreSheet) total(g *Grid, r, weight, score int) {
	s.Closed = true
	_, ok1 := CellNumber(g.At(r, weight))
	_, ok2 := CellNumber(g.At(r, score))
	if ok1 && ok2 && g.At(r, weight) != g.At(r, score) {
		s.TotalWeight, s.TotalScore = g.At(r, weight), g.At(r, score)
		return
	}
	var all []*Line
	for c := range g.Cells[r] {
		l := g.At(r, c)
		if _, ok := CellNumber(l); ok && !slices.Contains(all, l) {
			all = append(all, l)
		}
	}
	switch {
	case len(all) == 2 && score >= 0:
		s.TotalWeight, s.TotalScore = all[0], all[1]
	case len(all) == 1 && ok1 && !ok2:
		s.TotalWeight = all[0]
	case len(all) == 1 && ok2 && !ok1:
		s.TotalScore = all[0]
	}
}

// ExecAmong reports an indicator that is itself the execution line.
func (s *ScoreSheet) ExecAmong() (Indicator, bool) {
	for _, r := range s.Rows {
		if IsExecution(&r) {
			return r, true
		}
	}
	return Indicator{}, false
}

// IsExecution reports an indicator that is the execution rate of the budget.
func IsExecution(r *Indicator) bool {
	return HasAny(r.Class1, "执行率", "预算执行", "资金执行") || HasAny(r.Class2, "预算执行") || PlainHead(r.Name) == "预算执行率" || PlainHead(r.Name) == "执行率"
}

// SumOf adds up the numbers of cells; a cell merged over rows counts once. open
// counts the cells that hold no number.
func SumOf(cells []*Line) (sum num.Decimal, n, open int) {
	seen := map[*Line]bool{}
	for _, l := range cells {
		if l != nil && seen[l] {
			continue
		}
		seen[l] = true
		d, ok := CellNumber(l)
		if !ok {
			open++
			continue
		}
		sum, n = sum.Add(d), n+1
	}
	return sum, n, open
}

// Weights returns the cells of the weights (分值), row by row; nil where a row has
// none.
func (s *ScoreSheet) Weights() []*Line {
	out := make([]*Line, len(s.Rows))
	for i := range s.Rows {
		out[i] = s.Rows[i].Weight
	}
	return out
}

// Scores returns the cells of the scores (得分), row by row; nil where a row has
// none.
func (s *ScoreSheet) Scores() []*Line {
	out := make([]*Line, len(s.Rows))
	for i := range s.Rows {
		out[i] = s.Rows[i].Score
	}
	return out
}

// WithExecution adds the points of the execution line, unless it stands among
// the indicators.
func (s *ScoreSheet) WithExecution(sum num.Decimal, at *Line) (num.Decimal, bool) {
	if _, among := s.ExecAmong(); among {
		return sum, true
	}
	d, ok := CellNumber(at)
	return sum.Add(d), ok
}

// scored reports a form with at least one number in its column of scores.
func (s *ScoreSheet) scored() bool {
	_, n, _ := SumOf(s.Scores())
	return n > 0
}

// ScoredSheets returns the forms that have scores.
func (t *Text) ScoredSheets() []*ScoreSheet {
	var out []*ScoreSheet
	for _, s := range t.ScoreSheets() {
		if s.scored() {
			out = append(out, s)
		}
	}
	return out
}
