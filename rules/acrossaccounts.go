package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/across"
	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// accountsAgainstSelf wants what the accounts say of the self-evaluation to be
// what the self-evaluation says.
func accountsAgainstSelf(p *check.Pass) check.Outcome {
	own := p.Digest()
	if own.Genre != paper.AccountsGenre {
		return check.NotApplicable("不是决算说明")
	}
	met, seen := false, false
	for _, g := range p.Siblings() {
		if g.Genre != paper.ReportGenre && g.Genre != paper.SelfFormGenre {
			continue
		}
		met = true
		for _, a := range own.Evaluated {
			i := slices.IndexFunc(g.Evaluated, func(b across.Figure) bool { return b.Key == a.Key && b.What != "" && a.What != "" })
			if i < 0 {
				continue
			}
			b := g.Evaluated[i]
			if seen = true; !a.Agrees(&b) {
				heldAt(p, a.Site, "", fmt.Sprintf("%s：决算说明写%s，%s写%s。", a.What, a.Text, g.Genre, b.Text), "两处核对，改成一个数；范围不同的写明范围", g.Abroad(b.Site))
			}
		}
		seen = scoreInAccounts(p, own, g) || seen
	}
	switch {
	case !met:
		return check.NotApplicable(noPartner + "自评报告或自评表")
	case !seen:
		return check.Undecided("两份文件没有能比的自评项目数、金额、得分")
	}
	return check.Decided
}

// scoreInAccounts compares the score that accounts give to a project, or to the
// unit, with that of its form.
func scoreInAccounts(p *check.Pass, own, g *across.Digest) (seen bool) {
	if g.Score == nil {
		return false
	}
	if g.Project == "" {
		if a := own.Score; a != nil {
			if seen = true; !a.Agrees(g.Score) {
				heldAt(p, a.Site, "", fmt.Sprintf("整体自评得分：决算说明写%s，%s写%s。", a.Text, g.Genre, g.Score.Text), "两处核对，改成一个得分", g.Abroad(g.Score.Site))
			}
		}
		return seen
	}
	for _, l := range p.Lines {
		if l.Kind != paper.BodyLine || !l.Has("分") {
			continue
		}
		at := strings.Index(l.Text, g.Project)
		if at < 0 {
			continue
		}
		rest := l.Text[at+len(g.Project):]
		if i := strings.Index(rest, "。"); i >= 0 {
			rest = rest[:i]
		}
		m := anyScore.FindStringSubmatchIndex(rest)
		if m == nil || strings.Contains(rest[:m[0]], "项目") && !strings.HasPrefix(rest, "项目") {
			continue
		}
		d, err := num.ParseDecimal(rest[m[2]:m[3]])
		if err != nil {
			continue
		}
		said := across.Figure{Shown: d, Scale: num.One}
		if seen = true; !said.Agrees(g.Score) {
			from := at + len(g.Project) + m[2]
			p.At(l, paper.Range{From: from, To: from + m[3] - m[2]},
				fmt.Sprintf("“%s”的自评得分：决算说明写%s分，%s写%s。", paper.Clip(g.Project, 24), d, g.Genre, g.Score.Text), "两处核对，改成一个得分",
				g.Abroad(g.Score.Site))
		}
	}
	return seen
}
