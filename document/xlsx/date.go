package xlsx

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Days of the calendar, in the count that begins with 1900-01-01 as 1.
const (
	lastDay   = 2_958_465 // 9999-12-31
	ghostDay  = 60        // 1900-02-29, which sheets count and calendars don't
	days1904  = 1462      // from one calendar's start to the other's
	secondsIn = 86400
)

// dateText writes a stored number as the style shows it: 2024-03-28,
// 2024-03-28 09:30:00, 09:30:00, or hours beyond a day. ok is false where the
// number is no day of the calendar.
func dateText(num string, show showing, calendar int) (string, bool) {
	neg, whole, frac, exp, ok := splitNumber(num)
	if !ok || exp != 0 || neg || len(whole) > 7 {
		return "", false
	}
	day, _ := strconv.Atoi("0" + whole)
	sec := seconds(frac)
	if sec == secondsIn {
		day, sec = day+1, 0
	}
	switch show {
	case asTime:
		return clockText(sec), true
	case asElapsed:
		return fmt.Sprintf("%d:%02d:%02d", day*24+sec/3600, sec/60%60, sec%60), true
	}
	date, ok := dayText(day, calendar)
	if show == asDateTime {
		date += " " + clockText(sec)
	}
	return date, ok
}

func clockText(sec int) string {
	return fmt.Sprintf("%02d:%02d:%02d", sec/3600, sec/60%60, sec%60)
}

// seconds rounds a part of a day to whole seconds, half up.
func seconds(frac string) int {
	frac = (frac + strings.Repeat("0", 13))[:13]
	n, _ := strconv.ParseInt(frac, 10, 64)
	const whole = 10_000_000_000_000
	return int((n*secondsIn + whole/2) / whole)
}

func dayText(day, calendar int) (string, bool) {
	if calendar == 1904 {
		day += days1904
	}
	if day < 1 || day > lastDay {
		return "", false
	}
	if day == ghostDay {
		return "1900-02-29", true
	}
	if day < ghostDay {
		day++
	}
	return time.Date(1899, 12, 30+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), true
}

// isoDate shortens a date that the sheet holds as text (t="d").
func isoDate(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "Z"), ".000")
	date, clock, ok := strings.Cut(s, "T")
	switch {
	case !ok || date == "":
		return strings.TrimPrefix(s, "T")
	case strings.Trim(clock, "0:.") == "":
		return date
	}
	return date + " " + clock
}
