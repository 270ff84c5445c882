package rules

import (
	"strings"
	"testing"
)

// What a paper may say as it does, and beside each the fault that still is one.
func TestSaidRightly(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ kind, text, rules, want string }{
		{"几个项目的得分", "“实验室更新”项目自评得分98.60分，“助学金”项目自评得分88.45分。", "RPT-06 SCR-16", ""},
		{"几个项目的得分", "一是供水项目，自评得分98.60分。二是排水项目，自评得分88.45分。", "RPT-06 SCR-16", ""},
		{"几个项目的得分", "供水管网项目绩效自评得分98.60分；路灯维护项目绩效自评得分88.45分。", "RPT-06 SCR-16", ""},
		{"一个项目两个得分", "“实验室更新”项目自评得分98.60分。\n“实验室更新”项目自评得分88.45分。", "RPT-06", "98.60"},
		{"整体两个得分", "整体支出自评得分98.60分。\n整体支出自评得分88.45分。", "RPT-06 SCR-16", "98.6"},
		{"自己的说明", "填表说明：宫颈癌、乳腺癌检查分别计人次，合计9652人次。", "GEN-09", ""},
		{"自己的说明", "填报说明：培训人数按签到表计，共320人。", "GEN-09", ""},
		{"提示语", "填表说明：请按年度填写完成值。", "GEN-09", "填表说明"},
		{"提示语", "填表说明：应写明完成人数，不超过200人的合并。", "GEN-09", "填表说明"},
		{"资产换了说法", "# 一、政府采购和国有资产占用情况\n政府采购支出20万元。共有车辆3辆，单价50万元以上的设备2台。", "RPT-02", ""},
		{"资产换了说法", "# 一、政府采购和国有资产占用情况\n政府采购支出20万元。房屋面积1200平方米。", "RPT-02", ""},
		{"没有讲资产", "# 一、政府采购和国有资产占用情况\n政府采购支出20万元。", "RPT-02", "资产"},
		{"各部分另起序号", "# 第一部分 部门概况\n一、部门职责。宣传政策。\n二、机构设置。设办公室4个。\n# 第二部分 决算情况\n## 一、收入情况\n收入10万元。\n## 二、支出情况\n支出10万元。", "RPT-23 H09", ""},
		{"各章另起序号", "第一章 概况\n一、职责。宣传政策。\n二、机构。设办公室4个。\n第二章 决算\n一、收入。10万元。\n二、支出。10万元。", "RPT-23 H09", ""},
		{"一部分里重号", "# 第一部分 部门概况\n一、部门职责。宣传政策。\n一、机构设置。设办公室4个。\n# 第二部分 决算情况\n一、收入。10万元。", "RPT-23", "一、"},
		{"隐去的姓名", "患者陈某某患有尿毒症，村民李某某反映道路破损，张某某等3户已搬迁。", "GEN-08", ""},
		{"待填的某某", "组织某某活动3次，慰问某某社区。", "GEN-08", "某某"},
		{"待填的某某", "拨付张某某镇项目资金。", "GEN-08", "某某"},
	} {
		got := strings.Join(foundBy(t, set, c.text, strings.Fields(c.rules)...), "；")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s：%s\n got %q, want %q", c.kind, c.text, got, c.want)
		}
	}
}

// Rates of completion without a percent sign are fractions of one, in the column's own head.
func TestCompletionAsFraction(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ head, row, want string }{
		{"完成率", "培训 | 12场 | 12场 | 1", ""},
		{"完成率", "巡查 | 20次 | 19次 | 0.95", ""},
		{"完成率", "走访 | 442户 | 441户 | 0.9977", ""},
		{"完成率", "走访 | 20户 | 21户 | 1.05", ""},
		{"完成率", "巡查 | 20次 | 19次 | 95", ""},
		{"完成率", "巡查 | 20次 | 18次 | 0.95", "应是90.00%，写的是95%"},
		{"完成率", "巡查 | 20次 | 18次 | 95%", "应是90%，写的是95%"},
		{"完成率（%）", "巡查 | 20次 | 19次 | 0.95", "写的是0.95%"},
	} {
		text := "指标 | 指标值 | 完成值 | " + c.head + "\n" + c.row
		got := strings.Join(foundBy(t, set, text, "RPT-28", "XDC-03", "S06"), "；")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s：%s: %q, want %q", c.head, c.row, got, c.want)
		}
	}
}

// Reasons of a deviation are the problems of a report; what the results are used for wants a heading.
func TestPartsSaidElsewhere(t *testing.T) {
	const head = "青山县文旅局2024年度部门整体支出绩效自评报告\n# 一、基本情况\n单位有3个科室。\n# 二、预算安排和执行情况\n支出100万元。\n# 三、绩效目标完成情况\n接待20人。\n"
	for _, c := range []struct {
		name, rest string
		missing    []string
		there      []string
	}{
		{"偏离原因和结果去向", "# 四、偏离绩效目标的原因\n客流少。自评结果拟在门户网站公开，并作为预算编制参考。\n# 五、下一步改进措施\n加强宣传。", []string{"结果应用和公开"}, []string{"存在问题"}},
		{"都没有", "# 四、下一步改进措施\n加强宣传。", []string{"存在问题", "结果应用和公开"}, nil},
		{"只说公开过预算", "# 四、下一步改进措施\n预算已在网站公开。", []string{"存在问题", "结果应用和公开"}, nil},
	} {
		var got string
		for _, f := range findingsOf(t, head+c.rest, "RPT-01") {
			got += f.Message
		}
		for _, w := range c.missing {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q lacks %s", c.name, got, w)
			}
		}
		for _, w := range c.there {
			if strings.Contains(got, w) {
				t.Errorf("%s: %q has %s", c.name, got, w)
			}
		}
	}
}

// 2023年决算 beside a group of the document's year is for comparison; without one it is not.
func TestYearBesideGroupOfYear(t *testing.T) {
	const whole = `<h1>青山县交通局2024年度“三公”经费决算公开表</h1><table>%head%<tr><td>公务接待费</td><td>2.50</td><td>1.98</td><td>2.31</td></tr></table>`
	for _, c := range []struct{ head, want string }{
		{`<tr><td rowspan=2>项目</td><td colspan=2>2024年</td><td rowspan=2>2023年决算</td></tr><tr><td>预算</td><td>决算</td></tr>`, ""},
		{`<tr><td rowspan=2>项目</td><td colspan=2>2024年度</td><td rowspan=2>2023年度决算</td></tr><tr><td>预算</td><td>决算</td></tr>`, ""},
	} {
		d := page(t, strings.Replace(whole, "%head%", c.head, 1))
		if got := idsFound(t, "例.html", d, "GEN-02"); got != c.want {
			t.Errorf("%s: %q", c.head, got)
		}
	}
}

// A part has something below it where its first heading follows; two parts on end have not.
func TestPartsBelowOneAnother(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"部分下面是一、", "<h2>第一部分 部门概况</h2><h2>一、部门职责</h2><p>宣传政策。</p>", ""},
		{"章下面是一、", "<h2>第二章 决算情况</h2><h2>一、收入情况</h2><p>收入10万元。</p>", ""},
		{"部分下面没有内容", "<h2>第一部分 部门概况</h2><h2>第二部分 决算情况</h2><p>支出10万元。</p>", "H09"},
		{"标题下面没有内容", "<h2>一、部门职责</h2><h2>二、决算情况</h2><p>支出10万元。</p>", "H09"},
	} {
		d := page(t, "<h1>青山县交通局2024年度部门决算公开</h1><p>本单位如下。</p>"+c.body)
		if got := idsFound(t, "例.html", d, "H09"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
