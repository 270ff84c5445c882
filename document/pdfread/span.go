package pdfread

import (
	"maps"
	"slices"
)

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
	if at, n := o.ruledUnder(c); n > 1 {
		return at, n
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

// ruledUnder returns the columns along which a rule runs right below a head.
func (o *loose) ruledUnder(c chunk) (from, n int) {
	g := &c.glyphs[0]
	for _, r := range o.under {
		if r.at < g.base-g.size/4 || r.at > g.base+g.size*3/2 || r.from > c.left+g.size/2 || r.to < c.right-g.size/2 {
			continue
		}
		for k, l := range o.cols {
			if m := (l.left + l.right) / 2; m > r.from && m < r.to {
				if n == 0 {
					from = k
				}
				n++
			}
		}
		return from, n
	}
	return 0, 0
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
