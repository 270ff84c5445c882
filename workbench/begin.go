package workbench

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// Begin begins a year that is still empty: out of the unit's year before, where
// there is one and it is asked for, else with empty files, in which nothing is an example.
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
		Time: b.now().UTC().Format(time.RFC3339), Reason: begunHow(fromLast, sc.year)})
	more := []store.Edit{{Op: store.Insert, Entry: asStored(dossier.StepHead())}, {Op: store.Insert, Entry: asStored(step)}}
	return b.fill(ctx, who, year, budget.Begun, files, more)
}

// begunHow says how a year was begun.
func begunHow(fromLast bool, year int) string {
	if fromLast {
		return "从" + strconv.Itoa(year-1) + "年度结转"
	}
	return "从空的开始"
}

// unbegin plans the deed that takes back the beginning of a year: all that came with it
// is gone, the steps stay. What was filled in since is not thrown away with it.
func (s *sight) unbegin(a store.Act) (*deed, error) {
	by, err := s.Who.may(Load, s.scope)
	if err != nil {
		return nil, err
	}
	d := s.deed(deedUndo)
	d.by, d.reason = by, "撤销第"+strconv.FormatInt(a.Number, 10)+"次办理（"+a.Kind+"）"
	for _, e := range s.Entries {
		switch {
		case e.File == dossier.FileReview && e.Version == a.Number:
			continue
		case e.Version != a.Number:
			return nil, fault.New(fault.Conflict, fault.Place{File: e.File}, "undo-changed", "开始以后又填了（第%d次办理改了%s），撤销开始会把它们一起去掉，没有撤销；请先撤销后来的那些，或者看着现在的内容改", e.Version, cmp.Or(e.Key, e.File))
		}
		d.edits = append(d.edits, store.Edit{Op: store.Delete, ID: e.ID, Seen: e.Version})
	}
	if len(d.edits) == 0 {
		return nil, fault.New(fault.Conflict, fault.Place{}, "undo-kind", "这个年度现在就是空的，没有可撤销的；请在首页开始")
	}
	return d, nil
}

// Empty reports a year that nobody has begun, or whose beginning was taken back: nothing
// stands in it but its steps.
func (y *Year) Empty() bool {
	return !slices.ContainsFunc(y.Entries, func(e store.Entry) bool { return e.File != dossier.FileReview })
}

// Begun reports a year that was begun, or brought in as a folder. Where it was not, nothing
// is typed into it: what stands in it all the same goes when it is begun.
func (y *Year) Begun() bool {
	return slices.ContainsFunc(y.Entries, func(e store.Entry) bool { return e.File == dossier.FileMain })
}

// CodeUnbegun is the code of a refusal because the year has not been begun.
const CodeUnbegun = "unbegun"

func unbegun() error {
	return fault.New(fault.Conflict, fault.Place{}, CodeUnbegun, "这个年度还没有开始，没有保存；请财务经办人先在它的首页开始：从上年结转、从空的开始，或者导入档案")
}

// onBegun refuses a deed at a year that is not begun, but one that brings its files or
// takes back what was done before; an undoing since it was planned may have emptied it.
func (d *deed) onBegun(tx *store.Tx, since []string) error {
	if d.kind == deedUndo || d.kind == deedMerge || d.begun && !slices.Contains(since, deedUndo) {
		return nil
	}
	if d.begun {
		entries, err := tx.FileEntries(d.year, store.Newest, dossier.FileMain)
		if err != nil || len(entries) > 0 {
			return err
		}
	}
	return unbegun()
}

// Rolled is what a year takes over of the one before it, counted.
type Rolled struct {
	Year                                  int
	Indicators, Lines, Ledgers, Stretches int // of narrative
}

// LastHolds counts what a year would take over of the one before it, to somebody who may
// begin it; ok is false where there is none.
func (b *Bench) LastHolds(ctx context.Context, who Person, year string) (out Rolled, ok bool, err error) {
	_, sc, err := b.may(ctx, who, Load, year)
	if err != nil {
		return out, false, err
	}
	last, err := b.lastYear(ctx, sc)
	if fault.KindOf(err) == fault.NotFound {
		return out, false, nil
	}
	if err != nil {
		return out, false, err
	}
	y, err := b.Year(ctx, last.ID)
	if err != nil {
		return out, false, err
	}
	out = Rolled{Year: last.Year, Indicators: len(y.Year.Indicators), Lines: len(y.Year.Lines), Ledgers: len(y.Year.Ledgers)}
	for _, e := range y.Entries {
		if strings.HasPrefix(e.File, dossier.DirNarrative+"/") {
			out.Stretches++
		}
	}
	return out, true, nil
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
		return dossier.Empty(in.Name, sc.year)
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
