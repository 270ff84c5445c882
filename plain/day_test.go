package plain

import (
	"fmt"
	"regexp"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var plainDate = regexp.MustCompile(`^([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|\.([0-9]{1,2})\.([0-9]{1,2}))$`)

// What is read without patterns is a day of the calendar, written plainly, and
// becomes what the calendar says; every such day is read so.
func TestPlainDayAgreesWithTheCalendar(t *testing.T) {
	check := func(t testing.TB, s string) {
		want := ""
		if m := plainDate.FindStringSubmatch(s); m != nil {
			iso := fmt.Sprintf("%s-%02s-%02s", m[1], m[2]+m[4]+m[6], m[3]+m[5]+m[7])
			if _, err := time.Parse(time.DateOnly, iso); err == nil && iso >= "1900" {
				want = iso
			}
		}
		if got, ok := plainDay(s); got != want || ok != (want != "") {
			t.Fatalf("%q is %q, %v; want %q", s, got, ok, want)
		}
		if got, ok := ParseDay(s); want != "" && (got != want || !ok) {
			t.Fatalf("ParseDay(%q) is %q, %v; want %q", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "2024", "2024-3", "2024-03-28", "2024-3/28", "1899-12-31", "1900-1-1", "1900-2-29", "2000-2-29", "2100-02-29", "2024-02-30",
		"2024-00-10", "2024-10-00", "2024-13-01", "2024-4-31", "2024-12-31x", "20240312", "2024--1-1", "2024-1-1-1", "２０２４-1-1", "2024-1-１", "2024.3.8", "2024..3.8", "+024-1-1", "9999/9/9"} {
		check(t, s)
	}
	for day := time.Date(1895, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2105; day = day.AddDate(0, 0, 1) {
		check(t, day.Format("2006-01-02"))
		check(t, day.Format("2006/1/2"))
		check(t, day.Format("2006.1.02"))
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.StringMatching(`[0-9]{3,5}[-/.年][0-9]{0,3}[-/.月][0-9]{0,3}[日x]?`).Draw(rt, "text")
		check(t, s)
	})
}
