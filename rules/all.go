// Package rules holds what is required of a report, a form or an evaluation: a
// list of rules for each family of the catalogue, the text rules, and the words,
// phrases and limits that they go by.
package rules

import (
	"embed"
	"io/fs"
	"slices"
	"sync"

	"jiheng/check"
)

//go:embed data/*.yaml data/text/*.yaml
var builtinData embed.FS

// All returns every rule of the program, with the data that they need: the
// families of the catalogue in their order, the functions of the text rules.
func All() check.Suite {
	data, err := fs.Sub(builtinData, "data")
	if err != nil {
		panic(err) // the name is valid
	}
	families := slices.Concat(general, goals, indicator, weighting, money, scoring, deviation, monitoring, reportText, management,
		rectification, disclosure, acrossPapers)
	return check.Suite{Rules: families, Functions: textFunctions(), Data: data}
}

var builtin = sync.OnceValues(func() (*check.Set, error) { return check.NewSet(All(), nil, nil) })

// Builtin returns the set of all rules with the program's own data and without a
// profile, made once.
func Builtin() (*check.Set, error) { return builtin() }
