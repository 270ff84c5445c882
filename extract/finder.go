package extract

import (
	"strings"
	"unicode/utf8"

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

	tokens []Token
	out    []Found
	scopes []scope
	open   []int // scopes that are open, the innermost last
	done   int   // end of the last figure, in the line's text
	last   FoundKind
	staff  bool // the last figure counted staff
	scores int  // 得N分 of single indicators
}

// run finds the figures of the piece in order.
func (f *finder) run() {
	text := f.line.Text[f.from:f.to]
	f.tokens = Tokens(text)
	f.done = f.from
	f.ratings()
	for k := range f.tokens {
		t := f.tokens[k]
		t.Start, t.End = t.Start+f.from, t.End+f.from
		switch t.Class {
		case Quantity, HanQuantity, HanApprox, Range, Bare:
			f.token(t, k)
		}
	}
}

// token makes a figure of a token, or two of a range.
func (f *finder) token(t Token, k int) {
	c := f.context(t, k)
	x := Found{Value: t.Written, Unit: t.Measured(), Line: f.index, Start: t.Start, End: t.End, At: f.line.Place(t.Start), base: -1, label: c.label, lead: c.gap, places: t.Number.Scale()}
	if t.Class == HanQuantity || t.Class == HanApprox {
		x.Value, x.places = t.Number.String(), 0
	}
	f.walkGap(f.line.Text[f.done:t.Start], f.done)
	x.scope = f.inner()
	x.number = valueOf(t.Number, x.Unit)
	if !f.classify(&x, t, c) {
		return
	}
	f.describe(&x, t, c)
	f.done = t.End
	f.fromTo(&x)
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
	if strings.HasPrefix(t.Text, "-") {
		q = "负" + q
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
	if fromTo(x.label) == "" || n == 0 || f.out[n-1].is != level || unitRoot(f.out[n-1].Unit) != unitRoot(x.Unit) {
		return
	}
	if p := &f.out[n-1]; strings.Contains(p.label, "由") || strings.Contains(p.label, "从") {
		p.is, p.base = prior, n
		x.is, x.base = level, -1
		x.Subject = p.Subject
	}
}

// fromTo returns the word by which a label says what a figure rose or fell to.
func fromTo(label string) string { return reachedWords.before(label) }

var reachedWords = newLexicon("增至", "增加到", "增加至", "增长到", "增长至", "降至", "下降到", "下降至", "降低到", "减少到", "减少至", "提高到", "提高至", "提升至", "提升到", "压缩至", "上升到", "上升至")

// modality reads the mood of the clause.
func (f *finder) modality(c context, t Token) string {
	clause := c.gap[strings.LastIndexAny(c.gap, "。；;")+1:]
	switch {
	case forecasts.find(clause) != "":
		return Forecast
	case targets.find(clause) != "" && f.side == "", strings.Contains(f.side, "目标"), strings.Contains(f.side, "指标值"):
		return Target
	}
	return ""
}

// period reads the year that a clause names, or 上年.
func (f *finder) period(x *Found, c context, t Token) string {
	if x.is == prior {
		return "上年"
	}
	from := f.from + strings.LastIndexAny(f.line.Text[f.from:t.Start], "。；;") + 1
	year := ""
	for _, d := range f.tokens {
		if d.Start+f.from >= t.Start {
			break
		}
		if d.Class == Day && d.Start+f.from >= from && len(d.Text) >= 7 && isDigit(d.Text[3]) {
			year = d.Text[:4] + "年"
		}
	}
	return year
}

// subject is the label, with the name of the list or figure it is part of where
// it says too little.
func (f *finder) subject(x *Found, c context) string {
	s := strings.Trim(c.label, "，,、：:。；;（）()“” ")
	s = trimmed(s)
	if x.is == change || x.is == growth || x.is == share {
		if x.base >= 0 && utf8.RuneCountInString(s) <= 12 {
			return f.out[x.base].Subject + s
		}
	}
	if utf8.RuneCountInString(s) <= 4 && x.scope >= 0 {
		if o := f.scopes[x.scope]; o.owner >= 0 {
			return strings.Trim(f.out[o.owner].Subject+"·"+s, "·")
		} else if o.label != "" && s != "" {
			return o.label + "·" + s
		}
	}
	if f.side != "" && utf8.RuneCountInString(s) <= 4 {
		return strings.Trim(f.name+"·"+s, "·")
	}
	if s == "" && len(f.out) > 0 {
		return f.out[len(f.out)-1].Subject
	}
	return s
}
