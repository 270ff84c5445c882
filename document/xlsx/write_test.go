package xlsx

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiheng/document"
	"jiheng/fault"
)

func TestFigureCells(t *testing.T) {
	mark := document.Run{Text: "样", Super: true}
	for name, c := range map[string]struct {
		runs          []document.Run
		value, format string // empty where the cell is text
	}{
		"整数":     {[]document.Run{fact("a", "12", "12", "个")}, "12", "0"},
		"小数位保留":  {[]document.Run{fact("a", "8.00", "8.00", "分")}, "8.00", "0.00"},
		"没有事实的数": {[]document.Run{{Text: "8.0", Value: "8.0"}}, "8.0", "0.0"},
		"千分位":    {[]document.Run{fact("a", "1,234,567.10", "1234567.10", "元")}, "1234567.10", "#,##0.00"},
		"百分数":    {[]document.Run{fact("a", "98.85%", "98.85", "%")}, "0.9885", "0.00%"},
		"小百分数":   {[]document.Run{fact("a", "0.05%", "0.05", "%")}, "0.0005", "0.00%"},
		"单位不是%":  {[]document.Run{fact("a", "5%", "5", "个百分点")}, "5", `0"%"`},
		"表头写了%":  {[]document.Run{fact("a", "98.85", "98.85", "%")}, "98.85", "0.00"},
		"样例标记":   {[]document.Run{fact("a", "8.00", "8.00", "分"), sampleMark}, "8.00", `0.00"〔样例〕"`},
		"上标样":    {[]document.Run{fact("a", "48.8万余条", "48.8", "万条"), mark}, "48.8", `0.0"万余条样"`},
		"限定词":    {[]document.Run{fact("a", "预计15", "15", "家")}, "15", `"预计"0`},
		"引号":     {[]document.Run{fact("a", `"约"3`, "3", "")}, "3", `""\""约"\"""0`},
		"负数":     {[]document.Run{fact("a", "-3.50", "-3.50", "万元")}, "-3.50", "0.00"},
		"下降":     {[]document.Run{fact("a", "下降3.10%", "-3.10", "%")}, "-0.0310", `0.00%;"下降"0.00%`},
		"15位":    {[]document.Run{fact("a", "1234567890123.45", "1234567890123.45", "元")}, "1234567890123.45", "0.00"},
		"16位":    {[]document.Run{fact("a", "12345678901234.56", "12345678901234.56", "元")}, "", ""},
		"写法不同":   {[]document.Run{fact("a", "99%", "98.85", "%")}, "", ""},
		"前导零":    {[]document.Run{fact("a", "007", "7", "")}, "", ""},
		"汉字数":    {[]document.Run{fact("a", "六千余", "6000", "")}, "", ""},
		"后有文字":   {[]document.Run{fact("a", "12", "12", ""), {Text: "个"}}, "", ""},
		"前有文字":   {[]document.Run{{Text: "约"}, fact("a", "12", "12", "")}, "", ""},
		"两个数":    {[]document.Run{fact("a", "12", "12", ""), fact("b", "13", "13", "")}, "", ""},
		"换行":     {[]document.Run{fact("a", "12\n个", "12", "")}, "", ""},
		"格式太长":   {[]document.Run{fact("a", "12"+strings.Repeat("个", 260), "12", "")}, "", ""},
		"没有值":    {[]document.Run{fact("a", "12", "", "")}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			f, ok := figureOf(c.runs)
			if ok != (c.value != "") || ok && (f.value != c.value || f.format != c.format) {
				t.Errorf("got %q %q %t", f.value, f.format, ok)
			}
		})
	}
}

