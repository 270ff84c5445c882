package workbench

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// isNumbered reports an entry that others name by its number: a line of the budget, an
// indicator, a paper of evidence.
func isNumbered(e store.Entry) bool {
	switch kind := dossier.EntryKind(e.Kind); e.File {
	case dossier.FileLines:
		return e.Key != "" && kind == dossier.EntryLine
	case dossier.FileIndicators:
		return e.Key != "" && kind == dossier.EntryItem && e.Block == blockIndicators
	case dossier.FileEvidence:
		return e.Key != "" && kind == dossier.EntryItem && e.Block == "佐证"
	}
	return false
}

// bornOnce reports an entry whose number no other of its file is given: what others name,
// annual goals, and adjustments, both legs of which one act writes under one number.
func bornOnce(e store.Entry) bool {
	switch kind := dossier.EntryKind(e.Kind); e.File {
	case dossier.FileAdjustments:
		return e.Key != "" && kind == dossier.EntryLine
	case dossier.FileGoals:
		return e.Key != "" && kind == dossier.EntryItem && e.Block == BlockGoals
	}
	return isNumbered(e)
}

// bornIn are the numbers that entries of a file of the year ever bore, gone or not.
func (b *Bench) bornIn(ctx context.Context, year, file string) (map[string]bool, error) {
	borne := map[string]bool{}
	err := b.store.View(ctx, func(tx *store.Tx) error {
		keys, err := tx.KeysEver(year, file)
		for _, e := range keys {
			borne[e.Key] = true
		}
		return err
	})
	return borne, err
}

// freeNumber is the next number of letters for an entry of a file: P27 after P26. None
// that an entry of the file has ever borne, gone or not, nor one that anything in the
// year still names, nor one of those that the same act takes.
func (b *Bench) freeNumber(ctx context.Context, y *Year, file, letters string, taken map[string]bool) (string, error) {
	borne, err := b.bornIn(ctx, y.ID, file)
	for n := 1; err == nil; n++ {
		if id := fmt.Sprintf("%s%02d", letters, n); !borne[id] && !taken[id] && !y.has(id) && !y.mentions(id) {
			return id, nil
		}
	}
	return "", err
}

// has reports a number that something in the year has, from whatever file it was read.
func (y *Year) has(id string) bool {
	_, indicator := y.Year.IndicatorByCode(id)
	_, line := y.Year.LineByID(id)
	_, paper := y.paper(id)
	_, figure := y.Year.Facts.Get(id)
	return indicator || line || paper || figure
}

// mentions reports a number that stands as a word in any text of the year.
func (y *Year) mentions(id string) bool {
	return slices.ContainsFunc(y.Entries, func(e store.Entry) bool { return hasNumber(e.Text, id) })
}

// hasNumber reports a number that stands in a text, not as part of a longer one.
func hasNumber(text, id string) bool {
	for rest := text; ; {
		at := strings.Index(rest, id)
		if at < 0 {
			return false
		}
		end := at + len(id)
		if (at == 0 || !ofNumber(rest[at-1])) && (end == len(rest) || !ofNumber(rest[end])) {
			return true
		}
		rest = rest[end:]
	}
}

