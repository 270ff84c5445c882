package extract_test

import (
	"strings"
	"testing"
)

// A row that counts the columns is no row of figures, whatever stands in its first cell.
func TestRowsThatCountColumns(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"单位：万元|1|2|3", "1200.00 1180.50"},
		{"金额单位：万元|（1）|（2）|（3）", "1200.00 1180.50"},
		{"万元|1|2|3=2/1", "1200.00 1180.50"},
		{"人民币万元|1|2|3", "1200.00 1180.50"},
		{"（单位：万元）|①|②|③", "1200.00 1180.50"},
		{"栏次|1|2|3", "1200.00 1180.50"},
		{"|1|2|3", "1200.00 1180.50"},
		{"培训费|1|2|200%", "1 2 1200.00 1180.50"},
	} {
		var rows strings.Builder
		for _, line := range []string{"项目|预算数（万元）|执行数（万元）|执行率", c.row, "修缮工程|1200.00|1180.50|98.38%"} {
			rows.WriteString("<tr><td>" + strings.ReplaceAll(line, "|", "</td><td>") + "</td></tr>")
		}
		var got []string
		for _, f := range factsOfPage(t, `<html><head><meta charset="utf-8"></head><body><h1>青山县水利局2024年度预算执行情况表</h1><table>`+rows.String()+`</table></body></html>`) {
			if strings.Contains(f.Unit, "元") {
				got = append(got, f.Value)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.row, s, c.want)
		}
	}
}
