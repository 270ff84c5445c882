package xlsx

import (
	"strconv"
	"strings"

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
func (w *writer) decideFigures(l *layout) {
	l.figures = make([]written, len(l.boxes))
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
		l.figures[i] = written{f, true}
	}
}

// A called is the cell that a formula calls by a name.
type called struct {
	on *layout
	i  int // among its boxes
}

func (c called) figure() written { return c.on.figures[c.i] }

// find returns the cell of a name: that of the same sheet, or else the only one
// of the workbook.
func (w *writer) find(l *layout, name string) (c called, ok bool) {
	if i, ok := l.named[name]; ok {
		return called{l, i}, true
	}
	for _, on := range w.layouts {
		if i, here := on.named[name]; here {
			if ok {
				return c, false
			}
			c, ok = called{on, i}, true
		}
	}
	return c, ok
}

// findAll returns the cells of names; ok is false where one is not to be found.
func (w *writer) findAll(l *layout, names []string) (out []called, ok bool) {
	for _, n := range names {
		c, ok := w.find(l, n)
		if !ok {
			return nil, false
		}
		out = append(out, c)
	}
	return out, true
}

// formulaOf writes a cell's formula, so that it gives what the cell prints, to
// the last digit, from what the others print. It is empty where the cell has
// none, where a cell that it names is not in the workbook, and where the printed
// figures don't give it: they are rounded, and the figure was made of exact ones.
func (w *writer) formulaOf(l *layout, i int) string {
	b, f := l.boxes[i], l.figures[i]
	if b.formula == nil || !f.ok {
		return ""
	}
	plus, ok1 := w.findAll(l, b.formula.Plus)
	minus, ok2 := w.findAll(l, b.formula.Minus)
	over, ok3 := w.findAll(l, b.formula.Over)
	want, err := num.ParseDecimal(f.value)
	if !ok1 || !ok2 || !ok3 || err != nil {
		return ""
	}
	got, ok := b.formula.Result(func(name string) (num.Ratio, bool) {
		c, _ := w.find(l, name)
		of := c.figure()
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
	text := l.terms(plus)
	if less := l.terms(minus); less != "" {
		text += "-" + less
	}
	if divisor := l.terms(over); divisor != "" {
		if len(minus) > 0 {
			text = "(" + text + ")"
		}
		text += "/" + divisor
	}
	if factor.Cmp(num.Int(1)) != 0 {
		if len(minus) > 0 && len(over) == 0 {
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

// terms writes the sum of cells: one as its place, several in SUM, those below
// one another as a range. A sheet adds text in SUM as nothing, and so do we; a
// single cell without a figure is left out.
func (l *layout) terms(cells []called) string {
	if len(cells) == 1 && !cells[0].figure().ok {
		return ""
	}
	var parts []string
	var last called
	first := "" // of the range that grows
	for _, c := range cells {
		b := c.on.boxes[c.i]
		at := columnName(b.Left) + strconv.Itoa(b.Top)
		if c.on != l {
			at = quoteSheet(c.on.name) + "!" + at
		}
		if len(parts) > 0 && c.on == last.on && b.below(last.on.boxes[last.i]) {
			parts[len(parts)-1] = first + ":" + columnName(b.Left) + strconv.Itoa(b.Top)
		} else {
			first = at
			parts = append(parts, at)
		}
		last = c
	}
	if len(cells) < 2 {
		return strings.Join(parts, "")
	}
	return "SUM(" + strings.Join(parts, ",") + ")"
}

// below reports a cell in the row below another one, in its column.
func (b box) below(o box) bool { return b.Left == o.Left && b.Top == o.Bottom+1 }
