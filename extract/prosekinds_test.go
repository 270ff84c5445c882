package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// as prints the figures of a sentence as subject, kind and value.
func as(t *testing.T, in string) string {
	var out []string
	for _, f := range extract.Facts(lines(t, "情况，如下。\n"+in)) {
		out = append(out, f.Subject+" "+string(f.Kind)+" "+f.Value+f.Unit)
	}
	return strings.Join(out, "; ")
}

// What 其中 splits up behind a comparison is what was compared, though the parts stand
// behind the size of the change.
func TestPartsBehindComparison(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"“三公”经费支出12.6万元，比预算15万元少2.4万元；其中公务接待费10.8万元，公务用车费1.8万元。", "公务接待费 expenditure 10.8万元; 公务用车费 expenditure 1.8万元"},
		{"全年支出950万元，较预算1000万元少50万元，其中人员经费600万元、公用经费350万元。", "全年支出·人员经费 expenditure 600万元; 全年支出·公用经费 expenditure 350万元"},
		{"培训费决算8.5万元，比年初预算10万元减少1.5万元，其中：党员培训3.5万元，业务培训5万元。", "培训费决算·党员培训 outturn 3.5万元; 培训费决算·业务培训 outturn 5万元"},
		{"支出95万元，比预算100万元少5万元，其中印刷少3万元、差旅少2万元。", "印刷少 indicator 3万元; 比预算少·差旅少 indicator 2万元"},
	} {
		if got := as(t, c.in); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// Points that were got stand behind the most that there are; money may bear the letters of
// its currency; numbers of stages of works are names.
func TestReadInProse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"投入（满分10分）得8分；产出（满分30分）得25.5分。", "10分|8分|30分|25.5分"},
		{"预算执行率满分10分，得8.5分。", "10分|8.5分"},
		{"决策分值20分，实得18分。", "20分|18分"},
		{"支付专家费RMB30万元，学费CNY 1,200.00，差旅CN¥500。", "30万元|1200.00元|500元"},
		{"合同价RMB1,250,000.00元，已付人民币80万元。", "1250000.00元|80万元"},
		{"型号ABRMB30已验收。", ""},
		{"PM2.5年均浓度35μg/m³，臭氧150微克/立方米。", "35μg/m³|150微克/立方米"},
		{"投加量0.8kg/h，流量15m³/h，氨氮1.5mg/L，污泥0.5t/d。", "0.8kg/h|15m³/h|1.5mg/L|0.5t/d"},
		{"电耗0.5kWh/t，时速60km/h，借阅36万册次。", "0.5kWh/t|60km/h|36万册次"},
		{"雨污分流管网3期工程支出500万元，2期项目拨付80万元，1期改造完工。", "500万元|80万元"},
		{"举办3期项目管理培训，编印简报5期。", "3期|5期"},
	} {
		if got := said(c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
	if got := as(t, "预算执行率满分10分，得8.5分。"); !strings.HasSuffix(got, "预算执行率·得分 indicator 8.5分") {
		t.Error(got)
	}
}

// Of a level, the year before, the size of the change and its percentage the one that does
// not fit is told once, with what it should be.
func TestOddOneOfChange(t *testing.T) {
	for _, c := range []struct{ in, want, note string }{
		{"到馆读者36.8万人次，上年35.0万人次，增加1.8万人次，增长5.1%。", "difference对 growth对", ""},
		{"到馆读者36.8万人次，上年35.0万人次，增加2.8万人次，增长5.1%。", "difference错", "应为1.8万人次"},
		{"全年支出950万元，上年1000万元，减少40万元，下降5.0%。", "difference错", "应为50万元"},
		{"企业由96家增至118家，增加32家，增长22.9%。", "difference错", "应为22家"},
		{"接待群众37.8万人次，上年35.0万人次，增加1.8万人次，增长5.1%。", "difference错", "“接待群众37.8万人次”应为36.8万人次"},
		{"培训1200人次（上年1100人次），增加200人次，增长20%。", "difference错", "应为1000人次"},
		{"到馆读者36.8万人次，上年35.0万人次，增加1.8万人次，增长8.1%。", "difference对 growth错", "应为5.1%"},
		{"到馆读者36.8万人次，上年35.0万人次，增加2.8万人次。", "difference错", ""},
	} {
		if got := judged(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
		l := lines(t, "情况，如下。\n"+c.in)
		var notes []string
		for _, cl := range extract.Claims(l, extract.Facts(l)) {
			notes = append(notes, cl.Note)
		}
		if !strings.Contains(strings.Join(notes, "|"), c.note) {
			t.Errorf("%s: %v", c.in, notes)
		}
	}
}

// What one of a thing costs and how many there are make the amount, in other words too; a
// rate may be called by another word than its number.
func TestEachTimesInOtherWords(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"为350名学生每人资助1500元，共发放52.5万元。", "average对"},
		{"为350名学生每人资助1500元，共发放55.5万元。", "average错"},
		{"每台设备单价3.5万元，购置12台，金额45万元。", "average错"},
		{"采购电脑单价5000元，共20台，金额10万元。", "average对"},
		{"采购电脑单价5000元，共20台，金额11万元。", "average错"},
		{"新建路灯80盏，每盏4500元，投资38万元。", "average错"},
		{"设备单价3.5万元以上，购置12台，金额45万元。", ""},
		{"每人每月补助200元，补助150人，全年支出36万元。", ""},
		{"发放问卷300份，收回280份，回收率93.3%。", "done对"},
		{"发放问卷300份，收回280份，回收率85%。", "done错"},
		{"受理来信120件，答复108件，回复率95%。", "done错"},
	} {
		if got := judged(t, c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}
