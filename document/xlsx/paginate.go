package xlsx

// Heights of the text block, in micrometres, less 4 % for what printers and
// programs measure otherwise.
const (
	portraitHeight  = 225_000 * 96 / 100
	landscapeHeight = 156_000 * 96 / 100
)

// paginate chooses the rows with which pages begin, so that no page ends behind
// a heading, and merged cells are cut as seldom as may be. The text of those
// that are cut stands at their top.
func (l *layout) paginate() {
	forced := map[int]bool{}
	for _, row := range l.breaks {
		forced[row] = true
	}
	limit := portraitHeight
	if l.landscape {
		limit = landscapeHeight
	}
	cost := l.breakCosts()
	start, used := 1, 0
	for row := 1; row <= len(l.heights); row++ {
		if forced[row] {
			start, used = row, 0
		}
		if row > start && used+l.heights[row-1] > limit {
			start = l.bestBreak(start, row, limit, cost)
			l.breaks = append(l.breaks, start)
			used = l.repeated(start)
			for _, h := range l.heights[start-1 : row-1] {
				used += h
			}
		}
		used += l.heights[row-1]
	}
	for i, b := range l.boxes {
		for _, row := range l.breaks {
			if b.Top < row && row <= b.Bottom {
				l.boxes[i].look.top = true
			}
		}
	}
}

// breakCosts says for every row how bad it is to begin a page with it: one for
// each merged cell that is cut, a hundred for leaving a heading behind.
func (l *layout) breakCosts() []int {
	cost := make([]int, len(l.heights)+2)
	for _, b := range l.boxes {
		for row := b.Top + 1; row <= b.Bottom; row++ {
			cost[row]++
		}
	}
	for _, row := range l.keep {
		if row < len(cost) {
			cost[row] += 100
		}
	}
	return cost
}

// bestBreak returns the row to begin the next page with: the cheapest of the
// lower third of the page, and of those the last.
func (l *layout) bestBreak(start, row, limit int, cost []int) int {
	best := row
	left := 0
	for r := row - 1; r > start; r-- {
		if left += l.heights[r-1]; left > limit/3 {
			break
		}
		if cost[r] < cost[best] {
			best = r
		}
	}
	return best
}

// repeated is the height of the header rows that a page repeats.
func (l *layout) repeated(row int) int {
	i := l.longest()
	if i < 0 || row < l.tables[i].Top+l.header[i] {
		return 0
	}
	sum := 0
	for _, h := range l.heights[l.tables[i].Top-1 : l.tables[i].Top-1+l.header[i]] {
		sum += h
	}
	return sum
}
