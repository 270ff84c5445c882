package pdfread

// square is a misfit of some µm.
func (t *headTree) square(d int) int {
	d = min(abs(d)*wayUnit/t.em, 1000)
	return d * d / wayUnit
}

// leaf returns the first line of the head of one column; nil for none.
func (t *headTree) leaf(k int) *hood {
	i := t.over[k]
	if i < 0 || t.at[i] != [2]int{k, k} {
		return nil
	}
	for t.up[i] >= 0 && t.at[t.up[i]] == t.at[i] {
		i = t.up[i]
	}
	return &t.hoods[i]
}

// misfit returns how far the heads are from where they would stand.
func (t *headTree) misfit() int {
	if t.edges != nil {
		return t.centredMisfit(t.edges) + 3*t.heightMisfit()
	}
	least := -1
	for _, of := range []func() []int{t.rightEdges, t.leftEdges, t.middleEdges} {
		if es := of(); es != nil {
			if m := t.centredMisfit(es); least < 0 || m < least {
				least = m
			}
		}
	}
	if m := t.leftMisfit(); m >= 0 && (least < 0 || m < least) {
		least = m
	}
	return least + 3*t.heightMisfit()
}

func (t *headTree) centredMisfit(es []int) (m int) {
	for i, w := range t.at {
		m += t.square(t.hoods[i].middle() - (es[w[0]]+es[w[1]+1])/2)
		m += t.needless(i, es[w[0]+1]-es[w[0]])
	}
	return m
}

// needless measures line i where a column of a width has no room for it, or it would be the
// rest of a head that had no need to break.
func (t *headTree) needless(i, width int) int {
	w, up := t.at[i], t.up[i]
	if h := &t.hoods[i]; w[0] == w[1] && h.right-h.left > width+t.em/3 {
		return t.square(h.right - h.left - width) // it has no room
	}
	if w[0] != w[1] || up < 0 || t.at[up] != w || opened(t.hoods[up].text) {
		return 0
	}
	if h := &t.hoods[up]; h.right-h.left+t.em >= width {
		return 0
	}
	return 3 * t.square(t.em)
}

// leftMisfit measures heads that stand at the left of their cells; -1 where they do not.
func (t *headTree) leftMisfit() (m int) {
	for i, w := range t.at {
		first := t.leaf(w[0])
		if first == nil {
			if w[0] > 0 {
				return -1
			}
			m += t.square(t.hoods[i].left - t.cols[0].left)
			continue
		}
		m += t.square(t.besideLeft(i, first))
		if w[0]+1 < len(t.cols) {
			if next := t.leaf(w[0] + 1); next != nil {
				m += t.needless(i, next.left-first.left)
			}
		}
		if b := &t.cols[w[0]]; w[0] == w[1] && w[0] > 0 && b.figures > 0 && b.lefts[1]-b.lefts[0] < t.em/4 && b.rights[1]-b.rights[0] > t.em/4 {
			m += t.square(t.hoods[i].left - b.lefts[0])
		}
	}
	return m
}

// besideLeft returns how far line i stands from the left of its columns, where the first has
// a head of its own, or if it is over several from their middle.
func (t *headTree) besideLeft(i int, first *hood) int {
	h, w := &t.hoods[i], t.at[i]
	d := abs(h.left - first.left)
	if w[0] == w[1] || w[1]+1 == len(t.cols) || !t.flushLeft() {
		return d
	}
	if next := t.leaf(w[1] + 1); next != nil {
		d = min(d, max(0, abs(h.middle()-(first.left+next.left)/2)-t.em/2))
	}
	return d
}

// flushLeft tells whether figures stand at the left of their columns, below the left of heads.
func (t *headTree) flushLeft() bool {
	n := 0
	for k := 1; k < len(t.cols); k++ {
		b := &t.cols[k]
		if h := t.leaf(k); h != nil && b.figures > 0 && b.lefts[1]-b.lefts[0] <= t.em/4 && abs(h.left-b.lefts[0]) <= t.em/4 {
			n++
		}
	}
	return 2*n > t.counted()
}

// A stand is where heads stand in cells that are higher than they are.
type stand int

const (
	standMiddle stand = iota
	standBottom
	standTop
)

// of returns the place between two others.
func (s stand) of(low, high int) int {
	switch s {
	case standBottom:
		return high
	case standTop:
		return low
	}
	return (low + high) / 2
}

// heightMisfit measures whether heads over fewer rows than others stand in the middle of
// theirs, at the bottom or at the top: all alike.
func (t *headTree) heightMisfit() int {
	least := -1
	for _, s := range []stand{standMiddle, standBottom, standTop} {
		if m := t.standMisfit(s); least < 0 || m < least {
			least = m
		}
	}
	return least
}

// standMisfit measures how far heads are from where all of them would stand.
func (t *headTree) standMisfit(s stand) (m int) {
	depth, most := headDepths(t.at, t.up)
	level := make([][]int, most+1)
	each := func(f func(i, base int)) {
		for i, w := range t.at {
			if t.up[i] < 0 || t.at[t.up[i]] != w {
				f(i, t.baseOf(i, s))
			}
		}
	}
	each(func(i, base int) {
		if t.at[i][0] != t.at[i][1] || depth[i] == most {
			level[depth[i]] = append(level[depth[i]], base)
		}
	})
	at := make([]int, most+1)
	for l := range level {
		var ok bool
		if at[l], ok = middleOf(level[l]); !ok {
			return t.square(10 * t.em)
		}
	}
	each(func(i, base int) {
		if t.at[i][0] != t.at[i][1] {
			m += t.square(base - at[depth[i]])
		} else {
			m += t.square(base - s.of(at[depth[i]], at[most]))
		}
	})
	return m
}

// baseOf returns the base line of the lines that are one head.
func (t *headTree) baseOf(i int, s stand) int {
	low, high := t.hoods[i].base, t.hoods[i].base
	for k := i + 1; k < len(t.at); k++ {
		if t.at[k] == t.at[i] {
			high = t.hoods[k].base
		}
	}
	return s.of(low, high)
}
