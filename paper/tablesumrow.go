package paper

import (
	"slices"

	"jiheng/extract"
	"jiheng/num"
)

// rowSums recomputes the rows of sums, and the numbered rows from those below them.
func (b *sumBlock) rowSums() {
	var open []int // rows that no total has taken yet
	totals := 0
	for i := range b.rows {
		r := &b.rows[i]
		if r.rated {
			continue
		}
		if !r.total {
			open = append(open, i)
			continue
		}
		totals++
		taken := b.total(i, open, totals <= mostTotals)
		if taken >= 0 {
			open = append(open[:taken:taken], i)
		} else {
			open = append(open, i)
		}
	}
	b.levels()
}

// A partList is rows that may make up a total; plain is set for rows of one kind that
// nothing divides.
type partList struct {
	rows  []int
	open  int // how many of the open rows are left; -1 where it takes none of them
	plain bool
}

// total recomputes one row of sums from the list of rows that fits in most columns, and
// returns how many of the open rows are left; -1 for all.
func (b *sumBlock) total(i int, open []int, wide bool) int {
	var best partList
	most, straight, found := 0, 0, false
	lists := b.partLists(i, open, wide)
	for _, p := range lists {
		if n, s := b.fitting(i, p.rows); n > most || n == most && found && s > straight {
			best, most, straight, found = p, n, s, true
		}
	}
	switch {
	case found:
		b.report(i, best.rows, lists, true)
		return best.open
	case len(lists) == 0:
		return -1
	}
	if p := lists[0]; p.plain && b.near(i, p.rows) {
		b.report(i, p.rows, lists, false)
	}
	return lists[0].open
}

// mostTotals is for how many rows of sums all rows of a block are tried as their parts.
const mostTotals = 30

// partLists returns the lists of rows that may make up a row of sums, the likeliest first.
// Wide tries those too that go over other rows of sums.
func (b *sumBlock) partLists(i int, open []int, wide bool) (out []partList) {
	r := &b.rows[i]
	add := func(rows []int, left int, plain bool) {
		for _, p := range out {
			if slices.Equal(p.rows, rows) {
				return
			}
		}
		if len(rows) > 1 {
			out = append(out, partList{rows, left, plain})
		}
	}
	each := func(rows []int, left int, plain bool) {
		some := b.top(rows)
		add(some, left, plain && len(some) == len(rows))
		add(rows, left, false)
		add(b.plain(rows), left, false)
		for _, apart := range b.apart(rows) {
			add(apart, left, false)
		}
	}
	if r.group != nil {
		var same []int
		for n := len(open) - 1; n >= 0 && b.rows[open[n]].group == r.group; n-- {
			same = append(same, open[n])
		}
		slices.Reverse(same)
		each(same, len(open)-len(same), true)
	}
	last := -1 // of the totals among the open rows
	for n := len(open) - 1; n >= 0 && last < 0; n-- {
		if b.rows[open[n]].total {
			last = n
		}
	}
	each(open[last+1:], last+1, last < 0)
	if wide {
		each(open, 0, false)
	}
	if last >= 0 {
		each(open[last:], last, false)
	}
	to := i + 1
	for to < len(b.rows) && !b.rows[to].total {
		to++
	}
	each(indices(i+1, to), -1, i == 0 && to == len(b.rows))
	if wide {
		each(indices(i+1, len(b.rows)), -1, false)
	}
	return out
}

func indices(from, to int) (out []int) {
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}

// top leaves out the rows that are parts of others: 其中, and those whose number is of a
// lower level or that have none where others do.
func (b *sumBlock) top(rows []int) []int {
	level := 0
	for _, k := range rows {
		if n := b.rows[k].level; n > 0 && (level == 0 || n < level) {
			level = n
		}
	}
	return slices.DeleteFunc(slices.Clone(rows), func(k int) bool {
		r := &b.rows[k]
		return r.rated || r.within && k != rows[0] || level > 0 && r.level != level && !r.total
	})
}

// apart are the lists of rows that may stand beside one another, where some of them begin
// with 其中; the amounts of the first column that has them tell how far those go.
func (b *sumBlock) apart(rows []int) (out [][]int) {
	if !slices.ContainsFunc(rows, func(k int) bool { return b.rows[k].within && k != rows[0] }) {
		return nil
	}
	col := slices.Index(b.rates, false)
	places := make([]extract.PartRow, len(rows))
	for n, k := range rows {
		r := &b.rows[k]
		places[n] = extract.PartRowOf(r.name)
		places[n].Within, places[n].Level = r.within, r.level
		if col >= 0 && r.cells[col].Set {
			v := r.cells[col].Value()
			places[n].Amount = &v
		}
	}
	for _, list := range extract.PartReadings(places) {
		for n, i := range list {
			list[n] = rows[i]
		}
		out = append(out, list)
	}
	return out
}

// plain leaves out the rows of sums.
func (b *sumBlock) plain(rows []int) []int {
	return b.top(slices.DeleteFunc(slices.Clone(rows), func(k int) bool { return b.rows[k].total }))
}

