package docx

import (
	"strings"
	"testing"
)

// withParts packs a body with further parts, each named by its relationship.
func withParts(t *testing.T, body string, kinds map[string]string, parts ...part) []byte {
	t.Helper()
	var rels []rel
	for _, id := range sortedKeys(kinds) {
		kind, target, _ := strings.Cut(kinds[id], " ")
		rels = append(rels, rel{id: id, kind: kind, target: target})
	}
	b, err := pack(append([]part{
		{"[Content_Types].xml", []byte(typesPart(nil))},
		{"_rels/.rels", []byte(relsPart([]rel{{id: "rId1", kind: "officeDocument", target: "/word/document.xml"}}))},
		{"word/document.xml", []byte(`<w:document` + foreignSpaces + `><w:body>` + body + `</w:body></w:document>`)},
		{"word/_rels/document.xml.rels", []byte(relsPart(rels))},
	}, parts...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const diagramXML = `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>` +
	`<dgm:pt><dgm:t><a:p><a:r><a:t>投入</a:t></a:r><a:r><a:t>450万元</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt/><dgm:pt><dgm:t><a:p><a:r><a:t>产出</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`

func TestPartsBesideTheText(t *testing.T) {
	header := `<w:hdr` + foreignSpaces + `><w:p><w:r><w:pict><v:shape><v:textpath string="内部资料"/></v:shape></w:pict></w:r></w:p></w:hdr>`
	comments := `<w:comments` + foreignSpaces + `><w:comment w:id="1"><w:p>` + word("请核对") + `</w:p></w:comment><w:comment w:id="2"><w:p/></w:comment></w:comments>`
	smart := `<w:r><w:drawing><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="d"/></w:drawing></w:r>`
	d := mustRead(t, withParts(t, `<w:p>`+word("甲")+smart+`</w:p>`,
		map[string]string{"d": "diagramData diagrams/data1.xml", "c": "comments comments.xml", "h": "header header1.xml", "v": "vbaProject vbaProject.bin"},
		part{"word/diagrams/data1.xml", []byte(diagramXML)}, part{"word/comments.xml", []byte(comments)}, part{"word/header1.xml", []byte(header)}, part{"word/vbaProject.bin", []byte("x")}))
	if got := d.Dump(); got != "body: 甲\nbody: 投入450万元\nbody: 产出\n" {
		t.Errorf("text:\n%s", got)
	}
	want := []string{"docx-watermark  页面上有水印“内部资料”", "docx-comments  有1条批注，不算正文，没有检查：“请核对”；", "docx-macros  文件带有宏"}
	got := strings.Split(strings.TrimSpace(readingOf(d)), "\n")
	for i, w := range want {
		if i >= len(got) || !strings.HasPrefix(got[i], w) {
			t.Errorf("reading %q, want %q", got, w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("reading %q", got)
	}
}

// A file whose text is only in what is not read is refused with that reason.
func TestOnlyWhatIsNotRead(t *testing.T) {
	for code, body := range map[string]string{
		"docx-altchunk": `<w:altChunk r:id="a"/>`,
		"docx-embedded": `<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Word.Document.12"/></w:object></w:r></w:p>`,
	} {
		_, err := Read(withParts(t, body, map[string]string{"a": "aFChunk afchunk.mht"}, part{"word/afchunk.mht", []byte("x")}))
		if codeOf(err) != code || !strings.Contains(err.Error(), "正文里没有文字") {
			t.Errorf("%s: %v", code, err)
		}
	}
}

// Text boxes stand once, whatever they are wrapped in, and have the place of the
// paragraph that they hang on; a note has that of its mark.
func TestPlacesBesideTheText(t *testing.T) {
	box := func(s string) string { return `<w:txbxContent><w:p>` + word(s) + `</w:p></w:txbxContent>` }
	twice := func(s string) string {
		return `<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wps:wgp><wps:wsp><wps:txbx>` + box(s) + `</wps:txbx></wps:wsp></wps:wgp></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><v:group><v:shape><v:textbox>` + box(s) + `</v:textbox></v:shape></v:group></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	}
	d := mustRead(t, foreign(t, `<w:p>`+word("一")+`</w:p><w:p>`+word("二")+twice("框内300万元")+`<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`+
		`<w:p><w:r><w:pict><v:shape style="visibility:hidden"><v:textbox>`+box("暗框")+`</v:textbox></v:shape></w:pict></w:r>`+word("三")+`</w:p>`))
	if got := d.Dump(); got != "body: 一\nbody: 二\nbody: 框内300万元\nbody: 三\nremark: 数据来自决算表。\n" {
		t.Errorf("text:\n%s", got)
	}
	if got := readingOf(d); !strings.Contains(got, "docx-hidden 第3段（隐藏）") || !strings.Contains(got, "“暗框”") {
		t.Errorf("reading:\n%s", got)
	}
	if got := whereOf(d); got != "第1段,第2段,第2段 文本框,第3段,第2段 脚注1" {
		t.Errorf("places %s", got)
	}
}

// Comments find their cell behind a head that is repeated.
func TestSourcesBehindRepeatedHeads(t *testing.T) {
	row := func(a, b string) string { return `<w:tr>` + cell("", a) + cell("", b) + `</w:tr>` }
	from := origins{}
	if _, _, err := read(foreign(t, `<w:tbl>`+row("项目", "数")+row("甲", "1")+row("项目", "数")+row("乙", "2")+`</w:tbl>`), from); err != nil {
		t.Fatal(err)
	}
	src, ok := from[spot{0, 2, 0}]
	if !ok || src.text[0].child.text != "乙" {
		t.Errorf("source of the last row: %v %v", ok, src)
	}
	if _, ok := from[spot{0, 3, 0}]; ok {
		t.Error("a row that is not there has a source")
	}
}

// Amounts in headers and footers are named as not read; numbers of pages and years are none.
func TestAmountsInMargins(t *testing.T) {
	margin := func(kind, words string) []byte {
		return []byte(`<w:` + kind + foreignSpaces + `><w:p>` + word(words) + `</w:p></w:` + kind + `>`)
	}
	for _, c := range []struct{ header, footer, want string }{
		{"年度预算333万元", "第1页", "docx-margin  页眉页脚里有1处写着数，不算正文，没有读：“年度预算333万元”"},
		{"青山镇2024年度自评报告", "支出１，２００．５０元", "“支出１，２００．５０元”"},
		{"执行率 97.5 %", "总额1.2亿", "有2处写着数"},
		{"支出8万元", "支出8万元", "有1处写着数"},
		{"青山镇2024年度自评报告", "— 12 —", ""},
		{"第3页共12页", "青财绩〔2024〕15号", ""},
	} {
		d := mustRead(t, withParts(t, `<w:p>`+word("甲")+`</w:p>`, map[string]string{"h": "header header1.xml", "f": "footer footer1.xml"},
			part{"word/header1.xml", margin("hdr", c.header)}, part{"word/footer1.xml", margin("ftr", c.footer)}))
		if got := readingOf(d); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s, %s: %q", c.header, c.footer, got)
		}
	}
}
