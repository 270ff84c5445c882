package personal

import (
	"strings"
	"unicode/utf8"
)

// Digits of a number that stay to be seen, before and behind the masked ones: as
// many as it takes to find the place again.
const (
	seenBefore = 3
	seenBehind = 2
)

// Mask returns a text with its personal numbers and the houses of homes masked, one
// asterisk for each digit, so that every other character keeps its place.
func Mask(text string, q Question) string {
	return maskHomes(maskContacts(MaskFound(text, Find(text, q))))
}

// MaskFound masks the numbers that Find has found in a text.
func MaskFound(text string, found []Number) string {
	if len(found) == 0 {
		return text
	}
	var b strings.Builder
	done := 0
	for _, n := range found {
		b.WriteString(text[done:n.From])
		b.WriteString(Masked(text[n.From:n.To]))
		done = n.To
	}
	b.WriteString(text[done:])
	return b.String()
}

// Masked masks one number as it is written: its first three and last two digits
// stay, and what parts them.
func Masked(number string) string {
	total := 0
	for i := 0; i < len(number); {
		n := size(number, i)
		if isDigit(number, i) {
			total++
		}
		i += n
	}
	var b strings.Builder
	at := 0
	for i := 0; i < len(number); {
		n := size(number, i)
		if isDigit(number, i) {
			if at++; at > seenBefore && at <= total-seenBehind {
				b.WriteByte('*')
				i += n
				continue
			}
		}
		b.WriteString(number[i : i+n])
		i += n
	}
	return b.String()
}

// isDigit reports a digit, or the X that ends an identity number.
func isDigit(s string, i int) bool {
	if _, n := digitAt(s, i); n > 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return strings.ContainsRune("XxＸｘ", r)
}

func size(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	return n
}

// fewestCut is how many digits of a number tell enough to be masked where a text
// was cut inside it.
const fewestCut = 5

// MaskCut masks the digits at the ends of a text, and of what it quotes, that are
// part of one of the given numbers: a text that was cut out of another may begin
// or end inside one. numbers holds digits, each number apart from the others.
func MaskCut(text, numbers string) string {
	if numbers == "" || countDigits(text) < fewestCut {
		return text
	}
	var out strings.Builder
	done := 0
	for i := 0; i < len(text); {
		if _, n := digitAt(text, i); n == 0 {
			i += size(text, i)
			continue
		}
		row := rowAt(text, i)
		to := row[len(row)-1].to
		var digits strings.Builder
		for _, g := range row {
			digits.WriteString(g.digits)
		}
		if digits.Len() >= fewestCut && (atEdge(text, i, -1) || atEdge(text, to, 1)) && strings.Contains(numbers, digits.String()) {
			out.WriteString(text[done:i])
			out.WriteString(hidden(text[i:to]))
			done = to
		}
		i = to
	}
	return out.String() + text[done:]
}

// rowAt returns the groups of digits from a byte on that blanks and hyphens join.
func rowAt(text string, i int) []group {
	row := []group{groupAt(text, i)}
	for {
		at := row[len(row)-1].to
		joint, n := utf8.DecodeRuneInString(text[at:])
		if !isJoint(joint) {
			return row
		}
		g := groupAt(text, at+n)
		if g.digits == "" {
			return row
		}
		row = append(row, g)
	}
}

// atEdge reports that a text or a quotation begins or ends at a byte, or behind no more
// there than what joins the groups of a number: 370725-.
func atEdge(text string, i, step int) bool {
	next := func() (rune, int) { return utf8.DecodeRuneInString(text[i:]) }
	if step < 0 {
		next = func() (rune, int) { return utf8.DecodeLastRuneInString(text[:i]) }
	}
	r, n := next()
	for n > 0 && isJoint(r) {
		i += step * n
		r, n = next()
	}
	return n == 0 || strings.ContainsRune("“”‘’「」『』\"'…", r)
}

// hidden masks every digit.
func hidden(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		n := size(s, i)
		if _, d := digitAt(s, i); d > 0 {
			b.WriteByte('*')
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}
