package xlsx

import (
	"strings"
	"testing"
)

// What stands in a workbook beside its cells is named: comments with their cells,
// macros, embedded files, people in its properties; what programs write there is
// nobody's name.
func TestPartsAreSaid(t *testing.T) {
	sheet := func(more map[string]string) map[string]string {
		parts := map[string]string{
			"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
			"_rels/.rels":                `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml":            `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
			"xl/worksheets/sheet1.xml":   `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>支出</t></is></c></row></sheetData></worksheet>`,
		}
		for k, v := range more {
			parts[k] = v
		}
		return parts
	}
	core := func(creator, last string) string {
		return `<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:creator>` + creator + `</dc:creator><cp:lastModifiedBy>` + last + `</cp:lastModifiedBy></cp:coreProperties>`
	}
	for name, c := range map[string]struct {
		parts map[string]string
		want  []string // "code text" in the order of the notes
	}{
		"plain":                {nil, nil},
		"macros":               {map[string]string{"xl/vbaProject.bin": "x"}, []string{"xlsx-macros 带有宏"}},
		"comments by Excel":    {map[string]string{"xl/comments1.xml": `<comments><authors/><commentList><comment ref="B2"><text><t>改</t></text></comment><comment ref="C3"/></commentList></comments>`}, []string{"xlsx-comments 有2条批注，不算表里的内容，没有检查：在单元格B2、C3"}},
		"comments by openpyxl": {map[string]string{"xl/comments/comment1.xml": `<comments xmlns="m"><commentList><comment ref="A1"/></commentList></comments>`}, []string{"xlsx-comments 有1条批注"}},
		"torn comments":        {map[string]string{"xl/comments1.xml": `<comments><commentList>`}, []string{"xlsx-comments 批注的部件已损坏"}},
		"embedded":             {map[string]string{"xl/embeddings/oleObject1.bin": "x", "xl/embeddings/a.docx": "x"}, []string{"xlsx-embedded 有2个嵌入"}},
		"author":               {map[string]string{"docProps/core.xml": core("财务甲", "财务乙")}, []string{"xlsx-properties 作者“财务甲”、最后保存的人“财务乙”"}},
		"one person":           {map[string]string{"docProps/core.xml": core("财务甲", "财务甲")}, []string{"xlsx-properties 文件属性里写着作者“财务甲”；"}},
		"a program":            {map[string]string{"docProps/core.xml": core("openpyxl", "")}, nil},
		"company":              {map[string]string{"docProps/app.xml": `<Properties><Application>Microsoft Excel</Application><Company>某公司</Company></Properties>`}, []string{"xlsx-properties 单位“某公司”"}},
		"our own":              {map[string]string{"docProps/core.xml": core("虹桥镇", ""), "docProps/app.xml": `<Properties><Application>Jiheng</Application></Properties>`}, nil},
	} {
		d, err := Document(pack(t, sheet(c.parts)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(d.Reading) != len(c.want) {
			t.Errorf("%s: %+v", name, d.Reading)
			continue
		}
		for i, n := range d.Reading {
			code, words, _ := strings.Cut(c.want[i], " ")
			if n.Code != code || !strings.Contains(n.Text, words) {
				t.Errorf("%s: %s %s, want %s", name, n.Code, n.Text, c.want[i])
			}
		}
	}
}
