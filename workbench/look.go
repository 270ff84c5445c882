package workbench

import (
	"context"
	"path"
	"slices"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A Seat (席位) is a person at a unit's year: what they may do there follows from
// their posts and from where the year stands.
type Seat struct {
	Who   Person
	Roles []Role // as what they see the year, in the order of their posts
	scope scope
	own   map[string]error // why an approval is not theirs as the year stands, by whom they stand in for
}

// A sight is a year as one person sees it.
type sight struct {
	*Year
	Seat
}

// sight returns a year as of its last act as a person sees it. One that they may
// not see is as one that is not there.
func (b *Bench) sight(ctx context.Context, who Person, year string) (*sight, error) {
	_, sc, err := b.may(ctx, who, See, year)
	if err != nil {
		return nil, err
	}
	y, err := b.yearAsOf(ctx, year, sc.head)
	if err != nil {
		return nil, err
	}
	s := seatOf(who, sc)
	err = b.store.View(ctx, func(tx *store.Tx) (err error) {
		s.own, err = b.unable(tx, s, year, y.Stage())
		return err
	})
	return &sight{Year: y, Seat: s}, err
}

// Seat returns the seat of a person at a year, from which nothing of it is shown.
func (b *Bench) Seat(ctx context.Context, who Person, year string) (Seat, error) {
	_, sc, err := b.may(ctx, who, See, year)
	if err != nil {
		return Seat{}, err
	}
	s := seatOf(who, sc)
	return s, b.store.View(ctx, func(tx *store.Tx) error {
		at, err := stageOf(tx, year, sc.head)
		if err == nil {
			s.own, err = b.unable(tx, s, year, at)
		}
		return err
	})
}

// seatOf is the seat of a person at a year as rights see it.
func seatOf(who Person, sc scope) Seat {
	s := Seat{Who: who, scope: sc}
	for _, q := range who.at(sc) {
		if !slices.Contains(s.Roles, q.Role) {
			s.Roles = append(s.Roles, q.Role)
		}
	}
	return s
}

// Look returns a year as of its last act to somebody who may see it, and their seat
// there. Each look of an auditor is kept in the log of the house before anything is
// shown; what says at what they look. What they may not see is as unknown.
func (b *Bench) Look(ctx context.Context, who Person, year, what string) (*Year, Seat, error) {
	s, err := b.sight(ctx, who, year)
	if err != nil {
		return nil, Seat{}, err
	}
	if slices.ContainsFunc(s.Roles, func(r Role) bool { return r != Auditor }) {
		return s.Year, s.Seat, nil
	}
	by, err := who.may(See, s.scope)
	if err != nil {
		return nil, Seat{}, err
	}
	err = b.store.Update(ctx, func(tx *store.Tx) error {
		a := who.act(b.now(), store.House, string(See), by)
		a.Detail = fault.Shown(year + " " + what)
		_, err := tx.Append(a, nil)
		return err
	})
	return s.Year, s.Seat, err
}

// FiscalYear is the year that is looked at, also where nothing of it is begun.
func (p Seat) FiscalYear() int { return p.scope.year }

// May reports whether the person may change fields of a class in an office's
// entries as the year stands; office is empty for the whole unit's.
func (p Seat) May(y *Year, class dossier.Class, office string) error {
	_, err := p.Who.mayChange(p.scope, y.Stage(), dossier.Change{Class: class, Field: class.String()}, office)
	if err == nil && !y.Begun() {
		return unbegun()
	}
	return err
}

// Judging reports whether the person may review the year as it stands.
func (p Seat) Judging(y *Year) error {
	_, err := (&sight{y, p}).judges()
	return err
}

// JudgingGoals reports whether the person may review the goals as the year stands.
func (p Seat) JudgingGoals(y *Year) error {
	if y.Stage() != GoalReview {
		return fault.New(fault.Conflict, fault.Place{}, "stage", "现在是“%s”，不在审核目标", y.Stage())
	}
	_, _, err := p.moveOf(y.Stage(), y.lastStep(), Step{Year: y.ID, How: budget.Confirmed})
	return err
}

// Issuing reports whether the person may issue the papers as the year stands.
func (p Seat) Issuing(y *Year) error {
	_, err := (&sight{y, p}).issues()
	return err
}

// A Way (去向) is a step that a person may take now.
type Way struct {
	How    string
	To     Stage
	Reason bool // it has to say why
}

// Ways lists the steps that the person may take as the year stands, in the order of
// the chain.
func (p Seat) Ways(y *Year) []Way {
	v := &sight{y, p}
	var out []Way
	for _, m := range moves {
		if m.from != v.Stage() || m.graded { // which is taken on a form of its own
			continue
		}
		if _, _, err := v.moveOf(y.Stage(), y.lastStep(), Step{Year: v.ID, How: m.how, To: m.to, Reason: "-"}); err == nil {
			out = append(out, Way{How: m.how, To: m.to, Reason: m.reason})
		}
	}
	return out
}

// Next names who has a step to take as the year stands: the roles, in the order of
// the chain.
func (y *Year) Next() []Role {
	var out []Role
	seen := map[Role]bool{}
	for _, m := range moves {
		if m.from == y.Stage() && m.how != "收回" && m.how != "重开" && !seen[m.role] {
			seen[m.role] = true
			out = append(out, m.role)
		}
	}
	return out
}

// A Deal (办理) is an act as it is told: who did what when, and which fields became
// what.
type Deal struct {
	Number            int64
	Time              time.Time // UTC
	Person, Role, For string
	Kind, Reason      string
	Detail            string   // of an act of the house: at whom, at what, from where
	Says              []string // what was decided, a line each
	Changes           []dossier.Change
	Entries           int  // that it touched
	Left              int  // changes that are not told here
	Undo              bool // whoever looks can undo it
}

// mostTold is how many changes of an act are told.
const mostTold = 40

// Story tells the last acts of a year before one, the newest first, at most limit; before
// is zero for the last of all. Those of a whole folder are told by their number of
// entries.
func (b *Bench) Story(ctx context.Context, who Person, id string, before int64, limit int) ([]Deal, error) {
	y, err := b.sight(ctx, who, id)
	if err != nil {
		return nil, err
	}
	versions := make(map[string]int64, len(y.Entries))
	for _, e := range y.Entries {
		versions[e.ID] = e.Version
	}
	var out []Deal
	err = b.store.View(ctx, func(tx *store.Tx) error {
		acts, err := actsBefore(tx, id, before, limit)
		if err != nil {
			return err
		}
		out = make([]Deal, len(acts))
		for i, a := range acts {
			d := Deal{Number: a.Number, Time: a.Time, Person: a.Person, Role: a.Role, For: a.For, Kind: a.Kind, Reason: a.Reason}
			before, after, err := tx.Changed(id, a.Number)
			if err != nil {
				return err
			}
			d.Entries = len(after)
			if len(after) <= 200 {
				d.tell(y.Year, before, after)
			}
			d.Undo = y.canUndo(a, before, after, versions)
			out[i] = d
		}
		return nil
	})
	return out, err
}

// actsBefore lists the acts of a year before one, the newest first, at most limit.
func actsBefore(tx *store.Tx, id string, before int64, limit int) ([]store.Act, error) {
	if before <= 0 {
		return tx.Latest(id, limit)
	}
	after := max(0, before-1-int64(limit))
	acts, err := tx.Acts(id, after, int(before-1-after))
	slices.Reverse(acts)
	return acts, err
}

// tell lists which fields became what.
func (d *Deal) tell(y *Year, before, after []store.Entry) {
	for i := range after {
		e := after[i]
		if e.Text == "" {
			e = before[i]
		}
		if lines, ok := dossier.Decided(asEntry(e)); ok {
			d.Says = append(d.Says, lines...)
			continue
		}
		if id, ok := keptPack(e); ok {
			if says := "存下规则包 " + id; !slices.Contains(d.Says, says) {
				d.Says = append(d.Says, says)
			}
			continue
		}
		for _, c := range dossier.Changes(asEntry(before[i]), asEntry(after[i]), y.headOf(e)) {
			if len(d.Changes) == mostTold {
				d.Left++
				continue
			}
			d.Changes = append(d.Changes, c)
		}
	}
}

// keptPack is the pack whose text, kept at an approval, an entry is of: what it says is
// the pack's, and told on its page.
func keptPack(e store.Entry) (id string, ok bool) {
	if path.Dir(e.File) != dossier.DirApproved {
		return "", false
	}
	return strings.TrimSuffix(path.Base(e.File), path.Ext(e.File)), true
}

// PastOf tells what became of one entry, the oldest first.
func (b *Bench) PastOf(ctx context.Context, who Person, id, entry string) ([]Deal, error) {
	y, err := b.sight(ctx, who, id)
	if err != nil {
		return nil, err
	}
	var out []Deal
	err = b.store.View(ctx, func(tx *store.Tx) error {
		versions, err := tx.History(id, entry)
		if err != nil {
			return err
		}
		var last store.Entry
		for _, v := range versions {
			a, err := tx.Act(id, v.Act)
			if err != nil {
				return err
			}
			d := Deal{Number: a.Number, Time: a.Time, Person: a.Person, Role: a.Role, For: a.For, Kind: a.Kind, Reason: a.Reason, Entries: 1}
			d.tell(y.Year, []store.Entry{last}, []store.Entry{v.Entry})
			out, last = append(out, d), v.Entry
		}
		return nil
	})
	return out, err
}
