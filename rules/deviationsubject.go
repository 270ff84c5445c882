package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
)

// ownWords is the number of characters that a reason must share with its
// indicator to be about it; othersWords those that it must share with another to
// be about that.
const (
	ownWords    = 2
	othersWords = 4
)

// reasonAboutIndicator finds a reason that names another indicator of the form
// and says nothing of its own.
func reasonAboutIndicator(p *check.Pass) check.Outcome {
	rows, done, ok := reasonRows(p)
	if !ok {
		return done
	}
	seen := map[*paper.Line]int{}
	for _, r := range rows {
		seen[r.Reason]++
	}
	for i := range rows {
		r := &rows[i]
		reason := paper.CellText(r.Reason)
		for _, w := range []string{"措施：", "改进措施", "整改措施", "下一步"} {
			reason, _, _ = strings.Cut(reason, w) // a measure may join other work
		}
		if paper.NoReason(reason) || paper.Runes(reason) < shortestReason || seen[r.Reason] > 1 || r.Name == "" ||
			shares(reason, r.Name, ownWords) || shares(reason, r.Class2, ownWords) && r.Class2 != "" {
			continue
		}
		for j := max(0, i-mostBeside); j < min(len(rows), i+mostBeside); j++ {
			o := &rows[j]
			if i == j || !shares(reason, o.Name, othersWords) || shares(o.Name, r.Name, ownWords+1) {
				continue
			}
			p.Line(r.Reason, fmt.Sprintf("“%s”的原因“%s”说的是“%s”。", r.Name, paper.Clip(reason, 30), o.Name), "写明本指标为什么有偏差",
				o.At.Site(o.At.All()))
			break
		}
	}
	return check.Decided
}

// mostBeside is how many rows before and behind a reason are looked at for the indicator
// that it speaks of.
const mostBeside = 100

// shares reports whether two texts have a run of n characters in common.
func shares(a, b string, n int) bool {
	rs := []rune(b)
	for i := 0; i+n <= len(rs); i++ {
		if strings.Contains(a, string(rs[i:i+n])) {
			return true
		}
	}
	return false
}
