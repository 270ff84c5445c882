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

// edgesOf returns where columns begin that share a width by their parts.
func edgesOf(cols []document.Column, least, full []int, width int) []int {
	edges := make([]int, len(cols)+1)
	for i, w := range document.Widths(cols, least, full, width) {
		edges[i+1] = edges[i] + w
	}
	return edges
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

func sum(ns []int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}
