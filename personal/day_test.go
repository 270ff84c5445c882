package personal

import "testing"

// A day beside a person is no telephone; a number that is called one is masked.
func TestDaysAreNoTelephones(t *testing.T) {
	for _, c := range []struct{ beside, text, want string }{
		{"张工", "2024-03-15", "2024-03-15"},
		{"陈会计", "2024-3-15", "2024-3-15"},
		{"陈会计", "2024—12—05", "2024—12—05"},
		{"王建国", "20240315", "20240315"},
		{"王建国", "64021234", "640***34"},
		{"王建国", "2024-13-15", "202*-**-15"},
		{"宅电", "20240315", "202***15"},
	} {
		q := Question{Year: 2024, Called: func(int) string { return c.beside }}
		if got := Mask(c.text, q); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.beside, c.text, got, c.want)
		}
	}
}
