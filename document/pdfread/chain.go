package pdfread

// chain finds the lines of heads that are broken over several: they stand in the middle
// over one another, one of them over several columns, at the distance of lines, with nothing beside the lower one among the columns
// of the upper. All of them stand over the columns that the widest tells.
func (o *loose) chain() {
	o.up, o.chained = map[[2]int][2]int{}, nil
	spans := map[[2]int][2]int{}
	var order [][2]int
	for i := range o.heads {
		for n, c := range o.rows[i].chunks {
			at := [2]int{i, n}
			from, wide := o.span(i, c)
			spans[at] = [2]int{from, wide}
			up, ok := o.lineAbove(i, n, spans)
			if !ok {
				continue
			}
			o.up[at] = up
			if order = append(order, at); wide > spans[up][1] {
				for p, more := up, true; more; p, more = o.up[p] {
					spans[p] = spans[at]
				}
			} else {
				spans[at] = spans[up]
			}
		}
	}
	if len(order) == 0 {
		return
	}
	o.chained = map[[2]int][2]int{}
	for _, at := range order {
		o.chained[at], o.chained[o.up[at]] = spans[at], spans[at]
	}
}

// lineAbove returns the line of a head that a chunk of row i is the next one of.
func (o *loose) lineAbove(i, n int, spans map[[2]int][2]int) (up [2]int, ok bool) {
	c := &o.rows[i].chunks[n]
	size := c.glyphs[0].size
	for j := i - 1; j >= 0; j-- {
		for k := range o.rows[j].chunks {
			b := &o.rows[j].chunks[k]
			down := c.glyphs[0].base - b.glyphs[0].base
			if 3*abs(b.left+b.right-c.left-c.right) > 2*size || down*10 < size*9 || down*20 > size*31 || o.ruledBetween(b, c) {
				continue
			}
			s := spans[[2]int{j, k}]
			if s[1] == 1 && spans[[2]int{i, n}][1] == 1 {
				continue
			}
			for p, x := range o.rows[i].chunks {
				if at := nearest(o.cols, x); p != n && at >= s[0] && at < s[0]+s[1] {
					return up, false
				}
			}
			return [2]int{j, k}, true
		}
	}
	return up, false
}
