// Package extract finds the figures in documents that others wrote: it turns a
// document into lines of normal text with the way back to every character,
// reads numbers with their units, makes facts of sentences and tables, and
// recomputes what a text claims about its own figures.
//
// Nothing here decides whether a document is good; package check does. The same
// document always gives the same lines, facts and claims, in reading order.
package extract

import (
	"cmp"
	"sort"
	"strings"
	"unicode/utf8"

	"jiheng/fault"
	"jiheng/personal"
)

// A Kind says what a line is in its document.
type Kind string

// The kinds of line.
const (
	Title     Kind = "title"     // above the text
	Heading   Kind = "heading"   // opens a part; Level is set
	Body      Kind = "body"      // running text; Level is set where it begins with a number
	Item      Kind = "item"      // member of a list
	Row       Kind = "table"     // row of a table; Cells is set
	UnitLine  Kind = "unit"      // 单位：万元, above a table
	Caption   Kind = "caption"   // title of a table or figure
	Remark    Kind = "remark"    // small print
	Annex     Kind = "annex"     // 附件1
	Signature Kind = "signature" // 署名
	Date      Kind = "date"      // 成文日期
)

// A Line is one heading, one paragraph with its broken lines joined, or one row
// of a table.
//
// Text is normal: no blanks beside Han characters, digits and Latin letters of
// half width, no characters without width. Raw is what the document has, the
// parts that were joined set apart by a line end. Offsets into Text count
// bytes, and so do those of tokens, facts and claims.
type Line struct {
	Text  string
	Raw   string
	Kind  Kind
	Level int         // of headings and numbered paragraphs, 1 to 4; 0 for none
	At    fault.Place // of its first character
	Block int         // index of its first block in the document
	Table int         // number of its table in the document, from 1; 0 outside tables
	Row   int         // row in that table, from 0
	Cells []Cell      // of a table row, from the left, blank ones too

	parts []part
	spans []span

	unit      string // of bare amounts, as a heading or a paragraph says; empty for none
	tokens    []Token
	tokenized bool

	persons     []personal.Number
	personsRead bool
}

// Tokens returns the numbers of the line's text, reading them once. Whoever gets
// them must not change them; a line belongs to one goroutine.
func (l *Line) Tokens() []Token {
	if !l.tokenized {
		l.tokens, l.tokenized = l.TokensOf(l.Text), true
	}
	return l.tokens
}

// TokensOf returns the numbers of a stretch of the line's text; bare amounts have the
// unit that is stated for the line.
func (l *Line) TokensOf(text string) []Token {
	out := Tokens(text)
	if l.unit != "" {
		ofUnit(text, out, l.unit)
	}
	if l.Kind != Row {
		ofName(text, out)
		beforeArrow(text, out)
	}
	return out
}

// A Cell is one cell of a table row as a part of the line's text.
type Cell struct {
	Start, End int    // of its text in Line.Text
	Col        int    // first column in the grid, from 0
	Head       string // texts of the head cells above it, joined by ·
	Side       string // texts of the label cells left of it, joined by ·
	Corner     string // text of the head cells above the labels, which may name the unit: 项目资金（万元）
	IsHead     bool   // it is a head or a label itself
	Sided      bool   // tables stand side by side, each with names of its own
	From       int    // first column of its side, where tables stand side by side; 0 otherwise
	Yuan       bool   // its number format shows a sign of Chinese money, which its text leaves out
	Rows       int    // rows that it covers, from 1
	Shift      int    // places by which its number format moves the point without saying in which unit
}

// Fits reports that an amount of a cell may be in a unit: a number format that moves
// the point has to move it as the unit does.
func (c Cell) Fits(unit string) bool {
	return c.Shift == 0 || map[string]int{"千元": 3, "万元": 4, "十万元": 5, "百万元": 6, "千万元": 7, "亿元": 8}[unit] == c.Shift
}

// MoneyUnit returns the unit of amounts that the heads above a cell name, else the
// labels beside it, else the head above those; empty where none does.
func (c Cell) MoneyUnit() string {
	return cmp.Or(headUnit(c.Head), headUnit(c.Side), headUnit(c.Corner))
}

// A part is a piece of a block that went into a line.
type part struct {
	raw   int // where it begins in Raw
	base  int // characters of the block before it
	block int
	row   int          // in the table; -1 outside
	cell  int          // in the row, counting the cells that the row lists; -1 outside
	at    *fault.Place // the document's own where it has one, so that a table's are not kept twice
}

// A span is a run of characters that Text and Raw share one for one.
type span struct {
	text, raw int
	runes     int // characters of Raw before it
}

// An Origin is where a character stands in the document tree.
type Origin struct {
	Block int // index in Document.Blocks
	Row   int // row of the table; -1 outside tables
	Cell  int // index in Row.Cells; -1 outside tables
	Rune  int // characters before it in the text of the block's or cell's runs
}

