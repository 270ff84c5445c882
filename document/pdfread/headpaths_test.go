package pdfread

import (
	"slices"
	"strings"
	"testing"

	"jiheng/document"
)

// pathsOf returns for each table of a document its figures with the heads above them, from
// the top, and the name of their row: 调整后·预算数 = 120 (项目).
func pathsOf(d *document.Document) [][]string {
	var out [][]string
	for _, b := range d.Blocks {
		if t, ok := b.(*document.Table); ok {
			out = append(out, figuresOf(t.Grid()))
		}
	}
	return out
}

func figuresOf(grid [][]document.Placed) []string {
	said := func(p document.Placed) string {
		return strings.NewReplacer(" ", "", "\n", "").Replace(document.Text(p.Runs))
	}
	first := slices.IndexFunc(grid, func(row []document.Placed) bool {
		return slices.ContainsFunc(row, func(p document.Placed) bool { return p.Col > 0 && digits(said(p)) }) && said(row[0]) != "栏次"
	})
	var out []string
	for _, row := range grid[max(first, 0):] {
		for _, p := range row {
			if p.Col == 0 || !digits(said(p)) {
				continue
			}
			var path []string
			for _, head := range grid[:first] {
				for _, q := range head {
					cols, _ := q.Spans()
					if s := said(q); q.Col <= p.Col && p.Col < q.Col+cols && s != "" && !digits(s) && !slices.Contains(path, s) {
						path = append(path, s)
					}
				}
			}
			out = append(out, strings.Join(path, "·")+" = "+said(p)+" ("+said(row[0])+")")
		}
	}
	return out
}

// A headedTable is a table with heads of several levels, as its figures are told.
type headedTable struct {
	heads []string   // of the columns behind the first
	rows  [][]string // each with its name
}

func (h *headedTable) figures() []string {
	var out []string
	for _, r := range h.rows {
		for k, v := range r[1:] {
			if digits(v) {
				out = append(out, h.heads[k]+" = "+v+" ("+r[0]+")")
			}
		}
	}
	return out
}

var headedTables = map[string]*headedTable{
	"one": {[]string{"年初预算数", "全年预算数", "全年执行数", "执行率"},
		[][]string{{"年度资金总额", "1,000.00", "1,200.00", "1,140.00", "95.00%"}, {"其中：财政拨款", "400.00", "500.00", "500.00", "100.00%"}, {"上年结转资金", "600.00", "700.00", "640.00", "91.43%"}}},
	"funds": {[]string{"预算数·年初", "预算数·调整后", "全年执行数", "执行率"},
		[][]string{{"年度资金总额", "1,000.00", "1,200.00", "1,140.00", "95.00%"}, {"其中：财政拨款", "400.00", "500.00", "500.00", "100.00%"}, {"上年结转资金", "600.00", "700.00", "640.00", "91.43%"}}},
	"offices": {[]string{"预算批复·年初数", "预算批复·调整数", "支出情况·金额", "支出情况·执行率", "备注"},
		[][]string{{"防疫科", "90.00", "100.00", "95.00", "95.00%", "按季"}, {"妇保科", "60.00", "80.00", "76.00", "95.00%", "—"}, {"合计", "150.00", "180.00", "171.00", "95.00%", ""}}},
	"three": {[]string{"预算安排·年初", "预算安排·年中调整·追加", "预算安排·年中调整·调减", "决算数"},
		[][]string{{"道路养护", "86.50", "12.00", "3.50", "94.20"}, {"垃圾清运", "40.00", "0.00", "2.00", "37.80"}, {"路灯维护", "25.00", "5.00", "0.00", "29.60"}}},
	"broken": {[]string{"2023年度预算数·年初批复数", "2023年度预算数·调整后预算数", "2023年度决算数", "预算执行率（%）"},
		[][]string{{"镇本级", "860.40", "900.00", "851.20", "94.58"}, {"水管站", "120.00", "125.00", "118.65", "94.92"}, {"文化站", "75.50", "80.00", "80.00", "100.00"}}},
	"numbered": {[]string{"本年收入·小计", "本年收入·财政拨款", "本年收入·其他收入", "本年支出"},
		[][]string{{"基本支出", "320.00", "300.00", "20.00", "318.60"}, {"项目支出", "210.00", "210.00", "0.00", "205.30"}, {"合计", "530.00", "510.00", "20.00", "523.90"}}},
	"classes": {[]string{"支出功能分类·科目名称", "本年支出合计", "基本支出", "项目支出"},
		[][]string{{"2080501", "行政单位离退休", "36.80", "35.92", "0.88"}, {"2100101", "行政运行", "1,204.00", "1,198.35", "5.65"}, {"2210201", "住房公积金", "88.15", "88.15", "0.00"}}},
	"streets": {[]string{"预算数·年初", "预算数·全年", "执行数·上半年", "执行数·全年"},
		[][]string{{"东街街道", "50", "60", "22", "57"}, {"西街街道", "45", "45", "20", "44"}, {"南关街道", "30", "36", "12", "35"}}},
}

// Heads of one, two and three levels that have no rules of their own, above rows that have:
// on a ground for all, for each level, for each cell, white on dark, without any, in one box
// with the rows; broken over lines, and with a row that numbers the columns.
func TestHeadsWithoutRules(t *testing.T) {
	const all = "one funds offices three broken numbered classes streets"
	for name, want := range map[string]string{
		"chromium-heads-filled.pdf":          "funds offices three broken numbered",
		"chromium-heads-unruled.pdf":         "funds three numbered classes",
		"chromium-heads-boxed.pdf":           "offices broken streets",
		"chromium-cells-filled.pdf":          "numbered streets",
		"weasyprint-heads-filled.pdf":        "offices three numbered streets",
		"weasyprint-heads-unruled.pdf":       "funds offices classes streets",
		"reportlab-heads-rows.pdf":           all,
		"reportlab-heads-cells.pdf":          all,
		"reportlab-heads-boxed.pdf":          all,
		"libreoffice-heads-filled.pdf":       "offices three broken streets",
		"libreoffice-sheet-heads-filled.pdf": all,
		"libreoffice-sheet-heads-levels.pdf": all,
	} {
		t.Run(name, func(t *testing.T) {
			d := studied(t, written(t, name)).Document
			got := pathsOf(d)
			names := strings.Fields(want)
			if len(got) != len(names) {
				t.Fatalf("%d tables, want %d:\n%s", len(got), len(names), d.Dump())
			}
			for i, n := range names {
				if w := headedTables[n].figures(); !slices.Equal(got[i], w) {
					t.Errorf("%s: reads\n%s\nwant\n%s", n, strings.Join(got[i], "\n"), strings.Join(w, "\n"))
				}
			}
			if said := notes(d); strings.Contains(said, "!") {
				t.Errorf("says %s", said)
			}
		})
	}
}
