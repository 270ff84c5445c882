package workbench

import (
	"context"
	"slices"

	"jiheng/budget"
	"jiheng/store"
)

// A Duty (待办) is what a person alone can do at a stage of a year, now or when the year
// comes to it: nobody else holds a post by which it could be, or those who do wrote what is
// to be passed.
type Duty struct {
	Year   YearRow
	Stage  Stage
	Now    bool // the year stands there
	Role   Role
	Office string   // of an office clerk
	Deeds  []string // 填写, and the steps of the chain
}

// DutiesOf lists what a person alone can do at every stage that lies before each open
// year, by year descending, then by code, then in the order of the stages. It is listed
// before an account is closed.
func (b *Bench) DutiesOf(ctx context.Context, person string) ([]Duty, error) {
	h, err := b.House(ctx)
	if err != nil {
		return nil, err
	}
	m, err := h.Member(person)
	if err != nil {
		return nil, err
	}
	day := dayOf(b.now())
	p := h.on(m, day)
	rows, err := b.YearsOf(ctx, p)
	if err != nil {
		return nil, err
	}
	var out []Duty
	err = b.store.View(ctx, func(tx *store.Tx) error {
		for _, row := range rows {
			stage, err := stageOf(tx, row.ID, row.Head)
			if err != nil {
				return err
			}
			sc := h.scope(store.Year{ID: row.ID, Unit: row.Unit, Year: row.Year})
			own, err := handsOn(tx, row.ID)
			if err != nil {
				return err
			}
			held := slices.DeleteFunc(p.at(sc), func(q Post) bool { return q.For != "" })
			for _, at := range ahead(stage) {
				for _, q := range held {
					if deeds := h.alone(m, sc, q, at, own, day); len(deeds) > 0 {
						out = append(out, Duty{Year: row, Stage: at, Now: at == stage, Role: q.Role, Office: q.Office, Deeds: deeds})
					}
				}
			}
		}
		return nil
	})
	return out, err
}

// ahead are the stage at which a year stands and all that it comes to from there, in their
// order: where it goes on, not where it is returned or opened again.
func ahead(at Stage) []Stage {
	from := slices.Index(Stages, at)
	if from < 0 {
		return nil
	}
	return Stages[from:]
}

// waitsFor lists what a year at a stage waits for of a role: to fill in what it may
// change, and to send, pass or return it.
func waitsFor(r Role, at Stage) []string {
	var out []string
	for _, g := range grants {
		if g.role == r && g.stage == at {
			out = append(out, "填写")
		}
	}
	for _, m := range moves {
		if m.role == r && m.from == at && m.how != budget.TakenBack && m.how != budget.Reopened && !slices.Contains(out, m.how) {
			out = append(out, m.how)
		}
	}
	return out
}

// alone lists what a year at a stage waits for of a person's post that nobody else can do:
// no other who will be there has such a post, or the year is the own work of all who have.
// What the person may not do themselves for that reason is not theirs alone.
func (h *House) alone(m *Member, sc scope, q Post, at Stage, own hands, day string) []string {
	return slices.DeleteFunc(waitsFor(q.Role, at), func(deed string) bool {
		barred := own
		if !slices.ContainsFunc(moves, func(v move) bool {
			return v.from == at && v.role == q.Role && v.how == deed && !v.own
		}) {
			barred = nil
		}
		return barred.bars(m.ID, q) || h.others(m, sc, q, barred, day)
	})
}

// others reports whether somebody else holds a post at a year that does the same, and is
// not barred from it. Who stands in for the person goes with them.
func (h *House) others(but *Member, sc scope, q Post, barred hands, day string) bool {
	for _, m := range h.members {
		if m.ID == but.ID {
			continue
		}
		p := h.on(m, day)
		for _, o := range p.at(sc) {
			if o.For != but.ID && o.Role == q.Role && o.Office == q.Office && !barred.bars(m.ID, o) {
				return true
			}
		}
	}
	return false
}

// stageOf reads where a year whose last act is head stands from its steps alone.
func stageOf(tx *store.Tx, year string, head int64) (Stage, error) {
	s, err := stoodSince(tx, year, head)
	return s.at, err
}
