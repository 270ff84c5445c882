package rules

import (
	"strings"
	"testing"
)

const fundHead = "资金 | 年初预算数（万元） | 全年预算数（万元） | 全年执行数（万元）\n"

// A row whose name is of no known source may be a part of the sum: the amounts decide,
// and where they do not, the row is named and nothing is called wrong.
func TestSourcesOfUnknownNames(t *testing.T) {
	for name, c := range map[string]struct{ rows, want, doubt string }{
		"彩票公益金":  {"年度资金总额 | 100 | 100 | 95\n其中：彩票公益金 | 80 | 80 | 76\n其他资金 | 20 | 20 | 19", "", ""},
		"社会捐赠":   {"年度资金总额 | 100 | 100 | 95\n财政拨款 | 80 | 80 | 76\n社会捐赠 | 20 | 20 | 19", "", ""},
		"名称被截":   {"年度资金总额 | 100 | 100 | 95\n其中：财政拨 | 80 | 80 | 76\n其他资金 | 20 | 20 | 19", "", ""},
		"专户资金":   {"资金总额 | 60 | 60 | 57\n其中：一般公共预算 | 30 | 30 | 28\n债券资金 | 20 | 20 | 20\n专户资金 | 10 | 10 | 9", "", ""},
		"合计在下":   {"财政拨款 | 70 | 70 | 66\n村集体投入 | 20 | 20 | 20\n群众筹资 | 10 | 10 | 9\n合计 | 100 | 100 | 95", "", ""},
		"不平又不认识": {"年度资金总额 | 100 | 100 | 95\n财政拨款 | 80 | 80 | 76\n以工代赈 | 30 | 30 | 19", "", "以工代赈"},
		"不平都认识":  {"年度资金总额 | 100 | 100 | 95\n财政拨款 | 80 | 80 | 76\n其他资金 | 30 | 20 | 19", "100万元，各项资金之和是110万元", ""},
		"另一种分法":  {"年度资金总额 | 100 | 100 | 95\n财政拨款 | 80 | 80 | 76\n其他资金 | 20 | 20 | 19\n基本支出 | 60 | 60 | 57\n项目支出 | 40 | 40 | 38", "", ""},
	} {
		r := checkTable(t, fundHead+c.rows)
		got, said := "", ""
		for _, f := range r.Findings {
			if f.Rule == "BUD-01" || f.Rule == "RPT-28" || f.Rule == "BUD-20" {
				got += f.Message
			}
		}
		for _, u := range r.Outcomes {
			if u.Rule == "BUD-01" {
				said += u.Why
			}
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) || (c.doubt == "") != !strings.Contains(said, "不知道") || !strings.Contains(said, c.doubt) {
			t.Errorf("%s: %q %q", name, got, said)
		}
	}
}

// What follows 其中 is a part of the row above it, however many rows there are and
// whatever stands beside them; what does not add up is still found.
func TestPartsOfParts(t *testing.T) {
	for name, c := range map[string]struct{ lines, want string }{
		"正式表":    {"r6 项目资金（万元） | 来源 | 年初预算数 | 全年预算数 | 全年执行数\n~ | 年度资金总额 | 320 | 300 | 288.6\n~ | 其中：当年财政拨款 | 260 | 250 | 243.6\n~ | 其中：中央资金 | 160 | 150 | 148.6\n~ | 省级资金 | 100 | 100 | 95\n~ | 上年结转资金 | 40 | 30 | 30\n | 其他资金 | 20 | 20 | 15", ""},
		"正式表错":   {"r6 项目资金（万元） | 来源 | 年初预算数 | 全年预算数 | 全年执行数\n~ | 年度资金总额 | 330 | 300 | 288.6\n~ | 其中：当年财政拨款 | 260 | 250 | 243.6\n~ | 其中：中央资金 | 160 | 150 | 148.6\n~ | 省级资金 | 100 | 100 | 95\n~ | 上年结转资金 | 40 | 30 | 30\n | 其他资金 | 20 | 20 | 15", "330万元，各项资金之和是320万元"},
		"两个成员":   {fundHead + "合计 | 100 | 100 | 95\n中央资金 | 60 | 60 | 57\n省级资金 | 25 | 25 | 24\n其中：车购税 | 15 | 15 | 14.5\n成品油税 | 10 | 10 | 9.5\n市县资金 | 15 | 15 | 14", ""},
		"编号里的成员": {fundHead + "年度资金总额 | 100 | 100 | 95\n（1）中央补助 | 50 | 50 | 50\n（2）省补助 | 30 | 30 | 26\n其中：水利发展资金 | 20 | 20 | 16\n移民资金 | 10 | 10 | 10\n（3）县配套 | 20 | 20 | 19", ""},
		"成员像来源":  {fundHead + "年度资金总额 | 100 | 100 | 95\n财政拨款 | 80 | 80 | 76\n其中：当年安排 | 70 | 70 | 66\n上年结转 | 10 | 10 | 10\n其他资金 | 20 | 20 | 19", ""},
		"只列一部分":  {fundHead + "年度资金总额 | 150 | 150 | 140\n其中：财政拨款 | 100 | 100 | 90\n其中：中央 | 60 | 60 | 55\n其他资金 | 50 | 50 | 50", ""},
		"三层":     {fundHead + "年度资金总额 | 300 | 300 | 290\n财政拨款 | 280 | 280 | 270\n其中：当年拨款 | 220 | 220 | 212\n其中：中央 | 150 | 150 | 150\n省级 | 70 | 70 | 62\n上年结转 | 60 | 60 | 58\n其他资金 | 20 | 20 | 20", ""},
		"项目里的成员": {"项目 | 预算数（万元） | 决算数（万元）\n宣传 | 50 | 48\n其中：印刷 | 20 | 19\n制作 | 30 | 29\n培训 | 40 | 38\n合计 | 90 | 86", ""},
		"项目错":    {"项目 | 预算数（万元） | 决算数（万元）\n宣传 | 50 | 48\n其中：印刷 | 20 | 19\n制作 | 30 | 29\n培训 | 40 | 38\n合计 | 95 | 86", "95"},
		"成员之后错":  {fundHead + "年度资金总额 | 100 | 100 | 95\n财政拨款 | 80 | 80 | 76\n其中：中央 | 50 | 50 | 46\n省级 | 30 | 30 | 30\n其他资金 | 25 | 20 | 19", "100万元，各项资金之和是105万元"},
	} {
		got := strings.Join(foundInTable(t, c.lines, "BUD-01", "BUD-20", "RPT-28", "L05"), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A percentage in a column of money is no money.
func TestPercentagesAmongMoney(t *testing.T) {
	for name, lines := range map[string]string{
		"满意度":  "项目 | 预算数（万元） | 支出数（万元）\n渠道维修 | 1.2 | 1.1\n满意度 | ≥90% | 95%\n合计 | 1.2 | 1.1",
		"执行率行": "项目 | 全年预算数（万元） | 全年执行数（万元）\n道路 | 60 | 57\n桥梁 | 40 | 38\n合计 | 100 | 95\n执行率 | 100% | 95%",
		"全角":   "项目 | 预算数（元） | 决算数（元）\n设备验收 | 100％ | 99.77％\n设备 | 50 | 45\n家具 | 30 | 30\n合计 | 80 | 75",
	} {
		if got := strings.Join(foundInTable(t, lines, "BUD-01", "BUD-05", "BUD-06", "BUD-07", "BUD-20", "RPT-28"), "；"); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
