package xlsx

import (
	"strings"
	"unicode/utf8"

	"jiheng/document"
)

// A section is one part of a number format: text, a pattern of digits, text.
type section struct{ before, pattern, after string }

// showNumber prints a number's text as its format does, but never fewer digits
// than the sheet holds. ok is false for formats of another kind: scientific,
// fractions, scaled by thousands.
func showNumber(c Cell) (before, digits, after string, ok bool) {
	value, percent := strings.CutSuffix(c.Text, "%")
	neg, whole, frac, exp, _ := splitNumber(value)
	if exp != 0 {
		return "", "", "", false
	}
	sections := splitSections(c.Format)
	code := sections[0]
	if neg && len(sections) > 1 {
		code = sections[1]
	}
	if zero := strings.Trim(whole+frac, "0") == ""; zero && len(sections) > 2 {
		code = sections[2]
	}
	s, ok := readSection(code)
	if !ok {
		return "", "", "", false
	}
	digits = layDigits(s.pattern, whole, frac)
	if percent {
		digits += "%"
	}
	if neg && len(sections) == 1 {
		s.before = "-" + s.before
	}
	if sign, ok := strings.CutSuffix(s.before, "-"); ok && neg {
		s.before, digits = sign, "-"+digits
	}
	return s.before, digits, s.after, true
}

// layDigits fills a pattern: at least its zeros, separators where it has them.
func layDigits(pattern, whole, frac string) string {
	head, tail, _ := strings.Cut(strings.TrimSuffix(pattern, "%"), ".")
	whole = strings.TrimLeft(whole, "0")
	whole = strings.Repeat("0", max(0, strings.Count(head, "0")-len(whole))) + whole
	if strings.Contains(head, ",") {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	frac += strings.Repeat("0", max(0, strings.Count(tail, "0")-len(frac)))
	if frac != "" {
		return whole + "." + frac
	}
	return whole
}

// splitSections parts a format at the semicolons outside of quoted text.
func splitSections(code string) []string {
	var out []string
	from, quoted := 0, false
	for i := 0; i < len(code); i++ {
		switch {
		case code[i] == '"':
			quoted = !quoted
		case code[i] == '\\' && !quoted:
			i++
		case code[i] == ';' && !quoted:
			out = append(out, code[from:i])
			from = i + 1
		}
	}
	return append(out, code[from:])
}

// readSection takes a section apart. Empty and General stand for digits as they
// are.
func readSection(code string) (s section, ok bool) {
	if code == "" || strings.EqualFold(code, "general") || code == "@" {
		return s, true
	}
	var text strings.Builder
	for i := 0; i < len(code); {
		r, n := utf8.DecodeRuneInString(code[i:])
		switch {
		case r == '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return s, false
			}
			text.WriteString(code[i+1 : i+1+end])
			n = end + 2
		case r == '\\':
			r, n = utf8.DecodeRuneInString(code[i+1:])
			text.WriteRune(r)
			n++
		case r == '_' || r == '*':
			_, n = utf8.DecodeRuneInString(code[i+1:])
			n++
		case r == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 || strings.ContainsAny(code[i:i+end], "<>=") {
				return s, false
			}
			n = end + 1
		case strings.ContainsRune("0#?,.%", r):
			if s.pattern != "" {
				return s, false
			}
			n = len(code[i:]) - len(strings.TrimLeft(code[i:], "0#?,.%"))
			s.before, s.pattern = text.String(), code[i:i+n]
			text.Reset()
		case r >= utf8.RuneSelf || strings.ContainsRune(" -+():$", r):
			text.WriteRune(r)
		default:
			return s, false
		}
		i += n
	}
	s.after = text.String()
	scaled := strings.HasSuffix(s.pattern, ",") || strings.Contains(s.pattern, ",.")
	return s, s.pattern != "" && !scaled
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
