package rules

import (
	"strings"
	"testing"

	"jiheng/document"
)

// A number that was struck out or hidden is not judged as a blank; what is really blank is.
func TestNumbersSetAsideAreNotJudged(t *testing.T) {
	for _, c := range []struct {
		cell  string
		wrong bool
	}{{document.SetAside, false}, {document.NotComputed, false}, {"", true}, {"120", false}} {
		got := foundInTable(t, "单位：万元\n项目 | 全年预算数 | 全年执行数\n水库 | "+c.cell+" | 110\n河道 | 130 | 120\n湖泊 | 140 | 130\n合计 | 390 | 360", "BUD-06", "BUD-20", "RPT-28")
		if (len(got) > 0) != c.wrong {
			t.Errorf("%q: %s", c.cell, strings.Join(got, "；"))
		}
	}
}
