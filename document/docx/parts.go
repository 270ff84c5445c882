package docx

import (
	"fmt"
	"strings"

	"jiheng/document"
)

const (
	relBase    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relPackage = "http://schemas.openxmlformats.org/package/2006/relationships"
	typeWord   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	typeChart  = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
	typeBook   = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// A rel is one relationship of the main part.
type rel struct {
	id, kind, target string
	external         bool
}

func relsPart(rels []rel) string {
	var m markup
	m.add(xmlHead, `<Relationships xmlns="`, relPackage, `">`)
	for _, r := range rels {
		kind := r.kind
		if !strings.Contains(kind, "/") {
			kind = relBase + kind
		}
		m.add(`<Relationship Id="`, r.id, `" Type="`, kind, `" Target="`, escape(r.target), `"`)
		if r.external {
			m.add(` TargetMode="External"`)
		}
		m.add(`/>`)
	}
	m.add(`</Relationships>`)
	return m.String()
}

// A kindOf is the content type of one part.
type kindOf struct{ name, kind string }

func typesPart(kinds []kindOf) string {
	var m markup
	m.add(xmlHead, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`,
		`<Default Extension="xlsx" ContentType="`, typeBook, `"/>`)
	for _, k := range kinds {
		m.add(`<Override PartName="/`, k.name, `" ContentType="`, k.kind, `"/>`)
	}
	m.add(`</Types>`)
	return m.String()
}

// corePart holds title and author. The day is fixed: the file has no clock, and
// the day of issue is in its text.
func corePart(d *document.Document) string {
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escape(d.Title) + `</dc:title><dc:creator>` + escape(d.Author) + `</dc:creator><cp:lastModifiedBy>` +
		escape(d.Author) + `</cp:lastModifiedBy>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified>` +
		`<dc:language>zh-CN</dc:language></cp:coreProperties>`
}

const appPart = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Jiheng</Application></Properties>`

// settingsPart turns on different odd and even footers. It asks for no refresh
// of fields: Word would ask the reader on every opening, whereas it renews the
// page numbers of the contents by itself before printing.
const settingsPart = xmlHead + `<w:settings` + spaces + `><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>` +
	`<w:defaultTabStop w:val="630"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`

// fontsPart names, for each official face, the one to take where it is missing.
func fontsPart() string {
	var m markup
	m.add(xmlHead, `<w:fonts`, spaces, `>`)
	for _, f := range [][3]string{
		{faceTitle, "华文中宋", "roman"}, {faceBody, "仿宋", "modern"}, {faceKai, "楷体", "modern"},
		{faceHei, "SimHei", "modern"}, {faceSong, "SimSun", "auto"},
	} {
		m.addf(`<w:font w:name="%s"><w:altName w:val="%s"/><w:charset w:val="86"/><w:family w:val="%s"/></w:font>`, f[0], f[1], f[2])
	}
	m.addf(`<w:font w:name="%s"><w:charset w:val="00"/><w:family w:val="roman"/></w:font></w:fonts>`, faceLatin)
	return m.String()
}

const pageNumber = `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>` +
	`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
	`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr>` + `<w:rFonts w:ascii="` + faceSong + `" w:hAnsi="` + faceSong + `"/>` +
	`</w:rPr><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` +
	`<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r>`

// footerPart puts the number at the outer side, one character from the edge,
// and the words, if any, at the other.
func footerPart(words string, width int, even bool) string {
	var m markup
	m.add(xmlHead, `<w:ftr`, spaces, `><w:p><w:pPr><w:pStyle w:val="Footer"/>`)
	small := ""
	if words != "" {
		small = `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>` + fmt.Sprintf(`<w:sz w:val="%d"/>`, smallSize(words, width)) +
			`</w:rPr><w:t xml:space="preserve">` + escape(words) + `</w:t></w:r>`
	}
	tab := func(at int) { m.addf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, at) }
	const tabRun = `<w:r><w:tab/></w:r>`
	switch {
	case words == "" && even:
		m.add(`<w:ind w:leftChars="100" w:left="280"/></w:pPr>`, pageNumber)
	case words == "":
		m.add(`<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/></w:pPr>`, pageNumber)
	case even:
		tab(width)
		m.add(`<w:ind w:leftChars="100" w:left="280"/></w:pPr>`, pageNumber, tabRun, small)
	default:
		tab(width - 280)
		m.add(`</w:pPr>`, small, tabRun, pageNumber)
	}
	m.add(`</w:p></w:ftr>`)
	return m.String()
}

// smallSize returns the half points, 18 down to 12, at which the words stand on
// one line beside the number: a second line would take a line from the page.
func smallSize(words string, width int) int {
	for half := 18; half > 12; half-- {
		if textWidth(words, half*10, 0) <= width-1600 {
			return half
		}
	}
	return 12
}

func headerPart(words string) string {
	return xmlHead + `<w:hdr` + spaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>` +
		`<w:t xml:space="preserve">` + escape(words) + `</w:t></w:r></w:p></w:hdr>`
}
