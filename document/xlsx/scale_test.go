package xlsx

import (
	"slices"
	"strings"
	"testing"
)

func TestScaleOf(t *testing.T) {
	for code, want := range map[string]Scale{
		"":                             {},
		"General":                      {},
		"0.00":                         {},
		"#,##0.00":                     {},
		`#,##0.00_ ;[Red]\-#,##0.00\ `: {},
		"#,##0.00_);(#,##0.00)":        {},
		`[$¥-804]#,##0.00`:             {},
		`0.00"万元"`:                     {Word: "万元"},
		`"万元："0`:                       {Mixed: true},
		`"已"0"万"`:                      {Word: "万"},
		`#,##0"元"`:                     {Word: "元"},
		`0!.0,"万元"`:                    {Shift: 4, Word: "万元"},
		`0\.0,"万元"`:                    {Shift: 4, Word: "万元"},
		`0"."0,`:                       {Shift: 4},
		`0!.0000"万元"`:                  {Shift: 4, Word: "万元"},
		`#,##0.00,"千元"`:                {Shift: 3, Word: "千元"},
		`0.00,,"百万元"`:                  {Shift: 6, Word: "百万元"},
		`0\.00,,"亿元"`:                  {Shift: 8, Word: "亿元"},
		`#,##0,`:                       {Shift: 3},
		`#,##0,;(#,##0,)`:              {Shift: 3},
		`#,##0,;[Red]-#,##0`:           {Shift: 3, Mixed: true},
		`[>=10000]0!.0,"万元";0"元"`:      {Shift: 4, Word: "万元", Mixed: true},
		"0.00,,\"万\"\n%":               {Shift: 6, Word: "万", Mixed: true},
		"0.00%":                        {},
		"yyyy年m月d日":                    {},
		`_ ￥* #,##0.00_ ;_ ￥* "-"??_ `: {},
	} {
		if got := scaleOf(code); got != want {
			t.Errorf("%q: got %+v, want %+v", code, got, want)
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
	_, err := Document(pack(t, plainParts(row(`<c r="A1"><f>1+1</f></c><c r="B1"><v>1</v></c><c r="C1"><f>B1</f></c>`))))
	wantFault(t, err, "xlsx-bad-cell")
	if !strings.Contains(err.Error(), "A1、C1共2格是公式") {
		t.Error(err)
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
