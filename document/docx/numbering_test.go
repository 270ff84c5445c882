package docx

import (
	"strings"
	"testing"
)

// numberedFile packs paragraphs of the given lists; each is written as "num,level
// text" or, where a style names the list, "style text".
func numberedFile(t *testing.T, styles, numbers string, lines ...string) []byte {
	t.Helper()
	var body strings.Builder
	for _, l := range lines {
		of, text, _ := strings.Cut(l, " ")
		props := `<w:pStyle w:val="` + of + `"/>`
		if num, level, ok := strings.Cut(of, ","); ok {
			props = `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr>`
		}
		body.WriteString(`<w:p><w:pPr>` + props + `</w:pPr>` + word(text) + `</w:p>`)
	}
	return withParts(t, body.String(), map[string]string{"s": "styles styles.xml", "n": "numbering numbering.xml"},
		part{"word/styles.xml", []byte(`<w:styles` + foreignSpaces + `>` + styles + `</w:styles>`)}, part{"word/numbering.xml", []byte(`<w:numbering` + foreignSpaces + `>` + numbers + `</w:numbering>`)})
}

func levelXML(i, format, text, more string) string {
	return `<w:lvl w:ilvl="` + i + `">` + more + `<w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:suff w:val="nothing"/><w:lvlText w:val="` + text + `"/></w:lvl>`
}

func TestNumbersAsPrinted(t *testing.T) {
	abstract := func(id, levels string) string {
		return `<w:abstractNum w:abstractNumId="` + id + `">` + levels + `</w:abstractNum>`
	}
	num := func(id, of, more string) string {
		return `<w:num w:numId="` + id + `"><w:abstractNumId w:val="` + of + `"/>` + more + `</w:num>`
	}
	han := levelXML("0", "chineseCounting", "%1、", "") + levelXML("1", "chineseCountingThousand", "（%2）", "") + levelXML("2", "decimal", "%1.%3", "<w:isLgl/>") + levelXML("3", "decimalEnclosedCircleChinese", "%4", "")
	for _, c := range []struct {
		name, styles, numbers string
		lines                 []string
		want                  string
	}{
		{"四层", "", abstract("0", han) + num("1", "0", ""), []string{"1,0 甲", "1,1 乙", "1,1 丙", "1,2 丁", "1,3 戊", "1,0 己", "1,1 庚", "1,2 辛"},
			"一、甲|（一）乙|（二）丙|1.1丁|①戊|二、己|（一）庚|2.1辛"},
		{"两级小数", "", abstract("0", levelXML("0", "decimal", "%1", "")+levelXML("1", "decimal", "%1.%2", "")) + num("1", "0", ""), []string{"1,0 甲", "1,1 乙", "1,1 丙", "1,0 丁", "1,1 戊"}, "1甲|1.1乙|1.2丙|2丁|2.1戊"},
		{"不随上级重起", "", abstract("0", levelXML("0", "decimal", "%1、", "")+levelXML("1", "lowerLetter", "%2）", `<w:lvlRestart w:val="0"/>`)) + num("1", "0", ""), []string{"1,0 甲", "1,1 乙", "1,0 丙", "1,1 丁"}, "1、甲|a）乙|2、丙|b）丁"},
		{"另起的列表", "", abstract("0", levelXML("0", "ideographTraditional", "%1、", "")) + num("1", "0", "") + num("2", "0", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`) + num("3", "0", ""),
			[]string{"1,0 一", "1,0 二", "2,0 三", "2,0 四", "3,0 五"}, "甲、一|乙、二|甲、三|乙、四|丙、五"},
		{"样式定的级", `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="甲样"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="B"><w:name w:val="乙样"/><w:basedOn w:val="A"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="C"><w:name w:val="丙样"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
			abstract("0", levelXML("0", "chineseCounting", "%1、", "")+levelXML("1", "chineseCounting", "（%2）", "")+levelXML("2", "decimal", "%3.", `<w:pStyle w:val="C"/>`)) + num("1", "0", ""),
			[]string{"A 甲", "B 乙", "B 丙", "C 5个", "A 丁", "C 12个"}, "一、甲|（一）乙|（二）丙|1.\t5个|二、丁|1.\t12个"},
		{"别样的数", "", abstract("0", levelXML("0", "ideographDigital", "第%1条", "")+levelXML("1", "ideographZodiac", "%2、", "")+levelXML("2", "chineseLegalSimplified", "%3、", "")+levelXML("3", "decimalZero", "%4 ", "")+levelXML("4", "upperRoman", "%5．", "")) + num("1", "0", ""),
			append(strings.Split(strings.Repeat("1,0 x|", 10)+"1,0 y", "|"), "1,1 甲", "1,2 乙", "1,3 丙", "1,4 2项"), "第一一条y|子、甲|壹、乙|01 丙|I．\t2项"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range strings.Split(strings.TrimSpace(mustRead(t, numberedFile(t, c.styles, c.numbers, c.lines...)).Dump()), "\n") {
				_, text, _ := strings.Cut(l, ": ")
				if !strings.HasSuffix(text, "x") {
					got = append(got, text)
				}
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %s\nwant %s", s, c.want)
			}
		})
	}
}
