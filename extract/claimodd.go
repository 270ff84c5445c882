package extract

import "jiheng/num"

// An oddOne is which of a level, the size of its change and the level before does not fit
// the others, as the percentage of change shows.
type oddOne int

const (
	noneOdd  oddOne = iota // they agree, or nobody can say
	oddBy                  // the size of the change
	oddNow                 // the level
	oddPrior               // the level before
)

// odd finds the one figure of three that a percentage of change shows to be off, and what
// it should be: of 36.8万人次，上年35.0万人次，增加2.8万人次，增长5.1% the size of the change, 1.8万人次.
func (v view) odd(now, by, before, rate int) (which oddOne, should num.Ratio) {
	a, size, b, f := &v.found[now], &v.found[by], &v.found[before], &v.found[rate]
	if !sameBase(size, a) || unitRoot(b.Unit) != unitRoot(a.Unit) || !f.Percent() || !exact(f) {
		return noneOdd, should
	}
	change := size.number.Abs()
	moved := a.number.Sub(b.number)
	if moved.Abs().Sub(change).Abs().Cmp(tail(size)) <= 0 || spread(a, b).Meets(reach(size)) {
		return noneOdd, should
	}
	down := falls(size.label) || size.number.Sign() < 0
	signed := change
	if down {
		signed = change.Neg()
	}
	bare := *f
	bare.number = f.number.Abs()
	fits := func(top, bottom num.Ratio) bool {
		q, ok := num.Quo(top, bottom)
		return ok && bottom.Sign() > 0 && shown(q, &bare)
	}
	switch {
	case fits(moved.Abs(), b.number) && moved.Sign() < 0 == down:
		return oddBy, moved.Abs()
	case fits(change, b.number):
		return oddNow, b.number.Add(signed)
	case fits(change, a.number.Sub(signed)):
		return oddPrior, a.number.Sub(signed)
	}
	return noneOdd, should
}

// oddNote says which of the three figures should be what.
func (v view) oddNote(now, by, before, rate int) string {
	switch which, should := v.odd(now, by, before, rate); which {
	case oddBy:
		return "应为" + inUnit(should, &v.found[by])
	case oddNow:
		return "或是“" + named(&v.found[now]) + "”应为" + inUnit(should, &v.found[now])
	case oddPrior:
		return "或是“" + named(&v.found[before]) + "”应为" + inUnit(should, &v.found[before])
	}
	return ""
}
