package xlsx

import (
	"strconv"
	"strings"

	"jiheng/document"
	"jiheng/num"
)

// runs makes the runs of a cell: its figures carry their facts.
func (p *page) runs(at place, c Cell) []document.Run {
	names := p.facts[at]
	fact := ""
	if len(names) == 1 {
		fact, _ = factOf(names[0])
	}
	if c.Kind == Number || c.Kind == Percent {
		return p.file.numberRuns(c, fact)
	}
	var pieces []piece
	switch {
	case c.shared > 0:
		pieces = p.file.strings[c.shared-1].pieces
	case c.inline != nil:
		pieces = c.inline.pieces
	}
	if runs, found := pieceRuns(pieces, names); found || fact == "" && len(runs) > 0 {
		return runs
	}
	if c.Text == "" {
		return nil
	}
	run := document.Run{Text: joinMark(c.Text), Fact: fact}
	if fact != "" {
		run.Value, run.Unit = quantityOf(c.Text)
	}
	return []document.Run{run}
}

// joinMark puts a mark in brackets, which stands on a line of its own where a
// head is narrow, back behind the words before it.
func joinMark(text string) string {
	i := strings.LastIndexByte(text, '\n')
	if i >= 0 && strings.HasPrefix(text[i+1:], "〔") && strings.HasSuffix(text, "〕") {
		return text[:i] + text[i+1:]
	}
	return text
}

// pieceRuns makes runs of rich text. A figure's colour, nearly black, counts
// the cell's names of facts in their order; found reports that one was met.
func pieceRuns(pieces []piece, names []string) (out []document.Run, found bool) {
	for _, p := range pieces {
		run := document.Run{Text: joinMark(p.text), Super: p.super}
		if n := colorRank(p.color); n > 0 && n <= len(names) {
			run.Fact, _ = factOf(names[n-1])
			run.Value, run.Unit = quantityOf(p.text)
			found = true
		}
		last := len(out) - 1
		if last >= 0 && out[last].Fact == run.Fact && out[last].Super == run.Super {
			out[last].Text += run.Text
			if run.Fact != "" {
				out[last].Value, out[last].Unit = quantityOf(out[last].Text)
			}
			continue
		}
		out = append(out, run)
	}
	return out, found
}

// rankColor is the colour of the figure that stands at a place among the names
// of its cell; no eye tells it from black.
func rankColor(n int) string {
	return "0000" + strings.ToUpper(strconv.FormatInt(int64(n)+0x100, 16)[1:])
}

// maxRank is how many figures of one cell have a colour of their own.
const maxRank = 0x40

func colorRank(rgb string) int {
	hex, ok := strings.CutPrefix(rgb, "FF0000")
	if !ok || len(hex) != 2 {
		return 0
	}
	n, err := strconv.ParseUint(hex, 16, 8)
	if err != nil || n > maxRank {
		return 0
	}
	return int(n)
}

// numberRuns prints a number as its format does, and parts the mark of sample
// figures from it. One whose format is not understood is printed as it is stored
// and says so, for nobody may take it for what the screen shows.
func (f *File) numberRuns(c Cell, fact string) []document.Run {
	out, ok := f.shown(&c)
	if !ok {
		out = shownNumber{digits: c.Text, value: strings.TrimSuffix(c.Text, "%")}
		if c.Scale.Mixed {
			out.digits = stored(&c)
			out.after = document.FormatUnclear
		}
	}
	after, mark := cutMark(out.after)
	run := document.Run{Text: out.before + out.digits + after, Fact: fact, Value: out.value}
	switch u, err := num.ParseUnit(after); {
	case strings.HasSuffix(out.digits, "%"):
		run.Unit = "%"
	case err == nil:
		run.Unit = u.String()
	}
	var runs []document.Run
	if run.Text != "" {
		runs = append(runs, run)
	}
	if mark.Text != "" {
		runs = append(runs, mark)
	}
	return runs
}

// shown prints the number of a cell as its format does.
func (f *File) shown(c *Cell) (shownNumber, bool) {
	return f.styleOf(c).format.shown(stored(c))
}

// stored is the number of a cell as the file holds it.
func stored(c *Cell) string {
	if s, percent := strings.CutSuffix(c.Text, "%"); percent {
		_, whole, frac, _, _ := splitNumber(shiftPoint(s, -2))
		return joinNumber(strings.HasPrefix(s, "-"), whole, strings.TrimRight(frac, "0"))
	}
	return c.Text
}

// quantityOf reads value and unit of a figure's text, empty where it is words.
func quantityOf(text string) (value, unit string) {
	d, u, err := num.ParseQuantity(strings.TrimSpace(text))
	if err != nil {
		return "", ""
	}
	return d.String(), u.String()
}

// trimIndent takes the blanks off with which a first line is indented.
func trimIndent(s string) string { return strings.TrimLeft(s, "　") }
