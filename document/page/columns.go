package page

import "jiheng/document"

// leasts returns the least width of each column: that of its longest piece that
// lines part only against a verdict, or two characters. Pieces of more than most
// em count for no more.
func (g *grid) leasts(v verdict, most int) []int {
	out := make([]int, len(g.Columns))
	for i := range out {
		out[i] = 2*padding + g.size
	}
	for _, row := range g.boxes {
		for _, b := range row {
			if b.cols == 1 {
				out[b.Col] = max(out[b.Col], min(longest(b.gs, g.size, v), most*g.size)+2*padding)
			}
		}
	}
	return out
}

// longest returns the width of the longest piece without a place to part it that
// is better than a verdict; of Han text two characters.
func longest(gs []glyph, em int, v verdict) int {
	best, w := min(spanOf(gs), 2*em), 0
	for i := range gs {
		w += gs[i].wide
		if i+1 == len(gs) || gs[i].hard || between(&gs[i], &gs[i+1]) > v {
			best, w = max(best, w), 0
		} else {
			w += gs[i].gap
		}
	}
	return best
}

// edgesOf shares a width among columns by their parts. Where one would fall
// short of its least width, all get their least and the rest goes to those with
// more text to show.
func edgesOf(cols []document.Column, least, full []int, width int) []int {
	parts := make([]int, len(cols))
	for i, c := range cols {
		parts[i] = min(max(c.Width, 0), 1<<20)
	}
	if sum(parts) == 0 {
		for i := range parts {
			parts[i] = 1
		}
	}
	w := share(width, parts)
	for i := range w {
		if w[i] < least[i] {
			w = fair(parts, least, full, width)
			break
		}
	}
	edges := make([]int, len(w)+1)
	for i := range w {
		edges[i+1] = edges[i] + w[i]
	}
	return edges
}

// fair gives each column its least width and shares what is left by what each
// lacks for its text; least widths that do not fit shrink in proportion.
func fair(parts, least, full []int, width int) []int {
	rest := width - sum(least)
	if rest <= 0 {
		return share(width, least)
	}
	lack := make([]int, len(least))
	for i := range lack {
		lack[i] = max(full[i]-least[i], 0)
	}
	if sum(lack) < rest { // all text fits: the rest goes by the parts
		for i := range lack {
			lack[i] += scale(rest-sum(lack), parts[i], sum(parts))
		}
	}
	w := append([]int(nil), least...)
	for i, d := range share(rest, lack) {
		w[i] += d
	}
	w[len(w)-1] += width - sum(w)
	return w
}

// fulls returns the width at which each column shows its longest cell in one
// line, at most forty em.
func (g *grid) fulls() []int {
	out := make([]int, len(g.Columns))
	for _, row := range g.boxes {
		for _, b := range row {
			if b.cols == 1 {
				out[b.Col] = max(out[b.Col], min(spanOf(b.gs), 40*g.size)+2*padding)
			}
		}
	}
	return out
}

// share divides a width in proportion to parts; nothing is lost by rounding.
func share(width int, parts []int) []int {
	out := make([]int, len(parts))
	total, done, seen := sum(parts), 0, 0
	for i, p := range parts {
		if total == 0 {
			break
		}
		seen += p
		out[i] = width*seen/total - done
		done += out[i]
	}
	return out
}

func sum(ns []int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}
