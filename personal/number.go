// Package personal finds the numbers that tell who somebody is (个人号码) in a
// text, and masks them: identity numbers, telephones of persons, bank cards and
// accounts. It knows nothing of documents: what a number is called, where its own
// text does not say, is told by whoever asks.
package personal

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Class is a sort of number.
type Class string

// The classes.
const (
	Identity Class = "身份证号"
	Mobile   Class = "手机号"
	Landline Class = "个人电话"
	Account  Class = "银行账号" // cards too
)

// A Number is one found in a text: bytes From to To.
type Number struct {
	From, To int
	Digits   string // without blanks and signs, in ASCII
	Class    Class
}

// fewestDigits is less than any of these numbers has.
const fewestDigits = 7

// A Question is what Find is to know beside the text. Its zero value knows
// nothing.
type Question struct {
	Year   int                   // last one in which somebody may be born; 0 for no bound
	Called func(from int) string // what the number at a byte of the text is called by its surroundings, as the head of its column
	Known  map[string]bool       // digits judged before: true for a person's, false for others
}

// Find returns the numbers of persons in a text, in its order; none overlap.
func Find(text string, q Question) []Number {
	if countDigits(text) < fewestDigits {
		return nil
	}
	f := finder{text: text, Question: q}
	for _, c := range chunksOf(text) {
		f.chunk(c)
	}
	slices.SortFunc(f.found, func(a, b Number) int { return a.From - b.From })
	return f.found
}

// Long returns the digits of a text that stand side by side and could be such a
// number, in its order.
func Long(text string) []string {
	if countDigits(text) < fewestDigits {
		return nil
	}
	var out []string
	for _, c := range chunksOf(text) {
		for _, g := range c {
			if len(g.digits) >= fewestDigits {
				out = append(out, g.digits)
			}
		}
	}
	return out
}

// countDigits counts a text's digits as far as it matters.
func countDigits(text string) int {
	n := 0
	for i := 0; i < len(text) && n < fewestDigits; i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			n++
		case c == 0xef && i+2 < len(text) && text[i+1] == 0xbc && text[i+2] >= 0x90 && text[i+2] <= 0x99: // ０ to ９
			n++
		}
	}
	return n
}

// A group is digits side by side, of one width or the other.
type group struct {
	from, to int
	digits   string
	joint    rune // between it and the group behind it in its chunk; 0 for the last
}

// chunksOf cuts a text into rows of groups that one blank or hyphen each parts. A
// number that is parted in another way is a row of its own.
func chunksOf(text string) [][]group {
	var out [][]group
	var now []group
	for i := 0; i < len(text); {
		if _, n := digitAt(text, i); n == 0 {
			_, n = utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		g := groupAt(text, i)
		if parted := partedAt(text, g); parted != nil {
			if len(now) != 1 || !isCountry(now[0].digits) {
				out, now = append(out, now), nil
			}
			out, now = append(out, append(now, parted...)), nil
			i = parted[len(parted)-1].to
			continue
		}
		i = g.to
		joint, n := utf8.DecodeRuneInString(text[i:])
		if _, more := digitAt(text, i+n); isJoint(joint) && more > 0 {
			g.joint = joint
			i += n
		}
		now = append(now, g)
		if g.joint == 0 {
			out, now = append(out, now), nil
		}
	}
	if now != nil {
		out = append(out, now)
	}
	return out
}

// groupAt returns the digits that begin at a byte.
func groupAt(text string, i int) group {
	g := group{from: i}
	var digits strings.Builder
	for {
		d, n := digitAt(text, i)
		if n == 0 {
			break
		}
		digits.WriteByte(d)
		i += n
	}
	g.to, g.digits = i, digits.String()
	return g
}

// digitAt returns the digit at a byte of a text in ASCII, and its length; 0 where
// there is none.
func digitAt(text string, i int) (digit byte, length int) {
	if i >= len(text) {
		return 0, 0
	}
	if c := text[i]; c >= '0' && c <= '9' {
		return c, 1
	}
	if r, n := utf8.DecodeRuneInString(text[i:]); r >= '０' && r <= '９' {
		return byte(r-'０') + '0', n
	}
	return 0, 0
}

func isHyphen(r rune) bool { return strings.ContainsRune("-‐‑‒–—－−", r) }

func isJoint(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' || r == '\u0085' || r == '\u00a0' || r == '\u3000' || r >= '\u2000' && r <= '\u200d' ||
		r == '\u2028' || r == '\u2029' || r == '\u202f' || r == '\u205f' || r == '\u2060' || r == '\ufeff' || isHyphen(r)
}

// finder looks for numbers in one text.
type finder struct {
	Question
	text  string
	found []Number
}

// mostDigits is as many as any of these numbers has, with the country's prefix.
const mostDigits = 21

// chunk looks at every row of neighbouring groups that could be one number, the
// longest first. What stands beside a number that was found is looked at again by
// itself: it is no part of it.
func (f *finder) chunk(c []group) {
	var all strings.Builder
	starts := make([]int, 0, len(c)+1)
	for i := range c {
		starts = append(starts, all.Len())
		all.WriteString(c[i].digits)
	}
	starts = append(starts, all.Len())
	if all.Len() < fewestDigits {
		return
	}
	w := &candidate{finder: f, chunk: c, last: c[len(c)-1].to}
	done := 0
	for i := 0; i < len(c); {
		next := w.longestAt(i, starts, all.String())
		if next == i {
			i++
			continue
		}
		f.beside(c, done, i)
		i, done = next, next
	}
	if done > 0 {
		f.beside(c, done, len(c))
	}
}

// longestAt looks for a number that begins at group i, and returns the group behind
// it; i for none. starts and all are the groups' digits.
func (w *candidate) longestAt(i int, starts []int, all string) int {
	c := w.chunk
	if n := len(w.found); len(c[i].digits) > longestNumber {
		if w.glued(i); len(w.found) > n {
			return i + 1
		}
	}
	j := i
	for j < len(c) && starts[j+1]-starts[i] <= mostDigits {
		j++
	}
	for ; j > i && starts[j]-starts[i] >= fewestDigits; j-- {
		if w.set(i, j, all[starts[i]:starts[j]]); w.judge() {
			return j
		}
	}
	return i
}

// beside looks at the groups of a chunk between two numbers, unless a hyphen joins
// them to one.
func (f *finder) beside(c []group, from, to int) {
	if from >= to || from > 0 && isHyphen(c[from-1].joint) || to < len(c) && isHyphen(c[to-1].joint) {
		return
	}
	f.chunk(c[from:to:to])
}
