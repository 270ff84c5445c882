package paper

import "strings"

// In reports an indicator under a class that contains one of the words.
func (r *Indicator) In(words ...string) bool {
	return HasAny(r.Class1, words...) || HasAny(r.Class2, words...)
}

// Class returns the nearest class of an indicator.
func (r *Indicator) Class() string {
	if r.Class2 != "" {
		return r.Class2
	}
	return r.Class1
}

// Signed is the target of a row with its sign.
func (r *Indicator) Signed() string {
	target := CellText(r.Target)
	if s := CellText(r.Sign); s != "" && target != "" && target[0] >= '0' && target[0] <= '9' && strings.Contains("≥≤><=＝", s) {
		target = s + target
	}
	return target
}
