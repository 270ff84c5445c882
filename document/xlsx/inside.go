package xlsx

import (
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// mostCited is how many comments and names a note gives as examples.
const mostCited = 3

// sayParts tells of what stands in the workbook beside its cells: comments,
// macros, embedded files, and whom its properties name.
func (f *File) sayParts(d *document.Document) {
	var names []string
	for key := range f.members {
		names = append(names, key)
	}
	slices.Sort(names)
	var comments, embedded int
	var cells []string
	for _, key := range names {
		switch {
		case key == "xl/vbaproject.bin":
			d.Say(fault.Place{}, "xlsx-macros", "工作簿带有宏，没有运行，也没有检查；报送和公开的文件请另存为不带宏的 .xlsx")
		case strings.HasPrefix(key, "xl/embeddings/"):
			embedded++
		case strings.HasPrefix(key, "xl/comments") && strings.HasSuffix(key, ".xml"):
			at, err := f.commentsIn(f.members[key].Name)
			if err != nil {
				d.SayUnread(fault.Place{}, "xlsx-comments", "批注的部件已损坏，没有读；请用 WPS 或 Office 打开另存后再检查")
			}
			comments, cells = comments+len(at), append(cells, at...)
		}
	}
	if comments > 0 {
		d.Say(fault.Place{}, "xlsx-comments", "有%d条批注，不算表里的内容，没有检查：在单元格%s；报送和公开前请处理并删去", comments,
			strings.Join(cells[:min(len(cells), mostCited)], "、"))
	}
	if embedded > 0 {
		d.SayUnread(fault.Place{}, "xlsx-embedded", "有%d个嵌入的文件或对象，里面的文字和数没有读；请双击打开，把要检查的内容写进单元格", embedded)
	}
	if err := f.sayProperties(d); err != nil {
		d.Say(fault.Place{}, "xlsx-properties", "文件属性已损坏，没有看作者和单位；公开前请核对")
	}
}

// commentsIn returns the cells that a part of comments speaks of.
func (f *File) commentsIn(part string) ([]string, error) {
	var out []string
	err := f.scanPart(part, maxSmall, func(s *scanner) error {
		if err := s.root("comments"); err != nil {
			return err
		}
		return s.children(func() error {
			if !s.is("commentList") {
				return nil
			}
			return s.children(func() error {
				if s.is("comment") {
					ref, err := s.attrText("ref", false)
					out = append(out, ref)
					return err
				}
				return nil
			})
		})
	})
	return out, err
}

// programs are the names that programs write where a person's would stand.
var programs = []string{"openpyxl", "xlsxwriter", "XlsxWriter", "SheetJS", "excelize", "xuri", "Apache POI", "Unknown", "unknown", "Un-named", "Jiheng", "LibreOffice", "pandas"}

// sayProperties tells which people and offices the workbook's properties name.
func (f *File) sayProperties(d *document.Document) error {
	words := map[string]string{}
	for _, p := range []struct {
		part, root string
		wanted     []string
	}{{"docProps/core.xml", "coreProperties", []string{"creator", "lastModifiedBy"}}, {"docProps/app.xml", "Properties", []string{"Application", "Company", "Manager"}}} {
		if f.member(p.part) == nil {
			continue
		}
		if err := f.scanPart(p.part, maxSmall, func(s *scanner) error { return textsOf(s, p.root, p.wanted, words) }); err != nil {
			return err
		}
	}
	if words["Application"] == "Jiheng" {
		return nil // made by Write, whose author is the unit
	}
	var said []string
	for _, w := range []struct{ what, name string }{{"作者", words["creator"]}, {"最后保存的人", words["lastModifiedBy"]}, {"单位", words["Company"]}, {"经理", words["Manager"]}} {
		name := strings.TrimSpace(w.name)
		if name == "" || slices.Contains(programs, name) || w.what == "最后保存的人" && w.name == words["creator"] {
			continue
		}
		said = append(said, w.what+"“"+fault.Clip(name)+"”")
	}
	if len(said) > 0 {
		d.Say(fault.Place{}, "xlsx-properties", "文件属性里写着%s；公开前请核对，不该公开的在“文件—信息—检查工作簿”里清除", strings.Join(said, "、"))
	}
	return nil
}

// textsOf notes the texts of the wanted children of a part's root.
func textsOf(s *scanner, root string, wanted []string, into map[string]string) error {
	if err := s.root(root); err != nil {
		return err
	}
	return s.children(func() error {
		for _, name := range wanted {
			if s.is(name) {
				text, err := s.content(nil)
				into[name] = string(text)
				return err
			}
		}
		return nil
	})
}
