package workbench

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path"
	"slices"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/store"
)

// MostTable is the size that a workbook to be imported may have, in bytes.
const MostTable = 8 << 20

// A Bringing (导入预算表) is a workbook that a person is about to import into a table of
// the budget: what its columns are, what it would change, and what of it is not taken.
// Nothing is changed until it is given.
type Bringing struct {
	Kind    dossier.ImportKind
	Name    string // of the file
	Heads   []string
	Mapping dossier.Mapping
	Known   bool         // the unit has mapped such a workbook before
	Asks    bool         // the amounts need a unit
	Why     *fault.Error // why nothing of it can be read; nil where something can
	Said    fault.List
	New     []BroughtLine
	Changed []BroughtLine
	Held    []BroughtLine // lines that it has differently in nothing but what is not to be changed now
	Same    int           // rows that say what stands already
	Absent  []string      // lines of the table that the workbook does not have: they stay
	Refused []dossier.RefusedRow
	Act     int64 // of the year, as of which it is compared
}

// A BroughtLine is a line of the budget that the workbook would make, or change.
type BroughtLine struct {
	ID, Name string
	Line     int // of the workbook
	Changes  []dossier.Change
	Locked   []string // fields that it has differently and that are not to be changed now
	fields   []dossier.Field
	entry    store.Entry // zero for a new one
}

// bringDraft is the name under which a person's workbook of a kind waits.
func bringDraft(kind string) string { return "导入·" + kind }

// brings refuses whoever may change neither budget nor execution now.
func (s *sight) brings() error {
	err := s.May(s.Year, dossier.Execution, "")
	if err == nil || s.May(s.Year, dossier.Budget, "") == nil {
		return nil
	}
	return err
}

// Bring takes a workbook in to be looked at, in the place of the last one of its kind:
// one a person and kind, seen by nobody else, until it is given or dropped.
func (b *Bench) Bring(ctx context.Context, who Person, year, kind, name string, data []byte) error {
	s, err := b.sight(ctx, who, year)
	if err == nil {
		err = s.brings()
	}
	if err != nil {
		return err
	}
	k, ok := dossier.ImportKindOf(kind)
	at, ext := fault.Place{File: name}, strings.ToLower(path.Ext(name))
	switch {
	case !ok:
		return fault.Bad(at, "import-kind", "没有“%s”这种表；能导入的是预算、分月", fault.Clip(kind))
	case name == "" || len(data) == 0:
		return fault.Bad(at, "import-file", "没有选文件，或者文件是空的；请再选一次")
	case len(data) > MostTable:
		return fault.Bad(at, "import-size", "“%s”超过%d MB，没有收；请只留要导入的工作表", fault.Clip(name), MostTable>>20)
	case ext != ".xlsx" && ext != ".csv":
		return fault.Bad(at, "import-format", "“%s”不能导入；请用 Excel 或 WPS 另存为 xlsx", fault.Clip(name))
	}
	if err := b.opensTable(ctx, who, year, name, data); err != nil {
		return err
	}
	heads, err := headsOf(name, data)
	if err != nil {
		return err
	}
	hash, err := b.keepFile(ctx, year, name, data)
	if err != nil {
		return err
	}
	return b.store.Update(ctx, func(tx *store.Tx) error {
		m, err := b.mapped(tx, s.scope.unit, k, heads)
		if err != nil {
			return err
		}
		s.numbered(k, name, data, m)
		return tx.PutDraft(store.Draft{Person: who.ID, Tree: year, Entry: bringDraft(kind), Text: broughtText(name, hash, m), Time: b.now()})
	})
}

// opensTable refuses a table that cannot be opened, and one with a secrecy mark.
func (b *Bench) opensTable(ctx context.Context, who Person, year, name string, data []byte) error {
	var err error
	if strings.ToLower(path.Ext(name)) == ".csv" {
		err = unmarked(name, data)
	} else if b.Opens != nil {
		err = b.Opens(name, data)
		if err != nil {
			err = fault.Bad(fault.Place{File: name}, codeOr(err, "import-broken"), "“%s”没有收：%s", fault.Clip(name), fault.All(err)[0].Message)
		}
	}
	if err != nil {
		return b.refusedMarked(ctx, who, year, data, err)
	}
	return nil
}

