package extract

import "slices"

// groupsOver reports a row of heads over the heads below it, whatever they are called: one
// of them reaches down beside the heads of two groups at least, or of one beside others.
// A label with its value over several columns stands beside nothing that reaches down.
func groupsOver(row, below []gridCell) bool {
	said := written(row)
	if len(said) < 2 || !headWordsOnly(said) {
		return false
	}
	groups, down := 0, 0
	for k, c := range said {
		cols, rows := c.Spans()
		if rows > 1 || cols == 1 && textAt(below, c.Col) == "" {
			down++
		}
		if cols == 1 && k+1 < len(said) {
			cols = said[k+1].Col - c.Col // the cells that are blank behind it
		} else if cols == 1 {
			cols = columnsOf(row) - c.Col
		}
		if rows == 1 && textAt(below, c.Col) != "" && textsWithin(below, c.Col, cols) > 1 {
			groups++
		}
	}
	return groups > 0 && down > 0 && (groups > 1 || len(said) > 2)
}

// textsWithin counts the cells with text that begin in so many columns.
func textsWithin(row []gridCell, col, cols int) (n int) {
	for _, c := range row {
		if c.text != "" && c.Col >= col && c.Col < col+cols {
			n++
		}
	}
	return n
}

// levelsFrom returns the end of the rows of heads that begin with a row of groups: those
// beside which a head of that row reaches down.
func levelsFrom(grid [][]gridCell, top int) int {
	end := top + 1
	for _, c := range written(grid[top]) {
		_, rows := c.Spans()
		k := top + rows
		for k < len(grid) && rows == 1 && len(written(grid[k])) > 0 && textAt(grid[k], c.Col) == "" {
			k++
		}
		if rows > 1 || k > top+1 {
			end = max(end, k)
		}
	}
	for k := top + 1; k < min(end, len(grid)); k++ {
		if !headWordsOnly(written(grid[k])) {
			return k
		}
	}
	return min(end, len(grid))
}

// groupedBelow gives a head that stands in the first of several columns the blank
// ones behind it too, where rows of heads below have heads in them: a group whose cells
// were not joined. Whatever it is called, one that names no group has a head right below
// itself, and ends where a head above begins.
func groupedBelow(row []gridCell, above, heads [][]gridCell) []gridCell {
	if len(heads) == 0 || !headRow(heads[0]) {
		return row
	}
	out := slices.Clone(row)
	for i := range out {
		c := &out[i]
		cols, rows := c.Spans()
		if c.text == "" || rows > 1 || !groupHead(*c) && (cols > 1 || textAt(heads[0], c.Col) == "") {
			continue
		}
		end := c.Col + cols
		for j := i + 1; j < len(out) && out[j].text == "" && out[j].Col == end && headedIn(heads, end) && !headedIn(above, end); j++ {
			more, _ := out[j].Spans()
			end += more
		}
		if wide := end - c.Col; wide > cols {
			cell := *c.Cell
			cell.ColSpan = wide
			c.Cell = &cell
		}
	}
	return out
}

// headedIn reports a head in one of the rows that begins in a column.
func headedIn(rows [][]gridCell, col int) bool {
	return slices.ContainsFunc(rows, func(row []gridCell) bool { return textAt(row, col) != "" })
}

// headsFrom returns the rows of heads that follow one another from the first on.
func headsFrom(grid [][]gridCell) [][]gridCell {
	const most = 4
	n := 0
	for n < min(most, len(grid)) && headRow(grid[n]) {
		n++
	}
	return grid[:n]
}
