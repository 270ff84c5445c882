package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// What is compared with an earlier year is the amount that the words name, not the last one.
func TestComparedWithItsLike(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"全年预算5496.50万元，全年支出5164.49万元，年末结转332.01万元。与2023年支出4986.20万元相比，增加178.29万元，增长3.58%。", "difference对 growth对"},
		{"全年预算5496.50万元，全年支出5164.49万元，年末结转332.01万元。与2023年支出4986.20万元相比，增加187.29万元，增长3.58%。", "difference错"},
		{"决算收入820万元，决算支出800万元，结余20万元，较上年支出780万元增加20万元。", "difference对"},
		{"决算收入820万元，决算支出800万元，结余20万元，较上年支出780万元增加30万元。", "difference错"},
		{"受理投诉52件，办结50件。与上年受理48件相比，增加4件。", "difference对"},
		{"受理投诉52件，办结50件。与上年受理48件相比，增加6件。", "difference错"},
		{"年末结转60万元，与2023年支出900万元相比，减少30万元。", ""},
		{"全年支出960万元，年末结余40万元。与2023年支出相比，增加60万元，增长6.67%。", "growth对"},
		{"全年支出960万元，年末结余40万元。与2023年支出相比，增加60万元，增长6.25%。", "growth错"},
		{"本年收入600万元，支出580万元，比上年收入550万元增加50万元。", "difference对"},
	} {
		if got := judged(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// judgedOf is judged without claims of other rules.
func judgedOf(t *testing.T, in, rule string) string {
	var out []string
	for s := range strings.FieldsSeq(judged(t, in)) {
		if strings.HasPrefix(s, rule) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func TestPercentPoints(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"森林覆盖率由46.8%提高到47.5%，提高0.7个百分点。", "difference对"},
		{"森林覆盖率由46.8%提高到47.5%，提高0.9个百分点。", "difference错"},
		{"入园率由上年的93.2%提升至95.0%，提升1.8个百分点。", "difference对"},
		{"入园率由上年的93.2%提升至95.0%，提升2.8个百分点。", "difference错"},
		{"差错率从1.2%下降到0.9%，下降了0.3个百分点。", "difference对"},
		{"差错率从1.2%下降到0.9%，上升了0.3个百分点。", "difference错"},
		{"就业率97.5%，比上年96.8%提高0.7个百分点。", "difference对"},
		{"就业率97.5%，比上年96.8%提高1.7个百分点。", "difference错"},
		{"办结率98.4%（上年97.1%），提高1.3个百分点。", "difference对"},
		{"办结率98.4%（上年97.1%），提高3.3个百分点。", "difference错"},
		{"满意度96.4%，高于目标值1.4个百分点（目标95%）。", ""},
		{"优良率95.2%，全省平均93.1%，提高1.1个百分点。", ""},
	} {
		if got := judgedOf(t, c.in, "difference"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestEachTimes(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"发放一次性经济补助135人，人均42,000元，合计567.00万元。", "average对"},
		{"发放一次性经济补助135人，人均42,000元，合计576.00万元。", "average错"},
		{"救助96人，每人10,000元，支出96.00万元；创业扶持40人，共计34.00万元，人均8,500元。", "average对 average对"},
		{"救助96人，每人10,000元，支出96.00万元；创业扶持40人，共计32.00万元，人均8,500元。", "average对 average错"},
		{"临时救助1,240人次，支出186.00万元，人均1,500元。", "average对"},
		{"临时救助1,240人次，支出186.00万元，人均1,600元。", "average错"},
		{"接待批次38批、292人次，人均60元，共计1.75万元。", "average对"},
		{"接待批次38批、292人次，人均60元，共计1.46万元。", "average错"},
		{"改造危房50户，户均2.4万元，投入120万元。", "average对"},
		{"改造危房50户，户均2.4万元，投入102万元。", "average错"},
		{"护理补贴1,036人，标准为每人每月110元，全年1,367,520元。", ""},
		{"资助学生120人，每人500元，分两次发放，支出9万元。", ""},
		{"培训86人，补助35人，人均800元，支出3.5万元。", ""},
	} {
		if got := judgedOf(t, c.in, "average"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestPartRates(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"抽查企业1,200户，合格1,128户，合格率94.0%。", "done对"},
		{"抽查企业1,200户，合格1,128户，合格率95.0%。", "done错"},
		{"受理工单52,300件，满意50,731件，满意率97.0%。", "done对"},
		{"受理工单52,300件，满意50,731件，满意率96.0%。", "done错"},
		{"检测水样260份，达标247份，达标率95%。", "done对"},
		{"检测水样260份，达标247份，达标率96%。", "done错"},
		{"培训残疾人126名，其中实现就业83名，就业率65.9%。", "done对"},
		{"培训残疾人126名，其中实现就业83名，就业率69.5%。", "done错"},
		{"应检1,200户，实检1,150户，合格1,128户，合格率94.0%。", "done对"},
		{"抽查企业1,200户，发现问题60户，合格率95.0%。", ""},
		{"建成点位30个，合格率100%。", ""},
	} {
		if got := judgedOf(t, c.in, "done"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestSharesBehindTheFirst(t *testing.T) {
	const list = "投资计划总额8.40亿元，其中交通设施3.36亿元，占40.0%；社会事业2.52亿元，占30.0%；生态环保1.68亿元，占20.0%；其他0.84亿元，占"
	for _, c := range []struct{ in, want string }{
		{list + "10.0%。", ""}, {list + "11.0%。", "错"},
		{"支出合计500万元，其中人员经费300万元，占60%；公用经费125万元，占25%；项目经费75万元，占15%。", ""},
		{"支出合计500万元，其中人员经费300万元，占60%；公用经费125万元，占26%；项目经费75万元，占15%。", "错"},
	} {
		got := judgedOf(t, c.in, "share")
		if c.want == "" && strings.Contains(got, "错") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.in, got)
		}
	}
}

func TestGrowthOfUnnamedYear(t *testing.T) {
	for in, want := range map[string]string{
		"2023年支出5,898.50万元，支出6,357.00万元，同比增长7.77%。":     "growth对",
		"2023年支出5,898.50万元，支出6,357.00万元，同比增长8.77%。":     "growth错",
		"全年支出6,357.00万元。2023年支出5,898.50万元，支出同比增长7.77%。": "growth对",
		"全年支出6,357.00万元。2023年支出5,898.50万元，支出同比增长8.77%。": "growth错",
		"收入820万元，2023年收入800万元，收入同比增长2.5%。":              "growth对",
		"收入820万元，2023年收入800万元，收入同比增长5.2%。":              "growth错",
		"全年支出6,357.00万元。2023年支出5,898.50万元，同比增长4.10%。":   "",
		"全年支出900万元。2023年收入800万元，收入同比增长5.2%。":            "",
	} {
		l := lines(t, "某局2024年度部门整体支出绩效自评报告\n"+in)
		got := ""
		for _, c := range extract.Claims(l, extract.Facts(l)) {
			if c.Rule == extract.RuleGrowth {
				got = map[bool]string{true: "growth对", false: "growth错"}[c.Consistent]
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestPointsWithoutLabel(t *testing.T) {
	for in, want := range map[string]string{
		"自评得分93.7分。其中投入管理得19.2分、过程管理得28.5分、产出得29.4分、效益得16.6分。":                        "sum对",
		"自评得分95.7分。其中投入管理得19.2分、过程管理得28.5分、产出得29.4分、效益得16.6分。":                        "sum错",
		"预算执行9.80分，产出49.00分，效益28.20分，满意度10.00分，合计97.00分。":                             "sum对",
		"预算执行9.80分，产出49.00分，效益28.20分，满意度10.00分，合计98.00分。":                             "sum错",
		"预算执行9.80分（满分10分），产出49.00分（满分50分），效益28.20分（满分30分），满意度10.00分（满分10分），合计97.00分。": "sum对",
		"预算执行9.80分（满分10分），产出49.00分（满分50分），效益28.20分（满分30分），满意度10.00分（满分10分），合计98.00分。": "sum错",
		"预算执行10分，得9.8分；产出50分，得49分；效益30分，得28.2分；满意度10分，得10分，合计97分。":                    "",
	} {
		if got := judgedOf(t, in, "sum"); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// Every number with a unit in a sentence is a figure; what belongs to a name is none.
func TestFiguresOfSentences(t *testing.T) {
	for _, c := range []struct{ in, want, not string }{
		{"在校学生68,420人，专任教师4,752人，生师比为14.4:1。", "14.4:1", ""},
		{"中央和省级按3∶2的比例安排资金。", "3:2", ""},
		{"医护比由1:1.2提高到1:1.5。", "1:1.5", ""},
		{"配套资金按1:1配套。", "1:1", ""},
		{"会议9:30开始，16:00结束。", "", "9:30"},
		{"比分3:2获胜的代表队5个。", "", "3:2"},
		{"孕产妇死亡率8.5/10万。", "8.5/10万", "率10万"},
		{"孕产妇死亡率控制在12/10万以内。", "12/10万", ""},
		{"传染病发病率为236.4/10万人。", "236.4/10万人", ""},
		{"车祸万车死亡率为1.2/1万。", "1.2/1万", ""},
		{"产出得29.4分、效益得16.6分。", "29.4分", ""},
		{"预算执行9.80分（满分10分）。", "10分", ""},
		{"雨污分流管网二期完工。", "", "2期"},
		{"培训后6个月就业率达到80%。", "80%", "6个月"},
		{"老旧小区改造三期工程验收合格。", "", "3期"},
		{"编发工作简报十二期。", "12期", ""},
		{"工期缩短6个月。", "6个月", ""},
	} {
		var all []string
		l := lines(t, "情况，如下。\n"+c.in)
		for _, f := range extract.Facts(l) {
			all = append(all, f.Value+f.Unit)
		}
		got := strings.Join(all, " ") + " "
		if !strings.Contains(got, c.want) || c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%s: %s", c.in, got)
		}
	}
}

func TestPartsBehindAComparison(t *testing.T) {
	for _, c := range []struct {
		in   string
		kind extract.FoundKind
	}{
		{"“三公”经费支出12.6万元，比预算15万元少2.4万元，为预算的84%；其中公务用车运行维护费10.8万元，公务接待费1.8万元。", extract.Outturn},
		{"项目支出260万元，较预算300万元减少40万元，其中：房屋修缮费180万元，设备购置费80万元。", extract.Outturn},
		{"一般公共预算支出820万元，比年初预算800万元增加20万元，其中：工资500万元，办公费320万元。", extract.Outturn},
	} {
		l := lines(t, "情况，如下。\n"+c.in)
		all := extract.Facts(l)
		last := all[len(all)-1]
		if last.Kind != c.kind && last.Kind != extract.Expenditure {
			t.Errorf("%s: %s %s", c.in, last.Subject, last.Kind)
		}
	}
}
