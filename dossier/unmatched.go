package dossier

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/plain"
)

// unmatched says of a filter that asks for a value which no row has: the figure is
// then nothing, or everything, and nobody may have meant that.
func (l *loader) unmatched(g *budget.Ledger, d budget.Derivation, x plain.Node, rows *budget.Rows) {
	for _, key := range []string{"筛选", "分母"} {
		f := map[string]budget.Filter{"筛选": d.Filter, "分母": d.Of}[key]
		for _, u := range f.Unmatched(g, rows) {
			has := "这一列都空着"
			if values := nearestFirst(u.Value, u.Values); len(values) > 0 {
				has = "这一列有：“" + strings.Join(values[:min(len(values), named)], "”、“") + "”"
				if len(values) > named {
					has += "等"
				}
			}
			l.notice(x.Get(key).Place(), "filter-none", "取数“%s”的%s要“%s”是“%s”的，台账《%s》一行也没有；%s；写错了请改",
				d.Fact.ID, key, u.Column, fault.Clip(u.Value), g.Name, has)
		}
	}
}

// nearestFirst puts the value that is spelt most like another one first.
func nearestFirst(like string, values []string) []string {
	out := make([]string, 0, len(values))
	for _, v := range values {
		out = append(out, fault.Clip(v))
	}
	if i := slices.Index(values, plain.Nearest(like, values)); i > 0 {
		near := out[i]
		out = slices.Insert(slices.Delete(out, i, i+1), 0, near)
	}
	return out
}
