package workbench

import (
	"context"
	"path"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/store"
)

// A LedgerFile (台账文件) is a ledger of the year with the file of its rows, in whatever
// state it is.
type LedgerFile struct {
	ID, Name, Office string
	File             string // path of the file of its rows; empty where it has none
	Rows             int    // that count
	Facts            []string
	Faults           fault.List // why its rows cannot be read
	Locked           error      // why the person may not give it another file; nil where they may
}

// A LedgerPlan (台账差异) is what another file would make of a ledger. Nothing is changed
// until it is given.
type LedgerPlan struct {
	LedgerFile
	Name    string     // of the file that waits; empty where none does
	Why     fault.List // why the file cannot be taken; none where it can
	Said    []string   // how its rows were read
	Columns []budget.Column
	Changes dossier.RowChanges
	Figures []FigureChange // taken from its rows, changed or not
	Others  []FigureChange // that follow from them and would be others
	Points  [2]string      // of the year before and with it; empty where nothing can be scored
	Open    fault.List     // points that would be open with it and are not now
	Act     int64          // of the year, as of which it is compared

	taken dossier.LedgerRead
	edits []store.Edit
	file  string          // path of the file of rows as it would be
	shift *dossier.Change // of the definition, where the file is of another kind
}

// totalScore is the figure of all points of a year.
const totalScore = "自评总分"

// A FigureChange is a figure with what it prints, before and with the file.
type FigureChange struct{ ID, Name, Was, Now string }

// ledgerDraft is the kind under which a person's file of a ledger waits.
func ledgerDraft(id string) string { return "台账·" + id }

// ledgerSeen reads a ledger of the sight.
func (b *Bench) ledgerSeen(s *sight, id string) (LedgerFile, dossier.LedgerRead, error) {
	r, err := dossier.ReadLedger(s.folder, b.memo, id)
	if err != nil {
		return LedgerFile{}, r, err
	}
	out := LedgerFile{ID: id, Name: id, File: r.Data, Faults: r.Faults}
	if g := r.Ledger; g != nil {
		out.Name, out.Office, out.Rows = g.Name, g.Office, r.Rows.Len()
		for _, d := range g.Derivations {
			out.Facts = append(out.Facts, d.Fact.ID)
		}
	}
	out.Locked = s.May(s.Year, dossier.Result, out.Office)
	return out, r, nil
}

// LedgerFiles lists the ledgers of a year, in the order of their definitions.
func (b *Bench) LedgerFiles(ctx context.Context, who Person, year string) ([]LedgerFile, error) {
	s, err := b.sight(ctx, who, year)
	if err != nil {
		return nil, err
	}
	var out []LedgerFile
	for _, name := range namesOf(s.Entries) {
		if path.Dir(name) != dossier.DirLedgers || path.Ext(name) != ".yaml" {
			continue
		}
		id := strings.TrimSuffix(path.Base(name), ".yaml")
		if text := s.ledgerFiles()[name].id; text != "" {
			id = text
		}
		l, _, err := b.ledgerSeen(s, id)
		if err != nil { // a definition that cannot be read
			l = LedgerFile{ID: id, Name: name, Faults: fault.All(err), Locked: err}
		}
		out = append(out, l)
	}
	return out, nil
}

// TakeLedger takes in a file of a ledger to be looked at, in the place of the last one:
// one a person and ledger, seen by nobody else, until it is given or dropped. Whoever
// may not enter values of the ledger's office is Forbidden.
func (b *Bench) TakeLedger(ctx context.Context, who Person, year, id, name string, data []byte) error {
	s, err := b.sight(ctx, who, year)
	if err != nil {
		return err
	}
	l, _, err := b.ledgerSeen(s, id)
	if err == nil {
		err = l.Locked
	}
	if err != nil {
		return err
	}
	at, ext := fault.Place{File: name}, strings.ToLower(path.Ext(name))
	switch {
	case name == "" || len(data) == 0:
		return fault.Bad(at, "import-file", "没有选文件，或者文件是空的；请再选一次")
	case len(data) > MostFile:
		return fault.Bad(at, "import-size", "“%s”超过%d MB，没有收；请只留这本台账的工作表", fault.Clip(name), MostFile>>20)
	case ext != ".xlsx" && ext != ".csv":
		return fault.Bad(at, "import-format", "“%s”不能作台账；请用 Excel 或 WPS 另存为 xlsx", fault.Clip(name))
	}
	if err := b.opensTable(ctx, who, year, name, data); err != nil {
		return err
	}
	hash, err := b.keepFile(ctx, year, name, data)
	if err != nil {
		return err
	}
	return b.store.Update(ctx, func(tx *store.Tx) error {
		return tx.PutDraft(store.Draft{Person: who.ID, Tree: year, Entry: bringDraft(ledgerDraft(id)), Text: broughtText(name, hash, dossier.Mapping{}), Time: b.now()})
	})
}

