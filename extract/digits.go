package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// digits reads the token that begins with an Arabic digit here: a date, a name,
// an address, a list number, a range, a quantity or a bare number.
func (s *scanner) digits() bool {
	start := s.i
	if before := runeBefore(s.s, start); start > s.done && before < utf8.RuneSelf && unicode.IsLetter(before) {
		return s.letterNumber(start)
	}
	if end := s.date(start); end > start {
		return s.emit(Token{Class: Day}, start, end)
	}
	if end := s.listNumber(start); end > start {
		return s.emit(Token{Class: ListNo}, start, end)
	}
	x := s.lexeme(start)
	if class, end := s.named(start, x); class != "" {
		return s.emit(Token{Class: class}, start, end)
	}
	if !x.ok {
		return s.emit(Token{Class: Name}, start, x.end)
	}
	if s.numberRange(start, x) {
		return true
	}
	return s.quantity(start, x)
}

// letterNumber is a number glued to a Latin letter: PM2.5, A4, V3.
func (s *scanner) letterNumber(start int) bool {
	return s.emit(Token{Class: Name}, start, s.lexeme(start).end)
}

// named finds the names that begin with digits.
func (s *scanner) named(start int, x lexeme) (Class, int) {
	rest := s.rest(x.end)
	if w := prefix(rest, "号线", "G网络", "D打印"); w != "" {
		return Name, x.end + len(w)
	}
	if rest != "" && strings.ContainsRune("GD", rune(rest[0])) && (len(rest) == 1 || rest[1] >= utf8.RuneSelf) && len(x.written) == 1 {
		return Name, x.end + 1
	}
	if w := prefix(rest, "×", "*", "x", "X", "✕"); w != "" && len(rest) > len(w) && isDigit(rest[len(w)]) {
		end := run(s.s, x.end+len(w))
		if h := prefix(s.rest(end), "小时", "天", "h", "H"); h != "" {
			return Name, end + len(h)
		}
	}
	if w := prefix(rest, "热线", "平台热线", "报警"); w != "" && len(x.written) >= 3 && len(x.written) <= 6 {
		return Name, x.end
	}
	if rest != "" && rest[0] == '+' {
		if end := s.plusCode(x.end); end > x.end {
			return Name, end
		}
	}
	if s.version(start, x) {
		return Name, x.end
	}
	if class, end := s.numbered(start, x, rest); class != "" {
		return class, end
	}
	if s.phone(start, x) {
		return Name, x.end
	}
	return "", 0
}

// plusCode reads 1+39+X outside quotes: a + whose right side has no unit.
func (s *scanner) plusCode(i int) int {
	end, parts := i, 1
	for end+1 < len(s.s) && s.s[end] == '+' {
		c := s.s[end+1]
		k := run(s.s, end+1)
		if k == end+1 && (c == 'X' || c == 'N' || c == 'n' || c == 'x') {
			k++
		}
		if k == end+1 {
			break
		}
		end = k
		parts++
	}
	rest := s.rest(end)
	if parts < 2 || prefix(rest, ".", "=", ",", "万", "亿") != "" || unitAt(rest) != "" {
		return i
	}
	return end
}

// version reports 3.0 behind 云, 平台, 系统, 版.
func (s *scanner) version(start int, x lexeme) bool {
	return len(x.written) == 3 && x.written[1] == '.' && prefix(s.rest(x.end), "版") != "" ||
		len(x.written) == 3 && x.written[1] == '.' && strings.HasSuffix(strings.TrimRight(s.s[:start], " "), "云") ||
		len(x.written) == 3 && x.written[1] == '.' && newLexicons.version.before(s.s[:start]) != "" && unitAt(s.rest(x.end)) == ""
}

// numbered reads addresses and numbers of documents: 2806弄, 3号楼, 88号.
func (s *scanner) numbered(start int, x lexeme, rest string) (Class, int) {
	if strings.Contains(x.written, ".") {
		return "", 0
	}
	if w := prefix(rest, "弄", "号楼", "号院", "路公交", "号路"); w != "" {
		return Address, x.end + len(w)
	}
	if w := prefix(rest, "室"); w != "" && len(x.written) >= 3 {
		return Address, x.end + len(w)
	}
	if !strings.HasPrefix(rest, "号") {
		return "", 0
	}
	if newLexicons.papers.at(rest[len("号"):]) != "" {
		return DocNo, x.end + len("号")
	}
	return Address, x.end + len("号")
}

// phone reports a number of a line or a call centre.
func (s *scanner) phone(start int, x lexeme) bool {
	return len(x.written) >= 3 && len(x.written) <= 12 && newLexicons.phones.before(s.s[:start]) != "" && unitAt(s.rest(x.end)) == ""
}

