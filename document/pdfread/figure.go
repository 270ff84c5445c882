package pdfread

import (
	"cmp"
	"regexp"
	"slices"
)

// Measures of charts, in µm.
const (
	chartGap   = 12000 // parts of a chart stand no further apart
	labelReach = 12000 // labels stand no further from it
	leastChart = 15000
	maxCharts  = 12 // that are looked at on a page
)

var figureTitle = regexp.MustCompile(`^图 ?[\d一二三四五六七八九十]+([\-—.．]\d+)?[ 　:：．.、]?`)

// charts returns where drawings stand that are no tables: shapes near one
// another and the rules among them.
func (s *sheet) charts(ts []*table) []box {
	var parts []box
	for _, b := range s.shapes {
		if !inTable(ts, b) && b.width() < s.width*95/100 {
			parts = append(parts, b)
		}
	}
	if len(parts) == 0 || len(parts) > maxLines {
		return nil
	}
	solid := len(parts)
	for _, r := range s.rules {
		b := box{r.from, r.at, r.to, r.at}
		if r.upright {
			b = box{r.at, r.from, r.at, r.to}
		}
		if !inTable(ts, b) && len(parts) < maxLines {
			parts = append(parts, b)
		}
	}
	cs := clusters(parts, solid)
	return cs[:min(len(cs), maxCharts)]
}

// charts returns where charts stand on a page: drawings that are no coloured rows or cells of
// a table.
func (p *layout) charts() []box {
	cs := p.sheet.charts(p.tables)
	if len(cs) == 0 {
		return nil
	}
	ev := &evidence{}
	ev.tiles(p)
	return slices.DeleteFunc(cs, func(c box) bool {
		return slices.ContainsFunc(ev.areas, func(a *area) bool { return a.meets(c, 0) }) || p.sheet.striped(c)
	})
}

// striped tells whether two coloured rows below one another go over a whole box.
func (s *sheet) striped(c box) bool {
	end, n := c.top, 0
	for _, f := range s.fills {
		whole := abs(f.left-c.left) <= sameBar && abs(f.right-c.right) <= sameBar
		if whole && f.ink.shows() && f.height() < highestHead/2 && f.height() > widestGap && f.top >= end-nearRules {
			end, n = f.bottom, n+1
		}
	}
	return n > 1
}

func inTable(ts []*table, b box) bool {
	for _, t := range ts {
		if t.box().meets(b, 500) {
			return true
		}
	}
	return false
}

// clusters joins parts that stand near one another. Only what holds one of the
// first parts, which are shapes, counts, and only where it is large and made of
// several.
func clusters(parts []box, solid int) []box {
	type cluster struct {
		box
		n      int
		shapes int
	}
	var cs []cluster
	for i, p := range parts {
		c := cluster{box: p, n: 1}
		if i < solid {
			c.shapes = 1
		}
		for again := true; again; {
			again = false
			for k := 0; k < len(cs); k++ {
				if cs[k].meets(c.box, chartGap) {
					c.box, c.n, c.shapes = c.join(cs[k].box), c.n+cs[k].n, c.shapes+cs[k].shapes
					cs = append(cs[:k], cs[k+1:]...)
					again = true
					break
				}
			}
		}
		cs = append(cs, c)
	}
	var out []box
	for _, c := range cs {
		if c.shapes > 0 && c.n >= 3 && c.width() >= leastChart && c.height() >= leastChart {
			out = append(out, c.box)
		}
	}
	return out
}

// unlabel returns the lines of a page without the words inside charts. Words
// are taken for a chart's only where all of them are short, and are smaller
// than the text or the chart has a title (图1) above or below.
func (s *sheet) unlabel(ls []*line, charts []box, ts []*table, bodySize int) []*line {
	for _, c := range charts {
		labels, titled, ok := labelsOf(above(ls, ts), c, bodySize)
		if t := s.caption(labels); ok && t != nil {
			titled = true
			delete(labels, t)
		}
		if !ok || !titled && !small(labels, bodySize) {
			continue
		}
		var rest []*line
		for _, l := range ls {
			if !labels[l] {
				rest = append(rest, l)
			}
		}
		ls = rest
	}
	return ls
}

// labelsOf returns the lines inside a chart and the small ones around it, those
// around labels included; whether it has a title; and whether what is inside
// can be labels.
func labelsOf(ls []*line, c box, bodySize int) (labels map[*line]bool, titled, ok bool) {
	const longest = 40 // characters of a label
	labels = map[*line]bool{}
	beside := box{c.left, c.top - 2*labelReach, c.right, c.bottom + 2*labelReach}
	for range 4 {
		reach := box{c.left - labelReach, c.top - labelReach, c.right + labelReach, c.bottom + labelReach}
		grown := c
		for _, l := range ls {
			w := l.words()
			x, y := (l.left+l.right)/2, (l.top+l.bottom)/2
			switch {
			case labels[l] || remarkLine.MatchString(w) || tableTitle.MatchString(w):
			case figureTitle.MatchString(w):
				titled = titled || beside.has(x, y)
			case c.has(x, y) && len([]rune(w)) > longest:
				return nil, false, false
			case c.has(x, y) || reach.has(x, y) && l.size*100 < bodySize*95 && len([]rune(w)) <= longest:
				labels[l] = true
				grown = grown.join(l.box)
			}
		}
		if grown == c {
			break
		}
		c = grown
	}
	return labels, titled, true
}

// caption returns the label that is a chart's title: the lowest or the highest,
// alone in the middle of the page, with no sign of a legend beside it.
func (s *sheet) caption(labels map[*line]bool) *line {
	var all []*line
	for l := range labels {
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b *line) int { return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.left, b.left)) })
	rs := rows(all)
	if len(rs) < 2 {
		return nil
	}
	for _, r := range []*row{rs[len(rs)-1], rs[0]} {
		l := r.lines[0]
		han := 0
		for _, g := range l.glyphs {
			if wide(g.r) {
				han++
			}
		}
		if len(r.lines) == 1 && han >= 4 && abs(l.left+l.right-s.width) <= 6000 && !s.legend(l) {
			return l
		}
	}
	return nil
}

// legend tells whether a small shape stands on the line of a label.
func (s *sheet) legend(l *line) bool {
	for _, b := range s.shapes {
		if b.width() < 8000 && b.height() < 8000 && b.top < l.bottom && b.bottom > l.top && b.right > l.left-10000 && b.left < l.right+2000 {
			return true
		}
	}
	for _, r := range s.rules {
		if !r.upright && r.at < l.bottom && r.at > l.top && r.to > l.left-10000 && r.from < l.right && r.to-r.from < 15000 {
			return true
		}
	}
	return false
}

// above returns the lines but those right above a table, which are its own.
func above(ls []*line, ts []*table) []*line {
	var out []*line
	for _, l := range ls {
		own := false
		for _, t := range ts {
			gap := t.box().top - l.bottom
			own = own || gap > -1000 && gap < 2*l.size && l.left < t.box().right && l.right > t.box().left
		}
		if !own {
			out = append(out, l)
		}
	}
	return out
}

func small(ls map[*line]bool, bodySize int) bool {
	for l := range ls {
		if l.size*100 >= bodySize*95 {
			return false
		}
	}
	return true
}
