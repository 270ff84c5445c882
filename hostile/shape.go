package hostile

import (
	"fmt"
	"slices"
	"strings"
)

// A Shape is a way in which a text can be long: one kind of piece, joined in one
// way, again and again. Rules and readers must take work in proportion to its
// length, whatever it is that there is much of.
type Shape struct {
	Name  string // piece, joint, and whether all pieces are alike
	piece func(i int) string
	joint string
	head  string // before the first piece
}

// Text returns the shape, at least so many bytes of it, whole pieces only.
func (s Shape) Text(bytes int) string {
	var b strings.Builder
	b.Grow(bytes + 256)
	b.WriteString(s.head)
	for i := 0; b.Len() < bytes; i++ {
		if i > 0 {
			b.WriteString(s.joint)
		}
		b.WriteString(s.piece(i))
	}
	return b.String()
}

// joints are what stands between pieces.
var joints = []struct{ name, text string }{
	{"顿号", "、"}, {"逗号", "，"}, {"分号", "；"}, {"句号", "。"}, {"一行一个", "\n"}, {"单元格", " | "}, {"紧接", ""},
}

// Shapes returns every piece with every joint, all pieces alike and all
// different, and the shapes that are neither.
func Shapes() []Shape {
	var out []Shape
	for _, p := range slices.Concat(pieces, kinds) {
		for _, j := range joints {
			out = append(out, Shape{Name: p.name + "/" + j.name + "/不同", piece: p.of, joint: j.text})
			if one := p.of(7); one != p.of(8) {
				out = append(out, Shape{Name: p.name + "/" + j.name + "/相同", piece: func(int) string { return one }, joint: j.text})
			}
		}
	}
	return slices.Concat(out, tabled(), registers())
}

const title = "甲市乙镇人民政府2024年度部门整体支出绩效自评报告\n"

// han is a number as a name of two characters that differs from its neighbours.
func han(i int) string {
	const base = 0x4e00
	return string(rune(base+i%5000)) + string(rune(base+7*(i/5000)+i%13))
}

// A piece is something that a text has, the same or another each time.
type piece struct {
	name string
	of   func(i int) string
}

// pieces are what reports have, each of which there can be too much.
var pieces = []piece{
	{"数", func(i int) string { return fmt.Sprint(1000 + i) }},
	{"小数", func(i int) string { return fmt.Sprintf("%d.%02d", i, i%100) }},
	{"金额", func(i int) string { return fmt.Sprintf("支出%d.%02d万元", i+1, i%100) }},
	{"裸金额", func(i int) string { return fmt.Sprintf("%d.%02d万元", i+1, i%100) }},
	{"率", func(i int) string { return fmt.Sprintf("完成率%d.%d%%", i%100, i%10) }},
	{"预算执行", func(i int) string {
		return fmt.Sprintf("预算%d万元，支出%d万元，执行率%d%%", i+10, i+9, 90+i%10)
	}},
	{"其中", func(i int) string { return fmt.Sprintf("其中：人员经费%d.5万元", i+1) }},
	{"合计其中", func(i int) string {
		return fmt.Sprintf("合计%d万元，其中：基本支出%d万元，项目支出%d万元", 2*i+3, i+1, i+2)
	}},
	{"增减", func(i int) string { return fmt.Sprintf("比上年增加%d万元，增长%d.5%%", i+1, i%90) }},
	{"由至", func(i int) string { return fmt.Sprintf("由%d家增至%d家，增长%d%%", i+1, i+9, i%100) }},
	{"算式", func(i int) string { return fmt.Sprintf("%d+%d=%d", i, i+1, 2*i+1) }},
	{"日期", func(i int) string { return fmt.Sprintf("2024年%d月%d日", i%12+1, i%28+1) }},
	{"年", func(i int) string { return fmt.Sprintf("%d年度", 1990+i%50) }},
	{"项目", func(i int) string { return fmt.Sprintf("%s项目", han(i)+han(3*i+1)) }},
	{"项目金额", func(i int) string { return fmt.Sprintf("%s项目%d万元", han(i)+han(3*i+1), i+1) }},
	{"名字", func(i int) string { return han(i) + han(7*i) }},
	{"单位名", func(i int) string { return "甲市" + han(i) + "镇人民政府" }},
	{"指标", func(i int) string {
		return fmt.Sprintf("数量指标：%s数量≥%d个，完成值%d个，得%d分", han(i), i+1, i+2, i%10)
	}},
	{"得分", func(i int) string { return fmt.Sprintf("%s得分%d.5分", han(i), i%100) }},
	{"满意度", func(i int) string { return fmt.Sprintf("群众满意度%d.%d%%", i%100, i%7) }},
	{"编号", func(i int) string { return fmt.Sprintf("（%d）", i+1) }},
	{"条目", func(i int) string { return fmt.Sprintf("%d.加强%s管理", i+1, han(i)) }},
	{"章节", func(i int) string { return fmt.Sprintf("第%d章 %s情况", i+1, han(i)) }},
	{"深编号", func(i int) string {
		return strings.TrimSuffix(strings.Repeat(fmt.Sprintf("%d.", i%9+1), i%12+2), ".") + "内容"
	}},
	{"左括号", func(i int) string { return "（《“【"[3*(i%4):][:3] }},
	{"括号", func(i int) string { return fmt.Sprintf("（%s）", han(i)) }},
	{"引号", func(i int) string { return fmt.Sprintf("“%s”", han(i)) }},
	{"书名", func(i int) string { return fmt.Sprintf("《%s管理办法》", han(i)) }},
	{"文号", func(i int) string { return fmt.Sprintf("财预〔20%02d〕%d号", i%25, i+1) }},
	{"长词", func(i int) string { return strings.Repeat(han(i), 20) }},
	{"英文", func(i int) string { return fmt.Sprintf("word%d", i) }},
	{"长数", func(i int) string { return fmt.Sprintf("62220212345678%05d", i%100000) }},
	{"手机", func(i int) string { return fmt.Sprintf("138%08d", i*7919%100000000) }},
	{"汉数", func(i int) string { return "九千九百九十九万" }},
	{"单位", func(i int) string { return []string{"万元", "元", "亿元", "千元", "个", "人次"}[i%6] }},
	{"单位说明", func(i int) string {
		return fmt.Sprintf("单位：%s", []string{"万元", "元", "亿元", "千元"}[i%4])
	}},
	{"问题", func(i int) string { return fmt.Sprintf("存在%s不到位的问题", han(i)) }},
	{"整改", func(i int) string { return fmt.Sprintf("下一步将加强%s，2025年%d月前完成", han(i), i%12+1) }},
	{"原因", func(i int) string { return fmt.Sprintf("主要原因是%s减少%d万元", han(i), i) }},
	{"三公", func(i int) string {
		return fmt.Sprintf("公务接待费%d万元，因公出国（境）费%d万元，公车运行费%d万元", i, i+1, i+2)
	}},
	{"人数", func(i int) string { return fmt.Sprintf("编制%d人，实有%d人", i+1, i) }},
	{"句", func(i int) string {
		return fmt.Sprintf("第%d项工作：全年完成老旧小区综合修缮项目%d处，支出%d.25万元，验收合格率98.5%%", i+1, i+3, i+7)
	}},
	{"空", func(i int) string { return "　" }},
	{"井号", func(i int) string { return fmt.Sprintf("# %s情况", han(i)) }},
	{"占比", func(i int) string { return fmt.Sprintf("%s支出%d万元，占%d.5%%", han(i), i, i%100) }},
	{"链接", func(i int) string { return fmt.Sprintf("http://www.example.gov.cn/%d.html", i) }},
}

