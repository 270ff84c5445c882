package dossier

import (
	"slices"
	"strings"
)

// match finds for each entry that came back the one that it was: by its key, by its
// text, and at last by the nearest text.
func (m *merge) match() {
	m.pairs, m.doubts, m.taken = make([]int, len(m.theirs)), make([]string, len(m.theirs)), make([]bool, len(m.base))
	for i := range m.pairs {
		m.pairs[i] = -1
	}
	type place struct {
		kind       EntryKind
		block, key string
	}
	of := func(e Entry) place { return place{e.Kind, e.Block, e.Key} }
	had, has := map[place]int{}, map[place]int{}
	for _, b := range m.base {
		had[of(b.Entry)]++
	}
	for _, t := range m.theirs {
		has[of(t)]++
	}
	pair := func(fits func(k, i int) bool) {
		for i, t := range m.theirs {
			if m.pairs[i] >= 0 {
				continue
			}
			for k, b := range m.base {
				if !m.taken[k] && b.Kind == t.Kind && b.Block == t.Block && fits(k, i) {
					m.pairs[i], m.taken[k] = k, true
					break
				}
			}
		}
	}
	pair(func(k, i int) bool {
		b, t := m.base[k].Entry, m.theirs[i]
		return b.Key == t.Key && had[of(b)] == 1 && has[of(t)] == 1 && (t.Key != "" || t.Kind == EntryHead || t.Kind == EntryBlock || t.Kind == EntryWhole)
	})
	pair(func(k, i int) bool { return m.base[k].Text == m.theirs[i].Text })
	pair(func(k, i int) bool { return m.base[k].Key == m.theirs[i].Key && m.like(k, i) == 1 }) // they say the same, written otherwise
	m.nearest()
}

// nearEnough is the share of fields that two entries must have alike to be one.
const nearEnough = 0.5

// mostGuesses bounds the pairs that are looked at for their likeness: a file of which
// so little is known again is another one.
const mostGuesses = 250_000

// nearest pairs what is left, the most alike first.
func (m *merge) nearest() {
	type guess struct {
		i, k int
		like float64
	}
	var all []guess
	looked := 0
	for i, t := range m.theirs {
		if m.pairs[i] >= 0 {
			continue
		}
		for k, b := range m.base {
			if m.taken[k] || b.Kind != t.Kind || b.Block != t.Block {
				continue
			}
			if looked++; looked > mostGuesses {
				return
			}
			if like := m.like(k, i); like >= nearEnough {
				all = append(all, guess{i, k, like})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b guess) int {
		switch {
		case a.like > b.like:
			return -1
		case a.like < b.like:
			return 1
		}
		return 0
	})
	for _, g := range all {
		if m.pairs[g.i] >= 0 || m.taken[g.k] {
			continue
		}
		m.pairs[g.i], m.taken[g.k] = g.k, true
		b, t := m.base[g.k], m.theirs[g.i]
		switch {
		case b.Key != t.Key && b.Key != "" && t.Key != "":
			m.doubts[g.i] = "编号或名称由“" + b.Key + "”变成“" + t.Key + "”，按内容认作同一条"
		case t.Key == "":
			m.doubts[g.i] = "没有编号，按最接近的内容认作同一条"
		default:
			m.doubts[g.i] = "“" + t.Key + "”不止一条，按最接近的内容认作同一条"
		}
	}
}

// like is the share of their fields, or of their lines, that an entry of the base and
// one that came back have alike.
func (m *merge) like(k, i int) float64 {
	b, t := m.base[k].Entry, m.theirs[i]
	x, y := m.wasFields[k].fields, m.theirFields[i].fields
	if m.wasFields[k].err != nil || m.theirFields[i].err != nil || b.Kind == EntrySection || b.Kind == EntryHead || b.Kind == EntryWhole {
		return alike(strings.Split(strings.TrimSpace(b.Text), "\n"), strings.Split(strings.TrimSpace(t.Text), "\n"))
	}
	rule := func(name string) fieldRule { return ruleOf(b.File, b.Block, name) }
	same := 0
	for _, f := range x {
		if v, ok := valueOf(y, f.Name); ok && sameValue(rule(f.Name), f.Value, v) {
			same++
		}
	}
	if most := max(len(x), len(y)); most > 0 {
		return float64(same) / float64(most)
	}
	return 1
}

// alike is the share of lines that two texts have in common.
func alike(a, b []string) float64 {
	count := map[string]int{}
	for _, s := range a {
		count[strings.TrimSpace(s)]++
	}
	same := 0
	for _, s := range b {
		if s = strings.TrimSpace(s); count[s] > 0 {
			count[s]--
			same++
		}
	}
	return float64(same) / float64(max(len(a), len(b)))
}

// inOrder tells of each entry that came back whether it stands where it stood among
// the others: the longest run of entries in their old order stays, others have moved.
func (m *merge) inOrder() []bool {
	n := len(m.theirs)
	still, best, from := make([]bool, n), make([]int, n), make([]int, n)
	last := -1
	for i := range n {
		if m.pairs[i] < 0 {
			continue
		}
		best[i], from[i] = 1, -1
		for k := range i {
			if m.pairs[k] >= 0 && m.pairs[k] < m.pairs[i] && best[k]+1 > best[i] {
				best[i], from[i] = best[k]+1, k
			}
		}
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	for ; last >= 0; last = from[last] {
		still[last] = true
	}
	return still
}
