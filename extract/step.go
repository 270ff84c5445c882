package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// mostStepped bounds a number in steps.
const mostStepped = int64(1e15)

// stepped reads a number written in steps that begins at i, in Arabic digits or Han
// numerals: 2亿3000万元, 1万5千人, 两亿3000万, 13万2. It is given in the step that stands
// last where that is 万 or 亿, else in ones; without a unit in 万. ok is false where
// there is but one group of digits, or none of them is Arabic.
func (s *scanner) stepped(i int) (_ lexeme, m measure, ok bool) {
	y := stepSum{hanSum: hanSum{small: 1e4, ok: true}, end: i, k: i}
	for s.step(&y) {
	}
	if y.steps < 2 || y.groups < 2 && y.mid == "" || !y.arabic || y.end < len(s.s) && isDigit(s.s[y.end]) && s.date(y.end) == y.end {
		return lexeme{}, m, false
	}
	m = s.measure(y.end)
	if m.mid == "" {
		m.mid = y.mid
	}
	if m.unit == "" && m.scale == "" && y.sum < 1e4 && y.frac == "" && s.phraseEnds(y.end) && ofMoney(s.phrase(i)) && !s.besideScaled() {
		x := lexeme{written: strconv.FormatInt(y.sum, 10), value: num.Int(y.sum), end: y.end, ok: true} // 补贴5千6
		return x, measure{unit: "元", end: y.end, unitEnd: y.end}, true
	}
	if m.unit == "" && m.scale == "" && y.sum < 1e4 && y.frac == "" && y.steps > 1 && s.phraseEnds(y.end) && loosened(s.phrase(i)) {
		x := lexeme{written: strconv.FormatInt(y.sum, 10), value: num.Int(y.sum), end: y.end, ok: true} // 惠及群众3千5
		return x, measure{end: y.end, unitEnd: y.end, loose: true}, true
	}
	return inStep(y, m)
}

// stepsFrom is stepped behind a number that was read.
func (s *scanner) stepsFrom(start int, x lexeme) (lexeme, measure, bool) {
	if !s.stepsOn(x.end) {
		return x, measure{}, false
	}
	return s.stepped(start)
}

// stepsOn reports that a number which ends at i may go on in steps: words of steps
// and then a digit.
func (s *scanner) stepsOn(i int) bool {
	for words := 0; ; words++ {
		r, size := utf8.DecodeRuneInString(s.rest(i))
		switch r {
		case '十', '百', '千', '万', '亿':
			i += size
			continue
		}
		_, han := hanValue[r]
		if words == 1 && (r == '余' || r == '多') { // 3千余万
			return prefix(s.rest(i+size), "万", "亿") != ""
		}
		return words > 0 && (han || digit(r)) || words > 1
	}
}

// A stepSum is a number in steps as far as it is read.
type stepSum struct {
	hanSum
	k      int    // here
	end    int    // of what belongs to the number for certain
	sum    int64  // its value up to there
	low    int64  // its last step
	frac   string // decimals of that step, with the point
	steps  int
	groups int    // of digits
	arabic bool   // it has Arabic digits
	mid    string // 余 or 多 before the last word
}

// step reads the next digits, or the next word of a step; it reports whether more
// may follow.
func (s *scanner) step(y *stepSum) bool {
	if y.frac != "" && y.end == y.k || y.k >= len(s.s) || y.steps > 12 {
		return false
	}
	if isDigit(s.s[y.k]) {
		return s.stepDigits(y)
	}
	r, size := utf8.DecodeRuneInString(s.rest(y.k))
	v, known := hanValue[r]
	switch {
	case (r == '余' || r == '多') && y.mid == "" && y.part > 0 && !y.have && prefix(s.rest(y.k+size), "万", "亿") != "":
		y.mid, y.k = string(r), y.k+size // 2亿3千余万
		return true
	case !known || isCapital(r):
		return false
	case v == 0 && (y.have || y.zero || y.steps == 0):
		return false
	case v < 10:
		if y.have {
			return false
		}
		y.digit(v)
		y.k, y.groups = y.k+size, y.groups+min(int(v), 1)
		return v == 0 || s.stepFollows(y, 1, y.k)
	case unitAt(s.rest(y.k)) != "" || !y.fits(v):
		return false
	case v < 1e4:
		y.power(v)
	default:
		y.big(v)
	}
	y.k += size
	y.end, y.sum, y.low, y.steps = y.k, y.total+y.part, v, y.steps+1
	if v == 1e8 && strings.HasSuffix(s.s[:y.k], "万亿") { // one word
		y.least = 1e12
		y.steps--
	}
	return y.ok
}

// fits reports that a word of a step can follow: smaller than the one before, or a
// multiple of all before.
func (y *stepSum) fits(v int64) bool {
	here := y.part + y.one
	if v < 1e4 {
		return y.have && y.frac == "" && v < y.small
	}
	if y.least == 0 || v > y.least {
		return y.total+here > 0 && y.total+here < mostStepped/v
	}
	return v < y.least && here > 0 && here < y.least/v
}

// stepDigits reads Arabic digits of a step.
func (s *scanner) stepDigits(y *stepSum) bool {
	e, grouped := groups(s.s, y.k)
	digits := s.s[y.k:e]
	if grouped {
		digits = plainDigits.Replace(digits)
	}
	first := y.steps == 0
	if y.have || len(digits) > 4 && !first || len(digits) > 6 || !first && s.date(y.k) > y.k {
		return false
	}
	n, _ := strconv.ParseInt(digits, 10, 64)
	if e+1 < len(s.s) && s.s[e] == '.' && isDigit(s.s[e+1]) {
		k := run(s.s, e+1)
		if first {
			return false
		}
		y.frac, e = s.s[e:k], k
	}
	y.one, y.have, y.arabic, y.k, y.groups = n, true, true, e, y.groups+1
	return s.stepFollows(y, len(digits), e)
}

