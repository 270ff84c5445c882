package paper

import (
	"strings"
	"time"
)

// DaysIn returns the number of days of a month, 1 to 12.
func DaysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Clause returns the part of a sentence around a byte, between commas.
func Clause(text string, at int) string {
	from, to := nearBefore(text, at), nearBehind(text, at)
	if i := strings.LastIndexAny(text[from:at], "，；：。"); i >= 0 {
		from = Next(text, from+i)
	}
	if i := strings.IndexAny(text[at:to], "，；。"); i >= 0 {
		to = at + i
	}
	return text[from:to]
}

// InsideTitle reports a byte inside 《》.
func InsideTitle(text string, at int) bool { return Inside(text, at, "《", "》") }

// longestInside is how many bytes before a place a mark is looked for that is still open:
// no title and nothing in quotes has a thousand characters.
const longestInside = 3000

// Inside reports a byte between two marks.
func Inside(text string, at int, open, shut string) bool {
	text = text[max(0, at-longestInside):at]
	return strings.LastIndex(text, open) > strings.LastIndex(text, shut)
}
