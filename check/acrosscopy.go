package check

import (
	"fmt"
	"strings"
)

// likeSummary finds a report most of whose sentences stand in the unit's work
// summary.
func likeSummary(p *Pass) Outcome {
	if p.Kind != Report {
		return NotApplicable("不是自评报告")
	}
	met := false
	for _, g := range p.others() {
		if g.Paper != SummaryPaper {
			continue
		}
		met = true
		total, same := 0, 0
		p.Bodies(func(l *Line) {
			for _, s := range l.Sentences() {
				if text := s.Of(l.Text); worthComparing(text) {
					if total++; has(g.sentences, hashOf(fold(text))) {
						same++
					}
				}
			}
		})
		if total < fewSentences {
			return Undecided("报告的句子太少，看不出是否照抄")
		}
		if share := 100 * same / total; share > p.Limit("与总结雷同") {
			p.Whole(fmt.Sprintf("全文%d句里有%d句与工作总结“%s”完全相同，占%d%%。", total, same, clip(g.Title, 30), share), "自评报告对照指标和指标值写完成情况、问题和原因，不照抄工作总结")
		}
	}
	if !met {
		return NotApplicable("没有一起核对的工作总结")
	}
	return Decided
}

// fewSentences is the number of sentences below which a share of them says
// nothing.
const fewSentences = 3

// oldYearLeft finds sentences of results that stand in last year's report with
// the number of that year, which is left in this one.
func (p *Pass) oldYearLeft() {
	last, own := p.pastReport(), p.digest()
	if last == nil || last.Year == 0 || own.Year != last.Year+1 || own.Paper != ReportPaper {
		return
	}
	old := yearText(last.Year)
	p.Bodies(func(l *Line) {
		if !l.Has(old) || !p.InResults(l) {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			i := strings.Index(text, old)
			if i >= 0 && has(last.numbered, hashOf(fold(text))) && !hasAny(text, "上年", "去年", "较", "比", "以来", "起", yearText(own.Year)) {
				p.At(l, Range{s.From + i, s.From + i + len(old)}, fmt.Sprintf("这一句与上年报告一字不差，写的还是%s。", old), fmt.Sprintf("换成%d年的情况", own.Year))
			}
		}
	})
}

// likeNeighbours finds paragraphs that reports of other units have too.
func likeNeighbours(p *Pass) Outcome {
	own := p.digest()
	switch {
	case own.Paper != ReportPaper:
		return NotApplicable("不是自评报告")
	case p.Pool == nil:
		return NotApplicable("没有一起检查的其他单位的报告")
	case len(own.sketches) == 0:
		return Undecided("没有可以比较的段落")
	}
	least := p.Limit("与外单位雷同")
	byUnit := map[string][]copied{}
	var order []string
	for i := range own.sketches {
		c, ok := p.Pool.nearest(own, &own.sketches[i], least)
		if !ok {
			continue
		}
		if byUnit[c.report.File] == nil {
			order = append(order, c.report.File)
		}
		byUnit[c.report.File] = append(byUnit[c.report.File], c)
	}
	for _, file := range order {
		all := byUnit[file]
		if len(all) >= fewSentences && 2*len(all) >= len(own.sketches) {
			p.Whole(fmt.Sprintf("全文%d段成效里有%d段与“%s”的报告几乎相同。", len(own.sketches), len(all), all[0].report.Unit), "按本单位的情况重写")
			continue
		}
		for _, c := range all {
			p.heldAt(c.own.site, "", fmt.Sprintf("这一段与“%s”的报告几乎相同：“%s……”。", c.report.Unit, clip(c.own.site.Quote, 24)), "写本单位的情况", c.other)
		}
	}
	return Decided
}
