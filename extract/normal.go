package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/document"
)

// A builder puts raw text into a line, character by character.
type builder struct {
	text  strings.Builder
	raw   strings.Builder
	runes int // characters of raw
	spans []span
	last  rune // last character written to text; 0 for none
	gap   int  // blanks met since
	wide  bool // some of them were wider than one space
	cut   bool // some of them ended a line

	cell   bool // what is added is the text of one cell
	start  int  // of the piece that is added, in text
	number int  // in that piece, end of the number whose blanks are left out
}

// CellText returns the normal text of a cell that stands by itself: without blanks
// beside Han characters and inside a number, digits of half width.
func CellText(raw string) string {
	b := builder{cell: true}
	b.add(raw)
	return b.text.String()
}

// spanMost is the most bytes of text that one span covers, so that a place in a
// long line is found without counting from its beginning.
const spanMost = 512

// split ends a piece of raw text.
func (b *builder) split() {
	b.raw.WriteByte('\n')
	b.runes++
}

// add normalises a piece of raw text that begins at the end of Raw. A piece
// joined to what is there never brings a blank of its own.
func (b *builder) add(raw string) {
	b.gap, b.wide, b.cut, b.start, b.number = 0, false, false, b.text.Len(), 0
	base := b.raw.Len()
	var blank span // of the last of the blanks
	fresh := true  // the next character begins a span
	from := 0      // of the last span in the text
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRuneInString(raw[i:])
		here := span{raw: base + i, runes: b.runes}
		i += size
		b.runes++
		if invisible(r) {
			fresh = true
			continue
		}
		if unicode.IsSpace(r) {
			b.gap++
			b.wide, b.cut = b.wide || r != ' ', b.cut || r == '\n'
			fresh, blank = true, here
			continue
		}
		next, _ := utf8.DecodeRuneInString(raw[i:])
		n := b.normal(r, next)
		if b.gap > 0 && (b.keepsBlank(n) && !(digit(n) && b.insideNumber(raw, i-size)) || digit(n) && base == 0 && b.behindCount() ||
			unicode.Is(unicode.Han, n) && (b.betweenPairs(raw[i-size:]) || b.cut && digit(b.last) && brokenOff(raw[i-size:]))) {
			blank.text = b.text.Len()
			b.spans = append(b.spans, blank)
			b.text.WriteByte(' ')
		}
		if fresh || b.text.Len()-from > spanMost {
			here.text, fresh, from = b.text.Len(), false, b.text.Len()
			b.spans = append(b.spans, here)
		}
		b.gap, b.wide, b.cut, b.last = 0, false, false, n
		b.text.WriteRune(n)
	}
	b.raw.WriteString(raw)
}

// unread stands for a character that is left out of the text; it has no width.
const unread = '\u2063'

// textOf returns the text of runs, with unread for each character of a raised
// mark: the 样 of sample figures, the number of a note.
func textOf(runs []document.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Super && raisedMark(r.Text) {
			b.WriteString(strings.Repeat(string(unread), utf8.RuneCountInString(r.Text)))
			continue
		}
		if r.Super {
			b.WriteString(raised(r.Text))
			continue
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// raised returns an exponent that was set as raised digits in digits that are
// raised themselves: the 2 of m². Other raised text is returned as it is.
func raised(s string) string {
	if strings.Trim(s, "0123456789+-−") != "" {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '+':
			return '⁺'
		case '-', '−':
			return '⁻'
		}
		return superscripts[r-'0']
	}, s)
}

// superscripts are the raised digits in order.
var superscripts = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// raisedMark reports marks that point to a note; plain digits are exponents.
func raisedMark(s string) bool {
	if s == "样" || s == "*" {
		return true
	}
	inside := strings.Trim(s, "[]［］〔〕()（）")
	if s != "" && strings.Trim(s, string(superscripts)) == "" {
		return true // the readers of Word files and pages have told them from exponents
	}
	if inside == s {
		return utf8.RuneCountInString(s) == 1 && strings.ContainsAny(s, "①②③④⑤⑥⑦⑧⑨⑩")
	}
	return inside != "" && len(inside) <= 2 && strings.Trim(inside, "0123456789") == ""
}

