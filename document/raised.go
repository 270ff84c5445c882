package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// raisedSigns are the digits and signs that have a raised character of their own.
var raisedSigns = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
	'+': '⁺', '＋': '⁺', '-': '⁻', '－': '⁻', '−': '⁻', '–': '⁻'}

// Raised spells digits, with or without a sign, in raised characters, one for
// one: 4 becomes ⁴. ok is false for texts that hold anything else.
func Raised(s string) (raised string, ok bool) {
	var b strings.Builder
	digits := false
	for _, c := range s {
		if c >= '０' && c <= '９' {
			c -= '０' - '0'
		}
		up, known := raisedSigns[c]
		if !known {
			return s, false
		}
		digits = digits || c >= '0' && c <= '9'
		b.WriteRune(up)
	}
	return b.String(), digits
}

// Lowered spells digits in lowered characters, so that they are no digits of the
// number before or behind them: CO₂12吨. Other texts stay.
func Lowered(s string) string {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return s
	}
	return strings.Map(func(c rune) rune { return c - '0' + '₀' }, s)
}

// SettleRaised gives raised digits the characters that say so, so that no digit
// of an exponent or of a note's mark is taken for one of the number before it.
// Behind a unit (m, km, 米) and the 10 of a power they join their text, as m² and
// 10⁴; elsewhere they are the mark of a note and stay raised. The number of
// characters stays.
func SettleRaised(runs []Run) []Run {
	if !anyRaised(runs) {
		return runs
	}
	out := make([]Run, 0, len(runs))
	before := ""          // what stands before the run, raised digits apart
	var b strings.Builder // text of the last run of out
	for _, r := range runs {
		if up, ok := Raised(r.Text); r.Super && ok && r.Fact == "" {
			r.Text = up
			r.Super = !exponent(before, up)
		} else {
			before = lastOf(before, r.Text)
		}
		if n := len(out) - 1; n < 0 || !alike(out[n], r) {
			if n >= 0 {
				out[n].Text = b.String()
			}
			b = strings.Builder{}
			out = append(out, r)
		}
		b.WriteString(r.Text)
	}
	out[len(out)-1].Text = b.String()
	return out
}

func anyRaised(runs []Run) bool {
	for _, r := range runs {
		if r.Super {
			return true
		}
	}
	return false
}

// lastOf returns the end of two texts, long enough for exponent.
func lastOf(before, text string) string {
	const most = 8
	if len(text) > most {
		return text[len(text)-most:]
	}
	before += text
	return before[max(len(before)-most, 0):]
}

// alike reports whether two runs of plain text differ in nothing.
func alike(a, b Run) bool {
	return a.Fact == "" && b.Fact == "" && a.Value == "" && b.Value == "" && a.Super == b.Super && a.Bold == b.Bold && a.Field == b.Field && a.Link == b.Link
}

// exponent reports whether raised digits behind a text are an exponent: behind
// a letter or a measure of length, and behind the 10 of a power.
func exponent(before, up string) bool {
	before = strings.TrimRight(before, " ")
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case latin(last):
		return true
	case strings.ContainsRune("米里寸尺", last):
		return up == "²" || up == "³"
	case strings.HasSuffix(before, "10"):
		last, _ = utf8.DecodeLastRuneInString(strings.TrimSuffix(before, "10"))
		return !unicode.IsDigit(last) && !strings.ContainsRune(".,，．", last)
	}
	return false
}

// latin reports letters of units and symbols, of full width too.
func latin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 'ａ' && r <= 'ｚ' || r >= 'Ａ' && r <= 'Ｚ' || r == 'μ' || r == 'Ω'
}

// Power spells an exponent: raised digits as such, anything else behind ^.
func Power(s string) string {
	if up, ok := Raised(s); ok {
		return up
	}
	if s == "" {
		return ""
	}
	return "^" + Grouped(s)
}

// Grouped puts brackets around what is more than one number or word, so that it
// can stand beside the bar of a fraction or behind a root.
func Grouped(s string) string {
	if strings.ContainsAny(s, "+-−×÷*/=＋－／·") {
		return "(" + s + ")"
	}
	return s
}
