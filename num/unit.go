package num

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/fault"
)

// A Unit is a unit of measure (度量单位): 万元, 平方米, 家次, 万元/台. The zero
// value is no unit. Units convert inside one dimension: 万元 to 亿元, never 家
// to 个. Units compare with ==.
type Unit struct {
	symbol     string
	base       string // base unit of the dimension, empty for a pure number
	per        string // base unit of the divisor, if there is one
	over, unit int64  // one of this unit is over/unit base units
}

// Yuan is 元, Wan 万元, Pct %, the units that the program itself needs.
var (
	Yuan = mustUnit("元")
	Wan  = mustUnit("万元")
	Pct  = mustUnit("%")
)

// known units with their base and factor; counts (个, 家, 人次 …) are their own
// base and need no line. 百分点 is no percentage: it never converts to one.
var known = map[string]struct{ base, factor string }{
	"元": {"元", "1"}, "角": {"元", "0.1"}, "分钱": {"元", "0.01"}, "块钱": {"元", "1"}, "人民币元": {"元", "1"},
	"美元": {"美元", "1"}, "欧元": {"欧元", "1"}, "港元": {"港元", "1"}, "日元": {"日元", "1"},
	"%": {"", "0.01"}, "‰": {"", "0.001"}, "倍": {"", "1"}, "百分点": {"百分点", "1"}, "个百分点": {"百分点", "1"},
	"平方米": {"平方米", "1"}, "㎡": {"平方米", "1"}, "m²": {"平方米", "1"}, "公顷": {"平方米", "10000"}, "平方公里": {"平方米", "1000000"},
	"m2": {"平方米", "1"}, "m^2": {"平方米", "1"}, "m^3": {"立方米", "1"}, "km^2": {"平方米", "1000000"}, "平方千米": {"平方米", "1000000"}, "km²": {"平方米", "1000000"}, "km2": {"平方米", "1000000"}, "㎢": {"平方米", "1000000"},
	"hm²": {"平方米", "10000"}, "hm2": {"平方米", "10000"}, "cm²": {"平方米", "0.0001"}, "cm2": {"平方米", "0.0001"}, "mm²": {"平方米", "0.000001"},
	"dm²": {"平方米", "0.01"}, "dm2": {"平方米", "0.01"}, "dm^2": {"平方米", "0.01"}, "平方分米": {"平方米", "0.01"}, "cm^2": {"平方米", "0.0001"}, "㎠": {"平方米", "0.0001"}, "平方厘米": {"平方米", "0.0001"},
	"mm2": {"平方米", "0.000001"}, "mm^2": {"平方米", "0.000001"}, "㎟": {"平方米", "0.000001"}, "平方毫米": {"平方米", "0.000001"}, "hm^2": {"平方米", "10000"}, "㏊": {"平方米", "10000"}, "ha": {"平方米", "10000"},
	"km³": {"立方米", "1000000000"}, "km3": {"立方米", "1000000000"}, "km^3": {"立方米", "1000000000"}, "㎦": {"立方米", "1000000000"}, "立方千米": {"立方米", "1000000000"}, "立方公里": {"立方米", "1000000000"},
	"dm³": {"立方米", "0.001"}, "dm3": {"立方米", "0.001"}, "dm^3": {"立方米", "0.001"}, "立方分米": {"立方米", "0.001"}, "cm3": {"立方米", "0.000001"}, "cm^3": {"立方米", "0.000001"}, "㎤": {"立方米", "0.000001"}, "立方厘米": {"立方米", "0.000001"},
	"mm³": {"立方米", "0.000000001"}, "mm3": {"立方米", "0.000000001"}, "mm^3": {"立方米", "0.000000001"}, "㎣": {"立方米", "0.000000001"}, "立方毫米": {"立方米", "0.000000001"}, "dm": {"米", "0.1"}, "分米": {"米", "0.1"},
	"亩": {"亩", "1"}, "立方米": {"立方米", "1"}, "立方": {"立方米", "1"}, "m³": {"立方米", "1"}, "m3": {"立方米", "1"}, "㎥": {"立方米", "1"}, "cm³": {"立方米", "0.000001"},
	"米": {"米", "1"}, "公里": {"米", "1000"}, "千米": {"米", "1000"}, "km": {"米", "1000"}, "㎞": {"米", "1000"}, "m": {"米", "1"},
	"cm": {"米", "0.01"}, "㎝": {"米", "0.01"}, "mm": {"米", "0.001"}, "㎜": {"米", "0.001"}, "毫米": {"米", "0.001"}, "厘米": {"米", "0.01"},
	"吨": {"吨", "1"}, "公斤": {"吨", "0.001"}, "千克": {"吨", "0.001"}, "kg": {"吨", "0.001"}, "㎏": {"吨", "0.001"}, "克": {"吨", "0.000001"},
	"kWp": {"kWp", "1"}, "MWp": {"kWp", "1000"}, "千瓦": {"千瓦", "1"}, "kW": {"千瓦", "1"}, "兆瓦": {"千瓦", "1000"}, "MW": {"千瓦", "1000"},
	"千瓦时": {"千瓦时", "1"}, "度": {"千瓦时", "1"}, "kWh": {"千瓦时", "1"}, "吨标准煤": {"吨标准煤", "1"},
	"年": {"月", "12"}, "月": {"月", "1"}, "个月": {"月", "1"}, "天": {"天", "1"}, "日": {"天", "1"}, "周": {"天", "7"},
	"小时": {"小时", "1"}, "分钟": {"分钟", "1"}, "个工作日": {"工作日", "1"}, "工作日": {"工作日", "1"},
}

