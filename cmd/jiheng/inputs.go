package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jiheng/check/show"
	"jiheng/document"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/intake"
	"jiheng/paper"
	"jiheng/personal"
)

// A checkInput is one thing to check: a file, or a dossier.
type checkInput struct {
	file    string
	shown   string // as it is named in what is printed
	dossier *dossier.Dossier
	related related            // to the other files given
	doc     *document.Document // read already, where few files are checked together
	text    *paper.Text        // and as lines, where these are not too many
}

// Found is what the arguments of a command mean.
type found struct {
	inputs []checkInput
	unread []intake.Unread // files of folders that are not read
	litter []litter
	faults fault.List
}

// litter is what a folder holds that office programs and systems leave there.
type litter struct {
	folder string
	count  int
}

// why says that litter is left out.
func (l litter) why() string {
	return fmt.Sprintf("另有%d个系统和办公软件留下的文件（隐藏文件、锁文件、缩略图一类），略过", l.count)
}

// checkInputs lists the files that the arguments mean, in order: a folder with a
// dossier is one input, any other folder is searched.
func checkInputs(args []string) found {
	var f found
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			f.faults.Add(fault.New(fault.NotFound, fault.Place{File: arg}, "file-missing", "找不到“%s”；请检查名字和它所在的文件夹", arg))
		case err != nil:
			f.faults.Add(fault.Bad(fault.Place{File: arg}, "file-open", "打不开“%s”", arg).Because(err))
		case !info.IsDir():
			f.inputs = append(f.inputs, checkInput{file: arg})
		default:
			f.faults.Add(f.folder(arg))
		}
	}
	f.nameInputs()
	return f
}

// nameInputs says how each input is named in what is printed: its personal numbers
// masked, and a count where two would have the same name.
func (f *found) nameInputs() {
	given := map[string]string{} // by the name that is shown
	for i := range f.inputs {
		in := &f.inputs[i]
		name := personal.MaskName(in.file)
		in.shown = name
		for n := 2; given[in.shown] != "" && given[in.shown] != in.file; n++ {
			in.shown = fmt.Sprintf("%s（同名第%d个）", name, n)
		}
		given[in.shown] = in.file
	}
}

func (f *found) folder(folder string) error {
	if _, err := os.Stat(filepath.Join(folder, dossier.FileMain)); err == nil {
		d, err := loadFolder(folder)
		if err == nil {
			f.inputs = append(f.inputs, checkInput{file: folder, dossier: d})
		}
		return err
	}
	in, err := intake.Search(folder)
	if err != nil {
		return err
	}
	f.unread = append(f.unread, in.Unread...)
	if len(in.Litter) > 0 {
		f.litter = append(f.litter, litter{folder, len(in.Litter)})
	}
	slices.Sort(in.Files)
	for _, file := range in.Files {
		f.inputs = append(f.inputs, checkInput{file: file})
	}
	if len(in.Files) == 0 {
		return fault.New(fault.NotFound, fault.Place{File: folder}, "folder-empty", "文件夹“%s”里没有能检查的文件（docx、xlsx、pdf、html、txt、md）", folder)
	}
	return nil
}

// fewUnread is up to how many unread files of a kind have a line each.
const fewUnread = 3

// tellUnread names the files that a command has left out, 没有检查 or 没有读: each,
// or one line a kind with the count. A program is told of each.
func (a *app) tellUnread(what string, given found) {
	for _, l := range given.litter {
		a.warn(fault.Bad(fault.Place{File: l.folder}, "file-litter", "%s", l.why()))
	}
	list := given.unread
	byKind := map[string][]intake.Unread{}
	for _, u := range list {
		byKind[u.Kind] = append(byKind[u.Kind], u)
	}
	for _, u := range list {
		same := byKind[u.Kind]
		switch {
		case len(same) <= fewUnread || a.json:
			a.warn(fault.Bad(fault.Place{File: u.File}, "file-unread", "%s：%s；%s", what, u.Kind, u.Next))
		case same[0] == u:
			var names []string
			for _, s := range same[:fewUnread] {
				names = append(names, filepath.Base(s.File))
			}
			a.warn(fault.Bad(fault.Place{}, "file-unread", "有%d个文件%s，是%s：%s等；%s", len(same), what, u.Kind, strings.Join(names, "、"), u.Next))
		}
	}
}

// brokeOff is the code of a fault of the program over one file.
const brokeOff = "panic"

// unreadLines lists, for the record of a check, every file that was not checked
// and why: what folders hold beside, and what could not be read; behind them what
// systems leave, a line a folder.
func unreadLines(given found, faults fault.List) []show.Unread {
	var out []show.Unread
	at := map[string]int{}
	put := func(u show.Unread) {
		u.File = personal.MaskName(u.File)
		if i, ok := at[u.File]; ok {
			out[i].Why += "；" + u.Why
			return
		}
		at[u.File] = len(out)
		out = append(out, u)
	}
	for _, f := range faults {
		put(show.Unread{File: cmp.Or(f.Place.File, "（没有文件名）"), Code: f.Code, Why: personal.MaskName(f.Message), Failed: true})
	}
	for _, u := range given.unread {
		put(show.Unread{File: u.File, Code: "file-unread", Why: u.Kind + "；" + u.Next})
	}
	slices.SortStableFunc(out, func(a, b show.Unread) int { return strings.Compare(a.File, b.File) })
	for _, l := range given.litter {
		out = append(out, show.Unread{File: personal.MaskName(l.folder), Code: "file-litter", Why: l.why(), Litter: true})
	}
	return out
}

// inputCode turns faults into the program's end: what is missing alone is told
// apart from what cannot be read.
func inputCode(faults fault.List) error {
	if len(faults) == 0 {
		return nil
	}
	for _, f := range faults {
		if f.Code == brokeOff {
			return finished{exitInternal}
		}
	}
	for _, f := range faults {
		if f.Kind != fault.NotFound {
			return finished{exitInvalid}
		}
	}
	return finished{exitNotFound}
}
