package table

import (
	"slices"
	"strings"
	"testing"

	"jiheng/num"
)

// asRead is what 12 of a table becomes in 元; ?code for the code of the one fault.
func asRead(t *testing.T, unit num.Unit, lines ...string) string {
	t.Helper()
	spec := visits("a.csv")
	spec.Columns[3].Unit = unit
	g := read(t, spec, csvOf(lines...))
	if len(g.faults) > 0 {
		var codes []string
		for _, f := range g.faults {
			codes = append(codes, "?"+strings.Fields(f)[1])
		}
		return strings.Join(codes, " ")
	}
	return strings.Split(g.rows[0], ",")[3]
}

// meanings are words for units of money, with what 12 of them is in 元.
var meanings = [][2]string{
	{"元", "12"}, {"圆", "12"}, {"人民币元", "12"}, {"角", "1.2"}, {"分", "0.12"}, {"百元", "1200"}, {"佰元", "1200"}, {"千元", "12000"}, {"仟元", "12000"},
	{"万元", "120000"}, {"萬元", "120000"}, {"万", "120000"}, {"W", "120000"}, {"w", "120000"}, {"人民币万元", "120000"}, {"万元人民币", "120000"},
	{"十万元", "1200000"}, {"百万", "12000000"}, {"百万元", "12000000"}, {"千万元", "120000000"}, {"亿", "1200000000"}, {"億元", "1200000000"}, {"亿元", "1200000000"},
	{"美元", "?unit-unknown"}, {"港元", "?unit-unknown"}, {"万美元", "?unit-unknown"}, {"USD", "?unit-unknown"}, {"US$", "?unit-unknown"}, {"欧元", "?unit-unknown"},
	{"十亿元", "?unit-unknown"}, {"K", "?unit-unknown"}, {"千万亿", "?unit-unknown"}, {"million", "?unit-unknown"},
}

func TestUnitWords(t *testing.T) {
	const row = "A1,2024-01-05,甲公司,12"
	for _, m := range meanings {
		word, want := m[0], m[1]
		for name, lines := range map[string][]string{
			"列名的括号":     {"编号,日期,企业,金额（" + word + "）", row},
			"括号里还有":     {`编号,日期,企业,"金额（` + word + `，含税）"`, row},
			"几个括号":      {"编号,日期,企业,金额（不含税）[" + word + "]", row},
			"每年":        {"编号,日期,企业,金额（" + word + "/年）", row},
			"第二行列名":     {"编号,日期,企业,金额", ",,,（" + word + "）", row},
			"上面 单位：":    {"单位：" + word, "编号,日期,企业,金额", row},
			"上面 单位（）":   {"金额单位（" + word + "）", "编号,日期,企业,金额", row},
			"上面 单位——":   {"计量单位——" + word, "编号,日期,企业,金额", row},
			"上面 以……为单位": {"本表以" + word + "为单位", "编号,日期,企业,金额", row},
			"上面 本表单位为":  {"台账，本表单位为" + word, "编号,日期,企业,金额", row},
			"上面 和别的单位":  {"单位：人、" + word, "编号,日期,企业,金额", row},
			"上面 和日期":    {"货币单位：" + word + "  填报日期：3月5日", "编号,日期,企业,金额", row},
			"上面 两格":     {"台账,,单位：," + word, "编号,日期,企业,金额", row},
			"下面 注":      {"编号,日期,企业,金额", row, "注：金额以" + word + "计"},
			"旁边":        {"编号,日期,企业,金额,,单位：" + word, row},
		} {
			t.Run(word+" "+name, func(t *testing.T) {
				if got := asRead(t, num.Yuan, lines...); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			})
		}
	}
}

