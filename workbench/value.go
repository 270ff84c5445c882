package workbench

import (
	"context"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/proof"
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
	return b.decided(ctx, who, func(who Person) (*Year, error) { return b.enterValue(ctx, who, v) })
}

// enterValue decides by what is there now, and is errStale where that is no longer
// so when it is written.
func (b *Bench) enterValue(ctx context.Context, who Person, v Value) (*Year, error) {
	by, sc, err := b.may(ctx, who, See, v.Year)
	if err != nil {
		return nil, err
	}
	y, err := b.yearAsOf(ctx, v.Year, sc.head)
	if err != nil {
		return nil, err
	}
	ind, ok := y.Year.IndicatorByCode(v.Code)
	if !ok {
		return nil, fault.New(fault.NotFound, fault.Place{File: dossier.FileIndicators}, "indicator-unknown", "没有编号为“%s”的指标", fault.Clip(v.Code))
	}
	edits, changes, err := y.setValue(ind, v)
	if err != nil {
		return nil, err
	}
	for _, c := range changes {
		if by, err = who.mayChange(sc, y.Stage(), c, ind.Office); err != nil {
			return nil, err
		}
	}
	now := b.now()
	digest := proof.Commit(proof.Salt{}, "value", v.Year, v.Code, v.Text)
	_, _, err = b.store.Once(ctx, store.Request{Person: who.ID, Key: v.Request, Digest: digest, Time: now}, func(tx *store.Tx) ([]byte, error) {
		if len(edits) == 0 {
			return nil, nil
		}
		if err := b.still(tx, who, y); err != nil {
			return nil, err
		}
		a := who.act(now, v.Year, "填报", by)
		a.Request = v.Request
		_, err := tx.Append(a, edits)
		return nil, err
	})
	if err != nil {
		return nil, err
	}
	return b.Year(ctx, v.Year)
}

// setValue makes the edits by which an indicator's value becomes a text, and lists
// the fields that they change. There are none where it is that already.
func (y *Year) setValue(ind *budget.Indicator, v Value) ([]store.Edit, []dossier.Change, error) {
	at := slices.IndexFunc(y.Entries, func(e store.Entry) bool {
		return e.File == dossier.FileFacts && e.Block == stated && dossier.EntryKind(e.Kind) == dossier.EntryItem && e.Key == ind.Code
	})
	if at < 0 {
		if f, ok := y.Year.Facts.Get(ind.Code); ok && !f.Value.IsBlank() {
			return nil, nil, fault.New(fault.Conflict, fault.Place{File: dossier.FileFacts}, "value-computed",
				"“%s %s”的完成值是算出来的（%s），不在这里填；要改，请改它的来源", ind.Code, ind.Name, f.Account.Kind)
		}
		return y.newValue(ind, v)
	}
	e := y.Entries[at]
	before := asEntry(e)
	after, err := dossier.SetField(before, "", valueField(ind, before), v.Text)
	if err != nil {
		return nil, nil, err
	}
	changes := dossier.Changes(before, after, "")
	if len(changes) == 0 || before.Text == after.Text {
		return nil, nil, nil
	}
	return []store.Edit{{Op: store.Write, ID: e.ID, Seen: v.Seen, Entry: asStored(after)}}, changes, nil
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

// newValue adds a statement behind the others.
func (y *Year) newValue(ind *budget.Indicator, v Value) ([]store.Edit, []dossier.Change, error) {
	if v.Text == "" {
		return nil, nil, nil
	}
	item := dossier.Entry{File: dossier.FileFacts, Kind: dossier.EntryItem, Block: stated, Key: ind.Code}
	item.Text = "  - 编号: " + plain.Quote(ind.Code) + "\n    名称: " + plain.Quote(ind.Name) + "\n"
	field := valueField(ind, item)
	item.Text += "    " + field + ": " + plain.Quote(v.Text) + "\n"
	if u := ind.InForce().Unit; field == "值" && !u.IsZero() {
		item.Text += "    单位: " + plain.Quote(u.String()) + "\n"
	}
	changes := dossier.Changes(dossier.Entry{}, item, "")
	after, last := "", ""
	for _, e := range y.Entries {
		if e.File != dossier.FileFacts {
			continue
		}
		if last = e.ID; e.Block == stated {
			after = e.ID
			if !strings.HasSuffix(e.Text, "\n") {
				return nil, nil, fault.New(fault.Conflict, fault.Place{File: e.File}, "entry-end", "%s的最后一行没有换行，加不上新的一条；请先在文字方式里补上换行", e.File)
			}
		}
	}
	edit := store.Edit{Op: store.Insert, After: after, Entry: asStored(item)}
	if after != "" {
		return []store.Edit{edit}, changes, nil
	}
	head := dossier.Entry{File: dossier.FileFacts, Kind: dossier.EntryHead, Block: stated, Text: stated + ":\n"}
	return []store.Edit{{Op: store.Insert, After: last, Entry: asStored(head)}, edit}, changes, nil
}
