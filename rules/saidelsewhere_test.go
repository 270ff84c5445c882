package rules

import (
	"strings"
	"testing"

	"jiheng/check"
)

// Figures that do not fit one another beyond any rate are of two units; a rate that fits the
// other direction is told as such beside the one that would be right.
func TestRatesBeyondMeasure(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ kind, text, rule, want, not string }{
		{"方向相反", "接待费支出1.98万元，比上年减少0.33万元，下降20.00%。", "RPT-07", "相反的增减方向", ""},
		{"方向相反", "培训费支出2.40万元，比上年增加0.60万元，增长20.00%。", "RPT-07", "相反的增减方向", ""},
		{"方向是对的", "接待费支出1.98万元，比上年增加0.33万元，增长20.00%。", "RPT-07", "", ""},
		{"幅度错了", "接待费支出1.98万元，比上年增加0.33万元，增长25.00%。", "RPT-07", "20.00%", "相反"},
	} {
		got := strings.Join(foundBy(t, set, c.text, c.rule), "；")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) || c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%s：%s\n got %q, want %q without %q", c.kind, c.text, got, c.want, c.not)
		}
	}
	for _, c := range []struct{ amount, share, want, not string }{
		{"41638733.00", "20.41%", "大小不相称", "212442"},
		{"6500.00", "20.41%", "33.16%", "大小不相称"},
	} {
		d := page(t, "<h1>青山县交通局2024年度部门决算公开</h1><table><tr><td>项目</td><td>金额</td><td>占比</td></tr><tr><td>甲项目</td><td>"+c.amount+"</td><td>"+c.share+
			"</td></tr><tr><td>乙项目</td><td>15600.00</td><td>79.59%</td></tr><tr><td>合计</td><td>19600.00</td><td>100%</td></tr></table>")
		got := ""
		for _, f := range set.Run(&check.Input{File: "例.html", Document: d}).Findings {
			if f.Rule == "RPT-28" {
				got += f.Message
			}
		}
		if !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
			t.Errorf("%s %s: %q, want %q without %q", c.amount, c.share, got, c.want, c.not)
		}
	}
}

// A report in which others evaluate is not asked for what a unit says of itself; a group that
// evaluates signs it. A self-evaluation is asked for both.
func TestReportsOfOthers(t *testing.T) {
	const body = `<h2>一、项目概况</h2><p>建设农村公路12公里。</p><h2>二、评价工作开展情况</h2><p>现场抽查3处。</p><h2>三、综合评价情况</h2><p>支出100万元。</p>` +
		`<h2>四、存在的问题</h2><p>养护不到位。</p><h2>五、有关建议</h2><p>加强养护。</p><p>评价组</p><p>2024年7月31日</p>`
	for _, c := range []struct {
		title string
		none  []string
		found []string
	}{
		{"青山县农村公路建设项目绩效评价报告", []string{"RPT-03", "结果应用", "F11"}, nil},
		{"青山县农村公路建设项目部门评价报告", []string{"RPT-03", "结果应用", "F11"}, nil},
		{"青山县交通局2023年度部门整体支出绩效自评报告", nil, []string{"RPT-03", "结果应用"}},
	} {
		got := ""
		for _, f := range builtinSet(t).Run(&check.Input{File: "例.html", Document: page(t, "<h1>"+c.title+"</h1>"+body)}).Findings {
			got += f.Rule + " " + f.Message + "；"
		}
		for _, w := range c.none {
			if strings.Contains(got, w) {
				t.Errorf("%s: has %s: %s", c.title, w, got)
			}
		}
		for _, w := range c.found {
			if !strings.Contains(got, w) {
				t.Errorf("%s: lacks %s: %s", c.title, w, got)
			}
		}
	}
}

// Satisfaction stands below benefit in the frame of evaluations, and not in that of indicators;
// reasons summed by class explain what their class lost.
func TestFrameOfEvaluations(t *testing.T) {
	const head = `<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>分值</td><td>得分</td><td>主要扣分点</td></tr>`
	row := func(a, b, c, w, s, why string) string {
		return "<tr><td>" + strings.Join([]string{a, b, c, w, s, why}, "</td><td>") + "</td></tr>"
	}
	for _, c := range []struct{ name, rows, want string }{
		{"评价框架", row("决策", "立项", "立项规范性", "20", "20", "") + row("过程", "管理", "制度执行", "20", "18", "合同归档不及时") +
			row("产出", "数量", "建成里程", "30", "30", "") + row("效益", "社会效益", "群众满意度", "30", "30", ""), ""},
		{"自评框架", row("产出指标", "数量指标", "建成里程", "60", "60", "") + row("效益指标", "社会效益指标", "群众满意度", "40", "40", ""), "IND-18"},
	} {
		d := page(t, "<h1>青山县农村公路建设项目绩效评价报告</h1><p>得分如下，满意度采用问卷调查100份。</p><table>"+head+c.rows+"</table>")
		if got := idsFound(t, "例.html", d, "IND-18", "RPT-14"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
