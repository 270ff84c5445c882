package extract

// unheaded reports a number without any head above it that stands beside another such, with
// no label between: what the row is called says of neither which of its figures it is (年度资金总额 |
// 1,000 | 1,200), and a figure of the wrong kind is worse than none.
func (l *Line) unheaded(k int) bool {
	if !l.bareNumber(k) {
		return false
	}
	for _, step := range []int{-1, 1} {
		o := k + step
		for o >= 0 && o < len(l.Cells) && l.Cells[o].Start == l.Cells[o].End {
			o += step
		}
		if o >= 0 && o < len(l.Cells) && l.bareNumber(o) {
			return true
		}
	}
	return false
}

// bareNumber reports a cell behind the first with nothing but a number, and no head above it.
func (l *Line) bareNumber(k int) bool {
	c := l.Cells[k]
	if k == 0 || c.IsHead || c.Head != "" || c.Corner != "" {
		return false
	}
	text := l.Text[c.Start:c.End]
	_, ok := ReadCell(text)
	return ok && FigureLike(text) && !namesThing(text)
}
