package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jiheng/document/html"
	"jiheng/extract"
)

// pageOf writes lines and tables as a page: a line of cells set apart by | is a
// row; c2 before a cell spans two columns, r2 two rows, and ~ is no cell, for a
// place that a span covers.
func pageOf(text string) []byte {
	var b strings.Builder
	b.WriteString(`<html><head><meta charset="utf-8"></head><body>`)
	open := false
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		line = strings.TrimSpace(line)
		row := strings.Contains(line, "|")
		if row != open {
			b.WriteString(map[bool]string{true: "<table>", false: "</table>"}[row])
			open = row
		}
		if !row {
			b.WriteString("<p>" + line + "</p>")
			continue
		}
		b.WriteString("<tr>")
		for cell := range strings.SplitSeq(line, "|") {
			cell = strings.TrimSpace(cell)
			if cell == "~" {
				continue
			}
			attr := ""
			for _, kind := range []struct{ mark, name string }{{"c", "colspan"}, {"r", "rowspan"}} {
				if len(cell) > 2 && cell[0] == kind.mark[0] && cell[1] >= '2' && cell[1] <= '9' {
					attr, cell = fmt.Sprintf(" %s=%c", kind.name, cell[1]), strings.TrimSpace(cell[2:])
				}
			}
			b.WriteString("<td" + attr + ">" + cell + "</td>")
		}
		b.WriteString("</tr>")
	}
	if open {
		b.WriteString("</table>")
	}
	b.WriteString("</body></html>")
	return []byte(b.String())
}

