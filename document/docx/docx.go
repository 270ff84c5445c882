// Package docx writes a document as a Word file in the official layout (GB/T
// 9704: 22 lines of 28 characters), and reads Word files, its own and others',
// back into a document. To a Word file of anybody it adds comments.
//
// A figure is a content control whose tag is the id of its fact. Around each
// stands a bookmark that says the same, F_ with id and count, because some word
// processors drop the tag, or the control, when they save.
package docx

import (
	"fmt"
	"slices"

	"jiheng/document"
	"jiheng/fault"
)

// Write returns d as a Word file: the same bytes for the same document. The
// accounts in Notes have no place in it. A Break at the very beginning only
// turns the first page; one with nothing behind it makes an empty page. A table
// that has no rows, or whose cells do not fill its grid, is an Invalid error.
func Write(d *document.Document) ([]byte, error) {
	w := newWriter(d)
	if err := w.checkTables(); err != nil {
		return nil, err
	}
	out, err := w.file()
	if err != nil {
		return nil, fault.New(fault.Internal, fault.Place{}, "docx-write", "写 Word 文件时出错").Because(err)
	}
	return out, nil
}

// file writes the package.
func (w *writer) file() ([]byte, error) {
	w.packer = packers.Get().(*packer)
	defer packers.Put(w.packer)
	w.document()
	text, err := w.packer.end("word/document.xml")
	if err != nil {
		return nil, err
	}
	parts, err := w.parts()
	if err != nil {
		return nil, err
	}
	list, err := w.packer.members(parts)
	if err != nil {
		return nil, err
	}
	const behind = 2 // members of the package itself come before the text
	return bundle(slices.Insert(list, behind, text))
}

func (w *writer) checkTables() error {
	var list fault.List
	for _, b := range w.doc.Blocks {
		t, ok := b.(*document.Table)
		if !ok {
			continue
		}
		switch row := t.Check(); {
		case len(t.Rows) == 0 || len(t.Columns) == 0:
			list.Add(fault.Bad(fault.Place{}, "docx-empty-table", "表格“%s”没有行或没有列，不能写进 Word 文件；请去掉它或补上内容", t.ID))
		case len(t.Columns) > maxColumns:
			list.Add(fault.Bad(fault.Place{}, "docx-wide-table", "表格“%s”有%d列，Word 最多容得下%d列；请拆成几个表", t.ID, len(t.Columns), maxColumns))
		case row > 0:
			list.Add(fault.Bad(fault.Place{}, "docx-table-grid", "表格“%s”第%d行的单元格没有填满各列；请检查合并的行和列", t.ID, row))
		}
	}
	return list.Err()
}

// maxColumns is the most columns that Word allows in a table.
const maxColumns = 63

// parts returns the parts of the package but the text.
func (w *writer) parts() ([]part, error) {
	kinds := []kindOf{
		{"word/document.xml", typeWord + "document.main+xml"},
		{"word/styles.xml", typeWord + "styles+xml"},
		{"word/settings.xml", typeWord + "settings+xml"},
		{"word/fontTable.xml", typeWord + "fontTable+xml"},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
	}
	rels := []rel{{id: "rIdStyles", kind: "styles", target: "styles.xml"}, {id: "rIdSettings", kind: "settings", target: "settings.xml"},
		{id: "rIdFonts", kind: "fontTable", target: "fontTable.xml"}}
	var more []part
	add := func(id, kind, name, content, text string) {
		kinds = append(kinds, kindOf{"word/" + name, content})
		rels = append(rels, rel{id: id, kind: kind, target: name})
		more = append(more, part{"word/" + name, []byte(text)})
	}
	words := w.doc.FooterWords()
	for i, width := range []int{portraitWidth, landscapeWidth} {
		for j, even := range []bool{false, true} {
			n := i*2 + j + 1
			add(fmt.Sprint("rIdFooter", n), "footer", fmt.Sprintf("footer%d.xml", n), typeWord+"footer+xml", footerPart(words, width, even))
		}
	}
	if w.doc.Head != "" {
		add("rIdHeader", "header", "header1.xml", typeWord+"header+xml", headerPart(w.doc.Head))
	}
	for i, f := range w.figures {
		book, err := workbook(w.packer, f.Chart)
		if err != nil {
			return nil, err
		}
		name := fmt.Sprintf("chart%d", i+1)
		add(fmt.Sprint("rIdChart", i+1), "chart", "charts/"+name+".xml", typeChart, chartPart(f.Chart))
		more = append(more, part{"word/charts/_rels/" + name + ".xml.rels",
			[]byte(relsPart([]rel{{id: "rId1", kind: "package", target: "../embeddings/" + name + ".xlsx"}}))},
			part{"word/embeddings/" + name + ".xlsx", book})
	}
	for i, l := range w.links {
		rels = append(rels, rel{id: fmt.Sprint("rIdLink", i+1), kind: "hyperlink", target: l, external: true})
	}
	root := []rel{{id: "rId1", kind: "officeDocument", target: "word/document.xml"},
		{id: "rId2", kind: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: "docProps/core.xml"},
		{id: "rId3", kind: "extended-properties", target: "docProps/app.xml"}}
	return append([]part{
		{"[Content_Types].xml", []byte(typesPart(kinds))},
		{"_rels/.rels", []byte(relsPart(root))},
		{"word/_rels/document.xml.rels", []byte(relsPart(rels))},
		{"word/styles.xml", []byte(stylesPart())},
		{"word/settings.xml", []byte(settingsPart)},
		{"word/fontTable.xml", []byte(fontsPart())},
		{"docProps/core.xml", []byte(corePart(w.doc))},
		{"docProps/app.xml", []byte(appPart)},
	}, more...), nil
}
