package workbench

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/store"
)

// A budgetLine is a line of the budget as the table has it.
type budgetLine struct {
	id, code, name string
	entry          store.Entry
}

// budgetLines are the lines of the budget, as they are written.
func (y *Year) budgetLines() []budgetLine {
	var out []budgetLine
	for _, e := range y.Entries {
		if e.File == dossier.FileLines && dossier.EntryKind(e.Kind) == dossier.EntryLine {
			text := y.TextOf(e)
			out = append(out, budgetLine{id: e.Key, code: text("项目代码"), name: text("名称"), entry: e})
		}
	}
	return out
}

// lineOf finds the line of which a row is: by its number, else by the code of the
// project, else by its name; why says what keeps it from being found.
func lineOf(lines []budgetLine, id, code, name string) (l budgetLine, found bool, why string) {
	by := func(is func(budgetLine) bool) []budgetLine {
		var out []budgetLine
		for _, l := range lines {
			if is(l) {
				out = append(out, l)
			}
		}
		return out
	}
	for _, try := range []struct {
		text, what string
		is         func(budgetLine) bool
	}{{id, "编号", func(l budgetLine) bool { return l.id == id }}, {code, "项目代码", func(l budgetLine) bool { return l.code == code }},
		{name, "名称", func(l budgetLine) bool { return l.name == name }}} {
		if try.text == "" {
			continue
		}
		switch list := by(try.is); {
		case len(list) == 1:
			return list[0], true, ""
		case len(list) > 1:
			return l, false, fmt.Sprintf("预算里有%d行的%s是“%s”，分不清是哪一行；请在文件里加上编号一列", len(list), try.what, fault.Clip(try.text))
		case try.what == "编号": // a number of its own
			if same := by(func(l budgetLine) bool { return name != "" && l.name == name }); len(same) > 0 {
				return l, false, fmt.Sprintf("编号“%s”预算里没有，%s却也叫“%s”，不知道是不是它；请改成同一个编号，或换一个名称", fault.Clip(id), same[0].id, fault.Clip(name))
			}
			if !fact.ValidID(id) {
				return l, false, "编号“" + fault.Clip(id) + "”不合用：以字母或汉字开头，如 P27；文件里是序号的，编号一列选“不用”"
			}
			return l, false, ""
		}
	}
	return l, false, ""
}

// compare tells of each row of a workbook what it would change.
func (s *sight) compare(out *Bringing, read *dossier.ImportRead) {
	lines := s.budgetLines()
	met := map[string]int{}
	refuse := func(r dossier.ImportRow, name, why string) {
		out.Refused = append(out.Refused, dossier.RefusedRow{Line: r.Line, Sheet: r.Sheet, Name: name, Reason: why})
	}
	made := map[string]bool{}
	for _, r := range read.Rows {
		id, code, name := fieldIn(r.Fields, "编号"), fieldIn(r.Fields, "项目代码"), fieldIn(r.Fields, "名称")
		l, found, why := lineOf(lines, id, code, name)
		called := strings.TrimSpace(strings.Join([]string{id, name}, " "))
		switch {
		case why != "":
			refuse(r, called, why)
			continue
		case found && met[l.id] > 0:
			refuse(r, called, fmt.Sprintf("与第%d行是同一个项目（%s），不知道用哪一行；留一行再导入", met[l.id], l.id))
			continue
		case !found && out.Kind.File == dossier.FileMonthly:
			refuse(r, called, "预算里没有这个项目；请先导入预算表，或在“按项目”里核对名称和编号")
			continue
		case !found && (name == "" || fieldIn(r.Fields, "资金") == "" || fieldIn(r.Fields, "支出") == ""):
			refuse(r, called, "预算里没有这个项目；要加为新的一行，名称、资金、支出都要有（没有这一列的，在上面选“都是”）")
			continue
		case !found && made[id+"\x00"+code+"\x00"+name]:
			refuse(r, called, "文件里前面已经有同样的一行")
			continue
		}
		if made[id+"\x00"+code+"\x00"+name] = true; found {
			met[l.id] = r.Line
		}
		s.compareRow(out, r, l, found)
	}
	for _, l := range lines {
		refused := slices.ContainsFunc(out.Refused, func(x dossier.RefusedRow) bool {
			return strings.Contains(x.Name, l.name) && l.name != "" || x.Name == l.id
		})
		if met[l.id] == 0 && !refused {
			out.Absent = append(out.Absent, strings.TrimSpace(l.id+" "+l.name))
		}
	}
}

