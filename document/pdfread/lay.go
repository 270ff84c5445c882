package pdfread

import (
	"maps"
	"slices"
)

// A loose is a table without a grid in the making.
type loose struct {
	rows  []textRow
	cols  []lane
	bars  []rule
	heads int               // text rows above the first with figures
	to    []int             // row of the table for each text row
	over  map[[2]int][2]int // first column and number of columns of heads, by text row and place in it, where only their neighbours tell
	page  int
}

// lay makes a table of rows of text in columns.
func lay(rs []textRow, cols []lane, page int, ev *evidence) *table {
	b := rs[0].row.box
	for i := range rs {
		b = b.join(rs[i].row.box)
	}
	o := &loose{over: map[[2]int][2]int{}, rows: rs, cols: cols, page: page, bars: ev.barsIn(b.top-b.height()/100, b.bottom, b.left, b.right)}
	for o.heads < len(rs) && !rs[o.heads].counts {
		o.heads++
	}
	if o.heads == len(rs) {
		o.heads = 0
	}
	o.merge()
	t := o.frame(b)
	taken := make([]*cell, t.rows*len(cols))
	for i := range rs {
		for _, c := range rs[i].chunks {
			parts := []chunk{c}
			if rs[i].area == nil || rs[i].area.xs == nil {
				parts = fitted(c, cols)
			}
			for _, part := range parts {
				o.put(t, taken, i, part)
			}
		}
	}
	o.fill(t, taken)
	t.head = o.headRows()
	return t
}

// headRows returns how many rows stand above the first rule, where that parts
// heads without figures from the rest; 0 for none.
func (o *loose) headRows() int {
	for i := 1; i < len(o.rows) && !o.rows[i-1].counts; i++ {
		if o.parted(o.rows[i-1].row, o.rows[i].row) {
			return o.to[i]
		}
	}
	return 0
}

// frame gives the table its borders: half way between its columns and rows.
func (o *loose) frame(b box) *table {
	t := &table{rows: o.to[len(o.to)-1] + 1}
	for i, c := range o.cols {
		if i == 0 {
			t.xs = append(t.xs, c.left-1000)
		} else {
			t.xs = append(t.xs, (o.cols[i-1].right+c.left)/2)
		}
	}
	t.xs = append(t.xs, o.cols[len(o.cols)-1].right+1000)
	for i := range o.rows {
		if i == 0 {
			t.ys = append(t.ys, b.top-500)
		} else if o.to[i] > o.to[i-1] {
			t.ys = append(t.ys, max((o.rows[i-1].row.bottom+o.rows[i].row.top)/2, t.ys[len(t.ys)-1]+1))
		}
	}
	t.ys = append(t.ys, max(b.bottom+500, t.ys[len(t.ys)-1]+1))
	t.pages = slices.Repeat([]int{o.page}, t.rows)
	t.square = make([]*cell, t.rows*len(o.cols))
	return t
}

// merge tells which rows of text are one row of the table.
func (o *loose) merge() {
	o.to = make([]int, len(o.rows))
	one := o.joins()
	for i := 1; i < len(o.rows); i++ {
		o.to[i] = o.to[i-1]
		if !one[i] {
			o.to[i]++
		}
	}
}

// joins tells for each row of text whether it belongs to the row before.
func (o *loose) joins() []bool {
	out := make([]bool, len(o.rows))
	ruled := o.everyRowRuled()
	pitch := o.pitch()
	level := o.levels()
	plain := !o.spanned()
	for i := 1; i < len(o.rows); i++ {
		a, b := o.rows[i-1].row, o.rows[i].row
		parted := o.parted(a, b)
		switch {
		case parted:
		case i < o.heads:
			out[i] = plain || level[i] == level[i-1]
		case i == o.heads:
			out[i] = ruled && !parted && o.heads > 0 && !o.rows[i-1].multi
		case ruled:
			out[i] = true
		case !o.rows[i].counts || !o.rows[i-1].counts:
			out[i] = o.near(i, pitch)
		}
	}
	return out
}

