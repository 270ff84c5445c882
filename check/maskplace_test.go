package check

import (
	"testing"

	"jiheng/fault"
)

func TestMaskedAt(t *testing.T) {
	for cell, want := range map[string]string{
		"某人370781198503124512!D5": "某人370*************12!D5",
		"Sheet1!B3":               "Sheet1!B3",
		"表1!B3":                   "表1!B3",
		"":                        "",
		"13800138000补助!A1":        "138******00补助!A1",
	} {
		if got := MaskedAt(fault.Place{Cell: cell, Part: cell}); got.Cell != want || got.Part != want {
			t.Errorf("%q is shown as %q and %q, want %q", cell, got.Cell, got.Part, want)
		}
	}
}
