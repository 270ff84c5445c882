package extract

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/num"
)

// fractions are the words of parts of a hundred, a thousand and ten thousand.
var fractions = []string{"百分之", "千分之", "万分之"}

// han reads the token that begins with a Han numeral here.
func (s *scanner) han() bool {
	rest := s.rest(s.i)
	if w := prefix(rest, fractions...); w != "" {
		return s.percent(w)
	}
	if atLineStart(s.s, s.i) {
		if _, _, end, ok := hanNumber(s.s, s.i); ok && strings.HasPrefix(s.rest(end), "、") && end-s.i <= 9 && !document.OrdinalsGoOn(s.s[s.i:end], s.rest(end)) {
			return s.emit(Token{Class: ListNo}, s.i, end+len("、"))
		}
	}
	if s.hanPlaces() || s.severalOf() || s.someTens() {
		return true
	}
	value, numerals, end, ok := hanNumber(s.s, s.i)
	if s.congress(numerals, end) || s.times(end) || s.fraction(end) {
		return true
	}
	if !ok {
		return s.jump(end - s.i)
	}
	if k := hanClock(s.s, s.i, end, value); k > end {
		return s.emit(Token{Class: Day}, s.i, k)
	}
	if numerals == 1 && s.hanTenths(value, end) {
		return true
	}
	if numerals == 1 && value > 0 && value < 10 && discount(s.rest(end)) && runeBefore(s.s, s.i) != '波' {
		return s.emit(Token{Class: Part, Written: s.s[s.i : end+len("折")]}, s.i, end+len("折"))
	}
	if digits, k := hanPoint(s.s, end); digits != "" && numerals == 1 && s.hanPointTenths(value, digits, k) {
		return true
	}
	return s.hanQuantity(value, numerals, end)
}

// hanQuantity reads the unit behind Han numerals. One numeral alone, as in 一个, is
// no figure, unless it is compared or is all there is.
func (s *scanner) hanQuantity(value int64, numerals, end int) bool {
	if s.hanStepped(end) || s.hanRow() {
		return true
	}
	digits, k := hanPoint(s.s, end)
	if s.hanCounterOn(value, digits, k) || digits != "" && s.hanScaled(hanDecimal(value, digits), k, "") {
		return true
	}
	point := k
	d := hanDecimal(value, digits)
	whole := k
	mid, k := s.mid(k)
	if mid != "" && numerals > 1 && s.hanScaled(d, k, mid) {
		return true
	}
	unit := unitAt(s.rest(k))
	if unit == "" && (mid != "" || digits != "") {
		if scale := prefix(s.rest(k), "万亿", "千万", "百万", "十万", "亿", "万"); scale != "" && unitAt(s.rest(k+len(scale))) != "" {
			_, d, _ = moved(d.String(), scaleZeros[scale])
			k += len(scale)
			unit, whole = unitAt(s.rest(k)), k
		}
	}
	if unit == "" && (s.hanRound(value, numerals, end, d) || digits == "" && (mid == "" && s.hanBare(value, numerals, end) || s.hanLoose(value, numerals, end, mid))) {
		return true
	}
	if unit == "" && digits != "" {
		return s.jump(point - s.i) // its decimals are no number of their own
	}
	if unit == "" || hanTrap(s.s, s.i, unit) || hanAddress(s.s, s.i, unit) || s.afterOrdinal() {
		return s.jump(max(end-s.i, 1))
	}
	k += len(unit)
	switch unit {
	case "元整", "圆", "圆整":
		unit = "元"
	}
	post := approxAfter.at(s.rest(k))
	l := s.lead(s.i, k)
	if e, places := hanSmallMoney(s.s, k); unit == "元" && e > k && digits == "" {
		d, k, whole, post = num.MustDecimal(d.String()+"."+places), e, e, ""
	} else if numerals < 2 && mid == "" && digits == "" && !strings.HasSuffix(unit, "百分点") && !compared(l.approx) && !(l.from == 0 && k+len(post) == len(s.s)) &&
		!s.hanCounted(unit, end, k) {
		return s.jump(max(end-s.i, 1))
	}
	for _, w := range []string{mid, post} {
		if l.approx == "" {
			l.approx = w
		}
	}
	if mid != "" {
		whole = s.i + len(strings.TrimSuffix(s.s[s.i:whole], mid))
	}
	t := Token{Class: HanQuantity, Written: s.s[s.i:whole], Number: l.of(d), Unit: unit, Approx: l.approx}
	return s.emit(t, l.from, k+len(post))
}

