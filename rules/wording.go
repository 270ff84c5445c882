package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
)

// longSentence finds sentences with too many characters and commas.
func longSentence(p *check.Pass) check.Outcome {
	most, commas := p.Limit("长句字数"), p.Limit("长句逗号")
	p.Bodies(func(l *paper.Line) {
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			if n := paper.Runes(text); n > most && strings.Count(text, "，") > commas {
				r := paper.Range{From: s.From, To: s.From + len(paper.Clip(text, paper.QuoteMost))}
				p.At(l, r, fmt.Sprintf("这一句有%d个字、%d个逗号，太长。", n, strings.Count(text, "，")), "拆成几句")
			}
		}
	})
	return check.Decided
}

// stockOnly finds sections of which most sentences are stock phrases without a
// figure or a name.
func stockOnly(p *check.Pass) check.Outcome {
	share := p.Limit("套话占比")
	heads := p.Headings()
	if len(heads) == 0 {
		return check.NotApplicable("没有分节的标题")
	}
	for _, h := range heads {
		total, empty := 0, 0
		for _, l := range p.Under(h) {
			for _, s := range l.Sentences() {
				text := s.Of(l.Text)
				if paper.Runes(text) < 8 {
					continue
				}
				if total++; stock(text, p.Lexicon().Stock) {
					empty++
				}
			}
		}
		if total >= 3 && 100*empty > share*total {
			p.Line(h, fmt.Sprintf("“%s”一节%d句里有%d句只有套话，没有数和事。", paper.Clip(h.Text, 24), total, empty), "补充具体事项和数据")
		}
	}
	return check.Decided
}

// stock reports a sentence with a stock phrase and with no figure, quoted name
// or title.
func stock(s string, phrases []string) bool {
	return !strings.ContainsAny(s, "0123456789“《") && paper.HasAny(s, phrases...)
}

// processOnly finds paragraphs of the results that hold neither a figure nor a
// word of something completed.
func processOnly(p *check.Pass) check.Outcome {
	if p.Kind == paper.GoalForm || p.Kind == paper.Plan {
		return check.NotApplicable("不是年终的自评或决算文件")
	}
	done := p.Lexicon().Done
	p.Bodies(func(l *paper.Line) {
		if !p.InResults(l) || paper.Runes(l.Text) < 8 || strings.ContainsAny(l.Text, "0123456789《") || paper.HasAny(l.Text, done...) {
			return
		}
		if !paper.HasAny(l.Text, "推进", "加强", "深化", "推动", "优化", "提升", "完善", "强化", "开展", "促进") || paper.LastRune(l.Text) != '。' {
			return
		}
		p.Line(l, "这一段只写了过程，没有结果："+paper.Clip(l.Text, 20)+"……。", "写出完成了什么、达到什么程度")
	})
	return check.Decided
}
