package workbench

import (
	"context"
	"path"
	"slices"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A MonthCell is what a line of the budget paid in a month, as a person typed it.
type MonthCell struct {
	Line  string // ID of the budget's line
	Month string // 1月 to 12月
	Text  string // in 万元; empty where nobody knows
	Seen  int64  // version of the line's months that the person saw; zero where there were none
}

// SetMonths writes payments of months as one act: a block that was pasted is whole or
// absent. A line that has no months yet gets a record, and the table is made where
// there is none. What no reader takes is kept and an open point.
func (b *Bench) SetMonths(ctx context.Context, who Person, year string, cells []MonthCell, request string) (*Year, error) {
	words := []string{"months", year}
	for _, c := range cells {
		words = append(words, c.Line, c.Month, c.Text)
	}
	err := b.doNow(ctx, who, year, asks(request, words...), func(f *footing) (*deed, error) {
		t, err := f.tableOf(dossier.FileMonthly, dossier.MonthColumns())
		if err != nil {
			return nil, err
		}
		for _, c := range cells {
			if err := inALine(c.Line+"的"+c.Month, c.Text); err != nil {
				return nil, err
			}
		}
		d := f.deed("填分月")
		for _, line := range linesIn(cells) {
			if err := f.setMonths(d, t, request, line, cells); err != nil {
				return nil, err
			}
		}
		return d, nil
	})
	if err != nil {
		return nil, err
	}
	return b.Year(ctx, year)
}

// linesIn lists the lines of cells, in the order of their first.
func linesIn(cells []MonthCell) []string {
	var out []string
	for _, c := range cells {
		if !slices.Contains(out, c.Line) {
			out = append(out, c.Line)
		}
	}
	return out
}

// setMonths makes the edits by which the months of one line become what was typed.
func (f *footing) setMonths(d *deed, t *tableAt, request, line string, cells []MonthCell) error {
	var set []dossier.Field
	var seen int64
	for _, c := range cells {
		if c.Line != line {
			continue
		}
		if !slices.Contains(dossier.Months(), c.Month) {
			return fault.Bad(fault.Place{File: dossier.FileMonthly}, "month", "没有“%s”这个月；月份是1月到12月", fault.Clip(c.Month))
		}
		if err := fitsValue(line+c.Month, c.Text); err != nil {
			return err
		}
		if err := fitsFigure(line+c.Month, c.Text, true); err != nil {
			return err
		}
		set, seen = append(set, dossier.Field{Name: c.Month, Value: strings.TrimSpace(c.Text)}), max(seen, c.Seen)
	}
	if e, ok := t.byKey[line]; ok {
		return f.setLine(d, t, request, e, seen, set)
	}
	lines, err := f.tx.FileEntries(f.year, store.Newest, dossier.FileLines)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(lines, func(e store.Entry) bool { return e.Key == line }) {
		return fault.New(fault.NotFound, fault.Place{File: dossier.FileLines}, "line-unknown", "预算里没有编号为“%s”的一行；请刷新页面", fault.Clip(line)).Because(absence{file: dossier.FileLines, key: line})
	}
	set = slices.DeleteFunc(set, func(f dossier.Field) bool { return f.Value == "" })
	if len(set) == 0 {
		return nil
	}
	return t.add(d, append([]dossier.Field{{Name: "行", Value: line}}, set...), "")
}

// A tableAt is a table of the budget as it stands: its head and its records.
type tableAt struct {
	file  string
	head  string
	byKey map[string]store.Entry // the first of a key
	last  string                 // ID of the last entry; empty where there is none
	open  bool                   // its last line does not end
	made  bool                   // the head is put there by the act
}

// tableOf reads a table of the year; one that is not there has the columns of a new one.
// A workbook in its place is a Conflict.
func (f *footing) tableOf(file string, columns []string) (*tableAt, error) {
	entries, err := f.tx.FileEntries(f.year, store.Newest, file)
	if err != nil {
		return nil, err
	}
	t := &tableAt{file: file, byKey: map[string]store.Entry{}}
	for _, e := range entries {
		if dossier.EntryKind(e.Kind) == dossier.EntryHead {
			t.head = e.Text
		} else if _, ok := t.byKey[e.Key]; !ok && e.Key != "" {
			t.byKey[e.Key] = e
		}
		t.last, t.open = e.ID, !strings.HasSuffix(e.Text, "\n")
	}
	if len(entries) > 0 {
		return t, nil
	}
	book := strings.TrimSuffix(file, path.Ext(file)) + ".xlsx"
	if there, err := f.tx.FileEntries(f.year, store.Newest, book); err != nil || len(there) > 0 {
		if err == nil {
			err = fault.New(fault.Conflict, fault.Place{File: book}, "table-book", "这张表现在是工作簿（%s），不能逐格填；请在“导入”里把它导入一次，以后就能逐格填了", book)
		}
		return nil, err
	}
	head := dossier.NewTable(file, columns)
	t.head, t.made = head.Text, true
	return t, nil
}

// add puts a record behind the others, and the head before the first.
func (t *tableAt) add(d *deed, fields []dossier.Field, office string) error {
	line, err := dossier.NewLine(t.file, t.head, fields)
	if err != nil {
		return err
	}
	if t.open {
		return fault.New(fault.Conflict, fault.Place{File: t.file}, "entry-end", "%s的最后一行没有换行，加不上新的一行；请先导入一次", t.file)
	}
	if t.made {
		d.edits = append(d.edits, store.Edit{Op: store.Insert, Entry: store.Entry{File: t.file, Kind: int(dossier.EntryHead), Text: t.head}})
		t.made = false
	}
	d.touch(dossier.Entry{}, line, t.head, office)
	d.edits = append(d.edits, store.Edit{Op: store.Insert, After: t.last, Entry: asStored(line)})
	return nil
}

// setLine sets fields of a record.
func (f *footing) setLine(d *deed, t *tableAt, request string, e store.Entry, seen int64, set []dossier.Field) error {
	has, err := dossier.Fields(asEntry(e), t.head)
	if err != nil {
		return err
	}
	version, mine, err := seenIn(f.tx, f.year, f.Who, request, e, seen, t.head, set)
	if err != nil {
		return err
	}
	after, changes, err := dossier.SetFields(asEntry(e), t.head, has, mine)
	if err != nil {
		return err
	}
	d.write(e, version, after, changes, fieldIn(has, "科室"))
	return nil
}