// An independent reader shows every figure as its run prints it.
func TestCellsShowWhatRunsPrint(t *testing.T) {
	doc := oneTable()
	data := mustWrite(t, bookOf(doc))
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{"C3": "48.8万余条样", "C4": "98.50%〔样例〕", "C5": "预计1,234,567.10",
		"B6": "-3.50", "C7": "1234567890.1234567", "B8": "96.37", "B3": "=采集 <条数>", "B7": "新建1,220件和六千余项"} {
		if got, err := x.GetCellValue("自评表", ref); err != nil || got != want {
			t.Errorf("%s shows %q %v, want %q", ref, got, err, want)
		}
	}
	sheet := partText(t, data, "xl/worksheets/sheet1.xml")
	if strings.Contains(sheet, "<f>") {
		t.Error("a text became a formula")
	}
	for _, v := range []string{"<v>0.9850</v>", "<v>1234567.10</v>", "<v>-0.0310</v>"} {
		if !strings.Contains(sheet, v) {
			t.Errorf("the sheet does not hold %s", v)
		}
	}
}

func TestPrintSetup(t *testing.T) {
	data := mustWrite(t, sampleBook())
	sheet := partText(t, data, "xl/worksheets/sheet1.xml")
	for _, want := range []string{`fitToPage="true"`, `paperSize="9"`, `orientation="landscape"`, `fitToWidth="1"`, `fitToHeight="0"`,
		`left="0.591"`, `right="0.591"`, `top="0.709"`, `bottom="0.63"`, `horizontalCentered="true"`, `differentOddEven="true"`,
		`&amp;C&amp;&#34;宋体&#34;&amp;9 样例数据，非该单位公布　版本 V3 &amp;&amp; 校验码 7K2Q-9F&amp;R&amp;&#34;宋体&#34;&amp;14— &amp;P —</oddFooter>`,
		`<evenFooter>&amp;L`, `ySplit="9"`, `state="frozen"`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %s", want)
		}
	}
	names := mustOpen(t, data).Names()
	if got := names["整体支出绩效自评表!_xlnm.Print_Titles"]; got != "'整体支出绩效自评表'!$9:$9" {
		t.Errorf("titles %q", got)
	}
	if got := names["整体支出绩效自评表!_xlnm.Print_Area"]; got != "'整体支出绩效自评表'!$A$1:$M$37" {
		t.Errorf("area %q", got)
	}
	core := partText(t, data, "docProps/core.xml")
	if strings.Contains(core, "created") || !strings.Contains(core, "<dc:creator>红桥镇人民政府</dc:creator>") {
		t.Errorf("properties %s", core)
	}
	styles := partText(t, data, "xl/styles.xml")
	for _, font := range []string{bodyFont, headFont, titleFont, baseFont} {
		if !strings.Contains(styles, `<name val="`+font+`">`) {
			t.Errorf("no font %s", font)
		}
	}
	if strings.Contains(styles, "<scheme") {
		t.Error("a font of the theme is left")
	}
}

func TestFactNames(t *testing.T) {
	n := newNaming([]string{"三公-2024", "GDP", "gdp", "Abc"})
	for _, c := range []struct{ id, want string }{
		{"三公-2024", "F_三公.2024"}, {"三公-2024", "F_三公.2024__2"}, {"三公-2024", "F_三公.2024__3"},
		{"GDP", "F__g_d_p"}, {"gdp", "F_gdp"}, {"GDP", "F__g_d_p__2"}, {"Abc", "F_Abc"}, {"-a-", "F_.a."},
	} {
		got, err := n.next(c.id)
		if err != nil || got != c.want {
			t.Errorf("%s: got %s %v, want %s", c.id, got, err, c.want)
		}
		if id, ok := factOf(got); !ok || id != c.id {
			t.Errorf("%s gives back %q", got, id)
		}
	}
	for _, id := range []string{"a b", "a_b", "a.b", "（一）"} {
		if name, err := n.next(id); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q became %s", id, name)
		}
	}
	for _, name := range []string{"F_", "G_a", "_xlnm.Print_Area"} {
		if id, ok := factOf(name); ok {
			t.Errorf("%s was read as %q", name, id)
		}
	}
}