// hanScaled reads a decimal in Han numerals up to k that 万 or 亿 ends with no unit behind it:
// 投入三点五亿，. mid is 多 or 余 before k: 三千多万.
func (s *scanner) hanScaled(d num.Decimal, k int, mid string) bool {
	scale := prefix(s.rest(k), "万亿", "千万", "百万", "十万", "亿", "万")
	end := k + len(scale)
	post := approxAfter.at(s.rest(end))
	if scale == "" || !s.phraseEnds(end+len(post)) {
		return false
	}
	l := s.lead(s.i, end)
	return s.emit(Token{Class: HanQuantity, Written: s.s[s.i : k-len(mid)], Number: l.of(d), Scale: scale, Approx: cmp.Or(l.approx, mid, post)}, l.from, end+len(post))
}

// hanStepped reads Han numerals that Arabic digits go on with: 两亿3000万元.
func (s *scanner) hanStepped(end int) bool {
	if end >= len(s.s) || !isDigit(s.s[end]) {
		return false
	}
	y, m, ok := s.stepped(s.i)
	if !ok {
		return false
	}
	l := s.lead(s.i, y.end)
	for _, w := range []string{m.mid, m.post} {
		if l.approx == "" {
			l.approx = w
		}
	}
	return s.emit(Token{Class: Quantity, Written: l.written(y.written), Number: l.of(y.value), Scale: m.scale, Unit: m.unit, Approx: l.approx}, l.from, m.end)
}

// hanStep is the last step of Han numerals.
func hanStep(s string) int64 {
	switch r, _ := utf8.DecodeLastRuneInString(s); r {
	case '亿', '万':
		return hanValue[r]
	}
	return 1
}

// hanRound reads Han numerals that end in 万 or 亿 with no unit behind them, where
// they end a phrase: 投入两亿三千万，.
func (s *scanner) hanRound(value int64, numerals, end int, d num.Decimal) bool {
	last := hanStep(s.s[s.i:end])
	post := approxAfter.at(s.rest(end))
	after, _ := utf8.DecodeRuneInString(s.rest(end + len(post)))
	if last < 1e4 || numerals < 2 || hanValue[firstRune(s.s[s.i:])] >= 10 || inOrdinal(s.s, s.i) ||
		end+len(post) < len(s.s) && !strings.ContainsRune(stops, after) {
		return false
	}
	l := s.lead(s.i, end)
	scale, zeros := "万", 4
	if value%1e8 == 0 {
		scale, zeros = "亿", 8
	}
	_, d, _ = moved(d.String(), -zeros)
	if whole, exact := d.Ratio().Exact(); exact {
		d = whole
	}
	if l.approx == "" {
		l.approx = post
	}
	return s.emit(Token{Class: HanQuantity, Written: s.s[s.i:end], Number: l.of(d), Scale: scale, Approx: l.approx}, l.from, end+len(post))
}

// compared reports a word or a sign that compares: ≥, 不少于.
func compared(approx string) bool {
	return approx != "" && !strings.ContainsAny(approx, "约近超逾破接")
}

// hanSmallMoney reads 五角三分, 零五角, 零五分 and 五角整 behind 元.
func hanSmallMoney(s string, k int) (end int, places string) {
	end = k
	for i, w := range []string{"角", "分"} {
		at := end + len(prefix(s[end:], "零", "〇"))
		r, n := utf8.DecodeRuneInString(s[at:])
		v, ok := hanValue[r]
		if !ok || v > 9 || !strings.HasPrefix(s[at+n:], w) || i == 1 && !wholeWord(s[at+n:], w) {
			continue
		}
		places += strings.Repeat("0", i-len(places)) + string(rune('0'+v))
		end = at + n + len(w)
	}
	if end > k {
		end += len(prefix(s[end:], "整"))
	}
	return end, places
}

// hanTrap tells words that hold Han numerals from counts: 二十届 is an ordinal,
// 百年 an age, 万个 in 数万个 no number.
func hanTrap(s string, i int, unit string) bool {
	return unit == "届" || inOrdinal(s, i) || unit == "年" && strings.ContainsRune("十百千", firstRune(s[i:]))
}

// afterOrdinal reports that the numerals here go on from an ordinal: 第十一、十二项.
func (s *scanner) afterOrdinal() bool {
	n := len(s.out)
	if n == 0 || s.out[n-1].Class != Ordinal || s.i-s.done > 90 || !strings.HasPrefix(s.s[s.done:], "、") {
		return false
	}
	return strings.Trim(s.s[s.done:s.i], "、和一二三四五六七八九十百") == ""
}

