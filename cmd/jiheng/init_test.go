package main

import (
	"testing"
	"time"
)

func TestEvaluatedYear(t *testing.T) {
	for day, want := range map[string]int{"2026-01-01": 2025, "2026-03-15": 2025, "2026-08-31": 2025, "2026-09-01": 2026, "2026-12-31": 2026} {
		now, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if got := evaluated(now); got != want {
			t.Errorf("on %s the year %d is evaluated, want %d", day, got, want)
		}
	}
}
