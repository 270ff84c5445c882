package pdfread

import (
	"cmp"
	"slices"
)

// Where a table has no rules at all, which columns a head stands over is told by its place
// alone: a head is in the middle of its cell, or at its left, a cell that goes over several
// columns has heads below it in each, and every column of figures has one head of its own. The
// ways in which all heads of a table can be meant together are tried, and measured.

// A hood is one line of a head.
type hood struct {
	row, place  int
	left, right int
	base        int
	text        string
	ways        [][2]int // first and last of the columns that it may stand over
}

func (h *hood) middle() int { return (h.left + h.right) / 2 }

// mostWays is how many steps are tried for one table; wayUnit parts a letter's width, in which
// misfits are measured.
const mostWays, wayUnit = 30000, 10

// A headTree is the heads of a table in the making over the columns of its figures.
type headTree struct {
	hoods []hood
	cols  []body
	em    int
	edges []int // of the columns, where rules or grounds tell them
	tries int

	at   [][2]int // columns of each of the hoods so far
	up   []int    // what each stands below, -1 for none
	over []int    // the lowest over each column, -1 for none

	best, next int // misfits of the best way, and of the next
	found      [][2]int
	foundUp    []int
}

// A body is what stands below the heads in one column.
type body struct {
	lane
	figures, words        int
	lefts, rights, middle [2]int // least and greatest
}

// treeOf tells which columns the heads of rows stand over: own are the heads and all rows
// below. It is nil where heads have one line, or where that is not sure.
func treeOf(heads, below []textRow, cols []lane) *headTree {
	t := &headTree{best: -1, next: -1, em: below[0].row.size()}
	for _, l := range cols {
		t.cols = append(t.cols, body{lane: l})
	}
	for i := range below {
		t.weigh(&below[i])
	}
	t.grow(heads)
	return t
}

// grow tries all ways that the heads can be meant together.
func (t *headTree) grow(heads []textRow) {
	for i := range heads {
		if heads[i].numbers() {
			continue
		}
		for k, c := range heads[i].chunks {
			h := hood{row: i, place: k, left: c.left, right: c.right, base: c.glyphs[0].base, text: c.said()}
			t.hoods = append(t.hoods, h)
		}
	}
	for i := range t.hoods {
		if t.hoods[i].ways = t.waysOf(&t.hoods[i]); len(t.hoods[i].ways) == 0 {
			return
		}
	}
	t.over = slices.Repeat([]int{-1}, len(t.cols))
	t.try(0)
}

// weigh notes what stands in the columns of a row.
func (t *headTree) weigh(r *textRow) {
	if !r.counts {
		return
	}
	lanes := t.lanes()
	for _, c := range r.chunks {
		b := &t.cols[nearest(lanes, c)]
		first := b.figures+b.words == 0
		if digits(c.said()) {
			b.figures++
		} else {
			b.words++
		}
		note := func(s *[2]int, v int) {
			if first {
				*s = [2]int{v, v}
			}
			*s = [2]int{min(s[0], v), max(s[1], v)}
		}
		note(&b.lefts, c.left)
		note(&b.rights, c.right)
		note(&b.middle, (c.left+c.right)/2)
	}
}

func (t *headTree) lanes() []lane {
	out := make([]lane, len(t.cols))
	for i := range t.cols {
		out[i] = t.cols[i].lane
	}
	return out
}

// waysOf returns the columns that a head may stand over: it runs over nothing beside them, and
// several have their middle where its own is, or their left.
func (t *headTree) waysOf(h *hood) (out [][2]int) {
	slack := t.em / 3
	for a := range t.cols {
		if a > 0 && t.end(a-1) > h.left+slack {
			break
		}
		for b := a; b < len(t.cols); b++ {
			if b+1 < len(t.cols) && h.right > t.cols[b+1].left+slack {
				continue
			}
			if b == a || t.mid(a, b, h) || h.left-slack <= t.cols[a].left && t.atLeft(a, h) {
				out = append(out, [2]int{a, b})
			}
		}
	}
	return out
}

// end returns where the column of a head may end at the earliest: words run over into cells
// that have room.
func (t *headTree) end(k int) int {
	if t.cols[k].figures == 0 {
		return t.cols[k].left
	}
	return t.cols[k].right
}

