package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// scattered returns the end of digits that stand apart by blanks before a number with a unit,
// three at least, and make no one number that is sure: 项目1 2 3 4.50万元. It is 0 where there are
// none. No part of them is read.
func (s *scanner) scattered(i int) (end int) {
	if !strings.HasPrefix(s.rest(i+1), " ") {
		return 0
	}
	for n := 1; i+2 < len(s.s) && s.s[i+1] == ' ' && isDigit(s.s[i+2]); n++ {
		i += 2
		if i+1 < len(s.s) && s.s[i+1] == ' ' {
			continue
		}
		x := s.lexeme(i)
		m := s.measure(x.end)
		if n < 2 || m.unit == "" || run(s.s, i) > i+1 {
			return 0
		}
		return m.end
	}
	return 0
}

// countOfCount returns the end of a number in 万 or 亿 with one more digit and a unit that is none
// of money: 13万2人 is 132000 or 130002 of them, or an amount for two. It is 0 for other numbers.
func (s *scanner) countOfCount(x lexeme) (end int) {
	scale := prefix(s.rest(x.end), "万", "亿")
	k := x.end + len(scale)
	if scale == "" || !x.ok || run(s.s, k) != k+1 || s.s[k] == '0' || s.date(k) > k {
		return 0
	}
	unit := unitAt(s.rest(k + 1))
	if unit == "" || strings.HasPrefix(unit, "元") || unit == "%" || unit == "倍" {
		return 0
	}
	return k + 1 + len(unit)
}

// joinedSteps reads a number whose lower step is joined by 零 or 又 to decimals or to a whole
// number of the higher one: 2.5亿零300万元, 2亿又500万元. Where the lower step reaches into the
// decimals, nobody can tell; then ok is false and end is behind it.
func (s *scanner) joinedSteps(x lexeme) (y lexeme, m measure, end int, ok bool) {
	high := prefix(s.rest(x.end), "万亿", "亿", "万")
	k := x.end + len(high)
	if x.ok && x.value.Scale() > 0 && strings.HasSuffix(high, "亿") && k < len(s.s) && isDigit(s.s[k]) {
		if m = s.measure(s.lexeme(k).end); strings.HasSuffix(m.scale, "万") {
			return y, m, m.end, false // 1.2亿3000万元
		}
	}
	w := prefix(s.rest(k), "零", "又", "〇")
	if high == "" || w == "" || !x.ok || k+len(w) >= len(s.s) || !isDigit(s.s[k+len(w)]) {
		return y, m, 0, false
	}
	low := s.lexeme(k + len(w))
	m = s.measure(low.end)
	step, known := scaleZeros[m.scale]
	if !low.ok || m.unit == "" || m.scale != "" && !known || step >= scaleZeros[high] || w != "又" && x.value.Scale() == 0 {
		return y, m, 0, false
	}
	_, top, fine := moved(x.written, scaleZeros[high]-step)
	place := scaleZeros[high] - step - x.value.Scale() // the zeros of the last decimal, counted in the lower step
	if whole, _, _ := strings.Cut(low.written, "."); !fine || place < 0 || len(strings.TrimLeft(whole, "0")) > place {
		return y, m, m.end, false
	}
	d, exact := top.Ratio().Add(low.value.Ratio()).Exact()
	if !exact {
		return y, m, m.end, false
	}
	if places := low.value.Scale(); places > 0 {
		d = num.MustDecimal(padded(d.String(), places))
	}
	return lexeme{written: d.String(), value: d, end: low.end, ok: true}, m, m.end, true
}

// padded gives a number so many decimals at least.
func padded(s string, places int) string {
	_, frac, point := strings.Cut(s, ".")
	if !point {
		s += "."
	}
	return s + strings.Repeat("0", max(places-utf8.RuneCountInString(frac), 0))
}
