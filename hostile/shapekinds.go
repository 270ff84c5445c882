package hostile

import "fmt"

// kinds are further pieces, each of which one rule or one reading looks at: money of
// several budgets, offices that are counted, sums that are compared.
var kinds = []piece{
	{"基金", func(i int) string {
		return fmt.Sprintf("%s%s全年预算%d万元，支出%d万元，执行率%d.5%%", []string{"一般公共预算", "政府性基金", "国有资本经营预算"}[i%3], han(i), i+100, i+90, i%100)
	}},
	{"合计比", func(i int) string {
		return fmt.Sprintf("%s支出%d万元，%s支出%d万元，两项合计比上年增加%d万元，增长%d.5%%", han(i), i+1, han(i+1), i+2, i%50+1, i%90)
	}},
	{"机构数", func(i int) string {
		return fmt.Sprintf("下设%d个科室：%s科、%s科、%s科", i%5+2, han(i), han(i+1), han(i+2))
	}},
	{"科室", func(i int) string { return han(i) + "办公室" }},
	{"同比", func(i int) string {
		return fmt.Sprintf("%s支出%d万元，同比增长%d.%d%%", han(i), i+5, i%90, i%10)
	}},
	{"历年", func(i int) string { return fmt.Sprintf("%d年支出%d.5万元", 1990+i%40, i+1) }},
	{"分别", func(i int) string {
		return fmt.Sprintf("%s、%s、%s分别支出%d万元、%d万元、%d万元", han(i), han(i+1), han(i+2), i+1, i+2, i+3)
	}},
	{"单价", func(i int) string {
		return fmt.Sprintf("%s每人%d元，共%d人、%d元", han(i), i%900+100, i+1, (i%900+100)*(i+1))
	}},
	{"连乘", func(i int) string { return fmt.Sprintf("%d元/人×%d人×%d天=%d元", i+10, i+2, 3, (i+10)*(i+2)*3) }},
	{"结转", func(i int) string { return fmt.Sprintf("上年结转%d万元，年末结转结余%d万元", i+1, i+2) }},
	{"采购", func(i int) string {
		return fmt.Sprintf("政府采购预算%d万元，实际采购%d万元，采购执行率%d%%", i+9, i+8, i%100)
	}},
	{"目标完成", func(i int) string {
		return fmt.Sprintf("%s计划%d个，实际完成%d个，完成率%d.%d%%", han(i), i+10, i+9, i%100, i%10)
	}},
	{"问卷", func(i int) string {
		return fmt.Sprintf("发放问卷%d份，收回%d份，满意%d份，满意度%d.5%%", i+10, i+9, i+8, i%100)
	}},
	{"扣分", func(i int) string {
		return fmt.Sprintf("%s分值%d分，得分%d分，扣%d分", han(i), i%20+2, i%20+1, 1)
	}},
	{"超支", func(i int) string {
		return fmt.Sprintf("%s预算%d万元，决算%d万元，超支%d万元", han(i), i+1, i+3, 2)
	}},
	{"每月", func(i int) string { return fmt.Sprintf("%d月支出%d.5万元", i%12+1, i+1) }},
	{"季度", func(i int) string { return fmt.Sprintf("第%c季度完成%d个", []rune("一二三四")[i%4], i+1) }},
	{"男女", func(i int) string {
		return fmt.Sprintf("%s共%d人，其中男%d人、女%d人", han(i), 2*i+3, i+1, i+2)
	}},
	{"简称", func(i int) string { return fmt.Sprintf("甲市%s局（以下简称“%s局”）", han(i), han(i)[:3]) }},
	{"地名", func(i int) string { return fmt.Sprintf("甲县%s镇%s村", han(i), han(3*i)) }},
	{"人名", func(i int) string {
		return fmt.Sprintf("张%s，男，1990年%d月生，联系电话0571-%08d", han(i)[:3], i%12+1, i)
	}},
	{"名录", func(i int) string { return fmt.Sprintf("%d.李%s %d元", i+1, han(i), i+500) }},
	{"证件", func(i int) string { return fmt.Sprintf("33010219900101%04d", i%10000) }},
	{"依据", func(i int) string {
		return fmt.Sprintf("根据《%s管理办法》（财预〔2020〕%d号）", han(i), i+1)
	}},
	{"附件", func(i int) string { return fmt.Sprintf("附件%d：%s表", i+1, han(i)) }},
	{"见表", func(i int) string { return fmt.Sprintf("详见表%d和附件%d", i+1, i+2) }},
	{"目标", func(i int) string {
		return fmt.Sprintf("目标%d：全年%s不少于%d个，%d年%d月底前完成", i+1, han(i), i+2, 2024+i%2, i%12+1)
	}},
	{"等级", func(i int) string {
		return fmt.Sprintf("%s自评%d.5分，等级为%s", han(i), i%100, []string{"优", "良", "中", "差"}[i%4])
	}},
	{"指标名", func(i int) string {
		return fmt.Sprintf("%s完成率（%%）：目标值≥%d%%，实际值%d%%", han(i), i%100, i%90)
	}},
	{"来源", func(i int) string {
		return fmt.Sprintf("财政拨款收入%d万元，事业收入%d万元，其他收入%d万元，收入合计%d万元", i+1, i+2, i+3, 3*i+6)
	}},
	{"基本项目", func(i int) string {
		return fmt.Sprintf("支出合计%d万元，基本支出%d万元，占%d%%，项目支出%d万元，占%d%%", 2*i+3, i+1, i%100, i+2, 100-i%100)
	}},
	{"高于", func(i int) string {
		return fmt.Sprintf("完成%d个，高于目标%d个，比上年多%d个", i+9, i+1, i%7)
	}},
	{"括号金额", func(i int) string { return fmt.Sprintf("%s%d万元（其中%s%d万元）", han(i), i+5, han(i+1), i+1) }},
	{"百分点", func(i int) string {
		return fmt.Sprintf("%s合格率%d.5%%，比上年提高%d.1个百分点", han(i), i%100, i%9)
	}},
}

