package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// verdicts is judged of the claims about changes.
func verdicts(t *testing.T, in string) string {
	var out []string
	for s := range strings.FieldsSeq(judged(t, in)) {
		if strings.HasPrefix(s, "growth") || strings.HasPrefix(s, "difference") {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// A change behind what was aimed at is of what was reached.
func TestChangeBehindATarget(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"“三公”经费支出决算356.91万元，完成预算367.00万元的97.25%，比2023年减少42.14万元，下降10.56%。", "growth对"},
		{"“三公”经费支出决算356.91万元，完成预算367.00万元的97.25%，比2023年减少42.14万元，下降12.56%。", "growth错"},
		{"差旅费决算81.00万元，为年初预算90.00万元的90%，较上年减少9.00万元，下降10%。", "growth对"},
		{"差旅费决算81.00万元，为年初预算90.00万元的90%，较上年减少9.00万元，下降11%。", "growth错"},
		{"新建公厕44座，达到年度计划40座的110%，比上年增加4座，增长10%。", "growth对"},
		{"新建公厕44座，达到年度计划40座的110%，比上年增加4座，增长18.2%。", "growth错"},
		{"体检老年人3,300人，占任务数3,000人的110%，比上年的3,000人增加300人，增长10%。", "difference对 growth对"},
		{"体检老年人3,300人，占任务数3,000人的110%，比上年的3,000人增加500人，增长10%。", "difference错"},
		{"播种面积22.0万亩，完成计划20.0万亩的110%，比2023年的20.9万亩增加1.1万亩，增长5.3%。", "difference对 growth对"},
	} {
		if got := verdicts(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// A change is of what the new clause names again, or of the whole that it goes on about.
func TestChangeOfTheWholeNamedAgain(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"全年支出5,200.00万元，其中基本支出3,100.00万元；项目支出2,100.00万元。全年支出比上年的5,000.00万元增加200.00万元，增长4.00%。", "difference对 growth对"},
		{"全年支出5,200.00万元，其中基本支出3,100.00万元；项目支出2,100.00万元。全年支出比上年的5,000.00万元增加210.00万元，增长4.00%。", "difference错"},
		{"总收入660万元，其中拨款600万元，其他60万元。总收入较2023年的600万元增加60万元，增长10%。", "difference对 growth对"},
		{"总收入660万元，其中拨款600万元，其他60万元。总收入较2023年的600万元增加90万元，增长10%。", "difference错"},
		{"巡查河段840次，发现问题96个，整改90个；巡查次数较上年的800次增加40次，增长5%。", "difference对 growth对"},
		{"巡查河段840次，劝离210次；巡查量较上年的800次增加80次，增长5%。", "difference错"},
		{"支出900万元：人员经费600万元，公用经费300万元；全年支出较上年增加100万元，增长12.5%。", "growth对"},
		{"支出900万元：人员经费600万元，公用经费300万元；全年支出较上年增加100万元，增长15.2%。", "growth错"},
		{"接收信访件412件，办结401件，办结率97.3%；较上年的400件增加12件，增长3%。", "difference对 growth对"},
		{"接收信访件412件，办结401件，办结率97.3%；较上年的400件增加21件，增长3%。", "difference错"},
		{"救助站接待求助人员860人次，其中未成年人35人次；比上年的800人次增加60人次，增长7.5%。", "difference对 growth对"},
		{"救助站接待求助人员860人次，其中未成年人35人次；比上年的800人次增加70人次，增长7.5%。", "difference错"},
		{"本年支出880万元，其中公用经费80万元，比上年的70万元增加10万元，增长14.3%。", "difference对 growth对"},
	} {
		if got := verdicts(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// What stands behind an earlier year and a verb is the size of a change.
func TestVerbsOfChange(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"税收收入8.4亿元，比上年增收0.4亿元，增长5%。", "growth对"},
		{"税收收入8.4亿元，比上年增收4,000万元，增长5%。", "growth对"},
		{"税收收入8.4亿元，比上年增收4,000万元，增长6%。", "growth错"},
		{"粮食总产量15.4万吨，比上年增产0.4万吨，增长2.7%。", "growth对"},
		{"粮食总产量15.4万吨，比上年减产0.4万吨，下降5.7%。", "growth错"},
		{"水费支出45万元，较2023年少支5万元，下降10%。", "growth对"},
		{"水费支出45万元，较2023年少支出5万元，下降20%。", "growth错"},
		{"取暖费支出55万元，比上年多支5万元，增长10%。", "growth对"},
		{"非税收入90万元，比上年短收10万元，下降10%。", "growth对"},
		{"办公费支出18万元，与上年相比节约2万元，下降10%。", "growth对"},
		{"办公费支出18万元，与上年相比节约2万元，下降22%。", "growth错"},
		{"印刷费支出18万元，比上年压减2万元，下降10%。", "growth对"},
		{"在册志愿者5,200人，比上年新增200人，增长4%。", "growth对"},
		{"在册志愿者5,200人，比上年新增200人，增长14%。", "growth错"},
		{"贷款余额5.5亿元，较2023年净增0.5亿元，增长10%。", "growth对"},
		{"村集体收入44万元，比上年多收4万元，增长10%。", "growth对"},
		{"养护支出120万元，较上年少花30万元，下降20%。", "growth对"},
		{"用电量90万千瓦时，比上年少用10万千瓦时，下降10%。", "growth对"},
		{"本年收入600万元，比上年收入550万元增加50万元。", "difference对"},
		{"本年收入600万元，比上年收入550万元增加60万元。", "difference错"},
		{"盘活资产8亿元，比上年盘活5亿元。", ""},
		{"新增就业5,200人，比上年新增就业5,000人增加200人，增长4%。", "difference对 growth对"},
	} {
		if got := verdicts(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
	l := lines(t, "情况，如下。\n税收收入8.4亿元，比上年增收4,000万元，增长6%。")
	for _, c := range extract.Claims(l, extract.Facts(l)) {
		if !c.Consistent && !strings.Contains(c.Recomputed, "8.4亿元-4000万元") {
			t.Errorf("units left out: %s", c.Recomputed)
		}
	}
}
