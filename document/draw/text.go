package draw

import (
	"strings"
	"unicode"
)

// Sizes of text and the pitch of its lines.
const (
	em    = 3175 // 9 pt
	small = 2646 // 7.5 pt, the least
)

// TextWidth estimates the width of text at an em in µm, rather above than below
// what fonts give: one em for a Han character or full-width mark, a little more
// than half an em for a digit or small letter.
func TextWidth(s string, size int) int {
	parts := 0
	for _, r := range s {
		parts += parts16(r)
	}
	return parts * size / 16
}

// parts16 returns the width of a character in sixteenths of an em.
func parts16(r rune) int {
	switch {
	case r >= 0x2000:
		return 16
	case r == '%' || r == 'W' || r == 'M' || r == 'm' || r == '@':
		return 15
	case 'A' <= r && r <= 'Z' || r >= 0x80:
		return 12
	}
	return 9
}

// pitch returns the distance of baselines.
func pitch(size int) int { return size * 5 / 4 }

// above and below return how far a text reaches from its baseline.
func above(size int) int { return size * 88 / 100 }
func below(size int) int { return size - above(size) }

// clean makes a name one line of visible characters.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// clip shortens text with … until it is no wider than width.
func clip(s string, size, width int) string {
	if TextWidth(s, size) <= width {
		return s
	}
	parts, end := 16, 0 // one em for …
	for i, r := range s {
		if parts += parts16(r); parts*size/16 > width {
			break
		}
		end = i + len(string(r))
	}
	return strings.TrimSpace(s[:end]) + "…"
}

// wrap breaks text into lines no wider than width, at most so many; what is
// left over is clipped. Words of Latin letters and digits are kept whole where
// they fit.
func wrap(s string, size, width, most int) []string {
	var lines []string
	line := ""
	for _, t := range tokens(s) {
		if line != "" && TextWidth(line+strings.TrimRight(t, " "), size) > width {
			lines, line = append(lines, strings.TrimSpace(line)), ""
		}
		line += t
	}
	lines = append(lines, strings.TrimSpace(line))
	if len(lines) > most {
		lines = append(lines[:most-1], strings.Join(lines[most-1:], ""))
	}
	for i := range lines {
		lines[i] = clip(lines[i], size, width)
	}
	return lines
}

// Marks that stay with the character before or after them.
const (
	closing = "，。、；：？！）》”’」』】％%,.;:?!)"
	opening = "（《“‘「『【("
)

// tokens splits text into pieces between which a line may break.
func tokens(s string) []string {
	var out []string
	var last rune
	for i, r := range s {
		glue := i > 0 && (strings.ContainsRune(closing, r) || strings.ContainsRune(opening, last) ||
			(parts16(r) < 16 && parts16(last) < 16 && last != ' '))
		if glue {
			out[len(out)-1] += string(r)
		} else {
			out = append(out, string(r))
		}
		last = r
	}
	return out
}

// widest returns the width of the widest token of all names.
func widest(names []string, size int) int {
	w := 0
	for _, n := range names {
		for _, t := range tokens(n) {
			w = max(w, TextWidth(strings.TrimRight(t, " "), size))
		}
	}
	return w
}
