package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/num"
)

// minusSigns are the shapes of a minus before a number, with the word for one.
var minusSigns = newLexicon("-", "－", "−", "–", "﹣", "—", "△", "▲", "▽", "▼", "负", "负的", "负数", "红字", "零下", "（-）", "（－）", "(-)", "（负）", "(负)")

// notMinus are words that end in 负 and say nothing of a sign: 自负20%.
var notMinus = newLexicon("担负", "肩负", "自负", "抱负", "背负", "辜负", "胜负", "正负", "欺负", "亏负", "身负", "重负", "减负", "增负", "为减负")

// A lead is what stands before a number and belongs to its token.
type lead struct {
	approx string // word of approximation
	minus  bool   // a sign: the number is less than nothing
	yuan   bool   // a sign of Chinese money stands between the minus and the number
	from   int    // where the token begins
}

// of returns a number with the sign before it.
func (l lead) of(d num.Decimal) num.Decimal {
	if l.minus {
		return d.Neg()
	}
	return d
}

// written returns the digits of a number with the sign before it.
func (l lead) written(digits string) string {
	if l.minus {
		return "-" + digits
	}
	return digits
}

// lead reads the word of approximation and the sign in front of a number. 约 and
// 近 inside another word are none; 达 belongs to the token and approximates
// nothing. end is where the number ends.
func (s *scanner) lead(start, end int) lead {
	l := lead{from: start}
	s.doubt = false
	if n, down := arrowBefore(s.s[s.done:start]); n > 0 {
		minus, sure := s.pointed(start-n, start, down)
		l.minus, l.from, s.doubt = minus, start-n, !sure
	} else if n := s.minus(start, end); n > 0 {
		l.minus, l.from = true, start-n
	} else if y := yuanSign(s.s[s.done:start]); y > 0 {
		if n := s.minus(start-y, end); n > 0 {
			l.minus, l.yuan, l.from = true, true, start-y-n
		}
	}
	head := s.s[s.done:l.from]
	if w := approxBefore.before(head); w != "" {
		before := head[:len(head)-len(w)]
		not := lists[map[string]string{"约": "not_about", "近": "not_near", "超": "not_over"}[w]]
		if not.last == nil || not.before(before) == "" {
			l.approx, l.from = w, l.from-len(w)
		}
		return l
	}
	if w := reachWords.before(head); w != "" && lists["not_reach"].before(head[:len(head)-len(w)]) == "" {
		l.from -= len(w)
	}
	return l
}

// minus returns the length of the sign right before a number; 0 where a mark
// there joins two things or opens an item of a list.
func (s *scanner) minus(start, end int) int {
	switch runeBefore(s.s, start) {
	case '-', '－', '−', '–', '﹣', '—', '△', '▲', '▽', '▼', '负', '的', '数', '字', '下', ')', '）':
	default:
		return 0
	}
	if start == s.done {
		return 0
	}
	w := minusSigns.before(s.s[s.done:start])
	if w == "" {
		return 0
	}
	at := start - len(w)
	before := runeBefore(s.s, at)
	switch {
	case w == "负" || w == "负的":
		if notMinus.before(s.s[:at+len("负")]) != "" {
			return 0
		}
	case w == "△" && !s.arrows(at), w == "红字", w == "负数":
	case w == "零下":
		return s.belowZero(w, end)
	case strings.HasSuffix(w, ")") || strings.HasSuffix(w, "）"):
		if strings.ContainsRune("减降少+", before) { // 增（+）减（-）
			return 0
		}
	case w == "▲" || w == "△":
		if s.arrows(at) || !s.signs(at, end) {
			return 0
		}
	case w == "▼" || w == "▽":
		if !s.signs(at, end) && !s.between(at, end) {
			return 0
		}
	case w == "—": // a dash, but in a cell of nothing else
		if at > 0 || s.measure(end).end < len(s.s) {
			return 0
		}
	case at == s.done && at > 0, before == '-' || before == '—' || before == '–':
		return 0 // it joins the number to what was read before
	case before < utf8.RuneSelf && unicode.IsLetter(before), unicode.IsDigit(before):
		return 0
	case before == 0 || before == '\n':
		if r, _ := utf8.DecodeRuneInString(s.rest(s.measure(end).end)); unicode.IsLetter(r) && r != utf8.RuneError {
			return 0 // a dash before an item: -5万元用于购置
		}
	}
	return len(w)
}

// belowZero is the length of 零下 before a temperature.
func (s *scanner) belowZero(w string, end int) int {
	if prefix(s.rest(end), "℃", "°C", "度", "摄氏度") == "" {
		return 0
	}
	return len(w)
}

