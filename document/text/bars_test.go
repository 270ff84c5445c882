package text

import (
	"strings"
	"testing"

	"jiheng/document"
)

// Cells that a bar without blanks divides are those of a table; a row whose last cell is
// empty has as many cells as its head.
func TestBarsAndEmptyEnds(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"bars":        {"项目|预算数|执行数\n供水|10.5|9.8\n合计||9.8", "项目/预算数/执行数 供水/10.5/9.8 合计//9.8"},
		"wide blanks": {"项目　|　预算数　|　备注\n供水　|　10.5　|\n合计　|　　|　9", "项目/预算数/备注 供水/10.5/ 合计//9"},
		"wide bars":   {"项目｜预算数\n供水｜10.5", "项目/预算数 供水/10.5"},
		"box bars":    {"项目│预算数\n───┼───\n供水│10.5", "项目/预算数 供水/10.5"},
		"ruled":       {"项目|预算数\n---|---\n供水|10.5", "项目/预算数 供水/10.5"},
		"semicolons":  {"项目;预算数;执行数\n供水;10.5;9.8", "项目/预算数/执行数 供水/10.5/9.8"},
		"mixed":       {"项目 | 预算数\n供水|10.5", "项目/预算数 供水/10.5"},
		"last empty":  {"指标\t完成值\t得分\t备注\n检查\t92人\t15\t\n治疗\t60人\t14\t外出", "指标/完成值/得分/备注 检查/92人/15/ 治疗/60人/14/外出"},
		"all empty":   {"指标\t得分\t备注\n检查\t15\t\n治疗\t14\t", "指标/得分/备注 检查/15/ 治疗/14/"},
		"first empty": {"\t年初\t年末\n资产\t10\t12", "/年初/年末 资产/10/12"},
		"all ends":    {"指标\t得分\t\n检查\t15\t", "指标/得分 检查/15"},
	} {
		d, err := Read("a.txt", []byte(c.in))
		if err != nil || len(d.Blocks) != 1 {
			t.Errorf("%s: %d blocks, %v", name, len(d.Blocks), err)
			continue
		}
		table, ok := d.Blocks[0].(*document.Table)
		if !ok {
			t.Errorf("%s: no table", name)
			continue
		}
		var rows []string
		for _, row := range table.Rows {
			var cells []string
			for _, cell := range row.Cells {
				cells = append(cells, document.Text(cell.Runs))
			}
			rows = append(rows, strings.Join(cells, "/"))
		}
		if got := strings.Join(rows, " "); got != c.want || len(d.Reading) > 0 {
			t.Errorf("%s: %s, want %s; %d notes", name, got, c.want, len(d.Reading))
		}
	}
}

// Rows of no table are named where one of their cells is a number; prose is not.
func TestLooseRows(t *testing.T) {
	for in, want := range map[string]int{
		"项目|预算数|执行数\n供水|10.5\n排水|10|9":   1,
		"供水|10.5|9.8\n排水|20|18":          2,
		"项目;预算;执行;备注\n甲;1;2":             1,
		"供水10万元；排水9万元；\n见a|b|c":          0,
		"一、概况;\t支出10万元":                  0,
		"项目\t预算数\t执行数\n供水\t10\t9\n排水\t8": 0,
	} {
		d, err := Read("a.txt", []byte(in))
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, n := range d.Reading {
			got += 1 + len(n.Others)
		}
		if got != want {
			t.Errorf("%q: %d rows named, want %d", in, got, want)
		}
	}
}
