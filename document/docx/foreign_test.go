package docx

import (
	"strings"
	"testing"

	"jiheng/document"

	"github.com/google/go-cmp/cmp"
)

const foreignSpaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`

// foreign packs a body written by hand as a file of another program.
func foreign(t testing.TB, body string) []byte {
	t.Helper()
	styles := `<w:styles` + foreignSpaces + `><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="我的小标题"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ti"><w:name w:val="Title"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`
	lvl := func(i, format, text, more string) string {
		return `<w:lvl w:ilvl="` + i + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/>` + more + `<w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	numbers := `<w:numbering` + foreignSpaces + `><w:abstractNum w:abstractNumId="0">` + lvl("0", "chineseCountingThousand", "%1、", "") + lvl("1", "chineseCounting", "（%2）", "") + lvl("2", "decimal", "%1.%3", `<w:isLgl/>`) +
		`</w:abstractNum><w:abstractNum w:abstractNumId="5">` + lvl("0", "decimal", "%1.", `<w:suff w:val="space"/>`) + lvl("1", "bullet", "", "") + `</w:abstractNum>
<w:abstractNum w:abstractNumId="7">` + lvl("0", "decimal", "%1.", "") + `</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>`
	notes := `<w:footnotes` + foreignSpaces + `><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>数据来自决算表。</w:t></w:r></w:p></w:footnote></w:footnotes>`
	b, err := pack([]part{
		{"[Content_Types].xml", []byte(typesPart(nil))},
		{"_rels/.rels", []byte(relsPart([]rel{{id: "rId1", kind: "officeDocument", target: "/word/document2.xml"}}))},
		{"word/document2.xml", []byte(`<w:document` + foreignSpaces + `><w:body>` + body + `</w:body></w:document>`)},
		{"word/_rels/document2.xml.rels", []byte(relsPart([]rel{{id: "s", kind: "styles", target: "styles.xml"}, {id: "n", kind: "numbering", target: "numbering.xml"},
			{id: "f", kind: "footnotes", target: "footnotes.xml"}, {id: "l", kind: "hyperlink", target: "https://example.cn/", external: true}}))},
		{"word/styles.xml", []byte(styles)}, {"word/numbering.xml", []byte(numbers)}, {"word/footnotes.xml", []byte(notes)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func para(style, inner string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + inner + `</w:p>`
}

func word(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }

func cell(props, text string) string {
	return `<w:tc><w:tcPr>` + props + `</w:tcPr><w:p>` + word(text) + `</w:p></w:tc>`
}

func fieldXML(code, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

var foreignCases = []struct{ name, body, want string }{
	{"标题与自动编号", para("ti", word("自评报告")) + para("1", word("基本情况")) + para("2", word("职能")) + para("2", word("机构")) + para("1", word("预算执行")) + para("2", word("支出")) + para("x", word("小标题")),
		"title: 自评报告\n# 一、基本情况\n## （一）职能\n## （二）机构\n# 二、预算执行\n## （一）支出\n### 小标题\n"},
	{"列表接续与重起", strings.Repeat(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>`+word("甲")+`</w:p>`, 2) +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr>` + word("点") + `</w:p>` +
		`<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>` + word("乙") + `</w:p><w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + word("无") + `</w:p>`,
		"item: 1. 甲\nitem: 2. 甲\nitem: 点\nitem: 3. 乙\nbody: 无\n"},
	{"修订留新去旧", `<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>` + word("正文") + `</w:p>`,
		"body: 新增正文\n"},
	{"换行制表与域结果", `<w:p>` + word("一") + `<w:r><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r>` + fieldXML(` REF x \h `, word("域值")) + `<w:smartTag>` + word("标") + `</w:smartTag></w:p>`,
		"body: 一⏎二\t三域值标\n"},
	{"文本框", `<w:p>` + word("正文") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>` + word("框内") + `</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>` + word("框内") + `</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
		"body: 正文\nbody: 框内\n"},
	{"脚注附后", `<w:p>` + word("执行率高") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + word("。") + `</w:p><w:p>` + word("完") + `</w:p>`,
		"body: 执行率高。\nbody: 完\nremark: 数据来自决算表。\n"},
	{"目录不取条目", `<w:p>` + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o "1-2" \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + word("一、概况…1") + `</w:p><w:p>` + fieldXML("PAGEREF _Toc1", word("2")) +
		`</w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p>` + word("后文") + `</w:p>`,
		"contents 2\nbody: 后文\n"},
	{"目录缺结束标记", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + word("条目") + `</w:p>` + para("x", word("标题")) + `<w:p>` + word("文") + `</w:p>`,
		"contents 3\n### 标题\nbody: 文\n"},
	{"合并单元格", `<w:tbl><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="200"/><w:gridCol w:w="300"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell(`<w:gridSpan w:val="2"/>`, "甲") + cell("", "乙") + `</w:tr>` +
		`<w:tr>` + cell(`<w:vMerge w:val="restart"/>`, "丙") + cell(`<w:hMerge w:val="restart"/>`, "丁") + cell(`<w:hMerge/>`, "") + `</w:tr><w:tr>` + cell(`<w:vMerge/>`, "") + cell("", "戊") + `</w:tr></w:tbl>`,
		"table 3 columns, 1 head rows\n  |<2x1> 甲 | 乙 |\n  |<1x2> 丙 |<2x1> 丁 |\n  | 戊 |  |\n"},
	{"嵌套表格与块控件", `<w:sdt><w:sdtContent><w:p>` + word("控件里") + `</w:p></w:sdtContent></w:sdt><w:tbl><w:tr><w:tc><w:p>` + word("外") + `</w:p><w:tbl><w:tr>` + cell("", "1") + cell("", "2") + `</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`,
		"body: 控件里\nbody: 外\ntable 2 columns, 0 head rows\n  | 1 | 2 |\nblank: \n"},
	{"分页与横向节", `<w:p>` + word("前") + `</w:p><w:p><w:r><w:br w:type="page"/></w:r>` + word("后") + `</w:p><w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p><w:p>` + word("表") + `</w:p>` +
		`<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>`,
		"body: 前\nbreak landscape=false\nbody: 后\nbreak landscape=true\nbody: 表\n"},
	{"链接与空行", `<w:p><w:hyperlink r:id="l">` + word("网站") + `</w:hyperlink></w:p><w:p/><w:p>` + fieldXML(`HYPERLINK "https://a.cn"`, word("址")) + `</w:p>`,
		"body: 网站\nblank: \nbody: 址\n"},
}

func TestFilesOfOthers(t *testing.T) {
	for _, c := range foreignCases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, mustRead(t, foreign(t, c.body)).Dump()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLinksOfOthers(t *testing.T) {
	d := mustRead(t, foreign(t, foreignCases[len(foreignCases)-1].body))
	var got []string
	d.AllRuns(func(r document.Run) { got = append(got, r.Link) })
	if diff := cmp.Diff([]string{"https://example.cn/", "https://a.cn"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestCounts(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"chineseCounting", 10, "十"}, {"chineseCounting", 11, "十一"}, {"chineseCountingThousand", 20, "二十"}, {"chineseCountingThousand", 105, "一百零五"},
		{"chineseCountingThousand", 110, "一百一十"}, {"chineseCountingThousand", 1010, "一千零一十"}, {"chineseLegalSimplified", 12, "拾贰"}, {"ideographTraditional", 3, "丙"},
		{"decimalEnclosedCircleChinese", 4, "④"}, {"decimalFullWidth", 12, "１２"}, {"lowerLetter", 28, "bb"}, {"upperRoman", 1994, "MCMXCIV"}, {"decimalZero", 7, "07"}, {"unknown", 3, "3"},
	} {
		if got := formatCount(c.format, c.n); got != c.want {
			t.Errorf("%s %d: %q, want %q", c.format, c.n, got, c.want)
		}
	}
}
