package workbench

import (
	"context"
	"slices"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/proof"
	"jiheng/store"
)

// A move is a way from one stage of the cycle to another.
type move struct {
	how      string
	from, to Stage
	role     Role
	reason   bool // it has to say why
	own      bool // also by who last changed the year
}

// moves is the chain of a town's self-evaluation: what does not stand here cannot
// be done. A return leads to the stage in which the year was reported, and what is
// sent again goes on from there.
var moves = []move{
	{"报送", Reporting, UnitReview, FinanceClerk, false, true},
	{"收回", UnitReview, Reporting, FinanceClerk, false, true},
	{"通过", UnitReview, DepartmentReview, Head, false, false},
	{"退回", UnitReview, Reporting, Head, true, true},
	{"收回", DepartmentReview, UnitReview, Head, false, true},
	{"通过", DepartmentReview, BureauReview, DepartmentReviewer, false, false},
	{"退回", DepartmentReview, Reporting, DepartmentReviewer, true, true},
	{"退回", DepartmentReview, UnitReview, DepartmentReviewer, true, true},
	{"收回", BureauReview, DepartmentReview, DepartmentReviewer, false, true},
	{"批复", BureauReview, Approved, BureauReviewer, false, false},
	{"退回", BureauReview, Reporting, BureauReviewer, true, true},
	{"退回", BureauReview, DepartmentReview, BureauReviewer, true, true},
	{"重开", Approved, Reporting, BureauReviewer, true, true},
}

// A Step is a step of the cycle as a person takes it.
type Step struct {
	Year    string
	How     string // 报送, 收回, 通过, 退回, 批复, 重开
	To      Stage  // where a return leads; empty where there is one way only
	Reason  string
	Seen    int64 // the act as of which the person looked at the year
	Request string
}

// Take takes a step of the cycle as one act. A year that has gone on since it was
// looked at is a Conflict. Nobody approves what they last edited.
func (b *Bench) Take(ctx context.Context, who Person, s Step) (*Year, error) {
	return b.decided(ctx, who, func(who Person) (*Year, error) { return b.take(ctx, who, s) })
}

func (b *Bench) take(ctx context.Context, who Person, s Step) (*Year, error) {
	_, sc, err := b.may(ctx, who, See, s.Year)
	if err != nil {
		return nil, err
	}
	y, err := b.yearAsOf(ctx, s.Year, sc.head)
	if err != nil {
		return nil, err
	}
	m, by, err := who.moveOf(sc, y, s)
	if err != nil {
		return nil, err
	}
	now := b.now().UTC().Truncate(time.Second)
	digest := proof.Commit(proof.Salt{}, "step", s.Year, s.How, string(s.To), s.Reason)
	_, _, err = b.store.Once(ctx, store.Request{Person: who.ID, Key: s.Request, Digest: digest, Time: now}, func(tx *store.Tx) ([]byte, error) {
		if err := b.still(tx, who, y); err != nil {
			return nil, err
		}
		if !m.own {
			if err := b.notOwn(tx, who, by, y); err != nil {
				return nil, err
			}
		}
		a := who.act(now, s.Year, s.How, by)
		a.Request, a.Reason, a.Seen = s.Request, s.Reason, s.Seen
		_, err := tx.Append(a, y.stepEdits(budget.Step{How: s.How, From: string(m.from), To: string(m.to), Person: who.ID, Role: string(m.role),
			Time: now.Format(time.RFC3339), Reason: s.Reason, Act: s.Seen}))
		return nil, err
	})
	if err != nil {
		return nil, err
	}
	return b.Year(ctx, s.Year)
}

// moveOf finds the way that a step takes and the post by which it is taken, or
// says why there is none.
func (p Person) moveOf(sc scope, y *Year, s Step) (move, Post, error) {
	at := y.Stage()
	var roles, ways []string
	for _, m := range moves {
		if m.from != at || m.how != s.How || s.To != "" && m.to != s.To {
			continue
		}
		ways = append(ways, string(m.to))
		posts := p.at(sc)
		i := slices.IndexFunc(posts, func(q Post) bool { return q.Role == m.role })
		if i < 0 {
			roles = append(roles, string(m.role))
			continue
		}
		if m.reason && strings.TrimSpace(s.Reason) == "" {
			return m, Post{}, fault.Bad(fault.Place{}, "reason", "“%s”要写明意见，对方看到后才知道改什么", s.How)
		}
		if s.How == "收回" && !lastTook(y, p.ID, posts[i].For) {
			return m, Post{}, fault.New(fault.Conflict, fault.Place{}, "taken-on", "下一环节已经办理，收不回了；请联系%s退回", at)
		}
		return m, posts[i], nil
	}
	switch {
	case len(roles) > 0:
		return move{}, Post{}, fault.New(fault.Forbidden, fault.Place{}, "right", "您没有在“%s”办理“%s”的权限；这件事由%s办", at, s.How, strings.Join(slices.Compact(roles), "或"))
	case len(ways) > 0:
		return move{}, Post{}, fault.New(fault.Conflict, fault.Place{}, "stage", "现在是“%s”，“%s”只能到：%s", at, s.How, strings.Join(ways, "、"))
	}
	return move{}, Post{}, fault.New(fault.Conflict, fault.Place{}, "stage", "现在是“%s”，不能“%s”；请刷新页面看最新状态", at, s.How)
}

// isStep reports the kinds of acts by which a year goes on.
func isStep(kind string) bool {
	return slices.ContainsFunc(moves, func(m move) bool { return m.how == kind })
}

// lastTook reports whether one of the people took the year's last step: who takes it
// back, or whom they stand in for.
func lastTook(y *Year, people ...string) bool {
	steps := y.Year.Steps
	return len(steps) > 0 && slices.Contains(people, steps[len(steps)-1].Person)
}

// notOwn refuses an approval by who last changed what is approved, also where
// either of the two was done for somebody else.
func (b *Bench) notOwn(tx *store.Tx, who Person, by Post, y *Year) error {
	acts, err := tx.Latest(y.ID, 200)
	if err != nil {
		return err
	}
	for _, a := range acts {
		if isStep(a.Kind) || len(a.Changes) == 0 {
			continue
		}
		switch mine := authors(a); {
		case mine(who.ID):
			return fault.New(fault.Forbidden, fault.Place{}, "own-work", "最后改这份材料的是您本人（第%d次办理），不能由您审核；请换一位有同样权限的人", a.Number)
		case mine(by.For):
			return fault.New(fault.Forbidden, fault.Place{}, "own-work", "最后改这份材料的是您代办的那一位（第%d次办理），不能由您代他审核；请换一位有同样权限的人", a.Number)
		}
		return nil
	}
	return nil
}

// authors tells of whom an act is the work: who did it, and for whom.
func authors(a store.Act) func(person string) bool {
	return func(person string) bool { return person != "" && (person == a.Person || person == a.For) }
}

// stepEdits puts a step behind the others in 审核.yaml.
func (y *Year) stepEdits(s budget.Step) []store.Edit {
	last := ""
	for _, e := range y.Entries {
		if e.File == dossier.FileReview {
			last = e.ID
		}
	}
	edit := store.Edit{Op: store.Insert, After: last, Entry: asStored(dossier.StepEntry(s))}
	if last != "" {
		return []store.Edit{edit}
	}
	return []store.Edit{{Op: store.Insert, Entry: asStored(dossier.StepHead())}, edit}
}
