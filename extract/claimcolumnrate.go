package extract

import (
	"slices"
	"strings"

	"jiheng/num"
)

// A rateTable is the figures of a table by row and column, as far as a cell holds one.
type rateTable struct {
	rows  []map[int]*Found
	heads map[int]string // the lowest, by column
}

// The bounds of tables of which the columns of rates are recomputed.
const (
	mostRateRows    = 300
	mostRateColumns = 14
)

// columnRates recomputes the columns of rates of tables, whatever they are called: 服务率,
// 增减率. A rate is of the two columns that explain the other rows, where exactly one pair
// does; nobody knows what it is of elsewhere.
func (c *claimer) columnRates(pieces []*piece) {
	for from := 0; from < len(pieces); {
		table := c.lines[pieces[from].line].Table
		to := from + 1
		for to < len(pieces) && c.lines[pieces[to].line].Table == table {
			to++
		}
		if table > 0 && threeRates(pieces[from:to]) {
			t := c.rateTable(pieces[from:to])
			for _, col := range t.rateColumns() {
				c.columnRate(t, col)
			}
		}
		from = to
	}
}

// threeRates reports pieces with rates, not of spending, as many as a column is looked at for.
func threeRates(pieces []*piece) bool {
	n := 0
	for _, p := range pieces {
		if x := &p.found[0]; x.Percent() && x.Kind != ExecutionRate {
			n++
		}
		if n == 3 {
			return true
		}
	}
	return false
}

// rateTable files the figures of a table.
func (c *claimer) rateTable(pieces []*piece) (t rateTable) {
	t.heads = map[int]string{}
	last := -1
	for _, p := range pieces {
		l := &c.lines[p.line]
		cell, ok := l.CellAt(p.found[0].Start)
		if !ok || cell.Head == "" {
			continue
		}
		if p.line != last {
			if last = p.line; len(t.rows) == mostRateRows {
				return rateTable{}
			}
			t.rows = append(t.rows, map[int]*Found{})
		}
		head := lastName(cell.Head)
		if old, again := t.heads[cell.Col]; again && old != head {
			return rateTable{} // other heads begin within
		}
		t.heads[cell.Col] = head
		if len(p.found) == 1 && exact(&p.found[0]) && cell.Rows <= 1 {
			t.rows[len(t.rows)-1][cell.Col] = &p.found[0]
		}
	}
	return t
}

// rateColumns are the columns of rates that are not of spending, from the left.
func (t *rateTable) rateColumns() (out []int) {
	if len(t.rows) < 3 || len(t.heads) > mostRateColumns {
		return nil
	}
	for col, head := range t.heads {
		word := plainWord(head)
		if !hasSuffixAny(word, "率", "比例", "比") && growthHead(word) == 0 || strings.Contains(word, "满意") {
			continue // 满意率 is of several columns together
		}
		n := 0
		for _, row := range t.rows {
			if x := row[col]; x != nil && x.Percent() && x.Kind != ExecutionRate {
				n++
			}
		}
		if n >= 3 {
			out = append(out, col)
		}
	}
	slices.Sort(out)
	return out
}

// growthHead says by how a head names a rate of change: 1 of what grew, -1 of what fell, 0
// for other heads.
func growthHead(word string) int {
	switch {
	case hasAny(word, "下降", "减少", "降低", "降幅", "减幅") && !hasAny(word, "增"):
		return -1
	case hasAny(word, "增减", "增长", "增幅", "增速", "变动", "变化", "升降") || hasSuffixAny(word, "同比", "幅度", "增加率", "提高率", "上升率"):
		return 1
	}
	return 0
}

// A ratePair is two columns that a column of rates may be of.
type ratePair struct {
	top, bottom int
	fits, told  int // rows that it explains, and those of them whose rate is neither 0 nor 100
	not         []int
}

