package pdfread

// The edges of cells without rules are told by what stands at one side of every column, and
// by the middle of heads.

// unknownEdge is the place of an edge that nothing has told yet.
const unknownEdge = -1 << 40

// figureColumn tells whether a column holds figures whose sides, told by of, are in one line.
func (t *headTree) figureColumn(k int, of func(*body) [2]int) bool {
	b := &t.cols[k]
	s := of(b)
	return b.figures > 0 && b.figures >= b.words && s[1]-s[0] <= t.em/3
}

// rightEdges returns the edges of the columns where figures stand at the right; nil where
// they do not.
func (t *headTree) rightEdges() []int {
	rights := func(b *body) [2]int { return b.rights }
	var pads []int
	n := 0
	for k := 1; k < len(t.cols); k++ {
		if !t.figureColumn(k, rights) {
			continue
		}
		n++
		if h := t.leaf(k); h != nil && t.figureColumn(k-1, rights) {
			pads = append(pads, h.middle()-(t.cols[k].rights[1]+t.cols[k-1].rights[1])/2)
		}
	}
	pad, ok := middleOf(pads)
	if !ok || 2*n < t.counted() {
		return nil
	}
	es := t.unknown()
	for k := 1; k < len(t.cols); k++ {
		if t.figureColumn(k, rights) {
			es[k+1] = t.cols[k].rights[1] + pad
		}
	}
	es[0] = t.cols[0].left - abs(pad)
	return t.filled(es)
}

// leftEdges returns the edges of the columns where figures stand at the left; nil where they
// do not.
func (t *headTree) leftEdges() []int {
	lefts := func(b *body) [2]int { return b.lefts }
	var pads []int
	n := 0
	for k := 1; k < len(t.cols); k++ {
		if !t.figureColumn(k, lefts) {
			continue
		}
		n++
		if h := t.leaf(k - 1); h != nil && k > 1 && t.figureColumn(k-1, lefts) {
			pads = append(pads, (t.cols[k].lefts[0]+t.cols[k-1].lefts[0])/2-h.middle())
		}
	}
	pad, ok := middleOf(pads)
	if !ok || 2*n < t.counted() {
		return nil
	}
	es := t.unknown()
	es[0] = t.cols[0].left - pad
	for k := 1; k < len(t.cols); k++ {
		if t.figureColumn(k, lefts) {
			es[k] = t.cols[k].lefts[0] - pad
		}
	}
	return t.filled(es)
}

// middleEdges returns the edges half way between what stands in columns; nil where figures
// are not below the middle of their heads.
func (t *headTree) middleEdges() []int {
	middles := func(b *body) [2]int { return b.middle }
	n := 0
	for k := range t.cols {
		h := t.leaf(k)
		if h == nil || !t.figureColumn(k, middles) {
			continue
		}
		if abs(h.middle()-(t.cols[k].middle[0]+t.cols[k].middle[1])/2) <= t.em/3 {
			n++
		}
	}
	if 2*n < t.counted() {
		return nil
	}
	es := t.unknown()
	for k := 1; k < len(t.cols); k++ {
		es[k] = t.halfway(k)
	}
	return t.filled(es)
}

// halfway returns the middle between what stands in two columns, heads too.
func (t *headTree) halfway(k int) int {
	right, left := t.cols[k-1].right, t.cols[k].left
	if h := t.leaf(k - 1); h != nil {
		right = max(right, h.right)
	}
	if h := t.leaf(k); h != nil {
		left = min(left, h.left)
	}
	return (right + left) / 2
}

// counted returns how many columns hold figures.
func (t *headTree) counted() (n int) {
	for k := range t.cols {
		if t.cols[k].figures > 0 && t.cols[k].figures >= t.cols[k].words {
			n++
		}
	}
	return n
}

func (t *headTree) unknown() []int {
	es := make([]int, len(t.cols)+1)
	for i := range es {
		es[i] = unknownEdge
	}
	return es
}

// filled returns edges with those that nothing tells put as far behind the head of a column
// as the edge before is in front of it.
func (t *headTree) filled(es []int) []int {
	for k := len(t.cols) - 1; k >= 0; k-- {
		if h := t.leaf(k); h != nil && es[k] == unknownEdge && es[k+1] != unknownEdge && t.cols[k].figures > 0 {
			es[k] = 2*h.middle() - es[k+1]
		}
	}
	for k := range t.cols {
		if h := t.leaf(k); h != nil && es[k+1] == unknownEdge && es[k] != unknownEdge {
			es[k+1] = 2*h.middle() - es[k]
		}
	}
	for k := range es {
		switch {
		case es[k] != unknownEdge:
		case k == 0:
			es[k] = t.cols[0].left
		case k == len(t.cols):
			es[k] = t.cols[k-1].right
		default:
			es[k] = t.halfway(k)
		}
	}
	return es
}
