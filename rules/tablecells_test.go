package rules

import (
	"slices"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/document/html"
	"jiheng/fault"
)

// pageTable writes lines of cells set apart by | as a page; cN before a cell spans
// columns, rN rows, and ~ is a place that a span covers.
func pageTable(lines string) []byte {
	var b strings.Builder
	b.WriteString(`<html><head><meta charset="utf-8"></head><body><h1>青山县水利局2024年度预算执行情况表</h1><table>`)
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		if !strings.Contains(line, "|") {
			b.WriteString("</table><p>" + strings.TrimSpace(line) + "</p><table>")
			continue
		}
		b.WriteString("<tr>")
		for cell := range strings.SplitSeq(line, "|") {
			cell = strings.TrimSpace(cell)
			attr := ""
			if len(cell) > 2 && (cell[0] == 'c' || cell[0] == 'r') && cell[1] >= '2' && cell[1] <= '9' {
				attr = map[byte]string{'c': " colspan=", 'r': " rowspan="}[cell[0]] + cell[1:2]
				cell = strings.TrimSpace(cell[2:])
			}
			if cell != "~" {
				b.WriteString("<td" + attr + ">" + cell + "</td>")
			}
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</table></body></html>")
	return []byte(b.String())
}

func checkTable(t *testing.T, lines string) *check.Result {
	t.Helper()
	d, err := html.Read(pageTable(lines))
	if err != nil {
		t.Fatal(err)
	}
	return builtinSet(t).Run(&check.Input{File: "表.html", Document: d})
}

// Amounts are compared in the unit of their own column, whatever shape the head has.
func TestEachColumnHasItsUnit(t *testing.T) {
	for name, lines := range map[string]string{
		"单位在各自的表头": "项目 | 全年预算数（万元） | 全年执行数（元） | 执行率\n清淤 | 60 | 570000 | 95%\n供水 | 40 | 380000 | 95%\n合计 | 100 | 950000 | 95%",
		"比率没有单位":   "项目 | 预算安排（万元） | 实际支付（元） | 支付率\n清淤 | 12.5 | 125000 | 1\n供水 | 8 | 72,000.00 | 0.9",
		"单位在下一行":   "项目 | 全年预算数 | 全年执行数 | 执行率\n | 千元 | 元 | %\n清淤 | 600 | 570000 | 95\n合计 | 600 | 570000 | 95",
		"上层写单位":    "r2 项目 | c2 预算数（万元） | ~ | r2 执行数（元） | r2 执行率\n~ | 年初 | 调整后 | ~ | ~\n清淤 | 60 | 60 | 570000 | 95%\n合计 | 60 | 60 | 570000 | 95%",
		"每行写单位":    "项目 | 计量单位 | 全年预算数 | 全年执行数 | 执行率\n清淤 | 万元 | 60 | 57 | 95%\n供水 | 元 | 400000 | 380000 | 95%",
		"元的栏里写万":   "单位：元\n项目 | 全年预算数 | 全年执行数 | 执行率\n清淤 | 600000 | 57万 | 95%\n供水 | 40万元 | 380000 | 0.95\n合计 | 1000000 | 950000 | 0.95",
		"货币符号和注":   "单位：元\n项目 | 全年预算数 | 全年执行数 | 执行率\n清淤 | ￥600,000.00 | 570000① | 95%\n供水 | 400000* | +380000 | 95%\n合计 | 1000000 | 950000[1] | 95%",
		"汉字数":      "单位：万元\n项目 | 全年预算数 | 全年执行数 | 执行率\n清淤 | 六十 | 伍拾柒 | 95%\n供水 | 四十 | 叁拾捌 | 95%\n合计 | 100 | 95 | 95%",
		"调整数是调整后的": "r3 来源 | c4 预算执行（万元） | ~ | ~ | ~\n~ | c2 预算数 | ~ | r2 执行数 | r2 执行率\n~ | 年初数 | 调整数 | ~ | ~\n中央 | 100 | 120 | 114 | 95%\n省级 | 50 | 50 | 47.5 | 95%",
		"调整数是增减额":  "单位：万元\nr2 来源 | c2 预算数 | ~ | r2 执行数 | r2 执行率\n~ | 年初数 | 调整数 | ~ | ~\n中央 | 100 | 20 | 114 | 95%",
		"支出分当年和结转": "单位：万元\nr2 项目 | c2 预算 | ~ | c2 支出 | ~\n~ | 年初 | 调整后 | 当年 | 上年结转\n甲 | 100 | 120 | 100 | 14",
		"横过来":      "单位：万元\n | 基本支出 | 项目支出 | 合计\n年初预算数 | 800 | 1200 | 2000\n全年预算数 | 800 | 1200 | 2000\n全年执行数 | 790 | 1110 | 1900\n执行率 | 98.75% | 92.5% | 95%",
	} {
		for _, f := range checkTable(t, lines).Findings {
			if f.Severity == check.Error {
				t.Errorf("%s: %s %s", name, f.Rule, f.Message)
			}
		}
	}
	for name, c := range map[string]struct{ rule, lines string }{
		"超过预算":   {"BUD-07", "项目 | 全年预算数（万元） | 全年执行数（元） | 执行率\n清淤 | 60 | 670000 | 95%"},
		"执行率不对":  {"BUD-03", "项目 | 全年预算数（万元） | 全年执行数（元） | 执行率\n清淤 | 60 | 570000 | 85%"},
		"合计不对":   {"BUD-20", "单位：元\n项目 | 全年预算数 | 全年执行数\n清淤 | ￥600,000.00 | 570000\n供水 | 40万 | 380000*\n合计 | 1200000 | 950000"},
		"横过来不对":  {"BUD-03", "单位：万元\n | 基本支出 | 项目支出\n全年预算数 | 800 | 1200\n全年执行数 | 790 | 1110\n执行率 | 98.75% | 82.5%"},
		"调整后执行率": {"BUD-03", "单位：万元\nr2 来源 | c2 预算数 | ~ | r2 执行数 | r2 执行率\n~ | 年初数 | 调整数 | ~ | ~\n中央 | 100 | 120 | 114 | 95%\n省级 | 50 | 60 | 57 | 95%\n市级 | 30 | 40 | 38 | 85%"},
	} {
		if res := checkTable(t, c.lines); len(of(res, c.rule)) == 0 {
			t.Errorf("%s: %s is not found", name, c.rule)
		}
	}
}

// A column 调整数 beside the budget may be the budget after the change or the change: what
// was spent is over the budget only where the numbers tell.
func TestAdjustedOrChange(t *testing.T) {
	for _, c := range []struct {
		lines string
		over  bool
	}{
		{"项目 | 预算数（万元） | 调整数（万元） | 决算数（万元）\n维修 | 120 | 135 | 135\n清淤 | 20 | 20 | 20", false},
		{"单位：元\n科目 | 预算 | 调整额 | 支出数\n养护 | 800 | 950 | 940", false},
		{"单位：万元\n项目 | 年初预算数 | 调整数 | 决算数\n绿化 | 50 | 10 | 58", false},
		{"项目 | 预算数（万元） | 调整数（万元） | 决算数（万元） | 执行率\n维修 | 120 | 140 | 133 | 95%\n清淤 | 20 | 20 | 19 | 95%", false},
		{"项目 | 预算数（万元） | 调整数（万元） | 决算数（万元） | 执行率\n维修 | 120 | 140 | 140 | 100%\n清淤 | 20 | 20 | 22 | 110%", true},
		{"项目 | 预算数（万元） | 决算数（万元）\n维修 | 120 | 135", true},
	} {
		if got := of(checkTable(t, c.lines), "BUD-07"); len(got) > 0 != c.over {
			t.Errorf("%s: %v", c.lines, got)
		}
	}
}

// A cell that holds something which was not read is neither blank nor zero: what needs
// it is not decided, and the result says so once.
func TestUnreadCellsAreNotJudged(t *testing.T) {
	for name, lines := range map[string]string{
		"两个数":   "单位：万元\n项目 | 全年预算数 | 全年执行数 | 执行率\n甲 | 490/500 | 475 | 95%\n乙 | 100 | 95 | 95%\n合计 | 600 | 570 | 95%",
		"断开的数":  "单位：万元\n项目 | 全年预算数 | 全年执行数 | 执行率\n甲 | 1 00 | 95 | 95%\n乙 | 100 | 9 5 | 95%\n合计 | 200 | 190 | 95%",
		"待定":    "单位：万元\n项目 | 全年预算数 | 全年执行数 | 执行率\n甲 | 待定 | 95 | 95%\n乙 | 100 | 95 | 95%\n合计 | 200 | 190 | 95%",
		"整行没有数": "单位：万元\n项目 | 全年预算数 | 全年执行数\n甲 | 待核 | 待核\n乙 | 100 | 95\n丙 | 20 | 19\n合计 | 200 | 190",
		"约数":    "单位：万元\n项目 | 全年预算数 | 全年执行数 | 执行率\n甲 | 约100 | 95+ | 95%\n乙 | 100 | 95 | 95%\n合计 | 210 | 195 | 92.86%",
	} {
		res := checkTable(t, lines)
		for _, f := range res.Findings {
			if strings.HasPrefix(f.Rule, "BUD-") && f.Severity == check.Error {
				t.Errorf("%s: %s %s", name, f.Rule, f.Message)
			}
		}
		if got := outcomeOf(res, "BUD-20").State; got != check.StateUndecided {
			t.Errorf("%s: BUD-20 is %s", name, got)
		}
		said := 0
		for _, n := range res.Reading {
			if n.Code == "read-cell" && n.Unread {
				said++
			}
		}
		if said != 1 {
			t.Errorf("%s: said %d times: %v", name, said, res.Reading)
		}
	}
	if res := checkTable(t, "单位：万元\n项目 | 全年预算数 | 全年执行数\n甲 | 100 | —\n乙 | 100 | 无\n合计 | 200 | "); len(res.Reading) > 0 {
		t.Errorf("blanks and dashes are unread: %v", res.Reading)
	}
}

// Rates of indicators that stand as parts of one are read, or left open.
func TestRatesOfIndicatorsAsParts(t *testing.T) {
	table := func(row string) string {
		return "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分\n产出指标 | 质量指标 | " + row + "\n合计 | | | | | 10 | 10"
	}
	for row, missed := range map[string]bool{
		"水质达标率 | ≥95% | 0.965 | 10 | 10": false, "水质达标率 | ≥95% | 0.9 | 10 | 10": true, "合格率 | 0.95 | 0.85 | 10 | 10": true, "合格率 | 1 | 1 | 10 | 10": false,
		"群众满意度 | ≥90% | 0.88 | 10 | 10": true, "群众满意度 | ≥90% | 92 | 10 | 10": false, "投诉率 | ≤5% | 0.8 | 10 | 10": false, "增长率 | ≥3% | 0.5 | 10 | 10": false,
	} {
		res := checkTable(t, table(row))
		if got := len(of(res, "SCR-05")) > 0; got != missed {
			t.Errorf("%s: SCR-05 %v, want %v", row, got, missed)
		}
		if len(of(res, "IND-07")) > 0 {
			t.Errorf("%s: a rate has no unit", row)
		}
	}
}

// Where the reader says that a table was not read, or not all of it, nothing is added up
// in the paper and nothing is missed; what stands in one row is judged.
func TestTablesUnreadAreNotAddedUp(t *testing.T) {
	const table = "单位：万元\n项目 | 全年预算数 | 全年执行数 | 执行率\n甲 | 100 | 90 | 80%\n乙 | 100 | 95 | 95%\n合计 | 300 | 270 | 90%"
	for _, code := range []string{"", "pdf-table-unread", "pdf-head-unread", "pdf-cell-unread", "pdf-form-unread", "pdf-properties"} {
		d, err := html.Read(pageTable(table))
		if err != nil {
			t.Fatal(err)
		}
		if code != "" {
			d.SayUnread(fault.Place{Page: 1}, code, "有表格没有读出")
		}
		res := builtinSet(t).Run(&check.Input{File: "表.html", Document: d})
		unread := strings.HasSuffix(code, "-unread")
		if got := outcomeOf(res, "BUD-20").State == check.StateUndecided; got != unread {
			t.Errorf("%s: BUD-20 undecided is %v", code, got)
		}
		for _, id := range []string{"BUD-20", "BUD-03"} {
			found := slices.ContainsFunc(res.Findings, func(f check.Finding) bool { return f.Rule == id })
			if want := id == "BUD-03" || !unread; found != want {
				t.Errorf("%s: finding of %s is %v, want %v", code, id, found, want)
			}
		}
	}
}
