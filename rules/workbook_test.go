package rules

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jiheng/across"
	"jiheng/check"
	"jiheng/document"
	"jiheng/document/html"
	"jiheng/document/xlsx"
)

func workbook(t *testing.T, name string) *document.Document {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../document/xlsx/testdata", name+".xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := xlsx.Document(data)
	if err != nil {
		t.Fatal(err)
	}
	document.Locate(d, name+".xlsx")
	return d
}

// What a workbook holds and does not show, or has not computed, is no fault.
func TestFindingsOfWorkbooks(t *testing.T) {
	set := builtinSet(t)
	for name, not := range map[string][]string{
		"books/formula": {"BUD-06", "BUD-03", "BUD-02", "FRM-"}, "books/scaled": {"BUD-28", "BUD-03"}, "books/unit-yuan": {"BUD-03", "GEN-21"},
		"writers/openpyxl": {"BUD-03", "BUD-06", "BUD-01", "RPT-28"}, "writers/xlsxwriter": {"BUD-03", "BUD-06", "BUD-01", "RPT-28"},
		"writers/sheetjs": {"BUD-03", "BUD-06", "BUD-01", "RPT-28"}, "writers/exceljs": {"BUD-03", "BUD-06", "BUD-01", "RPT-28"},
		"writers/libreoffice": {"BUD-03", "BUD-06", "BUD-01", "RPT-28"},
	} {
		res := set.Run(&check.Input{File: name, Document: workbook(t, name)})
		for _, f := range res.Findings {
			for _, id := range not {
				if strings.HasPrefix(f.Rule, id) || strings.Contains(f.Message, "是空的") || strings.Contains(f.Message, "没有写") && f.Rule != "BUD-10" {
					t.Errorf("%s: %s %s", name, f.Rule, f.Message)
				}
			}
		}
		if strings.Contains(name, "formula") && strings.Contains(res.Verdict, "没有查出问题") {
			t.Error(name, res.Verdict)
		}
	}
}