func TestSheetNames(t *testing.T) {
	long := strings.Repeat("长", 40)
	var sheets []Sheet
	for _, n := range []string{"a/b:c", "A/B:C", "", long, long, "'引'", "History", "𠮷" + strings.Repeat("字", 30)} {
		sheets = append(sheets, Sheet{Name: n})
	}
	want := []string{"a／b：c", "A／B：C（2）", "表3", strings.Repeat("长", 31), strings.Repeat("长", 28) + "（2）", "引", "History（2）", "𠮷" + strings.Repeat("字", 29)}
	if got := sheetNames(sheets); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestWrap(t *testing.T) {
	em := 105 * point / 10
	for _, c := range []struct {
		text  string
		chars int
		want  int
	}{
		{"", 10, 1}, {"一二三四五", 5, 1}, {"一二三四五六", 5, 2}, {"一二三四五。", 5, 2}, {"一二三四 abcdefgh", 6, 2},
		{strings.Repeat("a", 100), 5, 12}, {strings.Repeat("一", 51), 5, 11},
	} {
		if got := wrap(c.text, 105, c.chars*em); got != c.want {
			t.Errorf("%q in %d: got %d lines, want %d", c.text, c.chars, got, c.want)
		}
	}
}

func TestNoRowIsHigherThanSheetsAllow(t *testing.T) {
	nostop := document.Plain(strings.Repeat("没有句号的很长文字", 300))
	doc := append(textSheet().Doc, &document.Table{Columns: []document.Column{{Width: 1}, {Width: 9}},
		Rows: []document.Row{cells(cell(nostop...), cell(nostop...))}})
	l, err := layOut("表", Sheet{Doc: doc})
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range l.heights {
		if h > maxHeight || h <= 0 {
			t.Errorf("row %d is %d µm high", i+1, h)
		}
	}
	for i, b := range l.boxes {
		if b.Bottom < b.Top || b.Right < b.Left || b.Bottom > len(l.heights) {
			t.Errorf("box %d: %+v", i, b.Range)
		}
		for _, o := range l.boxes[:i] {
			if b.meets(o.Range) {
				t.Fatalf("%s and %s meet", b.Range, o.Range)
			}
		}
	}
}

func TestBooksThatCannotBe(t *testing.T) {
	gap := &document.Table{Columns: []document.Column{{}, {}}, Rows: []document.Row{cells(words("a"))}}
	for name, c := range map[string]struct {
		book *Book
		code string
	}{
		"没有表":  {&Book{}, "xlsx-empty-book"},
		"页脚太长": {&Book{Footer: strings.Repeat("页", 250), Sheets: []Sheet{{}}}, "xlsx-footer"},
		"表有缺口": {&Book{Sheets: []Sheet{{Doc: []document.Block{gap}}}}, "xlsx-table"},
		"文字太长": {&Book{Sheets: []Sheet{{Doc: []document.Block{document.P(strings.Repeat("长", 33000))}}}}, "xlsx-long-cell"},
		"事实编号": {&Book{Sheets: []Sheet{{Doc: []document.Block{&document.Paragraph{Runs: []document.Run{fact("a b", "1", "1", "")}}}}}}, "xlsx-fact-name"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Write(c.book)
			if all := fault.All(err); len(all) != 1 || all[0].Code != c.code {
				t.Errorf("got %v", err)
			}
		})
	}
}

// Two tables of one sheet share the columns that nearly meet, and come apart
// again when they are read.
func TestTablesOfDifferentColumns(t *testing.T) {
	a := &document.Table{Header: 1, Columns: []document.Column{{Width: 50}, {Width: 50}}, Rows: []document.Row{
		cells(words("甲"), words("乙")), cells(words("1"), words("2"))}}
	b := &document.Table{Columns: []document.Column{{Width: 49}, {Width: 21}, {Width: 30}}, Rows: []document.Row{
		cells(words("子"), words("丑"), words("寅"))}}
	doc := &document.Document{Blocks: []document.Block{a, document.P("中间的话。"), b}}
	data := mustWrite(t, bookOf(doc))
	if sheet := partText(t, data, "xl/worksheets/sheet1.xml"); strings.Count(sheet, "<col ") != 3 {
		t.Errorf("columns do not meet: %s", sheet)
	}
	back, err := Document(data)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := back.Dump(), doc.Dump(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
