package table

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"jiheng/document/xlsx"
)

// Totals without a word that names them stand above their rows as well (全县 and
// then its towns). A record whose figures are the sum of those below it is asked
// about where something speaks for it: it leaves blank what the rows below fill
// in, it is named as a whole, its number is the beginning of theirs (1, 1.1), the
// whole sheet is parted by such records, or so many digits agree that it is no
// chance.

// heads looks for such records in one sheet.
type heads struct {
	sr      *sheetReader
	off     bool // a figure is too large to be compared here
	on      []int
	records int
	firsts  wholeSheet
	parts   parting
	blanks  []blankHeads // by column of words
	names   blankHeads   // named as wholes
	codes   [2]codeTree  // by the row's first text, and by its key
	window  window
	room    []int64
	common  []int64 // greatest common divisor of a column's figures
	told    []int   // lines that have been asked about
	asked   []spot
	said    []spot
}

// figures are a record's numbers, in millionths, by column that is added up; zero
// is none, for it says nothing of a sum.
type figures []int64

func (f figures) any() bool { return slices.ContainsFunc(f, func(n int64) bool { return n != 0 }) }

// equals reports that a sum has every figure that a head has.
func (f figures) equals(sum []int64) bool {
	for i, n := range f {
		if n != 0 && n != sum[i] {
			return false
		}
	}
	return f.any()
}

func (h *heads) begin(sr *sheetReader) {
	*h = heads{sr: sr, blanks: make([]blankHeads, len(sr.spec.Columns))}
	for i, c := range sr.sums.columns {
		if c.on && sr.sheet.head.at[i] != 0 {
			h.on = append(h.on, i)
		}
	}
	h.off = len(h.on) == 0
	h.common = make([]int64, len(h.on))
	h.window.main = h.main()
}

// main is the place of the column by which sums are found: the first of money.
func (h *heads) main() int {
	return max(slices.IndexFunc(h.on, func(i int) bool { return h.sr.spec.Columns[i].money() }), 0)
}

// read returns the figures of the row; ok is false where one is too large.
func (h *heads) read() (f figures, ok bool) {
	f = h.vector()
	for k, i := range h.on {
		if s := h.sr.texts[i]; s != "" && s != "0" {
			t := termOf(s)
			if t.large || t.fixed > math.MaxInt64/plainRows || t.fixed < math.MinInt64/plainRows {
				return f, false
			}
			f[k] = t.fixed
		}
	}
	return f, true
}

// vector returns room for the figures of a record.
func (h *heads) vector() []int64 {
	const records = 1000
	n := len(h.on)
	if len(h.room) < n {
		h.room = make([]int64, records*n)
	}
	v := h.room[:n:n]
	h.room = h.room[n:]
	return v
}

// plainRows is how many times an amount must fit into a sum.
const plainRows = 4_000_000

// record takes in a record with its name.
func (h *heads) record(row xlsx.Row, name string) {
	if h.off {
		return
	}
	f, ok := h.read()
	if !ok {
		h.off = true
		return
	}
	at := func() spot {
		s := h.sr.spot(row.Number)
		s.text = name
		return s
	}
	for i, n := range f {
		h.common[i] = commonDivisor(h.common[i], n)
	}
	mayHead := !h.sr.answer && f.any()
	h.firsts.record(f, at, mayHead, h.sr.named, h.lacking(row.Number))
	h.names.record(f, at, mayHead, h.sr.named)
	h.parts.record(h, f, at, mayHead)
	for i := range h.blanks {
		if c := h.sr.spec.Columns[i]; h.sr.sheet.head.at[i] != 0 && !c.Type.number() && c.Type != Rate {
			h.blanks[i].record(f, at, mayHead, h.sr.texts[i] == "" && !h.sr.merges.covers(h.sr.sheet.head.at[i], row.Number))
		}
	}
	h.codes[0].record(strings.TrimSpace(row.Cells[0].Text), f, at, mayHead)
	if k := h.sr.spec.Key; k >= 0 && h.sr.cells[k].Column != row.Cells[0].Column {
		h.codes[1].record(h.sr.texts[k], f, at, mayHead)
	}
	h.records++
	h.window.record(h, f, at, mayHead)
}

// lacking are the columns of words that a row leaves blank.
func (h *heads) lacking(line int) uint64 {
	var out uint64
	for i, c := range h.sr.spec.Columns {
		if col := h.sr.sheet.head.at[i]; i < 64 && col != 0 && !c.Type.number() && c.Type != Rate && h.sr.texts[i] == "" && !h.sr.merges.covers(col, line) {
			out |= 1 << i
		}
	}
	return out
}

// settle asks, at the end of a sheet.
func (h *heads) settle() {
	if h.off || h.records == 0 {
		return
	}
	money := slices.ContainsFunc(h.on, func(i int) bool { return h.sr.spec.Columns[i].money() })
	h.firsts.settle(h, money)
	h.parts.settle(h)
	h.names.settle(h)
	for i := range h.blanks {
		h.blanks[i].settle(h)
	}
	for i := range h.codes {
		h.codes[i].settle(h)
	}
	tell := func(k *kind, list []spot) {
		slices.SortStableFunc(list, func(a, b spot) int { return a.line - b.line })
		for i, s := range list {
			if i > 0 && list[i-1].line == s.line || slices.Contains(h.told, s.line) || k == maybeHead && slices.ContainsFunc(h.asked, func(o spot) bool { return o.line == s.line }) {
				continue
			}
			how := "是合计请删去这一行，是数据请补全这一行"
			if h.sr.spec.How != "" {
				how = h.sr.spec.How
			}
			h.sr.causes.add(k, -1, "", s).how = how
		}
	}
	tell(equalsBelow, h.asked)
	tell(equalsSum, h.window.ends)
	tell(maybeHead, h.said)
}

