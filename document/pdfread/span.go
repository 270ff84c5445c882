package pdfread

import (
	"slices"
	"strings"
)

// A headLine is a chunk of a row of heads, with the columns that it stands over.
type headLine struct {
	row, place int
	from, n    int
	stack      int // of lines that are one head
}

// over tells whether two lines have a column in common.
func (h *headLine) over(o *headLine) bool { return h.from < o.from+o.n && o.from < h.from+h.n }

// levels counts the rows of heads, and gives each chunk of them its own: a head
// stands below all that stand above it in one of its columns, and lines that are
// one head stand together. What stands in the middle of cells that go over several
// rows belongs to the same level. Where some columns have a head above only and
// others below only, those below belong to the head at their left that has one
// below itself. It returns for each row of text how many levels have begun by then.
func (o *loose) levels() []int {
	if o.tree != nil {
		return o.treeLevels()
	}
	var lines []headLine
	o.chain()
	for i := range o.heads {
		for n, c := range o.rows[i].chunks {
			from, wide := o.span(i, c)
			lines = append(lines, headLine{row: i, place: n, from: from, n: wide})
		}
	}
	o.at = map[[2]int]int{}
	level := o.stacks(lines)
	out := make([]int, len(o.rows))
	var sets []map[int]bool // columns of each level
	for k := range lines {
		h := &lines[k]
		l := level[h.stack]
		o.at[[2]int{h.row, h.place}] = l
		out[h.row] = max(out[h.row], l)
		for len(sets) <= l {
			sets = append(sets, map[int]bool{})
		}
		for c := range h.n {
			sets[l][h.from+c] = true
		}
	}
	for i := 1; i < len(out); i++ {
		out[i] = max(out[i], out[i-1])
	}
	for l := 1; l < len(sets); l++ {
		if o.lean(l-1, sets[l-1], sets[l]) {
			continue
		}
		o.widen(l-1, sets[l-1], sets[l])
		o.halve(l-1, sets[l-1], sets[l])
	}
	return out
}

// stacks puts the lines of heads together and returns the level of each head.
func (o *loose) stacks(lines []headLine) []int {
	var level []int
	for k := 0; k < len(lines); {
		first, most := k, 0
		if o.rows[lines[first].row].numbers() {
			for l := range level {
				most = max(most, level[l]+1)
			}
			for ; k < len(lines) && lines[k].row == lines[first].row; k++ {
				lines[k].stack, level = len(level), append(level, most)
			}
			continue
		}
		for ; k < len(lines) && lines[k].row == lines[first].row; k++ {
			h := &lines[k]
			if h.stack = o.stackOf(lines[:first], h); h.stack >= 0 {
				continue
			}
			h.stack = len(level)
			level = append(level, 0)
			for p := range lines[:first] {
				if lines[p].over(h) {
					level[h.stack] = max(level[h.stack], level[lines[p].stack]+1)
				}
			}
			most = max(most, level[h.stack])
		}
		for p := first; p < k; p++ { // what has nothing above it stands beside what has
			if s := lines[p].stack; !slices.ContainsFunc(lines[:first], func(b headLine) bool { return b.stack == s }) {
				level[s] = most
			}
		}
	}
	return level
}

// stackOf returns the head of which a line is the next one, -1 for none: it stands
// over the same columns at the distance of lines, or the words above have a
// bracket open.
func (o *loose) stackOf(before []headLine, h *headLine) int {
	c := &o.rows[h.row].chunks[h.place]
	if up, ok := o.up[[2]int{h.row, h.place}]; ok {
		p := slices.IndexFunc(before, func(b headLine) bool { return b.row == up[0] && b.place == up[1] })
		return before[p].stack
	}
	for p := len(before) - 1; p >= 0; p-- {
		b := &before[p]
		if b.row == h.row || !b.over(h) {
			continue
		}
		above := &o.rows[b.row].chunks[b.place]
		goes := opened(above.said()) && strings.ContainsAny(c.said(), "）)")
		size := c.glyphs[0].size
		if d := c.glyphs[0].base - above.glyphs[0].base; d*10 > size*17 && !goes || d > 3*size || o.ruledBetween(above, c) {
			return -1
		}
		if goes || b.from == h.from && b.n == h.n && o.stacked {
			return b.stack
		}
		return -1
	}
	return -1
}

// opened tells whether a bracket is open at the end of a text.
func opened(s string) bool {
	return strings.LastIndexAny(s, "（(") > strings.LastIndexAny(s, "）)")
}

// ruledBetween tells whether a level rule parts two chunks that stand above one
// another.
func (o *loose) ruledBetween(above, below *chunk) bool {
	a, b := above.glyphs[0], below.glyphs[0]
	middle := (max(above.left, below.left) + min(above.right, below.right)) / 2
	parts := func(r rule) bool {
		return r.at > a.base-a.size/2 && r.at < b.base-b.size/2 && r.from < middle && r.to > middle
	}
	return slices.ContainsFunc(o.bars, parts) || slices.ContainsFunc(o.under, parts)
}

