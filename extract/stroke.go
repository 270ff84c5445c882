package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// strokes stand between the numbers of a fraction.
var strokes = []string{"/", "／", "⁄", "∕"}

// vulgar are fractions that are one character.
const vulgar = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"

// stroke reads two numbers with a stroke between them and one unit behind, or the name of
// a part before: 补助1/3万元, 建成比例：1/2. The unit is none of the second number. A half or
// a quarter of what can be divided is its value; of others nobody can tell whether a part is
// meant or one number of another, and they are no number. Days, years and calculations are
// left as they are.
func (s *scanner) stroke(start int, x lexeme) bool {
	i, y, ok := s.divisor(x)
	if !ok || s.calculated(start, y.end) {
		return false
	}
	m := s.unlisted(y, s.measure(y.end))
	switch {
	case m.unit == "" && m.scale == "":
		if !s.partNamed(start) && ratioTails.at(s.rest(y.end)) == "" || isDigit(byteAt(s.s, m.end)) {
			return false
		}
		m.end = y.end
	case s.calculated(start, m.end):
		return false
	case notParted.in(m.unit) || strings.HasPrefix(m.unit, "年") && namesThing(x.written):
		return s.emit(Token{Class: Name}, start, m.end)
	}
	if part, ok := halfOf(x, y); ok && i == x.end && m.mid == "" && m.post == "" && divided(m) {
		l := s.lead(start, y.end)
		t := Token{Class: Quantity, Written: l.written(part.String()), Number: l.of(part), Scale: m.scale, Unit: m.unit, Approx: l.approx}
		return s.emit(t, l.from, m.end)
	}
	return s.emit(Token{Class: Part, Written: s.s[start:m.end]}, start, m.end)
}

// divisor reads the number behind a stroke that stands behind a number; blanks may stand
// beside it, and a whole number before a fraction: 1又1/2. over is where the upper number ends.
func (s *scanner) divisor(x lexeme) (over int, y lexeme, ok bool) {
	over = x.end
	if k := over + len(prefix(s.rest(over), "又", " ")); k > over && !strings.Contains(x.written, ".") {
		if end := run(s.s, k); end > k && end-k <= 2 && prefix(strings.TrimLeft(s.rest(end), " "), strokes...) != "" {
			over = end
		}
	}
	if r, n := utf8.DecodeRuneInString(s.rest(x.end)); r != utf8.RuneError && strings.ContainsRune(vulgar, r) {
		return -1, lexeme{end: x.end + n, ok: true}, true
	}
	i := over + run0(s.rest(over), ' ')
	w := prefix(s.rest(i), strokes...)
	if w == "" || perMany(s.rest(i)) != "" {
		return 0, y, false
	}
	i += len(w)
	i += run0(s.rest(i), ' ')
	if i >= len(s.s) || !isDigit(s.s[i]) {
		return 0, y, false
	}
	y = s.lexeme(i)
	return over, y, y.ok
}

// run0 counts the bytes of one kind that a text begins with.
func run0(s string, c byte) (n int) {
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

func byteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// calculated reports numbers that are part of a calculation, of a path or of a day: with a
// sign or a further stroke beside them, or in a bracket that is multiplied.
func (s *scanner) calculated(start, end int) bool {
	before, after := runeBefore(s.s, start), strings.TrimLeft(s.rest(end), " ")
	if strings.ContainsRune("/／⁄=＝×÷*+＋-−.~～_", before) && before != 0 {
		return true
	}
	if after == "" {
		return false
	}
	r, n := utf8.DecodeRuneInString(after)
	if r == ')' || r == '）' {
		r, _ = utf8.DecodeRuneInString(after[n:])
		return strings.ContainsRune("/／=＝×÷*", r)
	}
	return strings.ContainsRune("/／⁄=＝×÷*+＋~～", r)
}

// partNamed reports that the words right before a pair of numbers say that a part of
// something, or what was done of it, is told: 建成比例：, 占全部的, 完成.
func (s *scanner) partNamed(start int) bool {
	before := strings.TrimRight(s.s[max(0, start-45, s.done):start], " ")
	if hasSuffixAny(before, "约", "近", "超过", "不足", "不到") {
		return true
	}
	for w := ratioLeads.before(before); w != ""; w = ratioLeads.before(before) {
		before = strings.TrimRight(before[:len(before)-len(w)], " ")
	}
	if ratioNames.before(before) != "" || partNames.before(before) != "" {
		return true
	}
	i := strings.LastIndex(before, "占")
	return i >= 0 && !strings.ContainsAny(before[i:], stops) && utf8.RuneCountInString(before[i:]) <= 10
}

// partNames end the names of parts, and of what was done of something.
var partNames = newLexicon("率", "比重", "份额", "进度", "完成", "建成", "完工", "办结", "完成情况", "完成数", "达标")

// notParted are units that stand behind two numbers of days and of things: 3/4月.
var notParted = newLexicon("月", "日", "号", "级", "期", "季度", "学期", "楼", "版", "页", "届", "班", "年级", "点", "时")

// hundredth reports the 100% by which a quotient is multiplied to make a rate of it.
func (t *Token) hundredth(text string) bool {
	r := runeBefore(text, t.Start)
	return t.Written == "100" && t.Unit == "%" && (r == '×' || r == '*')
}

// over reports a number without a unit before a stroke, behind which the other stands: of
// 90/100万元×100% the second is no amount that the words before both of them name.
func (t *Token) over(other Token, text string) bool {
	return (t.Class == Bare || t.Class == Ordinal) && other.Unit+other.Scale != "" && (text[t.End:other.Start] == "/" || text[t.End:other.Start] == "／")
}

// halfOf returns a half, a quarter or three quarters.
func halfOf(x, y lexeme) (num.Decimal, bool) {
	switch x.written + "/" + y.written {
	case "1/2":
		return num.MustDecimal("0.5"), true
	case "1/4":
		return num.MustDecimal("0.25"), true
	case "3/4":
		return num.MustDecimal("0.75"), true
	}
	return num.Decimal{}, false
}

// divided reports a unit of which there are parts: money, lengths, areas, weights, times.
func divided(m measure) bool { return m.unit == "元" || partedUnits.in(m.unit) }

var partedUnits = newLexicon("亩", "公顷", "米", "公里", "千米", "平方米", "平方公里", "立方米", "吨", "公斤", "千克", "升", "小时", "天", "个月")