// behindCount reports whether the line so far is the number of an item, 1. or
// 2.1., so that the digits behind the blank are no digits of it.
func (b *builder) behindCount() bool {
	const most = 8
	if b.last != '.' || b.text.Len() > most {
		return false
	}
	return strings.Trim(b.text.String(), "0123456789.") == ""
}

// pairEnds are the characters that the value of a label ends in.
const pairEnds = "元万亿%％人个户次项分0123456789"

// behindValue reports that the text so far ends in a number which a colon or a blank
// stands before: no JJ06.
func (b *builder) behindValue() bool {
	text := b.text.String()
	rest := strings.TrimRight(text[max(0, len(text)-30):], "0123456789.,")
	return hasSuffixAny(rest, "：", ":", " ")
}

// longestPair is how many bytes a label has at most that stands behind the blank after
// another one's value.
const longestPair = 45

// betweenPairs reports that the blank before a text divides labels with their values:
// 年初预算：120万元 全年预算：150万元, 年初预算 120万元 全年预算 150万元.
func (b *builder) betweenPairs(rest string) bool {
	if !strings.ContainsRune(pairEnds, b.last) || digit(b.last) && !b.behindValue() {
		return false
	}
	rest = rest[:min(len(rest), longestPair)]
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.Is(unicode.Han, r) && !strings.ContainsRune("（）()", r) })
	if end < len("预算") {
		return false
	}
	if unit := rest[len(prefix(rest[:end], scales...)):end]; unitAt(unit) == unit {
		return false // the value goes on: 5.48 万元：
	}
	after := rest[end:]
	if prefix(after, "：", ":") != "" {
		return true
	}
	value := strings.TrimLeft(after, " \t　\u00a0")
	if value == after || digitAt(value, 0) == 0 {
		return false
	}
	if !strings.ContainsRune("元万亿%％", b.last) {
		return false
	}
	_, known := stageWords.nearest(rest[:end])
	return known || rateWords.find(rest[:end]) != ""
}

// keepsBlank reports whether the blanks met before a character mean something:
// between Latin words and numbers always, between Han characters where they
// are wider than justified text would have them.
func (b *builder) keepsBlank(next rune) bool {
	if b.last == 0 {
		return false
	}
	left, right := narrow(b.last), narrow(next)
	switch {
	case left && right:
		return true
	case unicode.Is(unicode.Han, b.last) && unicode.Is(unicode.Han, next):
		return b.gap > 1 || b.wide
	}
	return false
}

// narrow reports Latin letters and digits.
func narrow(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// normal folds a character of full width, a radical or a compatibility form to
// its usual twin. Marks of full width are Chinese punctuation and stay, but for
// those that belong to a number.
func (b *builder) normal(r, next rune) rune {
	switch {
	case r < 0x2e80 && r != '％':
		return r
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', r == '％', r == '＋', r == '＝', r == '＜', r == '＞':
		return r - 0xfee0
	case (r == '．' || r == '－' || r == '／') && digit(b.last) && (digit(next) || next >= '０' && next <= '９'):
		return r - 0xfee0
	case r <= 0x2fdf, r >= 0xf900 && r <= 0xfaff, r >= 0x2f800 && r <= 0x2fa1f:
		return document.Ideograph(r)
	}
	return r
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// invisible reports characters without width: they are read over.
func invisible(r rune) bool {
	switch {
	case r < 0xad:
		return r < ' ' && r != '\n' && r != '\t' || r == 0x7f
	case r == 0xad, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0xfeff, r >= 0xfe00 && r <= 0xfe0f:
		return true
	}
	return false
}
