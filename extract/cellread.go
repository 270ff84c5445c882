package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/num"
)

// A CellFigure is the one figure that a cell holds.
type CellFigure struct {
	Token          // Text is the cell's; a sign of money is no unit
	Currency  bool // ￥ stands before it: where nothing names a unit, it is 元
	Plus      bool // + stands before it
	HanScaled bool // it is bare, and its Han numerals hold a 万 or 亿: of a column in 万元 it is not sure
	Note      bool // a mark or the words of a note behind it were left out
}

// longestCellFigure is how many bytes a cell with one figure has at most.
const longestCellFigure = 120

// ReadCell reads the normal text of a cell that holds one figure and nothing
// else. A sign may have any shape, ￥ or + may stand before the number and the mark
// of a note behind it (114①, 380000[^1], 500（含结转50）), Han numerals may stand
// for digits (贰拾捌点伍). ok is false for a blank cell, for words, and where it is
// not sure which figure is meant: 500/600, 400+, 120,00, 500（600）.
func ReadCell(text string) (c CellFigure, ok bool) {
	body := strings.TrimSpace(text)
	if body == "" || len(body) > longestCellFigure {
		return c, false
	}
	if t, ok := plainNumber(body); ok {
		return CellFigure{Token: t}, true
	}
	if body, c.Note, ok = withoutNotes(body); !ok {
		return c, false
	}
	body, negative := unsigned(body)
	body = c.marks(body)
	if c.Token, ok = oneToken(body); !ok {
		if c.Token, c.HanScaled, ok = hanCell(body); !ok {
			return c, false
		}
	}
	if negative || strings.HasPrefix(body, "-") && c.Currency {
		if c.Number.Sign() > 0 {
			c.Number, c.Written = c.Number.Neg(), "-"+c.Written
		}
	}
	c.Text, c.Start, c.End = text, 0, len(text)
	return c, true
}

// wholeNumber reports a cell with nothing but a number and a sign.
func wholeNumber(text string) bool {
	_, ok := cellNumber(text)
	return ok
}

// cellNumber reads a cell with nothing but a number, with ≥ or its like before
// it. A number below zero, however that is shown, has a negative value.
func cellNumber(text string) (t Token, ok bool) {
	c, ok := ReadCell(text)
	return c.Token, ok && c.Class == Bare
}

// plainNumber reads digits with a point and nothing else, as most cells have them.
func plainNumber(s string) (Token, bool) {
	point := -1
	for i := 0; i < len(s); i++ {
		if s[i] == '.' && point < 0 && i > 0 && i+1 < len(s) {
			point = i
		} else if !isDigit(s[i]) {
			return Token{}, false
		}
	}
	d, err := num.ParseDecimal(s)
	return Token{Class: Bare, Text: s, Written: s, Number: d, End: len(s)}, err == nil
}

// oneToken reads a text that is one number, with a unit or without.
func oneToken(s string) (t Token, ok bool) {
	if first, _ := utf8.DecodeRuneInString(s); !isCellStart(first) {
		return t, false
	}
	tokens := Tokens(s)
	if len(tokens) != 1 || tokens[0].Start != 0 || tokens[0].End != len(s) {
		return t, false
	}
	switch t = tokens[0]; t.Class {
	case Bare, Quantity:
		return t, true
	case HanQuantity:
		t.Written = t.Number.String()
		if t.Unit == "元" {
			t = inScale(t, strings.TrimSuffix(strings.TrimSuffix(s, "整"), "元"))
		}
		return t, true
	}
	return t, false
}

// isCellStart reports a character that a figure may begin with; words begin with
// others, and are not looked at further.
func isCellStart(r rune) bool {
	return !unicode.Is(unicode.Han, r) || isHanNumeral(r) || isCapital(r) || strings.ContainsRune("约近超逾突不至最高低大小多少未负红零百接将累", r)
}

