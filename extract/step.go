package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// steps are the words that a number is written in steps with: 2亿3000万.
var steps = []struct {
	word  string
	value int64
}{{"万亿", 1e12}, {"千万", 1e7}, {"百万", 1e6}, {"十万", 1e5}, {"亿", 1e8}, {"万", 1e4}, {"千", 1e3}, {"百", 1e2}}

// stepAt returns the step at the start of a text that is no part of a unit (千克);
// value is 0 where there is none.
func stepAt(s string) (value int64, size int) {
	for _, p := range steps {
		if strings.HasPrefix(s, p.word) {
			if unitAt(s) != "" {
				return 0, 0
			}
			return p.value, len(p.word)
		}
	}
	return 0, 0
}

// mostStepped bounds a number in steps.
const mostStepped = int64(1e15)

// stepped reads a number written in steps behind its first digits: 2亿3000万元,
// 1万5千人, 13万2. It is given in the step that stands last where that is 万 or 亿,
// else in ones; without a unit in 万. ok is false where there is but one step.
func (s *scanner) stepped(start int, x lexeme) (y lexeme, m measure, ok bool) {
	low, size := stepAt(s.rest(x.end))
	if low == 0 || x.value.Scale() > 0 || len(x.written) > 6 {
		return x, m, false
	}
	total, _ := strconv.ParseInt(x.written, 10, 64)
	if total == 0 || total > mostStepped/low {
		return x, m, false
	}
	total *= low
	end, frac := x.end+size, ""
	for {
		k := end + len(prefix(s.rest(end), "零", "〇"))
		e := run(s.s, k)
		if e == k || e-k > 4 || s.date(k) > k {
			break
		}
		n, _ := strconv.ParseInt(s.s[k:e], 10, 64)
		next, size := stepAt(s.rest(e))
		if next > 0 && next < low && n < low/next && n > 0 {
			total, low, end, ok = total+n*next, next, e+size, true
			continue
		}
		if big := bigBehind(s.rest(e)); big > 0 && low == 1e3 && n < 10 { // 2千3百万
			total, low, end, ok = (total+n*100)*big, 100*big, e+len("百万"), true
			continue
		}
		if n, points, e := s.lastStep(k, e, low, k > end); e > 0 && (next == 0 || next == 1e8) {
			total, frac, low, end, ok = total+n, points, 1, e, true
		}
		break
	}
	if !ok {
		return x, m, false
	}
	m = s.measure(end)
	if m.scale != "" { // 1万2千亿: the last word multiplies all
		by := int64(1e4)
		switch {
		case m.scale == "亿":
			by = 1e8
		case m.scale != "万":
			return x, measure{}, false
		}
		if total >= mostStepped/by || m.scale == "万" && total >= 1e4 || frac != "" {
			return x, measure{}, false
		}
		total, low, m.scale = total*by, low*by, ""
	}
	return inStep(total, low, frac, end, m)
}

// bigBehind returns the step that 百 stands before: 百万, 百亿; 0 for none.
func bigBehind(s string) int64 {
	switch prefix(s, "百万", "百亿") {
	case "百万":
		return 1e4
	case "百亿":
		return 1e8
	}
	return 0
}

// inStep gives a number in its last step.
func inStep(total, low int64, frac string, end int, m measure) (lexeme, measure, bool) {
	y := lexeme{end: end, ok: true}
	switch {
	case low >= 1e8:
		m.scale, total = "亿", total/1e8
	case low >= 1e4:
		m.scale, total = "万", total/1e4
	}
	y.written = strconv.FormatInt(total, 10) + frac
	if m.unit == "" && m.scale == "" && frac == "" {
		m.scale = "万"
		y.written, _, _ = moved(y.written, -4)
		y.written = strings.TrimSuffix(strings.TrimRight(y.written, "0"), ".")
		m.end, m.unitEnd = end, end
	}
	if m.unit == "" && m.end < end {
		m.end, m.unitEnd = end, end
	}
	d, err := num.ParseDecimal(y.written)
	y.value = d
	return y, m, err == nil
}

// lastStep reads the digits from i to e behind the last step, which have none of
// their own: all places of the step (3万2500元), what 零 introduces (3万零250), some
// of money (3万250元), or the one digit that stands for the next step (13万2). end is
// 0 where they are another number.
func (s *scanner) lastStep(i, e int, low int64, zero bool) (n int64, frac string, end int) {
	n, _ = strconv.ParseInt(s.s[i:e], 10, 64)
	digits := e - i
	if n >= low {
		return 0, "", 0
	}
	if e+1 < len(s.s) && s.s[e] == '.' && isDigit(s.s[e+1]) {
		k := run(s.s, e+1)
		frac, e = s.s[e:k], k
	}
	m := s.measure(e)
	r, _ := utf8.DecodeRuneInString(s.rest(e))
	stop := e == len(s.s) || strings.ContainsRune(stops, r)
	money := m.scale == "" && (strings.HasPrefix(m.unit, "元") || m.unit == "圆" || m.unit == "块")
	whole := digits > 1 && len(strconv.FormatInt(low, 10))-1 == digits
	switch {
	case m.scale != "":
		if m.scale == "亿" && whole && frac == "" {
			return n, "", e
		}
		return 0, "", 0
	case digits == 1 && !zero && frac == "":
		if money || stop && m.unit == "" {
			return n * (low / 10), "", e
		}
		return 0, "", 0
	case whole && (m.unit != "" || stop), zero && m.unit != "", digits > 1 && money:
		return n, frac, e
	}
	return 0, "", 0
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
