package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A brood is the numbered lines of one level under one parent, in order.
type brood struct {
	parent *Line
	level  int
	lines  []*Line
}

// broods groups the numbered lines of running text. A new part (a title, an
// annex, a table of contents) begins new ones, and so does a list that starts
// again at 1 below the headings.
func (t *Text) broods() []*brood {
	var out []*brood
	type key struct {
		parent *Line
		level  int
		part   int
	}
	open := map[key]*brood{}
	part := 0
	toc := t.contents()
	for _, l := range t.Lines {
		if l.Kind == AnnexLine || l.Kind == TitleLine && l.Index > 4 {
			part++
		}
		if l.Number == 0 || l.Level == 0 || l.Kind != HeadingLine && !l.RunIn || toc[l] {
			continue
		}
		k := key{l.Up, l.Level, part}
		b := open[k]
		if b == nil || l.Number == 1 && l.RunIn && len(b.lines) > 1 {
			b = &brood{parent: l.Up, level: l.Level}
			open[k] = b
			out = append(out, b)
		}
		b.lines = append(b.lines, l)
	}
	return out
}

// contents marks the lines of a table of contents: headings that come again.
func (t *Text) contents() map[*Line]bool {
	out := map[*Line]bool{}
	first := map[string]*Line{}
	for _, l := range t.Lines {
		if l.Number == 0 || l.Level > 2 {
			continue
		}
		name := strings.TrimRight(l.Text, "0123456789 .…·")
		if f := first[name]; f != nil && l.Level == 1 {
			for _, x := range t.Lines[f.Index:l.Index] {
				if strings.TrimRight(x.Text, "0123456789 .…·") != x.Text || x.Level > 0 && x.Level <= 2 && l.Index-f.Index < 60 && f.Number == 1 {
					out[x] = true
				}
			}
			return out
		}
		if first[name] == nil {
			first[name] = l
		}
	}
	return out
}

// number prints a number in the way of its line's mark.
func (l *Line) number(n int) string {
	s := strconv.Itoa(n)
	if l.Level <= 2 && l.Mark != "" {
		s = hanOf(n)
	}
	if i := strings.IndexAny(l.Mark, "0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩"); i >= 0 {
		tail := strings.TrimLeft(l.Mark[i:], "0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩")
		return l.Mark[:i] + s + tail
	}
	return s
}

// hanOf prints a number up to 99 in Han numerals.
func hanOf(n int) string {
	digit := func(k int) string { return hanDigits[3*(k-1) : 3*k] }
	switch {
	case n <= 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return digit(n)
	}
	s := "十"
	if n >= 20 {
		s = digit(n/10) + s
	}
	if n%10 > 0 {
		s += digit(n % 10)
	}
	return s
}

// numberMissing wants numbers under one parent to follow one another.
func numberMissing(p *Pass) Outcome {
	for _, b := range p.broods() {
		for i := 1; i < len(b.lines); i++ {
			a, l := b.lines[i-1], b.lines[i]
			if l.Number > a.Number+1 {
				p.At(l, Range{0, len(l.Mark)}, fmt.Sprintf("“%s”前面是“%s”，缺“%s”。", l.Mark, a.Mark, l.number(a.Number+1)), "补上缺的一项，或改序号", a.Site(Range{0, len(a.Mark)}))
				break
			}
		}
	}
	p.inlineNumbers(func(last, n int) string {
		if n > last+1 && n < last+4 {
			return fmt.Sprintf("前面是“%d.”，缺“%d.”", last, last+1)
		}
		return ""
	})
	return Decided
}

var inlineNumber = regexp.MustCompile(`(?:^|[：:；;。])([1-9][0-9]?)[.．、](?:[^0-9]|$)`)

// An inlineList is the numbers of a list that runs inside a paragraph.
type inlineList struct {
	line    *Line
	numbers []Range
}

// inlineLists returns the lists of at least three numbers inside paragraphs.
func (t *Text) inlineLists() []inlineList { return t.kept.inline.get(t.readInlineLists) }

// mayList reports whether at least three digits of a text have the mark of a
// list's number behind them.
func mayList(s string) bool {
	n := 0
	for i := 0; i+1 < len(s) && n < 3; i++ {
		if s[i] >= '0' && s[i] <= '9' && (s[i+1] == '.' || strings.HasPrefix(s[i+1:], "．") || strings.HasPrefix(s[i+1:], "、")) {
			n++
		}
	}
	return n == 3
}

