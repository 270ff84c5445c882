package docx

import (
	"strings"

	"jiheng/document"
)

// The faces of official documents, by the names that offices have them under.
const (
	faceTitle = "方正小标宋简体"
	faceBody  = "仿宋_GB2312"
	faceKai   = "楷体_GB2312"
	faceHei   = "黑体"
	faceSong  = "宋体"
	faceLatin = "Times New Roman"
	faceCode  = "Courier New"
)

// Lengths in twips, a twentieth of a point.
const (
	em      = 315 // a body character: 16 pt glyph, a quarter point tighter
	line    = 579 // a body line: 22 of them in 225 mm
	capLine = 709 // a line of the title
)

// A look is one paragraph style: how it is set, and what it reads back as.
type look struct {
	id, name string
	based    string
	para     string // paragraph properties, in the order of the schema
	face     string // East Asian face; empty for that of the base
	half     int    // size in half points; 0 for that of the base
	run      string // further run properties that precede the size
	kind     document.Style
	level    int // of a heading
}

// Identifiers of the styles that only the writer sets.
const (
	styleGap       = "GwGap"
	styleFigure    = "GwFigure"
	styleFigTitle  = "GwFigureTitle"
	styleContents  = "TOCHeading"
	nameGap        = "公文间隔"
	nameFigure     = "公文图"
	nameFigTitle   = "公文图题"
	nameCell       = "公文表格"
	nameMore       = nameCell + "续"
	nameHead       = "公文表头"
	noIndent       = `<w:ind w:firstLineChars="0" w:firstLine="0"/>`
	bodyIndent     = `<w:ind w:firstLineChars="200" w:firstLine="630"/>`
	tight          = `<w:spacing w:val="-5"/>`
	bodyLine       = `<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>`
	headingRun     = `<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:color w:val="000000"/>` + tight
	headingBase    = `<w:keepNext/>` + bodyLine + bodyIndent + `<w:jc w:val="left"/>`
	left, centered = `<w:jc w:val="left"/>`, `<w:jc w:val="center"/>`
	right          = `<w:jc w:val="right"/>`
)

func exact(twips string) string {
	return `<w:spacing w:before="0" w:after="0" w:line="` + twips + `" w:lineRule="exact"/>`
}

