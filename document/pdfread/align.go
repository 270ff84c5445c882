package pdfread

import (
	"cmp"
	"slices"
	"strings"
)

// A spot is a chunk of a row with what is seen of it: a text that runs into the
// next cell ends there.
type spot struct {
	lane
	row    int
	figure bool
}

// A pile is spots of different rows that stand in one column.
type pile struct {
	lane
	rows   rowSet
	first  int  // of its rows
	words  bool // some of its spots are no figures
	figure bool // and some are
}

// A rowSet is a set of numbers of rows.
type rowSet []uint64

func (s rowSet) has(i int) bool { return i/64 < len(s) && s[i/64]>>(i%64)&1 == 1 }

func (s rowSet) with(i int) rowSet {
	for len(s) <= i/64 {
		s = append(s, 0)
	}
	s[i/64] |= 1 << (i % 64)
	return s
}

func (s rowSet) meets(o rowSet) bool {
	for i := range min(len(s), len(o)) {
		if s[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

func (s rowSet) union(o rowSet) rowSet {
	for i := range o {
		if i < len(s) {
			s[i] |= o[i]
		} else {
			s = append(s, o[i])
		}
	}
	return s
}

// aligned returns the columns that rows tell where heads stand at the left of
// theirs and figures at the right: what overlaps is one column where no row has
// both, and so are a head and the figures behind it that nothing else joins. It is
// nil where rows contradict one another.
func aligned(rs []textRow) []lane {
	var ps []*pile
	var wider []spot
	spots := spotsOf(rs)
	slices.SortStableFunc(spots, func(a, b spot) int { return cmp.Compare(a.width(), b.width()) })
	for _, s := range spots {
		var fit fitting
		if ps, fit = s.drop(ps); fit == nowhere || len(ps) > mostColumns {
			return nil
		} else if fit == across {
			wider = append(wider, s)
		}
	}
	slices.SortFunc(ps, func(a, b *pile) int { return cmp.Compare(a.left, b.left) })
	ps = paired(ps)
	for _, s := range wider {
		s.widen(ps)
	}
	var out []lane
	for i, p := range ps {
		if i > 0 && p.left < ps[i-1].right {
			return nil
		}
		out = append(out, lane{left: p.left, right: p.right})
	}
	return out
}

// spotsOf returns the chunks of the rows that have several.
func spotsOf(rs []textRow) []spot {
	var out []spot
	for i := range rs {
		r := &rs[i]
		if !r.multi {
			continue
		}
		for k, c := range r.chunks {
			s := spot{lane: lane{left: c.left, right: c.right}, row: i, figure: figured(r.words[k])}
			if k+1 < len(r.chunks) {
				s.right = max(min(s.right, r.chunks[k+1].left-1), s.left)
			}
			out = append(out, s)
		}
	}
	return out
}

// widen gives a text that had no room to the one pile under it in which its row has
// nothing else.
func (s *spot) widen(ps []*pile) {
	home := -1
	for i, p := range ps {
		if s.left > p.right || s.right < p.left || p.rows.has(s.row) {
			continue
		}
		if home >= 0 {
			return // a head over several columns
		}
		home = i
	}
	if home < 0 {
		return
	}
	p, low, high := ps[home], s.left, s.right
	if home > 0 {
		low = max(low, ps[home-1].right+1)
	}
	if home+1 < len(ps) {
		high = min(high, ps[home+1].left-1)
	}
	p.left, p.right = min(p.left, low), max(p.right, high)
}

// A fitting tells where a spot stands among the piles.
type fitting int

const (
	inOne   fitting = iota
	across          // several, as a head over them, or a text that had no room
	nowhere         // its row has something in all of them
)

// drop adds a spot to the pile that it stands in, or a pile of its own.
func (s *spot) drop(ps []*pile) (out []*pile, fit fitting) {
	var free []*pile
	low, high := s.left, s.right
	over := false
	for _, p := range ps {
		if s.left > p.right || s.right < p.left {
			continue
		}
		over = true
		switch {
		case !p.rows.has(s.row):
			free = append(free, p)
		case p.left > s.left:
			high = min(high, p.left-1)
		default:
			low = max(low, p.right+1)
		}
	}
	switch {
	case !over:
		return append(ps, &pile{lane: s.lane, rows: rowSet(nil).with(s.row), first: s.row, words: !s.figure, figure: s.figure}), inOne
	case len(free) == 0:
		return ps, nowhere
	}
	for i, p := range free {
		for _, q := range free[:i] {
			if p.rows.meets(q.rows) {
				return ps, across
			}
		}
	}
	p := free[0]
	p.left, p.right = min(p.left, low), max(p.right, high)
	p.rows, p.first = p.rows.with(s.row), min(p.first, s.row)
	p.words, p.figure = p.words || !s.figure, p.figure || s.figure
	for _, q := range free[1:] {
		p.take(q)
	}
	return slices.DeleteFunc(ps, func(q *pile) bool { return slices.Contains(free[1:], q) }), inOne
}

func (p *pile) take(q *pile) {
	p.left, p.right = min(p.left, q.left), max(p.right, q.right)
	p.rows, p.first = p.rows.union(q.rows), min(p.first, q.first)
	p.words, p.figure = p.words || q.words, p.figure || q.figure
}

// heads tells whether a pile may be the head of figures that have none: it stands
// above them, and no row has both.
func (p *pile) heads(q *pile) bool {
	return p.words && !p.figure && q.figure && !q.words && p.first < q.first && !p.rows.meets(q.rows)
}

// paired joins heads with the figures beside them: those behind, or those before
// where figures come first.
func paired(ps []*pile) []*pile {
	var out []*pile
	for i := 0; i < len(ps); i++ {
		p := ps[i]
		switch {
		case i+1 == len(ps):
		case p.heads(ps[i+1]):
			p.take(ps[i+1])
			i++
		case ps[i+1].heads(p) && (i+2 == len(ps) || !ps[i+1].heads(ps[i+2])):
			p.take(ps[i+1])
			i++
		}
		out = append(out, p)
	}
	return out
}

// mixed tells whether two cells of one row stand in the same of the columns: two
// figures, or two heads. Then the columns are not those of the table.
func mixed(rs []textRow, cols []lane) bool {
	for i := range rs {
		r := &rs[i]
		if !r.multi {
			continue
		}
		last, before := -1, ""
		for k, c := range r.chunks {
			at := nearest(cols, c)
			if at == last && rival(before, r.words[k], r.counts) {
				return true
			}
			last, before = at, r.words[k]
		}
	}
	return false
}

// rival tells whether two texts beside one another are no parts of one cell.
func rival(a, b string, counts bool) bool {
	if counts {
		return digits(a) && digits(b)
	}
	word := func(s string) bool { return len([]rune(s)) > 1 && !strings.ContainsFunc(s, numeral) }
	return word(a) && word(b)
}

// mostColumns is how many columns a table without a grid has at most.
const mostColumns = 40

// mended returns the columns that the alignment of rows tells, where those found by
// overlap alone mix cells of one row or leave figures without a head; nil for none.
func mended(rs []textRow, cols []lane) []lane {
	void := len(hollow(rs, cols))
	if !mixed(rs, cols) && !topless(rs, cols) && void == 0 {
		return nil
	}
	out := aligned(rs)
	if len(out) < 2 || mixed(rs, out) || topless(rs, out) || void > 0 && len(hollow(rs, out)) >= void && !mixed(rs, cols) && !topless(rs, cols) {
		return nil
	}
	return out
}

// hollow returns the columns behind the first that have heads and nothing else.
func hollow(rs []textRow, cols []lane) []int {
	headed, filled := make([]bool, len(cols)), make([]bool, len(cols))
	below := false
	for i := range rs {
		below = below || rs[i].counts
		for _, c := range rs[i].chunks {
			if at := nearest(cols, c); below {
				filled[at] = true
			} else {
				headed[at] = true
			}
		}
	}
	var out []int
	for k := 1; k < len(cols); k++ {
		if headed[k] && !filled[k] {
			out = append(out, k)
		}
	}
	return out
}

// astray tells whether heads stand beside the columns of their figures: several columns have
// heads alone, and figures right behind each.
func astray(rs []textRow, cols []lane) bool {
	n := 0
	figures := make([]bool, len(cols)+1)
	for i := range rs {
		for k, c := range rs[i].chunks {
			if rs[i].counts && digits(rs[i].words[k]) {
				figures[nearest(cols, c)] = true
			}
		}
	}
	void := hollow(rs, cols)
	for _, k := range void {
		if figures[k+1] && figures[k-1] || figures[k+1] && k == 1 {
			n++
		}
	}
	return n > 1
}

// topless tells whether a column of figures has no words above it. A figure behind
// its label in a row above the heads needs none.
func topless(rs []textRow, cols []lane) bool {
	headed, open := make([]bool, len(cols)), make([]bool, len(cols))
	labelled := make([]bool, len(cols))
	for i := range rs {
		if !rs[i].multi {
			for _, c := range rs[i].chunks {
				headed[nearest(cols, c)] = true
			}
			continue
		}
		for k, c := range rs[i].chunks {
			at := nearest(cols, c)
			switch figure := at > 0 && digits(rs[i].words[k]); {
			case !figure:
				headed[at] = headed[at] || c.right > cols[at].left && c.left < cols[at].right
			case headed[at]:
			case k > 2 && !digits(rs[i].words[k-1]):
				labelled[at] = true
			default:
				open[at] = true
			}
		}
	}
	for at := range cols {
		if open[at] || labelled[at] && !headed[at] {
			return true
		}
	}
	return false
}

// leastHeaded is how many figures a table has at least that has only one row of them.
const leastHeaded = 3

// headed tells whether the one row with figures has several, each below the head of
// its own column and behind the row's name.
func headed(rs []textRow, cols []lane) bool {
	heads := map[int]bool{}
	for i := range rs {
		r := &rs[i]
		if !r.multi {
			continue
		}
		n := 0
		for k, c := range r.chunks {
			at := nearest(cols, c)
			switch {
			case !digits(r.words[k]):
				heads[at] = heads[at] || !r.counts && c.right > cols[at].left && c.left < cols[at].right
			case k == 0 || !heads[at]:
				return false
			default:
				n++
			}
		}
		if r.counts {
			return n >= leastHeaded && !mixed(rs, cols)
		}
	}
	return false
}

// digits tells whether a text is a figure with digits, not the dash of none.
func digits(s string) bool { return figured(s) && strings.ContainsFunc(s, numeral) }
