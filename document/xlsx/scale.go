package xlsx

import (
	"strings"
	"unicode/utf8"
)

// A Scale is how the number that is shown differs from the number that is
// stored: 0!.0,"万元" shows 1234567 as 123.5万元.
type Scale struct {
	Shift int    // shown are the stored digits with the point so many places further left; 0 for none
	Word  string // what the format writes behind the digits: 万元
	Mixed bool   // which of several ways of showing it is meant depends on the number: ask
}

// scaleOf reads what a number format's sections do: commas behind the digits
// leave out three places each, a point that is mere text hides the places
// behind it. Sections that differ, conditions, and percentages that are scaled
// besides, are Mixed.
func scaleOf(code string) Scale {
	if code == "" || !strings.ContainsAny(code, `,"!\`) && !hasHan(code) {
		return Scale{}
	}
	var out Scale
	for i, sec := range splitSections(code) {
		s, digits := scaleOfSection(sec)
		if i == 0 {
			out = s
			continue
		}
		if digits && (s.Shift != out.Shift || s.Word != out.Word && s.Shift != 0) {
			out.Mixed = true
		}
	}
	if strings.Contains(code, "[<") || strings.Contains(code, "[>") || strings.Contains(code, "[=") {
		out.Mixed = out.Mixed || out.Shift != 0
	}
	if out.Shift != 0 && (showingOf(code) == asPercent || strings.ContainsAny(code, "\n\r")) {
		out.Mixed = true
	}
	if showingOf(code) > asPercent { // a date
		return Scale{}
	}
	return out
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r < 0xa000 })
}

// scaleOfSection reads one section; digits is false where it shows none.
func scaleOfSection(sec string) (out Scale, digits bool) {
	var word, before strings.Builder
	commas, behind, point := 0, 0, false // point: the last one is mere text
	for i := 0; i < len(sec); {
		r, n := utf8.DecodeRuneInString(sec[i:])
		text := ""
		switch {
		case r == '"':
			end := strings.IndexByte(sec[i+1:], '"')
			if end < 0 {
				return out, digits
			}
			text, n = sec[i+1:i+1+end], end+2
		case (r == '\\' || r == '!') && i+n < len(sec):
			_, m := utf8.DecodeRuneInString(sec[i+n:])
			text, n = sec[i+n:i+n+m], n+m
		case (r == '_' || r == '*') && i+n < len(sec):
			_, m := utf8.DecodeRuneInString(sec[i+n:])
			n += m
		case r == '[':
			end := strings.IndexByte(sec[i:], ']')
			if end < 0 {
				return out, digits
			}
			n = end + 1
		case r == '0' || r == '#' || r == '?':
			digits, commas = true, 0
			word.Reset()
			if point {
				behind++
			}
		case r == ',' && digits:
			commas++
		case r == '.':
			point = false
		case r >= utf8.RuneSelf:
			text = string(r)
		}
		if text == "." && digits {
			point = true
		} else if digits {
			word.WriteString(text)
		} else {
			before.WriteString(text)
		}
		i += n
	}
	multiple := digits && strings.ContainsAny(before.String(), "百千万亿") // of what stands behind it, or of a title
	return Scale{Shift: 3*commas + behind, Word: strings.TrimSpace(word.String()), Mixed: multiple}, digits
}
