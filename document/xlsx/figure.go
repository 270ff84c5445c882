package xlsx

import (
	"strings"

	"jiheng/document"
	"jiheng/num"
)

// maxFormatCode is the longest number format that sheets take, in characters.
const maxFormatCode = 255

// A figure is a number as a cell stores it, with the format that prints it as
// its run does.
type figure struct{ value, format string }

// figureOf makes a number of a cell's runs, where they are one figure that a
// mark may follow. ok is false where the cell must be text: words, a number
// that the text doesn't print as it is, or one of more than 15 digits, which a
// sheet would not keep.
func figureOf(runs []document.Run) (f figure, ok bool) {
	if len(runs) == 0 || runs[0].Value == "" {
		return f, false
	}
	after := ""
	for _, r := range runs[1:] {
		if r.Fact != "" || r.Value != "" || !isMark(r) {
			return f, false
		}
		after += r.Text
	}
	d, err := num.ParseDecimal(runs[0].Value)
	if err != nil || strings.ContainsFunc(runs[0].Text+after, func(r rune) bool { return r < ' ' }) {
		return f, false
	}
	digits := strings.TrimPrefix(d.String(), "-")
	if len(strings.TrimLeft(strings.Replace(digits, ".", "", 1), "0")) > significant {
		return f, false
	}
	from, to := findNumeral(runs[0].Text, digits)
	if to == 0 {
		return f, false
	}
	f.value = d.String()
	before, rest := runs[0].Text[:from], runs[0].Text[to:]+after
	pattern := patternOf(runs[0].Text[from:to])
	if tail, percent := strings.CutPrefix(rest, "%"); percent && runs[0].Unit == "%" {
		f.value, pattern, rest = shiftPoint(f.value, -2), pattern+"%", tail
	}
	f.format = signedFormat(before, pattern, rest, d.Sign() < 0)
	return f, len([]rune(f.format)) <= maxFormatCode
}

// signedFormat puts literal text around a pattern. A sheet puts a minus before
// everything else, so a negative number whose sign stands elsewhere, or is a
// word, has a section of its own.
func signedFormat(before, pattern, after string, negative bool) string {
	if !negative || before == "-" {
		if negative {
			before = ""
		}
		return literal(before) + pattern + literal(after)
	}
	return pattern + ";" + literal(before) + pattern + literal(after)
}

// isMark reports a run that only marks the figure before it: 〔样例〕, or a
// raised 样.
func isMark(r document.Run) bool {
	return r.Super || strings.HasPrefix(r.Text, "〔") && strings.HasSuffix(r.Text, "〕")
}

// findNumeral returns the place of the first numeral in a text that is written
// with certain digits, thousands separators aside; to is 0 where there is none.
func findNumeral(text, digits string) (from, to int) {
	for i := 0; i < len(text); {
		n := numeralEnd(text[i:])
		if n == 0 {
			i++
			continue
		}
		word := text[i : i+n]
		if d, err := num.ParseDecimal(word); err == nil && d.String() == digits && strings.ReplaceAll(word, ",", "") == digits {
			return i, i + n
		}
		i += n
	}
	return 0, 0
}

// numeralEnd returns the length of the numeral at the start of a text.
func numeralEnd(s string) int {
	i := 0
	for i < len(s) && (isDigit(s[i]) || i > 0 && (s[i] == ',' || s[i] == '.') && i+1 < len(s) && isDigit(s[i+1])) {
		i++
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// patternOf returns the format of a numeral: as many decimals, and separators
// where it has them.
func patternOf(numeral string) string {
	pattern := "0"
	if strings.Contains(numeral, ",") {
		pattern = "#,##0"
	}
	if _, frac, dot := strings.Cut(numeral, "."); dot {
		pattern += "." + strings.Repeat("0", len(frac))
	}
	return pattern
}

// literal quotes text for a number format.
func literal(s string) string {
	if s == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(s, `"`, `"\""`) + `"`
}
