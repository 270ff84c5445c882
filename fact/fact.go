// Package fact holds the one idea of Jiheng: a figure with its account, where
// it came from down to the ground, computed once and carried everywhere.
package fact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/num"
)

// A Fact is one figure with its account (事实).
type Fact struct {
	ID        string    // short word, unique in the dossier, kept from year to year
	Name      string    // what a person calls it: 规模以上工业总产值
	Value     Value     // exact
	Qualifier Qualifier // 预计, 超, 余 … printed with the figure
	Period    string    // 2024年, 2024年1—7月
	Scope     string    // what is counted (口径范围)
	Display   Display   // how it is printed
	Sample    bool      // sample data, not of the unit; printed as such
	Account   Account   // where it comes from
}

// A Value is a number with its unit, a day, or a word (达成); the zero value is
// no value: blank is not zero.
type Value struct {
	Number num.Ratio
	Unit   num.Unit
	Day    string // 2024-10-18
	Word   string
	is     kind
}

type kind int

const (
	isBlank kind = iota
	isNumber
	isDay
	isWord
)

// Number returns a value that is a number of a unit.
func Number(n num.Ratio, u num.Unit) Value { return Value{Number: n, Unit: u, is: isNumber} }

// Day returns a value that is a date, written 2024-10-18.
func Day(d string) Value { return Value{Day: d, is: isDay} }

// Word returns a value that is a word of a scale, or a name.
func Word(w string) Value { return Value{Word: w, is: isWord} }

// IsNumber reports whether the value is a number.
func (v Value) IsNumber() bool { return v.is == isNumber }

// IsDay reports whether the value is a date.
func (v Value) IsDay() bool { return v.is == isDay }

// IsWord reports whether the value is a word.
func (v Value) IsWord() bool { return v.is == isWord }

// IsBlank reports whether there is no value.
func (v Value) IsBlank() bool { return v.is == isBlank }

// Quantity returns the number with its unit; ok is false for other values.
func (v Value) Quantity() (q num.Quantity, ok bool) {
	return num.Quantity{Value: v.Number, Unit: v.Unit}, v.is == isNumber
}

// MaxID is the most characters that a fact's id may have.
const MaxID = 40

// ValidID reports whether s can be the id of a fact: Han or Latin letters,
// digits and inner hyphens, at most 40 characters, beginning with a letter.
func ValidID(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if s == "" || utf8.RuneCountInString(s) > MaxID || !letter(first) || strings.HasSuffix(s, "-") {
		return false
	}
	for _, r := range s {
		if !letter(r) && r != '-' && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

func letter(r rune) bool {
	return unicode.Is(unicode.Han, r) || (r < unicode.MaxASCII && unicode.IsLetter(r))
}
