// Package docs carries the parts of the documentation that the program shows.
package docs

import (
	_ "embed"
	"strings"
)

//go:embed rules.md
var rules string

// Rule returns what docs/rules.md says of a rule, below its heading; empty where
// it has none of that id.
func Rule(id string) string {
	_, text, found := strings.Cut(rules, "\n### "+id+" ")
	if !found {
		return ""
	}
	_, text, _ = strings.Cut(text, "\n")
	end := len(text)
	for _, heading := range []string{"\n### ", "\n## "} {
		if i := strings.Index(text, heading); i >= 0 {
			end = min(end, i)
		}
	}
	return strings.TrimSpace(text[:end])
}
