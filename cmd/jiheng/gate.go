package main

import (
	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/final"
	"jiheng/press"
	"jiheng/report"
	"jiheng/rules"
)

// gate checks what was pressed, as it reads back, and lets it out: it returns
// the account of that for the reviewer.
func (a *app) gate(d *dossier.Dossier, b *set, all bool) (report.Paper, error) {
	ruleSet, err := rules.Builtin()
	if err != nil {
		return report.Paper{}, err
	}
	papers, err := press.ReadBack(b.papers, b.files)
	if err != nil {
		return report.Paper{}, err
	}
	v := final.Judge(d, final.Check(ruleSet, d, b.maker, papers))
	for _, r := range v.Unused {
		a.warn(unused(r))
	}
	if len(v.Hindrances) > 0 {
		return report.Paper{}, a.hindered(v.Hindrances, all)
	}
	b.maker.Released = v.Releases()
	return v.Statement(b.maker), nil
}

// unused says why an entry of 放行.yaml releases nothing.
func unused(r budget.Release) *fault.Error {
	if !final.Releasable(r.Rule) {
		return fault.Bad(r.Place, "release-refused", "规则%s不能放行：没换成数的引用和留下的提示语，要改正", r.Rule)
	}
	return fault.Bad(r.Place, "release-unused", "放行的规则%s没有用上：那句话或意见已经变了，或错误已经改正；请删去这一条", r.Rule)
}
