package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

func isHanNumeral(r rune) bool {
	switch r {
	case '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万':
		return true
	}
	return false
}

var hanValue = map[rune]int64{'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10,
	'百': 100, '千': 1000, '万': 10000, '亿': 100000000}

// hanNumber reads Han numerals at i: how many, their value, where they end.
// ok is false for what is no number, as 三五 and 五四.
func hanNumber(s string, i int) (value int64, numerals, end int, ok bool) {
	var total, part, digit int64
	have, ok := false, true
	for end = i; end < len(s) && numerals < 12; numerals++ {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !isHanNumeral(r) && r != '零' && (r != '亿' || numerals == 0) {
			break
		}
		v := hanValue[r]
		switch {
		case v >= 10000:
			total, part, digit, have = (total+part+digit)*v, 0, 0, false
		case v >= 10:
			if !have {
				digit = 1
			}
			part, digit, have = part+digit*v, 0, false
		case have && r != '零':
			ok = false
		default:
			digit, have = v, r != '零'
		}
		end += n
	}
	value = total + part + digit
	return value, numerals, end, ok && numerals > 0 && value < 1e13
}

// han reads the token that begins with a Han numeral here.
func (s *scanner) han() bool {
	rest := s.rest(s.i)
	if strings.HasPrefix(rest, "百分之") {
		return s.percent(s.i + len("百分之"))
	}
	if atLineStart(s.s, s.i) {
		if _, _, end, ok := hanNumber(s.s, s.i); ok && strings.HasPrefix(s.rest(end), "、") && end-s.i <= 9 {
			return s.emit(Token{Class: ListNo}, s.i, end+len("、"))
		}
	}
	value, numerals, end, ok := hanNumber(s.s, s.i)
	if s.congress(numerals, end) || s.times(end) {
		return true
	}
	if !ok {
		return s.jump(end - s.i)
	}
	mid, k := s.mid(end)
	unit := unitAt(s.rest(k))
	if mid != "" && unit == "" {
		if scale := prefix(s.rest(k), "万", "亿"); scale != "" && unitAt(s.rest(k+len(scale))) != "" {
			value, k = value*hanValue[firstRune(scale)], k+len(scale)
			unit = unitAt(s.rest(k))
		}
	}
	if unit == "" || numerals < 2 && mid == "" || hanTrap(s.s, s.i, unit) {
		return s.jump(max(end-s.i, 1))
	}
	approx, from := s.approx(s.i)
	if approx == "" {
		approx = mid
	}
	k += len(unit)
	post := approxAfter.at(s.rest(k))
	if approx == "" {
		approx = post
	}
	t := Token{Class: HanQuantity, Written: s.s[s.i:end], Number: num.Int(value), Unit: unit, Approx: approx}
	return s.emit(t, from, k+len(post))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// hanTrap tells words that hold Han numerals from counts: 二十届 is an ordinal,
// 百年 an age, 万个 in 数万个 no number.
func hanTrap(s string, i int, unit string) bool {
	before := runeBefore(s, i)
	return unit == "届" || strings.ContainsRune("第数几", before) || unit == "年" && strings.ContainsRune("十百千", firstRune(s[i:]))
}

func atLineStart(s string, i int) bool {
	before := runeBefore(s, i)
	return before == 0 || strings.ContainsRune("。；;：|\n", before)
}

// percent reads 百分之八十 and 百分之80.
func (s *scanner) percent(i int) bool {
	start := s.i
	t := Token{Class: Quantity, Unit: "%"}
	var end int
	if i < len(s.s) && isDigit(s.s[i]) {
		x := s.lexeme(i)
		if !x.ok {
			return s.jump(i - start)
		}
		t.Written, t.Number, end = x.written, x.value, x.end
	} else {
		value, _, k, ok := hanNumber(s.s, i)
		if !ok {
			return s.jump(i - start)
		}
		t.Written, t.Number, end = s.s[i:k], num.Int(value), k
		if strings.HasPrefix(s.rest(k), "点") {
			t.Written, t.Number, end = hanDecimals(s.s, i, k, value)
		}
	}
	approx, from := s.approx(start)
	post := approxAfter.at(s.rest(end))
	if approx == "" {
		approx = post
	}
	t.Approx = approx
	return s.emit(t, from, end+len(post))
}

// hanDecimals reads 点五 behind a whole number.
func hanDecimals(s string, i, k int, whole int64) (string, num.Decimal, int) {
	digits := ""
	end := k + len("点")
	for end < len(s) && len(digits) < 6 {
		r, n := utf8.DecodeRuneInString(s[end:])
		v, ok := hanValue[r]
		if !ok || v > 9 {
			break
		}
		digits += string(rune('0' + v))
		end += n
	}
	if digits == "" {
		return s[i:k], num.Int(whole), k
	}
	return s[i:end], num.MustDecimal(num.Int(whole).String() + "." + digits), end
}

// congress reads 二十大 and 二十届三中全会.
func (s *scanner) congress(numerals, end int) bool {
	rest := s.rest(end)
	if strings.HasPrefix(rest, "大") && numerals >= 2 && strings.Contains(s.s[s.i:end], "十") && !strings.ContainsRune("百千万", firstRune(s.s[s.i:])) {
		return s.emit(Token{Class: Ordinal}, s.i, end+len("大"))
	}
	if !strings.HasPrefix(rest, "届") {
		return false
	}
	end += len("届")
	if _, _, k, ok := hanNumber(s.s, end); ok && strings.HasPrefix(s.rest(k), "中全会") {
		end = k + len("中全会")
	}
	return s.emit(Token{Class: Ordinal}, s.i, end)
}

// times reads 三倍.
func (s *scanner) times(end int) bool {
	if !strings.HasPrefix(s.rest(end), "倍") {
		return false
	}
	value, _, _, ok := hanNumber(s.s, s.i)
	if !ok {
		return false
	}
	return s.emit(Token{Class: Multiple, Written: s.s[s.i:end], Number: num.Int(value), Unit: "倍"}, s.i, end+len("倍"))
}

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
