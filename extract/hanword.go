package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// multiple reads 翻一番 and 减半.
func (s *scanner) multiple() bool {
	rest := s.rest(s.i)
	for word, factor := range map[string]string{"翻一番": "2", "翻了一番": "2", "翻两番": "4", "翻了两番": "4", "翻三番": "8", "减半": "0.5"} {
		if strings.HasPrefix(rest, word) {
			return s.emit(Token{Class: Multiple, Written: word, Number: num.MustDecimal(factor), Unit: "倍"}, s.i, s.i+len(word))
		}
	}
	return false
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
