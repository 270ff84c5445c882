package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// A counterTail is what goes on behind the counter of a number: 2个半百分点, 4天半, 1.2个亿.
type counterTail struct {
	unit  string
	scale string
	half  bool // a half is added
	sure  bool // it is a number; else nobody can tell how much is meant
	end   int
}

// counterTail reads what makes another number of one that ends at k: 半 or 多 behind its counter,
// and 个亿. fraction says that the number has decimals. end is 0 where there is nothing like it.
func (s *scanner) counterTail(k int, fraction bool) counterTail {
	rest := s.rest(k)
	if t := s.hundredMillions(k, fraction); t.end > 0 {
		return t
	}
	if w := prefix(rest, "个半"); w != "" {
		return s.halfCounter(k+len(w), fraction)
	}
	if w := prefix(rest, "个多", "个余"); w != "" {
		at := k + len(w)
		scale := prefix(s.rest(at), "亿", "万")
		unit := halfUnit(s.rest(at + len(scale)))
		if unit == "" && scale == "" {
			return counterTail{}
		}
		return counterTail{end: at + len(scale) + len(unit)}
	}
	unit := halvedUnits.at(rest)
	at := k + len(unit)
	if unit == "" || unitAt(rest) != unit || !strings.HasPrefix(s.rest(at), "半") {
		return counterTail{}
	}
	at += len("半")
	switch {
	case s.phraseEnds(at) || approxAfter.at(s.rest(at)) != "" || behindHalf.at(s.rest(at)) != "":
		return counterTail{unit: unit, half: true, sure: !fraction, end: at}
	case halfWords.at(s.rest(at)) != "":
		return counterTail{}
	}
	return counterTail{end: at}
}

// halfCounter reads the unit behind 个半: 2个半百分点, 3个半月. Of 3个半天 nobody can tell whether
// half days are counted, and 3个半岛 are counted whole.
func (s *scanner) halfCounter(at int, fraction bool) counterTail {
	rest := s.rest(at)
	if s.phraseEnds(at) {
		return counterTail{end: at}
	}
	u := halfUnit(rest)
	switch u {
	case "":
		return counterTail{}
	case "天", "日", "年":
		return counterTail{end: at + len(u)}
	}
	unit := u
	if u == "月" || u == "百分点" || u == "工作日" {
		unit = "个" + u
	}
	return counterTail{unit: unit, half: true, sure: !fraction, end: at + len(u)}
}

// halfUnit is the unit at the start of a text that a counter stands before: 百分点, 月.
func halfUnit(rest string) string {
	if w := prefix(rest, "工作日", "月", "钟头", "星期", "学期"); w != "" && !hasPrefixAny(rest, "月份", "月度", "月刊", "月报", "月板") {
		return w
	}
	return unitAt(rest)
}

// hundredMillions reads 1.2个亿 and 3.5个亿元. 5个亿元项目 and 3个亿级园区 are counted.
func (s *scanner) hundredMillions(k int, fraction bool) counterTail {
	rest := s.rest(k)
	w := prefix(rest, "个亿", "个万")
	if w == "" {
		return counterTail{}
	}
	t := counterTail{scale: strings.TrimPrefix(w, "个"), sure: true, end: k + len(w)}
	if u := unitAt(s.rest(t.end)); u == "元" || u == "元整" || u == "元人民币" {
		t.unit, t.end = "元", t.end+len(u)
	} else if u != "" || hasPrefixAny(s.rest(t.end), "级", "产", "能") {
		return counterTail{}
	}
	if s.phraseEnds(t.end+len(approxAfter.at(s.rest(t.end)))) || t.scale == "亿" && (fraction || ofMoney(s.phrase(s.i))) {
		return t
	}
	return counterTail{}
}

var (
	// halvedUnits are units behind which 半 says a half of one.
	halvedUnits = newLexicon("天", "年", "小时", "分钟", "个月", "个小时", "周", "学期", "公里", "千米", "里", "米", "亩", "吨", "斤", "公斤", "倍", "日")
	// behindHalf begin what stands behind such a half.
	behindHalf = newLexicon("的", "时间", "以上", "以内", "左右", "内", "后", "前", "以后", "以前", "才", "就", "完成", "多", "（", "(", "、", "和", "或", "|", "”", "/")
	// halfWords are the rests of words that begin with 半: 半价.
	halfWords = newLexicon("价", "程", "数", "岛", "径", "成", "封", "自", "年", "月", "天", "日", "小时", "脱", "挂", "机", "山", "路", "夜", "边", "导体", "开", "固", "干", "湿")
)

// counterOn reads a number in Arabic digits that goes on behind its counter.
func (s *scanner) counterOn(start int, x lexeme) bool {
	t := s.counterTail(x.end, x.value.Scale() > 0)
	if t.end == 0 {
		return false
	}
	if t.half && x.value.Cmp(num.Int(mostHalved)) > 0 {
		t.sure = false
	}
	written, d := x.written, x.value
	if t.half && t.sure {
		written += ".5"
		d = num.MustDecimal(written)
	}
	return s.emitTail(start, x.end, t, written, d)
}

