package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"jiheng/document"

	"github.com/google/go-cmp/cmp"
)

// memberOf returns the unpacked bytes of a member.
func memberOf(t testing.TB, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func mustAnnotate(t testing.TB, data []byte, c ...Comment) []byte {
	t.Helper()
	out, err := Annotate(data, c)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// at finds words in a document: their place in the block or cell that holds them
// first.
func at(t testing.TB, d *document.Document, words string) *Place {
	t.Helper()
	for i, b := range d.Blocks {
		found := func(runs []document.Run, row, cell int) *Place {
			before, _, ok := strings.Cut(document.Text(runs), words)
			if !ok {
				return nil
			}
			n := utf8.RuneCountInString(before)
			return &Place{Block: i, Row: row, Cell: cell, Start: n, End: n + utf8.RuneCountInString(words)}
		}
		var p *Place
		eachText(b, func(runs []document.Run, row, cell int) {
			if p == nil {
				p = found(runs, row, cell)
			}
		})
		if p != nil {
			return p
		}
	}
	t.Fatalf("%q is not in the document", words)
	return nil
}

func eachText(b document.Block, f func(runs []document.Run, row, cell int)) {
	switch b := b.(type) {
	case *document.Heading:
		f(b.Runs, 0, 0)
	case *document.Paragraph:
		f(b.Runs, 0, 0)
	case *document.Table:
		for r, row := range b.Rows {
			for c, cell := range row.Cells {
				f(cell.Runs, r, c)
			}
		}
	}
}

// annotations shows where marks stand in the main part: 〔0 and 0〕 around the text,
// tags left out.
func annotations(t testing.TB, data []byte, part string) string {
	t.Helper()
	s := memberOf(t, data, part)
	s = regexp.MustCompile(`<\w+:commentRangeStart[^>]* \w+:id="(\d+)"/>`).ReplaceAllString(s, "〔$1")
	s = regexp.MustCompile(`<\w+:commentRangeEnd[^>]* \w+:id="(\d+)"/><\w+:r[^>]*><\w+:commentReference \w+:id="(\d+)"/></\w+:r>`).ReplaceAllString(s, "$1〕")
	s = regexp.MustCompile(`<w:instrText>[^<]*</w:instrText>|<w:del>.*?</w:del>|<w:footnoteReference[^>]*>`).ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasPrefix(m, "<w:foot") {
			return "*"
		}
		return ""
	})
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(s, "")
}

