package rules

import (
	"fmt"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

var (
	anyNumber  = plain.NewExpr(`[\[［【(（〔]20[0-9]{2}[\]］】)）〕] ?(?:第 ?)?[0-9]+号`)
	wrongBrace = plain.NewExpr(`[\[［【(（](20[0-9]{2})[\]］】)）] ?第?([0-9]+)号`)
	wrongCount = plain.NewExpr(`〔(20[0-9]{2})〕(?:第([0-9]+)号|0+([1-9][0-9]*)号)`)
)

// documentNumbers wants cited numbers of documents in the form 〔2020〕10号.
func documentNumbers(p *check.Pass) check.Outcome {
	seen := false
	for _, l := range p.Lines {
		if !l.Has("号") {
			continue
		}
		seen = seen || anyNumber.MatchString(l.Text)
		for _, re := range []*plain.Expr{wrongBrace, wrongCount} {
			for _, m := range re.FindAllStringSubmatchIndex(l.Text, -1) {
				r := paper.Range{From: m[0], To: m[1]}
				number := ""
				for g := 4; g < len(m); g += 2 {
					if m[g] >= 0 {
						number = l.Text[m[g]:m[g+1]]
					}
				}
				right := fmt.Sprintf("〔%s〕%s号", l.Text[m[2]:m[3]], number)
				p.At(l, r, fmt.Sprintf("文号写作“%s”，应是“%s”。", r.Of(l.Text), right), "改为“"+right+"”")
			}
		}
	}
	if !seen {
		return check.NotApplicable("没有引用文号")
	}
	return check.Decided
}
