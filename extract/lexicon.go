package extract

import (
	_ "embed"
	"sort"
	"strings"
	"unicode/utf8"
)

//go:embed lexicon.txt
var lexiconText string

// A lexicon is a set of words that can be found at a place in a text, the
// longest first.
type lexicon struct {
	first map[rune][]string // by first character
	last  map[rune][]string // by last character
}

// lists are the word lists of lexicon.txt by name.
var lists = readLists(lexiconText)

func readLists(text string) map[string]lexicon {
	words := map[string][]string{}
	for line := range strings.SplitSeq(text, "\n") {
		name, rest, ok := strings.Cut(line, " = ")
		if ok && !strings.HasPrefix(line, "#") {
			words[name] = append(words[name], strings.Fields(rest)...)
		}
	}
	out := map[string]lexicon{}
	for name, w := range words {
		out[name] = newLexicon(w...)
	}
	return out
}

func newLexicon(words ...string) lexicon {
	l := lexicon{map[rune][]string{}, map[rune][]string{}}
	sort.SliceStable(words, func(i, j int) bool { return len(words[i]) > len(words[j]) })
	for _, w := range words {
		a, _ := utf8.DecodeRuneInString(w)
		z, _ := utf8.DecodeLastRuneInString(w)
		l.first[a] = append(l.first[a], w)
		l.last[z] = append(l.last[z], w)
	}
	return l
}

// at returns the longest word that s begins with.
func (l lexicon) at(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	for _, w := range l.first[r] {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// before returns the longest word that s ends with.
func (l lexicon) before(s string) string {
	r, _ := utf8.DecodeLastRuneInString(s)
	for _, w := range l.last[r] {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// in reports whether s is one of the words.
func (l lexicon) in(s string) bool { return s != "" && l.at(s) == s }

var (
	units        = lists["units"]
	approxBefore = lists["approx_before"]
	approxAfter  = lists["approx_after"]
	reachWords   = lists["reach"]
	fixedWords   = lists["fixed"]
	forecasts    = lists["forecast"]
	targets      = lists["target"]
)
