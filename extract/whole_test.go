package extract_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/extract"
	"jiheng/num"
)

// counted prints what a text counts, as value and unit of each figure.
func counted(text string) string {
	var out []string
	for _, k := range extract.Tokens(text) {
		if k.Counts() {
			out = append(out, k.Number.String()+k.Measured())
		}
	}
	return strings.Join(out, " ")
}

// Numbers are read whole, however they are written.
func TestWholeNumbers(t *testing.T) {
	for _, c := range []struct{ kind, in, want string }{
		{"汉字的亿和万", "预算两亿三千万元，支出两亿二千五百万元，服务一亿二千万人。", "230000000元 225000000元 120000000人"},
		{"汉字的亿和万", "十亿三千万元，一万二千亿元，两万亿三千万元，九千九百九十九万九千九百九十九元", "1030000000元 1200000000000元 2000030000000元 99999999元"},
		{"汉字的亿和万", "三亿零五百万元，二十一亿四千七百四十八万三千六百四十七元，五十三万余人", "305000000元 2147483647元 530000人"},
		{"汉字的亿和万", "全年预算数两亿三千万元，数百家，第二十条", "230000000元 100家"},
		{"汉字的末位", "三万五元，两千三元，一百零五人，一百五十人", "35000元 2300元 105人 150人"},
		{"汉字的小数", "两点三亿元，三点五公里，十二点五万元", "230000000元 3.5公里 125000元"},
		{"大写金额", "人民币壹佰贰拾万元整，伍拾叁元肆角伍分，叁仟圆", "1200000元 53.45元 3000元"},
		{"不是数", "五四运动，三五成群，陆家嘴街道，两手抓，提出三点建议，二十分之一", ""},
		{"分级写的数", "预算2亿3000万元，惠及1万5千人，补助3亿5千万元，各5万5千元", "23000万元 15000人 35000万元 55000元"},
		{"分级写的数", "2千3百万元，12万3千4百人，8千5百人，3百50元，2亿零300万元", "2300万元 123400人 8500人 350元 20300万元"},
		{"分级写的数", "1万2000亿元，1万2千亿元，约3万2500元，1万5千余人", "12000亿元 12000亿元 32500元 15000人"},
		{"分级写的数", "投入13万2，比上年多；投入13万2元", "13.2万 132000元"},
		{"分级写的数", "2亿3千多万元，3千余万元，5百多万人次", "23000万元 3000万元 500万人次"},
		{"分级写的数", "3千万元，5百万元，1万5000—2万元", "3千万元 5百万元 1.5万 2万元"},
		{"分级之外", "补助5万3人受益，投入2亿2024年完成，5万元3人，3千克5百克，1.5亿3000万元", "5万 3人 2亿 5万元 3人 3千克 5百克 1.5亿 3000万元"},
		{"汉字和数字混写", "两亿3000万元，2亿三千万元，五万5千人，3万五千元，三万零5百元", "23000万元 23000万元 55000人 35000元 30500元"},
		{"分级写的数", "1亿2千3百万元，12万3千4百5十6人，2亿3,000万元，2亿3000.50万元，2万亿3000亿元", "12300万元 123456人 23000万元 23000.50万元 23000亿元"},
		{"没有写元", "投入两亿三千万，约三百万左右；成千上万，千千万万，百万", "23000万 300万"},
		{"元角分", "票价123元1角，合123元1角5分，五元五角，1.5万元", "123.1元 123.15元 5.5元 1.5万元"},
		{"百分之", "百分之八十八点五，百分之零点五，百分之一百二十，百分之80.5", "88.5% 0.5% 120% 80.5%"},
		{"千分之", "百分之三十几，发病率千分之三，千分之一点二，万分之五，千分之15", "30% 3‰ 1.2‰ 0.05% 15‰"},
		{"成", "满意度九成五，近八成，三成以上，九成半，9成，9成5，9.5成，十成", "95% 80% 30% 95% 90% 95% 95% 100%"},
		{"成字开头的词", "统一成格式，合一成册，一成不变，三成立项，2成员单位，五成果", ""},
		{"单个汉字的数", "≥两场，不少于三次，至少一名，一个中心，近三年", "2场 3次 1名"},
		{"单位写一次", "分别为12、15、18万元；120、95和80.5万元；完成率95、96及98%", "12万元 15万元 18万元 120万元 95万元 80.5万元 95% 96% 98%"},
		{"单位写一次", "分别为甲镇12、乙镇15、丙镇18万元；编制12、15、18人", "12万元 15万元 18万元 12人 15人 18人"},
		{"单位写一次", "分别为120，95，80.5万元；分别完成12/15/18个", "120万元 95万元 80.5万元 12个 15个 18个"},
		{"单位写在括号里", "分别为120、95、80.5（万元），预算（单位：万元）：100、95和80，支出98.50（万元）", "120万元 95万元 80.5万元 100万元 95万元 80万元 98.50万元"},
		{"编号不带单位", "第1、2、3项，项目5、资金20万元，指标1、2项", "20万元 2项"},
		{"乘方", "3.5×10⁴元，10的4次方元，3.5×10的四次方元，2×10^6千瓦，5×10⁻³吨", "35000元 10000元 35000元 2000000千瓦 0.005吨"},
		{"乘方", "1200m²，1.2亿m³，35元/m²，30m2，3×10个", "1200m² 1.2亿m³ 35元/m² 30m2 10个"},
		{"钟点", "每天8:30至17：00，9：00开会，14时30分，9点半，上午九点三十分，08:30:15", ""},
		{"钟点", "10:30分，24:00前，8:30-11:30", ""},
		{"表和图的编号", "表2.1人员情况", ""},
		{"表和图的编号", "图3-1项目分布", ""},
		{"表和图的编号", "代表20人", "20人"},
		{"不是钟点", "比例60:40，其中：12：30万元，九点五分", "60:40 30万元 9.5分"},
	} {
		if got := counted(c.in); got != c.want {
			t.Errorf("%s：%s\n got %s\nwant %s", c.kind, c.in, got, c.want)
		}
	}
}

