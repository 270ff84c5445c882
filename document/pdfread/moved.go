package pdfread

// move gives chunks that stand beside another in one column the next one, where they begin as
// its head does and it holds nothing else in their row: names that are too long for the column
// before run over its beginning in other rows.
func (o *loose) move() {
	o.moved = map[[2]int]int{}
	for i := o.heads; i < len(o.rows); i++ {
		cs := o.rows[i].chunks
		for n := 1; n < len(cs); n++ {
			at := nearest(o.cols, cs[n])
			if nearest(o.cols, cs[n-1]) != at || at+1 == len(o.cols) || n+1 < len(cs) && nearest(o.cols, cs[n+1]) == at+1 {
				continue
			}
			if o.headBegins(at+1, &cs[n]) {
				o.moved[[2]int{i, n}] = at + 1
			}
		}
	}
}

// headBegins tells whether a head of a column begins where a chunk does.
func (o *loose) headBegins(col int, as *chunk) bool {
	for i := range o.heads {
		for _, c := range o.rows[i].chunks {
			if as.flush(&c) && nearest(o.cols, c) == col {
				return true
			}
		}
	}
	return false
}
