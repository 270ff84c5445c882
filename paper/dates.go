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
func InsideTitle(text string, at int) bool {
	return strings.LastIndex(text[:at], "《") > strings.LastIndex(text[:at], "》")
}
