package xlsx

import (
	"strings"

	"jiheng/document"
)

// signs are the marks by which formats show that a number is below zero.
const signs = "-−－–△▲▽▼↑↓()（） "

// rises are marks by which a format of two sections shows that a number is above zero.
const rises = "▲△▼▽↑↓"

// shownNumber is a number as its cell shows it.
type shownNumber struct {
	before, digits, after string // digits bear the sign and %
	value                 string // what they come to, in the unit behind them: 123.4567
	beyond                int    // decimals among the digits that the format rounds away
}

// shown prints a stored number as its format does, but never fewer digits than
// the sheet holds. A number below zero has a minus, whatever mark or colour the
// format gives it, unless its section says it in words. ok is false where the
// format is not understood; a format may show nothing.
func (f *numberFormat) shown(number string) (out shownNumber, ok bool) {
	sec, absolute := f.of(number)
	switch {
	case sec.odd || sec.show > asPercent:
		return out, false
	case sec.blank:
		return out, true
	}
	neg, whole, frac, exp, fine := splitNumber(number)
	if !fine || exp != 0 {
		return out, false
	}
	if sec.pattern == "" && !sec.general { // words alone: 持平, -
		out.before = sec.before
		return out, true
	}
	if n := 2*sec.percent - sec.shift(); n != 0 {
		_, whole, frac, _, _ = splitNumber(shiftPoint(joinNumber(false, whole, frac), n))
		if n < 0 {
			frac = strings.TrimRight(frac, "0")
		}
	}
	out.before, out.after = sec.before, sec.after
	out.digits = sec.lay(whole, frac)
	out.beyond = sec.beyond(frac)
	out.value = strings.ReplaceAll(out.digits, ",", "")
	if neg {
		out.value = "-" + out.value
	}
	switch {
	case neg && (!absolute || !f.inWords()):
		out.before, out.after = strings.Trim(out.before, signs), strings.Trim(out.after, signs)
		out.digits = "-" + out.digits
	case !neg && len(f.sections) > 1 && strings.ContainsAny(out.before+out.after, rises):
		out.before, out.after = strings.Trim(out.before, rises+" "), strings.Trim(out.after, rises+" ")
	case !neg && out.digits != "":
		if head, minus := strings.CutSuffix(out.before, "-"); minus { // the format puts a minus before any number
			out.before, out.digits, out.value = head, "-"+out.digits, "-"+out.value
		}
	}
	if sec.show == asPercent {
		head, tail, _ := strings.Cut(out.after, "%")
		out.digits, out.after = out.digits+"%", head+tail
	}
	return out, true
}

// inWords reports a format whose section for numbers below zero has other words
// than the one for those above: 增加0;减少0.
func (f *numberFormat) inWords() bool {
	a, b := f.sections[0], f.sections[1]
	strip := func(s section) string { return strings.Trim(s.before, signs) + strings.Trim(s.after, signs) }
	return strip(a) != strip(b) && strip(b) != ""
}

// beyond returns how many decimals the pattern has no place for.
func (s *section) beyond(frac string) int {
	if s.general || s.inner {
		return 0
	}
	_, tail, _ := strings.Cut(s.pattern, ".")
	return max(0, len(frac)-len(strings.TrimRight(tail, ",")))
}

// lay fills the pattern: at least its zeros, separators where it has them; a zero
// needs a place that shows it. Text among the digits is left out.
func (s *section) lay(whole, frac string) string {
	pattern := s.pattern
	if s.general || s.inner {
		pattern = "0"
	}
	if !strings.Contains(pattern, "0") && strings.Trim(whole+frac, "0") == "" {
		return ""
	}
	head, tail, _ := strings.Cut(pattern, ".")
	whole = strings.TrimLeft(whole, "0")
	whole = strings.Repeat("0", max(1, strings.Count(head, "0"))-min(len(whole), max(1, strings.Count(head, "0")))) + whole
	if strings.Contains(head, ",") {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	places := strings.Count(tail, "0")
	if s.point > 0 {
		places = s.point
	}
	frac += strings.Repeat("0", max(0, places-len(frac)))
	if frac != "" {
		return whole + "." + frac
	}
	return whole
}

// cutMark parts the mark of sample figures from the text behind a number.
func cutMark(after string) (rest string, mark document.Run) {
	if i := strings.LastIndex(after, "〔"); i >= 0 && strings.HasSuffix(after, "〕") {
		return after[:i], document.Run{Text: after[i:]}
	}
	if rest, ok := strings.CutSuffix(after, "样"); ok {
		return rest, document.Run{Text: "样", Super: true}
	}
	return after, document.Run{}
}
