package extract

import (
	"strings"
	"unicode"

	"jiheng/num"
)

// digits reads the token that begins with the digit here: a name, a date, a
// range or a quantity, in this order.
func (s *scanner) digits() bool {
	for _, try := range []func() bool{s.listNumber, s.code, s.calendar, s.product, s.place, s.span} {
		if try() {
			return true
		}
	}
	x := s.lexeme(s.i)
	m := s.measure(x.end)
	start, approx := s.approximation()
	t := Token{Class: Bare, Written: x.written, Number: x.value, Scale: m.scale, Unit: m.unit, Approx: approx + m.mid + m.post}
	if m.unit != "" || m.scale != "" {
		t.Class = Quantity
	} else {
		start, t.Approx = s.i, ""
	}
	return s.emit(t, start, max(m.end, x.end))
}

// lineStart reports whether only blanks stand before an offset on its line.
func (s *scanner) lineStart(i int) bool {
	before := s.s[:i]
	if k := strings.LastIndexByte(before, '\n'); k >= 0 {
		before = before[k+1:]
	}
	return strings.TrimSpace(before) == ""
}

// listNumber reads 1. or 12、at the start of a line.
func (s *scanner) listNumber() bool {
	end := run(s.s, s.i)
	w := prefix(s.rest(end), ".", "．", "、")
	if w == "" || end-s.i > 2 || !s.lineStart(s.i) {
		return false
	}
	if w == "." && end+1 < len(s.s) && isDigit(s.s[end+1]) {
		return false // 3.5万元
	}
	return s.emit(Token{Class: ListNo, Written: s.s[s.i:end]}, s.i, end+len(w))
}

// code reads 3+4+5 and 1+39+X.
func (s *scanner) code() bool {
	i := run(s.s, s.i)
	parts := 1
	for {
		w := prefix(s.rest(i), "+", "＋")
		if w == "" {
			break
		}
		k := i + len(w)
		end := run(s.s, k)
		if end == k && k < len(s.s) && (s.s[k] == 'X' || s.s[k] == 'N' || s.s[k] == 'x' || s.s[k] == 'n') {
			end = k + 1
		}
		if end == k {
			break
		}
		i, parts = end, parts+1
	}
	if parts < 2 {
		return false
	}
	return s.emit(Token{Class: Code}, s.i, i)
}

// calendar reads dates: 2024年, 2024年度, 2024年3月5日, 3月, 5日, 2024-03-28.
func (s *scanner) calendar() bool {
	end := run(s.s, s.i)
	n := end - s.i
	switch {
	case n == 4 && (strings.HasPrefix(s.s[s.i:], "19") || strings.HasPrefix(s.s[s.i:], "20")):
		return s.year(end)
	case n <= 2 && n > 0 && strings.HasPrefix(s.rest(end), "月") && !strings.HasPrefix(s.rest(end), "月份额"):
		k := end + len("月")
		return s.emit(Token{Class: Day}, s.i, s.day(k))
	case n <= 2 && strings.HasPrefix(s.rest(end), "日") && unicode.Is(unicode.Han, runeBefore(s.s, s.i)) && strings.HasSuffix(s.s[:s.i], "月"):
		return s.emit(Token{Class: Day}, s.i, end+len("日"))
	}
	return false
}

// year reads what follows a year.
func (s *scanner) year(end int) bool {
	rest := s.rest(end)
	if w := prefix(rest, "-", "/", "."); w != "" && isISO(s.s[s.i:]) {
		return s.emit(Token{Class: Day}, s.i, s.i+len("2024-03-28"))
	}
	for _, dash := range []string{"—", "-", "～", "~", "至", "–"} { // 2024—2026年
		if k, ok := strings.CutPrefix(rest, dash); ok && run(k, 0) == 4 && strings.HasPrefix(k[4:], "年") {
			return s.emit(Token{Class: Day}, s.i, end+len(dash)+4+len("年"))
		}
	}
	if !strings.HasPrefix(rest, "年") {
		return false
	}
	k := end + len("年")
	if w := prefix(s.rest(k), "度", "底", "初", "末"); w != "" {
		return s.emit(Token{Class: Day}, s.i, k+len(w))
	}
	if m := run(s.s, k); m > k && m-k <= 2 && strings.HasPrefix(s.rest(m), "月") {
		return s.emit(Token{Class: Day}, s.i, s.day(m+len("月")))
	}
	return s.emit(Token{Class: Day}, s.i, k)
}

// day reads a day, 份 or 底 behind a month.
func (s *scanner) day(k int) int {
	if d := run(s.s, k); d > k && d-k <= 2 && strings.HasPrefix(s.rest(d), "日") {
		return d + len("日")
	}
	return k + len(prefix(s.rest(k), "份", "底"))
}

// isISO reports whether a text begins with a date such as 2024-03-28.
func isISO(t string) bool {
	return len(t) >= 10 && t[4] == t[7] && run(t, 5) == 7 && run(t, 8) == 10
}

// versionHosts are words before the number of a version.
var versionHosts = []string{"云", "平台", "系统", "版", "版本"}

