package budget

import (
	"strings"
	"testing"

	"jiheng/fact"
	"jiheng/num"
)

// derive makes a figure from visitRows; filters are given as text.
func derive(t *testing.T, d Derivation, filter, of string, rows *Rows) (fact.Fact, error) {
	t.Helper()
	var err error
	if d.Filter, err = ParseFilter(visits(), filter); err != nil {
		t.Fatal(err)
	}
	if d.Of, err = ParseFilter(visits(), of); err != nil {
		t.Fatal(err)
	}
	if d.Fact.ID == "" {
		d.Fact.ID = "X"
	}
	return ActualOf(visits(), d, rows)
}

var year2024 = Derivation{Period: "2024年", From: "2024-01-01", To: "2024-12-31"}

func TestActualOf(t *testing.T) {
	unit := func(s string) num.Unit { return num.MustUnit(s) }
	in2024 := func(d Derivation) Derivation {
		d.Period, d.From, d.To = year2024.Period, year2024.From, year2024.To
		return d
	}
	for _, c := range []struct {
		name       string
		d          Derivation
		filter, of string
		want, text string
		rows       int
	}{
		{"计数", Derivation{How: Count, Unit: unit("次")}, "方式=上门", "", "3次", "T01《走访台账》计数：方式=上门，3行", 3},
		{"计数没有行", Derivation{How: Count, Unit: unit("次")}, "人数>99", "", "0次", "0行", 0},
		{"期间的两头都算", in2024(Derivation{How: Count, Unit: unit("次")}), "", "", "3次", "日期在2024年，3行", 3},
		{"去重", Derivation{How: Distinct, Column: "方式", Unit: unit("种")}, "", "", "2种", "“方式”不同的值2个", 5},
		{"去重不计空白", Derivation{How: Distinct, Column: "备注", Unit: unit("种")}, "", "", "3种", "不同的值3个", 5},
		{"求和", Derivation{How: SumOf, Column: "人数"}, "", "", "13人", "“人数”合计13人，4行；另有1行“人数”空着，没有计入", 4},
		{"求和换算", Derivation{How: SumOf, Column: "金额", Unit: unit("亿美元")}, "", "", "0.01亿美元", "合计133.75万美元，4行；另有1行“金额”空着", 4},
		{"求和没有行", Derivation{How: SumOf, Column: "金额"}, "人数>99", "", "0万美元", "0行", 0},
		{"占比", in2024(Derivation{How: Share, Unit: num.Pct}), "是否按期=是", "", "66.67%", "占全部的3行，2÷3=66.67%", 3},
		{"占比有分母", Derivation{How: Share, Unit: num.Pct}, "方式=上门 且 是否按期=是", "方式=上门", "66.67%", "占方式=上门的3行", 3},
		{"占比不计分母以外的行", Derivation{How: Share, Unit: num.Pct}, "是否按期=是", "方式=视频", "50%", "的1行，占方式=视频的2行", 2},
		{"比率", Derivation{How: Rate, Column: "人数", Under: "金额", Unit: num.Pct}, "", "", "9.96%", "“人数”合计13，“金额”合计130.5，13÷130.5=9.96%；另有2行“人数”或“金额”空着，没有计入", 3},
		{"比率没有单位", Derivation{How: Rate, Column: "人数", Under: "人数"}, "", "", "1倍", "13÷13=100.00%；另有1行“人数”空着，没有计入", 4},
		{"最新的数", Derivation{How: Latest, Column: "人数"}, "", "", "10人", "2024年6月30日的“人数”", 5},
		{"最新的日期", Derivation{How: Latest, Column: "办结日期"}, "方式=上门", "", "2024年12月31日", "2024年12月31日的“办结日期”", 3},
		{"最新的词", Derivation{How: Latest, Column: "方式"}, "", "", "上门", "", 5},
		{"最新的换算", Derivation{How: Latest, Column: "金额", Unit: unit("美元")}, "", "", "32500美元", "", 5},
	} {
		f, err := derive(t, c.d, c.filter, c.of, visitRows)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := f.Print().Text; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		a := f.Account
		if a.Kind != fact.Ledger || a.Grade != "系统导出" || a.Ledger.Rows != c.rows || len(a.Ledger.Root) != 64 || !strings.Contains(a.Text, c.text) {
			t.Errorf("%s: account %+v, %+v", c.name, a, a.Ledger)
		}
	}
}

