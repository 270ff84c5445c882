package paper

import (
	"strings"
	"unicode/utf8"

	"jiheng/extract"
	"jiheng/fault"
)

// A LineKind says what a line is for.
type LineKind string

// The kinds of line.
const (
	TitleLine     LineKind = "题名"
	HeadingLine   LineKind = "标题"
	BodyLine      LineKind = "正文"
	CellLine      LineKind = "表格"
	SignatureLine LineKind = "落款"
	DateLine      LineKind = "日期"
	AnnexLine     LineKind = "附件"
	CaptionLine   LineKind = "表题" // title, unit or small print of a table
)

// A Line is one paragraph, heading or cell of a table, as package extract reads
// it: joined where it was broken, without stray blanks.
type Line struct {
	Index  int
	Kind   LineKind
	Text   string
	Level  int    // of its number: 1 一、 2 （一） 3 1. 4 （1） 5 ①; 0 without number
	Number int    // 3 for 三、; 0 without number
	Mark   string // the number as written: 三、
	RunIn  bool   // a paragraph that begins with a number
	Up     *Line  // the numbered line that it stands under
	Table  *Grid  // of a cell
	Source int    // index of the line in extract's lines
	From   int    // byte of that line's text at which Text begins
	Side   int    // of a cell: first column of its side, where tables stand side by side
	Beyond int    // of a cell with a number: decimals that the screen rounds away

	row, col  int32 // of a cell: where it begins in its table
	src       *extract.Line
	bare      bool // it is known to have no measured numbers
	inResults memo[bool]
	sieve     memo[*sieve]
	read      *readings // nil until the first of them is asked for
}

// runeStep is how many bytes apart the characters of a long line are counted.
const runeStep = 4096

// RunesTo returns how many characters the line's text has before a byte.
func (l *Line) RunesTo(i int) int {
	if i < runeStep {
		return Runes(l.Text[:i])
	}
	marks := l.readings().runes.get(func() (out []int) {
		n := 0
		for at := 0; at < len(l.Text); at += runeStep {
			out = append(out, n)
			n += starts(l.Text[at:min(at+runeStep, len(l.Text))])
		}
		return out
	})
	return marks[i/runeStep] + starts(l.Text[i-i%runeStep:i])
}

