package workbench

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A ProjectRemoval takes a project away from the budget while it is drafted.
type ProjectRemoval struct {
	Year    string
	Line    string   // its number
	With    []string // codes of its own indicators that go with it; the others stay the unit's
	Seen    int64    // the act as of which the person looked at the year
	Request string
}

// A RemovalView (随项目删去) is what goes with a project that is taken away.
type RemovalView struct {
	Months int                 // entries of its months
	Own    []*budget.Indicator // that no other project or task lists
	Values int                 // of these, that are typed
	Papers []string            // IDs of papers on which nothing else rests
	Why    fault.List          // all that keeps it from being taken away, each with its place; none where it can be
}

// RemovalOf tells what goes with a project if it is taken away with all indicators of its
// own, and why it cannot be.
func (b *Bench) RemovalOf(ctx context.Context, who Person, year, line string) (RemovalView, error) {
	s, err := b.sight(ctx, who, year)
	if err != nil {
		return RemovalView{}, err
	}
	l, ok := s.Year.Year.LineByID(line)
	if !ok {
		return RemovalView{}, unknownEntry(absence{})
	}
	out := RemovalView{Own: s.ownIndicators(l)}
	codes := make([]string, len(out.Own))
	for i, ind := range out.Own {
		codes[i] = ind.Code
		if e, ok := s.statementOf(ind.Code); ok && e.ID != "" {
			out.Values++
		}
	}
	for _, e := range s.Entries {
		if e.File == dossier.FileMonthly && e.Key == line {
			out.Months++
		}
	}
	out.Papers = s.papersOf(codes)
	if _, err := b.removing(ctx, s, l, nil); err != nil {
		out.Why = fault.All(err)
	}
	return out, nil
}

// RemoveProject takes a project away from the budget as one act, with its months and with
// those of its own indicators that are named, their values and papers. It is a Conflict
// where anything else rests on it, and where the year has gone on since it was looked at.
func (b *Bench) RemoveProject(ctx context.Context, who Person, r ProjectRemoval) (*Year, error) {
	words := append([]string{"project-remove", r.Year, r.Line}, r.With...)
	return b.do(ctx, who, r.Year, asks(r.Request, words...), func(s *sight) (*deed, error) {
		l, ok := s.Year.Year.LineByID(r.Line)
		if !ok {
			return nil, unknownEntry(absence{file: dossier.FileLines, key: r.Line})
		}
		own := s.ownIndicators(l)
		for _, code := range r.With {
			if !slices.ContainsFunc(own, func(i *budget.Indicator) bool { return i.Code == code }) {
				return nil, fault.New(fault.Conflict, fault.Place{}, "project-shared", "“%s”不是只有%s列着的指标，不能随它删去；请刷新页面再看", fault.Clip(code), l.ID)
			}
		}
		if entries := s.entriesOf(*l); newestOf(entries) > r.Seen {
			return nil, fault.New(fault.Conflict, fault.Place{}, "project-changed", "您看的时候项目“%s”又改过，没有删；请刷新页面，看着现在的内容再决定", l.ID)
		}
		return b.removing(ctx, s, l, r.With)
	})
}

// removing plans the deed by which a project goes.
func (b *Bench) removing(ctx context.Context, s *sight, l *budget.Line, with []string) (*deed, error) {
	if l.Part != budget.ProjectExpenditure {
		return nil, fault.New(fault.Conflict, fault.Place{}, "project-none", "“%s %s”不是项目支出，不在这里删", l.ID, l.Name)
	}
	e, ok := s.EntryOf(dossier.FileLines, l.ID)
	if !ok {
		return nil, unknownEntry(absence{file: dossier.FileLines, key: l.ID})
	}
	d := s.deed("删项目")
	d.reason = l.ID + " " + l.Name
	s.drop(d, e, l.Office)
	for _, m := range s.Entries {
		if m.File == dossier.FileMonthly && m.Key == l.ID {
			s.drop(d, m, l.Office)
		}
	}
	for _, code := range with {
		ind, _ := s.Year.Year.IndicatorByCode(code)
		if x, ok := s.EntryOf(dossier.FileIndicators, code); ok {
			s.drop(d, x, ind.Office)
		}
		if x, ok := s.statementOf(code); ok {
			s.drop(d, x, ind.Office)
		}
	}
	for _, id := range s.papersOf(with) {
		if x, ok := s.EntryOf(dossier.FileEvidence, id); ok {
			s.drop(d, x, l.Office)
		}
		paper, _ := s.paper(id)
		for _, f := range s.Entries {
			if f.Hash != "" && (f.File == paper.File || f.File == paper.Original) {
				d.edits = append(d.edits, store.Edit{Op: store.Delete, ID: f.ID, Seen: f.Version})
			}
		}
	}
	if _, err := d.right(); err != nil {
		return nil, err
	}
	return d, b.nothingRests(ctx, s, d, l)
}

// drop takes an entry away.
func (s *sight) drop(d *deed, e store.Entry, office string) {
	d.touch(asEntry(e), dossier.Entry{}, s.headOf(e), office)
	d.edits = append(d.edits, store.Edit{Op: store.Delete, ID: e.ID, Seen: e.Version})
}

