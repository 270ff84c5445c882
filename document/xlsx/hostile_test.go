package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"

	"jiheng/fault"
)

// wantFault checks that an error is Invalid, of a code, and in Chinese.
func wantFault(t *testing.T, err error, code string) {
	t.Helper()
	all := fault.All(err)
	if len(all) != 1 || all[0].Kind != fault.Invalid || all[0].Code != code {
		t.Fatalf("got %v, want code %s", err, code)
	}
	if !strings.ContainsAny(all[0].Message, "请") {
		t.Errorf("the message does not say what to do: %s", all[0].Message)
	}
}

func TestNoWorkbook(t *testing.T) {
	docx := plainParts("")
	docx["_rels/.rels"] = strings.ReplaceAll(docx["_rels/.rels"], "xl/workbook.xml", "word/document.xml")
	xlsb := plainParts("")
	xlsb["_rels/.rels"] = strings.ReplaceAll(xlsb["_rels/.rels"], "workbook.xml", "workbook.bin")
	for name, c := range map[string]struct {
		data       []byte
		code, word string
	}{
		"空文件":     {nil, "xlsx-not", "空"},
		"xls":     {append([]byte(nil), "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1............"...), "xlsx-xls", "另存为xlsx"},
		"加密":      {append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."), lockedStream...), "xlsx-locked", "密码"},
		"CSV":     {[]byte("序号,名称\n1,甲\n"), "xlsx-not", "CSV"},
		"GBK的CSV": {[]byte("\xd0\xf2\xba\xc5,\xc3\xfb\xb3\xc6\r\n1,2\r\n"), "xlsx-not", "CSV"},
		"网页":      {[]byte("\ufeff<html><table>"), "xlsx-not", "网页"},
		"PDF":     {[]byte("%PDF-1.7\n"), "xlsx-not", "PDF"},
		"乱码":      {[]byte{1, 2, 3, 0, 9}, "xlsx-not", "不是xlsx"},
		"别的压缩包":   {pack(t, map[string]string{"a.txt": "x"}), "xlsx-not", "压缩包"},
		"docx":    {pack(t, docx), "xlsx-not", "Word"},
		"xlsb":    {pack(t, xlsb), "xlsx-not", "xlsb"},
		"截断":      {pack(t, plainParts(""))[:900], "xlsx-damaged", "损坏"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(c.data)
			wantFault(t, err, c.code)
			if !strings.Contains(err.Error(), c.word) {
				t.Errorf("%v does not say %s", err, c.word)
			}
		})
	}
}

