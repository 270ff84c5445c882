package hostile

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

// compound is the head of a compound file of old Office with the streams of the
// given names in its directory.
func compound(streams ...string) []byte {
	head := make([]byte, 512)
	copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for at, v := range map[int]uint16{24: 0x3e, 26: 3, 28: 0xfffe, 30: 9, 32: 6} {
		binary.LittleEndian.PutUint16(head[at:], v)
	}
	for i := 76; i < 512; i += 4 {
		binary.LittleEndian.PutUint32(head[i:], 0xffffffff)
	}
	directory := make([]byte, 512)
	for i, name := range append([]string{"Root Entry"}, streams...)[:min(4, len(streams)+1)] {
		for j, u := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(directory[128*i+2*j:], u)
		}
	}
	return append(append(head, directory...), make([]byte, 4096)...)
}

// oldFormats are files of other programs, under their own name or another's.
func oldFormats() []File {
	const old, wrong = "old format", "wrong name"
	bytesOf := func(b []byte) func() []byte { return func() []byte { return b } }
	png := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde")
	page := "<html><body><p>" + Fact + "</p></body></html>"
	return []File{
		refused("old.doc", old, "Word 97", "read-format", bytesOf(compound("WordDocument"))),
		refused("old.xls", old, "Excel 97", "read-format", bytesOf(compound("Workbook"))),
		refused("old.wps", old, "WPS text", "read-format", bytesOf(compound("WpsDocument"))),
		refused("old.et", old, "WPS table", "read-format", bytesOf(compound("Workbook"))),
		refused("old.ofd", old, "the national page format", "read-format", func() []byte { return packed(text("OFD.xml", "<ofd:OFD/>")) }),
		refused("old.rtf", old, "rich text", "read-format", bytesOf([]byte(`{\rtf1 `+Fact+`}`))),
		refused("old.ods", old, "OpenDocument table", "read-format read-disguised", func() []byte {
			return packed(text("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))
		}),
		refused("doc-named.docx", wrong, "Word 97", "read-disguised", bytesOf(compound("WordDocument"))),
		refused("xls-named.xlsx", wrong, "Excel 97", "read-disguised", bytesOf(compound("Workbook"))),
		refused("rtf-named.docx", wrong, "rich text", "read-disguised", bytesOf([]byte(`{\rtf1 `+Fact+`}`))),
		refused("locked.docx", "locked", "encrypted package", "docx-encrypted", bytesOf(compound("EncryptionInfo", "EncryptedPackage"))),
		refused("locked.xlsx", "locked", "encrypted package", "xlsx-locked", bytesOf(compound("EncryptionInfo", "EncryptedPackage"))),
		refused("png-named.docx", wrong, "a picture", "read-disguised", bytesOf(png)),
		refused("png-named.pdf", wrong, "a picture", "read-disguised", bytesOf(png)),
		refused("html-named.xlsx", wrong, "a page, as old export programs write", "read-disguised", bytesOf([]byte(page))),
		refused("csv-named.xlsx", wrong, "comma separated text", "read-disguised", bytesOf([]byte("项目,金额\n支出,1234.56\n"))),
		refused("docx-named.xlsx", wrong, "a Word file", "read-disguised", func() []byte { return packed(word(para(Fact))...) }),
		refused("xlsx-named.docx", wrong, "a workbook", "read-disguised", func() []byte { return packed(book("<sheetData>" + told() + "</sheetData>")...) }),
		refused("zip-named.pdf", wrong, "an archive", "read-disguised", func() []byte { return packed(text("a.txt", Fact)) }),
		refused("docx-named.txt", wrong, "a Word file", "read-disguised", func() []byte { return packed(word(para(Fact))...) }),
		refused("docx-named.html", wrong, "a Word file", "read-disguised", func() []byte { return packed(word(para(Fact))...) }),
		refused("program-named.txt", wrong, "a program", "read-disguised", bytesOf(append([]byte("\x7fELF\x02\x01\x01"), bytes.Repeat([]byte{0, 0xff, 0x13, 0x88}, 500)...))),
		refused("noise.bin", wrong, "an unknown ending", "read-format", bytesOf([]byte{1, 2, 3})),
		refused("both.docx", wrong, "a PDF's head before a Word file", "pdf-damaged docx-not-zip", func() []byte {
			return append([]byte("%PDF-1.7\n"), packed(word(para(Fact))...)...)
		}),
		fine("pdf-named.docx", "a PDF under another name", func() []byte { return onePage(say(50, 700, Fact), "", "", nil) }),
	}
}
