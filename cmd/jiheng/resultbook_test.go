package main

import (
	"slices"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/document/xlsx"
)

func resultsFor(files ...string) []*check.Result {
	var out []*check.Result
	for i, f := range files {
		r := &check.Result{File: f}
		for k := range i + 1 {
			severity := []check.Severity{check.Notice, check.Error, check.Warning}[k%3]
			r.Findings = append(r.Findings, check.Finding{Rule: "BUD-0" + itoa(k+1), Severity: severity, Message: "相差" + itoa(k) + "万元"})
		}
		out = append(out, r)
	}
	return out
}

// The ledger begins with the file of most errors, and in it with the errors;
// files are named from the folder that holds them.
func TestLedgerBeginsWithTheWorst(t *testing.T) {
	results := resultsFor("报送/甲/自评表.xlsx", "报送/乙.docx", "报送/甲/报告.pdf")
	data, err := resultBook(results, nil, "2025-03-20")
	if err != nil {
		t.Fatal(err)
	}
	f, err := xlsx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	columns := func(sheet string, at ...int) string {
		var b strings.Builder
		if err := f.Rows(sheet, func(r xlsx.Row) error {
			for _, c := range r.Cells {
				if slices.Contains(at, c.Column) {
					b.WriteString(c.Text + " ")
				}
			}
			b.WriteString("\n")
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	want := strings.Join([]string{"序号 文件 程度 ", "1 甲/报告.pdf 错误 ", "2 甲/报告.pdf 警告 ", "3 甲/报告.pdf 提示 ", "4 乙.docx 错误 ", "5 乙.docx 提示 ", "6 甲/自评表.xlsx 提示 ", ""}, "\n")
	if got := columns("问题", 1, 2, 3); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if results[0].File != "报送/甲/自评表.xlsx" || results[2].Findings[0].Severity != check.Notice {
		t.Error("the results themselves were changed")
	}
}

func TestCommonFolder(t *testing.T) {
	for want, files := range map[string][]string{"": {"a.docx", "b/c.docx"}, "b/": {"b/c.docx", "b/d/e.docx"}, "/": {"/a/b.docx", "/ab/b.docx"}, "一/二/": {"一/二/三.docx"}} {
		if got := commonFolder(resultsFor(files...)); got != want {
			t.Errorf("%q: got %q, want %q", files, got, want)
		}
	}
}
