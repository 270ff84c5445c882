package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"jiheng/check"
)

// A tally counts verdicts by rule.
type tally struct {
	set      *check.Set
	order    []string // rules in the order of the table
	counts   map[string]map[string]int
	confused map[string]map[string]int // by planted rule: other rules that spoke at its place
	astray   map[string]int            // by rule of the finding
	ok       int                       // clean documents read
	alarms   int                       // findings on them
	notes    []string                  // what was missed and what strayed, in words
}

func newTally(set *check.Set, list []planting) *tally {
	t := &tally{set: set, counts: map[string]map[string]int{}, confused: map[string]map[string]int{}, astray: map[string]int{}}
	for _, p := range list {
		if t.counts[p.rule] == nil {
			t.counts[p.rule], t.confused[p.rule] = map[string]int{}, map[string]int{}
			t.order = append(t.order, p.rule)
		}
	}
	return t
}

// clean counts one clean document; each finding on it is a false alarm.
func (t *tally) clean(name, format string, list []check.Finding) {
	t.ok++
	t.alarms += len(list)
	for _, f := range list {
		t.notes = append(t.notes, fmt.Sprintf("误报 %s.%s %s %s", name, format, f.Rule, f.Message))
	}
}

func (t *tally) add(p *planting, way int, name, format string, j judgement) {
	t.counts[p.rule][j.verdict]++
	want := canonical(t.set, p.rule)
	for _, r := range j.rules {
		if r != want {
			t.confused[p.rule][r]++
		}
	}
	if j.verdict != found {
		t.notes = append(t.notes, fmt.Sprintf("%s %s %s.%s %s %v", j.verdict, p.rule, name, format, p.ways[way], j.rules))
	}
	for _, f := range j.astray {
		t.astray[f.Rule]++
		t.notes = append(t.notes, fmt.Sprintf("他处 %s %s.%s %s：%s %q %s", p.rule, name, format, p.ways[way], f.Rule, f.Quote, f.Message))
	}
}

// sum adds up a verdict over the rules that f holds for.
func (t *tally) sum(f func(check.Severity) bool, verdicts ...string) int {
	n := 0
	for id, c := range t.counts {
		if !f(t.severity(id)) {
			continue
		}
		for v, k := range c {
			if len(verdicts) == 0 || slices.Contains(verdicts, v) {
				n += k
			}
		}
	}
	return n
}

func (t *tally) severity(id string) check.Severity {
	return ruleOf(t.set, canonical(t.set, id)).Severity
}

// rules returns the number of rules planted at least once.
func (t *tally) rules() int {
	n := 0
	for _, c := range t.counts {
		if len(c) > 0 {
			n++
		}
	}
	return n
}

func grave(s check.Severity) bool { return s == check.Error }
func every(check.Severity) bool   { return true }

// summary is the table in a few lines.
func (t *tally) summary() string {
	strays := 0
	for _, n := range t.astray {
		strays += n
	}
	return fmt.Sprintf("规则%d条，植入错误%d处：查出%d处，由别的规则查出%d处，不在原处%d处，漏查%d处。程度为“错误”的%d处，查出%d处。干净文件%d份，误报%d处；植入后在他处新增%d处。",
		t.rules(), t.sum(every), t.sum(every, found), t.sum(every, other), t.sum(every, nowhere), t.sum(every, missed),
		t.sum(grave), t.sum(grave, found), t.ok, t.alarms, strays)
}

// markdown is the table as a page.
func (t *tally) markdown(seed uint64, rounds int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# 植入错误的检出\n\n由程序量出，不要手改：`make plant`。种子%d，每种说法%d份文件；干净文件由程序按模板混合单位和数字做成，一次植入一处错误，写成 txt、docx、pdf 再读回来检查。\n\n%s\n\n",
		seed, rounds, t.summary())
	b.WriteString("| 规则 | 程度 | 植入 | 查出 | 由别的规则查出 | 不在原处 | 漏查 |\n|---|---|---:|---:|---:|---:|---:|\n")
	for _, id := range t.order {
		c := t.counts[id]
		total := 0
		for _, n := range c {
			total += n
		}
		name := id
		if as := canonical(t.set, id); as != id {
			name += "（" + as + "）"
		}
		fmt.Fprintf(&b, "| %s | %s | %d | %d | %d | %d | %d |\n", name, t.severity(id), total, c[found], c[other], c[nowhere], c[missed])
	}
	b.WriteString("\n## 同一处还有哪些规则说话\n\n| 植入的规则 | 报出的规则（次数） |\n|---|---|\n")
	for _, id := range t.order {
		if m := t.confused[id]; len(m) > 0 {
			fmt.Fprintf(&b, "| %s | %s |\n", id, listed(m))
		}
	}
	b.WriteString("\n## 植入后在他处新增的意见\n\n")
	if len(t.astray) == 0 {
		b.WriteString("没有。\n")
	} else {
		fmt.Fprintf(&b, "按报出的规则：%s。\n", listed(t.astray))
	}
	return []byte(b.String())
}

func listed(m map[string]int) string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, fmt.Sprintf("%s（%d）", k, m[k]))
	}
	return strings.Join(out, "、")
}

// only returns the notes that begin with one of the words.
func (t *tally) only(words ...string) []string {
	var out []string
	for _, n := range t.notes {
		if w, _, _ := strings.Cut(n, " "); slices.Contains(words, w) {
			out = append(out, n)
		}
	}
	return out
}
