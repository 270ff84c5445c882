package xlsx

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"jiheng/document"
)

// What the screen does not show, and what was struck out, is named.
func TestReadNotes(t *testing.T) {
	styles := `<styleSheet ` + mainNS + `><numFmts><numFmt numFmtId="200" formatCode=";;;"/><numFmt numFmtId="201" formatCode="0.0,%"/>` +
		`<numFmt numFmtId="202" formatCode="#,##0,"/><numFmt numFmtId="203" formatCode="0;-0;;@"/></numFmts>` +
		`<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font></fonts>` +
		`<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>` +
		`<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3" fillId="1"/><xf fontId="3" fillId="2"/><xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="202"/><xf numFmtId="203"/></cellXfs></styleSheet>`
	row := func(cells string) string { return `<sheetData><row r="1">` + cells + `</row></sheetData>` }
	text := func(ref, style, s string) string {
		return `<c r="` + ref + `" s="` + style + `" t="inlineStr"><is><t>` + s + `</t></is></c>`
	}
	for _, c := range []struct{ name, sheet, code, say, shown string }{
		{"划去的数", row(`<c r="A1"><v>1</v></c><c r="B1" s="1"><v>7</v></c>`), "xlsx-struck", "B1划了删除线", "1|（划去或看不见的数）"},
		{"划去一部分", row(`<c r="A1" t="inlineStr"><is><r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r></is></c>`), "xlsx-struck", "A1的文字划去了一部分", "新"},
		{"白底白字", row(text("A1", "0", "甲") + text("B1", "2", "55万元") + text("C1", "4", "乙")), "xlsx-white", "B1、C1是白底白字", "甲|（划去或看不见的数）"},
		{"深底白字看得见", row(text("A1", "3", "表头")), "", "", "表头"},
		{"不显示的数", row(`<c r="A1"><v>1</v></c><c r="B1" s="5"><v>7</v></c>`), "xlsx-veiled", "B1存着内容", "1|（划去或看不见的数）"},
		{"不显示的字", row(`<c r="A1"><v>1</v></c>` + text("B1", "5", "底价")), "xlsx-veiled", "B1存着内容", "1"},
		{"零不显示", row(`<c r="A1"><v>1</v></c><c r="B1" s="8"><v>0</v></c>`), "", "", "1"},
		{"看不懂的格式", row(`<c r="A1" s="6"><v>7</v></c>`), "xlsx-format", "A1的数字格式“0.0,%”看不懂", "7（数字格式看不懂）"},
		{"缩小千倍没有单位", row(`<c r="A1" s="7"><v>1234567</v></c>`), "xlsx-scaled", "A1的数字格式改了小数点的位置（存着1234567，显示1,234.567）", "1,234.567"},
		{"缩小千倍写着千元", row(`<c r="A1" s="7"><v>1234567</v></c>` + text("B1", "0", "单位：千元")), "", "", "1,234.567|单位：千元"},
		{"隐藏的行", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row></sheetData>`,
			"xlsx-hidden", "工作表“表”的第2—3行；", "1|2|3"},
		{"隐藏的列", `<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/></cols>` + row(`<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="E1"><v>5</v></c>`),
			"xlsx-hidden", "工作表“表”的B、E列；", "1|2|5"},
		{"隐藏的空行", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"/></row></sheetData>`, "", "", "1"},
		{"筛选", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row></sheetData><autoFilter ref="A1:A2"/>`,
			"xlsx-hidden", "第2行（隐藏或筛选掉的）", "1|2"},
	} {
		parts := plainParts(c.sheet)
		parts["xl/styles.xml"] = styles
		d, err := Document(pack(t, parts))
		if err != nil {
			t.Fatal(c.name, err)
		}
		var said []string
		for _, n := range d.Reading {
			said = append(said, n.Code+" "+n.Text)
		}
		if c.code == "" && len(said) > 0 || c.code != "" && !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, c.code) && strings.Contains(s, c.say) }) {
			t.Errorf("%s: said %q, want %s %s", c.name, said, c.code, c.say)
		}
		var shown []string
		d.AllRuns(func(r document.Run) { shown = append(shown, r.Text) })
		if got := strings.Join(shown, "|"); got != c.shown {
			t.Errorf("%s: shown %q, want %q", c.name, got, c.shown)
		}
	}
}

// What a number format does besides is known of the cell: that it shows a sign of
// money, and that it moves the point without saying how far.
func TestCellsTellTheirFormat(t *testing.T) {
	parts := plainParts(`<sheetData><row r="1"><c r="A1" s="1"><v>12</v></c><c r="B1" s="2"><v>1234567</v></c><c r="C1" s="3"><v>1234567</v></c><c r="D1"><v>5</v></c></row></sheetData>`)
	parts["xl/styles.xml"] = `<styleSheet ` + mainNS + `><numFmts><numFmt numFmtId="200" formatCode="[$CNY] 0.00"/><numFmt numFmtId="201" formatCode="0!.0,"/>` +
		`<numFmt numFmtId="202" formatCode="0!.0,&quot;万元&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="202"/></cellXfs></styleSheet>`
	d, err := Document(pack(t, parts))
	if err != nil {
		t.Fatal(err)
	}
	var got []document.Cell
	for _, b := range d.Blocks {
		if table, ok := b.(*document.Table); ok {
			got = append(got, table.Rows[0].Cells...)
		}
	}
	if len(got) != 4 || !got[0].Yuan || got[0].Shift != 0 || got[1].Yuan || got[1].Shift != 4 || got[2].Shift != 0 || got[3].Yuan || got[3].Shift != 0 {
		t.Errorf("%+v", got)
	}
}

// A sheet that is not shown is named and not read; where none is shown, all are read.
func TestHiddenSheets(t *testing.T) {
	sheet := func(n string) string {
		return `<worksheet ` + mainNS + `><sheetData><row r="1"><c r="A1"><v>` + n + `</v></c></row></sheetData></worksheet>`
	}
	for _, c := range []struct{ state, code, shown string }{
		{`state="hidden"`, "xlsx-hidden-sheet", "表|1"}, {`state="veryHidden"`, "xlsx-hidden-sheet", "表|1"}, {"", "", "表|1|旧稿|2"},
	} {
		parts := plainParts(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`)
		parts["xl/worksheets/sheet2.xml"] = sheet("2")
		parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "</sheets>", `<sheet name="旧稿" sheetId="2" r:id="rId92" `+c.state+`/></sheets>`, 1)
		parts["xl/_rels/workbook.xml.rels"] = strings.Replace(parts["xl/_rels/workbook.xml.rels"], "</Relationships>",
			`<Relationship Id="rId92" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`, 1)
		d, err := Document(pack(t, parts))
		if err != nil {
			t.Fatal(c.state, err)
		}
		var shown, codes []string
		d.AllRuns(func(r document.Run) { shown = append(shown, r.Text) })
		for _, n := range d.Reading {
			codes = append(codes, n.Code)
			if n.Code == "xlsx-hidden-sheet" && (!n.Unread || !strings.Contains(n.Text, "工作表“旧稿”")) {
				t.Errorf("%s: %+v", c.state, n)
			}
		}
		if strings.Join(shown, "|") != c.shown || strings.Join(codes, " ") != c.code {
			t.Errorf("%s: %q, %q", c.state, shown, codes)
		}
	}
}

// A format with signs that none has is said, and its number is none; known ones are read.
func TestFormatsWithUnknownSigns(t *testing.T) {
	for code, unclear := range map[string]bool{
		"[foo]0.0!?@": true, "[bar]#,##0": true, "0.0!?@": true, "[Color 60]0": true, "[万元]0.0": true,
		"[Red]0.0": false, "[Color 10]0.0": false, "[红色]0.0;[蓝]-0.0": false, "[$-804]0.0": false, "[=0]0.0;0.0": false, "0.0;-0.0;0.0;@": false, "@": false,
	} {
		parts := plainParts(`<sheetData><row r="1"><c r="A1" s="1"><v>7.5</v></c></row></sheetData>`)
		var escaped strings.Builder
		if err := xml.EscapeText(&escaped, []byte(code)); err != nil {
			t.Fatal(err)
		}
		parts["xl/styles.xml"] = `<styleSheet ` + mainNS + `><numFmts><numFmt numFmtId="200" formatCode="` + escaped.String() + `"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>`
		d, err := Document(pack(t, parts))
		if err != nil {
			t.Fatal(code, err)
		}
		said := slices.ContainsFunc(d.Reading, func(n document.ReadNote) bool { return n.Code == "xlsx-format" && n.Unread })
		marked := false
		d.AllRuns(func(r document.Run) { marked = marked || document.NotShown(r.Text) })
		if said != unclear || marked != unclear {
			t.Errorf("%s: said %v, marked %v, want %v", code, said, marked, unclear)
		}
	}
}
