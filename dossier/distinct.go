package dossier

import (
	"strconv"
	"strings"

	"jiheng/budget"
)

// distinct says what a count of different values takes for none, and for one.
func (l *loader) distinct(g *budget.Ledger, d budget.Derivation, rows *budget.Rows) {
	if d.How != budget.Distinct {
		return
	}
	_, none, alike := d.DistinctOf(g, rows.All())
	var parts []string
	if none > 0 {
		parts = append(parts, strconv.Itoa(none)+"行写着“无”“-”一类，不算一个值")
	}
	if alike > 0 {
		parts = append(parts, strconv.Itoa(alike)+"个值有全角、半角或多几个空格的写法，各算一个")
	}
	if len(parts) > 0 {
		l.notice(d.Place, "distinct-read", "取数“%s”对“%s”去重：%s", d.Fact.ID, d.Column, strings.Join(parts, "；"))
	}
}
