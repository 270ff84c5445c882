package extract_test

import "testing"

// A number before an arrow has the unit of the one behind it, and is what that was before.
func TestNumbersBeforeArrows(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"配备专员3→5个。", "配备专员 indicator 3个; 配备专员 indicator 5个"},
		{"机构由3个→5个，床位从120→150张。", "机构 indicator 3个; 机构 indicator 5个; 床位 indicator 120张; 床位 indicator 150张"},
		{"满意度由90→95%，支出12→15万元。", "满意度 indicator 90%; 满意度 indicator 95%; 支出 expenditure 12万元; 支出 expenditure 15万元"},
		{"窗口3个➔5个，设备8⇒10台。", "窗口 indicator 3个; 窗口 indicator 5个; 设备 indicator 8台; 设备 indicator 10台"},
		{"流程：受理→审核→办结3件。", "受理→审核→办结 indicator 3件"},
		{"2023→2024年培训5场。", "2023→2024年培训 indicator 5场"},
	} {
		if got := as(t, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
	if got := judged(t, "机构3→5个，增加5个。"); got != "difference错" {
		t.Error(got)
	}
}

// Each percentage of one row is a rate of spending where the first is, and a rate behind a part
// of a list is of this part.
func TestRatesInRowsAndOfParts(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"支付率分别为95%、96%和97%。", "支付率 execution_rate 95%; 支付率 execution_rate 96%; 支付率 execution_rate 97%"},
		{"三年预算执行率分别为91%、92%、93%。", "三年预算执行率 execution_rate 91%; 三年预算执行率 execution_rate 92%; 三年预算执行率 execution_rate 93%"},
		{"预算执行率、资金到位率分别为95%和100%。", "预算执行率 execution_rate 95%; 资金到位率 indicator 100%"},
		{"执行率95%、满意度96%。", "执行率 execution_rate 95%; 满意度 indicator 96%"},
		{"全年执行1898万元，其中：基本支出1398万元，执行率99.71%；项目支出500万元，执行率95%。",
			"全年执行 outturn 1898万元; 全年执行·基本支出 expenditure 1398万元; 全年执行·基本支出·执行率 execution_rate 99.71%; 全年执行·项目支出 expenditure 500万元; 全年执行·项目支出·执行率 execution_rate 95%"},
		{"全年执行98万元，其中培训费30万元，支付率100%。", "全年执行 outturn 98万元; 全年执行·培训费 outturn 30万元; 全年执行·培训费·支付率 execution_rate 100%"},
		{"全年支出98万元，执行率98%。", "全年支出 expenditure 98万元; 执行率 execution_rate 98%"},
	} {
		if got := as(t, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}
