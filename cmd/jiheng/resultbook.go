package main

import (
	"jiheng/check"
	"jiheng/document"
	"jiheng/document/xlsx"
)

// resultBook makes the workbook of a check, for a bureau's ledger: a row a
// finding, a row a file, a row a rule.
func resultBook(results []*check.Result) *xlsx.Book {
	findings := newSheetTable([]int{4, 16, 7, 5, 16, 30, 20, 16, 24, 16, 10, 10}, "序号", "文件", "规则", "程度", "要求", "问题", "原文", "位置", "建议", "依据", "办理情况", "备注")
	files := newSheetTable([]int{30, 6, 6, 6, 8, 8, 8, 60}, "文件", "错误", "警告", "提示", "已判定", "未判定", "不适用", "结论")
	n := 0
	for _, r := range results {
		for i := range r.Findings {
			f := &r.Findings[i]
			n++
			at := f.Place
			at.File = ""
			findings.row(itoa(n), r.File, f.Rule, string(f.Severity), f.Title, f.Message, f.Quote, place(at), f.Suggestion, f.Clause, "", "")
		}
		files.row(r.File, itoa(r.Count(check.Error)), itoa(r.Count(check.Warning)), itoa(r.Count(check.Notice)), itoa(r.Duties.Settled), itoa(r.Duties.Undecided), itoa(r.Duties.NotApplicable), r.Verdict)
	}
	rules := newSheetTable([]int{10, 50, 8, 8, 8}, "规则", "要求", "程度", "次数", "文件数")
	for _, t := range check.RuleTotals(results) {
		rules.row(t.Rule, t.Title, string(t.Severity), itoa(t.Found), itoa(t.Files))
	}
	b := &xlsx.Book{Title: "检查意见"}
	for _, s := range []struct {
		name  string
		table *sheetTable
	}{{"问题", findings}, {"文件", files}, {"规则", rules}} {
		b.Sheets = append(b.Sheets, xlsx.Sheet{Name: s.name, Landscape: true, Doc: []document.Block{&s.table.Table}})
	}
	return b
}

// A sheetTable is a table of texts with a head.
type sheetTable struct{ document.Table }

func newSheetTable(widths []int, heads ...string) *sheetTable {
	t := &sheetTable{document.Table{Header: 1}}
	for _, w := range widths {
		t.Columns = append(t.Columns, document.Column{Width: w})
	}
	t.row(heads...)
	for i := range t.Rows[0].Cells {
		t.Rows[0].Cells[i].Head = true
	}
	return t
}

// longestCell is the most characters that a cell of a workbook holds, with some
// left over.
const longestCell = 32_000

func (t *sheetTable) row(cells ...string) {
	var r document.Row
	for _, c := range cells {
		if rs := []rune(c); len(rs) > longestCell {
			c = string(rs[:longestCell]) + "…"
		}
		r.Cells = append(r.Cells, document.Cell{Runs: document.Plain(c)})
	}
	t.Rows = append(t.Rows, r)
}
