package table

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"jiheng/num"
)

// Honest ledgers are hardly ever asked about a total: random amounts, small
// counts, amounts that repeat, prices times counts, remarks that are often blank.
func TestHonestLedgers(t *testing.T) {
	spec := Spec{File: "a.csv", Key: 0, How: "请写“合计行”或“数据行”", Columns: []Column{{Name: "编号"}, {Name: "企业"}, {Name: "备注", Optional: true},
		{Name: "金额", Type: Money, Unit: num.Yuan}, {Name: "次数", Type: Integer, Unit: num.MustUnit("次")}}}
	random := rand.New(rand.NewSource(20240601))
	remark := func() string { return []string{"", "已核", "补报"}[random.Intn(3)] }
	for _, c := range []struct {
		name string
		row  func() (remark, money string, count int)
	}{
		{"随机金额", func() (string, string, int) {
			return "有", fmt.Sprintf("%d.%02d", 100+random.Intn(20000), random.Intn(100)), 1 + random.Intn(9)
		}},
		{"几种标准", func() (string, string, int) {
			return "有", []string{"100", "200", "300", "500", "1000"}[random.Intn(5)], 1
		}},
		{"都一样", func() (string, string, int) { return "有", "100", 1 }},
		{"单价乘次数", func() (string, string, int) {
			n := 1 + random.Intn(5)
			return "有", fmt.Sprintf("%.2f", float64(n)*350.5), n
		}},
		{"几种标准，没有次数", func() (string, string, int) {
			return "有", []string{"100", "200", "300", "500", "1000"}[random.Intn(5)], 0
		}},
		{"备注常常空着，没有次数", func() (string, string, int) { return remark(), []string{"100", "200", "300"}[random.Intn(3)], 0 }},
		{"备注常常空着", func() (string, string, int) {
			return remark(), []string{"200", "300", "500", "800"}[random.Intn(4)], 1 + random.Intn(3)
		}},
		{"备注空着的随机金额", func() (string, string, int) {
			return remark(), fmt.Sprint(50 * (1 + random.Intn(60))), 1 + random.Intn(3)
		}},
	} {
		const ledgers = 500
		asked, above, said := 0, 0, 0
		for range ledgers {
			var b strings.Builder
			b.WriteString("编号,企业,备注,金额,次数\n")
			for i := range 3 + random.Intn(40) {
				r, m, n := c.row()
				fmt.Fprintf(&b, "A%03d,第%d家,%s,%s,%d\n", i+1, random.Intn(30)+1, r, m, n)
			}
			reading, err := Read(spec, []byte(b.String()), func(Row) error { return nil })
			if err != nil && strings.Contains(err.Error(), "下面") {
				above++
			} else if err != nil {
				asked++
			}
			for _, s := range reading.Said {
				if s.Code == "table-total" {
					said++
					break
				}
			}
		}
		if asked+above > ledgers/100 {
			t.Errorf("%s: more than one in a hundred is asked about", c.name)
		}
		t.Logf("%s: %d asked of totals above their rows, %d of totals below, %d said, of %d", c.name, above, asked, said, ledgers)
	}
}
