package hostile

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io/fs"
	"strings"
)

// A member is one member of an archive; its size, sum, method and flags may lie.
type member struct {
	name   string
	body   []byte
	size   uint64 // claimed, where it differs from the body's
	sum    uint32 // claimed, where it differs from the body's
	mode   fs.FileMode
	flags  uint16
	method uint16 // where it is neither stored nor packed
}

func text(name, body string) member { return member{name: name, body: []byte(body)} }

// packed makes an archive of the members in their order.
func packed(list ...member) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, m := range list {
		body := squeezed(m.body)
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate, Flags: m.flags, CRC32: crc32.ChecksumIEEE(m.body),
			CompressedSize64: uint64(len(body)), UncompressedSize64: uint64(len(m.body))}
		if m.size > 0 {
			h.UncompressedSize64 = m.size
		}
		if m.sum > 0 {
			h.CRC32 = m.sum
		}
		if m.method > 0 {
			h.Method = m.method
		}
		if m.mode != 0 {
			h.SetMode(m.mode)
		}
		write(w, h, body)
	}
	must(w.Close())
	return out.Bytes()
}

func write(w *zip.Writer, h *zip.FileHeader, body []byte) {
	f, err := w.CreateRaw(h)
	must(err)
	_, err = f.Write(body)
	must(err)
}

func squeezed(body []byte) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	must(err)
	_, err = w.Write(body)
	must(err)
	must(w.Close())
	return b.Bytes()
}

// must stops the program: what fails in memory is a mistake of this package.
func must(err error) {
	if err != nil {
		panic("hostile: " + err.Error())
	}
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`

// word holds the members of a Word file whose body is given; parts of the same
// name in more take the place of those here.
func word(body string, more ...member) []member {
	return joined([]member{
		text("[Content_Types].xml", declaration+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`),
		text("_rels/.rels", rels(rel("rId1", "officeDocument", "word/document.xml", false))),
		text("word/document.xml", wordXML(body)),
	}, more)
}

func joined(base, more []member) []member {
	for _, m := range more {
		found := false
		for i := range base {
			if base[i].name == m.name {
				base[i], found = m, true
				break
			}
		}
		if !found {
			base = append(base, m)
		}
	}
	return base
}

func wordXML(body string) string {
	return declaration + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>` + body + `</w:body></w:document>`
}

// para is a paragraph of a Word file.
func para(s string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + s + `</w:t></w:r></w:p>`
}

func rel(id, kind, target string, external bool) string {
	mode := ""
	if external {
		mode = ` TargetMode="External"`
	}
	return `<Relationship Id="` + id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + target + `"` + mode + `/>`
}

func rels(list ...string) string {
	return declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(list, "") + `</Relationships>`
}

// book holds the members of a workbook with one sheet, whose content is given.
func book(sheet string, more ...member) []member {
	return joined([]member{
		text("[Content_Types].xml", declaration+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`),
		text("_rels/.rels", rels(rel("rId1", "officeDocument", "xl/workbook.xml", false))),
		text("xl/workbook.xml", workbookXML(`<sheet name="自评表" sheetId="1" r:id="rId1"/>`)),
		text("xl/_rels/workbook.xml.rels", rels(rel("rId1", "worksheet", "worksheets/sheet1.xml", false), rel("rId2", "styles", "styles.xml", false))),
		text("xl/styles.xml", declaration+`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1" applyBorder="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyFill="1"/></cellXfs></styleSheet>`),
		text("xl/worksheets/sheet1.xml", sheetXML(sheet)),
	}, more)
}

func workbookXML(sheets string) string {
	return declaration + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + sheets + `</sheets></workbook>`
}

func sheetXML(content string) string {
	return declaration + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + content + `</worksheet>`
}

// said is a cell with text.
func said(ref, s string) string {
	return `<c r="` + ref + `" t="inlineStr"><is><t>` + s + `</t></is></c>`
}

// told is a sheet's row 1 with the fact that must be read.
func told() string { return `<row r="1">` + said("A1", Fact) + `</row>` }
