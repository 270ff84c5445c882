package check

import (
	"fmt"
	"slices"
	"strings"
)

// grams returns the hashed four-character pieces of a text, sorted, each once.
func grams(s string) []uint64 {
	rs := []rune(s)
	var out []uint64
	for i := 0; i+4 <= len(rs); i++ {
		h := uint64(14695981039346656037)
		for _, r := range rs[i : i+4] {
			h = (h ^ uint64(r)) * 1099511628211
		}
		out = append(out, h)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// likeness returns the share of pieces that two texts have in common, in
// percent of those of both.
func likeness(a, b []uint64) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			common, i, j = common+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return 100 * common / (len(a) + len(b) - common)
}

// nearLength bounds the paragraphs that are compared: shorter ones are alike by
// nature, and two of very different length cannot be alike.
const nearLength = 40

// commonGram is the number of paragraphs from which a piece of text says nothing
// of any of them.
const commonGram = 50

// nearParagraphs reports paragraphs that are nearly the same as an earlier one.
func (p *Pass) nearParagraphs() {
	most := p.Limit("雷同段落")
	type para struct {
		line *Line
		set  []uint64
	}
	index := map[uint64][]int{}
	var all []para
	part := 0
	for _, l := range p.Lines {
		if l.Kind == TitleLine {
			part = len(all)
		}
		if l.Kind != BodyLine || runes(l.Text) < nearLength {
			continue
		}
		set := grams(l.Text)
		shared := map[int]int{}
		for _, g := range set {
			for _, i := range index[g] {
				shared[i]++
			}
		}
		best := -1
		for i, n := range shared {
			if i >= part && n*2 > len(set) && likeness(all[i].set, set) > most && (best < 0 || i < best) {
				best = i
			}
		}
		if best >= 0 && all[best].line.Text != l.Text {
			p.Line(l, "这一段与前面一段几乎相同：“"+clip(all[best].line.Text, 24)+"……”。", "删去一处，或写出各自的内容", all[best].line.Site(Range{0, len(all[best].line.Text)}))
		}
		for i := 0; i < len(set); i += 4 {
			if list := index[set[i]]; len(list) < commonGram {
				index[set[i]] = append(list, len(all))
			}
		}
		all = append(all, para{l, set})
	}
}

// likeLastYear finds a report most of whose sentences stood in last year's.
func likeLastYear(p *Pass) Outcome {
	last, ok := p.LastText()
	if !ok {
		return NotApplicable("没有上年的报告")
	}
	p.oldYearLeft()
	old := map[string]bool{}
	for _, l := range last.Lines {
		for _, s := range l.Sentences() {
			old[s.Of(l.Text)] = true
		}
	}
	total, same := 0, 0
	p.Bodies(func(l *Line) {
		for _, s := range l.Sentences() {
			if text := s.Of(l.Text); runes(text) >= 12 && !strings.Contains(text, "《") {
				if total++; old[text] {
					same++
				}
			}
		}
	})
	if total == 0 {
		return Undecided("没有可以比较的句子")
	}
	if share := 100 * same / total; share > p.Limit("与上年雷同") {
		p.Whole(fmt.Sprintf("全文%d句里有%d句与上年报告完全相同，占%d%%。", total, same, share), "按本年的情况重写")
	}
	return Decided
}
