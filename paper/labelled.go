package paper

import (
	"iter"
	"regexp"
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// A LabelledAmount is a number with its words: what a sentence or a row of a table says of one thing.
type LabelledAmount struct {
	Amount
	Label string // words before it, or the head of its row
	Unit  string // without scale; empty for none
}

// LabelledIn returns the numbers of a sentence, those without a unit too, with
// the words before each.
func LabelledIn(l *Line, s Range) []LabelledAmount {
	text := s.Of(l.Text)
	var out []LabelledAmount
	last := 0
	for _, t := range extract.Tokens(text) {
		before := text[last:t.Start]
		if t.Counts() || t.Class == extract.Bare {
			last = t.End
		}
		f, ok := ScaleFactors[t.Scale]
		if !ok || t.Class != extract.Bare && t.Class != extract.Quantity || t.Approx != "" {
			continue
		}
		c := Amount{Line: l, At: Range{s.From + t.Start, s.From + t.End}, Text: t.Text, Shown: t.Number, Scale: num.Int(f).Ratio(), Set: true,
			unit: t.Measured()}
		out = append(out, LabelledAmount{c, WideLabel(before), t.Unit})
	}
	return out
}

var insideNames = strings.NewReplacer("（境）", "", "(境)", "", "“", "", "”", "")

// ShortBracket matches a few words in brackets.
var ShortBracket = regexp.MustCompile(`（[^（）]{1,16}）`)

// WideLabel returns the words at the end of a text, back to the last mark; quotes
// and short brackets are none.
func WideLabel(s string) string {
	if len(s) > 240 {
		s = s[len(s)-240:]
	}
	s = strings.TrimRight(ShortBracket.ReplaceAllString(insideNames.Replace(s), ""), "：: ")
	if i := strings.LastIndexAny(s, "，。；：、（）,;:"); i >= 0 {
		s = s[Next(s, i):]
	}
	return s
}

// StartsWithDigit reports a text whose first byte is a digit.
func StartsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// BudgetPairs returns the numbers of the rows of two-column tables and of fields:
// label, then value.
func (t *Text) BudgetPairs() iter.Seq[LabelledAmount] {
	return func(yield func(LabelledAmount) bool) {
		for _, g := range t.Tables {
			for r := range g.Cells {
				for c := 1; c < len(g.Cells[r]); c++ {
					if v, ok := g.pairAt(r, c); ok && !yield(v) {
						return
					}
				}
			}
		}
	}
}

// pairAt returns the number of a cell with the label in the cell before it.
func (g *Grid) pairAt(r, c int) (v LabelledAmount, ok bool) {
	name, at := g.At(r, c-1), g.At(r, c)
	if at == nil || !StartsWithDigit(at.Text) || name == nil || name == at || IsNumber(name.Text) || Runes(name.Text) > 24 ||
		name == g.At(r, c-2) && c > 1 && IsNumber(g.Text(r, c-2)) {
		return v, false
	}
	d, ok := DecimalOf(strings.TrimRight(strings.TrimSpace(at.Text), "人名个项件万元%％"))
	if !ok {
		return v, false
	}
	amount := Amount{Line: at, At: at.All(), Text: strings.TrimSpace(at.Text), Shown: d, Scale: num.One, Set: true}
	return LabelledAmount{amount, strings.Trim(StripWords(name.Text), "：:"), ""}, true
}