// PlanLedger tells what the file of a ledger that waits would change; where none waits,
// the ledger alone.
func (b *Bench) PlanLedger(ctx context.Context, who Person, year, id string) (*LedgerPlan, error) {
	s, err := b.sight(ctx, who, year)
	if err != nil {
		return nil, err
	}
	return b.planLedger(ctx, s, id)
}

func (b *Bench) planLedger(ctx context.Context, s *sight, id string) (*LedgerPlan, error) {
	l, now, err := b.ledgerSeen(s, id)
	if err != nil {
		return nil, err
	}
	p := &LedgerPlan{LedgerFile: l, Act: s.Act}
	name, hash, _, _, err := b.waiting(ctx, s.Who, s.ID, ledgerDraft(id))
	if f := fault.All(err); len(f) > 0 && f[0].Code == "import-none" {
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	p.Name = name
	if now.Ledger == nil {
		p.Why = now.Faults
		return p, nil
	}
	if err := s.editLedger(p, now, hash); err != nil {
		return nil, err
	}
	would, err := b.store.Would(ctx, s.folder, p.edits)
	if err != nil {
		return nil, err
	}
	if p.taken, err = dossier.ReadLedger(would, b.memo, id); err != nil {
		return nil, err
	}
	if p.taken.Rows == nil {
		p.Why = p.taken.Faults
		return p, nil
	}
	p.Changes = dossier.CompareRows(p.taken.Ledger, now.Rows, p.taken.Rows)
	p.Columns = p.taken.Ledger.Columns
	for _, n := range p.taken.Notices {
		p.Said = append(p.Said, n.Message)
	}
	for _, n := range p.taken.Notes {
		p.Said = append(p.Said, n.Text)
	}
	p.follow(s.Year, ReadYear(would, b.memo))
	return p, nil
}

// editLedger makes the edits that put the waiting file in the place of the one that is
// there. One of another kind gets a name of its own, which the definition names then.
func (s *sight) editLedger(p *LedgerPlan, now dossier.LedgerRead, hash string) error {
	old := slices.IndexFunc(s.Entries, func(e store.Entry) bool { return e.File == now.Data && now.Data != "" })
	ext := strings.ToLower(path.Ext(p.Name))
	if now.Data != "" && strings.EqualFold(path.Ext(now.Data), ext) {
		p.file = now.Data
		if old >= 0 {
			e := s.Entries[old]
			p.edits = []store.Edit{{Op: store.Write, ID: e.ID, Seen: e.Version, Entry: store.Entry{File: e.File, Hash: hash}}}
		} else {
			p.edits = []store.Edit{{Op: store.Insert, Entry: store.Entry{File: now.Data, Hash: hash}}}
		}
		return nil
	}
	file := strings.TrimSuffix(now.Definition, path.Ext(now.Definition))
	for n := 2; slices.ContainsFunc(s.Entries, func(e store.Entry) bool { return e.File == file+ext }); n++ {
		file = strings.TrimSuffix(now.Definition, path.Ext(now.Definition)) + "-" + strconv.Itoa(n)
	}
	at := slices.IndexFunc(s.Entries, func(e store.Entry) bool {
		return e.File == now.Definition && e.Block == "数据" && dossier.EntryKind(e.Kind) == dossier.EntryBlock
	})
	if at < 0 {
		return fault.New(fault.Conflict, fault.Place{File: now.Definition}, "ledger-data", "%s没有写“数据”，不知道它的文件叫什么；请带出去补上这一行再传", now.Definition)
	}
	e := s.Entries[at]
	after := asEntry(e)
	after.Text = "数据: " + plain.Quote(path.Base(file+ext)) + "\n"
	p.file = file + ext
	p.shift = &dossier.Change{File: e.File, Block: e.Block, Key: p.ID, Field: "数据", Class: dossier.Result, Before: path.Base(now.Data), After: path.Base(file + ext)}
	p.edits = []store.Edit{{Op: store.Write, ID: e.ID, Seen: e.Version, Entry: asStored(after)}, {Op: store.Insert, Entry: store.Entry{File: file + ext, Hash: hash}}}
	if old >= 0 && !s.sharesRows(now) {
		x := s.Entries[old]
		p.edits = append(p.edits, store.Edit{Op: store.Delete, ID: x.ID, Seen: x.Version})
	}
	return nil
}

// sharesRows reports a file of rows that another ledger names too.
func (y *Year) sharesRows(l dossier.LedgerRead) bool {
	return slices.ContainsFunc(namesOf(y.Entries), func(name string) bool {
		return name != l.Definition && path.Dir(name) == dossier.DirLedgers && path.Ext(name) == ".yaml" && y.ledgerFiles()[name].data == path.Base(l.Data)
	})
}

// follow tells which figures and points would be others.
func (p *LedgerPlan) follow(now, would *Year) {
	prints := func(y *Year, id string) (string, string) {
		set := y.Year.Facts
		if y.Maker != nil {
			set = y.Maker.Facts
		}
		f, ok := set.Get(id)
		if !ok || f.Value.IsBlank() {
			return f.Name, ""
		}
		return f.Name, f.Print().Text
	}
	own := map[string]bool{}
	for _, d := range p.taken.Ledger.Derivations {
		id := d.Fact.ID
		own[id] = true
		name, with := prints(would, id)
		_, before := prints(now, id)
		p.Figures = append(p.Figures, FigureChange{id, name, before, with})
	}
	if would.Maker != nil {
		for _, f := range would.Maker.Facts.All() {
			_, before := prints(now, f.ID)
			if name, with := prints(would, f.ID); !own[f.ID] && before != with && f.Account.Kind != fact.Ledger {
				p.Others = append(p.Others, FigureChange{f.ID, name, before, with})
			}
		}
	}
	for i, y := range []*Year{now, would} {
		if y.Eval != nil {
			_, p.Points[i] = prints(y, totalScore)
		}
	}
	for _, f := range would.Open {
		if !slices.ContainsFunc(now.Open, func(o *fault.Error) bool { return o.Message == f.Message && o.Place.File == f.Place.File }) {
			p.Open = append(p.Open, f)
		}
	}
}

// DropLedger lets go of a file that waits.
func (b *Bench) DropLedger(ctx context.Context, who Person, year, id string) error {
	return b.DropBrought(ctx, who, year, ledgerDraft(id))
}

// GiveLedger puts the file of a ledger that waits in the place of the one that is there,
// as one act, which can be undone: what PlanLedger shows as of the act that was looked
// at. A year that has gone on since is a Conflict, and so is a file that says the same.
func (b *Bench) GiveLedger(ctx context.Context, who Person, year, id string, seen int64, request string) (*Year, error) {
	return b.do(ctx, who, year, asks(request, "ledger", year, id, strconv.FormatInt(seen, 10)), func(s *sight) (*deed, error) {
		p, err := b.planLedger(ctx, s, id)
		switch {
		case err != nil:
			return nil, err
		case p.Locked != nil:
			return nil, p.Locked
		case p.Name == "":
			return nil, fault.New(fault.Conflict, fault.Place{}, "import-none", "没有等着的“%s”文件；请先选文件", p.LedgerFile.Name)
		case len(p.Why) > 0:
			return nil, p.Why[0]
		case seen != s.Act:
			return nil, fault.New(fault.Conflict, fault.Place{}, "import-moved", "您看过以后这一年又办理过，差异可能变了；请再看一遍差异，再传")
		case p.Changes.None():
			return nil, fault.New(fault.Conflict, fault.Place{}, "import-same", "文件和现在的台账一样，没有要改的")
		}
		d := s.deed("传台账")
		d.reason, d.draft, d.edits = p.ID+"，文件“"+p.Name+"”", bringDraft(ledgerDraft(id)), p.edits
		d.changes = []change{{dossier.Change{File: p.file, Key: id, Field: "全文", Class: dossier.Result}, p.Office}}
		if p.shift != nil {
			d.changes = append(d.changes, change{*p.shift, p.Office})
		}
		return d, nil
	})
}
