package workbench

import (
	"context"
	"strings"
	"time"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A Draft (草稿) is what a person has typed into a stretch of the narrative and not
// yet given: one a person and entry, shown to nobody else.
type Draft struct {
	Entry string
	Text  string
	Seen  int64 // version of the entry that it was typed over
	Time  time.Time
}

// KeepDraft keeps a draft in the place of the last one of the same entry; an empty
// text drops it. It is no act. Only who may change the text keeps one.
func (b *Bench) KeepDraft(ctx context.Context, who Person, year string, d Draft) error {
	s, err := b.sight(ctx, who, year)
	if err != nil {
		return err
	}
	if err := s.May(s.Year, dossier.Text, ""); err != nil {
		return err
	}
	e, err := s.entry(d.Entry)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(e.File, dossier.DirNarrative+"/") {
		return fault.Bad(fault.Place{File: e.File}, "no-text", "%s不是正文，没有草稿", e.File)
	}
	return b.store.Update(ctx, func(tx *store.Tx) error {
		if d.Text == "" {
			return tx.DropDraft(who.ID, year, d.Entry)
		}
		return tx.PutDraft(store.Draft{Person: who.ID, Tree: year, Entry: d.Entry, Seen: d.Seen, Text: houseText(d.Text), Time: b.now()})
	})
}

// Drafts are a person's own drafts of a year, by entry.
func (b *Bench) Drafts(ctx context.Context, who Person, year string) (map[string]Draft, error) {
	if _, _, err := b.may(ctx, who, See, year); err != nil {
		return nil, err
	}
	out := map[string]Draft{}
	return out, b.store.View(ctx, func(tx *store.Tx) error {
		list, err := tx.Drafts(who.ID, year)
		for _, d := range list {
			out[d.Entry] = Draft{Entry: d.Entry, Text: d.Text, Seen: d.Seen, Time: d.Time}
		}
		return err
	})
}
