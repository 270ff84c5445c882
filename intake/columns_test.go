package intake

import (
	"testing"

	"jiheng/document"
)

// Columns of blanks in a page are read as a table, whatever keeps its blanks and lines.
func TestColumnsInPages(t *testing.T) {
	for name, c := range map[string]struct {
		page  string
		table bool
	}{
		"换行和全角空格":  {`<p>名称　年初　执行<br>供水　10　9<br>供电　20　18</p>`, true},
		"换行和不断行空格": {`<div>名称&nbsp;&nbsp;年初&nbsp;&nbsp;执行<br>供水&nbsp;&nbsp;10&nbsp;&nbsp;9<br>供电&nbsp;&nbsp;20&nbsp;&nbsp;18</div>`, true},
		"照排的文字":    {"<pre>名称      年初    执行\n供水      10      9\n供电      20      18</pre>", true},
		"样式写明照排":   {"<style>.k{white-space:pre-wrap}</style><div class=k>名称\t年初\t执行\n供水\t10\t9\n供电\t20\t18</div>", true},
		"没有照排":     {"<div>名称  年初  执行\n供水  10  9\n供电  20  18</div>", false},
		"只是换行":     {`<p>供水10万元<br>供电20万元<br>合计30万元</p>`, false},
		"照排的话":     {"<pre>  第一段。\n  第二段，共10件。\n  第三段。</pre>", false},
	} {
		d, err := (&Parser{}).Parse("a.html", WebPage, []byte("<!doctype html><meta charset=utf-8><body>"+c.page))
		if err != nil {
			t.Fatal(name, err)
		}
		var tables []*document.Table
		for _, b := range d.Blocks {
			if table, ok := b.(*document.Table); ok {
				tables = append(tables, table)
			}
		}
		if (len(tables) == 1) != c.table || c.table && (len(tables[0].Rows) != 3 || document.Text(tables[0].Rows[2].Cells[2].Runs) != "18") {
			t.Errorf("%s: %d tables, want %v: %+v", name, len(tables), c.table, d.Blocks)
		}
	}
}
