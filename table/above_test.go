package table

import (
	"strings"
	"testing"

	"jiheng/num"
)

// grants is a ledger without days: number, name, amount, visits.
func grants() Spec {
	return Spec{File: "a.csv", Code: "cell", Key: 0, How: "请写“合计行”或“数据行”", Columns: []Column{{Name: "单号"}, {Name: "单位"},
		{Name: "金额", Type: Money, Unit: num.Yuan}, {Name: "场次", Type: Integer, Unit: num.MustUnit("场")}}}
}

// Totals above their rows are asked about, whatever they are called; the definition
// answers with the rows.
func TestTotalsAbove(t *testing.T) {
	head := "单号,单位,金额,场次"
	rows := []string{"A1,甲馆,1000,2", "A2,乙馆,2500.5,3", "A3,丙馆,499.5,1"}
	for _, c := range []struct {
		name  string
		lines []string
		asked string // rows that are asked about
		sum   string // of the amounts, once the rows are answered as totals
	}{
		{"全县在前", append([]string{"全县,,4000,6"}, rows...), "2", "4000"},
		{"有单位的", append([]string{"全县,各馆,4000,6"}, rows...), "2", "4000"},
		{"名字不是合计的", append([]string{"B0,文化馆系统,4000,6"}, rows...), "2", "4000"},
		{"整数", []string{"S,各村,6000,6", "A1,东村,1000,1", "A2,西村,2000,2", "A3,北村,3000,3"}, "2", "6000"},
		{"两片", []string{"东片,,3500.5,5", rows[0], rows[1], "西片,,499.5,1", rows[2]}, "2、5", "4000"},
		{"两片，列列都写", []string{"D1,东片,3500.5,5", rows[0], rows[1], "D2,西片,499.5,1", rows[2]}, "2、5", "4000"},
		{"两个季度", []string{"一季度,,300,3", "A1,甲,100,1", "A2,乙,200,2", "二季度,,700,3", "B1,丙,300,1", "B2,丁,400,2"}, "2、5", "1000"},
		{"编号层级", []string{"1,东片,3500.5,5", "1.1,甲馆,1000,2", "1.2,乙馆,2500.5,3", "2,西片,599.5,2", "2.1,丙馆,499.5,1", "2.2,丁馆,100,1"}, "2、5", "4100"},
		{"科目代码", []string{"301,工资福利,300,3", "30101,基本工资,200,2", "30102,津贴,100,1", "302,商品服务,50,1", "30201,办公费,50,1"}, "2、5", "350"},
		{"横线编号", []string{"甲-1,道路,500,2", "甲-1-1,路面,200,1", "甲-1-2,路灯,300,1", "乙-2,桥,90,1"}, "2", "590"},
		{"只加了前两行的月份", append([]string{"3月份,,3500.5,5"}, rows...), "2", "4000"},
		{"前面先有一行数据", append([]string{"Z9,戊馆,77.7,1", "M1,本部门各馆,4123.45,6"}, "A1,甲馆,1000.1,2", "A2,乙馆,2623.15,3", "A3,丙馆,500.2,1"), "3", "4201.15"},
		{"全县下面还有片", []string{"全县,,4000,6", "东片,,3500.5,5", rows[0], rows[1], "西片,,499.5,1", rows[2]}, "2、3、6", "4000"},
	} {
		g := read(t, grants(), csvOf(append([]string{head}, c.lines...)...))
		list := strings.Split(c.asked, "、")
		if len(g.faults) != 1 || !strings.Contains(g.faults[0], "total-unsure") || !strings.Contains(g.faults[0], "下面") {
			t.Errorf("%s: %v, said %v", c.name, g.faults, g.said)
			continue
		}
		for _, line := range list {
			if !strings.Contains(g.faults[0], "第"+line+"行“") {
				t.Errorf("%s: row %s is not asked about: %s", c.name, line, g.faults[0])
			}
		}
		if n := strings.Count(g.faults[0], "行“"); n != len(list) {
			t.Errorf("%s: %d rows are asked about: %s", c.name, n, g.faults[0])
		}
		spec := grants()
		spec.Totals = list
		if sum, err := summed(t, spec, append([]string{head}, c.lines...)); sum != c.sum || err != nil {
			t.Errorf("%s: answered as totals the sum is %s: %v", c.name, sum, err)
		}
		spec = grants()
		spec.Data = list
		if g := read(t, spec, csvOf(append([]string{head}, c.lines...)...)); len(g.faults) > 0 || len(g.rows) != len(c.lines) {
			t.Errorf("%s: answered as data: %v %v", c.name, g.faults, g.rows)
		}
	}
}