// multiples before a unit of any kind: 万条, 亿美元.
var multiples = []struct{ word, factor string }{
	{"百万", "1000000"}, {"千万", "10000000"}, {"十万", "100000"}, {"万亿", "1000000000000"}, {"亿", "100000000"}, {"万", "10000"}, {"千", "1000"}, {"百", "100"},
}

// Multiple returns the factor of a word that multiplies a unit, and is none itself:
// 万, 亿, 千万; ok is false for other words.
func Multiple(word string) (factor Ratio, ok bool) {
	for _, m := range multiples {
		if m.word == word {
			return MustDecimal(m.factor).Ratio(), true
		}
	}
	return Ratio{}, false
}

// spellings that mean the same unit.
var spellings = map[string]string{"kwp": "kWp", "KWP": "kWp", "KWp": "kWp", "kwh": "kWh", "％": "%", "人民币": "元", "平米": "平方米"}

// ParseUnit reads a unit. Any short word without digits, blanks or marks is a
// unit of counting of its own; what people write in two ways (kwp, ％) is read
// alike.
func ParseUnit(s string) (Unit, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Unit{}, nil
	}
	top, bottom, compound := strings.Cut(strings.ReplaceAll(s, "／", "/"), "/")
	base, factor, symbol, err := simple(top)
	if err != nil {
		return Unit{}, err
	}
	if !compound {
		return unitOf(symbol, base, "", factor)
	}
	per, div, low, err := simple(bottom)
	if err != nil {
		return Unit{}, err
	}
	q, _ := Quo(factor, div)
	return unitOf(symbol+"/"+low, base, per, q)
}

// unitOf refuses factors beyond 18 digits: 万亿亿元 is a slip of the pen.
func unitOf(symbol, base, per string, factor Ratio) (Unit, error) {
	over, under, ok := factor.small()
	if !ok {
		return Unit{}, fmt.Errorf("not a unit of measure: %q", fault.Clip(symbol))
	}
	return Unit{symbol, base, per, over, under}, nil
}

func mustUnit(s string) Unit {
	u, err := ParseUnit(s)
	if err != nil {
		panic(err)
	}
	return u
}

// MustUnit is ParseUnit for literals of the program.
func MustUnit(s string) Unit { return mustUnit(s) }

func simple(s string) (base string, factor Ratio, symbol string, err error) {
	if t, ok := spellings[s]; ok {
		s = t
	}
	if k, ok := known[s]; ok {
		return k.base, MustDecimal(k.factor).Ratio(), s, nil
	}
	for _, m := range multiples {
		rest, ok := strings.CutPrefix(s, m.word)
		if !ok || rest == "" {
			continue
		}
		base, factor, low, err := simple(rest)
		return base, factor.Mul(MustDecimal(m.factor).Ratio()), m.word + low, err
	}
	if n := utf8.RuneCountInString(s); n == 0 || n > 8 || strings.IndexFunc(s, notUnit) >= 0 {
		return "", Ratio{}, "", fmt.Errorf("not a unit of measure: %q", fault.Clip(s))
	}
	return s, One, s, nil
}

func notUnit(r rune) bool { return !unicode.IsLetter(r) && r != '·' }

// String returns the unit as it is printed.
func (u Unit) String() string { return u.symbol }

// IsZero reports whether there is no unit.
func (u Unit) IsZero() bool { return u.symbol == "" }

// Dimension names what the unit measures, by its base units: 元, 条, 元/台; it
// is empty for pure numbers and percentages.
func (u Unit) Dimension() string {
	if u.per == "" {
		return u.base
	}
	return u.base + "/" + u.per
}

// Bases returns the base unit above and below the line.
func (u Unit) Bases() (over, under string) { return u.base, u.per }

// Factor returns how many base units one unit is; 1 for no unit.
func (u Unit) Factor() Ratio {
	if u.symbol == "" {
		return One
	}
	factor, _ := fraction(u.over, u.unit)
	return factor
}

// Money reports whether the unit is of a currency.
func (u Unit) Money() bool {
	return u.per == "" && strings.HasSuffix(u.base, "元")
}

// Split takes the unit's multiple (万, 亿) from its noun, for 48.8万余条.
func (u Unit) Split() (multiple, noun string) {
	if _, ok := known[u.symbol]; ok {
		return "", u.symbol
	}
	for _, m := range multiples {
		if rest, ok := strings.CutPrefix(u.symbol, m.word); ok && rest != "" {
			return m.word, rest
		}
	}
	return "", u.symbol
}

// MarshalText writes the printed symbol.
func (u Unit) MarshalText() ([]byte, error) { return []byte(u.symbol), nil }
