package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// power reads the power of ten that ends at or stands behind a number: ×10⁴, ×10^4,
// ×10的4次方, and the exponent of 10⁴ itself. exp is empty where there is none;
// then end is where it was.
func (s *scanner) power(written string, i int) (end int, exp string) {
	if i >= len(s.s) {
		return i, ""
	}
	switch r, _ := utf8.DecodeRuneInString(s.s[i:]); r {
	case '×', 'x', 'X', '*', '✕', '·', '∙', '•', ' ':
	case '^', '的', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁺', '⁻':
		if written != "10" {
			return i, ""
		}
	default:
		return i, ""
	}
	if written == "10" {
		if k, e := tenTo(s.s, i); e != 0 {
			return k, strconv.Itoa(e - 1) // 10 is in the number itself
		}
	}
	k := i
	k += len(prefix(s.rest(k), " "))
	w := prefix(s.rest(k), "×", "x", "X", "*", "✕", "·", "∙", "•")
	if w == "" {
		return i, ""
	}
	k += len(w)
	k += len(prefix(s.rest(k), " "))
	if !strings.HasPrefix(s.rest(k), "10") {
		return i, ""
	}
	if k, e := tenTo(s.s, k+len("10")); e != 0 {
		return k, strconv.Itoa(e)
	}
	return i, ""
}

// tenTo reads the exponent behind 10: raised digits, ^4, 的4次方; 0 for none.
func tenTo(s string, i int) (end, exp int) {
	if end, exp = raisedInt(s, i); exp != 0 {
		return end, exp
	}
	sign := 1
	switch {
	case strings.HasPrefix(s[i:], "^"):
		i++
		w := prefix(s[i:], "(", "（", "{")
		i += len(w)
		if m := prefix(s[i:], "-", "−"); m != "" {
			sign, i = -1, i+len(m)
		}
		end = run(s, i)
		exp = smallInt(s[i:end])
		end += len(prefix(s[end:], ")", "）", "}"))
		return end, sign * exp
	case strings.HasPrefix(s[i:], "的"):
		i += len("的")
		if m := prefix(s[i:], "负", "-", "−"); m != "" {
			sign, i = -1, i+len(m)
		}
		end = run(s, i)
		exp = smallInt(s[i:end])
		if end == i {
			if v, _, k, ok := hanNumber(s, i); ok && v < 31 {
				exp, end = int(v), k
			}
		}
		w := prefix(s[end:], "次方", "次幂")
		if w == "" {
			return i, 0
		}
		return end + len(w), sign * exp
	}
	return i, 0
}

// smallInt reads at most two digits; 0 for anything else.
func smallInt(s string) int {
	if len(s) > 2 {
		return 0
	}
	n, _ := strconv.Atoi(s)
	return n
}

// raisedInt reads raised digits with their sign.
func raisedInt(s string, i int) (end, n int) {
	sign, digits := 1, 0
	for i < len(s) && digits < 3 {
		r, size := utf8.DecodeRuneInString(s[i:])
		d := slices.Index(superscripts, r)
		switch {
		case r == '⁻' && digits == 0:
			sign = -1
		case r == '⁺' && digits == 0:
		case d >= 0:
			n = n*10 + d
			digits++
		default:
			return i, sign * n
		}
		i += size
	}
	return i, sign * n
}

// flatPower returns the end of a number between 1 and 10, times 10 with one more digit
// and a unit, where the digit may have been a raised one: 5.6×104公顷. What is computed
// (=) is a product. It is 0 where there is none.
func (s *scanner) flatPower(x lexeme) (end int) {
	if !x.ok || x.value.Cmp(num.Int(1)) < 0 || x.value.Cmp(num.Int(10)) >= 0 {
		return 0
	}
	k := x.end + len(prefix(s.rest(x.end), " "))
	w := prefix(s.rest(k), "×", "x", "X", "*", "✕")
	if w == "" {
		return 0
	}
	k += len(w)
	k += len(prefix(s.rest(k), " "))
	end = run(s.s, k)
	if end-k != len("104") || !strings.HasPrefix(s.rest(k), "10") || s.s[k+2] < '2' || prefix(s.rest(end), ".", ",", "，") != "" && end+1 < len(s.s) && isDigit(s.s[end+1]) {
		return 0
	}
	unit := end + len(prefix(s.rest(end), " "))
	u, scale := unitAt(s.rest(unit)), ""
	if u == "" {
		scale = prefix(s.rest(unit), scales...)
		unit += len(scale)
		u = unitAt(s.rest(unit))
	}
	if u == "" && scale == "" || prefix(s.rest(unit+len(u)), "=", "＝", "×", "÷", "*", "/") != "" || runeBefore(s.s, s.i) == '×' || runeBefore(s.s, s.i) == '=' {
		return 0
	}
	return unit + len(u)
}