// halve lets the heads of a level that stand over the first of several columns
// span them all, where the heads below say the same again under each: the two
// sides of an account.
func (o *loose) halve(l int, above, below map[int]bool) {
	var at []int
	for k := range o.cols {
		if above[k] {
			at = append(at, k)
		}
	}
	if len(at) < 2 || at[0] != 0 || len(o.cols)%len(at) != 0 {
		return
	}
	wide := len(o.cols) / len(at)
	words := make([]string, len(o.cols))
	for i := range o.heads {
		for n, c := range o.rows[i].chunks {
			if o.at[[2]int{i, n}] == l+1 {
				from, _ := o.span(i, c)
				words[from] += c.said()
			}
		}
	}
	for k, w := range words {
		if wide < 2 || !below[k] || w != words[k%wide] || above[k] != (k%wide == 0) {
			return
		}
	}
	o.worded = true
	for i := range o.heads {
		for n, c := range o.rows[i].chunks {
			if from, _ := o.span(i, c); o.at[[2]int{i, n}] == l {
				o.over[[2]int{i, n}] = [2]int{from, wide}
			}
		}
	}
}

// widen lets heads of a level span the columns beside them that have one on the
// next level only: each of these belongs to the nearer of its neighbours.
func (o *loose) widen(l int, above, below map[int]bool) {
	alone := false
	for k := range above {
		alone = alone || !below[k]
	}
	if !alone {
		return
	}
	heads := map[int][2]int{} // text row and place of the head over a column
	middle := map[int]int{}   // of the head on the next level
	for i := range o.heads {
		for n, c := range o.rows[i].chunks {
			switch k, _ := o.span(i, c); {
			case o.at[[2]int{i, n}] == l && below[k]:
				heads[k] = [2]int{i, n}
			case o.at[[2]int{i, n}] == l+1:
				middle[k] = c.left + c.right
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
		o.claim(heads, k, left, right, middle[k])
	}
}

// claim gives column k to the head over the column at its left or at its right, the middle of
// which is nearer to that of the column's own head.
func (o *loose) claim(heads map[int][2]int, k, left, right, middle int) {
	away := func(at int) int {
		h, ok := heads[at]
		if !ok {
			return 1 << 40
		}
		c := o.rows[h[0]].chunks[h[1]]
		return abs(c.left + c.right - middle)
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
		if at, ok := o.moved[[2]int{i, o.placeOf(i, c)}]; ok {
			return at, 1
		}
		return from, 1
	}
	if o.tree != nil {
		if s, ok := o.over[[2]int{i, o.placeOf(i, c)}]; ok {
			return s[0], s[1]
		}
		return from, 1
	}
	if len(o.chained) > 0 {
		if s, ok := o.chained[[2]int{i, o.placeOf(i, c)}]; ok {
			return s[0], s[1]
		}
	}
	if at, n := o.ruledBeside(i, c); n > 0 {
		return at, n
	}
	if at, n := o.ruledUnder(i, c); n > 1 {
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
	if n := o.placeOf(i, c); n >= 0 {
		if s := o.over[[2]int{i, n}]; s[1] > 0 {
			return s[0], s[1]
		}
	}
	return from, to - from + 1
}

// placeOf returns the place of a chunk in its row, -1 where it is a part of one.
func (o *loose) placeOf(i int, c chunk) int {
	return slices.IndexFunc(o.rows[i].chunks, func(x chunk) bool { return x.left == c.left })
}

// ruledBeside returns the columns between the upright rules that run past a head,
// where some of those below begin under it.
func (o *loose) ruledBeside(i int, c chunk) (from, n int) {
	a := o.rows[i].area
	if a == nil || len(a.part) == 0 {
		return 0, 0
	}
	xs := a.at(o.rows[i].row)
	k, _ := slices.BinarySearch(xs, (c.left+c.right)/2)
	for at, l := range o.cols {
		m := (l.left + l.right) / 2
		if (k > 0 && m < xs[k-1]) || (k < len(xs) && m > xs[k]) {
			continue
		}
		if n == 0 {
			from = at
		}
		n++
	}
	return from, n
}

// ruledUnder returns the columns along which a rule runs right below a head, and
// no other head beside it.
func (o *loose) ruledUnder(i int, c chunk) (from, n int) {
	g := &c.glyphs[0]
	for _, r := range o.under {
		beside := func(x chunk) bool { return x.left != c.left && x.left < r.to && x.right > r.from }
		if slices.ContainsFunc(o.rows[i].chunks, beside) {
			continue
		}
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
