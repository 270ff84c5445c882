package main

import (
	"embed"
	"fmt"
	"math/rand/v2"
	"strings"
)

// files are the templates of clean documents and the lists of faults.
//
//go:embed data
var files embed.FS

// templates are the clean documents, by the name that faults use for them.
var templates = []string{"镇报告", "局报告", "项目表", "整体表", "目标表", "市报告", "市项目表"}

// slot begins a line of a template behind which a sentence may stand; the word
// behind it says what the part is about, none the year's work.
const slot = "+"

// A clean document has a text without fault, the values that it was made with,
// and the lines behind which a sentence may stand.
type clean struct {
	name   string
	values *values
	lines  []string
	slots  map[string][]int // by the word of the slot
}

// newClean makes a clean document of a template.
func newClean(name string, r *rand.Rand) (*clean, error) {
	data, err := files.ReadFile("data/" + name + ".txt")
	if err != nil {
		return nil, fmt.Errorf("reading the template: %w", err)
	}
	c := &clean{name: name, values: mix(r), slots: map[string][]int{}}
	text, err := c.values.expand(string(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		if word, ok := strings.CutPrefix(line, slot); ok {
			c.slots[word] = append(c.slots[word], len(c.lines)-1)
			continue
		}
		c.lines = append(c.lines, line)
	}
	return c, nil
}
