package workbench

import (
	"bytes"
	"context"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/proof"
	"jiheng/store"
	"jiheng/table"
)

// A Merge (并入) is a folder that comes back with changes of its own.
type Merge struct {
	Year    string
	Base    int64 // the act as of which it was taken; zero for what the folder itself says
	Folder  fs.FS
	Choices map[string]bool // of each clash, by its Choice: true takes the folder's, false leaves what is there
	Request string
}

// A MergePlan is what a merge would do, before it does anything.
type MergePlan struct {
	Base, Act int64 // as of which the folder was taken, and the year is now
	Files     []MergedFile
	Missing   []string // files that the folder does not have any more: they stay
	Passed    []string // files that are written by deeds alone, whose changes are passed over
	Clashes   int
}

// A MergedFile is one file that came back otherwise than it was taken.
type MergedFile struct {
	Name        string
	New         bool // the year has no such file
	Whole       bool // it is replaced as a whole
	Clash       bool // of a whole file: the store has become another
	Emptied     int  // entries of lists of which it leaves none: whether that is meant is asked
	Differences []dossier.Difference
	Why         string   // why it cannot be taken; empty where it can
	Locked      []string // cells that are not to be changed now and stay, each with its row, name and why

	data []byte
}

// Choice is by which a person decides a clash: of a difference, or of a whole file.
// It is another where what stands on either side has become another.
func (f MergedFile) Choice(d *dossier.Difference) string {
	words := []string{f.Name}
	if d == nil {
		words = append(words, string(f.data))
	} else {
		words = append(words, d.Kind.String(), d.Held.ID, d.Held.Text, d.Entry.Text)
	}
	h := proof.Commit(proof.Salt{}, words...)
	return hex.EncodeToString(h[:8])
}

// Clashing lists the choices that a file asks for.
func (f MergedFile) Clashing() (out []string) {
	if f.Clash || f.Emptied > 0 {
		out = append(out, f.Choice(nil))
	}
	for i := range f.Differences {
		if f.Differences[i].Clash {
			out = append(out, f.Choice(&f.Differences[i]))
		}
	}
	return out
}

// A MergeOutcome is what became of one file.
type MergeOutcome struct {
	File string
	Act  int64 // zero where nothing was to be done
	Err  error

	Locked []string // cells that stay as they were, as MergedFile tells them
}

// PlanMerge tells what a folder that comes back has differently, entry by entry and
// field by field, and where both sides have changed the same. Nothing is written.
func (b *Bench) PlanMerge(ctx context.Context, who Person, m Merge) (*MergePlan, error) {
	s, err := b.sight(ctx, who, m.Year)
	if err != nil {
		return nil, err
	}
	base, err := b.baseOf(ctx, m, s.Act)
	if err != nil {
		return nil, err
	}
	was, err := b.store.Folder(ctx, m.Year, base)
	if err != nil {
		return nil, err
	}
	files, err := filesOf(m.Folder)
	if err != nil {
		return nil, err
	}
	p := &MergePlan{Base: base, Act: s.Act}
	for _, f := range files {
		if err := b.planFile(p, s, was, f); err != nil {
			return nil, err
		}
	}
	for _, name := range namesOf(was.Entries) {
		if !slices.ContainsFunc(files, func(f dossier.File) bool { return f.Name == name }) && slices.Contains(namesOf(s.Entries), name) {
			p.Missing = append(p.Missing, name)
		}
	}
	for i := range p.Files {
		f := &p.Files[i]
		p.Clashes += len(f.Clashing())
		if f.Why == "" {
			f.Why, f.Locked = b.whyNot(s, *f)
		}
	}
	return p, nil
}

