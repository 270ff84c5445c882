package pdfread

import (
	"cmp"
	"slices"
)

// widestGap is the most room between the cells of a table of which each has a
// frame of its own, in µm.
const widestGap = 3500

// A strip is a mesh with the box it fills.
type strip struct {
	mesh
	box
}

// single tells whether a mesh is one row or one column of cells.
func (m *mesh) single() bool {
	return len(distinct(ats(m.level))) == 2 || len(distinct(ats(m.upright))) == 2
}

func ats(rs []rule) []int {
	var out []int
	for _, r := range rs {
		out = append(out, r.at)
	}
	slices.Sort(out)
	return out
}

// bridged joins meshes that lie beside one another with a small gap: cells of
// which each is framed. Only rows, columns and single cells are joined, and only
// where they make a table of two rows and two columns at least.
func bridged(ms []mesh) []mesh {
	var out []mesh
	var strips []strip
	for _, m := range ms {
		if len(m.upright) > 1 && m.single() {
			xs, ys := ats(m.upright), ats(m.level)
			strips = append(strips, strip{m, box{xs[0], ys[0], xs[len(xs)-1], ys[len(ys)-1]}})
		} else {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(strips, func(a, b strip) int { return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left)) })
	g := newGroups(len(strips))
	for i := range strips {
		for j := i + 1; j < len(strips) && strips[j].top <= strips[i].bottom+widestGap; j++ {
			if strips[i].adjoins(strips[j].box) {
				g.join(i, j)
			}
		}
	}
	members := map[int][]strip{}
	for i := range strips {
		members[g.root(i)] = append(members[g.root(i)], strips[i])
	}
	for i := range strips {
		if list := members[i]; len(list) > 0 {
			out = append(out, together(list)...)
		}
	}
	slices.SortStableFunc(out, func(a, b mesh) int { return cmp.Compare(a.level[0].at, b.level[0].at) })
	return out
}

// adjoins tells whether boxes lie beside or below one another with a gap that is
// small, along most of the shorter of their sides.
func (b box) adjoins(o box) bool {
	over := min(b.right, o.right) - max(b.left, o.left)
	down := min(b.bottom, o.bottom) - max(b.top, o.top)
	near := func(n int) bool { return n <= nearRules && n >= -widestGap }
	return near(down) && 2*over > min(b.width(), o.width()) || near(over) && 2*down > min(b.height(), o.height())
}

// together makes one mesh of strips where that is a table.
func together(list []strip) []mesh {
	all := mesh{framed: true}
	var own []mesh
	wide, high := false, false
	for _, s := range list {
		own = append(own, s.mesh)
		all.level, all.upright = append(all.level, s.level...), append(all.upright, s.upright...)
		wide = wide || s.left > list[0].left+widestGap || len(distinct(ats(s.upright))) > 2
		high = high || s.top > list[0].top+widestGap || len(distinct(ats(s.level))) > 2
	}
	if len(list) == 1 || !wide || !high {
		return own
	}
	byPlace := func(a, b rule) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) }
	slices.SortFunc(all.level, byPlace)
	slices.SortFunc(all.upright, byPlace)
	return []mesh{all}
}

// close takes out rows and columns that are only the gap between framed cells:
// narrow, and with nothing in any of their cells, or before the cells are filled
// all that are narrow.
func (t *table) close() {
	keepX, keepY := make([]bool, len(t.xs)-1), make([]bool, t.rows)
	gaps := 0
	for i := range keepX {
		keepX[i] = t.xs[i+1]-t.xs[i] > widestGap
	}
	for i := range keepY {
		keepY[i] = t.ys[i+1]-t.ys[i] > widestGap
	}
	for _, c := range t.cells {
		if len(c.glyphs) > 0 {
			inside(keepX, c.col, c.cols)
			inside(keepY, c.row, c.rows)
		}
	}
	for _, keep := range [][]bool{keepX, keepY} {
		for _, k := range keep {
			if !k {
				gaps++
			}
		}
	}
	if gaps == 0 || !slices.Contains(keepX, true) || !slices.Contains(keepY, true) {
		return
	}
	t.shut(keepX, keepY)
}

// inside keeps the stretch of a cell where nothing else of it is kept.
func inside(keep []bool, at, n int) {
	if !slices.Contains(keep[at:at+n], true) {
		keep[at] = true
	}
}

// shut numbers the cells anew by the rows and columns that are kept.
func (t *table) shut(keepX, keepY []bool) {
	toX, toY := counted(keepX), counted(keepY)
	t.xs, t.ys = kept(t.xs, keepX), kept(t.ys, keepY)
	var cells []*cell
	for _, c := range t.cells {
		col, row := toX[c.col], toY[c.row]
		c.cols, c.rows = toX[c.col+c.cols]-col, toY[c.row+c.rows]-row
		c.col, c.row = col, row
		if c.cols > 0 && c.rows > 0 {
			cells = append(cells, c)
		}
	}
	t.cells, t.rows, t.pages = cells, len(t.ys)-1, t.pages[:len(t.ys)-1]
	t.square = make([]*cell, t.rows*(len(t.xs)-1))
	for _, c := range t.cells {
		t.cover(c)
	}
}

// counted returns for every border how many stretches before it are kept.
func counted(keep []bool) []int {
	out := []int{0}
	n := 0
	for _, k := range keep {
		if k {
			n++
		}
		out = append(out, n)
	}
	return out
}

// kept returns the borders of the stretches that are kept, in the middle of the
// gaps between them.
func kept(at []int, keep []bool) []int {
	var out []int
	end := 0
	for i, k := range keep {
		switch {
		case !k:
			continue
		case out == nil:
			out = append(out, at[i])
		default:
			out = append(out, (end+at[i])/2)
		}
		end = at[i+1]
	}
	return append(out, end)
}
