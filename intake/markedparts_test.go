package intake

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/xlsx"
	"jiheng/fault"
)

// with is an archive with members added or put in the place of others.
func with(t *testing.T, data []byte, members map[string]string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range z.File {
		if change, ok := members[f.Name]; !ok || strings.Contains(change, "→") {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			var text bytes.Buffer
			_, _ = text.ReadFrom(r)
			w, _ := out.Create(f.Name)
			s := text.String()
			if old, now, ok := strings.Cut(change, "→"); ok {
				if !strings.Contains(s, old) {
					t.Fatalf("%s has no %q: %s", f.Name, old, s)
				}
				s = strings.ReplaceAll(s, old, now)
			}
			_, _ = w.Write([]byte(s))
		}
	}
	for name, text := range members {
		if !strings.Contains(text, "→") {
			w, _ := out.Create(name)
			_, _ = w.Write([]byte(text))
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestMarksBesideTheText finds secrecy marks where nobody sees them at once, and lets
// what only speaks of them pass.
func TestMarksBesideTheText(t *testing.T) {
	book, err := xlsx.WriteRegisters("统计表", []xlsx.Register{{Name: "统计", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("名称", 20)}, Rows: [][]string{{"甲"}}},
		{Name: "旧稿", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("名称", 20)}, Rows: [][]string{{"机密★1年"}}}})
	if err != nil {
		t.Fatal(err)
	}
	clean, err := xlsx.WriteRegisters("统计表", []xlsx.Register{{Name: "统计", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("名称", 20)}, Rows: [][]string{{"甲"}}},
		{Name: "旧稿", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("名称", 20)}, Rows: [][]string{{"商业秘密★"}}}})
	if err != nil {
		t.Fatal(err)
	}
	paper, err := docx.Write(&document.Document{Blocks: []document.Block{&document.Paragraph{Runs: []document.Run{{Text: "关于项目的请示"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	const x = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	var r Reader
	defer r.Close()
	for _, c := range []struct {
		what, name string
		data       []byte
		code       string
	}{
		{"hidden sheet", "a.xlsx", with(t, book, map[string]string{"xl/workbook.xml": `name="旧稿"→name="旧稿" state="hidden"`}), codeMarked},
		{"very hidden sheet", "a.xlsx", with(t, book, map[string]string{"xl/workbook.xml": `name="旧稿"→name="旧稿" state="veryHidden"`}), codeMarked},
		{"name of a sheet", "a.xlsx", with(t, clean, map[string]string{"xl/workbook.xml": `name="旧稿"→name="秘密★三年"`}), codeMarked},
		{"comment of a cell", "a.xlsx", with(t, clean, map[string]string{"xl/comments1.xml": `<comments ` + x + `><commentList><comment ref="A1"><text><r><t>机</t></r><r><t>密★长期</t></r></text></comment></commentList></comments>`}), codeMarked},
		{"head of a sheet", "a.xlsx", with(t, clean, map[string]string{"xl/worksheets/sheet9.xml": `<worksheet ` + x + `><headerFooter><oddHeader>&amp;L&amp;"宋体,常规"绝密★10年&amp;C表</oddHeader></headerFooter></worksheet>`}), codeMarked},
		{"text box of a sheet", "a.xlsx", with(t, clean, map[string]string{"xl/drawings/drawing7.xml": `<x xmlns:a="urn:a"><a:p><a:r><a:t>密级：机密</a:t></a:r></a:p></x>`}), codeMarked},
		{"head of a paper", "a.docx", with(t, paper, map[string]string{"word/header9.xml": `<w:hdr ` + w + `><w:p><w:r><w:t>机密</w:t></w:r><w:r><w:t>★1年</w:t></w:r></w:p></w:hdr>`}), codeMarked},
		{"foot of a paper", "a.docx", with(t, paper, map[string]string{"word/footer9.xml": `<w:ftr ` + w + `><w:p><w:r><w:t>密级：秘密</w:t></w:r></w:p></w:ftr>`}), codeMarked},
		{"comment of a paper", "a.docx", with(t, paper, map[string]string{"word/comments.xml": `<w:comments ` + w + `><w:comment w:id="0"><w:p><w:r><w:t>秘密★启封前</w:t></w:r></w:p></w:comment></w:comments>`}), codeMarked},
		{"text box of a paper", "a.docx", with(t, paper, map[string]string{"word/extra.xml": `<w:txbxContent ` + w + `><w:p><w:r><w:t>绝密★30年</w:t></w:r></w:p></w:txbxContent>`}), codeMarked},
		{"nothing", "a.xlsx", with(t, clean, map[string]string{"xl/comments1.xml": `<comments ` + x + `><comment><text><t>首页应当标注“机密★1年”</t></text></comment></comments>`}), ""},
		{"a talk of marks", "a.docx", with(t, paper, map[string]string{"word/header9.xml": `<w:hdr ` + w + `><w:p><w:r><w:t>保守国家秘密，人人有责</w:t></w:r></w:p></w:hdr>`}), ""},
		{"a name that speaks", "a.xlsx", with(t, clean, map[string]string{"xl/workbook.xml": `name="旧稿"→name="保密培训"`}), ""},
	} {
		err := r.Opens(c.name, c.data)
		got := ""
		if list := fault.All(err); len(list) > 0 {
			got = list[0].Code
		}
		if got != c.code {
			t.Errorf("%s: %q, want %q: %v", c.what, got, c.code, err)
		}
	}
}

// TestMarksLeftOut finds marks in what a reader left out of the text: heads and feet of
// the pages, watermarks, annotations.
func TestMarksLeftOut(t *testing.T) {
	said := func(text string) *document.Document {
		return &document.Document{Reading: []document.ReadNote{{Text: text}}}
	}
	for _, c := range []struct {
		d      *document.Document
		marked bool
	}{
		{&document.Document{Head: "机密★1年"}, true}, {&document.Document{Footer: "秘密★长期"}, true}, {&document.Document{Title: "密级：绝密"}, true},
		{said("有水印“内部”、“秘密★3年”，不算正文，没有读"), true}, {said("有批注类内容1处：文本框批注“机密★启封前”，不是正文，没有读"), true},
		{said("有水印“保密”，不算正文，没有读"), false}, {&document.Document{Head: "关于机密文件的规定"}, false}, {said("没有标机密★1年"), false},
	} {
		if err := markedNotes(c.d); (err != nil) != c.marked {
			t.Errorf("%+v: %v", c.d, err)
		}
	}
}
