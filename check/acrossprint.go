package check

import (
	"fmt"
	"strings"
)

// Surroundings returns in words all that the other files given bring to the check
// of one: who belongs to it, and the paragraphs of other reports that are like
// its own. Two checks of the same bytes with the same surroundings, whose related
// files are unchanged too, end alike. own may be nil for a file that stands alone.
func (s *Set) Surroundings(own *Digest, r Related, pool *Pool) string {
	var b strings.Builder
	for _, list := range [][]*Digest{r.Others, r.Past} {
		fmt.Fprintf(&b, "%d of %t\n", len(list), list != nil)
		for _, g := range list {
			fmt.Fprintf(&b, "%q %q %d %t\n", g.File, g.Unit, g.Year, g.Beside)
		}
	}
	fmt.Fprintf(&b, "%t\n", pool != nil)
	if own == nil || pool == nil {
		return b.String()
	}
	fmt.Fprintf(&b, "%q %d\n", own.Unit, own.Year)
	for i := range own.sketches {
		pool.likes(&b, own, &own.sketches[i], s.limits["与外单位雷同"])
	}
	return b.String()
}

// likes lists the paragraphs that nearest weighs for one.
func (p *Pool) likes(b *strings.Builder, own *Digest, of *sketch, least int) {
	for n := range sketchBands {
		for _, k := range p.same(of.band(n)) {
			g := p.reports[k.report]
			o := &g.sketches[k.para]
			if like := of.alike(o); g.File != own.File && like >= least {
				fmt.Fprintf(b, "%q %q %d %q %q\n", g.File, g.Unit, like, o.site.Place.String(), o.site.Quote)
			}
		}
	}
}
