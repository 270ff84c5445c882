package table

import (
	"regexp"
	"slices"
	"strings"

	"jiheng/num"
)

// A wording is what a text in the place of a unit says of money.
type wording struct {
	units   []num.Unit // different multiples of 元
	unknown string     // a word that names a unit of money, or none that money has, and is not understood
}

func (w wording) says() bool { return len(w.units) > 0 || w.unknown != "" }

// unit is the one unit that is named, none where there is none, or a question.
func (w wording) unit() num.Unit {
	if len(w.units) != 1 || w.unknown != "" {
		return num.Unit{}
	}
	return w.units[0]
}

// question is what leaves a question: the word that is not understood, or units
// that differ; empty where nothing does.
func (w wording) question() string {
	if w.unknown != "" || len(w.units) < 2 {
		return w.unknown
	}
	parts := make([]string, len(w.units))
	for i, u := range w.units {
		parts[i] = u.String()
	}
	return strings.Join(parts, "、")
}

func (w *wording) add(u num.Unit) {
	if !u.IsZero() && !slices.Contains(w.units, u) {
		w.units = append(w.units, u)
	}
}

func (w *wording) join(v wording) {
	for _, u := range v.units {
		w.add(u)
	}
	if w.unknown == "" {
		w.unknown = v.unknown
	}
}

var (
	oldSpelling = strings.NewReplacer("仟", "千", "佰", "百", "拾", "十", "萬", "万", "億", "亿", "圆", "元", "圓", "元", "块钱", "元", "块", "元", "角钱", "角", "分钱", "分")
	beforeMoney = regexp.MustCompile(`^(?:人民币|rmb|cny|[¥￥]|折合|合计|约合|以|按)+`)
	afterMoney  = regexp.MustCompile(`(?:人民币|rmb|cny|整|正|计)+$`)
	precision   = regexp.MustCompile(`(?:保留|取整|取到|精确|四舍|不含|含|每).*$`)
	foreign     = regexp.MustCompile(`美元|美金|美分|港[元币幣纸]|澳元|欧元|日[元圆]|英镑|韩元|韩币|加元|新元|泰铢|卢比|台币|卢布|法郎|外币|外汇|usd|us\$|hkd|hk\$|eur|jpy|gbp|aud|cad|sgd|krw|twd|chf|[$€£]`)
	counting    = regexp.MustCompile(`^\p{Han}次?$`) // 场, 笔, 场次: what is counted beside money
	abbreviated = regexp.MustCompile(`^(?:k|m|mm|mn|bn|b|ku|thousands?|millions?|billions?|[0-9]*,?[0-9]*(?:k|m|w|thousand|million|billion)?(?:yuan|rmb|cny|元))$`)
	manyOf      = regexp.MustCompile(`^[十百千万亿兆两几]+(?:元|角|分)?$|元$|^[十百千]*[万亿千百]元`)
)

// moneyUnit returns the multiple of 元 that a text names in full, none where it
// is no such word: 百元, 仟元, 人民币万元, 億元.
func moneyUnit(s string) num.Unit {
	s = plainMoney(flat(s))
	body, found := strings.CutSuffix(s, "元")
	if !found {
		return num.Unit{}
	}
	if _, known := multiples[body]; body != "" && !known {
		return num.Unit{}
	}
	return num.MustUnit(body + "元")
}

func plainMoney(s string) string {
	s = oldSpelling.Replace(s)
	return afterMoney.ReplaceAllString(beforeMoney.ReplaceAllString(s, ""), "")
}

// moneyWord is moneyUnit where a unit of money is expected: 万, w, 亿, 角 and 分
// say enough there.
func moneyWord(s string) num.Unit {
	if u := moneyUnit(s); !u.IsZero() {
		return u
	}
	switch s = plainMoney(flat(s)); s {
	case "w":
		return num.Wan
	case "yuan":
		return num.Yuan
	case "角", "分":
		return num.MustUnit(map[string]string{"角": "角", "分": "分钱"}[s])
	}
	if _, known := multiples[s]; known {
		return num.MustUnit(s + "元")
	}
	return num.Unit{}
}

// unknownMoney reports a word that names a currency or a multiple and is no
// multiple of 元 that the program knows.
func unknownMoney(s string) bool {
	if len(s) > 40 || s == "" {
		return false
	}
	return foreign.MatchString(s) || abbreviated.MatchString(s) || manyOf.MatchString(oldSpelling.Replace(s)) && !strings.ContainsAny(s, "0123456789")
}

// apart parts what stands in the place of a unit: 人、万元; 万元,含税; 万元/年.
func apart(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、,;/()[]【】{}:|。.\"“”'", r) })
}

// wordingOf reads a flat text that stands in the place of a unit.
func wordingOf(s string) (w wording) {
	for _, t := range apart(s) {
		if short := precision.ReplaceAllString(t, ""); short != "" {
			t = short
		}
		if u := moneyWord(t); !u.IsZero() {
			w.add(u)
			continue
		}
		parts := strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune("和及与或", r) })
		if len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return moneyWord(p).IsZero() && !isUnit(p) }) {
			for _, p := range parts {
				w.add(moneyWord(p))
			}
			continue
		}
		if unknownMoney(t) && w.unknown == "" {
			w.unknown = t
		}
	}
	return w
}

// onlyUnits reads a flat text that holds units and nothing else, at least one of
// them of money: 万元, (元), 人、万元. Words that are units only where one is
// expected (分, 千) say nothing alone.
func onlyUnits(s string) (w wording) {
	tokens := apart(s)
	full := false
	for _, t := range tokens {
		known := !moneyWord(t).IsZero()
		if !known && !unknownMoney(t) && !isUnit(t) && t != "含税" && t != "不含税" && t != "人民币" && !(len(tokens) > 1 && counting.MatchString(t)) {
			return wording{}
		}
		full = full || known && strings.ContainsAny(oldSpelling.Replace(t), "元万亿") || foreign.MatchString(t)
	}
	if !full {
		return wording{}
	}
	return wordingOf(s)
}

var figureAndUnit = regexp.MustCompile(`^(.*[0-9])\s*([^0-9\s].*)$`)

// MoneyText returns an amount with its unit as the units of measure are spelt, where
// the word behind the figure is one of money that tables may have as well: 3仟元 is
// 3千元, 2億元 is 2亿元, 5万元整 is 5万元. Any other text is returned as it is; 万 alone
// is, too, because it could be of 元 or of 万元.
func MoneyText(text string) string {
	m := figureAndUnit.FindStringSubmatch(strings.TrimSpace(fold(text)))
	if m == nil {
		return text
	}
	u := moneyUnit(m[2])
	if plainMoney(flat(m[2])) == "角" {
		u = moneyWord("角")
	}
	if u.IsZero() {
		return text
	}
	return m[1] + u.String()
}
