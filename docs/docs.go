// Package docs carries the parts of the documentation that the program shows.
package docs

import (
	_ "embed"
	"strings"
)

var (
	//go:embed rules.md
	rules string
	//go:embed 读取代码.md
	codes string
)

// Rule returns what docs/rules.md says of a rule, below its heading; empty where
// it has none of that id.
func Rule(id string) string {
	_, text := section(rules, id)
	return text
}

// Code returns what docs/读取代码.md says of a code of a reader or of the search for
// files: its heading in words, and what it means, an example and what to do; empty
// where it has none of that name.
func Code(code string) (title, text string) { return section(codes, code) }

// section returns the words of the heading of a third level that begins with an
// id, and the text below it.
func section(all, id string) (title, text string) {
	_, text, found := strings.Cut(all, "\n### "+id+" ")
	if !found {
		return "", ""
	}
	title, text, _ = strings.Cut(text, "\n")
	end := len(text)
	for _, heading := range []string{"\n### ", "\n## "} {
		if i := strings.Index(text, heading); i >= 0 {
			end = min(end, i)
		}
	}
	return title, strings.TrimSpace(text[:end])
}
