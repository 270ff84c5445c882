package table

import (
	"regexp"
	"strings"

	"jiheng/num"
)

// A number is a figure as a cell holds it.
type number struct {
	value num.Decimal
	unit  num.Unit // that the cell itself names; 万 of money is 万元
	share bool     // value is of a percentage or per mille, already divided
}

// why a text is no number.
const (
	notANumber = ""
	hasShare   = "是百分数，请把这一列的类型写成“比率”，或去掉百分号"
	hasPower   = "是科学记数法，请在Excel里把这一列的格式改成数值再导出"
	hasBlank   = "中间有空格，看不出是一个数还是两个数；请去掉空格，或只留一个数"
	hasRange   = "是一个范围，请写成一个数"
)

var (
	power      = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]*)?[eE][+-]?[0-9]+$`)
	rangeOfTwo = regexp.MustCompile(`^[0-9.,]+[~～—–-][0-9.,]+`)
	amount     = regexp.MustCompile(`^([0-9][0-9,. ]*|\.[0-9]+)(.*)$`)
	spaced     = regexp.MustCompile(`^[0-9]{1,3}( [0-9]{3})+\.[0-9]+$|^[0-9]{1,3}( [0-9]{3}){2,}$`) // 100 200 may be two numbers
	twoNumbers = regexp.MustCompile(`[0-9.]\s+[0-9]`)
)

// currencies before or behind a figure that mean 元.
var currencies = []string{"¥", "rmb", "cny", "人民币"}

// parseNumber reads a figure as people write it: ￥1,234.00, 1234元, 12万, 1.2亿,
// （30.00）, △30, －30, 负30. The reason says what is special about a text that is
// none. A unit that is no multiple of 元 is read where it is the one of the
// column; money says that 万 alone is 万元.
func parseNumber(text string, column num.Unit, money bool) (n number, reason string, ok bool) {
	s := strings.ToLower(strings.TrimSpace(fold(text)))
	if power.MatchString(s) {
		return n, hasPower, false
	}
	s, sign, ok := unsigned(s)
	if !ok {
		return n, notANumber, false
	}
	for _, c := range currencies {
		s = strings.TrimSpace(strings.TrimPrefix(s, c))
	}
	s, more, ok := unsigned(s) // ￥-30
	if !ok || more != 0 && sign != 0 {
		return n, notANumber, false
	}
	return withSign(s, column, money, sign+more < 0)
}

// unsigned takes a sign off: plus, or one of many dashes, 负, △, or brackets, which
// are -1; ok is false where there are two.
func unsigned(s string) (rest string, sign int, ok bool) {
	signs := 0
	if body, found := strings.CutPrefix(s, "("); found && strings.HasSuffix(body, ")") {
		s, signs = strings.TrimSpace(body[:len(body)-1]), signs+1
	}
	for _, p := range []string{"-", "−", "–", "—", "负", "△"} {
		if body, found := strings.CutPrefix(s, p); found {
			s, signs = strings.TrimSpace(body), signs+1
			break
		}
	}
	if body, found := strings.CutSuffix(s, "-"); found { // as accounting systems print it
		s, signs = strings.TrimSpace(body), signs+1
	}
	if body, found := strings.CutPrefix(s, "+"); found && signs == 0 {
		return body, 1, true
	}
	return s, -signs, signs <= 1
}

// withSign reads digits and what stands behind them.
func withSign(s string, column num.Unit, money, negative bool) (n number, reason string, ok bool) {
	if rangeOfTwo.MatchString(s) {
		return n, hasRange, false
	}
	m := amount.FindStringSubmatch(s)
	if m == nil {
		return n, notANumber, false
	}
	digits, rest := strings.TrimSpace(m[1]), strings.TrimSpace(m[2])
	if spaced.MatchString(digits) {
		digits = strings.ReplaceAll(digits, " ", "")
	}
	if twoNumbers.MatchString(digits) {
		return n, hasBlank, false
	}
	if strings.HasPrefix(digits, ".") {
		digits = "0" + digits
	}
	d, err := num.ParseDecimal(digits)
	if err != nil {
		return n, notANumber, false
	}
	if negative {
		d = d.Neg()
	}
	n.value = d
	switch rest {
	case "":
		return n, "", true
	case "%", "‰":
		n.share = true
		n.value, ok = shifted(d, map[string]string{"%": "0.01", "‰": "0.001"}[rest])
		return n, hasShare, ok
	}
	n.unit, ok = unitBehind(rest, column, money)
	return n, notANumber, ok
}

func shifted(d num.Decimal, by string) (num.Decimal, bool) {
	return d.Ratio().Mul(num.MustDecimal(by).Ratio()).Exact()
}

// unitBehind reads the word behind a figure: a unit of money, a mere multiple,
// or the column's own unit.
func unitBehind(word string, column num.Unit, money bool) (num.Unit, bool) {
	word = strings.TrimSuffix(word, "整")
	for _, c := range currencies {
		word = strings.TrimSuffix(strings.TrimPrefix(word, c), c)
	}
	word = oldSpelling.Replace(word)
	if word == "" {
		return num.Yuan, true
	}
	if money && word == "w" {
		word = "万"
	}
	if _, multiple := multiples[word]; multiple {
		noun := "元"
		if !money {
			_, noun = column.Split()
		}
		if noun == "" { // of a column without unit: a pure number
			noun = "倍"
		}
		word += noun
	}
	u, err := num.ParseUnit(word)
	if err != nil {
		return u, false
	}
	return u, u == moneyUnit(word) || !column.IsZero() && u.Dimension() == column.Dimension() || column.IsZero() && !money && u.Dimension() == ""
}

// multiples are the words by which figures are shortened, with the places of
// their factor.
var multiples = map[string]int{"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}

// plainDecimal returns a number that needs no reading in canonical text; ok is
// false for all that is more than a sign, digits and a point.
func plainDecimal(s string) (canonical string, ok bool) {
	i, point := 0, -1
	if len(s) > 0 && s[0] == '-' {
		i = 1
	}
	first := i
	for ; i < len(s); i++ {
		switch {
		case s[i] == '.' && point < 0 && i > first:
			point = i
		case s[i] < '0' || s[i] > '9':
			return "", false
		}
	}
	if i == first || i-first > 18 || point == len(s)-1 || s[first] == '0' && first+1 < len(s) && point != first+1 {
		return "", false
	}
	if point >= 0 {
		s = strings.TrimRight(s, "0")
		s = strings.TrimSuffix(s, ".")
	}
	if s == "-0" {
		s = "0"
	}
	return s, true
}
