package budget

import (
	"slices"
	"testing"

	"jiheng/num"
)

func TestColumn(t *testing.T) {
	l := visits()
	if l.Column("人数") != 3 || l.Column("没有") != -1 || l.Column("") != -1 {
		t.Error("columns are found wrongly")
	}
}

func TestRowsHash(t *testing.T) {
	lines := slices.Clone(visitLines)
	slices.Reverse(lines)
	if rowsHash([]int{0}, each(visitRows)) != rowsHash([]int{0}, each(rowsOf(lines...))) {
		t.Error("the order of rows changes the hash")
	}
	lines = slices.Clone(visitLines)
	lines[2] += "1"
	if rowsHash([]int{0}, each(visitRows)) == rowsHash([]int{0}, each(rowsOf(lines...))) {
		t.Error("another cell gives the same hash")
	}
	a, b := NewRows(2), NewRows(2)
	a.Add([]string{"1", "23"}, 2, 0)
	b.Add([]string{"12", "3"}, 2, 0)
	if rowsHash([]int{0}, each(a)) == rowsHash([]int{0}, each(b)) {
		t.Error("cells run into one another")
	}
	if rowsHash([]int{0}, picked{}) != "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" {
		t.Error("no rows are the hash of nothing")
	}
	// sha256 of 1 0x1F 23 0x1F 0x1E
	if got := rowsHash([]int{0}, each(a)); got != "18d1e6c36160bfe3108a7f1cee78d94daec68486a2118adc08467104603a37eb" {
		t.Error(got)
	}
}

func TestCanonicalNumber(t *testing.T) {
	for text, want := range map[string]string{"1,046.50": "1046.5", "1046": "1046", "1046.00": "1046", "100": "100", "0.00": "0", "-0": "0", "-0.10": "-0.1", "１２": "12", "+3": "3", "00.50": "0.5"} {
		d, err := num.ParseDecimal(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := d.Canonical(); got != want {
			t.Errorf("%s is held as %s, want %s", text, got, want)
		}
	}
}