func TestHostileSheets(t *testing.T) {
	deep := strings.Repeat("<a>", 100) + strings.Repeat("</a>", 100)
	row := func(s string) string { return `<sheetData><row r="1">` + s + `</row></sheetData>` }
	for name, c := range map[string]struct{ sheet, code string }{
		"没有数据部分":   {``, "xlsx-damaged"},
		"数据部分有两个":  {`<sheetData/><sheetData/>`, "xlsx-damaged"},
		"行号2^31":   {`<sheetData><row r="2147483648"><c r="A1"><v>1</v></c></row></sheetData>`, "xlsx-bad-cell"},
		"行号为负":     {`<sheetData><row r="-1"/></sheetData>`, "xlsx-bad-cell"},
		"行号重复":     {`<sheetData><row r="2"/><row r="2"/></sheetData>`, "xlsx-bad-cell"},
		"行号倒退":     {`<sheetData><row r="2"/><row r="1"/></sheetData>`, "xlsx-bad-cell"},
		"单元格在别的行":  {row(`<c r="A2"><v>1</v></c>`), "xlsx-bad-cell"},
		"单元格重复":    {row(`<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>`), "xlsx-bad-cell"},
		"列超出":      {row(`<c r="XFE1"><v>1</v></c>`), "xlsx-bad-cell"},
		"两个值":      {row(`<c r="A1"><v>1</v><v>2</v></c>`), "xlsx-damaged"},
		"NaN":      {row(`<c r="A1"><v>NaN</v></c>`), "xlsx-bad-cell"},
		"1E+309":   {row(`<c r="A1"><v>1E+309</v></c>`), "xlsx-bad-cell"},
		"文字作数":     {row(`<c r="A1"><v>壹佰</v></c>`), "xlsx-bad-cell"},
		"没有的样式":    {row(`<c r="A1" s="99"><v>1</v></c>`), "xlsx-bad-cell"},
		"没有的文字":    {row(`<c r="A1" t="s"><v>3</v></c>`), "xlsx-bad-cell"},
		"太深":       {`<sheetData>` + deep + `</sheetData>`, "xlsx-damaged"},
		"标记不配对":    {`<sheetData><row r="1"></sheetData></row>`, "xlsx-damaged"},
		"标记没有完":    {`<sheetData><row r="1">`, "xlsx-damaged"},
		"不认识的实体":   {row(`<c r="A1" t="str"><v>&lol;</v></c>`), "xlsx-damaged"},
		"非法字符":     {row(`<c r="A1" t="str"><v>&#1;</v></c>`), "xlsx-damaged"},
		"不是UTF-8":  {row("<c r=\"A1\" t=\"str\"><v>\xff\xfe</v></c>"), "xlsx-damaged"},
		"属性没有引号":   {row(`<c r=A1><v>1</v></c>`), "xlsx-damaged"},
		"属性太多":     {row(`<c ` + strings.Repeat(`a="1" `, 99) + `/>`), "xlsx-damaged"},
		"很长的属性":    {row(`<c r="` + strings.Repeat("A", 2<<20) + `"/>`), "xlsx-damaged"},
		"文档类型":     {`<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>`, "xlsx-damaged"},
		"根元素之后有别的": {`<sheetData/></worksheet><worksheet>`, "xlsx-damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := rowsOf(pack(t, plainParts(c.sheet)))
			wantFault(t, err, c.code)
		})
	}
}

