package check

import (
	"hash/fnv"
	"slices"
	"strings"
)

// readPassages keeps the sentences on problems and on what is to be done.
func (g *Digest) readPassages(t *Text) {
	if t.paper() != ReportPaper && t.paper() != AuditPaper {
		return
	}
	if _, lines, ok := t.problems(); ok {
		g.problems = passages(lines)
	}
	if _, lines, ok := t.measures(); ok {
		g.promises = passages(lines)
	}
}

func passages(lines []*Line) []held {
	var out []held
	for _, l := range lines {
		if l.Kind != BodyLine && l.Kind != CellLine {
			continue
		}
		for _, s := range l.Sentences() {
			text := strings.TrimSpace(s.Of(l.Text))
			if runes(fold(text)) >= shortestPassage && len(out) < mostHeld {
				out = append(out, held{text, l.Site(s)})
			}
		}
	}
	return out
}

// readSentences keeps the hashes of the sentences.
func (g *Digest) readSentences(t *Text) {
	own := ""
	if g.Year > 0 {
		own = yearText(g.Year)
	}
	for _, l := range t.Lines {
		if l.Kind != BodyLine {
			continue
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			if !worthComparing(text) {
				continue
			}
			h := hashOf(fold(text))
			g.sentences = append(g.sentences, h)
			if own != "" && strings.Contains(text, own) && t.InResults(l) {
				g.numbered = append(g.numbered, h)
			}
		}
	}
	g.sentences, g.numbered = sortedOnce(g.sentences), sortedOnce(g.numbered)
	if g.Paper == ReportPaper {
		g.sketches = sketches(t, g)
	}
}

func sortedOnce(all []uint64) []uint64 {
	slices.Sort(all)
	return slices.Clip(slices.Compact(all))
}

// worthComparing reports a sentence that two authors would not write alike by
// chance.
func worthComparing(s string) bool { return runes(s) >= 12 && !strings.Contains(s, "《") }

func hashOf(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

func has(sorted []uint64, h uint64) bool {
	_, ok := slices.BinarySearch(sorted, h)
	return ok
}
