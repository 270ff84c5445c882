package dossier

import (
	"slices"
	"strings"
)

// A Held is an entry that a store holds, by its ID there.
type Held struct {
	ID string
	Entry
}

// How a Difference stands to what the store holds.
type DifferenceKind int

// The kinds of differences.
const (
	DiffChanged DifferenceKind = iota // fields of an entry
	DiffAdded                         // an entry that is new
	DiffGone                          // an entry that was taken away
	DiffMoved                         // an entry that stands elsewhere in its file
)

func (k DifferenceKind) String() string { return [...]string{"改", "增", "删", "移"}[k] }

// A Difference (差异) is what a file that came back says otherwise than it did when it
// was taken, and what that means for what the store holds now.
type Difference struct {
	Kind    DifferenceKind
	Held    Held              // as the store holds it now; zero where it does not
	Entry   Entry             // as the file that came back has it; zero of one that is gone
	After   string            // of an added or moved one: the ID of the entry before it; empty for the first
	Fields  []FieldDifference // of a changed one
	Whole   bool              // the text is taken over as a whole, with its comments
	Clash   bool              // the store has become another there: somebody has to choose
	Doubt   string            // why it is not sure which entry it is; empty where it is
	Message string            // why it cannot be merged by fields; empty where it can
}

// Name is what people call the entry: its key, or what it is of its file.
func (d Difference) Name() string {
	e := d.Entry
	if d.Held.ID != "" && d.Held.Key != "" {
		e = d.Held.Entry
	}
	switch {
	case e.Key != "":
		return e.Key
	case e.Kind == EntryHead:
		return "开头"
	case e.Kind == EntryWhole:
		return "全文"
	case e.Block != "":
		return e.Block
	}
	return "没有编号的一条"
}

// A FieldDifference is one field: as it was taken, as it is now, and as it came back.
type FieldDifference struct {
	Field            string
	Was, Now, Theirs string
	Clash            bool // both have changed it, and not to the same
}

// A merge is one file while it is merged.
type merge struct {
	base, now                    []Held
	theirs                       []Entry
	baseHead, nowHead, theirHead string
	byID                         map[string]Held // of now
	wasFields, theirFields       []parsed        // of base and theirs
	pairs                        []int           // of theirs: place in base; -1 for none
	doubts                       []string        // of theirs
	taken                        []bool          // of base
	after                        string          // ID of the entry behind which the next one stands
	out                          []Difference
}

// A parsed is the fields of an entry, or why they cannot be read.
type parsed struct {
	fields []Field
	err    error
}

func readAll(entries []Entry, head string) []parsed {
	out := make([]parsed, len(entries))
	for i, e := range entries {
		out[i].fields, out[i].err = fieldsOr(e, head)
	}
	return out
}

// MergeFile compares a file that came back with what it was when it was taken (base),
// and with what the store holds of it now: entry by entry and field by field. A figure
// that is written otherwise is no difference, nor are blanks, quotes and the end of a
// row. Entries are found by their keys; where these are missing or stand twice, by the
// nearest text, and that is doubtful.
func MergeFile(base, now []Held, theirs []Entry) []Difference {
	m := &merge{base: base, now: now, theirs: theirs, byID: map[string]Held{}}
	for _, h := range now {
		m.byID[h.ID] = h
	}
	m.baseHead, m.nowHead, m.theirHead = headOf(entriesOf(base)), headOf(entriesOf(now)), headOf(theirs)
	m.wasFields, m.theirFields = readAll(entriesOf(base), m.baseHead), readAll(theirs, m.theirHead)
	m.match()
	still := m.inOrder()
	for i, t := range theirs {
		m.one(i, t, still[i])
	}
	for i, b := range base {
		if !m.taken[i] {
			m.gone(i, b)
		}
	}
	return m.out
}

func entriesOf(held []Held) []Entry {
	out := make([]Entry, len(held))
	for i, h := range held {
		out[i] = h.Entry
	}
	return out
}

func headOf(entries []Entry) string {
	for _, e := range entries {
		if e.Kind == EntryHead {
			return e.Text
		}
	}
	return ""
}

