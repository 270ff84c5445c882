package hostile

import (
	"bytes"
	"fmt"
	"strings"
)

// sentences are n lines as reports have them, all different.
func sentences(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "第%d项工作：全年完成老旧小区综合修缮项目%d处，支出%d.25万元，验收合格率98.5%%。\n", i+1, i+3, i+7)
	}
	return b.String()
}

// honest are files that are fine: long, full, or made by odd programs.
func honest() []File {
	return []File{
		large(fine("honest-long.docx", "six thousand paragraphs and two hundred tables", longReport)),
		large(fine("honest-pictures.docx", "a short report with 30 MiB of pictures", picturedReport)),
		fine("honest-changes.docx", "inserted and deleted text, comments, hidden text", func() []byte {
			return packed(word(para(Fact)+`<w:p><w:ins w:id="1"><w:r><w:t>增补的话。</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>删去的话。</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见的话。</w:t></w:r></w:p>`,
				text("word/comments.xml", declaration+`<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`))...)
		}),
		fine("honest-repeated-picture.docx", "two pictures of one name, as some programs write", func() []byte {
			return packed(append(word(para(Fact)), text("word/media/image1.png", "x"), text("word/media/image1.png", "x"))...)
		}),
		refused("scan.docx", "empty", "pages that are pictures", "docx-scanned docx-pictures read-nothing", func() []byte { return pictures(para("")) }),
		refused("scan-numbered.docx", "empty", "pages that are pictures, with page numbers typed", "docx-scanned", func() []byte { return pictures(para("- 1 -")) }),
		refused("empty.docx", "empty", "a text without a word", "docx-empty read-nothing", func() []byte { return packed(word("<w:p/><w:sectPr/>")...) }),
		refused("empty-table.docx", "empty", "a form whose cells are all blank", "read-nothing", func() []byte {
			return packed(word(`<w:tbl>` + strings.Repeat(`<w:tr>`+strings.Repeat(`<w:tc><w:p/></w:tc>`, 4)+`</w:tr>`, 9) + `</w:tbl>`)...)
		}),
		large(fine("honest-ledger.xlsx", "forty thousand rows of six cells", func() []byte {
			return packed(book("<sheetData>" + told() + ledger(40_000) + `</sheetData><mergeCells><mergeCell ref="A1:F1"/></mergeCells>`)...)
		})),
		fine("honest-sheets.xlsx", "two hundred sheets", manySheets),
		large(fine("honest-200-pages.pdf", "two hundred pages of text", manyPages)),
		large(fine("honest-long.html", "a page of two megabytes", func() []byte {
			return []byte("<html><head><meta charset=utf-8></head><body><p>" + Fact + "</p><p>" + strings.ReplaceAll(sentences(12_000), "\n", "</p><p>") + "</p></body></html>")
		})),
		fine("honest-fragment.html", "a page without head or end, as programs paste it", func() []byte { return []byte("<p>" + Fact + "<table><tr><td>甲<td>乙") }),
	}
}

func longReport() []byte {
	var b strings.Builder
	b.WriteString(para(Fact))
	for i, s := range strings.Split(strings.TrimSuffix(sentences(6000), "\n"), "\n") {
		b.WriteString(para(s))
		if i%30 == 29 {
			b.WriteString("<w:tbl>")
			for r := range 12 {
				fmt.Fprintf(&b, "<w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr>", para(fmt.Sprintf("项目%d", r)), para(fmt.Sprintf("%d.50", i+r)), para("完成"))
			}
			b.WriteString("</w:tbl>")
		}
	}
	return packed(word(b.String())...)
}

// noise is what does not pack, the same each time.
func noise(n int) []byte {
	out := make([]byte, n)
	x := uint64(88172645463325252)
	for i := range out { // Marsaglia's xorshift
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		out[i] = byte(x >> 32)
	}
	return out
}

// pictures is a Word file of ten pictures after a body.
func pictures(body string) []byte {
	return picturesOf(body, bytes.Repeat([]byte("\x89PNG"), 100))
}

func picturesOf(body string, picture []byte) []byte {
	var b strings.Builder
	var list []member
	var links []string
	for i := range 10 {
		id := fmt.Sprintf("rId%d", i+1)
		fmt.Fprintf(&b, `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="7560000" cy="10692000"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="%s"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, id)
		list = append(list, member{name: fmt.Sprintf("word/media/image%d.png", i+1), body: picture})
		links = append(links, rel(id, "image", fmt.Sprintf("media/image%d.png", i+1), false))
	}
	return packed(word(body+b.String(), append(list, text("word/_rels/document.xml.rels", rels(links...)))...)...)
}

func picturedReport() []byte {
	return picturesOf(para(Fact)+para("下列照片为现场核查时拍摄，按时间先后排列，共十张。"), noise(3<<20))
}

func ledger(n int) string {
	var b strings.Builder
	for i := range n {
		r := i + 2
		fmt.Fprintf(&b, `<row r="%d">%s%s%s<c r="D%d"><v>%d</v></c><c r="E%d"><v>%d.5</v></c>%s</row>`, r,
			said(fmt.Sprintf("A%d", r), fmt.Sprint(i+1)), said(fmt.Sprintf("B%d", r), "走访"), said(fmt.Sprintf("C%d", r), "东村"), r, i%7, r, i%90, said(fmt.Sprintf("F%d", r), "完成"))
	}
	return b.String()
}

func manySheets() []byte {
	var names, links strings.Builder
	var list []member
	for i := range 200 {
		fmt.Fprintf(&names, `<sheet name="表%d" sheetId="%d" r:id="rId%d"/>`, i+1, i+1, i+1)
		links.WriteString(rel(fmt.Sprintf("rId%d", i+1), "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1), false))
		list = append(list, text(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), sheetXML("<sheetData>"+told()+"</sheetData>")))
	}
	list = append(list, text("xl/workbook.xml", workbookXML(names.String())), text("xl/_rels/workbook.xml.rels", rels(links.String())))
	return packed(book("", list...)...)
}

func manyPages() []byte {
	p := newPrinter()
	p.obj("<</Type/Catalog/Pages 2 0 R>>")
	var kids strings.Builder
	for i := range 200 {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	p.obj("<</Type/Pages/Count 200/Kids[%s]>>", kids.String())
	p.obj("%s", song)
	lines := strings.Split(sentences(6000), "\n")
	for i := range 200 {
		p.obj("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", 5+2*i)
		var content []byte
		if i == 0 {
			content = say(50, 800, Fact)
		}
		for j, s := range lines[30*i : 30*i+30] {
			content = append(content, bytes.Replace(say(50, 780-20*j, s), []byte(" 12 Tf"), []byte(" 9 Tf"), 1)...) // no line leaves the paper
		}
		p.stream("", content)
	}
	return p.end("")
}
