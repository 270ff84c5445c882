package xlsx

import (
	"slices"
	"strings"

	"jiheng/document"
)

// A paper is what an A4 page prints inside its margins, in micrometres; its
// height is less 2 % for what printers and programs measure otherwise.
type paper struct{ wide, high int }

var (
	portrait  = paper{210_000 - 100*(portraitMargins[0]+portraitMargins[1]), (297_000 - 100*(portraitMargins[2]+portraitMargins[3])) * 98 / 100}
	landscape = paper{297_000 - 100*(landscapeMargins[0]+landscapeMargins[1]), (210_000 - 100*(landscapeMargins[2]+landscapeMargins[3])) * 98 / 100}
)

// Sizes of the print in percent. Words of tables are 10.5 points high: they are
// printed with 9.7 to 8 where a sheet fits on a page so, and with 9 where not.
const (
	mostPercent  = 92
	leastPercent = 76
	usualPercent = 86
)

// paginate chooses the rows with which pages begin, so that no page ends behind
// a heading, and merged cells are cut as seldom as may be. The text of those
// that are cut stands at their top.
func (l *layout) paginate() {
	forced := map[int]bool{}
	for _, row := range l.breaks {
		forced[row] = true
	}
	limit := l.high
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
			if b.Top < row && row <= b.Bottom && !b.repeats() {
				l.boxes[i].look.top = true
			}
		}
	}
}

// breakCosts says for every row how bad it is to begin a page with it: one for
// each merged cell that is cut and can't be repeated, a hundred for leaving a
// heading behind.
func (l *layout) breakCosts() []int {
	cost := make([]int, len(l.heights)+2)
	for _, b := range l.boxes {
		if b.repeats() {
			continue
		}
		for row := b.Top + 1; row <= b.Bottom; row++ {
			cost[row]++
		}
	}
	for _, row := range l.keep {
		if row < len(cost) {
			cost[row] += headingCost
		}
	}
	return cost
}

// headingCost is the cost of leaving a heading behind.
const headingCost = 100

// longestLabel is how many characters a merged cell may hold that is repeated on
// every page that it reaches.
const longestLabel = 20

// continued (续) stands below a label that is repeated on the next page.
const continued = "（续）"

// repeats reports a merged cell of a few plain words beside other rows: a class
// of indicators. On every page that it reaches it says its words again.
func (b box) repeats() bool {
	if b.rows < 2 || len(b.runs) != 1 || b.name != "" {
		return false
	}
	r := b.runs[0]
	return r.Fact == "" && r.Value == "" && !r.Super && len([]rune(r.Text)) <= longestLabel
}

// splitLabels parts such cells where a page begins.
func (l *layout) splitLabels() {
	breaks := slices.Sorted(slices.Values(l.breaks))
	for i := 0; i < len(l.boxes); i++ { // pieces are added behind
		b := l.boxes[i]
		at := slices.IndexFunc(breaks, func(row int) bool { return b.Top < row && row <= b.Bottom })
		if at < 0 || !b.repeats() {
			continue
		}
		l.boxes[i].Bottom = breaks[at] - 1
		text, _ := strings.CutSuffix(b.runs[0].Text, "\n"+continued)
		text += "\n" + continued
		b.Top, b.runs = breaks[at], document.Plain(text)
		l.boxes = append(l.boxes, b)
	}
}

// bestBreak returns the row to begin the next page with: the cheapest of the
// lower tenth of the page, and of those the last; of the lower third, where a
// heading would be left behind.
func (l *layout) bestBreak(start, row, limit int, cost []int) int {
	best := row
	left := 0
	for r := row - 1; r > start; r-- {
		left += l.heights[r-1]
		if left > limit/3 || left > limit/10 && cost[best] < headingCost {
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
