package rules

import (
	"fmt"
	"sort"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// flatWithoutBase finds 持平 without the value of the year before.
func flatWithoutBase(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !l.Has("持平") {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			i := strings.Index(text, "持平")
			if i < 0 || paper.HasAny(paper.Clause(text, i), "预算") {
				continue
			}
			seen = true
			bases := map[string]int{}
			most := 0
			for _, t := range l.FiguresIn(s) {
				bases[t.Base]++
				most = max(most, bases[t.Base])
			}
			if most < 2 {
				p.At(l, paper.Range{From: s.From + i, To: s.From + i + len("持平")},
					"“"+paper.Clip(paper.Clause(text, i), 20)+"”：说是持平，没有写上年的数。", "写出上年的数，如“与上年（702亿元）基本持平”")
			}
		}
	})
	if !seen {
		return check.NotApplicable("没有写“持平”")
	}
	return check.Decided
}

// sameFigureTwice finds one thing with two values in the results.
func sameFigureTwice(p *check.Pass) check.Outcome {
	type seen struct {
		line *paper.Line
		tok  paper.Figure
	}
	first := map[string]seen{}
	for _, l := range p.Lines {
		if l.Kind == paper.TitleLine { // another form in the same file
			clear(first)
		}
		if !p.InResults(l) {
			continue
		}
		for k, t := range l.Figures() {
			lab := paper.WordsBefore(l.Text, t.Start)
			if paper.Runes(lab) < 4 {
				continue
			}
			c := paper.Clause(l.Text, t.Start)
			subject := paper.GenericLabels.Replace(lab)
			if paper.Runes(subject) < 4 || strings.HasPrefix(subject, "占") || strings.HasSuffix(subject, "率") &&
				paper.Runes(subject) < 7 || paper.HasAny(c, paper.OtherTime...) || paper.YearOf.MatchString(c) ||
				strings.ContainsAny(subject, "0123456789") || l.GoalAt(t.Start) {
				continue
			}
			key := subject + "/" + t.Base
			if st, ok := paper.StageSaid(lab); ok {
				key += stageName(st) // a budget is not what was spent of it
			}
			if whole := l.WholeOf(k); whole != "" { // a part of the budget is not that of what was spent
				if st, ok := paper.StageSaid(whole); ok {
					whole = stageName(st)
				}
				key += "/" + whole
			} else if whole := countedWhole(l, t.Start); whole != "" { // cars that there are, and cars to be bought
				key += "/" + whole
			}
			f, ok := first[key]
			if !ok {
				first[key] = seen{l, t}
				continue
			}
			if t.Unit == "分" && otherProject(f.line.Text[:f.tok.Start], l.Text[:t.Start]) {
				continue
			}
			if f.line == l && strings.Count(l.Text, subject) > 2 || saidInTurn(f.line.Text[:f.tok.Start], l.Text[:t.Start]) || f.tok.Envelope().Meets(t.Envelope()) || f.tok.Approx != "" || t.Approx != "" {
				continue
			}
			p.At(l, paper.Range{From: t.Start, To: t.End}, fmt.Sprintf("“%s”前面写%s，这里写%s。", subject, f.tok.Text, t.Text),
				"核对后统一；两处口径不同的写明口径", f.line.Site(paper.Range{From: f.tok.Start, To: f.tok.End}))
		}
	}
	return check.Decided
}

// saidInTurn reports figures before which the sentences name things of one kind one after
// another, at their beginning or in the clause before.
func saidInTurn(one, other string) bool {
	a, b := ownersOf(one), ownersOf(other)
	return parallel(a[0], b[0]) || parallel(a[1], b[1])
}

// ownersOf returns the words with which the part of a sentence begins that leads to a
// figure, and those of the clause before its own, each up to a comma or digit: 小学在校 of
// 小学在校320人，应拨公用经费.
func ownersOf(head string) (out [2]string) {
	if i := strings.LastIndexAny(head, "；;。"); i >= 0 {
		head = head[paper.Next(head, i):]
	}
	own := strings.LastIndex(head, "，")
	if own < 0 {
		return out // it begins with what is counted
	}
	before := head[:own]
	if i := strings.LastIndex(before, "，"); i >= 0 {
		before = before[i+len("，"):]
	}
	for i, s := range [2]string{head, before} {
		if strings.ContainsAny(s, "0123456789") {
			out[i] = strings.TrimSpace(s[:strings.IndexAny(s, "，0123456789")])
		}
	}
	return out
}

// parallel reports that two clauses are of two things of one kind: 小学在校 and 初中在校. Their
// heads differ in the words before what both count, and name no stage of money.
func parallel(a, b string) bool {
	if a == "" || b == "" || a == b {
		return false
	}
	if _, ok := paper.StageSaid(a + b); ok {
		return false
	}
	x, y := []rune(a), []rune(b)
	least, head, tail := min(len(x), len(y)), 0, 0
	for head < least && x[head] == y[head] {
		head++
	}
	for tail < least-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	return max(len(x), len(y)) <= 12 && tail+head >= 2 && tail > 0 && 2*(head+tail) >= max(len(x), len(y))-1
}

// countedWhole returns what the words before 其中 count, where a figure stands behind it in
// its sentence: 安排购置车辆 of 安排购置车辆0辆，其中：执法执勤用车0辆; empty elsewhere.
func countedWhole(l *paper.Line, at int) string {
	if !l.Has("其中") {
		return ""
	}
	for _, s := range l.Sentences() {
		if at < s.From || at >= s.To {
			continue
		}
		i := strings.LastIndex(l.Text[s.From:at], "其中")
		if i < 0 {
			return ""
		}
		all := l.Figures()
		if k := sort.Search(len(all), func(k int) bool { return all[k].End > s.From+i }) - 1; k >= 0 && all[k].Start >= s.From {
			return paper.GenericLabels.Replace(paper.WordsBefore(l.Text, all[k].Start))
		}
		return ""
	}
	return ""
}

var riseTimes = plain.NewExpr(`(?:增长|增加|提高|提升)(?:了|近|约|超)?[0-9.]+倍`)

// multipleUnclear finds 增长N倍 without old or new value.
func multipleUnclear(p *check.Pass) check.Outcome {
	p.Bodies(func(l *paper.Line) {
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
			for _, t := range l.FiguresIn(s) {
				other = other || t.Unit != "倍" && t.Unit != "%"
			}
			if !other {
				p.At(l, paper.Range{From: s.From + m[0], To: s.From + m[1]}, "“"+text[m[0]:m[1]]+"”：没有写前后的数，看不出是增加了几倍还是增加到几倍。", "补写前后的数")
			}
		}
	})
	return check.Decided
}