// levels counts the rows of heads: what has no column in common with the rows
// right above stands in the middle of cells that go over several rows, and belongs
// to the same level. Where some columns have a head above only and others below
// only, those below belong to the head at their left that has one below itself.
func (o *loose) levels() []int {
	out := make([]int, len(o.rows))
	var sets []map[int]bool // columns of each level
	for i := range o.heads {
		set := map[int]bool{}
		for _, c := range o.rows[i].chunks {
			from, n := o.span(i, c)
			for k := range n {
				set[from+k] = true
			}
		}
		last := len(sets) - 1
		if last >= 0 && disjoint(sets[last], set) && o.rows[i].row.base()-o.rows[i-1].row.base() < 2*o.rows[i].row.size() {
			maps.Copy(sets[last], set)
		} else {
			sets = append(sets, set)
		}
		out[i] = len(sets) - 1
	}
	for l := 1; l < len(sets); l++ {
		o.widen(out, l-1, sets[l-1], sets[l])
	}
	return out
}

// widen lets heads of a level span the columns beside them that have one on the
// next level only: each of these belongs to the nearer of its neighbours.
func (o *loose) widen(level []int, l int, above, below map[int]bool) {
	alone := false
	for k := range above {
		alone = alone || !below[k]
	}
	if !alone {
		return
	}
	heads := map[int][2]int{} // text row and place of the head over a column
	for i := range o.heads {
		for n, c := range o.rows[i].chunks {
			if k, _ := o.span(i, c); level[i] == l && below[k] {
				heads[k] = [2]int{i, n}
			}
		}
	}
	for k := range o.cols {
		if !below[k] || above[k] {
			continue
		}
		left, right := k-1, k+1
		for left >= 0 && below[left] && !above[left] {
			left--
		}
		for right < len(o.cols) && below[right] && !above[right] {
			right++
		}
		o.claim(heads, k, left, right)
	}
}

// claim gives column k to the head over the column at its left or at its right.
func (o *loose) claim(heads map[int][2]int, k, left, right int) {
	away := func(at int) int {
		h, ok := heads[at]
		if !ok {
			return 1 << 40
		}
		c := o.rows[h[0]].chunks[h[1]]
		return max(o.cols[k].left-c.right, c.left-o.cols[k].right, 0)
	}
	at := left
	if away(right) < away(left) {
		at = right
	}
	if h, ok := heads[at]; ok {
		s := o.over[h]
		if s[1] == 0 {
			s = [2]int{at, 1}
		}
		from := min(s[0], k)
		o.over[h] = [2]int{from, max(s[0]+s[1], k+1) - from}
	}
}

func disjoint(a, b map[int]bool) bool {
	for k := range a {
		if b[k] {
			return false
		}
	}
	return true
}

// near tells whether a row is so near to the one before that both are lines of
// one row, and nearer than to the other neighbour.
func (o *loose) near(i, pitch int) bool {
	d := o.rows[i].row.base() - o.rows[i-1].row.base()
	if pitch == 0 || d*100 > pitch*85 {
		return false
	}
	if !o.rows[i].counts && i+1 < len(o.rows) && o.rows[i+1].row.base()-o.rows[i].row.base() < d {
		return false
	}
	return o.rows[i-1].counts || i < 2 || o.rows[i-1].row.base()-o.rows[i-2].row.base() >= d
}

// pitch returns the usual distance of rows with figures that follow one another,
// or where others stand between the least one.
func (o *loose) pitch() int {
	var all, wide []int
	last := -1
	for i := range o.rows {
		if !o.rows[i].counts {
			continue
		}
		if last >= 0 {
			d := o.rows[i].row.base() - o.rows[last].row.base()
			wide = append(wide, d)
			if last == i-1 {
				all = append(all, d)
			}
		}
		last = i
	}
	slices.Sort(all)
	switch {
	case len(all) > 0:
		return all[len(all)/2]
	case len(wide) > 0:
		return slices.Min(wide)
	}
	return 0
}

// parted tells whether a level rule stands between two rows.
func (o *loose) parted(a, b *row) bool {
	return slices.ContainsFunc(o.bars, func(r rule) bool { return r.at > a.base()-a.size()/2 && r.at < b.base()-b.size()/2 })
}

// everyRowRuled tells whether rules part the rows of the table: hardly any two
// rows with figures, or without figures any two with several chunks, stand
// between the same rules.
func (o *loose) everyRowRuled() bool {
	last, parted, together := -1, 0, 0
	for i := o.heads; i < len(o.rows); i++ {
		if r := &o.rows[i]; !r.counts && o.heads > 0 || !r.multi {
			continue
		}
		if last >= 0 {
			if o.parted(o.rows[last].row, o.rows[i].row) {
				parted++
			} else {
				together++
			}
		}
		last = i
	}
	return parted > 0 && together*4 <= parted
}

