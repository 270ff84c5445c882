package document

import (
	"testing"

	"jiheng/fault"
)

func TestLocate(t *testing.T) {
	table := &Table{Columns: make([]Column, 3), Rows: []Row{{Cells: []Cell{{RowSpan: 2}, {ColSpan: 2}}}, {Cells: []Cell{{}, {At: fault.Place{Page: 3}}}}}}
	d := &Document{Blocks: []Block{H(1, "甲"), &Paragraph{}, Styled(Body, "乙"), table, Styled(Body, "丙")}}
	d.Say(fault.Place{Cell: "旧稿!A1", Hidden: true}, "xlsx-hidden", "是隐藏的")
	Locate(d, "a.docx")
	for want, got := range map[string]fault.Place{
		"a.docx 第1段":      d.Blocks[0].(*Heading).At,
		"a.docx 第2段":      d.Blocks[2].(*Paragraph).At,
		"a.docx 第3段":      d.Blocks[4].(*Paragraph).At,
		"a.docx 单元格表1!A1": table.Rows[0].Cells[0].At,
		"a.docx 单元格表1!B1": table.Rows[0].Cells[1].At,
		"a.docx 单元格表1!B2": table.Rows[1].Cells[0].At,
		"a.docx 第3页":      table.Rows[1].Cells[1].At, // its reader knew it

		"a.docx 单元格旧稿!A1（隐藏）": d.Reading[0].At,
	} {
		if got.String() != want {
			t.Errorf("place %q, want %q", got, want)
		}
	}
	if ColumnName(0) != "A" || ColumnName(27) != "AB" || ColumnName(702) != "AAA" {
		t.Error(ColumnName(0), ColumnName(27), ColumnName(702))
	}
}
