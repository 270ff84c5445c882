package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// A Class says what a token with digits or Han numerals is.
type Class string

// The classes of token. Only Quantity, HanQuantity, HanApprox and Range count
// something; Bare is a number without a unit; the others are names that look
// like figures.
const (
	Quantity    Class = "quantity"  // 98亿元, 达24家, 百分之八十
	HanQuantity Class = "hanqty"    // 两千余户
	HanApprox   Class = "hanapprox" // 超千次
	Range       Class = "range"     // 3~5天
	Multiple    Class = "multiple"  // 三倍, 翻一番, 减半
	Part        Class = "part"      // 三分之二, 半数, 1/3处: a part in words or with a stroke, which is no exact number
	Bare        Class = "bare"      // 编制19
	HanBare     Class = "hanbare"   // 覆盖两千三百: numerals behind a name that say no unit
	DocNo       Class = "docno"     // 〔2020〕10号
	Day         Class = "date"      // 2024年3月
	Ordinal     Class = "ordinal"   // 第三轮, 二十大
	Address     Class = "address"   // 2806弄
	Name        Class = "name"      // 15号线, “亿元楼”, 7×24小时
	Code        Class = "code"      // “3+4+5”
	ListNo      Class = "list"      // 1. at the start of a line
	Arrowed     Class = "arrow"     // 合格率↓2%: an arrow before a number says neither a sign nor a change that is sure
	Flat        Class = "flat"      // 5.6×104公顷: a power of ten that lost its raised digit, or a product; nobody can tell
)

// A Token is one number, or one name that looks like a number, in a text.
type Token struct {
	Class   Class
	Text    string      // with the words of approximation and the sign: 突破12亿元, 负5%
	Written string      // the number as printed, separators left out: 1250.60, -5.2, 两千, 3~5; in steps or of a hundred as a decimal
	Number  num.Decimal // its value with its sign, decimals kept, before the scale; the lower end of a range
	Upper   num.Decimal // the upper end of a range
	Scale   string      // 万, 亿, 千万 … or empty
	Unit    string      // 元, 个百分点, 万元/人/年 without its first scale; empty for none
	Approx  string      // 约, 余, 以上 …; empty for exact
	Start   int         // offsets in the text, in bytes
	End     int
}

// Measured returns the unit as printed, the scale before it: 万条.
func (t Token) Measured() string { return t.Scale + t.Unit }

// Counts reports whether the token is a measured number.
func (t Token) Counts() bool {
	return t.Class == Quantity || t.Class == HanQuantity || t.Class == HanApprox || t.Class == Range
}

// Tokens returns the numbers of a normal text, and the names that look like
// numbers, in order; they never overlap. The time is proportional to the length
// of the text.
func Tokens(text string) []Token {
	s := scanner{s: text}
	return s.all()
}

// tokensApart returns them with every number beside a stroke by itself: 90/89.974万元.
func tokensApart(text string) []Token {
	s := scanner{s: text, apart: true}
	return s.all()
}

// all reads the whole text.
func (s *scanner) all() []Token {
	for s.i < len(s.s) {
		if !s.token() {
			_, n := utf8.DecodeRuneInString(s.s[s.i:])
			s.i += n
		}
	}
	spreadUnits(s.s, s.out)
	return s.out
}

// A scanner walks over a text.
type scanner struct {
	s    string
	i    int // here
	done int // end of the last token
	out  []Token

	apart bool // no two numbers beside a stroke are one
	doubt bool // of the arrow before the number that is read nobody can tell what it says
}

// token reads the token that begins here; it reports whether there is one.
func (s *scanner) token() bool {
	c := s.s[s.i]
	if c < utf8.RuneSelf {
		if c >= '0' && c <= '9' {
			return s.digits()
		}
		return c == '(' && (s.negative("(", ")") || s.bracketed("(", ")")) || c == '[' && s.docNumber("[", "]")
	}
	r, _ := utf8.DecodeRuneInString(s.s[s.i:])
	switch r {
	case '“':
		return s.quoted()
	case '〔':
		return s.docNumber("〔", "〕")
	case '（':
		return s.docNumber("（", "）") || s.negative("（", "）") || s.bracketed("（", "）")
	case '第':
		return s.ordinal()
	case '首':
		return s.first()
	case '翻', '减':
		return s.multiple()
	case '半':
		return s.half()
	case '½', '⅓', '⅔', '¼', '¾', '⅕', '⅖', '⅗', '⅘', '⅙', '⅚', '⅐', '⅛', '⅜', '⅝', '⅞', '⅑', '⅒':
		end := s.i + utf8.RuneLen(r)
		m := s.measure(end)
		return s.emit(Token{Class: Part, Written: s.s[s.i:max(end, m.end)]}, s.i, max(end, m.end))
	}
	if (r == '零' || r == '〇') && s.midnight(utf8.RuneLen(r)) {
		return true
	}
	if isHanNumeral(r) || isCapital(r) || zeroPoint(s.s, s.i) {
		return s.han()
	}
	return s.vague(r) || s.hanApprox(r)
}

// emit adds a token from start to the place given, and goes on behind it.
func (s *scanner) emit(t Token, start, end int) bool {
	t.Start, t.End, t.Text = start, end, s.s[start:end]
	if s.doubt && t.Class != ListNo {
		t.Class = Arrowed
	}
	s.doubt = false
	s.out = append(s.out, t)
	s.i, s.done = end, end
	return true
}

// jump leaves out text that is no token.
func (s *scanner) jump(n int) bool {
	s.i += n
	return true
}

// rest is the text from an offset on.
func (s *scanner) rest(i int) string {
	if i >= len(s.s) {
		return ""
	}
	return s.s[i:]
}

// prefix returns the first of the words that the text at i begins with.
func prefix(s string, words ...string) string {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// runeBefore returns the character before an offset, 0 at the start.
func runeBefore(s string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}
