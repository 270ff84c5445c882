package html

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jiheng/document"
)

var seenCases = []struct{ name, page, want string }{
	{"输入框", `<p>执行数<input value="1,180.30">万元<input type=hidden value=9><input type=submit value=提交></p>`, "body: 执行数1,180.30万元\n"},
	{"术语和解释是键和值", `<dl><dt>全年预算数</dt><dd>120万元</dd><dt>全年执行数：</dt><dd><b>117</b>万元</dd></dl>`, "body: 全年预算数：120万元\nbody: 全年执行数：117万元\n"},
	{"一个术语几条解释", `<dl><div><dt>资金来源<dd>中央100万元<dd>区级20万元</div><div><dt>等级<dd>优</div></dl>`, "body: 资金来源：中央100万元\nbody: 资金来源：区级20万元\nbody: 等级：优\n"},
	{"解释里有列表", `<dl><dt>产出<dd><ul><li>走访100户</li></ul></dd><dt>没有解释</dl>`, "body: 产出\nitem: 走访100户\nbody: 没有解释\n"},
	{"下拉框", `<table><tr><td>等级<td><select><option>优<option selected>良<option>中</select><td><select><option value="">请选择<option>差</select><td><select><option>甲<option>乙</select></table>`,
		"table 4 columns, 0 head rows\n  | 等级 | 良 |  | 甲 |\n"},
	{"多选和分组", `<p>方式<select multiple><optgroup label=一><option selected>上门<option>电话</optgroup><option selected label=座谈>x</select></p>`, "body: 方式上门、座谈\n"},
	{"多行框", "<p>说明：<textarea rows=3>\n预算 300 万元\n已执行</textarea></p>", "body: 说明：预算 300 万元⏎已执行\n"},
	{"勾选框", `<p><label><input type=checkbox checked>是</label> <label><input type=radio>否</label></p>`, "body: ☑是 □否\n"},
	{"看不见的输入框", `<p>甲<input value=9 style="display:none"><input value=8 hidden></p>`, "body: 甲\n"},
	{"删除线", `<p>预算<s>300</s><del>301</del><strike>302</strike><span style="text-decoration: line-through red">303</span>450万元</p>`, "body: 预算450万元\n"},
	{"样式里的删除线和隐藏", `<style>/* x */ .old, p .gone { text-decoration-line: line-through } @media screen { #h { display:none } } @media print { p { display:none } } td.k > b { visibility:hidden }</style>` +
		`<p>甲<span class="a old">1</span><i><b class=gone>2</b></i></p><p id=h>3</p><table><tr><td class=k>乙<b>4</b><td>丙</table>`, "body: 甲\ntable 2 columns, 0 head rows\n  | 乙 | 丙 |\n"},
	{"白字", `<style>th{background:#1f4e79;color:#fff}.w{color:rgb(255, 255, 255)}</style><p>甲<font color=white>1</font><span class=w>2</span><span style="color:#FEFEFE">3</span><span style="color:transparent">4</span><span style="font-size:1px">5</span></p><table><tr><th>项目<th>数<tr><td bgcolor="#000080"><font color="#ffffff">乙</font><td>6</table>`,
		"body: 甲\ntable 2 columns, 1 head rows\n  | 项目 | 数 |\n  | 乙 | 6 |\n"},
	{"移出屏幕和折叠", `<div style="position:absolute;left:-9999px">1</div><div style="height:0;overflow:hidden">2</div><details><summary>更多</summary><p>3</p></details><details open><summary>全文</summary><p>4</p></details><dialog>5</dialog><dialog open>6</dialog>`,
		"body: 更多\nbody: 全文\nbody: 4\nbody: 6\n"},
	{"看得见的上一级盖不住", `<p style="visibility:hidden">1<span style="visibility:visible">2</span></p><style>.x{display:none!important}</style><p class=x style="display:block">3</p>`, "body: 2\n"},
	{"悬停的样式不算", `<style>a:hover{display:none}b:nth-child(1){background:navy}</style><p><a href=x>甲</a><b style="color:#fff">乙</b></p>`, "body: 甲乙\n"},
	{"上标", `<p>改造1200m<sup>2</sup>，投资3.5×10<sup>4</sup>元，增长12.5<sup>3</sup>%，CO<sub>2</sub>减12<sub>3</sub>吨</p>`, "body: 改造1200m²，投资3.5×10⁴元，增长12.5^³^%，CO₂减12₃吨\n"},
	{"样式里的上标", `<style>.u{vertical-align:super}</style><p>库容2亿m<span class=u>3</span>，面积3米<span style="vertical-align:super;font-size:60%">2</span></p>`, "body: 库容2亿m³，面积3米²\n"},
	{"注释标记", `<p>执行率97.5<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>%，增长3<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>%，支出5<a href="#fn2" class="footnote-ref" role="doc-noteref"><sup>2</sup></a>万元，见<a href="#t1">表1</a></p>`,
		"body: 执行率97.5%，增长3%，支出5万元，见表1\n"},
	{"注释", `<p>甲</p><div id=ftn1><p><a href="#_ftnref1">[1]</a> 数据来自决算。</p></div><section class="footnotes" role="doc-endnotes"><ol><li id="fn2"><p>含结转3万元。<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>`,
		"body: 甲\nremark: 数据来自决算。\nremark: 含结转3万元。\n"},
	{"拼音标注", `<p><ruby>虹桥<rp>(</rp><rt>hóng qiáo 1</rt><rp>)</rp></ruby>镇</p>`, "body: 虹桥镇\n"},
	{"公式", `<p>执行率<math><mfrac><mi>450</mi><mn>500</mn></mfrac><mo>=</mo><mn>90</mn><mo>%</mo></math>，<math><msup><mn>10</mn><mn>4</mn></msup></math></p>`, "body: 执行率450/500=90%，10⁴\n"},
	{"标题", "<h1>2024年度河道整治项目支出绩效自评报告</h1><p>一、项目基本情况</p>", "title: 2024年度河道整治项目支出绩效自评报告\nbody: 一、项目基本情况\n"},
	{"网站名和标题", "<h1>红桥镇人民政府</h1><h2>红桥镇2024年度部门整体支出绩效自评报告</h2><h3>一、概况</h3>", "body: 红桥镇人民政府\ntitle: 红桥镇2024年度部门整体支出绩效自评报告\n## 一、概况\n"},
	{"几个一级标题里的题名", "<h1 class=title>2024年度自评报告</h1><h1>一、概况</h1><h2>（一）职能</h2>", "title: 2024年度自评报告\n# 一、概况\n## （一）职能\n"},
	{"带序号的一级标题不是题名", "<h1>一、概况</h1><p>甲</p>", "# 一、概况\nbody: 甲\n"},
	{"Word网页的题名", "<p class=MsoTitle>2024年度自评报告</p><p class=MsoNormal>甲</p>", "title: 2024年度自评报告\nbody: 甲\n"},
	{"到组末的格", "<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2</tbody><tbody><tr><td rowspan=9>乙<td>3<tr><td>4</tbody><tr><td>丙<td>5</table>",
		"table 2 columns, 0 head rows\n  |<1x2> 甲 | 1 |\n  | 2 |\n  |<1x2> 乙 | 3 |\n  | 4 |\n  | 丙 | 5 |\n"},
	{"跨出表外的题名格", "<table><tr><td colspan=10>收支表<tr><td>项目<td>数<tr><td>甲<td>1</table>", "table 2 columns, 0 head rows\n  |<2x1> 收支表 |\n  | 项目 | 数 |\n  | 甲 | 1 |\n"},
	{"表里的表", "<table><tr><td>资金<td>说明<tr><td>明细<td><table><tr><th>项目<th>预算<tr><td>甲<td>1</table><tr><td>合计<td>1<tr><td>备注<td>无</table>",
		"table 2 columns, 0 head rows\n  | 资金 | 说明 |\n  | 明细 |  |\n  | 合计 | 1 |\n  | 备注 | 无 |\ntable 2 columns, 1 head rows\n  | 项目 | 预算 |\n  | 甲 | 1 |\n"},
	{"重复的表头", "<table><thead><tr><th>项目<th>数<tbody><tr><td>甲<td>1<thead><tr><th>项目<th>数<tbody><tr><td>乙<td>2</table><table><tr><td>1<td>2<tr><td>3<td>4<tr><td>1<td>2</table>",
		"table 2 columns, 1 head rows\n  | 项目 | 数 |\n  | 甲 | 1 |\n  | 乙 | 2 |\ntable 2 columns, 0 head rows\n  | 1 | 2 |\n  | 3 | 4 |\n  | 1 | 2 |\n"},
	{"列表的序号", `<ol type=a><li>甲<li value=5>5个项目<li>乙</ol>`, "item: a.甲\nitem: e.\t5个项目\nitem: f.乙\n"},
}

