package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// hanCell reads a cell of Han numerals alone, with a unit of money or without:
// 三十, 贰拾捌点伍, 三二〇万元, 壹拾万元整. scaled reports that it has no unit and a
// 万 or 亿 among its numerals.
func hanCell(s string) (t Token, scaled, ok bool) {
	r, _ := utf8.DecodeRuneInString(s)
	if v, known := hanValue[r]; (!known || v >= 100) && joinedTens[r] == 0 {
		return t, false, false
	}
	digits, end := hanDigits(s, 0)
	var d num.Decimal
	var err error
	if utf8.RuneCountInString(s[:end]) >= 2 || s[:end] == "零" || s[:end] == "〇" {
		d, err = num.ParseDecimal(digits)
	} else {
		value, _, k, fine := hanNumber(s, 0)
		if !fine {
			return t, false, false
		}
		d, end = num.Int(value), k
	}
	if places, k := capitalPoint(s, end); k > end && err == nil {
		d, err = num.ParseDecimal(d.String() + "." + places)
		end = k
	}
	if err != nil {
		return t, false, false
	}
	t = Token{Class: Bare, Number: d}
	number := s[:end]
	switch unit := s[end:]; unit {
	case "":
		scaled = strings.ContainsAny(number, "万亿萬億")
	case "%", "％":
		t.Class, t.Unit = Quantity, "%"
	case "万", "亿":
		t.Class, t.Scale = Quantity, unit
	default:
		unit = strings.TrimSuffix(strings.Replace(unit, "圆", "元", 1), "整")
		if !moneyUnitWord(unit) {
			return t, false, false
		}
		t.Class, t.Scale, t.Unit = Quantity, strings.TrimSuffix(unit, "元"), "元"
		t = inScale(t, number)
	}
	t.Written = t.Number.String()
	return t, scaled, true
}

// inScale gives an amount of 元 whose Han numerals end in 万 or 亿 in that unit:
// 三百二十万元 are 320万元.
func inScale(t Token, numerals string) Token {
	last, _ := utf8.DecodeLastRuneInString(numerals)
	scale := map[rune]string{'万': "万", '亿': "亿", '萬': "万", '億': "亿"}[last]
	if t.Scale != "" || scale == "" {
		return t
	}
	if _, d, ok := moved(t.Number.String(), -len(map[string]string{"万": "0000", "亿": "00000000"}[scale])); ok {
		if whole, exact := d.Ratio().Exact(); exact {
			d = whole
		}
		t.Number, t.Written, t.Scale = d, d.String(), scale
	}
	return t
}

// hanDigits reads Han digits that stand for the places of a number, as 三二〇: the
// digits in Arabic and where they end.
func hanDigits(s string, i int) (digits string, end int) {
	var b strings.Builder
	for end = i; end < len(s) && b.Len() < 17; {
		r, n := utf8.DecodeRuneInString(s[end:])
		v, known := hanValue[r]
		if r == '○' || r == 'Ｏ' {
			v, known = 0, true
		}
		if !known || v > 9 || r == '两' {
			break
		}
		b.WriteByte(byte('0' + v))
		end += n
	}
	if r, _ := utf8.DecodeRuneInString(s[end:]); hanValue[r] >= 10 && hanValue[r] < 10000 {
		return "", i // 三百
	}
	return b.String(), end
}

// capitalPoint reads 点伍 or 点五 behind the whole part of a number.
func capitalPoint(s string, k int) (digits string, end int) {
	if !strings.HasPrefix(s[k:], "点") {
		return "", k
	}
	digits, end = hanDigits(s, k+len("点"))
	if digits == "" {
		return "", k
	}
	return digits, end
}

// inNumerals reports a cell of Han numerals alone, two at least: 三十, 贰拾捌点伍.
func inNumerals(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if _, known := hanValue[r]; !known && joinedTens[r] == 0 || len(text) == n {
		return false
	}
	_, _, ok := hanCell(text)
	return ok
}

// hanPlaces reads a number whose Han digits stand for its places: 三二〇万元, 一二三四五元.
// Two digits are that only with a 〇 among them (三五万元 are some), and digits that
// count up only before money: 一二三等奖.
func (s *scanner) hanPlaces() bool {
	digits, end := hanDigits(s.s, s.i)
	zero := strings.Contains(digits, "0")
	if len(digits) < 2 || len(digits) == 2 && !zero || digits[0] == '0' || inOrdinal(s.s, s.i) {
		return false
	}
	places, k := capitalPoint(s.s, end)
	scale := prefix(s.rest(k), scales...)
	unit := unitAt(s.rest(k + len(scale)))
	money := strings.HasPrefix(unit, "元")
	if unit == "" || unit == "年" && len(digits) == 4 || unit == "届" || unit == "号" || !zero && !money && countsUp(digits) {
		return false
	}
	d := digits
	if places != "" {
		d += "." + places
	}
	_, number, ok := moved(d, scaleZeros[scale])
	if !ok {
		return false
	}
	if strings.HasPrefix(unit, "元整") || unit == "元人民币" {
		unit = "元"
	}
	stop := k + len(scale) + len(unitAt(s.rest(k+len(scale))))
	l := s.lead(s.i, stop)
	post := approxAfter.at(s.rest(stop))
	if l.approx == "" {
		l.approx = post
	}
	t := Token{Class: HanQuantity, Written: s.s[s.i : k+len(scale)], Number: l.of(number), Unit: unit, Approx: l.approx}
	return s.emit(t, l.from, stop+len(post))
}

// countsUp reports digits each of which is one more than that before it.
func countsUp(digits string) bool {
	for i := 1; i < len(digits); i++ {
		if digits[i] != digits[i-1]+1 {
			return false
		}
	}
	return true
}
