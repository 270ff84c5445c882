package table

import (
	"cmp"
	"slices"
)

// mostInWindow is how many records a sum without a name is looked for in.
const mostInWindow = 2000

// A window looks for records that are the sum of the records just below or just
// above them, wherever those end, if the sum is no chance.
type window struct {
	main   int // the column by which sums are found
	recent []windowed
	first  int           // the number of the first one
	heads  map[int64]int // records by the sum at which those below them add up to them
	falls  bool          // an amount was negative: sums do not only rise
	ends   []spot        // records that are the sum of those above
}

// A windowed record, with the sums up to it.
type windowed struct {
	f   figures
	sum []int64
	at  spot
}

// fewestTelling is how many digits a sum must have at least to say anything.
const fewestTelling = 5

func (w *window) record(h *heads, f figures, at func() spot, mayHead bool) {
	if w.heads == nil {
		w.heads = map[int64]int{}
		w.recent = append(w.recent, windowed{sum: make([]int64, len(f))})
		w.first = -1
	}
	before := w.recent[len(w.recent)-1].sum
	k := w.first + len(w.recent)
	mayHead = mayHead && f[w.main] != 0 && h.digits(f) >= fewestTelling
	if mayHead {
		if i, ok := w.at(before[w.main] - f[w.main]); ok && w.agrees(h, f, i, k-1) {
			w.ends = append(w.ends, at())
		}
	}
	x := windowed{f: f, sum: h.vector()}
	copy(x.sum, before)
	add(x.sum, f)
	if mayHead {
		x.at = at()
	}
	w.recent = append(w.recent, x)
	if i, ok := w.heads[x.sum[w.main]]; ok && w.agrees(h, w.of(i).f, i, k) {
		h.asked = append(h.asked, w.of(i).at)
	}
	w.falls = w.falls || f[w.main] < 0
	if mayHead {
		w.heads[x.sum[w.main]+f[w.main]] = k
	}
	w.forget()
}

func (w *window) of(i int) *windowed { return &w.recent[i-w.first] }

// mostBack is how far sums are looked for one by one, where they do not only rise.
const mostBack = 100

// at returns the last record with a sum in the main column.
func (w *window) at(sum int64) (i int, ok bool) {
	if w.falls {
		for i := len(w.recent) - 1; i >= max(0, len(w.recent)-mostBack); i-- {
			if w.recent[i].sum[w.main] == sum {
				return w.first + i, true
			}
		}
		return 0, false
	}
	i, _ = slices.BinarySearchFunc(w.recent, sum+1, func(x windowed, s int64) int { return cmp.Compare(x.sum[w.main], s) })
	if i--; i < 0 || w.recent[i].sum[w.main] != sum {
		return 0, false
	}
	return w.first + i, true
}

// agrees reports that the records behind i up to k, two or more and not all the
// same, add up to all figures of a head, and that it is no chance.
func (w *window) agrees(h *heads, f figures, i, k int) bool {
	if k-i < 2 || !h.telling(f) {
		return false
	}
	from, to := w.of(i).sum, w.of(k).sum
	for c, n := range f {
		if n != 0 && to[c]-from[c] != n {
			return false
		}
	}
	same := true
	for j := i + 1; j <= k; j++ {
		if slices.Equal(w.of(j).f, f) { // the others come to nothing
			return false
		}
		same = same && slices.Equal(w.of(j).f, w.of(i+1).f)
	}
	return !same
}

// forget drops the older half of the records when there are too many.
func (w *window) forget() {
	if len(w.recent) < mostInWindow {
		return
	}
	for i, x := range w.recent[:mostInWindow/2] {
		k := w.first + i
		if len(x.f) > 0 && w.heads[x.sum[w.main]+x.f[w.main]] == k {
			delete(w.heads, x.sum[w.main]+x.f[w.main])
		}
	}
	w.recent = append(w.recent[:0], w.recent[mostInWindow/2:]...)
	w.first += mostInWindow / 2
}
