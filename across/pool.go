package across

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"jiheng/paper"
)

// The sketch of a paragraph is the least value of each of several hash functions
// over its pieces of four characters (MinHash): the share of equal values
// estimates the share of pieces that two paragraphs have in common. Paragraphs
// that agree in one band of values at least are compared; the values of a band
// are hashed to a key, and the keys of all paragraphs sorted, so that looking up
// one takes the logarithm of their number.
const (
	sketchValues = 24
	bandValues   = 4
	sketchBands  = sketchValues / bandValues
)

// copyLength is the length in characters from which a paragraph is compared with
// those of other units.
const copyLength = 60

// A Sketch stands for one paragraph.
type Sketch struct {
	values [sketchValues]uint32
	Site   paper.Site
}

// mostSketches bounds the paragraphs of one report.
const mostSketches = 400

// sketches are those of the paragraphs on results, problems and measures. What
// the law says of duties, and what cites documents, is alike by nature.
func sketches(t *paper.Text, g *Digest) []Sketch {
	var out []Sketch
	short := paper.ShortUnit(g.Unit)
	for _, l := range t.Lines {
		if l.Kind != paper.BodyLine || paper.Runes(l.Text) < copyLength || strings.Contains(l.Text, "《") || !t.InResults(l) &&
			!paper.UnderProblems(l) || len(out) == mostSketches {
			continue
		}
		text := l.Text
		for _, own := range []string{g.Unit, short} {
			if own != "" {
				text = strings.ReplaceAll(text, own, "")
			}
		}
		out = append(out, Sketch{sketchOf(paper.Fold(text)), l.Site(paper.Range{From: 0, To: len(paper.Clip(l.Text, paper.QuoteMost))})})
	}
	return out
}

func sketchOf(s string) (out [sketchValues]uint32) {
	for i := range out {
		out[i] = math.MaxUint32
	}
	for _, g := range paper.Grams(s) {
		for i := range out {
			out[i] = min(out[i], mix(g, uint64(i)))
		}
	}
	return out
}

// mix is the value of the n-th hash function.
func mix(x, n uint64) uint32 {
	x += (n + 1) * 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return uint32((x ^ x>>31) >> 32)
}

// band hashes one band of a sketch to a key.
func (s *Sketch) band(b int) uint64 {
	h := uint64(b) + 14695981039346656037
	for _, v := range s.values[b*bandValues : (b+1)*bandValues] {
		h = (h ^ uint64(v)) * 1099511628211
	}
	return h
}

// alike estimates the likeness of two paragraphs in percent.
func (s *Sketch) alike(o *Sketch) int {
	n := 0
	for i := range s.values {
		if s.values[i] == o.values[i] {
			n++
		}
	}
	return 100 * n / sketchValues
}

// A Pool is the reports among which copied paragraphs are looked for. It is made
// once and read by several goroutines.
type Pool struct {
	reports []*Digest
	keys    []poolKey
	units   []string
}

type poolKey struct {
	key    uint64
	report int32
	para   int32
}

// NewPool indexes the reports among the digests.
func NewPool(all []*Digest) *Pool {
	p := &Pool{}
	for _, g := range all {
		if g == nil || g.Unit == "" || len(g.Sketches) == 0 {
			continue
		}
		for i := range g.Sketches {
			for b := range sketchBands {
				p.keys = append(p.keys, poolKey{g.Sketches[i].band(b), int32(len(p.reports)), int32(i)})
			}
		}
		p.reports = append(p.reports, g)
		p.units = append(p.units, g.Unit)
	}
	slices.SortFunc(p.keys, func(a, b poolKey) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.report, b.report), cmp.Compare(a.para, b.para))
	})
	slices.Sort(p.units)
	p.units = slices.Compact(p.units)
	return p
}

// sharedByMany is the number of units from which a paragraph is taken for one of
// a template that all of them were given.
const sharedByMany = 5

// mostSame bounds the paragraphs of one key that are looked at.
const mostSame = 200

// A Copy is a paragraph that stands much alike in another unit's report.
type Copy struct {
	Own    *Sketch
	Report *Digest
	Other  paper.Site
}

// same returns the paragraphs with a key, the first of them where there are many.
func (p *Pool) same(key uint64) []poolKey {
	from, _ := slices.BinarySearchFunc(p.keys, key, func(k poolKey, key uint64) int { return cmp.Compare(k.key, key) })
	to := from
	for to < len(p.keys) && p.keys[to].key == key && to-from < mostSame {
		to++
	}
	return p.keys[from:to]
}

// Nearest returns the most alike paragraph of another unit's report of the same
// year; ok is false where none is alike enough, or where so many units have it
// that it must come from a template.
func (p *Pool) Nearest(own *Digest, s *Sketch, least int) (c Copy, ok bool) {
	best := least - 1
	units := map[string]bool{}
	for b := range sketchBands {
		for _, k := range p.same(s.band(b)) {
			g := p.reports[k.report]
			if g.File == own.File || g.Unit == own.Unit || paper.TailOfUnit(g.Unit, own.Unit) || paper.TailOfUnit(own.Unit, g.Unit) {
				continue
			}
			o := &g.Sketches[k.para]
			like := s.alike(o)
			if like >= least {
				units[g.Unit] = true
			}
			if like > best {
				best, c, ok = like, Copy{s, g, g.Abroad(o.Site)}, true
			}
		}
	}
	return c, ok && len(units) < sharedByMany
}

// Likes lists the paragraphs of other reports that are like those of one, at
// least so many percent, with their places: all that Nearest weighs.
func (p *Pool) Likes(own *Digest, least int) string {
	var b strings.Builder
	for i := range own.Sketches {
		of := &own.Sketches[i]
		for n := range sketchBands {
			for _, k := range p.same(of.band(n)) {
				g := p.reports[k.report]
				o := &g.Sketches[k.para]
				if like := of.alike(o); g.File != own.File && like >= least {
					fmt.Fprintf(&b, "%q %q %d %q %q\n", g.File, g.Unit, like, o.Site.Place.String(), o.Site.Quote)
				}
			}
		}
	}
	return b.String()
}