// stepFollows reports that a word of a step stands behind digits. Digits that have
// none may still belong to the number: all places of the step (3万2500元), what 零
// introduces (3万零250), some of money (3万250元), or the one digit that stands for the
// next step (13万2).
func (s *scanner) stepFollows(y *stepSum, digits, e int) bool {
	r, _ := utf8.DecodeRuneInString(s.rest(e))
	if v := hanValue[r]; v >= 10 && !isCapital(r) && unitAt(s.rest(e)) == "" && y.fits(v) {
		return true
	}
	if y.steps == 0 || y.one >= y.last {
		return false
	}
	m := s.measure(e)
	stop := e == len(s.s) || strings.ContainsRune(stops+"-~～—–－至到", r)
	money := m.scale == "" && m.unit == "元" || m.scale == "" && m.unit == "块"
	n, low := y.one, int64(1)
	switch {
	case m.scale != "":
		return false
	case digits == 1 && !y.zero && y.frac == "" && y.last >= 100:
		if !money && !(stop && m.unit == "") {
			return false
		}
		n, low = n*(y.last/10), y.last/10
	case len(strconv.FormatInt(y.last, 10))-1 == digits && (m.unit != "" || stop), y.zero && m.unit != "", digits > 1 && money:
	default:
		return false
	}
	y.sum, y.low, y.end, y.steps = y.total+y.part+n, low, e, y.steps+1
	return false
}

// inStep gives a number in its last step, with the measure behind it.
func inStep(y stepSum, m measure) (lexeme, measure, bool) {
	total := y.sum
	switch {
	case m.scale != "", m.unit == "" && total < 1e4:
		return lexeme{}, m, false
	case y.low >= 1e8:
		m.scale, total = "亿", total/1e8
	case y.low >= 1e4:
		m.scale, total = "万", total/1e4
	}
	x := lexeme{written: strconv.FormatInt(total, 10) + y.frac, end: y.end}
	if m.unit == "" && m.scale == "" && y.frac == "" {
		m.scale = "万"
		x.written, _, _ = moved(x.written, -4)
		x.written = strings.TrimSuffix(strings.TrimRight(x.written, "0"), ".")
	}
	if m.unit == "" {
		m.end, m.unitEnd = y.end, y.end
	}
	d, err := num.ParseDecimal(x.written)
	x.value, x.ok = d, err == nil
	return x, m, x.ok
}

// tenths reads 9成 and 9成5, parts of ten, as percentages; end is 0 for other
// numbers.
func (s *scanner) tenths(x lexeme) (y lexeme, end int) {
	if !strings.HasPrefix(s.rest(x.end), "成") || x.value.Cmp(num.Int(10)) > 0 {
		return x, 0
	}
	end = x.end + len("成")
	written, _, _ := moved(x.written, 1)
	if end < len(s.s) && isDigit(s.s[end]) && run(s.s, end) == end+1 && x.value.Scale() == 0 && x.value.Cmp(num.Int(10)) < 0 {
		written, end = x.written+s.s[end:end+1], end+1
	} else if strings.HasPrefix(s.rest(end), "半") && x.value.Scale() == 0 {
		written, end = x.written+"5", end+len("半")
	}
	if notTenths.at(s.rest(x.end)) != "" {
		return x, 0
	}
	d, err := num.ParseDecimal(written)
	if err != nil {
		return x, 0
	}
	return lexeme{written: written, value: d, end: end, ok: true}, end
}

// notTenths are words that begin with 成 and make no part of ten of the number
// before them.
var notTenths = newLexicon("成立", "成为", "成员", "成果", "成本", "成效", "成功", "成长", "成绩", "成熟", "成交", "成品", "成人", "成套", "成都", "成型", "成年", "成片", "成群",
	"成就", "成份", "成分", "成材", "成活", "成建制", "成规模", "成体系", "成系列", "成县", "成渝", "成像", "成品油", "成立时", "成不变", "成形", "成灾", "成林", "成对")

// smallMoney reads 角 and 分 behind 元: 123元1角5分 are 123.15元; end is 0 where there
// are none.
func (s *scanner) smallMoney(x lexeme, m measure) (y lexeme, end int) {
	if !strings.HasPrefix(m.unit, "元") || m.mid+m.post != "" || m.unitEnd >= len(s.s) || !isDigit(s.s[m.unitEnd]) {
		return x, 0
	}
	jiao, k := s.s[m.unitEnd:m.unitEnd+1], m.unitEnd+1
	w := prefix(s.rest(k), "角", "毛")
	if w == "" || m.unit != "元" || x.value.Scale() > 0 {
		return x, 0
	}
	end = k + len(w)
	places := jiao
	if end < len(s.s) && isDigit(s.s[end]) && strings.HasPrefix(s.rest(end+1), "分") && wholeWord(s.rest(end+1), "分") {
		places, end = places+s.s[end:end+1], end+1+len("分")
	}
	whole := x.written
	if m.scale != "" {
		whole, _, _ = moved(whole, scaleZeros[m.scale])
	}
	d, err := num.ParseDecimal(whole + "." + places)
	if err != nil {
		return x, 0
	}
	return lexeme{written: d.String(), value: d, end: end, ok: true}, end
}

// scaleZeros are the zeros of the words that scale a unit.
var scaleZeros = map[string]int{"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
