package xlsx

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkRows reads a ledger of 100,000 rows of six cells.
func BenchmarkRows(b *testing.B) {
	const rows = 100_000
	var s strings.Builder
	s.WriteString("<sheetData>")
	for i := 1; i <= rows; i++ {
		fmt.Fprintf(&s, `<row r="%d" spans="1:6"><c r="A%d" s="0"><v>%d</v></c><c r="B%d" s="1"><v>%d</v></c><c r="C%d" t="s"><v>%d</v></c>`+
			`<c r="D%d"><v>%d.%02d</v></c><c r="E%d" s="2"><v>0.%d</v></c><c r="F%d" t="inlineStr"><is><t>第%d号台账</t></is></c></row>`,
			i, i, i, i, 45000+i%365, i, i%3, i, i*7, i%100, i, i, i, i)
	}
	s.WriteString("</sheetData>")
	data := pack(b, plainParts(s.String()))
	b.SetBytes(int64(s.Len()))
	b.ReportAllocs()
	for b.Loop() {
		f := mustOpen(b, data)
		n := 0
		if err := f.Rows("表", func(r Row) error { n += len(r.Cells); return nil }); err != nil || n != rows*6 {
			b.Fatal(n, err)
		}
	}
}
