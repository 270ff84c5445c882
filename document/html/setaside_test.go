package html_test

import (
	"testing"

	"jiheng/document"
	"jiheng/document/html"
)

// A cell of which the number is struck out or hidden is no blank; one of which words are is.
func TestCellsSetAside(t *testing.T) {
	for cell, want := range map[string]string{
		`<td><s>120</s></td>`:                              document.SetAside,
		`<td><span style="display:none">95.5%</span></td>`: document.SetAside,
		`<td style="color:#ffffff">１２</td>`:                document.SetAside,
		`<td><del>旧</del></td>`:                            "",
		`<td><s>120</s>130</td>`:                           "130",
		`<td></td>`:                                        "",
	} {
		d, err := html.Read([]byte(`<h1>表</h1><table><tr><th>名称</th><th>数</th></tr><tr><td>甲</td>` + cell + `</tr></table>`))
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range d.Blocks {
			if tb, ok := b.(*document.Table); ok {
				if got := document.Text(tb.Rows[len(tb.Rows)-1].Cells[1].Runs); got != want {
					t.Errorf("%s is %q, want %q", cell, got, want)
				}
			}
		}
	}
}
