package pdfread

import "slices"

// treeAbove returns what the places of the heads above rows i to end tell; nil where they have
// one line or none. Ruled are the columns that rules or grounds tell; nil for none.
func treeAbove(rs []textRow, done, i, end int, ruled []lane, ev *evidence) *headTree {
	var all []chunk
	for k := i; k < end; k++ {
		if rs[k].counts {
			all = append(all, rs[k].chunks...)
		}
	}
	cols := ruled
	if cols == nil {
		cols = columnsOf(all)
	}
	if len(cols) < 3 || len(cols) > mostColumns {
		return nil
	}
	if ruled == nil {
		cols = namedBy(rs[max(done, i-1):min(end+1, len(rs))], cols)
	}
	from := i
	for i+1 < end && !rs[i].counts {
		i++
	}
	first := firstLine(rs, done, i, cols, ev)
	if from = min(from, first); from == first {
		from = headsAbove(rs, done, first, cols, ev)
	} else {
		from = headsAbove(rs, done, from, cols, ev)
	}
	for first > from && !rs[first-1].multi && rs[first-1].beside(rs, first-1) {
		first--
	}
	lines := 0
	for k := from; k < first; k++ {
		if !rs[k].numbers() {
			lines++
		}
	}
	if lines < 2 {
		return nil
	}
	heads := slices.Clone(rs[from:first])
	for k := range heads {
		heads[k].part(cols)
	}
	if t := treeOf(heads, rs[i:end], cols); t.sure() {
		copy(rs[from:first], heads)
		return t
	}
	return treeOf(rs[from:first], rs[i:end], cols)
}

// part parts heads that run over several columns where one ends and the next begins.
func (r *textRow) part(cols []lane) {
	var parts []chunk
	for _, c := range r.chunks {
		parts = append(parts, fitted(c, cols)...)
	}
	if len(parts) == len(r.chunks) {
		return
	}
	r.chunks, r.multi, r.words = parts, true, nil
	for i := range parts {
		r.words = append(r.words, parts[i].said())
	}
}

// columns returns the columns with the heads of one alone where these have room.
func (t *headTree) columns() []lane {
	out := t.lanes()
	for i, w := range t.found {
		if k := w[0]; k == w[1] {
			out[k].left, out[k].right = min(out[k].left, t.hoods[i].left), max(out[k].right, t.hoods[i].right)
		}
	}
	for k := 1; k < len(out); k++ {
		if out[k].left <= out[k-1].right {
			return t.lanes()
		}
	}
	return out
}

// wear gives the heads of a table the columns that their places tell, where those are sure
// and of the same lines.
func (o *loose) wear(t *headTree) {
	if !t.sure() {
		return
	}
	n := 0
	for i := range o.heads {
		if !o.rows[i].numbers() {
			n += len(o.rows[i].chunks)
		}
	}
	if n == len(t.hoods) {
		o.tree = t
	}
}

// plant gives heads in a box the columns that their places tell, where these are sure: the
// edges of the columns are known.
func (o *loose) plant() {
	t := &headTree{best: -1, next: -1}
	lines := 0
	for i := range o.rows {
		if t.em = max(t.em, o.rows[i].row.size()); !o.rows[i].numbers() {
			lines++
		}
	}
	if lines < 2 || len(o.cols) < 3 || len(o.cols) > mostColumns || !o.inMiddle() {
		return
	}
	for _, l := range o.cols {
		t.cols = append(t.cols, body{lane: l, figures: 1})
		t.edges = append(t.edges, l.left)
	}
	t.edges = append(t.edges, o.cols[len(o.cols)-1].right)
	if t.grow(o.rows); t.sure() && t.several() {
		o.tree, o.heads = t, len(o.rows)
	}
}

// inMiddle tells whether the lowest heads stand in the middle of their columns.
func (o *loose) inMiddle() bool {
	n, all := 0, 0
	for i := len(o.rows) - 1; i >= 0 && all == 0; i-- {
		if o.rows[i].numbers() {
			continue
		}
		for _, c := range o.rows[i].chunks {
			l := o.cols[nearest(o.cols, c)]
			if all++; abs(l.left+l.right-c.left-c.right) <= c.glyphs[0].size/5 {
				n++
			}
		}
	}
	return 4*n >= 3*all
}

// treeLevels gives each line of heads its level and columns.
func (o *loose) treeLevels() []int {
	var most int
	o.at, o.over, most = o.tree.levelsOf()
	out := make([]int, len(o.rows))
	for i := range o.heads {
		if o.rows[i].numbers() {
			most++
			for n := range o.rows[i].chunks {
				o.at[[2]int{i, n}] = most
			}
		}
		if i > 0 {
			out[i] = out[i-1]
		}
		for n := range o.rows[i].chunks {
			out[i] = max(out[i], o.at[[2]int{i, n}])
		}
	}
	return out
}

// doubtful tells whether heads over several columns stand in a table and nothing tells
// surely over which.
func (o *loose) doubtful(t *headTree) bool {
	if t == nil || o.tree != nil || o.worded || len(o.under) > 0 || o.heads < 2 {
		return false
	}
	if slices.ContainsFunc(o.rows[:o.heads], func(r textRow) bool { return r.area != nil && r.area.xs != nil }) {
		return false
	}
	return o.spanned() || t.several()
}
