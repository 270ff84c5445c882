package table

import (
	"fmt"
	"strings"
	"testing"

	"jiheng/num"
)

// Rows that count the columns are left out, in whatever figures; where every
// column is one of numbers it is asked.
func TestRowsThatCountColumns(t *testing.T) {
	rows := []string{"A1,甲馆,1000,2", "A2,乙馆,2500,3"}
	for _, line := range []string{"1,2,3,4", "（1）,（2）,（3）,（4）", "(1),(2),(3),(4)", "①,②,③,④", "甲,乙,1,2", "A,B,1,2=1/3", "栏次,,1,2", "１,２,３,４", "第1栏,第2栏,第3栏,第4栏", "1,2,3,4=3×2"} {
		g := read(t, grants(), csvOf(append([]string{"单号,单位,金额,场次", line}, rows...)...))
		if len(g.faults) > 0 || len(g.rows) != 2 || !strings.Contains(strings.Join(g.said, ""), "第2行是栏次，没有计入") {
			t.Errorf("%s: %v %v %v", line, g.rows, g.said, g.faults)
		}
	}
	g := read(t, visits("a.xlsx"), newBook(t).put("表", 1, visitHead, []any{1, 2, 3, 4}, []any{"A1", "2024-01-05", "甲", 5}).bytes())
	g.wantRows(t, "3 A1,2024-01-05,甲,5")
	for _, line := range []string{"1,5,3,4", "1,2,,4", "2,3,4,5", "1,甲馆,3,4", "A1,2,3,4"} {
		if g := read(t, grants(), csvOf("单号,单位,金额,场次", line, rows[0])); len(g.faults) > 0 || len(g.rows) != 2 {
			t.Errorf("%s is a record: %v %v", line, g.rows, g.faults)
		}
	}
	spec := grants()
	spec.Columns = []Column{{Name: "单号"}, {Name: "金额", Type: Money, Unit: num.Yuan}, {Name: "场次", Type: Integer}}
	read(t, spec, csvOf("单号,金额,场次", "1,2,3", "2,50,1")).wantFaults(t, "a.csv:2 note-unsure|栏次")
}

// Examples, and figures of another year, of the plan or of the difference, are
// asked about.
func TestRowsBesidesRecords(t *testing.T) {
	for _, line := range []string{"示例,某单位,1000,2", "例：A0,某某馆,1000,2", "（样例）,某馆,5,1", "填写示例,甲,5,1", "上年同期,,3800,5", "去年数,,3800,5", "本年预算,,5000,", "年初计划数,全部,5000,6",
		"与上年相比,,200,1", "同比增长,,5,1", "增减额,,200,1", "预算数,,5000,", "S1,上年同期,3800,5"} {
		g := read(t, grants(), csvOf("单号,单位,金额,场次", "A1,甲馆,1000,2", line))
		if len(g.faults) != 1 || !strings.Contains(g.faults[0], "a.csv:3 note-unsure 第3行") {
			t.Errorf("%s: %v %v", line, g.rows, g.faults)
		}
		spec := grants()
		spec.Data = []string{"3"}
		if g := read(t, spec, csvOf("单号,单位,金额,场次", "A1,甲馆,1000,2", line)); len(g.faults) > 0 || len(g.rows) != 2 {
			t.Errorf("%s, answered: %v %v", line, g.rows, g.faults)
		}
	}
	for _, name := range []string{"上海某公司", "示例企业0019有限公司", "示例大厦01", "样例工程", "例会办公室", "示范区管委会", "计划生育协会", "同济大学", "预算评审中心", "比亚迪", "本地商户", "目标公司", "增城商行"} {
		if g := read(t, grants(), csvOf("单号,单位,金额,场次", "A1,"+name+",1000,2")); len(g.faults) > 0 || len(g.rows) != 1 {
			t.Errorf("%s: %v", name, g.faults)
		}
	}
}

// Lines above the head that name the unit in other words, and those that only
// mention one.
func TestUnitLinesInOtherWords(t *testing.T) {
	for line, want := range map[string]string{
		"以下金额均为万元": "50000", "计价：万元": "50000", "万元、场": "50000", "本表数字均以千元计": "5000", "表内金额一律为万元": "50000", "数据以万元列示": "50000", "资金均按百元填列": "500", "（金额为亿元）": "500000000",
		"单位：元、场": "5", "各项资金均为财政拨款": "5", "2024年补助100万元项目": "5",
		"万元以上采购": "5", "补助（保留到万元）": "?",
	} {
		text := fmt.Sprintf("%s\n单号,单位,金额,场次\nA1,甲馆,5,1", line)
		g := read(t, grants(), csvOf(strings.Split(text, "\n")...))
		mentions := strings.Contains(strings.Join(g.said, ""), "看不出是不是金额的单位")
		if want == "?" && (mentions || len(g.faults) > 0) {
			continue
		}
		if len(g.rows) != 1 || g.rows[0] != "3 A1,甲馆,"+want+",1" || mentions {
			t.Errorf("%s: %v %v %v", line, g.rows, g.said, g.faults)
		}
	}
}
