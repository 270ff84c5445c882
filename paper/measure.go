package paper

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// WithoutLabel is a cell's text without a label behind it: 10〔样例〕.
func WithoutLabel(s string) string {
	s, _, _ = strings.Cut(s, "〔")
	return strings.TrimSpace(s)
}

// CellNumber returns the number that is all a cell says, 分 behind it and a label
// aside: 10〔样例〕. ok is false for a cell that is nil, blank or says more.
func CellNumber(l *Line) (num.Decimal, bool) {
	if l == nil {
		return num.Decimal{}, false
	}
	return DecimalOf(strings.TrimSuffix(WithoutLabel(l.Text), "分"))
}

// Operator matches a value with its sign and unit, each in a group of its own:
// ≥95%.
var Operator = regexp.MustCompile(`^(≥|≤|＝|=|>|<|＞|＜|不低于|不少于|不超过|不高于|不多于|至少|≧|≦)?\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*([^0-9]{0,6})$`)

// A measure is a value of a form's cell with its unit.
type measure struct {
	sign   string
	value  num.Ratio // its multiple counted in
	number num.Decimal
	unit   string // without multiple; empty where the cell has none
	scaled bool   // it has 万 or 亿
	bound  string // ≤ or ≥, where words behind it say so: 24小时内, 80%以上
}

// readMeasure reads a cell that is one value, with operator and unit; ok is false
// for anything else.
func readMeasure(s string) (m measure, ok bool) {
	s = strings.TrimSpace(WithoutLabel(s))
	x := Operator.FindStringSubmatch(s)
	if x == nil {
		return tokenMeasure(s)
	}
	d, err := num.ParseDecimal(x[2])
	if err != nil {
		return m, false
	}
	m.sign, m.number, m.value, m.unit = x[1], d, d.Ratio(), Roughly.Replace(strings.TrimSpace(x[3]))
	m.bound = boundBehind(&m.unit, x[3])
	for _, scale := range []string{"亿", "千万", "百万", "万", "千", "百"} {
		if rest, found := strings.CutPrefix(m.unit, scale); found && !strings.HasPrefix(m.unit, "千米") && !strings.HasPrefix(m.unit, "千克") &&
			!strings.HasPrefix(m.unit, "百分") {
			m.unit, m.scaled = rest, true
			m.value = m.value.Mul(num.Int(ScaleFactors[scale]).Ratio())
			break
		}
	}
	if m.unit == "％" || m.unit == "百分比" {
		m.unit = "%"
	}
	return m, true
}

// timeUnits are units of time that 内 may stand behind.
var timeUnits = []string{"小时", "天", "日", "月", "年", "分钟", "周", "秒"}

// boundBehind reads the bound that the words behind a value name, and takes 内 off a
// unit of time.
func boundBehind(unit *string, tail string) string {
	tail = strings.TrimSpace(tail)
	for _, end := range []string{"以内", "之内", "内"} {
		if u, ok := strings.CutSuffix(tail, end); ok && slices.ContainsFunc(timeUnits, func(t string) bool { return strings.HasSuffix(u, t) }) {
			*unit = u
			return "≤"
		}
	}
	switch {
	case strings.HasSuffix(tail, "以内"), strings.HasSuffix(tail, "以下"):
		return "≤"
	case strings.HasSuffix(tail, "以上"):
		return "≥"
	}
	return ""
}

// tokenMeasure reads a cell that is one value in Han numerals, in steps or in parts
// of a hundred: ≥两场, 九成五, 百分之九十, 1万5千人.
func tokenMeasure(s string) (m measure, ok bool) {
	if s == "" || len(s) > 60 {
		return m, false
	}
	tokens := extract.Tokens(s)
	if len(tokens) != 1 || tokens[0].Start != 0 || tokens[0].End != len(s) {
		return m, false
	}
	t := tokens[0]
	f, known := ScaleFactors[t.Scale]
	if t.Class != extract.Quantity && t.Class != extract.HanQuantity || !known || t.Number.Sign() < 0 ||
		t.Approx != "" && !strings.Contains("≥≤＝=><＞＜≧≦不低于不少于不超过不高于不多于至少", t.Approx) || strings.HasSuffix(s, t.Approx) && t.Approx != "" {
		return m, false
	}
	return measure{sign: t.Approx, number: t.Number, value: t.Number.Ratio().Mul(num.Int(f).Ratio()), unit: t.Unit, scaled: t.Scale != ""}, true
}

