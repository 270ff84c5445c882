package html

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/hostile"
)

func TestReadOthers(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"标题与段落", "<h1>自评报告</h1><h2>一、概况</h2><p>设 <b>16</b>\n个机构。</p>正文<br>第二行<div>另一段</div>",
			"title: 自评报告\n# 一、概况\nbody: 设 16 个机构。\nbody: 正文⏎第二行\nbody: 另一段\n"},
		{"多个一级标题", "<h1>一、概况</h1><h3>1. 职能</h3><h1>二、预算</h1><h6>末</h6>", "# 一、概况\n### 1. 职能\n# 二、预算\n#### 末\n"},
		{"隐藏与脚本", `<p hidden>不见</p><p style="display : none">不见</p><script>x</script><style>y</style><noscript>z</noscript><nav>菜单</nav><p>可见</p>`,
			"body: 可见\n"},
		{"列表", "<ul><li>甲<li>乙<ol start=3><li>丙</li><li><p>丁</p></li></ol></ul><p>戊", "item: 甲\nitem: 乙\nitem: 3.丙\nitem: 4.丁\nbody: 戊\n"},
		{"实体与空白", "<p>&nbsp;&nbsp;决算数&lt;预算数&amp;&#24180;　</p><p> </p>", "body: 决算数<预算数&年\n"},
		{"表格", "<table><caption>表1</caption><tr><th>项目</th><th>金额</th></tr><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td align=right>2<br>3</td></tr></table>",
			"caption: 表1\ntable 2 columns, 1 head rows\n  | 项目 | 金额 |\n  |<1x2> 甲 | 1 |\n  | 2⏎3 |\n"},
		{"残缺的表格", "<table><tr><td colspan=3>甲<td rowspan=9>乙<tr><td>丙</table>",
			"table 4 columns, 0 head rows\n  |<3x1> 甲 |<1x2> 乙 |\n  | 丙 |  |  |\n"},
		{"版面用的表格", "<table><tr><td><table><tr><td>甲<td>乙</table><td><h2>标题</h2>文字</table>",
			"table 2 columns, 0 head rows\n  | 甲 | 乙 |\n## 标题\nbody: 文字\n"},
		{"上标和链接", `<p>数<sup>样</sup><a href="javascript:x">甲</a><a href="https://e.cn">乙</a></p>`, "body: 数^样^甲乙\n"},
		{"数据", `<p>共<data value="48.8" data-unit="万条" data-fact="SL12">48.8万余条</data></p>`, "body: 共[48.8万余条]{SL12}\n"},
		{"代码", "<pre>\n一\n  二\n</pre>", "code: 一⏎  二\n"},
		{"块在行内", "<a href=#x><div>甲</div><p>乙</p></a>丙", "body: 甲\nbody: 乙\nbody: 丙\n"},
	} {
		d, err := Read([]byte(c.page))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := d.Dump(); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		for _, b := range d.Blocks {
			if tb, ok := b.(*document.Table); ok && tb.Check() != 0 {
				t.Errorf("%s: row %d does not fill the grid", c.name, tb.Check())
			}
		}
	}
}

func TestReadCharsets(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("<p>绩效自评㐂</p>")
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range map[string]string{
		"无声明的GB18030": gb, "声明为gb2312": "<meta charset=gb2312>" + gb,
		"无声明的UTF-8": "<p>绩效自评㐂</p>", "带BOM": "\ufeff<p>绩效自评㐂</p>",
		"UTF-16": "\xff\xfe<\x00p\x00>\x00\xe9\x7e\x48\x65\xea\x81\xc4\x8b\x02\x34",
	} {
		d, err := Read([]byte(page))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := d.Dump(); got != "body: 绩效自评㐂\n" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	bomb := strings.Builder{}
	for i := range 400 {
		bomb.WriteString("<font size=" + strings.Repeat("1", i+1) + ">")
	}
	bomb.WriteString(strings.Repeat("<p>", 50000))
	for _, c := range []struct{ code, page string }{
		{"html-empty", "<p> </p><script>x</script>"},
		{"html-empty", ""},
		{"html-size", strings.Repeat("字", maxBytes/3+1)},
		{"html-syntax", strings.Repeat("<div>", 600) + "深"},
		{"html-size", bomb.String()},
		{"html-table", "<table>" + strings.Repeat("<tr><td colspan=900>甲<td>乙", 3) + "</table>"},
		{"html-table", "<table><tr>" + strings.Repeat("<td>甲", 250) + strings.Repeat("<tr><td>乙", 2500) + "</table>"},
	} {
		_, err := Read([]byte(c.page))
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != c.code || f.Kind != fault.Invalid {
			t.Errorf("%.30q: %v, want %s", c.page, err, c.code)
		}
	}
}

func TestHiddenCopiesStayOut(t *testing.T) {
	page, err := Write(sample())
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"数据来由", "回到正文", "查看数据表", "跳到正文", "非正式公开文件", "HQ-2024-V3", "柱形图"} {
		if strings.Contains(d.Dump(), word) {
			t.Errorf("%s came back as text", word)
		}
		if !strings.Contains(string(page), word) {
			t.Errorf("%s is not in the page", word)
		}
	}
}

// What Read gives can be written, and comes back the same.
func FuzzRead(f *testing.F) {
	page, err := Write(sample())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(page)
	f.Add([]byte("<h1>甲</h1><table><tr><td rowspan=3 colspan=2>乙<td>丙<tr><td>丁</table><ul><li>戊<pre>己\n庚</pre>"))
	f.Add([]byte(`<meta name=generator content=绩衡><main><figure class=chart data-kind=lines><table><tr><th>x<th>甲<tr><th>乙<td><data value=1>1</data></table></figure><p class=code> 丙 <br></p></main>`))
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(page) > hostile.MostFuzzed {
			return
		}
		hostile.Bounded(t, func() {
			d, err := Read(page)
			if err != nil {
				return
			}
			if back := again(t, d); back.Dump() != d.Dump() {
				t.Fatalf("came back different:\n%s\nfrom\n%s", back.Dump(), d.Dump())
			}
		})
	})
}