// looks lists all paragraph styles, each after its base. Names decide when a
// file comes back: word processors renumber identifiers but keep names.
var looks = []look{
	{id: "GwBody", name: "公文正文", based: "Normal", para: bodyLine + bodyIndent + `<w:jc w:val="both"/>`, face: faceBody, half: 32,
		run: tight, kind: document.Body},
	{id: "GwItem", name: "公文条目", based: "GwBody", kind: document.Item},
	{id: "Title", name: "Title", based: "Normal", para: `<w:keepNext/><w:snapToGrid w:val="0"/>` + exact("709") + noIndent + centered,
		face: faceTitle, half: 44, run: `<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="000000"/><w:spacing w:val="0"/>`, kind: document.Title},
	{id: "Subtitle", name: "Subtitle", based: "Normal", para: `<w:snapToGrid w:val="0"/>` + bodyLine + noIndent + centered, face: faceKai,
		half: 32, run: `<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="000000"/>` + tight, kind: document.Subtitle},
	{id: "Heading1", name: "heading 1", based: "GwBody", para: headingBase + `<w:outlineLvl w:val="0"/>`, face: faceHei, half: 32, run: headingRun, level: 1},
	{id: "Heading2", name: "heading 2", based: "GwBody", para: headingBase + `<w:outlineLvl w:val="1"/>`, face: faceKai, half: 32, run: headingRun, level: 2},
	{id: "Heading3", name: "heading 3", based: "GwBody", para: headingBase + `<w:outlineLvl w:val="2"/>`, face: faceBody, half: 32, run: headingRun, level: 3},
	{id: "Heading4", name: "heading 4", based: "GwBody", para: headingBase + `<w:outlineLvl w:val="3"/>`, face: faceBody, half: 32, run: headingRun, level: 4},
	{id: "GwRemark", name: "公文说明", based: "Normal", para: `<w:snapToGrid w:val="0"/>` + exact("340") + noIndent + `<w:jc w:val="both"/>`,
		face: faceBody, half: 21, kind: document.Remark},
	{id: "Caption", name: "caption", based: "Normal", para: `<w:keepNext/><w:snapToGrid w:val="0"/>` + exact("480") + noIndent + centered,
		face: faceHei, half: 24, run: `<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="000000"/>`, kind: document.Caption},
	{id: "GwUnit", name: "公文单位行", based: "Normal", para: `<w:keepNext/><w:snapToGrid w:val="0"/>` + exact("340") + noIndent + right,
		face: faceBody, half: 21, kind: document.UnitLine},
	{id: "GwAnnex", name: "公文附件号", based: "Normal", para: `<w:keepNext/>` + bodyLine + noIndent + left, face: faceHei, half: 32, run: tight,
		kind: document.Annex},
	{id: "GwSignature", name: "公文署名", based: "Normal", para: `<w:keepNext/>` + bodyLine + noIndent + right, face: faceBody, half: 32,
		run: tight, kind: document.Signature},
	{id: "GwDate", name: "公文日期", based: "Normal", para: bodyLine + noIndent + right, face: faceBody, half: 32, run: tight, kind: document.Date},
	{id: "GwCode", name: "公文代码", based: "Normal", para: `<w:snapToGrid w:val="0"/>` + exact("300") + noIndent + left, face: faceBody,
		half: 19, kind: document.Code},
	{id: "GwBlank", name: "公文空行", based: "Normal", para: bodyLine + noIndent, face: faceBody, half: 32, kind: document.Blank},
	{id: styleGap, name: nameGap, based: "Normal", para: `<w:snapToGrid w:val="0"/>` + exact("20") + noIndent, half: 2},
	{id: styleFigure, name: nameFigure, based: "Normal",
		para: `<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/>` + noIndent + centered, half: 21},
	{id: styleFigTitle, name: nameFigTitle, based: "Normal", para: `<w:snapToGrid w:val="0"/>` + exact("480") + noIndent + centered, face: faceHei, half: 21},
	{id: "GwCell1", name: nameCell + "1", based: "Normal", para: `<w:snapToGrid w:val="0"/>` + exact("300") + noIndent + left, face: faceBody, half: 21},
	{id: "GwCell2", name: nameCell + "2", based: "GwCell1", para: exact("280"), half: 20},
	{id: "GwCell3", name: nameCell + "3", based: "GwCell1", para: exact("260"), half: 18},
	{id: "GwMore1", name: nameMore + "1", based: "GwCell1", run: `<w:color w:val="59636E"/>`},
	{id: "GwMore2", name: nameMore + "2", based: "GwCell2", run: `<w:color w:val="59636E"/>`},
	{id: "GwMore3", name: nameMore + "3", based: "GwCell3", run: `<w:color w:val="59636E"/>`},
	{id: "GwHead1", name: nameHead + "1", based: "GwCell1", para: centered, face: faceHei, half: 21},
	{id: "GwHead2", name: nameHead + "2", based: "GwCell2", para: centered, face: faceHei, half: 20},
	{id: "GwHead3", name: nameHead + "3", based: "GwCell3", para: centered, face: faceHei, half: 18},
	{id: styleContents, name: "TOC Heading", based: "Normal",
		para: `<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="120" w:line="709" w:lineRule="exact"/>` + noIndent +
			centered, face: faceTitle, half: 36},
	{id: "TOC1", name: "toc 1", based: "Normal", para: tocPara("0"), face: faceHei, half: 28},
	{id: "TOC2", name: "toc 2", based: "Normal", para: tocPara("560"), face: faceBody, half: 28},
	{id: "TOC3", name: "toc 3", based: "Normal", para: tocPara("1120"), face: faceBody, half: 28},
	{id: "TOC4", name: "toc 4", based: "Normal", para: tocPara("1680"), face: faceBody, half: 28},
	{id: "Header", name: "header", based: "Normal", para: `<w:snapToGrid w:val="0"/>` + exact("240") + noIndent + right, face: faceSong, half: 18},
	{id: "Footer", name: "footer", based: "Normal", para: `<w:snapToGrid w:val="0"/>` + exact("320") + noIndent + left, face: faceSong, half: 28},
}

// tocPara sets an entry of the contents. It has no right indent: LibreOffice
// does not show a page number that stands beyond one.
func tocPara(indent string) string {
	return `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8845"/></w:tabs><w:snapToGrid w:val="0"/>` + exact("500") +
		`<w:ind w:left="` + indent + `" w:firstLineChars="0" w:firstLine="0"/>` + left
}

// styleOf returns the identifier of the style that a paragraph is set in.
func styleOf(s document.Style) string {
	for _, l := range looks {
		if l.kind == s && s != "" {
			return l.id
		}
	}
	return "GwBody"
}

func fonts(east string) string {
	return `<w:rFonts w:ascii="` + faceLatin + `" w:hAnsi="` + faceLatin + `" w:eastAsia="` + east + `" w:cs="` + faceLatin + `"/>`
}

// stylesPart returns word/styles.xml.
func stylesPart() string {
	var m markup
	m.add(xmlHead, `<w:styles`, spaces, `><w:docDefaults><w:rPrDefault><w:rPr>`, fonts(faceBody),
		`<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`,
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>`,
		`<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>`,
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`,
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1F3864"/></w:rPr></w:style>`,
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>`,
		`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	for _, l := range looks {
		m.style(l)
	}
	m.add(`</w:styles>`)
	return m.String()
}

func (m *markup) style(l look) {
	m.add(`<w:style w:type="paragraph" w:styleId="`, l.id, `"><w:name w:val="`, l.name, `"/><w:basedOn w:val="`, l.based, `"/>`)
	if l.level > 0 || l.kind == document.Title {
		m.add(`<w:next w:val="GwBody"/>`)
	}
	m.add(`<w:qFormat/>`)
	if l.para != "" {
		m.add(`<w:pPr>`, l.para, `</w:pPr>`)
	}
	m.add(`<w:rPr>`)
	switch {
	case l.kind == document.Code:
		m.add(strings.ReplaceAll(fonts(l.face), faceLatin, faceCode))
	case l.face != "":
		m.add(fonts(l.face))
	}
	m.add(l.run)
	if l.half > 0 {
		m.addf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, l.half, l.half)
	}
	m.add(`</w:rPr></w:style>`)
}