// mid tells whether the middle of a head can be that of columns.
func (t *headTree) mid(a, b int, h *hood) bool {
	low, high := t.cols[a].left-6*t.em, t.cols[a].left
	if a > 0 {
		low = t.end(a - 1)
	}
	from, to := t.cols[b].right, t.cols[b].right+6*t.em
	if b+1 < len(t.cols) {
		to = t.cols[b+1].left
	}
	return h.left+h.right >= low+from-t.em && h.left+h.right <= high+to+t.em
}

// atLeft tells whether a head can stand at the left of a column.
func (t *headTree) atLeft(a int, h *hood) bool {
	return a == 0 || h.left > t.end(a-1)
}

// try gives line i of the heads, and all behind it, every way that the lines above leave it.
func (t *headTree) try(i int) {
	if t.tries++; t.tries > mostWays {
		return
	}
	if i == len(t.hoods) {
		if t.whole() {
			t.measure()
		}
		return
	}
	h := &t.hoods[i]
	for _, w := range h.ways {
		up := t.over[w[0]]
		if !t.room(w, up, i) {
			continue
		}
		t.at, t.up = append(t.at, w), append(t.up, up)
		before := slices.Clone(t.over[w[0] : w[1]+1])
		for k := w[0]; k <= w[1]; k++ {
			t.over[k] = i
		}
		t.try(i + 1)
		copy(t.over[w[0]:], before)
		t.at, t.up = t.at[:i], t.up[:i]
	}
}

// room tells whether line i may stand over columns, right below one head or none.
func (t *headTree) room(w [2]int, up, i int) bool {
	for k := w[0]; k <= w[1]; k++ {
		if t.over[k] != up {
			return false
		}
	}
	switch {
	case up < 0:
		return true
	case t.hoods[up].base >= t.hoods[i].base-t.em/2:
		return false
	case t.at[up] == w:
		return t.hoods[i].base-t.hoods[up].base <= t.em*7/4
	}
	return true
}

// whole tells whether every column has a head of its own, and those above several have one
// below themselves in each.
func (t *headTree) whole() bool {
	for k := range t.cols {
		b := &t.cols[k]
		h := t.over[k]
		if h < 0 {
			if k > 0 || b.figures > b.words {
				return false
			}
			continue
		}
		for j := t.at[h][0]; j <= t.at[h][1] && t.at[h][0] < t.at[h][1]; j++ {
			if t.over[j] != h || t.cols[j].figures > 0 {
				return false
			}
		}
	}
	return true
}

// measure notes how well the heads stand in the cells that they would have.
func (t *headTree) measure() {
	m := t.misfit()
	switch {
	case t.best < 0 || m < t.best:
		t.next, t.best = t.best, m
		t.found, t.foundUp = slices.Clone(t.at), slices.Clone(t.up)
	case t.next < 0 || m < t.next:
		t.next = m
	}
}

// sure tells whether one way fits, and no other nearly as well.
func (t *headTree) sure() bool {
	if t == nil {
		return false
	}
	const good, apart = 6 * wayUnit, 15
	return t.tries <= mostWays && t.best >= 0 && t.best <= good && (t.next < 0 || t.next >= t.best+apart && t.next >= 2*t.best)
}

// several tells whether a head stands over several columns of figures.
func (t *headTree) several() bool {
	return slices.ContainsFunc(t.found, func(w [2]int) bool { return w[1] > w[0] })
}

// headDepths returns the level of each line, those of one head the same, and the greatest.
func headDepths(at [][2]int, up []int) (out []int, most int) {
	out = make([]int, len(at))
	for i := range at {
		switch {
		case up[i] < 0:
		case at[up[i]] == at[i]:
			out[i] = out[up[i]]
		default:
			out[i] = out[up[i]] + 1
		}
		most = max(most, out[i])
	}
	return out, most
}

// levelsOf returns how deep each line of the heads stands by row and place.
func (t *headTree) levelsOf() (at map[[2]int]int, over map[[2]int][2]int, most int) {
	depth, most := headDepths(t.found, t.foundUp)
	at, over = map[[2]int]int{}, map[[2]int][2]int{}
	for i := range t.hoods {
		h := &t.hoods[i]
		at[[2]int{h.row, h.place}] = depth[i]
		over[[2]int{h.row, h.place}] = [2]int{t.found[i][0], t.found[i][1] - t.found[i][0] + 1}
	}
	return at, over, most
}

// middleOf returns the middle of numbers; ok is false for none.
func middleOf(all []int) (m int, ok bool) {
	if len(all) == 0 {
		return 0, false
	}
	slices.SortFunc(all, cmp.Compare[int])
	return all[len(all)/2], true
}
