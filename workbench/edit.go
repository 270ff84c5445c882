package workbench

import (
	"context"
	"slices"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A FieldsEdit sets fields of an entry to what a person typed.
type FieldsEdit struct {
	Year    string          // ID of the unit's year
	Entry   string          // ID of the entry
	File    string          // in which the page shows it: another is as unknown; empty where it does not matter
	Key     string          // likewise
	Fields  []dossier.Field // as dossier.Fields names them
	Seen    int64           // version of the entry that the person saw
	Reason  string
	Request string // key of the request: the same one again has no second effect
}

// SetFields sets fields of one entry as one act, and returns the year as it stands
// then. What no reader takes is kept and an open point. An entry that has become
// another since it was seen is a Conflict with both texts, see store.ClashesOf.
func (b *Bench) SetFields(ctx context.Context, who Person, f FieldsEdit) (*Year, error) {
	return b.SetAll(ctx, who, f.Year, []FieldsEdit{f}, f.Reason, f.Request)
}

// SetAll sets fields of several entries of a year as one act, as SetFields does: a
// block that was pasted is whole or absent. The request's key stands for all.
func (b *Bench) SetAll(ctx context.Context, who Person, year string, edits []FieldsEdit, reason, request string) (*Year, error) {
	words := []string{"fields", year}
	for _, f := range edits {
		words = append(words, f.Entry)
		for _, set := range f.Fields {
			words = append(words, set.Name, set.Value)
		}
	}
	err := b.doNow(ctx, who, year, asks(request, words...), func(f *footing) (*deed, error) {
		d := f.deed("修改")
		d.reason = reason
		for _, edit := range byEntry(edits) {
			e, err := f.entry(edit.Entry)
			if err != nil {
				return nil, meant(err, edit.File, edit.Key)
			}
			if edit.File != "" && edit.File != e.File || edit.Key != "" && edit.Key != e.Key {
				return nil, unknownEntry(absence{})
			}
			for _, set := range edit.Fields {
				if err := fitsField(e.File, e.Block, set); err != nil {
					return nil, err
				}
			}
			head, err := f.headFor(d, e, edit.Fields)
			if err != nil {
				return nil, err
			}
			has, err := dossier.Fields(asEntry(e), head)
			if err != nil {
				return nil, err
			}
			seen, mine, err := seenIn(f.tx, f.year, f.Who, request, e, edit.Seen, head, edit.Fields)
			if err != nil {
				return nil, err
			}
			after, changes, err := dossier.SetFields(asEntry(e), head, has, mine)
			if err != nil {
				return nil, err
			}
			if err := f.fitsProject(e, head, has, changes); err != nil {
				return nil, err
			}
			d.write(e, seen, after, changes, fieldIn(has, "科室"))
			if err := d.fitsLine(e.File, mine); err != nil {
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

// headFor is the text of the head of an entry's table, with the optional columns that
// the fields need; empty for other entries.
func (f *footing) headFor(d *deed, e store.Entry, fields []dossier.Field) (string, error) {
	if dossier.EntryKind(e.Kind) != dossier.EntryLine {
		return "", nil
	}
	all, err := f.tx.FileEntries(f.year, store.Newest, e.File)
	if err != nil {
		return "", err
	}
	return d.widen(headEntryIn(all, e.File), fields), nil
}

// byEntry puts the fields of one entry together, in the order of their first.
func byEntry(edits []FieldsEdit) []FieldsEdit {
	var out []FieldsEdit
	for _, f := range edits {
		at := slices.IndexFunc(out, func(o FieldsEdit) bool { return o.Entry == f.Entry && o.Seen == f.Seen })
		if at < 0 {
			f.Fields = slices.Clone(f.Fields)
			out = append(out, f)
			continue
		}
		out[at].Fields = append(out[at].Fields, f.Fields...)
	}
	return out
}

// A TextEdit gives a stretch of the narrative another text.
type TextEdit struct {
	Year    string
	Entry   string
	File    string // in which the page shows it: another is as unknown; empty where it does not matter
	Text    string // with its heading
	Seen    int64
	Request string
}

// SetText writes a stretch of the narrative as one act. Text with further headings
// becomes further entries behind it; an empty one takes the stretch away.
func (b *Bench) SetText(ctx context.Context, who Person, t TextEdit) (*Year, error) {
	return b.do(ctx, who, t.Year, asks(t.Request, "text", t.Year, t.Entry, t.Text), func(s *sight) (*deed, error) {
		e, err := s.entry(t.Entry)
		if err != nil {
			return nil, meant(err, t.File, "")
		}
		if t.File != "" && t.File != e.File {
			return nil, unknownEntry(absence{})
		}
		if !strings.HasPrefix(e.File, dossier.DirNarrative+"/") {
			return nil, fault.Bad(fault.Place{File: e.File}, "no-text", "%s不是正文，不能整段改；请在它自己的页面上逐格改", e.File)
		}
		d := s.deed("改正文")
		d.draft = t.Entry
		seen, err := b.seen(ctx, s, t.Request, e, t.Seen)
		if err != nil {
			return nil, err
		}
		d.rewrite(e, seen, s.ended(e, houseText(t.Text)))
		return d, nil
	})
}

// houseText is text as a page sends it, in house form.
func houseText(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// ended is a text that ends where the next entry of its file can begin: with one
// blank line, or with the end of a line if it is the last.
func (y *Year) ended(e store.Entry, text string) string {
	text = strings.TrimRight(text, " \n")
	if text == "" {
		return ""
	}
	last := true
	at := slices.IndexFunc(y.Entries, func(o store.Entry) bool { return o.ID == e.ID })
	if at >= 0 && at+1 < len(y.Entries) {
		last = y.Entries[at+1].File != e.File
	}
	if last {
		return text + "\n"
	}
	return text + "\n\n"
}

// Stated returns the entry in which people state the value of an indicator; ok is
// false where there is none.
func (y *Year) Stated(code string) (store.Entry, bool) {
	for _, e := range y.Entries {
		if e.File == dossier.FileFacts && e.Block == stated && dossier.EntryKind(e.Kind) == dossier.EntryItem && e.Key == code {
			return e, true
		}
	}
	return store.Entry{}, false
}

// SourcesIn returns what an entry computes, as dossier.SourcesIn does.
func (y *Year) SourcesIn(e store.Entry) []dossier.Source { return dossier.SourcesIn(asEntry(e)) }

// EntryOf returns the entry of a file by its key, the first where there are several.
func (y *Year) EntryOf(file, key string) (store.Entry, bool) {
	for _, e := range y.Entries {
		if e.File == file && e.Key == key {
			return e, true
		}
	}
	return store.Entry{}, false
}

// Before is the ID of the entry that stands before another in its file: for the first
// item of a list that of its head. It is empty where there is none.
func (y *Year) Before(e store.Entry) string {
	before := ""
	for _, o := range y.Entries {
		if o.ID == e.ID {
			return before
		}
		if o.File == e.File {
			before = o.ID
		}
	}
	return ""
}

// Block returns the items of a block of a file, in their order.
func (y *Year) Block(file, block string) []store.Entry {
	var out []store.Entry
	for _, e := range y.Entries {
		if e.File == file && e.Block == block && dossier.EntryKind(e.Kind) == dossier.EntryItem {
			out = append(out, e)
		}
	}
	return out
}

// EntryAt returns the entry in which a place of the folder lies.
func (y *Year) EntryAt(p fault.Place) (store.Entry, bool) {
	if p.Line == 0 {
		return store.Entry{}, false
	}
	line := 1
	for _, e := range y.Entries {
		if e.File != p.File {
			continue
		}
		if line += strings.Count(e.Text, "\n"); p.Line < line {
			return e, true
		}
	}
	return store.Entry{}, false
}

// IsOf reports a place that lies in an entry of a key.
func (y *Year) IsOf(p fault.Place, key string) bool {
	e, ok := y.EntryAt(p)
	return ok && e.Key == key
}

// entry returns an entry of the year by its ID.
func (y *Year) entry(id string) (store.Entry, error) {
	for _, e := range y.Entries {
		if e.ID == id {
			return e, nil
		}
	}
	return store.Entry{}, unknownEntry(absence{id: id})
}

// unknownEntry is the error of an entry that is not there; what it was looked for by tells
// what became of it.
func unknownEntry(a absence) error {
	return fault.New(fault.NotFound, fault.Place{}, "entry-unknown", "没有这一条；请刷新页面").Because(a)
}

// headOf is the text of the head of an entry's table, empty for other entries.
func (y *Year) headOf(e store.Entry) string {
	return headIn(y.Entries, e)
}

// headIn is headOf among entries.
func headIn(entries []store.Entry, e store.Entry) string {
	if dossier.EntryKind(e.Kind) != dossier.EntryLine {
		return ""
	}
	for _, h := range entries {
		if h.File == e.File && dossier.EntryKind(h.Kind) == dossier.EntryHead {
			return h.Text
		}
	}
	return ""
}

// fieldIn is the value of a field among others.
func fieldIn(fields []dossier.Field, name string) string {
	for _, f := range fields {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// fieldOf is the value of one field of an entry.
func fieldOf(e dossier.Entry, head, name string) (value string, ok bool) {
	fields, err := dossier.Fields(e, head)
	if err != nil {
		return "", false
	}
	for _, f := range fields {
		if f.Name == name {
			return f.Value, true
		}
	}
	return "", false
}

// TextOf returns the values of an entry's fields by their names; a field that it
// does not have is empty.
func (y *Year) TextOf(e store.Entry) func(field string) string {
	fields, _ := dossier.Fields(asEntry(e), y.headOf(e))
	return func(name string) string { return fieldIn(fields, name) }
}
