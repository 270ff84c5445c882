package report_test

import (
	"slices"
	"testing"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/report"
)

// Evidence is listed by id as people count, ledgers first, whatever the order of
// the files.
func TestEvidenceIsListedByID(t *testing.T) {
	for _, x := range []struct{ ledgers, papers, want []string }{
		{[]string{"T02", "T01", "T03"}, nil, []string{"T01", "T02", "T03"}},
		{[]string{"T10", "T2"}, []string{"D9", "D10", "D1"}, []string{"T2", "T10", "D1", "D9", "D10"}},
		{nil, []string{"会议纪要-12", "会议纪要-3", "合同1", "B2-1", "B1-20", "B1-3"}, []string{"B1-3", "B1-20", "B2-1", "会议纪要-3", "会议纪要-12", "合同1"}},
		{nil, []string{"D01", "D1", "D001"}, []string{"D001", "D01", "D1"}},
	} {
		y := budget.Year{}
		for _, id := range x.ledgers {
			y.Ledgers = append(y.Ledgers, &budget.Ledger{ID: id, Name: "台账" + id})
		}
		for _, id := range x.papers {
			y.Evidence = append(y.Evidence, budget.Evidence{ID: id, Title: "文件" + id})
		}
		blocks, ok := (&report.Maker{Year: &y}).Insert("表", "佐证")
		if !ok {
			t.Fatal("there is no table of evidence")
		}
		var got []string
		for _, b := range blocks {
			table, ok := b.(*document.Table)
			if !ok {
				continue
			}
			for _, row := range table.Rows[1:] {
				got = append(got, document.Text(row.Cells[0].Runs))
			}
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%v and %v are listed as %v, want %v", x.ledgers, x.papers, got, x.want)
		}
	}
}