func (t *Text) readInlineLists() []inlineList {
	var out []inlineList
	for _, l := range t.Lines {
		if !mayList(l.Text) {
			continue
		}
		list := inlineList{line: l}
		for _, m := range inlineNumber.FindAllStringSubmatchIndex(l.Text, -1) {
			list.numbers = append(list.numbers, Range{m[2], m[3]})
		}
		if len(list.numbers) >= 3 {
			out = append(out, list)
		}
	}
	return out
}

// inlineNumbers calls f for the numbers of every inline list, and reports what f
// says of one.
func (p *Pass) inlineNumbers(f func(last, n int) string) {
	for _, list := range p.inlineLists() {
		last := 0
		for _, r := range list.numbers {
			shown := r.Of(list.line.Text)
			n := countWord(shown)
			if why := f(last, n); last > 0 && why != "" {
				p.At(list.line, r, "段内的序号“"+shown+".”"+why+"。", "按顺序改序号")
				break
			}
			last = n
		}
	}
}

// numberTwice wants every number once under one parent.
func numberTwice(p *Pass) Outcome {
	for _, b := range p.broods() {
		seen := map[int]*Line{}
		for _, l := range b.lines {
			if first := seen[l.Number]; first != nil {
				p.At(l, Range{0, len(l.Mark)}, fmt.Sprintf("序号“%s”重复，前面的“%s”已经用过。", l.Mark, clip(first.Text, 12)), "按顺序改序号", first.Site(Range{0, len(first.Mark)}))
				break
			}
			seen[l.Number] = l
		}
	}
	p.inlineNumbers(func(last, n int) string {
		if n == last {
			return "重复"
		}
		return ""
	})
	return Decided
}

// firstNumber wants the first number under a parent to be 1.
func firstNumber(p *Pass) Outcome {
	for _, b := range p.broods() {
		l := b.lines[0]
		if l.Number > 1 && l.Index > 0 && (b.parent != nil || b.level == 1 && len(b.lines) > 1) {
			p.At(l, Range{0, len(l.Mark)}, fmt.Sprintf("同级的第一个序号是“%s”，应从“%s”起。", l.Mark, l.number(1)), "从一起重新编号")
		}
	}
	return Decided
}

// marksMixed wants one shape of number under one parent.
func marksMixed(p *Pass) Outcome {
	for _, b := range p.broods() {
		forms := map[string]*form{}
		for _, l := range b.lines {
			count(forms, l.number(1), l, Range{0, len(l.Mark)})
		}
		p.minority(forms, "同级序号", "统一用“%”这种序号")
	}
	return Decided
}

// onlyChild finds a level with a single number.
func onlyChild(p *Pass) Outcome {
	for _, b := range p.broods() {
		if l := b.lines[0]; len(b.lines) == 1 && l.Number == 1 && b.parent != nil && b.level > 1 {
			p.At(l, Range{0, len(l.Mark)}, fmt.Sprintf("“%s”下面只有“%s”一项。", clip(b.parent.Text, 16), l.Mark), "只有一项的不编号")
		}
	}
	return Decided
}

// levelSkipped finds a chapter that goes from 一、 to 1. while others use （一）.
func levelSkipped(p *Pass) Outcome {
	var skipped []*Line
	full := false
	last := map[*Line]bool{}
	for _, l := range p.Lines {
		if l.Number == 0 || l.Up == nil || l.Up.Level != 1 || last[l.Up] || l.Kind != HeadingLine {
			continue
		}
		last[l.Up] = true
		switch l.Level {
		case 2:
			full = true
		case 3, 4:
			skipped = append(skipped, l)
		}
	}
	if full {
		for _, l := range skipped {
			p.At(l, Range{0, len(l.Mark)}, fmt.Sprintf("“%s”下面直接用“%s”，别的部分用“（一）”。", clip(l.Up.Text, 20), l.Mark), "这一层也用“（一）”")
		}
	}
	return Decided
}

// emptyHeading finds a heading with nothing under it.
func emptyHeading(p *Pass) Outcome {
	toc := p.contents()
	for i, l := range p.Lines {
		if l.Kind != HeadingLine || toc[l] {
			continue
		}
		if i+1 < len(p.Lines) {
			n := p.Lines[i+1]
			if n.Kind != HeadingLine && n.Kind != TitleLine && n.Kind != SignatureLine && n.Kind != AnnexLine || n.Kind == HeadingLine && n.Level > l.Level || toc[n] {
				continue
			}
		}
		p.Line(l, "标题“"+clip(l.Text, 24)+"”下面没有内容。", "补写内容，或删去标题")
	}
	return Decided
}
