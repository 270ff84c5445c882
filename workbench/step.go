package workbench

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

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
// looked at is a Conflict. Nobody approves what they last edited. Only a step that
// asks for a year without open points waits for it to be derived.
func (b *Bench) Take(ctx context.Context, who Person, s Step) (*Year, error) {
	r, whole := asks(s.Request, "step", s.Year, s.How, string(s.To), s.Reason), false
	err := b.footing(ctx, who, s.Year, r, func(f *footing) error {
		m, _, err := f.moveOf(f.stage(), f.last, s)
		whole = m.asksWhole()
		return err
	})
	if err != nil {
		return nil, err
	}
	if whole {
		return b.takeWhole(ctx, who, r, s)
	}
	err = b.doNow(ctx, who, s.Year, r, func(f *footing) (*deed, error) {
		m, by, err := f.moveOf(f.stage(), f.last, s)
		if err != nil {
			return nil, err
		}
		if m.asksWhole() { // it stands elsewhere by now
			return nil, errStale
		}
		if m.graded {
			return nil, fault.New(fault.Conflict, fault.Place{}, "not-graded", "“%s”要先在“目标审核”页逐项打分、写结论", s.How)
		}
		entries, err := f.tx.FileEntries(f.year, store.Newest, dossier.FileReview)
		if err != nil {
			return nil, err
		}
		if err := passesBack(entries, s.How, s.Reason); err != nil {
			return nil, err
		}
		d := f.deed(s.How)
		b.step(d, m, by, s, entries)
		return d, nil
	})
	if err != nil {
		return nil, err
	}
	return b.Year(ctx, s.Year)
}

// takeWhole takes a step that asks for a year without open points.
func (b *Bench) takeWhole(ctx context.Context, who Person, r asked, s Step) (*Year, error) {
	return b.do(ctx, who, s.Year, r, func(at *sight) (*deed, error) {
		m, by, err := at.moveOf(at.Stage(), at.lastStep(), s)
		if err != nil {
			return nil, err
		}
		if open := at.openPoints(m); len(open) > 0 {
			return nil, fault.New(fault.Conflict, fault.Place{}, "open-points", "还有%d处未办，不能“%s”；首页列着这%d处和怎么改，第一处：%s", len(open), s.How, len(open), open[0].Message)
		}
		if err := passesBack(at.Entries, s.How, s.Reason); err != nil {
			return nil, err
		}
		if err := at.cleared(m); err != nil {
			return nil, err
		}
		if err := b.published(ctx, at.Year, m, s); err != nil {
			return nil, err
		}
		d := at.deed(s.How)
		b.step(d, m, by, s, at.Entries)
		if m.to == Approved {
			if err := at.keepPack(d); err != nil {
				return nil, err
			}
		}
		return d, nil
	})
}

// keepPack adds to an approval the text of the pack that the year is scored by, so that
// it is scored by it for good. What an earlier approval kept stays.
func (s *sight) keepPack(d *deed) error {
	texts, err := s.PackTexts()
	if err != nil {
		return err
	}
	for _, f := range texts {
		if slices.ContainsFunc(s.Entries, func(e store.Entry) bool { return e.File == f.Name }) {
			continue
		}
		entries, ok := dossier.Split(f.Name, f.Data)
		if !ok {
			entries = []dossier.Entry{{File: f.Name, Kind: dossier.EntryWhole, Text: string(f.Data)}}
		}
		for _, e := range entries {
			d.edits = append(d.edits, store.Edit{Op: store.Insert, Entry: asStored(e)})
		}
	}
	return nil
}

// step makes a deed of a step that may be taken.
func (b *Bench) step(d *deed, m move, by Post, s Step, entries []store.Entry) {
	d.reason, d.by, d.seen = s.Reason, by, s.Seen
	if !m.own {
		d.check = func(tx *store.Tx) error { return notOwn(tx, d.Who, by, d.year) }
	}
	taken := budget.Step{How: s.How, From: string(m.from), To: string(m.to), Person: d.Who.ID, Role: string(m.role),
		Time: b.now().UTC().Format(time.RFC3339), Reason: s.Reason, Act: s.Seen}
	if m.to == Approved {
		taken.Program = b.Version
	}
	d.edits = behind(entries, dossier.BlockSteps, dossier.StepHead(), dossier.StepEntry(taken))
}

// moveOf finds the way that a step takes and the post by which it is taken, or
// says why there is none. Of several posts that one takes it which is entitled to, one's
// own before those of others.
func (p Seat) moveOf(at Stage, last budget.Step, s Step) (move, Post, error) {
	posts := p.Who.at(p.scope)
	for _, q := range posts {
		if m, by, err := p.moveBy([]Post{q}, at, last, s); err == nil {
			return m, by, nil
		}
	}
	return p.moveBy(posts, at, last, s)
}

