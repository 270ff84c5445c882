package web

import (
	"slices"
	"strings"
)

const (
	mostTold  = 60 // characters of a text that a line of a log holds
	mostAlike = 12 // that stand before and behind what differs, for its place to be known
)

// clip is a text that fits a line of the log.
func clip(s string) string {
	r := []rune(s)
	if len(r) <= mostTold {
		return s
	}
	return string(r[:mostTold]) + "…"
}

// was is what a change shows of the text before, beside now.
func was(before, after string) string { return apart(before, after)[0] }

// now is what a change shows of the text after, beside was.
func now(before, after string) string { return apart(before, after)[1] }

// apart is what is shown of versions of one text that stand beside each other: texts that
// fit a line whole, of longer ones the stretch from a little before the first place in
// which they differ to a little behind the last, with … for what is left out. Of a long
// stretch its middle is left out, so that both of its ends are there. An empty text stays
// empty, and the others are as if it were not there.
func apart(texts ...string) []string {
	var runes [][]rune
	long := false
	for _, t := range texts {
		if r := []rune(t); len(r) > 0 {
			runes, long = append(runes, r), long || len(r) > mostTold
		}
	}
	out := slices.Clone(texts)
	if len(runes) > 1 && sameWords(texts) {
		for i, t := range out {
			out[i] = visibleBlanks.Replace(t)
		}
	}
	return apartRunes(out, runes, long)
}

// visibleBlanks shows blanks where nothing else differs; a rune stands for a rune.
var visibleBlanks = strings.NewReplacer("\n", "↵", " ", "␣", "\t", "⇥", "　", "□")

// sameWords reports texts that differ in blanks alone.
func sameWords(texts []string) bool {
	differs, first := false, ""
	for _, t := range texts {
		switch {
		case t == "":
		case first == "":
			first = t
		case strings.Join(strings.Fields(t), "") != strings.Join(strings.Fields(first), ""):
			return false
		default:
			differs = differs || t != first
		}
	}
	return differs
}

func apartRunes(texts []string, runes [][]rune, long bool) []string {
	if !long {
		return texts
	}
	if len(runes) < 2 {
		for i, t := range texts {
			texts[i] = clip(t)
		}
		return texts
	}
	head := alike(runes, 0, func(r []rune, i int) rune { return r[i] })
	tail := alike(runes, head, func(r []rune, i int) rune { return r[len(r)-1-i] })
	for i, t := range texts {
		if r := []rune(t); len(r) > 0 {
			texts[i] = stretch(r, max(head-mostAlike, 0), min(len(r)-tail+mostAlike, len(r)))
		}
	}
	return texts
}

// alike is how many characters all texts have in common from one end, but for some that
// are counted at the other.
func alike(runes [][]rune, but int, at func([]rune, int) rune) int {
	most := len(runes[0])
	for _, r := range runes {
		most = min(most, len(r))
	}
	for n := range most - but {
		for _, r := range runes[1:] {
			if at(r, n) != at(runes[0], n) {
				return n
			}
		}
	}
	return most - but
}

// stretch is a text from one character to another, with … for what is left out.
func stretch(r []rune, from, to int) string {
	s := string(r[from:to])
	if to-from > 2*mostTold+1 {
		s = string(r[from:from+mostTold]) + "……" + string(r[to-mostTold:to])
	}
	if from > 0 {
		s = "…" + s
	}
	if to < len(r) {
		s += "…"
	}
	return s
}
