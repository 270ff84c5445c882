package table

import (
	"regexp"
	"strings"

	"jiheng/document/xlsx"
	"jiheng/num"
)

// A unitLine is a unit that stands somewhere above a table and holds for all of
// it: 单位：万元.
type unitLine struct {
	unit num.Unit
	line int
	text string
}

var (
	unitSaid  = regexp.MustCompile(`单位[:]?(?:人民币)?(百万元|千万元|十万元|万元|千元|亿元|元|圆)(?:[^\p{Han}]|$)`)
	unitAlone = regexp.MustCompile(`^\((?:人民币)?(百万元|千万元|万元|千元|亿元|元)\)$`)
	unitHead  = regexp.MustCompile(`^(?:金额|计量|货币|币种)?单位:?$`)
)

// unitOf reads the unit that a row names, in one cell or in two.
func unitOf(row xlsx.Row) (u num.Unit, text string, ok bool) {
	for i, c := range row.Cells {
		if !strings.Contains(c.Text, "元") && !strings.Contains(c.Text, "圆") && !strings.Contains(c.Text, "位") {
			continue // most cells hold nothing of a unit
		}
		s := flat(c.Text)
		m := unitSaid.FindStringSubmatch(s)
		if m == nil {
			m = unitAlone.FindStringSubmatch(s)
		}
		if m != nil {
			return num.MustUnit(strings.ReplaceAll(m[1], "圆", "元")), strings.TrimSpace(c.Text), true
		}
		if u := amongUnits(s); !u.IsZero() {
			return u, strings.TrimSpace(c.Text), true
		}
		if unitHead.MatchString(s) && i+1 < len(row.Cells) {
			if u := moneyUnit(row.Cells[i+1].Text); !u.IsZero() {
				return u, strings.TrimSpace(c.Text) + strings.TrimSpace(row.Cells[i+1].Text), true
			}
		}
	}
	return num.Unit{}, "", false
}

// amongUnits finds the one unit of money among several: 单位：人、万元.
func amongUnits(s string) (found num.Unit) {
	_, rest, ok := strings.Cut(s, "单位:")
	if !ok || len(rest) > 60 {
		return num.Unit{}
	}
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("、,/;和及()", r) }) {
		u := moneyUnit(part)
		if !u.IsZero() && !found.IsZero() && u != found {
			return num.Unit{}
		}
		if !u.IsZero() {
			found = u
		}
	}
	return found
}

// unitLines returns the units that stand above the head, and those alone in a
// row among the first ones below it.
func unitLines(s *xlsx.Survey, h *head) []unitLine {
	var out []unitLine
	for _, row := range s.First {
		if row.Number >= h.first() && row.Number <= h.last() {
			continue
		}
		if u, text, ok := unitOf(row); ok && (row.Number < h.first() || loneUnit(row)) {
			out = append(out, unitLine{u, row.Number, text})
		}
	}
	return out
}

// loneUnit reports a row that says nothing but the unit.
func loneUnit(row xlsx.Row) bool {
	_, _, ok := unitOf(row)
	return ok && len(row.Cells) <= 2 && wordsOnly(row)
}
