package workbench

import (
	"context"
	"slices"
	"time"

	"jiheng/store"
)

// A Passing (一起办理) is a year that a person may pass on or approve now, as it
// stands in a list.
type Passing struct {
	YearRow
	Stage Stage
	How   string // 通过 or 批复; empty where the person has no such step
	Waits string // the step that the year waits for from the person, taken by itself or with others; empty for none
	until time.Time

	Again  string   // why it was opened again since it was last approved; empty for a year that was not
	Vacant *Vacancy // that nobody takes the year on; nil where somebody can
}

// Deadline is until when the year may be changed at its stage; ok is false where no day
// is set.
func (p Passing) Deadline() (until time.Time, ok bool) { return p.until, !p.until.IsZero() }

// Passings lists the years that a person may see, as YearsOf does, with the step by
// which they may pass each on. The step itself asks again.
func (b *Bench) Passings(ctx context.Context, who Person) ([]Passing, error) {
	rows, err := b.YearsOf(ctx, who)
	if err != nil {
		return nil, err
	}
	out := make([]Passing, len(rows))
	return out, b.store.View(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		held := h.inForce(dayOf(b.now()))
		for i, row := range rows {
			out[i].YearRow = row
			y := store.Year{ID: row.ID, Unit: row.Unit, Year: row.Year, Head: row.Head}
			now, err := stoodSince(tx, row.ID, row.Head)
			if err != nil {
				return err
			}
			var own hands
			if onwardBars(now.at) && row.Head > 0 {
				if own, err = handsOn(tx, row.ID); err != nil {
					return err
				}
			}
			if out[i].Stage, out[i].Again = now.at, now.again; row.Head > 0 {
				if v, ok := h.vacant(y, now.at, now.since, held, own); ok {
					out[i].Vacant = &v
				}
			}
			sc := h.scope(y)
			posts := slices.DeleteFunc(who.at(sc), func(q Post) bool { return own.bars(who.ID, q) && onwardBars(now.at) })
			out[i].How, out[i].Waits, out[i].until = passes(posts, out[i].Stage), waits(posts, out[i].Stage), sc.until[out[i].Stage]
		}
		return nil
	})
}

// passes is how a year goes on from a stage by one of a person's posts.
func passes(posts []Post, at Stage) string {
	for _, m := range moves {
		if m.from == at && !m.reason && !m.own && !m.graded && slices.ContainsFunc(posts, func(q Post) bool { return q.Role == m.role }) {
			return m.how
		}
	}
	return ""
}

// waits is the first way on from a stage that is one of a person's posts' to take, on a
// form or not; ways back are not waited for.
func waits(posts []Post, at Stage) string {
	for _, m := range moves {
		if m.from == at && !m.reason && m.how != "收回" && slices.ContainsFunc(posts, func(q Post) bool { return q.Role == m.role }) {
			return m.how
		}
	}
	return ""
}

// An Outcome is what became of one of several steps.
type Outcome struct {
	Step
	Stage Stage // where the year stands then; empty where it could not be read
	Err   error
}

// TakeAll takes steps of several years, each as an act of its own with an outcome of
// its own: one that fails holds up none of the others.
func (b *Bench) TakeAll(ctx context.Context, who Person, steps []Step) []Outcome {
	out := make([]Outcome, len(steps))
	for i, s := range steps {
		y, err := b.Take(ctx, who, s)
		out[i] = Outcome{Step: s, Err: err}
		if err == nil {
			out[i].Stage = y.Stage()
		}
	}
	return out
}