var placeCases = []struct{ name, body, words, want string }{
	{"整个游程", `<w:p>` + word("执行率") + word("98%") + `</w:p>`, "98%", "执行率〔098%0〕"},
	{"游程中间", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>完成率95%左右</w:t></w:r></w:p>`, "95%", "完成率〔095%0〕左右"},
	{"跨游程", `<w:p>` + word("执行") + word("率为9") + word("8%。") + `</w:p>`, "率为98%", "执行〔0率为98%0〕。"},
	{"字符引用", `<w:p>` + word("甲&amp;乙&#x4E19;&lt;丁") + `</w:p>`, "丙", "甲&amp;乙〔0&#x4E19;0〕&lt;丁"},
	{"空格不保留", `<w:p>` + word("甲 乙 丙") + `</w:p>`, "乙", "甲〔0 乙0〕 丙"},
	{"空格本身", `<w:p>` + word("甲 乙") + `</w:p>`, " ", "甲〔0 乙0〕"},
	{"CDATA 不拆", `<w:p>` + word("甲<![CDATA[乙]]>丙") + `</w:p>`, "乙", "〔0甲丙0〕"},
	{"制表符", `<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>`, "\t", "甲〔00〕乙"},
	{"隐藏的字不算", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>` + word("甲乙") + `</w:p>`, "乙", "藏甲〔0乙0〕"},
	{"删去的不算", `<w:p>` + word("甲") + `<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins>` + word("乙丙") + `</w:ins></w:p>`, "丙", "甲乙〔0丙0〕"},
	{"域只有结果", `<w:p>` + word("见第") + fieldXML("PAGEREF a", word("12")) + word("页") + `</w:p>`, "2页", "见第1〔02页0〕"},
	{"链接", `<w:p><w:hyperlink r:id="l">` + word("绩效网站") + `</w:hyperlink></w:p>`, "网站", "绩效〔0网站0〕"},
	{"一值控件在外", `<w:p>` + word("共") + `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>` + word("1048次") + `</w:sdtContent></w:sdt></w:p>`, "48", "共〔01048次0〕"},
	{"富文本控件在内", `<w:p><w:sdt><w:sdtPr><w:tag w:val="SL05"/></w:sdtPr><w:sdtContent>` + word("1048次") + `</w:sdtContent></w:sdt></w:p>`, "48", "10〔0480〕次"},
	{"注音", `<w:p><w:r><w:ruby><w:rt>` + word("jì") + `</w:rt><w:rubyBase>` + word("绩") + `</w:rubyBase></w:ruby><w:t>效</w:t></w:r></w:p>`, "绩", "〔0jì绩0〕效"},
	{"公式", `<w:p>` + word("得分") + `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>`, "+", "得分〔0a+b0〕"},
	{"自动编号", para("1", word("基本情况")), "一、", "〔00〕基本情况"},
	{"编号带正文", para("1", word("基本情况")), "一、基本", "〔0基本0〕情况"},
	{"脚注", `<w:p>` + word("数据") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + word("如下") + `</w:p>`, "决算表", "数据〔0*0〕如下"},
	{"文本框", `<w:p>` + word("图") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>` + word("框里的字") + `</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>`, "框里", "图〔0框里的字0〕"},
	{"单元格", `<w:tbl><w:tr>` + cell("", "甲") + cell("", "乙丙") + `</w:tr></w:tbl>`, "丙", "甲乙〔0丙0〕"},
	{"单元格第二段", `<w:tbl><w:tr><w:tc><w:p>` + word("甲") + `</w:p><w:p>` + word("乙丙") + `</w:p></w:tc></w:tr></w:tbl>`, "甲\n乙", "〔0甲0〕乙丙"},
	{"表中表", `<w:tbl><w:tr><w:tc><w:tbl><w:tr>` + cell("", "甲") + cell("", "乙丙") + `</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`, "丙", "甲乙〔0丙0〕"},
	{"合并的单元格", `<w:tbl><w:tr>` + cell(`<w:vMerge w:val="restart"/>`, "甲") + cell("", "乙") + `</w:tr><w:tr>` + cell(`<w:vMerge/>`, "") + cell("", "丙丁") + `</w:tr></w:tbl>`, "丁", "甲乙丙〔0丁0〕"},
}

func TestAnnotatePlaces(t *testing.T) {
	for _, c := range placeCases {
		t.Run(c.name, func(t *testing.T) {
			data := foreign(t, c.body)
			d := mustRead(t, data)
			out := mustAnnotate(t, data, Comment{At: at(t, d, c.words), Author: "绩衡", Text: "请改"})
			if got := annotations(t, out, "word/document2.xml"); got != c.want {
				t.Errorf("marks %q, want %q", got, c.want)
			}
			if diff := cmp.Diff(d.Dump(), mustRead(t, out).Dump()); diff != "" {
				t.Errorf("the document changed:\n%s", diff)
			}
		})
	}
}

func TestAnnotateNoPlace(t *testing.T) {
	data := foreign(t, `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>`+word("甲")+`</w:p><w:p/><w:tbl><w:tr>`+cell("", "乙")+`</w:tr><w:tr>`+cell("", "丙")+cell("", "丁")+`</w:tr></w:tbl>`)
	out := mustAnnotate(t, data, Comment{Text: "全文"}, Comment{At: &Place{Block: 1}, Text: "空段"}, Comment{At: &Place{Block: 99, Start: 5, End: 9}, Where: "第99段", Text: "没有的段"},
		Comment{At: &Place{Block: 2, Row: 0, Cell: 1}, Where: "表1第1行第2格", Text: "没有的格"}, Comment{At: &Place{Block: 0, Start: 7, End: 9}, Text: "越界"}, Comment{At: &Place{Block: 0, Start: -3, End: 1}, Text: "负数"})
	if got, want := annotations(t, out, "word/document2.xml"), "〔00〕〔22〕〔44〕〔5甲5〕〔11〕〔33〕乙丙丁"; got != want {
		t.Errorf("marks %q, want %q", got, want)
	}
	if diff := cmp.Diff(mustRead(t, data).Dump(), mustRead(t, out).Dump()); diff != "" {
		t.Errorf("the document changed:\n%s", diff)
	}
	text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(memberOf(t, out, "word/comments.xml"), "|")
	for _, s := range []string{"第99段", "表1第1行第2格"} {
		if !strings.Contains(text, s) {
			t.Errorf("the comment does not say where: %s", text)
		}
	}
}

// A second round of comments is added to the first; the parts, types and
// relationships stand once.
func TestAnnotateTwice(t *testing.T) {
	data := mustWrite(t)
	d := mustRead(t, data)
	p := at(t, d, "二、预算执行情况")
	c := Comment{At: p, Author: "甲<乙>", Initials: "甲", Date: time.Date(2025, 3, 18, 9, 30, 0, 0, time.UTC), Text: "一\n二&三"}
	once := mustAnnotate(t, data, c, c)
	twice := mustAnnotate(t, once, c)
	comments := memberOf(t, twice, "word/comments.xml")
	for want, n := range map[string]int{"<w:comment ": 3, `w:id="0"`: 1, `w:id="1"`: 1, `w:id="2"`: 1, `w:author="甲&lt;乙&gt;"`: 3, `w:date="2025-03-18T09:30:00Z"`: 3, "二&amp;三": 3} {
		if got := strings.Count(comments, want); got != n {
			t.Errorf("%s stands %d times in the comments, want %d", want, got, n)
		}
	}
	if n := strings.Count(memberOf(t, twice, "[Content_Types].xml"), "/word/comments.xml"); n != 1 {
		t.Errorf("%d entries of the type", n)
	}
	if n := strings.Count(memberOf(t, twice, "word/_rels/document.xml.rels"), "/comments\""); n != 1 {
		t.Errorf("%d relationships", n)
	}
	if diff := cmp.Diff(d.Dump(), mustRead(t, twice).Dump()); diff != "" {
		t.Errorf("the document changed:\n%s", diff)
	}
}

// All members but the four that have to change keep their packed bytes, their
// names, dates and order.
func TestAnnotateKeepsMembers(t *testing.T) {
	data := mustWrite(t)
	out := mustAnnotate(t, data, Comment{Text: "全文"})
	list := func(b []byte) []*zip.File {
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		return z.File
	}
	was, now := list(data), list(out)
	changed := map[string]bool{"word/document.xml": true, "word/_rels/document.xml.rels": true, "[Content_Types].xml": true}
	if len(now) != len(was)+1 || now[len(was)].Name != "word/comments.xml" {
		t.Fatalf("%d members became %d", len(was), len(now))
	}
	raw := func(f *zip.File) string {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for i, f := range was {
		if f.Name != now[i].Name || !f.Modified.Equal(now[i].Modified) || f.Method != now[i].Method {
			t.Errorf("member %d: %v became %v", i, f.FileHeader, now[i].FileHeader)
		}
		if same := raw(f) == raw(now[i]); same == changed[f.Name] {
			t.Errorf("%s: same bytes %t", f.Name, same)
		}
	}
	marks := regexp.MustCompile(`<w:commentRange(Start|End) w:id="0"/>|<w:r><w:commentReference w:id="0"/></w:r>`)
	if got := marks.ReplaceAllString(memberOf(t, out, "word/document.xml"), ""); got != memberOf(t, data, "word/document.xml") {
		t.Error("more than marks changed in the main part")
	}
	if same, err := Annotate(data, nil); err != nil || !bytes.Equal(same, data) {
		t.Errorf("without comments the file changed (%v)", err)
	}
}

// A strict file with other prefixes gets comments of its own family.
func TestAnnotateStrict(t *testing.T) {
	strict := `xmlns:x="` + spaceStrict + `"`
	file := func(main string) []byte {
		b, err := pack([]part{{"[Content_Types].xml", []byte(`<t:Types xmlns:t="` + spaceTypes + `"></t:Types>`)},
			{"_rels/.rels", []byte(relsPart([]rel{{id: "rId1", kind: relStrict + "officeDocument", target: "doc/main.xml"}}))}, {"doc/main.xml", []byte(main)}})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, main := range map[string]string{
		"前缀x":  `<x:document ` + strict + `><x:body><x:p><x:r><x:t>甲乙</x:t></x:r></x:p></x:body></x:document>`,
		"没有前缀": `<document xmlns="` + spaceStrict + `"><body><p><r><t>甲乙</t></r></p></body></document>`,
		"各处声明": `<x:document ` + strict + `><x:body><y:p xmlns:y="` + spaceStrict + `" xmlns:x="urn:other"><y:r><y:t>甲乙</y:t></y:r></y:p></x:body></x:document>`,
	} {
		t.Run(name, func(t *testing.T) {
			data := file(main)
			d := mustRead(t, data)
			out := mustAnnotate(t, data, Comment{At: at(t, d, "乙"), Text: "改"})
			if got := annotations(t, out, "doc/main.xml"); got != "甲〔0乙0〕" {
				t.Errorf("marks %q", got)
			}
			if diff := cmp.Diff(d.Dump(), mustRead(t, out).Dump()); diff != "" {
				t.Errorf("the document changed:\n%s", diff)
			}
			if s := memberOf(t, out, "doc/_rels/main.xml.rels"); !strings.Contains(s, `Type="`+relStrict+`comments" Target="comments.xml"`) {
				t.Errorf("relationships: %s", s)
			}
			if s := memberOf(t, out, "doc/comments.xml"); !strings.Contains(s, `="`+spaceStrict+`"`) {
				t.Errorf("comments: %s", s)
			}
			if s := memberOf(t, out, "[Content_Types].xml"); !strings.Contains(s, `<Override xmlns="`+spaceTypes+`" PartName="/doc/comments.xml"`) {
				t.Errorf("types: %s", s)
			}
			file, err := open(out)
			if err != nil {
				t.Fatal(err)
			}
			root, err := file.part("doc/main.xml")
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			root.each("w:commentReference", func(k *node) { n++ })
			root.each("w:commentRangeStart", func(k *node) { n += number(k.attr("w:id")) + 1 })
			if n != 2 {
				t.Error("the marks are not in the namespace of the text")
			}
		})
	}
}

func TestAnnotateEmpty(t *testing.T) {
	_, err := Annotate(foreign(t, ""), []Comment{{Text: "改"}})
	if codeOf(err) != "docx-no-paragraph" {
		t.Errorf("a file without paragraphs gives %v", err)
	}
	if _, err := Annotate([]byte("PK"), []Comment{{Text: "改"}}); codeOf(err) != "docx-not-zip" {
		t.Errorf("a file that is none gives %v", err)
	}
}
