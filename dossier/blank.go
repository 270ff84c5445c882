package dossier

import (
	"slices"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/plain"
)

// notice records what is still to be filled in.
func (l *loader) notice(p fault.Place, code, format string, args ...any) {
	l.notices.Add(fault.Bad(p, code, format, args...))
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
	waiting := map[string]string{} // id → what it waits for
	for n := -1; n != len(waiting); {
		n = len(waiting)
		for _, d := range l.derived {
			for _, in := range d.Inputs() {
				f, there := have.Get(in)
				if waiting[d.Fact.ID] == "" && (waiting[in] != "" || there && f.Value.IsBlank() || !there && !l.defines(in) && l.year.Awaits(in)) {
					waiting[d.Fact.ID] = in
				}
			}
		}
	}
	var out []fact.Derived
	for _, d := range l.derived {
		in := waiting[d.Fact.ID]
		if in == "" {
			out = append(out, d)
			continue
		}
		l.add(l.blank(d.Fact, fact.Account{Kind: fact.Formula, Place: d.Fact.Account.Place, Inputs: d.Inputs(), Text: d.Formula + "；“" + in + "”还没有数值"}))
	}
	return out
}

// defines reports whether a derived fact of the id is defined.
func (l *loader) defines(id string) bool {
	return slices.ContainsFunc(l.derived, func(d fact.Derived) bool { return d.Fact.ID == id })
}
