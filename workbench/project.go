package workbench

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A NewProject is a project that a person adds to the budget, behind its other lines.
type NewProject struct {
	Year     string
	Name     string
	Fund     string // one of budget.Funds
	Office   string // whose project it is
	Owner    string // who answers for it (项目负责人); may be empty
	Original string // 年初预算数, in 万元; may be empty, to be filled in
	Goal     string // may be empty, to be filled in
	Another  bool   // that it is another project than one of the same name was said
	Request  string
}

// How long what is typed of a project may be, in characters.
const (
	mostProject = 100
	mostPurpose = 2000
)

// AddProject adds a line of project expenditure with the next free number as one act,
// and returns its number. It is to be evaluated by the unit itself.
func (b *Bench) AddProject(ctx context.Context, who Person, n NewProject) (*Year, error) {
	words := []string{"project", n.Year, n.Name, n.Fund, n.Office, n.Owner, n.Original, n.Goal, fmt.Sprint(n.Another)}
	return b.do(ctx, who, n.Year, asks(n.Request, words...), func(s *sight) (*deed, error) {
		if err := s.May(s.Year, dossier.Budget, ""); err != nil { // before what they sent is looked at
			return nil, err
		}
		id, err := b.freeNumber(ctx, s.Year, dossier.FileLines, "P", nil)
		if err != nil {
			return nil, err
		}
		set, err := n.fields(id)
		if err != nil {
			return nil, err
		}
		if err := fitsOffice(officeNames(s.Entries), n.Office); err != nil {
			return nil, err
		}
		if same := s.SameProjects("", n.Name); len(same) > 0 && !n.Another {
			return nil, fault.New(fault.Conflict, fault.Place{}, CodeSameName, "已经有叫“%s”的项目：%s；是同一个就不用再添，是另一个请在名称里写明区别，或者勾“是另一个项目”再添", fault.Clip(strings.TrimSpace(n.Name)), strings.Join(same, "、"))
		}
		d := s.deed("添项目")
		head := s.headEntry(dossier.FileLines)
		if head.ID == "" {
			head.Text = dossier.NewTable(dossier.FileLines, dossier.TableColumns(dossier.FileLines)).Text
		}
		wide := d.widen(head, set)
		item, err := dossier.NewLine(dossier.FileLines, wide, set)
		if err != nil {
			return nil, err
		}
		after := head.ID
		for _, e := range s.Entries {
			if e.File != dossier.FileLines {
				continue
			}
			if after = e.ID; !strings.HasSuffix(e.Text, "\n") {
				return nil, fault.New(fault.Conflict, fault.Place{File: e.File}, "entry-end", "%s的最后一行没有换行，加不上新的一条；请先改一下最后一条", e.File)
			}
		}
		if head.ID == "" {
			d.edits = append(d.edits, store.Edit{Op: store.Insert, Entry: asStored(dossier.NewTable(dossier.FileLines, dossier.TableColumns(dossier.FileLines)))})
		}
		d.touch(dossier.Entry{}, item, wide, n.Office)
		d.edits = append(d.edits, store.Edit{Op: store.Insert, After: after, Entry: asStored(item)})
		return d, nil
	})
}

// fields are the cells of the project's line.
func (n NewProject) fields(id string) ([]dossier.Field, error) {
	name, office, owner, goal := strings.TrimSpace(n.Name), strings.TrimSpace(n.Office), strings.TrimSpace(n.Owner), strings.TrimSpace(n.Goal)
	if err := fitsProjectName(name); err != nil {
		return nil, err
	}
	if err := fitsFund(n.Fund); err != nil {
		return nil, err
	}
	if err := words("经办科室", office, mostTitle); err != nil {
		return nil, err
	}
	if original := strings.TrimSpace(n.Original); original != "" {
		if d, err := wanOf("project-amount", "年初预算数", original); err != nil {
			return nil, err
		} else if d.Sign() < 0 {
			return nil, fault.Bad(fault.Place{}, "project-amount", "年初预算数“%s”是负数；这里没有负数，没有批复的空着", fault.Clip(original))
		}
	}
	set := []dossier.Field{{Name: "编号", Value: id}, {Name: "名称", Value: name}, {Name: "资金", Value: n.Fund}, {Name: "支出", Value: string(budget.ProjectExpenditure)},
		{Name: "科室", Value: office}, {Name: "自评", Value: "是"}}
	for _, f := range []struct {
		name, value string
		most        int
	}{{"项目负责人", owner, mostTitle}, {"年初预算数", strings.TrimSpace(n.Original), mostTitle}, {"项目目标", goal, mostPurpose}} {
		if f.value == "" {
			continue
		}
		if err := words(f.name, f.value, f.most); err != nil {
			return nil, err
		}
		set = append(set, dossier.Field{Name: f.name, Value: f.value})
	}
	return set, nil
}

// officeNames are the offices that a unit says it has (内设机构).
func officeNames(entries []store.Entry) []string {
	var out []string
	for _, e := range entries {
		if e.File != dossier.FileUnit || e.Block != "内设机构" || dossier.EntryKind(e.Kind) != dossier.EntryItem {
			continue
		}
		if fields, err := dossier.Fields(asEntry(e), ""); err == nil {
			out = append(out, fieldIn(fields, "名称"))
		}
	}
	return out
}

