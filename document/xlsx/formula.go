package xlsx

import (
	"strconv"
	"strings"

	"jiheng/document"
	"jiheng/num"
)

// longestFormula is the most characters of a formula that sheets take.
const longestFormula = 8192

// A written is a cell's figure as its sheet will hold it; ok is false where the
// cell is text.
type written struct {
	figure
	ok bool
}

// decideFigures tells which cells of a sheet become numbers. A workbook may have
// so many formats of its own; figures that would need more are text, those
// without words before or behind the number never.
func (w *writer) decideFigures(l *layout) []written {
	out := make([]written, len(l.boxes))
	for i, b := range l.boxes {
		f, ok := figureOf(b.runs)
		if !ok || b.look.format != f.format {
			continue
		}
		if !w.formats[f.format] {
			if len(w.formats) >= maxFormats && strings.ContainsRune(f.format, '"') {
				l.boxes[i].look.format = ""
				continue
			}
			w.formats[f.format] = true
		}
		out[i] = written{f, true}
	}
	return out
}

// formulaOf writes a cell's formula, so that it gives what the cell prints, to
// the last digit, from what the others print. It is empty where the cell has
// none, where a cell that it names is not on the sheet, and where the printed
// figures don't give it: they are rounded, and the figure was made of exact ones.
func (l *layout) formulaOf(b box, f written, figures []written) string {
	if b.formula == nil || !f.ok || !l.knows(b.formula) {
		return ""
	}
	want, err := num.ParseDecimal(f.value)
	if err != nil {
		return ""
	}
	got, ok := b.formula.Result(func(name string) (num.Ratio, bool) {
		of := figures[l.named[name]]
		if !of.ok {
			return num.Ratio{}, false
		}
		d, err := num.ParseDecimal(of.value)
		return d.Ratio(), err == nil
	})
	factor := b.formula.Factor()
	if b.runs[0].Unit == "%" && !strings.Contains(f.format, "%") {
		factor = factor.Ratio().Mul(num.Hundred).Round(factor.Scale(), num.HalfUp)
		got = got.Mul(num.Hundred)
	}
	if !ok || got.Round(want.Scale(), num.HalfUp).Cmp(want) != 0 {
		return ""
	}
	text := l.terms(b.formula.Plus, figures)
	if minus := l.terms(b.formula.Minus, figures); minus != "" {
		text += "-" + minus
	}
	if over := l.terms(b.formula.Over, figures); over != "" {
		if len(b.formula.Minus) > 0 {
			text = "(" + text + ")"
		}
		text += "/" + over
	}
	if factor.Cmp(num.Int(1)) != 0 {
		if len(b.formula.Minus) > 0 && len(b.formula.Over) == 0 {
			text = "(" + text + ")"
		}
		text += "*" + factor.String()
	}
	text = "ROUND(" + text + "," + strconv.Itoa(want.Scale()) + ")"
	if len(text) > longestFormula {
		return ""
	}
	return text
}

// knows reports whether every cell that a formula names is on the sheet.
func (l *layout) knows(f *document.Formula) bool {
	for _, names := range [][]string{f.Plus, f.Minus, f.Over} {
		for _, n := range names {
			if _, ok := l.named[n]; !ok {
				return false
			}
		}
	}
	return true
}

// terms writes the sum of cells: one as its place, several in SUM, those below
// one another as a range. A sheet adds text in SUM as nothing, and so do we; a
// single cell without a figure is left out.
func (l *layout) terms(names []string, figures []written) string {
	var parts []string
	var last Range
	from, cells := 0, 0
	for _, n := range names {
		i := l.named[n]
		b := l.boxes[i]
		if len(names) == 1 && !figures[i].ok {
			return ""
		}
		cells++
		at := columnName(b.Left)
		if len(parts) > 0 && b.Left == last.Left && b.Top == last.Bottom+1 {
			parts[len(parts)-1] = at + strconv.Itoa(from) + ":" + at + strconv.Itoa(b.Top)
		} else {
			from = b.Top
			parts = append(parts, at+strconv.Itoa(b.Top))
		}
		last = b.Range
	}
	if cells < 2 {
		return strings.Join(parts, "")
	}
	return "SUM(" + strings.Join(parts, ",") + ")"
}
