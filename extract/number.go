package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// A lexeme is an Arabic number as written.
type lexeme struct {
	written string // separators left out
	value   num.Decimal
	end     int
	ok      bool // value is set: neither too long nor too many decimals
}

// lexeme reads the number at an offset: digits, groups of three apart by
// commas, decimals, an exponent.
func (s *scanner) lexeme(i int) lexeme {
	end, grouped := groups(s.s, i)
	written := s.s[i:end]
	if grouped {
		written = plainDigits.Replace(written)
	}
	if end+1 < len(s.s) && s.s[end] == '.' && isDigit(s.s[end+1]) {
		k := run(s.s, end+1)
		written += s.s[end:k]
		end = k
	}
	if k, exp := exponent(s.s, end); exp != "" {
		return shift(written, exp, k)
	}
	if k, exp := s.power(written, end); exp != "" {
		return shift(written, exp, k)
	}
	d, err := num.ParseDecimal(written)
	return lexeme{written, d, end, err == nil}
}

// plainDigits takes out what separates thousands.
var plainDigits = strings.NewReplacer(",", "", "，", "", "'", "", "’", "")

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// run returns the end of the digits at i.
func run(s string, i int) int {
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return i
}

// groups returns the end of the whole part at i, thousands separators inside;
// wide commas separate groups only where a decimal or a unit follows, and 分别 does not
// deal the numbers out.
func groups(s string, i int) (end int, grouped bool) {
	end = run(s, i)
	if end-i > 3 {
		return end, false
	}
	k, wide := end, false
	for {
		n := len(prefix(s[k:], ",", "，", "'", "’"))
		if n == 0 || run(s, k+n)-k-n != 3 {
			break
		}
		wide = wide || strings.HasPrefix(s[k:], "，")
		k += n + 3
	}
	if k == end || wide && !wideGroups(s, i, end, k) {
		return end, false
	}
	return k, true
}

// wideGroups reports that wide commas from the end of the first digits up to k separate
// groups of one number: 12，345吨, and no numbers: 分别为120，195，180吨.
func wideGroups(s string, i, end, k int) bool {
	if prefix(s[k:], ".", "元", "万元", "亿元") == "" {
		rest := s[k:]
		rest = rest[len(prefix(rest, scales...)):]
		if unitAt(rest) == "" || k-end > len("，345") && end-i == 3 {
			return false
		}
	}
	before := s[max(0, i-60):i]
	if c := strings.LastIndexAny(before, "。；;"); c >= 0 {
		before = before[c:]
	}
	return !strings.Contains(before, "分别") && !strings.Contains(before, "依次")
}

// exponent returns the power of ten behind a number: E+7.
func exponent(s string, i int) (end int, exp string) {
	if i+1 >= len(s) || s[i] != 'E' && s[i] != 'e' {
		return i, ""
	}
	k := i + 1
	if s[k] == '+' || s[k] == '-' {
		k++
	}
	end = run(s, k)
	if end == k || end-k > 2 || end < len(s) && (s[end] >= 'A' && s[end] <= 'z') {
		return i, ""
	}
	return end, strings.TrimPrefix(s[i+1:end], "+")
}

// shift multiplies a number by a power of ten.
func shift(written, exp string, end int) lexeme {
	x := lexeme{written: written, end: end}
	by, err := strconv.Atoi(exp)
	if err != nil || by > 30 || by < -15 {
		return x
	}
	x.written, x.value, x.ok = moved(written, by)
	return x
}

// moved moves the decimal point of a number to the right by so many places, to
// the left where by is below 0.
func moved(written string, by int) (string, num.Decimal, bool) {
	whole, frac, _ := strings.Cut(written, ".")
	if by >= 0 {
		frac += strings.Repeat("0", max(by-len(frac), 0))
		whole, frac = whole+frac[:by], frac[by:]
	} else {
		whole = strings.Repeat("0", max(1-by-len(whole), 0)) + whole
		frac = whole[len(whole)+by:] + frac
		whole = whole[:len(whole)+by]
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if frac != "" {
		whole += "." + frac
	}
	d, err := num.ParseDecimal(whole)
	return whole, d, err == nil
}

// A measure is what stands behind a number: 余, 万, 元, 以上.
type measure struct {
	mid, scale, unit, post string
	end                    int  // behind the unit and the post word
	unitEnd                int  // behind the unit
	loose                  bool // the number is written in steps, and nothing says what it counts
}

var scales = []string{"万亿", "千万", "百万", "十万", "亿", "万", "千", "百"}

// measure reads what stands behind a number at i.
func (s *scanner) measure(i int) measure {
	m := measure{}
	k := i
	m.mid, k = s.mid(k)
	m.unit = unitAt(s.rest(k))
	if m.unit == "" && k < len(s.s) && s.s[k] == '/' {
		m.unit = perMany(s.s[k:])
	}
	if m.unit == "" {
		if m.scale = prefix(s.rest(k), scales...); m.scale != "" {
			k += len(m.scale)
			if m.mid == "" {
				m.mid, k = s.mid(k)
			}
			m.unit = unitAt(s.rest(k))
			if m.unit == "" && (m.scale == "百" || m.scale == "千") && m.mid == "" {
				return measure{end: i, unitEnd: i}
			}
		}
	}
	if m.unit == "" && m.scale == "" {
		return measure{end: i, unitEnd: i}
	}
	k += len(m.unit)
	switch m.unit {
	case "元整", "圆", "圆整", "元人民币":
		m.unit = "元"
	}
	m.unitEnd = k
	m.post = approxAfter.at(s.rest(k))
	if m.post == "" && m.mid == "" && strings.HasPrefix(s.rest(k), "多") && s.phraseEnds(k+len("多")) {
		m.post = "多" // 历时2天多
	}
	m.end = k + len(m.post)
	return m
}

// perMany returns the unit of a number of cases in so many: 12/10万, 8.5/10万人. The second
// number of an amount is none: 5/10万元.
func perMany(s string) string {
	w := prefix(s, "/100万", "/10万", "/1万", "/百万", "/十万", "/万", "/千")
	if w == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s[len(w):])
	switch {
	case r == '人' || r == '例' || r == '户':
		return s[:len(w)+n]
	case digit(r) || r == '.' || r == '元' || r == '亿' || r == '美' || r == '余' || r == '多' || unitAt(s[len(w):]) != "":
		return ""
	}
	return w
}

