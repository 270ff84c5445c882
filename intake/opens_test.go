package intake

import (
	"archive/zip"
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/fault"
)

// packed is an archive with members.
func packed(t *testing.T, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.Create(m)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte("<" + strings.TrimSuffix(m, ".xml") + "/>"))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestOpens reads papers to their end: whole ones pass, also a picture of a kind that
// nobody reads and a workbook without a word; broken, locked and disguised ones are
// refused with a sentence.
func TestOpens(t *testing.T) {
	file := func(name string) []byte {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	pdf, word := file("../document/pdfread/testdata/writers/chromium-cells-stacked.pdf"), file("../document/docx/testdata/writers/pandoc.docx")
	var p, j bytes.Buffer
	img := image.NewRGBA(image.Rect(0, 0, 300, 200))
	for i := range img.Pix {
		img.Pix[i] = byte(i * i)
	}
	if png.Encode(&p, img) != nil || jpeg.Encode(&j, img, nil) != nil {
		t.Fatal("no pictures")
	}
	bill := []byte(`<?xml version="1.0" encoding="GB18030"?><发票><金额>3.00</金额></发票>`)
	ofd := packed(t, "OFD.xml", "Doc_0/Document.xml")
	var r Reader
	defer r.Close()
	for _, c := range []struct {
		name string
		data []byte
		code string
	}{
		{"协议.pdf", pdf, ""}, {"批复.docx", word, ""}, {"现场.png", p.Bytes(), ""}, {"现场.JPG", j.Bytes(), ""}, {"票.xml", bill, ""}, {"票.ofd", ofd, ""},
		{"宽.jpg", append([]byte("\xff\xd8\xff\xc9"), j.Bytes()[4:]...), ""},
		{"涉密.docx", markedDocx(t), "secrecy-mark"}, {"涉密.xml", []byte(`<?xml version="1.0" encoding="UTF-8"?><公文><密级>机密★1年</密级></公文>`), "secrecy-mark"},
		{"讲标志.xml", []byte(`<?xml version="1.0" encoding="UTF-8"?><公文><正文>首页应当标注“机密★1年”</正文></公文>`), ""},
		{"截断.pdf", []byte("%PDF-1.7\n" + strings.Repeat("x", 5000)), "pdf-damaged"},
		{"截断.docx", word[:len(word)/2], "docx-not-zip"}, {"截断.png", p.Bytes()[:p.Len()/2], "picture-damaged"}, {"截断.jpeg", j.Bytes()[:j.Len()/2], "picture-damaged"},
		{"截断.xml", bill[:len(bill)-12], "xml-damaged"}, {"截断.ofd", ofd[:len(ofd)/2], "ofd-damaged"}, {"别的.ofd", packed(t, "a.xml"), "ofd-damaged"},
		{"其实是pdf.docx", pdf, "read-disguised"}, {"其实是word.xlsx", word, "read-disguised"}, {"一行字.xml", []byte("没有元素"), "xml-damaged"},
	} {
		err := r.Opens(c.name, c.data)
		got := ""
		if list := fault.All(err); len(list) > 0 {
			got = list[0].Code
		}
		if got != c.code {
			t.Errorf("%s: %q, want %q: %v", c.name, got, c.code, err)
		}
	}
}

// markedDocx is a paper with a secrecy mark in its first line.
func markedDocx(t *testing.T) []byte {
	t.Helper()
	data, err := docx.Write(&document.Document{Blocks: []document.Block{
		&document.Paragraph{Runs: []document.Run{{Text: "机密★1年"}}}, &document.Paragraph{Runs: []document.Run{{Text: "关于项目的请示"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}
