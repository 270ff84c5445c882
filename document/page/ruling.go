package page

import "jiheng/document"

// paint writes the strip: rules, then the cells in reading order. Rows from next
// on stand on later pages.
func (t *tableRun) paint(next int) {
	if len(t.strip.rows) == 0 {
		return
	}
	t.tints()
	t.rules()
	y := t.top
	done := map[*box]bool{}
	for i, r := range t.strip.rows {
		for c := 0; c < len(t.Columns); {
			b := t.owner[r][c]
			c = b.Col + b.cols
			if !done[b] {
				done[b] = true
				t.cell(b, i, y, next)
			}
		}
		y += t.strip.highs[i]
	}
}

// tints paints the ground of cells that show a state.
func (t *tableRun) tints() {
	y := t.s.paper.top + t.top
	for i, r := range t.strip.rows {
		for c, b := range t.owner[r] {
			if b.Tone != "" && b.Col == c {
				t.s.page().Shapes = append(t.s.page().Shapes, Shape{X: t.s.paper.left + t.edges[c], Y: y,
					W: t.edges[c+b.cols] - t.edges[c], H: t.strip.highs[i], Ink: colorOf(b.Tone.Tint())})
			}
		}
		y += t.strip.highs[i]
	}
}

// cell writes the text of a cell whose part in the strip begins at row i and
// height y.
func (t *tableRun) cell(b *box, i, y, next int) {
	high := 0
	for k := i; k < len(t.strip.rows) && t.strip.rows[k] < b.Row+b.rows; k++ {
		high += t.strip.highs[k]
	}
	goes := b.Row+b.rows > next // on the next page too
	repeats := b.Row+b.rows <= t.header
	lines := b.lines[b.shown:]
	if fit := max((high-2*headroom)/t.pitch(), 1); goes && len(lines) > fit {
		lines = lines[:fit]
	}
	t.write(b, lines, y+(high-len(lines)*t.pitch())/2)
	if goes && !repeats {
		whole := b.shown == 0 && len(lines) == len(b.lines)
		b.shown += len(lines)
		if whole && (b.rows > 1 || b.head) && t.high(len(lines)+1) < t.s.paper.high/4 {
			t.continued(b)
		}
	}
}

// write writes lines of a cell from a height on.
func (t *tableRun) write(b *box, lines []line, y int) {
	s, p := t.s, t.s.paper
	for _, l := range lines {
		s.fresh = len(s.page().Runs)
		s.place(b.gs, l, pen{p.left + t.edges[b.Col] + padding, b.wide, p.top + y + baseline(t.size, t.pitch()), b.align})
		y += t.pitch()
	}
}

// continued makes a cell show its text again on the next page, marked （续）.
func (t *tableRun) continued(b *box) {
	if !b.again && len(b.gs) > 0 {
		runs := append(append([]document.Run(nil), b.Runs...), document.Run{Text: "（续）"})
		b.gs, b.again = t.s.shape(runs, b.look), true
		b.lines = breakLines(b.gs, measure{b.wide, b.wide})
	}
	b.shown = 0
}

// rules draws the lines between cells, each as one stroke as long as it goes,
// and the frame around the strip.
func (t *tableRun) rules() {
	n, p, pg := len(t.strip.rows), t.s.paper, t.s.page()
	ys := make([]int, n+1)
	ys[0] = p.top + t.top
	for i, h := range t.strip.highs {
		ys[i+1] = ys[i] + h
	}
	x := func(c int) int { return p.left + t.edges[c] }
	at := func(i, c int) *box { return t.owner[t.strip.rows[i]][c] }
	for i := 1; i < n; i++ {
		strokes(len(t.Columns), func(c int) bool { return at(i-1, c) != at(i, c) }, func(from, to int) {
			pg.stroke(innerStroke, Point{x(from), ys[i]}, Point{x(to), ys[i]})
		})
	}
	for c := 1; c < len(t.Columns); c++ {
		strokes(n, func(i int) bool { return at(i, c-1) != at(i, c) }, func(from, to int) {
			pg.stroke(innerStroke, Point{x(c), ys[from]}, Point{x(c), ys[to]})
		})
	}
	l, r, top, low := x(0), x(len(t.Columns)), ys[0], ys[n]
	pg.stroke(frameStroke, Point{l, top}, Point{r, top}, Point{r, low}, Point{l, low}, Point{l, top})
}

// strokes calls draw for every longest stretch of places where a rule is.
func strokes(n int, rule func(int) bool, draw func(from, to int)) {
	for i := 0; i < n; {
		j := i
		for j < n && rule(j) {
			j++
		}
		if j > i {
			draw(i, j)
		}
		i = j + 1
	}
}

func (p *Page) stroke(width int, points ...Point) {
	p.Shapes = append(p.Shapes, Shape{Points: points, Width: width})
}
