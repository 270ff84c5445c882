package pdfread

import (
	"strings"
	"testing"
)

// Cells that are broken over lines, in tables without rules, are one row where the distance of
// lines tells it; where it does not, no figure is read and that is said.
func TestCellsBrokenOverLines(t *testing.T) {
	want := fund("资金来源 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率", "教育事业专项资金合计 | 2,350.75 | 2,410.25 | 2,298.50 | 95.36%",
		"其中：省级财政下达的奖补资金 | 1,350.75 | 1,410.25 | 1,308.20 | 92.76%", "县级财政安排的配套资金 | 1,000.00 | 1,000.00 | 990.30 | 99.03%")
	for _, name := range []string{"names-broken-top", "names-broken-middle", "figures-broken", "figures-broken-right"} {
		d := studied(t, written(t, "chromium-"+name+".pdf")).Document
		if got := d.Dump(); !strings.Contains(got, want) || notes(d) != "" {
			t.Errorf("%s:\n%s%s", name, got, notes(d))
		}
	}
	d := studied(t, written(t, "chromium-figures-broken-close.pdf")).Document
	if said := notes(d); !strings.Contains(said, "!pdf-table-unread") {
		t.Errorf("not said: %q\n%s", said, d.Dump())
	}
}

func TestRestOfANumber(t *testing.T) {
	for _, c := range []struct {
		a, b string
		rest bool
	}{
		{"1,100.0", "0", true}, {"100.0", "0%", true}, {"97.", "21%", true}, {"1,2", "34.50", true}, {"96.67", "%", true}, {"2,350", ".75", true},
		{"1,100.00", "0", false}, {"200", "0", false}, {"05", "03", false}, {"01", "02", false}, {"12.50", "13.00", false}, {"97.2%", "1", false}, {"99.5", "98.5", false}, {"项目", "0", false},
	} {
		if got := restOf(c.a, c.b); got != c.rest {
			t.Errorf("%s above %s: %v", c.a, c.b, got)
		}
	}
}
