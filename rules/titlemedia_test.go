package rules

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/document/text"
)

// A styledLine is a paragraph with the level of its heading: 1 is the title.
type styledLine struct {
	level int
	text  string
}

var titledPaper = []styledLine{
	{1, "白石镇2024年度部门整体支出绩效自评报告"},
	{2, "一、部门概况"},
	{0, "白石镇人民政府编制30人，年末在职29人。"},
	{2, "二、预算执行情况"},
	{0, "全年预算1950.00万元，支出1852.50万元，执行率95.00%。2023年度工作已完成。"},
	{2, "三、存在的问题"},
	{0, "个别项目进度偏慢，沟渠清淤少完成2公里。"},
}

// asDocx writes lines as another writer does: styles by the names given, of the first
// and the second level.
func asDocx(t *testing.T, names [2]string, lines []styledLine) *document.Document {
	t.Helper()
	const space = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var body, styles strings.Builder
	for i, name := range names {
		styles.WriteString(`<w:style w:type="paragraph" w:styleId="S` + string(rune('1'+i)) + `"><w:name w:val="` + name + `"/></w:style>`)
	}
	for _, l := range lines {
		body.WriteString(`<w:p>`)
		if l.level > 0 {
			body.WriteString(`<w:pPr><w:pStyle w:val="S` + string(rune('0'+l.level)) + `"/></w:pPr>`)
		}
		body.WriteString(`<w:r><w:t>` + l.text + `</w:t></w:r></w:p>`)
	}
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relation := func(kind, to string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + office + kind + `" Target="` + to + `"/></Relationships>`
	}
	for _, part := range [][2]string{{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", relation("officeDocument", "word/document.xml")}, {"word/_rels/document.xml.rels", relation("styles", "styles.xml")},
		{"word/document.xml", `<w:document` + space + `><w:body>` + body.String() + `</w:body></w:document>`}, {"word/styles.xml", `<w:styles` + space + `>` + styles.String() + `</w:styles>`}} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	d, err := docx.Read(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// outcomes lists the rules with how they ended, and what was found.
func outcomes(set *check.Set, d *document.Document) (ends, found []string) {
	r := set.Run(&check.Input{File: "自评报告", Document: d})
	for _, o := range r.Outcomes {
		ends = append(ends, o.Rule+" "+string(o.State))
	}
	for _, f := range r.Findings {
		found = append(found, f.Rule+" "+f.Message)
	}
	return ends, found
}

// The same paper is judged by the same rules, whatever medium it comes in and however
// its title is set.
func TestTitleInEveryMedium(t *testing.T) {
	set := builtinSet(t)
	var page, marks strings.Builder
	page.WriteString(`<meta charset="utf-8">`)
	for _, l := range titledPaper {
		tag := []string{"p", "h1", "h2"}[l.level]
		page.WriteString("<" + tag + ">" + l.text + "</" + tag + ">\n")
		marks.WriteString(strings.TrimLeft(strings.Repeat("#", l.level)+" "+l.text, " ") + "\n\n")
	}
	fromPage, err := html.Read([]byte(page.String()))
	if err != nil {
		t.Fatal(err)
	}
	fromMarks, err := text.Read("a.md", []byte(marks.String()))
	if err != nil {
		t.Fatal(err)
	}
	want, found := outcomes(set, fromPage)
	if !slices.Contains(want, "GEN-02 已判定") {
		t.Errorf("page: the title is not read: %v", want)
	}
	for name, d := range map[string]*document.Document{
		"markdown":    fromMarks,
		"python-docx": asDocx(t, [2]string{"heading 1", "heading 2"}, titledPaper),
		"LibreOffice": asDocx(t, [2]string{"Heading 1", "Heading 2"}, titledPaper),
		"WPS":         asDocx(t, [2]string{"标题 1", "标题 2"}, titledPaper),
		"Title":       asDocx(t, [2]string{"Title", "heading 1"}, titledPaper),
	} {
		ends, has := outcomes(set, d)
		for i, e := range ends {
			if e != want[i] {
				t.Errorf("%s: %s, as a page %s", name, e, want[i])
			}
		}
		if a, b := strings.Join(has, "\n"), strings.Join(found, "\n"); a != b {
			t.Errorf("%s finds\n%s\nas a page\n%s", name, a, b)
		}
	}
}
