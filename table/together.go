package table

import (
	"cmp"
	"slices"
	"strings"
)

// together returns the causes of one sort, one that was met in several columns
// as one.
func (cs *causes) together(bad bool) []*cause {
	type same struct {
		kind   *kind
		detail string
	}
	var out []*cause
	first := map[same]*cause{}
	names := map[*cause][]string{}
	for _, c := range cs.list {
		key := same{c.kind, c.detail}
		switch old := first[key]; {
		case c.kind.bad != bad:
		case c.column == "" || old == nil:
			joined := *c
			if out = append(out, &joined); c.column != "" {
				first[key], names[&joined] = &joined, []string{c.column}
			}
		default:
			old.count, old.many = old.count+c.count, true
			old.first = append(slices.Clone(old.first), c.first...)
			names[old] = append(names[old], c.column)
			old.column = joinedNames(names[old])
		}
	}
	for _, c := range out {
		if !c.many {
			continue
		}
		sheet := c.first[0].sheet
		if !slices.ContainsFunc(c.first, func(s spot) bool { return s.sheet != sheet }) {
			slices.SortStableFunc(c.first, func(a, b spot) int { return cmp.Compare(a.line, b.line) })
		}
		c.first = c.first[:min(len(c.first), fewest)]
	}
	return out
}

// joinedNames joins names to stand between quotes: 甲”、“乙, or the first two and
// the last of many.
func joinedNames(names []string) string {
	if n := len(names); n > 4 {
		return names[0] + "”、“" + names[1] + "”……“" + names[n-1]
	}
	return strings.Join(names, "”、“")
}
