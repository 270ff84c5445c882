package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/num"
)

// A finder finds the figures of one piece of text.
type finder struct {
	line    *Line
	index   int
	from    int    // of the piece in the line's text
	to      int    // its end; 0 for all of it
	side    string // labels beside and above the cell
	name    string // what the cell's row or column is about
	plan    bool   // a cell of targets or of a calculation: its money is no budget
	heading bool

	begins int // of a part of a longer piece; 0 for the first
	ends   int // of a part that is cut off; 0 for the last

	tokens  []Token
	out     []Found
	scopes  []scope
	open    []int // scopes that are open, the innermost last
	done    int   // end of the last figure, in the line's text
	last    FoundKind
	staff   bool   // the last figure counted staff
	year    string // last year named, and where
	yearAt  int
	row     string   // what 分别 names before those
	unclear int      // so many figures follow of which nobody can say what they are
	dealt   []string // labels of the next figures of a row that 分别 deals out
	signed  int      // end of the last change that a sign before it shows; 0 for none
	walked  int      // how far the marks of lists are read
}

// maxFigures is the most figures that are looked at together: the rest of a
// longer piece is read by itself (half as many again where it has no stop). Claims look from each of them at those before
// it; a paragraph of a report has a quarter of it at most.
const maxFigures = 250

// full reports that the piece is cut off before an offset: behind a sentence
// where there is one, then behind any clause, at last anywhere.
func (f *finder) full(at int) bool {
	if len(f.out) < maxFigures {
		return false
	}
	gap := window(f.line.Text[f.done:at])
	switch n := len(f.out); {
	case n < maxFigures*5/4:
		return strings.ContainsAny(gap, "。！？|")
	case n < maxFigures*3/2:
		return strings.ContainsAny(gap, "。！？|；;，,")
	}
	return true
}

// run finds the figures of the piece in order. A piece of very many figures is
// cut off; rest are the tokens behind the cut.
func (f *finder) run() (rest []Token) {
	f.done = f.from
	for k, t := range f.tokens {
		if f.full(t.Start) {
			f.to, f.ends, rest = t.Start, t.Start, f.tokens[k:]
			break
		}
		switch t.Class {
		case Day:
			if len(t.Text) >= 7 && isDigit(t.Text[3]) {
				f.year, f.yearAt = t.Text[:4]+"年", t.Start
			}
			if strings.ContainsAny(t.Text, ":：") { // the colon of a time opens no list
				f.walkTo(t.Start)
				f.done = t.End
			}
		case Quantity, HanQuantity, HanApprox, Range, Bare, HanBare:
			if k > 0 && f.tokens[k-1].over(t, f.line.Text) || t.hundredth(f.line.Text) {
				continue
			}
			if f.scoring(t) {
				continue
			}
			f.token(t, k)
		case Multiple:
			if strings.HasSuffix(strings.TrimSuffix(t.Text, "半"), "倍") && !strings.HasPrefix(t.Text, "翻") {
				f.token(t, k)
			}
		}
	}
	f.sumsCompared()
	f.ratings()
	return rest
}

// token makes a figure of a token, or two of a range.
func (f *finder) token(t Token, k int) {
	c := f.context(t, k)
	x := Found{Value: t.Written, Unit: t.Measured(), Line: f.index, Start: t.Start, End: t.End, at: f.line.place(t.Start), base: -1,
		label: c.label, lead: c.gap, places: t.Number.Scale()}
	if t.Class == HanQuantity || t.Class == HanApprox || t.Class == Multiple {
		x.Value = t.Number.String()
	}
	f.walkTo(t.Start)
	x.number = valueOf(t.Number, x.Unit)
	f.leave(&x, c)
	x.scope = f.inner()
	if !f.classify(&x, t, c) {
		return
	}
	f.describe(&x, t, c)
	f.done = t.End
	f.fromTo(&x)
	f.rateNamed(&x)
	f.arrowTo(&x)
	f.adjusted(&x)
	f.years(&x)
	f.out = append(f.out, x)
	if t.Class == Range {
		x.Value, x.number, x.places = t.Upper.String(), valueOf(t.Upper, x.Unit), t.Upper.Scale()
		f.out[len(f.out)-1].Value = t.Number.String()
		f.out = append(f.out, x)
	}
}

// valueOf returns a number in the base unit of its unit.
func valueOf(d num.Decimal, unit string) num.Ratio {
	r := d.Ratio()
	if unit == "" || unit == "%" {
		return r
	}
	for unit != "" {
		p := prefix(unit, "万亿", "亿", "万", "千万", "百万", "千", "百", "十")
		if p == "" || unit == "千瓦" || unit == "千瓦时" || unit == "千克" || unit == "千米" {
			return r
		}
		r = r.Mul(scaleValue[p])
		unit = unit[len(p):]
	}
	return r
}

