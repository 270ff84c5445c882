package table

import (
	"strings"
	"testing"

	"jiheng/hostile"
)

// FuzzRead: whatever a CSV file holds, it gives records of as many cells as
// columns, or faults that say where and what; twice the same.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"编号,日期,企业,金额\nA1,2024-01-05,甲公司,100\n合计,,,100\n审核人：某,,,\n",
		"台账,,,\n单位：万元\n编号,走访,,金额\n,日期,企业,\nA1,45675,甲,（30.00）\n小计,,,-30\n,,,5\n",
		"编号;日期;企业;金额（元）\n3.51E+17;20240101;合计商贸;12万\n栏次;1;2;3\n",
		"编号\t日期\t企业\t金额\n=\"001\"\t2024-03-10 10:22:00\t/\t—\n累计\t\t\t0\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > hostile.MostFuzzed {
			t.Skip("larger than fuzzed inputs may be")
		}
		hostile.Bounded(t, func() {
			spec := visits("a.csv")
			a, b := read(t, spec, []byte(text)), read(t, spec, []byte(text))
			if strings.Join(a.rows, "\n") != strings.Join(b.rows, "\n") || strings.Join(a.faults, "\n") != strings.Join(b.faults, "\n") {
				t.Error("two readings differ")
			}
			for _, m := range append(a.faults, a.said...) {
				if !strings.Contains(m, "a.csv") && strings.HasPrefix(m, "a") || strings.HasSuffix(m, " ") {
					t.Errorf("incomplete: %s", m)
				}
			}
			if a.reading.Rows != len(a.rows) {
				t.Errorf("%d records, %d handed out", a.reading.Rows, len(a.rows))
			}
		})
	})
}
