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
			if f.line == l && strings.Count(l.Text, subject) > 2 || parallel(clauseHead(f.line, f.tok.Start), clauseHead(l, t.Start)) || f.tok.Envelope().Meets(t.Envelope()) || f.tok.Approx != "" || t.Approx != "" {
				continue
			}
			p.At(l, paper.Range{From: t.Start, To: t.End}, fmt.Sprintf("“%s”前面写%s，这里写%s。", subject, f.tok.Text, t.Text),
				"核对后统一；两处口径不同的写明口径", f.line.Site(paper.Range{From: f.tok.Start, To: f.tok.End}))
		}
	}
	return check.Decided
}

// clauseHead returns the words before the first figure of a figure's clause, which ends at ；
// or 。, where another figure stands before it: 小学在校 of 小学在校35600人，应拨公用经费2563.2万元.
func clauseHead(l *paper.Line, at int) string {
	from := 0
	if i := strings.LastIndexAny(l.Text[:at], "；;。"); i >= 0 {
		from = paper.Next(l.Text, i)
	}
	end := strings.IndexAny(l.Text[from:at], "0123456789，")
	if end < 0 || !strings.ContainsAny(l.Text[from:at], "0123456789") {
		return ""
	}
	return strings.TrimSpace(l.Text[from : from+end])
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
	common := 0
	for x, y := a, b; x != "" && y != ""; common++ {
		i, k := paper.Before(x, len(x)), paper.Before(y, len(y))
		if x[i:] != y[k:] {
			break
		}
		x, y = x[:i], y[:k]
	}
	return common >= 2 && common < paper.Runes(a) && common < paper.Runes(b)
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