// hanCounterOn reads Han numerals that go on behind their counter, digits are their decimals.
func (s *scanner) hanCounterOn(value int64, digits string, end int) bool {
	t := s.counterTail(end, digits != "")
	if t.end == 0 || inOrdinal(s.s, s.i) {
		return false
	}
	d := hanDecimal(value, digits)
	if t.half && t.sure {
		d = hanDecimal(value, "5")
	}
	return s.emitTail(s.i, end, t, d.String(), d)
}

// emitTail adds a number with what goes on behind its counter.
func (s *scanner) emitTail(start, end int, t counterTail, written string, d num.Decimal) bool {
	if !t.sure {
		return s.emit(Token{Class: Flat}, start, t.end)
	}
	l := s.lead(start, end)
	post := approxAfter.at(s.rest(t.end))
	if l.approx == "" {
		l.approx = post
	}
	return s.emit(Token{Class: Quantity, Written: l.written(written), Number: l.of(d), Scale: t.scale, Unit: t.unit, Approx: l.approx}, l.from, t.end+len(post))
}

// tolerated reads a number with what it may differ by as no sure number: 40±2%, 95%±2%,
// ±0.5个百分点. from is where it begins.
func (s *scanner) tolerated(start int, x lexeme) (from, end int) {
	from = start
	if w := trailing(s.s[s.done:start], "±", "正负"); w != "" {
		return start - len(w), max(s.measure(x.end).end, x.end)
	}
	k := max(s.measure(x.end).unitEnd, x.end)
	w := prefix(s.rest(k), "±", "＋/－", "+/-")
	if w == "" || k+len(w) >= len(s.s) || !isDigit(s.s[k+len(w)]) {
		return from, 0
	}
	y := s.lexeme(k + len(w))
	return from, max(s.measure(y.end).end, y.end)
}

// discount reports 折 behind a number from one to ten: 八折, 3.5折.
func discount(rest string) bool {
	after, ok := strings.CutPrefix(rest, "折")
	r, _ := utf8.DecodeRuneInString(after)
	return ok && !strings.ContainsRune("合算旧叠线页射腾返抵现磨损断成为", r)
}

// manyRatio returns the end of a ratio of three or more: 按6:3:1分担. It is i for times of the
// day.
func (s *scanner) manyRatio(i int) (end int) {
	if r := runeBefore(s.s, i); strings.ContainsRune(".:：", r) && r != 0 && i == s.done {
		return i
	}
	clock, parts := true, 0
	for end = i; ; {
		k := run(s.s, end)
		if k == end || k-end > 3 {
			return i
		}
		if parts++; parts > 1 {
			clock = clock && k-end == 2
		}
		if k+1 < len(s.s) && s.s[k] == '.' && isDigit(s.s[k+1]) {
			k, clock = run(s.s, k+1), false
		}
		end = k
		w := prefix(s.rest(k), ratioSigns...)
		if w == "" || k+len(w) >= len(s.s) || !isDigit(s.s[k+len(w)]) {
			break
		}
		end += len(w)
	}
	if parts < 3 || clock {
		return i
	}
	return end
}

// severalOf reads 三、四万元, 五、六十人 and 三五万元: about so many, and no two numbers of a row,
// which 分别 or 各 leads.
func (s *scanner) severalOf() bool {
	r, n := utf8.DecodeRuneInString(s.rest(s.i))
	low := hanValue[r]
	at := s.i + n
	apart := prefix(s.rest(at), "、")
	r, n = utf8.DecodeRuneInString(s.rest(at + len(apart)))
	high := hanValue[r]
	if low < 1 || low > 9 || high > 9 || high != low+1 && !(apart == "" && low == 3 && high == 5) || inOrdinal(s.s, s.i) || isHanNumeral(runeBefore(s.s, s.i)) {
		return false
	}
	end := at + len(apart) + n
	powers := end
	for v, n := utf8.DecodeRuneInString(s.rest(end)); hanValue[v] >= 10; v, n = utf8.DecodeRuneInString(s.rest(end)) {
		end += n
	}
	if apart == "" && high == low+1 && end > powers {
		return false // 三四万 is read as such elsewhere
	}
	if w := prefix(s.rest(end), "成"); w != "" && powers == end && apart == "" && notTenths.at(s.rest(end)) == "" {
		return s.emit(Token{Class: Part, Written: s.s[s.i : end+len(w)]}, s.i, end+len(w))
	}
	unit := unitAt(s.rest(end))
	switch {
	case hasAny(s.phrase(s.i), "分别", "依次", "各"):
		return false
	case powers == end && !strings.HasPrefix(unit, "元") && !severalUnits.in(unit):
		return false
	case unit == "" && !(s.phraseEnds(end) && ofMoney(s.phrase(s.i))):
		return false
	case unit == "年" || unit == "级":
		return false
	}
	return s.emit(Token{Class: Flat}, s.i, end+len(unit))
}

// severalUnits are units of which one says 三、四: no numbers of stages or classes.
var severalUnits = newLexicon("人", "名", "户", "家", "个", "天", "小时", "分钟", "次", "公里", "亩", "吨", "只", "头", "辆", "台", "套", "份", "件", "倍", "个百分点", "百分点", "人次", "场", "里", "米")
