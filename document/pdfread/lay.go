package pdfread

import (
	"slices"
	"strings"
)

// A loose is a table without a grid in the making.
type loose struct {
	rows  []textRow
	cols  []lane
	bars  []rule
	under []rule            // level rules along a part of the width
	heads int               // text rows above the first with figures
	to    []int             // row of the table for each text row
	over  map[[2]int][2]int // first column and number of columns of heads, by text row and place in it, where only their neighbours tell
	at    map[[2]int]int    // level of heads, by text row and place in it
	page  int

	up      map[[2]int][2]int // the line above of heads that are broken over several
	chained map[[2]int][2]int // first column and number of columns of such lines
	moved   map[[2]int]int    // column of chunks that texts of the column before run over
	stacked bool              // lines of one head may stand above one another
	tree    *headTree         // what the places of heads tell; nil for one line of them
	worded  bool              // words tell what heads stand over: all columns, or the periods of a year
	torn    bool              // the rest of a number stands below it, and nobody can tell the rows
}

// lay makes a table of rows of text in columns. Where the places of heads tell nothing sure
// and some seem to stand over several columns, it is noted that the columns are not sure.
func lay(rs []textRow, cols []lane, page int, ev *evidence, tree *headTree) *table {
	b := rs[0].row.box
	for i := range rs {
		b = b.join(rs[i].row.box)
	}
	o := &loose{over: map[[2]int][2]int{}, rows: rs, cols: cols, page: page, bars: ev.barsIn(b.top-b.height()/100, b.bottom, b.left, b.right),
		under: ev.short(b.top, b.bottom, b.left, b.right)}
	for o.heads < len(rs) && !rs[o.heads].counts {
		o.heads++
	}
	if o.heads == len(rs) {
		o.heads = 0
	}
	for o.heads > 1 && o.begins(o.heads-1) {
		o.heads--
	}
	for i := 1; i < o.heads; i++ {
		if o.listed(i, o.pitch()) {
			o.heads = 0 // rows of labels and values stand above the heads
		}
	}
	o.wear(tree)
	o.fit()
	o.move()
	o.merge()
	t := o.frame(b)
	t.mixed = o.torn || o.doubtful(tree)
	taken := make([]*cell, t.rows*len(cols))
	for i := range rs {
		for n, c := range rs[i].chunks {
			o.put(t, taken, i, n, c)
		}
	}
	o.fill(t, taken)
	if n := o.headRows(b); n > 0 {
		t.head = t.closed(n)
	}
	return t
}

// fit parts chunks that run over several columns, where no upright rules have
// done so.
func (o *loose) fit() {
	for i := range o.rows {
		r := &o.rows[i]
		if r.area != nil && r.area.xs != nil || o.tree != nil && i < o.heads {
			continue
		}
		var parts []chunk
		for _, c := range r.chunks {
			parts = append(parts, fitted(c, o.cols)...)
		}
		r.chunks = parts
	}
}

// begins tells whether a row without figures is the first line of cells of the
// row below it: nearer to that than rows are, and than to the row above.
func (o *loose) begins(i int) bool {
	up, down := o.rows[i].row.base()-o.rows[i-1].row.base(), o.rows[i+1].row.base()-o.rows[i].row.base()
	pitch := o.pitch()
	return pitch > 0 && down*100 < pitch*85 && down*100 < up*85 && !o.parted(o.rows[i].row, o.rows[i+1].row) && !o.tops(i)
}

// tops tells whether the words of a row stand above several figures of the next: then
// they are heads, however near.
func (o *loose) tops(i int) bool {
	n := 0
	for _, c := range o.rows[i].chunks {
		for k, d := range o.rows[i+1].chunks {
			if o.rows[i+1].multi && nearest(o.cols, c) == nearest(o.cols, d) && digits(o.rows[i+1].words[k]) {
				n++
			}
		}
	}
	return n > 1
}

