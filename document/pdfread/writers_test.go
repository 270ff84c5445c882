package pdfread

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jiheng/document"
)

// written returns a file of testdata/writers; its README tells what each is.
func written(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "writers", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// notes returns the codes and words of what the reader says, a line for each.
func notes(d *document.Document) string {
	var b strings.Builder
	for _, n := range d.Reading {
		mark := ""
		if n.Unread {
			mark = "!"
		}
		b.WriteString(mark + n.Code + " " + n.Text + "\n")
	}
	return b.String()
}

// fund is the table of most fixtures; f is what stands in one of its rows.
func fund(rows ...string) string {
	return "  | " + strings.Join(rows, " |\n  | ") + " |\n"
}

var (
	fundHead = "资金来源 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率"
	plainSum = fund(fundHead, "年度资金总额 | 1,200.00 | 1,234.56 | 1,180.30 | 95.60%",
		"其中：当年财政拨款 | 1,000.00 | 1,034.56 | 1,000.30 | 96.69%", "上年结转资金 | 200.00 | 200.00 | 180.00 | 90.00%")
)

// TestFilesOfWriters reads files as other programs make them: each has what the
// case says, in one piece, and the notes begin with the codes.
func TestFilesOfWriters(t *testing.T) {
	for name, c := range writtenCases {
		t.Run(name, func(t *testing.T) {
			d := studied(t, written(t, name)).Document
			got := d.Dump()
			for _, want := range c.has {
				if !strings.Contains(got, want) {
					t.Errorf("lacks\n%s", want)
				}
			}
			for _, bad := range c.lacks {
				if strings.Contains(got, bad) {
					t.Errorf("has %q", bad)
				}
			}
			said := notes(d)
			for _, want := range c.notes {
				if !strings.Contains(said, want) {
					t.Errorf("does not say %q", want)
				}
			}
			if c.notes == nil && said != "" {
				t.Errorf("says %s", said)
			}
			if t.Failed() {
				t.Logf("read:\n%s\nsaid:\n%s", got, said)
			}
		})
	}
}

// A writtenCase is what a file holds and does not hold, and what is said of it.
type writtenCase struct{ has, lacks, notes []string }

var writtenCases = map[string]writtenCase{
	"reportlab-form.pdf": {has: []string{plainSum}, notes: []string{"pdf-form 这一页是可填写的表单，填好的12个域"}},
	"reportlab-broken-rows.pdf": {has: []string{fund("资金来源 | 年初预算数 | 全年预算数 | 全年执行数",
		"年度资金总额 | 12,000,000.00 | 12,345,600.00 | 11,803,000.00", "其中：当年财政拨款资金 | 10,000,000.00 | 10,345,600.00 | 10,003,000.00",
		"上年结转资金 | 2,000,000.00 | 2,000,000.00 | 1,800,000.00")}},
	"reportlab-filled-head.pdf": {has: []string{plainSum}},
	"reportlab-boxes.pdf":       {has: []string{plainSum}},
	"libreoffice-no-rules.pdf": {has: []string{fund(fundHead, "年度资金总额 | 1200 | 1234.56 | 1180.3 | 95.60%",
		"其中：当年财政拨款 | 1000 | 1034.56 | 1000.3 | 96.69%", "上年结转资金 | 200 | 200 | 180 | 90.00%")}},
	"reportlab-watermark.pdf": {has: []string{plainSum[:strings.LastIndex(plainSum, "  |")]}, notes: []string{"pdf-watermark 这一页有水印“公示样本8888”"}},
}
