package dossier

import (
	"bytes"
	"path"
	"strings"

	"jiheng/budget"
	"jiheng/regs"
)

// DirApproved is the folder of what a year was approved by: the text of the scoring pack
// and of those that it extends, a file each, named by its id.
const DirApproved = "批复"

// approved reads the packs that were kept when the year was approved.
func (l *loader) approved() {
	for _, name := range l.list(DirApproved, ".yaml") {
		if data, ok := l.open(name, maxYAML, true); ok {
			l.keptPacks[strings.TrimSuffix(path.Base(name), ".yaml")] = data
		}
	}
}

// OwnPack returns the scoring pack that the dossier is scored under: the file in
// its folder, the one that it names, or the default; of one that was kept when the year
// was approved that text, also where this program has another. Errors are those of
// reading a pack.
func (d *Dossier) OwnPack() (*regs.Pack, error) {
	if d.PackFile != "" {
		return regs.ParsePack(d.PackFile, d.PackData, d.find(map[string]bool{}))
	}
	return d.pack(d.packID(), map[string]bool{})
}

// packID is the id of the pack that the dossier names.
func (d *Dossier) packID() string {
	if d.Year.Pack != "" {
		return d.Year.Pack
	}
	return regs.DefaultPack
}

// pack is a pack as it was kept, else the built-in one. Asked are the ids on the way to
// it, so that packs that extend each other end.
func (d *Dossier) pack(id string, asked map[string]bool) (*regs.Pack, error) {
	data, ok := d.Approved[id]
	if !ok || asked[id] {
		return regs.PackByID(id)
	}
	asked[id] = true
	return regs.ParsePack(DirApproved+"/"+id+".yaml", data, d.find(asked))
}

func (d *Dossier) find(asked map[string]bool) func(id string) (*regs.Pack, bool) {
	return func(id string) (*regs.Pack, bool) {
		p, err := d.pack(id, asked)
		return p, err == nil
	}
}

// PackTexts returns what is to be kept of the pack by which a year is approved: its text
// and that of each pack that it extends, as files of the dossier. A pack that stands in
// the dossier's own folder is there already. Errors are those of reading a pack.
func (d *Dossier) PackTexts() ([]File, error) {
	id := d.packID()
	if d.PackFile != "" {
		p, err := d.OwnPack()
		if err != nil {
			return nil, err
		}
		id = p.Extends
	}
	var out []File
	for seen := map[string]bool{}; id != "" && !seen[id]; {
		seen[id] = true
		p, err := d.pack(id, map[string]bool{})
		if err != nil {
			return nil, err
		}
		data, ok := d.Approved[id]
		if !ok {
			if data, err = regs.PackSource(id); err != nil {
				return nil, err
			}
		}
		out = append(out, File{DirApproved + "/" + id + ".yaml", data})
		id = p.Extends
	}
	return out, nil
}

// A KeptPack says that a year is scored by a pack as it was kept when it was approved.
type KeptPack struct {
	ID      string   // of the dossier's pack, or its file
	Program string   // the version of the program then; empty where it is not known
	Differs []string // ids whose text this program has otherwise, or not at all
}

// KeptPack tells of the pack that was kept; ok is false where none is in use.
func (d *Dossier) KeptPack() (k KeptPack, ok bool) {
	texts, err := d.PackTexts()
	if err != nil {
		return k, false
	}
	if k.ID = d.packID(); d.PackFile != "" {
		k.ID = d.PackFile
	}
	for _, s := range d.Year.Steps {
		if s.To == string(budget.Approved) && s.Program != "" {
			k.Program = s.Program
		}
	}
	for _, f := range texts {
		id := strings.TrimSuffix(path.Base(f.Name), ".yaml")
		if _, kept := d.Approved[id]; !kept {
			continue
		}
		ok = true
		if has, err := regs.PackSource(id); err != nil || !bytes.Equal(has, f.Data) {
			k.Differs = append(k.Differs, id)
		}
	}
	return k, ok
}

// Says tells it in a Chinese sentence without its end.
func (k KeptPack) Says() string {
	says := "按批复时存下的规则包“" + k.ID + "”计分（" + DirApproved + "文件夹）"
	if k.Program != "" {
		says += "，批复时的程序是" + k.Program
	}
	if len(k.Differs) > 0 {
		says += "；其中“" + strings.Join(k.Differs, "”“") + "”与本版本内置的不同，用的是存下的"
	}
	return says
}
