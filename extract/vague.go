package extract

import (
	"strings"
	"unicode/utf8"
)

// dotted returns the end of a number with a dot in mid height and more digits behind it, and
// of its unit: 8·5万元. The dot may be a decimal point or a sign of times. It is 0 where there
// is none, and of days with a name (5·12地震), behind which stands no unit.
func (s *scanner) dotted(x lexeme) (end int) {
	dot := prefix(s.rest(x.end), "·", "•", "∙", "⋅", "‧", "・", "･")
	at := x.end + len(dot)
	if dot == "" || at >= len(s.s) || !isDigit(s.s[at]) || runeBefore(s.s, s.i) == '“' {
		return 0
	}
	next := s.lexeme(at)
	m := s.measure(next.end)
	if m.unit == "" && m.scale == "" || m.unit == "节" || m.unit == "日" || m.unit == "号" {
		return 0
	}
	return m.end
}

// latinScale returns the end of an amount whose scale is a letter, 30w元 and 5k元, which is
// read by no rule; 0 where there is none.
func (s *scanner) latinScale(x lexeme) (end int) {
	rest := s.rest(x.end)
	w := prefix(rest, "w", "W", "k", "K")
	u := prefix(rest[len(w):], "元", "块", "人民币", "余元", "多元")
	if w == "" || u == "" {
		return 0
	}
	return x.end + len(w) + len(u)
}

// vague reads 几十万元 and 数百人: some tens or hundreds, of which nobody knows how many.
// How long ago something was is none: 几十年.
func (s *scanner) vague(r rune) bool {
	if r != '几' && r != '数' {
		return false
	}
	end := s.i + utf8.RuneLen(r)
	if w := prefix(s.rest(end), "个亿元", "个亿", "个万元", "个万"); r == '几' && w != "" && s.phraseEnds(end+len(w)) {
		return s.emit(Token{Class: Flat}, s.i, end+len(w))
	}
	from := end
	for v, n := utf8.DecodeRuneInString(s.rest(end)); hanValue[v] >= 10; v, n = utf8.DecodeRuneInString(s.rest(end)) {
		end += n
	}
	if end == from || r == '数' && s.endsWord() {
		return false
	}
	end += len(prefix(s.rest(end), "余", "多"))
	return s.flatCount(end)
}

// endsWord reports that 数 here is the end of a name: 总数百, 户数十.
func (s *scanner) endsWord() bool {
	return strings.ContainsRune("总人户次个件项金总额分基指倍岁系款算决预行定名页册亩字参函级", runeBefore(s.s, s.i))
}

// someTens reads 二十来万元, 十几个 and 二三百人: about so many.
func (s *scanner) someTens() bool {
	end, last, rising := s.i, int64(0), false
	for {
		r, n := utf8.DecodeRuneInString(s.rest(end))
		v, ok := hanValue[r]
		if !ok || isCapital(r) || v == 0 {
			break
		}
		rising = rising || end > s.i && v < 10 && last == v-1 && last > 0 && last < 10
		last, end = v, end+n
	}
	if end == s.i || inOrdinal(s.s, s.i) {
		return false
	}
	if strings.HasPrefix(s.rest(end), "来") && last >= 10 {
		end += len("来")
		end += len(prefix(s.rest(end), "万亿", "亿", "万", "千", "百"))
		return s.flatCount(end)
	}
	if w := prefix(s.rest(end), "几"); w != "" && last >= 10 && last < 1e4 {
		end += len(w)
		end += len(prefix(s.rest(end), "万亿", "亿", "万"))
		return s.flatCount(end)
	}
	if rising && last >= 10 && s.phraseEnds(end) {
		return s.emit(Token{Class: Flat}, s.i, end)
	}
	return rising && last >= 10 && s.flatCount(end)
}

// flatCount emits what counts something up to a place, with the unit there, as no sure number.
func (s *scanner) flatCount(end int) bool {
	unit := unitAt(s.rest(end))
	switch unit {
	case "", "年", "天", "日", "月", "个月", "小时", "分钟", "秒", "岁", "倍", "代", "级":
		return false
	}
	return s.emit(Token{Class: Flat}, s.i, end+len(unit))
}
