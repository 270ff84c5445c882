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

// A ProjectStanding (项目环节) is where a project stands in its own chain within its
// unit's year.
type ProjectStanding struct {
	At      budget.Phase
	Changed bool                 // it has become another since the last step in force
	Steps   []budget.ProjectStep // all that were taken
	InForce []budget.ProjectStep // those by which it stands where it does; none where it was never sent
}

// Last is the last step that is in force; zero before the first.
func (p ProjectStanding) Last() budget.ProjectStep {
	if n := len(p.InForce); n > 0 {
		return p.InForce[n-1]
	}
	return budget.ProjectStep{}
}

// ProjectAt tells where a project stands. It has become another since a step where what it
// says is another, whatever was done to it meanwhile.
func (y *Year) ProjectAt(l budget.Line) ProjectStanding {
	p := ProjectStanding{At: y.Year.ProjectPhaseOf(l.ID), Steps: y.Year.ProjectStepsOf(l.ID), InForce: y.Year.ProjectStepsInForce(l.ID)}
	if len(p.InForce) == 0 || p.At == budget.ProjectReporting {
		return p
	}
	last, seen, n := p.Last(), p.Last().Act, 0
	for _, e := range y.Entries { // a folder that came from elsewhere counts acts of its own
		if e.File != dossier.FileReview || e.Block != dossier.BlockProjectSteps || y.TextOf(e)("项目") != l.ID {
			continue
		}
		if n < len(p.Steps) && p.Steps[n] == last && e.Version > 0 {
			seen = min(last.Act, e.Version)
		}
		n++
	}
	entries := y.entriesOf(l)
	p.Changed = newestOf(entries) > seen && (last.Content == "" || last.Content != y.contentOf(l, entries))
	return p
}

// newestOf is the last act by which any of the entries was changed.
func newestOf(entries []store.Entry) (act int64) {
	for _, e := range entries {
		act = max(act, e.Version)
	}
	return act
}

// unchecked lists the projects that keep a year from a step which asks for them.
func (y *Year) unchecked(demand string) fault.List {
	if demand == "" {
		return nil
	}
	var out fault.List
	for _, l := range y.Year.Projects() {
		p := y.ProjectAt(l)
		if demand == projectsSent && len(p.InForce) == 0 || !l.SelfAssessed {
			continue
		}
		says := ""
		switch {
		case p.At == budget.ProjectChecking && p.Changed:
			says = "报送以后又改过，还没有复核；请看着现在的内容复核"
		case p.At == budget.ProjectChecking:
			says = "在财务复核，还没有通过；请财务经办人或单位负责人复核"
		case p.At == budget.ProjectChecked && p.Changed:
			says = "复核通过以后又改过；请" + l.Office + "再报送，重新复核"
		case p.At == budget.ProjectReporting && len(p.InForce) > 0:
			says = "退回以后还没有再报送；请" + l.Office + "改好再报"
		case p.At == budget.ProjectReporting:
			says = "还没有报送复核；请" + l.Office + "报送"
		default:
			continue
		}
		if l.Office == "" && p.At == budget.ProjectReporting {
			says = "没有经办科室，没有人能报送；请先填经办科室"
		}
		out.Add(fault.Bad(l.Place, CodeUnchecked, "项目“%s %s”%s", l.ID, l.Name, says))
	}
	return out
}

// CodeUnchecked is the code of a project that was not checked.
const CodeUnchecked = "project-unchecked"

// ProjectLacks says what a project lacks before its office can send it on: values, what it
// reached, and what is wrong with either. Empty where it lacks nothing.
func (y *Year) ProjectLacks(l budget.Line) string {
	inds := y.Year.IndicatorsOf(l)
	if len(inds) == 0 {
		return "还没有指标"
	}
	if strings.TrimSpace(l.Achieved) == "" {
		return "“完成情况”还没有写"
	}
	var empty, wrong []string
	for _, i := range inds {
		if f, ok := y.Year.Facts.Get(i.Code); i.NotApply == "" && (!ok || f.Value.IsBlank()) {
			empty = append(empty, i.Code)
		}
		if slices.ContainsFunc(y.Open, func(o *fault.Error) bool { return y.IsOf(o.Place, i.Code) }) {
			wrong = append(wrong, i.Code)
		}
	}
	switch {
	case len(empty) > 0:
		return "还没有完成值：" + clipList(empty)
	case len(wrong) > 0:
		return "这几项还有未办的事：" + clipList(wrong)
	}
	return ""
}

