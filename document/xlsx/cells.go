package xlsx

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"jiheng/document"
	"jiheng/fault"
)

// maxFormats is how many number formats of its own a workbook surely may have;
// figures that would need more are written as text.
const maxFormats = 200

// columns sets the widths. They count digits of the base font, 8 pixels of
// 1/96 inch each.
func (w *writer) columns(name string, l *layout) error {
	for i := 1; i < len(l.edges); i++ {
		col := columnName(i)
		hundredths := (l.edges[i] - l.edges[i-1]) * 1200 / 25_400
		if err := w.x.SetColWidth(name, col, col, float64(hundredths)/100); err != nil {
			return err
		}
	}
	return nil
}

// rows sets the heights, in quarters of a point, and the page breaks.
func (w *writer) rows(name string, l *layout) error {
	for i, h := range l.heights {
		if err := w.x.SetRowHeight(name, i+1, float64((h*288+25_399)/25_400)/4); err != nil {
			return err
		}
	}
	for _, row := range l.breaks {
		if row > 1 && row <= len(l.heights) {
			if err := w.x.InsertPageBreak(name, "A"+strconv.Itoa(row)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) cells(name string, l *layout) error {
	for i, b := range l.boxes {
		if err := w.cell(name, b, l.figures[i], w.formulaOf(l, i)); err != nil {
			return err
		}
	}
	return nil
}

func (b box) start() string { return columnName(b.Left) + strconv.Itoa(b.Top) }
func (b box) end() string   { return columnName(b.Right) + strconv.Itoa(b.Bottom) }

// cell writes a cell: a figure as a number, beside its formula where it has one.
func (w *writer) cell(name string, b box, fig written, formula string) error {
	id, err := w.style(b.look)
	if err != nil {
		return err
	}
	if err := w.x.SetCellStyle(name, b.start(), b.end(), id); err != nil {
		return err
	}
	if b.start() != b.end() {
		if err := w.x.MergeCell(name, b.start(), b.end()); err != nil {
			return err
		}
	}
	ranks, err := w.nameFacts(name, b)
	if err != nil {
		return err
	}
	if fig.ok {
		if err := w.x.SetCellDefault(name, b.start(), fig.value); err != nil || formula == "" {
			return err
		}
		return w.x.SetCellFormula(name, b.start(), formula)
	}
	return w.text(name, b, ranks)
}

// nameFacts gives the cell a defined name for each figure in it, and returns
// each figure's place among these names when they are sorted, from 1.
func (w *writer) nameFacts(sheet string, b box) ([]int, error) {
	var names []string
	for _, r := range b.runs {
		if r.Fact == "" {
			continue
		}
		name, err := w.names.next(r.Fact)
		if err != nil {
			return nil, err
		}
		names = append(names, name)
		refers := quoteSheet(sheet) + "!$" + columnName(b.Left) + "$" + strconv.Itoa(b.Top)
		if err := w.x.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refers}); err != nil {
			return nil, err
		}
	}
	sorted := slices.Sorted(slices.Values(names))
	ranks := make([]int, len(names))
	for i, n := range names {
		at, _ := slices.BinarySearch(sorted, n)
		ranks[i] = at + 1
	}
	return ranks, nil
}

func quoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// text writes words: as they are, or as rich text where the cell mixes them
// with figures, bold, raised or small pieces.
func (w *writer) text(sheet string, b box, ranks []int) error {
	text := document.Text(b.runs)
	rich := b.smallMark()
	for _, r := range b.runs {
		rich = rich || r.Fact != "" && r.Text != text || r.Super || r.Bold
	}
	if text == "" {
		return nil
	}
	if shorten(text, excelize.TotalCellChars) != text {
		return fault.Bad(fault.Place{Cell: sheet + "!" + b.start()}, "xlsx-long-cell", "单元格的文字超过32767字，工作表装不下，请缩短")
	}
	if !rich {
		return w.x.SetCellStr(sheet, b.start(), mask(storable(text)))
	}
	var runs []excelize.RichTextRun
	for i, r := range b.runs {
		f := &excelize.Font{Family: b.look.font, Size: float64(b.look.size) / 10, Bold: r.Bold}
		if r.Super {
			f.VertAlign = "superscript"
		}
		if b.smallMark() && i == len(b.runs)-1 {
			f.Size = float64(markSize) / 10
			r.Text = b.markBreak + r.Text
		}
		if r.Fact != "" && len(ranks) > 0 {
			if ranks[0] <= maxRank {
				f.Color = rankColor(ranks[0])
			}
			ranks = ranks[1:]
		}
		if r.Text == "" {
			continue
		}
		runs = append(runs, excelize.RichTextRun{Text: storable(r.Text), Font: f})
	}
	return w.x.SetCellRichText(sheet, b.start(), runs)
}

// storable leaves out what XML can't hold.
func storable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
}

var escapeLike = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// mask keeps text that looks like an escape (_x000D_) from becoming one. The
// library does so for rich text alone.
func mask(s string) string { return escapeLike.ReplaceAllString(s, "_x005F$0") }