// digits counts the digits of a head's figures, in what divides all figures of
// their columns: how much an equal sum says. Where all amounts are whole hundreds,
// or so many times a price, that is little.
func (h *heads) digits(f figures) int {
	n := 0
	for i, x := range f {
		if h.common[i] == 0 {
			continue
		}
		for x /= h.common[i]; x != 0; x /= 10 {
			n++
		}
	}
	return n
}

// telling reports that a sum which agrees is no chance in a table of so many
// records.
func (h *heads) telling(f figures) bool { return h.digits(f) >= h.leastTelling() }

func (h *heads) leastTelling() int { return 4 + len(strconv.Itoa(h.records)) }

// says reports that the figures of the row that is read have so many digits; those
// that are too large to be counted here have.
func (h *heads) says(digits int) bool {
	if h.off {
		return true
	}
	f, ok := h.read()
	return !ok || h.digits(f) >= digits
}

// fewestSaying is how many digits make an equal sum worth a question.
const fewestSaying = 3

func commonDivisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

// A wholeSheet is the first record of a sheet beside all others.
type wholeSheet struct {
	head  figures
	at    spot
	open  bool
	named bool
	lacks uint64
	held  uint64 // columns of words that a row below leaves blank
	sum   []int64
	below int
	same  bool // the rows below all have the same figures
	alike bool // one of them has the head's, and the others come to nothing
	one   figures
}

func (w *wholeSheet) record(f figures, at func() spot, mayHead, named bool, lacks uint64) {
	if w.sum == nil {
		w.named = named
		w.sum = make([]int64, len(f))
		w.head, w.open, w.lacks, w.same = f, mayHead, lacks, true
		if mayHead {
			w.at = at()
		}
		return
	}
	if !w.open {
		return
	}
	if w.below == 0 {
		w.one = f
	}
	w.same = w.same && slices.Equal(f, w.one)
	w.alike = w.alike || slices.Equal(f, w.head)
	w.below++
	w.held |= lacks
	add(w.sum, f)
}

func (w *wholeSheet) settle(h *heads, money bool) {
	if !w.open || w.below < 2 || w.alike {
		return
	}
	lacking := w.lacks&^w.held != 0
	switch {
	case w.head.equals(w.sum) && (w.named || lacking && (w.below >= fewestSummed || h.digits(w.head) >= fewestSaying) || w.below >= fewestSummed && money && !w.same || h.telling(w.head)):
		h.asked = append(h.asked, w.at)
	case w.head.equals(w.sum):
		if money {
			h.said = append(h.said, w.at)
		}
	case w.below > fewestSummed && w.head.equals(halved(w.sum)) && (w.lacks != 0 || h.digits(w.head) >= fewestSaying) && !w.same: // of subtotals and of rows
		h.asked = append(h.asked, w.at)
	}
}

func halved(sum []int64) []int64 {
	out := make([]int64, len(sum))
	for i, n := range sum {
		if out[i] = n / 2; n%2 != 0 {
			out[i] = math.MinInt64
		}
	}
	return out
}

func add(sum, n []int64) {
	for i, x := range n {
		sum[i] += x
	}
}

// A parting takes a sheet for heads, each with its rows below it, one after
// another from the first record on.
type parting struct {
	head   figures
	at     spot
	sum    []int64
	below  int
	one    figures // the first row below the head
	same   bool    // all rows below it have its figures
	broken bool
	closed bool
	heads  []spot
	several,
	sure int // heads of several rows; of several that are not all the same
	strong bool
}

func (p *parting) record(h *heads, f figures, at func() spot, mayHead bool) {
	if p.broken {
		return
	}
	if p.sum == nil || p.closed {
		if p.broken = !mayHead; p.broken {
			return
		}
		p.head, p.at, p.sum, p.below, p.closed, p.same = f, at(), make([]int64, len(f)), 0, false, true
		return
	}
	if p.below == 0 {
		p.one = f
	}
	p.same = p.same && slices.Equal(f, p.one)
	p.below++
	add(p.sum, f)
	if !p.head.equals(p.sum) {
		return
	}
	p.closed = true
	p.heads = append(p.heads, p.at)
	if p.below >= 2 {
		p.several++
		if !p.same {
			p.sure++
			p.strong = p.strong || h.telling(p.head)
		}
	}
}

func (p *parting) settle(h *heads) {
	switch {
	case p.broken || !p.closed || 2*p.several <= len(p.heads) && !p.strong || len(p.heads) < 2:
	case p.strong, p.sure >= 2 && 2*p.sure > len(p.heads):
		h.asked = append(h.asked, p.heads...)
	default:
		h.said = append(h.said, p.heads...)
	}
}
