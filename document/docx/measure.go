package docx

import "strings"

// textWidth estimates the width in twips of text without line breaks: size is
// that of a Han character, extra what is added after each one. Latin letters
// are taken as Times New Roman sets them.
func textWidth(s string, size, extra int) int {
	w := 0
	for _, r := range s {
		w += runeWidth(r, size) + extra
	}
	return w
}

func runeWidth(r rune, size int) int {
	switch {
	case r == ' ' || r == '.' || r == ',' || r == ':' || r == ';' || r == '\'':
		return size / 4
	case r >= '0' && r <= '9':
		return size / 2
	case r == '%' || r == 'M' || r == 'W' || r == '@':
		return size * 5 / 6
	case r >= 'A' && r <= 'Z':
		return size * 2 / 3
	case r == '(' || r == ')' || r == '-' || r == '/':
		return size / 3
	case r < 0x80:
		return size / 2
	}
	return size
}

// breakable reports whether a line may end before r: between Han characters
// always, inside words and numbers never.
func breakable(before, r rune) bool {
	return before >= 0x2E80 || r >= 0x2E80 || before == ' '
}

// lineCount estimates the lines that text takes in a width, the first one
// shortened by an indent. Empty text takes one.
func lineCount(s string, width, indent, size, extra int) int {
	lines, at, word := 1, indent, 0 // word is the width since the last break
	var before rune
	for _, r := range s {
		if r == '\n' {
			lines, at, word, before = lines+1, 0, 0, 0
			continue
		}
		w := runeWidth(r, size) + extra
		if breakable(before, r) {
			word = 0
		}
		if at+w > width && at > 0 {
			lines++
			at = min(word, width-w)
		}
		at, word, before = at+w, word+w, r
	}
	return lines
}

// roomyWidth returns the width of a character in the widest of the faces that a
// word processor may take for ours. Raised text is smaller.
func roomyWidth(r rune, size int, raised bool) int {
	w := runeWidth(r, size)
	switch {
	case isDigit(r):
		w = size * 17 / 25
	case r < 0x80:
		w = w * 6 / 5
	}
	if raised {
		w = w * 2 / 3
	}
	return w
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// widest returns the width of the longest line of text.
func widest(s string, size int) int {
	best := 0
	for _, l := range strings.Split(s, "\n") {
		best = max(best, textWidth(l, size, 0))
	}
	return best
}
