package pdfread

import (
	"cmp"
	"slices"
	"strings"
)

// looseRows is how many rows a table without rules must have to be seen.
const looseRows = 3

// mostBetween is how many rows without figures may stand between rows with
// figures of one table, and mostHeads above them.
const mostBetween, mostHeads = 3, 4

// A textRow is a row of text that may be a row of a table without rules.
type textRow struct {
	item
	chunks []chunk
	words  []string // of the chunks, where there are several
	multi  bool     // several chunks, as cells are
	counts bool     // and a figure behind the first
	led    bool     // a line of contents
	area   *area    // among rules it stands in; nil for none
}

// loose finds tables that no grid of rules tells: rows that follow one another,
// with words and figures in the same columns. What is not surely a table stays
// text.
func (p *layout) loose(items []item) []item {
	ev := p.evidence()
	var out []item
	for i := 0; i < len(items); {
		j := i
		for j < len(items) && items[j].row != nil && (j == i || ev.follows(items[j-1].row, items[j].row)) {
			j++
		}
		if j-i < 2 {
			out = append(out, items[i])
			i++
			continue
		}
		out = append(out, p.columned(items[i:j], ev)...)
		i = j
	}
	return out
}

// columned returns items with tables in place of the rows that make them.
func (p *layout) columned(items []item, ev *evidence) []item {
	rs := make([]textRow, len(items))
	for i, it := range items {
		rs[i] = textRowOf(it, ev)
	}
	seamed(rs)
	var out []item
	done := 0
	for i := 0; i < len(rs); i++ {
		if !rs[i].counts && !rs[i].ruled() || rs[i].stops() {
			continue
		}
		end := lastOf(rs, i)
		t, from, to := looseTable(rs, done, i, end, p.number(), ev)
		if t == nil {
			i = end - 1
			continue
		}
		out = append(append(out, items[done:from]...), item{table: t})
		p.tables = append(p.tables, t)
		done, i = to, to-1
	}
	return append(out, items[done:]...)
}

// textRowOf parts a row into what may be cells.
func textRowOf(it item, ev *evidence) textRow {
	r := textRow{item: it}
	for _, l := range it.row.lines {
		r.chunks = append(r.chunks, chunks(l.glyphs)...)
	}
	slices.SortStableFunc(r.chunks, func(a, b chunk) int { return cmp.Compare(a.left, b.left) })
	r.area = ev.areaOf(it.row)
	if r.area != nil && r.area.xs != nil {
		r.chunks = cutAt(r.chunks, r.area.at(it.row))
	}
	r.tell()
	if r.counts && leaderLine.MatchString(it.row.text()) {
		r.multi, r.counts, r.led = false, false, true
	}
	return r
}

// tell notes what the chunks of a row say, where there are several.
func (r *textRow) tell() {
	if r.multi = len(r.chunks) > 1; !r.multi {
		return
	}
	r.chunks, r.words = asunder(r.chunks), nil
	for i := range r.chunks {
		r.words = append(r.words, r.chunks[i].said())
		r.counts = r.counts || i > 0 && figured(r.words[i])
	}
}

// ruled tells whether a row has several chunks among rules that tell a table.
func (r *textRow) ruled() bool { return r.multi && r.area != nil }

// apart tells whether rows stand among the rules of different tables.
func (r *textRow) apart(o *textRow) bool {
	return r.area.other(o.area) && (r.area != nil && o.area != nil || !r.counts && !o.counts)
}

// outside tells whether a row above another is no head of its table by the rules
// around them.
func (r *textRow) outside(o *textRow) bool {
	return r.area.other(o.area) && (r.area != nil && o.area != nil || !r.multi)
}

// stops tells whether a row is no part of a table that stands around it.
func (r *textRow) stops() bool {
	if r.multi {
		return slices.ContainsFunc(r.words, unitLine.MatchString)
	}
	s := r.row.text()
	return unitLine.MatchString(s) || tableTitle.MatchString(s) || annexLine.MatchString(s) || sentence(s) && len([]rune(s)) > 30
}

// lastOf returns the end of the rows of cells that begin with row i: no more than
// a few others stand between two of them.
func lastOf(rs []textRow, i int) int {
	end := i + 1
	for k := end; k < len(rs) && k-end <= mostBetween; k++ {
		if rs[k].stops() || rs[k].apart(&rs[i]) {
			break
		}
		if rs[k].counts || rs[k].ruled() {
			end = k + 1
		}
	}
	return end
}

// tailOf returns the end of the rows with the last lines of cells that go on
// below the last row with figures: much nearer to it than rows are, and inside
// the columns.
func tailOf(rs []textRow, i, end int, cols []lane) int {
	o := &loose{rows: rs[i:end]}
	pitch := o.pitch()
	for end < len(rs) && end-i > 1 && !rs[end].counts && !rs[end].stops() && !rs[end].outside(&rs[end-1]) {
		d := rs[end].row.base() - rs[end-1].row.base()
		inside := len(rs[end].chunks) > 0
		for _, c := range rs[end].chunks {
			l := cols[nearest(cols, c)]
			inside = inside && c.left >= l.left-c.glyphs[0].size && c.right <= l.right+c.glyphs[0].size
		}
		if !inside || d*100 > pitch*80 || level(rs[end].row.text()) > 0 {
			break
		}
		end++
	}
	return end
}

