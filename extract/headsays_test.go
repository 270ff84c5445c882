package extract_test

import (
	"slices"
	"strings"
	"testing"
)

// A word of what measures nothing says so as a whole head or as its last noun, never
// inside another word: no column of amounts goes out in silence.
func TestHeadsThatOnlyHoldAWordOfCodes(t *testing.T) {
	const table = "金额单位：万元\n科室 | HEAD | 面积\n甲科 | 12.40 | 600平方米\n乙科 | 11.85 | 500平方米"
	for head, want := range map[string]string{
		"公务用车运行维护费": "read", "公务用车购置及运行维护费": "read", "银行手续费": "read", "电话费": "read", "电话及网络费": "read", "因公出国（境）费": "read", "上级补助": "read",
		"行业协会补助": "read", "发行债券": "read", "档案编号费": "read", "编码系统费": "read", "页面设计费": "read", "备注费": "read", "说明书印制费": "read", "时间银行补贴": "read",
		"年度奖金": "read", "级差津贴": "read", "期限延长保险": "read", "执行费": "read",
		"行政运行": "named", "年度考核奖": "named", "期限利息": "named", "名师工作室": "named", "栏杆改造": "named", "人防": "named", "项目": "named", "年度": "none",
		"联系电话": "named", "起止时间": "named",
		"项目编号": "none", "序号": "none", "行次": "none", "文号": "none", "科目编码": "none", "开户账号": "none", "页码": "none",
	} {
		got, unread := figuresOfPage(t, strings.ReplaceAll(table, "HEAD", head))
		is := "none"
		switch {
		case slices.ContainsFunc(got, func(s string) bool { return strings.HasSuffix(s, " 12.40万元") }):
			is = "read"
		case slices.Contains(unread, "12.40"):
			is = "named"
		}
		if is != want && !(want == "named" && is == "read") {
			t.Errorf("%s: %s, want %s: %v %v", head, is, want, got, unread)
		}
	}
}

// Whole numbers below such a head measure nothing still, whatever the table counts in.
func TestHeadsOfCodesWithWholeNumbers(t *testing.T) {
	const table = "金额单位：万元\n科室 | HEAD | 预算数\n甲科 | 5551234 | 600\n乙科 | 12 | 500"
	for _, head := range []string{"联系电话", "办公电话", "开工年份", "建设期限", "使用年限", "所在页", "级次", "联系人", "备注", "收款账号", "证件号", "实施地点", "月份", "邮编"} {
		got, unread := figuresOfPage(t, strings.ReplaceAll(table, "HEAD", head))
		if len(got) != 2 || len(unread) > 0 {
			t.Errorf("%s: %v, unread %v", head, got, unread)
		}
	}
}

// Labels beside their amounts are judged as heads are.
func TestLabelsThatOnlyHoldAWordOfCodes(t *testing.T) {
	got, unread := figuresOfPage(t, "单位：万元\n电话费 | 12.40\n行政运行 | 11.85\n银行手续费 | 0.35\n年度考核奖 | 3.00\n联系电话 | 5551234\n证书编号 | 12.40")
	if len(got) != 4 || len(unread) > 0 {
		t.Errorf("%v, unread %v", got, unread)
	}
}

// Years that name rows need no 年 where their head says so.
func TestYearsOfRowsWithoutTheirWord(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"单位：万元\n年度 | 预算数 | 执行数\n2022 | 100 | 90\n2023 | 110 | 99.5", "2022·预算数=100@2022年; 2023·执行数=99.5@2023年"},
		{"年份 | 支出（元） | 执行率\n2020 | 5000 | 98%\n2021 | 6000 | 97%", "2020·支出（元）=5000@2020年; 2021·支出（元）=6000@2021年"},
		{"单位：万元\nr2 会计年度 | c2 预算数 | ~ | 决算数\n~ | 年初 | 调整后 | 全年\n2023 | 10 | 12 | 11\n2024 | 11 | 13 | 12.5", "2024·决算数·全年=12.5@2024年; 2023·预算数·年初=10@2023年"},
		{"金额单位：万元\n年度 | 公务接待费 | 公务用车运行维护费\n2022 | 4.12 | 21.30\n2023 | 3.76 | 20.74", "2022·公务接待费=4.12@2022年; 2023·公务用车运行维护费=20.74@2023年"},
		{"单位：万元\n项目 | 预算数 | 执行数\n2022 | 100 | 90", "预算数=100"}, // it may be a number of something
	} {
		var got []string
		for _, f := range factsOfPage(t, c.page) {
			s := f.Subject + "=" + f.Value
			if f.Period != "" {
				s += "@" + f.Period
			}
			got = append(got, s)
		}
		for want := range strings.SplitSeq(c.want, "; ") {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %q in %v", c.page, want, got)
			}
		}
	}
}