// ProjectWays lists the steps that the person may take of a project as it stands, in the
// order of its chain.
func (p Seat) ProjectWays(y *Year, l budget.Line) []Way {
	var out []Way
	at := Stage(y.Year.ProjectPhaseOf(l.ID))
	for _, m := range projectMoves {
		if m.from != at || slices.ContainsFunc(out, func(w Way) bool { return w.How == m.how }) {
			continue
		}
		if may, _, err := p.projectMove(y, l, m.how, "-"); err == nil {
			out = append(out, Way{How: may.how, To: may.to, Reason: may.reason})
		}
	}
	return out
}

// projectMove finds the way that a step of a project takes and the post by which it is
// taken, or says why there is none. Of several posts that one takes it which is entitled
// to, one's own before those of others.
func (p Seat) projectMove(y *Year, l budget.Line, how, reason string) (move, Post, error) {
	posts := p.Who.at(p.scope)
	for _, q := range posts {
		if m, by, err := p.projectMoveBy([]Post{q}, y, l, how, reason); err == nil {
			return m, by, nil
		}
	}
	return p.projectMoveBy(posts, y, l, how, reason)
}

func (p Seat) projectMoveBy(posts []Post, y *Year, l budget.Line, how, reason string) (move, Post, error) {
	if at := y.Stage(); at != Reporting {
		return move{}, Post{}, fault.New(fault.Conflict, fault.Place{}, "stage", "现在是“%s”，项目在单位“%s”时报送和复核", at, Reporting)
	}
	if err := p.scope.late(Reporting); err != nil {
		return move{}, Post{}, err
	}
	if l.Part != budget.ProjectExpenditure {
		return move{}, Post{}, fault.New(fault.Conflict, fault.Place{}, "project-none", "“%s %s”不是项目支出，没有自己的办理", l.ID, l.Name)
	}
	s := y.ProjectAt(l)
	var roles []string
	for _, m := range projectMoves {
		if m.from != Stage(s.At) || m.how != how || how == budget.TakenBack && string(m.to) != s.Last().From {
			continue
		}
		i := slices.IndexFunc(posts, func(q Post) bool {
			return q.Role == m.role && (q.Role != OfficeClerk || l.Office != "" && q.Office == l.Office)
		})
		if i < 0 {
			roles = append(roles, string(m.role))
			continue
		}
		switch {
		case m.reason && strings.TrimSpace(reason) == "":
			return m, Post{}, fault.Bad(fault.Place{}, "reason", "“%s”要写明意见，对方看到后才知道改什么", how)
		case how == budget.TakenBack && !tookBy(s.Last().Step, p.Who.ID, posts[i].For):
			return m, Post{}, fault.New(fault.Conflict, fault.Place{}, "taken-on", "这个项目不是您报送的，收不回；请联系报送的人，或请财务经办人退回")
		case how == budget.Sent && s.At == budget.ProjectChecked && !s.Changed:
			return m, Post{}, fault.New(fault.Conflict, fault.Place{}, "stage", "这个项目已经复核通过，以后没有改过，不用再报")
		}
		return m, posts[i], nil
	}
	if len(roles) > 0 {
		whose := strings.Join(slices.Compact(roles), "或")
		if l.Office != "" {
			whose = strings.Replace(whose, string(OfficeClerk), l.Office+"的"+string(OfficeClerk), 1)
		}
		return move{}, Post{}, fault.New(fault.Forbidden, fault.Place{}, "right", "您没有在“%s”办理项目“%s”的权限；这件事由%s办", s.At, how, whose)
	}
	return move{}, Post{}, fault.New(fault.Conflict, fault.Place{}, "stage", "这个项目现在是“%s”，不能“%s”；请刷新页面看最新状态", s.At, how)
}

