package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

var (
	expectWord  = plain.NewExpr(`预计数?|有望|预期将`)
	notSettled  = []string{"没有定案", "未定案", "尚未定案", "没有核定", "尚未核定", "未核定", "没有公布", "尚未公布", "未公布", "没有出数", "未出数", "初步核算", "快报数", "待统计", "以统计部门公布", "以年报为准"}
	defineAfter = []string{"：", ":", "”", "数：", "是指"}
)

// expected finds 预计 and its like among what a document of the year's end says
// was done. Where the document says that the figure was not settled by then, that
// is the explanation, and one notice reminds of it.
func expected(p *check.Pass) check.Outcome {
	reasons := notSettledLines(p)
	var explained []paper.Site
	var first *paper.Line
	var at paper.Range
	p.Bodies(func(l *paper.Line) {
		if !p.InResults(l) || !l.Has("预计", "有望", "预期将") {
			return
		}
		for _, m := range expectWord.FindAllStringIndex(l.Text, -1) {
			r := paper.Range{From: m[0], To: m[1]}
			rest := l.Text[r.To:]
			if strings.HasSuffix(l.Text[:r.From], "“") || defines(rest) {
				continue // the word itself is spoken of
			}
			r.To = r.From + len(strings.TrimSuffix(r.Of(l.Text), "数"))
			if explains(reasons, l, r.From) {
				if first == nil {
					first, at = l, r
				} else {
					explained = append(explained, l.Site(r))
				}
				continue
			}
			p.At(l, r, fmt.Sprintf("“%s”：年终报告用了“%s”。", around(l.Text, r), r.Of(l.Text)), "年度已经结束，换成实际数")
		}
	})
	if first != nil {
		p.Report(check.Finding{Severity: check.Notice, Message: fmt.Sprintf("“%s”等%d处用了“%s”，文中已说明数没有定案。",
			around(first.Text, at), len(explained)+1, at.Of(first.Text)),
			Suggestion: "定案后换成实际数，有差异的追加更正", Site: first.Site(at), Line: first.Text, Caret: paper.Runes(first.Text[:at.From]),
			Other: explained})
	}
	return check.Decided
}

func defines(rest string) bool {
	for _, s := range defineAfter {
		if strings.HasPrefix(rest, s) {
			return true
		}
	}
	return false
}

// notSettledLines are the lines that say why an estimate stands.
func notSettledLines(p *check.Pass) []*paper.Line {
	var out []*paper.Line
	p.Bodies(func(l *paper.Line) {
		if l.Has("预计", "初步") && paper.HasAny(l.Text, notSettled...) {
			out = append(out, l)
		}
	})
	return out
}

// explains reports whether one of the lines is this one, or names what stands
// before byte i of it.
func explains(reasons []*paper.Line, l *paper.Line, i int) bool {
	before := l.Text[:i]
	if j := strings.LastIndexAny(before, "。；"); j >= 0 {
		before = before[paper.Next(before, j):]
	}
	subject := []rune(before)
	if len(subject) > 40 {
		subject = subject[len(subject)-40:]
	}
	for _, r := range reasons {
		if r == l {
			return true
		}
		for j := 0; j+sameSubject <= len(subject); j++ {
			if strings.Contains(r.Text, string(subject[j:j+sameSubject])) {
				return true
			}
		}
	}
	return false
}

// sameSubject is the number of characters that an explanation must share with
// the words before an estimate.
const sameSubject = 5

// around quotes a stretch with a few characters before and behind it.
func around(text string, r paper.Range) string {
	before, behind := []rune(text[:r.From]), text[r.To:]
	if len(before) > 8 {
		before = before[len(before)-8:]
	}
	return strings.Trim(string(before)+r.Of(text)+paper.Clip(behind, 8), "，。；：、% ")
}