func TestWhatIsSeen(t *testing.T) {
	for _, c := range seenCases {
		d, err := Read([]byte(c.page))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, d.Dump()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		for _, b := range d.Blocks {
			if tb, ok := b.(*document.Table); ok && tb.Check() != 0 {
				t.Errorf("%s: row %d does not fill the grid", c.name, tb.Check())
			}
		}
	}
}

// What only looks like something that is not read is not named.
func TestReadingNamesNothing(t *testing.T) {
	for _, page := range []string{
		`<p>甲</p><img src=logo.png><img src=x.png width=32 height=32>`,
		`<p>甲</p><div id=share></div><table><tr><td>乙</td></tr></table><script src=share.js></script>`,
		`<style>li::before{content:"\2022"} a::after{content:"›"}</style><ul><li>甲</li></ul>`,
		`<p style="position:relative;opacity:.9">甲</p><div style="position:absolute;left:3px">乙</div>`,
		`<p style="clip-path:inset(5px)">甲</p><p style="transform:scale(1.2)">乙</p><details open><summary>丙</summary>丁</details>`,
		`<script type="application/ld+json">{"a":"document.write(1)"}</script><p>甲</p>`,
	} {
		d, err := Read([]byte(page))
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Reading) > 0 {
			t.Errorf("%s: %v", page, d.Reading)
		}
	}
	_, err := Read([]byte(`<frameset><frame src=a.html><frame src=b.html></frameset>`))
	if err == nil || !strings.Contains(err.Error(), "有2处嵌入的其他网页") {
		t.Errorf("frames: %v", err)
	}
}

