package docx

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"

	"jiheng/document"
)

// hanText returns n different Han characters, in the order of the code.
func hanText(n int) string {
	var b strings.Builder
	for r := rune(0x4E00); n > 0; r++ {
		if r%3 == 0 {
			continue
		}
		b.WriteRune(r)
		n--
	}
	return b.String()
}

// pageLines returns the Han characters of every line of every page of a PDF
// that stands in the text block.
func pageLines(t *testing.T, pdf string) [][]string {
	t.Helper()
	need(t, "pdftotext")
	out := filepath.Join(t.TempDir(), "out.html")
	run(t, nil, "pdftotext", "-bbox", pdf, out)
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var html struct {
		Pages []struct {
			Words []struct {
				Y    float64 `xml:"yMin,attr"`
				Text string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	d := xml.NewDecoder(strings.NewReader(string(raw)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	if err := d.Decode(&html); err != nil {
		t.Fatal(err)
	}
	var pages [][]string
	for _, p := range html.Pages {
		byLine := map[int]string{}
		for _, w := range p.Words {
			if w.Y > 100 && w.Y < 740 {
				byLine[int(w.Y+2)/8] += strings.Map(func(r rune) rune {
					if unicode.Is(unicode.Han, r) {
						return r
					}
					return -1
				}, w.Text)
			}
		}
		var keys []int
		for y := range byLine {
			keys = append(keys, y)
		}
		sort.Ints(keys)
		var lines []string
		for _, y := range keys {
			lines = append(lines, byLine[y])
		}
		pages = append(pages, lines)
	}
	return pages
}

func TestFullPage(t *testing.T) {
	b, err := Write(&document.Document{Sample: true, Head: "绩衡 HQ-2024-03", Blocks: []document.Block{document.P(hanText(28*22*3 + 5))}})
	if err != nil {
		t.Fatal(err)
	}
	pages := pageLines(t, convert(t, b, "pdf"))
	if len(pages) != 4 {
		t.Fatalf("%d pages, want 4", len(pages))
	}
	for i, page := range pages[:3] {
		if len(page) != 22 {
			t.Errorf("page %d has %d lines, want 22", i+1, len(page))
		}
		for j, l := range page {
			want := 28
			if i == 0 && j == 0 {
				want = 26 // two characters are indented
			}
			if n := len([]rune(l)); n != want {
				t.Errorf("page %d line %d has %d characters, want %d: %s", i+1, j+1, n, want, l)
			}
		}
	}
}

func TestContentsPages(t *testing.T) {
	b := mustWrite(t)
	need(t, "pdftotext")
	text := run(t, nil, "pdftotext", "-layout", convert(t, b, "pdf"), "-")
	heads, _ := estimate(sample())
	for i, page := range strings.Split(text, "\f") {
		if i == 0 {
			continue // the contents themselves
		}
		for _, e := range heads {
			if strings.Contains(strings.ReplaceAll(page, " ", ""), e.text) && e.page != i+1 {
				t.Errorf("%s stands on page %d, the contents say %d", e.text, i+1, e.page)
			}
		}
	}
}

func TestOtherProgramsOpenIt(t *testing.T) {
	const python = "/usr/bin/python3"
	need(t, python)
	in := filepath.Join(t.TempDir(), "in.docx")
	if err := os.WriteFile(in, mustWrite(t), 0o600); err != nil {
		t.Fatal(err)
	}
	const script = `
import sys
try:
    import docx
except ImportError:
    print("no python-docx"); sys.exit(0)
d = docx.Document(sys.argv[1])
print(d.core_properties.title, d.core_properties.author)
for p in d.paragraphs: print(p.style.name, p.text.replace("\n", "/"))
for t in d.tables: print(len(t.rows), len(t.columns), t.cell(2 if len(t.rows) > 2 else 1, 0).text)
print(len(d.sections), [s.orientation for s in d.sections])
`
	out := run(t, nil, python, "-c", script, in)
	if strings.HasPrefix(out, "no python-docx") {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatal("python-docx is required and not installed")
		}
		t.Skip("python-docx is not installed")
	}
	for _, want := range []string{"红桥镇2024年度单位整体支出绩效自评报告 红桥镇人民政府\n", "Title 红桥镇2024年度/单位整体支出绩效自评报告\n",
		"Heading 1 一、单位基本情况\n", "公文条目 经济发展办公室；\n", "43 8 产出指标\n", "2 3 1\n", "\n4 ["} {
		if !strings.Contains(out, want) {
			t.Errorf("python-docx does not see %q in:\n%s", want, out)
		}
	}
}