func TestUnitLines(t *testing.T) {
	const head, row = "编号,日期,企业,金额", "A1,2024-01-05,甲公司,12"
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"只有单位", []string{"万元", head, row}, "120000"},
		{"右上角", []string{"台账,,,", ",,,（万元）", head, row}, "120000"},
		{"标题末尾的括号", []string{"补贴发放台账（千元）", head, row}, "12000"},
		{"人民币在括号里", []string{"单位：万元（人民币）", head, row}, "120000"},
		{"保留小数", []string{"单位：元（保留两位小数）", head, row}, "12"},
		{"保留小数不用括号", []string{"单位：万元，保留两位小数", head, row}, "120000"},
		{"元整", []string{"单位：人民币元整", head, row}, "12"},
		{"币种和单位", []string{"币种：人民币  单位：亿元", head, row}, "1200000000"},
		{"除注明外", []string{"（除注明外，单位为万元）", head, row}, "120000"},
		{"百分号", []string{"（单位：万元，%）", head, row}, "120000"},
		{"两行列名", []string{"编号,日期,企业,万元", ",,,金额", row}, "120000"},
		{"同一处两种", []string{"单位：万元 单位：元", head, row}, "?unit-two"},
		{"一行两种", []string{"单位：元/万元", head, row}, "?unit-two"},
		{"列名两种", []string{"编号,日期,企业,金额（元、万元）", row}, "?unit-two"},
		{"币种是外币", []string{"币种：美元", head, row}, "?unit-unknown"},
		{"英文", []string{"Unit: 10k yuan", head, row}, "?unit-unknown"},
		{"列名是重量", []string{"编号,日期,企业,金额（公斤）", row}, "?unit-unknown"},
		{"填报单位不是单位", []string{"填报单位：三元街道办事处", head, row}, "12"},
		{"填报单位叫元和", []string{"填报单位：元和街道", head, row}, "12"},
		{"单位名称", []string{"单位名称：万里街道", head, row}, "12"},
		{"金额是数", []string{"发放金额：300万元", head, row}, "12"},
		{"标题里的万元", []string{"10万元以上项目台账", head, row}, "12"},
		{"列名自己写明，上面的不管", []string{"单位：元、万元", "编号,日期,企业,金额（千元）", row}, "12000"},
		{"中间换单位", []string{head, row, "（以下单位：万元）", "A2,2024-01-05,乙公司,3"}, "?unit-two"},
		{"中间写明同一种", []string{head, row, "单位：元", "A2,2024-01-05,乙公司,3"}, "12"},
		{"中间写外币", []string{head, row, "以下单位：美元", "A2,2024-01-05,乙公司,3"}, "?unit-unknown"},
		{"最后写", []string{head, row, "A2,2024-01-05,乙公司,3", "本表金额以万元计列"}, "120000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := asRead(t, num.Yuan, c.lines...); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// Nobody guesses the unit of a column of money.
func TestUnitMissing(t *testing.T) {
	none := num.Unit{}
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"没有", []string{"编号,日期,企业,金额", "A1,2024-01-05,甲公司,12"}, "?unit-missing"},
		{"只写了币种", []string{"编号,日期,企业,金额（人民币）", "A1,2024-01-05,甲公司,12"}, "?unit-missing"},
		{"各格自己写", []string{"编号,日期,企业,金额", "A1,2024-01-05,甲公司,12万元"}, "?unit-missing"},
		{"写了别的单位", []string{"单位：户", "编号,日期,企业,金额", "A1,2024-01-05,甲公司,12"}, "?unit-missing"},
		{"看不懂的只说一次", []string{"编号,日期,企业,金额（美元）", "A1,2024-01-05,甲公司,12"}, "?unit-unknown"},
		{"写在列名里", []string{"编号,日期,企业,金额（万元）", "A1,2024-01-05,甲公司,12"}, "12"},
		{"写在上面", []string{"单位：万元", "编号,日期,企业,金额", "A1,2024-01-05,甲公司,12"}, "12"},
	} {
		if got := asRead(t, none, c.lines...); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	g := read(t, Spec{File: "a.csv", Key: 0, How: "请写进定义", Columns: []Column{{Name: "编号"}, {Name: "补贴", Type: Money}}}, csvOf("编号,补贴", "A,1"))
	g.wantFaults(t, "a.csv:1 unit-missing|“补贴”是金额，列名、表头上下和定义里都没有写单位")
	g.wantFaults(t, "a.csv:1 unit-missing|单位: 万元")
}

