package dossier

import (
	"jiheng/budget"
)

// moneyFacts puts the figures of the budget among the facts: lines first, then
// what is added up from them.
func (l *loader) moneyFacts() {
	if l.stopped("预算/") {
		return
	}
	l.year.Partly = l.draft && l.stopped(FileIndicators, FileGoals)
	for _, f := range budget.MoneyFacts(l.year) {
		l.add(f)
	}
	for _, d := range budget.ManagementFacts(l.year) {
		l.define(d)
	}
}
