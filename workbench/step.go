package workbench

import (
	"context"
	"slices"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A move is a way from one stage of the cycle to another.
type move struct {
	how      string
	from, to Stage
	role     Role
	reason   bool // it has to say why
	own      bool // also by who last changed the year
	whole    bool // only a year without open points
}

// moves is the chain of a town's self-evaluation: what does not stand here cannot
// be done. A return leads to the stage in which the year was reported, and what is
// sent again goes on from there.
var moves = []move{
	{"报送", Reporting, UnitReview, FinanceClerk, false, true, true},
	{"收回", UnitReview, Reporting, FinanceClerk, false, true, false},
	{"通过", UnitReview, DepartmentReview, Head, false, false, true},
	{"退回", UnitReview, Reporting, Head, true, true, false},
	{"收回", DepartmentReview, UnitReview, Head, false, true, false},
	{"通过", DepartmentReview, BureauReview, DepartmentReviewer, false, false, true},
	{"退回", DepartmentReview, Reporting, DepartmentReviewer, true, true, false},
	{"退回", DepartmentReview, UnitReview, DepartmentReviewer, true, true, false},
	{"收回", BureauReview, DepartmentReview, DepartmentReviewer, false, true, false},
	{"批复", BureauReview, Approved, BureauReviewer, false, false, true},
	{"退回", BureauReview, Reporting, BureauReviewer, true, true, false},
	{"退回", BureauReview, DepartmentReview, BureauReviewer, true, true, false},
	{"重开", Approved, Reporting, BureauReviewer, true, true, false},
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
	return b.do(ctx, who, s.Year, asks(s.Request, "step", s.Year, s.How, string(s.To), s.Reason), func(at *sight) (*deed, error) {
		m, by, err := at.moveOf(s)
		if err != nil {
			return nil, err
		}
		if n := len(at.Open); n > 0 && m.whole {
			return nil, fault.New(fault.Conflict, fault.Place{}, "open-points", "还有%d处未办，不能“%s”；首页列着每一处和怎么改，第一处：%s", n, s.How, at.Open[0].Message)
		}
		d := &deed{sight: at, kind: s.How, reason: s.Reason, by: by, seen: s.Seen}
		if !m.own {
			d.check = func(tx *store.Tx) error { return notOwn(tx, at.Who, by, at.Year) }
		}
		d.edits = at.stepEdits(budget.Step{How: s.How, From: string(m.from), To: string(m.to), Person: at.Who.ID, Role: string(m.role),
			Time: b.now().UTC().Format(time.RFC3339), Reason: s.Reason, Act: s.Seen})
		return d, nil
	})
}

// moveOf finds the way that a step takes and the post by which it is taken, or
// says why there is none.
func (v *sight) moveOf(s Step) (move, Post, error) {
	at := v.Stage()
	var roles, ways []string
	for _, m := range moves {
		if m.from != at || m.how != s.How || s.To != "" && m.to != s.To {
			continue
		}
		ways = append(ways, string(m.to))
		posts := v.Who.at(v.scope)
		i := slices.IndexFunc(posts, func(q Post) bool { return q.Role == m.role })
		if i < 0 {
			roles = append(roles, string(m.role))
			continue
		}
		if m.reason && strings.TrimSpace(s.Reason) == "" {
			return m, Post{}, fault.Bad(fault.Place{}, "reason", "“%s”要写明意见，对方看到后才知道改什么", s.How)
		}
		if s.How == "收回" && !lastTook(v.Year, v.Who.ID, posts[i].For) {
			return m, Post{}, fault.New(fault.Conflict, fault.Place{}, "taken-on", "下一环节已经办理，收不回了；请联系%s退回", at)
		}
		return m, posts[i], nil
	}
	switch {
	case len(roles) > 0:
		return move{}, Post{}, fault.New(fault.Forbidden, fault.Place{}, "right",
			"您没有在“%s”办理“%s”的权限；这件事由%s办", at, s.How, strings.Join(slices.Compact(roles), "或"))
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
func notOwn(tx *store.Tx, who Person, by Post, y *Year) error {
	acts, err := tx.Latest(y.ID, 200)
	if err != nil {
		return err
	}
	for _, a := range acts {
		if work, err := isWork(tx, a); err != nil || !work {
			if err != nil {
				return err
			}
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

// isWork reports whether an act changed what is approved, and not only what is
// decided of it: steps, opinions, papers that were issued.
func isWork(tx *store.Tx, a store.Act) (bool, error) {
	if len(a.Changes) == 0 || isStep(a.Kind) {
		return false, nil
	}
	before, after, err := tx.Changed(a.Tree, a.Number)
	if err != nil {
		return false, err
	}
	for i := range after {
		file := after[i].File
		if file == "" { // it is gone
			file = before[i].File
		}
		if file != dossier.FileReview && !strings.HasPrefix(file, dossier.DirIssued+"/") {
			return true, nil
		}
	}
	return false, nil
}

// authors tells of whom an act is the work: who did it, and for whom.
func authors(a store.Act) func(person string) bool {
	return func(person string) bool { return person != "" && (person == a.Person || person == a.For) }
}

// stepEdits puts a step behind the others in 审核.yaml.
func (y *Year) stepEdits(s budget.Step) []store.Edit {
	return y.behind("办理", dossier.StepHead(), dossier.StepEntry(s))
}
