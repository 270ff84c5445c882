package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/personal"
)

// fewestOfPerson is how many digits a number that tells who somebody is has at least.
const fewestOfPerson = 7

// ofPerson reports that a number from start to end is, or is part of, one that tells who
// somebody is: the last group of 320102 19760305 4214 measures nothing, and is printed
// nowhere.
func (l *Line) ofPerson(start, end int) bool {
	if !amongDigits(l.Text, start, end) {
		return false
	}
	if !l.personsRead {
		l.personsRead = true
		l.persons = personal.Find(l.Text, personal.Question{Called: func(from int) string {
			c, _ := l.CellAt(from)
			return c.Head + " " + c.Side
		}})
	}
	for _, n := range l.persons {
		if n.From < end && start < n.To {
			return true
		}
	}
	return false
}

// digitJoints part the groups of a number, one or a few of them.
const digitJoints = " .·•・‧/_~-‐‑‒–—－−　"

// amongDigits reports that a number and what blanks, hyphens and dots join to it have
// enough digits.
func amongDigits(text string, start, end int) bool {
	n := 0
	for i := start; i < end; i++ {
		if isDigit(text[i]) {
			n++
		}
	}
	for i := start; i > 0 && n < fewestOfPerson; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if r < utf8.RuneSelf && isDigit(byte(r)) {
			n++
		} else if !strings.ContainsRune(digitJoints, r) {
			break
		}
		i -= size
	}
	for i := end; i < len(text) && n < fewestOfPerson; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < utf8.RuneSelf && isDigit(byte(r)) {
			n++
		} else if !strings.ContainsRune(digitJoints, r) {
			break
		}
		i += size
	}
	return n >= fewestOfPerson
}

// withoutPersons takes figures off that are groups of such numbers: they have no unit, or
// more digits join them from the left.
func (f *finder) withoutPersons() {
	for i := range f.out {
		if f.line.figureOfPerson(&f.out[i]) {
			f.dropPersons()
			return
		}
	}
}

// dropPersons takes them off, and what other figures say of their places in the list.
func (f *finder) dropPersons() {
	at := make([]int, len(f.out))
	kept := f.out[:0:0]
	for i := range f.out {
		if at[i] = -1; !f.line.figureOfPerson(&f.out[i]) {
			at[i] = len(kept)
			kept = append(kept, f.out[i])
		}
	}
	for i := range kept {
		if b := kept[i].base; b >= 0 {
			kept[i].base = at[b]
		}
	}
	for i := range f.scopes {
		if o := f.scopes[i].owner; o >= 0 {
			f.scopes[i].owner = at[o]
		}
	}
	f.out = kept
}

func (l *Line) figureOfPerson(x *Found) bool {
	if x.Unit != "" {
		r, size := utf8.DecodeLastRuneInString(l.Text[:x.Start])
		if !strings.ContainsRune(digitJoints, r) || x.Start == size || !isDigit(l.Text[x.Start-size-1]) {
			return false
		}
	}
	return l.ofPerson(x.Start, x.End)
}
