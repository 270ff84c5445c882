package show

import (
	"bytes"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/document"
)

// No personal number of a document stands in its page, however lines, tabs,
// paragraphs, cells and rows break it, and however a finding cuts its words.
func TestPageMasksBrokenNumbers(t *testing.T) {
	para := func(s string) *document.Paragraph { return &document.Paragraph{Runs: []document.Run{{Text: s}}} }
	row := func(cells ...string) document.Row {
		r := document.Row{}
		for _, s := range cells {
			r.Cells = append(r.Cells, document.Cell{Runs: []document.Run{{Text: s}}})
		}
		return r
	}
	numbers := []string{"310112199001011233", "13812345678", "310112199103043228", "13912345678", "31011219850615223X", "320105194912310029", "6222021001116245702"}
	d := &document.Document{Blocks: []document.Block{
		&document.Heading{Level: 1, Runs: []document.Run{{Text: "2024年度甲区乙镇人民政府单位整体支出绩效自评报告"}}},
		para("身份证号31011219\n9001011233，手机138\t12345678完成率 120% ％"),
		para("13812345678/13912345678 完成率 120% ％"),
		para("卡号6222 0210 0111\u20286245 702 完成率 120% ％"),
		para("受助人身份证号3101121991"),
		para("03043228，已核实"),
		&document.Table{Columns: make([]document.Column, 3), Rows: []document.Row{row("姓名", "证件", "电话"), row("赵六", "3101121985\n0615223X", "139 1234\n5678"),
			row("钱七", "32010519491", "021-64021234"), row("", "2310029", "")}},
	}}
	r := builtinSet(t).Run(&check.Input{File: "报告.docx", Document: d})
	var page, lines bytes.Buffer
	if err := WriteHTML(&page, Page{Result: r, Document: d}); err != nil {
		t.Fatal(err)
	}
	if err := WriteJSONL(&lines, r); err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{"page": page.String(), "lines": lines.String()} {
		bare := strings.NewReplacer(" ", "", "\n", "", "\t", "", "\u2028", "", `\n`, "", `\t`, "", `\u2028`, "", "</p>", "", "<p>", "", "<td>", "", "</td>", "", "<tr>", "", "</tr>", "").Replace(text)
		for _, n := range numbers {
			for _, part := range []string{n, n[:8], n[len(n)-6:], n[4:10]} {
				if strings.Contains(bare, part) {
					at := strings.Index(bare, part)
					t.Errorf("%s: %s of %s stands in %q", what, part, n, bare[max(0, at-60):at+30])
				}
			}
		}
	}
	found := 0
	for _, f := range r.Findings {
		if f.Rule == "PUB-06" {
			found += max(1, len(f.Other)+1)
		}
	}
	if found < len(numbers) {
		t.Errorf("%d of %d numbers are reported", found, len(numbers))
	}
}