// columnRate recomputes one column of rates.
func (c *claimer) columnRate(t rateTable, col int) {
	sign, whole := growthHead(plainWord(t.heads[col])), t.wholeRates(col)
	var found []ratePair
	for top := range t.heads {
		for bottom := range t.heads {
			if top == bottom || top == col || bottom == col {
				continue
			}
			p := t.pair(col, top, bottom, sign)
			if len(p.not) == 0 && p.fits > 0 {
				return // all is explained
			}
			if p.told >= 2+whole && p.fits >= 2*len(p.not) {
				found = append(found, p)
			}
		}
	}
	if len(found) != 1 {
		return
	}
	p := found[0]
	for _, r := range p.not {
		row := t.rows[r]
		rate, a, b := row[col], row[p.top], row[p.bottom]
		if t.meanOf(col, r) {
			continue
		}
		q, _ := num.Quo(a.number, b.number)
		cl := Claim{Rule: RuleDone, Claim: named(rate), Recomputed: overHundred(a, b, q)}
		if sign != 0 {
			q = q.Sub(num.One).Mul(num.Int(int64(sign)).Ratio())
			first, second := a, b
			if sign < 0 {
				first, second = b, a
			}
			cl.Rule, cl.Recomputed = RuleGrowth, "("+first.Value+"-"+second.Value+")/"+b.Value+"*100 = "+q.Percent(4).String()+"%"
		}
		c.add(cl, *rate, *a, *b)
	}
}

// wholeRates is 1 for a column of rates without decimals, which two numbers come to by chance
// more easily: one more row has to be explained.
func (t *rateTable) wholeRates(col int) int {
	for _, row := range t.rows {
		if x := row[col]; x != nil && x.places > 0 {
			return 0
		}
	}
	return 1
}

// pair tries two columns for the rates of a third: rows that they explain, and those that
// they do not.
func (t *rateTable) pair(col, top, bottom, sign int) (p ratePair) {
	p.top, p.bottom = top, bottom
	for r, row := range t.rows {
		rate, a, b := row[col], row[top], row[bottom]
		if rate == nil || !rate.Percent() {
			continue
		}
		if a == nil || b == nil || a.Percent() || b.Percent() || unitRoot(a.Unit) != unitRoot(b.Unit) || b.number.Sign() <= 0 {
			return ratePair{}
		}
		if !rateOfPair(rate, a, b, sign) {
			if p.not = append(p.not, r); len(p.not) > 2 && p.fits < len(p.not) {
				return ratePair{}
			}
			continue
		}
		p.fits++
		if a.number.Cmp(b.number) != 0 && a.number.Sign() != 0 {
			p.told++
		}
	}
	return p
}

// rateOfPair reports that a rate is that of two figures, or of how much one is more than the
// other, as far as both may have been rounded.
func rateOfPair(rate, a, b *Found, sign int) bool {
	whole := *rate
	switch {
	case sign > 0:
		whole.number = num.Hundred.Add(rate.number)
	case sign < 0:
		whole.number = num.Hundred.Sub(rate.number)
	}
	q, ok := num.Quo(a.number, b.number)
	if !ok {
		return false
	}
	return shown(q, &whole) || mayBeRounded(a) && mayBeRounded(b) && within(reach(a), reach(b), &whole)
}

// mayBeRounded reports a figure that need not be what was counted: whole numbers of things are.
func mayBeRounded(f *Found) bool {
	return f.places > 0 || unitFactor(f).Cmp(num.One) != 0
}

// meanOf reports that a rate is the mean of those of all other rows, as some rows of totals
// have it.
func (t *rateTable) meanOf(col, r int) bool {
	sum, n := num.Ratio{}, int64(0)
	for k, row := range t.rows {
		if x := row[col]; k != r && x != nil && x.Percent() {
			sum, n = sum.Add(x.number), n+1
		}
	}
	mean, ok := num.Quo(sum, num.Int(n).Ratio())
	return ok && mean.Sub(t.rows[r][col].number).Abs().Cmp(unitStep(t.rows[r][col])) <= 0
}
