package check

import (
	"strings"

	"jiheng/paper"
	"jiheng/personal"
)

// A Broken is a number of a person that begins at the end of one line and ends at
// the beginning of another: the next paragraph, or the cell below.
type Broken struct {
	personal.Number             // bytes of the first line; To is its end
	Line            *paper.Line // that it begins in
}

// BrokenIn returns the numbers of persons in a document that two lines share:
// identity numbers with their check digit, others where the words before them
// name them.
func BrokenIn(t *paper.Text) []Broken {
	var out []Broken
	for i, l := range t.Lines {
		if l.Table == nil && i+1 < len(t.Lines) && t.Lines[i+1].Table == nil {
			out = appendBroken(out, l, t.Lines[i+1], t.Year)
		}
	}
	for _, g := range t.Tables {
		for r := range g.Cells {
			for c, l := range g.Cells[r] {
				if low := g.At(r+1, c); l != nil && low != nil && low != l {
					out = appendBroken(out, l, low, t.Year)
				}
			}
		}
	}
	return out
}

// How many digits a number has that is looked for in two lines.
const (
	fewestBroken = 11
	mostBroken   = 19
)

// appendBroken adds the number that l begins and next ends.
func appendBroken(out []Broken, l, next *paper.Line, year int) []Broken {
	head := len(l.Text) - len(strings.TrimRight(l.Text, "0123456789"))
	tail := len(next.Text) - len(strings.TrimLeft(next.Text, "0123456789"))
	if head == 0 || tail == 0 || head+tail < fewestBroken || head+tail > mostBroken {
		return out
	}
	cut := len(l.Text)
	x := ""
	if strings.HasPrefix(next.Text[tail:], "X") || strings.HasPrefix(next.Text[tail:], "x") {
		x = "X"
	}
	for _, n := range personal.Find(l.Text+next.Text[:tail]+x, personal.Question{Year: year}) {
		if n.From < cut && n.To > cut && (personal.Certain(n) || l.Table == nil && paper.HasAny(l.Text[:n.From], "身份", "证件", "手机", "电话", "账号", "卡号")) {
			n.To = cut
			out = append(out, Broken{n, l})
		}
	}
	return out
}
