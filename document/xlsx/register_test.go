package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A register keeps its rows, holds counts as numbers, text that looks like a
// formula as text, its head in place and ready to be filtered.
func TestRegister(t *testing.T) {
	long := strings.Repeat("长", 40_000)
	make := func() []byte {
		data, err := WriteRegisters("检查意见", []Register{
			{Name: "问题", Columns: []RegisterColumn{{Head: "序号", Width: 6, Number: true}, {Head: "问题", Width: 40}}, Rows: [][]string{{"1", "=1+2"}, {"12", long}, {"—", "<b>&\n二"}}},
			{Name: "空", Columns: []RegisterColumn{{Head: "规则", Width: 10}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	data := make()
	if !bytes.Equal(data, make()) {
		t.Error("two workbooks of the same lists differ")
	}
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for at, want := range map[string]string{"A1": "序号", "A2": "1", "B2": "=1+2", "A3": "12", "B3": strings.Repeat("长", 32_000) + "…", "A4": "—", "B4": "<b>&\n二"} {
		if got, err := x.GetCellValue("问题", at); err != nil || got != want {
			t.Errorf("%s is %.40q, %v", at, got, err)
		}
	}
	if kind, _ := x.GetCellType("问题", "A3"); kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("12 is stored as type %d", kind)
	}
	if f, _ := x.GetCellFormula("问题", "B2"); f != "" {
		t.Errorf("text became the formula %q", f)
	}
	if p, err := x.GetPanes("问题"); err != nil || !p.Freeze || p.YSplit != 1 {
		t.Errorf("panes %+v, %v", p, err)
	}
	if !strings.Contains(partText(t, data, "xl/worksheets/sheet1.xml"), `<autoFilter ref="$A$1:$B$4"`) {
		t.Error("the list cannot be filtered")
	}
}

func TestNoRegister(t *testing.T) {
	if _, err := WriteRegisters("x", nil); err == nil {
		t.Error("a workbook without sheets was made")
	}
}
