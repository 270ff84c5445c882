package check

import "slices"

// catalogue lists the rules of the catalogue by family.
func catalogue() []*Rule {
	return slices.Concat(general, goals, indicator, weighting, money, scoring, deviation, monitoring, reportText, management, rectification, disclosure, across)
}
