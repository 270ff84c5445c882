package extract

import "cmp"

// A walker reads the figures of all lines, and keeps what one line tells about
// the next.
type walker struct {
	lines []Line
	parts []piece
	count int
	unit  string // of the table that follows
	alien bool   // the unit that is stated for it is none of Chinese money
	whole string // of all tables that name none: the title says it

	measure string // other than money, that is stated for the table that follows: 单位：人

	loose  int    // line of the last amount outside tables without a unit
	beside string // unit of money that the row names in its column of units
	table  int    // number of the table that unit belongs to
	slash  slashHead

	unread  []UnreadCell
	missing []missedCell      // of the table so far
	figures map[int]bool      // columns of the table with figures
	columns map[string]column // by the heads of a cell

	totals map[int]moneyTotal // by column, of which the table tells the sources

	sections  []section // of the table so far, in which a column without a unit was met
	downTable int       // number of the table of which down is known
	down      bool      // its rows are named by stages
}

// column returns what the heads of a cell say.
func (w *walker) column(c Cell) column {
	heads := c.Head
	if heads == "" {
		heads = "|" + c.Side
	}
	if col, ok := w.columns[heads]; ok {
		return col
	}
	if w.columns == nil {
		w.columns = map[string]column{}
	}
	col := columnOf(c)
	w.columns[heads] = col
	return col
}

// piece is a piece of text whose figures stand in one order: a line, or a cell
// of a table.
type piece struct {
	line         int
	found        []Found
	scopes       []scope
	begins, ends int // of a part of a longer piece, in the line's text; ends is 0 where it is the last
}

func (w *walker) line(i int) {
	l := &w.lines[i]
	switch l.Kind {
	case Title:
		w.whole = cmp.Or(trailingUnit(l.Text), w.whole)
		w.unit, w.alien = w.whole, foreignUnit(l.Text)
		return
	case Annex, Signature, Date:
		w.unit = w.whole
		return
	case UnitLine:
		w.unit, w.alien, w.measure = statedUnit(l.Text), foreignUnit(l.Text), statedMeasure(l.Text)
		return
	case Row:
		w.row(i)
		return
	case Caption, Remark:
		if u := statedUnit(l.Text); u != "" {
			w.unit = u
		}
	}
	if w.table > 0 {
		w.unit, w.table, w.alien = w.whole, 0, false
	}
	if w.measure != "" {
		w.unit, w.measure = w.whole, ""
	}
	if m := statedMeasure(l.Text); m != "" {
		w.unit, w.alien, w.measure = "", false, m
		return
	}
	if foreignUnit(l.Text) {
		w.unit, w.alien = "", true
		return
	}
	if u := trailingUnit(l.Text); u != "" {
		w.alien = false
		if w.unit = u; onlyUnit(l.Text) {
			return
		}
		if i == 0 {
			w.whole = u // the first line stands for a title
		}
	}
	if u, all := UnitInSentence(l.Text); u != "" {
		if w.unit = u; all {
			w.whole = u
		}
	}
	if w.slashed(i) {
		return
	}
	before := w.count
	w.read(finder{line: l, index: i, to: len(l.Text), heading: l.Kind == Heading})
	labelled := w.count == before && w.labelled(l, i, 0, len(l.Text), Cell{})
	w.unreadIn(l, i, labelled)
}

// read finds the figures of a piece; a piece of very many is read in several.
func (w *walker) read(f finder) {
	f.tokens = f.pieceTokens()
	w.readTokens(f)
}

// pieceTokens are the numbers of the piece.
func (f *finder) pieceTokens() []Token {
	if f.from == 0 && f.to == len(f.line.Text) {
		return f.line.Tokens()
	}
	tokens := Tokens(f.line.Text[f.from:f.to])
	for i := range tokens {
		tokens[i].Start += f.from
		tokens[i].End += f.from
	}
	return tokens
}

// readTokens makes figures of the numbers of a piece.
func (w *walker) readTokens(f finder) {
	for {
		next := f
		rest := next.run()
		w.add(next)
		if len(rest) == 0 {
			return
		}
		f.from, f.begins, f.tokens = next.done, next.done, rest // the words before the next figure belong to it
	}
}

// longestRow is how many bytes a row of a table has from which on a cell is read without
// the cells beside it.
const longestRow = 16 << 10

// add keeps the figures of a piece.
func (w *walker) add(f finder) {
	f.withoutPersons()
	if len(f.out) == 0 {
		return
	}
	if f.line.Kind == Row && f.to > 0 && f.begins == 0 && len(f.line.Text) > longestRow {
		f.begins = f.from
		if f.ends == 0 {
			f.ends = f.to
		}
	}
	w.parts = append(w.parts, piece{f.index, f.out, f.scopes, f.begins, f.ends})
	w.count += len(f.out)
}