func TestHostileParts(t *testing.T) {
	for name, change := range map[string]func(map[string]string){
		"实体炸弹": func(p map[string]string) {
			p["xl/sharedStrings.xml"] = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY l2 "&lol;&lol;">]><sst><si><t>&l2;</t></si></sst>`
		},
		"UTF-16": func(p map[string]string) { p["xl/workbook.xml"] = "\xff\xfe<\x00w\x00" },
		"GB18030": func(p map[string]string) {
			p["xl/styles.xml"] = `<?xml version="1.0" encoding="GB18030"?><styleSheet/>`
		},
		"没有工作表":  func(p map[string]string) { p["xl/workbook.xml"] = `<workbook><sheets/></workbook>` },
		"表的部件不在": func(p map[string]string) { delete(p, "xl/worksheets/sheet1.xml") },
		"同名的表": func(p map[string]string) {
			p["xl/workbook.xml"] = `<workbook ` + mainNS + `><sheets><sheet name="表" r:id="rId1"/><sheet name="表" r:id="rId1"/></sheets></workbook>`
		},
		"路径越界":   func(p map[string]string) { p["../evil.xml"] = "x" },
		"大小写不同名": func(p map[string]string) { p["XL/workbook.xml"] = "x" },
		"空的文字部件": func(p map[string]string) { p["xl/sharedStrings.xml"] = "" },
		"别的根":    func(p map[string]string) { p["xl/workbook.xml"] = `<html/>` },
		"名称没有表": func(p map[string]string) {
			p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "</workbook>", `<definedNames><definedName name="a" localSheetId="7">x</definedName></definedNames></workbook>`, 1)
		},
	} {
		t.Run(name, func(t *testing.T) {
			parts := plainParts(`<sheetData/>`)
			change(parts)
			_, err := Open(pack(t, parts))
			wantFault(t, err, "xlsx-damaged")
		})
	}
}

// member is a packed part whose size and checksum may lie.
type member struct {
	name string
	body []byte
	size uint64
	sum  uint32
}

// rawPack zips parts, and then members as they say.
func rawPack(t *testing.T, parts map[string]string, extra ...member) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, body := range parts {
		extra = append(extra, member{name, []byte(body), uint64(len(body)), crc32.ChecksumIEEE([]byte(body))})
	}
	for _, m := range extra {
		var packed bytes.Buffer
		z, err := flate.NewWriter(&packed, 9)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write(m.body); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		f, err := w.CreateRaw(&zip.FileHeader{Name: m.name, Method: zip.Deflate, CRC32: m.sum,
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: m.size})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(packed.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestLyingArchives(t *testing.T) {
	sheet := []byte(`<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`)
	honest := member{"xl/worksheets/sheet1.xml", sheet, uint64(len(sheet)), crc32.ChecksumIEEE(sheet)}
	for name, c := range map[string]struct {
		change func(*member)
		code   string
	}{
		"校验和不符":  {func(m *member) { m.sum++ }, "xlsx-damaged"},
		"大小少报":   {func(m *member) { m.size -= 20 }, "xlsx-damaged"},
		"大小多报":   {func(m *member) { m.size += 20 }, "xlsx-damaged"},
		"大小报为零":  {func(m *member) { m.size = 0 }, "xlsx-damaged"},
		"大小报为很大": {func(m *member) { m.size = 1 << 40 }, "xlsx-too-big"},
		"压缩炸弹": {func(m *member) {
			m.body = append([]byte("<worksheet><sheetData>"), bytes.Repeat([]byte(" "), 64<<20)...)
			m.size, m.sum = uint64(len(m.body)), crc32.ChecksumIEEE(m.body)
		}, "xlsx-too-big"},
	} {
		t.Run(name, func(t *testing.T) {
			parts := plainParts("")
			delete(parts, honest.name)
			m := honest
			c.change(&m)
			_, err := rowsOf(rawPack(t, parts, m))
			wantFault(t, err, c.code)
		})
	}
	t.Run("成员重名", func(t *testing.T) {
		_, err := Open(rawPack(t, plainParts(""), honest))
		wantFault(t, err, "xlsx-damaged")
	})
	t.Run("成员太多", func(t *testing.T) {
		parts := plainParts("<sheetData/>")
		for i := range maxMembers {
			parts["x/"+columnName(i+1)] = ""
		}
		_, err := Open(pack(t, parts))
		wantFault(t, err, "xlsx-too-big")
	})
	t.Run("数据流截断", func(t *testing.T) {
		parts := plainParts("")
		delete(parts, honest.name)
		data := rawPack(t, parts, honest)
		at := bytes.Index(data, []byte(honest.name)) + len(honest.name)
		binary.LittleEndian.PutUint64(data[at:], 0)
		_, err := rowsOf(data)
		wantFault(t, err, "xlsx-damaged")
	})
}

func TestHugeClaimsCostNothing(t *testing.T) {
	for name, sheet := range map[string]string{
		"巨大的范围":  `<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`,
		"很远的单元格": `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`,
		"巨大的合并":  `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
	} {
		t.Run(name, func(t *testing.T) {
			data := pack(t, plainParts(sheet))
			if _, err := rowsOf(data); err != nil {
				t.Error(err)
			}
			doc, err := Document(data)
			if err != nil {
				t.Fatal(err)
			}
			if doc.Dump() == "" {
				t.Error("the cell is lost")
			}
		})
	}
	merges := `<mergeCells>` + strings.Repeat(`<mergeCell ref="A1:B2"/>`, maxMerges+1) + `</mergeCells>`
	_, err := mustOpen(t, pack(t, plainParts(`<sheetData/>`+merges))).Merges("表")
	wantFault(t, err, "xlsx-too-big")
	_, err = Document(pack(t, plainParts(`<sheetData/><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>`)))
	wantFault(t, err, "xlsx-damaged")
}
