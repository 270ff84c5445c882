package docx

import (
	"strings"
	"testing"

	"jiheng/document"

	"github.com/google/go-cmp/cmp"
)

// looked is a run of a look.
func looked(props, s string) string {
	return `<w:r><w:rPr>` + props + `</w:rPr><w:t>` + s + `</w:t></w:r>`
}

// marked is a paragraph whose mark has properties.
func marked(props, mark, inner string) string {
	return `<w:p><w:pPr>` + props + `<w:rPr>` + mark + `</w:rPr></w:pPr>` + inner + `</w:p>`
}

const inList = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>`

var seenCases = []struct{ name, body, want string }{
	{"一个提示语拆成几个控件", `<w:p>` + word("执行率：") + prompts("单击此处输入文字。", 1) + prompts("单击此处输入文字。", 2) + prompts("单击此处输入文字。", 1) + word("完") + `</w:p>`, "body: 执行率：单击此处输入文字。完\n"},
	{"两处提示语各是一处", `<w:p>` + word("预算") + prompts("单击或点击此处输入文字。", 2) + word("执行") + prompts("单击或点击此处输入文字。", 1) + `</w:p>`, "body: 预算单击或点击此处输入文字。执行单击或点击此处输入文字。\n"},
	{"重复的填写内容照读", `<w:p>` + prompts("好。", 1) + prompts("好。", 1) + prompts("Click here to enter text.", 3) + `</w:p>`, "body: 好。好。Click here to enter text.\n"},
	{"删除线不是正文", `<w:p>` + word("执行数") + looked(`<w:strike/>`, "300万元") + looked(`<w:dstrike w:val="1"/>`, "旧") + looked(`<w:strike w:val="0"/>`, "450万元") + `</w:p>`, "body: 执行数450万元\n"},
	{"白字看不见", `<w:p>` + looked(`<w:color w:val="FFFFFF"/>`, "999") + looked(`<w:color w:val="auto"/>`, "甲") + looked(`<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>`, "乙") +
		looked(`<w:color w:val="FEFEFE"/>`, "88") + looked(`<w:color w:val="000000"/><w:highlight w:val="black"/>`, "77") + looked(`<w:sz w:val="2"/>`, "66") + `</w:p>`, "body: 甲乙\n"},
	{"深色表头里的白字看得见", `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr><w:p>` + looked(`<w:color w:val="FFFFFF"/>`, "表头") + `</w:p></w:tc><w:tc><w:p>` +
		looked(`<w:color w:val="FFFFFF"/>`, "12") + word("列") + `</w:p></w:tc></w:tr></w:tbl>`, "table 2 columns, 0 head rows\n  | 表头 | 列 |\n"},
	{"底纹与字同色", `<w:p>` + looked(`<w:color w:val="1F4E79"/><w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>`, "99") + looked(`<w:color w:val="C00000"/><w:shd w:val="solid" w:color="C00000"/>`, "88") +
		looked(`<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>`, "77") + looked(`<w:shd w:val="clear" w:fill="000000"/>`, "甲") + looked(`<w:color w:val="1F4E79"/><w:shd w:val="clear" w:fill="DEEAF6"/>`, "乙") + `</w:p>`, "body: 甲乙\n"},
	{"段落和格的底纹与字同色", `<w:p><w:pPr><w:shd w:val="clear" w:fill="1F4E79"/></w:pPr>` + looked(`<w:color w:val="1F4E79"/>`, "99") + looked(`<w:color w:val="FFFFFF"/>`, "甲") + `</w:p><w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="385623"/></w:tcPr><w:p>` +
		looked(`<w:color w:val="385623"/>`, "12") + looked(`<w:color w:val="FFFFFF"/>`, "乙") + `</w:p></w:tc></w:tr></w:tbl>`, "body: 甲\ntable 1 columns, 0 head rows\n  | 乙 |\n"},
	{"隐藏的行", `<w:tbl><w:tr>` + cell("", "甲") + `</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>` + cell("", "5万元") + `</w:tr><w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>` + cell("", "6万元") + `</w:tr></w:tbl>`,
		"table 1 columns, 0 head rows\n  | 甲 |\n"},
	{"删去的段不占号", marked(inList, "", word("甲")) + marked(inList, "<w:del/>", `<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>`) + marked(inList, "", word("丙")),
		"item: 1. 甲\nitem: 2. 丙\n"},
	{"删去的段落标记把两段连上", marked(inList, "<w:del/>", word("年初预算")) + marked(inList, "", word("300万元")) + marked(inList, "", word("丙")), "item: 1. 年初预算300万元\nitem: 2. 丙\n"},
	{"单元格里删去的段落标记", `<w:tbl><w:tr><w:tc>` + marked("", "<w:del/>", word("1")) + marked("", "", word("200")) + `</w:tc></w:tr></w:tbl>`, "table 1 columns, 0 head rows\n  | 1200 |\n"},
	{"表前删去的段落标记", marked("", "<w:del/>", word("单位：万元")) + `<w:tbl><w:tr>` + cell("", "甲") + `</w:tr></w:tbl>`, "body: 单位：万元\ntable 1 columns, 0 head rows\n  | 甲 |\n"},
	{"移动只算一次", marked(inList, "<w:moveFrom/>", `<w:moveFrom><w:r><w:t>走访100次</w:t></w:r></w:moveFrom>`) + marked(inList, "", word("甲")) + marked(inList, "<w:moveTo/>", `<w:moveTo><w:r><w:t>走访100次</w:t></w:r></w:moveTo>`),
		"item: 1. 甲\nitem: 2. 走访100次\n"},
	{"隐藏的段落标记", marked("", "<w:vanish/><w:specVanish/>", word("（一）机构。")) + `<w:p>` + word("设3个科室。") + `</w:p>`, "body: （一）机构。设3个科室。\n"},
	{"隐藏的段不占号", marked(inList, "<w:vanish/>", looked("<w:vanish/>", "甲")) + marked(inList, "", word("乙")), "item: 1. 乙\n"},
	{"上标", `<w:p>` + word("面积1200m") + looked(`<w:vertAlign w:val="superscript"/>`, "2") + word("，投资3.5×10") + looked(`<w:vertAlign w:val="superscript"/>`, "4") + word("元，增长12.5") + looked(`<w:vertAlign w:val="superscript"/>`, "3") + word("%") + `</w:p>`,
		"body: 面积1200m²，投资3.5×10⁴元，增长12.5^³^%\n"},
	{"提升的数字和下标", `<w:p>` + word("库容2万m") + looked(`<w:position w:val="10"/>`, "3") + word("，CO") + looked(`<w:vertAlign w:val="subscript"/>`, "2") + word("减12") + looked(`<w:vertAlign w:val="subscript"/>`, "3") + word("吨") + `</w:p>`,
		"body: 库容2万m³，CO₂减12₃吨\n"},
	{"拼音指南", `<w:p>` + word("虹") + fieldXML(`EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(qiáo),桥)`, "") + word("镇") + `</w:p>`, "body: 虹桥镇\n"},
	{"带圈字符", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \o\ac(○,1)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + word("甲") + fieldXML(`EQ \o\ac(□,√)`, "") + fieldXML(`EQ \f(1,2)`, "") + fieldXML(`EQ 10\s\up5(4)`, "") + `</w:p>`,
		"body: ①甲☑1/210⁴\n"},
	{"拼音标注", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>wàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>万</w:t></w:r></w:rubyBase></w:ruby></w:r>` + word("元") + `</w:p>`, "body: 万元\n"},
	{"旧式表单域", `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + word("是") +
		`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` +
		fieldXML("FORMTEXT", word("85分")) + `</w:p>`, "body: ☑是良85分\n"},
	{"内容控件", `<w:p><w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>` + word("☒") + `</w:sdtContent></w:sdt>` + word("已完成") +
		`<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>` + word("优") + `</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + word("请选择") + `</w:sdtContent></w:sdt>` +
		`<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>` + word("96分") + `</w:sdtContent></w:sdt></w:p>`, "body: ☑已完成优96分\n"},
	{"提示语里的数不是填的数", `<w:p>` + word("预算") + unfilled("单击输入1万元") + word("，执行") + unfilled("请输入金额，如100.00") + word("，") + unfilled("[点击填写2024年的数]") + unfilled("Click to enter 12") + word("完") + `</w:p>`, "body: 预算，执行，完\n"},
	{"填过的控件留着标记", `<w:p>` + unfilled("96分") + word("，") + unfilled("1200.00") + word("，") + unfilled("完成12件，请求增加5万元") + `</w:p>`, "body: 96分，1200.00，完成12件，请求增加5万元\n"},
	{"格里的控件没有填", `<w:tbl><w:tr>` + cell("", "预算") + `<w:tc>` + unfilledBlock("单击或点击此处输入1万元") + `</w:tc></w:tr></w:tbl>` + unfilledBlock("请填写3项成效"), "table 2 columns, 0 head rows\n  | 预算 |  |\nblank: \n"},
	{"符号域和符号字体", `<w:p>` + fieldXML(`SYMBOL 254 \f "Wingdings" \s 12`, "") + word("甲") + `<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>&#xF0A8;</w:t></w:r>` + word("乙") + `<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>` + word("90%") + `</w:p>`,
		"body: ☑甲□乙≥90%\n"},
	{"艺术字", `<w:p>` + word("甲") + `<w:r><w:pict><v:shape><v:textpath string="执行数450万元"/></v:shape></w:pict></w:r></w:p>`, "body: 甲\nbody: 执行数450万元\n"},
	{"公式", `<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:f><m:num><m:r><m:t>450</m:t></m:r></m:num><m:den><m:r><m:t>500</m:t></m:r></m:den></m:f><m:r><m:t>=90%，</m:t></m:r><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>`,
		"body: 450/500=90%，10⁴\n"},
	{"编号不与后面的数相连", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr>` + word("5个项目") + `</w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr>` + word("人员") + `</w:p>`, "item: 1.\t5个项目\nitem: 2.人员\n"},
	{"重复的表头", `<w:tbl>` + strings.Repeat(`<w:tr>`+cell("", "项目")+cell("", "数")+`</w:tr><w:tr>`+cell("", "甲")+cell("", "1")+`</w:tr>`, 3) + `</w:tbl>`,
		"table 2 columns, 0 head rows\n  | 项目 | 数 |\n  | 甲 | 1 |\n  | 甲 | 1 |\n  | 甲 | 1 |\n"},
	{"只有图的段也占号", marked(inList, "", `<w:r><w:drawing/></w:r>`) + marked(inList, "", word("乙")), "blank: \nitem: 2. 乙\n"},
}

func TestWhatIsSeen(t *testing.T) {
	for _, c := range seenCases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, mustRead(t, foreign(t, c.body)).Dump()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// readingOf prints what a reader says of a file.
func readingOf(d *document.Document) string {
	var b strings.Builder
	for _, n := range d.Reading {
		b.WriteString(n.Code + " " + n.At.String() + " " + n.Text + "\n")
	}
	return b.String()
}

func TestReadingNames(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"隐藏", `<w:p>` + word("甲") + looked("<w:vanish/>", "底稿") + looked("<w:vanish/>", "300万元") + word("乙") + looked("<w:vanish/>", "二") + `</w:p>`, "docx-hidden 第1段（隐藏） 有2处设成隐藏的文字（屏幕和纸上都看不见），不算正文，里面的数没有读：“底稿300万元”、“二”；"},
		{"删除线", `<w:p>` + word("甲") + `</w:p><w:p>` + looked("<w:strike/>", "300万元") + word("乙") + `</w:p>`, "docx-struck 第2段 有1处加了删除线的文字，不算正文，里面的数没有读：“300万元”；"},
		{"白字", `<w:tbl><w:tr><w:tc><w:p>` + looked(`<w:color w:val="FFFFFF"/>`, "999") + word("甲") + `</w:p></w:tc></w:tr></w:tbl>`, "docx-unseen 单元格表1（隐藏） 有1处与底色相同或小到看不见的文字"},
		{"修订", `<w:p>` + word("甲") + `<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧300万元</w:delText></w:r></w:del></w:p>`, "docx-revisions 第1段 修订还没有定稿：插入1处、删除1处；按全部接受以后的样子检查，删去的文字（“旧300万元”）不算正文；"},
		{"嵌入对象", `<w:p>` + word("甲") + `<w:r><w:object><v:shape/><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>`, "docx-embedded 第1段 有1个嵌入的对象（Excel 表格），里面的文字和数没有读；"},
		{"插入的文件", `<w:p>` + word("甲") + `</w:p><w:altChunk r:id="x"/>`, "docx-altchunk 第2段 有1处插入的整份文件，里面的内容没有读；"},
		{"没有填的内容控件", `<w:p>` + word("甲") + unfilled("单击输入1万元") + unfilled("请选择") + unfilled("96分") + `</w:p>`, "docx-prompt 第1段 有1处内容控件还没有填，显示的是提示语（“单击输入1万元”），提示语里的数没有读；"},
		{"没有填的格", `<w:tbl><w:tr>` + cell("", "预算") + `<w:tc>` + unfilledBlock("请输入数字，如 1200.00") + `</w:tc></w:tr></w:tbl>`, "docx-prompt 单元格表1 有1处内容控件还没有填"},
		{"自动编号域", `<w:p>` + fieldXML("LISTNUM", "") + word("甲") + `</w:p>`, "docx-field 第1段 有1个域（LISTNUM），打印时才算出文字，没有读；"},
		{"新式图表", `<w:p>` + word("甲") + `<w:r><w:drawing><cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" r:id="x"/></w:drawing></w:r></w:p>`, "docx-chart 第1段 有1个新式图表，图里的数没有读；"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readingOf(mustRead(t, foreign(t, c.body)))
			if !strings.Contains(got, c.want) || strings.Count(got, "\n") != 1 {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// whereOf lists the places of the blocks with text.
func whereOf(d *document.Document) string {
	document.Locate(d, "")
	var out []string
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			out = append(out, b.At.String())
		case *document.Paragraph:
			out = append(out, b.At.String())
		}
	}
	return strings.Join(out, ",")
}

// prompts is a control whose one run says some words several times.
func prompts(words string, n int) string {
	return `<w:sdt><w:sdtPr><w:alias w:val="x"/><w:text/></w:sdtPr><w:sdtContent><w:r>` + strings.Repeat("<w:t>"+words+"</w:t>", n) + `</w:r></w:sdtContent></w:sdt>`
}

// unfilled is a control within a paragraph that says it shows its prompt.
func unfilled(words string) string {
	return `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>` + word(words) + `</w:sdtContent></w:sdt>`
}

// unfilledBlock is such a control around a paragraph.
func unfilledBlock(words string) string {
	return `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>` + word(words) + `</w:p></w:sdtContent></w:sdt>`
}
