package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// isHanNumeral reports a character that a number in Han numerals begins with.
func isHanNumeral(r rune) bool {
	switch r {
	case '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '廿', '卅', '卌':
		return true
	}
	return false
}

// joinedTens are the numerals that are two in one: 廿 is 二十.
var joinedTens = map[rune]int64{'廿': 2, '卅': 3, '卌': 4}

// zeroPoint reports a decimal below one in Han numerals: 零点五, 〇点四八. A time of the day is
// none: 凌晨零点三十分.
func zeroPoint(s string, i int) bool {
	w := prefix(s[i:], "零", "〇", "○")
	if w == "" {
		return false
	}
	digits, end := hanPoint(s, i+len(w))
	if digits == "" || hasSuffixAny(s[:i], "凌晨", "午夜", "子夜", "日", "号", "晚", "夜", "每天", "当天", "次日") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[end:])
	return hanValue[r] < 10 || hanValue[r] >= 10000 || prefix(s[end:], "百万", "千万", "千米", "千克", "千瓦", "十万", "百分", "千元") != ""
}

// isCapital reports a capital numeral, as bills and contracts write amounts.
func isCapital(r rune) bool {
	switch r {
	case '壹', '贰', '貳', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟':
		return true
	}
	return false
}

var hanValue = map[rune]int64{'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10,
	'百': 100, '千': 1000, '万': 10000, '亿': 100000000, '萬': 10000, '億': 100000000,
	'壹': 1, '贰': 2, '貳': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9, '拾': 10, '佰': 100, '仟': 1000}

// mostNumerals bounds the characters of one number, mostHan its value.
const (
	mostNumerals = 40
	mostHan      = int64(1e17)
)

// hanNumber reads Han numerals at i: how many, their value, where they end. A
// digit right behind 百, 千, 万 or 亿 stands for the next place: 三万五. ok is false
// for what is no number, as 三五 and 五四, and for values of more than 17 digits.
func hanNumber(s string, i int) (value int64, numerals, end int, ok bool) {
	if zeroPoint(s, i) {
		_, n := utf8.DecodeRuneInString(s[i:])
		return 0, 1, i + n, true
	}
	h := hanSum{small: 10000, ok: true}
	for end = i; end < len(s) && numerals < mostNumerals; numerals++ {
		r, n := utf8.DecodeRuneInString(s[end:])
		v, known := hanValue[r]
		tens, joined := joinedTens[r]
		if !known && !joined || numerals == 0 && !isHanNumeral(r) && !isCapital(r) {
			break
		}
		switch {
		case joined:
			h.digit(tens)
			h.power(10)
			numerals++
		case v >= 10000:
			h.big(v)
		case v >= 10:
			h.power(v)
		default:
			h.digit(v)
		}
		end += n
	}
	if h.have && !h.zero && h.last >= 100 {
		h.one *= h.last / 10
	}
	value = h.total + h.part + h.one
	return value, numerals, end, h.ok && numerals > 0 && value < mostHan
}

// A hanSum adds Han numerals up from the left.
type hanSum struct {
	total int64 // all up to the last 万 or 亿
	least int64 // that 万 or 亿; 0 for none yet
	part  int64 // behind it, up to the last 千, 百 or 十
	small int64 // that 千, 百 or 十
	one   int64 // digit behind it
	last  int64 // the last word that is no digit
	have  bool  // there is such a digit
	zero  bool  // 零 stands before it
	ok    bool
}

func (h *hanSum) digit(v int64) {
	h.ok = h.ok && !h.have
	if v == 0 {
		h.zero = true
		return
	}
	h.one, h.have = v, true
}

// power takes 十, 百 and 千, each smaller than the one before.
func (h *hanSum) power(v int64) {
	h.ok = h.ok && v < h.small
	if !h.have {
		h.one = 1
	}
	h.part += h.one * v
	h.small, h.last, h.one, h.have, h.zero = v, v, 0, false, false
}

// big takes 万 and 亿: of what stands behind a larger one, or of all before it.
func (h *hanSum) big(v int64) {
	here := h.part + h.one
	switch {
	case h.least == 0 || v > h.least || v == h.least && here == 0:
		if h.total+here >= mostHan/v {
			h.ok = false
			return
		}
		h.total = (h.total + here) * v
	case v == h.least:
		h.ok = false
	default:
		h.total += here * v
	}
	h.ok = h.ok && h.total > 0
	h.least, h.last, h.small = v, v, 10000
	h.part, h.one, h.have, h.zero = 0, 0, false, false
}

// hanPoint reads 点五 behind the whole part of a number that begins at i and ends
// at k: the digits in Arabic and where they end; none where nothing like it
// follows.
func hanPoint(s string, k int) (digits string, end int) {
	if !strings.HasPrefix(s[k:], "点") {
		return "", k
	}
	end = k + len("点")
	for end < len(s) && len(digits) < 6 {
		r, n := utf8.DecodeRuneInString(s[end:])
		v, ok := hanValue[r]
		if !ok || v > 9 || isCapital(r) && !capitalPlace(s[end+n:]) {
			break
		}
		digits += string(rune('0' + v))
		end += n
	}
	if digits == "" {
		return "", k
	}
	return digits, end
}

// capitalPlace reports what stands behind a capital numeral that is a decimal, and no name:
// 零点伍万元, but not 九点陆家嘴.
func capitalPlace(after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	_, numeral := hanValue[r]
	return numeral || unitAt(after) != ""
}

// hanDecimal puts whole part and decimals together.
func hanDecimal(whole int64, digits string) num.Decimal {
	d := num.Int(whole)
	if digits == "" {
		return d
	}
	return num.MustDecimal(d.String() + "." + digits)
}
