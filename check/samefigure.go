package check

import (
	"fmt"
	"regexp"
	"strings"
)

// flatWithoutBase finds 持平 without the value of the year before.
func flatWithoutBase(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if !l.Has("持平") {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			i := strings.Index(text, "持平")
			if i < 0 || hasAny(clause(text, i), "预算") {
				continue
			}
			seen = true
			bases := map[string]int{}
			most := 0
			for _, t := range l.figuresIn(s) {
				bases[t.base]++
				most = max(most, bases[t.base])
			}
			if most < 2 {
				p.At(l, Range{s.From + i, s.From + i + len("持平")}, "“"+clip(clause(text, i), 20)+"”：说是持平，没有写上年的数。", "写出上年的数，如“与上年（702亿元）基本持平”")
			}
		}
	})
	if !seen {
		return NotApplicable("没有写“持平”")
	}
	return Decided
}

// genericLabels say nothing of what is counted.
var genericLabels = strings.NewReplacer("年初预算数", "", "年初预算", "", "全年预算数", "", "全年预算", "", "调整后预算数", "", "调整后预算", "", "调整预算数", "", "预算数", "", "决算数", "", "执行数", "", "执行率", "",
	"支出", "", "收入", "", "预算", "", "决算", "", "全年", "", "累计", "", "共计", "", "合计", "", "总计", "", "预计", "", "完成", "", "达到", "", "达", "", "实现", "", "同比增长", "", "同比下降", "", "增长", "", "下降", "", "较上年", "", "比上年", "", "占比", "", "其中", "", "实际", "", "分别", "", "增加", "", "减少", "", "各项得分相加得", "", "财政拨款", "", "本年", "", "为", "", "共", "", "了", "", "金额", "", "资金", "", "面积", "", "约", "", "开展", "", "组织", "", "实施", "", "期间", "")

var otherTime = []string{"上年", "去年", "上半年", "季度", "目标", "计划", "力争", "较", "比", "月底", "截至", "以来", "每", "人均", "一期", "二期"}

// sameFigureTwice finds one thing with two values in the results.
func sameFigureTwice(p *Pass) Outcome {
	type seen struct {
		line *Line
		tok  figureToken
	}
	first := map[string]seen{}
	for _, l := range p.Lines {
		if l.Kind == TitleLine { // another form in the same file
			clear(first)
		}
		if !p.InResults(l) {
			continue
		}
		for _, t := range l.figures() {
			lab := label(l.Text, t.Start)
			if runes(lab) < 4 {
				continue
			}
			c := clause(l.Text, t.Start)
			subject := genericLabels.Replace(lab)
			if runes(subject) < 4 || strings.HasPrefix(subject, "占") || strings.HasSuffix(subject, "率") && runes(subject) < 7 || hasAny(c, otherTime...) || yearOf.MatchString(c) || strings.ContainsAny(subject, "0123456789") {
				continue
			}
			key := subject + "/" + t.base
			if st, ok := stageSaid(lab); ok {
				key += stageName(st) // a budget is not what was spent of it
			}
			f, ok := first[key]
			if !ok {
				first[key] = seen{l, t}
				continue
			}
			if f.line == l && strings.Count(l.Text, subject) > 2 || f.tok.envelope().Meets(t.envelope()) || f.tok.Approx != "" || t.Approx != "" {
				continue
			}
			p.At(l, Range{t.Start, t.End}, fmt.Sprintf("“%s”前面写%s，这里写%s。", subject, f.tok.Text, t.Text), "核对后统一；两处口径不同的写明口径", f.line.Site(Range{f.tok.Start, f.tok.End}))
		}
	}
	return Decided
}

var yearOf = regexp.MustCompile(`20[0-9]{2}年`)

var riseTimes = regexp.MustCompile(`(?:增长|增加|提高|提升)(?:了|近|约|超)?[0-9.]+倍`)

// multipleUnclear finds 增长N倍 without old or new value.
func multipleUnclear(p *Pass) Outcome {
	p.Bodies(func(l *Line) {
		if !l.Has("倍") {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			m := riseTimes.FindStringIndex(text)
			if m == nil {
				continue
			}
			other := false
			for _, t := range l.figuresIn(s) {
				other = other || t.Unit != "倍" && t.Unit != "%"
			}
			if !other {
				p.At(l, Range{s.From + m[0], s.From + m[1]}, "“"+text[m[0]:m[1]]+"”：没有写前后的数，看不出是增加了几倍还是增加到几倍。", "补写前后的数")
			}
		}
	})
	return Decided
}
