package xlsx

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"jiheng/fault"
)

func TestRows(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"共享、富文本、转义": {`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>`,
			"A1=文字(text) B1=富文 本(text) C1=a\rb&中(text) \n"},
		"行内文字、公式文字": {`<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>乙&lt;</v></c></row>`,
			"A2=甲(text) B2=乙<(text) \n"},
		"数": {`<row r="1"><c r="A1"><v>48.80</v></c><c r="B1" t="n"><v>0.30000000000000004</v></c><c r="C1" s="2"><v>0.9885</v></c><c r="D1" s="4"><v>5</v></c><c r="E1" s="7"><v>-0.05</v></c></row>`,
			"A1=48.80(number) B1=0.3(number) C1=98.85%(percent) D1=5(number) E1=-5%(percent) \n"},
		"日期": {`<row r="1"><c r="A1" s="1"><v>45379</v></c><c r="B1" s="3"><v>45379.5</v></c><c r="C1" s="5"><v>1.5</v></c><c r="D1" s="6"><v>45379.5</v></c><c r="E1" t="d"><v>2024-03-28T00:00:00Z</v></c><c r="F1" s="1"><v>-3</v></c></row>`,
			"A1=2024-03-28(date) B1=2024-03-28(date) C1=36:00:00(time) D1=2024-03-28 12:00:00(date) E1=2024-03-28(date) F1=-3(number) \n"},
		"逻辑、错误、空":    {`<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" s="1"/><c r="E1" t="str"><f>x</f><v></v></c></row>`, "A1=TRUE(bool) B1=FALSE(bool) C1=#N/A(error) \n"},
		"没有位置的单元格":   {`<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c/><c><v>3</v></c></row><row/>`, "A1=1(number) B1=2(number) \nB5=3(number) \n"},
		"空表":         {``, ""},
		"注释、字符数据、前缀": {`<!-- <row> --><x:row xmlns:x="u" r='3' ><x:c r = "A3" t="str" ><x:v><![CDATA[<甲&]]>乙<?p?></x:v></x:c></x:row>`, "A3=<甲&乙(text) \n"},
		"空行":         {`<row r="1"><c r="A1" s="1"/></row><row r="2"/>`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := rowsOf(pack(t, plainParts(`<sheetData>`+c.sheet+`</sheetData>`)))
			if err != nil || got != c.want {
				t.Errorf("got %q %v\nwant %q", got, err, c.want)
			}
		})
	}
}

func TestRawAndFormat(t *testing.T) {
	f := mustOpen(t, pack(t, plainParts(`<sheetData><row r="1" hidden="1"><c r="B1" s="2"><v>9.8849999999999993E-1</v></c></row></sheetData>`)))
	var got Row
	if err := f.Rows("表", func(r Row) error { got = r; got.Cells = slices.Clone(r.Cells); return nil }); err != nil {
		t.Fatal(err)
	}
	c := got.Cells[0]
	if !got.Hidden || c.Column != 2 || c.Text != "98.85%" || c.Raw != "9.8849999999999993E-1" || c.Format != "0.00%" {
		t.Errorf("%+v", got)
	}
}

func TestNamesSheetsAndMerges(t *testing.T) {
	parts := plainParts(`<sheetData/><mergeCells count="9"><mergeCell ref="A1:B2"/><mergeCell ref="C1:C9"/></mergeCells>`)
	parts["xl/workbook.xml"] = `<workbook ` + mainNS + `><workbookPr date1904="1"/><sheets><sheet name="表" r:id="rId1"/><sheet name="藏" state="veryHidden" r:id="rId1"/></sheets>` +
		`<definedNames><definedName name="F_a">表!$A$1</definedName><definedName name="_xlnm.Print_Titles" localSheetId="1">藏!$1:$2</definedName></definedNames></workbook>`
	f := mustOpen(t, pack(t, parts))
	if !slices.Equal(f.Sheets(), []string{"表", "藏"}) || !slices.Equal(f.Hidden(), []string{"藏"}) {
		t.Errorf("sheets %q, hidden %q", f.Sheets(), f.Hidden())
	}
	if n := f.Names(); n["F_a"] != "表!$A$1" || n["藏!_xlnm.Print_Titles"] != "藏!$1:$2" {
		t.Errorf("names %q", n)
	}
	m, err := f.Merges("表")
	if err != nil || !slices.Equal(m, []Range{{1, 1, 2, 2}, {1, 3, 9, 3}}) || m[0].String() != "A1:B2" {
		t.Errorf("merges %v %v", m, err)
	}
	if err := f.Rows("无", nil); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

func TestRowsHandsBackTheCallersError(t *testing.T) {
	f := mustOpen(t, pack(t, plainParts(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData>`)))
	mine, calls := errors.New("enough"), 0
	err := f.Rows("表", func(Row) error { calls++; return mine })
	if !errors.Is(err, mine) || calls != 1 {
		t.Errorf("got %v after %d calls", err, calls)
	}
}

func TestMeetingRanges(t *testing.T) {
	for refs, want := range map[string]bool{
		"A1:B2 C1:D2 A3:D3":       false,
		"A1:B2 B2:C3":             true,
		"A1:A9 C1:C9 B5:B6":       false,
		"A1:A9 C1:C9 B5:C6":       true,
		"A1:D1 A2:B2 C2:D2 A3:D9": false,
		"B2:B3 A1:C1 A3:A4 B3:B5": true,
	} {
		var m []Range
		for _, ref := range strings.Fields(refs) {
			r, ok := parseRange(ref)
			if !ok {
				t.Fatal(ref)
			}
			m = append(m, r)
		}
		if _, got := meeting(m); got != want {
			t.Errorf("%s: got %t", refs, got)
		}
	}
}
