package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/document/html"
	"jiheng/document/text"
	"jiheng/extract"
)

// saidIn writes the facts of a document: subject, kind, value and unit.
func saidIn(t *testing.T, d *document.Document, err error) (out []string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range extract.Facts(extract.Lines(d)) {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s%s %s", f.Subject, f.Kind, f.Value, f.Unit, f.Period)))
	}
	return out
}

// A break or blank within a head is no part of its word, in any format.
func TestBrokenHeads(t *testing.T) {
	want := []string{"清淤·年初预算数 budget_initial 60万元", "清淤·全年预算数 budget_adjusted 80万元", "清淤·全年执行数 outturn 76万元", "清淤·预算执行率（%） execution_rate 95%"}
	heads := []string{"年初 预算数", "全年 预算数", "全年 执行数", "预算 执行率 （%）"}
	for _, mark := range []string{"<br>", "<br/>", "<br />"} {
		broken := strings.ReplaceAll(strings.Join(heads, " | "), " ", "\x00")
		broken = strings.ReplaceAll(strings.ReplaceAll(broken, "\x00|\x00", " | "), "\x00", mark)
		d, err := text.Read("表.md", []byte("单位：万元\n\n| 项目 | "+broken+" |\n|---|---|---|---|---|\n| 清淤 | 60 | 80 | 76 | 95 |\n"))
		if got := saidIn(t, d, err); !slices.Equal(got, want) {
			t.Errorf("md %s: %q", mark, got)
		}
	}
	for _, gap := range []string{"<br>", "</p><p>", " ", "　", "\n", "&nbsp;", "<br><br>"} {
		row := "<td>项目</td>"
		for _, h := range heads {
			row += "<td><p>" + strings.ReplaceAll(h, " ", gap) + "</p></td>"
		}
		d, err := html.Read([]byte(`<html><head><meta charset="utf-8"></head><body><p>单位：万元</p><table><tr>` + row +
			`</tr><tr><td>清淤</td><td>60</td><td>80</td><td>76</td><td>95</td></tr></table></body></html>`))
		if got := saidIn(t, d, err); !slices.Equal(got, want) {
			t.Errorf("html %q: %q", gap, got)
		}
	}
	d := &document.Document{Blocks: []document.Block{document.P("单位：万元"), &document.Table{Columns: make([]document.Column, 4), Rows: []document.Row{
		cellsOf("支出\n科目", "调整后\n预 算 数", "实际\n支出\n数", "支 付\n率"), cellsOf("办公费", "20", "15", "75%")}}}}
	wide := []string{"办公费·调整后预算数 budget_adjusted 20万元", "办公费·实际支出数 outturn 15万元", "办公费·支付率 execution_rate 75%"}
	if got := saidIn(t, d, nil); !slices.Equal(got, wide) {
		t.Errorf("cells: %q", got)
	}
}

func cellsOf(texts ...string) (r document.Row) {
	for _, s := range texts {
		r.Cells = append(r.Cells, document.Cell{Runs: document.Plain(s)})
	}
	return r
}

// 预算执行数 is an amount; 占预算数 is a rate.
func TestAmountsWithRateWords(t *testing.T) {
	for head, want := range map[string]string{
		"预算执行数": "清淤·预算执行数 outturn 76万元", "预算执行额": "清淤·预算执行额 outturn 76万元", "预算执行金额": "清淤·预算执行金额 outturn 76万元",
		"比预算增减": "清淤·比预算增减 indicator 76万元", "变动": "清淤·变动 indicator 76万元", "增减变动（万元）": "清淤·增减变动（万元） indicator 76万元",
		"预算执行率": "清淤·预算执行率 execution_rate 76%", "占预算数%": "清淤·占预算数% execution_rate 76%", "预算执行率（%）": "清淤·预算执行率（%） execution_rate 76%",
	} {
		d, err := html.Read(pageOf("单位：万元\n项目 | 预算数 | " + head + "\n清淤 | 80 | 76"))
		if got := saidIn(t, d, err); len(got) != 2 || got[1] != want {
			t.Errorf("%s: %q", head, got)
		}
	}
}
