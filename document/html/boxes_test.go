package html

import (
	"strings"
	"testing"

	"jiheng/document"
)

// What styles lay out as a table is read as one, and words in columns or lines of their own
// do not run together.
func TestTablesByStyle(t *testing.T) {
	const want = "T 名称|年初|执行/供水|10|9/供电|20|18"
	rows := func(row, cell, class string) string {
		var b strings.Builder
		for _, line := range []string{"名称 年初 执行", "供水 10 9", "供电 20 18"} {
			b.WriteString("<" + row + " class=" + class + ">")
			for _, c := range strings.Fields(line) {
				b.WriteString("<" + cell + " class=c>" + c + "</" + cell + ">")
			}
			b.WriteString("</" + row + ">")
		}
		return b.String()
	}
	for _, c := range []struct{ name, page, want string }{
		{"样式表写的表", `<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style><div class=t>` + rows("div", "div", "r") + `</div>`, want},
		{"按父子写的样式", `<style>.t{display:table}.t > div{display:table-row}.t > div > span{display:table-cell}.t > div > span{color:#333}</style><section class=t>` + rows("div", "span", "x") + `</section>`, want},
		{"没有外框的行", `<style>.r{display:table-row}.c{display:table-cell}</style><div>` + rows("p", "span", "r") + `</div>`, want},
		{"分组的行", `<style>.t{display:table}.h{display:table-header-group}.b{display:table-row-group}.r{display:table-row}.c{display:table-cell}</style><div class=t><div class=h><div class=r><b class=c>名称</b><b class=c>年初</b></div></div>` +
			`<div class=b><div class=r><b class=c>供水</b><b class=c>10</b></div></div></div>`, "T 名称|年初/供水|10"},
		{"元素自己写的样式", `<div style="display:table"><div style="display: table-row"><span style="display:table-cell">名称</span><span style="display:table-cell">执行</span></div><div style="display:table-row"><span style="display:table-cell">供水</span><span style="display:table-cell">9</span></div></div>`,
			"T 名称|执行/供水|9"},
		{"并排的行", `<style>.r{display:flex}</style><div>` + rows("div", "span", "r") + `</div>`, want},
		{"网格", `<style>.g{display:grid;grid-template-columns:repeat(3, 1fr)}</style><div class=g>` + strings.NewReplacer("<p class=x>", "", "</p>", "").Replace(rows("p", "span", "x")) + `</div>`, want},
		{"写明三栏的网格", `<div style="display:grid;grid-template-columns:2fr 1fr 1fr">` + strings.NewReplacer("<p class=x>", "", "</p>", "").Replace(rows("p", "div", "x")) + `</div>`, want},
		{"单独一行并排", `<p style="display:flex"><span>供水</span><span>10</span><span>900</span></p>`, "P 供水 10\n900"},
		{"两格并排是标签和数", `<div style="display:flex"><span>预算数</span><span>10万元</span></div><div style="display:flex"><span>执行数</span><span>9万元</span></div>`, "P 预算数 10万元 P 执行数 9万元"},
		{"各占一行的词", `<div><span style="display:block">供水10</span><span style="display:block">900</span></div>`, "P 供水10 P 900"},
		{"定宽的词", `<style>i{display:inline-block;width:80px}</style><p><i>供水</i><i>10</i><i>9</i></p>`, "P 供水 10\n9"},
		{"不显示的行不算", `<style>.t{display:table}.r{display:table-row}.c{display:table-cell}.none{display:none}</style><div class=t>` + rows("div", "div", "r") + `<div class="r none"><div class=c>旧</div><div class=c>1</div><div class=c>1</div></div></div>`, want},
		{"不定宽的词连着", `<p>预算<span style="display:inline-block">10</span>万元</p>`, "P 预算10万元"},
		{"版面不是表", `<style>.t{display:table}.c{display:table-cell}</style><div class=t><div class=c>菜单</div><div class=c><h2>一、概况</h2><p>预算10万元。</p></div></div>`, "P 菜单 H 一、概况 P 预算10万元。"},
		{"没有数的并排", `<div style="display:flex"><a>首页</a><a>新闻</a><a>公开</a></div><div style="display:flex"><a>上页</a><a>下页</a><a>末页</a></div>`, "P 首页 新闻 公开 P 上页 下页 末页"},
		{"真的表不变", `<style>table{display:table}tr{display:table-row}td{display:table-cell}</style><table><tr><td>名称<td>年初<tr><td>供水<td>10</table>`, "T 名称|年初/供水|10"},
	} {
		d, err := Read([]byte(`<!doctype html><meta charset=utf-8><body>` + c.page))
		if err != nil {
			t.Fatal(c.name, err)
		}
		var got []string
		for _, b := range d.Blocks {
			switch b := b.(type) {
			case *document.Paragraph:
				got = append(got, "P "+document.Text(b.Runs))
			case *document.Heading:
				got = append(got, "H "+document.Text(b.Runs))
			case *document.Table:
				var lines []string
				for _, r := range b.Rows {
					var cells []string
					for _, cell := range r.Cells {
						cells = append(cells, document.Text(cell.Runs))
					}
					lines = append(lines, strings.Join(cells, "|"))
				}
				got = append(got, "T "+strings.Join(lines, "/"))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}
