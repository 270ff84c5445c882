package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
)

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
func nearParagraphs(p *check.Pass) {
	most := p.Limit("雷同段落")
	type para struct {
		line *paper.Line
		set  []uint64
	}
	index := map[uint64][]int{}
	var all []para
	part := 0
	for _, l := range p.Lines {
		if l.Kind == paper.TitleLine {
			part = len(all)
		}
		if l.Kind != paper.BodyLine || paper.Runes(l.Text) < nearLength {
			continue
		}
		set := paper.Grams(l.Text)
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
			p.Line(l, "这一段与前面一段几乎相同：“"+paper.Clip(all[best].line.Text, 24)+"……”。", "删去一处，或写出各自的内容",
				all[best].line.Site(paper.Range{From: 0, To: len(all[best].line.Text)}))
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
func likeLastYear(p *check.Pass) check.Outcome {
	last, ok := p.LastText()
	if !ok {
		return check.NotApplicable("没有上年的报告")
	}
	oldYearLeft(p)
	old := map[string]bool{}
	for _, l := range last.Lines {
		for _, s := range l.Sentences() {
			old[s.Of(l.Text)] = true
		}
	}
	total, same := 0, 0
	p.Bodies(func(l *paper.Line) {
		for _, s := range l.Sentences() {
			if text := s.Of(l.Text); paper.Runes(text) >= 12 && !strings.Contains(text, "《") {
				if total++; old[text] {
					same++
				}
			}
		}
	})
	if total == 0 {
		return check.Undecided("没有可以比较的句子")
	}
	if share := 100 * same / total; share > p.Limit("与上年雷同") {
		p.Whole(fmt.Sprintf("全文%d句里有%d句与上年报告完全相同，占%d%%。", total, same, share), "按本年的情况重写")
	}
	return check.Decided
}
