package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"jiheng/document"
)

// The ledger of a table: every cell that holds a number is a figure, a number that is
// known to measure nothing (an ordinal, a year, a code), or is named as not read. It is
// kept in one place, behind the readers of cells, so that none of them can forget one.

// A missedCell gave no figure.
type missedCell struct {
	cell  UnreadCell
	col   int
	words bool // it does not look like a figure: it counts where its row and its column hold some
}

// missed keeps a cell that gave no figure, and should have.
func (w *walker) missed(l *Line, i int, c Cell) {
	text := l.Text[c.Start:c.End]
	if why, none := noNumber(text); none {
		w.miss(l, i, c, why)
		return
	}
	if NoFigure(text) || utf8.RuneCountInString(text) > longestUnread || strings.HasPrefix(text, "#") || document.NotShown(text) || l.ofPerson(c.Start, c.End) {
		return
	}
	fig, whole := ReadCell(text)
	col := w.column(c)
	asked := col.kind == moneyColumn || col.kind == rateColumn || col.kind == countColumn && col.unit != ""
	switch {
	case whole && asked && !c.Fits("元") && w.moneyUnitOf(c, cmp.Or(col.unit, headUnit(c.Side)), fig) == "元":
		w.miss(l, i, c, Shifted)
	case whole && col.kind == planColumn && fig.Unit != "":
		w.measured(l, i, c, &fig)
	case whole && !asked:
		if why, open := w.openNumber(l, c, col); open {
			w.miss(l, i, c, why)
		}
	case !whole && col.kind != wordColumn && (fractionCell(text) || ratioCell(text, plainWord(ownName(c.Side)))):
		w.miss(l, i, c, Unsure)
	case !whole && (asked || col.kind == planColumn || col.kind == countColumn) && brokenFigure(text):
		w.miss(l, i, c, Unsure)
	case !whole && (asked || col.kind == planColumn || col.kind == countColumn) && NoOneNumber(text):
		w.miss(l, i, c, Unsure)
	case asked && !whole && bareAmong(text):
		w.miss(l, i, c, Unsure)
	case asked && whole && c.Head != "" && countsThings(plainWord(ownName(c.Side))):
		w.miss(l, i, c, Unnamed)
	case asked && wanted(c, text) && !dayAlone(text):
		why := Unsure
		if whole && col.kind == moneyColumn && !w.priced(c) {
			if why = w.withoutUnit(c); why == Unitless && (w.measure != "" || countedBy(plainWord(lastName(strings.Trim(c.Side, "·")))) == "%") {
				why = Unnamed // no amount, in the row of a rate
			}
		}
		w.miss(l, i, c, why)
		w.missing[len(w.missing)-1].words = !FigureLike(text)
	}
}

// spanCell is a cell of two numbers from one to the other, without a unit: 2-3, 3至5.
var spanCell = regexp.MustCompile(`^[≥≤><=约]*[0-9]+(\.[0-9]+)?(?:-|–|—|－|~|～|至|到)[0-9]+(\.[0-9]+)?$`)

// unsureIn reports a cell with a number that is no sure one: 40±2%, 三、四万元.
func unsureIn(text string) bool {
	return hanLetters(text) <= mostLetters && slices.ContainsFunc(Tokens(text), func(t Token) bool { return t.Class == Flat })
}

// NoOneNumber reports a cell that holds no one number to compare with: a span without a unit
// (2-3), a tolerance, about so many.
func NoOneNumber(text string) bool { return spanCell.MatchString(text) || unsureIn(text) }

// headed keeps a number in a row that the document marks as one of heads, and that numbers
// no columns.
func (w *walker) headed(l *Line, i int, c Cell) {
	text := l.Text[c.Start:c.End]
	if !isDigit(text[0]) || !wholeNumber(text) || namesThing(text) || ordinalIn(l, c, text) {
		return
	}
	var said []string
	for _, o := range l.Cells {
		if o.End > o.Start {
			said = append(said, l.Text[o.Start:o.End])
		}
	}
	if !NumbersColumns(said, true) {
		w.miss(l, i, c, Unnamed)
	}
}

// partsIn names the parts that a cell tells in words or with a stroke: 建成1/3处;
// of those with a unit, where one is given.
func (w *walker) partsIn(l *Line, i int, c Cell, unit string) {
	text := l.Text[c.Start:c.End]
	if !strings.ContainsAny(text, "/／⁄∕半"+vulgar) && !strings.Contains(text, "分之") {
		return
	}
	for _, t := range Tokens(text) {
		if t.Class == Part && strings.HasSuffix(t.Text, unit) {
			w.unread = append(w.unread, UnreadCell{Text: t.Text, Line: i, At: l.Place(c.Start + t.Start), Why: Worded})
		}
	}
}

// fractionCell reports a part in words or with a stroke: 1/3, 三分之二, 一半.
func fractionCell(text string) bool {
	if text == "一半" || text == "半数" || text == "翻一番" || text == "翻番" {
		return true
	}
	if low, high, ok := strings.Cut(text, "分之"); ok {
		return low != "" && low != "百" && high != "" && !strings.ContainsFunc(low+high, func(r rune) bool { _, known := hanValue[r]; return !known })
	}
	high, low, ok := strings.Cut(text, "/")
	whole := func(s string) bool { return s != "" && len(s) <= 3 && s[0] != '0' && run(s, 0) == len(s) }
	return ok && whole(high) && whole(low)
}