// What is left out is named, each kind once.
func TestReadingNames(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{`<p>甲<s>300万元</s>乙<del>二</del></p>`, "html-struck 第1段 有2处加了删除线的文字，不算正文，里面的数没有读：“300万元”、“二”；"},
		{`<p>甲</p><div hidden><p>底稿</p><p>300万元</p></div>`, "html-hidden 第2段（隐藏） 有1处网页上不显示的文字（隐藏、折叠或移出屏幕），不算正文，里面的数没有读：“底稿 300万元”；"},
		{`<p>甲<span style="color:white">7万元</span></p>`, "html-unseen 第1段（隐藏） 有1处与底色相同或小到看不见的文字"},
		{`<p>甲<input><input value=""></p>`, "html-fields  有2个输入框在文件里都没有值，填在里面的内容没有保存进来，没有读；"},
		{`<p>甲</p><details><summary>展开</summary>底稿7万元<p>8万元</p></details>`, "html-hidden 第3段（隐藏） 有1处网页上不显示的文字（隐藏、折叠或移出屏幕），不算正文，里面的数没有读：“底稿7万元8万元”；"},
		{`<p>甲</p><p style="clip-path:inset(50% 0 50% 0)">7万元</p><p style="clip-path: circle(0)">8万元</p>`, "html-hidden 第2段（隐藏） 有1处网页上不显示的文字（隐藏、折叠或移出屏幕），不算正文，里面的数没有读：“7万元8万元”；"},
		{`<p>甲</p><p style="transform:rotate(0) scale(0, 1)">7万元</p><p style="transform: translateX(-9999px)">8万元</p><p style="scale:0">9万元</p>`, "html-hidden 第2段（隐藏） 有1处网页上不显示的文字（隐藏、折叠或移出屏幕），不算正文，里面的数没有读：“7万元8万元9万元”；"},
		{`<style>.w{position:fixed;opacity:.2}</style><p>甲</p><div class=w>内部资料2025</div>`, "html-watermark 第2段 有1处盖在页面上的水印，不算正文，里面的数没有读：“内部资料2025”；"},
		{`<p>甲</p><div style="position:absolute;top:9px;color:#88888840">送审稿99万元</div>`, "html-watermark 第2段 有1处盖在页面上的水印，不算正文，里面的数没有读：“送审稿99万元”；"},
		{`<p>甲</p><div style="position:fixed;transform:rotate(-30deg)">样张8万元</div>`, "html-watermark 第2段 有1处盖在页面上的水印，不算正文，里面的数没有读：“样张8万元”；"},
		{`<p>各项目见附表：</p><img src=b.png>`, "html-pictures 第2段 有1幅大图片"},
		{`<p>甲</p><img src=c.png alt="项目支出明细表">`, "html-pictures 第2段 有1幅大图片"},
		{`<p>甲</p><picture><source srcset=a.webp><img src=a.png style="width:700px;height:500px"></picture>`, "html-pictures 第2段 有1幅大图片"},
		{`<p>全年预算<b id="n"></b>万元</p><script>document.getElementById('n').textContent=total</script>`, "html-script  有1处内容（“n”）要由脚本填写"},
		{`<h1>附表</h1><div id=app></div><script src=app.js></script>`, "html-script  有1处内容（“app”）要由脚本填写"},
		{`<p>甲</p><script>document.write("预算300万元")</script>`, "html-script  有1处内容要由脚本填写"},
		{`<style>p.n:after{content:"300万元"}</style><p class=n>预算</p><p>执行</p>`, "html-content  有1处文字由样式写出（“p.n:after”）"},
		{`<style>td::before{content:attr(data-v)}</style><table><tr><td data-v=3></td><td data-v=4>甲</td></tr></table>`, "html-content  有2处文字由样式写出（“td::before”）"},
		{`<p>甲</p><iframe src=a.html></iframe>`, "html-frame 第2段 有1处嵌入的其他网页"},
		{`<p>甲</p><svg><text>300</text></svg><canvas></canvas>`, "html-drawing 第2段 有2个画出来的图形"},
		{`<p>甲</p><img src=a.png width=600 height=400><img src=b.png width=20>`, "html-pictures 第2段 有1幅大图片"},
	} {
		d, err := Read([]byte(c.page))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, n := range d.Reading {
			b.WriteString(n.Code + " " + n.At.String() + " " + n.Text + "\n")
		}
		if got := b.String(); !strings.HasPrefix(got, c.want) || strings.Count(got, "\n") != 1 {
			t.Errorf("%s: %s, want %s", c.page, got, c.want)
		}
	}
}

func TestPagesOfOthers(t *testing.T) {
	for name, want := range map[string]string{
		"forms/input-values.html": "title: 2024年度河道整治项目支出绩效自评表\nbody: 单位：万元\ntable 4 columns, 1 head rows\n  | 资金来源 | 年初预算数 | 全年预算数 | 全年执行数 |\n  | 年度资金总额 | 1,200.00 | 1,234.56 | 1,180.30 |\n",
		"titles/h1-alone.html":    "title: 2024年度河道整治项目支出绩效自评报告\nbody: 一、项目基本情况\nbody: 项目已完成。\n",
	} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, d.Dump()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
