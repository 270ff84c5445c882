package workbench

import (
	"context"
	"slices"

	"jiheng/dossier"
	"jiheng/store"
)

// A Duty (待办) is what a person alone can do at a year as it stands: nobody else
// holds a post by which it could be.
type Duty struct {
	Year   YearRow
	Stage  Stage
	Role   Role
	Office string // of an office clerk
}

// DutiesOf lists what a person alone can do, by year descending, then by code. It
// is listed before an account is closed.
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
			for _, q := range p.at(sc) {
				if q.For == "" && goesOn(q.Role, stage) && !h.others(m, sc, q, day) {
					out = append(out, Duty{Year: row, Stage: stage, Role: q.Role, Office: q.Office})
				}
			}
		}
		return nil
	})
	return out, err
}

// goesOn reports whether a year at a stage waits for a role: to fill in what it may
// change, or to send or pass it on.
func goesOn(r Role, at Stage) bool {
	for _, g := range grants {
		if g.role == r && g.stage == at {
			return true
		}
	}
	return slices.ContainsFunc(moves, func(m move) bool {
		return m.role == r && m.from == at && m.how != "收回" && m.how != "重开"
	})
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

// stageOf reads where a year whose last act is head stands from its steps alone. A step
// that cannot be read counts for none.
func stageOf(tx *store.Tx, year string, head int64) (Stage, error) {
	if head == 0 { // it was opened, and nobody has begun it
		return Drafting, nil
	}
	entries, err := tx.FileEntries(year, store.Newest, dossier.FileReview)
	if err != nil {
		return "", err
	}
	at := Reporting
	for _, e := range entries {
		if dossier.EntryKind(e.Kind) != dossier.EntryItem || e.Block != dossier.BlockSteps {
			continue
		}
		n, err := readItem(e)
		if err != nil {
			continue
		}
		if to := Stage(n.Text("到")); slices.Contains(Stages, to) {
			at = to
		}
	}
	return at, nil
}