// tabled are shapes that only tables have.
func tabled() []Shape {
	row := func(format string) func(int) string {
		return func(i int) string { return fmt.Sprintf(format, han(i), i+1, i%90) }
	}
	few := func(format string) func(int) string { // tables of three rows
		return func(i int) string { return fmt.Sprintf(format, han(i), i+1, i%90) }
	}
	const head = "| 项目名称 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 |\n"
	return []Shape{
		{Name: "表/预算行", head: title + head, piece: row("| %[1]s项目 | %[2]d.00 | %[2]d.50 | %[2]d.25 | %[3]d%% |"), joint: "\n"},
		{Name: "表/相同行", head: title + head, piece: row("| 办公费 | 1.00 | 1.50 | 1.25 | 83.33%% |%.0[1]s%.0[2]d%.0[3]d"), joint: "\n"},
		{Name: "表/指标行", head: title + "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n",
			piece: row("| 产出指标 | 数量指标 | %[1]s数量 | ≥%[2]d个 | %[2]d个 | %[3]d | %[3]d | 无 |"), joint: "\n"},
		{Name: "表/台账行", head: title + "| 序号 | 姓名 | 日期 | 金额 | 备注 |\n", piece: row("| %[2]d | %[1]s | 2024-03-05 | %[3]d.5 | 完成 |"), joint: "\n"},
		{Name: "表/合计行", head: title + head, piece: row("| %[1]s小计 | %[2]d.00 | %[2]d.50 | %[2]d.25 | %[3]d%% |\n| 合计 | %[2]d.00 | %[2]d.50 | %[2]d.25 | 50%% |"), joint: "\n"},
		{Name: "表/其中行", head: title + head, piece: row("| 其中：%[1]s | %[2]d.00 | %[2]d.50 | %[2]d.25 | %[3]d%% |"), joint: "\n"},
		{Name: "表/许多小表", head: title, piece: few("表%[2]d %[1]s情况\n" + head + "| %[1]s | %[2]d.00 | %[2]d.00 | %[3]d.00 | 50%% |\n| 合计 | %[2]d.00 | %[2]d.00 | %[3]d.00 | 50%% |\n"), joint: "\n"},
		{Name: "表/许多项目表", head: title, joint: "\n", piece: few("项目支出绩效自评表\n| 项目名称 | %[1]s项目 |\n| 主管部门 | 甲局 | 实施单位 | 乙站 |\n| 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n| 年度资金总额 | %[2]d | %[2]d | %[3]d | 10 | 50%% | 5 |\n| 产出指标 | 数量指标 | %[1]s数量 | ≥%[2]d个 | %[2]d个 | 50 | 50 | 无 |\n")},
		{Name: "表/空行", head: title + head, piece: row("|  |  |  |  |  |%.0[1]s%.0[2]d%.0[3]d"), joint: "\n"},
		{Name: "表/长格", head: title + head, piece: func(i int) string {
			return "| " + strings.Repeat(han(i)+"完成1.5万元，", 200) + " | 1 | 2 | 3 | 4 |"
		}, joint: "\n"},
		{Name: "表/宽行", head: title, piece: func(i int) string { return strings.Repeat(fmt.Sprintf("| %d.5 ", i), 60) + "|" }, joint: "\n"},
	}
}