var scaleValue = map[string]num.Ratio{
	"十": num.Int(10).Ratio(), "百": num.Int(100).Ratio(), "千": num.Int(1000).Ratio(), "万": num.Int(10_000).Ratio(), "百万": num.Int(1_000_000).Ratio(),
	"千万": num.Int(10_000_000).Ratio(), "亿": num.Int(100_000_000).Ratio(), "万亿": num.Int(1_000_000_000_000).Ratio(),
}

// describe fills in what a reader wants to know beside kind and value.
func (f *finder) describe(x *Found, t Token, c context) {
	x.Modality = f.modality(c, t)
	q := t.Approx
	if x.is == change || x.is == growth {
		q = changeWords.before(c.label) + q
	}
	if w := forecasts.find(c.label); w != "" {
		q = w + q
	}
	x.Qualifier = q
	x.Subject = f.subject(x, c)
	x.Period = f.period(x, c, t)
	x.Quote = f.line.Text[c.quote:t.End]
	x.Confidence = c.trust
}

// fromTo makes the figure before the one that it rose or fell to its prior: 由96家
// 增至118家.
func (f *finder) fromTo(x *Found) {
	n := len(f.out)
	if fromTo(x.label) == "" || n == 0 || f.out[n-1].is != level && f.out[n-1].is != other && !f.out[n-1].rateThen() || unitRoot(f.out[n-1].Unit) != unitRoot(x.Unit) {
		return
	}
	if p := &f.out[n-1]; strings.Contains(p.label, "由") || strings.Contains(p.label, "从") {
		p.is, p.base = prior, n
		x.is, x.base = level, -1
		p.Subject = strings.TrimSuffix(strings.TrimSuffix(p.Subject, "由"), "从")
		x.Subject = p.Subject
	}
}

// years makes the earlier of two figures that differ in nothing but their year
// the prior of the other: 2020年收入8000万元，2019年收入7500万元.
func (f *finder) years(x *Found) {
	n := len(f.out)
	if n == 0 || x.is != level || f.out[n-1].is != level || f.out[n-1].Unit != x.Unit {
		return
	}
	p := &f.out[n-1]
	now, this := yearOf(x.label)
	before, that := yearOf(p.label)
	switch {
	case now == "" || before == "" || this == "" || plainYear.Replace(this) != plainYear.Replace(that):
	case now < before:
		x.is, x.base = prior, n-1
	case now > before:
		p.is, p.base = prior, n
	}
}

// plainYear takes out of a label what makes no difference between two years:
// 2023年决算数为, 2024年支出决算为.
var plainYear = strings.NewReplacer("支出", "", "数", "", "为", "", "金额", "", "总额", "", "实际", "", "财政拨款", "", "是", "", "共", "")

// yearOf splits a label into the year it begins with and the rest.
func yearOf(label string) (year, rest string) {
	if len(label) > 7 && run(label, 0) == 4 && strings.HasPrefix(label[4:], "年") {
		return label[:4], strings.TrimPrefix(label[7:], "度")
	}
	return "", label
}

// fromTo returns the word by which a label says what a figure rose or fell to.
func fromTo(label string) string { return reachedWords.before(label) }

// reachedWords are verbs of change with 到 or 至, and with 为 where that cannot stand
// before the size of the change.
var reachedWords = func() lexicon {
	var words []string
	for _, verb := range []string{"降", "下降", "降低", "减", "减少", "削减", "压减", "压缩", "压降", "压", "缩", "缩短", "精简", "控制", "缩减", "回落", "下调", "跌", "下跌", "节约",
		"增", "增加", "增长", "提高", "提升", "上升", "升", "上涨", "涨", "上调", "扩大", "延长", "调增", "调减", "调整", "改善"} {
		words = append(words, verb+"到", verb+"至", verb+"到了", verb+"至了")
	}
	for _, verb := range []string{"降", "减", "压缩", "缩短", "缩减", "下调", "增", "升", "上调", "调整", "延长", "扩大"} {
		words = append(words, verb+"为", verb+"成")
	}
	return newLexicon(words...)
}()

// modality reads the mood of the clause: a modal word governs up to the next
// comma.
func (f *finder) modality(c context, t Token) string {
	clause := c.gap[strings.LastIndexAny(c.gap, "。；;，,：:")+1:]
	switch {
	case forecasts.find(clause) != "":
		return Forecast
	case strings.Contains(f.side, "目标"), strings.Contains(f.side, "指标值"), f.side == "" && aims(clause):
		return Target
	}
	return ""
}