// compareRow tells what one row would change.
func (s *sight) compareRow(out *Bringing, r dossier.ImportRow, l budgetLine, found bool) {
	entry, fields := l.entry, r.Fields
	if out.Kind.File == dossier.FileMonthly {
		entry, _ = s.EntryOf(dossier.FileMonthly, l.id)
		fields = slices.DeleteFunc(slices.Clone(fields), func(f dossier.Field) bool { return !slices.Contains(dossier.Months(), f.Name) })
	}
	b := BroughtLine{ID: l.id, Name: l.name, Line: r.Line, entry: entry}
	if !found {
		b.Name = fieldIn(fields, "名称")
		b.ID = fieldIn(fields, "编号")
	}
	before, head := asEntry(entry), s.tableAt(out.Kind.File).head
	for _, f := range fields {
		if found && slices.Contains([]string{"编号", "项目代码", "名称"}, f.Name) && (f.Name == "编号" || s.TextOf(entry)(f.Name) == f.Value) {
			continue
		}
		c := dossier.Change{File: out.Kind.File, Key: l.id, Field: f.Name, Class: dossier.ClassOf(out.Kind.File, "")(f.Name), After: f.Value}
		if entry.ID != "" {
			if c.Before, _ = fieldOf(before, s.headOf(entry), f.Name); dossier.SameFigure(out.Kind.File, f.Name, c.Before, f.Value) {
				continue
			}
		}
		if slices.Contains(r.Fixed, f.Name) && c.Before != "" { // what holds where the workbook says nothing changes nothing that is said
			continue
		}
		if !dossier.HasColumn(out.Kind.File, head, f.Name) {
			if now, is := s.derived(l.id, f.Name); now != f.Value {
				b.Locked = append(b.Locked, f.Name+"："+is+dashed(now)+"，文件里是"+f.Value+"；表里没有这一列，没有改")
			}
			continue
		}
		if _, err := s.Who.mayChange(s.scope, s.Stage(), c, ""); err != nil {
			b.Locked = append(b.Locked, f.Name+"：现在存着"+dashed(c.Before)+"，文件里是"+f.Value)
			continue
		}
		b.Changes, b.fields = append(b.Changes, c), append(b.fields, f)
	}
	switch {
	case !found && s.May(s.Year, dossier.Budget, "") != nil:
		out.Refused = append(out.Refused, dossier.RefusedRow{Line: r.Line, Sheet: r.Sheet, Name: b.Name, Reason: "现在是“" + string(s.Stage()) + "”，预算已锁，不能加新的一行"})
	case len(b.Changes)+len(b.Locked) == 0:
		out.Same++
	case entry.ID == "" && !found:
		out.New = append(out.New, b)
	case len(b.Changes) == 0:
		out.Held = append(out.Held, b)
	default:
		out.Changed = append(out.Changed, b)
	}
}

// derived is an amount of a line that the program makes itself, in 万元.
func (s *sight) derived(line, field string) (now, is string) {
	f, ok := s.Year.Year.Facts.Get(line + "-" + field)
	if !ok || !f.Value.IsNumber() {
		return "", "现在"
	}
	return strings.TrimSuffix(f.Print().Text, "万元"), "由年初预算数和调整算出来是"
}

// dashed is a text, or the word for nothing.
func dashed(s string) string {
	if s == "" {
		return "空着"
	}
	return s
}

