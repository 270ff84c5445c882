package main

import (
	"slices"
	"time"
)

const form = "2006-01-02"

// yearEnd is the last day of the sample's year.
const yearEnd = "2024-12-31"

// daysOff are the working days of the week that were free in 2024 and at the
// beginning of 2025; shifted are the weekend days that were not.
var (
	daysOff = []string{"2024-01-01", "2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15", "2024-02-16", "2024-04-04", "2024-04-05",
		"2024-05-01", "2024-05-02", "2024-05-03", "2024-06-10", "2024-09-16", "2024-09-17",
		"2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-07",
		"2025-01-01", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-02-03", "2025-02-04"}
	shifted = []string{"2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12"}
	// feasts are the weekend days inside long holidays.
	feasts = []string{"2024-02-10", "2024-02-11", "2024-02-17", "2024-04-06", "2024-05-04", "2024-05-05", "2024-06-08", "2024-06-09",
		"2024-09-15", "2024-10-05", "2024-10-06"}
)

func parseDay(day string) time.Time {
	t, err := time.Parse(form, day)
	if err != nil {
		panic(err)
	}
	return t
}

func weekend(t time.Time) bool { return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday }

// working reports a day from Monday to Friday that was not free. The weekend
// days worked in exchange for holidays are left out.
func working(t time.Time) bool { return !weekend(t) && !slices.Contains(daysOff, t.Format(form)) }

// off reports a free day of a weekend outside long holidays.
func off(t time.Time) bool {
	d := t.Format(form)
	return weekend(t) && !slices.Contains(shifted, d) && !slices.Contains(feasts, d)
}

// span returns the days from one to another, both included, that pass.
func span(from, to string, passes func(time.Time) bool) []string {
	var out []string
	for t, end := parseDay(from), parseDay(to); !t.After(end); t = t.AddDate(0, 0, 1) {
		if passes(t) {
			out = append(out, t.Format(form))
		}
	}
	return out
}

// month returns the days of a month of 2024, from 1, that pass.
func month(m int, passes func(time.Time) bool) []string {
	first := time.Date(2024, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return span(first.Format(form), first.AddDate(0, 1, -1).Format(form), passes)
}

// months is how many rows each month has.
type months [12]int

// days returns a working day for each row, in order.
func (s *source) days(count months) []string { return s.daysAnd(count, 0) }

// daysAnd is days with the given percentage of each month on weekends.
func (s *source) daysAnd(count months, percent int) []string {
	var out []string
	for m, n := range count {
		week, rest := month(m+1, working), month(m+1, off)
		free := (n*percent + 50) / 100
		for i := range n {
			if i < free {
				out = append(out, s.pick(rest...))
			} else {
				out = append(out, s.pick(week...))
			}
		}
	}
	slices.Sort(out)
	return out
}

// within returns n working days from one day to another, in order.
func (s *source) within(n int, from, to string) []string {
	choices := span(from, to, working)
	out := make([]string, n)
	for i := range out {
		out[i] = s.pick(choices...)
	}
	slices.Sort(out)
	return out
}

// shift returns the working day n working days after a day, before it if n is
// negative; with 0 it is the day itself, or the first working day after it.
func shift(day string, n int) string {
	t, step := parseDay(day), 1
	for n == 0 && !working(t) {
		t = t.AddDate(0, 0, 1)
	}
	if n < 0 {
		n, step = -n, -1
	}
	for n > 0 {
		if t = t.AddDate(0, 0, step); working(t) {
			n--
		}
	}
	return t.Format(form)
}

// after returns a working day from lo to hi working days after a day, but not
// after the year's end.
func (s *source) after(day string, lo, hi int) string {
	return min(shift(day, s.between(lo, hi)), yearEnd)
}

// before returns a working day from lo to hi working days before a day.
func (s *source) before(day string, lo, hi int) string { return shift(day, -s.between(lo, hi)) }

// burst moves n of the days of one month to one day of it and returns all in
// order: somebody entered the work of weeks at once.
func burst(days []string, day string, n int) []string {
	moved := 0
	for i, d := range days {
		if moved < n && d != day && d[:7] == day[:7] {
			days[i] = day
			moved++
		}
	}
	slices.Sort(days)
	return days
}
