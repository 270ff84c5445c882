package rules

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/check"
	"jiheng/paper"
)

// A brood is the numbered lines of one level under one parent, in order.
type brood struct {
	parent *paper.Line
	level  int
	lines  []*paper.Line
}

// broods groups the numbered lines of running text. A new part (a title, an
// annex, a table of contents) begins new ones, and so does a list that starts
// again at 1 below the headings.
func broods(t *paper.Text) []*brood {
	var out []*brood
	type key struct {
		parent *paper.Line
		level  int
		part   int
	}
	open := map[key]*brood{}
	part := 0
	toc := contents(t)
	for _, l := range t.Lines {
		if l.Kind == paper.AnnexLine || l.Kind == paper.TitleLine && l.Index > 4 {
			part++
		}
		if opensPart(l) && !toc[l] {
			part++
		}
		if l.Number == 0 || l.Level == 0 || l.Kind != paper.HeadingLine && !l.RunIn || toc[l] {
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

// opensPart reports the heading of a part: 第二部分 2024年度部门决算情况说明. Numbers begin anew
// below it.
func opensPart(l *paper.Line) bool {
	m := chapterMark.FindStringSubmatch(l.Text)
	return m != nil && m[1] != "节" && m[1] != "条" && (l.Kind == paper.HeadingLine || l.Kind == paper.TitleLine || l.Kind == paper.BodyLine && paper.Runes(l.Text) <= longestPart)
}

// longestPart is the length in characters of the longest heading of a part.
const longestPart = 30

// contents marks the lines of a table of contents: headings that come again, and lines
// with dots that lead to a page.
func contents(t *paper.Text) map[*paper.Line]bool {
	out := map[*paper.Line]bool{}
	first := map[string]*paper.Line{}
	done := false
	for _, l := range t.Lines {
		if leadsToPage(l.Text) {
			out[l] = true
		}
		if done || l.Number == 0 || l.Level > 2 {
			continue
		}
		name := strings.TrimRight(l.Text, "0123456789 .…·")
		if f := first[name]; f != nil && l.Level == 1 {
			for _, x := range t.Lines[f.Index:l.Index] {
				if strings.TrimRight(x.Text, "0123456789 .…·") != x.Text || x.Level > 0 && x.Level <= 2 && l.Index-f.Index < 60 && f.Number == 1 {
					out[x] = true
				}
			}
			done = true
		}
		if first[name] == nil {
			first[name] = l
		}
	}
	return out
}

// leastLeaders is how many dots in a row lead to a page: no sentence ends in as many.
const leastLeaders = 4

// leadsToPage reports a line that ends in dots, with the number of a page behind them or
// none: 一、部门职责……………3.
func leadsToPage(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool { return '0' <= r && r <= '9' || r == '-' || r == ' ' || r == '\u3000' })
	name := strings.TrimRightFunc(text, func(r rune) bool {
		switch r {
		case '…', '.', '·', '．', '‥', ' ':
			return true
		}
		return false
	})
	return name != "" && utf8.RuneCountInString(text[len(name):]) >= leastLeaders
}

// number prints a number in the way of its line's mark.
func number(l *paper.Line, n int) string {
	s := strconv.Itoa(n)
	if l.Level <= 2 && l.Mark != "" {
		s = paper.HanOf(n)
	}
	if i := strings.IndexAny(l.Mark, "0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩"); i >= 0 {
		tail := strings.TrimLeft(l.Mark[i:], "0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩")
		return l.Mark[:i] + s + tail
	}
	return s
}

// numberMissing wants numbers under one parent to follow one another.
func numberMissing(p *check.Pass) check.Outcome {
	for _, b := range broods(p.Text) {
		for i := 1; i < len(b.lines); i++ {
			a, l := b.lines[i-1], b.lines[i]
			if l.Number > a.Number+1 {
				p.At(l, paper.Range{From: 0, To: len(l.Mark)},
					fmt.Sprintf("“%s”前面是“%s”，缺“%s”。", l.Mark, a.Mark, number(l, a.Number+1)), "补上缺的一项，或改序号",
					a.Site(paper.Range{From: 0, To: len(a.Mark)}))
				break
			}
		}
	}
	inlineNumbers(p, func(last, n int) string {
		if n > last+1 && n < last+4 {
			return fmt.Sprintf("前面是“%d.”，缺“%d.”", last, last+1)
		}
		return ""
	})
	return check.Decided
}

// inlineNumbers calls f for the numbers of every inline list, and reports what f
// says of one.
func inlineNumbers(p *check.Pass, f func(last, n int) string) {
	for _, list := range p.InlineLists() {
		last := 0
		for _, r := range list.Numbers {
			shown := r.Of(list.Line.Text)
			n := paper.CountWord(shown)
			if why := f(last, n); last > 0 && why != "" {
				p.At(list.Line, r, "段内的序号“"+shown+".”"+why+"。", "按顺序改序号")
				break
			}
			last = n
		}
	}
}

// numberTwice wants every number once under one parent.
func numberTwice(p *check.Pass) check.Outcome {
	for _, b := range broods(p.Text) {
		seen := map[int]*paper.Line{}
		for _, l := range b.lines {
			if first := seen[l.Number]; first != nil {
				p.At(l, paper.Range{From: 0, To: len(l.Mark)},
					fmt.Sprintf("序号“%s”重复，前面的“%s”已经用过。", l.Mark, paper.Clip(first.Text, 12)), "按顺序改序号",
					first.Site(paper.Range{From: 0, To: len(first.Mark)}))
				break
			}
			seen[l.Number] = l
		}
	}
	inlineNumbers(p, func(last, n int) string {
		if n == last {
			return "重复"
		}
		return ""
	})
	return check.Decided
}

// firstNumber wants the first number under a parent to be 1.
func firstNumber(p *check.Pass) check.Outcome {
	for _, b := range broods(p.Text) {
		l := b.lines[0]
		if l.Number > 1 && l.Index > 0 && (b.parent != nil || b.level == 1 && len(b.lines) > 1) {
			if goesOnFrom(p, l) {
				continue
			}
			p.At(l, paper.Range{From: 0, To: len(l.Mark)}, fmt.Sprintf("同级的第一个序号是“%s”，应从“%s”起。", l.Mark, number(l, 1)), "从一起重新编号")
		}
	}
	return check.Decided
}

// goesOnFrom reports a number that follows the last one inside the paragraph above it: 6.资金管理
// below 说明：1.…。2.…。5.….
func goesOnFrom(p *check.Pass, l *paper.Line) bool {
	above := l.Index - 1
	if above < 0 || l.Number < 2 {
		return false
	}
	return paper.HasAny(p.Lines[above].Text, "。"+number(l, l.Number-1), "；"+number(l, l.Number-1), "："+number(l, l.Number-1), " "+number(l, l.Number-1))
}

// marksMixed wants one shape of number under one parent.
func marksMixed(p *check.Pass) check.Outcome {
	for _, b := range broods(p.Text) {
		forms := map[string]*form{}
		for _, l := range b.lines {
			count(forms, number(l, 1), l, paper.Range{From: 0, To: len(l.Mark)})
		}
		minority(p, forms, "同级序号", "统一用“%”这种序号")
	}
	return check.Decided
}

// onlyChild finds a level with a single number.
func onlyChild(p *check.Pass) check.Outcome {
	for _, b := range broods(p.Text) {
		if l := b.lines[0]; len(b.lines) == 1 && l.Number == 1 && b.parent != nil && b.level > 1 &&
			!goesOn(l) {
			p.At(l, paper.Range{From: 0, To: len(l.Mark)}, fmt.Sprintf("“%s”下面只有“%s”一项。", paper.Clip(b.parent.Text, 16),
				l.Mark), "只有一项的不编号")
		}
	}
	return check.Decided
}

// goesOn reports a numbered paragraph that holds the second number too: （一）走访…，
// （二）服务….
func goesOn(l *paper.Line) bool {
	second := number(l, 2)
	return paper.HasAny(l.Text, "，"+second, "；"+second, "。"+second, "、"+second, "："+second, " "+second)
}

// levelSkipped finds a chapter that goes from 一、 to 1. while others use （一）.
func levelSkipped(p *check.Pass) check.Outcome {
	var skipped []*paper.Line
	full := false
	last := map[*paper.Line]bool{}
	for _, l := range p.Lines {
		if l.Number == 0 || l.Up == nil || l.Up.Level != 1 || last[l.Up] || l.Kind != paper.HeadingLine {
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
			p.At(l, paper.Range{From: 0, To: len(l.Mark)}, fmt.Sprintf("“%s”下面直接用“%s”，别的部分用“（一）”。", paper.Clip(l.Up.Text, 20),
				l.Mark), "这一层也用“（一）”")
		}
	}
	return check.Decided
}

// emptyHeading finds a heading with nothing under it.
func emptyHeading(p *check.Pass) check.Outcome {
	toc := contents(p.Text)
	for i, l := range p.Lines {
		if l.Kind != paper.HeadingLine || toc[l] {
			continue
		}
		if i+1 < len(p.Lines) {
			n := p.Lines[i+1]
			if n.Kind != paper.HeadingLine && n.Kind != paper.TitleLine && n.Kind != paper.SignatureLine &&
				n.Kind != paper.AnnexLine || n.Kind == paper.HeadingLine && (n.Level > l.Level || opensPart(l) && !opensPart(n)) || toc[n] {
				continue
			}
		}
		p.Line(l, "标题“"+paper.Clip(l.Text, 24)+"”下面没有内容。", "补写内容，或删去标题")
	}
	return check.Decided
}
