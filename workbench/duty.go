package workbench

import (
	"context"
	"slices"

	"jiheng/budget"
	"jiheng/store"
)

// A Duty (待办) is what a person alone can do at a stage of a year, now or when the year
// comes to it: nobody else holds a post by which it could be.
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
			alone := slices.DeleteFunc(p.at(sc), func(q Post) bool { return q.For != "" || h.others(m, sc, q, day) })
			for _, at := range ahead(stage) {
				for _, q := range alone {
					if deeds := waitsFor(q.Role, at); len(deeds) > 0 {
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

// others reports whether somebody else holds a post at a year that does the same.
func (h *House) others(but *Member, sc scope, q Post, day string) bool {
	for _, m := range h.members {
		if m.ID == but.ID {
			continue
		}
		p := h.on(m, day)
		for _, o := range p.at(sc) {
			if o.For != but.ID && o.Role == q.Role && o.Office == q.Office {
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
