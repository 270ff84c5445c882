package across

import (
	"hash/fnv"
	"slices"
	"strings"

	"jiheng/paper"
)

// readPassages keeps the sentences on problems and on what is to be done.
func (g *Digest) readPassages(t *paper.Text) {
	if t.Genre() != paper.ReportGenre && t.Genre() != paper.AuditGenre {
		return
	}
	if _, lines, ok := t.Problems(); ok {
		g.Problems = passages(lines)
	}
	if _, lines, ok := t.Measures(); ok {
		g.Promises = passages(lines)
	}
}

func passages(lines []*paper.Line) []Passage {
	var out []Passage
	for _, l := range lines {
		if l.Kind != paper.BodyLine && l.Kind != paper.CellLine {
			continue
		}
		for _, s := range l.Sentences() {
			text := strings.TrimSpace(s.Of(l.Text))
			if paper.Runes(paper.Fold(text)) >= shortestPassage && len(out) < mostHeld {
				out = append(out, Passage{text, l.Site(s)})
			}
		}
	}
	return out
}

// readSentences keeps the hashes of the sentences.
func (g *Digest) readSentences(t *paper.Text) {
	own := ""
	if g.Year > 0 {
		own = paper.YearText(g.Year)
	}
	for _, l := range t.Lines {
		if l.Kind != paper.BodyLine {
			continue
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			if !WorthComparing(text) {
				continue
			}
			h := HashOf(paper.Fold(text))
			g.Sentences = append(g.Sentences, h)
			if own != "" && strings.Contains(text, own) && t.InResults(l) {
				g.Numbered = append(g.Numbered, h)
			}
		}
	}
	g.Sentences, g.Numbered = sortedOnce(g.Sentences), sortedOnce(g.Numbered)
	if g.Genre == paper.ReportGenre {
		g.Sketches = sketches(t, g)
	}
}

func sortedOnce(all []uint64) []uint64 {
	slices.Sort(all)
	return slices.Clip(slices.Compact(all))
}

// WorthComparing reports a sentence that two authors would not write alike by
// chance.
func WorthComparing(s string) bool { return paper.Runes(s) >= 12 && !strings.Contains(s, "《") }

// HashOf returns the hash of a text, the same on every machine.
func HashOf(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// HasHash reports whether a sorted list holds a hash.
func HasHash(sorted []uint64, h uint64) bool {
	_, ok := slices.BinarySearch(sorted, h)
	return ok
}