// headRows returns how many rows stand above the first rule, where that parts
// heads without figures from the rest; 0 for none.
func (o *loose) headRows(b box) int {
	whole := slices.DeleteFunc(slices.Clone(o.bars), func(r rule) bool { return 10*(r.to-r.from) < 9*b.width() })
	for i := 1; i < len(o.rows) && !o.rows[i-1].counts; i++ {
		if parting(whole, o.rows[i-1].row, o.rows[i].row) {
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
	plain := o.tree == nil && !o.spanned()
	if plain {
		o.at = nil
	} else if o.tree == nil {
		o.stacked = true
		level = o.levels()
	}
	var stacked []bool
	if !ruled && len(o.bars) == 0 {
		if same, ok, broken := o.byDistance(); ok {
			stacked = same
		} else {
			o.torn = broken
		}
	}
	for i := 1; i < len(o.rows); i++ {
		a, b := o.rows[i-1].row, o.rows[i].row
		parted := o.parted(a, b)
		switch {
		case i < o.heads && !plain:
			out[i] = level[i] == level[i-1]
		case parted:
		case stacked != nil && i > o.heads:
			out[i] = stacked[i]
		case i < o.heads:
			out[i] = true
		case i == o.heads:
			out[i] = ruled && o.heads > 0 && !o.rows[i-1].multi && plain
		case ruled || o.completes(i-1, i):
			out[i] = true
		case !o.rows[i].counts || !o.rows[i-1].counts:
			out[i] = o.near(i, pitch)
		}
	}
	return out
}

// listed tells whether a row above the first with figures is one of its own, and no
// next line of heads: as far from the row before as rows are, with cells that begin
// where those of that row do, the first of them too.
func (o *loose) listed(i, pitch int) bool {
	a, b := &o.rows[i-1], &o.rows[i]
	if !a.multi || !b.multi || pitch == 0 || (b.row.base()-a.row.base())*100 < pitch*95 {
		return false
	}
	same := 0
	for k := range min(len(a.chunks), len(b.chunks)) {
		if abs(a.chunks[k].left-b.chunks[k].left) > sameEdge || opened(a.chunks[k].said()) {
			return false
		}
		same++
	}
	return same > 1
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
func (o *loose) parted(a, b *row) bool { return parting(o.bars, a, b) }

func parting(bars []rule, a, b *row) bool {
	return slices.ContainsFunc(bars, func(r rule) bool { return r.at > a.base()-a.size()/2 && r.at < b.base()-b.size()/2 })
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
			switch {
			case o.parted(o.rows[last].row, o.rows[i].row):
				parted++
			case !o.completes(last, i):
				together++
			}
		}
		last = i
	}
	return parted > 0 && together*4 <= parted
}

// completes tells whether a figure of row i can only be the rest of one of an
// earlier row in the same column, which had no room for it.
func (o *loose) completes(last, i int) bool {
	if o.rows[i].row.base()-o.rows[last].row.base() > 2*o.rows[i].row.size() {
		return false
	}
	for _, c := range o.rows[i].chunks {
		at := nearest(o.cols, c)
		for _, a := range o.rows[last].chunks {
			if at == 0 || nearest(o.cols, a) != at {
				continue
			}
			x, y := a.said(), c.said()
			code := strings.HasPrefix(y, "0") && !strings.ContainsAny(x, ".,") // 05 below 01
			if !code && sameNumber(x, y) {
				return true
			}
		}
	}
	return false
}

// put gives a chunk its cell.
func (o *loose) put(t *table, taken []*cell, i, place int, c chunk) {
	l := lineOf(slices.Clone(c.glyphs), o.page)
	if l == nil {
		return
	}
	from, n := o.span(i, c)
	row := o.to[i]
	if l, ok := o.at[[2]int{i, place}]; ok {
		row = l
	}
	at := row*len(o.cols) + from
	if taken[at] == nil {
		for k := 1; k < n; k++ {
			if taken[at+k] != nil {
				n = k
			}
		}
		k := &cell{row: row, col: from, rows: 1, cols: n, page: o.page, loose: true}
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
