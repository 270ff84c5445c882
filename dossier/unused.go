package dossier

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"jiheng/fault"
	"jiheng/plain"
)

// ownFiles lists every name that a file of the dossier can have, beside ledgers
// and texts.
var ownFiles = []string{FileMain, FileUnit, FileLines, FileAdjustments, FileMonthly, FileMoney, FileGoals, FileIndicators, FileFacts,
	FileEvidence, FileMonitoring,
	FileProblems, FileUses, FileDisclosure, FileReview, FileReleases}

// namedFiles is the most unused files of a folder that are named one by one.
const namedFiles = 5

// unused names every file that nothing has read, with what it might be, so that
// nobody believes it is in. Papers and pictures are counted by folder.
func (l *loader) unused() {
	var folders []string
	papers := map[string][]string{} // by folder
	err := fs.WalkDir(l.folder, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // what cannot be listed is said where it is needed
		case plain.Litter(path.Base(name)) && name != ".":
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir() || l.opened[name] || issued(name) || name == FileOrigin:
			return nil
		case e.Type()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice) != 0:
			l.bad(fault.Place{File: name}, "file-kind", "档案文件夹里的“%s”是%s，不是文件；请移到别处", name, kindOf(e.Type()))
			return nil
		}
		if says := l.mightBe(name); says != "" {
			l.notice(fault.Place{File: name}, "file-unused", "这个文件没有用上：%s", says)
			return nil
		}
		dir := path.Dir(name)
		if papers[dir] == nil {
			folders = append(folders, dir)
		}
		papers[dir] = append(papers[dir], path.Base(name))
		return nil
	})
	if err != nil {
		return
	}
	for _, dir := range folders {
		names := papers[dir]
		say := strings.Join(names[:min(len(names), namedFiles)], "、")
		if len(names) > namedFiles {
			say += "等"
		}
		at := dir
		if dir == "." {
			at = ""
		}
		l.notice(fault.Place{File: at}, "file-unused", "有%d个文件没有用上：%s；是佐证的，请写进%s", len(names), say, FileEvidence)
	}
}

// tableExtensions are those of files that hold tables.
var tableExtensions = []string{".csv", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".txt", ".tsv"}

// mightBe says what a file that nothing uses was perhaps meant for; empty for a
// paper or picture, which is evidence that nothing names.
func (l *loader) mightBe(name string) string {
	dir, base, ext := path.Dir(name), path.Base(name), strings.ToLower(path.Ext(name))
	stem := strings.TrimSuffix(base, path.Ext(base))
	table := slices.Contains(tableExtensions, ext)
	switch {
	case dir == DirLedgers && table:
		return l.strayTable(name, stem)
	case (ext == ".yaml" || ext == ".yml") && dir == DirLedgers:
		return fmt.Sprintf("台账的定义要用扩展名 .yaml，请改名为“%s.yaml”", stem)
	case ext == ".yaml" || ext == ".yml":
		return "档案没有这个文件" + near(name)
	case dir == path.Dir(FileLines) && table:
		return "预算文件夹里只用“预算”“调整”“分月”三张表" + near(name)
	case dir == DirNarrative:
		return "正文只用扩展名是 .md 的文件；请另存为纯文本，改名为“" + stem + ".md”"
	case ext == ".md" || ext == ".txt":
		return "正文要放在“" + DirNarrative + "”文件夹里，扩展名 .md"
	case table:
		return "台账要放在“" + DirLedgers + "”文件夹里，由同名的 .yaml 说明；jiheng ledger define 可以起草；是佐证的，请写进" + FileEvidence
	}
	return ""
}

// strayTable says why a table beside the ledgers is not one.
func (l *loader) strayTable(name, stem string) string {
	for _, g := range l.year.Ledgers {
		if path.Dir(g.Place.File)+"/"+stem+".yaml" == g.Place.File {
			return fmt.Sprintf("《%s》的“数据”写的是别的文件；要用这个文件，把%s里的“数据”改成“%s”，不用的请移走", g.Name, g.Place.File, path.Base(name))
		}
	}
	return fmt.Sprintf("没有对应的“%s.yaml”，这些行没有算进任何数；起草一份：jiheng ledger define %s", stem, shellWord(name))
}

// shellWord is a name as a command line takes it for one word, on every system: in
// double quotes where it has blanks or signs.
func shellWord(name string) string {
	plainest := func(r rune) bool {
		return r == '/' || r == '.' || r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	if strings.ContainsFunc(name, func(r rune) bool { return !plainest(r) }) {
		return `"` + name + `"`
	}
	return name
}

// near asks whether one of the dossier's own files was meant.
func near(name string) string {
	if n := plain.Nearest(name, ownFiles); n != "" {
		return "；是不是“" + n + "”？"
	}
	bases := make([]string, len(ownFiles))
	for i, f := range ownFiles {
		bases[i] = path.Base(f)
	}
	if n := plain.Nearest(path.Base(name), bases); n != "" {
		return "；是不是“" + ownFiles[slices.Index(bases, n)] + "”？"
	}
	return ""
}