// A unit holds for its own sheet.
func TestUnitOfASheet(t *testing.T) {
	book := func(units ...string) []byte {
		b := newBook(t)
		for i, u := range units {
			rows := [][]any{{"表", nil, nil, u}, visitHead, {"A" + digits(i), "2024-01-05", "甲公司", 1}}
			b = b.put(digits(i+1)+"月", 1, rows...)
		}
		return b.bytes()
	}
	for _, c := range []struct {
		unit  num.Unit
		units []string
		want  string
	}{
		{num.Unit{}, []string{"", "单位：万元"}, "?unit-missing"}, {num.Yuan, []string{"", "", "单位：万元"}, "?unit-missing"}, {num.Yuan, []string{"单位：千元", "单位：元", ""}, "?unit-missing"},
		{num.Unit{}, []string{"", ""}, "?unit-missing"},
		{num.Yuan, []string{"单位：元", ""}, "1 1"}, {num.Yuan, []string{"", "单位：元"}, "1 1"}, {num.Yuan, []string{"单位：元", "单位：万元", "单位：千元"}, "1 10000 1000"},
	} {
		spec := visits("a.xlsx")
		spec.Columns[3].Unit, spec.Sheets = c.unit, []string{"全部"}
		g := read(t, spec, book(c.units...))
		var got []string
		for _, r := range g.rows {
			got = append(got, strings.Split(r, ",")[3])
		}
		if len(g.faults) > 0 {
			got = nil
			for _, f := range g.faults {
				got = append(got, "?"+strings.Fields(f[strings.Index(f, "unit"):])[0])
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: %v %v, want %s", c.units, got, g.faults, c.want)
		}
	}
}

// Units that stand row by row.
func TestUnitOfARow(t *testing.T) {
	for _, c := range []struct {
		name  string
		unit  num.Unit
		in    string
		lines []string
		want  []string
	}{
		{"没有别的单位", num.Unit{}, "", []string{"编号,金额,单位", "a,5,万元", "b,5,元"}, []string{"50000", "5"}},
		{"定义写了元", num.Yuan, "", []string{"编号,金额,金额单位", "a,5,万", "b,5,千元"}, []string{"50000", "5000"}},
		{"定义写明哪一列", num.Wan, "计价", []string{"编号,计价,金额", "a,元,5", "b,亿元,5"}, []string{"0.0005", "50000"}},
		{"都是一种", num.Yuan, "", []string{"编号,货币单位,金额", "a,元,5", "b,元,6"}, []string{"5", "6"}},
		{"单位是镇村", num.Yuan, "", []string{"编号,单位,金额", "a,万里街道,5", "b,三里村,6"}, []string{"5", "6"}},
		{"单位是个数的", num.Yuan, "", []string{"编号,数量,单位,金额", "a,1,台,5", "b,2,户,6"}, []string{"5", "6"}},
		{"一行没写", num.Unit{}, "", []string{"编号,金额,单位", "a,5,万元", "b,5,"}, []string{"?unit-missing"}},
		{"一行是外币", num.Yuan, "", []string{"编号,金额,单位", "a,5,万元", "b,5,美元"}, []string{"?unit-unknown"}},
		{"一行写两种", num.Yuan, "", []string{"编号,金额,单位", "a,5,万元/元", "b,5,元"}, []string{"?unit-unknown"}},
		{"币种是外币", num.Yuan, "", []string{"编号,金额,币种", "a,5,人民币", "b,5,USD"}, []string{"?unit-unknown"}},
		{"定义写的一列没有", num.Yuan, "计价", []string{"编号,金额,单位", "a,5,元", "b,5,元"}, []string{"?unit-column"}},
		{"列名也写了", num.Yuan, "", []string{"编号,金额（元）,单位", "a,5,万元", "b,5,元"}, []string{"?unit-column"}},
	} {
		spec := Spec{File: "a.csv", Key: 0, Columns: []Column{{Name: "编号"}, {Name: "金额", Type: Money, Unit: c.unit, UnitIn: c.in}}}
		g := read(t, spec, csvOf(c.lines...))
		var got []string
		for _, r := range g.rows {
			got = append(got, strings.Split(r, ",")[1])
		}
		if len(g.faults) > 0 {
			got = nil
			for _, f := range g.faults {
				got = append(got, "?"+strings.Fields(f)[1])
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v %v, want %v", c.name, got, g.faults, c.want)
		}
	}
}

// Bare numbers of a rate are parts of a hundred or of a thousand where the head
// says so.
func TestRateHeads(t *testing.T) {
	for head, want := range map[string]string{"比率（%）": "0.095", "比率（百分数）": "0.095", "比率（‰）": "0.0095", "比率（千分比）": "0.0095", "比率（千分之）": "0.0095", "比率(单位：‰)": "0.0095", "比率": "?cell"} {
		spec := Spec{File: "a.csv", Key: 0, Code: "cell", Columns: []Column{{Name: "编号"}, {Name: "比率", Type: Rate}}}
		g := read(t, spec, csvOf("编号,"+head, "a,9.5"))
		got := ""
		if len(g.faults) > 0 {
			got = "?" + strings.Fields(g.faults[0])[1]
		} else {
			got = strings.Split(g.rows[0], ",")[1]
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", head, got, want)
		}
	}
}

func TestMoneyText(t *testing.T) {
	for text, want := range map[string]string{"3仟元": "3千元", "2.5億元": "2.5亿元", "5万元整": "5万元", "￥1,200 佰元": "¥1,200百元", "30角": "30角", "７萬元": "7万元", "8元人民币": "8元",
		"12万": "12万", "3美元": "3美元", "18家": "18家", "12": "12", "约六万": "约六万", "-3.5十万元": "-3.5十万元"} {
		if got := MoneyText(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