// summed adds up the amounts of the records.
func summed(t *testing.T, spec Spec, lines []string) (string, error) {
	t.Helper()
	var sum num.Decimal
	_, err := Read(spec, csvOf(lines...), func(r Row) error {
		if r.Cells[2] != "" {
			sum = sum.Add(num.MustDecimal(r.Cells[2]))
		}
		return nil
	})
	return sum.Canonical(), err
}

// Rows that happen to equal what stands below them are no question: one row like
// the next, two that make a third, prices times visits.
func TestNoTotalsAbove(t *testing.T) {
	for name, lines := range map[string][]string{
		"都一样":       {"A1,甲,100,1", "A2,乙,100,1", "A3,丙,100,1", "A4,丁,100,1"},
		"两行":        {"A1,甲,100,1", "A2,乙,100,1"},
		"一行等于下两行":   {"A0,戊,50,1", "A1,甲,300,2", "A2,乙,100,1", "A3,丙,200,1", "A4,丁,80,1"},
		"同价不同次数":    {"A0,戊,350.5,1", "A1,甲,1051.5,3", "A2,乙,350.5,1", "A3,丙,701,2", "A4,丁,350.5,1"},
		"连续编号":      {"1,甲,100,1", "10,乙,60,1", "11,丙,40,0", "2,丁,30,1"},
		"单位有的空着":    {"A1,,200,1", "A2,乙,100,1", "A3,,70,1", "A4,丁,30,1", "A5,戊,20,1"},
		"编号有的更长":    {"A1,甲,100,1", "A10,乙,60,1", "A11,丙,40,0", "A2,丁,30,1"},
		"有零的行":      {"A1,甲,0,0", "A2,乙,0,0", "A3,丙,0,0"},
		"调剂一增一减":    {"A1,甲,1200.5,1", "A2,乙,1200.5,1", "A3,丙,-377.25,1", "A4,丁,377.25,-1"},
		"有一笔退回":     {"A1,甲,100,1", "A2,乙,-100,1", "A3,丙,200,1", "A4,丁,70,2"},
		"没有金额的是没有数": {"A1,甲,,", "A2,乙,100,1", "A3,丙,30,1"},
	} {
		g := read(t, grants(), csvOf(append([]string{"单号,单位,金额,场次"}, lines...)...))
		if len(g.faults) > 0 || len(g.rows) != len(lines) {
			t.Errorf("%s: %v", name, g.faults)
		}
	}
	g := read(t, grants(), csvOf("单号,单位,金额,场次", "A1,甲,300,2", "A2,乙,100,1", "A3,丙,200,1"))
	if len(g.faults) > 0 || len(g.said) != 1 || !strings.Contains(g.said[0], "第2行“A1”的数正好等于下面几行之和，按数据计入") {
		t.Errorf("a first row like the two below it: %v %v", g.faults, g.said)
	}
}

// A row that is the sum of the last few above it, in a table that goes on, is asked
// about where the digits leave no chance.
func TestTotalsOfSomeRowsAbove(t *testing.T) {
	for name, lines := range map[string][]string{
		"两片":   {"A1,甲馆,1000.25,2", "A2,乙馆,2500.5,3", "D1,东片,3500.75,5", "A3,丙馆,812.33,4", "A4,丁馆,4400.1,7", "D2,西片,5212.43,11"},
		"夹在中间": {"A0,戊馆,87.12,1", "A1,甲馆,1000.25,2", "A2,乙馆,2500.53,3", "D1,东片,3500.78,5", "A3,丙馆,812.33,4"},
		"有退回的": {"A0,戊馆,-87.12,1", "A1,甲馆,1000.25,2", "A2,乙馆,2500.53,3", "D1,东片,3500.78,5", "A3,丙馆,812.33,4"},
	} {
		g := read(t, grants(), csvOf(append([]string{"单号,单位,金额,场次"}, lines...)...))
		if len(g.faults) != 1 || len(g.said) > 0 || !strings.Contains(g.faults[0], "上面各行之和") || strings.Count(g.faults[0], "“D") != strings.Count(strings.Join(lines, ""), "D") {
			t.Errorf("%s: %v, said %v", name, g.faults, g.said)
		}
	}
}
