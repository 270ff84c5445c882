package dossier

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Different values are told apart by what they say: not by their width, and what
// says that there is nothing is none.
func TestDistinctValues(t *testing.T) {
	for _, c := range []struct{ names, want, said string }{
		{"甲公司|乙公司|甲公司", "2条", ""},
		{"Ａ公司|A公司|B公司", "2条", "1个值有全角、半角"},
		{"-|无|／|——|甲公司", "1条", "4行写着“无”“-”一类，不算一个值"},
		{"甲（集团）|甲(集团)|暂无|ＡＢＣ１２３|ABC123", "2条", "1行写着“无”“-”一类，不算一个值；2个值有全角、半角"},
		{"无锡公司|无|/无", "2条", "1行写着"},
	} {
		var rows [][]any
		text := "走访编号,走访日期,企业名称,诉求,状态\n"
		for i, name := range strings.Split(c.names, "|") {
			id := "A" + string(rune('1'+i))
			text += id + ",2024-01-05," + name + ",否,无诉求\n"
			rows = append(rows, []any{id, "2024-01-05", name, "否", "无诉求"})
		}
		book := excelize.NewFile()
		for i, r := range append([][]any{{"走访编号", "走访日期", "企业名称", "诉求", "状态"}}, rows...) {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := book.SetSheetRow("Sheet1", cell, &r); err != nil {
				t.Fatal(err)
			}
		}
		out, err := book.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		for file, data := range map[string][]byte{"T01.csv": []byte(text), "T01.xlsx": out.Bytes()} {
			d := load(t, inLedger(file, visitsLedger, data))
			got, said := print(t, d, "主干道数"), says(d, "distinct-read")
			if got != c.want || c.said == "" && said != "" || !strings.Contains(said, c.said) {
				t.Errorf("%s in %s: got %s, said %q", c.names, file, got, said)
			}
		}
	}
}