// A minus is one in whatever shape; a dash, a range and a word are none.
func TestSigns(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"年末结余-12.50万元", "-12.50万元"},
		{"年末结余－12.50万元", "-12.50万元"},
		{"年末结余−12.50万元", "-12.50万元"},
		{"年末结余–12.50万元", "-12.50万元"},
		{"年末结余为负12.50万元", "-12.50万元"},
		{"年末结余△12.50万元", "-12.50万元"},
		{"年末结余（12.50）万元", "-12.50万元"},
		{"净变动(1,234.50)元", "-1234.50元"},
		{"收支差额（85）万元", "-85万元"},
		{"净资产减值为负三千万元，负十二点五万元", "-30000000元 -125000元"},
		{"同比增长-5.2%，负百分之五", "-5.2% -5%"},
		{"结余（-3）万元，红字12.50万元，为负数3.2万元，增长（5.2）%", "-3万元 -12.50万元 -3.2万元 -5.2%"},
		{"年末结余—12.50万元，—5万元", "12.50万元 5万元"},
		{"结余约-3万元", "-3万元"},
		{"-5.56%〔样例〕", "-5.56%"},
		{"自负20%，担负3项任务，正负5%，±5%", "20% 3项 5% 5%"},
		{"2023年-5万元，3-5天，A-5型设备，甲—12万元，3－5个", "5万元 3天 12万元 3个"},
		{"包括（1）万元增加值能耗，年末结余（12.50万元）", "12.50万元"},
		{"-12.50万元用于购置", "12.50万元"},
		{"-12.50万元", "-12.50万元"},
	} {
		if got := counted(c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
	for in, want := range map[string]string{"-100": "-100", "－90.00": "-90.00", "(90.00)": "-90.00", "（1,234）": "-1234", "△5": "-5", "—30": "-30", "(1)": "", "（2024）": ""} {
		got := ""
		if k := extract.Tokens(in); len(k) == 1 && k[0].Class == extract.Bare && k[0].End == len(in) {
			got = k[0].Written
		}
		if got != want {
			t.Errorf("a cell of %s is read as %q, want %q", in, got, want)
		}
	}
}

// Blanks of every width inside a number belong to it; blanks between the numbers
// of a row do not.
func TestBlanksInNumbers(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"全年预算数1 234.50万元，支出1 200.00万元", "1234.50万元 1200.00万元"},
		{"全年预算1\u2009234\u2009567.00元，自筹180\u2009000.00元", "1234567.00元 180000.00元"},
		{"预算2\u202f345.00万元，支出3\u00a0456.00万元，受益12\u2002345人", "2345.00万元 3456.00万元 12345人"},
		{"面积１　２３４．５平方米", "1234.5平方米"},
		{"预算 1 050 万元，受益 12 345 多人", "1050万元 12345人"},
		{"收入 1 2 3 4 . 5 0 万 元", "1234.50万元"},
		{"项目1 200万元、项目2 300万元", "200万元 300万元"},
		{"笔记本 3 200元 600元", "200元 600元"},
		{"2024 100人", "100人"},
		{"12月31 200人", "200人"},
	} {
		l := lines(t, "情况，如下。\n"+c.in)
		if got := counted(l[len(l)-1].Text); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
	l := lines(t, "情况，如下。\n合计 100 200 300 98.33%")
	if got := l[1].Text; got != "合计100 200 300 98.33%" {
		t.Errorf("a row that was flattened: %q", got)
	}
	l = lines(t, "情况，如下。\n预算1\u2009234.50万元，支出9元")
	if q := l[1].Quote(6, len("预算1234.50万元")); q != "1\u2009234.50万元" {
		t.Errorf("quoted as %q", q)
	}
	if at := l[1].Place(strings.Index(l[1].Text, "9元")); at.Column != 16 {
		t.Errorf("a figure behind it is at %v", at)
	}
}

