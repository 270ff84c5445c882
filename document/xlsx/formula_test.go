package xlsx

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/xuri/excelize/v2"

	"jiheng/document"
	"jiheng/num"
)

// moneyRows is a table whose last cells follow from the others: a wide name, and
// amounts of which each has a name.
func moneyRows() *document.Table {
	amount := func(name, value string, f *document.Formula) document.Cell {
		c := cell(document.Run{Text: value, Value: value})
		c.Name, c.Formula = name, f
		return c
	}
	rate := func(text, value string, f *document.Formula) document.Cell {
		c := cell(document.Run{Text: text, Value: value, Unit: "%"}, sampleMark)
		c.Formula = f
		return c
	}
	return &document.Table{Header: 1, Columns: []document.Column{{Width: 3}, {Width: 2}, {Width: 2}, {Width: 1}}, Rows: []document.Row{
		cells(words("项目"), words("预算数"), words("决算数"), words("执行率")),
		cells(words("道路养护"), amount("a1", "1000.10", nil), amount("b1", "900", nil), rate("89.99%", "89.99", document.ShareOf("b1", "a1"))),
		cells(words("河道保洁"), amount("a2", "200.20", nil), amount("b2", "66.73", nil), rate("33.33%", "33.33", document.ShareOf("b2", "a2"))),
		cells(words("没有发生"), named(words("—"), "a3"), named(words("—"), "b3"), words("—")),
		cells(words("合计"), amount("a", "1200.30", document.SumOf("a1", "a2", "a3")), amount("b", "966.73", document.SumOf("b1", "b2", "b3")), rate("80.54%", "80.54", document.ShareOf("b", "a"))),
		cells(words("结余"), amount("", "233.57", &document.Formula{Plus: []string{"a"}, Minus: []string{"b"}}), amount("", "1.2", &document.Formula{Plus: []string{"a"}, Over: []string{"a1"}}), words("")),
		cells(words("折成百分"), amount("", "80.5", &document.Formula{Plus: []string{"b1", "b2"}, Over: []string{"a1", "a2"}, Times: num.Int(100)}), amount("", "25", &document.Formula{Plus: []string{"a"}, Minus: []string{"b"}, Times: num.MustDecimal("0.107")}), words("")),
	}}
}

func named(c document.Cell, name string) document.Cell {
	c.Name = name
	return c
}

// Totals and rates are formulas over the cells that they name, beside the value
// that the other formats print.
func TestFormulas(t *testing.T) {
	doc := &document.Document{Blocks: []document.Block{moneyRows()}}
	data := mustWrite(t, bookOf(doc))
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{"B2": "", "D2": "ROUND(C2/B2,4)", "D3": "ROUND(C3/B3,4)", "B5": "ROUND(SUM(B2:B4),2)", "D5": "ROUND(C5/B5,4)",
		"B6": "ROUND(B5-C5,2)", "C6": "ROUND(B5/B2,1)", "B7": "ROUND(SUM(C2:C3)/SUM(B2:B3)*100,1)", "C7": "ROUND((B5-C5)*0.107,0)"} {
		if got, err := x.GetCellFormula("自评表", at); err != nil || got != want {
			t.Errorf("%s is %q, %v, want %q", at, got, err, want)
		}
	}
	for _, c := range []string{`<f>ROUND(C2/B2,4)</f><v>0.8999</v>`, `<f>ROUND(SUM(B2:B4),2)</f><v>1200.30</v>`} {
		if !bytes.Contains([]byte(partText(t, data, "xl/worksheets/sheet1.xml")), []byte(c)) {
			t.Errorf("%s is not on the sheet", c)
		}
	}
	if regexp.MustCompile(`t="str"[^>]*><f>`).MatchString(partText(t, data, "xl/worksheets/sheet1.xml")) {
		t.Error("a formula's value is text")
	}
	back, err := Document(data)
	if err != nil || back.Dump() != doc.Dump() {
		t.Errorf("came back as %s %v", back.Dump(), err)
	}
}

// A figure that its neighbours, as printed, don't give stays as it is: it was
// made of exact amounts, or of cells that are elsewhere.
func TestNoFormulaThatWouldChangeAFigure(t *testing.T) {
	for name, change := range map[string]func(*document.Table){
		"差一分":    func(t *document.Table) { t.Rows[4].Cells[1].Runs[0] = document.Run{Text: "1200.31", Value: "1200.31"} },
		"少一个单元格": func(t *document.Table) { t.Rows[4].Cells[1].Formula = document.SumOf("a1", "a2", "别处") },
		"重名":     func(t *document.Table) { t.Rows[2].Cells[1].Name = "a1" },
		"写成文字":   func(t *document.Table) { t.Rows[4].Cells[1].Runs = document.Plain("约1200.30") },
		"一项写成文字": func(t *document.Table) { t.Rows[1].Cells[1].Runs = document.Plain("1000.10") },
	} {
		table := moneyRows()
		change(table)
		x, err := excelize.OpenReader(bytes.NewReader(mustWrite(t, bookOf(&document.Document{Blocks: []document.Block{table}}))))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := x.GetCellFormula("自评表", "B5"); err != nil || got != "" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// Formats of its own are used up by figures with words; those without stay
// numbers.
func TestPlainFiguresNeverRunOutOfFormats(t *testing.T) {
	table := &document.Table{Columns: []document.Column{{}, {}}}
	for i := range maxFormats + 20 {
		unit := string(rune('一' + i))
		table.Rows = append(table.Rows, cells(cell(document.Run{Text: "5" + unit, Value: "5"}), cell(document.Run{Text: "5.25", Value: "5.25"})))
	}
	f := mustOpen(t, mustWrite(t, bookOf(&document.Document{Blocks: []document.Block{table}})))
	err := f.Rows("自评表", func(r Row) error {
		if c := r.Cells[1]; c.Kind != Number || c.Text != "5.25" {
			t.Errorf("%s is %q", c.Ref, c.Text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A formula finds cells of other sheets; those of its own come first, and a name
// that two others bear is none.
func TestFormulasAcrossSheets(t *testing.T) {
	one := func(name, value string) []document.Block {
		return []document.Block{&document.Table{Columns: []document.Column{{}, {}}, Rows: []document.Row{
			cells(words("金额"), named(cell(document.Run{Text: value, Value: value}), name))}}}
	}
	sum := func(value string, names ...string) []document.Block {
		c := cell(document.Run{Text: value, Value: value})
		c.Formula = document.SumOf(names...)
		return []document.Block{&document.Table{Columns: []document.Column{{}, {}}, Rows: []document.Row{
			cells(words("自己"), named(cell(document.Run{Text: "1.5", Value: "1.5"}), "乙")), cells(words("合计"), c)}}}
	}
	book := &Book{Sheets: []Sheet{{Name: "一's", Doc: one("甲", "2.5")}, {Name: "二", Doc: one("乙", "3")}, {Name: "三", Doc: one("丙", "4")}, {Name: "四", Doc: one("丙", "4")},
		{Name: "合计", Doc: sum("4.0", "甲", "乙")}, {Name: "两处", Doc: sum("4.0", "丙")}}}
	x, err := excelize.OpenReader(bytes.NewReader(mustWrite(t, book)))
	if err != nil {
		t.Fatal(err)
	}
	for sheet, want := range map[string]string{"合计": "ROUND(SUM('一''s'!B1,B1),1)", "两处": ""} {
		if got, err := x.GetCellFormula(sheet, "B2"); err != nil || got != want {
			t.Errorf("%s: %q %v, want %q", sheet, got, err, want)
		}
	}
}