// RawAt returns the offset in Raw of the character at an offset in Text; the
// end of Text gives the end of its last character.
func (l *Line) RawAt(i int) int {
	if len(l.spans) == 0 {
		return 0
	}
	if i >= len(l.Text) {
		last := l.spans[len(l.spans)-1]
		return last.raw + skip(l.Raw[last.raw:], utf8.RuneCountInString(l.Text[last.text:]))
	}
	n := sort.Search(len(l.spans), func(k int) bool { return l.spans[k].text > i }) - 1
	s := l.spans[max(n, 0)]
	return s.raw + skip(l.Raw[s.raw:], utf8.RuneCountInString(l.Text[s.text:max(i, s.text)]))
}

// skip returns how many bytes n characters take.
func skip(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

// Quote returns the original characters between two offsets in Text, with
// whatever blanks and line ends stood between them.
func (l *Line) Quote(start, end int) string {
	if start >= end {
		return ""
	}
	_, last := utf8.DecodeLastRuneInString(l.Text[:end])
	from, to := l.RawAt(start), l.RawAt(end-last)
	_, size := utf8.DecodeRuneInString(l.Raw[to:])
	return l.Raw[from : to+size]
}

// Origin returns where the character at an offset in Text stands in the tree.
func (l *Line) Origin(i int) Origin {
	if len(l.parts) == 0 {
		return Origin{Block: l.Block, Row: -1, Cell: -1}
	}
	raw := l.RawAt(i)
	p := l.partAt(raw)
	return Origin{Block: p.block, Row: p.row, Cell: p.cell, Rune: p.base + l.runesTo(raw) - l.runesTo(p.raw)}
}

// Place returns where the character at an offset in Text stands in the file.
func (l *Line) Place(i int) fault.Place { return *l.place(i) }

// place is Place as the document has it where it has one: whoever gets it must not
// change it.
func (l *Line) place(i int) *fault.Place {
	if len(l.parts) == 0 {
		return &l.At
	}
	raw := l.RawAt(i)
	p := l.partAt(raw)
	if p.at.Column == 0 {
		return p.at
	}
	at := *p.at
	at.Column += p.base + l.runesTo(raw) - l.runesTo(p.raw)
	return &at
}

// runesTo returns how many characters Raw has before an offset.
func (l *Line) runesTo(raw int) int {
	n := sort.Search(len(l.spans), func(k int) bool { return l.spans[k].raw > raw }) - 1
	if n < 0 {
		return utf8.RuneCountInString(l.Raw[:raw])
	}
	return l.spans[n].runes + utf8.RuneCountInString(l.Raw[l.spans[n].raw:raw])
}

func (l *Line) partAt(raw int) part {
	n := sort.Search(len(l.parts), func(k int) bool { return l.parts[k].raw > raw }) - 1
	return l.parts[max(n, 0)]
}

// CellAt returns the cell that holds an offset in Text; ok is false outside
// tables and between cells.
func (l *Line) CellAt(i int) (c Cell, ok bool) {
	n := sort.Search(len(l.Cells), func(k int) bool { return l.Cells[k].End > i })
	if n < len(l.Cells) && i >= l.Cells[n].Start {
		return l.Cells[n], true
	}
	return Cell{}, false
}

// A Sentence is a part of a line up to its stop (。！？；), brackets and quotes
// left whole. Its offsets are those of the line's text.
type Sentence struct {
	Text       string
	Start, End int
}

// Sentences returns the sentences of a line in order; of a table row, its cells
// are split one by one.
func Sentences(l Line) []Sentence {
	if len(l.Cells) == 0 {
		return split(l.Text, 0, len(l.Text), nil)
	}
	var out []Sentence
	for _, c := range l.Cells {
		out = split(l.Text, c.Start, c.End, out)
	}
	return out
}

func split(text string, from, to int, out []Sentence) []Sentence {
	depth, start := 0, from
	for i, r := range text[from:to] {
		switch r {
		case '（', '(', '“', '《', '【':
			depth++
		case '）', ')', '”', '》', '】':
			depth = max(depth-1, 0)
		case '。', '！', '？', '；', ';', '\n':
			if depth > 0 && (r == '；' || r == ';') && strings.ContainsAny(text[from+i:to], "）)”》】") {
				continue
			}
			depth = 0
			end := from + i + utf8.RuneLen(r)
			out = sentence(text, start, end, out)
			start = end
		}
	}
	return sentence(text, start, to, out)
}

func sentence(text string, start, end int, out []Sentence) []Sentence {
	if strings.TrimSpace(text[start:end]) == "" {
		return out
	}
	return append(out, Sentence{text[start:end], start, end})
}
