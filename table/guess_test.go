package table

import (
	"fmt"
	"strings"
	"testing"
)

// What a table seems to hold: its head below titles, the narrowest type of each
// column, the unit that stands above or in the head.
func TestGuess(t *testing.T) {
	var rows strings.Builder
	for i := 1; i <= 12; i++ {
		fmt.Fprintf(&rows, "3101012024%04d,2024/%d/5,%s,%d.5%%,%d,1.%02d,是\n", i, i, []string{"上门", "电话"}[i%2], 80+i, i*3, i)
	}
	for _, c := range []struct{ name, head, want string }{
		{"列名在第一行", "受理编号,受理时间,方式,满意率,人数,金额（万元）,办结\n", "1 受理编号:文本 受理时间:日期 方式:代码 满意率:比率 人数:整数 金额:金额万元 办结:是否"},
		{"题名和单位", "2024年受理台账,,,,,,\n单位：千元,,,,,,\n受理编号,受理时间,方式,满意率,人数,补贴金额,办结\n", "3 受理编号:文本 受理时间:日期 方式:代码 满意率:比率 人数:整数 补贴金额:金额千元 办结:是否"},
		{"没有写单位", "受理编号,受理日期,方式,满意率,人数,经费,办结\n", "1 受理编号:文本 受理日期:日期 方式:代码 满意率:比率 人数:整数 经费:金额 办结:是否"},
	} {
		g, err := Guess("台账/受理.csv", []byte(c.head+rows.String()), Hint{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := fmt.Sprint(g.Head)
		for _, col := range g.Columns {
			got += " " + col.Name + ":" + col.Type.String() + col.Unit.String()
		}
		if got != c.want || g.Records != 12 || !g.Columns[0].Distinct {
			t.Errorf("%s: %s, %d records, key distinct %v; want %s", c.name, got, g.Records, g.Columns[0].Distinct, c.want)
		}
	}
}

func TestGuessNothing(t *testing.T) {
	for _, text := range []string{"说明\n", "1,2,3\n4,5,6\n", "只有一列\n甲\n乙\n", ""} {
		if g, err := Guess("台账/a.csv", []byte(text), Hint{}); err == nil {
			t.Errorf("%q: %+v", text, g)
		}
	}
}
