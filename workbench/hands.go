package workbench

import (
	"slices"

	"jiheng/store"
)

// hands are the people whose own work a year holds as it stands: who did the acts that
// made it what it is, and for whom. None of them passes it.
type hands map[string]bool

// take counts an act's people in.
func (h hands) take(a store.Act) {
	for _, p := range []string{a.Person, a.For} {
		if p != "" {
			h[p] = true
		}
	}
}

// bars reports whether a post cannot be used by a person to pass the year.
func (h hands) bars(person string, by Post) bool { return h[person] || by.For != "" && h[by.For] }

// handsOn reads whose work a year is: that of its last act of work, of every entry as it
// stands, and of what was taken away since the last approval. It is the rule of notOwn,
// asked for everybody at once.
func handsOn(tx *store.Tx, year string) (hands, error) {
	out := hands{}
	last, err := lastWork(tx, year)
	if err != nil {
		return nil, err
	}
	out.take(last)
	stands, err := tx.Strokes(year)
	if err != nil {
		return nil, err
	}
	err = noneOwn(tx, year, stands, func(a store.Act, _ store.Entry) error {
		out.take(a)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, noneGone(tx, year, nil, func(a store.Act, _ store.Entry) error {
		out.take(a)
		return nil
	})
}

// barring reads whose work a year is where somebody of some roles passes it at a stage on
// condition that it is not theirs; nil where that is not asked.
func barring(tx *store.Tx, year string, at Stage, roles []Role) (hands, error) {
	if !slices.ContainsFunc(moves, func(m move) bool { return m.from == at && !m.own && slices.Contains(roles, m.role) }) {
		return nil, nil
	}
	return handsOn(tx, year)
}

// unable says of each of a person's own and lent posts why no approval is theirs at a
// year as it stands, by whom they stand in for; empty for their own.
func (b *Bench) unable(tx *store.Tx, s Seat, year string, at Stage) (map[string]error, error) {
	all, err := barring(tx, year, at, s.Roles)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	out := map[string]error{}
	for _, q := range s.Who.at(s.scope) {
		if all.bars(s.Who.ID, q) && out[q.For] == nil {
			out[q.For] = notOwn(tx, s.Who, q, year)
		}
	}
	return out, nil
}
