package pdfread

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jiheng/document"
)

// original returns a published document that may not be copied into the
// repository, or skips the test where it is absent.
func original(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "corpus", "originals", name))
	if err != nil {
		t.Skipf("the published document %s is not here", name)
	}
	return b
}

// corpusText returns the text version of a published document's part.
func corpusText(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "corpus", "reports", name))
	if err != nil {
		t.Skipf("the text %s is not here", name)
	}
	return string(b)
}

// squeezed drops blanks and breaks.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// tablesAfter returns the tables of a document by the title above them.
func tablesAfter(d *document.Document) map[string]*document.Table {
	out := map[string]*document.Table{}
	title := ""
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *document.Paragraph:
			if b.Style != document.UnitLine {
				title = document.Text(b.Runs)
			}
		case *document.Table:
			out[title] = b
		}
	}
	return out
}

// TestPublishedAccounts finds figures in the cells where the printed accounts
// have them. The same figures stand in the text of the document.
func TestPublishedAccounts(t *testing.T) {
	s := studied(t, original(t, "putuo-finance-2024-final-accounts.pdf"))
	tables := tablesAfter(s.Document)
	cases := []struct {
		table, row string // title, and a cell of the row
		column     int
		want       string
	}{
		{"收入支出决算总表", "一、一般公共预算财政拨款收入", 1, "2,940.05"},
		{"收入支出决算总表", "八、其他收入", 1, "6.20"},
		{"收入支出决算总表", "一、一般公共服务支出", 3, "2,106.66"},
		{"收入支出决算总表", "九、卫生健康支出", 3, "60.99"},
		{"收入支出决算总表", "十九、住房保障支出", 3, "445.69"},
		{"收入支出决算总表", "本年收入合计", 1, "2,946.25"},
		{"收入支出决算总表", "本年支出合计", 3, "2,940.05"},
		{"收入支出决算总表", "总计", 3, "2,995.39"},
		{"收入决算表", "合计", 4, "2,946.25"},
		{"收入决算表", "合计", 10, "6.20"},
		{"收入决算表", "行政运行", 5, "1,511.89"},
		{"收入决算表", "一般行政管理事务", 10, "6.19"},
		{"收入决算表", "购房补贴", 4, "258.50"},
		{"支出决算表", "合计", 4, "2,940.05"},
		{"支出决算表", "合计", 5, "2,336.91"},
		{"支出决算表", "合计", 6, "603.14"},
		{"支出决算表", "信息化建设", 6, "135.25"},
		{"支出决算表", "财政委托业务支出", 6, "449.52"},
		{"支出决算表", "机关事业单位基本养老保险缴费支出", 5, "160.75"},
		{"支出决算表", "机关事业单位职业年金缴费支出", 5, "80.38"},
		{"支出决算表", "住房公积金", 5, "187.19"},
		{"财政拨款收入支出决算总表", "八、社会保障和就业支出", 4, "326.71"},
		{"财政拨款收入支出决算总表", "十四、资源勘探工业信息等支出", 3, ""},
		{"财政拨款收入支出决算总表", "年初财政拨款结转和结余", 1, "21.63"},
		{"财政拨款收入支出决算总表", "总计", 4, "2,961.68"},
		{"一般公共预算财政拨款支出决算表", "合计", 6, "603.14"},
		{"一般公共预算财政拨款支出决算表", "卫生健康支出", 4, "60.99"},
		{"一般公共预算财政拨款支出决算表", "其他行政事业单位养老支出", 5, "0.94"},
		{"一般公共预算财政拨款基本支出决算表", "津贴补贴", 3, "1,238.58"},
		{"一般公共预算财政拨款基本支出决算表", "因公出国（境）费用", 7, ""},
		{"一般公共预算财政拨款基本支出决算表", "工会经费", 7, "24.42"},
		{"一般公共预算财政拨款基本支出决算表", "人员经费合计", 3, "2,152.26"},
		{"一般公共预算财政拨款基本支出决算表", "公用经费合计", 7, "184.65"},
	}
	for _, c := range cases {
		tab := tables[c.table]
		if tab == nil {
			t.Errorf("no table %s", c.table)
			continue
		}
		if got, ok := lookup(tab, c.row, c.column); !ok || got != c.want {
			t.Errorf("%s, %s, column %d: %q, want %q", c.table, c.row, c.column+1, got, c.want)
		}
	}
	if len(s.Skipped) > 0 || s.Pages != 25 {
		t.Errorf("%d pages, skipped %v", s.Pages, s.Skipped)
	}
}

// lookup returns the cell in a column of the last row that has a cell of that
// text.
func lookup(t *document.Table, name string, column int) (string, bool) {
	out, found := "", false
	for _, row := range t.Grid() {
		named := false
		for _, p := range row {
			named = named || squeezed(document.Text(p.Runs)) == name
		}
		for _, p := range row {
			if named && p.Col == column {
				out, found = document.Text(p.Runs), true
			}
		}
	}
	return out, found
}

// TestPublishedText finds the text versions of the documents, line by line and
// in their order, in what is read.
func TestPublishedText(t *testing.T) {
	cases := []struct {
		pdf   string
		texts []string
		least int // of a hundred lines
	}{
		{"putuo-finance-2024-final-accounts.pdf", []string{"001.txt", "002.txt", "003.txt", "004.txt"}, 98},
		{"final-accounts-template.pdf", []string{"017.txt"}, 90},
	}
	for _, c := range cases {
		s := studied(t, original(t, c.pdf))
		var paragraphs []string
		for _, b := range s.Document.Blocks {
			switch b := b.(type) {
			case *document.Heading:
				paragraphs = append(paragraphs, squeezed(document.Text(b.Runs)))
			case *document.Paragraph:
				paragraphs = append(paragraphs, squeezed(document.Text(b.Runs)))
			}
		}
		all := strings.Join(paragraphs, "\n")
		whole := strings.Join(paragraphs, "")
		at, lines, found, exact := 0, 0, 0, 0
		for _, name := range c.texts {
			for _, l := range strings.Split(corpusText(t, name), "\n") {
				if l = squeezed(l); l == "" {
					continue
				}
				lines++
				if strings.Contains("\n"+all+"\n", "\n"+l+"\n") {
					exact++
				}
				if k := strings.Index(whole[at:], l); k >= 0 {
					at += k
					found++
				} else {
					t.Logf("%s: not found in its place: %s", name, l)
				}
			}
		}
		t.Logf("%s: %d of %d lines in order, %d as a paragraph", c.pdf, found, lines, exact)
		if found*100 < lines*c.least {
			t.Errorf("%s: %d of %d lines found in order", c.pdf, found, lines)
		}
	}
}
