package docx

import (
	"strconv"
	"strings"
)

// formatCount prints a count the way w:numFmt names. Formats of other languages
// are printed as decimals.
func formatCount(format string, n int) string {
	switch format {
	case "none", "bullet":
		return ""
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand":
		return hanCount(n, "〇一二三四五六七八九", "十百千")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2":
		return digitCount(n, "〇一二三四五六七八九")
	case "chineseLegalSimplified", "ideographLegalTraditional":
		return hanCount(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
	case "ideographTraditional":
		return pick("甲乙丙丁戊己庚辛壬癸", n)
	case "ideographZodiac":
		return pick("子丑寅卯辰巳午未申酉戌亥", n)
	case "ideographZodiacTraditional":
		if n >= 1 && n <= 60 {
			return pick("甲乙丙丁戊己庚辛壬癸", (n-1)%10+1) + pick("子丑寅卯辰巳午未申酉戌亥", (n-1)%12+1)
		}
	case "ideographEnclosedCircle":
		return pick("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return pick("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n)
	case "decimalEnclosedParen":
		return pick("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", n)
	case "decimalEnclosedFullstop":
		return pick("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", n)
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(max(n, 0)))
	case "decimalZero", "decimalZero3", "decimalZero4", "decimalZero5":
		s, width := strconv.Itoa(n), 2
		if format != "decimalZero" {
			width = int(format[len(format)-1] - '0')
		}
		return strings.Repeat("0", max(width-len(s), 0)) + s
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "lowerLetter":
		return letterCount(n, 'a')
	case "upperLetter":
		return letterCount(n, 'A')
	case "lowerRoman":
		return strings.ToLower(romanCount(n))
	case "upperRoman":
		return romanCount(n)
	}
	return strconv.Itoa(n)
}

// customFormat names the format of which a pattern gives the first counts: 001,
// 002, 003.
func customFormat(pattern string) string {
	first, _, _ := strings.Cut(pattern, ",")
	switch strings.TrimSpace(first) {
	case "01":
		return "decimalZero"
	case "001":
		return "decimalZero3"
	case "0001":
		return "decimalZero4"
	case "00001":
		return "decimalZero5"
	}
	return "decimal"
}

// digitCount spells a count digit by digit: 一〇, 一二.
func digitCount(n int, digits string) string {
	d := []rune(digits)
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return d[c-'0']
		}
		return c
	}, strconv.Itoa(n))
}

// pick takes the nth of a row of signs, from 1; beyond its end, decimals.
func pick(signs string, n int) string {
	if r := []rune(signs); n >= 1 && n <= len(r) {
		return string(r[n-1])
	}
	return strconv.Itoa(n)
}

// hanCount spells a count below ten thousand in Han numerals: 十一, 一百零五.
func hanCount(n int, digits, places string) string {
	d, p := []rune(digits), []rune(places)
	if n < 0 || n >= 10000 {
		return strconv.Itoa(n)
	}
	if n == 0 {
		return string(d[0])
	}
	var b strings.Builder
	gap := false
	for i, unit := range []int{1000, 100, 10, 1} {
		x := n / unit % 10
		if x == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune('零')
			gap = false
		}
		if !(x == 1 && unit == 10 && b.Len() == 0) {
			b.WriteRune(d[x])
		}
		if unit > 1 {
			b.WriteRune(p[2-i])
		}
	}
	return b.String()
}

// letterCount counts a … z, aa … zz, as word processors do.
func letterCount(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func romanCount(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for i, v := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= v; n -= v {
			b.WriteString([]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}[i])
		}
	}
	return b.String()
}
