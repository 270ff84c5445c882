package xlsx

import (
	"slices"
	"strings"
	"testing"
)

// What Excel shows of a stored number, digits that it rounds away kept; and how
// that differs from the stored number.
func TestFormatsShow(t *testing.T) {
	for _, c := range []struct {
		code, stored, want string
		scale              Scale
	}{
		{"", "0", "0", Scale{}},
		{"", "0.95", "0.95", Scale{}},
		{"General", "-3.5", "-3.5", Scale{}},
		{`General"元"`, "0.5", "0.5元", Scale{Word: "元"}},
		{`G/通用格式"万元"`, "12", "12万元", Scale{Word: "万元"}},
		{"@", "7", "7", Scale{}},
		{"0.00", "0.5", "0.50", Scale{}},
		{"#.##", "0.5", "0.5", Scale{}},
		{"#,###", "0", "", Scale{}},
		{"#,##0.00", "1234567.891", "1,234,567.891", Scale{}},
		{"000", "7", "007", Scale{}},
		{`#,##0.00_ ;[Red]\-#,##0.00\ `, "-5", "-5.00", Scale{}},
		{"#,##0.00_);(#,##0.00)", "-1234.5", "-1,234.50", Scale{}},
		{"#,##0.00;[Red]#,##0.00", "-50", "-50.00", Scale{}},
		{"#,##0;△#,##0", "-50", "-50", Scale{}},
		{`0"元";[红色]-0"元"`, "-50", "-50元", Scale{Word: "元"}},
		{`"增加"0;"减少"0;"持平"`, "-5", "减少5", Scale{Lead: "减少"}},
		{`"增加"0;"减少"0;"持平"`, "0", "持平", Scale{Lead: "持平"}},
		{`[<0]"亏"0;0`, "-5", "亏-5", Scale{Lead: "亏"}},
		{"0;-0;;@", "0", "", Scale{}},
		{";;;", "123", "", Scale{}},
		{`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, "0", "-", Scale{}},
		{`_ ￥* #,##0.00_ ;_ ￥* "-"??_ `, "1234.5", "1,234.50", Scale{}},
		{`[$¥-804]#,##0.00`, "12", "12.00", Scale{}},
		{`[$$-409]#,##0.00`, "12", "$12.00", Scale{Lead: "$"}},
		{`0.00"万元"`, "1234.5", "1234.50万元", Scale{Word: "万元"}},
		{`"已"0"万"`, "5", "已5万", Scale{Lead: "已", Word: "万"}},
		{`0\%`, "90", "90%", Scale{Word: "%"}},
		{`0"%"`, "97.5", "97.5%", Scale{Word: "%"}},
		{"0.00%", "0.9977", "99.77%", Scale{}},
		{"0%", "1", "100%", Scale{}},
		{`0!.0,"万元"`, "1234567", "123.4567万元", Scale{Shift: 4, Word: "万元"}},
		{`0!.0,"万元"`, "1200000", "120.0万元", Scale{Shift: 4, Word: "万元"}},
		{`0\.0,"万元"`, "-1234567", "-123.4567万元", Scale{Shift: 4, Word: "万元"}},
		{`0"."0,`, "500", "0.05", Scale{Shift: 4}},
		{`0!.0000,`, "1234567", "0.1234567", Scale{Shift: 7}},
		{`0!.0000`, "1234567", "123.4567", Scale{Shift: 4}},
		{`#,##0.00,"千元"`, "1234567", "1,234.567千元", Scale{Shift: 3, Word: "千元"}},
		{`0.00,,"百万元"`, "1234567", "1.234567百万元", Scale{Shift: 6, Word: "百万元"}},
		{`0.00,,`, "1000000", "1.00", Scale{Shift: 6}},
		{`0\.00,,"亿元"`, "123456789", "1.23456789亿元", Scale{Shift: 8, Word: "亿元"}},
		{`#,##0,`, "1234567", "1,234.567", Scale{Shift: 3}},
		{`#,##0,;(#,##0,)`, "-1234567", "-1,234.567", Scale{Shift: 3}},
		{`#,##0,;[Red]-#,##0`, "-1234567", "-1,234,567", Scale{}},
		{`[>=10000]0!.0,"万元";0"元"`, "1234567", "123.4567万元", Scale{Shift: 4, Word: "万元"}},
		{`[>=10000]0!.0,"万元";0"元"`, "9999", "9999元", Scale{Word: "元"}},
		{`[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0`, "250000000", "2.50亿", Scale{Shift: 8, Word: "亿"}},
		{`[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0`, "25000", "2.5万", Scale{Shift: 4, Word: "万"}},
		{`[=1]"是";[=0]"否";0`, "1", "是", Scale{Lead: "是"}},
		{"0.00,,\"万\"\n%", "1234567", "123.4567万", Scale{Shift: 4, Word: "万"}},
		{`[DBNum2][$-804]General"元整"`, "1234567", "1234567元整", Scale{Word: "元整"}},
		{`[DBNum2]`, "1234567", "1234567", Scale{}},
		{`[DBNum1]`, "-12.5", "-12.5", Scale{}},
		{`[DBNum2][$-804]`, "120", "120", Scale{}},
		{`[NatNum4]`, "120", "120", Scale{}},
		{`[红色]`, "7", "7", Scale{}},
		{`[Red][<=100];[Blue][>100]`, "250", "250", Scale{}},
		{`[Red][<=100];[Blue][>100]`, "25", "25", Scale{}},
		{`0;[Red]`, "-5", "-5", Scale{}},
		{`[DBNum2];;`, "-5", "", Scale{}},
		{`[DBNum2]""`, "5", "", Scale{}},
		{`[Red]_ `, "5", "", Scale{}},
		{`[=0]`, "0", "", Scale{}},
		{`[$$-409]`, "5", "$", Scale{Lead: "$"}},
		{`[DBNum1]0"万元"`, "12", "12万元", Scale{Word: "万元"}},
		{`0"万"0000`, "5", "5", Scale{}},
		{`"万元："0`, "5", "万元：5", Scale{Lead: "万元：", Mixed: true}},
		{`0.0,%`, "5", "not understood", Scale{Shift: 3, Mixed: true}},
		{`0.0!.0,`, "5", "not understood", Scale{Shift: 3, Mixed: true}},
		{`▲0.00;▼0.00`, "1234.5", "1234.50", Scale{}},
		{`▲0.00;▼0.00`, "-99.5", "-99.50", Scale{}},
		{`[Red]↑0.0%;[Green]↓0.0%;0.0%`, "-0.05", "-5.0%", Scale{}},
		{`[Red]↑0.0%;[Green]↓0.0%;0.0%`, "0.05", "5.0%", Scale{}},
		{`△#,##0;▽#,##0;0`, "7000", "7,000", Scale{}},
		{`+0.00;-0.00`, "1234.5", "+1234.50", Scale{Lead: "+"}},
		{`+0.00;-0.00`, "-99.5", "-99.50", Scale{}},
		{`[$CNY] #,##0.00`, "1234.5", "1,234.50", Scale{}},
		{`[$RMB-804] 0`, "12", "12", Scale{}},
		{`"人民币"0.00`, "12", "12.00", Scale{}},
		{"# ?/?", "0.5", "0.5", Scale{}},
		{"0.00E+00", "1234.5", "1234.5", Scale{}},
		{`0.00E+00"元"`, "123456.78", "123456.78元", Scale{Word: "元"}},
		{`##0.0E+0"万元"`, "12500", "12500万元", Scale{Word: "万元"}},
		{`# ?/?"元"`, "1.5", "1.5元", Scale{Word: "元"}},
		{`# ??/16"吨"`, "2.25", "2.25吨", Scale{Word: "吨"}},
	} {
		f := readFormatCode(c.code)
		got, ok := f.shown(c.stored)
		text := got.before + got.digits + got.after
		if !ok {
			text = "not understood"
		}
		if sec, _ := f.of(c.stored); text != c.want || sec.scale() != c.scale {
			t.Errorf("%q of %s: got %q %+v, want %q %+v", c.code, c.stored, text, sec.scale(), c.want, c.scale)
		}
	}
}

// A survey reads the first rows alone, and all that stands behind the last one.
func TestSurvey(t *testing.T) {
	for name, prefix := range map[string]string{"无前缀": "", "有前缀": "x:"} {
		var s strings.Builder
		s.WriteString(`<cols><col min="2" max="3" width="9" hidden="1"/></cols><sheetData>`)
		for range 3000 {
			s.WriteString(`<row><c><v>1</v></c><c/><c t="str"><v>文字文字文字文字文字文字文字文字文字文字文字文字</v></c></row><row/>`)
		}
		s.WriteString(`</sheetData><autoFilter ref="A1:C9"/><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)
		sheet := s.String()
		if prefix != "" {
			sheet = strings.NewReplacer("<", "<"+prefix, "<"+prefix+"/", "</"+prefix).Replace(sheet)
			sheet = strings.ReplaceAll(sheet, "<x:/", "</x:")
		}
		got, err := mustOpen(t, pack(t, plainParts(sheet))).Survey("表", 5)
		if err != nil {
			t.Fatal(name, err)
		}
		if len(got.First) != 5 || len(got.First[4].Cells) != 2 || !got.Filtered || len(got.Merges) != 1 || got.HiddenColumn(1) || !got.HiddenColumn(3) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// What a formula came to is in the file, or it is told that it is not.
func TestUncomputed(t *testing.T) {
	row := func(s string) string { return `<sheetData><row r="1">` + s + `</row></sheetData>` }
	for _, c := range []struct {
		name, sheet string
		recount     bool
		want        string // cells that are uncomputed
	}{
		{"没有值", row(`<c r="A1"><f>1+1</f></c><c r="B1"><v>1</v></c>`), false, "A1"},
		{"空的值", row(`<c r="A1"><f>1+1</f><v></v></c><c r="B1"><f>A1</f><v/></c>`), false, "A1 B1"},
		{"零且要重算", row(`<c r="A1"><f>1+1</f><v>0</v></c><c r="B1"><v>0</v></c><c r="C1"><f>2</f><v>2</v></c>`), true, "A1"},
		{"零是算出来的", row(`<c r="A1"><f>1-1</f><v>0</v></c>`), false, ""},
		{"空文字是算出来的", row(`<c r="A1" t="str"><f>""</f><v></v></c>`), false, ""},
		{"空文字不会是合计", row(`<c r="A1" t="str"><f>SUM(B1:B3)</f><v></v></c><c r="B1" t="str"><f>C1/D1</f><v/></c><c r="C1" t="str"><f/><v></v></c><c r="D1" t="str"><f>ROUND(C1,2)</f><v></v></c>`), false, "A1 B1 C1 D1"},
		{"空文字可以是选出来的", row(`<c r="A1" t="str"><f>IF(B1=0,"",C1/B1)</f><v></v></c><c r="B1" t="str"><f>C1</f><v></v></c><c r="C1" t="str"><f>A1&amp;B1</f><v></v></c><c r="D1" t="str"><f t="shared" si="0"/><v></v></c>`), false, ""},
		{"共用公式", row(`<c r="A1"><f t="shared" si="0"/></c>`), true, "A1"},
	} {
		parts := plainParts(c.sheet)
		if c.recount {
			parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "</workbook>", `<calcPr fullCalcOnLoad="1"/></workbook>`, 1)
		}
		var got []string
		err := mustOpen(t, pack(t, parts)).Rows("表", func(r Row) error {
			for _, x := range r.Cells {
				if x.Uncomputed {
					got = append(got, x.Ref)
				}
			}
			return nil
		})
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, %v", c.name, got, err)
		}
	}
}

// Text that is struck out is told from text that counts.
func TestStruckOut(t *testing.T) {
	parts := plainParts(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>7</v></c>` +
		`<c r="C1" t="inlineStr"><is><r><rPr><strike val="1"/></rPr><t>旧</t></r></is></c><c r="D1" t="s"><v>1</v></c></row></sheetData>`)
	parts["xl/sharedStrings.xml"] = `<sst ` + mainNS + `><si><r><rPr><strike/></rPr><t>120.5</t></r><r><t>118.2</t></r></si>` +
		`<si><r><rPr><strike val="0"/></rPr><t>不划</t></r></si></sst>`
	parts["xl/styles.xml"] = `<styleSheet ` + mainNS + `><fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs></styleSheet>`
	var got []string
	err := mustOpen(t, pack(t, parts)).Rows("表", func(r Row) error {
		for _, c := range r.Cells {
			got = append(got, c.Ref+" "+c.Text)
			if c.Struck {
				got = append(got, "划")
			}
			if c.Cut {
				got = append(got, "删")
			}
		}
		return nil
	})
	if want := []string{"A1 118.2", "删", "B1 7", "划", "C1 ", "删", "D1 不划"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}
