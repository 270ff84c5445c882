package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"jiheng/fault"
)

// typedDigits match digits as people type them.
var typedDigits = regexp.MustCompile(`[0-9０-９][0-9０-９,，.．]*[0-9０-９]|[0-9０-９]`)

// typedNames match what holds digits and is no figure: dates, numbers of documents
// and articles, ordinals, lines, addresses, versions, codes, plays of numbers.
// Full-width digits count as digits.
var typedNames = patterns(
	`[0-9A-Za-z]+(?:[+＋][0-9A-Za-z]+)+`, // 3+4+5, 1+39+X
	`(?:19|20|１９|２０)[0-9]{2}(?:[—–~～至-](?:19|20|１９|２０)[0-9]{2})?[ ]?年(?:度)?`, // 2024年, 2024—2026年
	`[0-9]{1,2}(?:[—–~～至-][0-9]{1,2})?[ ]?月(?:[0-9]{1,2}[ ]?日)?`,             // 3月26日, 1—7月
	`[0-9]{4}-[0-9]{2}-[0-9]{2}`, // 2024-03-28
	`[0-9]{1,2}[ ]?日`,            // 26日
	`[〔\[（(](?:19|20|１９|２０)[0-9]{2}[〕\]）)][0-9]+[ ]?号`,                                               // 〔2020〕10号
	`第[ ]?[0-9]+[ ]?(?:次|届|批|轮|条|款|项|号|期|章|节|季度|页|部分|标段|位|名)`,                                        // 第3轮
	`[0-9]+[ ]?(?:弄|号线|号楼|号令|号文|号|路公交|届)`,                                                            // 2806弄, 15号线
	`[0-9]{3,5}(?:政务服务便民|政务服务|市民服务|市民)?热线`,                                                           // 12345热线
	`[0-9]+[*×xX][0-9]+(?:小时)?`,                                                                      // 7*24小时
	`PM(?:2\.5|10)`,                                                                                  // PM2.5
	`[A-Za-z][A-Za-z-]*[0-9]+(?:-?[A-Za-z0-9]+)*(?:$|[^0-9A-Za-z.,%％‰万亿元个项家户人次台件]|[.,](?:$|[^0-9]))`, // SL01, TZ08, but not GDP106亿元
	`[2-6][ADG](?:$|[^A-Za-z])`,                                                                      // 5G, 4A级, but not 5GW
	`[1-9]\.0(?:$|[，。；、”》」』）) \n]|和|与|版|平台|系统|模式|计划|行动|建设|应用|上线)`,                                    // 社区云2.0
	`[（(][0-9]{1,2}[）)]`,                                                                             // （1）
)

// patterns compiles expressions in which 0-9 stands for digits of both widths.
func patterns(exprs ...string) []*regexp.Regexp {
	out := make([]*regexp.Regexp, len(exprs))
	for i, e := range exprs {
		e = strings.ReplaceAll(strings.ReplaceAll(e, "[0-9]", "[0-9０-９]"), "[0-9A-Za-z]", "[0-9０-９A-Za-z]")
		out[i] = regexp.MustCompile(e)
	}
	return out
}

// A Typed is a figure that was written by hand: it has no account.
type Typed struct {
	Place fault.Place
	Text  string // the figure with the words around it
}

// TypedFigures returns the figures in a text that stand there as typed digits,
// as Han numerals that measure something, or as words of quantity (近万人次, 两成),
// each with a few characters around it, in their order. Digits and numerals in
// names, days and years are none, nor is a single Han digit: 三项措施.
func TypedFigures(text string) []Typed {
	out, _ := TypedSpans(text)
	return out
}

// TypedSpans returns what TypedFigures does, and for each from which byte of the text
// to before which it stands.
func TypedSpans(text string) ([]Typed, [][]int) {
	spans := typedSpans(text)
	if len(spans) == 0 {
		return nil, nil
	}
	out := make([]Typed, len(spans))
	at, seen := fault.Place{Line: 1, Column: 1}, 0
	for i, span := range spans {
		at, seen = at.After(text[seen:span[0]]), span[0]
		out[i] = Typed{Place: at, Text: around(text, span[0], span[1])}
	}
	return out, spans
}

// typedSpans returns where the typed figures of a text stand.
func typedSpans(text string) [][]int {
	var spans [][]int
	tokens := Tokens(text)
	if strings.ContainsFunc(text, eitherDigit) {
		masked := []byte(text)
		for _, t := range tokens {
			if n := strings.TrimRight(t.Text, ". "); t.Class == ListNo && (strings.Contains(n, ".") || strings.Trim(t.Text, "0123456789") == "") { // 2.1人员情况
				mask(masked[t.Start:t.End])
			}
		}
		for _, n := range typedNames {
			for _, span := range n.FindAllStringIndex(string(masked), -1) {
				mask(masked[span[0]:span[1]])
			}
		}
		spans = typedDigits.FindAllIndex(masked, -1)
	}
	for _, t := range tokens {
		if inHan(t) {
			spans = append(spans, []int{t.Start, t.End})
		}
	}
	spans = append(spans, wordSpans(text)...)
	slices.SortFunc(spans, func(a, b []int) int { return cmp.Or(a[0]-b[0], b[1]-a[1]) })
	return disjoint(spans)
}

// disjoint leaves out spans that overlap one before them.
func disjoint(spans [][]int) [][]int {
	out, end := spans[:0], 0
	for _, s := range spans {
		if s[0] >= end {
			out, end = append(out, s), s[1]
		}
	}
	return out
}

// inHan reports a measured number in Han numerals: 一百二十万元, 百分之八十,
// 十五人, 一倍, 九成五. Days and years are not measured here.
func inHan(t Token) bool {
	switch t.Class {
	case HanQuantity, Multiple, Quantity:
	default:
		return false
	}
	switch t.Unit {
	case "日", "天", "年", "月", "个月", "周":
		return false
	}
	if utf8.RuneCountInString(t.Written) == 1 && countedUnits.in(t.Unit) {
		return false // 三项措施: read as a figure where it counts, but no figure that has to have an account
	}
	return !strings.ContainsFunc(t.Text, eitherDigit)
}

// mask puts blanks of the same length in the place of digits.
func mask(text []byte) {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		if eitherDigit(r) {
			copy(text[at:at+size], "___")
		}
		at += size
	}
}

func eitherDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// around returns a figure with up to six characters before and four behind it,
// inside its line.
func around(text string, from, to int) string {
	for n := 0; n < 6 && from > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if strings.ContainsRune("\n。；，、：", r) {
			break
		}
		from -= size
	}
	for n := 0; n < 4 && to < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[to:])
		if strings.ContainsRune("\n。；，、", r) {
			break
		}
		to += size
	}
	return text[from:to]
}