// headsOf is what the columns of a workbook are called.
func headsOf(name string, data []byte) ([]string, error) {
	g, err := dossier.ImportHeads(name, data)
	if list := fault.All(err); len(list) == 1 && list[0].Code == "table-none" {
		return nil, fault.Bad(fault.Place{File: name}, "table-none", "“%s”里没有找到表：要有列名各不相同的一行表头，下面至少有一行数据；请在文件里核对表头再选", fault.Clip(name))
	}
	if err != nil {
		return nil, err
	}
	heads := make([]string, len(g.Columns))
	for i, c := range g.Columns {
		heads[i] = c.Name
	}
	return heads, nil
}

// shapeOf is by what a workbook with the same heads is known again.
func shapeOf(heads []string) string {
	sum := sha256.Sum256([]byte(strings.Join(heads, "\n")))
	return hex.EncodeToString(sum[:8])
}

// mapped proposes the mapping of a workbook by what the unit's people have said before.
func (b *Bench) mapped(tx *store.Tx, unit string, k dossier.ImportKind, heads []string) (dossier.Mapping, error) {
	kept, exact, err := tx.MappingOf(unit, k.Name, shapeOf(heads))
	if err != nil {
		return dossier.Mapping{}, err
	}
	known, err := dossier.ParseMapping(kept.Text)
	if err != nil || kept.Text == "" {
		known = dossier.Mapping{}
	}
	if !exact { // of another workbook: its names, and neither its unit nor what it left out
		known.Unit = ""
		for column, head := range known.Columns {
			if head == "" {
				delete(known.Columns, column)
			}
		}
	}
	return k.Propose(heads, known), nil
}

// numbered gives the numbers of lines a column that was taken for the codes of projects:
// where every cell of it is the number of a line, it is no code, and would write over
// them.
func (s *sight) numbered(k dossier.ImportKind, name string, data []byte, m dossier.Mapping) {
	const number, code = "编号", "项目代码"
	head := m.Columns[code]
	if head == "" || m.Columns[number] != "" {
		return
	}
	read, err := dossier.ReadImport(k, name, data, m)
	if err != nil {
		return
	}
	ids := map[string]bool{}
	for _, l := range s.budgetLines() {
		ids[l.id] = l.code != l.id
	}
	n := 0
	for _, r := range read.Rows {
		text := fieldIn(r.Fields, code)
		if text != "" && !ids[text] {
			return
		}
		if text != "" {
			n++
		}
	}
	if n > 0 {
		m.Columns[number], m.Columns[code] = head, ""
	}
}

// broughtText is a workbook that waits, as a draft.
func broughtText(name, hash string, m dossier.Mapping) string {
	return "文件: " + plain.Quote(name) + "\n内容: " + plain.Quote(hash) + "\n对应: |\n  " + strings.ReplaceAll(strings.TrimRight(m.Text(), "\n"), "\n", "\n  ") + "\n"
}

// waiting is a workbook that waits, with its bytes; NotFound where there is none.
func (b *Bench) waiting(ctx context.Context, who Person, year, kind string) (name, hash string, data []byte, m dossier.Mapping, err error) {
	text := ""
	err = b.store.View(ctx, func(tx *store.Tx) error {
		list, err := tx.Drafts(who.ID, year)
		for _, d := range list {
			if d.Entry == bringDraft(kind) {
				text = d.Text
			}
		}
		return err
	})
	if err == nil && text == "" {
		err = fault.New(fault.Conflict, fault.Place{}, "import-none", "没有正在导入的%s表；请先选文件", kind)
	}
	if err != nil {
		return "", "", nil, m, err
	}
	n, faults := plain.ParseYAML("导入", []byte(text))
	if err := faults.Err(); err != nil {
		return "", "", nil, m, err
	}
	name, hash = n.Text("文件"), n.Text("内容")
	if m, err = dossier.ParseMapping(n.Text("对应")); err != nil {
		return "", "", nil, m, err
	}
	r, err := b.store.OpenFile(ctx, hash)
	if err != nil {
		return "", "", nil, m, err
	}
	defer r.Close()
	data, err = io.ReadAll(r)
	return name, hash, data, m, err
}

