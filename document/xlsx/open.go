package xlsx

import (
	"archive/zip"
	"errors"
	"path"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// Limits of a workbook.
const (
	maxSheets = 500
	maxNames  = 100_000
)

// A File is an opened workbook. Its sheets are read as they are asked for.
type File struct {
	members map[string]*zip.File
	bounds  document.Bounds
	sheets  []sheetPart
	names   map[string]string
	strings []sharedString
	styles  []cellStyle
	formats map[string]*numberFormat
	title   string
	author  string
	days    int     // first day of the calendar: 1900 or 1904
	theme   [12]rgb // its colours, as styles count them
	recount bool    // every formula is to be computed when it is opened: a stored 0 is no result
}

type sheetPart struct {
	name   string
	part   string
	hidden bool
}

// Open reads a workbook's directory, names, styles and shared strings. It
// refuses with an Invalid error what is no xlsx file (and says what it is),
// what is locked, damaged, or larger than the limits.
func Open(data []byte) (*File, error) { return openWithin(data, document.Bounds{}) }

// openWithin is Open with lower limits.
func openWithin(data []byte, b document.Bounds) (*File, error) {
	members, err := openContainer(data, b)
	if err != nil {
		return nil, err
	}
	f := &File{members: members, bounds: b, names: map[string]string{}, days: 1900}
	book, rels, err := f.findBook()
	if err != nil {
		return nil, err
	}
	if err := f.readBook(book, rels); err != nil {
		return nil, err
	}
	f.theme[0], f.theme[1] = white, black
	for _, r := range rels {
		if r.kind == "theme" {
			f.readTheme(r.target)
		}
	}
	for _, r := range rels {
		switch r.kind {
		case "sharedStrings":
			err = f.readStrings(r.target)
		case "styles":
			err = f.readStyles(r.target)
		}
		if err != nil {
			return nil, err
		}
	}
	f.recount = f.recount && f.member("xl/calcChain.xml") == nil // who computed the formulas keeps their order
	return f, f.readProperties()
}

// Sheets returns the names of the worksheets in the workbook's order, hidden
// ones too.
func (f *File) Sheets() []string {
	out := make([]string, len(f.sheets))
	for i, s := range f.sheets {
		out[i] = s.name
	}
	return out
}

// Hidden returns the names of the sheets that the workbook doesn't show.
func (f *File) Hidden() []string {
	var out []string
	for _, s := range f.sheets {
		if s.hidden {
			out = append(out, s.name)
		}
	}
	return out
}

// Dates1904 reports whether the workbook counts its days from 1904.
func (f *File) Dates1904() bool { return f.days == 1904 }

// Names returns the defined names with what they refer to, as in
// 自评表!$C$5. A name that belongs to one sheet has the sheet before it:
// 自评表!_xlnm.Print_Titles.
func (f *File) Names() map[string]string { return f.names }

func (f *File) sheet(name string) (sheetPart, error) {
	for _, s := range f.sheets {
		if s.name == name {
			return s, nil
		}
	}
	return sheetPart{}, fault.New(fault.NotFound, fault.Place{}, "xlsx-no-sheet",
		"工作簿里没有名为“%s”的工作表，请核对表名", name)
}

// A relation points from one part to another.
type relation struct{ id, kind, target string }

// findBook returns the workbook's part and its relations.
func (f *File) findBook() (string, []relation, error) {
	if f.member("[Content_Types].xml") == nil {
		return "", nil, notBook("这是压缩包，不是xlsx工作簿，请解压后导入其中的文件")
	}
	root, err := f.relations("")
	if err != nil {
		return "", nil, err
	}
	for _, r := range root {
		if r.kind != "officeDocument" {
			continue
		}
		switch {
		case strings.HasSuffix(r.target, ".bin"):
			return "", nil, notBook("这是xlsb工作簿，请用Excel另存为xlsx再导入")
		case strings.HasPrefix(r.target, "word/") || strings.HasPrefix(r.target, "ppt/"):
			return "", nil, notBook("这是Word或PowerPoint文件，不是xlsx工作簿，请核对文件")
		}
		rels, err := f.relations(r.target)
		return r.target, rels, err
	}
	return "", nil, damaged("_rels/.rels", errors.New("no workbook"))
}

// relations reads the relations of a part; the empty part is the package.
func (f *File) relations(part string) ([]relation, error) {
	dir, base := path.Split(part)
	var out []relation
	read := func(s *scanner) error {
		if err := s.root("Relationships"); err != nil {
			return err
		}
		return s.children(func() error {
			if string(s.attr("TargetMode")) == "External" {
				return nil
			}
			id, err1 := s.attrText("Id", false)
			kind, err2 := s.attrText("Type", false)
			target, err3 := s.attrText("Target", false)
			if !strings.HasPrefix(target, "/") {
				target = "/" + dir + target
			}
			target = strings.TrimPrefix(path.Clean(target), "/")
			out = append(out, relation{id, path.Base(kind), target})
			return errors.Join(err1, err2, err3)
		})
	}
	err := f.scanPart(dir+"_rels/"+base+".rels", maxSmall, read)
	return out, err
}
