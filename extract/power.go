package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
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
