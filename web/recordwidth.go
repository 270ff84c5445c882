package web

import (
	"slices"
	"strings"

	"jiheng/num"
)

// A recordWidth is how a column of a list stands: as figures do, and as wide as what
// stands in it.
type recordWidth struct {
	Right bool
	Class string // short or middle; empty for as wide as there is room
}

// Bounds of what stands in a short column, and in a middle one, in characters.
const (
	shortCell  = 10
	middleCell = 22
)

// measure finds how the columns stand, and says what codes name.
func (l *recordList) measure() {
	l.Widths = make([]recordWidth, len(l.Fields))
	for i, name := range l.Fields {
		most, figures, quantities, filled := 0, 0, 0, 0
		for _, r := range l.Rows {
			text := r.Cells[i].Text
			most = max(most, len([]rune(text)))
			if text == "" {
				continue
			}
			filled++
			if isFigure(name, text) {
				figures++
			} else if _, _, err := num.ParseQuantity(text); err == nil && !isCode(name) {
				quantities++
			}
		}
		w := &l.Widths[i]
		switch {
		case most <= shortCell:
			w.Class = "short"
		case most <= middleCell:
			w.Class = "middle"
		}
		w.Right = filled > 0 && 4*(figures+quantities) >= 3*filled // a day or a word among them is no figure
		for k := range l.Rows {
			c := &l.Rows[k].Cells[i]
			c.Wide = !(figures == filled && filled > 0)
			if ind, ok := l.Year.Year.IndicatorByCode(c.Text); ok && c.Text != "" {
				c.Note = ind.Name
				w.Class = "middle"
			}
		}
	}
}

// classOf is the class of a column.
func (l recordList) classOf(i int) string {
	if i >= len(l.Widths) {
		return ""
	}
	out := l.Widths[i].Class
	if l.Widths[i].Right {
		out += " r"
	}
	return strings.TrimSpace(out)
}

// snug reports a list whose columns are all narrow: it need not fill the page.
func (l recordList) snug() bool {
	return len(l.Rows) > 0 && !slices.ContainsFunc(l.Widths, func(w recordWidth) bool { return w.Class == "" })
}

// isFigure reports a bare number in a field that is not of codes.
func isFigure(name, text string) bool {
	_, err := num.ParseDecimal(text)
	return err == nil && !isCode(name)
}

// isCode reports a field of codes, whose digits are no number.
func isCode(name string) bool {
	return slices.ContainsFunc([]string{"编码", "编号", "代码"}, func(end string) bool { return strings.HasSuffix(name, end) })
}
