package rules

import (
	"fmt"
	"strings"

	"jiheng/across"
	"jiheng/check"
	"jiheng/paper"
)

// likeSummary finds a report most of whose sentences stand in the unit's work
// summary.
func likeSummary(p *check.Pass) check.Outcome {
	if p.Kind != paper.Report {
		return noSelfReport
	}
	met := false
	for _, g := range p.Siblings() {
		if g.Genre != paper.SummaryGenre {
			continue
		}
		met = true
		total, same := 0, 0
		p.Bodies(func(l *paper.Line) {
			for _, s := range l.Sentences() {
				if text := s.Of(l.Text); across.WorthComparing(text) {
					if total++; across.HasHash(g.Sentences, across.HashOf(paper.Fold(text))) {
						same++
					}
				}
			}
		})
		if total < fewSentences {
			return check.Undecided("报告的句子太少，看不出是否照抄")
		}
		if share := 100 * same / total; share > p.Limit("与总结雷同") {
			p.Whole(fmt.Sprintf("全文%d句里有%d句与工作总结“%s”完全相同，占%d%%。", total, same, paper.Clip(g.Title, 30), share),
				"自评报告对照指标和指标值写完成情况、问题和原因，不照抄工作总结")
		}
	}
	if !met {
		return check.NotApplicable("没有一起核对的工作总结")
	}
	return check.Decided
}

// fewSentences is the number of sentences below which a share of them says
// nothing.
const fewSentences = 3

// oldYearLeft finds sentences of results that stand in last year's report with
// the number of that year, which is left in this one.
func oldYearLeft(p *check.Pass) {
	last, own := p.ReportBefore(), p.Digest()
	if last == nil || last.Year == 0 || own.Year != last.Year+1 || own.Genre != paper.ReportGenre {
		return
	}
	old := paper.YearText(last.Year)
	p.Bodies(func(l *paper.Line) {
		if !l.Has(old) || !p.InResults(l) {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			i := strings.Index(text, old)
			if i >= 0 && across.HasHash(last.Numbered, across.HashOf(paper.Fold(text))) &&
				!paper.HasAny(text, "上年", "去年", "较", "比", "以来", "起", paper.YearText(own.Year)) {
				p.At(l, paper.Range{From: s.From + i, To: s.From + i + len(old)}, fmt.Sprintf("这一句与上年报告一字不差，写的还是%s。", old),
					fmt.Sprintf("换成%d年的情况", own.Year))
			}
		}
	})
}

// likeNeighbours finds paragraphs that reports of other units have too.
func likeNeighbours(p *check.Pass) check.Outcome {
	own := p.Digest()
	switch {
	case own.Genre != paper.ReportGenre:
		return noSelfReport
	case p.Pool == nil:
		return check.NotApplicable("没有一起检查的其他单位的报告")
	case len(own.Sketches) == 0:
		return check.Undecided("没有可以比较的段落")
	}
	least := p.Limit("与外单位雷同")
	byUnit := map[string][]across.Copy{}
	var order []string
	for i := range own.Sketches {
		c, ok := p.Pool.Nearest(own, &own.Sketches[i], least)
		if !ok {
			continue
		}
		if byUnit[c.Report.File] == nil {
			order = append(order, c.Report.File)
		}
		byUnit[c.Report.File] = append(byUnit[c.Report.File], c)
	}
	for _, file := range order {
		all := byUnit[file]
		if len(all) >= fewSentences && 2*len(all) >= len(own.Sketches) {
			p.Whole(fmt.Sprintf("全文%d段成效里有%d段与“%s”的报告几乎相同。", len(own.Sketches), len(all), all[0].Report.Unit), "按本单位的情况重写")
			continue
		}
		for _, c := range all {
			heldAt(p, c.Own.Site, "", fmt.Sprintf("这一段与“%s”的报告几乎相同：“%s……”。", c.Report.Unit, paper.Clip(c.Own.Site.Quote, 24)),
				"写本单位的情况", c.Other)
		}
	}
	return check.Decided
}