// newLexicons are short lists that only names need.
var newLexicons = struct{ version, papers, phones lexicon }{
	newLexicon("平台", "系统", "版", "版本", "软件"),
	newLexicon("公告", "文件", "文", "令", "通知", "决定", "函", "批复"),
	newLexicon("热线", "电话", "电话：", "拨打", "电话:"),
}

// listNumber reads the number of an item: 1. 1、1）at the start of the text or
// after a stop.
func (s *scanner) listNumber(start int) int {
	end := run(s.s, start)
	if end-start > 2 {
		return start
	}
	w := prefix(s.rest(end), "、", "．", ".", "）", ")")
	after := end + len(w)
	if w == "" || after < len(s.s) && isDigit(s.s[after]) && w != "）" && w != ")" {
		return start
	}
	switch before := runeBefore(s.s, start); before {
	case 0, '。', '；', ';', '：', ':', '|', ' ', '/', '\n', '？', '！':
		return after
	}
	return start
}

// bracketed reads （1） and （一）.
func (s *scanner) bracketed(open, closing string) bool {
	i := s.i + len(open)
	k := i
	for k < len(s.s) && k-i < 9 {
		if isDigit(s.s[k]) {
			k++
			continue
		}
		r, n := utf8.DecodeRuneInString(s.s[k:])
		if !strings.ContainsRune("一二三四五六七八九十", r) {
			break
		}
		k += n
	}
	if k == i || !strings.HasPrefix(s.rest(k), closing) || isDigit(s.s[i]) && k-i > 2 {
		return false
	}
	return s.emit(Token{Class: ListNo}, s.i, k+len(closing))
}

// numberRange reads 3~5天, 5%—6%, 8000—9500元.
func (s *scanner) numberRange(start int, x lexeme) bool {
	left := s.measure(x.end)
	w := prefix(s.rest(left.unitEnd), "~", "～", "—", "–", "-", "至", "－", "到", "―")
	i := left.unitEnd + len(w)
	if w == "" || i >= len(s.s) || !isDigit(s.s[i]) || left.post != "" {
		return false
	}
	y := s.lexeme(i)
	right := s.measure(y.end)
	if right.unit == "" && right.scale == "" || !y.ok || left.unit != "" && left.unit != right.unit {
		return false
	}
	if (w == "至" || w == "到") && left.unit == "" && left.scale == "" {
		return false
	}
	approx, from := s.approx(start)
	if approx == "" {
		approx = right.post
	}
	t := Token{Class: Range, Written: x.written + "~" + y.written, Number: x.value, Upper: y.value, Scale: right.scale, Unit: right.unit, Approx: approx}
	return s.emit(t, from, right.end)
}

// quantity reads a number with its unit, or a bare number.
func (s *scanner) quantity(start int, x lexeme) bool {
	m := s.measure(x.end)
	approx, from := s.approx(start)
	if approx == "" {
		approx = m.mid
	}
	if approx == "" {
		approx = m.post
	}
	t := Token{Class: Quantity, Written: x.written, Number: x.value, Scale: m.scale, Unit: m.unit, Approx: approx}
	if m.unit == "" && m.scale == "" {
		t.Class = Bare
		if t.Approx == "" {
			t.Approx = approxAfter.at(s.rest(x.end))
			return s.emit(t, from, x.end+len(t.Approx))
		}
		return s.emit(t, from, x.end)
	}
	return s.emit(t, from, m.end)
}

// approx returns the word of approximation in front of a number, and where the
// token begins with it. 约 and 近 inside another word are none; 达 belongs to
// the token and approximates nothing; a minus does too.
func (s *scanner) approx(start int) (word string, from int) {
	head := s.s[s.done:start]
	if strings.HasSuffix(head, "-") && !strings.HasSuffix(head, "--") && minus(head) {
		start, head = start-1, head[:len(head)-1]
	}
	if w := approxBefore.before(head); w != "" {
		before := head[:len(head)-len(w)]
		not := lists[map[string]string{"约": "not_about", "近": "not_near", "超": "not_over"}[w]]
		if not.last == nil || not.before(before) == "" {
			return w, start - len(w)
		}
		return "", start
	}
	if w := reachWords.before(head); w != "" && lists["not_reach"].before(head[:len(head)-len(w)]) == "" {
		return "", start - len(w)
	}
	return "", start
}

// minus reports that the - at the end of a text is a sign and joins nothing.
func minus(head string) bool {
	before := runeBefore(head, len(head)-1)
	return !unicode.IsDigit(before) && !(before < utf8.RuneSelf && unicode.IsLetter(before))
}
