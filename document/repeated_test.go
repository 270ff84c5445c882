package document

import (
	"strings"
	"testing"
)

// Heads that are repeated go, those of two rows too; rows behind them keep the
// place that they have in the file, and rows of figures are never heads.
func TestDropRepeatedHeads(t *testing.T) {
	cells := func(texts ...string) Row {
		var r Row
		for _, s := range texts {
			r.Cells = append(r.Cells, Cell{Runs: Plain(s)})
		}
		return r
	}
	two := func() []Row {
		return []Row{{Cells: []Cell{{Runs: Plain("项目"), RowSpan: 2}, {Runs: Plain("预算数"), ColSpan: 2}}}, cells("年初", "全年")}
	}
	tb := &Table{Columns: make([]Column, 3), Rows: append(append(append(two(), cells("甲", "1", "2")), two()...), cells("乙", "3", "4"))}
	if got := tb.DropRepeatedHeads("表2"); len(got) != 2 || got[0] != 3 || got[1] != 4 || len(tb.Rows) != 4 || tb.Check() != 0 {
		t.Errorf("dropped %v, %d rows, check %d", got, len(tb.Rows), tb.Check())
	}
	d := &Document{Blocks: []Block{&Table{Rows: []Row{cells("x")}, Columns: make([]Column, 1)}, tb}}
	Locate(d, "a.docx")
	if got := tb.Rows[3].Cells[1].At.String(); got != "a.docx 单元格表2!B6" || !strings.HasSuffix(tb.Rows[2].Cells[1].At.String(), "B3") {
		t.Errorf("places %s, %s", got, tb.Rows[2].Cells[1].At)
	}
	for name, rows := range map[string][]Row{
		"figures":  {cells("甲", "1"), cells("乙", "2"), cells("甲", "1")},
		"one word": {cells("甲", ""), cells("乙", "2"), cells("甲", "")},
		"other":    {cells("项目", "数"), cells("乙", "2"), cells("项目", "数额")},
	} {
		tb := &Table{Columns: make([]Column, 2), Rows: rows}
		if got := tb.DropRepeatedHeads("表1"); got != nil || len(tb.Rows) != 3 {
			t.Errorf("%s: dropped %v", name, got)
		}
	}
}
