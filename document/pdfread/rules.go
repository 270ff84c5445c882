package pdfread

import (
	"cmp"
	"slices"
)

// Measures of ruled tables, in µm.
const (
	nearRules = 900  // rules nearer than this are one, drawn twice
	joint     = 900  // how far a rule may end before the one it meets
	openSide  = 3000 // a table whose rules reach further than its last upright has an open side
	maxLines  = 3000 // merged rules of one direction on a page
	maxSquare = 60_000
)

// merged joins rules that lie on one another or follow one another, sorted by
// place and start.
func merged(rs []rule, upright bool) []rule {
	var own []rule
	for _, r := range rs {
		if r.upright == upright {
			own = append(own, r)
		}
	}
	slices.SortFunc(own, func(a, b rule) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
	var out []rule
	for start, i := 0, 1; i <= len(own); i++ {
		if i < len(own) && own[i].at-own[start].at <= nearRules && own[i].at-own[i-1].at <= nearRules/2 {
			continue
		}
		out = append(out, following(own[start:i])...)
		start = i
	}
	return out
}

// following joins rules of one place that touch.
func following(rs []rule) []rule {
	slices.SortFunc(rs, func(a, b rule) int { return cmp.Compare(a.from, b.from) })
	var out []rule
	for _, r := range rs {
		if n := len(out); n > 0 && r.from <= out[n-1].to+joint {
			out[n-1].to = max(out[n-1].to, r.to)
			continue
		}
		out = append(out, r)
	}
	return out
}

// crosses tells whether an upright and a level rule meet.
func crosses(v, h rule) bool {
	return h.from-joint <= v.at && v.at <= h.to+joint && v.from-joint <= h.at && h.at <= v.to+joint
}

// A mesh is rules that hang together.
type mesh struct {
	level, upright []rule
	framed         bool // each cell has a frame of its own, with gaps between
}

// meshes returns what rules hang together, from above.
func meshes(rs []rule) ([]mesh, error) {
	h, v := merged(rs, false), merged(rs, true)
	if len(h) > maxLines || len(v) > maxLines {
		return nil, errCrowded
	}
	g := newGroups(len(h) + len(v))
	for i := range v {
		for j := range h {
			if crosses(v[i], h[j]) {
				g.join(len(h)+i, j)
			}
		}
	}
	byRoot := map[int]*mesh{}
	var order []int
	at := func(i int) *mesh {
		k := g.root(i)
		if byRoot[k] == nil {
			byRoot[k] = &mesh{}
			order = append(order, k)
		}
		return byRoot[k]
	}
	for j := range h {
		m := at(j)
		m.level = append(m.level, h[j])
	}
	for i := range v {
		m := at(len(h) + i)
		m.upright = append(m.upright, v[i])
	}
	var out []mesh
	var alone []rule
	for _, k := range order {
		switch m := byRoot[k]; {
		case len(m.level) > 1 && len(m.upright) > 0:
			out = append(out, *m)
		case len(m.level) == 0:
			alone = append(alone, m.upright...)
		}
	}
	for i := range out {
		out[i].adopt(alone)
	}
	return out, nil
}

// adopt adds uprights that stand beside a mesh along most of its height and
// meet no rule: a cell that began on the page before and ends on one after.
func (m *mesh) adopt(alone []rule) {
	const furthest = 80000
	top, bottom := m.level[0].at, m.level[len(m.level)-1].at
	left, right := m.upright[0].at, m.upright[len(m.upright)-1].at
	for _, r := range alone {
		along := min(r.to, bottom) - max(r.from, top)
		outside := r.at < left && r.at > left-furthest || r.at > right && r.at < right+furthest
		if outside && along*10 >= (bottom-top)*6 {
			m.upright = append(m.upright, r)
		}
	}
}

// groups joins things that hang together.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

// root returns the least thing of a group.
func (g groups) root(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(a, b int) {
	a, b = g.root(a), g.root(b)
	g[max(a, b)] = min(a, b)
}

// places returns where rules stand, each place once, and the ends of the rules
// across them where those reach further.
func places(along, across []rule) []int {
	var out []int
	for _, r := range along {
		out = append(out, r.at)
	}
	slices.Sort(out)
	out = distinct(out)
	low, high := out[0], out[len(out)-1]
	first, last := low, high
	for _, r := range across {
		first, last = min(first, r.from), max(last, r.to)
	}
	if first < low-openSide {
		out = append([]int{first}, out...)
	}
	if last > high+openSide {
		out = append(out, last)
	}
	return out
}

// distinct drops values that are near the one before.
func distinct(sorted []int) []int {
	var out []int
	for _, v := range sorted {
		if n := len(out); n == 0 || v-out[n-1] > nearRules {
			out = append(out, v)
		}
	}
	return out
}

// index returns the stretch between places that a value falls into; values
// outside belong to the first or the last.
func index(places []int, v int) int {
	i, _ := slices.BinarySearch(places, v)
	return min(max(i-1, 0), len(places)-2)
}

// covers tells for every stretch between places whether rules at a place cover
// most of it.
func covers(rs []rule, at int, places []int) []bool {
	sum := make([]int, len(places)-1)
	for _, r := range rs {
		if abs(r.at-at) > nearRules {
			continue
		}
		for i := range sum {
			sum[i] += max(0, min(r.to, places[i+1])-max(r.from, places[i]))
		}
	}
	out := make([]bool, len(sum))
	for i, n := range sum {
		out[i] = n*10 > (places[i+1]-places[i])*6
	}
	return out
}