// grownOf returns the end of the rows that go on below the coloured or ruled part
// of a table: they have figures, and what they have stands inside its columns.
func grownOf(rs []textRow, end int, cols []lane) int {
	if end == len(rs) || rs[end-1].area == nil {
		return end
	}
	for k := end; k < len(rs) && k-end <= mostBetween; k++ {
		r := &rs[k]
		inside := r.area == nil && !r.stops() && len(r.chunks) > 0 && (r.multi || r.chunks[0].right < cols[1].left)
		for i := range r.chunks {
			inside = inside && r.chunks[i].within(cols)
		}
		if !inside {
			break
		}
		if r.counts && len(r.chunks)+1 >= len(cols) {
			end = k + 1
		}
	}
	return end
}

// namedBy adds the column in which names stand that are never on the line of their
// figures, as where each is broken over two lines around it.
func namedBy(rs []textRow, cols []lane) []lane {
	l := lane{left: 1 << 30}
	names, figures := 0, 0
	for i := range rs {
		r := &rs[i]
		switch {
		case r.counts:
			figures++
		case !r.multi && len(r.chunks) == 1 && r.chunks[0].right < cols[0].left && !r.stops() && r.beside(rs, i):
			names++
			l.left, l.right = min(l.left, r.chunks[0].left), max(l.right, r.chunks[0].right)
		}
	}
	if names < 2 || names < figures {
		return cols
	}
	return append([]lane{l}, cols...)
}

// beside tells whether a row with figures stands so near to row i that both are
// lines of cells beside one another.
func (r *textRow) beside(rs []textRow, i int) bool {
	near := func(k int) bool {
		return k >= 0 && k < len(rs) && rs[k].counts && abs(rs[k].row.base()-r.row.base())*10 < r.row.size()*9
	}
	return near(i-1) || near(i+1)
}

// within tells whether a chunk stands in one column.
func (c *chunk) within(cols []lane) bool {
	l := cols[nearest(cols, *c)]
	slack := c.glyphs[0].size
	return c.left >= l.left-slack && c.right <= l.right+slack
}

// looseTable makes a table of rows i to end with the heads above them, and tells
// which rows it takes; nil where they are none.
func looseTable(rs []textRow, done, i, end int, page int, ev *evidence) (t *table, from, to int) {
	basis, counting := basisOf(rs[i:end])
	cols := columnsOf(basis)
	ruled := columnedBy(rs[i:end])
	if ruled != nil {
		cols = ruled.columns(rs[i:end])
	} else {
		if c := mended(rs[aboveAll(rs, done, i):end], cols); c != nil {
			cols = c
		}
	}
	if len(cols) < 2 || len(cols) > mostColumns {
		return nil, 0, 0
	}
	if ruled == nil {
		cols = namedBy(rs[max(done, i-1):min(end+1, len(rs))], cols)
	}
	if n := grownOf(rs, end, cols); n > end {
		end = n
		_, counting = basisOf(rs[i:end])
	}
	var tree *headTree
	if ruled != nil {
		tree = treeAbove(rs, done, i, end, cols, ev)
	} else if tree = treeAbove(rs, done, i, end, nil, ev); tree.sure() {
		cols = tree.columns()
	}
	from = headsAbove(rs, done, firstLine(rs, done, i, cols, ev), cols, ev)
	end = tailOf(rs, i, end, cols)
	own := rs[from:end]
	one := headed(own, cols)
	if end-from < looseRows && rs[i].area == nil && !one || end-from < 2 {
		return nil, 0, 0
	}
	if !one && !ev.tells(own) && !(counting && numeric(own, cols)) {
		return nil, 0, 0
	}
	unclear := mixed(own, cols) || ruled == nil && astray(own, cols)
	t = lay(own, cols, page, ev, tree)
	t.mixed = unclear || t.mixed
	return t, from, end
}

// columnedBy returns the area whose upright rules or coloured cells tell the columns of
// rows; nil for none. Heads above may stand among level rules only.
func columnedBy(rs []textRow) *area {
	if k := slices.IndexFunc(rs, func(r textRow) bool { return r.area != nil && r.area.xs != nil }); k >= 0 {
		return rs[k].area
	}
	return nil
}

// aboveAll returns the first of the rows with several chunks right above row i that
// may be heads.
func aboveAll(rs []textRow, done, i int) int {
	for k := i; ; k-- {
		if k == done || i-k == mostHeads || !rs[k-1].multi || rs[k-1].stops() {
			return k
		}
	}
}

// amount tells whether a cell holds a number, with its sign and unit, or the
// dash of none.
func amount(s string) bool {
	s = strings.TrimSpace(s)
	digits := 0
	for _, r := range s {
		switch {
		case numeral(r):
			digits++
		case !strings.ContainsRune(",.，．-+−—–%％ ()（）≥≤>＜<＞约", r):
			return false
		}
	}
	return digits > 0 || s == "—" || s == "-" || s == "——" || s == "/"
}
