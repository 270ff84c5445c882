package dossier

import (
	"slices"
	"strings"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/plain"
)

// notice records what is still to be filled in.
func (l *loader) notice(p fault.Place, code, format string, args ...any) {
	l.notices.Add(fault.Bad(p, code, format, args...))
}

// unwritten notices a key that stands there and is empty: somebody means to fill
// it in.
func (l *loader) unwritten(n plain.Node, key, says string) {
	if n.Has(key) && n.Get(key).Blank() {
		l.notice(n.Get(key).Place(), "text-open", "%s", says)
	}
}

// blank returns a fact that has no value yet, and will have one.
func (l *loader) blank(f fact.Fact, a fact.Account) fact.Fact {
	f.Value, f.Sample, f.Account = fact.Value{}, l.year.Sample, a
	return f
}

// unfilled reports a statement whose value is still to be filled in: one of the
// keys for it stands there, and is empty.
func unfilled(x plain.Node) bool {
	keys := 0
	for _, key := range []string{"值", "日期", "等次"} {
		if x.Has(key) {
			keys++
		}
		if !x.Get(key).Blank() {
			return false
		}
	}
	return keys == 1
}

// computable returns the definitions whose figures are all there. The others
// become facts without value: what they wait for has none yet.
func (l *loader) computable(have *fact.Set) []fact.Derived {
	inputs := make([][]string, len(l.derived))
	defined, users := map[string]bool{}, map[string][]string{} // id → ids of those that rest on it
	for i, d := range l.derived {
		inputs[i], defined[d.Fact.ID] = d.Inputs(), true
		for _, in := range inputs[i] {
			users[in] = append(users[in], d.Fact.ID)
		}
	}
	waiting := map[string]string{} // id → what it waits for
	var open []string
	for in := range users {
		f, there := have.Get(in)
		if there && f.Value.IsBlank() || !there && !defined[in] && (l.moneyLost || l.draft && l.stopped(FileMoney) || l.year.Awaits(in)) {
			open = append(open, in)
		}
	}
	for slices.Sort(open); len(open) > 0; open = open[1:] {
		for _, id := range users[open[0]] {
			if waiting[id] == "" {
				waiting[id] = open[0]
				open = append(open, id)
			}
		}
	}
	return l.withoutWaiting(waiting, inputs)
}

// withoutWaiting takes out the definitions that wait, as facts without value.
func (l *loader) withoutWaiting(waiting map[string]string, inputs [][]string) []fact.Derived {
	var out []fact.Derived
	for i, d := range l.derived {
		in := waiting[d.Fact.ID]
		if in == "" {
			out = append(out, d)
			continue
		}
		l.put(l.blank(d.Fact, fact.Account{Kind: fact.Formula, Place: d.Fact.Account.Place, Inputs: inputs[i], Text: d.Formula + "；“" + in + "”还没有数值"}))
	}
	return out
}

// defines reports whether a derived fact of the id is defined.
func (l *loader) defines(id string) bool {
	_, ok := l.defined[id]
	return ok
}

// Opens reports whether a notice with a code is an open point (未办事项): it
// keeps documents from being final. The others are worth knowing, no more.
func Opens(code string) bool {
	return strings.HasSuffix(code, "-open") || code == "rows-none"
}
