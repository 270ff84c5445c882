package workbench

import (
	"context"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// Begin begins a year that is still empty: out of the unit's year before, where
// there is one and it is asked for, else with empty files that say what goes where.
// The year is then being drafted (草拟).
func (b *Bench) Begin(ctx context.Context, who Person, year string, fromLast bool) (Imported, error) {
	by, sc, err := b.may(ctx, who, Load, year)
	if err != nil {
		return Imported{}, err
	}
	files, err := b.beginning(ctx, sc, fromLast)
	if err != nil {
		return Imported{}, err
	}
	step := dossier.StepEntry(budget.Step{How: budget.Begun, From: string(Drafting), To: string(Drafting), Person: who.ID, Role: string(by.Role),
		Time: b.now().UTC().Format(time.RFC3339)})
	more := []store.Edit{{Op: store.Insert, Entry: asStored(dossier.StepHead())}, {Op: store.Insert, Entry: asStored(step)}}
	return b.fill(ctx, who, year, budget.Begun, files, more)
}

// beginning are the files that a year begins with.
func (b *Bench) beginning(ctx context.Context, sc scope, fromLast bool) ([]dossier.File, error) {
	if !fromLast {
		h, err := b.House(ctx)
		if err != nil {
			return nil, err
		}
		u, err := h.Unit(sc.unit)
		if err != nil {
			return nil, err
		}
		in, _ := u.In(sc.year)
		return dossier.Template(in.Name, sc.year)
	}
	last, err := b.lastYear(ctx, sc)
	if err != nil {
		return nil, err
	}
	folder, err := b.store.Folder(ctx, last.ID, last.Head)
	if err != nil {
		return nil, err
	}
	y := ReadYear(folder, b.memo)
	if y.Maker == nil || len(y.Open) > 0 {
		return nil, fault.New(fault.Conflict, fault.Place{}, "last-open", "%d年度还有%d处未办，结转会把错的带过来；请先办完，或者从空的开始", sc.year-1, len(y.Open))
	}
	return dossier.Rollover(folder, y.Dossier, y.Maker.Plainly)
}

// lastYear is the unit's year before one.
func (b *Bench) lastYear(ctx context.Context, sc scope) (out store.Year, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		years, err := tx.YearsOf(sc.unit)
		if err != nil {
			return err
		}
		for _, y := range years {
			if y.Year == sc.year-1 && y.Head > 0 {
				out = y
				return nil
			}
		}
		return fault.New(fault.NotFound, fault.Place{}, "last-none", "没有%d年度，不能从它结转；请从空的开始，或者导入档案", sc.year-1)
	})
	return out, err
}

// HasLast reports whether the unit's year before one is there, for somebody who may
// begin it.
func (b *Bench) HasLast(ctx context.Context, who Person, year string) bool {
	_, sc, err := b.may(ctx, who, Load, year)
	if err != nil {
		return false
	}
	_, err = b.lastYear(ctx, sc)
	return err == nil
}
