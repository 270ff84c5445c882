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
	Changed bool // it has become another since its last step
	Steps   []budget.ProjectStep
}

// ProjectAt tells where a project stands.
func (y *Year) ProjectAt(l budget.Line) ProjectStanding {
	p := ProjectStanding{At: y.Year.ProjectPhaseOf(l.ID), Steps: y.Year.ProjectStepsOf(l.ID)}
	if n := len(p.Steps); n > 0 && p.At != budget.ProjectReporting {
		seen := p.Steps[n-1].Act
		for _, e := range y.Entries { // a folder that came from elsewhere counts acts of its own
			if e.File == dossier.FileReview && e.Block == dossier.BlockProjectSteps && y.TextOf(e)("项目") == l.ID && e.Version > 0 {
				seen = min(p.Steps[n-1].Act, e.Version)
			}
		}
		p.Changed = y.newest(l).Version > seen
	}
	return p
}

// newest is the entry of a project that was changed last: its line and months, its
// indicators, what their values are made of, and the ledgers that they are counted from.
func (y *Year) newest(l budget.Line) store.Entry {
	ids, ledgers := map[string]bool{}, map[string]bool{}
	for _, i := range y.Year.IndicatorsOf(l) {
		y.grounds(i.Code, ids, ledgers)
	}
	for _, g := range y.Year.Ledgers {
		if slices.ContainsFunc(g.Derivations, func(d budget.Derivation) bool { return ids[d.Fact.ID] }) {
			ledgers[g.ID] = true
		}
	}
	var out store.Entry
	for _, e := range y.Entries {
		var is bool
		switch e.File {
		case dossier.FileLines, dossier.FileMonthly:
			is = e.Key == l.ID
		case dossier.FileIndicators, dossier.FileFacts:
			is = ids[e.Key]
		default:
			if path.Dir(e.File) == dossier.DirLedgers {
				id, ok := y.LedgerIn(e.File)
				is = ok && ledgers[id]
			}
		}
		if is && e.Version > out.Version {
			out = e
		}
	}
	return out
}

// grounds adds a fact and all that it is made of, and the ledgers that these are counted
// from.
func (y *Year) grounds(id string, ids, ledgers map[string]bool) {
	if ids[id] {
		return
	}
	ids[id] = true
	f, ok := y.Year.Facts.Get(id)
	if !ok {
		return
	}
	if f.Account.Ledger != nil {
		ledgers[f.Account.Ledger.Ledger] = true
	}
	for _, in := range f.Account.Inputs {
		y.grounds(in, ids, ledgers)
	}
}

// unchecked lists the projects that keep a year from a step which asks for them.
func (y *Year) unchecked(demand string) fault.List {
	if demand == "" {
		return nil
	}
	var out fault.List
	for _, l := range y.Year.Projects() {
		p := y.ProjectAt(l)
		if demand == projectsSent && len(p.Steps) == 0 || !l.SelfAssessed {
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
		case p.At == budget.ProjectReporting && len(p.Steps) > 0:
			says = "退回或收回以后还没有再报送；请" + l.Office + "改好再报"
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
		if _, _, err := p.projectMove(y, l, m.how, "-"); err == nil {
			out = append(out, Way{How: m.how, To: m.to, Reason: m.reason})
		}
	}
	return out
}

// projectMove finds the way that a step of a project takes and the post by which it is
// taken, or says why there is none.
func (p Seat) projectMove(y *Year, l budget.Line, how, reason string) (move, Post, error) {
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
		if m.from != Stage(s.At) || m.how != how {
			continue
		}
		posts := p.Who.at(p.scope)
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
		case how == budget.TakenBack && !tookBy(s.Steps[len(s.Steps)-1].Step, p.Who.ID, posts[i].For):
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
			return nil, unknownEntry()
		}
		m, by, err := s.projectMove(s.Year, *l, t.How, t.Reason)
		if err != nil {
			return nil, err
		}
		newest := s.newest(*l)
		if newest.Version > t.Seen {
			return nil, fault.New(fault.Conflict, fault.Place{}, "project-changed", "您看的时候项目“%s”又改过，没有%s；请刷新页面，看着现在的内容再办", l.ID, t.How)
		}
		if t.How == budget.Sent || t.How == budget.Passed {
			if lacks := s.ProjectLacks(*l); lacks != "" {
				return nil, fault.New(fault.Conflict, fault.Place{}, "open-points", "项目“%s”%s，不能“%s”", l.ID, lacks, t.How)
			}
		}
		if !m.own {
			if err := b.notOwnProject(ctx, s, by, *l, newest); err != nil {
				return nil, err
			}
		}
		d := s.deed("项目" + t.How)
		d.reason, d.by, d.seen = strings.TrimSpace(t.Reason), by, t.Seen
		taken := budget.ProjectStep{Project: l.ID, Step: budget.Step{How: t.How, From: string(m.from), To: string(m.to), Person: s.Who.ID, Role: string(m.role),
			Time: b.now().UTC().Format(time.RFC3339), Reason: d.reason, Act: t.Seen}}
		d.edits = s.behind(dossier.BlockProjectSteps, dossier.ProjectStepHead(), dossier.ProjectStepEntry(taken))
		return d, nil
	})
}

// notOwnProject refuses to let somebody pass a project that they last changed. What came
// with a whole folder is nobody's own.
func (b *Bench) notOwnProject(ctx context.Context, s *sight, by Post, l budget.Line, newest store.Entry) error {
	return b.store.View(ctx, func(tx *store.Tx) error {
		a, err := tx.Act(s.ID, newest.Version)
		if err != nil || wholeFolder(a) {
			return err
		}
		if mine := authors(a); mine(s.Who.ID) || mine(by.For) {
			return fault.New(fault.Forbidden, fault.Place{}, "own-work", "项目“%s”最后是您（或您代办的那一位）改的（第%d次办理），不能由您复核；请换一位财务经办人，或请单位负责人复核", l.ID, a.Number)
		}
		return nil
	})
}
