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

// laughs are entities that unfold to 10^9 words.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE lolz [<!ENTITY l0 "lol">`)
	for i := range 9 {
		fmt.Fprintf(&b, `<!ENTITY l%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&l%d;", i), 10))
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
	deep := strings.Repeat("<w:sdt><w:sdtContent>", 100_000)
	return []File{
		refused("xml-deep.docx", kind, "two hundred thousand elements in one another", "docx-too-large", main(wordXML(deep+para(Fact)))),
		refused("xml-deep.xlsx", kind, "elements in one another, a hundred thousand", "xlsx-damaged", sheet(sheetXML("<sheetData>"+strings.Repeat("<a>", 100_000)))),
		refused("xml-entities.docx", kind, "entities that unfold to a billion words", "docx-damaged", main(typed(wordXML(para("&l9;")), laughs()))),
		refused("xml-entities.xlsx", kind, "entities that unfold to a billion words", "xlsx-damaged", sheet(typed(sheetXML("<sheetData><row r=\"1\">"+said("A1", "&l9;")+"</row></sheetData>"), laughs()))),
		refused("xml-file-entity.docx", kind, "entity that is a file of the system", "docx-damaged", main(typed(wordXML(para("&x;")), `<!DOCTYPE a [<!ENTITY x SYSTEM "`+secret+`">]>`))),
		refused("xml-file-entity.xlsx", kind, "entity that is a file of the system", "xlsx-damaged", sheet(typed(sheetXML(data), `<!DOCTYPE a [<!ENTITY x SYSTEM "`+secret+`">]>`))),
		refused("xml-net-entity.docx", kind, "entity that is fetched", "docx-damaged", main(typed(wordXML(para("&x;")), `<!DOCTYPE a [<!ENTITY % x SYSTEM "`+address+`"> %x;]>`))),
		refused("xml-dtd.docx", kind, "document type that is fetched", "docx-damaged", main(typed(doc, `<!DOCTYPE a SYSTEM "`+address+`.dtd">`))),
		refused("xml-dtd.xlsx", kind, "document type that is fetched", "xlsx-damaged", sheet(typed(sheetXML(data), `<!DOCTYPE a SYSTEM "`+address+`.dtd">`))),
		refused("xml-attribute.docx", kind, "attribute of 16 MiB", "docx-too-large", main(wordXML(`<w:p w:rsidR="`+strings.Repeat("A", 16<<20)+`"/>`+para(Fact)))),
		refused("xml-attribute.xlsx", kind, "attribute of 16 MiB", "xlsx-damaged", sheet(sheetXML(`<sheetData><row r="1" spans="`+strings.Repeat("1", 16<<20)+`"/></sheetData>`))),
		refused("xml-many.docx", kind, "two million elements", "docx-too-large", main(wordXML(strings.Repeat("<w:p/><w:p></w:p>", 1<<20)))),
		refused("xml-utf16.docx", kind, "main part says UTF-16 and is not", "docx-damaged", main(strings.Replace(doc, "UTF-8", "UTF-16", 1))),
		refused("xml-torn.docx", kind, "elements that are not closed", "docx-damaged", main(wordXML(para(Fact)+"<w:p><w:r><w:t>"))),
		refused("xml-control.docx", kind, "characters that XML forbids", "docx-damaged", main(wordXML(para("&#0;&#1;"+Fact)))),
		either("xml-spans.docx", kind, "a row of cells that span two thousand million columns", "docx-wide-table", main(wordXML(para(Fact)+`<w:tbl><w:tr>`+strings.Repeat(`<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>`+para("1")+`</w:tc>`, 9)+`</w:tr></w:tbl>`))),
		either("xml-tables.docx", kind, "a hundred tables in one another", "docx-too-large", main(wordXML(para(Fact)+strings.Repeat(`<w:tbl><w:tr><w:tc>`, 60)+para("1")+strings.Repeat(`</w:tc></w:tr></w:tbl>`, 60)))),
		either("xml-numbers.docx", kind, "numbers of lists beyond every type", "docx-damaged", func() []byte {
			return packed(word(`<w:p><w:pPr><w:numPr><w:ilvl w:val="99999999999999999999"/><w:numId w:val="-9223372036854775808"/></w:numPr></w:pPr></w:p>` + para(Fact))...)
		}),
	}
}
