package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
	"jiheng/fault"
	"jiheng/num"
)

// told prints figures as kind, value with unit, and what is asked beside.
func told(facts []extract.Found, more func(extract.Found) string) string {
	short := map[extract.FoundKind]string{extract.BudgetInitial: "年初", extract.BudgetAdjusted: "调整", extract.Outturn: "决算", extract.Expenditure: "支出", extract.Revenue: "收入",
		extract.ExecutionRate: "执行率", extract.Staff: "人员", extract.Score: "得分", extract.Weight: "分值", extract.Rating: "等级", extract.OfficeCount: "机构", extract.Indicator: "指标"}
	var out []string
	for _, f := range facts {
		s := short[f.Kind] + f.Value + f.Unit
		if more != nil {
			s += more(f)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestKinds(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"年初预算批复1200万元，年中追加预算80万元，调整后预算1280万元，全年支付1250.4万元，支付率97.69%。", "年初1200万元 指标80万元 调整1280万元 决算1250.4万元 执行率97.69%"},
		{"下达353.6万元并已收到353.6万元。", "调整353.6万元 调整353.6万元"},
		{"收入总计697.38万元，支出总计697.38万元，较上年减少1.12万元，下降0.16%。", "收入697.38万元 支出697.38万元 指标1.12万元 指标0.16%"},
		{"支出：基本676.03万元，占96.94%；项目21.35万元，占3.06%。", "支出676.03万元 指标96.94% 支出21.35万元 指标3.06%"},
		{"接待费124万元，比上年148万元减少24万元。", "支出124万元 支出148万元 指标24万元"},
		{"规上工业总产值98亿元，营业收入690亿元，实际到位外资2860万美元。", "指标98亿元 指标690亿元 指标2860万美元"},
		{"核定编制86名，其中行政编制26名；在职79人，退休41人，受益群众1200人，学生410余人。", "人员86名 人员26名 人员79人 人员41人 指标1200人 指标410人"},
		{"编制19，实有19，学校2所。", "人员19 人员19 指标2所"},
		{"内设机构5个，下属事业单位3家，共有养老机构12家。", "机构5个 机构3家 指标12家"},
		{"自评得分96.5分，等级为“优”；评级为优的项目4个，数量指标得8分。", "得分96.5分 等级优 指标4个 指标8分"},
		{"优良（80分以上）4个，中（70-80分）3个。", "指标80分 指标4个 指标70分 指标80分 指标3个"},
		{"完成1%人口抽样调查，更换超10年管线，单价100万元以上设备2台，每3个月通报1次。", "指标2台 指标1次"},
		{"资金结余80万元，未支付62万元，年末结转和结余6.31万元。", "指标80万元 指标62万元 指标6.31万元"},
		{"人均接待费75.36元，补助标准每人500元，单位成本88.1万元/公里。", "指标75.36元 指标500元 指标88.1万元/公里"},
		{"2024年3月拨付12345热线平台经费20万元。", "决算20万元"},
		{"公务用车18辆（应急保障10执法执勤3，其他5辆）。", "指标18辆 指标10辆 指标3辆 指标5辆"},
		{"安排资金1.2亿，实际使用11,800万。", "调整1.2亿 决算11800万"},
	} {
		if got := told(extract.Facts(lines(t, "情况，如下。\n"+c.in)), nil); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestSubjects(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"新增14个早餐点位，创建示范网点2家。", "指标14个·新增早餐点位 指标2家·创建示范网点"},
		{"排水泵站等6项区重大项目。", "指标6项·区重大项目"},
		{"推进无障碍改造（3户）。", "指标3户·推进无障碍改造"},
		{"支出：基本676.03万元。", "支出676.03万元·支出·基本"},
		{"惠及26113户97401人。", "指标26113户·惠及 指标97401人·惠及"},
		{"“三公”经费预算12万元。", "年初12万元·“三公”经费预算"},
	} {
		if got := told(extract.Facts(lines(t, "情况，如下。\n"+c.in)), func(f extract.Found) string { return "·" + f.Subject }); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// Qualifier, period, mood and place.
func TestDescription(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"预计完成产值106亿元，同比增长21%。", "指标106亿元[预计||forecast] 指标21%[增长||]"},
		{"采集信息48.8万余条。", "指标48.8万条[余||]"},
		{"2023年支出100万元；比2022年增加20万元。", "支出100万元[|2023年|] 指标20万元[增加|2022年|]"},
		{"接待费3万元，比上年4万元减少1万元。", "支出3万元[||] 支出4万元[|上年|] 指标1万元[减少||]"},
		{"力争招商超20个项目。", "指标20个[超||target]"},
		{"增速-5.2%。", "指标-5.2%[||]"},
	} {
		if got := told(extract.Facts(lines(t, "情况，如下。\n"+c.in)), func(f extract.Found) string { return "[" + f.Qualifier + "|" + f.Period + "|" + f.Modality + "]" }); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
	f := extract.Facts(lines(t, "情况，如下。\n全年支出 17636.00 万元。"))[0]
	if want := (fault.Place{File: "a.txt", Line: 2, Column: 6}); f.At() != want || f.Quote != "全年支出17636.00万元" {
		t.Errorf("at %v: %q", f.At(), f.Quote)
	}
	x := f.Fact()
	if q, ok := x.Value.Quantity(); !ok || q.Value.Cmp(num.MustDecimal("17636").Ratio()) != 0 || x.Print().Text != "17636.00万元" || x.Account.Text != f.Quote {
		t.Errorf("fact %+v", x)
	}
}

func TestTableFacts(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"表头和单位行", "收支情况，如下。\n单位：万元\n| 项目 | 年初预算数 | 决算数 | 执行率（%） |\n|---|---|---|---|\n| 基本支出 | 10.00 | 9.50 | 95 |\n| 合计 | 10.00 | — | |", "年初10.00万元 决算9.50万元 执行率95% 年初10.00万元"},
		{"项目绩效目标表", "情况，如下。\n本年度项目金额（万元）： | 436\n测算依据： | 安保281.8万元，巡查155万元。\n一级指标 | 三级指标 | 目标值 | 指标解释\n产出 | 安保人数 | ≥60 | 不少于60人\n效益 | 满意度 | 满意度达到90% | 10小时内", "年初436万元 指标281.8万元 指标155万元 指标60人 指标90%"},
		{"斜线表", "资金（万元） 年初预算/全年预算/全年执行/分值/执行率\n年度资金总额：90/89.97/89.97/10/100；财政拨款：90/89.97/89.97", "年初90万元 调整89.97万元 决算89.97万元 执行率100 年初90万元 调整89.97万元 决算89.97万元"},
		{"不是数的格", "情况，如下。\n序号 | 项目编码 | 分值\n1 | 440306231391500000156 | 10", "分值10分"},
	} {
		if got := told(extract.Facts(lines(t, c.in)), nil); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
