package table

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"jiheng/plain"
)

// A day is a date as a cell holds it, and what had to be done to read it.
type day struct {
	iso    string
	timed  bool // the cell has a time of day too
	serial bool // the cell has a spreadsheet's count of days
}

var (
	timed = regexp.MustCompile(`^([0-9]{4}(?:[-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日?))` +
		`(?:t|\s*)(?:(?:上午|下午|凌晨|中午|晚上|am|pm)\s*)?[0-9]{1,2}(?:[:时点][0-9]{1,2}分?(?:[:]?[0-9]{1,2}(?:\.[0-9]+)?秒?)?|时|点)\s*(?:am|pm)?(z|[+-][0-9]{2}:?[0-9]{2})?$`)
	compact = regexp.MustCompile(`^((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:\s*([0-2][0-9][0-5][0-9](?:[0-5][0-9])?))?$`)
	weekday = regexp.MustCompile(`\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?\s*`)
	twoYear = regexp.MustCompile(`^[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?$`)
	dayLast = regexp.MustCompile(`^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}$`)
	month   = regexp.MustCompile(`^[0-9]{4}(?:[-/.][0-9]{1,2}|年[0-9]{1,2}月|[01][0-9])$`)
	count   = regexp.MustCompile(`^[0-9]{5}(?:\.[0-9]+)?$`)
)

// why a text is no day.
const (
	notADay    = "请写成2024-03-28"
	yearShort  = "年份只写了两位，请写成四位"
	dayBehind  = "分不清月和日，请写成2024-03-28"
	noDay      = "没有写到日，请写成2024-03-28"
	otherClock = "是世界时，可能差一天，请导出成北京时间"
)

// Days that a spreadsheet's count may stand for in a table of the trade: 1980
// to 2099.
const firstSerial, lastSerial = 29_221, 73_050

// parseDay reads a date as people and systems write it, with or without a time
// of day: 2024-03-28, 2024.5.31, 2024年3月5日, 20240312, 2024-03-10 10:22:00, or
// 45675 as spreadsheets count days. The reason says what keeps a text from
// being one.
func parseDay(text string, from1904 bool) (d day, reason string, ok bool) {
	if len(text) == len(time.DateOnly) && text[4] == '-' && text[7] == '-' { // as most are written
		if iso, ok := plain.ParseDay(text); ok {
			return day{iso: iso}, "", true
		}
	}
	s := strings.ToLower(strings.TrimSpace(fold(text)))
	if strings.IndexFunc(s, func(r rune) bool { return '0' <= r && r <= '9' }) < 0 {
		return d, notADay, false
	}
	if strings.ContainsAny(s, "周期拜") {
		s = strings.TrimSpace(weekday.ReplaceAllString(s, " "))
	}
	if iso, ok := plain.ParseDay(s); ok {
		return day{iso: iso}, "", true
	}
	if m := timed.FindStringSubmatch(s); m != nil {
		if zone := strings.ReplaceAll(m[2], ":", ""); zone != "" && zone != "+0800" {
			return d, otherClock, false
		}
		iso, ok := plain.ParseDay(strings.TrimSuffix(m[1], "日") + map[bool]string{true: "日"}[strings.Contains(m[1], "年")])
		return day{iso: iso, timed: true}, notADay, ok
	}
	if m := compact.FindStringSubmatch(s); m != nil {
		iso, ok := plain.ParseDay(m[1] + "-" + m[2] + "-" + m[3])
		return day{iso: iso, timed: m[4] != ""}, notADay, ok
	}
	if count.MatchString(s) {
		return serialDay(s, from1904)
	}
	switch {
	case twoYear.MatchString(s):
		return d, yearShort, false
	case dayLast.MatchString(s):
		return d, dayBehind, false
	case month.MatchString(s):
		return d, noDay, false
	}
	return d, notADay, false
}

// serialDay reads a spreadsheet's count of days.
func serialDay(s string, from1904 bool) (d day, reason string, ok bool) {
	whole, frac, _ := strings.Cut(s, ".")
	n, err := strconv.Atoi(whole)
	if from1904 {
		n += 1462
	}
	if err != nil || n < firstSerial || n > lastSerial {
		return d, notADay, false
	}
	at := time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC)
	return day{iso: at.Format(time.DateOnly), serial: true, timed: strings.Trim(frac, "0") != ""}, "", true
}

// ParseDay reads a date as a table's cell may hold it, and returns it as
// 2024-03-28. The reason is a Chinese half-sentence that says what to do about
// a text that is none.
func ParseDay(text string) (iso, reason string, ok bool) {
	d, reason, ok := parseDay(text, false)
	return d.iso, reason, ok
}

// shownSerial says which day a count was taken for.
func shownSerial(text, iso string) string { return fmt.Sprintf("%s即%s", text, iso) }
