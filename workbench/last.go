package workbench

import (
	"context"
	"slices"
	"strings"
	"sync"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A LastDifference is a figure of the year before that stands otherwise in a year that
// was begun out of it, or not at all.
type LastDifference struct {
	ID, Name string
	Was      string // as it stands in this year; empty where it does not
	Is       string // as the year before has it now

	value dossier.LastValue
	entry store.Entry // of this year; zero where there is none
}

// Last is how the year before differs from what was taken over of it.
type Last struct {
	Year    int
	Head    int64 // the last act of the year before, as of which it was compared
	Differs []LastDifference
}

// lastKept are the figures of years as the next ones take them over, each with the head
// that they are of: a page asks for them each time.
type lastKept struct {
	mu sync.Mutex
	of map[string]keptOf
}

type keptOf struct {
	head    int64
	values  []dossier.LastValue
	targets map[string]string // by code, as they were in force
}

// mostLast bounds the years of which they are kept.
const mostLast = 64

// get returns what is kept of a year as of a head.
func (k *lastKept) get(last store.Year) (keptOf, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	o, ok := k.of[last.ID]
	return o, ok && o.head == last.Head
}

func (k *lastKept) put(last store.Year, o keptOf) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.of) >= mostLast || k.of == nil {
		k.of = map[string]keptOf{}
	}
	k.of[last.ID] = o
}

// Last compares the figures of the year before that a rollover wrote into a year with
// what the year before says now. It differs in nothing for those who may not take it
// over, where there is no year before, and while that one has open points itself.
func (b *Bench) Last(ctx context.Context, who Person, year string) (Last, error) {
	s, err := b.sight(ctx, who, year)
	if err != nil || s.May(s.Year, dossier.Result, "") != nil {
		return Last{}, err
	}
	return b.lastOf(ctx, s)
}

func (b *Bench) lastOf(ctx context.Context, s *sight) (Last, error) {
	out := Last{Year: s.scope.year - 1}
	if !slices.ContainsFunc(s.Entries, func(e store.Entry) bool { return fromLast(s.Year, e) }) {
		return out, nil // it was not begun out of the last
	}
	y, err := b.lastYear(ctx, s.scope)
	if fault.KindOf(err) == fault.NotFound {
		return out, nil
	}
	if err != nil {
		return out, err
	}
	out.Head = y.Head
	values, err := b.lastValues(ctx, y)
	if err != nil {
		return out, err
	}
	for _, v := range values {
		if d, differs := s.lastDiffers(v); differs {
			out.Differs = append(out.Differs, d)
		}
	}
	return out, nil
}

// fromLast reports an entry that a rollover wrote with a figure of the year before.
func fromLast(y *Year, e store.Entry) bool {
	return e.File == dossier.FileFacts && strings.HasSuffix(e.Key, "-上年") && dossier.FromLastYear(e.Key, y.TextOf(e)("佐证"))
}

// lastValues are the figures of a year as the next one takes them over; none while it has
// open points.
func (b *Bench) lastValues(ctx context.Context, last store.Year) ([]dossier.LastValue, error) {
	o, err := b.lastRead(ctx, last)
	return o.values, err
}

// lastRead is what the next year shows and takes over of a year.
func (b *Bench) lastRead(ctx context.Context, last store.Year) (keptOf, error) {
	if o, ok := b.lastKept.get(last); ok {
		return o, nil
	}
	folder, err := b.store.Folder(ctx, last.ID, last.Head)
	if err != nil {
		return keptOf{}, err
	}
	y := ReadYear(folder, b.memo)
	o := keptOf{head: last.Head, targets: map[string]string{}}
	for _, ind := range y.Year.Indicators {
		if ind.NotApply == "" {
			o.targets[ind.Code] = ind.InForce().String()
		}
	}
	if y.Maker != nil && len(y.Open) == 0 {
		if o.values, err = dossier.LastValues(folder, y.Dossier, y.Maker.Plainly); err != nil {
			o.values = nil // what hinders a rollover is said where it is asked for
		}
	}
	b.lastKept.put(last, o)
	return o, nil
}

