package pdfread

import (
	"cmp"
	"slices"
)

// A typeset is how the document is set: its body's type, its text block.
type typeset struct {
	body   look
	pitch  map[int]int      // usual distance of base lines, by size
	indent bool             // paragraphs of the body begin with an indent
	blocks map[[2]int]*lane // text block by size of page
}

// typesetOf measures the lines of all pages.
func typesetOf(pages []*layout) *typeset {
	t := &typeset{pitch: map[int]int{}, blocks: map[[2]int]*lane{}}
	votes := map[look]int{}
	for _, p := range pages {
		for _, l := range p.lines {
			votes[look{l.face, l.size}] += len(l.glyphs)
		}
	}
	for k, n := range votes {
		b := votes[t.body]
		if n > b || n == b && (k.size < t.body.size || k.size == t.body.size && t.body.face != nil && k.face.name < t.body.face.name) {
			t.body = k
		}
	}
	t.pitches(pages)
	t.extents(pages)
	return t
}

// pitches finds the usual distance between lines of each size.
func (t *typeset) pitches(pages []*layout) {
	all := map[int][]int{}
	for _, p := range pages {
		for i := 1; i < len(p.lines); i++ {
			a, b := p.lines[i-1], p.lines[i]
			if d := b.base - a.base; alike(a.size, b.size) && d > a.size && d < 4*a.size {
				all[a.size/100] = append(all[a.size/100], d)
			}
		}
	}
	for size, ds := range all {
		slices.Sort(ds)
		t.pitch[size] = ds[len(ds)/2]
	}
}

// alike tells whether sizes of type differ by less than a twelfth.
func alike(a, b int) bool { return abs(a-b)*12 <= max(a, b) }

// fewLines is how many lines of the body tell the text block of a document.
const fewLines = 16

// extents finds the text block of every size of page: where at least a few
// lines of the body begin and end.
func (t *typeset) extents(pages []*layout) {
	lefts, rights := map[[2]int][]int{}, map[[2]int][]int{}
	for _, p := range pages {
		for _, l := range p.lines {
			if alike(l.size, t.body.size) && l.lane == nil {
				lefts[p.paper()] = append(lefts[p.paper()], l.left)
				rights[p.paper()] = append(rights[p.paper()], -l.right)
			}
		}
	}
	inset, all := 0, 0
	for k := range lefts {
		if len(lefts[k]) < 4 && len(lefts) > 1 {
			continue
		}
		right, told := common(rights[k])
		b := &lane{left: edge(lefts[k]), right: -right}
		if len(lefts[k]) < fewLines || !told { // nothing tells where full lines end
			margin := min(b.left, k[0]*samePlace/4)
			b.right = max(b.right, -slices.Min(rights[k]), k[0]*samePlace-margin-2*t.body.size)
		}
		t.blocks[k] = b
		for _, x := range lefts[k] {
			all++
			if d := x - b.left; d > t.body.size && d < 3*t.body.size {
				inset++
			}
		}
	}
	t.indent = inset*6 > all && inset < all
}

// edge returns the least value that several share.
func edge(vs []int) int {
	slices.SortFunc(vs, cmp.Compare)
	need := min(max(2, len(vs)/20), 6)
	for i := range vs {
		n := 0
		for j := i; j < len(vs) && vs[j]-vs[i] <= 1500; j++ {
			n++
		}
		if n >= need {
			return vs[i]
		}
	}
	return vs[0]
}

// common returns the value that most share, where a quarter does: the edge of
// justified text. Otherwise it is the least that several share. It tells nothing
// where more go beyond that than share it: short lines that end at one place by chance.
func common(vs []int) (value int, told bool) {
	least := edge(vs) // sorts them
	best, most, before := least, 0, 0
	for i := range vs {
		n := sharing(vs[i:])
		if n > most {
			best, most, before = vs[i], n, i
		}
	}
	if most*4 >= len(vs) && most >= 6 && before <= most {
		return best, true
	}
	i := slices.Index(vs, least)
	return least, i <= sharing(vs[i:])
}

// sharing returns how many of sorted values are the first, or hardly more.
func sharing(vs []int) int {
	n := 0
	for n < len(vs) && vs[n]-vs[0] <= 1000 {
		n++
	}
	return n
}

// lane returns the column that a row stands in: its own, the text block, or
// where a page has none what its tables and this row cover.
func (t *typeset) lane(p *layout, r *row) lane {
	if l := r.lines[0].lane; l != nil {
		return *l
	}
	if b := t.blocks[p.paper()]; b != nil {
		return lane{min(b.left, r.left), max(b.right, r.right), p.sheet.width / 2}
	}
	edge := min(r.left, p.sheet.width-r.right)
	out := lane{edge, p.sheet.width - edge, p.sheet.width / 2}
	for i, o := range p.tables {
		if b := o.box(); i == 0 {
			out.left, out.right = min(r.left, b.left), max(r.right, b.right)
		} else {
			out.left, out.right = min(out.left, b.left), max(out.right, b.right)
		}
	}
	return out
}

// usual returns the usual pitch of lines of a size.
func (t *typeset) usual(size int) int {
	for d := range 4 {
		if p := t.pitch[size/100+d]; p > 0 {
			return p
		}
		if p := t.pitch[size/100-d]; p > 0 {
			return p
		}
	}
	return size * 3 / 2
}
