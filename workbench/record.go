package workbench

import (
	"context"
	"slices"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/store"
)

// A NewRecord (一条) is an item that a person adds to a list of the year, or a value that
// has not stood there before.
type NewRecord struct {
	Year    string
	File    string
	Block   string // the list; of a value its name, as dossier.RecordValues has it; empty for the adjustments
	Fields  []dossier.Field
	Request string
}

// AddRecord adds a record as one act, behind the others of its list. A list that the
// format does not know is NotFound, a record without its first field Invalid.
func (b *Bench) AddRecord(ctx context.Context, who Person, n NewRecord) (*Year, error) {
	words := []string{"record", n.Year, n.File, n.Block}
	for _, f := range n.Fields {
		words = append(words, f.Name, f.Value)
	}
	return b.do(ctx, who, n.Year, asks(n.Request, words...), func(s *sight) (*deed, error) {
		for _, f := range n.Fields {
			if err := fitsField(n.File, n.Block, f); err != nil {
				return nil, err
			}
		}
		head := s.headOf(store.Entry{File: n.File, Kind: int(dossier.EntryLine)})
		item, err := n.entry(head)
		if err != nil {
			return nil, err
		}
		for _, e := range s.Entries {
			if e.File == n.File && !strings.HasSuffix(e.Text, "\n") {
				return nil, fault.New(fault.Conflict, fault.Place{File: e.File}, "entry-end", "%s的最后一行没有换行，加不上新的一条；请先改一下最后一条", e.File)
			}
		}
		d := s.deed("添一条")
		d.touch(dossier.Entry{}, item, head, "")
		d.edits = s.placed(item)
		return d, nil
	})
}

// entry writes the record as an entry of its file.
func (n NewRecord) entry(head string) (dossier.Entry, error) {
	if n.File == dossier.FileAdjustments {
		return n.line(head)
	}
	if l, ok := dossier.RecordListOf(n.File, n.Block); ok {
		return n.item(l)
	}
	if !slices.Contains(dossier.RecordValues[n.File], n.Block) || len(n.Fields) != 1 {
		return dossier.Entry{}, fault.New(fault.NotFound, fault.Place{File: n.File}, "record-unknown", "%s里没有“%s”这一栏", n.File, fault.Clip(n.Block))
	}
	block, part, group := strings.Cut(n.Block, "·")
	value, err := dossier.InLine(n.File, block, n.Fields[0])
	if err != nil {
		return dossier.Entry{}, err
	}
	text := plain.Quote(value)
	if group {
		text = "{" + part + ": " + text + "}"
	}
	return dossier.Entry{File: n.File, Kind: dossier.EntryBlock, Block: block, Text: block + ": " + text + "\n"}, nil
}

// line writes the record as a line of the adjustments.
func (n NewRecord) line(head string) (dossier.Entry, error) {
	columns := dossier.AdjustmentFields()
	set, err := n.filled(columns)
	if err != nil {
		return dossier.Entry{}, err
	}
	if head == "" {
		head = string(plain.FormatCSV(columns, nil))
	}
	e, _, err := dossier.SetFields(dossier.Entry{File: n.File, Kind: dossier.EntryLine}, head, nil, set)
	return e, err
}

// item writes the record as an item of a list.
func (n NewRecord) item(l dossier.RecordList) (dossier.Entry, error) {
	set, err := n.filled(l.Fields)
	if err != nil {
		return dossier.Entry{}, err
	}
	parts := make([]string, len(set))
	for i, f := range set {
		parts[i] = f.Name + ": " + plain.Quote(f.Value)
		if slices.Contains(l.Several, f.Name) {
			words := strings.FieldsFunc(f.Value, func(r rune) bool { return strings.ContainsRune("、，, ", r) })
			for k := range words {
				words[k] = plain.Quote(words[k])
			}
			parts[i] = f.Name + ": [" + strings.Join(words, ", ") + "]"
		}
	}
	cut, ok := dossier.Split(n.File, []byte(l.Block+":\n  - {"+strings.Join(parts, ", ")+"}\n"))
	if !ok || len(cut) != 2 || cut[1].Kind != dossier.EntryItem {
		return dossier.Entry{}, fault.Bad(fault.Place{File: n.File}, "record", "“%s”里有写不进去的字；请改写后再添", fault.Clip(set[0].Value))
	}
	return cut[1], nil
}

// filled are the fields that were filled in, in their order; the first must be among
// them.
func (n NewRecord) filled(names []string) ([]dossier.Field, error) {
	var out []dossier.Field
	for i, name := range names {
		value := strings.TrimSpace(fieldIn(n.Fields, name))
		value, err := dossier.InLine(n.File, n.Block, dossier.Field{Name: name, Value: value})
		if err != nil {
			return nil, err
		}
		if value != "" {
			out = append(out, dossier.Field{Name: name, Value: value})
		} else if i == 0 {
			return nil, fault.Bad(fault.Place{File: n.File}, "record-empty", "先写“%s”，再添这一条", name)
		}
	}
	return out, nil
}

// placed inserts a record behind the others of its list; a line of a table that has none
// gets its head.
func (y *Year) placed(item dossier.Entry) []store.Edit {
	switch item.Kind {
	case dossier.EntryItem:
		return y.behindIn(item.File, item.Block, item)
	case dossier.EntryLine:
		head := dossier.Entry{File: item.File, Kind: dossier.EntryHead, Text: string(plain.FormatCSV(dossier.AdjustmentFields(), nil))}
		return y.behind("", head, item)
	}
	last := ""
	for _, e := range y.Entries {
		if e.File == item.File {
			last = e.ID
		}
	}
	return []store.Edit{{Op: store.Insert, After: last, Entry: asStored(item)}}
}
