package xlsx

import (
	"errors"
	"strconv"
	"strings"
)

// Limits of numbers.
const (
	maxNumber   = 64 // bytes of a stored number
	maxExponent = 308
	maxWhole    = 40 // digits before or behind the point of an exponent written out
	significant = 15 // digits that a sheet's binary numbers hold for certain
)

var errNumber = errors.New("not a number")

// plainNumber reports a stored number that needs no cleaning: sign, digits, at
// most 15 of them, a point.
func plainNumber(b []byte) bool {
	i, digits, dot := 0, 0, false
	if len(b) > 0 && b[0] == '-' {
		i = 1
	}
	for ; i < len(b); i++ {
		switch {
		case b[i] >= '0' && b[i] <= '9':
			digits++
		case b[i] == '.' && !dot && digits > 0 && i+1 < len(b):
			dot = true
		default:
			return false
		}
	}
	return digits > 0 && digits <= significant
}

// cleanNumber writes a stored number as a decimal. Sheets hold binary numbers:
// what is no more than their noise (0.30000000000000004) is taken off, what may
// be a figure of 16 or 17 digits stays. A number too large to write out stays
// in its exponent form.
func cleanNumber(raw string) (string, error) {
	if len(raw) > maxNumber {
		return "", errNumber
	}
	neg, whole, frac, exp, ok := splitNumber(raw)
	if !ok || exp > maxExponent || exp < -maxExponent {
		return "", errNumber
	}
	if sig := strings.Trim(whole+frac, "0"); len(sig) > significant && (frac != "" || exp != 0) {
		if whole, frac, exp, ok = denoise(whole, frac, exp); !ok {
			return "", errNumber
		}
	}
	switch {
	case exp > maxWhole || exp < -maxWhole:
		return raw, nil
	case exp > 0:
		frac += strings.Repeat("0", max(0, exp-len(frac)))
		whole, frac = whole+frac[:exp], frac[exp:]
	case exp < 0:
		whole = strings.Repeat("0", max(0, -exp-len(whole)+1)) + whole
		whole, frac = whole[:len(whole)+exp], whole[len(whole)+exp:]+frac
	}
	if exp != 0 {
		frac = strings.TrimRight(frac, "0")
	}
	return joinNumber(neg, whole, frac), nil
}

func joinNumber(neg bool, whole, frac string) string {
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if frac != "" {
		whole += "." + frac
	}
	if neg {
		return "-" + whole
	}
	return whole
}

// splitNumber takes a number in any form that sheets store apart.
func splitNumber(s string) (neg bool, whole, frac string, exp int, ok bool) {
	s, neg = strings.CutPrefix(s, "-")
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		n, err := strconv.Atoi(s[i+1:])
		if err != nil {
			return
		}
		s, exp = s[:i], n
	}
	whole, frac, dot := strings.Cut(s, ".")
	ok = (whole != "" || frac != "") && !(dot && frac == "" && whole == "") && onlyDigits(whole) && onlyDigits(frac)
	return neg, whole, frac, exp, ok
}

func onlyDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// denoise returns the shortest number that stands for the same binary one, or,
// where rounding it to 15 digits leaves at most 13, the rounded one: then the
// rest was noise. The file's own number is binary, so nothing is lost by
// passing it through one.
func denoise(whole, frac string, exp int) (string, string, int, bool) {
	x, err := strconv.ParseFloat(whole+"."+frac+"e"+strconv.Itoa(exp), 64)
	if err != nil {
		return "", "", 0, false
	}
	short := strconv.FormatFloat(x, 'e', -1, 64)
	round := strconv.FormatFloat(x, 'e', significant-1, 64)
	_, w, f, e, _ := splitNumber(round)
	if f = strings.TrimRight(f, "0"); len(w)+len(f) <= significant-2 {
		return w, f, e, true
	}
	_, w, f, e, _ = splitNumber(short)
	return w, f, e, true
}

// shiftPoint moves the decimal point of a decimal n places to the right, or to
// the left where n is negative, by its text alone.
func shiftPoint(s string, n int) string {
	neg, whole, frac, _, _ := splitNumber(s)
	for ; n > 0; n-- {
		frac += strings.Repeat("0", max(0, 1-len(frac)))
		whole, frac = whole+frac[:1], frac[1:]
	}
	for ; n < 0; n++ {
		whole = strings.Repeat("0", max(0, 2-len(whole))) + whole
		whole, frac = whole[:len(whole)-1], whole[len(whole)-1:]+frac
	}
	return joinNumber(neg, whole, frac)
}