// spanned tells whether a head goes over several columns.
func (o *loose) spanned() bool {
	for i := range o.heads {
		for _, c := range o.rows[i].chunks {
			for _, part := range fitted(c, o.cols) {
				if from, n := o.span(i, part); n > 1 && from >= 0 {
					return true
				}
			}
		}
	}
	return false
}

// span returns the columns that a chunk of row i stands over.
func (o *loose) span(i int, c chunk) (from, n int) {
	from = nearest(o.cols, c)
	to := from
	if i >= o.heads {
		return from, 1
	}
	for k, l := range o.cols {
		if over := min(l.right, c.right) - max(l.left, c.left); over > min(c.glyphs[0].size*2/3, l.width()/2) {
			from, to = min(from, k), max(to, k)
		}
	}
	if to > from {
		return from, to - from + 1
	}
	if i+1 < o.heads {
		from, to = o.centred(i, c, from)
	}
	if n := slices.IndexFunc(o.rows[i].chunks, func(x chunk) bool { return x.left == c.left }); n >= 0 {
		if s := o.over[[2]int{i, n}]; s[1] > 0 {
			return s[0], s[1]
		}
	}
	return from, to - from + 1
}

// centred returns the columns around one over the middle of which a head stands,
// where the heads below stand in all of them and nothing beside it does.
func (o *loose) centred(i int, c chunk, at int) (from, to int) {
	middle, em := (c.left+c.right)/2, c.glyphs[0].size
	off := func(a, b int) int { return abs((o.cols[a].left+o.cols[b].right)/2 - middle) }
	free := func(k int) bool {
		above := slices.ContainsFunc(o.rows[i].chunks, func(x chunk) bool { return x.left != c.left && nearest(o.cols, x) == k })
		below := slices.ContainsFunc(o.rows[i+1].chunks, func(x chunk) bool { return nearest(o.cols, x) == k })
		return !above && below
	}
	from, to = at, at
	if !free(at) {
		return
	}
	a, b := at, at
	for (a > 0 && free(a-1)) || (b+1 < len(o.cols) && free(b+1)) {
		left := a > 0 && free(a-1)
		if right := b+1 < len(o.cols) && free(b+1); right && (!left || off(a, b+1) <= off(a-1, b)) {
			b++
		} else {
			a--
		}
		if off(a, b) < off(from, to) {
			from, to = a, b
		}
	}
	if off(from, to) > 2*em {
		return at, at
	}
	return from, to
}

// put gives a chunk its cell.
func (o *loose) put(t *table, taken []*cell, i int, c chunk) {
	l := lineOf(slices.Clone(c.glyphs), o.page)
	if l == nil {
		return
	}
	from, n := o.span(i, c)
	at := o.to[i]*len(o.cols) + from
	if taken[at] == nil {
		for k := 1; k < n; k++ {
			if taken[at+k] != nil {
				n = k
			}
		}
		k := &cell{row: o.to[i], col: from, rows: 1, cols: n, page: o.page, loose: true}
		for j := range n {
			taken[at+j] = k
		}
	}
	taken[at].lines = append(taken[at].lines, l)
}

// fill gives every square a cell. A head with nothing above and below it in its
// column goes over all rows of heads.
func (o *loose) fill(t *table, taken []*cell) {
	heads := 0
	if o.heads > 0 {
		heads = o.to[o.heads]
	}
	for col := range o.cols {
		var only *cell
		n := 0
		for r := range heads {
			if c := taken[r*len(o.cols)+col]; c != nil {
				only, n = c, n+1
			}
		}
		if heads > 1 && n == 1 && only.cols == 1 {
			only.row, only.rows = 0, heads
			for r := range heads {
				taken[r*len(o.cols)+col] = only
			}
		}
	}
	for r := range t.rows {
		for col := range o.cols {
			c := taken[r*len(o.cols)+col]
			if c == nil {
				c = &cell{row: r, col: col, rows: 1, cols: 1, page: o.page}
			}
			if c.row == r && c.col == col {
				c.box = box{t.xs[col], t.ys[r], t.xs[col+c.cols], t.ys[r+c.rows]}
				t.cells = append(t.cells, c)
				t.cover(c)
			}
		}
	}
	t.sort()
}