// baseOf is the act as of which a folder was taken.
func (b *Bench) baseOf(ctx context.Context, m Merge, head int64) (int64, error) {
	o, err := dossier.OriginOf(m.Folder)
	switch {
	case err != nil:
		return 0, err
	case o.Year == "" && m.Base == 0:
		return 0, fault.New(fault.Conflict, fault.Place{File: dossier.FileOrigin}, "merge-base", "文件夹里没有%s，不知道它是从第几次办理带出来的；请放回那个文件，或者写明第几次", dossier.FileOrigin)
	case o.Year != "" && (o.Year != m.Year || o.Store != "" && o.Store != b.store.Origin()):
		return 0, fault.New(fault.Conflict, fault.Place{File: dossier.FileOrigin}, "merge-other", "这个文件夹不是从这个年度带出来的，不能并入；请核对单位和年度")
	}
	base := m.Base
	if base == 0 {
		base = o.Act
	}
	if base < 1 || base > head {
		return 0, fault.New(fault.Conflict, fault.Place{File: dossier.FileOrigin}, "merge-base", "没有第%d次办理，现在共%d次；请核对文件夹是从哪里带出来的", base, head)
	}
	return base, nil
}

// namesOf are the files of entries, each once, in their order.
func namesOf(entries []store.Entry) []string {
	var out []string
	for _, e := range entries {
		if n := len(out); n == 0 || out[n-1] != e.File {
			out = append(out, e.File)
		}
	}
	return out
}

func held(entries []store.Entry, file string) (out []dossier.Held, hash string) {
	for _, e := range entries {
		if e.File != file {
			continue
		}
		if e.Hash != "" {
			return nil, e.Hash
		}
		out = append(out, dossier.Held{ID: e.ID, Entry: asEntry(e)})
	}
	return out, ""
}

// planFile compares one file with what it was and what it is.
func (b *Bench) planFile(p *MergePlan, s *sight, was *store.Folder, f dossier.File) error {
	if f.Name == dossier.FileOrigin || litters(f.Name) {
		return nil
	}
	old, errOld := fs.ReadFile(was, f.Name)
	if errOld == nil && (bytes.Equal(old, f.Data) || table.Same(f.Name, old, f.Data)) {
		return nil
	}
	if f.Name == dossier.FileReview || strings.HasPrefix(f.Name, dossier.DirApproved+"/") || path.Dir(f.Name) == dossier.DirIssued || strings.HasPrefix(f.Name, dossier.DirIssued+"/") {
		p.Passed = append(p.Passed, f.Name)
		return nil
	}
	out := MergedFile{Name: f.Name, data: f.Data}
	base, _ := held(was.Entries, f.Name)
	now, hash := held(s.Entries, f.Name)
	out.New = len(now) == 0 && hash == ""
	if out.Why = unreadable(f.Name, f.Data, holds(s.Entries, f.Name)); out.Why != "" {
		p.Files = append(p.Files, out)
		return nil
	}
	house, err := dossier.House(f.Name, f.Data)
	if err != nil {
		out.Why = unreadableAt(fault.All(err)[0])
		p.Files = append(p.Files, out)
		return nil
	}
	entries, kept := dossier.Split(f.Name, house)
	out.data = house
	if kept {
		if err := unmarked(f.Name, house); err != nil {
			out.Why = fault.All(err)[0].Message
			p.Files = append(p.Files, out)
			return nil
		}
	}
	switch {
	case !kept || hash != "":
		out.Whole = true
		if out.Why = b.unfit(f); out.New && out.Why == "" {
			out.Why = foreign(f.Name)
		}
		is, errIs := fs.ReadFile(s.folder, f.Name)
		if errIs == nil && (bytes.Equal(is, f.Data) || table.Same(f.Name, is, f.Data)) {
			return nil // somebody has put the same there
		}
		out.Clash = (errIs == nil) != (errOld == nil) && errOld == nil || errIs == nil && !bytes.Equal(is, old)
	case !dossier.SameHead(now, entries):
		out.Why = "表头和库里的不一样，行并不进去；请把表头改回带出来时的样子"
	default:
		if out.Differences = dossier.MergeFile(base, now, entries); len(out.Differences) == 0 {
			return nil
		}
		out.Emptied = emptied(base, entries)
	}
	p.Files = append(p.Files, out)
	return nil
}

// unfit is why a file cannot be kept as evidence; empty for others.
func (b *Bench) unfit(f dossier.File) string {
	if path.Dir(f.Name) != dossier.DirEvidence {
		return ""
	}
	name := path.Base(f.Name)
	if err := b.fits(Attachment{Name: name, Title: name, Grade: budget.EvidenceGrades[0], Data: f.Data}); err != nil {
		return fault.All(err)[0].Message
	}
	return ""
}

func litters(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), plain.Litter)
}
