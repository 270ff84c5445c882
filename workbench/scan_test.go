package workbench_test

import (
	"bytes"
	"strings"
	"testing"

	"jiheng/workbench"
)

// TestScan keeps a sealed scan against the short code that stands on it: one of other
// papers, of another kind, or by somebody else is refused, and what is kept stays.
func TestScan(t *testing.T) {
	h := sampleHouse(t)
	year := h.sampleYear()
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	y, err := h.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	if y, err = h.Issue(ctx, h.as("lingdao"), workbench.Issuing{Unnumbered: true, Year: year, Seen: y.Act, Request: "签"}); err != nil {
		t.Fatal(err)
	}
	code := y.Year.Issues[0].Code
	scan := workbench.Scan{Year: year, Version: 1, Code: code, Name: "扫描.pdf", Data: []byte("%PDF-1.7\nsealed"), Request: "s1"}
	for what, c := range map[string]struct {
		change func(*workbench.Scan)
		who    string
		want   string
	}{
		"of other papers":      {func(x *workbench.Scan) { x.Code = "2222-3333" }, "lingdao", "scan-code"},
		"without a code":       {func(x *workbench.Scan) { x.Code = "" }, "lingdao", "scan-code"},
		"of no issue":          {func(x *workbench.Scan) { x.Version = 2 }, "lingdao", "issue-unknown"},
		"a spreadsheet":        {func(x *workbench.Scan) { x.Name, x.Data = "a.xlsx", []byte("PK\x03\x04") }, "lingdao", "scan-kind"},
		"a page":               {func(x *workbench.Scan) { x.Name = "a.html" }, "lingdao", "evidence-kind"},
		"not what it is named": {func(x *workbench.Scan) { x.Data = []byte("MZ") }, "lingdao", "evidence-content"},
		"by a reviewer":        {func(*workbench.Scan) {}, "zhuguan", "forbidden"},
	} {
		x := scan
		x.Request = what
		c.change(&x)
		if _, err := h.KeepScan(ctx, h.as(c.who), x); err == nil || c.want != "forbidden" && codeOf(err) != c.want {
			t.Errorf("%s: %v", what, err)
		}
	}
	scan.Code = strings.ToLower(strings.ReplaceAll(code, "-", " "))
	for range 3 { // the same request
		if _, err = h.KeepScan(ctx, h.as("caiwu"), scan); err != nil {
			t.Fatal(err)
		}
	}
	scan.Request, scan.Name, scan.Data = "s2", "照片.PNG", []byte("\x89PNG\r\n\x1a\n")
	if y, err = h.KeepScan(ctx, h.as("lingdao"), scan); err != nil {
		t.Fatal(err)
	}
	names := strings.Join(y.IssuedNames(1), " ")
	if !strings.Contains(names, "盖章件.pdf") || !strings.Contains(names, "盖章件2.png") || strings.Contains(names, "盖章件3") {
		t.Error(names)
	}
	kept, err := h.Issued(ctx, h.as("zhuguan"), year, 1, "盖章件.pdf")
	if err != nil || !bytes.Equal(kept, []byte("%PDF-1.7\nsealed")) {
		t.Errorf("%q %v", kept, err)
	}
	if ok, err := h.CodeHolds(ctx, h.as("caiwu"), year, 1); err != nil || !ok {
		t.Error("the code does not hold:", err)
	}
	if _, err := h.Undo(ctx, h.as("lingdao"), year, y.Act, "u"); err == nil {
		t.Error("a scan was undone")
	}
}
