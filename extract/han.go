package extract

import (
	"strings"
	"unicode/utf8"
)

var hanDigits = map[rune]int64{'〇': 0, '零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

var hanPowers = map[rune]int64{'十': 10, '百': 100, '千': 1000, '万': 10000}

// isHanNumeral reports whether a character writes a number.
func isHanNumeral(r rune) bool {
	_, digit := hanDigits[r]
	_, power := hanPowers[r]
	return digit || power
}

// hanNumber reads 两千三百, 十二, 三万五千, 二〇二四; ok is false for what is none.
func hanNumber(s string) (n int64, ok bool) {
	if s == "" || utf8.RuneCountInString(s) > 12 {
		return 0, false
	}
	if strings.IndexFunc(s, func(r rune) bool { return hanPowers[r] > 0 }) < 0 {
		for _, r := range s {
			d, ok := hanDigits[r]
			if !ok {
				return 0, false
			}
			n = n*10 + d
		}
		return n, true
	}
	var section, digit int64
	for _, r := range s {
		if d, ok := hanDigits[r]; ok {
			digit = d
			continue
		}
		p, ok := hanPowers[r]
		if !ok {
			return 0, false
		}
		if p == 10000 {
			n, section, digit = (n+section+digit)*p, 0, 0
			continue
		}
		section += max(digit, 1) * p
		digit = 0
	}
	return n + section + digit, true
}

// hanRun returns the end of the Han numerals at i.
func (s *scanner) hanRun(i int) int {
	for i < len(s.s) {
		r, n := utf8.DecodeRuneInString(s.s[i:])
		if !isHanNumeral(r) {
			break
		}
		i += n
	}
	return i
}

// han reads the token that begins with the Han numeral here: 百分之八十, 二十届
// 三中全会, 二十大, 两千余户; one numeral alone is a word more often than a number.
func (s *scanner) han() bool {
	if strings.HasPrefix(s.rest(s.i), "百分之") {
		return s.percentage()
	}
	end := s.hanRun(s.i)
	written := s.s[s.i:end]
	rest := s.rest(end)
	count := utf8.RuneCountInString(written)
	switch {
	case s.lineStart(s.i) && strings.HasPrefix(rest, "、"):
		return s.emit(Token{Class: ListNo, Written: written}, s.i, end+len("、"))
	case strings.HasPrefix(rest, "届"):
		return s.emit(Token{Class: Ordinal}, s.i, s.plenum(end+len("届")))
	case count >= 2 && strings.HasPrefix(rest, "大") && !strings.HasPrefix(rest, "大项") && !strings.HasPrefix(rest, "大类"):
		return s.emit(Token{Class: Ordinal}, s.i, end+len("大"))
	}
	m := s.measure(end)
	value, ok := hanValue(written)
	if !ok || m.unit == "" || count < 2 && m.mid == "" || strings.HasPrefix(s.rest(m.unitEnd), "体") {
		return s.jump(end - s.i)
	}
	start, approx := s.approximation()
	t := Token{Class: HanQuantity, Written: written, Number: value, Scale: m.scale, Unit: m.unit, Approx: approx + m.mid + m.post}
	return s.emit(t, start, m.end)
}

// plenum reads 三中全会 behind 届.
func (s *scanner) plenum(k int) int {
	r, n := utf8.DecodeRuneInString(s.rest(k))
	if _, ok := hanDigits[r]; ok && strings.HasPrefix(s.rest(k+n), "中全会") {
		return k + n + len("中全会")
	}
	return k
}

// percentage reads 百分之八十 and 百分之98.5.
func (s *scanner) percentage() bool {
	k := s.i + len("百分之")
	if k < len(s.s) && isDigit(s.s[k]) {
		x := s.lexeme(k)
		return s.emit(Token{Class: Quantity, Written: x.written, Number: x.value, Unit: "%"}, s.i, x.end)
	}
	end := s.hanRun(k)
	value, ok := hanValue(s.s[k:end])
	if !ok {
		return s.jump(len("百分之"))
	}
	return s.emit(Token{Class: Quantity, Written: s.s[k:end], Number: value, Unit: "%"}, s.i, end)
}

// ordinal reads 第三轮, 第2批; 第三方 and its like are words.
func (s *scanner) ordinal() bool {
	rest := s.rest(s.i)
	if w := fixedWords.at(rest); w != "" {
		return s.jump(len(w))
	}
	k := s.i + len("第")
	end := run(s.s, k)
	if end == k {
		end = s.hanRun(k)
	}
	if end == k {
		return false
	}
	r, n := utf8.DecodeRuneInString(s.rest(end))
	if r == utf8.RuneError || r < 0x2e80 || strings.ContainsRune("，。；、：）！？”", r) {
		n = 0
	}
	return s.emit(Token{Class: Ordinal}, s.i, end+n)
}

// first reads 首届, 首批.
func (s *scanner) first() bool {
	if w := prefix(s.rest(s.i), "首届", "首批", "首次", "首个", "首家"); w != "" {
		return s.emit(Token{Class: Ordinal}, s.i, s.i+len(w))
	}
	return false
}

// multiple reads 翻一番, 减半.
func (s *scanner) multiple() bool {
	w := prefix(s.rest(s.i), "翻一番", "翻两番", "翻三番", "翻番", "减半")
	if w == "" {
		return false
	}
	return s.emit(Token{Class: Multiple}, s.i, s.i+len(w))
}

// hanApprox reads 近千次, 超千次, 上百家: a power of ten behind a word of
// approximation.
func (s *scanner) hanApprox(first rune) bool {
	if !strings.ContainsRune("近上数几成超逾", first) {
		return false
	}
	k := s.i + utf8.RuneLen(first)
	r, n := utf8.DecodeRuneInString(s.rest(k))
	_, ok := hanPowers[r]
	if !ok || s.otherWord(string(first), s.i) {
		return false
	}
	m := s.measure(k + n)
	if m.unit == "" {
		return false
	}
	value, _ := hanValue(string(r))
	t := Token{Class: HanApprox, Written: string(r), Number: value, Scale: m.scale, Unit: m.unit, Approx: string(first) + m.mid + m.post}
	return s.emit(t, s.i, m.end)
}