// inOrdinal reports 第 before Han numerals, and 数 and 几 before a power of ten: 数百.
func inOrdinal(s string, i int) bool {
	switch runeBefore(s, i) {
	case '第':
		return true
	case '数', '几':
		return hanValue[firstRune(s[i:])] >= 10
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func atLineStart(s string, i int) bool {
	before := runeBefore(s, i)
	return before == 0 || strings.ContainsRune("。；;：|\n", before)
}

// hanTenths reads 九成, 九成五 and 九成半 as percentages; 一成不变 and 八成立 are words.
func (s *scanner) hanTenths(value int64, end int) bool {
	if !strings.HasPrefix(s.rest(end), "成") || value < 1 || value > 10 || notTenths.at(s.rest(end)) != "" ||
		strings.ContainsRune("第统归合划单专", runeBefore(s.s, s.i)) {
		return false // 统一成
	}
	k := end + len("成")
	value *= 10
	r, n := utf8.DecodeRuneInString(s.rest(k))
	switch v, ok := hanValue[r]; {
	case r == '半':
		value, k = value+5, k+n
	case ok && v >= 1 && v <= 9 && value < 100 && !isHanNumeral(firstRune(s.rest(k+n))) && unitAt(s.rest(k+n)) == "":
		value, k = value+v, k+n
	}
	mid, next := s.mid(k)
	post := approxAfter.at(s.rest(next))
	l := s.lead(s.i, next)
	for _, w := range []string{mid, post} {
		if l.approx == "" {
			l.approx = w
		}
	}
	t := Token{Class: Quantity, Number: l.of(num.Int(value)), Unit: "%", Approx: l.approx}
	t.Written = t.Number.String()
	return s.emit(t, l.from, next+len(post))
}

// hanPointTenths reads 八点五成, whose numerals end at the place given.
func (s *scanner) hanPointTenths(value int64, digits string, end int) bool {
	if !strings.HasPrefix(s.rest(end), "成") || value > 9 || notTenths.at(s.rest(end)) != "" {
		return false
	}
	_, d, ok := moved(hanDecimal(value, digits).String(), 1)
	if !ok {
		return false
	}
	k := end + len("成")
	post := approxAfter.at(s.rest(k))
	l := s.lead(s.i, k)
	t := Token{Class: Quantity, Number: l.of(d), Unit: "%", Approx: cmp.Or(l.approx, post)}
	t.Written = t.Number.String()
	return s.emit(t, l.from, k+len(post))
}

// percent reads 百分之八十, 百分之80 and 千分之三; what is of ten thousand is given in
// percent.
func (s *scanner) percent(word string) bool {
	start := s.i
	i := start + len(word)
	t := Token{Class: Quantity, Unit: "%"}
	var end int
	if i < len(s.s) && isDigit(s.s[i]) {
		x := s.lexeme(i)
		if !x.ok {
			return s.jump(i - start)
		}
		t.Number, end = x.value, x.end
	} else {
		value, _, k, ok := hanNumber(s.s, i)
		if !ok {
			return s.jump(i - start)
		}
		digits, e := hanPoint(s.s, k)
		t.Number, end = hanDecimal(value, digits), e
	}
	switch word {
	case "千分之":
		t.Unit = "‰"
	case "万分之":
		_, t.Number, _ = moved(t.Number.String(), -2)
	}
	l := s.lead(start, end)
	t.Number, t.Approx = l.of(t.Number), l.approx
	t.Written = t.Number.String()
	few := prefix(s.rest(end), "多", "余", "几")
	end += len(few)
	post := approxAfter.at(s.rest(end))
	for _, w := range []string{few, post} {
		if t.Approx == "" {
			t.Approx = w
		}
	}
	return s.emit(t, l.from, end+len(post))
}

// congress reads 二十大 and 二十届三中全会.
func (s *scanner) congress(numerals, end int) bool {
	rest := s.rest(end)
	if strings.HasPrefix(rest, "大") && numerals >= 2 && strings.Contains(s.s[s.i:end], "十") && !strings.ContainsRune("百千万", firstRune(s.s[s.i:])) {
		return s.emit(Token{Class: Ordinal}, s.i, end+len("大"))
	}
	if !strings.HasPrefix(rest, "届") {
		return false
	}
	end += len("届")
	if _, _, k, ok := hanNumber(s.s, end); ok && strings.HasPrefix(s.rest(k), "中全会") {
		end = k + len("中全会")
	}
	return s.emit(Token{Class: Ordinal}, s.i, end)
}

// mostHalved is up to where one counts in halves.
const mostHalved = 100

// times reads 三倍 and 两倍半.
func (s *scanner) times(end int) bool {
	if !strings.HasPrefix(s.rest(end), "倍") {
		return false
	}
	value, _, _, ok := hanNumber(s.s, s.i)
	if !ok {
		return false
	}
	t := Token{Class: Multiple, Written: s.s[s.i:end], Number: num.Int(value), Unit: "倍"}
	end += len("倍")
	if strings.HasPrefix(s.rest(end), "半") && value < mostHalved { // 两倍半
		t.Number, end = num.MustDecimal(t.Number.String()+".5"), end+len("半")
	}
	return s.emit(t, s.i, end)
}