// Columns of causes and measures hold words, whatever money they speak of.
func TestColumnsOfCauses(t *testing.T) {
	for _, head := range []string{"偏差原因分析及改进措施", "预算执行偏差原因", "未完成原因和整改措施", "资金结余原因", "支出存在问题", "改进措施", "预算调整理由"} {
		_, unread := figuresOfPage(t, "单位：万元\n项目 | 预算数 | 执行数 | "+head+"\n甲 | 50 | 40 | 标的额下降\n乙 | 60 | 60 | 详见说明")
		if len(unread) > 0 {
			t.Errorf("%s: unread %v", head, unread)
		}
	}
}

// Units of cases in so many, and units that leave open which of two is meant.
func TestUnitsOfManyAndOfEither(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"三级指标 | 指标值 | 实际完成值\n孕产妇死亡率 | ≤12/10万 | 8.5/10万", "12/10万 8.5/10万"},
		{"指标 | 目标值 | 完成值\n火灾发生率 | ≤3.2/万 | 2.8/万\n发病率 | ≤20/10万人 | 18/10万人", "3.2/万 2.8/万 20/10万人 18/10万人"},
		{"孕产妇死亡率控制在12/10万以内，实际为8.5/10万。", "12/10万 8.5/10万"},
		{"单位：万元\n资产 | 计量单位 | 数量 | 账面原值\n通用设备 | 台（套） | 612 | 534.92\n图书 | 册/套 | 45 | 3.1\n接待 | 人（次） | 30 | 2.2", "612台（套） 45册/套 30人（次） 534.92万元 3.1万元 2.2万元"},
		{"港口完成集装箱38.5万标箱。", "38.5万标箱"},
	} {
		var got []string
		for _, f := range factsOfPage(t, c.page) {
			got = append(got, f.Value+f.Unit)
		}
		for want := range strings.FieldsSeq(c.want) {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %q in %v", c.page, want, got)
			}
		}
	}
	for _, page := range []string{"支出5/10万元。", "全年支出500/600万元。"} {
		for _, f := range factsOfPage(t, page) {
			if strings.HasPrefix(f.Unit, "/") {
				t.Errorf("%s: %s%s", page, f.Value, f.Unit)
			}
		}
	}
}

// The value of the first label of a list heads no column.
func TestFirstValueOfKeyedTable(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"单位全称 | 云溪县城市管理局\n统一社会信用代码 | 11369900MB0X4521XQ\n年末在职人数 | 126人\n财政供养人员控制率 | 95.45%\n自评平均得分 | 94.96", "年末在职人数=126人; 财政供养人员控制率=95.45%; 自评平均得分=94.96分"},
		{"项目简称 | 南渠清淤\n立项文号 | 水发〔2024〕3号\n投资（万元） | 120.5\n清淤长度 | 4.2公里", "投资（万元）=120.5万元; 清淤长度=4.2公里"},
		{"学校 | 青山中学\n校长 | 另聘\n在校学生 | 1520人\n自评得分 | 92.5\n生均经费（元） | 940", "在校学生=1520人; 自评得分=92.5分; 生均经费（元）=940元"},
		{"项目 | 数量\n车辆 | 8辆\n接待 | 41批次\n面积 | 600平方米", "车辆·数量=8辆; 接待·数量=41批次"},
		{"名称 | 完成情况\n车辆 | 8辆\n接待 | 41批次\n说明 | 无", "车辆=8辆"},
	} {
		var got []string
		for _, f := range factsOfPage(t, c.page) {
			got = append(got, f.Subject+"="+f.Value+f.Unit)
		}
		for want := range strings.SplitSeq(c.want, "; ") {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %q in %v", c.page, want, got)
			}
		}
	}
}