// doubtfulSign reports a cell whose number has before it an arrow, or around it brackets,
// of which nobody can tell whether it is less than nothing: ↓5%, ▼5次, （5%）.
func doubtfulSign(text string) bool {
	if w := downArrows.at(text); w != "" {
		text = "↓" + strings.TrimPrefix(text[len(w):], variation)
	}
	for _, mark := range []string{"↓", "▼", "▽"} {
		if rest, ok := strings.CutPrefix(text, mark); ok {
			rest = strings.TrimLeft(rest, " ")
			return rest != "" && isDigit(rest[0])
		}
	}
	rest, ok := strings.CutPrefix(strings.TrimPrefix(text, "("), "（")
	if ok = ok || strings.HasPrefix(text, "("); !ok {
		return false
	}
	rest = strings.TrimSuffix(strings.TrimSuffix(rest, ")"), "）")
	return strings.HasSuffix(rest, "%") && strings.Trim(rest, "0123456789.%") == "" && isDigit(rest[0])
}

// arrowReach is how far from a ▲ a ▼ makes both of them arrows, in bytes.
const arrowReach = 300

// arrows reports that ▼ stands near an offset, so that ▲ is an arrow up and no minus.
func (s *scanner) arrows(at int) bool {
	return strings.ContainsAny(s.s[max(0, at-arrowReach):min(len(s.s), at+arrowReach)], "▼▽")
}

// signs reports that a ▲ at an offset is the sign of the number behind it, and opens no
// item: words stand before it, and the number is an amount or a rate, or the words
// speak of a balance or a change.
func (s *scanner) signs(at, end int) bool {
	before := s.s[s.done:at]
	m := s.measure(end)
	amount := strings.HasSuffix(m.unit, "元") || strings.HasSuffix(m.unit, "%") || strings.HasSuffix(m.unit, "百分点") || m.unit == "" && (m.scale == "万" || m.scale == "亿")
	if n := len(s.out); n > 0 && amount && s.out[n-1].Number.Sign() < 0 && (before == "，" || before == "、") {
		return true // 较上年▲3.5%，▲2个百分点
	}
	label := strings.TrimRight(before, "：:（( 为")
	r, _ := utf8.DecodeLastRuneInString(label)
	if label == "" || !unicode.Is(unicode.Han, r) {
		return false
	}
	label = trimmed(s.phrase(s.done + len(label)))
	says := balanceWords.before(label) != "" || comparedWords.before(label) != "" || changeWords.before(label) != "" || priorWord(label) != ""
	if strings.ContainsAny(before[max(0, len(before)-3):], "：:") {
		return says
	}
	return says || amount
}

// between reports that ▼ at an offset stands behind a stop inside a sentence, before an
// amount or a rate that ends there too: it says of that one what was said of the one
// before, and opens no item.
func (s *scanner) between(at, end int) bool {
	m := s.measure(end)
	if !strings.HasSuffix(m.unit, "元") && !strings.HasSuffix(m.unit, "%") && m.scale == "" || trailing(s.s[:at], "，", "、", "；", ",", ";") == "" {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s.rest(m.end))
	return !unicode.IsLetter(next) || next == utf8.RuneError
}

// negative reads an amount that is less than nothing in brackets: （12.50）万元, or
// nothing but (1,234.50). A short whole number is a number of a list, unless the
// words before it speak of a balance.
func (s *scanner) negative(open, closing string) bool {
	start := s.i
	i := start + len(open)
	sign := len(prefix(s.rest(i), "-", "－", "−", "–", "﹣"))
	i += sign
	yuan := len(prefix(s.rest(i), "￥", "¥"))
	if i += yuan; i < len(s.s) && yuan > 0 && s.s[i] == ' ' {
		i++
	}
	if i >= len(s.s) || !isDigit(s.s[i]) {
		return false
	}
	x := s.lexeme(i)
	if !x.ok || !strings.HasPrefix(s.rest(x.end), closing) {
		return false
	}
	end := x.end + len(closing)
	m := s.measure(end)
	money := strings.HasSuffix(m.unit, "元") || m.unit == "%" || m.unit == "" && (m.scale == "万" || m.scale == "亿")
	if yuan > 0 && (m.unit == "" && m.scale == "" || sign == 0 && spelledOut.before(s.s[s.done:start]) != "") {
		return false // 壹仟元整（￥1,000.00）
	}
	whole := start == 0 && m.end == len(s.s)
	digits := end - len(closing) - i
	long := digits >= 3 && !(digits == 4 && x.written >= "1900" && x.written < "2100")
	if !money && !(whole && m.unit == "") || !long && sign == 0 && !(money && balanceWords.before(trimmed(s.s[s.done:start])) != "") {
		return false
	}
	t := Token{Class: Quantity, Written: "-" + x.written, Number: x.value.Neg(), Scale: m.scale, Unit: m.unit}
	if m.unit == "" && m.scale == "" {
		t.Class = Bare
	}
	return s.emit(t, start, m.end)
}

// spelledOut are the words before an amount that is written again, in digits.
var spelledOut = newLexicon("人民币", "大写", "小写", "整", "正", "元", "合计", "共计", "总计")

// balanceWords are of amounts that may be less than nothing.
var balanceWords = newLexicon("结余", "余额", "差额", "净额", "盈余", "利润", "变动", "变动额", "净变动", "增减", "增减额", "调整", "调整数", "调整额", "差异", "差", "结转", "结转结余", "收支差额", "净值", "净增")
