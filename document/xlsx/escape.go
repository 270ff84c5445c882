package xlsx

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// unescape adds b to dst with its entities resolved.
func unescape(dst, b []byte) ([]byte, error) {
	if !utf8.Valid(b) {
		return dst, bad("text that is not UTF-8")
	}
	for {
		n := bytes.IndexByte(b, '&')
		if n < 0 {
			return append(dst, b...), nil
		}
		dst = append(dst, b[:n]...)
		end := bytes.IndexByte(b[n:], ';')
		if end < 0 || end > 12 {
			return dst, bad("an entity without an end")
		}
		r, ok := entity(string(b[n+1 : n+end]))
		if !ok {
			return dst, bad("an entity that XML does not know")
		}
		dst = utf8.AppendRune(dst, r)
		b = b[n+end+1:]
	}
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	base, digits := 10, name[1:]
	if digits[0] == 'x' {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 32)
	valid := err == nil && n <= utf8.MaxRune && utf8.ValidRune(rune(n)) && (n >= 0x20 || n == 9 || n == 10 || n == 13)
	return rune(n), valid
}
