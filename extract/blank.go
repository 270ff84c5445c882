package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// thin are the blanks that are set inside a number and hardly anywhere else: the
// thousands groups of GB/T 15835.
func thin(r rune) bool { return r >= 0x2005 && r <= 0x200a || r == 0x202f }

// mostGroups is the most groups of three behind the first that a number has.
const mostGroups = 6

// insideNumber reports that the one blank before a digit at raw[i] belongs to a
// number: it divides thousands (1 234.50万元), or every digit stands apart
// (1 2 3 4万元). Thin blanks divide numbers wherever they are; others only where
// what follows shows that it is one number, a unit or the end of all text. Two
// numbers of a row that was flattened stay two.
func (b *builder) insideNumber(raw string, i int) bool {
	if i < b.number {
		return true
	}
	if b.gap != 1 || !digit(b.last) {
		return false
	}
	text := b.text.String()[b.start:]
	from := len(text)
	for from > 0 && len(text)-from <= 3 && isDigit(text[from-1]) {
		from--
	}
	n := len(text) - from
	if n > 3 || !opensNumber(text[:from]) {
		return false
	}
	end, blanks, ok := blankGroups(raw, i)
	ok = ok && text[from] != '0'
	if !ok && n == 1 {
		end, ok = spacedDigits(raw, i)
		blanks = ' '
	}
	if !ok {
		return false
	}
	rest := raw[end:]
	switch {
	case blanks == 0: // thin ones
	case strings.TrimSpace(rest) == "" && from == 0:
		if !b.cell && blanks == ' ' && !strings.ContainsAny(raw[i:end], ".．") {
			return false
		}
	case trailing(text[:from], "¥", "￥") != "":
	case labelled(text[:from], n) || !measuredNext(rest):
		return false
	}
	b.number = end
	return true
}

// opensNumber reports that a number may begin behind a text: it is not glued to a
// letter, a digit, a point, or to another number by a blank.
func opensNumber(before string) bool {
	r, n := utf8.DecodeLastRuneInString(before)
	if r == ' ' {
		before = before[:len(before)-n]
		r, _ = utf8.DecodeLastRuneInString(before)
		return r >= utf8.RuneSelf || itemMark(before)
	}
	return !(r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == ',' || r == '/'))
}

// itemMark reports the number of an item with a mark of its own, and nothing else: 1., 2.1.
func itemMark(text string) bool {
	return strings.Contains(text, ".") && len(text) <= 8 && strings.Trim(text, "0123456789.") == ""
}

// numberLabels end in a number of their own: 项目1 200万元 are two numbers.
var numberLabels = newLexicon("项目", "附件", "附表", "表", "图", "标段", "包", "指标", "问题", "任务", "方案", "序号", "编号", "第", "月", "日", "类", "档", "期", "标", "组", "年")

// labelled reports that a number of n digits behind a text is rather the number
// of a thing than the beginning of an amount. At the very start no word says so: the
// number of an item has a mark of its own there.
func labelled(before string, n int) bool {
	return n <= 2 && numberLabels.before(before) != ""
}

// digitAt returns the size of a digit of either width at i; 0 for anything else.
func digitAt(s string, i int) int {
	switch {
	case i >= len(s):
		return 0
	case isDigit(s[i]):
		return 1
	case s[i] == 0xef && i+2 < len(s) && s[i+1] == 0xbc && s[i+2] >= 0x90 && s[i+2] <= 0x99:
		return 3
	}
	return 0
}

// digitsAt returns how many digits stand at i and where they end.
func digitsAt(s string, i int) (n, end int) {
	for n < 20 {
		size := digitAt(s, i)
		if size == 0 {
			break
		}
		n, i = n+1, i+size
	}
	return n, i
}

// blankAt returns the size of the one blank at i that a digit follows; 0 where
// there is none.
func blankAt(s string, i int) (r rune, size int) {
	r, size = utf8.DecodeRuneInString(s[i:])
	if size == 0 || !unicode.IsSpace(r) || r == '\n' || r == '\t' || digitAt(s, i+size) == 0 {
		return 0, 0
	}
	return r, size
}

// blankGroups reads groups of three digits, apart by single blanks of one kind,
// and the decimals behind them; the blank before i is of that kind too. blanks is
// 0 where they are thin, a blank or another wide one otherwise.
func blankGroups(s string, i int) (end int, blanks rune, ok bool) {
	kind, _ := utf8.DecodeLastRuneInString(s[:i])
	if !unicode.IsSpace(kind) || kind == '\n' || kind == '\t' {
		return i, 0, false
	}
	for groups := 0; ; groups++ {
		n, next := digitsAt(s, i)
		if n != 3 || groups == mostGroups {
			return i, 0, false
		}
		i = next
		r, size := blankAt(s, i)
		if size == 0 {
			break
		}
		if r != kind {
			return i, 0, false
		}
		i += size
	}
	if w := len(prefix(s[i:], ".", "．")); w > 0 && digitAt(s, i+w) > 0 {
		_, i = digitsAt(s, i+w)
		if _, size := blankAt(s, i); size > 0 {
			return i, 0, false
		}
	}
	if thin(kind) {
		return i, 0, true
	}
	return i, kind, true
}

// spacedDigits reads digits that all stand apart, three at least with the one
// before i, a point among them; a unit has to follow. The blanks are of one width; the
// decimals behind a point may stand together: 1 2 3 4.50万元.
func spacedDigits(s string, i int) (end int, ok bool) {
	kind, _ := utf8.DecodeLastRuneInString(s[:i])
	behind := false // a point
	for n := 1; n < 20; n++ {
		size := digitAt(s, i)
		if size == 0 {
			return i, false
		}
		if digitAt(s, i+size) > 0 {
			_, i = digitsAt(s, i)
			_, more := blankAt(s, i)
			return i, behind && n >= 2 && more == 0
		}
		i += size
		behind = false
		point := 0
		for _, w := range []string{" . ", " .", ". ", ".", " ．", "．"} {
			if strings.HasPrefix(s[i:], w) && digitAt(s, i+len(w)) > 0 {
				point, behind = len(w), true
				break
			}
		}
		r, blank := blankAt(s, i)
		if blank > 0 && r != kind {
			return i, false
		}
		if point+blank == 0 {
			return i, n >= 2
		}
		i += max(point, blank)
	}
	return i, false
}

// measuredNext reports that a unit follows, and behind it no further number of a
// row.
func measuredNext(rest string) bool {
	rest = strings.TrimLeft(rest[:min(len(rest), 60)], " \u3000\u00a0")
	rest = strings.TrimPrefix(rest, prefix(rest, "余", "多"))
	if bracketedUnit(rest) {
		return true
	}
	scale := prefix(rest, scales...)
	unit := unitAt(rest[len(scale):])
	if w := prefix(rest, "％"); w != "" {
		unit = w
	}
	if unit == "" && scale == "" {
		return false
	}
	rest = rest[len(scale)+len(unit):]
	n := len(rest) - len(strings.TrimLeft(rest, " \u3000\u00a0"))
	return n == 0 || digitAt(rest, n) == 0
}

// bracketedUnit reports that a bracket follows which holds a unit and nothing else:
// 1 200（万元）.
func bracketedUnit(rest string) bool {
	open := prefix(rest, "（", "(")
	end := strings.IndexAny(rest, "）)")
	if open == "" || end < len(open) {
		return false
	}
	inside := strings.TrimSpace(rest[len(open):end])
	unit := inside[len(prefix(inside, scales...)):]
	return inside != "" && (unit != "" && unitAt(unit) == unit || unitAt(inside) == inside || inside == "％")
}