// bareAmong reports words with a number that has no unit: 中央200，省级100.
func bareAmong(text string) bool {
	if !strings.ContainsAny(text, "0123456789") {
		return false
	}
	words := false
	for _, t := range Tokens(text) {
		if t.Class != Bare && t.Class != Ordinal {
			return false
		}
		words = words || t.Class == Bare && hanLetters(text[:t.Start]) > 1
	}
	return words
}

// measured makes a figure of a target or a result with a unit that is none in sentences:
// 管护年限 三年.
func (w *walker) measured(l *Line, i int, c Cell, fig *CellFigure) {
	x := Found{Kind: Indicator, Modality: Target, Value: fig.Written, Unit: fig.Measured(), Qualifier: fig.Approx, Subject: subjectOfCell(c), Line: i, Start: c.Start, End: c.End,
		at: l.place(c.Start), Quote: l.Text[c.Start:c.End], base: -1, scope: -1, is: other, places: fig.Number.Scale(), Confidence: 80, label: lastName(c.Side)}
	x.number = valueOf(fig.Number, x.Unit)
	w.add(finder{line: l, index: i, out: []Found{x}})
}

// miss names a cell as not read.
func (w *walker) miss(l *Line, i int, c Cell, why UnreadWhy) {
	m := missedCell{cell: UnreadCell{Text: l.Text[c.Start:c.End], Line: i, At: l.Place(c.Start), Why: why}, col: c.Col}
	if why == Unnamed {
		m.cell.Head = lastHead(c)
	}
	w.missing = append(w.missing, m)
}

// withoutUnit says why an amount has no unit of Chinese money.
func (w *walker) withoutUnit(c Cell) UnreadWhy {
	if w.alien || foreignMoney.find(c.Head) != "" || foreignMoney.find(c.Side) != "" {
		return Foreign
	}
	return Unitless
}

// noNumber reports what a program writes in the place of a number that it cannot show: ###
// where the column is too narrow, #DIV/0! for a formula without a result.
func noNumber(text string) (why UnreadWhy, ok bool) {
	switch {
	case text == "" || text[0] != '#' && text[0] != 'E' && text[0] != "＃"[0]:
		return 0, false
	case len(text) > 1 && strings.Trim(text, "#＃") == "":
		return Narrow, true
	case errorValues[text] || strings.HasPrefix(text, "Err:5") && len(text) == len("Err:502"):
		return Broken, true
	}
	return 0, false
}

var errorValues = map[string]bool{"#DIV/0!": true, "#REF!": true, "#VALUE!": true, "#N/A": true, "#NAME?": true, "#NUM!": true, "#NULL!": true, "#SPILL!": true, "#CALC!": true}

// wanted reports a cell below a head of figures whose text stands where one should.
func wanted(c Cell, text string) bool {
	if FigureLike(text) {
		return !ColonEnds(text)
	}
	return c.Head != "" && !strings.ContainsAny(text, "，。；：") && !ColonEnds(text) && utf8.RuneCountInString(text) > 1
}

// openNumber reports a cell of nothing but a number of which its heads and labels do not
// say what it is, and which is none of the numbers that measure nothing.
func (w *walker) openNumber(l *Line, c Cell, col column) (why UnreadWhy, open bool) {
	text := l.Text[c.Start:c.End]
	if col.kind == wordColumn || namesThing(text) || ordinalIn(l, c, text) || dayAlone(text) {
		return 0, false
	}
	word := plainWord(lastHead(c))
	switch {
	case col.kind == planColumn:
		return Uncount, true
	case w.valueless(word, text, c):
		return 0, false
	}
	return Unnamed, true
}

// namesThing reports a number that names a year or a thing: 2024, 007, 05361234567.
func namesThing(text string) bool {
	if strings.Trim(text, "0123456789") != "" {
		return false
	}
	return len(text) == 4 && hasPrefixAny(text, "19", "20") || len(text) > 1 && text[0] == '0' || len(text) > longestCount
}

// longestCount is how many digits a number without a point or separators has at most
// that counts something: longer ones are numbers of telephones, accounts and persons.
const longestCount = 10

// ordinalIn reports a small number in the first cell of its row.
func ordinalIn(l *Line, c Cell, text string) bool {
	if len(text) > 4 || strings.Trim(text, "0123456789.()（）") != "" {
		return false
	}
	for _, other := range l.Cells {
		if other.End > other.Start {
			return other.Start == c.Start
		}
	}
	return false
}

// endRow takes words off that stand in a row without figures, from the first of its
// missed cells on: they head or explain what follows.
func (w *walker) endRow(first int, figures bool) {
	if figures {
		return
	}
	w.missing = append(w.missing[:first], slices.DeleteFunc(w.missing[first:], func(m missedCell) bool { return m.words })...)
}

// settleMissed ends a table: words are no figure that is missing where the column
// holds no figures.
func (w *walker) settleMissed() {
	for _, m := range w.missing {
		if !m.words || w.figures[m.col] {
			w.unread = append(w.unread, m.cell)
		}
	}
	w.missing = w.missing[:0]
	clear(w.figures)
}

// priced reports that the unit of an amount is known.
func (w *walker) priced(c Cell) bool {
	return headUnit(c.Head) != "" || headUnit(c.Side) != "" || headUnit(c.Corner) != "" || w.unit != "" || w.beside != "" || c.Yuan
}