// A TakingProject is a step of a project as a person takes it.
type TakingProject struct {
	Year    string
	Line    string // number of the project
	How     string // 报送, 收回, 通过, 退回
	Reason  string
	Seen    int64 // the act as of which the person looked at the year
	Request string
}

// TakeProject takes a step of a project's own chain as one act. A project that has
// become another since it was looked at is a Conflict; one that lacks something is not
// sent on nor passed, and nobody passes what they last changed.
func (b *Bench) TakeProject(ctx context.Context, who Person, t TakingProject) (*Year, error) {
	return b.do(ctx, who, t.Year, asks(t.Request, "project-step", t.Year, t.Line, t.How, t.Reason), func(s *sight) (*deed, error) {
		l, ok := s.Year.Year.LineByID(t.Line)
		if !ok {
			return nil, unknownEntry(absence{file: dossier.FileLines, key: t.Line})
		}
		m, by, err := s.projectMove(s.Year, *l, t.How, t.Reason)
		if err != nil {
			return nil, err
		}
		entries := s.entriesOf(*l)
		if newestOf(entries) > t.Seen {
			return nil, projectChanged(*l, t.How)
		}
		if t.How == budget.Sent || t.How == budget.Passed {
			if lacks := s.ProjectLacks(*l); lacks != "" {
				return nil, fault.New(fault.Conflict, fault.Place{}, "open-points", "项目“%s”%s，不能“%s”", l.ID, lacks, t.How)
			}
		}
		d := s.deed("项目" + t.How)
		d.reason, d.by, d.seen = strings.TrimSpace(t.Reason), by, t.Seen
		if !m.own {
			d.check = func(tx *store.Tx) error { return notOwnProject(tx, d.Who, by, s.ID, *l, entries) }
		}
		taken := budget.ProjectStep{Project: l.ID, Content: s.contentOf(*l, entries), Step: budget.Step{How: t.How, From: string(m.from), To: string(m.to), Person: s.Who.ID, Role: string(m.role),
			Time: b.now().UTC().Format(time.RFC3339), Reason: d.reason, Act: t.Seen}}
		d.edits = s.behind(dossier.BlockProjectSteps, dossier.ProjectStepHead(), dossier.ProjectStepEntry(taken))
		return d, nil
	})
}

// notOwnProject refuses to let somebody pass a project of which an entry stands as they, or
// the one whom they stand in for, wrote it. An entry that has become another since it was
// looked at is a Conflict.
func notOwnProject(tx *store.Tx, who Person, by Post, year string, l budget.Line, entries []store.Entry) error {
	var now []store.Entry
	for _, e := range entries {
		n, err := tx.Entry(year, e.ID, store.Newest)
		if err != nil || n.Version != e.Version {
			return projectChanged(l, budget.Passed)
		}
		now = append(now, n)
	}
	const passes = "复核；请换一位财务经办人，或请单位负责人复核"
	err := noneOwn(tx, year, now, func(a store.Act, e store.Entry) error {
		return ownWork(a, who, by, "项目“"+l.ID+"”的"+entryWord(e), passes)
	})
	if err != nil {
		return err
	}
	return noneGone(tx, year, append([]string{l.ID}, l.Indicators...), func(a store.Act, e store.Entry) error {
		return ownGone(a, who, by, "项目“"+l.ID+"”的"+entryWord(e), passes)
	})
}

func projectChanged(l budget.Line, how string) error {
	return fault.New(fault.Conflict, fault.Place{}, "project-changed", "您看的时候项目“%s”又改过，没有%s；请刷新页面，看着现在的内容再办", l.ID, how)
}

// entryWord is what an entry of a project is called.
func entryWord(e store.Entry) string {
	switch {
	case e.File == dossier.FileLines:
		return "预算和完成情况"
	case e.File == dossier.FileMonthly:
		return "分月执行数"
	case path.Dir(e.File) == dossier.DirLedgers:
		return "台账“" + path.Base(e.File) + "”"
	case e.File == dossier.FileFacts:
		return "“" + e.Key + "”的完成值"
	}
	return "指标“" + e.Key + "”"
}
