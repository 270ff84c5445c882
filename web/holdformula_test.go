package web_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"

	"jiheng/plain"
)

// formulas are texts that a spreadsheet would calculate.
var formulas = []string{
	"=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"https://evil.example\",\"看\")", "+1+1", "+cmd|' /C calc'!A0", "-1+1", "-2+3+cmd|'x'!A0", "@SUM(1,1)", "@A1",
	"\t=1+1", "  =1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "'=1+1", "''=1+1", "=DDE(\"cmd\";\"/C calc\";\"x\")", "=IMPORTXML(\"https://evil.example\",\"//a\")",
	"=\"a\"&A1", "=-1", "+-1x", "--1+1", "-A1", "=WEBSERVICE(\"https://evil.example\")", "=1+1\",=2",
}

// TestFormulasAreTexts brings rows whose names are formulas, which come back as the
// workbook of what was not taken, and writes them as CSV: nothing in either is calculated,
// and figures stay figures.
func TestFormulasAreTexts(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	var rows [][]string
	for _, f := range formulas {
		rows = append(rows, []string{f, "1.00"})
	}
	file := book(t, []string{"项目名称", "支出决算数（万元）"}, rows...)
	if status, body := finance.attach(h.at("budget", "import"), "执行表.xlsx", file, map[string]string{"kind": "预算"}); status >= 400 {
		t.Fatal(status, said(body))
	}
	_, data := finance.get(h.at("budget", "import", "预算", "refused"))
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	held := false
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		held = held || bytes.Contains(text, []byte("evil.example"))
		if bytes.Contains(text, []byte("<f>")) || bytes.Contains(text, []byte("<f ")) || bytes.Contains(text, []byte("<ddeLink")) || bytes.Contains(text, []byte("<hyperlink ")) {
			t.Errorf("%s holds something that is calculated or followed", f.Name)
		}
	}
	if !held {
		t.Error("the workbook does not hold the rows that were not taken")
	}
	read, err := csv.NewReader(bytes.NewReader(plain.FormatCSV([]string{"名称", "金额"}, append(rows, []string{"-74.32", "+5%"})))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range read[1:] {
		if i < len(formulas) && strings.ContainsAny(strings.TrimSpace(r[0])[:1], "=+-@") || i == len(formulas) && r[0] != "-74.32" {
			t.Errorf("%q is calculated, or is no figure any more", r[0])
		}
	}
}
