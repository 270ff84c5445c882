package rules

import (
	"strings"

	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var (
	slashRow  = plain.NewExpr(`([^：:；;。/，,]{2,20}?)(?:[（(](?:预算|执行|万元|元|[^（()）]{0,24})[）)])?(预算/执行)?[:：]?(-?[0-9][0-9.]*(?:/-?[0-9][0-9.]*)+)`)
	slashHead = plain.NewExpr(`年初预算[^/，；。]{0,3}/全年预算[^/，；。]{0,3}/全年执行[^/，；。]{0,3}(?:/分值/执行率/得分)?`)
)

// slashed returns the sums that are written as rows between strokes:
// 年度资金总额：90/89.97/89.97；财政拨款：90/89.97/89.97. The stages come from a head
// of the same form, or from 预算/执行 before the figures.
func slashed(t *paper.Text) []partedSum {
	var out []partedSum
	var heads []paper.Stage
	for _, l := range t.Lines {
		if l.Kind == paper.CellLine || strings.Count(l.Text, "/") < 2 {
			continue
		}
		if m := slashHead.FindString(l.Text); m != "" {
			heads = []paper.Stage{paper.OriginalBudget, paper.RevisedBudget, paper.Outturn}
		}
		var rows []paper.MoneyRow
		for _, m := range slashRow.FindAllStringSubmatchIndex(l.Text, -1) {
			if m[4] >= 0 {
				heads = []paper.Stage{paper.RevisedBudget, paper.Outturn}
			}
			if r, ok := slashCells(l, m, heads); ok {
				rows = append(rows, r)
			}
		}
		for i := range rows {
			if !paper.HasAny(rows[i].Name, "资金总额", "合计", "总计") {
				continue
			}
			s := partedSum{total: &rows[i]}
			for j := i + 1; j < len(rows) && !paper.HasAny(rows[j].Name, "资金总额", "合计", "总计"); j++ {
				if isFund(rows[j].Name) {
					s.parts = append(s.parts, &rows[j])
				}
			}
			if len(s.parts) > 0 {
				out = append(out, s)
			}
		}
	}
	return out
}

func slashCells(l *paper.Line, m []int, heads []paper.Stage) (r paper.MoneyRow, ok bool) {
	if heads == nil {
		return r, false
	}
	r = paper.MoneyRow{Line: l, Name: paper.StripWords(l.Text[m[2]:m[3]])}
	at := m[6]
	for i, s := range strings.Split(l.Text[m[6]:m[7]], "/") {
		s = strings.TrimRight(s, ".")
		d, err := num.ParseDecimal(s)
		if i < len(heads) && err == nil {
			r.Cells[heads[i]] = paper.Amount{Line: l, At: paper.Range{From: at, To: at + len(s)}, Text: s, Shown: d,
				Scale: num.One, Set: true}
		}
		at += len(s) + 1
	}
	return r, true
}
