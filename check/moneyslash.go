package check

import (
	"regexp"
	"strings"

	"jiheng/num"
)

var (
	slashRow  = regexp.MustCompile(`([^：:；;。/，,]{2,20}?)(?:[（(](?:预算|执行|万元|元|[^（()）]{0,24})[）)])?(预算/执行)?[:：]?(-?[0-9][0-9.]*(?:/-?[0-9][0-9.]*)+)`)
	slashHead = regexp.MustCompile(`年初预算[^/，；。]{0,3}/全年预算[^/，；。]{0,3}/全年执行[^/，；。]{0,3}(?:/分值/执行率/得分)?`)
)

// slashed returns the sums that are written as rows between strokes:
// 年度资金总额：90/89.97/89.97；财政拨款：90/89.97/89.97. The stages come from a head
// of the same form, or from 预算/执行 before the figures.
func (t *Text) slashed() []partedSum {
	var out []partedSum
	var heads []stage
	for _, l := range t.Lines {
		if l.Kind == CellLine || strings.Count(l.Text, "/") < 2 {
			continue
		}
		if m := slashHead.FindString(l.Text); m != "" {
			heads = []stage{original, revised, outturn}
		}
		var rows []moneyRow
		for _, m := range slashRow.FindAllStringSubmatchIndex(l.Text, -1) {
			if m[4] >= 0 {
				heads = []stage{revised, outturn}
			}
			if r, ok := slashCells(l, m, heads); ok {
				rows = append(rows, r)
			}
		}
		for i := range rows {
			if !hasAny(rows[i].name, "资金总额", "合计", "总计") {
				continue
			}
			s := partedSum{total: &rows[i]}
			for j := i + 1; j < len(rows) && !hasAny(rows[j].name, "资金总额", "合计", "总计"); j++ {
				if isFund(rows[j].name) {
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

func slashCells(l *Line, m []int, heads []stage) (r moneyRow, ok bool) {
	if heads == nil {
		return r, false
	}
	r = moneyRow{line: l, name: stripWords(l.Text[m[2]:m[3]])}
	at := m[6]
	for i, s := range strings.Split(l.Text[m[6]:m[7]], "/") {
		s = strings.TrimRight(s, ".")
		d, err := num.ParseDecimal(s)
		if i < len(heads) && err == nil {
			r.cells[heads[i]] = moneyCell{line: l, at: Range{at, at + len(s)}, text: s, shown: d, scale: num.One, set: true}
		}
		at += len(s) + 1
	}
	return r, true
}
