package pdfread

import (
	"bufio"
	"bytes"
	"strings"
	"testing"
)

// placesOf returns the heads above each figure of the tables that several writers print.
func placesOf(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for s := bufio.NewScanner(bytes.NewReader(written(t, "places.txt"))); s.Scan(); {
		if v, path, ok := strings.Cut(s.Text(), "\t"); ok {
			out[v] = path
		}
	}
	return out
}

// Tables with heads of one to three levels and no rules at all: every figure stands below its
// own heads, or is not given and its table is named.
func TestHeadsToldByPlace(t *testing.T) {
	want := placesOf(t)
	for name, least := range map[string]int{
		"libreoffice-sheet-places.pdf":       280,
		"libreoffice-sheet-places-zebra.pdf": 250,
		"weasyprint-places.pdf":              310,
		"weasyprint-places-left.pdf":         200,
	} {
		t.Run(name, func(t *testing.T) {
			d := studied(t, written(t, name)).Document
			n := 0
			for _, table := range pathsOf(d) {
				for _, f := range table {
					path, rest, _ := strings.Cut(f, " = ")
					value, _, _ := strings.Cut(rest, " (")
					if w, ok := want[value]; ok && w != path {
						t.Errorf("%s stands below %s, want %s", value, path, w)
					} else if ok {
						n++
					}
				}
			}
			if n < least {
				t.Errorf("reads %d figures, want %d", n, least)
			}
			if n < len(want) && !strings.Contains(notes(d), "!pdf-table-unread ") {
				t.Errorf("says only %s", notes(d))
			}
		})
	}
}