// MapBrought says what the columns of a workbook that waits are. The unit's next
// workbook with the same heads is read so.
func (b *Bench) MapBrought(ctx context.Context, who Person, year, kind string, m dossier.Mapping) error {
	s, err := b.sight(ctx, who, year)
	if err == nil {
		err = s.brings()
	}
	if err != nil {
		return err
	}
	name, hash, data, _, err := b.waiting(ctx, who, year, kind)
	if err != nil {
		return err
	}
	heads, err := headsOf(name, data)
	if err != nil {
		return err
	}
	k, _ := dossier.ImportKindOf(kind)
	for _, c := range k.Columns {
		if h := m.Columns[c.Name]; h != "" && !slices.Contains(heads, h) {
			return fault.Bad(fault.Place{File: name}, "import-column", "文件里没有“%s”这一列；请重新选", fault.Clip(h))
		}
	}
	now := b.now()
	return b.store.Update(ctx, func(tx *store.Tx) error {
		if err := tx.PutMapping(store.Mapping{Unit: s.scope.unit, Kind: kind, Shape: shapeOf(heads), Text: m.Text(), Person: who.ID, Time: now}); err != nil {
			return err
		}
		return tx.PutDraft(store.Draft{Person: who.ID, Tree: year, Entry: bringDraft(kind), Text: broughtText(name, hash, m), Time: now})
	})
}

// DropBrought lets go of a workbook that waits.
func (b *Bench) DropBrought(ctx context.Context, who Person, year, kind string) error {
	if _, err := b.sight(ctx, who, year); err != nil {
		return err
	}
	return b.store.Update(ctx, func(tx *store.Tx) error { return tx.DropDraft(who.ID, year, bringDraft(kind)) })
}

// Brought shows what a workbook that waits would change.
func (b *Bench) Brought(ctx context.Context, who Person, year, kind string) (*Bringing, error) {
	s, err := b.sight(ctx, who, year)
	if err == nil {
		err = s.brings()
	}
	if err != nil {
		return nil, err
	}
	out, _, _, err := b.brought(ctx, s, kind)
	return out, err
}

// RefusedRows makes a workbook of exactly the rows of a workbook that waits which are
// not taken, each with its reason.
func (b *Bench) RefusedRows(ctx context.Context, who Person, year, kind string) (name string, data []byte, err error) {
	s, err := b.sight(ctx, who, year)
	if err == nil {
		err = s.brings()
	}
	if err != nil {
		return "", nil, err
	}
	out, read, raw, err := b.brought(ctx, s, kind)
	if err != nil {
		return "", nil, err
	}
	if len(out.Refused) == 0 {
		return "", nil, fault.New(fault.Conflict, fault.Place{}, "import-all", "每一行都能收，没有要下载的")
	}
	read.Refused = out.Refused
	data, err = dossier.RefusedBook(out.Name, raw, read)
	return strings.TrimSuffix(out.Name, path.Ext(out.Name)) + "-没有收的行.xlsx", data, err
}

// brought compares a workbook that waits with the year.
func (b *Bench) brought(ctx context.Context, s *sight, kind string) (*Bringing, *dossier.ImportRead, []byte, error) {
	name, _, data, m, err := b.waiting(ctx, s.Who, s.ID, kind)
	if err != nil {
		return nil, nil, nil, err
	}
	k, ok := dossier.ImportKindOf(kind)
	if !ok {
		return nil, nil, nil, fault.New(fault.NotFound, fault.Place{}, "import-kind", "没有这种表")
	}
	out := &Bringing{Kind: k, Name: name, Mapping: m, Act: s.Act}
	if out.Heads, err = headsOf(name, data); err != nil {
		return nil, nil, nil, err
	}
	err = b.store.View(ctx, func(tx *store.Tx) (err error) {
		_, out.Known, err = tx.MappingOf(s.scope.unit, kind, shapeOf(out.Heads))
		return err
	})
	if err != nil {
		return nil, nil, nil, err
	}
	read, err := dossier.ReadImport(k, name, data, m)
	if err != nil {
		out.Why = fault.All(err)[0]
		return out, read, data, nil
	}
	if head := s.tableAt(k.File).head; strings.Contains(strings.ReplaceAll(head, "万元", ""), "元") {
		out.Why = fault.New(fault.Conflict, fault.Place{File: k.File}, "import-head", "现在的%s表不是按万元记的，导入会把两种单位混在一起；请先把表头改成万元", k.Name)
		return out, read, data, nil
	}
	out.Said, out.Asks, out.Refused = read.Said, read.Asks, read.Refused
	s.compare(out, read)
	slices.SortStableFunc(out.Refused, func(a, b dossier.RefusedRow) int { return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), a.Line-b.Line) })
	return out, read, data, nil
}
