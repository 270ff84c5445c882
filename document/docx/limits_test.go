package docx

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/hostile"
)

func codeOf(err error) string {
	var e *fault.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func TestRefused(t *testing.T) {
	ole := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 512)...)
	many := make([]part, maxMembers+1)
	for i := range many {
		many[i].name = "x"
	}
	packed := func(parts ...part) []byte {
		b, err := pack(parts)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	main := func(xml string) []byte { return packed(part{"word/document.xml", []byte(xml)}) }
	for _, c := range []struct {
		name, code, words string
		data              []byte
	}{
		{"旧格式", "docx-old", "另存为 .docx", ole},
		{"有密码", "docx-encrypted", "密码", append(bytes.Clone(ole), wide("EncryptedPackage")...)},
		{"RTF", "docx-rtf", "另存为 .docx", []byte(`{\rtf1}`)},
		{"不是压缩包", "docx-not-zip", "不是 Word 文件", []byte("hello")},
		{"没有正文", "docx-no-text", "没有 Word 正文", packed(part{"xl/workbook.xml", []byte("<a/>")})},
		{"部件太多", "docx-too-large", "上限", packed(many...)},
		{"膨胀过大", "docx-too-large", "word/document.xml", main("<a>" + strings.Repeat(" ", 8<<20) + "</a>")},
		{"层次过深", "docx-too-large", "过深", main(strings.Repeat("<a>", maxDepth+2))},
		{"元素太多", "docx-too-large", "过大", main("<a>" + strings.Repeat("<b/><cc/><d/>", maxElements/3+2) + "</a>")},
		{"文档类型", "docx-damaged", "已损坏", main(`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`)},
		{"残缺", "docx-damaged", "已损坏", main(`<a><b></a>`)},
		{"列太多", "docx-wide-table", "超过256列", foreign(t, `<w:tbl><w:tr>`+strings.Repeat(cell(`<w:gridSpan w:val="200"/>`, "x"), 2)+`</w:tr></w:tbl>`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(c.data)
			if d != nil || codeOf(err) != c.code || !strings.Contains(err.Error(), c.words) || fault.KindOf(err) != fault.Invalid {
				t.Errorf("Read gives %v, %q %v; want %s with %q", d, codeOf(err), err, c.code, c.words)
			}
		})
	}
}

func TestTablesRefused(t *testing.T) {
	one := []document.Cell{{Runs: document.Plain("x")}}
	d := &document.Document{Blocks: []document.Block{
		&document.Table{ID: "empty", Columns: make([]document.Column, 2)},
		&document.Table{ID: "short", Columns: make([]document.Column, 2), Rows: []document.Row{{Cells: one}}},
		&document.Table{ID: "wide", Columns: make([]document.Column, 64), Rows: []document.Row{{Cells: []document.Cell{{ColSpan: 64}}}}},
	}}
	_, err := Write(d)
	var codes []string
	for _, e := range fault.All(err) {
		codes = append(codes, e.Code)
	}
	if got := strings.Join(codes, " "); got != "docx-empty-table docx-table-grid docx-wide-table" {
		t.Errorf("codes %q", got)
	}
}

func FuzzRead(f *testing.F) {
	whole, err := Write(sample())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	for _, c := range foreignCases {
		f.Add([]byte(c.body))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > hostile.MostFuzzed {
			return
		}
		hostile.Bounded(t, func() { check(t, data) })
		hostile.Bounded(t, func() { check(t, foreign(t, string(data))) })
	})
}

// check reads a file; what is read must be sound, and survive another round.
func check(t *testing.T, data []byte) {
	d, err := Read(data)
	if err != nil {
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("error of another kind: %v", err)
		}
		return
	}
	for _, b := range d.Blocks {
		if tab, ok := b.(*document.Table); ok && tab.Check() != 0 {
			t.Errorf("row %d of a table does not fill the grid", tab.Check())
		}
	}
	d.Dump()
	again, err := Write(d)
	if err != nil && !strings.HasPrefix(codeOf(err), "docx-wide") {
		t.Fatalf("what was read cannot be written: %v", err)
	}
	if err == nil {
		if _, err := Read(again); err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
	}
}
