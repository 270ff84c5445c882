package rules

import (
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// comparedRow reports the name of another year's row in a table whose rows are of several
// years, one of them the document's own: 2024年决算 below 2025年预算 and 2025年决算.
func comparedRow(l *paper.Line, own int) bool {
	for _, row := range l.Table.Cells {
		at := slices.Index(row, l)
		if at < 0 {
			continue
		}
		return slices.ContainsFunc(l.Table.Cells, func(r []*paper.Line) bool {
			return at < len(r) && r[at] != nil && r[at] != l && yearUse.MatchString(r[at].Text) && paper.YearIn(r[at].Text) == own
		})
	}
	return false
}

// restated matches what is said of the figures of a former year that stand for comparison:
// 2024年决算数为调整后数.
var restated = plain.NewExpr(`^数?据?(?:为|是|系|按|已按|已经)?[^，。；]{0,12}(?:调整后|追溯|重述|可比口径|同口径|口径调整)`)

// noteOfComparison reports a note to the figures of a former year that a table shows beside
// those of the document's own; rest is what stands behind the words of that year.
func noteOfComparison(p *check.Pass, l *paper.Line, rest string, year int) bool {
	note := strings.TrimLeft(l.Text, "（( *※")
	if !restated.MatchString(rest) && !strings.HasPrefix(note, "注") && !strings.HasPrefix(note, "备注") && !strings.HasPrefix(note, "说明：") {
		return false
	}
	said, own := paper.YearText(year), paper.YearText(p.Text.Year)
	return slices.ContainsFunc(p.Tables, func(g *paper.Grid) bool {
		has := func(y string) bool {
			return slices.ContainsFunc(g.Lines, func(o *paper.Line) bool { return o != l && strings.Contains(o.Text, y) })
		}
		return has(said) && (has(own) || restated.MatchString(rest))
	})
}
