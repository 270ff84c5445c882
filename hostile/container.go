package hostile

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
)

// blanks is a body that packs a thousand to one.
func blanks(kib int) []byte { return bytes.Repeat([]byte(" "), kib<<10) }

// containers are archives that unpack to more than they seem.
func containers() []File {
	const kind = "container"
	bomb := func(xml string, kib int) []byte {
		at := strings.LastIndex(xml, "</")
		return append(append([]byte(xml[:at]), blanks(kib)...), xml[at:]...)
	}
	return []File{
		small("zip-bomb.docx", kind, "main part that packs a thousand to one", "docx-too-large", func() []byte {
			return packed(word("", member{name: "word/document.xml", body: bomb(wordXML(para(Fact)), 400)})...)
		}),
		small("zip-bomb.xlsx", kind, "sheet that packs a thousand to one", "xlsx-too-big", func() []byte {
			return packed(book("", member{name: "xl/worksheets/sheet1.xml", body: bomb(sheetXML("<sheetData>"+told()+"</sheetData>"), 400)})...)
		}),
		small("zip-bomb-many.xlsx", kind, "sheets that are too much together, every one below the limit of the ratio", "xlsx-too-big", manyBombs),
		refused("zip-nested.docx", kind, "archives in archives, four deep", "read-disguised", func() []byte { return nested(4) }),
		refused("zip-nested.xlsx", kind, "archives in archives, four deep", "read-disguised", func() []byte { return nested(4) }),
		refused("zip-overlap.xlsx", kind, "sixty directory entries over one body", "xlsx-too-big xlsx-damaged read-disguised", func() []byte { return overlapping(60) }),
		refused("zip-overlap.docx", kind, "sixty directory entries over one body", "docx-too-large docx-damaged read-disguised", func() []byte { return overlapping(60) }),
		small("zip-members.docx", kind, "many members", "docx-too-large", func() []byte { return packed(word(para(Fact), flood(60)...)...) }),
		small("zip-members.xlsx", kind, "many members", "xlsx-too-big", func() []byte { return packed(book("<sheetData>"+told()+"</sheetData>", flood(60)...)...) }),
		refused("zip-small-lie.docx", kind, "main part claims 10 bytes and has more", "docx-damaged docx-too-large", func() []byte {
			return packed(word("", member{name: "word/document.xml", body: bomb(wordXML(para(Fact)), 80), size: 10})...)
		}),
		refused("zip-small-lie.xlsx", kind, "sheet claims 10 bytes and has more", "xlsx-damaged xlsx-too-big", func() []byte {
			return packed(book("", member{name: "xl/worksheets/sheet1.xml", body: bomb(sheetXML("<sheetData>"+told()+"</sheetData>"), 80), size: 10})...)
		}),
		refused("zip-great-lie.docx", kind, "main part claims a mebibyte and has less", "docx-damaged docx-too-large", func() []byte {
			return packed(word("", member{name: "word/document.xml", body: []byte(wordXML(para(Fact))), size: 1 << 20})...)
		}),
		refused("zip-sum.docx", kind, "wrong checksum", "docx-damaged", func() []byte {
			return packed(word("", member{name: "word/document.xml", body: []byte(wordXML(para(Fact))), sum: 1})...)
		}),
		refused("zip-sum.xlsx", kind, "wrong checksum", "xlsx-damaged", func() []byte {
			return packed(book("", member{name: "xl/worksheets/sheet1.xml", body: []byte(sheetXML("<sheetData>" + told() + "</sheetData>")), sum: 1})...)
		}),
	}
}

