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

// A Value is an actual value as a person typed it.
type Value struct {
	Year    string // ID of the unit's year
	Code    string // of the indicator
	Text    string // 17, 17个, 98.06%, 2024-10-18, 部分达成; empty takes it away
	Seen    int64  // version of the entry that the person saw; zero where there was none
	Request string // key of the request: the same one again has no second effect
}

// stated is the block of the facts that people state.
const stated = "陈述"

// EnterValue writes the actual value of an indicator as one act, and returns the
// year as it stands then. A text that is no value of the indicator is kept and an
// open point. A value that is computed cannot be typed: a Conflict that says from
// what. An entry that has become another since it was seen is a Conflict with both
// texts, see store.ClashesOf.
func (b *Bench) EnterValue(ctx context.Context, who Person, v Value) (*Year, error) {
	return b.EnterValues(ctx, who, v.Year, []Value{v}, v.Request)
}

// EnterValues writes several values of a year as one act, as EnterValue does: a
// block that was pasted is whole or absent. The request's key stands for all.
func (b *Bench) EnterValues(ctx context.Context, who Person, year string, values []Value, request string) (*Year, error) {
	words := []string{"value", year}
	for _, v := range values {
		words = append(words, v.Code, v.Text)
	}
	return b.do(ctx, who, year, asks(request, words...), func(s *sight) (*deed, error) {
		d := &deed{sight: s, kind: "填报"}
		for _, v := range values {
			ind, ok := s.Year.Year.IndicatorByCode(v.Code)
			if !ok {
				return nil, unknownIndicator(v.Code)
			}
			if err := b.setValue(ctx, d, ind, v); err != nil {
				return nil, err
			}
		}
		return d, d.insertStated()
	})
}

func unknownIndicator(code string) error {
	return fault.New(fault.NotFound, fault.Place{File: dossier.FileIndicators}, "indicator-unknown", "没有编号为“%s”的指标", fault.Clip(code))
}

// setValue makes the edits by which an indicator's value becomes a text. There are
// none where it is that already.
func (b *Bench) setValue(ctx context.Context, d *deed, ind *budget.Indicator, v Value) error {
	y := d.sight.Year
	at := slices.IndexFunc(y.Entries, func(e store.Entry) bool {
		return e.File == dossier.FileFacts && e.Block == stated && dossier.EntryKind(e.Kind) == dossier.EntryItem && e.Key == ind.Code
	})
	if at < 0 {
		if f, ok := y.Year.Facts.Get(ind.Code); ok && !f.Value.IsBlank() {
			return fault.New(fault.Conflict, fault.Place{File: dossier.FileFacts}, "value-computed",
				"“%s %s”的完成值是算出来的（%s），不在这里填；要改，请改它的来源", ind.Code, ind.Name, f.Account.Kind)
		}
		return d.newValue(ind, v)
	}
	e := y.Entries[at]
	before := asEntry(e)
	set := dossier.Field{Name: valueField(ind, before), Value: v.Text}
	after, err := dossier.SetField(before, "", set.Name, set.Value)
	if err != nil {
		return err
	}
	seen, err := b.seen(ctx, d.sight, e, v.Seen, "", []dossier.Field{set})
	if err != nil {
		return err
	}
	d.write(e, seen, after, ind.Office)
	return nil
}

// valueField is the field in which a statement holds its value.
func valueField(ind *budget.Indicator, e dossier.Entry) string {
	fields, _ := dossier.Fields(e, "")
	for _, f := range fields {
		if f.Name == "值" || f.Name == "日期" || f.Name == "等次" {
			return f.Name
		}
	}
	switch ind.InForce().Operator {
	case budget.NotAfter:
		return "日期"
	case budget.Qualitative:
		return "等次"
	}
	return "值"
}

// ValueText is the field in which an entry states an indicator's value, and the
// text that stands there; the entry is zero where there is none yet.
func ValueText(ind *budget.Indicator, e store.Entry) (field, text string) {
	if e.ID == "" {
		return valueField(ind, dossier.Entry{}), ""
	}
	field = valueField(ind, asEntry(e))
	text, _ = fieldOf(asEntry(e), "", field)
	return field, text
}

// newValue adds a statement behind the others.
func (d *deed) newValue(ind *budget.Indicator, v Value) error {
	if v.Text == "" {
		return nil
	}
	item := dossier.Entry{File: dossier.FileFacts, Kind: dossier.EntryItem, Block: stated, Key: ind.Code}
	item.Text = "  - 编号: " + plain.Quote(ind.Code) + "\n    名称: " + plain.Quote(ind.Name) + "\n"
	field := valueField(ind, item)
	item.Text += "    " + field + ": " + plain.Quote(v.Text) + "\n"
	if u := ind.InForce().Unit; field == "值" && !u.IsZero() {
		item.Text += "    单位: " + plain.Quote(u.String()) + "\n"
	}
	d.touch(dossier.Entry{}, item, "", ind.Office)
	d.stated = append(d.stated, item)
	return nil
}

// insertStated puts new statements behind the others, in their order, and the head
// of the block before the first where there is none yet.
func (d *deed) insertStated() error {
	after, last := "", ""
	for _, e := range d.Entries {
		if e.File != dossier.FileFacts {
			continue
		}
		if last = e.ID; e.Block == stated {
			after = e.ID
		}
		if !strings.HasSuffix(e.Text, "\n") && len(d.stated) > 0 {
			return fault.New(fault.Conflict, fault.Place{File: e.File}, "entry-end", "%s的最后一行没有换行，加不上新的一条；请先在文字方式里补上换行", e.File)
		}
	}
	items := slices.Clone(d.stated)
	if after == "" && len(items) > 0 {
		items = slices.Insert(items, 0, dossier.Entry{File: dossier.FileFacts, Kind: dossier.EntryHead, Block: stated, Text: stated + ":\n"})
		after = last
	}
	for _, item := range items {
		d.edits = append(d.edits, store.Edit{Op: store.Insert, After: after, Entry: asStored(item)})
	}
	return nil
}
