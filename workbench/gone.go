package workbench

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// CodeGone is the code of a deed at an entry that stood in the year and was taken away.
const CodeGone = "entry-gone"

// A Gone is an entry that a person meant and that another act took away, or gave another
// number.
type Gone struct {
	What string // 指标 SL01 采购数量
	Key  string // the number that it has now, where it only got another one; empty where it is away
	By   store.Version
	Undo bool // the person can undo that act
}

// Error makes a Gone the cause of an error.
func (g *Gone) Error() string { return g.What }

// GoneOf returns what an error says has gone; nil for other errors.
func GoneOf(err error) *Gone {
	var g *Gone
	errors.As(err, &g)
	return g
}

// An absence is what a deed looked for and did not find: an entry by its ID or by file
// and key. A file or key beside an ID is what the page said of it.
type absence struct{ id, file, key string }

// Error makes an absence the cause of an error.
func (a absence) Error() string { return strings.TrimSpace(a.id + " " + a.file + " " + a.key) }

// is reports an entry that was looked for.
func (a absence) is(e store.Entry) bool {
	return e.File != "" && (a.file == "" || a.file == e.File) && (a.key == "" || a.key == e.Key)
}

// meant says of an entry that is not there what the page said of it beside its ID.
func meant(err error, file, key string) error {
	if a := (absence{}); errors.As(err, &a) {
		return unknownEntry(absence{a.id, file, key})
	}
	return err
}

// missed makes of an error that an entry is not there the Conflict that tells what became
// of it, where it stood in the year. What never stood stays unknown, as does any other error.
func (b *Bench) missed(ctx context.Context, who Person, year string, err error) error {
	var a absence
	if !errors.As(err, &a) || a == (absence{}) {
		return err
	}
	var g Gone
	var last store.Entry
	found := false
	look := func(tx *store.Tx) error {
		ids := []string{a.id}
		if a.id == "" {
			ids = nil
			ever, err := tx.KeysEver(year, a.file)
			if err != nil {
				return err
			}
			for _, e := range ever {
				if e.Key == a.key && !slices.Contains(ids, e.ID) {
					ids = append(ids, e.ID)
				}
			}
		}
		for _, id := range ids {
			versions, err := tx.History(year, id)
			if fault.KindOf(err) == fault.NotFound {
				continue
			}
			if err != nil {
				return err
			}
			for i, v := range versions[:len(versions)-1] {
				if next := versions[i+1]; a.is(v.Entry) && !a.is(next.Entry) && next.Act > g.By.Act {
					g.By, last, found = next, v.Entry, true
				}
			}
			if stands := versions[len(versions)-1].Entry; a.is(stands) {
				found = false
				return nil
			}
		}
		return nil
	}
	if e := b.store.View(ctx, look); e != nil {
		return e
	}
	if !found {
		return err
	}
	h, e := b.House(ctx)
	if e != nil {
		return e
	}
	s, e := b.sight(ctx, who, year)
	if e != nil {
		return e
	}
	g.What, g.Key = s.goneName(last), g.By.Entry.Key
	if g.Undo, e = b.takesBack(ctx, s, g.By.Act); e != nil {
		return e
	}
	by := h.nameOf(g.By.Person)
	if g.By.Person == who.ID {
		by = "您自己"
	}
	how := "删去了（第%d次办理，%s）"
	if g.Key != "" {
		how = "改了编号（第%d次办理，%s）"
	}
	return fault.New(fault.Conflict, fault.Place{File: last.File}, CodeGone, "%s已经由%s在%s"+how, g.What, by, g.By.Time.In(beijing).Format("1月2日15:04"), g.By.Act, g.By.Kind).Because(&g)
}

// takesBack reports an act that the person can undo as the year stands.
func (b *Bench) takesBack(ctx context.Context, s *sight, act int64) (can bool, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		a, err := tx.Act(s.ID, act)
		if err != nil {
			return err
		}
		before, after, err := tx.Changed(s.ID, act)
		if err != nil {
			return err
		}
		versions := map[string]int64{}
		for _, e := range s.Entries {
			versions[e.ID] = e.Version
		}
		can = s.canUndo(a, before, after, versions)
		return nil
	})
	return can, err
}

// goneName says what an entry was: its kind, its number, its name.
func (y *Year) goneName(e store.Entry) string {
	if strings.HasPrefix(e.File, dossier.DirNarrative+"/") {
		head, _, _ := strings.Cut(strings.TrimSpace(e.Text), "\n")
		return "正文“" + fault.Clip(strings.TrimSpace(strings.TrimLeft(head, "#"))) + "”这一段"
	}
	kind := map[string]string{dossier.FileIndicators: "指标", dossier.FileLines: "项目", dossier.FileAdjustments: "调整", dossier.FileProblems: "问题",
		dossier.FileEvidence: "佐证", dossier.FileFacts: "完成值"}[e.File]
	text := y.TextOf(e)
	name := cmp.Or(text("名称"), text("标题"), text("差距"), text("问题"), text("原因"))
	if name == e.Key {
		name = ""
	}
	return "“" + strings.Join(slices.DeleteFunc([]string{cmp.Or(kind, e.Block), e.Key, fault.Clip(name)}, func(s string) bool { return s == "" }), " ") + "”"
}
