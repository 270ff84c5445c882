package personal

import (
	"strings"
	"unicode/utf8"
)

// mostJoint is of how many characters a joint is that is no single blank or hyphen:
// " - ", "——".
const mostJoint = 3

// partedLengths are the groups of a number whose joints are dots, strokes and the
// like, beside those of groupings: of telephones with their area.
var partedLengths = map[string]bool{"4-4-4": true, "4-3-4": true}

// partedAt returns the groups of a number that begins with the group g and whose
// joints are all the same, of other characters than one blank or hyphen:
// 138.0013.8000, 138 - 0013 - 8000, 310112/19900101/1234; nil for none. A figure
// with thousands, a date or a version has other groups.
func partedAt(text string, g group) []group {
	joint := jointAt(text, g.to)
	if joint == "" {
		return nil
	}
	out := []group{g}
	for rest := text[g.to:]; strings.HasPrefix(rest, joint); rest = text[g.to:] {
		if g = groupAt(text, g.to+len(joint)); g.digits == "" {
			break
		}
		out[len(out)-1].joint, _ = utf8.DecodeRuneInString(joint)
		if out = append(out, g); len(out) > mostDigits {
			return nil
		}
	}
	numbers := out
	if isCountry(out[0].digits) {
		numbers = out[1:]
	}
	if len(numbers) < fewestParts {
		return nil
	}
	if lengths, one := lengthsOf(numbers); !groupings[lengths] && !partedLengths[lengths] && !(one && len(numbers) >= 11) {
		return nil
	}
	return out
}

// fewestParts is in how many groups such a number is parted; two may be a decimal
// number or an address of a page.
const fewestParts = 3

// isCountry reports the prefix of our country's telephones.
func isCountry(digits string) bool { return digits == "86" || digits == "0086" }

// jointAt returns what parts digits at a byte where that is more than one blank
// or hyphen; empty where no digit follows.
func jointAt(text string, i int) string {
	from := i
	single := true
	for n := 0; n < mostJoint && i < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isJoint(r) && !strings.ContainsRune(".．·•・‧/／_~～", r) {
			break
		}
		single = n == 0 && isJoint(r)
		i += size
	}
	if _, more := digitAt(text, i); more == 0 || i == from || single {
		return ""
	}
	return text[from:i]
}

// lengthsOf returns how many digits each group has, as groupings writes it, and
// whether each has one.
func lengthsOf(groups []group) (lengths string, one bool) {
	one = true
	parts := make([]string, len(groups))
	for i, g := range groups {
		one = one && len(g.digits) == 1
		parts[i] = small(len(g.digits))
	}
	return strings.Join(parts, "-"), one
}

// small prints a number below 100.
func small(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return string(rune('0'+n/10%10)) + string(rune('0'+n%10))
}

// longestNumber is how many digits the longest of these numbers has that stand
// side by side; more may be two of them.
const longestNumber = 19

// glued finds numbers of one group of digits that were written, or read, without
// anything between them, and the number of a disabled person's card: an identity
// number with two digits behind it.
func (w *candidate) glued(i int) {
	g := w.chunk[i]
	if len(g.digits) > mostGlued {
		return
	}
	if w.words == nil {
		w.words = w.wording()
	}
	var parts []Number
	identity, at := false, 0
	for rest := g.digits; rest != ""; rest = g.digits[at:] {
		w.digits = rest[:min(18, len(rest))]
		switch {
		case len(rest) >= 18 && w.isPart(18):
			identity = true
			parts = append(parts, Number{at, at + 18, w.digits, Identity})
		case len(rest) >= 11 && w.isPart(11):
			parts = append(parts, Number{at, at + 11, rest[:11], Mobile})
		case len(rest) == 2 && identity && (w.Known[parts[len(parts)-1].Digits] || strings.Contains(w.words.label, "残疾")):
			parts[len(parts)-1].To += 2
			at = len(g.digits)
			continue
		default:
			return
		}
		at = parts[len(parts)-1].To
	}
	if !identity && !w.words.phone && !w.Known[parts[0].Digits] {
		return
	}
	width := func(n int) int { // bytes of the first n digits
		to := g.from
		for range n {
			_, size := digitAt(w.text, to)
			to += size
		}
		return to
	}
	for _, n := range parts {
		w.found = append(w.found, Number{width(n.From), width(n.To), n.Digits, n.Class})
	}
}

// mostGlued is how many digits two identity numbers and two telephones have.
const mostGlued = 58

// isPart reports that the first n digits are a number of a person: known as one, or
// an identity number with its check digit, or a mobile's.
func (w *candidate) isPart(n int) bool {
	d := w.digits[:n]
	if persons, known := w.Known[d]; known {
		return persons
	}
	if w.words.code || w.words.money {
		return false
	}
	if n == 18 {
		return w.isBorn(d[6:14]) && checks(d)
	}
	return d[0] == '1' && d[1] >= '3'
}
