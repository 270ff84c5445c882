package xlsx

import (
	"slices"
	"strings"
	"testing"

	"jiheng/document"
)

// A theme with the grounds and texts of the usual one, and its first accent.
const someTheme = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>` +
	`<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>`

// Text in the colour of its cell is named and no figure, whatever the colour is called; so
// is text that is too small. Text that is seen stays.
func TestTextInTheColourOfItsCell(t *testing.T) {
	for _, c := range []struct {
		name, font, fill string
		say              string
	}{
		{"黄底黄字", `<color rgb="FFFFFF00"/>`, `<fgColor rgb="FFFFFF00"/>`, "B1的字与底色相同"},
		{"主题色的字，写明颜色的底", `<color theme="4"/>`, `<fgColor rgb="FF4472C4"/>`, "B1的字与底色相同"},
		{"一样的深浅", `<color theme="4" tint="0.7999816888943144"/>`, `<fgColor rgb="FFDAE3F3"/>`, "B1的字与底色相同"},
		{"白色调深", `<color rgb="FFD9D9D9"/>`, `<fgColor theme="0" tint="-0.14999847407452621"/>`, "B1的字与底色相同"},
		{"编号的颜色", `<color indexed="10"/>`, `<fgColor rgb="FFFF0000"/>`, "B1的字与底色相同"},
		{"差一点的黑", `<color rgb="FF030303"/>`, `<fgColor theme="1"/>`, "B1的字与底色相同"},
		{"字号一磅", `<sz val="1"/>`, ``, "字号不到2磅"},
		{"字号零点几磅", `<sz val="0.5"/><color rgb="FF000000"/>`, ``, "字号不到2磅"},
		{"编号的白底白字", `<color indexed="9"/>`, `<fgColor indexed="65"/>`, "B1是白底白字"},
		{"黑底上没有写颜色的字", ``, `<fgColor rgb="FF000000"/>`, ""},
		{"黑底上自动颜色的字", `<color indexed="64"/>`, `<fgColor rgb="FF000000"/>`, ""},
		{"深底白字", `<color theme="0"/>`, `<fgColor theme="4"/>`, ""},
		{"浅一档看得见", `<color theme="4"/>`, `<fgColor theme="4" tint="0.7999816888943144"/>`, ""},
		{"红字白底", `<color rgb="FFFF0000"/>`, ``, ""},
		{"灰字白底", `<color rgb="FFBFBFBF"/>`, ``, ""},
		{"字号六磅", `<sz val="6"/>`, ``, ""},
		{"没有这个主题色", `<color theme="99"/>`, `<fgColor theme="98"/>`, ""},
	} {
		parts := plainParts(`<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>7</v></c></row></sheetData>`)
		fill := `<fill><patternFill patternType="none"/></fill>`
		if c.fill != "" {
			fill = `<fill><patternFill patternType="solid">` + c.fill + `</patternFill></fill>`
		}
		parts["xl/styles.xml"] = `<styleSheet ` + mainNS + `><fonts><font/><font>` + c.font + `</font></fonts><fills><fill><patternFill patternType="none"/></fill>` + fill + `</fills>` +
			`<cellXfs><xf/><xf fontId="1" fillId="1"/></cellXfs></styleSheet>`
		parts["xl/theme/theme1.xml"] = someTheme
		parts["xl/_rels/workbook.xml.rels"] = strings.Replace(parts["xl/_rels/workbook.xml.rels"], "</Relationships>", `<Relationship Id="rId9" Type="`+office+`theme" Target="theme/theme1.xml"/></Relationships>`, 1)
		d, err := Document(pack(t, parts))
		if err != nil {
			t.Fatal(c.name, err)
		}
		said := slices.ContainsFunc(d.Reading, func(n document.ReadNote) bool { return n.Code == "xlsx-white" && strings.Contains(n.Text, c.say) })
		var shown []string
		d.AllRuns(func(r document.Run) { shown = append(shown, r.Text) })
		if read := strings.Join(shown, "|") == "1|7"; said != (c.say != "") || read == said {
			t.Errorf("%s: said %+v, shown %q, want %q", c.name, d.Reading, shown, c.say)
		}
	}
}

// A row or a column that is too thin to show anything is as one that is hidden.
func TestThinRowsAndColumns(t *testing.T) {
	for _, c := range []struct{ name, sheet, say string }{
		{"一磅高", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" ht="1" customHeight="1"><c r="A2"><v>2</v></c></row></sheetData>`, "第2行"},
		{"不到一磅高", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" ht="0.75"><c r="A2"><v>2</v></c></row></sheetData>`, "第2行"},
		{"一个像素宽", `<cols><col min="2" max="2" width="0.109375" customWidth="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>`, "B列"},
		{"零点一宽", `<cols><col min="2" max="2" width="0.1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>`, "B列"},
		{"三磅高看得出", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" ht="3"><c r="A2"><v>2</v></c></row></sheetData>`, ""},
		{"一点五磅", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" ht="1.5"><c r="A2"><v>2</v></c></row></sheetData>`, ""},
		{"没有写宽", `<cols><col min="2" max="2" style="0"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>`, ""},
		{"一个字宽", `<cols><col min="2" max="2" width="1.5"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>`, ""},
	} {
		d, err := Document(pack(t, plainParts(c.sheet)))
		if err != nil {
			t.Fatal(c.name, err)
		}
		said := slices.ContainsFunc(d.Reading, func(n document.ReadNote) bool { return n.Code == "xlsx-hidden" && strings.Contains(n.Text, c.say) })
		if said != (c.say != "") {
			t.Errorf("%s: %+v", c.name, d.Reading)
		}
	}
}
