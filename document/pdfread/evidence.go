package pdfread

import (
	"cmp"
	"slices"
)

// An area is a place where rules of one direction tell of a table.
type area struct {
	box
	xs   []int  // of upright rules; nil where there are level ones only
	part []rule // those of them that do not run from top to bottom
}

// other tells whether an area is of another table than a second one: rules around
// a table and tiles inside it are one, and so is what lies beside one another.
func (a *area) other(b *area) bool {
	if a == nil || b == nil || a == b {
		return a != b
	}
	top, bottom := max(a.top, b.top), min(a.bottom, b.bottom)
	if abs(a.left-b.left) <= sameBar && abs(a.right-b.right) <= sameBar && top-bottom < highestHead/6 && bottom-top < highestHead/6 {
		return false // the coloured head of a table and its rows
	}
	return bottom-top < min(a.height(), b.height())*9/10
}

// at returns the places of the upright rules that run past a row.
func (a *area) at(r *row) []int {
	y := (r.top + r.bottom) / 2
	short := func(x int) bool {
		return slices.ContainsFunc(a.part, func(p rule) bool { return p.at == x && (p.from > y || p.to < y) })
	}
	if len(a.part) == 0 {
		return a.xs
	}
	return slices.DeleteFunc(slices.Clone(a.xs), short)
}

// evidence is what is drawn on a page outside grids that tells of tables: level
// rules and the edges of coloured rows, and upright rules that no others cross.
type evidence struct {
	bars  []rule // from above
	areas []*area
}

// The least length of a level rule that may belong to a table, and of one that
// may stand below a head over several columns.
const leastBar, leastUnder = 25000, 8000

// evidence gathers what tells of tables without a grid.
func (p *layout) evidence() *evidence {
	rs := slices.Clone(p.sheet.rules)
	for _, f := range p.sheet.fills {
		if f.ink.shows() && f.height() > widestGap && f.height() < highestHead {
			rs = append(rs, rule{at: f.top, from: f.left, to: f.right}, rule{at: f.bottom, from: f.left, to: f.right})
		}
	}
	ev := &evidence{}
	if len(rs) == 0 {
		return ev
	}
	for _, r := range merged(rs, false) {
		if r.to-r.from >= leastUnder && !inTable(p.tables, box{r.from, r.at, r.to, r.at}) {
			ev.bars = append(ev.bars, r)
		}
	}
	slices.SortStableFunc(ev.bars, func(a, b rule) int { return cmp.Compare(a.at, b.at) })
	ev.stacks()
	ev.lanes(p, merged(rs, true))
	ev.tiles(p)
	slices.SortStableFunc(ev.areas, func(a, b *area) int { return cmp.Compare(a.top, b.top) })
	return ev
}

// sameBar is how far the ends of rules of one table may differ.
const sameBar = 1500

// stacks finds three or more level rules of one width below one another.
func (ev *evidence) stacks() {
	rs := slices.DeleteFunc(slices.Clone(ev.bars), func(r rule) bool { return r.to-r.from < leastBar })
	slices.SortStableFunc(rs, func(a, b rule) int {
		return cmp.Or(cmp.Compare(a.from/sameBar, b.from/sameBar), cmp.Compare(a.to, b.to))
	})
	for start, i := 0, 1; i <= len(rs); i++ {
		if i < len(rs) && abs(rs[i].from-rs[start].from) <= sameBar && abs(rs[i].to-rs[start].to) <= sameBar {
			continue
		}
		if i-start >= 3 {
			ys := ats(rs[start:i])
			ev.areas = append(ev.areas, &area{box: box{rs[start].from, ys[0], rs[start].to, ys[len(ys)-1]}})
		}
		start = i
	}
}

// lanes finds upright rules of one height beside one another.
func (ev *evidence) lanes(p *layout, rs []rule) {
	const leastLane, mostLanes = 12000, 60
	rs = slices.DeleteFunc(rs, func(r rule) bool {
		return r.to-r.from < leastLane || inTable(p.tables, box{r.at, r.from, r.at, r.to})
	})
	slices.SortStableFunc(rs, func(a, b rule) int {
		return cmp.Or(cmp.Compare(a.from/sameBar, b.from/sameBar), cmp.Compare(a.at, b.at))
	})
	for start, i := 0, 1; i <= len(rs); i++ {
		if i < len(rs) && abs(rs[i].from-rs[start].from) <= sameBar && abs(rs[i].to-rs[start].to) <= sameBar {
			continue
		}
		if n := i - start; n >= 2 && n <= mostLanes {
			a := &area{box: box{0, rs[start].from, p.sheet.width, rs[start].to}, xs: ats(rs[start:i])}
			a.adopt(rs)
			ev.areas = append(ev.areas, a)
		}
		start = i
	}
}

// adopt adds the uprights between the others that begin lower and end with them,
// as below a head over several columns.
func (a *area) adopt(rs []rule) {
	first, last := a.xs[0], a.xs[len(a.xs)-1]
	for _, r := range rs {
		inside := r.at > first+nearRules && r.at < last-nearRules && r.from > a.top+sameBar
		if inside && abs(r.to-a.bottom) <= sameBar && 2*(r.to-r.from) > a.height() && !slices.ContainsFunc(a.xs, func(x int) bool { return abs(x-r.at) <= nearRules }) {
			a.xs, a.part = append(a.xs, r.at), append(a.part, r)
		}
	}
	slices.Sort(a.xs)
}