// A Comparison is a target beside what was reached, in one unit.
type Comparison struct {
	Target, Actual num.Ratio
	scale          int // decimals of the actual value
	AtMost         bool
	signed         bool // the form says in which direction the target counts
}

// Missed reports whether the actual value is worse than the target.
func (c Comparison) Missed() bool {
	if c.AtMost {
		return c.Actual.Cmp(c.Target) > 0
	}
	return c.Actual.Cmp(c.Target) < 0
}

// Compare reads a target and an actual value that stand alone; ok is false where
// one is no number or the units differ.
func Compare(target, actual string) (Comparison, bool) { return compareIn(target, actual, "") }

// compareIn is compare where a column of the form names the unit. A value without
// a unit is not set against a percentage, an amount of money or a multiple: 0.95
// may be 95 %, 480000 may be 元.
func compareIn(target, actual, unit string) (c Comparison, ok bool) {
	a, ok1 := readMeasure(target)
	b, ok2 := readMeasure(actual)
	if !ok1 || !ok2 || b.sign != "" {
		return c, false
	}
	if u, ok := readMeasure("1" + unit); ok && unit != "" {
		for _, m := range []*measure{&a, &b} {
			if m.unit != "" {
				continue
			}
			if m.unit = u.unit; !m.scaled {
				m.value = m.value.Mul(u.value)
			}
		}
	}
	if a.unit != b.unit {
		plain := func(x, y measure) bool {
			return x.unit == "" && y.unit != "%" && y.unit != "元" && !x.scaled && !y.scaled
		}
		if x, y, ok := UnitsConvert(a.unit, b.unit); ok {
			a.value, b.value, b.unit = a.value.Mul(x), b.value.Mul(y), a.unit
		}
		if a.unit != b.unit && !plain(a, b) && !plain(b, a) && !(a.unit != "" && b.unit != "" && UnitsAgree(a.unit, b.unit)) {
			return c, false
		}
	}
	sign := cmp.Or(a.sign, a.bound)
	return Comparison{Target: a.value, Actual: b.value, scale: b.number.Scale(), signed: sign != "", AtMost: sign != "" &&
		strings.Contains("≤<＜≦不超过不高于不多于", sign)}, true
}

// NoReason reports a field for reasons that gives none: blank, a dash, 无.
func NoReason(s string) bool {
	s = strings.Trim(s, " 。—-/*")
	return s == "" || s == "无" || s == "无偏差" || s == "暂无"
}

// Roughly takes the words of approximation out of a unit: 万余条.
var Roughly = strings.NewReplacer("余", "", "多", "", "左右", "", "以上", "", "以下", "", "以内", "")

// sameUnits lists units that mean the same in a form.
var sameUnits = [][]string{{"人", "名", "人次", "位"}, {"个", "处", "项", "家", "件", "座", "所", "条"}, {"天", "日"}, {"次", "场", "期", "场次", "批次"},
	{"平方米", "㎡", "平米"}, {"公里", "千米", "km"}, {"%", "％", "百分比"}, {"户", "户次"}, {"万元", "万"}}

// UnitsAgree reports two units of a form that mean the same: 家 and 个, 万人次 and
// 人次. 元 and 万元 do not.
func UnitsAgree(a, b string) bool {
	if x, y := strings.TrimLeft(a, "百千万亿"), strings.TrimLeft(b, "百千万亿"); x == y && x != "元" && x != "" && x != "米" && x != "克" {
		return true // 万人次 is so many 人次
	}
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return !strings.ContainsAny(a+b, "百千万亿") // 元 and 万元 are not one unit
	}
	for _, set := range sameUnits {
		in := func(u string) bool {
			for _, x := range set {
				if x == u {
					return true
				}
			}
			return false
		}
		if in(a) && in(b) {
			return true
		}
	}
	return false
}