// product reads names with digits: 15号线, 5G, 3D打印, 7×24小时, 社区云2.0,
// 12345热线.
func (s *scanner) product() bool {
	end := run(s.s, s.i)
	rest := s.rest(end)
	if w := prefix(rest, "号线", "G", "D打印", "S管理", "热线"); w != "" && !strings.HasPrefix(rest, "GB") && !strings.HasPrefix(rest, "GW") {
		return s.emit(Token{Class: Name}, s.i, end+len(w))
	}
	if w := prefix(rest, "×", "*", "x", "X"); w != "" {
		if k := end + len(w); run(s.s, k) > k {
			k = run(s.s, k)
			return s.emit(Token{Class: Name}, s.i, k+len(prefix(s.rest(k), "小时")))
		}
	}
	if strings.HasPrefix(rest, ".") && run(s.s, end+1) == end+2 && end-s.i == 1 {
		for _, host := range versionHosts {
			if strings.HasSuffix(s.s[:s.i], host) && unitAt(s.rest(end+2)) == "" {
				return s.emit(Token{Class: Name}, s.i, end+2)
			}
		}
	}
	return false
}

// roads are words before a house number.
var roads = []string{"路", "街", "弄", "巷", "道", "村", "大厦"}

// place reads addresses: 1380弄, 88号.
func (s *scanner) place() bool {
	end := run(s.s, s.i)
	rest := s.rest(end)
	w := prefix(rest, "弄", "号楼", "号院", "室", "路公交")
	if w == "" && strings.HasPrefix(rest, "号") {
		for _, road := range roads {
			if strings.HasSuffix(s.s[:s.i], road) {
				w = "号"
			}
		}
		if w == "" {
			return s.emit(Token{Class: Name}, s.i, end+len("号"))
		}
	}
	if w == "" {
		return false
	}
	return s.emit(Token{Class: Address}, s.i, end+len(w))
}

// span reads a range: 3~5天, 5%—6%, 8000—9500元.
func (s *scanner) span() bool {
	low := s.lexeme(s.i)
	m := s.measure(low.end)
	k := max(m.unitEnd, low.end)
	sep := prefix(s.rest(k), "~", "～", "—", "–", "-", "至")
	if sep == "" || strings.HasPrefix(s.rest(k), "——") {
		return false
	}
	at := k + len(sep)
	if at >= len(s.s) || !isDigit(s.s[at]) {
		return false
	}
	high := s.lexeme(at)
	h := s.measure(high.end)
	if h.unit == "" && h.scale == "" || m.unit != "" && m.unit != h.unit || !low.ok || !high.ok {
		return false
	}
	t := Token{Class: Range, Written: low.written + "~" + high.written, Number: low.value, Upper: high.value, Scale: h.scale, Unit: h.unit}
	return s.emit(t, s.i, h.unitEnd)
}

// approximation returns where the token begins, with the words before the
// number: 约, 突破 are approximate, 达 is not.
func (s *scanner) approximation() (start int, approx string) {
	before := s.s[s.done:s.i]
	if w := approxBefore.before(before); w != "" && !s.otherWord(w, s.i-len(w)) {
		return s.i - len(w), w
	}
	if w := reachWords.before(before); w != "" {
		return s.i - len(w), ""
	}
	return s.i, ""
}

// otherWord reports whether 约, 近 or 超 ends another word: 签约, 附近, 赶超.
func (s *scanner) otherWord(w string, at int) bool {
	list, ok := map[string]string{"约": "not_about", "近": "not_near", "超": "not_over"}[w]
	return ok && lists[list].in(string(runeBefore(s.s, at)))
}

// bracketed reads a number in brackets at the start of a line: （1）, （一）.
func (s *scanner) bracketed(open, end string) bool {
	inside, _, ok := strings.Cut(s.rest(s.i+len(open)), end)
	if !ok || len(inside) > 9 || inside == "" || !s.lineStart(s.i) {
		return false
	}
	if run(inside, 0) != len(inside) && strings.IndexFunc(inside, func(r rune) bool { return !isHanNumeral(r) }) >= 0 {
		return false
	}
	return s.emit(Token{Class: ListNo, Written: inside}, s.i, s.i+len(open)+len(inside)+len(end))
}

// docNumber reads the year and number of a document: 〔2020〕10号.
func (s *scanner) docNumber(open, end string) bool {
	k := s.i + len(open)
	if y := run(s.s, k); y-k != 4 || !strings.HasPrefix(s.rest(y), end) {
		return false
	}
	k += 4 + len(end)
	k += len(prefix(s.rest(k), "第"))
	n := run(s.s, k)
	if n == k || !strings.HasPrefix(s.rest(n), "号") {
		return false
	}
	return s.emit(Token{Class: DocNo}, s.i, n+len("号"))
}

// maxQuoted is the most bytes between quotes that can be a name.
const maxQuoted = 45

// quoted reads a name or code in quotes that holds digits or Han numerals: a
// number in quotes is a name, unless the quote is a sentence.
func (s *scanner) quoted() bool {
	inside, _, ok := strings.Cut(s.rest(s.i+len("“")), "”")
	end := s.i + len("“") + len(inside) + len("”")
	if !ok || len(inside) > maxQuoted || strings.ContainsAny(inside, "。；，：“") || strings.ContainsRune(inside, '\n') {
		return false
	}
	numeral := strings.IndexFunc(inside, func(r rune) bool { return isHanNumeral(r) || r >= '0' && r <= '9' || r == '亿' })
	switch {
	case numeral < 0:
		return false
	case strings.ContainsAny(inside, "+＋") && strings.IndexFunc(inside, unicode.IsDigit) >= 0:
		return s.emit(Token{Class: Code}, s.i, end)
	}
	return s.emit(Token{Class: Name}, s.i, end)
}

// hanValue returns a Han number as a decimal.
func hanValue(text string) (num.Decimal, bool) {
	n, ok := hanNumber(text)
	return num.Int(n), ok
}
