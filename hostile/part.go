package hostile

import (
	"fmt"
	"strings"
)

// secret and address are what entities and relationships ask for.
const (
	secret  = "file:///etc/passwd"
	address = "http://127.0.0.1:9/jiheng"
)

// laughs are entities that unfold to a few dozen words: nine levels of ten would
// be a billion.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE lolz [<!ENTITY l0 "lol">`)
	for i := range 3 {
		fmt.Fprintf(&b, `<!ENTITY l%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&l%d;", i), 3))
	}
	return b.String() + `]>`
}

// typed puts a document type before the root of a part.
func typed(xml, doctype string) string {
	return strings.Replace(xml, declaration, declaration+doctype, 1)
}

// parts are XML that would like to break its parser.
func parts() []File {
	const kind = "xml"
	main := func(xml string) func() []byte {
		return func() []byte { return packed(word("", text("word/document.xml", xml))...) }
	}
	sheet := func(xml string) func() []byte {
		return func() []byte { return packed(book("", text("xl/worksheets/sheet1.xml", xml))...) }
	}
	data := "<sheetData>" + told() + "</sheetData>"
	doc := wordXML(para(Fact))
	deep := strings.Repeat("<w:sdt><w:sdtContent>", 110)
	return []File{
		refused("xml-deep.docx", kind, "two hundred and twenty elements in one another", "docx-too-large", main(wordXML(deep+para(Fact)))),
		refused("xml-deep.xlsx", kind, "eighty elements in one another", "xlsx-damaged", sheet(sheetXML("<sheetData>"+strings.Repeat("<a>", 80)))),
		refused("xml-entities.docx", kind, "entities made of entities made of entities", "docx-damaged", main(typed(wordXML(para("&l3;")), laughs()))),
		refused("xml-entities.xlsx", kind, "entities made of entities made of entities", "xlsx-damaged", sheet(typed(sheetXML("<sheetData><row r=\"1\">"+said("A1", "&l3;")+"</row></sheetData>"), laughs()))),
		refused("xml-file-entity.docx", kind, "entity that is a file of the system", "docx-damaged", main(typed(wordXML(para("&x;")), `<!DOCTYPE a [<!ENTITY x SYSTEM "`+secret+`">]>`))),
		refused("xml-file-entity.xlsx", kind, "entity that is a file of the system", "xlsx-damaged", sheet(typed(sheetXML(data), `<!DOCTYPE a [<!ENTITY x SYSTEM "`+secret+`">]>`))),
		refused("xml-net-entity.docx", kind, "entity that is fetched", "docx-damaged", main(typed(wordXML(para("&x;")), `<!DOCTYPE a [<!ENTITY % x SYSTEM "`+address+`"> %x;]>`))),
		refused("xml-dtd.docx", kind, "document type that is fetched", "docx-damaged", main(typed(doc, `<!DOCTYPE a SYSTEM "`+address+`.dtd">`))),
		refused("xml-dtd.xlsx", kind, "document type that is fetched", "xlsx-damaged", sheet(typed(sheetXML(data), `<!DOCTYPE a SYSTEM "`+address+`.dtd">`))),
		small("xml-attribute.docx", kind, "a very long attribute", "docx-too-large", main(wordXML(`<w:p w:rsidR="`+strings.Repeat("A", 200<<10)+`"/>`+para(Fact)))),
		refused("xml-attribute.xlsx", kind, "an attribute of more than a mebibyte", "xlsx-damaged", sheet(sheetXML(`<sheetData><row r="1" spans="`+strings.Repeat("1", 1<<20+10)+`"/></sheetData>`))),
		small("xml-many.docx", kind, "many elements", "docx-too-large", main(wordXML(para(Fact)+strings.Repeat("<w:p/><w:p></w:p>", 1500)))),
		refused("xml-utf16.docx", kind, "main part says UTF-16 and is not", "docx-damaged", main(strings.Replace(doc, "UTF-8", "UTF-16", 1))),
		refused("xml-torn.docx", kind, "elements that are not closed", "docx-damaged", main(wordXML(para(Fact)+"<w:p><w:r><w:t>"))),
		refused("xml-control.docx", kind, "characters that XML forbids", "docx-damaged", main(wordXML(para("&#0;&#1;"+Fact)))),
		either("xml-spans.docx", kind, "a row of cells that span three hundred columns each", "docx-wide-table", main(wordXML(para(Fact)+`<w:tbl><w:tr>`+strings.Repeat(`<w:tc><w:tcPr><w:gridSpan w:val="300"/></w:tcPr>`+para("1")+`</w:tc>`, 9)+`</w:tr></w:tbl>`))),
		either("xml-tables.docx", kind, "thirty tables in one another", "docx-too-large", main(wordXML(para(Fact)+strings.Repeat(`<w:tbl><w:tr><w:tc>`, 30)+para("1")+strings.Repeat(`</w:tc></w:tr></w:tbl>`, 30)))),
		either("xml-numbers.docx", kind, "numbers of lists beyond every type", "docx-damaged", func() []byte {
			return packed(word(`<w:p><w:pPr><w:numPr><w:ilvl w:val="99999999999999999999"/><w:numId w:val="-9223372036854775808"/></w:numPr></w:pPr></w:p>` + para(Fact))...)
		}),
	}
}
