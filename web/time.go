package web

import (
	"crypto/rand"
	"time"
)

// china is the time that pages tell: a year of the budget is one of China.
var china = time.FixedZone("UTC+8", 8*3600)

// clockText tells a time as 2月14日10:31.
func clockText(t time.Time) string { return t.In(china).Format("1月2日15:04") }

// dayText tells a day as 2025年2月14日.
func dayText(t time.Time) string { return t.In(china).Format("2006年1月2日") }

// newRequest is the key of a request that a page may send once.
func newRequest() string { return rand.Text() }

// stampText tells an RFC 3339 time as clockText does; other text stays.
func stampText(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	return clockText(t)
}
