package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/num"
)

// digits reads the token that begins with an Arabic digit here: a date, a name,
// an address, a list number, a range, a quantity or a bare number.
func (s *scanner) digits() bool {
	start := s.i
	if before := runeBefore(s.s, start); start > s.done && before < utf8.RuneSelf && unicode.IsLetter(before) && yuanSign(s.s[s.done:start]) == 0 && currencyBefore.before(s.s[s.done:start]) == "" {
		return s.letterNumber(start)
	}
	if end := s.manyRatio(start); end > start {
		return s.emit(Token{Class: Part, Written: s.s[start:end]}, start, end)
	}
	if x, end := s.proportion(start); end > start {
		return s.emit(Token{Class: Quantity, Written: x.written, Number: x.value, Unit: ":" + s.s[x.end+len(prefix(s.rest(x.end), ratioSigns...)):end]}, start, end)
	}
	if end := s.date(start); end > start {
		return s.emit(Token{Class: Day}, start, end)
	}
	if end := max(s.listNumber(start), s.headingNumber(start)); end > start {
		return s.emit(Token{Class: ListNo}, start, end)
	}
	x := s.lexeme(start)
	if !s.apart && x.ok && s.stroke(start, x) {
		return true
	}
	if end := max(s.flatPower(x), s.scattered(start), s.countOfCount(x), s.dotted(x), s.latinScale(x)); end > 0 {
		return s.emit(Token{Class: Flat}, start, end)
	}
	if class, end := s.named(start, x); class != "" {
		return s.emit(Token{Class: class}, start, end)
	}
	if !x.ok {
		return s.emit(Token{Class: Name}, start, x.end)
	}
	if from, end := s.tolerated(start, x); end > 0 {
		return s.emit(Token{Class: Flat}, from, end)
	}
	if discount(s.rest(x.end)) && x.value.Cmp(num.Int(10)) < 0 {
		return s.emit(Token{Class: Part, Written: s.s[start : x.end+len("折")]}, start, x.end+len("折"))
	}
	if s.counterOn(start, x) {
		return true
	}
	m := s.measure(x.end)
	if y, n, end, ok := s.joinedSteps(x); ok {
		x, m = y, n
	} else if end > 0 {
		return s.emit(Token{Class: Flat}, start, end)
	}
	m = s.unlisted(x, m)
	return s.numberRange(start, x, m) || s.quantity(start, x, m)
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
	if u := unitAt(rest); addressUnits.in(u) && len(x.written) <= 3 && hanAddress(s.s, start, u) {
		return Address, x.end + len(u)
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
	if w == "" || after < len(s.s) && isDigit(s.s[after]) && w != "）" && w != ")" && !(w == "、" && s.itemBefore(start, after)) {
		return start
	}
	switch before := runeBefore(s.s, start); before {
	case 0, '。', '；', ';', '：', ':', '|', ' ', '/', '\n', '？', '！':
		return after
	}
	return start
}

// itemBefore reports that 2、 at the start of a text is the number of an item, though a
// digit follows: 2、4500万元用于造林. One amount stands there; several numbers with 、
// between them, and 1、2月, are a list.
func (s *scanner) itemBefore(start, after int) bool {
	if start > 0 && s.s[start-1] != '\n' {
		return false
	}
	x := s.lexeme(after)
	m := s.measure(x.end)
	long := x.end-after >= 3 || m.scale != "" || strings.HasSuffix(m.unit, "元")
	return x.ok && long && m.unit+m.scale != "" && prefix(s.rest(m.end), "、") == ""
}

// headingNumber reads the number of a heading of several levels: 2.1人员情况, 1.1.2
// 项目概况. With two levels it may be an amount at the start of a line: then the
// word behind it decides, which is no unit, or one that is counted in whole
// numbers and runs on.
func (s *scanner) headingNumber(start int) int {
	end, levels := run(s.s, start), 1
	if captions.in(s.s[:start]) && end-start <= 2 {
		return s.captionNumber(end)
	}
	if end-start > 2 || end >= len(s.s) || !s.opensLine(start) {
		return start
	}
	if s.s[end] != '.' {
		if word := strings.TrimLeft(s.s[end:], " "); start == 0 && headWords.at(word) != "" && shortHead(word) {
			return end // 1 项目概况
		}
		return start
	}
	for end+1 < len(s.s) && s.s[end] == '.' && isDigit(s.s[end+1]) {
		k := run(s.s, end+1)
		if k-end > 3 {
			return start
		}
		end, levels = k, levels+1
	}
	if levels < 2 {
		return start
	}
	rest := s.rest(end)
	if w := prefix(rest, "、", "．", ".", " ", "：", ":", "）", ")"); w != "" {
		return end + len(w)
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case !unicode.Is(unicode.Han, r) && r != '“' && r != '《':
		return start
	case levels > 2:
		return end
	case approxAfter.at(rest) != "" || prefix(rest, "余", "多", "至", "到", "比", "成") != "" || prefix(rest, scales...) != "":
		return start
	}
	u := unitAt(rest)
	if u == "" {
		return end
	}
	if after, _ := utf8.DecodeRuneInString(rest[len(u):]); wholeUnits.in(u) && unicode.Is(unicode.Han, after) && approxAfter.at(rest[len(u):]) == "" {
		return end
	}
	return start
}

// captionNumber returns the end of the number of a caption whose first part ends at
// end: 表2.1人员情况, 图3-1项目分布.
func (s *scanner) captionNumber(end int) int {
	for {
		w := len(prefix(s.rest(end), ".", "-", "—", "－"))
		k := run(s.s, end+w)
		if w == 0 || k == end+w || k-end-w > 2 {
			return end
		}
		end = k
	}
}

// captions are the words that a caption or an annex begins with, before its number.
var captions = newLexicon("表", "图", "附表", "附图", "附件", "专栏", "表格", "图表")

// headWords begin with a unit of counting and are no count behind the number of a
// heading.
var headWords = newLexicon("项目", "人员", "人力", "人事", "人才", "条件", "条例", "次要", "户籍", "本级", "本年", "本单位", "本部门", "本项目", "家庭", "部门", "件数", "名录", "类型", "类别")

// shortHead reports the few words of a heading: no stop, no further number, and not
// 项目标, where 目标 is counted.
func shortHead(s string) bool {
	return len(s) <= 60 && !strings.ContainsAny(s, "，。；：、,;:0123456789") && !strings.HasPrefix(s, "项目标")
}

// wholeUnits are units of things that are counted in whole numbers.
var wholeUnits = newLexicon("人", "项", "个", "条", "次", "户", "本", "件", "家", "份", "名", "位", "批", "类", "所", "支", "部", "台", "套", "处", "场", "期", "届", "轮", "级", "组", "队",
	"代", "群", "面", "首", "节", "段", "行", "列", "排", "门", "口", "间", "座", "张", "册", "篇", "头", "只", "株", "颗", "粒", "班", "师", "稿", "字", "词", "句", "页", "点", "款", "种",
	"样", "起", "宗", "辆", "栋", "幢", "床", "架", "层", "角", "卷", "例", "块", "根", "片", "包", "把", "箱", "盆", "桶", "盘", "幅", "网格", "标段")

// opensLine reports that a line or a sentence begins at an offset.
func (s *scanner) opensLine(i int) bool {
	if n := len(s.out); n > 0 && s.out[n-1].Class == ListNo && s.out[n-1].End == i && strings.ContainsAny(s.out[n-1].Text, ")）") {
		return true // （一）2.3次要任务
	}
	switch runeBefore(s.s, i) {
	case 0, '\n', '。', '；', '！', '？':
		return true
	case ' ':
		return strings.HasSuffix(s.s[:i], "# ") || strings.HasSuffix(s.s[:i], "| ")
	}
	return false
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

// quantity reads a number with its unit, or a bare number.
func (s *scanner) quantity(start int, x lexeme, m measure) bool {
	if y, n, ok := s.stepsFrom(start, x); ok {
		x, m = y, n
	} else if y, end := s.tenths(x); end > 0 {
		x, m = y, measure{unit: "%", unitEnd: end, end: end}
		m.post = approxAfter.at(s.rest(end))
		m.end += len(m.post)
	} else if y, end := s.smallMoney(x, m); end > 0 {
		x, m = y, measure{unit: "元", unitEnd: end, end: end}
	}
	l := s.lead(start, x.end)
	for _, w := range []string{m.mid, m.post} {
		if l.approx == "" {
			l.approx = w
		}
	}
	m.end = s.pointedBehind(&l, m.end)
	t := Token{Class: Quantity, Written: l.written(x.written), Number: l.of(x.value), Scale: m.scale, Unit: m.unit, Approx: l.approx}
	if w := currencyBefore.before(s.s[s.done:l.from]); w != "" && (m.unit == "" && m.scale != "" || m.unit == "元") {
		t.Unit = currencies[w] // 港币50万元
	}
	sign := yuanSign(s.s[s.done:l.from])
	l.from -= sign
	if m.unit == "" && m.scale == "" && (sign > 0 || l.yuan) {
		t.Unit, m.end = "元", x.end
	} else if m.unit == "" && m.scale == "" {
		t.Class, m.end = Bare, x.end
		if m.loose {
			t.Class = HanBare
		}
		if t.Approx == "" {
			t.Approx = approxAfter.at(s.rest(x.end))
			m.end += len(t.Approx)
		}
	}
	return s.emit(t, l.from, m.end)
}

// yuanSigns are signs of Chinese money before a number; the longer stand first.
var yuanSigns = []string{"CN￥", "CN¥", "￥", "¥", "RMB", "CNY"}

// yuanSign is the length of a sign of Chinese money at the end of a text, with the blanks behind
// it; 0 for none.
func yuanSign(before string) int {
	bare := strings.TrimRight(before, " ")
	for _, w := range yuanSigns {
		head, ok := strings.CutSuffix(bare, w)
		if r := runeBefore(head, len(head)); ok && (w[0] >= utf8.RuneSelf || r >= utf8.RuneSelf || !unicode.IsLetter(r)) {
			return len(before) - len(head)
		}
	}
	return 0
}