// The accounts that are set out at two sides are compared with the form.
func TestAccountsOfTwoSides(t *testing.T) {
	set := builtinSet(t)
	form := workbook(t, "books/accounts-form")
	for name, accounts := range map[string]*document.Document{
		"收入｜支出": workbook(t, "books/two-sided"),
		"带行次": page(t, `<p>青山县教育局2024年度部门决算</p><p>收入支出决算总表</p><p>金额单位：万元</p><table>
			<tr><td colspan=3>收入</td><td colspan=3>支出</td></tr>
			<tr><td>项目</td><td>行次</td><td>金额</td><td>项目</td><td>行次</td><td>金额</td></tr>
			<tr><td>一、财政拨款收入</td><td>1</td><td>310</td><td>一、教育支出</td><td>31</td><td>310</td></tr>
			<tr><td>本年收入合计</td><td>27</td><td>310</td><td>本年支出合计</td><td>57</td><td>310</td></tr></table>`),
		"名称即收支": page(t, `<p>青山县教育局2024年度部门决算</p><p>单位：元</p><table>
			<tr><td>收　入</td><td>决算数</td><td>支　出</td><td>决算数</td></tr>
			<tr><td>财政拨款收入</td><td>3,000,000.00</td><td>教育支出</td><td>3,100,000.00</td></tr>
			<tr><td>本年收入合计</td><td>3,000,000.00</td><td>本年支出合计</td><td>3,100,000.00</td></tr></table>`),
	} {
		own := across.NewDigest("自评表.xlsx", form)
		beside := across.NewDigest("决算.xlsx", accounts)
		beside.Beside = true
		r := across.Relate([]*across.Digest{own}, []*across.Digest{beside}, nil)[0]
		in := &check.Input{File: "自评表.xlsx", Document: form, Others: r.Others}
		found := of(set.Run(in), "BUD-21")
		if len(found) != 1 || !strings.Contains(found[0].Message, "300万元") || !strings.Contains(found[0].Message, "相差10万元") {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func page(t *testing.T, body string) *document.Document {
	t.Helper()
	d, err := html.Read([]byte(`<html><head><meta charset="utf-8"></head><body>` + body + `</body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	document.Locate(d, "页.html")
	return d
}

// A head of two levels binds its columns, in whatever words.
func TestHeadsOfTwoLevels(t *testing.T) {
	set := builtinSet(t)
	for name, head := range map[string]string{
		"年初和调整后": `<tr><td rowspan=2>项目资金（万元）</td><td colspan=2>预算数</td><td rowspan=2>执行数</td><td rowspan=2>执行率</td></tr><tr><td>年初</td><td>调整后</td></tr>`,
		"年初和全年":  `<tr><td rowspan=2>项目资金（万元）</td><td colspan=2>预算金额</td><td colspan=2>执行情况</td></tr><tr><td>年初</td><td>全年</td><td>执行数</td><td>执行率</td></tr>`,
		"批复和调整后": `<tr><td rowspan=2>项目资金（万元）</td><td colspan=2>预算安排</td><td rowspan=2>支出数</td><td rowspan=2>支出率</td></tr><tr><td>批复数</td><td>调整后</td></tr>`,
		"没有合并":   `<tr><td>项目资金（万元）</td><td>预算数</td><td></td><td>执行数</td><td>执行率</td></tr><tr><td></td><td>年初</td><td>调整后</td><td></td><td></td></tr>`,
		"下面写全":   `<tr><td rowspan=2>项目资金（万元）</td><td colspan=2>预算</td><td rowspan=2>决算数</td><td rowspan=2>执行率</td></tr><tr><td>年初预算数</td><td>调整预算数</td></tr>`,
	} {
		for _, c := range []struct {
			rate  string
			wrong bool
		}{{"90%", false}, {"0.9", false}, {"60%", true}} {
			d := page(t, `<p>青山县教育局2024年度项目支出绩效自评表</p><table>`+head+
				`<tr><td>年度资金总额</td><td>120</td><td>100</td><td>90</td><td>`+c.rate+`</td></tr></table>`)
			found := of(set.Run(&check.Input{File: name, Document: d}), "BUD-03")
			if len(found) > 0 != c.wrong {
				t.Errorf("%s, %s: %v", name, c.rate, found)
			}
		}
	}
}

// Rows 其中 are parts of the row before them, hidden rows are left out of
// SUBTOTAL, and a single part need not be the whole.
func TestPartsOfSums(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct {
		name, rows string
		hidden     int // row of the table that is hidden, from 0
		wrong      bool
	}{
		{"其中紧跟合计", "年度资金总额 100 100 90|其中：财政拨款 80 80 70|其他资金 20 20 20", 0, false},
		{"其中是上一行的一部分", "年度资金总额 100 100 90|财政拨款 80 80 70|其中：中央补助 50 50 40|其他资金 20 20 20", 0, false},
		{"其中两行都是一部分", "年度资金总额 100 100 90|财政拨款 80 80 70|其中：中央补助 30 30 20|其中：省级补助 20 20 10|其他资金 20 20 20", 0, false},
		{"只有一个其中", "年度资金总额 100 100 90|其中：财政拨款 80 80 77", 0, false},
		{"一个其中比合计大", "年度资金总额 100 100 90|其中：财政拨款 120 120 95", 0, true},
		{"只合计显示的行", "年度资金总额 80 80 70|财政拨款 60 60 50|单位资金 20 20 20|上年结转 7 7 7", 4, false},
		{"显示的行也不等", "年度资金总额 85 85 75|财政拨款 60 60 50|单位资金 20 20 20|上年结转 7 7 7", 4, true},
		{"各项之和不等", "年度资金总额 100 100 90|其中：财政拨款 80 80 70|其他资金 10 10 10", 0, true},
		{"有一项是没有结果的公式", "年度资金总额 100 100 90|其中：财政拨款 80 80 70|其他资金 " + document.NotComputed + " " + document.NotComputed + " " + document.NotComputed, 0, false},
	} {
		body := `<p>青山县教育局2024年度项目支出绩效自评表</p><table><tr><td>项目资金（万元）</td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td></tr>`
		for row := range strings.SplitSeq(c.rows, "|") {
			body += "<tr><td>" + strings.ReplaceAll(row, " ", "</td><td>") + "</td></tr>"
		}
		d := page(t, body+"</table>")
		for _, b := range d.Blocks {
			if table, ok := b.(*document.Table); ok && c.hidden > 0 {
				for k := range table.Rows[c.hidden].Cells {
					table.Rows[c.hidden].Cells[k].At.Hidden = true
				}
			}
		}
		found := of(set.Run(&check.Input{File: c.name, Document: d}), "BUD-01")
		if len(found) > 0 != c.wrong {
			t.Errorf("%s: %v", c.name, found)
		}
	}
}
