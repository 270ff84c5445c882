package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/regs"
	"jiheng/report"
)

// openFolder opens a dossier's folder so that no path or link leads outside it.
func openFolder(folder string) (fs.FS, func(), error) {
	root, err := os.OpenRoot(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fault.New(fault.NotFound, fault.Place{File: folder}, "folder-missing", "找不到文件夹“%s”", folder)
	}
	if err != nil {
		return nil, nil, fault.Bad(fault.Place{File: folder}, "folder", "打不开文件夹“%s”；请检查它是不是文件夹、有没有读取权限", folder).Because(err)
	}
	return root.FS(), func() { root.Close() }, nil
}

// readPlain reads a plain file. Anything else is an error before it is opened: a
// pipe would keep whoever opens it waiting.
func readPlain(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no plain file", name)
	}
	return os.ReadFile(name)
}

// loadFolder reads a dossier from the disk.
func loadFolder(folder string) (*dossier.Dossier, error) {
	fsys, done, err := openFolder(folder)
	if err != nil {
		return nil, err
	}
	defer done()
	return dossier.Load(fsys)
}

// choosePack returns the pack that was asked for: an id, or a YAML file; without
// one, the dossier's own.
func choosePack(d *dossier.Dossier, asked string) (*regs.Pack, error) {
	if asked == "" {
		return d.OwnPack()
	}
	return packNamed(asked)
}

// packNamed returns a built-in pack by id, or reads a pack's file.
func packNamed(name string) (*regs.Pack, error) {
	if ext := filepath.Ext(name); ext != ".yaml" && ext != ".yml" && !strings.ContainsAny(name, `/\`) {
		return regs.PackByID(name)
	}
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 4<<20 {
		return nil, fault.New(fault.NotFound, fault.Place{File: name}, "pack-file", "读不了规则包文件“%s”；请检查路径，文件不超过4兆字节", name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fault.New(fault.NotFound, fault.Place{File: name}, "pack-file", "读不了规则包文件“%s”", name).Because(err)
	}
	return regs.ReadPack(name, data)
}

// evaluate scores a dossier and returns the maker of its documents.
func evaluate(d *dossier.Dossier, pack string) (*report.Maker, error) {
	p, err := choosePack(d, pack)
	if err != nil {
		return nil, err
	}
	in := d.Year.Input()
	in.Rescored = pack != "" && !isOwn(d, p)
	e, err := budget.Evaluate(p, in)
	if err != nil {
		return nil, err
	}
	return report.NewMaker(d.Year, e)
}

// isOwn reports whether a pack asks of the weights what the dossier's own does;
// under another one, weights are scaled and marked.
func isOwn(d *dossier.Dossier, p *regs.Pack) bool {
	own, err := choosePack(d, "")
	return err == nil && own.SameClasses(p)
}

// sections hands the narrative from the dossier to the report.
func sections(d *dossier.Dossier) []report.Section {
	out := make([]report.Section, len(d.Narrative))
	for i, s := range d.Narrative {
		out[i] = report.Section(s)
	}
	return out
}