func ofNumber(c byte) bool {
	return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// unborne refuses a deed that gives an entry a number which another of its file bears, or
// has borne: what named the other would name it.
func unborne(tx *store.Tx, d *deed) error {
	renumbers := slices.ContainsFunc(d.changes, func(c change) bool { return c.Field == "编号" })
	borne := map[string]map[string][]string{} // by file and number, which entries ever bore it
	mine := map[string]bool{}                 // numbers that the deed gives, by file and number
	for _, x := range d.edits {
		if !bornOnce(x.Entry) || d.kind == deedMerge && !isNumbered(x.Entry) || x.Op != store.Insert && (x.Op != store.Write || !renumbers) {
			continue
		}
		file, key := x.Entry.File, x.Entry.Key
		if x.Op == store.Write {
			if now, err := tx.Entry(d.year, x.ID, store.Newest); err == nil && now.Key == key && now.File == file {
				continue
			}
		}
		if borne[file] == nil {
			borne[file] = map[string][]string{}
			keys, err := tx.KeysEver(d.year, file)
			if err != nil {
				return err
			}
			for _, e := range keys {
				borne[file][e.Key] = append(borne[file][e.Key], e.ID)
			}
		}
		legs := file == dossier.FileAdjustments // of one adjustment bear one number
		others := slices.ContainsFunc(borne[file][key], func(id string) bool {
			return id != x.ID && !(legs && slices.ContainsFunc(d.edits, func(o store.Edit) bool { return o.ID == id }))
		})
		if others || !legs && mine[file+" "+key] {
			return numberBorne(file, key)
		}
		mine[file+" "+key] = true
	}
	return nil
}

func numberBorne(file, key string) error {
	return fault.New(fault.Conflict, fault.Place{File: file}, "number-borne",
		"编号“%s”在%s里是别的一条的，或者以前是（那一条已经删去，别处可能还写着它），不能给另一条；请换一个没有用过的编号", fault.Clip(key), file)
}

// nothingNames refuses a deed that takes something away which what stays still names by
// its number; but tells what may go on naming it. To put back what was taken away is
// refused where its number stands again.
func (s *sight) nothingNames(d *deed, how string, but func(e store.Entry, number string) bool) error {
	gone, text := map[string]bool{}, map[string]string{}
	var taken []store.Entry
	stands := func(file, key, id string) bool {
		return slices.ContainsFunc(s.Entries, func(e store.Entry) bool {
			return e.File == file && e.Key == key && e.ID != id && isNumbered(e) && !gone[e.ID]
		})
	}
	for _, x := range d.edits {
		was, _ := s.entry(x.ID)
		switch {
		case x.Op == store.Delete:
			gone[x.ID] = true
		case x.Op == store.Write:
			text[x.ID] = x.Entry.Text
		}
		if isNumbered(was) && (x.Op == store.Delete || x.Op == store.Write && was.Key != x.Entry.Key) {
			taken = append(taken, was)
		}
	}
	for _, x := range d.edits {
		if x.Op == store.Insert && isNumbered(x.Entry) && stands(x.Entry.File, x.Entry.Key, x.ID) {
			return numberBorne(x.Entry.File, x.Entry.Key)
		}
	}
	for _, was := range taken {
		if stands(was.File, was.Key, was.ID) {
			continue // of two with one number one goes
		}
		for _, e := range s.Entries {
			now, written := text[e.ID]
			if !written {
				now = e.Text
			}
			last := e.File == dossier.FileFacts && strings.HasPrefix(e.Key, was.Key+"-") // what it was last year, which no other number takes over
			if last || e.ID == was.ID || gone[e.ID] || but != nil && but(e, was.Key) || !namesIn(e.File, now, was.Key) {
				continue
			}
			return fault.New(fault.Conflict, fault.Place{File: e.File}, "number-rests", "%s里“%s”还用着%s，不能%s；请先改那里，再%s",
				e.File, fault.Clip(cmp.Or(e.Key, e.Block, "正文")), was.Key, how, how)
		}
	}
	return nil
}

// namesIn reports a text of a file that names a number: of the narrative only where it
// prints a figure of it.
func namesIn(file, text, id string) bool {
	if !strings.HasPrefix(file, dossier.DirNarrative+"/") {
		return hasNumber(text, id)
	}
	return slices.ContainsFunc(printed(text), func(word string) bool { return hasNumber(word, id) })
}

// printed are the references to figures in a text, what stands between {{ and }}.
func printed(text string) []string {
	words := strings.Split(text, "{{")[1:]
	for i, w := range words {
		words[i], _, _ = strings.Cut(w, "}}")
	}
	return words
}
