package check

import (
	"fmt"
	"strings"

	"jiheng/across"
	"jiheng/paper"
)

// Digest returns what the rules across documents keep of this one. Where there
// is no other, it is only who and what the document is.
func (p *Pass) Digest() *across.Digest {
	w := p.work
	switch {
	case w.own != nil:
	case len(p.Siblings()) == 0 && len(p.YearBefore()) == 0 && p.Pool == nil:
		w.own = across.IdentityOf(p.File, p.Text)
	default:
		w.own = across.DigestOf(p.File, p.Text)
	}
	return w.own
}

// Siblings returns the other documents of the same unit and year. Those of a
// dossier are read here, once.
func (p *Pass) Siblings() []*across.Digest {
	w := p.work
	if w.others != nil {
		return w.others
	}
	w.others = []*across.Digest{}
	for _, g := range p.Others {
		if g.File != p.File {
			w.others = append(w.others, g)
		}
	}
	if p.Others == nil && p.Dossier != nil {
		for i, d := range p.Together {
			if d != p.Document {
				w.others = append(w.others, across.NewDigest(fmt.Sprintf("档案文件%d", i+1), d))
			}
		}
	}
	return w.others
}

// YearBefore returns the documents of the same unit's year before.
func (p *Pass) YearBefore() []*across.Digest {
	if p.Past != nil || p.Last == nil {
		return p.Past
	}
	if p.work.past == nil {
		p.work.past = across.NewDigest("上年报告", p.Last)
	}
	return []*across.Digest{p.work.past}
}

// ReportBefore returns last year's report; nil where there is none.
func (p *Pass) ReportBefore() *across.Digest {
	for _, g := range p.YearBefore() {
		if g.Genre == paper.ReportGenre && across.SameObject(g, p.Digest()) {
			return g
		}
	}
	return nil
}

// Surroundings returns in words all that the other files given bring to the check
// of one: who belongs to it, and the paragraphs of other reports that are like
// its own. Two checks of the same bytes with the same surroundings, whose related
// files are unchanged too, end alike. own may be nil for a file that stands alone.
func (s *Set) Surroundings(own *across.Digest, r across.Related, pool *across.Pool) string {
	var b strings.Builder
	for _, list := range [][]*across.Digest{r.Others, r.Past} {
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
	b.WriteString(pool.Likes(own, s.limits["与外单位雷同"]))
	return b.String()
}
