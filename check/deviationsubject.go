package check

import (
	"fmt"
	"strings"
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
func reasonAboutIndicator(p *Pass) Outcome {
	rows, done, ok := p.reasonRows()
	if !ok {
		return done
	}
	seen := map[*Line]int{}
	for _, r := range rows {
		seen[r.reason]++
	}
	for i := range rows {
		r := &rows[i]
		reason := cell(r.reason)
		for _, w := range []string{"措施：", "改进措施", "整改措施", "下一步"} {
			reason, _, _ = strings.Cut(reason, w) // a measure may join other work
		}
		if noReason(reason) || runes(reason) < shortestReason || seen[r.reason] > 1 || r.name == "" || shares(reason, r.name, ownWords) || shares(reason, r.class2, ownWords) && r.class2 != "" {
			continue
		}
		for j := range rows {
			o := &rows[j]
			if i == j || !shares(reason, o.name, othersWords) || shares(o.name, r.name, ownWords+1) {
				continue
			}
			p.Line(r.reason, fmt.Sprintf("“%s”的原因“%s”说的是“%s”。", r.name, clip(reason, 30), o.name), "写明本指标为什么有偏差", o.at.Site(Range{0, len(o.at.Text)}))
			break
		}
	}
	return Decided
}

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
