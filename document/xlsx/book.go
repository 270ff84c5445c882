package xlsx

import (
	"errors"
	"strconv"
)

// scopedName is a defined name as the workbook lists it.
type scopedName struct{ name, scope, refers string }

// readBook reads sheets and defined names.
func (f *File) readBook(part string, rels []relation) error {
	var tabs []string // all sheets, also charts: scopes count them
	var names []scopedName
	read := func(s *scanner) error {
		if err := s.root("workbook"); err != nil {
			return err
		}
		return s.children(func() error {
			switch {
			case s.is("workbookPr"):
				if v := string(s.attr("date1904")); v == "1" || v == "true" {
					f.days = 1904
				}
			case s.is("calcPr"):
				v := string(s.attr("fullCalcOnLoad"))
				f.recount = v == "1" || v == "true"
			case s.is("sheets"):
				return s.children(func() error { return f.readTab(s, rels, &tabs) })
			case s.is("definedNames"):
				return s.children(func() error { return readName(s, &names) })
			}
			return nil
		})
	}
	if err := f.scanPart(part, maxSmall, read); err != nil {
		return err
	}
	if len(f.sheets) == 0 {
		return damaged(part, errors.New("no worksheet"))
	}
	return f.keepNames(part, tabs, names)
}

// readTab reads one sheet's entry; sheets of another kind than worksheets have
// a tab and no rows.
func (f *File) readTab(s *scanner, rels []relation, tabs *[]string) error {
	name, err := s.attrText("name", false)
	if err != nil {
		return err
	}
	id, err := s.attrText("id", true)
	if err != nil {
		return err
	}
	for _, t := range *tabs {
		if t == name {
			return bad("two sheets of one name")
		}
	}
	if *tabs = append(*tabs, name); len(*tabs) > maxSheets {
		return tooBig("工作表超过%d张", maxSheets)
	}
	for _, r := range rels {
		if r.id != id {
			continue
		}
		if r.kind == "worksheet" {
			state := string(s.attr("state"))
			f.sheets = append(f.sheets, sheetPart{name, r.target, state == "hidden" || state == "veryHidden"})
			if f.member(r.target) == nil {
				return bad("the sheet's part %s is missing", r.target)
			}
		}
		return nil
	}
	return bad("a sheet without a part")
}

func readName(s *scanner, names *[]scopedName) error {
	name, err := s.attrText("name", false)
	if err != nil {
		return err
	}
	scope := string(s.attr("localSheetId"))
	refers, err := s.content(nil)
	if err != nil {
		return err
	}
	if *names = append(*names, scopedName{name, scope, string(refers)}); len(*names) > maxNames {
		return tooBig("定义的名称超过%d个", maxNames)
	}
	return nil
}

// keepNames puts the sheet before the names that belong to one.
func (f *File) keepNames(part string, tabs []string, names []scopedName) error {
	for _, n := range names {
		key := n.name
		if n.scope != "" {
			i, err := strconv.Atoi(n.scope)
			if err != nil || i < 0 || i >= len(tabs) {
				return damaged(part, errors.New("a defined name of no sheet"))
			}
			key = tabs[i] + "!" + n.name
		}
		f.names[key] = n.refers
	}
	return nil
}

// readProperties reads title and author, where the workbook has any.
func (f *File) readProperties() error {
	const part = "docProps/core.xml"
	if f.member(part) == nil {
		return nil
	}
	return f.scanPart(part, maxSmall, func(s *scanner) error {
		if err := s.root("coreProperties"); err != nil {
			return err
		}
		return s.children(func() error {
			title, creator := s.is("title"), s.is("creator")
			if !title && !creator {
				return nil
			}
			text, err := s.content(nil)
			if title {
				f.title = string(text)
			} else {
				f.author = string(text)
			}
			return err
		})
	})
}