// fitsOffice refuses an office that the unit does not have, and none. A unit that names
// no offices can have any.
func fitsOffice(offices []string, office string) error {
	switch office = strings.TrimSpace(office); {
	case office == "":
		return fault.Bad(fault.Place{}, "office", "先填经办科室；没有经办科室，就没有人能报送这个项目")
	case len(offices) > 0 && !slices.Contains(offices, office):
		return fault.Bad(fault.Place{}, "office", "没有“%s”这个科室；经办科室要写内设机构里的一个：%s", fault.Clip(office), strings.Join(offices, "、"))
	}
	return nil
}

// headEntry is the entry of the head of a table; zero where there is none.
func (y *Year) headEntry(file string) store.Entry { return headEntryIn(y.Entries, file) }

func headEntryIn(entries []store.Entry, file string) store.Entry {
	i := slices.IndexFunc(entries, func(e store.Entry) bool { return e.File == file && dossier.EntryKind(e.Kind) == dossier.EntryHead })
	if i < 0 {
		return store.Entry{}
	}
	return entries[i]
}

// widen adds to the head of a table the optional columns that it lacks for the fields,
// once a deed, and returns the head as it is then. The rights that it asks for are those
// of the fields themselves.
func (d *deed) widen(head store.Entry, fields []dossier.Field) string {
	at := slices.IndexFunc(d.edits, func(e store.Edit) bool { return e.Op == store.Write && e.ID == head.ID })
	now := asEntry(head)
	if at >= 0 {
		now.Text = d.edits[at].Entry.Text
	}
	was := now.Text
	for _, f := range fields {
		if f.Value != "" {
			now.Text, _ = dossier.WithColumn(head.File, now.Text, f.Name)
		}
	}
	switch {
	case now.Text == was:
	case at >= 0:
		d.edits[at].Entry.Text = now.Text
	default:
		d.edits = append(d.edits, store.Edit{Op: store.Write, ID: head.ID, Seen: head.Version, Entry: asStored(now)})
	}
	return now.Text
}

// A ProjectIndicator is what a person changes of the indicators of a project: one of
// the unit's is listed, or no more, or a new one of the unit's is made for it.
type ProjectIndicator struct {
	Year    string
	Line    string // number of the project
	Code    string // of the indicator that is listed, or no more; empty for a new one
	Off     bool   // it is listed no more
	After   string // of a new one, see NewIndicator
	Name    string // likewise
	Seen    int64  // version of the project's line that the person saw
	Request string
}

// SetProjectIndicator lists an indicator among those of a project, or takes it off the
// list, as one act. A project that lists its own borrows none any more.
func (b *Bench) SetProjectIndicator(ctx context.Context, who Person, p ProjectIndicator) (*Year, error) {
	words := []string{"project-indicator", p.Year, p.Line, p.Code, fmt.Sprint(p.Off), p.After, p.Name}
	return b.do(ctx, who, p.Year, asks(p.Request, words...), func(s *sight) (*deed, error) {
		e, ok := s.EntryOf(dossier.FileLines, p.Line)
		l, read := s.Year.Year.LineByID(p.Line)
		if !ok || !read {
			return nil, unknownEntry(absence{file: dossier.FileLines, key: p.Line})
		}
		d := s.deed("改项目指标")
		code := p.Code
		if code == "" {
			edits, item, err := b.newIndicator(ctx, s, p.After, p.Name, l.Office)
			if err != nil {
				return nil, err
			}
			d.touch(dossier.Entry{}, item, "", l.Office)
			d.edits, code = append(d.edits, edits...), item.Key
		}
		list, err := s.listed(l, code, p)
		if err != nil {
			return nil, err
		}
		set := []dossier.Field{{Name: "指标", Value: strings.Join(list, "、")}}
		if l.Borrowed != "" && !p.Off {
			set = append(set, dossier.Field{Name: "指标借自"})
		}
		return d, s.setLine(ctx, b, d, p.Request, e, p.Seen, set)
	})
}

// listed are the codes that a project lists with one more or one less.
func (s *sight) listed(l *budget.Line, code string, p ProjectIndicator) ([]string, error) {
	list := slices.Clone(l.Indicators)
	at := slices.Index(list, code)
	_, known := s.Year.Year.IndicatorByCode(code)
	switch {
	case p.Code != "" && !known && !p.Off:
		return nil, unknownIndicator(code)
	case p.Off && at < 0:
		return nil, fault.New(fault.Conflict, fault.Place{}, "indicator-off", "“%s”没有列在%s的指标里；请刷新页面", fault.Clip(code), l.ID)
	case p.Off:
		return slices.Delete(list, at, at+1), nil
	case at >= 0:
		return nil, fault.New(fault.Conflict, fault.Place{}, "indicator-there", "“%s”已经是%s的指标，不用再添", fault.Clip(code), l.ID)
	}
	return append(list, code), nil
}

// setLine writes fields of a line of a table; columns that it lacks are added.
func (s *sight) setLine(ctx context.Context, b *Bench, d *deed, request string, e store.Entry, seen int64, set []dossier.Field) error {
	head := d.widen(s.headEntry(e.File), set)
	has, err := dossier.Fields(asEntry(e), head)
	if err != nil {
		return err
	}
	set = slices.DeleteFunc(set, func(f dossier.Field) bool { return f.Value == "" && !dossier.HasColumn(e.File, head, f.Name) })
	err = b.store.View(ctx, func(tx *store.Tx) error {
		seen, set, err = seenIn(tx, s.ID, s.Who, request, e, seen, head, set)
		return err
	})
	if err != nil {
		return err
	}
	after, changes, err := dossier.SetFields(asEntry(e), head, has, set)
	if err != nil {
		return err
	}
	d.write(e, seen, after, changes, fieldIn(has, "科室"))
	return nil
}