// archives are archives whose directory is odd: names, copies, ends.
func archives() []File {
	const kind = "archive"
	good, sheet := packed(word(para(Fact))...), packed(book("<sheetData>"+told()+"</sheetData>")...)
	return []File{
		refused("zip-twice.docx", kind, "two main parts of one name that say different things", "docx-damaged", func() []byte {
			return packed(append(word(para(Fact)), text("word/document.xml", wordXML(para("全年支出合计1.00万元。"))))...)
		}),
		refused("zip-twice.xlsx", kind, "two sheets of one name that say different things", "xlsx-damaged", func() []byte {
			return packed(append(book("<sheetData>"+told()+"</sheetData>"), text("xl/worksheets/sheet1.xml", sheetXML("<sheetData/>")))...)
		}),
		refused("zip-case.xlsx", kind, "two sheets whose names differ in case only", "xlsx-damaged", func() []byte {
			return packed(append(book("<sheetData>"+told()+"</sheetData>"), text("xl/worksheets/SHEET1.xml", sheetXML("<sheetData/>")))...)
		}),
		inert("zip-traversal.docx", kind, "members named to be written outside", func() []byte { return packed(word(para(Fact), escapes()...)...) }),
		refused("zip-traversal.xlsx", kind, "members named to be written outside", "xlsx-damaged", func() []byte {
			return packed(book("<sheetData>"+told()+"</sheetData>", escapes()...)...)
		}),
		refused("zip-symlink.docx", kind, "main part is a link to a file of the system", "docx-damaged", func() []byte {
			return packed(word("", member{name: "word/document.xml", body: []byte("/etc/passwd"), mode: fs.ModeSymlink | 0o777})...)
		}),
		refused("zip-symlink.xlsx", kind, "sheet is a link to a file of the system", "xlsx-damaged", func() []byte {
			return packed(book("", member{name: "xl/worksheets/sheet1.xml", body: []byte("/etc/passwd"), mode: fs.ModeSymlink | 0o777})...)
		}),
		refused("zip-locked.docx", kind, "main part marked as encrypted", "docx-encrypted", func() []byte {
			return packed(word("", member{name: "word/document.xml", body: []byte(wordXML(para(Fact))), flags: 1})...)
		}),
		refused("zip-method.docx", kind, "unknown method of packing", "docx-damaged", func() []byte {
			return packed(word("", member{name: "word/document.xml", body: []byte(wordXML(para(Fact))), method: 99})...)
		}),
		refused("cut-head.docx", kind, "first tenth of a file", "docx-not-zip", func() []byte { return good[:len(good)/10] }),
		refused("cut-half.docx", kind, "first half of a file", "docx-not-zip", func() []byte { return good[:len(good)/2] }),
		refused("cut-end.docx", kind, "all but the last ten bytes", "docx-not-zip", func() []byte { return good[:len(good)-10] }),
		refused("cut-half.xlsx", kind, "first half of a file", "xlsx-damaged", func() []byte { return sheet[:len(sheet)/2] }),
		refused("cut-end.xlsx", kind, "all but the last ten bytes", "xlsx-damaged", func() []byte { return sheet[:len(sheet)-10] }),
		refused("cut-middle.docx", kind, "a hole of zeros in the packed text", "docx-damaged", func() []byte { return hole(good, "word/document.xml") }),
		refused("cut-middle.xlsx", kind, "a hole of zeros in the packed sheet", "xlsx-damaged", func() []byte { return hole(sheet, "xl/worksheets/sheet1.xml") }),
		refused("no-bytes.docx", kind, "no byte at all", "file-empty", func() []byte { return nil }),
		refused("no-members.docx", kind, "an archive without members", "docx-no-text", func() []byte { return packed() }),
		refused("no-members.xlsx", kind, "an archive without members", "xlsx-not", func() []byte { return packed() }),
	}
}

func hole(data []byte, name string) []byte {
	out := bytes.Clone(data)
	at := bytes.Index(out, []byte(name)) + len(name) + 8
	clear(out[at : at+40])
	return out
}

func nested(depth int) []byte {
	out := []byte(Fact)
	for i := range depth {
		name := fmt.Sprintf("%d.zip", i)
		out = packed(member{name: name, body: out}, member{name: "又" + name, body: out})
	}
	return out
}

func manyBombs() []byte {
	body := append([]byte(sheetXML("<sheetData/>")), blanks(60)...)
	var list []member
	for i := range 36 {
		list = append(list, member{name: fmt.Sprintf("xl/worksheets/sheet%d.xml", i+2), body: body})
	}
	return packed(book("<sheetData>"+told()+"</sheetData>", list...)...)
}

// overlapping is an archive whose directory names one body again and again.
func overlapping(n int) []byte {
	base := packed(member{name: "kernel", body: append([]byte("<a>"), blanks(64)...)})
	directory := bytes.Index(base, []byte("PK\x01\x02"))
	end := bytes.Index(base, []byte("PK\x05\x06"))
	entry := base[directory:end]
	out := bytes.Clone(base[:directory])
	for i := range n {
		e := bytes.Clone(entry)
		copy(e[46:], fmt.Sprintf("%06d", i))
		out = append(out, e...)
	}
	tail := bytes.Clone(base[end:])
	size := n * len(entry)
	for _, at := range []int{8, 10} {
		tail[at], tail[at+1] = byte(n), byte(n>>8)
	}
	for i := range 4 {
		tail[12+i] = byte(size >> (8 * i))
	}
	return append(out, tail...)
}

func flood(n int) []member {
	list := make([]member, n)
	for i := range list {
		list[i].name = fmt.Sprintf("x/%d", i)
	}
	return list
}

// escapes are members whose names would write outside of a folder.
func escapes() []member {
	return []member{
		text("../../../jiheng-was-here.txt", "x"), text(`..\..\jiheng-was-here.txt`, "x"), text("/tmp/jiheng-was-here.txt", "x"),
		text(`C:\jiheng-was-here.txt`, "x"), text("word/../../jiheng-was-here.txt", "x"),
		{name: "link", body: []byte("/etc"), mode: fs.ModeSymlink | 0o777}, text("link/jiheng-was-here.txt", "x"),
	}
}
