package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"jiheng/check"
	"jiheng/personal"
)

// The verdicts on one planted fault.
const (
	found   = "查出"
	other   = "由别的规则查出"
	missed  = "漏查"
	nowhere = "不在原处"
)

// A judgement is what the rules said about one planted fault: the verdict, the
// rules that spoke at its place, and the findings elsewhere that the clean
// document does not have.
type judgement struct {
	verdict string
	rules   []string
	astray  []check.Finding
}

// judge compares the findings on a planted document with those on the clean one.
func judge(set *check.Set, rule string, p planted, now, before []check.Finding) judgement {
	var j judgement
	want := canonical(set, rule)
	right := false
	for _, f := range fresh(now, before) {
		ids := idsOf(set, f)
		here := p.shows(f)
		right = right || slices.Contains(ids, want) && (here || f.Span == nil || len(p.at) == 0)
		switch {
		case here || slices.Contains(ids, want):
			j.rules = append(j.rules, ids[0])
		default:
			j.astray = append(j.astray, f)
		}
	}
	slices.Sort(j.rules)
	j.rules = slices.Compact(j.rules)
	switch {
	case right:
		j.verdict = found
	case slices.Contains(j.rules, want):
		j.verdict = nowhere
	case len(j.rules) > 0:
		j.verdict = other
	default:
		j.verdict = missed
	}
	return j
}

// canonical returns the id that a rule's findings bear.
func canonical(set *check.Set, id string) string {
	if r, ok := set.Rule(id); ok && r.As != "" {
		return r.As
	}
	return id
}

// ruleOf returns the rule whose findings bear an id; nil where there is none.
func ruleOf(set *check.Set, id string) *check.Rule {
	if r, ok := set.Rule(id); ok {
		return r
	}
	i := slices.IndexFunc(set.Rules(), func(r *check.Rule) bool { return r.As == id })
	if i < 0 {
		return nil
	}
	return set.Rules()[i]
}

// idsOf returns a finding's rule and the others that found the same.
func idsOf(set *check.Set, f check.Finding) []string {
	out := []string{canonical(set, f.Rule)}
	for _, a := range f.Also {
		out = append(out, canonical(set, a))
	}
	return out
}

// fresh returns the findings that the clean document does not have.
func fresh(now, before []check.Finding) []check.Finding {
	old := map[string]int{}
	key := func(f check.Finding) string { return f.Rule + "\x00" + f.Quote + "\x00" + f.Message }
	for _, f := range before {
		old[key(f)]++
	}
	var out []check.Finding
	for _, f := range now {
		if old[key(f)] > 0 {
			old[key(f)]--
			continue
		}
		out = append(out, f)
	}
	return out
}

// shows reports whether one of a finding's places is a line of the fault.
func (p *planted) shows(f check.Finding) bool {
	for _, at := range p.at {
		at = bare(personal.Mask(at, personal.Question{})) // as results print it
		if line := bare(f.Line); line != "" && (strings.Contains(at, line) || at != "" && strings.Contains(line, at)) {
			return true
		}
		for _, s := range f.Other {
			if q := bare(s.Quote); q != "" && strings.Contains(at, q) {
				return true
			}
		}
	}
	near := bare(p.near)
	return near != "" && (strings.Contains(bare(f.Line), near) || strings.Contains(bare(f.Message), near))
}

// bare leaves out what formats and readers change: widths, spaces, bars, hidden
// characters.
func bare(s string) string {
	s = norm.NFKC.String(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cf) || r == '|' {
			return -1
		}
		return r
	}, s)
}