// aims reports a clause that says what is to be done; 计划 and 目标 are names more
// often than not behind other words.
func aims(clause string) bool {
	w := targets.find(clause)
	switch w {
	case "":
		return false
	case "计划", "目标", "拟":
		return strings.HasPrefix(strings.TrimLeft(clause, "0123456789年月将"), w) && prefix(afterWord(clause, w), "生育", "财务", "经济") == ""
	}
	return true
}

// period reads the year that the sentence names, or 上年.
func (f *finder) period(x *Found, c context, t Token) string {
	if x.is == prior {
		return "上年"
	}
	if f.year == "" || t.Start-f.yearAt > maxSentence || strings.ContainsAny(f.line.Text[f.yearAt:t.Start], "。；;") {
		return ""
	}
	return f.year
}

// subject is the label, with the noun behind the figure where the label is a
// verb, and the name of the list or figure it is part of where it says little.
func (f *finder) subject(x *Found, c context) string {
	s := strings.Trim(c.label, "，,、：:。；;（）() ")
	s = s[numberOf(s):]
	s = wordsOf(trimmed(strings.TrimPrefix(s, "其中")))
	if x.Unit == "分" && gotWords.in(c.label) {
		return f.gotFor(c)
	}
	if x.base >= 0 && (x.is == change || x.is == growth || x.is == share) && utf8.RuneCountInString(s) <= 12 {
		return f.out[x.base].Subject + s
	}
	if noun := nounBehind(c.tail); noun != "" && !timeWords[noun] && x.is == level && (!c.own || verbs.in(s) || utf8.RuneCountInString(s) <= 1 || hasSuffixAny(s, "等", "有", "设")) {
		if hasSuffixAny(s, "等", "有") || !c.own {
			return noun
		}
		return s + noun
	}
	if s == "" && c.gap == "" && len(f.out) > 0 {
		return f.out[len(f.out)-1].Subject
	}
	if s == "" && f.side == "" && x.scope < 0 {
		if w := sumWords.before(trimmed(c.gap)); w != "" {
			return w
		}
	}
	if of := f.ratedPart(x, c); of != "" && utf8.RuneCountInString(s) <= 5 {
		return of + "·" + s
	}
	if utf8.RuneCountInString(s) <= 4 {
		return f.inContext(s, x.scope)
	}
	return s
}

// numberOf is the length of a paragraph's number at the start of a label.
func numberOf(s string) int {
	if _, n := document.NumberedLevel(s); n > 0 {
		return n
	}
	x := scanner{s: s}
	if s == "" || !isDigit(s[0]) {
		return 0
	}
	return x.headingNumber(0)
}

// inContext puts a short label into its list, its cell, or behind the figure
// before it.
func (f *finder) inContext(s string, scope int) string {
	if scope >= 0 {
		switch o := f.scopes[scope]; {
		case o.colon && o.label == s && fieldNames.in(s):
			return s // a field of a form, no part of the figure before
		case s != "" && o.owner < 0 && wordsOf(o.label) == s:
			return s
		case o.owner >= 0:
			return strings.Trim(f.out[o.owner].Subject+"·"+s, "·")
		case o.label != "":
			return strings.Trim(wordsOf(o.label[numberOf(o.label):])+"·"+s, "·")
		}
	}
	if f.side != "" {
		if f.name == s {
			return s
		}
		return strings.Trim(f.name+"·"+s, "·")
	}
	if s == "" && len(f.out) > 0 {
		return f.out[len(f.out)-1].Subject
	}
	return s
}

// verbs are labels whose object stands behind the figure: 新增14个早餐点位.
var verbs = newLexicon("新增", "完成", "建成", "创建", "开展", "实施", "办理", "组织", "举办", "新建", "改造", "培训", "配备", "购置", "建设", "开设", "设立", "内设", "下设",
	"成立", "制定", "出台", "发放", "落实", "推进", "年底完成", "排查", "整改", "化解", "申报", "获批", "包括", "共有", "现有", "共设", "设有", "编报", "走访", "慰问", "服务", "覆盖")

// timeWords stand behind a time and are no noun: 24小时内.
var timeWords = map[string]bool{"内": true, "之内": true, "前": true, "以前": true, "之前": true, "后": true, "以后": true, "之后": true, "起": true, "止": true}

// nounBehind returns the noun right behind a unit: at most ten characters of
// Han.
func nounBehind(tail string) string {
	n := 0
	for i, r := range tail {
		if !unicode.Is(unicode.Han, r) {
			return tail[:i]
		}
		if n++; n > 10 {
			return ""
		}
	}
	return tail
}