// The number of a heading is none of what it heads.
func TestHeadingNumbers(t *testing.T) {
	for _, in := range []string{"2.1人员情况", "1.1项目概况", "1.1.2项目实施情况", "2.2条件保障", "3.1本级收支", "2.3次要道路", "1.4户籍人口", "2.1年度目标", "3.2升级改造", "1.2元旦慰问",
		"2.3“一网通办”建设", "1.5、分配情况", "4.3.1家庭医生", "2.1 人员情况", "1.10名录管理", "2.4 本年收入", "2.1.人员情况", "2.1：人员情况", "1 项目概况", "2 人员情况", "3 条件保障"} {
		l := lines(t, "情况，如下。\n\n"+in+"\n")
		text := l[len(l)-1].Text
		k := extract.Tokens(text)
		if len(k) == 0 || k[0].Class != extract.ListNo || k[0].Start != 0 || counted(text) != "" {
			t.Errorf("%s: %+v", in, k)
		}
		if got := extract.TypedFigures(in); len(got) > 0 {
			t.Errorf("%s holds no typed figure, found %v", in, got)
		}
	}
	for in, want := range map[string]string{"3.2万人参加培训": "3.2万人", "1.5公里道路改造": "1.5公里", "95.00分": "95.00分", "1.5次": "1.5次", "2.5个月完成": "2.5个月", "1.2倍": "1.2倍", "3项目标任务": "3项", "1项目概况，编制5人": "1项", "3.5至4.2万元": "4.2万元"} {
		if got := strings.Split(counted(in), " "); got[len(got)-1] != want && got[0] != want {
			t.Errorf("%s: %v, want %s", in, got, want)
		}
	}
}

// Radicals and compatibility ideographs are read as the characters they look
// like, and found again where they stand.
func TestRadicals(t *testing.T) {
	for in, want := range map[string]string{"改造120⼾，⻚数12⻚，⽤款420.00万元": "120户 12页 420.00万元", "受益20⼈，⾦额3万元，⻋辆5辆": "20人 3万元 5辆",
		"新设⻔诊3个，⻓度2.5公⾥": "3个 2.5公里", "⾏政⼈员６⼈": "6人"} {
		l := lines(t, "情况，如下。\n"+in)[1]
		if got := counted(l.Text); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
		for i := range l.Text {
			if at := l.Place(i); []rune(in)[at.Column-1] == 0 || at.Line != 2 {
				t.Errorf("%s: character at %d is at %v", in, i, at)
			}
		}
	}
}

// Raised digits are exponents.
func TestRaisedDigits(t *testing.T) {
	raised := func(s string) document.Run { return document.Run{Text: s, Super: true} }
	plain := func(s string) document.Run { return document.Run{Text: s} }
	for _, c := range []struct {
		runs []document.Run
		want string
	}{
		{[]document.Run{plain("面积1200m"), raised("2"), plain("，投资3.5×10"), raised("4"), plain("元")}, "1200m² 35000元"},
		{[]document.Run{plain("库容1.2亿m"), raised("3"), plain("，补助35元/m"), raised("2")}, "1.2亿m³ 35元/m²"},
		{[]document.Run{plain("浓度5×10"), raised("-3"), plain("克，规模10"), raised("5"), plain("千瓦")}, "0.005克 100000千瓦"},
	} {
		all := extract.Lines(&document.Document{Blocks: []document.Block{&document.Paragraph{Style: document.Body, Runs: c.runs}}})
		if got := counted(all[0].Text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", all[0].Text, got, c.want)
		}
	}
}

// What is recomputed is computed of whole numbers with their signs.
func TestClaimsOfWholeNumbers(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"年初预算两亿三千万元，支出两亿二千五百万元，执行率97.83%。", "rate对"},
		{"全年预算数2亿3000万元，支出2亿2500万元，执行率97.83%。", "rate对"},
		{"全年预算数1 234.50万元，支出1 200.00万元，执行率97.20%。", "rate对"},
		{"全年预算数100.00万元，支出98.50万元，执行率百分之九十八点五。", "rate对"},
		{"全年预算数100.00万元，支出98.50万元，执行率百分之八十八点五。", "rate错"},
		{"预算200万元，支出180万元，执行率九成。", "rate对"},
		{"总额87.50万元，其中：甲100.00万元，乙-12.50万元。", "sum对"},
		{"总额87.50万元，其中：甲100.00万元，乙（12.50）万元。", "sum对"},
		{"收入95万元，比上年减少5万元，增长-5%。", "growth对"},
	} {
		if got := judged(t, "情况，如下。\n"+c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
	f := extract.Facts(lines(t, "情况，如下。\n年末结余−12.50万元，惠及1万5千人。"))
	if f[0].Value != "-12.50" || f[0].Qualifier != "" || f[1].Value != "15000" || f[1].Unit != "人" {
		t.Errorf("%+v", f)
	}
	if q, ok := f[0].Fact().Value.Quantity(); !ok || q.Value.Cmp(num.MustDecimal("-12.5").Ratio()) != 0 {
		t.Errorf("%+v", f[0].Fact())
	}
}