// nothingRests refuses to take a project away on which something else rests, and lists
// all of it: other projects, adjustments, steps that it took, and whatever would be open
// without it.
func (b *Bench) nothingRests(ctx context.Context, s *sight, d *deed, l *budget.Line) error {
	var all fault.List
	rests := func(at fault.Place, format string, args ...any) {
		f := fault.New(fault.Conflict, at, "project-rests", "%s，%s不能删；%s", fmt.Sprintf(format, args...), l.ID, "请先改那里，再删")
		all = appendOnce(all, f)
	}
	y := s.Year.Year
	for _, o := range y.Lines {
		if o.Borrowed == l.ID {
			rests(o.Place, "项目“%s %s”借着它的指标", o.ID, o.Name)
		}
	}
	for _, a := range y.Adjustments {
		if a.Line == l.ID {
			rests(a.Place, "调整%s记在它上面", a.ID)
		}
	}
	if len(y.ProjectStepsOf(l.ID)) > 0 {
		all = append(all, fault.New(fault.Conflict, l.Place, "project-rests", "%s报送过，审核记录里有它，不能删；不再做的，请把“自评”写“否”、写明原因", l.ID))
	}
	would, err := b.store.Would(ctx, s.folder, d.edits)
	if err != nil {
		return err
	}
	now := map[string]bool{}
	for _, o := range s.Open {
		now[openWord(o)] = true
	}
	for _, o := range ReadYear(would, b.memo).Open {
		if !now[openWord(o)] && namesAny(o.Message, append([]string{l.ID}, codesOf(d)...)) {
			says, _, _ := strings.Cut(o.Message, "；")
			rests(s.still(d, o.Place), "%s里用着它（%s）", cmp.Or(o.Place.File, "别处"), says)
		}
	}
	s.prints(d, func(at fault.Place, word string) { rests(at, "%s里印着“{{%s}}”", at.File, word) })
	return all.Err()
}

// still is a place in the year without what a deed takes away, as it is now: of a file of
// which lines go, the file alone.
func (s *sight) still(d *deed, p fault.Place) fault.Place {
	for _, x := range d.edits {
		if e, err := s.entry(x.ID); err == nil && e.File == p.File {
			return fault.Place{File: p.File}
		}
	}
	return p
}

// prints tells each reference to a figure of what a deed takes away in what stays.
func (s *sight) prints(d *deed, tell func(at fault.Place, word string)) {
	gone, lines := map[string]bool{}, map[string]int{}
	for _, x := range d.edits {
		gone[x.ID] = true
	}
	codes := codesOf(d)
	for _, e := range s.Entries {
		at := fault.Place{File: e.File, Line: lines[e.File] + 1}
		lines[e.File] += strings.Count(e.Text, "\n")
		if gone[e.ID] {
			continue
		}
		for _, word := range printed(e.Text) {
			word = strings.TrimSpace(word)
			if slices.ContainsFunc(codes, func(code string) bool {
				rest, is := strings.CutPrefix(word, code)
				return is && (rest == "" || strings.ContainsAny(rest[:1], "-|：:，, "))
			}) {
				tell(at, fault.Clip(word))
			}
		}
	}
}

// openWord is an open point by which it is known again where lines before it have gone.
func openWord(o *fault.Error) string {
	return o.Code + o.Place.File + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, o.Message)
}

// codesOf are the keys of the entries that a deed takes away.
func codesOf(d *deed) (out []string) {
	for _, c := range d.changes {
		if c.Key != "" && !slices.Contains(out, c.Key) {
			out = append(out, c.Key)
		}
	}
	return out
}

func namesAny(text string, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.Contains(text, n) })
}

// ownIndicators are the indicators that a project lists and no other project or task does.
func (y *Year) ownIndicators(l *budget.Line) (out []*budget.Indicator) {
	for _, i := range y.Year.Indicators {
		if !slices.Contains(l.Indicators, i.Code) {
			continue
		}
		line := slices.ContainsFunc(y.Year.Lines, func(o budget.Line) bool { return o.ID != l.ID && slices.Contains(o.Indicators, i.Code) })
		task := slices.ContainsFunc(y.Year.Tasks, func(t budget.AnnualTask) bool { return slices.Contains(t.Indicators, i.Code) })
		if !line && !task {
			out = append(out, i)
		}
	}
	return out
}

// statementOf is the entry that states the value of a code.
func (y *Year) statementOf(code string) (store.Entry, bool) {
	for _, e := range y.Block(dossier.FileFacts, stated) {
		if e.Key == code {
			return e, true
		}
	}
	return store.Entry{}, false
}

// papersOf are the papers on which the values of some codes rest, and those of no other.
func (y *Year) papersOf(codes []string) (out []string) {
	others := map[string]bool{}
	var own []string
	for _, e := range y.Block(dossier.FileFacts, stated) {
		for _, id := range dossier.PaperIDs(y.TextOf(e)("佐证")) {
			if slices.Contains(codes, e.Key) {
				own = append(own, id)
			} else {
				others[id] = true
			}
		}
	}
	for _, id := range own {
		if !others[id] && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
