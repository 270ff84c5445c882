package upkeep

import (
	"context"
	"crypto/rand"
	"io/fs"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// A MergeAsk is what a folder that comes back is to be merged as.
type MergeAsk struct {
	By   string `json:"by"` // who works at the machine
	Pick Pick   `json:"pick"`
	Base int64  `json:"base,omitempty"` // the act as of which it was taken; zero for what the folder says
	Only bool   `json:"only,omitempty"` // the differences are told, and nothing is written
	Side string `json:"side,omitempty"` // what is taken where both sides have changed the same: SideStore or SideFolder
}

// The sides of a clash.
const (
	SideStore  = "库"
	SideFolder = "文件夹"
)

// A Merged is what a folder has differently, and what became of it.
type Merged struct {
	Year    YearRecord   `json:"year"`
	Base    int64        `json:"base"`
	Act     int64        `json:"act"` // as of which it was compared
	Files   []MergedFile `json:"files"`
	Missing []string     `json:"missing,omitempty"` // they stay
	Passed  []string     `json:"passed,omitempty"`  // written by deeds alone
	Clashes int          `json:"clashes"`
	Written bool         `json:"written"`
}

// A MergedFile is one file that came back otherwise.
type MergedFile struct {
	Name        string        `json:"name"`
	New         bool          `json:"new,omitempty"`
	Whole       bool          `json:"whole,omitempty"`
	Clash       bool          `json:"clash,omitempty"`
	Emptied     int           `json:"emptied,omitempty"` // entries of lists of which it leaves none
	Why         string        `json:"why,omitempty"`     // it cannot be taken
	Act         int64         `json:"act,omitempty"`     // by which it was merged
	Differences []MergedEntry `json:"differences,omitempty"`
}

// A MergedEntry is one entry that came back otherwise.
type MergedEntry struct {
	Kind    string        `json:"kind"` // 改, 增, 删, 移
	Key     string        `json:"key"`
	Clash   bool          `json:"clash,omitempty"`
	Doubt   string        `json:"doubt,omitempty"`
	Message string        `json:"message,omitempty"`
	Fields  []MergedField `json:"fields,omitempty"`
}

// A MergedField is one field as it was taken, is now, and came back.
type MergedField struct {
	Field  string `json:"field"`
	Was    string `json:"was"`
	Now    string `json:"now"`
	Theirs string `json:"theirs"`
	Clash  bool   `json:"clash,omitempty"`
}

// Merge tells what a folder that comes back has differently, and merges it, one act a
// file. Where both sides have changed the same and no side is chosen, nothing is
// written.
func (k *Keeper) Merge(ctx context.Context, ask MergeAsk, folder fs.FS) (*Merged, error) {
	y, err := k.find(ctx, ask.Pick)
	if err != nil {
		return nil, err
	}
	if ask.Side != "" && ask.Side != SideStore && ask.Side != SideFolder {
		return nil, fault.Bad(fault.Place{}, "merge-side", "两边都改过的地方只能选“%s”或“%s”", SideStore, SideFolder)
	}
	bench := workbench.New(k.Store, k.Now)
	who := operator(ask.By, workbench.FinanceClerk, y.Unit)
	m := workbench.Merge{Year: y.ID, Base: ask.Base, Folder: folder, Request: "merge-" + rand.Text(), Choices: map[string]bool{}}
	p, err := bench.PlanMerge(ctx, who, m)
	if err != nil {
		return nil, err
	}
	out := mergedOf(y, p)
	if ask.Only || p.Clashes > 0 && ask.Side == "" {
		return out, nil
	}
	for _, f := range p.Files {
		for _, c := range f.Clashing() {
			m.Choices[c] = ask.Side == SideFolder
		}
	}
	done, err := bench.Merge(ctx, who, m)
	if err != nil {
		return nil, err
	}
	out.Written = true
	for i, o := range done {
		if out.Files[i].Act = o.Act; o.Err != nil && out.Files[i].Why == "" {
			out.Files[i].Why = fault.All(o.Err)[0].Message
		}
	}
	return out, nil
}

func mergedOf(y YearRecord, p *workbench.MergePlan) *Merged {
	out := &Merged{Year: y, Base: p.Base, Act: p.Act, Missing: p.Missing, Passed: p.Passed, Clashes: p.Clashes}
	for _, f := range p.Files {
		to := MergedFile{Name: f.Name, New: f.New, Whole: f.Whole, Clash: f.Clash, Emptied: f.Emptied, Why: f.Why}
		for _, d := range f.Differences {
			to.Differences = append(to.Differences, mergedEntry(d))
		}
		out.Files = append(out.Files, to)
	}
	return out
}

func mergedEntry(d dossier.Difference) MergedEntry {
	out := MergedEntry{Kind: d.Kind.String(), Key: d.Name(), Clash: d.Clash, Doubt: d.Doubt, Message: d.Message}
	for _, f := range d.Fields {
		out.Fields = append(out.Fields, MergedField{f.Field, f.Was, f.Now, f.Theirs, f.Clash})
	}
	return out
}