// mid reads 余 or 多; right before digits 多 compares: 较上年的3.2亿多3000万元.
func (s *scanner) mid(i int) (word string, end int) {
	w := prefix(s.rest(i), "余", "多")
	if w == "多" && i+len(w) < len(s.s) && isDigit(s.s[i+len(w)]) {
		return "", i
	}
	return w, i + len(w)
}

// unitAt returns the unit at the start of a text, compound ones whole:
// 元/人/年 and 元/平方米·月.
func unitAt(s string) string {
	u := units.at(s)
	if u == "" || !wholeWord(s, u) {
		return ""
	}
	end := len(u)
	for end < len(s) {
		if dot := prefix(s[end:], "·", "•", "⋅", "∙"); dot != "" { // kW·h, 元/人·月
			next := s[end+len(dot):]
			w := units.at(next)
			if w == "" {
				w = prefix(next, "h", "月", "次", "时", "季")
			}
			if w == "" || !wholeWord(next, w) {
				break
			}
			end += len(dot) + len(w)
			continue
		}
		if s[end] != '/' {
			break
		}
		scale := prefix(s[end+1:], scales...)
		next := units.at(s[end+1+len(scale):])
		if next == "" {
			next = prefix(s[end+1:], "月", "季度", "学期", "季", "半年", "课", "生", "学生", "h", "t", "L", "s", "d", "min")
			if scale = ""; next != "" && !wholeWord(s[end+1:], next) {
				next = ""
			}
		}
		if next == "" {
			break
		}
		end += 1 + len(scale) + len(next)
	}
	return s[:end]
}

// wholeWord refuses units that are the beginning of another word: 3年级, 5分类,
// 100名单, 10个性; a Latin unit must not run on.
func wholeWord(s, u string) bool {
	rest := s[len(u):]
	if last := u[len(u)-1]; last < 0x80 && last != '%' {
		if r, _ := utf8.DecodeRuneInString(rest); last != '/' && !isDigit(last) && (slices.Contains(superscripts, r) || strings.HasPrefix(rest, "^")) {
			return false // m⁴ is no m
		}
		return rest == "" || !(rest[0] < 0x80 && (rest[0] >= 'A' && rest[0] <= 'Z' || rest[0] >= 'a' && rest[0] <= 'z' || isDigit(rest[0])))
	}
	for _, w := range notUnits[u] {
		if strings.HasPrefix(rest, w) {
			return false
		}
	}
	return true
}

// notUnits are the rests that turn a unit into another word.
var notUnits = map[string][]string{
	"年": {"级", "代", "度", "检", "审", "报"}, "分": {"类", "析", "配", "解", "担", "布", "享", "批", "之",
		"校", "局", "院", "中心", "别", "公司", "段", "项", "管", "支", "组", "期", "子"}, "名": {"单", "称", "录", "优", "城"},
	"级": {"别"}, "点": {"位", "多"}, "台": {"账", "湾"}, "部": {"门", "分", "委", "级"}, "所": {"有", "属", "在"}, "支": {"出", "付", "部", "持"}, "度": {"假", "汛"},
	"行": {"政", "动", "业"}, "列": {"入", "支", "示"}, "面": {"积", "向"}, "组": {"织", "建"}, "首": {"次"}, "种": {"植"}, "期": {"间"}, "日": {"常", "间"},
	"处": {"理", "置"}, "批": {"复"}, "件": {"数"},
	"亩": {"均"}, "圆": {"满", "桌", "形", "心"}, "元": {"旦", "宵", "素"}, "天": {"然", "气", "桥"}, "米": {"面", "粉"}, "升": {"级", "学", "旗"},
	"吨": {"位"}, "角": {"色", "度"}, "秒": {"杀"}, "克": {"服"},
	"家": {"庭"}, "户": {"均"}, "节": {"约", "气", "能", "水", "点", "假日"}, "本": {"年", "级", "单"}, "排": {"查"}, "周": {"边", "期", "转"}, "代": {"表"}, "队": {"伍"}, "群": {"众", "体"}, "人": {"民币"},
}
