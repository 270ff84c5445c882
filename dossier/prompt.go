package dossier

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// UnitPrompt stands for the name of the unit where a new dossier was made
// without one.
const UnitPrompt = "（请填单位全称）"

// CarriedText is the first line of each file of narrative that a new year takes
// over from the last one, and CarriedWords begin each text that it takes over:
// somebody has to read them and take the mark away.
const (
	CarriedText  = "（上年的正文，逐段核对、改写后删去这一行）"
	CarriedWords = "（上年的话，核对、改写后删去这个括号）"
)

// Prompts returns every prompt that a new dossier holds in the place of a text, or
// before one of last year: whole values and whole paragraphs in round brackets, by the files of the templates.
// One that is left in a document keeps it from being final.
var Prompts = sync.OnceValue(func() []string {
	out := []string{UnitPrompt, CarriedText, CarriedWords}
	for _, fill := range []func(string, int) ([]File, error){Template, Empty} {
		files, _ := fill(UnitPrompt, 0) // embedded files can be read
		for _, f := range files {
			for line := range strings.Lines(string(f.Data)) {
				if p := promptIn(line); p != "" && !slices.Contains(out, p) {
					out = append(out, p)
				}
			}
		}
	}
	return out
})

// promptLine is a line whose text or value stands in round brackets as a whole.
var promptLine = regexp.MustCompile(`^\s*(?:-\s+)?(?:[^#（）:]+:\s+)?"?(（[^（）]*）)"?\s*$`)

func promptIn(line string) string {
	if m := promptLine.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return ""
}
