package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A row counts the faults planted of one rule.
type row struct {
	rule    string
	grave   bool
	planted int
	found   int
	instead map[string]int
	extra   map[string]int
	missed  []string
}

// A table is the counts of a run.
type table struct {
	seeds  int
	rows   []*row
	alarms []string
}

func newTable(all []verdict, alarms []string, seeds int) *table {
	t := &table{seeds: seeds, alarms: alarms}
	byRule := map[string]*row{}
	for _, v := range all {
		r := byRule[v.rule]
		if r == nil {
			r = &row{rule: v.rule, grave: v.grave, instead: map[string]int{}, extra: map[string]int{}}
			byRule[v.rule] = r
			t.rows = append(t.rows, r)
		}
		r.planted++
		if v.found {
			r.found++
		} else {
			r.missed = append(r.missed, fmt.Sprintf("line %d %s “%s”", v.line, v.format, v.context))
			for _, i := range v.instead {
				r.instead[i]++
			}
		}
		for _, x := range v.extra {
			r.extra[x]++
		}
	}
	slices.SortFunc(t.rows, func(a, b *row) int { return strings.Compare(a.rule, b.rule) })
	return t
}

// count returns the faults planted and found; grave ones alone where asked.
func (t *table) count(grave bool) (planted, found int) {
	for _, r := range t.rows {
		if r.grave || !grave {
			planted, found = planted+r.planted, found+r.found
		}
	}
	return planted, found
}

func (t *table) markdown() string {
	var b strings.Builder
	planted, found := t.count(false)
	grave, graveFound := t.count(true)
	fmt.Fprintf(&b, "# Planted faults\n\nMade by `go run ./examples/plant -seeds %d`; do not edit. Clean documents (a report and a project's form, %d seeds of each) in txt, docx and pdf; one fault at a time, in the wordings of `examples/plant/faults.yaml`; each document is rendered, read back and checked. Found means: the rule itself, at the place.\n\n", t.seeds, t.seeds)
	fmt.Fprintf(&b, "| | planted | found | share |\n| --- | --- | --- | --- |\n| all, %d rules | %d | %d | %s |\n| grave (错误), %d rules | %d | %d | %s |\n| findings in the clean documents | | %d | |\n\n",
		len(t.rows), planted, found, share(found, planted), t.graves(), grave, graveFound, share(graveFound, grave), len(t.alarms))
	for _, a := range t.alarms {
		fmt.Fprintf(&b, "- clean: %s\n", a)
	}
	b.WriteString("| rule | planted | found | found instead, where missed | found besides, elsewhere |\n| --- | --- | --- | --- | --- |\n")
	for _, r := range t.rows {
		mark := ""
		if r.grave {
			mark = " *"
		}
		fmt.Fprintf(&b, "| %s%s | %d | %d | %s | %s |\n", r.rule, mark, r.planted, r.found, counts(r.instead), counts(r.extra))
	}
	b.WriteString("\n\\* grave\n")
	missed := 0
	for _, r := range t.rows {
		for _, m := range r.missed {
			if missed++; missed == 1 {
				b.WriteString("\nMissed:\n\n")
			}
			fmt.Fprintf(&b, "- %s, %s\n", r.rule, m)
		}
	}
	return b.String()
}

func (t *table) graves() int {
	n := 0
	for _, r := range t.rows {
		if r.grave {
			n++
		}
	}
	return n
}

// share is a percentage with one decimal, cut off.
func share(part, whole int) string {
	if whole == 0 {
		return "—"
	}
	p := 1000 * part / whole
	return fmt.Sprintf("%d.%d %%", p/10, p%10)
}

func counts(m map[string]int) string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, fmt.Sprintf("%s %d", k, m[k]))
	}
	return strings.Join(out, ", ")
}