// GiveBrought imports a workbook that waits, as one act: what Brought shows as of the
// act that was looked at. A year that has gone on since is a Conflict.
func (b *Bench) GiveBrought(ctx context.Context, who Person, year, kind string, seen int64, request string) (*Year, error) {
	var given *Bringing
	unit := ""
	y, err := b.do(ctx, who, year, asks(request, "bring", year, kind, strconv.FormatInt(seen, 10)), func(s *sight) (*deed, error) {
		if err := s.brings(); err != nil {
			return nil, err
		}
		out, _, _, err := b.brought(ctx, s, kind)
		switch {
		case err != nil:
			return nil, err
		case out.Why != nil:
			return nil, out.Why
		case out.Asks:
			return nil, fault.Bad(fault.Place{File: out.Name}, "import-unit", "文件没有写金额的单位，先选单位再导入")
		case seen != s.Act:
			return nil, fault.New(fault.Conflict, fault.Place{}, "import-moved", "您看过以后这一年又办理过，差异可能变了；请再看一遍差异，再导入")
		case len(out.New)+len(out.Changed) == 0:
			return nil, fault.New(fault.Conflict, fault.Place{}, "import-same", "文件里没有要改的：能收的%d行和现在的一样", out.Same)
		}
		d := s.deed("导入" + kind + "表")
		d.reason, d.draft = "文件“"+out.Name+"”", bringDraft(kind)
		given, unit = out, s.scope.unit
		return d, b.give(ctx, s, d, out)
	})
	if err != nil || given == nil {
		return y, err
	}
	return y, b.store.Update(ctx, func(tx *store.Tx) error { // the next one with these heads is read like it
		return tx.PutMapping(store.Mapping{Unit: unit, Kind: kind, Shape: shapeOf(given.Heads), Text: given.Mapping.Text(), Person: who.ID, Time: b.now()})
	})
}

// give makes the edits of an import.
func (b *Bench) give(ctx context.Context, s *sight, d *deed, out *Bringing) error {
	t := s.tableAt(out.Kind.File)
	for _, l := range out.Changed {
		if l.entry.ID == "" { // a line that has no months yet
			if err := t.add(d, append([]dossier.Field{{Name: "行", Value: l.ID}}, l.fields...), ""); err != nil {
				return err
			}
			continue
		}
		has, err := dossier.Fields(asEntry(l.entry), t.head)
		if err != nil {
			return err
		}
		after, changes, err := dossier.SetFields(asEntry(l.entry), t.head, has, l.fields)
		if err != nil {
			return err
		}
		d.write(l.entry, l.entry.Version, after, changes, "")
	}
	taken := map[string]bool{}
	for _, l := range s.budgetLines() {
		taken[l.id] = true
	}
	for _, l := range out.New {
		fields := l.fields
		if l.ID == "" {
			var err error
			if l.ID, err = b.freeNumber(ctx, s.Year, dossier.FileLines, letterOf(fieldIn(fields, "支出")), taken); err != nil {
				return err
			}
			fields = append([]dossier.Field{{Name: "编号", Value: l.ID}}, fields...)
		}
		taken[l.ID] = true
		if err := t.add(d, fields, ""); err != nil {
			return err
		}
	}
	return nil
}

// letterOf is how the number of a line begins: B03 of basic expenditure, P27 of projects.
func letterOf(part string) string {
	if strings.HasPrefix(part, "基本") {
		return "B"
	}
	return "P"
}

// tableAt is a table of the year as it stands; one that is not there has the columns of
// a new one.
func (y *Year) tableAt(file string) *tableAt {
	t := &tableAt{file: file, byKey: map[string]store.Entry{}}
	for _, e := range y.Entries {
		if e.File != file {
			continue
		}
		if dossier.EntryKind(e.Kind) == dossier.EntryHead {
			t.head = e.Text
		}
		t.last, t.open = e.ID, !strings.HasSuffix(e.Text, "\n")
	}
	if t.last == "" {
		t.head, t.made = dossier.NewTable(file, dossier.TableColumns(file)).Text, true
	}
	return t
}
