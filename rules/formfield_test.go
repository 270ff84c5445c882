package rules

import (
	"testing"

	"jiheng/document/html"
)

// What is set badly where the value of a field meets the text beside it is no fault of the
// text; inside of a value, and in the text, it is one.
func TestTextBesideFieldsOfForms(t *testing.T) {
	const head = "<h1>双河镇2024年度补贴项目绩效自评报告</h1><h2>一、基本情况</h2>"
	for _, c := range []struct{ page, ids, want string }{
		{"<p>主要做法：<textarea>按月巡查，及时维修。</textarea>。</p>", "RPT-24", ""},
		{"<p>完成情况：<input value='全部完成，'>，质量合格；<input value='群众满意；'>。</p>", "RPT-24", ""},
		{"<p>资金 <input value=' 120 '> 万元 ，已支付 <input value='118.5 '> 万元 。</p>", "W01", ""},
		{"<p>服务对象 <select><option>低保户<option selected>特困户</select> 共计若干。</p>", "W02", ""},
		{"<p><label>单位：<input value='双河镇人民政府'></label> <label>经办人签名：<input value='李某'></label> 审核人签名</p>", "W02", ""},
		{"<p>主要做法：<textarea>按月巡查,及时维修</textarea>。</p>", "RPT-24", "RPT-24"},
		{"<p>说明：项目已按期完成。。质量合格。</p>", "RPT-24", "RPT-24"},
		{"<p>单位：<input value='双河镇'>已加强 监管工作。</p>", "W02", "W02"},
	} {
		d, err := html.Read([]byte(head + c.page))
		if err != nil {
			t.Fatal(err)
		}
		if got := idsFound(t, "例.html", d, c.ids); got != c.want {
			t.Errorf("%s: %q, want %q", c.page, got, c.want)
		}
	}
}
