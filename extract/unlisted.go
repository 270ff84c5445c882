package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// unlisted completes what stands behind Arabic digits by a unit that no list has, where the
// words are sure to be one: a kind of a known measure (6300延米, 26皮长公里), a word for how
// often (42趟次, 12.5万剂次), and one word that ends its clause (1.2万管, 36垄). The number ends at
// an offset; others are left as they are.
func (s *scanner) unlisted(x lexeme, m measure) measure {
	if m.unit != "" || m.post != "" {
		return m
	}
	at, scaled := m.unitEnd, m.scale != ""
	mid := m.mid
	if !scaled {
		mid, at = s.mid(x.end)
	}
	rest := s.rest(at)
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.Is(unicode.Han, r) || units.at(rest) != "" || strings.ContainsRune(notMeasures, r) || hanValue[r] != 0 {
		return m
	}
	u := measureOfKind(rest)
	if u == "" {
		u = oneMeasure(rest, scaled, namesThing(x.written))
	}
	if u == "" {
		return m
	}
	m.mid, m.unit, m.unitEnd = mid, u, at+len(u)
	m.post = approxAfter.at(s.rest(m.unitEnd))
	m.end = m.unitEnd + len(m.post)
	return m
}

// measureOfKind returns the unit at the start of a text that says which kind of a known
// measure it is: 延米, 延长米, 皮长公里, 标准立方米, and what is done so often: 趟次.
func measureOfKind(rest string) string {
	at := 0
	for range mostOfKind {
		r, n := utf8.DecodeRuneInString(rest[at:])
		if !unicode.Is(unicode.Han, r) {
			return ""
		}
		at += n
		if w := pureMeasures.at(rest[at:]); w != "" && wholeWord(rest[at:], w) {
			return rest[:at+len(w)]
		}
		if after, ok := strings.CutPrefix(rest[at:], "次"); ok && at == n && !hasPrefixAny(after, "要", "日", "年", "月", "序", "生", "品") {
			return rest[:at+len("次")]
		}
	}
	return ""
}

// mostOfKind is how many characters say the kind of a measure at most.
const mostOfKind = 2

// pureMeasures are measures whose names are seldom part of another word.
var pureMeasures = newLexicon("米", "公里", "千米", "平方米", "立方米", "亩", "公顷", "吨", "公斤", "千克")

// oneMeasure returns the one character at the start of a text that ends its clause; a number
// that may be a year needs 万 before it.
func oneMeasure(rest string, scaled, named bool) string {
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	if end < 0 {
		end = len(rest)
	}
	if after, _ := utf8.DecodeRuneInString(rest[end:]); end < len(rest) && !strings.ContainsRune(stops, after) {
		return ""
	}
	word := rest[:end]
	switch n := utf8.RuneCountInString(word); {
	case n == 1 && (scaled || !named) && !strings.Contains(moneyNouns, word):
		return word
	}
	return ""
}

// notMeasures are characters that go on behind a bare number and measure nothing: 90后,
// 500强, 3楼, 由3到5.
const notMeasures = "的了和与及或至到比为是在占较并等其共中内外上下前后以之多余来半起止即按由从向对且但而也都将已未均则" +
	"月日号时届版楼室区线路街道弄巷校院岁期折成倍秋春夏冬型类级房机股科强甲乙丙优农化性力图表章制法族网再首本每历屡此依"

// moneyNouns are characters behind an amount whose 元 was left out: 12万款.
const moneyNouns = "金费款资钱贷税薪债整币块额投"

// openCount reports a number outside tables that counts something in words nobody knows:
// behind its verb or name, right before further Han characters (转运42趟急救病人). words are
// the number with the first of them.
func openCount(text string, t *Token) (words string, ok bool) {
	if t.Unit != "" || t.Class != Bare && t.Scale == "" || t.Approx != "" || namesThing(t.Written) || t.End >= len(text) {
		return "", false
	}
	r, n := utf8.DecodeRuneInString(text[t.End:])
	before := text[:t.Start]
	if !unicode.Is(unicode.Han, r) || strings.ContainsRune(notMeasures, r) || units.at(text[t.End:]) != "" || hotline(text[t.End:]) || countVerbs.before(before) == "" {
		return "", false
	}
	more := t.End + n
	for range 2 {
		if r, n := utf8.DecodeRuneInString(text[more:]); unicode.Is(unicode.Han, r) {
			more += n
		}
	}
	return text[t.Start:more], true
}

// countVerbs stand right before what is counted.
var countVerbs = newLexicon("新增", "完成", "建成", "开展", "实施", "办理", "组织", "举办", "新建", "改造", "培训", "配备", "购置", "建设", "开设", "设立", "成立", "制定", "出台", "发放", "落实", "排查", "整改", "化解",
	"走访", "慰问", "服务", "覆盖", "安装", "铺设", "架设", "栽植", "种植", "播种", "养殖", "投放", "清运", "转运", "运送", "接送", "接种", "采样", "检测", "检查", "抽检", "监测", "巡查", "巡逻", "出动", "派出", "演出", "放映", "修建", "修缮",
	"维修", "维护", "更换", "拆除", "清理", "采购", "购买", "印制", "印发", "编制", "生产", "收集", "受理", "处理", "救助", "共", "共计", "达", "合计", "累计", "了")
