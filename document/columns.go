package document

// mostCentred is the longest text, in characters, that stands in the middle of
// its cell because its column does: longer text is prose, and prose begins each
// line at the left.
const mostCentred = 24

// AlignOf returns the side on which a cell's text stands: its own; else the
// middle for heads; else its column's, unless the cell spans columns or holds
// prose.
func (t *Table) AlignOf(p Placed) Align {
	cols, _ := p.Spans()
	switch {
	case p.Align != Left:
		return p.Align
	case p.Head || p.Row < t.Header:
		return Center
	case cols > 1 || p.Col >= len(t.Columns):
		return Left
	case t.Columns[p.Col].Align == Center && p.IsProse():
		return Left
	}
	return t.Columns[p.Col].Align
}

// IsProse reports whether a cell holds text too long to be centred.
func (c Cell) IsProse() bool { return len([]rune(Text(c.Runs))) > mostCentred }

// Widths shares a width among columns by their parts, exactly. Where a column
// would fall short of its least width, all get their least and the rest goes to
// those with more text to show, up to the width at which a column's longest cell
// stands in one line. Least widths that do not fit shrink in proportion. All
// lengths have one unit; least and full hold one for every column.
func Widths(cols []Column, least, full []int, width int) []int {
	parts := make([]int, len(cols))
	for i, c := range cols {
		parts[i] = min(max(c.Width, 0), 1<<20)
	}
	if sum(parts) == 0 {
		for i := range parts {
			parts[i] = 1
		}
	}
	w := share(width, parts)
	for i := range w {
		if w[i] < least[i] {
			return fair(parts, least, full, width)
		}
	}
	return w
}

// fair gives each column its least width and shares what is left by what each
// lacks for its text.
func fair(parts, least, full []int, width int) []int {
	rest := width - sum(least)
	if rest <= 0 {
		return share(width, least)
	}
	lack := make([]int, len(least))
	for i := range lack {
		lack[i] = max(full[i]-least[i], 0)
	}
	if sum(lack) < rest { // all text fits: the rest goes by the parts
		left := share(rest-sum(lack), parts)
		for i := range lack {
			lack[i] += left[i]
		}
	}
	w := append([]int(nil), least...)
	for i, d := range share(rest, lack) {
		w[i] += d
	}
	w[len(w)-1] += width - sum(w)
	return w
}

// share divides a width in proportion to parts; nothing is lost by rounding.
func share(width int, parts []int) []int {
	out := make([]int, len(parts))
	total, done, seen := sum(parts), 0, 0
	for i, p := range parts {
		if total == 0 {
			break
		}
		seen += p
		out[i] = width*seen/total - done
		done += out[i]
	}
	return out
}

func sum(ns []int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}
