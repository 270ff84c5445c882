package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/num"
)

func TestEncodeAndDecode(t *testing.T) {
	point := document.Point{Value: num.MustDecimal("98.850"), Fact: "执行率"}
	want := &document.Document{Title: "报告", Author: "某镇", Footer: "页脚", Head: "码", Sample: true, Blocks: []document.Block{
		&document.Heading{Level: 2, Runs: document.Plain("（一）概况"), At: fault.Place{File: "a.docx", Line: 3}},
		&document.Paragraph{Style: document.Body, Runs: []document.Run{{Text: "超千次", Fact: "SL05", Value: "1000", Unit: "次"}, {Text: "样", Super: true}}},
		&document.Table{ID: "t", Columns: []document.Column{{Width: 1, Align: document.Right}}, Header: 1, Rows: []document.Row{{Cells: []document.Cell{{Runs: document.Plain("数"), RowSpan: 2, Head: true}}}}},
		&document.Figure{ID: "f", Title: "图", Chart: document.Chart{Kind: document.Bars, Categories: []string{"甲"}, Series: []document.Series{{Name: "乙", Points: []document.Point{point}}}}},
		&document.Contents{Depth: 2}, &document.Break{Landscape: true},
	}, Notes: []document.Note{{Fact: "SL05", Name: "走访", Print: "超千次", Lines: []document.NoteLine{{Text: "台账"}}}}}
	want.Say(fault.Place{Cell: "旧稿!A1", Hidden: true}, "xlsx-hidden", "工作表“%s”是隐藏的", "旧稿")
	want.SayUnread(fault.Place{Page: 2}, "pdf-form", "有%d个域没有读", 3)
	data, err := document.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := document.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	same := cmp.Comparer(func(a, b num.Decimal) bool { return a.Cmp(b) == 0 && a.Scale() == b.Scale() })
	if diff := cmp.Diff(want, got, same); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"", "{", `{"Blocks":[{}]}`} {
		if _, err := document.Decode([]byte(bad)); err == nil {
			t.Errorf("%q decodes", bad)
		}
	}
}

// A decoded table has no room left behind its cells and runs, and the runs of one
// cell are no room for those of the next.
func TestDecodedTablesAreTrimmed(t *testing.T) {
	figure := document.Run{Text: "3", Fact: "SL01", Value: "3", Unit: "次"}
	for name, cells := range map[string][]document.Cell{
		"one":   {{Runs: document.Plain("数")}},
		"some":  {{Runs: document.Plain("甲")}, {}, {Runs: []document.Run{figure, {Text: "样", Super: true}}}, {Runs: []document.Run{}}, {Runs: document.Plain("乙")}},
		"none":  {},
		"blank": {{}, {}, {}},
		"nine":  {{Runs: document.Plain("1")}, {}, {}, {}, {Runs: document.Plain("5")}, {}, {}, {}, {Runs: document.Plain("9")}},
	} {
		want := &document.Document{Blocks: []document.Block{&document.Table{Rows: []document.Row{{Cells: cells}, {}, {Cells: cells}}}}}
		data, err := document.Encode(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := document.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		for _, row := range got.Blocks[0].(*document.Table).Rows {
			if cap(row.Cells) != len(row.Cells) {
				t.Errorf("%s: room for %d cells, of which %d are there", name, cap(row.Cells), len(row.Cells))
			}
			for i, c := range row.Cells {
				if cap(c.Runs) != len(c.Runs) {
					t.Errorf("%s: cell %d has room for %d runs, of which %d are there", name, i, cap(c.Runs), len(c.Runs))
				}
			}
		}
	}
}
