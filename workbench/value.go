package workbench

import (
	"context"
	"slices"

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
	if err := b.SaveValues(ctx, who, year, values, request); err != nil {
		return nil, err
	}
	return b.Year(ctx, year)
}

// SaveValues writes values as EnterValues does, and returns when they are on the
// disk: nobody waits for what follows from them.
func (b *Bench) SaveValues(ctx context.Context, who Person, year string, values []Value, request string) error {
	words := []string{"value", year}
	for _, v := range values {
		words = append(words, v.Code, v.Text)
	}
	return b.doNow(ctx, who, year, asks(request, words...), func(f *footing) (*deed, error) {
		d := f.deed("填报")
		if err := f.read(values); err != nil {
			return nil, err
		}
		for _, v := range values {
			a, err := f.aim(v.Code)
			if err != nil {
				return nil, err
			}
			if err := f.setValue(d, request, a, v); err != nil {
				return nil, err
			}
		}
		return d, f.insertStated(d)
	})
}

func unknownIndicator(code string) error {
	return fault.New(fault.NotFound, fault.Place{File: dossier.FileIndicators}, "indicator-unknown", "没有编号为“%s”的指标", fault.Clip(code)).Because(absence{file: dossier.FileIndicators, key: code})
}

// setValue makes the edits by which an indicator's value becomes a text. There are
// none where it is that already.
func (f *footing) setValue(d *deed, request string, a *aim, v Value) error {
	if err := fitsValue(a.code, v.Text); err != nil {
		return err
	}
	id := f.standing.stated[a.code]
	if id == "" {
		if kind, ok := f.sourceOf(a.code); ok {
			return fault.New(fault.Conflict, fault.Place{File: dossier.FileFacts}, "value-computed",
				"“%s %s”的完成值是算出来的（%s），不在这里填；要改，请改它的来源", a.code, a.name, kind)
		}
		d.newValue(a, v)
		return nil
	}
	e, err := f.entry(id)
	if err != nil {
		return err
	}
	has, err := dossier.Fields(asEntry(e), "")
	if err != nil {
		return err
	}
	set := []dossier.Field{{Name: valueField(a.operator, has), Value: v.Text}}
	after, changes, err := dossier.SetFields(asEntry(e), "", has, set)
	if err != nil {
		return err
	}
	seen, _, err := seenIn(f.tx, f.year, f.Who, request, e, v.Seen, "", set)
	if err != nil {
		return err
	}
	d.write(e, seen, after, changes, a.office)
	return nil
}

// valueField is the field in which a statement holds its value.
func valueField(operator budget.Operator, fields []dossier.Field) string {
	for _, f := range fields {
		if f.Name == "值" || f.Name == "日期" || f.Name == "等次" {
			return f.Name
		}
	}
	switch operator {
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
	fields, _ := dossier.Fields(asEntry(e), "")
	field = valueField(ind.InForce().Operator, fields)
	return field, fieldIn(fields, field)
}

// newValue adds a statement behind the others.
func (d *deed) newValue(a *aim, v Value) {
	if v.Text == "" {
		return
	}
	item := dossier.Entry{File: dossier.FileFacts, Kind: dossier.EntryItem, Block: stated, Key: a.code}
	item.Text = "  - 编号: " + plain.Quote(a.code) + "\n    名称: " + plain.Quote(a.name) + "\n"
	field := valueField(a.operator, nil)
	item.Text += "    " + field + ": " + plain.Quote(v.Text) + "\n"
	if u := a.unit; field == "值" && !u.IsZero() {
		item.Text += "    单位: " + plain.Quote(u.String()) + "\n"
	}
	d.touch(dossier.Entry{}, item, "", a.office)
	d.stated = append(d.stated, item)
}

// insertStated puts new statements behind the others, in their order, and the head
// of the block before the first where there is none yet.
func (f *footing) insertStated(d *deed) error {
	if len(d.stated) == 0 {
		return nil
	}
	if f.open {
		return fault.New(fault.Conflict, fault.Place{File: dossier.FileFacts}, "entry-end", "%s的最后一行没有换行，加不上新的一条；请带出文件夹，在最后补上换行再并入", dossier.FileFacts)
	}
	items, after := slices.Clone(d.stated), f.after
	if after == "" {
		items = slices.Insert(items, 0, dossier.Entry{File: dossier.FileFacts, Kind: dossier.EntryHead, Block: stated, Text: stated + ":\n"})
		after = f.end
	}
	for _, item := range items {
		d.edits = append(d.edits, store.Edit{Op: store.Insert, After: after, Entry: asStored(item)})
	}
	return nil
}
