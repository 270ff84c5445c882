package dossier

import (
	"slices"

	"jiheng/budget"
	"jiheng/fault"
)

// moneyFacts puts the figures of the budget among the facts: lines first, then
// what is added up from them.
func (l *loader) moneyFacts() {
	if l.moneyLost || !l.draft && l.stopped() {
		return
	}
	l.year.Partly = l.draft && (l.broken([]string{FileIndicators, FileGoals}, ofIndicators...) || slices.ContainsFunc(l.faults, func(f *fault.Error) bool { return f.Code == "yes-no" }))
	for _, f := range budget.MoneyFacts(l.year) {
		l.add(f)
	}
	for _, d := range budget.ManagementFacts(l.year) {
		l.define(d)
	}
}