func TestActualOfHasNone(t *testing.T) {
	for _, c := range []struct {
		name       string
		d          Derivation
		filter, of string
		want       string
	}{
		{"占比没有分母", Derivation{How: Share, Unit: num.Pct}, "", "人数>99", "分母没有行"},
		{"比率的分母为零", Derivation{How: Rate, Column: "人数", Under: "人数", Unit: num.Pct}, "人数=0", "", "合计为零"},
		{"比率的分子都空着", Derivation{How: Rate, Column: "金额", Under: "人数", Unit: num.Pct}, "人数=0", "", "1行的“金额”或“人数”都空着"},
		{"比率的分母都空着", Derivation{How: Rate, Column: "金额", Under: "人数", Unit: num.Pct}, "人数 为空", "", "1行的“金额”或“人数”都空着"},
		{"求和都空着", Derivation{How: SumOf, Column: "金额"}, "人数=0", "", "1行的“金额”都空着"},
		{"最新没有行", Derivation{How: Latest, Column: "人数"}, "人数>99", "", "没有符合条件的行"},
		{"最新都空着", Derivation{How: Latest, Column: "人数"}, "人数 为空", "", "都空着"},
		{"单位不能换算", Derivation{How: SumOf, Column: "金额", Unit: num.MustUnit("亿元")}, "", "", "万美元不能换算成亿元"},
		{"占比不是金额", Derivation{How: Share, Unit: num.Wan}, "", "", "不能换算成万元"},
	} {
		f, err := derive(t, c.d, c.filter, c.of, visitRows)
		if err == nil || !strings.Contains(err.Error(), c.want) || !f.Value.IsBlank() {
			t.Errorf("%s: %v, %s", c.name, err, f.Print().Text)
		}
	}
}

// Blank is not zero: a row that lacks a number of a rate is on neither side, and
// columns of two units are compared in one.
func TestBlankIsNotZero(t *testing.T) {
	l := &Ledger{ID: "T02", Name: "办件台账", Keys: []string{"编号"}, Columns: []Column{{Name: "编号", Type: TextColumn},
		{Name: "应付", Type: MoneyColumn, Unit: num.Yuan}, {Name: "已付", Type: MoneyColumn, Unit: num.Wan}}}
	for _, c := range []struct {
		rows  [][]string
		want  string
		blank int
	}{
		{[][]string{{"a", "100000", ""}, {"b", "100000", "5"}}, "50%", 1},
		{[][]string{{"a", "", "9"}, {"b", "100000", "5"}}, "50%", 1},
		{[][]string{{"a", "", ""}, {"b", "100000", "5"}, {"c", "100000", "0"}}, "25%", 1},
		{[][]string{{"a", "0", "0"}, {"b", "100000", "5"}}, "50%", 0},
	} {
		rows := NewRows(3)
		for i, r := range c.rows {
			rows.Add(r, i+2, 0)
		}
		f, err := ActualOf(l, Derivation{How: Rate, Column: "已付", Under: "应付", Unit: num.Pct, Fact: fact.Fact{ID: "X"}}, rows)
		if err != nil {
			t.Errorf("%v: %v", c.rows, err)
			continue
		}
		if u := f.Account.Ledger; f.Print().Text != c.want || u.Blank != c.blank || u.Rows != len(c.rows)-c.blank || strings.Contains(f.Account.Text, "空着") != (c.blank > 0) {
			t.Errorf("%v: %s, %+v, %s", c.rows, f.Print().Text, u, f.Account.Text)
		}
	}
}

// The last of the rows of one day is the latest.
func TestLatestOfOneDay(t *testing.T) {
	rows := rowsOf("a|2024-05-01|上门|1", "b|2024-05-01|上门|2", "c|2024-04-30|上门|3")
	f, err := derive(t, Derivation{How: Latest, Column: "人数"}, "", "", rows)
	if err != nil || f.Print().Text != "2人" {
		t.Errorf("%s, %v", f.Print().Text, err)
	}
}

// Figures of sample ledgers are samples; qualifier and display stay as stated.
func TestActualKeepsDisplay(t *testing.T) {
	l := visits()
	l.Sample = true
	d := Derivation{How: SumOf, Column: "金额", Fact: fact.Fact{ID: "X", Name: "吸收外资", Qualifier: "超", Display: fact.Display{Places: -2, Fixed: true, Mode: num.Down}}}
	f, err := ActualOf(l, d, visitRows)
	if err != nil || !f.Sample || f.Name != "吸收外资" || f.Print().Text != "超100万美元" {
		t.Errorf("%s sample %t, %v", f.Print().Text, f.Sample, err)
	}
}

func TestAccountNamesItsRows(t *testing.T) {
	share, err := derive(t, Derivation{How: Share, Unit: num.Pct}, "是否按期=是", "方式=上门", visitRows)
	if err != nil {
		t.Fatal(err)
	}
	count, err := derive(t, Derivation{How: Count}, "方式=上门", "", visitRows)
	if err != nil {
		t.Fatal(err)
	}
	if s, c := *share.Account.Ledger, *count.Account.Ledger; s.Filter != "方式=上门" || s.Rows != c.Rows || s.Root != c.Root {
		t.Errorf("a share names the rows %+v, which counted are %+v", s, c)
	}
}
