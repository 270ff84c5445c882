package check

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/num"
)

// accountsAgainstSelf wants what the accounts say of the self-evaluation to be
// what the self-evaluation says.
func accountsAgainstSelf(p *Pass) Outcome {
	own := p.digest()
	if own.Paper != AccountsPaper {
		return NotApplicable("不是决算说明")
	}
	met, seen := false, false
	for _, g := range p.others() {
		if g.Paper != ReportPaper && g.Paper != SelfFormPaper {
			continue
		}
		met = true
		for _, a := range own.evaluated {
			i := slices.IndexFunc(g.evaluated, func(b heldFigure) bool { return b.key == a.key && b.what != "" && a.what != "" })
			if i < 0 {
				continue
			}
			b := g.evaluated[i]
			if seen = true; !a.agrees(&b) {
				p.heldAt(a.site, "", fmt.Sprintf("%s：决算说明写%s，%s写%s。", a.what, a.text, g.Paper, b.text), "两处核对，改成一个数；范围不同的写明范围", g.abroad(b.site))
			}
		}
		seen = p.scoreInAccounts(own, g) || seen
	}
	switch {
	case !met:
		return NotApplicable(noPartner + "自评报告或自评表")
	case !seen:
		return Undecided("两份文件没有能比的自评项目数、金额、得分")
	}
	return Decided
}

// scoreInAccounts compares the score that accounts give to a project, or to the
// unit, with that of its form.
func (p *Pass) scoreInAccounts(own, g *Digest) (seen bool) {
	if g.score == nil {
		return false
	}
	if g.Project == "" {
		if a := own.score; a != nil {
			if seen = true; !a.agrees(g.score) {
				p.heldAt(a.site, "", fmt.Sprintf("整体自评得分：决算说明写%s，%s写%s。", a.text, g.Paper, g.score.text), "两处核对，改成一个得分", g.abroad(g.score.site))
			}
		}
		return seen
	}
	for _, l := range p.Lines {
		if l.Kind != BodyLine || !l.Has("分") {
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
		said := heldFigure{shown: d, scale: num.One}
		if seen = true; !said.agrees(g.score) {
			from := at + len(g.Project) + m[2]
			p.At(l, Range{from, from + m[3] - m[2]}, fmt.Sprintf("“%s”的自评得分：决算说明写%s分，%s写%s。", clip(g.Project, 24), d, g.Paper, g.score.text), "两处核对，改成一个得分", g.abroad(g.score.site))
		}
	}
	return seen
}