// Cells are bound to their heads, units and sides.
func TestTables(t *testing.T) {
	for _, c := range []struct{ name, page, want, not string }{
		{"单位在右上角", `
			c4 某镇项目资金表 | ~
			  |  |  | 单位：万元
			项目 | 预算数 | 执行数 | 执行率
			河道清淤 | 10 | 9 | 90%`, `河道清淤·预算数 budget_initial 10万元; 河道清淤·执行数 outturn 9万元`, ""},
		{"单位分在两格", `
			金额单位： | 元 |  |
			项目 | 预算数 | 执行数 | 执行率
			危房改造 | 100000 | 90000 | 0.9`, `危房改造·预算数 budget_initial 100000元; 危房改造·执行率 execution_rate 90%`, ""},
		{"单位在题名后", `
			c3 附表 支出表（单位：人民币千元） | ~ | ~
			项目 | 预算数 | 执行数
			路灯 | 100 | 90`, `路灯·执行数 outturn 90千元`, ""},
		{"题名里只有括号", `
			支出执行表（万元）
			项目 | 预算数 | 执行数
			路灯 | 100 | 90`, `路灯·预算数 budget_initial 100万元`, ""},
		{"下半张另写单位", `
			  |  | 单位：万元
			项目 | 预算数 | 执行数
			甲 | 10 | 9
			  |  | 单位：元
			乙 | 100000 | 90000`, `甲·执行数 outturn 9万元; 乙·执行数 outturn 90000元`, ""},
		{"没有写阶段的金额", `
			资产负债简表
			单位：元
			资产 | 期末余额 | 年初余额 | 负债和净资产 | 期末余额 | 年初余额
			货币资金 | 1000 | 900 | 应付账款 | 300 | 200`, `货币资金·期末余额 indicator 1000元; 应付账款·年初余额 indicator 200元`, "货币资金·应付账款"},
		{"左右并排", `
			收入支出决算总表
			金额单位：万元
			c3 收入 | ~ | ~ | c3 支出 | ~ | ~
			项目 | 行次 | 金额 | 项目 | 行次 | 金额
			栏次 |  | 1 | 栏次 |  | 2
			一、财政拨款收入 | 1 | 310.50 | 一、教育支出 | 31 | 300.00
			本年收入合计 | 27 | 310.50 | 本年支出合计 | 57 | 300.00`,
			`一、财政拨款收入·金额 revenue 310.50万元; 一、教育支出·金额 expenditure 300.00万元; 本年支出合计·金额 expenditure 300.00万元`, "·一、教育支出;本年收入合计·本年支出;栏次"},
		{"并排，名称就是收入、支出", `
			收支表（单位：元）
			收　入 | 决算数 | 支　出 | 决算数
			财政拨款收入 | 100 | 基本支出 | 60
			合计 | 100 | 合计 | 95`, `财政拨款收入·决算数 revenue 100元; 基本支出·决算数 outturn 60元; 合计·决算数 revenue 100元; 合计·决算数 outturn 95元`, "财政拨款收入·基本支出"},
		{"并排，右边多一列", `
			财政拨款收支（万元）
			c2 收入 | ~ | c3 支出 | ~ | ~
			项目 | 决算数 | 项目 | 合计 | 一般公共预算财政拨款
			一、财政拨款 | 300 | 一、教育支出 | 280 | 280`, `一、财政拨款·决算数 revenue 300万元; 一、教育支出·合计 expenditure 280万元`, "一、财政拨款·一、教育支出"},
		{"两层表头", `
			单位：万元
			r2 项目 | c2 预算数 | ~ | r2 执行数 | r2 执行率
			~ | 年初 | 调整后 | ~ | ~
			校舍维修 | 120 | 100 | 90 | 90%`, `校舍维修·预算数·年初 budget_initial 120万元; 校舍维修·预算数·调整后 budget_adjusted 100万元; 校舍维修·执行数 outturn 90万元`, ""},
		{"两层表头，没有合并", `
			单位：万元
			项目 | 预算数 |  | 执行数
			 | 年初 | 全年 |
			校舍维修 | 80 | 60 | 54`, `校舍维修·预算数·年初 budget_initial 80万元; 校舍维修·预算数·全年 budget_adjusted 60万元; 校舍维修·执行数 outturn 54万元`, ""},
		{"三层表头，有追加", `
			单位：万元
			r3 项目 | c4 2024年预算执行情况 | ~ | ~ | ~
			~ | c3 预算数 | ~ | ~ | r2 执行数
			~ | 年初 | 追加 | 调整后 | ~
			甲 | 100 | 20 | 120 | 60`, `甲·预算数·年初 budget_initial 100万元; 甲·预算数·追加 indicator 20万元; 甲·预算数·调整后 budget_adjusted 120万元; 甲·执行数 outturn 60万元`, ""},
		{"章节的题名在表头上", `
			c3 一、预算执行情况 | ~ | ~ | r3 执行数（万元） | r3 执行率（%）
			项目名称 | c2 预算数（万元） | ~ | ~ | ~
			 | 年初预算 | 全年预算 | ~ | ~
			行道树养护 | 320.00 | 350.00 | 332.50 | 95.00`, `行道树养护·预算数（万元）·年初预算 budget_initial 320.00万元; 行道树养护·预算数（万元）·全年预算 budget_adjusted 350.00万元; 行道树养护·执行率（%） execution_rate 95.00%`, "执行情况"},
		{"项目名称和收支各占一格的表头", `
			c2 二、资金使用情况 | ~ | r2 完成率（%）
			单位名称 | 决算数（万元） | ~
			河道保洁所 | 350.00 | 92.50`, `河道保洁所·决算数（万元） outturn 350.00万元`, "使用情况"},
		{"部门名称下的两层表头", `
			单位：万元
			部门名称 | c2 预算 | ~ | 决算
			 | 年初 | 调整 |
			水务局 | 100 | 120 | 90`, `水务局·预算·年初 budget_initial 100万元; 水务局·预算·调整 budget_adjusted 120万元; 水务局·决算 outturn 90万元`, ""},
		{"半年和全年", `
			单位：千元
			项目 | 预算数 |  | 执行数 |
			 | 年初 | 调整后 | 1-6月 | 全年
			造林 | 1000 | 900 | 400 | 900`, `造林·预算数·调整后 budget_adjusted 900千元; 造林·执行数·1-6月 outturn 400千元 1-6月; 造林·执行数·全年 outturn 900千元`, "1000元"},
		{"上年和本年", `
			单位：万元
			r2 项目 | c2 预算数 | ~ | c2 决算数 | ~
			~ | 年初 | 全年 | 上年 | 本年
			甲 | 100 | 120 | 90 | 60`, `甲·决算数·上年 outturn 90万元 上年; 甲·决算数·本年 outturn 60万元`, ""},
		{"表头上面是键和值", `
			项目名称 | c2 灌区维修 | ~ | 主管部门 | c2 青山县水利局 | ~
			评价年度 | c2 2024 | ~ | 资金性质 | c2 一般公共预算 | ~
			项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率
			年度资金总额 | 120 | 100 | 95 | 10 | 0.95
			其中：财政拨款 | 120 | 100 | 95 | — | 0.95`,
			`年度资金总额·年初预算数 budget_initial 120万元; 年度资金总额·执行率 execution_rate 95%; 其中：财政拨款·执行率 execution_rate 95%`, "灌区维修·;水利局"},
		{"栏次写公式", `
			单位：万元
			科目 | 年初预算数 | 全年预算数 | 执行数 | 执行率
			甲 | 1 | 2 | 3 | 4=3/2
			办公费 | 10 | 20 | 15 | 75%`, `办公费·执行数 outturn 15万元`, "甲"},
		{"比率没有百分号", `
			执行表（万元）
			单位 | 年初预算数 | 全年预算数 | 执行数 | 执行率
			水利站 | 100 | 100 | 100 | 1
			农技站 | 130 | 130 | 129.7 | 0.9977
			林业站 | 50 | 50 | 25 | 50`, `水利站·执行率 execution_rate 100%; 农技站·执行率 execution_rate 99.77%; 林业站·执行率 execution_rate 50%`, ""},
		{"比率的表头写着百分号", `
			执行表（万元）
			单位 | 全年预算数 | 执行数 | 执行率（%）
			水利站 | 100 | 1 | 1
			农技站 | 200 | 199 | 99.5`, `水利站·执行率（%） execution_rate 1%; 农技站·执行率（%） execution_rate 99.5%`, ""},
		{"负数的几种写法", `
			单位：万元
			项目 | 年初预算数 | 全年预算数 | 执行数
			甲 | (50) | △50.5 | （1,234.50）
			乙 | －30 | −31 | 负32
			丙 | ▲8 | 5 | 4`, `甲·年初预算数 budget_initial -50万元; 甲·全年预算数 budget_adjusted -50.5万元; 甲·执行数 outturn -1234.50万元; 乙·年初预算数 budget_initial -30万元; 乙·全年预算数 budget_adjusted -31万元; 乙·执行数 outturn -32万元; 丙·年初预算数 budget_initial -8万元`, ""},
	} {
		d, err := html.Read(pageOf(c.page))
		if err != nil {
			t.Fatal(c.name, err)
		}
		var got []string
		for _, f := range extract.Facts(extract.Lines(d)) {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s%s %s", f.Subject, f.Kind, f.Value, f.Unit, f.Period)))
		}
		for want := range strings.SplitSeq(c.want, "; ") {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, strings.Join(got, "\n"))
			}
		}
		for not := range strings.SplitSeq(c.not, ";") {
			if not != "" && slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, not) }) {
				t.Errorf("%s: %q in\n%s", c.name, not, strings.Join(got, "\n"))
			}
		}
	}
}
