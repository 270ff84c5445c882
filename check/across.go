package check

import "fmt"

// Across documents (XDC). Rules of other families that need a second document,
// BUD-21, IND-23, RPT-19 and RPT-21, stand in the lists of theirs.
var across = []*Rule{
	{ID: "XDC-01", Title: "自评表的指标、指标值、单位、分值与目标申报表一致", Source: "own/consistency", Severity: Error, Run: againstGoals},
	{ID: "XDC-02", Title: "年初预算数与批复的预算一致", Source: "own/consistency", Severity: Error, Run: againstBudget},
	{ID: "XDC-03", Title: "累计指标的年末值不小于监控时的值", Source: "own/consistency", Severity: Error, Run: againstMonitoring},
	{ID: "XDC-04", Title: "报告的得分、等级、执行率、问题与自评表一致", Source: "own/consistency", Severity: Error, Run: reportAgainstForm},
	{ID: "XDC-05", Title: "整体表的产出能追到项目表", Source: "own/consistency", Severity: Notice, Run: outputsFromProjects},
	{ID: "XDC-06", Title: "决算说明里的自评项目数、金额、得分与自评一致", Source: "own/consistency", Severity: Error, Run: accountsAgainstSelf},
	{ID: "XDC-07", Title: "年度数只与年度数比，项目总数只与总数比", Source: "own/consistency", Severity: Error, Run: annualAgainstTotal},
	{ID: "XDC-08", Title: "年度安排写明本年数", Source: "usage/report", Severity: Warning, Run: thisYearMissing},
	{ID: "XDC-09", Title: "上年报告的问题在本年有交代", Source: "usage/report", Severity: Warning, Run: lastProblemsFollowed},
	{ID: "XDC-10", Title: "审计查出的问题写进报告", Source: "usage/report", Severity: Warning, Run: auditInReport},
	{ID: "XDC-11", Title: "同一单位同一年度的几份文件，同一个数一致", Source: "own/consistency", Severity: Warning, Run: sameFigureAcross},
	{ID: "XDC-12", Title: "上年报告承诺的措施在本年有下文", Source: "own/consistency", Severity: Notice, Run: promisesKept},
	{ID: "XDC-13", Title: "问题没有与上年一字不差", Source: "own/consistency", Severity: Warning, Run: problemsRepeated},
	{ID: "XDC-14", Title: "年度结束后不留年内的打算", Source: "own/consistency", Severity: Warning, Run: forecastLeft},
}

// digest returns what the rules across documents keep of this one. Where there
// is no other, it is only who and what the document is.
func (p *Pass) digest() *Digest {
	w := p.work
	switch {
	case w.own != nil:
	case len(p.others()) == 0 && len(p.past()) == 0 && p.Pool == nil:
		w.own = identityOf(p.File, p.Text)
	default:
		w.own = digestOf(p.File, p.Text)
	}
	return w.own
}

// others returns the other documents of the same unit and year. Those of a
// dossier are read here, once.
func (p *Pass) others() []*Digest {
	w := p.work
	if w.others != nil {
		return w.others
	}
	w.others = []*Digest{}
	for _, g := range p.Others {
		if g.File != p.File {
			w.others = append(w.others, g)
		}
	}
	if p.Others == nil && p.Dossier != nil {
		for i, d := range p.Together {
			if d != p.Document {
				w.others = append(w.others, NewDigest(fmt.Sprintf("档案文件%d", i+1), d))
			}
		}
	}
	return w.others
}

// past returns the documents of the same unit's year before.
func (p *Pass) past() []*Digest {
	if p.Past != nil || p.Last == nil {
		return p.Past
	}
	if p.work.past == nil {
		p.work.past = NewDigest("上年报告", p.Last)
	}
	return []*Digest{p.work.past}
}

// pastReport returns last year's report; nil where there is none.
func (p *Pass) pastReport() *Digest {
	for _, g := range p.past() {
		if g.Paper == ReportPaper && sameObject(g, p.digest()) {
			return g
		}
	}
	return nil
}

// sameObject reports documents about the same project, or both about the unit as
// a whole.
func sameObject(a, b *Digest) bool { return a.object == b.object && a.Project != severalProjects }
