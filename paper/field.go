package paper

import "strings"

// IsForm reports whether the document is a form to be filled in.
func (t *Text) IsForm() bool { return t.Kind == SelfForm || t.Kind == GoalForm }

// A Field is a label with the value beside or behind it.
type Field struct {
	Label *Line
	Name  string
	Value string
	At    *Line // the cell or line that holds the value; the label's own where it has none
}

// Fields returns the labels that satisfy want with their values: in tables the
// cell to the right, in text what stands behind the colon.
func (t *Text) Fields(want func(name string) bool) []Field {
	var out []Field
	for _, g := range t.Tables {
		for r := range g.Cells {
			if r == g.headRow() {
				continue // heads of columns, no labels of what stands beside them
			}
			for c, l := range g.Cells[r] {
				if l == nil || c > 0 && g.Cells[r][c-1] == l || r > 0 && g.Cells[r-1][c] == l {
					continue
				}
				name, inline, has := strings.Cut(strings.ReplaceAll(l.Text, ":", "："), "：")
				if !want(BareLabel(name)) {
					continue
				}
				f := Field{Label: l, Name: BareLabel(name), At: l, Value: strings.TrimSpace(inline)}
				for k := c; (!has || f.Value == "") && k < len(g.Cells[r]); k++ {
					if x := g.At(r, k); x != l && x != nil {
						f.Value, f.At = x.Text, x
						break
					}
				}
				if x := g.below(r, c); NoValue(f.Value) && x != nil {
					f.Value, f.At = x.Text, x
				}
				out = append(out, f)
			}
		}
	}
	for _, l := range t.Lines {
		if l.Kind == CellLine {
			continue
		}
		name, value, ok := strings.Cut(strings.ReplaceAll(l.Text, ":", "："), "：")
		if ok && Runes(name) <= 14 && want(BareLabel(name)) {
			out = append(out, Field{Label: l, Name: BareLabel(name), At: l, Value: strings.TrimSpace(value)})
		}
	}
	return out
}

// shortestBelow is the least length of a text that stands below its label.
const shortestBelow = 10

// below returns the text below a label whose right neighbour is blank: a sheet
// whose cells were not joined; nil where there is none, or a short one, which may
// be the next label.
func (g *Grid) below(r, c int) *Line {
	l := g.At(r, c)
	if beside := g.At(r, c+1); beside != nil && beside != l && !NoValue(beside.Text) {
		return nil
	}
	for r < len(g.Cells) && g.At(r, c) == l {
		r++
	}
	if x := g.At(r, c); x != nil && Runes(x.Text) >= shortestBelow && !strings.HasSuffix(x.Text, "：") {
		return x
	}
	return nil
}

// BareLabel is a label without blanks and what stands in brackets.
func BareLabel(s string) string { return strings.ReplaceAll(PlainHead(s), "　", "") }

// NoValue reports a field that holds nothing: blank is not zero.
func NoValue(s string) bool { return strings.Trim(s, " 　—–-/＿_*") == "" }

var squeezer = strings.NewReplacer(" ", "", "　", "", "（", "(", "）", ")")

// Squeeze folds width and blanks of a name.
func Squeeze(s string) string {
	return squeezer.Replace(s)
}
