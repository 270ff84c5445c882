package pdfread

import "slices"

// alone tells whether a column has one head in the middle of all rows of heads, as that of a
// cell that goes over them.
func (o *loose) alone(col int) bool {
	n, base := 0, 0
	var first, last *row
	for i := range o.heads {
		if o.rows[i].numbers() {
			continue
		}
		if last = o.rows[i].row; first == nil {
			first = last
		}
		for _, c := range o.rows[i].chunks {
			if nearest(o.cols, c) == col {
				n, base = n+1, c.glyphs[0].base
			}
		}
	}
	return n == 1 && abs(2*base-first.base()-last.base())*2 < first.size() && last.base()-first.base() > first.size()
}

// amongAlone returns the columns around one between those that have one head alone, or the
// edge of the table; itself where there are none such.
func (o *loose) amongAlone(at int) (from, to int) {
	from, to = at, at
	if o.alone(at) {
		return
	}
	for from > 0 && !o.alone(from-1) {
		from--
	}
	for to+1 < len(o.cols) && !o.alone(to+1) {
		to++
	}
	if from == 0 && to+1 == len(o.cols) {
		return at, at
	}
	return
}

// centred returns the columns around one over the middle of which a head stands,
// where the heads below stand in all of them and nothing beside it does.
func (o *loose) centred(i int, c chunk, at int) (from, to int) {
	middle, em := (c.left+c.right)/2, c.glyphs[0].size
	if abs(c.left-o.cols[at].left) < em/4 && c.right < o.cols[at].right-em {
		return at, at // it stands at the left of its column
	}
	below := i + 2
	if len(o.rows[i].chunks) == 1 {
		below = o.heads // the next row may be the middle of those beside it
		if a, b := o.amongAlone(at); b > a && abs((o.cols[a].left+o.cols[b].right)/2-middle) <= 2*em {
			return a, b
		}
	}
	off := func(a, b int) int { return abs((o.cols[a].left+o.cols[b].right)/2 - middle) }
	free := func(k int) bool {
		above := slices.ContainsFunc(o.rows[i].chunks, func(x chunk) bool { return x.left != c.left && nearest(o.cols, x) == k })
		has := slices.ContainsFunc(o.rows[i+1:below], func(r textRow) bool {
			return slices.ContainsFunc(r.chunks, func(x chunk) bool { return nearest(o.cols, x) == k })
		})
		return !above && has && !o.alone(k)
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