// registers are tables of which each row is one of its kind.
func registers() []Shape {
	table := func(name, head, format string) Shape {
		return Shape{Name: "表/" + name, head: title + head + "\n", joint: "\n",
			piece: func(i int) string { return fmt.Sprintf(format, han(i), i+1, i%90) }}
	}
	return []Shape{
		{Name: "表/基金行", head: title + "| 资金来源 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 |\n", joint: "\n", piece: func(i int) string {
			return fmt.Sprintf("| %s%s | %d.00 | %d.50 | %d.25 | %d%% |", []string{"一般公共预算", "政府性基金", "国有资本经营预算"}[i%3], han(i), i+1, i+2, i+1, i%90)
		}},
		{Name: "表/上年行", head: title + "| 科目 | 2023年决算数 | 2024年决算数 | 增减额 | 增减率 |\n", joint: "\n", piece: func(i int) string {
			return fmt.Sprintf("| %s支出 | %d.00 | %d.50 | %d.25 | %d.5%% |", han(i), i+1, i+2, i%3, i%90)
		}},
		table("采购行", "| 序号 | 采购项目 | 采购预算（万元） | 合同金额（万元） | 采购方式 | 采购日期 |", "| %[2]d | %[1]s设备 | %[2]d.5 | %[2]d.0 | 公开招标 | 2024年%[3]d月 |"),
		table("问题行", "| 序号 | 存在问题 | 整改措施 | 责任人 | 完成时限 |", "| %[2]d | %[1]s管理不到位 | 加强%[1]s管理 | 张三 | 2025年%[3]d月 |"),
		table("人员行", "| 姓名 | 性别 | 身份证号 | 联系电话 | 补助金额（元） |", "| 王%[1]s | 男 | 3301021990010100%02[3]d | 1380000%04[2]d | %[2]d.00 |"),
		table("结转行", "| 项目 | 上年结转 | 本年收入 | 本年支出 | 年末结转 |", "| %[1]s项目 | %[2]d.00 | %[2]d.50 | %[3]d.25 | %[2]d.25 |"),
		table("三公行", "| 项目 | 年初预算数 | 全年预算数 | 决算数 |", "| 公务接待费%[1]s | %[2]d.00 | %[2]d.50 | %[3]d.25 |"),
		table("数量行", "| 项目 | 单价（元） | 数量（个） | 金额（元） |", "| %[1]s | %[3]d.50 | %[2]d | %[2]d.25 |"),
		table("占比行", "| 单位 | 人数（人） | 支出（万元） | 占比 |", "| %[1]s局 | %[2]d | %[2]d.5 | %[3]d.5%% |"),
		table("得分行", "| 指标 | 分值 | 得分 | 扣分原因 |", "| %[1]s率 | %[3]d | %[3]d | %[1]s未完成 |"),
		table("键值行", "| 项目 | 内容 |", "| %[1]s金额 | %[2]d.5万元 |"),
		table("双侧行", "| 收入项目 | 决算数 | 支出项目 | 决算数 |", "| %[1]s收入 | %[2]d.00 | %[1]s支出 | %[2]d.50 |"),
		table("编号行", "| 编号 | 名称 | 金额 |", "| %[2]d.%[3]d | %[1]s | %[2]d |"),
		table("时间行", "| 月份 | 支出（万元） | 累计支出（万元） | 支出进度 |", "| 2024年%[3]d月 | %[2]d.5 | %[2]d.5 | %[3]d.5%% |"),
	}
}
