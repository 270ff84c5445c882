package xlsx

import "jiheng/document"

// table places a table; at holds the sheet's columns of its own.
func (l *layout) table(t *document.Table, at []int) {
	place := l.placeTable(t, at)
	header := 0
	for _, b := range l.boxes {
		if b.Top >= place.Top && b.row < t.Header {
			header = max(header, b.Bottom-place.Top+1)
		}
	}
	l.tables, l.header = append(l.tables, place), append(l.header, header)
	for row := place.Top + 1; row <= place.Top+header; row++ {
		l.keep = append(l.keep, row)
	}
}

// placeTable adds a table's rows and cells, and returns where they are.
func (l *layout) placeTable(t *document.Table, at []int) Range {
	grid := t.Grid()
	boxes := make([][]box, len(grid))
	for r, row := range grid {
		for _, c := range row {
			boxes[r] = append(boxes[r], l.cellBox(t, c, at))
		}
	}
	heights := l.rowHeights(boxes, len(grid))
	top := len(l.heights) + 1
	first := make([]int, len(heights)+1) // the sheet's row of each row
	from := len(l.boxes)
	for r, h := range heights {
		first[r] = len(l.heights) + 1
		l.tableRow(boxes[r], h)
	}
	first[len(heights)] = len(l.heights) + 1
	for i := from; i < len(l.boxes); i++ {
		if b := &l.boxes[i]; b.Bottom == 0 {
			b.Bottom = first[b.row+b.rows] - 1
		}
	}
	return Range{top, at[0], len(l.heights), at[len(at)-1] - 1}
}

// tableRow adds a row of a table. Where its texts are higher than sheets allow,
// they are parted at sentences into cells below one another, which look like
// one and let a page end between them. A cell whose last row is not yet known
// has Bottom 0.
func (l *layout) tableRow(row []box, height int) {
	top := len(l.heights) + 1
	parts := make([][][]document.Run, len(row))
	var heights []int
	for i, b := range row {
		parts[i] = [][]document.Run{b.runs}
		if height > maxHeight && b.rows == 1 && !b.look.shrink {
			parts[i] = splitRuns(b.runs, b.look, l.width(b))
		}
		for k, runs := range parts[i] {
			if k == len(heights) {
				heights = append(heights, tableHeight)
			}
			if len(parts[i]) > 1 {
				heights[k] = max(heights[k], textHeight(document.Text(runs), b.look, l.width(b)))
			}
		}
	}
	if len(heights) < 2 {
		heights = []int{height}
	}
	starts := make([]int, len(heights))
	for k, h := range heights {
		starts[k] = len(l.heights) + 1
		l.addRows(h)
	}
	for i, b := range row {
		last := len(parts[i]) - 1
		for k, runs := range parts[i] {
			piece := b
			piece.runs, piece.Top, piece.Bottom = runs, top, 0
			if last > 0 {
				piece.Top = starts[k]
				piece.look.noTop, piece.look.noBottom, piece.look.top = k > 0, k < last, true
			}
			if k < last {
				piece.Bottom = starts[k+1] - 1
			}
			l.boxes = append(l.boxes, piece)
		}
	}
}

// cellBox gives a cell its look and columns; its place among the sheet's rows
// comes later.
func (l *layout) cellBox(t *document.Table, c document.Placed, at []int) box {
	cols, rows := c.Spans()
	k := bodyCell
	k.align = c.Align
	if k.align == document.Left {
		k.align = t.Columns[c.Col].Align
	}
	if c.Head || c.Row < t.Header {
		k = headCell
	}
	k.tone = c.Tone
	b := box{Range: Range{Left: at[c.Col], Right: at[c.Col+cols] - 1}, row: c.Row, rows: rows, runs: c.Runs, look: k, name: c.Name, formula: c.Formula}
	if b.smallMark() && textWidth(document.Text(c.Runs[:1]), k.size)+textWidth(c.Runs[1].Text, markSize) > l.width(b)-cellPadding {
		b.markBreak = "\n"
	}
	if f, ok := figureOf(c.Runs); ok {
		b.look.format = f.format
		b.look.shrink = textWidth(document.Text(c.Runs), k.size) > l.width(b)-cellPadding
	} else if risky(document.Text(c.Runs)) {
		b.look.format = textFormat
	}
	return b
}

func (l *layout) width(b box) int { return l.edges[b.Right] - l.edges[b.Left-1] }

// rowHeights makes every row high enough for its texts; what a cell of several
// rows needs beyond them is shared among them.
func (l *layout) rowHeights(boxes [][]box, rows int) []int {
	heights := make([]int, rows)
	for r := range heights {
		heights[r] = tableHeight
	}
	for span := 1; span <= rows; span++ {
		found := false
		for _, row := range boxes {
			for _, b := range row {
				found = found || b.rows >= span
				if b.rows == span {
					raise(heights[b.row:b.row+b.rows], l.need(b))
				}
			}
		}
		if !found {
			break
		}
	}
	return heights
}

// markSize is the size of the mark of sample data in a head.
const markSize = 75

// smallMark reports words with the mark of sample data behind them: a head. The
// mark is small, and stands on a line of its own rather than break.
func (b box) smallMark() bool {
	return len(b.runs) == 2 && b.runs[0].Fact == "" && b.runs[0].Value == "" && isMark(b.runs[1]) && !b.runs[1].Super
}

// need is the height of a cell's text; a number that shrinks has one line.
func (l *layout) need(b box) int {
	if b.look.shrink {
		return tableHeight
	}
	if b.smallMark() {
		words := textHeight(b.runs[0].Text, b.look, l.width(b))
		return words + len(b.markBreak)*lineHeight(markSize)
	}
	return textHeight(document.Text(b.runs), b.look, l.width(b))
}

// raise adds to rows, evenly, until their sum reaches a height.
func raise(rows []int, height int) {
	sum := 0
	for _, h := range rows {
		sum += h
	}
	for i := range rows {
		if missing := height - sum; missing > 0 {
			add := (missing + len(rows) - i - 1) / (len(rows) - i)
			rows[i] += add
			sum += add
		}
	}
}
