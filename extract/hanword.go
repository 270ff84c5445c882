package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// doubled are words for becoming so many times as much.
var doubled = []struct{ word, times string }{{"翻一番", "2"}, {"翻了一番", "2"}, {"翻两番", "4"}, {"翻了两番", "4"}, {"翻三番", "8"}, {"翻了三番", "8"},
	{"翻番", "2"}, {"翻了番", "2"}, {"翻倍", "2"}, {"翻一倍", "2"}, {"翻了一倍", "2"}, {"减半", "0.5"}}

// multiple reads 翻一番 and 减半.
func (s *scanner) multiple() bool {
	rest := s.rest(s.i)
	for _, d := range doubled {
		if strings.HasPrefix(rest, d.word) {
			return s.emit(Token{Class: Multiple, Written: d.word, Number: num.MustDecimal(d.times), Unit: "倍"}, s.i, s.i+len(d.word))
		}
	}
	return false
}

// doubles reports a word for becoming twice as much, by which a sentence means about so
// much. In the name of a plan it is none: 翻番计划.
func (t *Token) doubles(after string) bool {
	return t.Class == Multiple && strings.HasPrefix(t.Text, "翻") && prefix(after, "计划", "行动", "工程", "目标", "战略") == ""
}

// half reads 半数.
func (s *scanner) half() bool {
	if w := "半数"; strings.HasPrefix(s.rest(s.i), w) {
		return s.emit(Token{Class: Part, Written: w}, s.i, s.i+len(w))
	}
	return false
}

// fraction reads 三分之二 and 一半: a part of a whole, of which the sentence means about so
// much. Numerals of the text stand up to end.
func (s *scanner) fraction(end int) bool {
	if s.s[s.i:end] == "一" && strings.HasPrefix(s.rest(end), "半") && prefix(s.rest(end), "半天", "半年", "半月", "半日") == "" {
		return s.emit(Token{Class: Part, Written: "一半"}, s.i, end+len("半"))
	}
	w := prefix(s.rest(end), "分之")
	if w == "" {
		return false
	}
	_, _, k, ok := hanNumber(s.s, end+len(w))
	if !ok || k == end+len(w) {
		return false
	}
	return s.emit(Token{Class: Part, Written: s.s[s.i:k]}, s.i, k)
}

// approxOf are the words in front of a power of ten that stands for a count.
var approxOf = map[rune]bool{'近': true, '上': true, '数': true, '几': true, '成': true, '超': true, '逾': true}

// hanApprox reads 超千次, 数百家: a word and a power of ten with a unit.
func (s *scanner) hanApprox(r rune) bool {
	if !approxOf[r] {
		return false
	}
	n := utf8.RuneLen(r)
	power, size := utf8.DecodeRuneInString(s.rest(s.i + n))
	if !strings.ContainsRune("十百千万", power) {
		return false
	}
	end := s.i + n + size
	value := hanValue[power]
	scale := prefix(s.rest(end), "万", "亿")
	if scale != "" && scale != string(power) {
		end += len(scale)
	} else {
		scale = ""
	}
	unit := unitAt(s.rest(end))
	if unit == "" || unit == "年" {
		return false
	}
	t := Token{Class: HanApprox, Written: string(power), Number: num.Int(value), Scale: scale, Unit: unit, Approx: string(r)}
	return s.emit(t, s.i, end+len(unit))
}
