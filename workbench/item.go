package workbench

import (
	"context"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/store"
)

// A NewIndicator is an indicator that a person adds behind another.
type NewIndicator struct {
	Year    string
	After   string // code of the indicator behind which it comes, whose class, field and office it takes; empty where it is the first
	Name    string
	Request string
}

// blockIndicators is the list of indicators in its file.
const blockIndicators = "指标"

// AddIndicator adds an indicator as one act: with the next free code of its class,
// target and weight empty, to be filled in.
func (b *Bench) AddIndicator(ctx context.Context, who Person, n NewIndicator) (*Year, error) {
	return b.do(ctx, who, n.Year, asks(n.Request, "indicator", n.Year, n.After, n.Name), func(s *sight) (*deed, error) {
		edits, item, err := b.newIndicator(ctx, s, n.After, n.Name, "")
		if err != nil {
			return nil, err
		}
		d := s.deed("加指标")
		d.touch(dossier.Entry{}, item, "", s.TextOf(asStored(item))("科室"))
		d.edits = edits
		return d, nil
	})
}

// newIndicator makes an indicator behind another, like it, and the edits that put it
// there; office is whose it is, empty for that of the other.
func (b *Bench) newIndicator(ctx context.Context, s *sight, behind, name, office string) (edits []store.Edit, item dossier.Entry, err error) {
	if name = strings.TrimSpace(name); name == "" {
		return nil, item, fault.Bad(fault.Place{}, "name", "先写指标的名称")
	}
	if err := words("指标的名称", name, mostProject); err != nil {
		return nil, item, err
	}
	like := budget.Indicator{Code: "SL00", Level1: "产出指标", Level2: "数量指标"}
	after, edits, err := s.lastOf(dossier.FileIndicators, blockIndicators)
	if behind != "" {
		ind, ok := s.Year.Year.IndicatorByCode(behind)
		if !ok {
			return nil, item, unknownIndicator(behind)
		}
		like = *ind
		if e, ok := s.EntryOf(dossier.FileIndicators, behind); ok {
			after, err = e.ID, nil
		}
	}
	if err != nil {
		return nil, item, err
	}
	if office != "" {
		like.Office = office
	}
	code, err := b.freeNumber(ctx, s.Year, dossier.FileIndicators, strings.TrimRight(like.Code, "0123456789"), nil)
	if err != nil {
		return nil, item, err
	}
	item = indicatorEntry(code, name, &like)
	return append(edits, store.Edit{Op: store.Insert, After: after, Entry: asStored(item)}), item, nil
}

// indicatorEntry is a new indicator like another.
func indicatorEntry(code, name string, like *budget.Indicator) dossier.Entry {
	var b strings.Builder
	for i, f := range []dossier.Field{{Name: "编号", Value: code}, {Name: "名称", Value: name}, {Name: "一级", Value: like.Level1}, {Name: "二级", Value: like.Level2},
		{Name: "领域", Value: like.Field}, {Name: "主题", Value: like.Topic}, {Name: "科室", Value: like.Office}, {Name: "指标值"}, {Name: "分值"}} {
		if f.Value == "" && f.Name != "指标值" && f.Name != "分值" {
			continue
		}
		lead := "    "
		if i == 0 {
			lead = "  - "
		}
		b.WriteString(lead + f.Name + ": " + plain.Quote(f.Value) + "\n")
	}
	return dossier.Entry{File: dossier.FileIndicators, Kind: dossier.EntryItem, Block: blockIndicators, Key: code, Text: b.String()}
}

// lastOf is the ID of the last entry of a block, with the edit that makes an empty list one
// that has items below it.
func (y *Year) lastOf(file, block string) (id string, head []store.Edit, err error) {
	for _, e := range slices.Backward(y.Entries) {
		if e.File == file && e.Block == block {
			if dossier.EntryKind(e.Kind) == dossier.EntryBlock && empties(e.Text, block) {
				head = y.behindIn(file, block, dossier.Entry{File: file})[:1]
			}
			return e.ID, head, nil
		}
	}
	return "", nil, fault.New(fault.Conflict, fault.Place{File: file}, "block-none", "%s里还没有“%s”这一栏；请先导入或新建档案", file, block)
}

// An EntryDeed is what a person does to an entry as a whole.
type EntryDeed struct {
	Year    string
	File    string // in which the entry stands, and its key: another one is not there; empty for any
	Key     string
	Entry   string // its ID
	Seen    int64  // version of it that the person saw
	After   string // of a move, the ID of the entry behind which it comes
	Request string
}

// Remove takes an entry away as one act; the log keeps it. One that others name by its
// number is a Conflict, but for texts and tasks: these are open points.
func (b *Bench) Remove(ctx context.Context, who Person, r EntryDeed) (*Year, error) {
	return b.onEntry(ctx, who, r, "删除", func(d *deed, s *sight, e store.Entry) error {
		before := asEntry(e)
		d.touch(before, dossier.Entry{}, s.headOf(e), s.TextOf(e)("科室"))
		d.edits = []store.Edit{{Op: store.Delete, ID: e.ID, Seen: r.Seen}}
		if _, err := d.right(); err != nil {
			return err
		}
		return s.nothingNames(d, "删", func(o store.Entry, number string) bool { // its own value, and a text or task that names it, are open points
			return o.File == dossier.FileFacts && o.Key == number || o.File == dossier.FileGoals || strings.HasPrefix(o.File, dossier.DirNarrative+"/")
		})
	})
}

// Move puts an entry behind another of its file as one act.
func (b *Bench) Move(ctx context.Context, who Person, r EntryDeed) (*Year, error) {
	return b.onEntry(ctx, who, r, "排序", func(d *deed, s *sight, e store.Entry) error {
		d.changes = []change{{dossier.Change{File: e.File, Block: e.Block, Key: e.Key, Field: "次序", Class: dossier.ClassOf(e.File, e.Block)("编号")}, s.TextOf(e)("科室")}}
		d.edits = []store.Edit{{Op: store.Move, ID: e.ID, Seen: r.Seen, After: r.After, Entry: e}}
		return nil
	})
}

// onEntry does something to one entry as a whole.
func (b *Bench) onEntry(ctx context.Context, who Person, r EntryDeed, kind string, plan func(*deed, *sight, store.Entry) error) (*Year, error) {
	return b.do(ctx, who, r.Year, asks(r.Request, kind, r.Year, r.Entry, r.After), func(s *sight) (*deed, error) {
		e, err := s.entry(r.Entry)
		if err != nil {
			return nil, meant(err, r.File, r.Key)
		}
		if r.File != "" && r.File != e.File || r.Key != "" && r.Key != e.Key {
			return nil, unknownEntry(absence{})
		}
		d := s.deed(kind)
		return d, plan(d, s, e)
	})
}
