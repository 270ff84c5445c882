package check

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of the sets of literals that stand for a pattern.
const (
	mostLiterals = 2000 // in one set
	mostRunes    = 7000 // of a character class that is listed whole
)

// literals returns a set of strings of which every match of a pattern contains
// at least one; ok is false where there is no such set of sensible size.
func literals(pattern string) (set []string, ok bool) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, false
	}
	n := needOf(re.Simplify())
	if n.exact != nil && rarity(n.exact) > rarity(n.best) {
		n.best = n.exact
	}
	if n.best == nil || rarity(n.best) == 0 {
		return nil, false
	}
	slices.Sort(n.best)
	return slices.Compact(n.best), true
}

// A need is what every match of a part of a pattern holds: exact lists all the
// strings that it can match, best is a set of which it contains one; nil where
// there is none.
type need struct{ exact, best []string }

func needOf(re *syntax.Regexp) need {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return foldNeed(re.Rune)
		}
		return need{exact: []string{string(re.Rune)}}
	case syntax.OpCharClass:
		return classNeed(re.Rune)
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return need{exact: []string{""}}
	case syntax.OpCapture:
		return needOf(re.Sub[0])
	case syntax.OpQuest:
		if sub := needOf(re.Sub[0]); sub.exact != nil && len(sub.exact) < mostLiterals {
			return need{exact: append([]string{""}, sub.exact...)}
		}
		return need{}
	case syntax.OpPlus:
		sub := needOf(re.Sub[0])
		return need{best: better(sub.exact, sub.best)}
	case syntax.OpConcat:
		return concatNeed(re.Sub)
	case syntax.OpAlternate:
		return alternateNeed(re.Sub)
	}
	return need{}
}

// foldNeed lists the spellings of a word in either case.
func foldNeed(word []rune) need {
	out := []string{""}
	for _, r := range word {
		var orbit []string
		for f := unicode.SimpleFold(r); ; f = unicode.SimpleFold(f) {
			orbit = append(orbit, string(f))
			if f == r {
				break
			}
		}
		if len(out)*len(orbit) > mostLiterals {
			return need{}
		}
		out = product(out, orbit)
	}
	return need{exact: out}
}

// classNeed lists a character class, where it is small enough.
func classNeed(ranges []rune) need {
	n := 0
	for i := 0; i < len(ranges); i += 2 {
		n += int(ranges[i+1]-ranges[i]) + 1
	}
	if n > mostRunes {
		return need{}
	}
	var out []string
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if utf8.ValidRune(r) {
				out = append(out, string(r))
			}
		}
	}
	if n > mostLiterals {
		return need{best: out}
	}
	return need{exact: out}
}

// concatNeed multiplies neighbours that are exact, and keeps the rarest product.
func concatNeed(subs []*syntax.Regexp) need {
	cur, best, exact := []string{""}, []string(nil), true
	for _, s := range flat(subs) {
		n := needOf(s)
		switch {
		case n.exact == nil:
			best, exact = better(better(best, cur), n.best), false
			var sub need
			if s.Op == syntax.OpPlus {
				sub = needOf(s.Sub[0])
			}
			if sub.exact == nil {
				cur = []string{""}
				break
			}
			if len(cur)*len(sub.exact) <= mostLiterals {
				best = better(best, product(cur, sub.exact))
			}
			cur = sub.exact
		case len(cur)*len(n.exact) > mostLiterals:
			best, exact = better(best, cur), false
			cur = n.exact
		default:
			cur = product(cur, n.exact)
		}
	}
	if exact {
		return need{exact: cur}
	}
	return need{best: better(best, cur)}
}

// flat takes the parts of inner sequences and groups for parts of the outer.
func flat(subs []*syntax.Regexp) []*syntax.Regexp {
	var out []*syntax.Regexp
	for _, s := range subs {
		if s.Op == syntax.OpConcat || s.Op == syntax.OpCapture {
			out = append(out, flat(s.Sub)...)
		} else {
			out = append(out, s)
		}
	}
	return out
}

func product(a, b []string) []string {
	if len(a) == 1 && a[0] == "" {
		return b
	}
	out := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

// alternateNeed joins the sets of all branches; one without a set spoils all.
func alternateNeed(subs []*syntax.Regexp) need {
	var exact, best []string
	allExact, allBest := true, true
	for _, s := range subs {
		n := needOf(s)
		allExact = allExact && n.exact != nil
		exact = append(exact, n.exact...)
		one := better(n.exact, n.best)
		allBest = allBest && one != nil
		best = append(best, one...)
	}
	switch {
	case allExact && len(exact) <= mostLiterals:
		return need{exact: exact}
	case allBest && len(best) <= mostRunes:
		return need{best: best}
	}
	return need{}
}

// better returns the rarer of two sets.
func better(a, b []string) []string {
	if rarity(a) >= rarity(b) && rarity(a) > 0 {
		return a
	}
	if rarity(b) > 0 {
		return b
	}
	return nil
}

// rarity estimates how seldom a text contains one of the strings: the least
// over the set, as sums over characters, less for a large set. 0 for a set that
// says nothing.
func rarity(set []string) int {
	least := 1 << 20
	for _, s := range set {
		sum := 0
		for _, r := range s {
			sum += weightOf(r)
		}
		least = min(least, sum)
	}
	if len(set) == 0 || least == 0 {
		return 0
	}
	size := 0
	for n := len(set); n > 8; n /= 2 {
		size++
	}
	return max(least*4-size, 1)
}

func weightOf(r rune) int {
	switch {
	case r >= '0' && r <= '9', r == '，', r == '。', r == '、', r == '的':
		return 2
	case r == '-', r == '~':
		return 4
	case r < 0x80, strings.ContainsRune("：；（）“”一个万亿元年月日人", r):
		return 3
	case r >= 0x4E00 && r <= 0x9FFF:
		return 5
	}
	return 7
}

// digitRun returns how many digits stand side by side in every match of a
// pattern at least.
func digitRun(pattern string) int {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0
	}
	return runOf(re.Simplify())
}

func runOf(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpConcat:
		most, run := 0, 0
		for _, s := range flat(re.Sub) {
			if digitClass(s) {
				run++
				most = max(most, run)
				continue
			}
			run = 0
			most = max(most, runOf(s))
		}
		return most
	case syntax.OpCapture, syntax.OpPlus:
		return runOf(re.Sub[0])
	case syntax.OpAlternate:
		least := runOf(re.Sub[0])
		for _, s := range re.Sub[1:] {
			least = min(least, runOf(s))
		}
		return least
	}
	if digitClass(re) {
		return 1
	}
	return 0
}

func digitClass(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune) == 1 && re.Rune[0] >= '0' && re.Rune[0] <= '9'
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i] < '0' || re.Rune[i+1] > '9' {
				return false
			}
		}
		return len(re.Rune) > 0
	}
	return false
}
