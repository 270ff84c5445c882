package check

import (
	"fmt"
	"strings"
)

// longSentence finds sentences with too many characters and commas.
func longSentence(p *Pass) Outcome {
	most, commas := p.Limit("长句字数"), p.Limit("长句逗号")
	p.Bodies(func(l *Line) {
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			if n := runes(text); n > most && strings.Count(text, "，") > commas {
				r := Range{s.From, s.From + len(clip(text, quoteMost))}
				p.At(l, r, fmt.Sprintf("这一句有%d个字、%d个逗号，太长。", n, strings.Count(text, "，")), "拆成几句")
			}
		}
	})
	return Decided
}

// stockOnly finds sections of which most sentences are stock phrases without a
// figure or a name.
func stockOnly(p *Pass) Outcome {
	share := p.Limit("套话占比")
	heads := p.Headings()
	if len(heads) == 0 {
		return NotApplicable("没有分节的标题")
	}
	for _, h := range heads {
		total, empty := 0, 0
		for _, l := range p.own(h) {
			for _, s := range l.Sentences() {
				text := s.Of(l.Text)
				if runes(text) < 8 {
					continue
				}
				if total++; stock(text, p.Lexicon().Stock) {
					empty++
				}
			}
		}
		if total >= 3 && 100*empty > share*total {
			p.Line(h, fmt.Sprintf("“%s”一节%d句里有%d句只有套话，没有数和事。", clip(h.Text, 24), total, empty), "补充具体事项和数据")
		}
	}
	return Decided
}

// own returns the paragraphs directly under a heading.
func (t *Text) own(h *Line) []*Line {
	var out []*Line
	for _, l := range t.Section(h) {
		if l.Kind == HeadingLine {
			break
		}
		if l.Kind == BodyLine {
			out = append(out, l)
		}
	}
	return out
}

// stock reports a sentence with a stock phrase and with no figure, quoted name
// or title.
func stock(s string, phrases []string) bool {
	return !strings.ContainsAny(s, "0123456789“《") && hasAny(s, phrases...)
}

// processOnly finds paragraphs of the results that hold neither a figure nor a
// word of something completed.
func processOnly(p *Pass) Outcome {
	if p.Kind == GoalForm || p.Kind == Plan {
		return NotApplicable("不是年终的自评或决算文件")
	}
	done := p.Lexicon().Done
	p.Bodies(func(l *Line) {
		if !p.InResults(l) || runes(l.Text) < 8 || strings.ContainsAny(l.Text, "0123456789《") || hasAny(l.Text, done...) {
			return
		}
		if !hasAny(l.Text, "推进", "加强", "深化", "推动", "优化", "提升", "完善", "强化", "开展", "促进") || lastRune(l.Text) != '。' {
			return
		}
		p.Line(l, "这一段只写了过程，没有结果："+clip(l.Text, 20)+"……。", "写出完成了什么、达到什么程度")
	})
	return Decided
}