// tiles finds rows of coloured cells beside one another, the same in each row.
func (ev *evidence) tiles(p *layout) {
	const mostTiles = 4000
	var fs []fill
	for _, f := range p.sheet.fills {
		if f.ink.shows() && f.height() > widestGap && f.height() < highestHead && len(fs) < mostTiles && !inTable(p.tables, f.box) {
			fs = append(fs, f)
		}
	}
	slices.SortStableFunc(fs, func(a, b fill) int { return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left)) })
	var last *area
	n := 0
	for i := 0; i < len(fs); {
		j := i + 1
		for j < len(fs) && abs(fs[j].top-fs[i].top) <= nearRules && abs(fs[j].bottom-fs[i].bottom) <= nearRules && abs(fs[j].left-fs[j-1].right) <= widestGap {
			j++
		}
		a := tileRow(fs[i:j])
		switch {
		case a == nil:
		case last != nil && a.top-last.bottom < highestHead && sameColumns(a.xs, last.xs):
			last.box = last.join(a.box)
			if n++; n == 2 {
				ev.areas = append(ev.areas, last)
			}
		default:
			last, n = a, 1
		}
		i = j
	}
}

// tileRow returns a row of three coloured cells or more, with the places
// between them.
func tileRow(fs []fill) *area {
	if len(fs) < 3 {
		return nil
	}
	a := &area{box: fs[0].box}
	for i := 1; i < len(fs); i++ {
		a.box = a.join(fs[i].box)
		a.xs = append(a.xs, (fs[i-1].right+fs[i].left)/2)
	}
	return a
}

func sameColumns(a, b []int) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x int) bool {
		return !slices.ContainsFunc(b, func(y int) bool { return abs(x-y) <= nearRules })
	})
}

// areaOf returns the area that a row stands in; nil for none. Where several
// overlap it is one that began last.
func (ev *evidence) areaOf(r *row) *area {
	y := (r.top + r.bottom) / 2
	i, _ := slices.BinarySearchFunc(ev.areas, y, func(a *area, y int) int { return cmp.Compare(a.top, y) })
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if a := ev.areas[k]; a.bottom > y && a.left < r.right && a.right > r.left {
			return a
		}
	}
	return nil
}

// barsIn returns the level rules between two heights that run along most of a
// stretch.
func (ev *evidence) barsIn(top, bottom, left, right int) []rule {
	i, _ := slices.BinarySearchFunc(ev.bars, top, func(r rule, y int) int { return cmp.Compare(r.at, y) })
	var out []rule
	for ; i < len(ev.bars) && ev.bars[i].at <= bottom; i++ {
		if r := ev.bars[i]; 10*(min(r.to, right)-max(r.from, left)) >= 6*(right-left) {
			out = append(out, r)
		}
	}
	return out
}

// short returns the level rules between two heights that run along a part of a
// stretch only.
func (ev *evidence) short(top, bottom, left, right int) []rule {
	i, _ := slices.BinarySearchFunc(ev.bars, top, func(r rule, y int) int { return cmp.Compare(r.at, y) })
	var out []rule
	for ; i < len(ev.bars) && ev.bars[i].at <= bottom; i++ {
		if r := ev.bars[i]; r.from >= left-sameBar && r.to <= right+sameBar && 10*(r.to-r.from) < 9*(right-left) {
			out = append(out, r)
		}
	}
	return out
}

// follows tells whether rows stand right below one another; where a rule parts
// them they may stand further apart.
func (ev *evidence) follows(a, b *row) bool {
	gap := b.top - a.bottom
	switch {
	case b.top < a.top:
		return false
	case gap < 2*b.height():
		return true
	}
	return gap < 5*b.height() && len(ev.barsIn(a.bottom, b.top, max(a.left, b.left), min(a.right, b.right))) > 0
}

// tells tells whether rules alone show that rows are a table: upright ones
// between its columns, or one above, one below and one between.
func (ev *evidence) tells(rs []textRow) bool {
	a := rs[0].area
	if a == nil {
		return false
	}
	multi := 0
	b := rs[0].row.box
	for i := range rs {
		b = b.join(rs[i].row.box)
		if rs[i].multi {
			multi++
		}
	}
	h := rs[0].row.height() * 2
	return multi*10 >= len(rs)*6 && (a.xs != nil || len(ev.barsIn(b.top-h, b.bottom+h, b.left, b.right)) >= 3)
}

// columns returns the columns between upright rules, and outside the first and
// the last where something stands there.
func (a *area) columns(rs []textRow) []lane {
	left, right := a.xs[0], a.xs[len(a.xs)-1]
	low, high := left, right
	for i := range rs {
		low, high = min(low, rs[i].row.left), max(high, rs[i].row.right)
	}
	edges := slices.Clone(a.xs)
	if low < left {
		edges = append([]int{low - 1}, edges...)
	}
	if high > right {
		edges = append(edges, high+1)
	}
	var out []lane
	for i := 1; i < len(edges); i++ {
		out = append(out, lane{left: edges[i-1] + 1, right: edges[i] - 1})
	}
	return out
}