// one compares one entry that came back.
func (m *merge) one(i int, t Entry, still bool) {
	if m.pairs[i] < 0 {
		m.added(i, t)
		return
	}
	b := m.base[m.pairs[i]]
	n, there := m.byID[b.ID]
	d := Difference{Kind: DiffChanged, Held: n, Entry: t, Doubt: m.doubts[i]}
	was, theirs := m.wasFields[m.pairs[i]], m.theirFields[i]
	now, err := fieldsOr(n.Entry, m.nowHead)
	if was.err != nil || theirs.err != nil || err != nil {
		d.Fields, d.Whole = textDifference(b.Entry, n.Entry, t), true
	} else {
		d.Fields = fieldDifferences(b.Entry, was.fields, now, theirs.fields)
	}
	// Where all fields are written as they were, what differs is a comment.
	comment := len(d.Fields) == 0 && b.Text != t.Text && t.Kind != EntryLine && n.Text == b.Text && slices.Equal(was.fields, theirs.fields)
	switch {
	case len(d.Fields) == 0 && !comment:
	case !there:
		d.Held, d.After = Held{ID: b.ID, Entry: Entry{File: b.File, Kind: b.Kind, Block: b.Block, Key: b.Key}}, m.after
		d.Clash, d.Message = true, "库里已经删去"
		m.out = append(m.out, d)
		return
	default:
		d.Whole = d.Whole || comment || n.Text == b.Text && t.Kind != EntryLine
		for _, f := range d.Fields {
			d.Clash = d.Clash || f.Clash
		}
		d.Fields = slices.DeleteFunc(d.Fields, func(f FieldDifference) bool { return f.Now == f.Theirs && !comment })
		if len(d.Fields) > 0 || comment {
			m.out = append(m.out, d)
		}
	}
	if !there {
		return
	}
	if !still {
		m.out = append(m.out, Difference{Kind: DiffMoved, Held: n, Entry: t, After: m.after})
	}
	m.after = n.ID
}

// fieldDifferences lists the fields that came back otherwise than they were taken.
func fieldDifferences(e Entry, was, now, theirs []Field) []FieldDifference {
	var out []FieldDifference
	for _, c := range changesOf(e, Entry{File: e.File, Block: e.Block, Text: e.Text}, was, theirs) {
		n, _ := valueOf(now, c.Field)
		f := FieldDifference{Field: c.Field, Was: c.Before, Now: n, Theirs: c.After}
		if r := ruleOf(e.File, e.Block, c.Field); sameValue(r, n, c.After) {
			f.Now = f.Theirs // both say it
		} else {
			f.Clash = !sameValue(r, n, c.Before)
		}
		out = append(out, f)
	}
	return out
}

// textDifference compares whole texts, where fields cannot be told.
func textDifference(b, n, t Entry) []FieldDifference {
	if b.Text == t.Text {
		return nil
	}
	return []FieldDifference{{Field: "全文", Was: b.Text, Now: n.Text, Theirs: t.Text, Clash: n.Text != b.Text && n.Text != t.Text}}
}

// added is an entry that the file did not have when it was taken.
func (m *merge) added(i int, t Entry) {
	d := Difference{Kind: DiffAdded, Entry: t, After: m.after, Doubt: m.doubts[i]}
	for _, n := range m.now {
		if t.Key == "" || n.Kind != t.Kind || n.Block != t.Block || n.Key != t.Key || m.isBase(n.ID) {
			continue
		}
		now, errNow := fieldsOr(n.Entry, m.nowHead)
		theirs := m.theirFields[i]
		d.Kind, d.Held, d.Clash, d.Message = DiffChanged, n, true, "两边都加了这一条"
		if errNow != nil || theirs.err != nil {
			d.Fields, d.Whole = textDifference(Entry{}, n.Entry, t), true
		} else {
			d.Fields = fieldDifferences(n.Entry, nil, now, theirs.fields)
			d.Fields = slices.DeleteFunc(d.Fields, func(f FieldDifference) bool { return !f.Clash && f.Now != "" })
		}
		m.after = n.ID
		if len(d.Fields) == 0 { // and say the same
			return
		}
		break
	}
	m.out = append(m.out, d)
}

func (m *merge) isBase(id string) bool {
	return slices.ContainsFunc(m.base, func(h Held) bool { return h.ID == id })
}

// gone is an entry that the file no longer has.
func (m *merge) gone(i int, b Held) {
	n, there := m.byID[b.ID]
	if !there {
		return
	}
	d := Difference{Kind: DiffGone, Held: n}
	was := m.wasFields[i]
	now, err := fieldsOr(n.Entry, m.nowHead)
	readable := was.err == nil && err == nil
	if readable && len(changesOf(b.Entry, Entry{File: b.File, Block: b.Block, Text: b.Text}, was.fields, now)) > 0 || !readable && b.Text != n.Text {
		d.Clash, d.Message = true, "库里在带出以后改过这一条"
	}
	m.out = append(m.out, d)
}

// SameHead reports whether the rows of a table that came back stand under the columns
// that it has in the store: only then they can be put among the others.
func SameHead(now []Held, theirs []Entry) bool {
	a, b := headOf(entriesOf(now)), headOf(theirs)
	if len(theirs) == 0 || len(now) == 0 || isYAML(now[0].File) || now[0].Kind == EntrySection || now[0].Kind == EntryWhole {
		return true
	}
	x, errX := recordOf(now[0].File, a)
	y, errY := recordOf(now[0].File, b)
	if errX != nil || errY != nil {
		return false
	}
	return slices.EqualFunc(x, y, func(p, q string) bool { return strings.TrimSpace(p) == strings.TrimSpace(q) })
}
