package workbench

import (
	"path"
	"strconv"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/store"
	"jiheng/table"
)

// unreadable is why a file that comes back cannot be taken at all: nobody could read it
// afterwards, and all that it held would be gone. It is empty for others. held is what
// the year has of the file.
func unreadable(name string, data []byte, held int) string {
	if held > 0 && strings.TrimSpace(strings.TrimPrefix(string(data), "\ufeff")) == "" {
		return "文件夹里的这个文件是空的，库里有内容；请放回它的内容，不想改它就不放这个文件"
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		if _, faults := plain.ParseYAML(name, data); len(*faults) > 0 {
			return unreadableAt((*faults)[0])
		}
	case ".csv":
		text, err := plain.Decode(name, data)
		if err == nil {
			err = plain.EachRecord(name, text, func(int, []string) error { return nil })
		}
		if err != nil {
			return unreadableAt(fault.All(err)[0])
		}
	case ".xlsx":
		if path.Dir(name) == dossier.DirEvidence { // they are opened as evidence
			return ""
		}
		if _, err := table.ShownRows(name, data, "", func(int) bool { return false }); err != nil {
			return unreadableAt(fault.All(err)[0])
		}
	}
	return ""
}

// unreadableAt tells a fault of a file with its line, and what to do.
func unreadableAt(f *fault.Error) string {
	line := ""
	if f.Place.Line > 0 {
		line = "第" + strconv.Itoa(f.Place.Line) + "行"
	}
	return "这个文件读不懂：" + line + f.Message + "；请改好这一处，或者放回带出来时的文件，再压缩一次"
}

// emptied counts the entries of lists that are gone altogether: of every list of a file
// of which several were there, and none is left.
func emptied(base []dossier.Held, theirs []dossier.Entry) (n int) {
	was, is := map[string]int{}, map[string]int{}
	for _, h := range base {
		if listed(h.Kind) {
			was[h.Block]++
		}
	}
	for _, e := range theirs {
		if listed(e.Kind) {
			is[e.Block]++
		}
	}
	for block, count := range was {
		if is[block] == 0 && count > 1 {
			n += count
		}
	}
	return n
}

func listed(k dossier.EntryKind) bool {
	return k == dossier.EntryItem || k == dossier.EntryLine || k == dossier.EntrySection
}

// holds is how much a year has of a file: its entries, or the file itself.
func holds(entries []store.Entry, name string) (n int) {
	for _, e := range entries {
		if e.File == name {
			n++
		}
	}
	return n
}

// ofAFolder are the endings of files that a year's folder may hold.
const ofAFolder = " .yaml .yml .csv .xlsx .xls .md .txt .png .jpg .jpeg .pdf .docx .ofd .xml .json "

// foreign is why a new file is none of a year's folder; empty for those that may be.
func foreign(name string) string {
	if ext := strings.ToLower(path.Ext(name)); ext != "" && strings.Contains(ofAFolder, " "+ext+" ") {
		return ""
	}
	return "“" + fault.Clip(path.Base(name)) + "”不是档案里的文件（表、文字、图片和公文）；请拿出来，不要放进档案文件夹"
}