// starts counts the bytes with which characters begin.
func starts(s string) (n int) {
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// readings are what is read of a line once: most cells of a long table have none.
type readings struct {
	sents   memo[[]Range]
	numbers memo[[]Figure]
	periods memo[[]periodChange]
	owners  memo[[]string]
	runes   memo[[]int] // characters before every runeStep bytes
}

func (l *Line) readings() *readings {
	if l.read == nil {
		l.read = &readings{}
	}
	return l.read
}

// All returns the whole of Text.
func (l *Line) All() Range { return Range{0, len(l.Text)} }

// ColumnHead returns the heads above a cell, joined by ·; empty outside tables.
func (l *Line) ColumnHead() string {
	if l.src == nil {
		return ""
	}
	c, ok := l.src.CellAt(l.From)
	if !ok {
		return ""
	}
	return c.Head
}

// HeadsColumn reports a cell that is a head of its column.
func (l *Line) HeadsColumn() bool {
	c, ok := l.cell()
	return ok && c.IsHead
}

// AsRead returns the line as package extract reads it, of which this may be a
// stretch.
func (l *Line) AsRead() *extract.Line { return l.src }

// A Range is a stretch of a line's Text in bytes.
type Range struct{ From, To int }

// Of returns the stretch of text.
func (r Range) Of(text string) string { return text[r.From:r.To] }

// Site returns the place of a stretch of Text. Where it runs over joined
// paragraphs, the span covers the part in the first.
func (l *Line) Site(r Range) Site {
	s := Site{Quote: l.Text[r.From:r.To], Place: l.src.Place(l.From + r.From)}
	start := l.src.Origin(l.From + r.From)
	end := start.Rune
	if r.To > r.From {
		end = l.lastWith(start, r) + 1
	}
	s.Span = &Span{Block: start.Block, Row: max(start.Row, 0), Cell: max(start.Cell, 0), Start: start.Rune, End: end}
	return s
}

// Block returns the number of the line's first block in its document.
func (l *Line) Block() int { return l.src.Block }

// lastWith returns the character of the last one in a stretch that stands in the
// same paragraph or cell as the first. Characters of one come before those of
// the next, so that halving finds it.
func (l *Line) lastWith(start extract.Origin, r Range) int {
	low, high := r.From, Before(l.Text, r.To)
	same := func(at int) (extract.Origin, bool) {
		o := l.src.Origin(l.From + at)
		return o, o.Block == start.Block && o.Row == start.Row && o.Cell == start.Cell
	}
	if o, ok := same(high); ok {
		return o.Rune
	}
	last := start.Rune
	for low < high {
		mid := (low + high) / 2
		for mid > low && !utf8.RuneStart(l.Text[mid]) {
			mid--
		}
		o, ok := same(mid)
		if ok {
			last, low = o.Rune, Next(l.Text, mid)
		} else {
			high = mid
		}
	}
	return last
}

// Sentences returns the sentences of the line: they end at 。！？； outside
// brackets and quotes, the mark included.
func (l *Line) Sentences() []Range {
	if n := len(l.Text); l.Kind == CellLine && n < len(wholes) && !strings.ContainsAny(l.Text, "。！？；") {
		return wholes[n][:]
	}
	return l.readings().sents.get(func() []Range { return sentences(l.Text) })
}

// wholes are the sentences of short texts that are one: most cells of a table, for
// which nothing is kept.
var wholes = func() (out [64][1]Range) {
	for n := range out {
		out[n][0] = Range{0, n}
	}
	return out
}()

func sentences(text string) []Range {
	var out []Range
	from, depth := 0, 0
	for i, r := range text {
		switch r {
		case '（', '(', '“', '《', '〔', '【':
			depth++
		case '）', ')', '”', '》', '〕', '】':
			depth = max(depth-1, 0)
		case '。', '！', '？', '；':
			if depth == 0 || r == '。' {
				out = append(out, Range{from, i + utf8.RuneLen(r)})
				from, depth = i+utf8.RuneLen(r), 0
			}
		}
	}
	if strings.TrimSpace(text[from:]) != "" || out == nil {
		out = append(out, Range{from, len(text)})
	}
	return out
}

// Figures returns the measured numbers of the line.
func (l *Line) Figures() []Figure {
	if l.bare {
		return nil
	}
	if l.read == nil || !l.read.numbers.known {
		out := measured(l.Tokens())
		if l.bare = len(out) == 0; l.bare { // most cells: nothing is kept of them
			return nil
		}
		l.readings().numbers = memo[[]Figure]{out, true}
	}
	return l.read.numbers.value
}

// Tokens returns the numbers of the line, and the names that look like numbers.
func (l *Line) Tokens() []extract.Token {
	if l.src != nil && l.src.Text == l.Text {
		return l.src.Tokens()
	}
	if l.src != nil && l.Kind != CellLine {
		return l.src.TokensOf(l.Text)
	}
	return extract.Tokens(l.Text)
}

// FiguresIn returns the measured numbers of a stretch of the line, offsets
// counting from the stretch.
func (l *Line) FiguresIn(r Range) []Figure {
	var out []Figure
	for _, t := range l.Figures() {
		if t.Start >= r.From && t.End <= r.To {
			t.Start, t.End = t.Start-r.From, t.End-r.From
			out = append(out, t)
		}
	}
	return out
}

// Has reports whether the line contains one of the words.
func (l *Line) Has(words ...string) bool {
	for _, w := range words {
		if l.IndexOf(w) >= 0 {
			return true
		}
	}
	return false
}

// IndexOf returns where a word first stands in the line, in bytes; -1 where it
// does not.
func (l *Line) IndexOf(word string) int {
	if !l.sieve.get(func() *sieve { return sieveOf(l.Text) }).may(word) {
		return -1
	}
	return strings.Index(l.Text, word)
}

// Name returns the text of a numbered line without its number.
func (l *Line) Name() string { return strings.TrimSpace(strings.TrimPrefix(l.Text, l.Mark)) }

// Find returns where a word stands in the line; the whole line where it does
// not.
func (l *Line) Find(word string) Range {
	if i := strings.Index(l.Text, word); i >= 0 && word != "" {
		return Range{i, i + len(word)}
	}
	return l.All()
}

// A Piece is the text of one paragraph or cell as the document has it, every
// blank and odd character included.
type Piece struct {
	Kind  LineKind // 正文, 标题 or 表格
	Raw   string
	Base  int // character of the block's or cell's text at which Raw begins
	Block int
	Row   int
	Cell  int

	at *fault.Place // the document's own where it has one
}

// Site returns the place of a stretch of the raw text.
func (p *Piece) Site(r Range) Site {
	start := utf8.RuneCountInString(p.Raw[:r.From])
	end := start + utf8.RuneCountInString(p.Raw[r.From:r.To])
	at := *p.at
	if at.Line > 0 && at.Cell == "" {
		at.Column = max(at.Column, 1) + p.Base + start
	}
	return Site{Quote: p.Raw[r.From:r.To], Place: at,
		Span: &Span{Block: p.Block, Row: p.Row, Cell: p.Cell, Start: p.Base + start, End: p.Base + end}}
}

// HasAny reports whether a text contains one of the words.
func HasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// Runes returns the number of characters of a text.
func Runes(s string) int { return utf8.RuneCountInString(s) }

// Before returns the byte at which the character before byte i begins; 0 at the
// beginning.
func Before(s string, i int) int {
	_, size := utf8.DecodeLastRuneInString(s[:i])
	return i - size
}

// Next returns the byte behind the character at byte i.
func Next(s string, i int) int {
	_, size := utf8.DecodeRuneInString(s[i:])
	return i + size
}

// LastRune returns the last character of a text, 0 where it is empty.
func LastRune(s string) rune {
	r, size := utf8.DecodeLastRuneInString(s)
	if size == 0 {
		return 0
	}
	return r
}

// FirstRune returns the first character of a text, 0 where it is empty.
func FirstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// AllDigits reports a text of digits only; an empty one is none.
func AllDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