// fitting is in how many columns rows make up a total, not counting those where a
// single row is all of it; in straight of them without leaving out rows that are parts of
// others.
func (b *sumBlock) fitting(i int, rows []int) (n, straight int) {
	for k := range b.cols {
		total := b.rows[i].cells[k]
		if parts, some := b.parts(rows, k); some && !b.rates[k] && total.Set && makesUp(total, parts) {
			n++
			if reaches(total, parts) {
				straight++
			}
		}
	}
	return n, straight
}

// parts are the figures of rows in a column; some is set where they can tell something:
// all are read, and two are not 0.
func (b *sumBlock) parts(rows []int, k int) (parts []Amount, some bool) {
	filled := 0
	for _, i := range rows {
		c := b.rows[i].cells[k]
		switch {
		case c.Unknown:
			return nil, false
		case c.Set:
			parts = append(parts, c)
			if c.Shown.Sign() != 0 {
				filled++
			}
		}
	}
	return parts, filled > 1
}

// near reports a plain list whose sum is close to the total in the one or two columns
// that there are, so that it can hardly be anything else.
func (b *sumBlock) near(i int, rows []int) bool {
	columns := 0
	for k := range b.cols {
		if b.rates[k] {
			continue
		}
		total := b.rows[i].cells[k]
		parts, some := b.parts(rows, k)
		if !some || !total.Set {
			continue
		}
		columns++
		q, ok := num.Quo(addUp(parts), total.Value())
		if !ok || q.Cmp(ratioOf("0.9")) < 0 || q.Cmp(ratioOf("1.1")) > 0 {
			return false
		}
	}
	return columns == 1 || columns == 2
}

func ratioOf(s string) num.Ratio { return num.MustDecimal(s).Ratio() }

// Columns whose figures are running totals or stand for the same thing again in several
// rows do not add up; those of plain amounts are sure to.
var (
	runningWords  = []string{"累计", "余额", "总投资", "概算", "合同", "总预算", "总额", "最高", "最低", "平均"}
	additiveWords = []string{"预算", "决算", "执行", "支", "收入", "金额", "资金", "拨款", "经费", "合计", "小计", "中央", "省", "市", "县", "区", "镇", "级", "元", "增", "减", "结余", "结转", "年初", "年末",
		"年中", "追加", "调整", "到位", "数", "人", "年"}
)

// report keeps the columns of a row of sums that rows do not make up. Another list that
// does make one up is what is meant there.
func (b *sumBlock) report(i int, rows []int, lists []partList, sure bool) {
	for k := range b.cols {
		total := b.rows[i].cells[k]
		low := b.lowHead(k)
		if b.rates[k] || !total.Set && !total.Unknown || HasAny(low, runningWords...) {
			continue
		}
		parts, some := b.parts(rows, k)
		if !some || !total.Set {
			if total.Unknown || slices.ContainsFunc(rows, func(r int) bool { return b.rows[r].cells[k].Unknown }) {
				b.out.Unread++
			}
			continue
		}
		b.out.Judged++
		if makesUp(total, parts) || slices.ContainsFunc(lists, func(p partList) bool {
			other, some := b.parts(p.rows, k)
			return some && makesUp(total, other)
		}) || slices.ContainsFunc(parts, func(c Amount) bool { return c.Value().Cmp(total.Value()) == 0 && c.Shown.Sign() != 0 }) || b.meant(i, k, rows) {
			continue // one of them is all of it: the last of running totals
		}
		b.off(i, k, total, parts, sure && (low == "" || HasAny(low, additiveWords...)))
	}
}

// off keeps a total that its parts do not make up.
func (b *sumBlock) off(i, k int, total Amount, parts []Amount, sure bool) {
	want := addUp(parts)
	b.out.Off = append(b.out.Off, TableSum{Name: b.title(i, k), Total: total, Parts: parts, Want: want, Sure: sure,
		Loose: want.Sub(total.Value()).Abs().Cmp(looseness(append(parts[:len(parts):len(parts)], total))) <= 0})
}

// title is how a message calls a cell.
func (b *sumBlock) title(i, k int) string {
	name := Clip(b.rows[i].name, 20)
	if head := HeadWords(lastHead(b.heads[k])); head != "" && head != name {
		return name + "·" + Clip(head, 20)
	}
	return name
}

// levels recomputes numbered rows from those of the next level below them. Where no
// column of a row fits, the numbers say only what is told where another row of the
// block fits.
func (b *sumBlock) levels() {
	type parent struct {
		at   int
		rows []int
		fits int
	}
	var all []parent
	for i := range b.rows {
		if b.rows[i].level == 0 || b.rows[i].total || b.rows[i].rated {
			continue
		}
		to := i + 1
		for to < len(b.rows) && !b.rows[to].total && (b.rows[to].level > b.rows[i].level || b.rows[to].level == 0) {
			to++
		}
		if rows := b.top(indices(i+1, to)); len(rows) > 1 {
			fits, _ := b.fitting(i, rows)
			all = append(all, parent{i, rows, fits})
		}
	}
	for _, p := range all {
		if p.fits > 0 {
			b.report(p.at, p.rows, []partList{{rows: b.plain(indices(p.at+1, p.rows[len(p.rows)-1]+1))}}, true)
		}
	}
}