func (p Seat) moveBy(posts []Post, at Stage, last budget.Step, s Step) (move, Post, error) {
	var roles, ways []string
	for _, m := range moves {
		if m.from != at || m.how != s.How || s.To != "" && m.to != s.To {
			continue
		}
		ways = append(ways, string(m.to))
		i := slices.IndexFunc(posts, func(q Post) bool { return q.Role == m.role })
		if i < 0 {
			roles = append(roles, string(m.role))
			continue
		}
		if m.reason && strings.TrimSpace(s.Reason) == "" {
			return m, Post{}, fault.Bad(fault.Place{}, "reason", "“%s”要写明意见，对方看到后才知道改什么", s.How)
		}
		if s.How == "收回" && !tookBy(last, p.Who.ID, posts[i].For) {
			return m, Post{}, fault.New(fault.Conflict, fault.Place{}, "taken-on", "下一环节已经办理，收不回了；请联系%s退回", at)
		}
		if why := p.own[posts[i].For]; why != nil && !m.own {
			return m, Post{}, why
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

// lastStep is the last step that the year has taken; zero before the first.
func (y *Year) lastStep() budget.Step {
	if steps := y.Year.Steps; len(steps) > 0 {
		return steps[len(steps)-1]
	}
	return budget.Step{}
}

// tookBy reports whether one of the people took a step: who takes it back, or whom
// they stand in for.
func tookBy(last budget.Step, people ...string) bool {
	return last.To != "" && slices.Contains(people, last.Person)
}

// notOwn refuses an approval by who last changed what is approved: the year, or any of
// its entries as it stands, also where either of the two was done for somebody else.
// What came with a whole folder is nobody's own.
func notOwn(tx *store.Tx, who Person, by Post, year string) error {
	a, err := lastWork(tx, year)
	if err != nil {
		return err
	}
	const passes = "审核；请换一位有同样权限的人"
	if err := ownWork(a, who, by, "这份材料", passes); err != nil {
		return err
	}
	entries, err := tx.Entries(year, store.Newest)
	if err != nil {
		return err
	}
	err = noneOwn(tx, year, entries, func(a store.Act, e store.Entry) error {
		return ownWork(a, who, by, "“"+cmp.Or(e.Key, e.File)+"”", passes)
	})
	if err != nil {
		return err
	}
	return noneGone(tx, year, nil, func(a store.Act, e store.Entry) error {
		return ownGone(a, who, by, "“"+cmp.Or(e.Key, e.Block, e.File)+"”", passes)
	})
}

// noneGone asks of every entry that is gone since the goals or the year were last approved
// whose work the act is that took it away; of those of some keys, or of all where there
// are none.
func noneGone(tx *store.Tx, year string, keys []string, own func(store.Act, store.Entry) error) error {
	since, err := tx.LastOf(year, budget.Confirmed)
	if err != nil {
		return err
	}
	gone, err := tx.Gone(year, since)
	if err != nil {
		return err
	}
	if keys != nil {
		gone = slices.DeleteFunc(gone, func(e store.Entry) bool { return !slices.Contains(keys, e.Key) })
	}
	return byActs(tx, year, gone, own)
}

// ownGone is ownWork of what an act took away.
func ownGone(a store.Act, who Person, by Post, what, passes string) error {
	return ownAct(a, who, by, passes, func(whose string) string { return what + "是" + whose + "删去的" })
}

// noneOwn asks of every entry whose work the act is by which it stands as it does. What
// came with a whole folder is nobody's own, nor is what was decided.
func noneOwn(tx *store.Tx, year string, entries []store.Entry, own func(store.Act, store.Entry) error) error {
	return byActs(tx, year, entries, func(a store.Act, e store.Entry) error {
		if wholeFolder(a) {
			return nil
		}
		return own(a, e)
	})
}

// byActs asks of every entry, but of what was decided, with the act that left it as it is.
func byActs(tx *store.Tx, year string, entries []store.Entry, ask func(store.Act, store.Entry) error) error {
	acts := map[int64]store.Act{}
	for _, e := range entries {
		if decision(e.File) {
			continue
		}
		a, known := acts[e.Version]
		if !known {
			var err error
			if a, err = tx.Act(year, e.Version); err != nil {
				return err
			}
			acts[e.Version] = a
		}
		if err := ask(a, e); err != nil {
			return err
		}
	}
	return nil
}

// lastWork is the last act that changed what is approved; zero where there is none
// among the newest.
func lastWork(tx *store.Tx, year string) (store.Act, error) {
	acts, err := tx.Latest(year, 200)
	if err != nil {
		return store.Act{}, err
	}
	for _, a := range acts {
		if work, err := isWork(tx, a); err != nil || work {
			return a, err
		}
	}
	return store.Act{}, nil
}

// ownWork refuses an approval by who did an act that made something what it is, or by
// who stands in for them; passes says what they do not, and who does.
func ownWork(a store.Act, who Person, by Post, what, passes string) error {
	return ownAct(a, who, by, passes, func(whose string) string { return "最后改" + what + "的是" + whose })
}

// ownAct is ownWork; says tells what whoever it was did.
func ownAct(a store.Act, who Person, by Post, passes string, says func(whose string) string) error {
	whose, you := "您本人", "您"
	switch mine := authors(a); {
	case mine(who.ID):
	case mine(by.For):
		whose, you = "您代办的那一位", "您代他"
	default:
		return nil
	}
	return fault.New(fault.Forbidden, fault.Place{}, "own-work", "%s（第%d次办理），不能由%s%s", says(whose), a.Number, you, passes)
}

// wholeFolder reports an act by which a whole folder came: an import, or a new year.
func wholeFolder(a store.Act) bool { return a.Kind == "导入" || a.Kind == budget.Begun }

// isWork reports whether an act changed what is approved, and not only what is
// decided of it: steps, opinions, releases, papers that were issued.
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
		if !decision(file) {
			return true, nil
		}
	}
	return false, nil
}

// authors tells of whom an act is the work: who did it, and for whom.
func authors(a store.Act) func(person string) bool {
	return func(person string) bool { return person != "" && (person == a.Person || person == a.For) }
}

// cleared refuses a way that asks for checked papers while an error of the rules
// stands.
func (y *Year) cleared(m move) error {
	if !m.checked {
		return nil
	}
	_, err := y.clear("“" + m.how + "”")
	return err
}
