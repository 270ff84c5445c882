package workbench

import (
	"context"
	"maps"
	"slices"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/store"
)

// A Vacancy (空岗) is a year that waits at a stage for a step that nobody can take: no
// open account holds today one of the posts by which it goes on from there, or the year is
// the own work of all who do.
type Vacancy struct {
	Year  YearRow // without Roles
	Stage Stage
	How   string // the step that it waits for
	Roles []Role // by any of which it is taken
	Link  string // by which the body is found, 主管部门 or 财政部门; empty where it is the unit itself
	Body  string // ID of the unit whose people take it; empty where the unit names none in that year
	Name  string // of the body; its ID where it is not in the house any more
	Since time.Time
	Own   []string // names of those who hold such a post and may not, the year being their own work
}

// Unset reports a year whose unit does not say which body takes the step.
func (v Vacancy) Unset() bool { return v.Body == "" }

// onward is how a year goes on from a stage, and by which roles; there are none at the
// last.
func onward(at Stage) (how string, roles []Role) {
	for _, m := range moves {
		if m.from == at && !m.reason && m.how != "收回" && !slices.Contains(roles, m.role) {
			how, roles = m.how, append(roles, m.role)
		}
	}
	return how, roles
}

// inForce are the people in the order of their accounts, with the posts that each holds on
// a day.
func (h *House) inForce(day string) []Person {
	var out []Person
	for _, m := range h.Members() {
		if p := h.on(m, day); len(p.Posts) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// onwardBars reports a stage from which nobody takes on what is their own work.
func onwardBars(at Stage) bool {
	return slices.ContainsFunc(moves, func(m move) bool { return m.from == at && !m.reason && !m.own })
}

// vacant reports a year that stands, or would stand, at a stage from which none of those
// people takes it on, or can: own are those whose own work it is.
func (h *House) vacant(y store.Year, at Stage, since time.Time, people []Person, own hands) (Vacancy, bool) {
	how, roles := onward(at)
	if len(roles) == 0 {
		return Vacancy{}, false
	}
	sc := h.scope(y)
	v := Vacancy{Year: h.yearRow(y), Stage: at, How: how, Roles: roles, Body: sc.unit, Since: since}
	for _, p := range people {
		posts := slices.DeleteFunc(p.at(sc), func(q Post) bool { return !slices.Contains(roles, q.Role) })
		if slices.ContainsFunc(posts, func(q Post) bool { return !onwardBars(at) || !own.bars(p.ID, q) }) {
			return Vacancy{}, false
		}
		if len(posts) > 0 {
			v.Own = append(v.Own, p.Name)
		}
	}
	switch roles[0] {
	case DepartmentReviewer:
		v.Link, v.Body = "主管部门", sc.department
	case BureauReviewer:
		v.Link, v.Body = "财政部门", sc.bureau
	}
	if v.Name = v.Body; h.units[v.Body] != nil {
		v.Name = h.units[v.Body].Name
	}
	return v, true
}

// A stood is a year with the stage at which it stands, and since when.
type stood struct {
	store.Year
	at    Stage
	since time.Time
	own   hands // whose own work it is, where that matters for who takes it on
}

// stoodAll reads where every year stands, and whose own work it is.
func stoodAll(tx *store.Tx, years []store.Year) ([]stood, error) {
	out := make([]stood, len(years))
	for i, y := range years {
		from, err := stoodSince(tx, y.ID, y.Head)
		if err != nil {
			return nil, err
		}
		out[i] = stood{Year: y, at: from.at, since: from.since}
		if onwardBars(from.at) {
			if out[i].own, err = handsOn(tx, y.ID); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// vacancies lists the years that nobody takes on as of a day.
func (h *House) vacancies(all []stood, day string) []Vacancy {
	var out []Vacancy
	people := h.inForce(day)
	for _, s := range all {
		if v, ok := h.vacant(s.Year, s.at, s.since, people, s.own); ok {
			out = append(out, v)
		}
	}
	return out
}

// VacanciesIn lists the years of a store that wait for somebody who is not there, in the
// order of the years.
func VacanciesIn(tx *store.Tx, now func() time.Time) ([]Vacancy, error) {
	head, err := tx.Head(store.House)
	if err != nil {
		return nil, err
	}
	h, err := readHouse(tx, head, now)
	if err != nil {
		return nil, err
	}
	all, err := everyYear(tx)
	if err != nil {
		return nil, err
	}
	return h.vacancies(all, dayOf(now())), nil
}

func everyYear(tx *store.Tx) ([]stood, error) {
	years, err := tx.Years()
	if err != nil {
		return nil, err
	}
	return stoodAll(tx, years)
}

// Vacancies lists the years that wait for somebody who is not there, to administrators.
func (b *Bench) Vacancies(ctx context.Context, who Person) (out []Vacancy, err error) {
	if _, err := who.mayHouse(SeePeople); err != nil {
		return nil, err
	}
	return out, b.store.View(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		all, err := everyYear(tx)
		out = h.vacancies(all, dayOf(b.now()))
		return err
	})
}

// VacantAt tells of a year at which of some stages nobody would take it on; at that where
// it stands, since when it waits.
func (b *Bench) VacantAt(ctx context.Context, p Seat, stages ...Stage) (out []Vacancy, err error) {
	return out, b.store.View(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		row := store.Year{ID: p.scope.id, Unit: p.scope.unit, Year: p.scope.year}
		if row.Head, err = tx.Head(row.ID); err != nil {
			return err
		}
		now, err := stoodSince(tx, row.ID, row.Head)
		if err != nil {
			return err
		}
		own, err := handsOn(tx, row.ID)
		if err != nil {
			return err
		}
		people := h.inForce(dayOf(b.now()))
		for _, s := range stages {
			from := time.Time{}
			if s == now.at {
				from = now.since
			}
			if v, ok := h.vacant(row, s, from, people, own); ok {
				out = append(out, v)
			}
		}
		return nil
	})
}

// VacatedByUnit lists the years that stand still for want of somebody once a unit is
// changed, and do not now.
func (b *Bench) VacatedByUnit(ctx context.Context, who Person, n NewUnit) ([]Vacancy, error) {
	if _, err := who.mayHouse(AddUnits); err != nil {
		return nil, err
	}
	return b.vacated(ctx, func(h *House) (*House, []string, error) {
		u, err := h.Unit(n.ID)
		if err != nil {
			return nil, nil, err
		}
		changed := u.from(n.UnitYear)
		if changed.check(h) != nil { // the change itself says why it is refused
			return h, nil, nil
		}
		next := *h
		next.units = mapWith(h.units, n.ID, changed)
		return &next, nil, nil
	})
}

// VacatedByPosts lists the years that stand still for want of somebody once a person has
// other posts, from today or from the day behind one on which a post will end.
func (b *Bench) VacatedByPosts(ctx context.Context, who Person, p Posting) ([]Vacancy, error) {
	if _, err := who.mayHouse(GivePosts); err != nil {
		return nil, err
	}
	return b.vacated(ctx, func(h *House) (*House, []string, error) {
		m, err := h.Member(p.Person)
		if err != nil {
			return nil, nil, err
		}
		if h.checkPosts(m, p.Posts) != nil {
			return h, nil, nil
		}
		changed := *m
		changed.Posts = p.Posts
		next := *h
		next.members = mapWith(h.members, m.ID, &changed)
		var days []string
		for _, q := range p.Posts {
			if end, err := time.Parse(time.DateOnly, q.Until); err == nil {
				days = append(days, end.AddDate(0, 0, 1).Format(time.DateOnly))
			}
		}
		return &next, days, nil
	})
}

// mapWith is a map with another value of a key.
func mapWith[T any](from map[string]T, key string, value T) map[string]T {
	out := maps.Clone(from)
	out[key] = value
	return out
}

// vacated lists what a change of the house vacates, as of today and of days behind it.
func (b *Bench) vacated(ctx context.Context, change func(*House) (*House, []string, error)) (out []Vacancy, err error) {
	return out, b.store.View(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		next, days, err := change(h)
		if err != nil {
			return err
		}
		all, err := everyYear(tx)
		if err != nil {
			return err
		}
		today := dayOf(b.now())
		seen := map[string]bool{}
		for _, day := range append([]string{today}, days...) {
			if day < today {
				continue
			}
			for _, v := range h.vacancies(all, day) {
				seen[v.Year.ID] = true // it stands still without the change
			}
			for _, v := range next.vacancies(all, day) {
				if !seen[v.Year.ID] {
					seen[v.Year.ID] = true
					out = append(out, v)
				}
			}
		}
		return nil
	})
}

// A stay is where a year stands: since when, and why it was opened again since it was last
// approved.
type stay struct {
	at    Stage
	since time.Time // zero before the first step
	again string    // empty for a year that was not
}

// stoodSince reads where a year whose last act is head stands from its steps alone. A
// step that cannot be read counts for none.
func stoodSince(tx *store.Tx, year string, head int64) (stay, error) {
	if head == 0 { // it was opened, and nobody has begun it
		return stay{at: Drafting}, nil
	}
	entries, err := tx.FileEntries(year, store.Newest, dossier.FileReview)
	if err != nil {
		return stay{}, err
	}
	begun, err := tx.FileEntries(year, store.Newest, dossier.FileMain)
	if err != nil {
		return stay{}, err
	}
	out := stay{at: Reporting}
	if len(begun) == 0 {
		out.at = Drafting
	}
	for _, e := range entries {
		if dossier.EntryKind(e.Kind) != dossier.EntryItem || e.Block != dossier.BlockSteps {
			continue
		}
		n, err := readItem(e)
		if err != nil {
			continue
		}
		if to := Stage(n.Text("到")); slices.Contains(Stages, to) {
			out.at = to
			if out.since, err = time.Parse(time.RFC3339, n.Text("时间")); err != nil { // written by hand: when is not known
				out.since = time.Time{}
			}
			switch n.Text("做法") {
			case budget.Confirmed:
				out.again = ""
			case budget.Reopened:
				out.again = n.Text("意见")
			}
		}
	}
	return out, nil
}

// yearRow is a year as it stands in a list, without what anybody may do there.
func (h *House) yearRow(y store.Year) YearRow {
	row := YearRow{ID: y.ID, Unit: y.Unit, Year: y.Year, Head: y.Head}
	if u := h.units[y.Unit]; u != nil {
		in, _ := u.In(y.Year)
		row.Code, row.Name = in.Code, in.Name
		if row.Name == "" {
			row.Name = u.Name
		}
	}
	return row
}