// LastTargets are the targets of the unit's year before one, as they were in force, by the
// codes of the indicators: empty where that year is not there, or the person may not see it.
func (b *Bench) LastTargets(ctx context.Context, who Person, year string) (map[string]string, error) {
	_, sc, err := b.may(ctx, who, See, year)
	if err != nil {
		return nil, err
	}
	last, err := b.lastYear(ctx, sc)
	if fault.KindOf(err) == fault.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if _, _, err := b.may(ctx, who, See, last.ID); fault.KindOf(err) == fault.NotFound {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	o, err := b.lastRead(ctx, last)
	return o.targets, err
}

// lastDiffers compares one figure with what stands in this year. One that somebody has
// put on another ground is theirs.
func (s *sight) lastDiffers(v dossier.LastValue) (d LastDifference, differs bool) {
	d = LastDifference{ID: v.Key, Name: v.Name, value: v}
	at := slices.IndexFunc(s.Entries, func(e store.Entry) bool {
		return e.File == v.File && e.Block == v.Block && e.Key == v.Key && dossier.EntryKind(e.Kind) == dossier.EntryItem
	})
	text := func(string) string { return "" }
	if at >= 0 {
		d.entry = s.Entries[at]
		text = s.TextOf(d.entry)
	}
	switch {
	case at < 0 && v.File == dossier.FileFacts && s.takesOver(strings.TrimSuffix(v.Key, "-上年")):
		differs = true
	case at < 0, v.File == dossier.FileFacts && !fromLast(s.Year, d.entry):
		return d, false
	}
	for _, f := range v.Fields {
		if old := text(f.Name); !dossier.SameField(v.File, v.Block, f.Name, old, f.Value) {
			differs = true
		}
	}
	d.Was, d.Is = shownLast(text), shownLast(func(name string) string {
		i := slices.IndexFunc(v.Fields, func(f dossier.Field) bool { return f.Name == name })
		if i < 0 {
			return ""
		}
		return v.Fields[i].Value
	})
	return d, differs
}

// takesOver reports a figure of the year before that this year has too: an indicator's
// value, or the outturn of a line.
func (s *sight) takesOver(id string) bool {
	if _, ok := s.Year.Year.IndicatorByCode(id); ok {
		return true
	}
	prefix, outturn := strings.CutSuffix(id, "-决算数")
	_, line := s.Year.Year.LineByID(prefix)
	return outturn && line
}

// shownLast is a figure of the year before as it is told.
func shownLast(text func(string) string) string {
	if t := text("上年决算数"); t != "" {
		return t + "万元"
	}
	value := text("值")
	if value == "" {
		return ""
	}
	return text("限定") + value + text("单位")
}

// A TakingLast takes over what the year before says now.
type TakingLast struct {
	Year    string
	Seen    int64 // the act of the year before that the person saw it as of
	Request string
}

// TakeLast takes over, as one act, what the year before says now in the place of what was
// taken over of it before. A year before that has gone on since it was looked at is a
// Conflict.
func (b *Bench) TakeLast(ctx context.Context, who Person, t TakingLast) (*Year, error) {
	return b.do(ctx, who, t.Year, asks(t.Request, "last", t.Year), func(s *sight) (*deed, error) {
		if err := s.May(s.Year, dossier.Result, ""); err != nil {
			return nil, err
		}
		last, err := b.lastOf(ctx, s)
		if err != nil {
			return nil, err
		}
		if last.Head != t.Seen {
			return nil, fault.New(fault.Conflict, fault.Place{}, "last-changed", "%d年度刚刚又改过，没有取；请刷新页面，看着现在的数再取", last.Year)
		}
		d := s.deed("取上年数")
		for _, x := range last.Differs {
			if x.entry.ID == "" {
				item := x.value.Entry
				d.touch(dossier.Entry{}, item, "", "")
				d.edits = append(d.edits, s.behindIn(item.File, item.Block, item)...)
				continue
			}
			has, err := dossier.Fields(asEntry(x.entry), "")
			if err != nil {
				return nil, err
			}
			after, changes, err := dossier.SetFields(asEntry(x.entry), "", has, x.value.Fields)
			if err != nil {
				return nil, err
			}
			d.write(x.entry, x.entry.Version, after, changes, fieldIn(has, "科室"))
		}
		return d, nil
	})
}