// marks takes + and the signs of Chinese money off a number.
func (c *CellFigure) marks(s string) string {
	sign := prefix(s, "-", "－", "−", "–")
	rest := s[len(sign):]
	for _, w := range []string{"人民币", "CN¥", "CNY", "RMB", "￥", "¥"} {
		if after, ok := strings.CutPrefix(rest, w); ok {
			c.Currency, rest = true, strings.TrimLeft(after, " ：:")
			break
		}
	}
	if c.Currency && sign != "" {
		return "-" + rest
	}
	if c.Currency || sign == "" {
		s = rest
	}
	for _, w := range []string{"+", "＋"} {
		if after, ok := strings.CutPrefix(s, w); ok && after != "" && isDigit(after[0]) {
			c.Plus = true
			return after
		}
	}
	return s
}

// noteMarks are the marks that point to a note, where they stand behind a number.
const noteMarks = "*＊※†‡#＃①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⓐⓑⓒ"

// withoutNotes takes marks and words of notes off the end of a cell; ok is false
// where the words say that another figure is meant.
func withoutNotes(s string) (body string, some, ok bool) {
	for range 4 {
		last, n := utf8.DecodeLastRuneInString(s)
		switch {
		case strings.ContainsRune(noteMarks, last):
			s = s[:len(s)-n]
		case strings.ContainsRune(string(superscripts), last):
			cut := strings.TrimRight(s, string(superscripts))
			if r, _ := utf8.DecodeLastRuneInString(cut); !isFigureEnd(r) || strings.HasSuffix(cut, "10") {
				return s, some, true // a power, m²
			}
			s = cut
		case strings.ContainsRune("]］〕】)）", last):
			cut, note := bracketBehind(s)
			if cut <= 0 {
				return s, some, true
			}
			switch bracketSays(s[cut:len(s)-n], last) {
			case saysNote:
				s = s[:cut]
			case saysUnit:
				return s[:cut] + note, some, true
			default:
				return s, some, false
			}
		default:
			return s, some, true
		}
		s, some = strings.TrimRight(s, " "), true
	}
	return s, some, s != ""
}

func isFigureEnd(r rune) bool { return digit(r) || strings.ContainsRune("%％元万亿", r) }

// bracketBehind returns where the bracket opens that closes a text, and what it
// holds; 0 where it opens at the beginning or not at all.
func bracketBehind(s string) (from int, inside string) {
	depth := 0
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
		switch {
		case strings.ContainsRune("]］〕】)）", r):
			depth++
		case strings.ContainsRune("[［〔【(（", r):
			if depth--; depth == 0 {
				_, last := utf8.DecodeLastRuneInString(s)
				return i, strings.TrimSpace(s[i+n : len(s)-last])
			}
		}
	}
	return 0, ""
}

// What a bracket behind a number says.
const (
	saysOther = iota
	saysNote
	saysUnit
)

// otherFigure are words in a bracket which say that the figure before it is not
// the one that holds, or that it is taken off.
var otherFigure = []string{"应为", "实为", "改为", "改成", "更正", "修正", "原为", "原数", "原值", "现为", "减", "负", "红字", "退回", "冲销", "待"}

// bracketSays judges what stands in a bracket behind a number.
func bracketSays(inside string, closing rune) int {
	_, n := utf8.DecodeRuneInString(inside)
	in := strings.TrimSpace(inside[n:])
	if closing == ']' || closing == '］' || closing == '〕' || closing == '】' {
		if closing == '〕' || strings.HasPrefix(in, "注") || len(in) <= 4 && strings.Trim(in, "^*0123456789") == "" {
			return saysNote
		}
	}
	switch {
	case unitAt(in) == in && in != "", moneyUnitWord(in):
		return saysUnit
	case !strings.ContainsFunc(in, func(r rune) bool { return unicode.Is(unicode.Han, r) }), hasAny(in, otherFigure...):
		return saysOther
	}
	return saysNote
}

func moneyUnitWord(s string) bool {
	if s == "元" {
		return true
	}
	for _, u := range moneyUnits {
		if s == u {
			return true
		}
	}
	return false
}
